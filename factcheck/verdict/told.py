"""Who tells it: “Oakland says that its mine is safe” does not settle that the mine is safe."""

import re
from functools import lru_cache

from factcheck.types import DifferenceKind
from factcheck.verdict.findings import Findings, left_open
from factcheck.verdict.words import read_content

_WHO = r"(?P<who>(?:[Tt]he\s)?[A-Z][\w’'.-]*(?:\s(?:[A-Z][\w’'.-]*|of|the|and))*)(?<!['’]s)"
_BETWEEN = r"\s(?:(?:also|again|always|has|have|had|later|long|repeatedly|then)\s)*"
_WHEN = r"(?:\s(?:in|on|at)\s[^,;:]{1,40}?)?"
_PARTIAL = re.compile(
    rf"{_WHO}{_BETWEEN}(?:claim|alleg|insist|assert|boast|maintain)(?:s|es|ed|e)?{_WHEN}\sthat\b"
)
"""What anybody tells who has a side."""
_SAID = re.compile(
    rf"{_WHO}{_BETWEEN}(?:says|said|states|stated|considers|considered){_WHEN}\sthat\b"
)
_NEITHER = re.compile(
    r"\bneither\s(?:confirm|admit|acknowledge)\w*\snor\s(?:den(?:y|ies|ied)|reject\w*)\b",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\b(?:say|said|claim|alleg|insist|assert|boast|maintain|stated|consider|accord"
    r"|neither|den(?:y|ies|ied)|confirm|call|argu|believ|accus)",
    re.IGNORECASE,
)


def compare_tellers(claim: str, sentence: str) -> Findings:
    """Return who tells what the claim gives as a fact, where that is a country, or says so with a
    verb that takes sides; and that somebody would not tell."""
    if "neither" in sentence and (refused := _NEITHER.search(sentence)):
        return (
            Findings()
            if "neither" in claim.lower()
            else left_open(DifferenceKind.ROLE, "", refused[0])
        )
    if _TELLS.search(claim):
        return Findings()
    told = _told(sentence)
    return left_open(DifferenceKind.ROLE, "", told) if told else Findings()


@lru_cache(maxsize=16_384)
def _told(sentence: str) -> str:
    """Return "Oakland says", where a sentence tells what one side says; else ""."""
    if " that " not in sentence:
        return ""
    told = _PARTIAL.search(sentence) or _SAID.search(sentence)
    if told is None or (told.re is _SAID and not _is_country(told["who"])):
        return ""
    return told[0].removesuffix(" that")


def _is_country(who: str) -> bool:
    """Whether a name is a country's, or the seat of its government."""
    names = read_content(who).names
    return len(names) == 1 and (names[0].is_country or bool(names[0].stands_for))
