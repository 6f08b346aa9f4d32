"""Who holds which office, and what somebody is called in passing."""

import re

from factcheck.types import Difference, DifferenceKind
from factcheck.verdict.findings import Findings
from factcheck.verdict.lexicon import HEADS, OFFICES
from factcheck.verdict.mentions import are_one
from factcheck.verdict.stems import CAPITALISED
from factcheck.verdict.words import read_content

_APPOSITION = re.compile(r",\s(?P<what>(?:the|an?)\s[^,]{4,60}),")
_MODIFIED = re.compile(
    r"\b(?P<how>former|ex|acting|deputy|vice|honorary|interim)[-\s](?P<office>[A-Za-z]+)"
    r"(?:\s(?P<next>[A-Za-z]+))?",
    re.IGNORECASE,
)
_WAS = re.compile(r"\b(?:was|were|served|became|had|former|once|ex)\b", re.IGNORECASE)
_ONCE = re.compile(r"\b(?:former|ex)[-\s](?:[a-z]+\s)?[a-z]+\b", re.IGNORECASE)
"""An office that somebody is known by: "the former prime minister Ann Berg led the pact"."""
_HELD = "president|chancellor|king|queen|emperor|pope|mayor|governor|premier"
_IS_THE = re.compile(
    rf"(?P<who>[A-Z][^,;:]*?)\s(?:is|was|became)\s(?:the\s)?(?:[A-Z][a-z]+\s)?(?P<office>{_HELD})\b",
    re.IGNORECASE,
)
_TITLED = re.compile(rf"\b(?P<office>{_HELD.title()})\s(?P<who>{CAPITALISED})")
_HEAD = re.compile(
    r"\bhead(?:s|ed)?\s(?:of\s)?(?:the\s)?(?:[A-Z]\w+\s)?(?P<of>state|government)\b(?!-)"
    r"|\bled\s(?:the|an?)\s(?:[A-Z]\w+\s)?(?P<led>government)\b"
)
"""“Head of state”, “at the head of the Italian government”, “headed the government”."""


def compare_offices(claim: str, sentence: str) -> Findings:
    """Return the office where both texts name one, and none in common."""
    if (heads := _compare_heads(claim, sentence)) is not None:
        return heads
    if (held := _modified(claim, sentence)) is not None:
        return Findings(missing=(held,))
    if (other := _held_by_another(claim, sentence)) is not None:
        return Findings(missing=(other,))
    mine, theirs = (read_content(_ONCE.sub("", text)).offices for text in (claim, sentence))
    shared = {office.stem for office in mine} & {office.stem for office in theirs}
    if not mine or not theirs or shared:
        return Findings()
    difference = Difference(kind=DifferenceKind.ROLE, claim=mine[0].text, evidence=theirs[0].text)
    return Findings(differences=(difference,))


def _held_by_another(claim: str, sentence: str) -> Difference | None:
    """Return the office of a claim that the sentence puts before another's name alone: "Ann Berg is
    the president" by "President Ida Holm named Ann Berg minister"."""
    mine = _IS_THE.match(claim)
    if mine is None:
        return None
    who, office = read_content(mine["who"]).names, mine["office"].lower()
    held = [m for m in _TITLED.finditer(sentence) if m["office"].lower() == office]
    if len(who) != 1 or len(held) != len(re.findall(rf"\b{office}\b", sentence, re.IGNORECASE)):
        return None
    for match in held:
        others = read_content(match["who"]).names
        if others and not any(are_one(who[0], other) for other in others):
            return Difference(kind=DifferenceKind.ROLE, claim=mine["office"], evidence=match[0])
    return None


def _modified(claim: str, sentence: str) -> Difference | None:
    """Return the office of a claim that the sentence has as a former or a deputy one."""
    for match in _MODIFIED.finditer(sentence):
        is_former = match["how"].lower() in ("former", "ex")
        if re.search(rf"\b{match['how']}\b", claim, re.IGNORECASE):
            continue
        if is_former and _WAS.search(claim):
            continue
        for office in (match["office"], match["next"]):
            if office and _is_office(office) and re.search(rf"\b{office}\b", claim, re.IGNORECASE):
                said = f"{match['how']} {office}"
                return Difference(kind=DifferenceKind.ROLE, claim=office, evidence=said)
    return None


def _is_office(word: str) -> bool:
    return word.lower() in HEADS or word.lower() in OFFICES


def _compare_heads(claim: str, sentence: str) -> Findings | None:
    """Return the head of state that the sentence has as head of government, or the other way
    round; None where they name no two such heads."""
    mine, theirs = (
        {(match["of"] or match["led"]).lower(): match[0] for match in _HEAD.finditer(text)}
        for text in (claim, sentence)
    )
    if not mine or not theirs or mine.keys() & theirs.keys():
        return None
    difference = Difference(
        kind=DifferenceKind.ROLE, claim=min(mine.values()), evidence=min(theirs.values())
    )
    return Findings(differences=(difference,))


def open_apposition(claim: str, mentioned: frozenset[str]) -> Findings:
    """Return what a claim says of somebody in passing and is not among the stems mentioned."""
    missing = []
    for match in _APPOSITION.finditer(claim):
        said = read_content(match["what"]).stems
        if said and not mentioned.intersection(said):
            missing.append(Difference(kind=DifferenceKind.ROLE, claim=match["what"], evidence=""))
    return Findings(missing=tuple(missing))
