"""JSONL and CSV: many documents a file, a record each; or a table, a sentence a row."""

import csv
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol

from factcheck.documents.fields import FieldMapping, has_text, parse_record
from factcheck.documents.parsed import Parsed, Problem
from factcheck.documents.tables import row_sentence
from factcheck.errors import InputError

JSONL_SUFFIXES = (".jsonl", ".ndjson")
CSV_SUFFIXES = (".csv", ".tsv")


class Rows(Protocol):
    """What `csv.reader` returns."""

    line_num: int

    def __iter__(self) -> Iterator[list[str]]:
        """Yield the cells of each row."""


_SKIP_BYTES = 1 << 20
_CSV_FIELD_DEFAULT = 131_072


def parse_jsonl(
    stream: BinaryIO, path: Path, mapping: FieldMapping, max_bytes: int
) -> Iterator[Parsed | Problem]:
    """Yield a document a line, or what is wrong with the line; memory holds one line at a time."""
    number = 0
    while line := stream.readline(max_bytes + 1):
        number += 1
        if len(line) > max_bytes:
            _skip_line(stream, line)
            yield _wrong(path, number, f"longer than {max_bytes / 1e6:g} MB")
            continue
        if not line.strip():
            continue
        try:
            record = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
        except (ValueError, RecursionError) as error:
            yield _wrong(path, number, f"not JSON in UTF-8 ({error})")
            continue
        if not isinstance(record, dict):
            yield _wrong(path, number, f"an object was expected, found {type(record).__name__}")
            continue
        parsed = parse_record(record, mapping, line=number)
        yield parsed or _wrong(path, number, _no_text(list(record), mapping))


def parse_csv(
    stream: BinaryIO, path: Path, mapping: FieldMapping, max_bytes: int
) -> Iterator[Parsed | Problem]:
    """Yield a document a row where there is a column of text, else the table as one document.

    Raises:
        InputError: the file is not CSV in UTF-8.
    """
    lines = _decoded_lines(stream, path, max_bytes)
    first = next(lines, "")
    delimiter = "\t" if path.name.lower().split(".csv")[0].endswith(".tsv") else _delimiter(first)
    with _long_fields(max_bytes):
        reader = csv.reader(_chained(first, lines), delimiter=delimiter, strict=True)
        try:
            header = [name.strip() for name in next(reader, [])]
            if has_text(header, mapping):
                yield from _records(reader, header, path, mapping)
            else:
                yield from _table(reader, header, path)
        except csv.Error as error:
            raise InputError(f"{path}:{reader.line_num}: not CSV ({error})") from error


def _records(
    reader: "Rows", header: list[str], path: Path, mapping: FieldMapping
) -> Iterator[Parsed | Problem]:
    line = reader.line_num + 1
    for cells in reader:
        if cells:
            record = dict(zip(header, cells, strict=False))
            parsed = parse_record(record, mapping, line=line)
            yield parsed or _wrong(path, line, _no_text(header, mapping))
        line = reader.line_num + 1


def _table(reader: "Rows", header: list[str], path: Path) -> Iterator[Parsed | Problem]:
    sentences = [
        sentence for cells in reader if cells and (sentence := row_sentence(header, cells))
    ]
    if not sentences:
        raise InputError(f"{path}: holds no rows", hint="A header and rows are expected.")
    yield Parsed(text="\n\n".join(sentences), markup="text", title=path.name.split(".")[0], line=2)


def _decoded_lines(stream: BinaryIO, path: Path, max_bytes: int) -> Iterator[str]:
    number = 0
    while line := stream.readline(max_bytes + 1):
        number += 1
        if len(line) > max_bytes:
            raise InputError(f"{path}:{number}: a line is longer than {max_bytes / 1e6:g} MB")
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8").replace("\0", "")
        except UnicodeDecodeError as error:
            raise InputError(f"{path}:{number}: not UTF-8", hint="Save it as UTF-8.") from error


def _chained(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _delimiter(header: str) -> str:
    """Return the mark that parts the header; a comma where none does."""
    return max(",;\t|", key=header.count)


@contextmanager
def _long_fields(max_chars: int) -> Iterator[None]:
    """Let fields be as long as a file may be; the limit is the csv module's own, for all."""
    before = csv.field_size_limit(max(max_chars, _CSV_FIELD_DEFAULT))
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _skip_line(stream: BinaryIO, part: bytes) -> None:
    while part and not part.endswith(b"\n"):
        part = stream.readline(_SKIP_BYTES)


def _no_text(names: list[str], mapping: FieldMapping) -> str:
    if has_text(names, mapping):
        return "the text is empty"
    return f"no field holds the text, found {', '.join(map(str, names)) or 'none'}"


def _wrong(path: Path, line: int, reason: str) -> Problem:
    return Problem(path=f"{path}:{line}", reason=reason)
