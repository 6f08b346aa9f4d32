"""Whose time ended: “Elm was the capital until 1960, when Oakham became the capital”.

A claim that gives the end to the one whose time began then, or an end to what has been so since,
has the words of the sentence and says the opposite.
"""

import re

from factcheck.types import Difference, DifferenceKind
from factcheck.verdict.dates import find_dates
from factcheck.verdict.findings import Findings
from factcheck.verdict.mentions import named_by
from factcheck.verdict.words import Name, read_content

CLAUSE_WHO = r"(?<![^,;:()])(?P<who>[^,;:()]*?)"
"""What stands before a verb from the start of its clause on: sought from there alone, so that the
time does not grow with the square of a text's length."""
_HELD = r"(?:was|were|served|had\sbeen|held|led|ran|headed|chaired|remained)"
UNTIL_WHEN = re.compile(
    rf"{CLAUSE_WHO}\s{_HELD}\s(?P<what>[^;:()]*?)\buntil\s[^,;:()]*,\swhen\s(?P<then>[^;:()]+)"
)
"""Somebody (`who`) held something (`what`) until `then`."""
_UNTIL = re.compile(rf"{CLAUSE_WHO}\s{_HELD}\s[^;:()]*?\b(?P<end>until\s[^,;:()]+)")
_HAS_BEEN_SINCE = re.compile(rf"{CLAUSE_WHO}\s(?:has|have)\sbeen\b[^;:()]*?\bsince\b")


def compare_terms(claim: str, sentence: str) -> Findings:
    """Return the end that a claim gives to whom the sentence tells to have begun then."""
    mine = _UNTIL.search(claim)
    if mine is None:
        return Findings()
    who = read_content(mine["who"]).names[-1:]
    if told := UNTIL_WHEN.search(sentence):
        before, after = read_content(told["who"]).names, read_content(told["then"]).names
        if who and named_by(who[0], after) and not named_by(who[0], before) and before:
            return _difference(f"{who[0].text} … until", f"{before[-1].text} … until")
    since = _HAS_BEEN_SINCE.search(sentence)
    if since and _is_same(who, read_content(since["who"]).names):
        end = [date for date in find_dates(claim, None) if date.start >= mine.start("end")]
        begun = [date for date in find_dates(sentence, None) if date.is_open]
        if end and begun and end[0].first <= begun[0].first <= end[0].last:
            return _difference(f"until {end[0].text}", f"since {begun[0].text}")
    return Findings()


def _is_same(who: tuple[Name, ...], others: tuple[Name, ...]) -> bool:
    return bool(who) and named_by(who[0], others)


def _difference(claim: str, evidence: str) -> Findings:
    found = Difference(kind=DifferenceKind.ROLE, claim=claim, evidence=evidence)
    return Findings(differences=(found,))
