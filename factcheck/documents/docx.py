"""Word documents: paragraphs, headings, lists and tables in their order."""

import io
import re
from pathlib import Path

from factcheck.documents.compressed import open_zip
from factcheck.documents.parsed import Parsed
from factcheck.documents.tables import sentences_of_rows
from factcheck.errors import InputError, MissingExtraError


def parse_docx(data: bytes, path: Path, max_bytes: int) -> Parsed:
    """Return a Word document's text as Markdown, with its title, author and last change.

    Raises:
        InputError: the file is damaged, or unpacks to too much.
        MissingExtraError: python-docx is not installed.
    """
    try:
        import docx
        from docx.table import Table
    except ImportError as error:
        raise MissingExtraError(
            f"{path}: python-docx is not installed", hint="pip install 'factcheck[docx]'"
        ) from error
    open_zip(data, path, max_bytes).close()
    try:
        document = docx.Document(io.BytesIO(data))
        parts = []
        for item in document.iter_inner_content():
            if isinstance(item, Table):
                rows = [[cell.text for cell in row.cells] for row in item.rows]
                parts.append("  \n".join(sentences_of_rows(rows)))
            else:
                parts.append(_paragraph(item.text, item.style.name if item.style else ""))
        known = document.core_properties
        changed = known.modified or known.created
    except Exception as error:  # the library raises what its parsers raise
        raise InputError(f"{path}: is damaged ({type(error).__name__}: {error})") from error
    return Parsed(
        text="\n\n".join(part for part in parts if part.strip()),
        markup="markdown",
        title=(known.title or "").strip(),
        author=known.author or None,
        language=known.language or None,
        date=changed.date() if changed else None,
    )


def _paragraph(text: str, style: str | None) -> str:
    flat = " ".join(text.split())
    if not flat:
        return ""
    name = (style or "").casefold()
    if name == "title":
        return f"# {flat}"
    if match := re.fullmatch(r"heading (\d)", name):
        return f"{'#' * min(6, int(match[1]))} {flat}"
    if name.startswith("list"):
        return f"- {flat}"
    return f"\\{flat}" if flat[0] in "#>|" else flat
