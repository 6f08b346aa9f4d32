"""Which of several a number is told of: "14% of those on 20 mg and 6% of those on 10 mg".

Every word of "6% of those on 20 mg" is there, and the number belongs to the others.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from factcheck.types import Difference, DifferenceKind
from factcheck.verdict.findings import Findings
from factcheck.verdict.numbers import find_quantities
from factcheck.verdict.quantity import Quantity, Relation
from factcheck.verdict.stems import canonical_stem
from factcheck.verdict.words import said_in

_OF_WHAT = re.compile(
    r"\s?(?:[a-z]+\s){0,2}?(?:of|for|in|on|at|among|with|by|from|to|against|when|if|who|that)\b"
)
_NOUN_OF = re.compile(r"\b(?P<noun>[a-z]{3,})\sof\s$")
_CLAUSE_END = re.compile(r"[;:.()](?:\s|$)|\b(?:but|while|whereas|although|though)\b")
_AS_SUCH = (Relation.EXACT, Relation.ABOUT, Relation.NEARLY, Relation.JUST_OVER)
"""Relations of a number that one alone of several has; “more than half” may hold of two."""
_KINDS_APART = ("label", "ordinal")


class _Told(NamedTuple):
    quantity: Quantity
    of: frozenset[str]
    """Stems of the words behind it that no other number of the list has, other numbers among
    them."""


def compare_shared_out(claim: str, sentence: str) -> Findings:
    """Return the number of a claim that the sentence tells of another than the claim's, where it
    lists a number of each, or names what each is of: "sales of 71 million, a profit of 5"."""
    named = _compare_named(claim, sentence)
    if named.differences:
        return named
    said = _words(claim, ())
    for mine in (q for q in find_quantities(claim) if q.relation in _AS_SUCH):
        for listed in _lists(sentence):
            told = [item for item in listed if item.quantity.comparable(mine)]
            same = [item for item in told if mine.allows(item.quantity)]
            others = [item for item in told if item not in same and item.of & said]
            if same and len(others) == 1 and not any(item.of & said for item in same):
                found = Difference(
                    kind=DifferenceKind.NUMBER,
                    claim=mine.text,
                    evidence=others[0].quantity.text,
                )
                return Findings(differences=(found,))
    return Findings()


def _compare_named(claim: str, sentence: str) -> Findings:
    """Return the number that a claim gives to what the sentence has another number of, and that the
    sentence gives to something else."""
    theirs = _named(sentence)
    for noun, mine in _named(claim).items():
        other = theirs.get(noun)
        if other is None or not other.comparable(mine) or mine.allows(other):
            continue
        if any(told.comparable(mine) and mine.allows(told) for told in theirs.values()):
            found = Difference(kind=DifferenceKind.NUMBER, claim=mine.text, evidence=other.text)
            return Findings(differences=(found,))
    return Findings()


@lru_cache(maxsize=8_192)
def _named(text: str) -> Mapping[str, Quantity]:
    """Return the numbers behind a noun and "of", by the noun's stem; of two of a noun neither."""
    found: dict[str, list[Quantity]] = {}
    for quantity in find_quantities(text):
        before = _NOUN_OF.search(text[: quantity.start])
        if before is not None:
            found.setdefault(canonical_stem(before["noun"]), []).append(quantity)
    return {noun: numbers[0] for noun, numbers in found.items() if len(numbers) == 1}


@lru_cache(maxsize=8_192)
def _lists(sentence: str) -> tuple[tuple[_Told, ...], ...]:
    """Return the numbers of one kind that a sentence has side by side, each with what it is of."""
    everything = find_quantities(sentence)
    ordered = sorted(everything, key=lambda q: q.kind)
    lists = []
    for kind, group in groupby(ordered, key=lambda q: q.kind):
        alike = list(group)
        if kind not in _KINDS_APART and len(alike) > 1:
            lists.append(tuple(_told(sentence, alike)))
    return tuple(items for items in lists if len(items) > 1)


def _told(sentence: str, alike: Sequence[Quantity]) -> list[_Told]:
    ends = [*(q.start for q in alike[1:]), len(sentence)]
    behind = []
    for quantity, until in zip(alike, ends, strict=True):
        stop = _CLAUSE_END.search(sentence, quantity.end, until)
        behind.append(sentence[quantity.end : stop.start() if stop else until])
    words = [_words(text, alike) for text in behind]
    if not all(words) or not all(map(_OF_WHAT.match, behind)):
        return []
    return [
        _Told(
            quantity=quantity,
            of=own - frozenset[str]().union(*(words[:i]), *(words[i + 1 :])),
        )
        for i, (quantity, own) in enumerate(zip(alike, words, strict=True))
    ]


def _words(text: str, apart: Sequence[Quantity]) -> frozenset[str]:
    """Return the stems and names of a text, and its numbers with their units but for those of the
    kind that `apart` is of."""
    kinds = {quantity.kind for quantity in apart}
    numbers = (q for q in find_quantities(text) if q.kind not in kinds)
    return said_in(text) | {f"{q.value:g} {q.kind}" for q in numbers}
