"""Web pages: the main text without navigation, and what the page says of itself."""

from pathlib import Path

from factcheck.documents.parsed import Parsed, a_day
from factcheck.documents.tables import tables_as_sentences
from factcheck.errors import InputError, MissingExtraError

HTML_SUFFIXES = (".htm", ".html", ".xhtml")


def parse_html(data: bytes, path: Path) -> Parsed:
    """Return a page's main text as Markdown, with title, date, author, site and licence.

    Raises:
        InputError: the page has no main text.
        MissingExtraError: trafilatura is not installed.
    """
    try:
        import trafilatura
        from trafilatura.metadata import extract_metadata
    except ImportError as error:
        raise MissingExtraError(
            f"{path}: trafilatura is not installed", hint="pip install 'factcheck[html]'"
        ) from error
    tree = trafilatura.load_html(data)
    text = None
    if tree is not None:
        text = trafilatura.extract(
            tree, output_format="markdown", include_comments=False, include_tables=True
        )
    if not text or not text.strip():
        raise InputError(f"{path}: holds no main text", hint="Save the article itself, not a list.")
    known = extract_metadata(trafilatura.load_html(data))
    return Parsed(
        text=tables_as_sentences(text),
        markup="markdown",
        title=known.title or "",
        source=known.sitename or known.hostname,
        url=known.url,
        date=a_day(known.date),
        licence=known.license,
        author=known.author,
        language=known.language,
    )
