"""A claim in a sentence's own words, but with another name in a name's place.

“Jupiter has more moons than any other planet” against “Saturn has more moons …”, “Google became the
parent of Alphabet” against “Alphabet became the parent of Google”: every word is there, and the
title may name both. What the words between the names say is the same, so the names are held against
one another place by place.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from factcheck.types import Difference, DifferenceKind
from factcheck.verdict.clauses import split_clauses
from factcheck.verdict.findings import Findings, left_open
from factcheck.verdict.mentions import are_one, named_by
from factcheck.verdict.numbers import find_quantities
from factcheck.verdict.quantity import Quantity
from factcheck.verdict.stems import WORD
from factcheck.verdict.words import Name, is_content, read_content

_ARTICLES = frozenset({"the", "a", "an"})
_CAPITALISED = re.compile(r"\b(?!The\b)[A-Z][a-z]+\s$")
"""A word before a name that belongs to it, though it may be another at a sentence's start."""
_SHARED = re.compile(
    r"\b(?:is|are|was|were)\s(?:also\s)?(?:an?|one\sof|part\sof|among|members?|in)\b"
    r"|\b(?:criti[cs]i[sz]|condemn|denounc|prais|applaud|welcom|oppos|support|endors|reject|warn"
    r"|call(?:s|ed)\sfor|urg(?:es|ed)|back(?:s|ed)\b|sa(?:ys|id)\b|visit|attend|sign(?:s|ed)\b|ratif"
    r"|recogni[sz]|protest|ban(?:s|ned)\b|congratulat|thank|complain|defend|mourn)"
)
"""What many may be or do: what a sentence tells so of another does not deny it."""
_JOINED = re.compile(
    r"(?P<who>[^,;:()]{2,60}?)\s(?:(?:is|was|became|becomes)\s(?:(?:an?|the)\s)?(?:[\w-]+\s){0,2}?member\sof"
    r"|joined|acceded\sto|entered)\s"
)
_OF_ONE = re.compile(r"\b(?:the\s(?:first|only|capital|head|leader|founder)|[a-z]{3,}est|most)\b")
"""What is said of one alone."""
_OPENING = re.compile(
    r"^(?:By|As|At|In|On|Under|For|Since|After|Before|During|Until|Traditionally|Usually)\b"
    r"[^,]{0,60},\s(?=[aA]n?\s|[tT]he\s|[A-Z])"
)
"""What stands before the subject: “By tradition, ”."""
_BESIDE = frozenset({"with", "and", "alongside", "or"})
_MIN_WORDS = 2
"""Content words beside the names without which a claim's words say too little."""

_Slots = tuple[tuple[str | None, ...], tuple[Name, ...]]
"""The words of a text in order, None where a name stands and `#` where a number, and the names in
order."""


def compare_slots(claim: str, sentence: str) -> Findings:
    """Return the name of a claim in whose place a sentence that says the same has another.

    Two names that have changed places are a difference of their parts.
    """
    mine, my_names = _slots(_OPENING.sub("", claim))
    told_first = _OPENING.sub("", sentence)
    clauses = (clause.text for clause in split_clauses(told_first))
    for told in dict.fromkeys((told_first, *clauses)):
        theirs, their_names = _slots(told)
        if told != told_first and (*mine[:1], *theirs[:1]) != (None, None):
            continue
        length = len(mine) if told == told_first else min(len(mine), len(theirs))
        same = mine[:length] == theirs[:length]
        if same and sum(map(_says_something, mine[:length])) >= _MIN_WORDS:
            return _compare_names(my_names, their_names)
    return Findings()


def _compare_names(my_names: Sequence[Name], their_names: Sequence[Name]) -> Findings:
    pairs = tuple(zip(my_names, their_names, strict=False))
    others = [(m, t) for m, t in pairs if not are_one(m, t)]
    if not others:
        return Findings()
    ours, other = others[0]
    again = [name for name in their_names[len(my_names) :] if named_by(ours, (name,))]
    if again and ours is not my_names[0]:
        return Findings()
    if again:
        beside = any(name.preceding in _BESIDE for name in again)
        return Findings() if beside else left_open(DifferenceKind.ENTITY, ours.text, other.text)
    if len(others) > 1 and all(named_by(m, [t for _, t in others]) for m, _ in others):
        turned = Difference(kind=DifferenceKind.ROLE, claim=ours.text, evidence=other.text)
        return Findings(differences=(turned,))
    if not (ours.certain and other.certain):
        return left_open(DifferenceKind.ENTITY, ours.text, other.text)  # any nouns, perhaps
    found = Difference(kind=DifferenceKind.ENTITY, claim=ours.text, evidence=other.text)
    return Findings(differences=(found,))


def is_said_of_several(claim: str, sentence: str) -> bool:
    """Return whether a sentence says of another what may be so of both: “Elmland is a member of the
    pact”, or became its 38th, does not deny that Ashland is one."""
    joined, other = _JOINED.match(claim), _JOINED.match(sentence)
    if joined and other and _apart(joined["who"], other["who"]):
        return True
    mine, my_names = _slots(claim)
    theirs, their_names = _slots(sentence)
    if theirs[: len(mine)] != mine or not mine or mine[0] is not None:
        return False
    return (
        not named_by(my_names[0], their_names[:1])
        and all(named_by(m, (t,)) for m, t in zip(my_names[1:], their_names[1:], strict=False))
        and _SHARED.search(claim) is not None
        and _OF_ONE.search(claim) is None
    )


def _apart(who: str, other: str) -> bool:
    names, others = read_content(who).names, read_content(other).names
    return len(names) == 1 and bool(others) and not named_by(names[0], others)


def _says_something(word: str | None) -> bool:
    return word is not None and is_content(word)


def _with_unit(text: str, quantity: Quantity) -> int:
    """Return where a number ends with the hours or days that it is of."""
    unit = WORD.search(text, quantity.end) if quantity.kind == "time" else None
    return unit.end() if unit else quantity.end


@lru_cache(maxsize=16_384)
def _slots(text: str) -> _Slots:
    names = sorted(read_content(text).names, key=lambda name: -len(name.text))
    spans: list[tuple[int, int, Name]] = []
    for name in names:
        start = text.find(name.text)
        while start >= 0:
            end = start + len(name.text)
            if all(end <= s or start >= e for s, e, _ in spans):
                before = _CAPITALISED.search(text, 0, start)
                spans.append((before.start() if before else start, end, name))
                break
            start = text.find(name.text, start + 1)
    words: list[tuple[int, str | None]] = [(start, None) for start, _, _ in spans]
    numbers = [(q.start, _with_unit(text, q)) for q in find_quantities(text) if q.kind != "label"]
    numbers = [(i, j) for i, j in numbers if all(j <= s or e <= i for s, e, _ in spans)]
    words.extend((start, "#") for start, _ in numbers)
    taken = [*((start, end) for start, end, _ in spans), *numbers]
    for match in WORD.finditer(text):
        inside = any(start <= match.start() < end for start, end in taken)
        if not inside and match[0].lower() not in _ARTICLES:
            words.append((match.start(), match[0].lower()))
    ordered = tuple(word for _, word in sorted(words, key=lambda item: item[0]))
    return ordered, tuple(name for *_, name in sorted(spans, key=lambda span: span[0]))
