"""Of how many and how often: all against most, a year against a decade, each against together."""

import re

from factcheck.types import Difference, DifferenceKind
from factcheck.verdict.findings import Findings, left_open
from factcheck.verdict.stems import all_stems
from factcheck.verdict.words import read_content

_ALL = re.compile(
    r"(?<!not )\b(?:all|every|entire|whole|throughout|always|completely|entirely|wholly)\b",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"\b(?:most|many|some(?!\s\d)|several|part|parts|partly|nearly|almost|mostly|largely|often|usually"
    r"|sometimes|certain|half|(?:a|one|two|three|four)[\s-](?:thirds?|quarters?|fifths?)|per\scent"
    r"|percent)\b|\d%",
    re.IGNORECASE,
)
_MOST = re.compile(r"\b(?:most|majority)\b", re.IGNORECASE)
_FEWER = re.compile(r"\b(?:some|many|several|few)\b", re.IGNORECASE)
_AS_MANY = re.compile(r"\b(?:most|majority|all|almost|nearly)\b", re.IGNORECASE)
_COUNTED = re.compile(
    r"^(?:the\s|about\s|some\s|only\s|over\s|(?:more|fewer|less)\sthan\s|at\s(?:least|most)\s)?"
    r"(?:\d{1,3}(?:[.,]\d+)*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s"
    r"(?:(?:million|billion|thousand|hundred)\s)?(?!in\b|out\b|per)[a-z]+",
    re.IGNORECASE,
)
"""A sentence that begins by counting: “Four member states”, “Over 2 million of the deaths”."""
_BOTH = re.compile(r"\bboth\sof\s(?:his|her|its|their|the)\b", re.IGNORECASE)
_TOLD_OF_TWO = re.compile(
    r"\b(?:both|two|twice|each|either|neither|again|also|second|and|all|every)\b|\bre-?[a-z]{4,}ed\b",
    re.IGNORECASE,
)
_SHARED_OUT = re.compile(
    r"\b(?:most|majority|all|almost|nearly|percent|per\scent|half|third|quarter|of\s(?:the\s|its\s)?\d+"
    r"|out\sof|only|rest|remaining|others)\b|%",
    re.IGNORECASE,
)
_HARDLY_ANY = re.compile(
    r"\b(?:(?:only|just|very)\s(?:an?\s)?few|hardly\s(?:any|ever)|rarely|seldom"
    r"|in\s(?:rare|a\sfew|very\sfew)\scases)\b(?!\s(?:days|weeks|months|years|hours|minutes))",
    re.IGNORECASE,
)
_IN_GENERAL = re.compile(r"\b(?:can|is|are|do|does)\b")
_NOT_IN_GENERAL = re.compile(
    r"\b(?:few|some\w*|rare\w*|seldom|hardly|only|may|might|could|one|two|three|several|occasional\w*"
    r"|case|cases|not|cannot|never|no)\b|n['’]t\b|\d",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\d|\b(?:percent|million|billion|once|twice|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|twenty|thirty|forty|fifty|hundred|thousand)\b",
    re.IGNORECASE,
)
_UNIT = r"(?P<unit>year|month|week|day|hour|minute|decade|century)"
_RATE = re.compile(
    rf"\b(?:per|an?|each|every)\s{_UNIT}\b(?!\s(?:ago|later|earlier|before|after|when|in|of|that))"
    r"|\b(?P<adverb>annually|yearly|monthly|weekly|daily|hourly)\b",
    re.IGNORECASE,
)
_SELDOM = re.compile(
    r"\b(?:rare(?:ly)?|unusual(?:ly)?|unprecedented|exceptional(?:ly)?|historic|landmark)\b"
    r"(?!\s(?:earths?|diseases?|metals?|gas(?:es)?|buildings?|sites?|centres?|centers?)\b)",
    re.IGNORECASE,
)
_OF_ITS_KIND = re.compile(
    r"\b(?:rar|seldom|unusual|unprecedented|exception|histor|landmark|first|never|only|record|few)",
    re.IGNORECASE,
)
"""Words by which a sentence may tell how seldom something is."""
_ADVERBS = {
    "annually": "year",
    "yearly": "year",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
    "hourly": "hour",
}
_OVERALL = re.compile(
    r"\b(?:in total|altogether|together|combined)\b|\bsince\s(?:[A-Z][a-z]+\s)?\d{4}\b"
    r"|\b(?:between|from)\s\d{4}\s(?:and|to)\s\d{4}\b",
    re.IGNORECASE,
)
_AND_NEXT = re.compile(
    r"\b(?:this|last)\s(?:year|month|week|season|quarter)\s(?:and|or)\s(?:the\s)?next\b"
)
_EACH = re.compile(r"\b(?:each|every|apiece)\b", re.IGNORECASE)
_TOGETHER = re.compile(r"\b(?:together|combined|in total|altogether|jointly)\b", re.IGNORECASE)
_LASTING = re.compile(
    r"\b(?P<number>[\w.]+)\s(?:consecutive|successive|full|straight|calendar)\s"
    r"(?P<unit>year|month|week|day|hour)s?\b",
    re.IGNORECASE,
)


def compare_extent(claim: str, sentence: str) -> Findings:
    """Return the "all" of a claim that the sentence tells of most, the "most" of which it has a
    count alone ("four states are not"), what it says in general and the sentence of "only a few",
    the "this year or next" of which it does not look so far ahead, the "both of them" of which it
    tells of one, the "rare" of which it does not tell how seldom it is, and the rate that it tells
    of another time or as no rate."""
    for wanted, other, enough in ((_ALL, _SOME, _ALL), (_MOST, _FEWER, _AS_MANY)):
        mine, theirs = wanted.search(claim), other.search(sentence)
        if mine and theirs and not enough.search(sentence) and not other.search(claim):
            return left_open(DifferenceKind.NUMBER, mine[0], theirs[0])
    most, counted = _MOST.search(claim), _COUNTED.search(sentence)
    if most and counted and not (_SHARED_OUT.search(sentence) or _COUNTED.search(claim)):
        return left_open(DifferenceKind.NUMBER, most[0], counted[0].strip())
    later = _AND_NEXT.search(claim)
    if later and "next" not in sentence:
        return left_open(DifferenceKind.DATE, later[0])
    hardly = _HARDLY_ANY.search(sentence)
    general = _IN_GENERAL.search(claim) and not _NOT_IN_GENERAL.search(claim)
    if hardly and general and _tells_most(claim, sentence):
        return left_open(DifferenceKind.NUMBER, "", hardly[0])
    both = _BOTH.search(claim)
    if both and not _TOLD_OF_TWO.search(sentence):
        return left_open(DifferenceKind.NUMBER, both[0])
    if (seldom := _SELDOM.search(claim)) and not _OF_ITS_KIND.search(sentence):
        return left_open(DifferenceKind.NUMBER, seldom[0])
    return _compare_rates(claim, sentence)


def _tells_most(claim: str, sentence: str) -> bool:
    """Return whether a sentence has half of a claim's content words."""
    words = read_content(claim).stems
    return 2 * len(all_stems(sentence).intersection(words)) >= len(words)


def _compare_rates(claim: str, sentence: str) -> Findings:
    mine, theirs = _LASTING.search(claim), _LASTING.search(sentence)
    if mine and theirs and _lasts_otherwise(mine, theirs):
        found = Difference(kind=DifferenceKind.UNIT, claim=mine[0], evidence=theirs[0])
        return Findings(differences=(found,))
    if not _NUMBER.search(claim) or not _NUMBER.search(sentence):
        return Findings()
    rates, others = _rates(claim), _rates(sentence)
    if rates and others and not rates.keys() & others.keys():
        mine_text, their_text = next(iter(rates.values())), next(iter(others.values()))
        found = Difference(kind=DifferenceKind.UNIT, claim=mine_text, evidence=their_text)
        return Findings(differences=(found,))
    if others and not rates and (overall := _OVERALL.search(claim)):
        return left_open(DifferenceKind.UNIT, overall[0], next(iter(others.values())))
    if rates and not others and (overall := _OVERALL.search(sentence)):
        return left_open(DifferenceKind.UNIT, next(iter(rates.values())), overall[0])
    each, together = _EACH.search(claim), _TOGETHER.search(sentence)
    if each and together and not _TOGETHER.search(claim):
        return left_open(DifferenceKind.UNIT, each[0], together[0])
    return Findings()


def _lasts_otherwise(mine: re.Match[str], theirs: re.Match[str]) -> bool:
    same_number = mine["number"].lower() == theirs["number"].lower()
    return same_number and mine["unit"].lower() != theirs["unit"].lower()


def _rates(text: str) -> dict[str, str]:
    """Return the units of time that a text counts by, each with its words."""
    return {
        _ADVERBS.get((match["adverb"] or "").lower()) or match["unit"].lower(): match[0]
        for match in _RATE.finditer(text)
    }
