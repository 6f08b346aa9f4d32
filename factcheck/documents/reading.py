"""A file or standard input, read into a document."""

import codecs
import re
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from factcheck.blocks import BlockKind, raw_blocks
from factcheck.documents.front_matter import FrontMatter, split_front_matter
from factcheck.documents.parsed import Parsed, text_sha256
from factcheck.documents.tables import tables_as_sentences
from factcheck.errors import InputError
from factcheck.markup import plain_text
from factcheck.types import Document

STDIN = "-"
SUFFIXES = (".markdown", ".md", ".txt")
"""What is read today, besides files without a suffix."""

_MARKDOWN_SUFFIXES = (".markdown", ".md")
_READ_TODAY = "Read today: .txt, .md, .markdown, files without a suffix, and - for standard input."
_MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip archive or an office document",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"RIFF": "an image or a recording",
    b"\x1f\x8b": "a gzip archive",
    b"\x7fELF": "a program",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"{\\rtf": "an RTF document",
    b"SQLite format 3": "a database",
}
_BOMS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_ATX_HEADING = re.compile(r"(?m)^#{1,6} \S")
_HTML = re.compile(r"\s*(?:<!doctype html|<html[\s>])", re.IGNORECASE)
_BYLINE = re.compile(r"(?:by|reporting by|von|par)\s+[A-Z]", re.IGNORECASE)

MAX_CONTROL_SHARE = 0.01
"""Control characters among all, above which UTF-8 or UTF-16 is taken for binary data."""
MAX_HIGH_SHARE = 0.3
"""Bytes from 0x80 among all, above which text is not Windows-1252 but some other alphabet's."""


def read_document(
    path: str, *, max_bytes: int, id: str | None = None, stdin: BinaryIO | None = None
) -> Document:
    """Return the document in a file, or on standard input where `path` is `-`.

    UTF-8, UTF-16 with a byte order mark and, where neither fits, Windows-1252 are read; line
    ends become `\\n`. `id` defaults to `path`; `stdin` to the process's standard input.

    Raises:
        InputError: the file is missing, unreadable, a folder, larger than `max_bytes`, empty,
            binary, of a kind not read, or its front matter is wrong.
    """
    if path == STDIN:
        data = (stdin or sys.stdin.buffer).read(max_bytes + 1)
    else:
        data = _read_bytes(path, max_bytes)
    if len(data) > max_bytes:
        raise _too_large(path, max_bytes)
    parsed = parse_text(data, path, path)
    return Document(
        id=path if id is None else id,
        text=parsed.text,
        title=parsed.title,
        source=parsed.source,
        url=parsed.url,
        date=parsed.date,
        licence=parsed.licence,
        sha256=text_sha256(parsed.text),
        markup=parsed.markup,
        first_line=parsed.line,
        author=parsed.author,
        language=parsed.language,
    )


def as_reference(document: Document) -> Document:
    """Return the document as a corpus holds it: the rows of its tables are sentences, each on the
    line of its row."""
    text = as_reference_text(document.text, document.markup)
    return replace(document, text=text, sha256=text_sha256(text))


def as_reference_text(text: str, markup: str) -> str:
    """Return the text of a document of a corpus; see `as_reference`."""
    return tables_as_sentences(text) if markup == "markdown" else text


def parse_text(data: bytes, path: str, name: str) -> Parsed:
    """Return the text in the bytes of a file; `name` is what tells its markup and its title.

    Raises:
        InputError: it is empty, binary or of another kind, or its front matter is wrong.
    """
    text = _decode(data, path)
    split = split_front_matter(text, path=path)
    if not split.body.strip():
        raise InputError(f"{path}: holds no text", hint="Give a file with at least one sentence.")
    body = _Body(text=split.body, markup=_markup(name, split.body), stem=_stem(name))
    front = split.front
    return Parsed(
        text=body.text,
        markup=body.markup,
        title=_title(front, body),
        source=front.source or _publishers(front),
        url=front.url,
        date=front.date,
        licence=front.licence,
        author=", ".join(front.author) or None,
        language=front.language,
        line=split.first_line,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Body:
    text: str
    markup: str
    stem: str
    """The file's name without suffix; empty for standard input."""


def _markup(path: str, text: str) -> str:
    """Return the markup that the suffix names; without one, a `#` heading tells Markdown."""
    suffix = "" if path == STDIN else Path(path).suffix.lower()
    if suffix in SUFFIXES:
        return "markdown" if suffix in _MARKDOWN_SUFFIXES else "text"
    return "markdown" if _ATX_HEADING.search(text) else "text"


def _stem(path: str) -> str:
    return "" if path == STDIN else Path(path).stem


def _read_bytes(path: str, max_bytes: int) -> bytes:
    suffix = Path(path).suffix.lower()
    try:
        file = Path(path)
        status = file.stat()
        if file.is_dir():
            raise InputError(f"{path}: is a folder, not a file", hint="Name a file in it.")
        if suffix and suffix not in SUFFIXES and re.fullmatch(r"\.[a-z][a-z0-9]{0,7}", suffix):
            raise InputError(f"{path}: {suffix} files are not read", hint=_READ_TODAY)
        if status.st_size > max_bytes:
            raise _too_large(path, max_bytes)
        with file.open("rb") as stream:
            return stream.read(max_bytes + 1)
    except FileNotFoundError as error:
        raise InputError(f"{path}: no such file", hint=_near(path)) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{path}: cannot be read: {reason.lower()}") from error


def _near(path: str) -> str | None:
    """Return a hint naming a file of the same stem, where there is one."""
    try:
        siblings = sorted(p.name for p in Path(path).parent.glob(f"{_glob_safe(path)}.*"))
    except (OSError, ValueError):
        return None
    return f"Did you mean {siblings[0]}?" if siblings else None


def _glob_safe(path: str) -> str:
    return re.sub(r"([*?\[])", r"[\1]", Path(path).stem)


def _too_large(path: str, max_bytes: int) -> InputError:
    return InputError(
        f"{path}: is larger than {max_bytes / 1e6:g} MB ({max_bytes} bytes)",
        hint="Split it, or raise corpus.max_file_mb.",
    )


def _decode(data: bytes, path: str) -> str:
    if not data.strip():
        raise InputError(f"{path}: is empty", hint="Give a file with at least one sentence.")
    for magic, name in _MAGIC.items():
        if data.startswith(magic):
            raise InputError(f"{path}: is {name}, not text", hint=_READ_TODAY)
    encoding = next((name for bom, name in _BOMS.items() if data.startswith(bom)), None)
    if encoding is None and b"\0" in data:
        raise InputError(f"{path}: is binary data, not text (it holds NUL bytes)", hint=_READ_TODAY)
    text = _decode_as(encoding, data, path)
    n_control = len(_CONTROL.findall(text))
    if n_control > max(2, MAX_CONTROL_SHARE * len(text)):
        message = f"{path}: is binary data, not text ({n_control} control characters)"
        raise InputError(message, hint=_READ_TODAY)
    if _HTML.match(text):
        raise InputError(f"{path}: is an HTML page, not text", hint=_READ_TODAY)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode_as(encoding: str | None, data: bytes, path: str) -> str:
    try:
        return data.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        if encoding is None:
            text = _windows_1252(data)
            if text is not None:
                return text
        line = data.count(b"\n", 0, error.start) + 1
        name = "UTF-16" if encoding == "utf-16" else "UTF-8"
        also = " nor Windows-1252" if encoding is None else ""
        message = f"{path}:{line}: not {name}{also} (byte 0x{data[error.start]:02x})"
        raise InputError(message, hint="Save the file as UTF-8.") from error


def _windows_1252(data: bytes) -> str | None:
    """Return the text where it reads as a western European one, else None."""
    n_high = sum(byte >= 0x80 for byte in data)
    if n_high > MAX_HIGH_SHARE * len(data):
        return None
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return None if _CONTROL.search(text) else text


def _title(front: FrontMatter, body: _Body) -> str:
    """Return the front matter's title, else the first heading, else the file's stem."""
    if front.title and front.title.strip():
        return " ".join(front.title.split())
    blocks = raw_blocks(body.text, body.markup)
    if body.markup == "text":
        blocks = blocks[:1]
    for block in blocks:
        if block.kind is not BlockKind.HEADING:
            continue
        written = body.text[block.lines[0].start : block.lines[-1].end]
        heading = plain_text(written) if body.markup == "markdown" else " ".join(written.split())
        if heading and not _BYLINE.match(heading):
            return heading
    return body.stem


def _publishers(front: FrontMatter) -> str | None:
    names = dict.fromkeys(source.publisher for source in front.sources if source.publisher)
    return ", ".join(names) or None
