"""What the parsers of single formats give back, before it is a document."""

import datetime as dt
import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A document's words, and what the file itself says of them."""

    text: str
    markup: str
    """`text` or `markdown`."""
    id: str = ""
    """Of a record in a file that holds many; empty where the file is the document."""
    title: str = ""
    source: str | None = None
    url: str | None = None
    date: dt.date | None = None
    licence: str | None = None
    author: str | None = None
    language: str | None = None
    page_starts: tuple[int, ...] = ()
    line: int = 1
    """Where in the file the record stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What of a file could not be read, while the rest was."""

    path: str
    reason: str


def text_sha256(text: str) -> str:
    """Return the sha256 of a document's text, 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def a_day(value: object) -> dt.date | None:
    """Return the day that an ISO date or time stamp names; None for anything else."""
    text = str(value or "").strip()
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        return None
