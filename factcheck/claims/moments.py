"""Dates that only the article's day makes clear, in full: `on Tuesday`, `last month`."""

import calendar
import datetime as dt
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_DAYS = {name: i for i, name in enumerate(calendar.day_name)}
_MONTHS = {name: i for i, name in enumerate(calendar.month_name) if name}
_SHORT = {
    "Jan": 1,
    "Feb": 2,
    "Mar": 3,
    "Apr": 4,
    "Jun": 6,
    "Jul": 7,
    "Aug": 8,
    "Sep": 9,
    "Sept": 9,
    "Oct": 10,
    "Nov": 11,
    "Dec": 12,
}
_NUMBERS = MappingProxyType(
    {
        "a": 1,
        "an": 1,
        "one": 1,
        "two": 2,
        "three": 3,
        "four": 4,
        "five": 5,
        "six": 6,
        "seven": 7,
        "eight": 8,
        "nine": 9,
        "ten": 10,
        "eleven": 11,
        "twelve": 12,
        "fifteen": 15,
        "twenty": 20,
    }
)
_PREPOSITIONS = frozenset(
    "in on by of since until till from to before after during between for over for at than as"
    " through within until and early late mid".split()
)

_DAY_NAME = "|".join(_DAYS)
_MONTH_NAME = "|".join([*_MONTHS, *(rf"{short}\." for short in _SHORT)])
_WEEKDAY = re.compile(
    rf"\b(?P<which>(?:(?i:last|next|this(?: past| coming)?) )?)(?P<day>{_DAY_NAME})\b"
    rf"(?P<part>(?: (?:morning|afternoon|evening|night)\b)?)(?![’'s-])"
    rf"(?!,? \(?(?:{_MONTH_NAME}|\d))"
)
_MONTH_DAY = re.compile(
    rf"\b(?P<month>{_MONTH_NAME}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b"
    r"(?![-–:.]\d|,? \d{4}|,\d| \w+ year)"
)
_DAY_MONTH = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{_MONTH_NAME})\b"
    r"(?!,? \d{4}| \w+ year)"
)
_RELATIVE_DAY = re.compile(r"\b(?i:(?P<word>yesterday|today|tomorrow))\b(?![’'-])")
_RELATIVE_PERIOD = re.compile(
    r"\b(?i:(?P<which>last|this|next)) (?P<unit>year|month)\b(?P<owner>[’']s)?(?!-)"
)
_AGO = re.compile(
    rf"\b(?i:(?P<n>\d{{1,3}}|{'|'.join(_NUMBERS)})) (?P<unit>day|month|year)s? ago\b", re.IGNORECASE
)
_MONTH_ALONE = re.compile(
    r"\b(?P<before>(?i:in|since|until|by|last|this|next|early|late|mid)[ -])"
    rf"(?P<month>{_MONTH_NAME})"
    rf"\b(?!,? \d|[’'-]| (?:and|to|of) (?:{_MONTH_NAME})? ?\d)(?! [A-Z])"
)
_RECURRING = re.compile(
    r"\b(?:every|each|a|an|any|one|that|That|Black|Bloody|Good|Easter|Holy|Ash|Palm) $"
)
_DAY_BEFORE = re.compile(rf"(?:(?:{_MONTH_NAME})(?: \d{{1,2}})?|\d (?:{_MONTH_NAME})) $")
_FUTURE = frozenset("will shall 'll ’ll would may might".split())
_TO_COME = frozenset(
    "is are set due going scheduled expected planned plan plans expects hopes supposed".split()
)
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b(?![.,]\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A date named in full."""

    start: int
    """The first character of the words that named it in part."""
    end: int
    text: str
    """What to put in their place."""
    iso: str
    """`2025`, `2025-03` or `2025-03-11`."""


def moments(doc: "Doc", now: dt.date, *, years: Collection[int] = ()) -> list[Moment]:
    """Return the dates of a sentence written on the day `now`, in order; none overlap.

    `years` are those that the text around it names: where it speaks of another time than
    `now`, a day or month without a year stays as it is.
    """
    text = doc.text
    strange = any(abs(year - now.year) > 1 for year in years_in(text)) or (
        len(years) > 1 and all(abs(year - now.year) > 1 for year in years)
    )
    found: list[Moment] = []
    for pattern, read in _READERS:
        if strange and pattern in (_MONTH_DAY, _DAY_MONTH, _MONTH_ALONE):
            continue
        for match in pattern.finditer(text):
            place = _Place(text=text, now=now, tense=_tense(doc, match.start()))
            moment = read(place, match)
            taken = any(m.start < match.end() and match.start() < m.end for m in found)
            if moment is not None and not taken:
                found.append(moment)
    return sorted(found, key=lambda moment: moment.start)


def years_in(text: str) -> tuple[int, ...]:
    """Return the years that a text names in four digits."""
    return tuple(int(year) for year in _YEAR.findall(text))


class _Tense(StrEnum):
    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    text: str
    now: dt.date
    tense: _Tense
    """Of the verb that the date belongs to."""


def _tense(doc: "Doc", position: int) -> _Tense:
    token = next((t for t in reversed(doc) if t.idx <= position), None)
    if token is None:
        return _Tense.PAST
    for verb in (token, *token.ancestors):
        if verb.tag_[:2] != "VB" and verb.tag_ != "MD":
            continue
        words = {c.text.lower() for c in verb.children if c.dep_ in ("aux", "auxpass")}
        if words & _FUTURE or ("to" in words and verb.head.text.lower() in _TO_COME):
            return _Tense.FUTURE
        above = {c.text.lower() for c in verb.head.children if c.dep_ in ("aux", "auxpass")}
        if "to" in words and above & _FUTURE:
            return _Tense.FUTURE
        if verb.tag_ == "VBD" or words & {"was", "were", "had", "did", "has", "have"}:
            return _Tense.PAST
        if verb.tag_ in ("VBZ", "VBP"):
            return _Tense.PRESENT
    return _Tense.PAST


def _weekday(place: _Place, match: re.Match[str]) -> Moment | None:
    if _RECURRING.search(place.text[: match.start()]):
        return None
    if place.tense is _Tense.PRESENT and not match["which"].strip():
        return None  # `The market opens on Monday`
    back = (place.now.weekday() - _DAYS[match["day"]]) % 7
    which = match["which"].strip().lower()
    if which.startswith("next") or which == "this coming":
        day = place.now + dt.timedelta(days=(7 - back) % 7 or 7)
    elif which == "last":
        day = place.now - dt.timedelta(days=back or 7)
    elif place.tense is _Tense.FUTURE and back:
        day = place.now + dt.timedelta(days=7 - back)
    else:
        day = place.now - dt.timedelta(days=back)
    words = f"{match['day']}{match['part']}, {written(day)}"
    if which and not _follows_preposition(place.text, match.start()):
        words = f"on {words}"
    return _moment(match, words, day.isoformat())


def _month_day(place: _Place, match: re.Match[str]) -> Moment | None:
    month, day = _month(match["month"]), int(match["day"])
    for year in (place.now.year, place.now.year - 1):
        try:
            date = dt.date(year, month, day)
        except ValueError:
            return None
        if date <= place.now + dt.timedelta(days=7) or place.tense is _Tense.FUTURE:
            break
    comma = "," if match["month"] == match[0][: len(match["month"])] else ""
    return _moment(match, f"{match[0]}{comma} {date.year}", date.isoformat())


def _relative_day(place: _Place, match: re.Match[str]) -> Moment | None:
    word = match["word"].lower()
    vague = place.tense is _Tense.PRESENT or _is_vague_today(place.text, match)
    if word == "today" and vague:
        return None
    day = place.now + dt.timedelta(days={"yesterday": -1, "today": 0, "tomorrow": 1}[word])
    words = written(day)
    if not _follows_preposition(place.text, match.start()):
        words = f"{'On' if match.start() == 0 else 'on'} {words}"
    return _moment(match, words, day.isoformat())


def _is_vague_today(text: str, match: re.Match[str]) -> bool:
    """Tell `as of today`, `today's` and `even today` from the day itself."""
    before = text[: match.start()].rstrip().rsplit(maxsplit=1)[-1:]
    return bool(before) and before[0].lower() in ("even", "until", "still", "of", "to", "and")


def _relative_period(place: _Place, match: re.Match[str]) -> Moment | None:
    step = {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    if match["unit"] == "year":
        iso = words = str(place.now.year + step)
    else:
        year, month = _months_on(place.now, step)
        iso, words = f"{year}-{month:02}", f"{calendar.month_name[month]} {year}"
    if match["owner"]:
        words = f"{'The' if match.start() == 0 else 'the'} {words}"
    elif not _follows_preposition(place.text, match.start()) and not _follows_day(place, match):
        words = f"{'In' if match.start() == 0 else 'in'} {words}"
    return _moment(match, words, iso)


def _follows_day(place: _Place, match: re.Match[str]) -> bool:
    """Tell whether `March 11` stands before `this year`."""
    return match["unit"] == "year" and bool(_DAY_BEFORE.search(place.text[: match.start()]))


def _ago(place: _Place, match: re.Match[str]) -> Moment | None:
    n = int(match["n"]) if match["n"].isdigit() else _NUMBERS[match["n"].lower()]
    preposition = "" if _follows_preposition(place.text, match.start()) else "in "
    if re.search(
        r"\b(?:about|some|nearly|almost|over|than|around|least) $", place.text[: match.start()]
    ):
        return None
    match match["unit"].lower():
        case "year" if n < place.now.year:
            words = iso = str(place.now.year - n)
        case "month":
            year, month = _months_on(place.now, -n)
            iso, words = f"{year}-{month:02}", f"{calendar.month_name[month]} {year}"
        case "day":
            day = place.now - dt.timedelta(days=n)
            iso, words = day.isoformat(), written(day)
            preposition = "on " if preposition else ""
        case _:
            return None
    words = f"{preposition}{words}"
    return _moment(match, words[0].upper() + words[1:] if match.start() == 0 else words, iso)


def _month_alone(place: _Place, match: re.Match[str]) -> Moment | None:
    if place.tense is _Tense.PRESENT:
        return None  # `It rains in July`
    month = _month(match["month"])
    which = match["before"].strip(" -").lower()
    year = place.now.year
    if which == "next" or (place.tense is _Tense.FUTURE and month < place.now.month):
        year += month <= place.now.month
    elif (month > place.now.month and place.tense is not _Tense.FUTURE) or (
        which == "last" and month == place.now.month
    ):
        year -= 1
    name = calendar.month_name[month]
    if which in ("last", "this", "next"):
        preposition = "" if _follows_preposition(place.text, match.start()) else "in "
        return _moment(match, f"{preposition}{name} {year}", f"{year}-{month:02}")
    words = f"{match['before']}{match['month']} {year}"
    return _moment(match, words, f"{year}-{month:02}")


def _moment(match: re.Match[str], words: str, iso: str) -> Moment:
    return Moment(start=match.start(), end=match.end(), text=words, iso=iso)


def _follows_preposition(text: str, position: int) -> bool:
    before = text[:position].split()
    return bool(before) and before[-1].lower().strip("-") in _PREPOSITIONS


def _month(name: str) -> int:
    return _MONTHS.get(name) or _SHORT[name.rstrip(".")]


def _months_on(day: dt.date, n_months: int) -> tuple[int, int]:
    year, month = divmod(day.year * 12 + day.month - 1 + n_months, 12)
    return year, month + 1


def written(day: dt.date) -> str:
    """Return a date as `11 March 2025`."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


_Reader = Callable[[_Place, re.Match[str]], Moment | None]
_READERS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (_WEEKDAY, _weekday),
    (_MONTH_DAY, _month_day),
    (_DAY_MONTH, _month_day),
    (_RELATIVE_DAY, _relative_day),
    (_RELATIVE_PERIOD, _relative_period),
    (_AGO, _ago),
    (_MONTH_ALONE, _month_alone),
)
