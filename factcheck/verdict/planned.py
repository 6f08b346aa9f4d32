"""What is planned and what is done: “will join” and “a strategy for the end of” are no deeds."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from factcheck.types import DifferenceKind
from factcheck.verdict.date_range import DateRange
from factcheck.verdict.findings import Findings, left_open
from factcheck.verdict.stems import canonical_stem

_AHEAD = re.compile(
    r"\b(?:that\s(?:[\w’'-]+\s){1,6}?would|will|(?:is|are|was|were)\s(?:to|set\sto|due\sto|expected\sto|supposed\sto)"
    r"|(?:plan|intend|want|aim|hope|promise|pledge|offer|seek|agree|propose|threaten|vow)(?:s|ed|d)?\sto"
    r"|sought\sto)\s(?:[a-z]+ly\s|also\s|one\sday\s)?(?P<verb>(?!have\b|be\b)[a-z]{3,})\b"
)
_FOR_A_DEED = re.compile(
    r"\b(?:plan|strateg(?:y|ie)|proposal|goal|target|aim|campaign|roadmap|bid|negotiation|talk|draft"
    r"|call|demand)s?\s(?:for|on|to)\s(?:the\s|an?\s|its\s|their\s)?(?:[a-z]+\s)?"
    r"(?P<verb>[a-z]+(?:ation|ition|ion|ment|al|ing))\b"
)
_OPEN = re.compile(
    r"\b(?:would|will|shall|could|can|may|might|should|must|to\s(?!the\b|its\b|an?\b)(?-i:[a-z]+)|plan(?:s|ned|ning)?|propos\w*|aim\w*|goal|target"
    r"|strateg\w+|want\w*|promis\w*|pledg\w*|agree\w*|if)\b",
    re.IGNORECASE,
)
"""Words with which a claim may itself tell what is planned."""
_PUT_OFF = re.compile(
    r"\b(?:put\soff|postponed|deferred|shelved|pushed\sback|held\sback)\s(?:until|till|to|for)\b[^,;.]*"
)
_WAS_PUT_OFF = re.compile(
    r"\b(?:put|postpon|defer|shelv|push|held|delay|announc|plan|schedul)\w*\b"
)
_AS_PLANNED = re.compile(r"\bas\s(?:planned|scheduled|intended|agreed)\b")
_MEANT_FOR = re.compile(
    r"\b(?:planned|scheduled|due|expected|intended|meant|set|foreseen|slated|promised)\s"
    r"(?:to\s[a-z ]{2,40}\s)?(?:for|in|by|on|at|from)?\s?(?:early\s|late\s|the\send\sof\s)?$"
)
"""What stands before the date of a plan."""
_DONE = re.compile(
    r"\b(?:[a-z]{2,}ed|became|began|took|went|left|bought|sold|built|paid|sent|met)\b"
)
"""Past tenses and participles."""
_ENTER = frozenset(map(canonical_stem, "join become enter admit accede".split()))


class _Planned(NamedTuple):
    stem: str
    text: str
    start: int
    end: int


def compare_planned(claim: str, sentence: str) -> Findings:
    """Return what a claim tells as done and the sentence as planned, promised, expected or put
    off."""
    planned, later = _planned(sentence), _PUT_OFF.search(sentence)
    if not (planned or later) or _OPEN.search(claim):
        return Findings()
    done = {canonical_stem(word): word for word in _DONE.findall(claim)}
    if later and done and not _WAS_PUT_OFF.search(claim):
        return left_open(DifferenceKind.ROLE, next(iter(done.values())), later[0])
    for deed in planned:
        family = _ENTER if deed.stem in _ENTER else frozenset({deed.stem})
        mine = next((word for stem, word in done.items() if stem in family), None)
        rest = sentence[: deed.start] + sentence[deed.end :]
        told = {canonical_stem(word) for word in re.findall(r"\b[a-z]{3,}\b", rest)}
        if mine is not None and not told & family:
            return left_open(DifferenceKind.ROLE, mine, deed.text)
    return Findings()


def compare_planned_dates(
    claim: str, sentence: str, claimed: Sequence[DateRange], told: Sequence[DateRange]
) -> Findings:
    """Return the date on which a claim tells something to have been done, and for which the
    sentence tells it to have been planned alone."""
    if _OPEN.search(_AS_PLANNED.sub("", claim)):
        return Findings()
    for day in claimed:
        same = [other for other in told if day.allows(other)]
        meant = [_MEANT_FOR.search(sentence[: other.start]) for other in same]
        if same and all(meant) and not _MEANT_FOR.search(claim[: day.start]):
            words = sentence[meant[0].start() : same[0].end] if meant[0] else same[0].text
            return left_open(DifferenceKind.DATE, day.text, words)
    return Findings()


@lru_cache(maxsize=16_384)
def _planned(sentence: str) -> tuple[_Planned, ...]:
    return tuple(_read(sentence))


def _read(sentence: str) -> Iterator[_Planned]:
    for pattern in (_AHEAD, _FOR_A_DEED):
        for match in pattern.finditer(sentence):
            yield _Planned(
                stem=canonical_stem(match["verb"]),
                text=match[0],
                start=match.start(),
                end=match.end(),
            )
