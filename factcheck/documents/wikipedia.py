"""MediaWiki dumps: articles one after another, their wikitext made plain."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from factcheck.documents.parsed import Parsed, Problem, a_day
from factcheck.documents.tables import sentences_of_rows
from factcheck.errors import InputError, MissingExtraError

_SKIPPED_TAGS = {"ref", "references", "gallery", "math", "timeline", "imagemap", "score", "hr"}
_SKIPPED_SECTIONS = {
    "references",
    "external links",
    "see also",
    "further reading",
    "notes",
    "notes and references",
    "bibliography",
    "sources",
}
_NAMESPACE_LINK = re.compile(r"\s*:?(?:file|image|category|wikt|s|commons|[a-z]{2,3}):", re.I)
_BLANKS = re.compile(r"[ \t\xa0]+")
_EMPTY_BRACKETS = re.compile(r"\s*\(\s*[;,]?\s*\)")
_MAX_DEPTH = 40


def parse_dump(stream: BinaryIO, path: Path) -> Iterator[Parsed | Problem]:
    """Yield the articles of a dump in order; memory holds one page at a time.

    Redirects, talk pages and all other namespaces are left out.

    Raises:
        InputError: the file is no XML, or breaks off.
        MissingExtraError: mwparserfromhell is not installed.
    """
    try:
        import mwparserfromhell
    except ImportError as error:
        raise MissingExtraError(
            f"{path}: mwparserfromhell is not installed", hint="pip install 'factcheck[wikipedia]'"
        ) from error
    site: dict[str, str] = {}
    try:
        for _, element in ET.iterparse(stream):
            name = element.tag.rpartition("}")[2]
            if name in {"sitename", "base"}:
                site[name] = (element.text or "").strip()
            elif name == "page":
                page = _fields(element)
                element.clear()
                if page.get("ns", "0") == "0" and "redirect" not in page:
                    yield _article(page, site, path, mwparserfromhell.parse)
    except ET.ParseError as error:
        raise InputError(f"{path}: not a whole MediaWiki dump ({error})") from error


def _fields(page: ET.Element) -> dict[str, str]:
    """Return the page's fields; of several revisions the last one counts."""
    fields: dict[str, str] = {}
    for element in page.iter():
        name = element.tag.rpartition("}")[2]
        if name in {"title", "ns", "redirect", "timestamp", "text"}:
            fields[name] = element.text or ""
    return fields


def _article(
    page: Mapping[str, str], site: Mapping[str, str], path: Path, parse: Callable[[str], Any]
) -> Parsed | Problem:
    title = page.get("title", "")
    try:
        text = _tidy(_rendered(parse(page.get("text", "")).nodes, 0))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        return Problem(path=f"{path}: {title}", reason=f"wikitext not understood ({error})")
    if not text:
        return Problem(path=f"{path}: {title}", reason="holds no text")
    return Parsed(
        text=text,
        markup="markdown",
        id=title,
        title=title,
        source=site.get("sitename"),
        url=_url(site.get("base", ""), title),
        date=a_day(page.get("timestamp")),
    )


def _url(base: str, title: str) -> str | None:
    from urllib.parse import quote

    if "/" not in base:
        return None
    return f"{base.rpartition('/')[0]}/{quote(title.replace(' ', '_'))}"


def _rendered(nodes: Sequence[Any], depth: int) -> str:
    if depth > _MAX_DEPTH:
        return ""
    return "".join(_node(node, depth + 1) for node in nodes)


def _node(node: Any, depth: int) -> str:
    match type(node).__name__:
        case "Text":
            return str(node.value)
        case "Heading":
            title = _rendered(node.title.nodes, depth).strip()
            return f"\n\n{'#' * node.level} {title}\n\n"
        case "Wikilink":
            if _NAMESPACE_LINK.match(str(node.title)):
                return ""
            return _rendered((node.text or node.title).nodes, depth)
        case "ExternalLink":
            return _rendered(node.title.nodes, depth) if node.title else ""
        case "HTMLEntity":
            return str(node.normalize())
        case "Tag":
            return _tag(node, depth)
        case "Template":
            return _template(node, depth)
    return ""  # comments, arguments


def _tag(node: Any, depth: int) -> str:
    name = str(node.tag).strip().lower()
    if name in _SKIPPED_TAGS:
        return ""
    if name == "table":
        return _table(node, depth)
    if name == "br":
        return "\n"
    if name == "li":
        return "\n- "
    return _rendered(node.contents.nodes, depth) if node.contents else ""


def _table(node: Any, depth: int) -> str:
    if depth > 3 or node.contents is None:
        return ""
    parts = [node.contents, *(row.contents for row in _children(node.contents, {"tr"}))]
    rows = [  # the cells above the first `|-` stand in the table itself
        [
            _BLANKS.sub(" ", _rendered(cell.contents.nodes, depth)).strip()
            for cell in _children(part, {"td", "th"})
        ]
        for part in parts
    ]
    filled = [cells for cells in rows if cells]
    return "\n\n" + "  \n".join(sentences_of_rows(filled)) + "\n\n"


def _children(contents: Any, names: set[str]) -> list[Any]:
    return [tag for tag in contents.filter_tags(recursive=False) if str(tag.tag).strip() in names]


def _template(node: Any, depth: int) -> str:
    """Return the words of the few templates that stand in the middle of sentences."""
    name = str(node.name).strip().lower()
    values = [p.value for p in node.params if not p.showkey]
    shown: Sequence[Any]
    match name:
        case "convert" | "cvt":
            shown = values[:2]
        case "lang" | "transl" | "transliteration":
            shown = values[-1:]
        case "nowrap" | "nobr" | "small" | "abbr" | "tooltip":
            shown = values[:1]
        case _:
            return ""
    return " ".join(_rendered(value.nodes, depth) for value in shown)


def _tidy(text: str) -> str:
    """Return the text without the sections that hold no prose, and without what cleaning left."""
    lines: list[str] = []
    skipped_level = 0
    for raw in text.split("\n"):
        line = _EMPTY_BRACKETS.sub("", _BLANKS.sub(" ", raw)).strip()
        if line.startswith("#"):
            marks, _, title = line.partition(" ")
            if skipped_level and len(marks) > skipped_level:
                continue
            skipped_level = len(marks) if title.strip().lower() in _SKIPPED_SECTIONS else 0
        if not skipped_level and line != "-":
            hard_break = "  " if raw.endswith("  ") and line else ""
            lines.append(line + hard_break)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
