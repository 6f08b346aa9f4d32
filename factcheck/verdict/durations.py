"""How long something lasted, from the dates of its beginning and end: “ten years” of “from 6 August
2015 to 6 August 2025”."""

from collections.abc import Sequence

from factcheck.verdict.date_range import DateRange
from factcheck.verdict.quantity import Quantity, Relation
from factcheck.verdict.units import Unit, convert

_DAY = Unit("day", "time")
_SLACK = 0.06
"""Share of its value by which an exact number of years or months may be rounded: “three years” of
1,093 days."""
_FAR = 1.5
"""How many times its bound "more than 70 years" may be exceeded."""
_BOUNDS = (Relation.MORE, Relation.AT_LEAST)


def lasts_as_long(quantity: Quantity, dates: Sequence[DateRange]) -> bool:
    """Return whether a length of time is that of the only period among the dates, or lies between
    the only two of them."""
    lengths = _lengths(dates)
    if lengths is None or quantity.unit is None or quantity.unit.kind != "time":
        return False
    shortest, longest = (convert(days, _DAY, quantity.unit) for days in lengths)
    slack = _SLACK * quantity.value if quantity.relation is Relation.EXACT else 0.0
    if quantity.relation in _BOUNDS:
        return longest > quantity.value and shortest <= _FAR * quantity.value
    return quantity.low - slack <= longest and shortest <= quantity.high + slack


def _lengths(dates: Sequence[DateRange]) -> tuple[float, float] | None:
    """Return the fewest and most days that lie between two dates or the ends of a period."""
    told = [date for date in dates if not (date.as_of or date.yearless)]
    periods = [date for date in told if date.is_period and not date.is_open]
    if len(periods) == 1:
        (one,) = periods
        shortest, longest = one.end_first - one.start_last, one.last - one.first
    elif not periods and len(told) == 2:
        early, late = sorted(told, key=lambda date: date.first)
        shortest, longest = late.first - early.last, late.last - early.first
    else:
        return None
    return max(0.0, float(shortest.days)), float(longest.days)
