"""Numbers of a whole and of its parts: "12 in Malta, most of them in Elm", "22 of the 27"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from factcheck.types import Difference, DifferenceKind
from factcheck.verdict.findings import Findings
from factcheck.verdict.mentions import named_by
from factcheck.verdict.numbers import find_quantities, is_split
from factcheck.verdict.quantity import Quantity, Relation
from factcheck.verdict.values import Values, read_values
from factcheck.verdict.words import read_content

_OF = re.compile(r"\s?of\s(?:the|its|their|all)?\s?")
_MOST = re.compile(r"\b(?:most|(?:a|the)\smajority)\s(?:of\b|[a-z]+s\b)", re.IGNORECASE)
_HALF = 50.0
_OUT_OF = re.compile(r"\s(?:out\s)?of\s(?:the\s|its\s|their\s|all\s)?")
_OF_WHICH = re.compile(r",\sof\s(?:which|whom)\b")
_OF_THEM = re.compile(r"\s(?:[a-z]+\s)?of\s(?:them|these|those)\b")
_OF_THE = re.compile(r"\b[Oo]f\s(?:the\s|its\s|these\s)?$")
_OF_A_NUMBER = re.compile(r"\bof\s(?:the\s|about\s|some\s)?\d", re.IGNORECASE)
_LOOKED_AT = re.compile(r"^Of\s(?:the\s|about\s|some\s)?(?P<base>(?:[^,]|,(?=\d))*),\s")
_PART = re.compile(
    r",\s(?:most|many|some|several|half|all but \w+|(?!one\b)[\w.,]+)\sof\s"
    r"(?:them|whom|which|these|those)\s(?P<of>[^;.]*)"
)


def count_of_a_whole(claim: str, sentence: str, claimed: Values, own: Values) -> Findings:
    """Return the number that a sentence has of a whole, and a claim of what is named as its part:
    "in Elm" of "12 people in Malta, most of them in Elm", or the 134 of "of 134 people, 2 fell"."""
    base = _LOOKED_AT.match(sentence)
    if base is not None and not _OF_A_NUMBER.search(claim):
        whole = [quantity for quantity in own.quantities if quantity.end <= base.end("base")]
        return _counted(claimed, whole)
    part = _PART.search(sentence)
    if part is None or _PART.search(claim):
        return Findings()
    named = read_content(part["of"]).names
    whole = [quantity for quantity in own.quantities if quantity.end <= part.start()]
    if not any(named_by(name, named) for name in read_content(claim).names):
        return Findings()
    return _counted(claimed, whole)


def is_share_told(quantity: Quantity, sentence: str) -> bool:
    """Return whether a claim's share is that of two numbers of the sentence: "more than half", of
    "11 of the 19", "of the 34, 29" or "64 million, of which 49 million"."""
    if quantity.kind != "percent":
        return False
    exact = replace(quantity, half_step=0.5, relation=Relation.EXACT)
    return any(
        quantity.allows(replace(exact, value=told.percent, low=told.percent, high=told.percent))
        for told in _shares(sentence)
    )


def compare_most(claim: str, sentence: str) -> Findings:
    """Return the "most" of a claim, where the sentence has a part of less than half: "400 of its
    1,100"."""
    most = _MOST.search(claim)
    told = list(_shares(sentence)) if most else []
    if most is None or not told or any(share.percent > _HALF for share in told):
        return Findings()
    found = Difference(kind=DifferenceKind.NUMBER, claim=most[0], evidence=told[0].text)
    return Findings(differences=(found,))


class _Share(NamedTuple):
    percent: float
    text: str


def _shares(sentence: str) -> Iterator[_Share]:
    """Yield what one number of a sentence is of another that it is a part of."""
    for first, second in pairwise(read_values(sentence, None).quantities):
        between = sentence[first.end : second.start]
        behind = sentence[second.end :]
        is_of_which = _OF_WHICH.search(between) or _OF_THEM.match(behind)
        begins = _OF_THE.search(sentence[: first.start]) and between.count(",") == 1
        if _OUT_OF.fullmatch(between):
            part, whole = first, second
        elif is_of_which or begins:
            part, whole = second, first
        else:
            continue
        if 0 < part.value <= whole.value:
            text = sentence[first.start : second.end]
            yield _Share(percent=100 * part.value / whole.value, text=text)


def rest_of_a_whole(claim: str, claimed: Values, sentence: str) -> frozenset[str]:
    """Return the claim's numbers that are what is left of a whole: 5, of "22 of the 27", and the 48
    of "52 to 48 per cent"."""
    left = {
        whole.value - part.value
        for part, whole in pairwise(find_quantities(sentence))
        if _OF.fullmatch(sentence[part.end : whole.start])
    }
    told = {quantity.text for quantity in claimed.quantities if quantity.value in left}
    pairs = pairwise(claimed.quantities)
    return frozenset(told | {b.text for a, b in pairs if is_split(claim, a, b)})


def _counted(claimed: Values, whole: Sequence[Quantity]) -> Findings:
    """Return the claim's numbers that are among those of a whole."""
    counted = [q for q in claimed.quantities if any(q.comparable(w) and q.allows(w) for w in whole)]
    missing = (Difference(kind=DifferenceKind.NUMBER, claim=q.text, evidence="") for q in counted)
    return Findings(missing=tuple(missing))
