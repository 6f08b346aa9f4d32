"""Numbers of a whole and of its parts: "12 in Malta, most of them in Elm", "22 of the 27"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from factcheck.types import Difference, DifferenceKind
from factcheck.verdict.findings import Findings
from factcheck.verdict.mentions import named_by
from factcheck.verdict.numbers import find_quantities
from factcheck.verdict.quantity import Quantity
from factcheck.verdict.values import Values
from factcheck.verdict.words import read_content

_OF = re.compile(r"\s?of\s(?:the|its|their|all)?\s?")
_OF_A_NUMBER = re.compile(r"\bof\s(?:the\s|about\s|some\s)?\d", re.IGNORECASE)
_LOOKED_AT = re.compile(r"^Of\s(?:the\s|about\s|some\s)?(?P<base>[^,]*),\s")
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


def rest_of_a_whole(claimed: Values, sentence: str) -> frozenset[str]:
    """Return the claim's numbers that are what is left of a whole: 5, of "22 of the 27"."""
    left = {
        whole.value - part.value
        for part, whole in pairwise(find_quantities(sentence))
        if _OF.fullmatch(sentence[part.end : whole.start])
    }
    return frozenset(quantity.text for quantity in claimed.quantities if quantity.value in left)


def _counted(claimed: Values, whole: Sequence[Quantity]) -> Findings:
    """Return the claim's numbers that are among those of a whole."""
    counted = [q for q in claimed.quantities if any(q.comparable(w) and q.allows(w) for w in whole)]
    missing = (Difference(kind=DifferenceKind.NUMBER, claim=q.text, evidence="") for q in counted)
    return Findings(missing=tuple(missing))
