"""The clauses that a sentence is made of: its main one, and those coordinated with it.

A clause without a subject or auxiliary of its own has those of the clause before it.
"""

import re
from typing import TYPE_CHECKING

from factcheck.claims.clause import Clause
from factcheck.claims.drafts import Draft
from factcheck.claims.trees import (
    AUXILIARIES,
    auxiliaries,
    child,
    coordinated,
    coordinator,
    is_cleft,
    is_finite,
    is_narrow,
    is_negated,
    is_verb,
    subject,
    subtree,
    takes_its_subject,
)
from factcheck.claims.verbs import SAYING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_JOINING = frozenset({"and", "but", "well", ""})
_LEADING = frozenset(
    "however meanwhile also moreover furthermore additionally nevertheless nonetheless besides"
    " instead still yet then thus therefore hence overall similarly likewise indeed in addition"
    " so and but or".split()
)
_LEANING = re.compile(
    r"(?:(?:at|by|since|from|until|around) (?:that|this) (?:time|point|moment|stage|date)"
    r"|(?:from|since) (?:there|then|here)|here|there|as a result"
    r"|(?:(?:just|only|about|some|nearly|almost) )?"
    r"(?:[\d.]+|an?|a few|several|some|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|half an) (?:minute|hour|moment)s? (?:later|earlier|after)|moments (?:later|earlier)"
    r"|shortly (?:after|before|afterwards|thereafter)|soon after(?:wards)?"
    r"|(?:after|before|during|despite|besides|because of|due to) (?:that|this)"
    r"|in fact|for (?:example|instance)|in particular|of course|at the same time|in turn"
    r"|on the other hand|in (?:that|this) (?:case|regard|respect)"
    r"|in the (?:first|second|third) case)",
    re.IGNORECASE,
)
"""Openings that place a sentence by the one before it, and tell a reader of this one nothing."""
_TELLING = frozenset(SAYING.split("|"))
"""`Berg says that he left and she stayed`: the second clause may be told, too."""


def main_clauses(doc: "Doc", root: "Token", left_out: set[int]) -> list[Clause]:
    """Return the main clause and those coordinated with it that can stand alone, in order.

    `left_out` are the tokens of asides, which no clause has; where one holds a clause's subject,
    none is returned at all, nor of `It was Berg`, whose aside says who did it. Connectives are left
    out, too: `However, …`, `As a result, …`.
    """
    if is_cleft(root) and left_out:
        return []
    verbs = [root]
    shared: dict[int, Draft] = {}
    borrowed: dict[int, Draft] = {}
    verbs.extend(v for v in coordinated(root)[1:] if _can_be_split(root, v, left_out))
    clauses = []
    for i, verb in enumerate(verbs):
        others = [v for v in verbs[i + 1 :] if v.i in subtree(verb)]
        tokens = _own(verb, others, left_out)
        owner = subject(verb)
        if owner is not None and owner.i in left_out:
            return []
        if owner is not None:
            own = sorted(subtree(owner) - left_out)
            name: Draft = tuple(own)
            shared[verb.i] = name
            before: Draft = tuple(t for t in sorted(tokens) if t < own[0])
            rest: Draft = tuple(t for t in sorted(tokens) if t > own[0] and t not in own)
        else:
            head = _clause_head(verb, shared)
            name = shared.get(head.i, ())
            shared[verb.i] = name
            borrowed[verb.i] = _borrowed_auxiliaries(head, verb)
            before, rest = (), (*borrowed[verb.i], *sorted(tokens))
        if agent := _shared_agent(verb, others) - left_out:
            rest = tuple(sorted({*(part for part in rest if isinstance(part, int)), *agent}))
        if name:
            before = _without_connectives(doc, before, narrow=is_narrow(verb))
            clauses.append(Clause(verb=verb, subject=name, before=before, rest=rest))
    return clauses


def _shared_agent(verb: "Token", others: list["Token"]) -> set[int]:
    """Return the `by Berg` that the next verb has for both: `was designed and led by Berg`."""
    following = others[0] if others else None
    if following is None or child(verb, "auxpass") is None or not _adjacent(verb, following):
        return set()
    if any(
        c.dep_ in ("agent", "dobj", "prep", "oprd", "xcomp") and c.i < following.i
        for c in verb.children
    ):
        return set()
    agent = child(following, "agent")
    if agent is None or child(following, "auxpass", "dobj", "prep") is not None:
        return set()
    return subtree(agent) - {i for other in others[1:] for i in subtree(other)}


def _clause_head(verb: "Token", shared: dict[int, Draft]) -> "Token":
    head = verb.head
    while head.i not in shared and head.head != head:
        head = head.head
    return head


def _can_be_split(root: "Token", verb: "Token", left_out: set[int]) -> bool:
    if not is_verb(verb) or verb.i in left_out or coordinator(root) not in _JOINING:
        return False
    owner = subject(verb)
    if any(c.lower_ in ("neither", "nor") and c.i < verb.i for c in verb.children):
        return False  # `and neither was Ireland`
    if owner is not None:
        told_on = root.lower_ in _TELLING and child(root, "ccomp") is not None
        return is_finite(verb) and not (told_on and owner.tag_ == "PRP")
    if takes_its_subject(verb):
        return False
    head = verb.head
    if child(verb, "dobj") is not None and child(head, "dobj") is None and _adjacent(head, verb):
        return False  # `has written and directed plays`: the object is both verbs'
    if verb.tag_ == "VBG" and head.tag_ != "VBG":
        return False
    if any(c.tag_ in ("JJS", "RBS") for c in verb.lefts):
        return False  # `elected with 200 votes, the most given to anybody`
    if _answers(head, verb):
        return False
    if verb.tag_ == "VBN" and head.tag_ == "VBD" and not auxiliaries(head):
        return True  # the tagger's slip: `lived there and married`
    if is_finite(verb) and verb.tag_ != "VBN":
        return not (verb.tag_ == "VBP" and _borrowed_auxiliaries(head, verb))
    if verb.tag_ == "VB" and not any(_takes_infinitive(a) for a in auxiliaries(head)):
        return False  # `were required to sort, pick and carry`: read as three verbs of `were`
    return bool(_borrowed_auxiliaries(head, verb) or is_finite(verb)) and not is_negated(head)


def _takes_infinitive(auxiliary: "Token") -> bool:
    return auxiliary.tag_ == "MD" or auxiliary.text.lower() in ("to", "do", "does", "did")


def _adjacent(first: "Token", second: "Token") -> bool:
    between = first.doc[first.i + 1 : second.i]
    return all(t.dep_ in ("cc", "punct", "advmod", "aux", "neg") for t in between)


def _borrowed_auxiliaries(head: "Token", verb: "Token") -> Draft:
    """Return the auxiliaries of the first verb that the second goes without: `has met and left`."""
    own = auxiliaries(verb)
    if own or verb.tag_ in ("VBZ", "VBP"):
        return ()
    while head.dep_ == "conj" and not auxiliaries(head) and subject(head) is None:
        head = head.head  # `was written, shot and sold`: the third verb hangs on the second
    is_passive = child(head, "auxpass") is not None and child(verb, "dobj") is None
    is_passive = is_passive and (verb.text.endswith("ed") or verb.lower_ in _ALSO_PASSIVE)
    if verb.tag_ == "VBD" and not is_passive:  # `was caught and tortured`: tagged as a past tense
        return ()
    return tuple(a.i for a in auxiliaries(head))


def _answers(head: "Token", verb: "Token") -> bool:
    """Tell whether a verb is what somebody did who was asked: `was invited but declined`."""
    asked = child(head, "auxpass") is not None and head.lower_ in _ASKED
    is_bare = child(verb, "dobj", *AUXILIARIES) is None
    return asked and verb.lower_ in _ANSWERED and is_bare


_ASKED = frozenset("invited asked offered urged told ordered nominated approached".split())
_ANSWERED = frozenset("declined refused accepted agreed complied resigned".split())
_ALSO_PASSIVE = frozenset("told shot held brought caught sent paid built sold taught".split())
"""Past tenses that are participles, too, and hardly go without an object: `was led in and told`."""


def _own(verb: "Token", others: list["Token"], left_out: set[int]) -> set[int]:
    tokens = subtree(verb) - left_out
    for other in others:
        own = subtree(other)
        tokens -= own
        siblings = [c.i for c in other.head.children if c.dep_ == "conj" and c.i < other.i]
        after = max(siblings, default=other.head.i)
        for c in other.head.children:
            if c.dep_ in ("cc", "preconj", "punct") and after < c.i < min(own):
                tokens.discard(c.i)
            if c.dep_ == "dep" and c.i > other.i:  # the list at the end of `and has three: …`
                tokens -= subtree(c)
    return tokens


def _without_connectives(doc: "Doc", tokens: Draft, *, narrow: bool) -> Draft:
    words = [doc[p].text.lower() for p in tokens if isinstance(p, int) and not doc[p].is_punct]
    if all(w in _LEADING for w in words):
        return ()
    return () if not narrow and _LEANING.fullmatch(" ".join(words)) else tokens
