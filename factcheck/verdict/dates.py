"""Dates in running text, each as the range of days that its words allow."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

_MONTHS = {
    name.lower(): number
    for number in range(1, 13)
    for name in (calendar.month_name[number], calendar.month_abbr[number])
} | {"sept": 9}
_COMMON_WORDS = ("may", "march", "mar")
"""Months that, in lower case, are also other words."""
_WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"1[0-9]{3}|20[0-9]{2}|2100"
_DAY = r"[0-3]?\d(?:st|nd|rd|th)?"
_COUNTED = (
    "million|billion|thousand|percent|km|people|troops|soldiers|delegates|members|countries|"
    "metres|kilometres|tonnes|dollars|euros"
)
"""Words after which 1949 is a number of things, not a year."""
_DATE = re.compile(
    rf"""
    \b(?P<iso>(?:{_YEAR})-[01]\d-[0-3]\d)\b
  | \b(?:(?P<day0>[0-3]?\d)\s?(?:to|and|[-–])\s?)?(?P<day1>{_DAY})\s(?:of\s)?
    (?P<month1>{_MONTH})\b(?:\.?,?\s(?P<year1>{_YEAR})\b)?
  | \b(?P<month2>{_MONTH})\b\.?\s(?P<day2>{_DAY})\b(?!,\d|\s?(?:%|{_COUNTED}))
    (?:,?\s(?P<year2>{_YEAR})\b)?
  | \b(?P<month3>{_MONTH})\b\.?,?\s(?:of\s)?(?P<year3>{_YEAR})\b
  | \b(?P<decade>(?:{_YEAR[:-5]}))s\b
  | (?<![\d.,$€£])(?P<year4>{_YEAR})\b(?![\d%]|[.,]\d|\s(?:{_COUNTED})\b)
  | \b(?P<weekday>{"|".join(_WEEKDAYS)})\b(?!,?\s(?:the\s)?(?:\d|{_MONTH}))
  | \b(?P<relative>today|yesterday|this\syear|last\syear|this\smonth|last\smonth)\b
  | \bin\s(?P<month5>{"|".join(calendar.month_name[1:])})\b(?!,?\s(?:of\s)?\d)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_RANGE_JOIN = re.compile(r"\s*(?:to|until|till|through|and|–|—|-)\s*(?:in\s)?$", re.IGNORECASE)
_OPEN_START = re.compile(r"\b(?:since|from)\s+(?:about\s|early\s|late\s)?$", re.IGNORECASE)
_AS_OF = re.compile(
    r"\b(?:as of|as at|by)\s+(?:early\s|mid[- ]|late\s|the end of\s)?$", re.IGNORECASE
)
_RANGE_START = re.compile(r"\b(?:from|between)\s+$|\($", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRange:
    """A date as written, and the days it may mean (both ends included)."""

    start: int
    end: int
    text: str
    first: dt.date
    last: dt.date
    start_last: dt.date
    """Of a period, the last day on which it may have begun; of a point, `last`."""
    is_period: bool
    """Something held from `first` to `last` ("from May 2022 to 2025"), not on a day between."""
    as_of: bool
    """The day a statement speaks for, not the day of an event."""
    has_year: bool

    def allows(self, evidence: "DateRange") -> bool:
        """Whether what the evidence says makes this date right."""
        if self.is_period:
            begins = self.first <= evidence.first and evidence.start_last <= self.start_last
            return begins and (not evidence.is_period or evidence.last <= self.last)
        if evidence.is_period:
            return evidence.first <= self.first and self.last <= evidence.last
        return self.first <= evidence.first and evidence.last <= self.last

    def excludes(self, evidence: "DateRange") -> bool:
        """Whether this and the evidence's date cannot be the same day or period."""
        if self.is_period and evidence.is_period:
            return evidence.start_last < self.first or self.start_last < evidence.first
        return evidence.last < self.first or self.last < evidence.first


@lru_cache(maxsize=8192)
def find_dates(text: str, now: dt.date | None) -> tuple[DateRange, ...]:
    """Return the dates of `text`, in order.

    `now` is the day the text speaks on: it gives "Tuesday" and "11 March" their year; without
    it they are left out, since nothing can be told of them.
    """
    points = []
    for match in _DATE.finditer(text):
        days = _days(match, now)
        if days is not None:
            points.append(_date_range(text, match, days))
    return tuple(_join_periods(text, points))


def _date_range(text: str, match: re.Match[str], days: tuple[dt.date, dt.date]) -> DateRange:
    before = text[max(0, match.start() - 24) : match.start()]
    since = _OPEN_START.search(before) is not None
    return DateRange(
        start=match.start(),
        end=match.end(),
        text=match[0],
        first=days[0],
        last=days[1],
        start_last=days[1],
        is_period=False,
        as_of=_AS_OF.search(before) is not None and not since,
        has_year=match["weekday"] is None and match["relative"] is None,
    )


def _join_periods(text: str, points: list[DateRange]) -> list[DateRange]:
    """Join "from A to B" into one period and open "since A" at its end."""
    joined: list[DateRange] = []
    skip = False
    for index, point in enumerate(points):
        if skip:
            skip = False
            continue
        before = text[max(0, point.start - 24) : point.start]
        following = points[index + 1] if index + 1 < len(points) else None
        if (
            following is not None
            and _RANGE_START.search(before)
            and _RANGE_JOIN.fullmatch(text[point.end : following.start])
        ):
            joined.append(_period(text, point, following))
            skip = True
        elif _OPEN_START.search(before):
            joined.append(_period(text, point, None))
        else:
            joined.append(point)
    return joined


def _period(text: str, first: DateRange, last: DateRange | None) -> DateRange:
    end = last.end if last else first.end
    return DateRange(
        start=first.start,
        end=end,
        text=text[first.start : end],
        first=first.first,
        last=max(last.last, first.last) if last else dt.date.max,
        start_last=first.last,
        is_period=True,
        as_of=False,
        has_year=first.has_year,
    )


def _days(match: re.Match[str], now: dt.date | None) -> tuple[dt.date, dt.date] | None:
    try:
        if match["iso"]:
            day = dt.date.fromisoformat(match["iso"])
            return day, day
        if match["decade"]:
            year = int(match["decade"])
            return dt.date(year, 1, 1), dt.date(year + 9, 12, 31)
        if match["weekday"] or match["relative"]:
            return _relative((match["weekday"] or match["relative"]).lower(), now)
        return _calendar_days(match, now)
    except ValueError:  # the 31st of a shorter month, a year out of range
        return None


def _calendar_days(match: re.Match[str], now: dt.date | None) -> tuple[dt.date, dt.date] | None:
    year_text = match["year1"] or match["year2"] or match["year3"] or match["year4"]
    month_text = match["month1"] or match["month2"] or match["month3"] or match["month5"]
    day_text = match["day1"] or match["day2"]
    month = _MONTHS[month_text.lower()] if month_text else None
    day = int(day_text.rstrip("stndrh")) if day_text else None
    if year_text:
        year = int(year_text)
    elif now is not None and month is not None:
        year = now.year if (month, day or 1) <= (now.month, now.day) else now.year - 1
    else:
        return None
    if month is None:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    if day is None:
        return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
    first_day = int(match["day0"]) if match["day0"] else day
    return dt.date(year, month, min(first_day, day)), dt.date(year, month, day)


def _relative(word: str, now: dt.date | None) -> tuple[dt.date, dt.date] | None:
    if now is None:
        return None
    if word in _WEEKDAYS:
        day = now - dt.timedelta(days=(now.weekday() - _WEEKDAYS[word]) % 7)
        return day, day
    match word.split():
        case ["today"]:
            return now, now
        case ["yesterday"]:
            return now - dt.timedelta(days=1), now - dt.timedelta(days=1)
        case [which, "year"]:
            year = now.year - (which == "last")
            return dt.date(year, 1, 1), dt.date(year, 12, 31)
        case [which, "month"]:
            day = now.replace(day=1) - dt.timedelta(days=which == "last")
            return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return None


def is_calendar_word(lower: str) -> bool:
    """Whether a lower-case word is a month or a weekday."""
    return lower in _WEEKDAYS or (lower in _MONTHS and lower not in _COMMON_WORDS)
