"""Which of two things a text affirms and which it denies: “A, not B”, “not B but A”."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from factcheck.types import Difference, DifferenceKind
from factcheck.verdict.findings import Findings
from factcheck.verdict.words import said_in

_NOT_BUT = re.compile(
    r"\b(?:not|n['’]t)\s(?P<no>[^,;:.]+?),?\sbut\s(?!not\b)(?P<yes>[^,;:.]+)", re.IGNORECASE
)
_BUT_NOT = re.compile(
    r"(?<![^,;:.])(?P<yes>[^,;:.]+?)(?:,?\s(?:and|but|yet)\snot|,\snot|\srather\sthan|\sinstead\sof)\s"
    r"(?P<no>[^,;:.]+)",
    re.IGNORECASE,
)


_VOTED = re.compile(
    r"\b(?:vot(?:ed|es?|ing)\s(?:against|for|in\sfavou?r)|backed|opposed|rejected)\b"
)
_ABSTAINED = re.compile(r"\babstain(?:ed|s|ing)?\b")


class _Contrast(NamedTuple):
    yes: frozenset[str]
    """Stems and keys of names of what is affirmed."""
    no: frozenset[str]
    """Likewise of what is denied and not affirmed."""
    text: str


def compare_denied(claim: str, sentence: str) -> Findings:
    """Return the contrast of a claim that the sentence has the other way round: what one affirms
    the other denies, on both sides; and the vote of which it says that they abstained."""
    voted, abstained = _VOTED.search(claim), _ABSTAINED.search(sentence)
    if voted and abstained and not (_ABSTAINED.search(claim) or _VOTED.search(sentence)):
        found = Difference(kind=DifferenceKind.ROLE, claim=voted[0], evidence=abstained[0])
        return Findings(differences=(found,))
    for mine in _contrasts(claim):
        for theirs in _contrasts(sentence):
            denied, affirmed = mine.no - theirs.no, theirs.no - mine.no
            if denied & theirs.yes and affirmed & mine.yes:
                found = Difference(kind=DifferenceKind.ROLE, claim=mine.text, evidence=theirs.text)
                return Findings(differences=(found,))
    return Findings()


@lru_cache(maxsize=16_384)
def _contrasts(text: str) -> tuple[_Contrast, ...]:
    return tuple(_read(text))


def _read(text: str) -> Iterator[_Contrast]:
    for pattern in (_NOT_BUT, _BUT_NOT):
        for match in pattern.finditer(text):
            yes, no = said_in(match["yes"]), said_in(match["no"])
            yield _Contrast(yes=yes, no=no - yes, text=match[0].strip())
