"""Dates in running text, each as the range of days that its words allow."""

import calendar
import datetime as dt
import re
from dataclasses import replace
from functools import lru_cache

from factcheck.verdict.date_range import Bound, DateRange

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
_CENTURIES = {
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
    "twentieth": 20, "twenty-first": 21,
}  # fmt: skip
_ANY_YEAR = 2000
"""Of days of which no year is known: a leap year."""
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_DATE = re.compile(
    rf"""
    \b(?P<iso>(?:{_YEAR})-[01]\d-[0-3]\d)\b
  | \b(?P<numeric>[0-3]?\d[/.][0-3]?\d[/.](?:{_YEAR}))\b
  | \b(?P<century>\d{{1,2}}(?:st|nd|rd|th)|{"|".join(_CENTURIES)})[\s-]century\b(?!\sBC)
  | \b(?P<quarter>(?:first|second|third|fourth)\squarter(?:\sof)?|Q[1-4])\s(?P<year6>{_YEAR})\b
  | \b(?P<half>first|second)\shalf(?:\sof)?\s(?P<year8>{_YEAR})\b
  | \b(?P<year7>{_YEAR})\s?[/–-]\s?(?P<to_year>\d\d)\b(?!-|\s?%)
  | \b(?:(?P<day0>[0-3]?\d)\s?(?:to|and|[-–])\s?)?(?P<day1>{_DAY})\s(?:of\s)?
    (?P<month1>{_MONTH})\b(?:\.?,?\s(?P<year1>{_YEAR})\b)?
  | \b(?P<month2>{_MONTH})\b\.?\s(?P<day2>{_DAY})\b(?!,\d|\s?(?:%|{_COUNTED}))
    (?:,?\s(?P<year2>{_YEAR})\b)?
  | \b(?P<month3>{_MONTH})\b\.?,?\s(?:of\s)?(?P<year3>{_YEAR})\b
  | \b(?P<decade>(?:{_YEAR[:-5]}))['’]?s\b
  | (?<![\d.,$€£])(?P<year4>{_YEAR})\b(?![\d%]|[.,]\d|\s(?:{_COUNTED})\b)
  | \b(?P<weekday>{"|".join(_WEEKDAYS)})\b(?!,?\s(?:the\s)?(?:\d|{_MONTH}))
  | \b(?P<relative>today|yesterday|this\syear|last\syear|this\smonth|last\smonth)\b
  | \bin\s(?P<month5>{"|".join(calendar.month_name[1:])})\b(?!,?\s(?:of\s)?\d)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_RANGE_JOIN = re.compile(
    r"\s*(?:(?P<dash>–|—|-|--)|to|until|till|through|and)\s*(?:in\s)?$", re.IGNORECASE
)
_LIMIT = re.compile(
    r"\b(?:until|till|before|by|up\sto)\s+(?:the\s(?:end|start|middle)\sof\s|about\s|early\s|late\s|mid-)?$",
    re.IGNORECASE,
)
_ORDER = re.compile(r"\b(?P<word>after|before)\s+(?:about\s|early\s|late\s|mid-)?$", re.IGNORECASE)
_NO_NOUN = re.compile(
    r"\s*(?:$|[.,;:!?)]|(?:and|but|or|to|with|in|on|at|by|for|from|when|while|as|of the)\b)"
)
"""What follows a date that stands for itself: not “after the 2010 attack”."""
_OPEN_START = re.compile(r"\b(?:since|from)\s+(?:about\s|early\s|late\s)?$", re.IGNORECASE)
_MADE_IN = re.compile(
    r"\b(?:film|movie|book|novel|song|album|single|series|game|play|painting|poem|record|study"
    r"|report|paper|document|law|map|survey|poll|data|figures|photo|photograph)s?\s+from\s+$",
    re.IGNORECASE,
)
"""Things that are from a year: "a film from 2013" names a point, not the start of a period."""
_AS_OF = re.compile(
    r"\b(?:as of|as at|by)\s+(?:early\s|mid[- ]|late\s|the end of\s)?$", re.IGNORECASE
)
_RANGE_START = re.compile(r"\b(?:from|between)\s+$|\($", re.IGNORECASE)
_BEGINS = re.compile(
    r"\b(?:beg[ai]n|begun|beginning|start(?:ed|s|ing)?|founded|founding|established|formed|created"
    r"|opened|launched|premiered|debuted|born|birth(?:ed|day|date)?|inaugurated|took office"
    r"|came into force|entered into force|became|joined|elected|appointed|built"
    r"|invaded|invasion)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\b(?:end(?:ed|s|ing)?|conclud(?:ed|es|ing)|clos(?:ed|es|ing)|died|dies|death|dissolved"
    r"|finished|left|leaving|resigned|stopped|ceased|abolished|expired|disbanded|stepped down"
    r"|passed away|executed|killed|until|till)\b",
    re.IGNORECASE,
)
"""Words that make a date the first or the last day of a period."""
_EVER_SINCE = re.compile(r"\bsince\s(?:[a-z]+\s){1,3}(?:began|started)\b")
"""“Since measurements began” tells when nothing of the claim did."""


_LEADS_TO_A_DATE = re.compile(
    r"[\s,(]*\b(?:in|on|from|between|during|for|by)?\s*(?:the\s)?(?:year\s)?\(?$", re.IGNORECASE
)


@lru_cache(maxsize=8192)
def find_dates(text: str, now: dt.date | None) -> tuple[DateRange, ...]:
    """Return the dates of `text`, in order.

    `now` is the day the text speaks on: it gives "Tuesday" and "11 March" their year. Without it
    "11 March" has none, and "Tuesday" is left out, since nothing can be told of it.
    """
    points = []
    for match in _DATE.finditer(text):
        days = _days(match, now)
        if days is not None:
            yearless = now is None and _is_day_of_some_year(match)
            point = replace(_date_range(text, match, days), yearless=yearless)
            points.append(_years_between(point) if match["to_year"] else point)
    return tuple(_join_periods(text, points))


def _date_range(text: str, match: re.Match[str], days: tuple[dt.date, dt.date]) -> DateRange:
    before = text[max(0, match.start() - 24) : match.start()]
    since = _OPEN_START.search(before) is not None
    relative = match["weekday"] is not None or match["relative"] is not None
    order = _ORDER.search(before) if _NO_NOUN.match(text, match.end()) else None
    said = order["word"].lower() if order else ""
    return DateRange(
        start=match.start(),
        end=match.end(),
        text=match[0],
        first=days[0],
        last=days[1],
        start_last=days[1],
        end_first=days[0],
        is_period=False,
        as_of=_AS_OF.search(before) is not None and not since,
        has_year=relative or not _is_day_of_some_year(match),
        bound=_bound(text, match.start()),
        is_limit=_LIMIT.search(before) is not None,
        is_after=said == "after",
        is_before=said == "before",
    )


def _years_between(point: DateRange) -> DateRange:
    """Return "2016-17" as the period from the one year to the other."""
    return replace(
        point,
        start_last=point.first.replace(month=12, day=31),
        end_first=point.last.replace(month=1, day=1),
        is_period=True,
    )


def _is_day_of_some_year(match: re.Match[str]) -> bool:
    """Whether a date names a month or day without a year."""
    month = match["month1"] or match["month2"] or match["month5"]
    return month is not None and not (match["year1"] or match["year2"])


def _bound(text: str, start: int) -> Bound:
    """Return whether the sentence says that something began or ended on its date."""
    text = _EVER_SINCE.sub(lambda match: "_" * len(match[0]), text)
    begins = [match.start() for match in _BEGINS.finditer(text)]
    ends = [match.start() for match in _ENDS.finditer(text)]
    if begins and ends:  # each date goes with the word before it
        begins = [place for place in begins if place < start][-1:]
        ends = [place for place in ends if place < start][-1:]
    if max(begins, default=-1) == max(ends, default=-1):
        return Bound.NONE
    return Bound.START if max(begins, default=-1) > max(ends, default=-1) else Bound.END


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
        begun = _in_the_year_of(point, following)
        if following is not None and _is_period(text, before, begun, following):
            joined.append(_period(text, begun, following))
            skip = True
        elif _OPEN_START.search(before) and not _MADE_IN.search(before):
            joined.append(_period(text, point, None))
        else:
            joined.append(point)
    return joined


def _in_the_year_of(point: DateRange, following: DateRange | None) -> DateRange:
    """Return "8 March" as of the year that follows in "8 March to 28 March 2020"."""
    if following is None or point.has_year or not following.has_year:
        return point
    year = following.first.year
    try:
        first, last = point.first.replace(year=year), point.last.replace(year=year)
    except ValueError:  # 29 February
        return point
    if first > following.last:
        first, last = first.replace(year=year - 1), last.replace(year=year - 1)
    return replace(
        point,
        first=first,
        last=last,
        start_last=last,
        end_first=first,
        has_year=True,
        yearless=False,
    )


def _is_period(text: str, before: str, point: DateRange, following: DateRange) -> bool:
    join = _RANGE_JOIN.fullmatch(text[point.end : following.start])
    if join is None or following.first < point.first:
        return False
    return join["dash"] is not None or _RANGE_START.search(before) is not None


def _period(text: str, first: DateRange, last: DateRange | None) -> DateRange:
    end = last.end if last else first.end
    return replace(
        first,
        end=end,
        text=text[first.start : end],
        last=max(last.last, first.last) if last else dt.date.max,
        end_first=max(last.first, first.first) if last else dt.date.max,
        is_period=True,
        as_of=False,
    )


def _days(match: re.Match[str], now: dt.date | None) -> tuple[dt.date, dt.date] | None:
    try:
        if match["iso"]:
            day = dt.date.fromisoformat(match["iso"])
            return day, day
        if match["numeric"]:
            return _numeric(match["numeric"])
        if match["decade"] or match["century"] or match["to_year"]:
            return _years(match)
        if match["quarter"]:
            return _quarter(match["quarter"], int(match["year6"]))
        if match["half"]:
            return _half(match["half"], int(match["year8"]))
        if match["weekday"] or match["relative"]:
            return _relative((match["weekday"] or match["relative"]).lower(), now)
        return _calendar_days(match, now)
    except ValueError:  # the 31st of a shorter month, a year out of range
        return None


def _numeric(written: str) -> tuple[dt.date, dt.date] | None:
    """Return the day of 23/02/2019; None of 03/02/2019, which is two days to two readers."""
    one, other, year = (int(part) for part in re.split(r"[/.]", written))
    if one <= 12 and other <= 12 and one != other:
        return None
    day = dt.date(year, other, one) if one > 12 or one == other else dt.date(year, one, other)
    return day, day


def _years(match: re.Match[str]) -> tuple[dt.date, dt.date] | None:
    """Return the days of a decade, a century, or of years such as 2016-17."""
    if match["decade"]:
        first = int(match["decade"])
        return dt.date(first, 1, 1), dt.date(first + 9, 12, 31)
    if match["century"]:
        written = match["century"].lower()
        number = _CENTURIES.get(written) or int(written.rstrip("stndrh"))
        return dt.date(100 * number - 99, 1, 1), dt.date(100 * number, 12, 31)
    first = int(match["year7"])
    last = first - first % 100 + int(match["to_year"])
    return (dt.date(first, 1, 1), dt.date(last, 12, 31)) if last > first else None


def _quarter(written: str, year: int) -> tuple[dt.date, dt.date]:
    number = _QUARTERS.get(written.split()[0].lower()) or int(written[-1])
    last = calendar.monthrange(year, 3 * number)[1]
    return dt.date(year, 3 * number - 2, 1), dt.date(year, 3 * number, last)


def _half(written: str, year: int) -> tuple[dt.date, dt.date]:
    if written.lower() == "first":
        return dt.date(year, 1, 1), dt.date(year, 6, 30)
    return dt.date(year, 7, 1), dt.date(year, 12, 31)


def _calendar_days(match: re.Match[str], now: dt.date | None) -> tuple[dt.date, dt.date] | None:
    year_text = match["year1"] or match["year2"] or match["year3"] or match["year4"]
    month_text = match["month1"] or match["month2"] or match["month3"] or match["month5"]
    day_text = match["day1"] or match["day2"]
    month = _MONTHS[month_text.lower()] if month_text else None
    day = int(day_text.rstrip("stndrh")) if day_text else None
    if year_text:
        year = int(year_text)
    elif month is None:
        return None
    elif now is None:
        year = _ANY_YEAR
    else:
        year = now.year if (month, day or 1) <= (now.month, now.day) else now.year - 1
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


def without_date(text: str, date: DateRange) -> str:
    """Return the text without a date that was found in it and the words that lead to it."""
    before = _LEADS_TO_A_DATE.sub("", text[: date.start])
    after = text[date.end :].lstrip("),")
    return f"{before}{after}".strip()
