"""Any file of a corpus, read into its documents one after another."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from factcheck.documents.compressed import (
    COMPRESSED_SUFFIXES,
    inner_name,
    nobody,
    open_unpacked,
    read_limited,
)
from factcheck.documents.corpus_file import SourceEntry
from factcheck.documents.docx import parse_docx
from factcheck.documents.epub import parse_epub
from factcheck.documents.folder import find_files
from factcheck.documents.html import HTML_SUFFIXES, parse_html
from factcheck.documents.parsed import Parsed, Problem, text_sha256
from factcheck.documents.pdf import parse_pdf
from factcheck.documents.reading import SUFFIXES, as_reference_text, parse_text
from factcheck.documents.tabular import CSV_SUFFIXES, JSONL_SUFFIXES, parse_csv, parse_jsonl
from factcheck.documents.wikipedia import parse_dump
from factcheck.errors import InputError
from factcheck.types import Document

Items = Iterator[Parsed | Problem]
Reader = Callable[[BinaryIO, "SourceFile"], Items]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A file to be read, and how."""

    path: Path
    name: str
    """Relative to the corpus; the id of its document, or what the ids in it begin with."""
    max_bytes: int
    """Of a document; files of many documents may be of any size."""
    entry: SourceEntry


def is_source(path: Path) -> bool:
    """Tell whether files of this name are read, compressed or not."""
    return _suffix(path) in READERS


def holds_many(path: Path) -> bool:
    """Tell whether files of this name hold many documents, and may be too large to hold."""
    return _suffix(path) in (*JSONL_SUFFIXES, *CSV_SUFFIXES, ".xml")


def find_sources(folder: Path) -> tuple[Path, ...]:
    """Return the files under a folder that can be read, sorted by their relative path.

    Raises:
        InputError: `folder` or a folder below it is missing, not a folder or unreadable.
    """
    return find_files(folder, is_source)


def read_source(
    file: SourceFile, on_read: Callable[[int], None] = nobody
) -> Iterator[Document | Problem]:
    """Yield the documents of a file in order, and a problem for each that cannot be read.

    `on_read` is told how many bytes of the file each read took from the disk.

    What is wrong with the file as a whole is the last problem; nothing is raised but
    `MissingExtraError`, since one broken file must not stop the others.
    """
    n_documents = 0
    seen: dict[str, int] = {}
    try:
        with open_unpacked(file.path, on_read) as stream:
            for item in READERS[_suffix(file.path)](stream, file):
                if isinstance(item, Problem):
                    yield item
                elif not item.text.strip():
                    yield Problem(path=str(file.path), reason="holds no text")
                else:
                    n_documents += 1
                    yield _document(item, file, seen)
    except InputError as error:
        message = str(error).removeprefix(str(file.path)).lstrip(": ")
        yield Problem(path=str(file.path), reason=message)
    except (MemoryError, RecursionError) as error:
        yield Problem(path=str(file.path), reason=f"cannot be read ({type(error).__name__})")


def _read_text(stream: BinaryIO, file: SourceFile) -> Items:
    data = read_limited(stream, file.path, file.max_bytes)
    parsed = parse_text(data, str(file.path), inner_name(file.path))
    yield replace(parsed, text=as_reference_text(parsed.text, parsed.markup))


def _read_html(stream: BinaryIO, file: SourceFile) -> Items:
    yield parse_html(read_limited(stream, file.path, file.max_bytes), file.path)


def _read_pdf(stream: BinaryIO, file: SourceFile) -> Items:
    parsed, problems = parse_pdf(read_limited(stream, file.path, file.max_bytes), file.path)
    yield parsed
    yield from problems


def _read_docx(stream: BinaryIO, file: SourceFile) -> Items:
    data = read_limited(stream, file.path, file.max_bytes)
    yield parse_docx(data, file.path, file.max_bytes)


def _read_epub(stream: BinaryIO, file: SourceFile) -> Items:
    data = read_limited(stream, file.path, file.max_bytes)
    yield parse_epub(data, file.path, file.max_bytes)


def _read_jsonl(stream: BinaryIO, file: SourceFile) -> Items:
    return parse_jsonl(stream, file.path, file.entry.fields, file.max_bytes)


def _read_csv(stream: BinaryIO, file: SourceFile) -> Items:
    return parse_csv(stream, file.path, file.entry.fields, file.max_bytes)


def _read_dump(stream: BinaryIO, file: SourceFile) -> Items:
    return parse_dump(stream, file.path)


READERS: Mapping[str, Reader] = {
    **dict.fromkeys(SUFFIXES, _read_text),
    **dict.fromkeys(HTML_SUFFIXES, _read_html),
    **dict.fromkeys(JSONL_SUFFIXES, _read_jsonl),
    **dict.fromkeys(CSV_SUFFIXES, _read_csv),
    ".pdf": _read_pdf,
    ".docx": _read_docx,
    ".epub": _read_epub,
    ".xml": _read_dump,
}
"""By suffix; each may be followed by `.gz`, `.bz2` or `.zst`."""


def _suffix(path: Path) -> str:
    name = path.name.lower()
    for compressed in COMPRESSED_SUFFIXES:
        name = name.removesuffix(compressed)
    return Path(name).suffix


def _document(item: Parsed, file: SourceFile, seen: dict[str, int]) -> Document:
    said = file.entry
    text = item.text
    return Document(
        id=_id(item, file, seen),
        text=text,
        title=item.title or _stem(file.path),
        source=item.source or said.source,
        url=item.url or said.url,
        date=item.date or said.date,
        licence=item.licence or said.licence,
        sha256=text_sha256(text),
        markup=item.markup,
        first_line=item.line,
        author=item.author or said.author,
        language=item.language or said.language,
        reliability=said.reliability,
        page_starts=item.page_starts,
        line_by_line=_suffix(file.path) in SUFFIXES,
    )


def _id(item: Parsed, file: SourceFile, seen: dict[str, int]) -> str:
    """Return the file's name, and the record's in it; a name given twice gets a number."""
    name = f"{file.name}#{item.id}" if item.id else file.name
    seen[name] = seen.get(name, 0) + 1
    return name if seen[name] == 1 else f"{name}~{seen[name]}"


def _stem(path: Path) -> str:
    return Path(inner_name(path)).stem
