"""The day an article is of, from a line of its head: `Friday, July 21, 2017`."""

import datetime as dt
import re
from calendar import month_name
from collections.abc import Sequence

from factcheck.types import SetAside, SetAsideReason

_MONTHS = {name[:3].lower(): i for i, name in enumerate(month_name) if name}
_ISO = re.compile(r"\b(?P<year>\d{4})-(?P<m>\d\d)-(?P<day>\d\d)\b")
_MONTH_FIRST = re.compile(
    r"\b(?P<month>[A-Z][a-z]{2,8})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})\b"
)
_DAY_FIRST = re.compile(r"\b(?P<day>\d{1,2})\.? (?P<month>[A-Z][a-z]{2,8})\.?,? (?P<year>\d{4})\b")
_MAX_CHARS = 90
"""Of a line that is a date and little else."""
_REASONS = frozenset({SetAsideReason.DATELINE, SetAsideReason.BYLINE, SetAsideReason.BOILERPLATE})


def date_line(set_aside: Sequence[SetAside]) -> dt.date | None:
    """Return the date of the first date line among the pieces set aside, if there is one."""
    for aside in set_aside:
        if aside.reason in _REASONS and len(aside.text) <= _MAX_CHARS:
            found = day_in(aside.text)
            if found is not None:
                return found
    return None


def day_in(text: str) -> dt.date | None:
    """Return the first day that a text names in full, if there is one."""
    for pattern in (_ISO, _MONTH_FIRST, _DAY_FIRST):
        match = pattern.search(text)
        if match is None:
            continue
        groups = match.groupdict()
        month = int(groups["m"]) if groups.get("m") else _MONTHS.get(groups["month"][:3].lower(), 0)
        try:
            return dt.date(int(groups["year"]), month, int(groups["day"]))
        except ValueError:
            continue
    return None
