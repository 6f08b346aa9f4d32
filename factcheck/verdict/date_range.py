"""A date as a text gives it, and whether two of them can be the same day or period."""

import datetime as dt
from dataclasses import dataclass, replace
from enum import Enum

_COMMON_YEAR = 2000
"""Where days without a year are compared: a leap year, so that 29 February exists."""


_MONTH = 31
"""Days that what is said without a year may span at most."""


class Bound(Enum):
    """Of what a date is the day: the beginning of something or its end."""

    NONE = "none"
    START = "start"
    END = "end"


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
    end_first: dt.date
    """Of a period, the first day on which it may have ended; of a point, `first`."""
    is_period: bool
    """Something held from `first` to `last` ("from May 2022 to 2025"), not on a day between."""
    as_of: bool
    """The day a statement speaks for, not the day of an event."""
    has_year: bool
    """Whether the year is written, not worked out from the day on which the text speaks."""
    yearless: bool = False
    """Whether no year is known at all; `first` and `last` are then days of the year 2000."""
    bound: Bound = Bound.NONE
    """Whether the sentence says that something began or ended then."""
    is_limit: bool = False
    """Whether it is said "until", "before" or "by" then: an earlier day may be of the same."""

    is_after: bool = False
    """Whether it is said "after" then: any later day makes that right."""
    is_before: bool = False
    """Whether it is said "before" then: any earlier day makes that right."""

    def allows(self, evidence: "DateRange") -> bool:
        """Whether what the evidence says makes this date right."""
        if evidence.yearless and not self.yearless:
            return False
        if self.yearless:
            mine, theirs = _days_of_year(self), _days_of_year(evidence)
            return mine is not None and theirs is not None and mine.allows(theirs)
        if self.is_period:
            return self._period_allows(evidence)
        if evidence.is_period:
            point = evidence.boundary(self.bound)
            if point is not None:
                return self.first <= point.first and point.last <= self.last
            return not _disjoint(self, evidence)
        return self.first <= evidence.first and evidence.last <= self.last

    def _period_allows(self, evidence: "DateRange") -> bool:
        begins = self.first <= evidence.first and evidence.start_last <= self.start_last
        if self.is_open:
            return begins
        ends = self.end_first <= evidence.end_first and evidence.last <= self.last
        return begins and ends and evidence.is_period

    def excludes(self, evidence: "DateRange") -> bool:
        """Whether this and the evidence's date cannot be the same day or period."""
        if not (self.has_year and evidence.has_year):
            mine, theirs = _days_of_year(self), _days_of_year(evidence)
            if mine is None or theirs is None:
                return not (self.yearless or evidence.yearless) and _disjoint(self, evidence)
            return _disjoint(mine, theirs)
        if self.is_period and evidence.is_period:
            starts = evidence.start_last < self.first or self.start_last < evidence.first
            ends = evidence.last < self.end_first or self.last < evidence.end_first
            return starts or (ends and not self.is_open and not evidence.is_open)
        if evidence.is_period:
            point = evidence.boundary(self.bound)
            if point is not None:
                return _disjoint(self, point)
        return _disjoint(self, evidence)

    def is_met_by(self, evidence: "DateRange") -> bool:
        """Whether the evidence's date lies on the side that "after" or "before" asks for; of a
        period the day on which it began or ended, where the sentence speaks of that."""
        point = evidence.boundary(self.bound) or evidence
        return point.first > self.last if self.is_after else point.last < self.first

    def is_missed_by(self, evidence: "DateRange") -> bool:
        """Whether the evidence's date lies on the other side."""
        point = evidence.boundary(self.bound) or evidence
        return point.last < self.first if self.is_after else point.first > self.last

    @property
    def is_open(self) -> bool:
        """Whether it is a period that has not ended: "since 2020"."""
        return self.is_period and self.last == dt.date.max

    def boundary(self, bound: Bound) -> "DateRange | None":
        """Return the day on which a period began or ended, as far as it is known."""
        if not self.is_period or bound is Bound.NONE or (bound is Bound.END and self.is_open):
            return None
        if bound is Bound.START:
            return replace(self, last=self.start_last, end_first=self.first, is_period=False)
        return replace(self, first=self.end_first, start_last=self.last, is_period=False)


def _disjoint(one: DateRange, other: DateRange) -> bool:
    return other.last < one.first or one.last < other.first


def _days_of_year(date: DateRange) -> DateRange | None:
    """Return the date with its year left out; None where it names no days of a year."""
    if date.first.year != date.last.year or (date.last - date.first).days > _MONTH:
        return None
    first, last = (day.replace(year=_COMMON_YEAR) for day in (date.first, date.last))
    return replace(
        date,
        first=first,
        last=last,
        start_last=last,
        end_first=first,
        is_period=False,
        yearless=False,
        has_year=True,
    )
