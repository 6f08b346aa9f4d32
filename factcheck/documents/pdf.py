"""PDF: the text layer, page by page; pages without one are named, not passed over."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from factcheck.documents.parsed import Parsed, Problem, a_day
from factcheck.errors import InputError, MissingExtraError

MIN_PAGES_FOR_FURNITURE = 3
FURNITURE_SHARE = 0.5
"""Share of the pages on which a first or last line stands before it is taken for furniture."""
_BROKEN_WORD = re.compile(r"(?:\ufffe|\x02|(?<=[a-z])-)\n(?=[a-z])")
_PDF_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?")


def parse_pdf(data: bytes, path: Path) -> tuple[Parsed, list[Problem]]:
    """Return the text of all pages that have one, and a problem that lists those without.

    Raises:
        InputError: the file is damaged, protected by a password, or no page has text.
        MissingExtraError: pypdfium2 is not installed.
    """
    try:
        import pypdfium2
    except ImportError as error:
        raise MissingExtraError(
            f"{path}: pypdfium2 is not installed", hint="pip install 'factcheck[pdf]'"
        ) from error
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        reason = "is protected by a password" if "assword" in str(error) else "is damaged"
        raise InputError(f"{path}: {reason} ({error})") from error
    try:
        known = pdf.get_metadata_dict()
        pages, unread = _pages(pdf, pypdfium2.PdfiumError)
    finally:
        pdf.close()
    if not any(pages):
        raise InputError(
            f"{path}: none of its {len(pages)} pages has a text layer: a scan",
            hint="Make its text readable with an OCR program such as ocrmypdf first.",
        )
    text, starts = _joined(_without_furniture(pages))
    parsed = Parsed(
        text=text,
        markup="text",
        title=known.get("Title", "").strip(),
        author=known.get("Author", "").strip() or None,
        date=_day(known.get("CreationDate", "")),
        page_starts=tuple(starts),
    )
    return parsed, _problems(path, unread)


def _pages(pdf: Any, failure: type[Exception]) -> tuple[list[str], list[int]]:
    """Return each page's text, and the numbers of those with pictures and no text."""
    texts, unread = [], []
    for number in range(len(pdf)):
        try:
            page = pdf[number]
            text = page.get_textpage().get_text_bounded()
            has_content = any(True for _ in page.get_objects(max_depth=1))
        except failure:
            text, has_content = "", True
        clean = _BROKEN_WORD.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
        if not clean and has_content:
            unread.append(number + 1)
        texts.append(clean.replace("\ufffe", "-").replace("\0", ""))
    return texts, unread


def _without_furniture(pages: Sequence[str]) -> list[str]:
    """Return the pages without running heads, running feet and page numbers."""
    split = [page.split("\n") for page in pages]
    edges = Counter(
        key for lines in split for key in {_shape(lines[0]), _shape(lines[-1])} if any(lines)
    )
    least = max(MIN_PAGES_FOR_FURNITURE, FURNITURE_SHARE * len(pages))
    furniture = {key for key, count in edges.items() if count >= least} | {"#"}
    for lines in split:
        while lines and _shape(lines[0]) in furniture:
            lines.pop(0)
        while lines and _shape(lines[-1]) in furniture:
            lines.pop()
    return ["\n".join(lines).strip() for lines in split]


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.split())).casefold()


def _joined(pages: Sequence[str]) -> tuple[str, list[int]]:
    """Return one text, a sentence that runs over a page's end kept whole, and where pages begin."""
    text, starts = "", []
    for page in pages:
        if text and page:
            runs_on = page[0].islower() and not re.search(r"[.!?:]$", text)
            text += "\n" if runs_on else "\n\n"
        starts.append(len(text))
        text += page
    return text, starts


def _day(value: str) -> Any:
    match = _PDF_DATE.match(value)
    if match is None:
        return None
    return a_day(f"{match[1]}-{match[2] or '01'}-{match[3] or '01'}")


def _problems(path: Path, unread: Sequence[int]) -> list[Problem]:
    if not unread:
        return []
    shown = ", ".join(map(str, unread[:20])) + (", …" if len(unread) > 20 else "")
    pages = "page" if len(unread) == 1 else "pages"
    return [Problem(path=str(path), reason=f"{pages} {shown}: no text layer (scanned?), not read")]
