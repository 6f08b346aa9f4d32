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
    SHORT_MONTH,
    Moment,
    Place,
    Tense,
    follows_preposition,
    is_counted_from,
    is_determined,
    is_habit,
    is_of_a_life,
    month_number,
    month_of,
    place_at,
    replaced,
    weekday_number,
    with_preposition,
    written,
)
from factcheck.claims.told_time import is_of_another_time, years_in
from factcheck.claims.trees import subject

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NUMBERS = MappingProxyType(
    {w: i for i, w in enumerate("one two three four five six seven eight nine ten".split(), 1)}
    | {"a": 1}
)
_WEEKDAY = re.compile(
    rf"\b(?P<which>(?:(?i:last|next|this(?: past| coming)?) )?)(?P<day>{DAY_NAME})(?!\w)"
    rf"(?P<part>(?: (?i:{PARTS_OF_DAY})\b)?)(?![’'s-]| (?i:{PARTS_OF_DAY})s?\b)"
    rf"(?!,? \(?(?:{MONTH_NAME}|\d))"
)
_MONTH = rf"(?P<month>{MONTH_NAME}|{SHORT_MONTH})"
_YEAR_BEHIND = r"(?P<behind>(?:,? (?:of )?(?i:last|this|next) year\b(?![’'-]))?)"
_MONTH_DAY = re.compile(
    rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?P<until>(?:[-–]\d{{1,2}}\b)?){_YEAR_BEHIND}"
    r"(?![-–:.]\d|,? \d{4}|,\d| \w+ year| (?:to|and|or|until|through) \d)"
)
_DAY_MONTH = re.compile(
    rf"(?<![-–]|\d)\b(?<!to )(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{_MONTH}\b"
    rf"(?P<until>){_YEAR_BEHIND}(?!,? \d{{4}}| \w+ year)"
)
_RELATIVE_DAY = re.compile(r"\b(?i:(?P<word>yesterday|today|tomorrow))\b(?![’'-])")
_OWNING_DAY = re.compile(r"\b(?i:(?P<word>yesterday|today|tomorrow))[’']s(?= (?P<noun>[a-z]+)\b)")
_RELATIVE_PERIOD = re.compile(
    rf"\b(?:(?P<month>{MONTH_NAME}) (?:of )?)?"
    r"(?i:(?P<which>last|this|next) (?P<unit>year|month))\b(?P<owner>[’']s)?(?!-)"
)
_AGO = re.compile(rf"\b(?i:(?P<n>\d{{1,2}}|{'|'.join(_NUMBERS)})) days? ago\b", re.IGNORECASE)
_MONTH_ALONE = re.compile(
    r"\b(?P<before>(?i:in|since|until|by|during|around|through|last|this|next|early|late|mid)[ -])"
    rf"(?P<month>{MONTH_NAME})"
    rf"\b(?!,? \d|[’'-]| (?:and|to|of|or|until|through) (?:{MONTH_NAME})? ?\d| (?:in|of) \d)"
    r"(?! [A-Z]|,? (?:of )?(?:last|this|next|that|the same) (?:same )?year\b"
    r"|(?: of)? (?:\w+teen|twenty|two thousand)\b)"
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
_OF_THE_DAY = re.compile(r"\b(?:as of|here) $", re.IGNORECASE)
"""Before `today`: the very day, whatever the tense."""
_STILL = re.compile(r"\b(?:even|until|still|of|to|between\b.* and) $", re.IGNORECASE)
"""Before `today`: our time."""
_STEP = MappingProxyType({"last": -1, "this": 0, "next": 1})
_JUST_PAST = dt.timedelta(days=30)
"""As far back `would open on 3 March` may lie."""
_EVENTS = frozenset(
    "meeting summit talks vote session hearing ruling decision announcement report statement"
    " election game match race attack debate deadline ceremony launch verdict strike protest"
    " storm speech conference deal agreement proceeding episode lecture workshop visit briefing"
    " event gathering concert show broadcast programme program".split()
)
_ANNOUNCING = frozenset(
    "announces announce marks launches opens meets begins ends publishes releases unveils votes"
    " celebrates signs mark launch begin end unveil celebrate sign".split()
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
    strange = not is_current or is_of_another_time(text, years, now)
    found: list[Moment] = []
    for pattern, read in _READERS:
        if strange and pattern in _WITHOUT_YEAR:
            continue
        for match in pattern.finditer(text):
            named = (*years, *years_in(text[: match.start()]))
            place = place_at(doc, match.start(), now, last_day, named[-1] if named else None)
            moment = read(place, match)
            taken = any(m.start < match.end() and match.start() < m.end for m in found)
            if moment is not None and not taken:
                found.append(moment)
    return sorted(found, key=lambda moment: moment.start)


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
    which = match["which"].strip().lower()
    if is_counted_from(place, match) or (_is_part_of_name(place) and not match["part"]):
        return None
    if which and is_determined(place, match):
        return None  # `the last Friday of the month`, `the next Tuesday`: told from elsewhere
    if place.tense is Tense.PRESENT and not which:
        return None  # `The market opens on Monday`
    number = weekday_number(match["day"])
    back = (place.now.weekday() - number) % 7
    if back and _is_either(which, place.now.weekday() - number):
        return None
    is_coming = which.startswith("next") or which == "this coming"
    is_coming = is_coming or (which == "this" and place.tense is Tense.PRESENT)
    if is_coming:
        day = place.now + dt.timedelta(days=(7 - back) % 7 or 7)
    elif which == "last":
        day = place.now - dt.timedelta(days=back or 7)
    elif place.tense is Tense.FUTURE and back:
        day = place.now + dt.timedelta(days=7 - back)
    else:
        day = place.now - dt.timedelta(days=back)
    if _modifies(place) and not which and not match["part"]:
        return replaced(match, written(day), day.isoformat())  # `the Tuesday vote`
    words = f"{calendar.day_name[number]}{match['part'].lower()}, {written(day)}"
    if which and not follows_preposition(place.text, match.start()):
        words = f"on {words}"
    return replaced(match, words, day.isoformat())


def _is_either(which: str, days_ago: int) -> bool:
    """Tell whether a day of this week is named so that it may be the other week's, too.

    To some `last Wednesday` on a Friday is two days ago, to others nine.
    """
    return (which == "last" and days_ago > 0) or (which == "next" and days_ago < 0)


def _is_part_of_name(place: Place) -> bool:
    """Tell whether a weekday belongs to a name: `the Sunday Times`."""
    token = place.token
    return token is not None and token.dep_ == "compound" and token.head.tag_.startswith("NNP")


def _modifies(place: Place) -> bool:
    token = place.token
    return token is not None and token.dep_ in ("compound", "nmod") and token.head.i > token.i


def _month_day(place: Place, match: re.Match[str]) -> Moment | None:
    """Return `March 3, 2025` or `July 3-5, 2025`, whose value is the first day."""
    if is_habit(place.text) or is_of_a_life(place.text):
        return None
    month, day = month_number(match["month"]), int(match["day"])
    behind = match["behind"].lower().split()
    if behind:
        year = place.now.year + _STEP[behind[-2]]
        date = _date(year, month, day)
    else:
        near = (_date(place.now.year + step, month, day) for step in (-1, 0, 1))
        date = _chosen(place, [found for found in near if found is not None])
    if date is None:
        return None
    comma = "," if match["month"] == match[0][: len(match["month"])] else ""
    words = match[0][: match.start("behind") - match.start()]
    return replaced(match, f"{words}{comma} {date.year}", date.isoformat())


def _chosen(place: Place, days: Sequence[dt.date]) -> dt.date | None:
    """Return the one of the same days of several years that a sentence's tense speaks of."""
    if place.tense is Tense.PRESENT:  # `They open on June 3`, `It opens to crowds on March 3`
        return min(days, key=lambda day: abs(day - place.now), default=None)
    if place.tense is Tense.UNTOLD:
        return None
    if place.tense is Tense.FUTURE:
        return next((day for day in days if day >= place.now - _JUST_PAST), None)
    ends = place.now + dt.timedelta(days=7)
    return max((day for day in days if day <= ends), default=None)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _relative_day(place: Place, match: re.Match[str]) -> Moment | None:
    word = match["word"].lower()
    if is_counted_from(place, match):
        return None
    if word == "today" and _is_vague_today(place, match):
        return None
    day = _day_of(word, place.now)
    return replaced(match, with_preposition(place, match, "on", written(day)), day.isoformat())


def _owning_day(place: Place, match: re.Match[str]) -> Moment | None:
    """Return `the 11 March 2025` for the `today's` of an event; `today's world` stays."""
    if match["noun"].removesuffix("s") not in _EVENTS and match["noun"] not in _EVENTS:
        return None
    day = _day_of(match["word"].lower(), place.now)
    return replaced(match, f"the {written(day)}", day.isoformat())


def _day_of(word: str, now: dt.date) -> dt.date:
    return now + dt.timedelta(days={"yesterday": -1, "today": 0, "tomorrow": 1}[word])


def _is_vague_today(place: Place, match: re.Match[str]) -> bool:
    """Tell `even today` and the `today` of a state, which is our time, from the day itself."""
    before = place.text[: match.start()]
    if _OF_THE_DAY.search(before):
        return False
    if _STILL.search(before):
        return True
    return place.tense is Tense.PRESENT and not _tells_of_the_day(place)


def _tells_of_the_day(place: Place) -> bool:
    """Tell whether a present tense is of the very day: `Today marks`, `I thank you today`."""
    token = place.token
    if token is None:
        return False
    verb = next((t for t in token.ancestors if t.tag_.startswith("VB")), token.head)
    owners = (subject(t) for t in token.ancestors if t.tag_ in ("VBP", "VB"))
    is_speakers = any(owner is not None and owner.text == "I" for owner in owners)
    is_going_on = verb.tag_ == "VBG" or verb.text.lower() in _ANNOUNCING
    return token.dep_ in ("nsubj", "nsubjpass") or is_going_on or is_speakers


def _relative_period(place: Place, match: re.Match[str]) -> Moment | None:
    if is_determined(place, match):
        return None
    step = _STEP[match["which"].lower()]
    if match["unit"].lower() == "year" and match["month"]:
        iso, words = month_of(match["month"], place.now.year + step)
    elif match["unit"].lower() == "year":
        iso = words = str(place.now.year + step)
    else:
        year, month = _months_on(place.now, step)
        iso, words = f"{year}-{month:02}", f"{calendar.month_name[month]} {year}"
    if match["owner"]:
        words = f"the {words}"
    elif not match["month"] and not _follows_day(place, match):
        words = with_preposition(place, match, "in", words)
    return replaced(match, words, iso)


def _follows_day(place: Place, match: re.Match[str]) -> bool:
    """Tell whether `March 11` stands before `this year`."""
    is_year = match["unit"].lower() == "year"
    return is_year and bool(_DAY_BEFORE.search(place.text[: match.start()]))


def _ago(place: Place, match: re.Match[str]) -> Moment | None:
    """Return the day; `two years ago` is no exact time and stays."""
    if _ABOUT.search(place.text[: match.start()]):
        return None
    n = int(match["n"]) if match["n"].isdigit() else _NUMBERS[match["n"].lower()]
    day = place.now - dt.timedelta(days=n)
    return replaced(match, with_preposition(place, match, "on", written(day)), day.isoformat())


def _month_alone(place: Place, match: re.Match[str]) -> Moment | None:
    if place.tense in (Tense.PRESENT, Tense.UNTOLD):
        return None  # `It rains in July`
    if is_habit(place.text) or is_of_a_life(place.text):
        return None
    month = month_number(match["month"])
    which = match["before"].strip(" -").lower()
    is_future = place.tense is Tense.FUTURE and which != "since"
    year = place.now.year
    if which == "next" or (is_future and month < place.now.month):
        year += month <= place.now.month
    elif (month > place.now.month and not is_future) or (
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
    (occasions.FEAST, occasions.feast),
    (_RELATIVE_PERIOD, _relative_period),
    (occasions.WEEK, occasions.week),
    (occasions.SEASON, occasions.season),
    (occasions.SAME_DAY, occasions.same_day),
    (occasions.SAME_YEAR, occasions.same_year),
    (_AGO, _ago),
    (_MONTH_ALONE, _month_alone),
)
_WITHOUT_YEAR = frozenset({_MONTH_DAY, _DAY_MONTH, _MONTH_ALONE, occasions.FEAST})
"""Patterns of what takes its year from the day of writing alone."""
