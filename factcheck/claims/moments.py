"""Dates that only the article's day makes clear, in full: `on Tuesday`, `last month`."""

import calendar
import datetime as dt
import re
from collections.abc import Callable, Collection, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from factcheck.claims import occasions
from factcheck.claims.dated_words import (
    DAY_NAME,
    MONTH_NAME,
    PARTS_OF_DAY,
    Moment,
    Place,
    Tense,
    follows_preposition,
    is_habit,
    is_of_a_life,
    month_number,
    place_at,
    replaced,
    with_preposition,
    written,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc

_DAYS = {name: i for i, name in enumerate(calendar.day_name)}
_NUMBERS = MappingProxyType(
    {w: i for i, w in enumerate("one two three four five six seven eight nine ten".split(), 1)}
    | {"a": 1}
)
_STRANGE_YEARS = 1
"""Further than this from the day of writing, a year says that its sentence is of another time."""
_LONG = 10
"""Years from the day of writing, beyond which a year is history; news names nearer ones, too."""

_WEEKDAY = re.compile(
    rf"\b(?P<which>(?:(?i:last|next|this(?: past| coming)?) )?)(?P<day>{DAY_NAME})\b"
    rf"(?P<part>(?: (?:{PARTS_OF_DAY})\b)?)(?![’'s-]| (?:{PARTS_OF_DAY})s?\b)"
    rf"(?!,? \(?(?:{MONTH_NAME}|\d))"
)
_MONTH_DAY = re.compile(
    rf"\b(?P<month>{MONTH_NAME}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b"
    r"(?![-–:.]\d|,? \d{4}|,\d| \w+ year| (?:to|and|or|until|through) \d)"
)
_DAY_MONTH = re.compile(
    rf"(?<![-–]|\d)\b(?<!to )(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{MONTH_NAME})\b"
    r"(?!,? \d{4}| \w+ year)"
)
_RELATIVE_DAY = re.compile(r"\b(?i:(?P<word>yesterday|today|tomorrow))\b(?![’'-])")
_OWNING_DAY = re.compile(r"\b(?i:(?P<word>yesterday|today|tomorrow))[’']s(?= (?P<noun>[a-z]+)\b)")
_RELATIVE_PERIOD = re.compile(
    r"\b(?i:(?P<which>last|this|next)) (?P<unit>year|month)\b(?P<owner>[’']s)?(?!-)"
)
_AGO = re.compile(rf"\b(?i:(?P<n>\d{{1,2}}|{'|'.join(_NUMBERS)})) days? ago\b", re.IGNORECASE)
_MONTH_ALONE = re.compile(
    r"\b(?P<before>(?i:in|since|until|by|last|this|next|early|late|mid)[ -])"
    rf"(?P<month>{MONTH_NAME})"
    rf"\b(?!,? \d|[’'-]| (?:and|to|of) (?:{MONTH_NAME})? ?\d)(?! [A-Z])"
)
_RECURRING = re.compile(
    r"\b(?:every|each|a|an|any|one|that|That|some|most|Black|Bloody|Good|Easter|Holy|Ash|Palm"
    r"|Super|Cyber|Maundy) $"
)
_DAY_BEFORE = re.compile(rf"(?:(?:{MONTH_NAME})(?: \d{{1,2}})?|\d (?:{MONTH_NAME})) $")
_ABOUT = re.compile(r"\b(?:about|some|nearly|almost|over|than|around|least|roughly) $")
_WHOLE_DAY = re.compile(
    rf"\b(?:(?P<d>\d{{1,2}}) (?P<m>{MONTH_NAME}),? (?P<y>\d{{4}})"
    rf"|(?P<month>{MONTH_NAME}) (?P<day>\d{{1,2}}),? (?P<year>\d{{4}}))\b"
)
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b(?![.,]\d)")
_OF_NOW = re.compile(
    rf"\b(?:on (?:{DAY_NAME})|(?i:yesterday|tonight|last night|earlier today|(?:this|last) week))\b"
    r"(?!,? (?:the )?\d)"
)
_EVENTS = frozenset(
    "meeting summit talks vote session hearing ruling decision announcement report statement"
    " election game match race attack debate deadline ceremony launch verdict strike protest"
    " storm speech conference deal agreement".split()
)
_ANNOUNCING = frozenset(
    "announces announce marks launches opens meets begins ends publishes releases unveils votes"
    " celebrates signs".split()
)
"""Verbs that in the present tense tell of the very day that `today` names."""


def moments(
    doc: "Doc",
    now: dt.date,
    *,
    years: Sequence[int] = (),
    last_day: dt.date | None = None,
    is_current: bool = True,
) -> list[Moment]:
    """Return the dates of a sentence written on the day `now`, in order; none overlap.

    `years` are those that the text before it names, the nearest last: where it speaks of
    another time than `now`, a day or month without a year stays as it is, as it does in a text
    that is not current as a whole. `last_day` is the day named before, which `the same day`
    means.
    """
    text = doc.text
    strange = not is_current or _is_of_another_time(text, years, now)
    found: list[Moment] = []
    for pattern, read in _READERS:
        if strange and pattern in _WITHOUT_YEAR:
            continue
        for match in pattern.finditer(text):
            moment = read(place_at(doc, match.start(), now, last_day), match)
            taken = any(m.start < match.end() and match.start() < m.end for m in found)
            if moment is not None and not taken:
                found.append(moment)
    return sorted(found, key=lambda moment: moment.start)


def years_in(text: str) -> tuple[int, ...]:
    """Return the years that a text names in four digits."""
    return tuple(int(year) for year in _YEAR.findall(text))


def is_current(text: str, now: dt.date) -> bool:
    """Tell whether a text is about the days around `now`, as news is and a biography is not.

    It is where it says `on Tuesday`, `yesterday` or `this week`, or where no more of the years
    that it names are long before `now` than near it.
    """
    years = years_in(text)
    n_past = sum(_is_far(year, now, _LONG) for year in years)
    return 2 * n_past <= len(years) or bool(_OF_NOW.search(text))


def _is_of_another_time(text: str, before: Sequence[int], now: dt.date) -> bool:
    """Tell whether a sentence, or what stands before it, speaks of other years than `now`'s."""
    if any(_is_far(year, now, _STRANGE_YEARS) for year in years_in(text)):
        return True
    if before and _is_far(before[-1], now, _LONG):
        return True
    return len(before) > 1 and all(_is_far(year, now, _STRANGE_YEARS) for year in before)


def _is_far(year: int, now: dt.date, n_years: int) -> bool:
    return abs(year - now.year) > n_years


def day_named(text: str, found: Collection[Moment]) -> dt.date | None:
    """Return the one day that a sentence names, in full or as a moment; None for none or more."""
    days = {dt.date.fromisoformat(m.iso) for m in found if re.fullmatch(r"\d{4}-\d\d-\d\d", m.iso)}
    for match in _WHOLE_DAY.finditer(text):
        month = month_number(match["m"] or match["month"])
        try:
            days.add(
                dt.date(int(match["y"] or match["year"]), month, int(match["d"] or match["day"]))
            )
        except ValueError:
            continue
    return days.pop() if len(days) == 1 else None


def _weekday(place: Place, match: re.Match[str]) -> Moment | None:
    if _RECURRING.search(place.text[: match.start()]) or is_habit(place.text):
        return None
    if _is_part_of_name(place):
        return None
    if place.tense is Tense.PRESENT and not match["which"].strip():
        return None  # `The market opens on Monday`
    back = (place.now.weekday() - _DAYS[match["day"]]) % 7
    which = match["which"].strip().lower()
    if which.startswith("next") or which == "this coming":
        day = place.now + dt.timedelta(days=(7 - back) % 7 or 7)
    elif which == "last":
        day = place.now - dt.timedelta(days=back or 7)
    elif place.tense is Tense.FUTURE and back:
        day = place.now + dt.timedelta(days=7 - back)
    else:
        day = place.now - dt.timedelta(days=back)
    if _modifies(place) and not which and not match["part"]:
        return replaced(match, written(day), day.isoformat())  # `the Tuesday vote`
    words = f"{match['day']}{match['part']}, {written(day)}"
    if which and not follows_preposition(place.text, match.start()):
        words = f"on {words}"
    return replaced(match, words, day.isoformat())


def _is_part_of_name(place: Place) -> bool:
    """Tell whether a weekday belongs to a name: `the Sunday Times`."""
    token = place.token
    return token is not None and token.dep_ == "compound" and token.head.tag_.startswith("NNP")


def _modifies(place: Place) -> bool:
    token = place.token
    return token is not None and token.dep_ in ("compound", "nmod") and token.head.i > token.i


def _month_day(place: Place, match: re.Match[str]) -> Moment | None:
    if is_habit(place.text) or is_of_a_life(place.text):
        return None
    month, day = month_number(match["month"]), int(match["day"])
    for year in (place.now.year, place.now.year - 1):
        try:
            date = dt.date(year, month, day)
        except ValueError:
            return None
        if date <= place.now + dt.timedelta(days=7) or place.tense is Tense.FUTURE:
            break
    comma = "," if match["month"] == match[0][: len(match["month"])] else ""
    return replaced(match, f"{match[0]}{comma} {date.year}", date.isoformat())


def _relative_day(place: Place, match: re.Match[str]) -> Moment | None:
    word = match["word"].lower()
    if word == "today" and (
        (place.tense is Tense.PRESENT and not _tells_of_the_day(place))
        or _is_vague_today(place.text, match)
    ):
        return None
    day = _day_of(word, place.now)
    return replaced(match, with_preposition(place, match, "on", written(day)), day.isoformat())


def _owning_day(place: Place, match: re.Match[str]) -> Moment | None:
    """Return `the 11 March 2025` for the `today's` of an event; `today's world` stays."""
    if match["noun"] not in _EVENTS:
        return None
    day = _day_of(match["word"].lower(), place.now)
    return replaced(match, f"the {written(day)}", day.isoformat())


def _day_of(word: str, now: dt.date) -> dt.date:
    return now + dt.timedelta(days={"yesterday": -1, "today": 0, "tomorrow": 1}[word])


def _tells_of_the_day(place: Place) -> bool:
    """Tell whether a present tense is about the very day: `Today marks`, `announces today`."""
    token = place.token
    if token is None:
        return False
    return token.dep_ in ("nsubj", "nsubjpass") or token.head.text.lower() in _ANNOUNCING


def _is_vague_today(text: str, match: re.Match[str]) -> bool:
    """Tell `as of today`, `today's` and `even today` from the day itself."""
    before = text[: match.start()].rstrip().rsplit(maxsplit=1)[-1:]
    return bool(before) and before[0].lower() in ("even", "until", "still", "of", "to", "and")


def _relative_period(place: Place, match: re.Match[str]) -> Moment | None:
    step = {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    if match["unit"] == "year":
        iso = words = str(place.now.year + step)
    else:
        year, month = _months_on(place.now, step)
        iso, words = f"{year}-{month:02}", f"{calendar.month_name[month]} {year}"
    if match["owner"]:
        words = f"the {words}"
    elif not _follows_day(place, match):
        words = with_preposition(place, match, "in", words)
    return replaced(match, words, iso)


def _follows_day(place: Place, match: re.Match[str]) -> bool:
    """Tell whether `March 11` stands before `this year`."""
    return match["unit"] == "year" and bool(_DAY_BEFORE.search(place.text[: match.start()]))


def _ago(place: Place, match: re.Match[str]) -> Moment | None:
    """Return the day; `two years ago` is no exact time and stays."""
    if _ABOUT.search(place.text[: match.start()]):
        return None
    n = int(match["n"]) if match["n"].isdigit() else _NUMBERS[match["n"].lower()]
    day = place.now - dt.timedelta(days=n)
    return replaced(match, with_preposition(place, match, "on", written(day)), day.isoformat())


def _month_alone(place: Place, match: re.Match[str]) -> Moment | None:
    if place.tense is Tense.PRESENT or is_habit(place.text) or is_of_a_life(place.text):
        return None  # `It rains in July`
    month = month_number(match["month"])
    which = match["before"].strip(" -").lower()
    year = place.now.year
    if which == "next" or (place.tense is Tense.FUTURE and month < place.now.month):
        year += month <= place.now.month
    elif (month > place.now.month and place.tense is not Tense.FUTURE) or (
        which == "last" and month == place.now.month
    ):
        year -= 1
    name = calendar.month_name[month]
    if which in ("last", "this", "next"):
        words = with_preposition(place, match, "in", f"{name} {year}")
        return replaced(match, words, f"{year}-{month:02}")
    words = f"{match['before']}{match['month']} {year}"
    return replaced(match, words, f"{year}-{month:02}")


def _months_on(day: dt.date, n_months: int) -> tuple[int, int]:
    year, month = divmod(day.year * 12 + day.month - 1 + n_months, 12)
    return year, month + 1


_Reader = Callable[[Place, re.Match[str]], Moment | None]
_READERS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (_WEEKDAY, _weekday),
    (_MONTH_DAY, _month_day),
    (_DAY_MONTH, _month_day),
    (occasions.PART_OF_DAY, occasions.part_of_day),
    (_OWNING_DAY, _owning_day),
    (_RELATIVE_DAY, _relative_day),
    (_RELATIVE_PERIOD, _relative_period),
    (occasions.WEEK, occasions.week),
    (occasions.SEASON, occasions.season),
    (occasions.FEAST, occasions.feast),
    (occasions.SAME_DAY, occasions.same_day),
    (_AGO, _ago),
    (_MONTH_ALONE, _month_alone),
)
_WITHOUT_YEAR = frozenset({_MONTH_DAY, _DAY_MONTH, _MONTH_ALONE, occasions.FEAST})
"""Patterns of what takes its year from the day of writing alone."""
