"""Which time a text speaks of: the days around its own, another year, a diary's day."""

import datetime as dt
import re
from collections.abc import Sequence

from factcheck.claims.dated_words import DAY_NAME, MONTH_NAME, month_number, weekday_number
from factcheck.claims.wording import outside_quotes

_STRANGE_YEARS = 1
"""Further than this from the day of writing, a year says that its sentence is of another time."""
_LONG = 10
"""Years from the day of writing, beyond which a year is history; news names nearer ones, too."""
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b(?![.,]\d)")
_OF_NOW = re.compile(
    rf"\b(?:[Oo]n (?:{DAY_NAME})"
    r"|(?i:yesterday|tonight|last night|earlier today|(?:this|last) week))\b"
    r"(?!,? (?:the )?\d)"
)
_TODAY_IS = re.compile(
    r"\b(?i:(?:it|today)(?: is|[’']s)(?: currently| now| \d{1,2}:\d\d(?: ?[ap]\.?m\.?)?| on)*) "
    rf"(?:(?P<weekday>{DAY_NAME})(?!\w),? ?)?(?:the )?"
    rf"(?:(?P<month>{MONTH_NAME}) (?P<day>\d{{1,2}})|(?P<d>\d{{1,2}})(?:th|st|nd|rd)? (?:of )?"
    rf"(?P<m>{MONTH_NAME}))?"
)


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
    return 2 * n_past <= len(years) or tells_of_its_days(text)


def tells_of_its_days(text: str) -> bool:
    """Tell whether a text says what happened `on Tuesday`, `yesterday` or `this week`."""
    return bool(_OF_NOW.search(text))


def is_of_other_days(text: str, now: dt.date) -> bool:
    """Tell whether a text says that it is written on another day than `now`, as a diary does.

    `It is Friday, May 7` of a text published on 30 May: nobody knows what its `today` is.
    """
    for match in _TODAY_IS.finditer(outside_quotes(text)):
        month = match["month"] or match["m"]
        if month:
            named = (month_number(month), int(match["day"] or match["d"]))
            if named != (now.month, now.day):
                return True
        elif match["weekday"] and weekday_number(match["weekday"]) != now.weekday():
            return True
    return False


def is_of_another_time(text: str, before: Sequence[int], now: dt.date) -> bool:
    """Tell whether a sentence, or what stands before it, speaks of other years than `now`'s."""
    if any(_is_far(year, now, _STRANGE_YEARS) for year in years_in(text)):
        return True
    if before and _is_far(before[-1], now, _LONG):
        return True
    return len(before) > 1 and all(_is_far(year, now, _STRANGE_YEARS) for year in before)


def _is_far(year: int, now: dt.date, n_years: int) -> bool:
    return abs(year - now.year) > n_years
