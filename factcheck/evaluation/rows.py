"""Rows of data files, each with its place, so that whatever is wrong is named by file and line."""

import csv
import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from factcheck.errors import InputError
from factcheck.evaluation.records import GoldLabel

_LABEL_WORDS = {
    GoldLabel.SUPPORTED: "supported supports support true entailment entailed",
    GoldLabel.REFUTED: "refuted refutes refute contradict contradicts contradiction false",
    GoldLabel.CONFLICTING: "conflicting disputed conflicting_evidence/cherrypicking",
    GoldLabel.NOT_SUPPORTED: "not_supported unsupported not_entailment",
    GoldLabel.NOT_ENOUGH_EVIDENCE: "not_enough_evidence not_enough_info nei neutral neither "
    "unverifiable not_enough_information",
}
_LABELS = {word: label for label, words in _LABEL_WORDS.items() for word in words.split()}
_CSV_FIELD_BYTES = 10_000_000
"""Longest field read; the csv module's own limit is shorter than some documents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One record of a data file."""

    place: str
    """`file:line`."""
    fields: Mapping[str, Any]

    def error(self, message: str) -> InputError:
        """Return the error that says what is wrong with this row."""
        return InputError(f"{self.place}: {message}")

    def text(self, *names: str) -> str:
        """Return the first of these fields that is there, with blanks normalised.

        Raises:
            InputError: it is missing, no text or empty.
        """
        value = self.value(*names)
        if not isinstance(value, str) or not value.strip():
            raise self.error(f"{names[0]}: found {_shown(value)}, expected a text")
        return " ".join(value.split())

    def optional_text(self, *names: str) -> str:
        """Return the first of these fields that is there, or nothing."""
        value = next((self.fields[name] for name in names if self.fields.get(name)), "")
        return " ".join(str(value).split())

    def id(self, *names: str) -> str:
        """Return a name or number as text.

        Raises:
            InputError: it is missing or something else.
        """
        value = self.value(*names)
        if isinstance(value, bool) or not isinstance(value, str | int) or value == "":
            raise self.error(f"{names[0]}: found {_shown(value)}, expected a name or number")
        return str(value)

    def items(self, name: str) -> list[Any]:
        """Return a field that holds a list.

        Raises:
            InputError: it is missing or no list.
        """
        value = self.value(name)
        if not isinstance(value, list):
            raise self.error(f"{name}: found {_shown(value)}, expected a list")
        return value

    def inner(self, name: str) -> list["Row"]:
        """Return the objects of a field that holds a list of them.

        Raises:
            InputError: it is missing or something else.
        """
        items = self.items(name)
        for item in items:
            if not isinstance(item, dict):
                raise self.error(f"{name}: found {_shown(item)}, expected an object")
        return [Row(place=self.place, fields=item) for item in items]

    def label(self, *names: str) -> GoldLabel:
        """Return the label that a field names.

        Raises:
            InputError: it is missing or not a label.
        """
        value = self.value(*names)
        word = "_".join(value.lower().replace("-", " ").split()) if isinstance(value, str) else ""
        if word not in _LABELS:
            allowed = ", ".join(label.value for label in GoldLabel)
            raise self.error(f"{names[0]}: {_shown(value)} is not one of {allowed}")
        return _LABELS[word]

    def value(self, *names: str) -> Any:
        """Return the first of these fields that is there.

        Raises:
            InputError: none of them is.
        """
        for name in names:
            if self.fields.get(name) is not None:
                return self.fields[name]
        raise self.error(f"{names[0]}: missing, expected {' or '.join(names)}")


def read_rows(path: Path) -> Iterator[Row]:
    """Yield the rows of a .jsonl, .json, .csv or .tsv file, gzipped or not, in order.

    Raises:
        InputError: the file cannot be read, or a row is malformed; file and line are named.
    """
    suffix = Path(path.name.removesuffix(".gz")).suffix.lower()
    try:
        with _open(path) as file:
            match suffix:
                case ".jsonl" | ".ndjson":
                    yield from _jsonl_rows(path, file)
                case ".json":
                    yield from _json_rows(path, file)
                case ".csv" | ".tsv":
                    yield from _table_rows(path, file, "\t" if suffix == ".tsv" else ",")
                case _:
                    raise InputError(
                        f"{path}: not a data file",
                        hint="Read are .jsonl, .json, .csv and .tsv, gzipped or not.",
                    )
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({error})") from error


def _open(path: Path) -> TextIO:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8-sig", newline="")
    return path.open(encoding="utf-8-sig", newline="")


def _jsonl_rows(path: Path, file: TextIO) -> Iterator[Row]:
    for number, line in enumerate(file, start=1):
        if not line.strip():
            continue
        place = f"{path}:{number}"
        try:
            fields = json.loads(line)
        except ValueError as error:
            raise InputError(f"{place}: not JSON ({error})") from error
        yield _object_row(place, fields)


def _json_rows(path: Path, file: TextIO) -> Iterator[Row]:
    text = file.read()
    try:
        rows = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(f"{path}:{error.lineno}: not JSON ({error.msg})") from error
    if not isinstance(rows, list):
        raise InputError(f"{path}:1: found {_shown(rows)}, expected a list of objects")
    for fields, line in zip(rows, _object_lines(text), strict=True):
        yield _object_row(f"{path}:{line}", fields)


def _object_lines(text: str) -> list[int]:
    """Return the line at which each item of a valid JSON list begins."""
    decoder = json.JSONDecoder()
    position = text.index("[") + 1
    lines: list[int] = []
    line, counted = 1, 0
    while True:
        while text[position] in " \t\r\n,":
            position += 1
        if text[position] == "]":
            return lines
        line += text.count("\n", counted, position)
        counted = position
        lines.append(line)
        _, position = decoder.raw_decode(text, position)


def _object_row(place: str, fields: Any) -> Row:
    if not isinstance(fields, dict):
        raise InputError(f"{place}: found {_shown(fields)}, expected an object")
    return Row(place=place, fields=fields)


def _table_rows(path: Path, file: TextIO, delimiter: str) -> Iterator[Row]:
    csv.field_size_limit(_CSV_FIELD_BYTES)
    reader = csv.reader(file, delimiter=delimiter, strict=delimiter == ",")
    try:
        header: Sequence[str] = [name.strip() for name in next(reader, [])]
        line = reader.line_num + 1
        for values in reader:
            place, line = f"{path}:{line}", reader.line_num + 1
            if not values:
                continue
            if len(values) != len(header):
                raise InputError(f"{place}: {len(values)} fields, the header has {len(header)}")
            yield Row(place=place, fields=dict(zip(header, values, strict=True)))
    except csv.Error as error:
        raise InputError(f"{path}:{reader.line_num}: {error}") from error


def _shown(value: Any) -> str:
    if value is None:
        return "nothing"
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
