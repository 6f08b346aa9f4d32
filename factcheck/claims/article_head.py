"""What an article's head says of it: who wrote it, where, for which agency, on which day."""

import datetime as dt
import re

from factcheck.claims.article_date import date_line, day_in
from factcheck.claims.wording import AGENCIES, dateline_end
from factcheck.types import ArticleHead, Document, Extraction, SetAsideReason

_HEAD_CHARS = 1500
"""Of the text, in which a dateline begins."""
_BY = re.compile(r"^(?:(?:Words|Story|Written) by|By|BY|Von|Par)\s+")
_AGENCY = re.compile(rf"\b(?:{AGENCIES})\b")
_IN_BRACKETS = re.compile(r"\(([^()]{2,30})\)")
_DATE = re.compile(
    r",?\s*\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s*)?"
    r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}"
    r"|\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?)(?:,? \d{4})?"
)
_SEVERAL = re.compile(r"\s*/\s*")
_ABOVE_PROSE = frozenset(
    {
        SetAsideReason.HEADING,
        SetAsideReason.BYLINE,
        SetAsideReason.CREDIT,
        SetAsideReason.CAPTION,
        SetAsideReason.BOILERPLATE,
    }
)
"""What is set aside and may stand above a title."""
_EDGES = " \t–—-,:"


def article_head(
    document: Document, extraction: Extraction, *, title: str, date: dt.date | None
) -> ArticleHead:
    """Return what the head of an article says, front matter before lines of the text.

    `title` and `date` are what is known of them otherwise; the title is the first heading where
    the document has none.
    """
    dateline = _dateline(document.text)
    return ArticleHead(
        title=title or _heading(extraction),
        author=document.author or _author(_first(extraction, SetAsideReason.BYLINE)),
        place=_place(dateline),
        agency=_agency(dateline) or document.source or "",
        date=date or document.date or date_line(extraction.set_aside) or day_in(dateline),
    )


def dateline_place(text: str) -> str:
    """Return the place that an article's dateline names, as `Paris`; empty where it has none."""
    return _place(_dateline(text))


def dateline_day(text: str) -> dt.date | None:
    """Return the day that an article's dateline names in full, if it does."""
    return day_in(_dateline(text))


def _dateline(text: str) -> str:
    """Return the first dateline among the lines at a text's head."""
    for line in text[:_HEAD_CHARS].split("\n"):
        bare = " ".join(line.split())
        end = dateline_end(bare)
        if end:
            return bare[:end]
    return ""


def _place(dateline: str) -> str:
    """Return where a report was written; the first place of `PARIS/QUEBEC`."""
    words = _DATE.sub("", _IN_BRACKETS.sub("", dateline)).strip(_EDGES)
    words = _SEVERAL.split(words, maxsplit=1)[0]
    parts = [part.strip(" –—-") for part in words.split(",")]
    return ", ".join(_unshouted(part) for part in parts if part)


def _unshouted(name: str) -> str:
    """Return `New York` for `NEW YORK`; `D.C.` stays."""
    if not name.isupper() or name.count(".") > 1:
        return name
    return name.title()


def _agency(dateline: str) -> str:
    named = _IN_BRACKETS.search(dateline)
    if named is not None:
        return named[1]
    found = _AGENCY.search(dateline)
    return found[0] if found else ""


def _author(byline: str) -> str:
    found = _BY.match(byline)
    return byline[found.end() :].strip() if found else ""


def _heading(extraction: Extraction) -> str:
    """Return the first heading, unless prose stands above it: a claim, or a sentence set aside."""
    prose = [claim.span.start for claim in extraction.claims]
    prose += [i.span.start for i in extraction.set_aside if i.reason not in _ABOVE_PROSE]
    headings = [i for i in extraction.set_aside if i.reason is SetAsideReason.HEADING]
    above = [item for item in headings if not prose or item.span.start < min(prose)]
    return " ".join(above[0].text.split()) if above else ""


def _first(extraction: Extraction, reason: SetAsideReason) -> str:
    texts = (item.text for item in extraction.set_aside if item.reason is reason)
    return " ".join(next(texts, "").split())
