"""What one clause claims: its core, and each phrase that it can do without, added to the core."""

import re
from typing import TYPE_CHECKING

from factcheck.claims.clause import Clause, joined, shorter_subject, without
from factcheck.claims.coordination import told_apart
from factcheck.claims.drafts import Draft
from factcheck.claims.trees import (
    BE,
    after_pause,
    auxiliaries,
    child,
    is_name,
    is_narrow,
    is_place,
    is_time,
    subtree,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ARGUMENT_FREE = frozenset(
    "without during despite amid following ahead alongside after before".split()
)
"""Prepositions whose phrase right after a verb is hardly ever part of what the verb needs."""
_FREE = _ARGUMENT_FREE | frozenset("with at under through in because".split())
"""Prepositions whose phrase a clause can do without where something stands between it and them."""
_TIMES = frozenset(
    "day days week weeks month months year years decade decades hour hours minute minutes night"
    " morning moment".split()
)
_OPENING = re.compile(r"(?:start|open|end|finish|clos|begin|began|begun)(?:e|es|ed|s)? with")
"""Verbs that say little without a phrase: `began the match with`."""


def clause_claims(doc: "Doc", clause: Clause) -> list[Draft]:
    """Return the claims of one clause: its core, and each thing added to it; at least one."""
    narrow = is_narrow(clause.verb)
    others = [] if _is_copula(clause.verb) and not clause.before else _others(clause, narrow=narrow)
    if narrow:
        others = [o for o in others if after_pause(doc, set(o))]
    removed = {i for other in others for i in other}
    base = without(clause, removed)
    if others and not narrow and not _has_content(clause, removed) and len(others) == 1:
        others, removed, base = [], set(), clause
    found: list[Draft] = []
    fuller = [without(clause, removed - set(other)) for other in others]
    if not narrow and not _names(doc, base) and any(_names(doc, variant) for variant in fuller):
        return [joined(shorter_subject(variant)) for variant in fuller if _names(doc, variant)]
    for variant in [base, *fuller]:
        if variant is base:
            found.extend(told_apart(variant, narrow=narrow))
        else:
            found.append(joined(shorter_subject(variant)))
    if shorter_subject(base) is not base:
        found.append(joined(base))
    return found


def _names(doc: "Doc", clause: Clause) -> bool:
    """Tell whether a clause has a name, or a pronoun for one, of what it is about."""
    parts = (*clause.before, *clause.subject, *clause.rest)
    own = [doc[p] for p in parts if isinstance(p, int)]
    return any(is_name(token) or token.tag_ == "PRP" for token in own)


def _is_copula(verb: "Token") -> bool:
    return verb.text.lower() in BE and child(verb, "attr", "acomp") is not None


def _others(clause: Clause, *, narrow: bool) -> list[tuple[int, ...]]:
    """Return what a clause can do without: prepositional phrases of neither time nor place."""
    kept = {p for p in (*clause.before, *clause.rest) if isinstance(p, int)}
    found = []
    for c in clause.verb.children:
        tokens = tuple(sorted(subtree(c) & kept))
        leads = c.dep_ == "advmod" and c.i < clause.verb.i and child(c, "prep") is not None
        if not (c.dep_ == "prep" or leads) or not tokens or is_time(c) or is_place(c):
            continue
        if _tells_whose_view(c, clause.verb) or _is_condition(c, clause.verb):
            continue
        if c.i == 0 and c.dep_ == "prep" and child(c, "pobj", "pcomp", "prep") is None:
            continue  # `As rain fell, …`, whose verb the parser took for the main one
        if _OPENING.fullmatch(f"{clause.verb.lower_} {c.lower_}"):
            continue
        if c.dep_ == "prep" and c.i > clause.verb.i and not _is_free(clause.verb, c):
            continue
        if not _leaves_no_gap(clause, tokens):
            continue
        if _is_argument(clause.verb, c) and not narrow:
            continue
        found.append(tokens)
    return found


def _is_condition(preposition: "Token", verb: "Token") -> bool:
    """Tell whether a phrase is a condition: `Under the treaty, Norway owns the mines`.

    So is `without Svalbard` where something is counted, and `With more rain, … would …`.
    """
    word, leads = preposition.lower_, preposition.i < verb.i
    if word == "without":
        counted = child(verb, "dobj", "attr")
        return counted is not None and child(counted, "nummod") is not None
    is_open = any(a.lower_ in ("would", "could", "might") for a in auxiliaries(verb))
    return word == "depending" or (leads and (word == "under" or (word == "with" and is_open)))


def _tells_whose_view(preposition: "Token", verb: "Token") -> bool:
    """Tell whether a phrase is of somebody's view: `For Ann Berg, the film was a masterpiece.`"""
    who = child(preposition, "pobj")
    is_for = preposition.lower_ == "for" and preposition.i < verb.i
    return is_for and who is not None and who.ent_type_ == "PERSON"


def _is_free(verb: "Token", preposition: "Token") -> bool:
    before = preposition.doc[preposition.i - 1].text.lower()
    if preposition.doc[preposition.i - 1].tag_ == "RP" or before in ("out", "away", "up", "down"):
        return False  # `out at sea`
    what = child(preposition, "pobj")
    if preposition.lower_ == "as" and what is not None and what.lower_ == "part":
        return True
    if before == "part" or preposition.text.lower() not in _FREE:
        return after_pause(preposition.doc, subtree(preposition))
    needs_pause = preposition.lower_ in ("in", "with")  # `seeded the galleries with photographs`
    return not needs_pause or after_pause(verb.doc, subtree(preposition))


def _leaves_no_gap(clause: Clause, tokens: tuple[int, ...]) -> bool:
    """Tell whether what follows can follow what precedes: not `began work | Home and Away`."""
    following = [p for p in clause.rest if isinstance(p, int) and p > tokens[-1]]
    if tokens[-1] < clause.verb.i or not following:
        return True
    after = clause.verb.doc[following[0]]
    return after.is_punct or after.dep_ in ("prep", "aux", "npadvmod", "mark", "prt")


def _is_argument(verb: "Token", preposition: "Token") -> bool:
    """Tell whether the verb needs the phrase: `aimed at`, `was known for`, `led to`."""
    if preposition.lower_ == "after" and verb.lower_ in ("named", "called", "christened"):
        return True
    if _measures(preposition):
        return True
    if preposition.i < verb.i or preposition.text.lower() in _ARGUMENT_FREE:
        return False
    between = [c for c in verb.children if verb.i < c.i < preposition.i and not c.is_punct]
    return all(c.dep_ in ("prt", "advmod", "neg") for c in between)


def _measures(preposition: "Token") -> bool:
    """Tell whether a length of time stands before it: `the day after the vote`, `a year before`."""
    if preposition.i < 2 or preposition.lower_ not in ("after", "before"):
        return False
    what, which = preposition.nbor(-1), preposition.nbor(-2)
    return what.lower_ in _TIMES and which.lower_ not in ("last", "this", "next", "that")


def _has_content(clause: Clause, removed: set[int]) -> bool:
    """Tell whether more than `X met` is left of a clause."""
    for c in clause.verb.children:
        if c.i in removed or c.i not in clause.rest:
            continue
        if c.dep_ == "auxpass" or c.dep_ in (
            "dobj",
            "attr",
            "acomp",
            "xcomp",
            "ccomp",
            "agent",
            "oprd",
            "dative",
        ):
            return True
        if is_time(c) or is_place(c) or c.dep_ == "prep":
            return True
    return False
