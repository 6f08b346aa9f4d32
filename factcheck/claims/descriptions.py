"""Things introduced without a name, by what the text tells of them: `the ship that sank`."""

from typing import TYPE_CHECKING

from factcheck.claims.drafts import Added, Draft, Part, ordered
from factcheck.claims.phrases import shortened, tells_where_done
from factcheck.claims.synonyms import PEOPLE
from factcheck.claims.tellings import JUDGING
from factcheck.claims.trees import (
    auxiliaries,
    child,
    is_finite,
    is_negated,
    is_time,
    subject,
    subtree,
)
from factcheck.types import ChangeReason

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_WORDS = 16
"""Of a description; what needs more is left unclear."""
_MAX_AFTER = 10
"""Words of one phrase after the noun."""
_INTRODUCING = frozenset("a an one".split())
_OF_SEVERAL = frozenset(
    "another other second third fourth fifth next last previous different same such more every"
    " each any no most few many several some first final latest further new own similar".split()
)
_SUBJECTS = ("nsubj", "nsubjpass")
_AFTER = frozenset(
    "of at in from for on near with between against about to by into over under aboard".split()
)


def description(noun: "Token") -> Draft:
    """Return the words that tell a thing from others, as it is introduced; none where they do not.

    `A 19-year-old student at Lund University was shot`: `the 19-year-old student at Lund
    University`. A thing without words of its own is told by its clause: `the ship that reached
    Oslo`. The words hold a name or a number.
    """
    if not _is_introduced(noun):
        return ()
    before, after = _before(noun), _after(noun)
    if before is None:
        return ()
    the = Added(text="the", reason=ChangeReason.REFERENCE)
    own: Draft = (the, *before, noun.i, *after)
    if _tells(noun, own):
        return own if len(own) <= MAX_WORDS else ()
    clause = _clause(noun, set(after))
    whole: Draft = (*own, *clause) if clause else ()
    return whole if _tells(noun, whole) and len(whole) <= MAX_WORDS else ()


def _is_introduced(noun: "Token") -> bool:
    if noun.tag_ not in ("NN", "NNS") or noun.dep_ in ("compound", "attr", "appos", "npadvmod"):
        return False
    if child(noun, "conj", "poss", "appos") is not None or noun.dep_ == "conj":
        return False
    determiner = child(noun, "det")
    if determiner is not None:
        return determiner.lower_ in _INTRODUCING
    return noun.tag_ == "NNS" or child(noun, "nummod") is not None


def _before(noun: "Token") -> list[int] | None:
    """Return the words between article and noun; None where they tell of one among several."""
    first = min((c.left_edge.i for c in noun.lefts), default=noun.i)
    words = [t for t in noun.doc[first : noun.i] if t.dep_ not in ("det", "predet")]
    if noun.tag_ == "NNS":
        words = [t for t in words if t.lower_ not in ("several", "some", "many")]
    if any(t.lower_ in _OF_SEVERAL or t.tag_ in ("JJR", "JJS", "RB", "PRP$") for t in words):
        return None
    if any(t.is_punct and t.tag_ != "HYPH" for t in words):
        return None
    return [t.i for t in words if t.text not in JUDGING or t.head != noun]


def _after(noun: "Token") -> list[int]:
    """Return the phrases right behind a noun that belong to it, up to the first pause."""
    found: list[int] = []
    at = noun.i + 1
    for c in noun.rights:
        tokens = sorted(subtree(c))
        what = child(c, "pobj")
        if c.dep_ == "prep" and len(tokens) > _MAX_AFTER and what is not None:
            tokens = [c.i, *shortened(what, _MAX_AFTER - 1)]
        straight = tokens[0] == at and tokens[-1] - tokens[0] + 1 == len(tokens)
        if not straight or len(tokens) > _MAX_AFTER or not _belongs(c):
            break
        if any(noun.doc[i].is_punct and noun.doc[i].tag_ != "HYPH" for i in tokens):
            break
        found.extend(tokens)
        at = tokens[-1] + 1
    return found


def _belongs(word: "Token") -> bool:
    if word.dep_ == "prep":
        return word.lower_ in _AFTER and not is_time(word) and not tells_where_done(word)
    return word.dep_ == "acl" and word.tag_ in ("VBN", "VBG")


def _tells(noun: "Token", draft: Draft) -> bool:
    """Tell whether words beside the noun name or count something."""
    words = [noun.doc[p] for p in draft if isinstance(p, int) and p != noun.i]
    return any(_is_telling(t) for t in words)


def _is_telling(word: "Token") -> bool:
    if word.ent_type_ in ("DATE", "TIME", "CARDINAL", "ORDINAL"):
        return any(c.isdigit() for c in word.text)
    return word.tag_ in ("NNP", "NNPS") or (word.ent_type_ != "" and word.text[:1].isupper())


def _clause(noun: "Token", after: set[int]) -> Draft:
    """Return `that reached Oslo` where the noun is what its clause is about."""
    verb = noun.head
    if noun.dep_ not in _SUBJECTS or not is_finite(verb) or is_negated(verb):
        return ()
    if verb.dep_ not in ("ROOT", "ccomp", "conj") or any(a.tag_ == "MD" for a in auxiliaries(verb)):
        return ()
    if subject(verb) != noun:
        return ()
    start = min((c.i for c in verb.children if c.dep_ in ("aux", "auxpass")), default=verb.i)
    if start <= max(after, default=noun.i):
        return ()
    tokens = {verb.i, *(a.i for a in auxiliaries(verb))}
    for c in verb.rights:
        own = subtree(c)
        if c.is_punct or c.dep_ not in ("dobj", "prep", "prt", "agent", "npadvmod", "acomp"):
            break
        if len(own) > _MAX_AFTER or any(noun.doc[i].is_punct for i in own):
            break
        tokens |= own
    if len(tokens) < 2 or max(tokens) - min(tokens) + 1 != len(tokens):
        return ()
    word = "who" if noun.lower_ in PEOPLE else "that"
    who: Part = Added(text=word, reason=ChangeReason.REFERENCE)
    return (who, *ordered(tokens))
