"""Who comes first: "A joined before B" against "B joined before A"."""

import re
from dataclasses import dataclass

from factcheck.types import Difference, DifferenceKind
from factcheck.verdict.date_range import DateRange
from factcheck.verdict.dates import find_dates
from factcheck.verdict.findings import Findings, left_open
from factcheck.verdict.mentions import named_by
from factcheck.verdict.stems import all_stems
from factcheck.verdict.words import name_keys, read_content

_RELATION = re.compile(
    r"\b(?P<word>before|after|ahead of|behind|[a-z]+er than|(?:more|less|fewer) [a-z]+ than)"
    r"\s(?P<right>[^,;:.!?()]+)"
)
_BEFORE_SOMETHING = re.compile(
    r"(?<!named )\b(?:before|after)\s(?!\w+ing\b)(?P<what>(?:the\s|an?\s)?[^\W\d]+(?:\s[^\W\d]+)?)"
)
_SEQUENCE = re.compile(r"\b(?P<word>before|after)\s(?P<right>[^,;:.!?()]+)", re.IGNORECASE)
_NOT_UNTIL = re.compile(
    r"(?:\b(?:not|never)\s|n['’]t\s)(?P<what>[^,;:.!?()]*?)\s(?:until|till)\b", re.IGNORECASE
)
"""“Not registered until it began” is “registered after it began”."""
_TELLS_AN_ORDER = re.compile(
    r"\b(?:before|after\w*|ahead|behind|earlier|later|first|last|until|since|prior|then|previous\w*"
    r"|former|than|follow\w*|preced\w*|succe\w*)\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"\b(?:earlier|beforehand|previously)\b")
_YEAR = re.compile(r"\b(?:1\d{3}|20\d\d)\b")
_CONVERSE = {"before": "after", "after": "before", "ahead of": "behind", "behind": "ahead of"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    word: str
    left: frozenset[str]
    """Keys of all names before the word."""
    said: frozenset[str]
    """Stems of the other words before it."""
    right: frozenset[str]
    """Keys of the name behind it."""
    text: str
    first_name: str
    second_name: str


def compare_order(claim: str, sentence: str) -> Findings:
    """Return the order in which two texts put two names in the same deed, where it differs.

    What comes before or after another is open where the sentence tells no order and no two years,
    or does not speak of the other.
    """
    mine, theirs = _order(claim), _order(sentence)
    if (turned := _turned(claim, sentence)) is not None:
        return Findings(differences=(turned,))
    if mine is None:
        return _unmentioned(claim, sentence)
    if mine.word in _CONVERSE and not mine.right & name_keys(sentence):
        return left_open(DifferenceKind.ROLE, mine.text)
    if theirs is None:
        if (dated := _dated(mine, sentence)) is not None:
            return dated
        years = set(_YEAR.findall(sentence))
        if mine.word not in _CONVERSE or _TELLS_AN_ORDER.search(sentence) or len(years) > 1:
            return Findings()
        return left_open(DifferenceKind.ROLE, mine.text)
    same_deed = mine.said & theirs.said or not (mine.said or theirs.said)
    same_word = mine.word == theirs.word
    converse = _CONVERSE.get(mine.word) == theirs.word
    swapped = bool(mine.right & theirs.left and theirs.right & mine.left)
    in_place = bool(mine.right & theirs.right and mine.left & theirs.left)
    differs = (same_word and swapped) or (converse and in_place)
    if not (same_deed and differs):
        return Findings()
    difference = Difference(kind=DifferenceKind.ROLE, claim=mine.text, evidence=theirs.text)
    return Findings(differences=(difference,))


def _turned(claim: str, sentence: str) -> Difference | None:
    """Return the two deeds that two texts put in different orders, told by their words: “withdraw
    before a truce” and “withdraw after a truce”, “repealed before it was in force” and “in force
    before the repeal”."""
    mine, theirs = _sequence(claim), _sequence(sentence)
    if mine is None or theirs is None:
        return None
    before, after = mine.before & theirs.before, mine.after & theirs.after
    turned = mine.before & theirs.after, mine.after & theirs.before
    if before or after or not all(turned):
        return None
    return Difference(kind=DifferenceKind.ROLE, claim=mine.text, evidence=theirs.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sequence:
    before: frozenset[str]
    """Stems of the words (no names) of what comes first, less those that are on either side."""
    after: frozenset[str]
    text: str


def _sequence(text: str) -> _Sequence | None:
    """Return what a text of one "before" or "after" puts first and what second; None where it has
    a negation, or another such word."""
    text = _NOT_UNTIL.sub(r" \g<what> after", text)
    found = list(_SEQUENCE.finditer(text))
    if len(found) != 1 or read_content(text).n_negations:
        return None
    match = found[0]
    beside = text[: match.start()] or text[match.end() :]
    left, right = set(read_content(beside).stems), set(read_content(match["right"]).stems)
    first, second = (left, right) if match["word"].lower() == "before" else (right, left)
    return _Sequence(
        before=frozenset(first - second), after=frozenset(second - first), text=match[0]
    )


def _unmentioned(claim: str, sentence: str) -> Findings:
    """Return the "after the flood" of a claim where the sentence itself speaks of no flood."""
    if _EARLIER.search(sentence):
        return Findings()
    said, names = all_stems(sentence), read_content(sentence).names
    for match in _BEFORE_SOMETHING.finditer(claim):
        what = read_content(match["what"])
        is_named = any(named_by(name, names) for name in what.names)
        if (what.stems or what.names) and not is_named and not said.intersection(what.stems):
            return left_open(DifferenceKind.ROLE, match[0])
    return Findings()


def _dated(order: _Order, sentence: str) -> Findings | None:
    """Return what the dates behind two names in a sentence make of their order; None where they
    do not tell it."""
    first = _date_behind(order.first_name, sentence)
    second = _date_behind(order.second_name, sentence)
    if order.word not in ("before", "after") or first is None or second is None:
        return None
    if not order.said & all_stems(sentence) or not (
        first.last < second.first or second.last < first.first
    ):
        return None
    if (first.last < second.first) is (order.word == "before"):
        return Findings()
    told = Difference(
        kind=DifferenceKind.ROLE, claim=order.text, evidence=f"{first.text}, {second.text}"
    )
    return Findings(differences=(told,))


def _date_behind(name: str, sentence: str) -> DateRange | None:
    """Return the date nearest behind a name that a sentence has once."""
    if sentence.count(name) != 1:
        return None
    end = sentence.index(name) + len(name)
    dates = (d for d in find_dates(sentence, None) if d.start >= end and d.has_year)
    return min(dates, key=lambda date: date.start, default=None)


def _order(text: str) -> _Order | None:
    """Return the first order of names that a text tells."""
    for match in _RELATION.finditer(text):
        right = read_content(match["right"]).names
        before = read_content(text[: match.start()])
        if before.names and right:
            end = match.start("right") + match["right"].index(right[0].text) + len(right[0].text)
            return _Order(
                word=match["word"].lower(),
                left=frozenset(key for name in before.names for key in name.keys),
                said=frozenset(before.stems),
                right=right[0].keys,
                text=text[match.start() : end],
                first_name=before.names[0].text,
                second_name=right[0].text,
            )
    return None
