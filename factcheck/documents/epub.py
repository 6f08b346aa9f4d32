"""Electronic books: the chapters in reading order."""

import posixpath
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from factcheck.documents.compressed import open_zip
from factcheck.documents.parsed import Parsed, a_day
from factcheck.errors import InputError, MissingExtraError

_CONTAINER = "META-INF/container.xml"
_BLOCKS = {"p", "blockquote", "dd", "dt", "figcaption"}
_SKIPPED = {"head", "nav", "script", "style", "table"}


def parse_epub(data: bytes, path: Path, max_bytes: int) -> Parsed:
    """Return a book's chapters as one Markdown text, with title, author, date and rights.

    Raises:
        InputError: the file is damaged, protected, or unpacks to too much.
        MissingExtraError: lxml is not installed.
    """
    try:
        from lxml import etree, html
    except ImportError as error:
        raise MissingExtraError(
            f"{path}: lxml is not installed", hint="pip install 'factcheck[epub]'"
        ) from error
    with open_zip(data, path, max_bytes) as archive:
        try:
            package, folder = _package(archive, etree)
            chapters = [
                _chapter(html.document_fromstring(archive.read(name)))
                for name in _spine(package, folder)
            ]
        except (KeyError, ValueError, IndexError, etree.LxmlError, zipfile.BadZipFile) as error:
            raise InputError(f"{path}: is no readable book ({error})") from error
    return Parsed(
        text="\n\n".join(chapter for chapter in chapters if chapter),
        markup="markdown",
        title=_said(package, "title") or "",
        author=_said(package, "creator"),
        source=_said(package, "publisher"),
        licence=_said(package, "rights"),
        language=_said(package, "language"),
        date=a_day(_said(package, "date")),
    )


def _package(archive: zipfile.ZipFile, etree: Any) -> tuple[Any, str]:
    # No entities, no network: a book cannot make the reader fetch or unfold anything.
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    container = etree.fromstring(archive.read(_CONTAINER), parser)
    name = container.xpath("//*[local-name()='rootfile']/@full-path")[0]
    return etree.fromstring(archive.read(name), parser), posixpath.dirname(name)


def _spine(package: Any, folder: str) -> list[str]:
    items = {item.get("id"): item.get("href") for item in package.xpath("//*[local-name()='item']")}
    order = package.xpath("//*[local-name()='itemref']/@idref")
    return [posixpath.normpath(posixpath.join(folder, unquote(items[name]))) for name in order]


def _said(package: Any, name: str) -> str | None:
    found = package.xpath(f"//*[local-name()='metadata']/*[local-name()='{name}']/text()")
    return " ".join(found[0].split()) or None if found else None


def _chapter(tree: Any) -> str:
    parts: list[str] = []
    _collect(tree, parts)
    return "\n\n".join(parts)


def _collect(element: Any, parts: list[str]) -> None:
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag in _SKIPPED or not tag:
            continue
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            _add(parts, f"{'#' * int(tag[1])} ", child)
        elif tag in _BLOCKS:
            _add(parts, "", child)
        elif tag == "li":
            _add(parts, "- ", child)
        else:
            _collect(child, parts)


def _add(parts: list[str], mark: str, element: Any) -> None:
    if text := " ".join(element.text_content().split()):
        parts.append(mark + text)
