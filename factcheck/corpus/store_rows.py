"""The tables of a store, and how records become rows and come back."""

import datetime as dt
import hashlib
import json
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from factcheck.types import Citation, Document, Passage, Span

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE files (
    name TEXT PRIMARY KEY, origin TEXT NOT NULL, sha256 TEXT NOT NULL, problems TEXT NOT NULL
) STRICT;
CREATE TABLE documents (
    number INTEGER PRIMARY KEY AUTOINCREMENT, file TEXT NOT NULL, id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL, source TEXT, url TEXT, date TEXT, licence TEXT, author TEXT,
    language TEXT, reliability REAL, sha256 TEXT NOT NULL, markup TEXT NOT NULL,
    first_line INTEGER NOT NULL, line_by_line INTEGER NOT NULL, page_starts TEXT NOT NULL
) STRICT;
CREATE INDEX documents_by_file ON documents (file);
CREATE TABLE texts (document INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
CREATE TABLE passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT, document INTEGER NOT NULL,
    char_start INTEGER NOT NULL, char_end INTEGER NOT NULL, line INTEGER NOT NULL,
    line_column INTEGER NOT NULL, page INTEGER, heading TEXT NOT NULL, sentences TEXT NOT NULL
) STRICT;
CREATE INDEX passages_by_document ON passages (document);
CREATE TABLE vectors (
    passage INTEGER PRIMARY KEY, text_hash BLOB NOT NULL, vector BLOB NOT NULL
) STRICT;
CREATE INDEX vectors_by_text ON vectors (text_hash);
CREATE TABLE folded (
    passage INTEGER NOT NULL, document INTEGER NOT NULL,
    char_start INTEGER NOT NULL, char_end INTEGER NOT NULL, line INTEGER NOT NULL,
    line_column INTEGER NOT NULL, page INTEGER, heading TEXT NOT NULL, sentences TEXT NOT NULL
) STRICT;
CREATE INDEX folded_by_passage ON folded (passage);
CREATE INDEX folded_by_document ON folded (document);
CREATE TABLE folds (
    fold_key INTEGER NOT NULL, passage INTEGER NOT NULL, PRIMARY KEY (fold_key, passage)
) STRICT, WITHOUT ROWID;
"""
TABLES = ("meta", "files", "documents", "texts", "passages", "vectors", "folded", "folds")

DOCUMENT_COLUMNS = (
    "id, title, source, url, date, licence, author, language, reliability, sha256, markup, "
    "first_line, line_by_line, page_starts"
)
PLACE_COLUMNS = "char_start, char_end, line, line_column, page, heading, sentences"

Row = tuple[Any, ...]

_HASH_BYTES = 16
_VECTOR_STEPS = 127


def document_row(document: Document) -> Row:
    """Return the values of `DOCUMENT_COLUMNS`."""
    date = document.date.isoformat() if document.date else None
    texts = (
        document.id,
        document.title,
        document.source,
        document.url,
        date,
        document.licence,
        document.author,
        document.language,
    )
    return (
        *map(encoded, texts),
        document.reliability,
        encoded(document.sha256),
        encoded(document.markup),
        document.first_line,
        int(document.line_by_line),
        encoded(json.dumps(document.page_starts)),
    )


def document_of(row: Row, text: str) -> Document:
    """Return the document in a row of `DOCUMENT_COLUMNS`."""
    return Document(
        id=row[0],
        title=row[1],
        source=row[2],
        url=row[3],
        date=_day(row[4]),
        licence=row[5],
        author=row[6],
        language=row[7],
        reliability=row[8],
        sha256=row[9],
        markup=row[10],
        first_line=row[11],
        line_by_line=bool(row[12]),
        page_starts=tuple(json.loads(row[13])),
        text=text,
    )


def citation_of(row: Row) -> Citation:
    """Return what a reader is shown of the document in a row of `DOCUMENT_COLUMNS`."""
    return Citation(
        document_id=row[0],
        title=row[1],
        source=row[2],
        url=row[3],
        date=_day(row[4]),
        licence=row[5],
        author=row[6],
        language=row[7],
        reliability=row[8],
    )


def place_row(passage: Passage) -> Row:
    """Return the values of `PLACE_COLUMNS`; sentences count from the passage's start."""
    start = passage.span.start
    sentences = [position - start for span in passage.sentences for position in span]
    compact = json.dumps(sentences, separators=(",", ":"))
    return (
        *passage.span,
        passage.line,
        passage.column,
        passage.page,
        encoded(passage.heading),
        encoded(compact),
    )


def passage_of(
    passage_id: int, place: Row, citation: Citation, text: str, also_in: Sequence[Citation]
) -> Passage:
    """Return the passage at a row of `PLACE_COLUMNS` in a document's text."""
    start, end, line, column, page, heading, sentences = place
    ends = [start + position for position in json.loads(sentences)]
    return Passage(
        id=passage_id,
        citation=citation,
        span=Span(start, end),
        text=text[start:end],
        heading=heading,
        sentences=tuple(Span(*pair) for pair in zip(ends[::2], ends[1::2], strict=True)),
        line=line,
        column=column,
        page=page,
        also_in=tuple(also_in),
    )


def pack_vectors(vectors: NDArray[np.float32]) -> list[bytes]:
    """Return each row as a scale and a byte a value.

    A vector is rounded to 255 steps of its own largest value, which moves a cosine by some
    0.0005 and makes a store half as large as float16 would.
    """
    steps, scales = _steps(vectors)
    return [
        scale.astype("<f4").tobytes() + row.tobytes()
        for scale, row in zip(scales, steps, strict=True)
    ]


def vectors_of(blobs: Sequence[bytes]) -> NDArray[np.float32]:
    """Return shape (len(blobs), dimension)."""
    if not blobs:
        return np.empty((0, 0), dtype=np.float32)
    raw = np.frombuffer(b"".join(blobs), dtype=np.uint8).reshape(len(blobs), -1)
    scales = raw[:, :4].copy().view("<f4")
    vectors: NDArray[np.float32] = raw[:, 4:].view(np.int8).astype(np.float32) * scales
    return vectors


def text_hash(text: str) -> bytes:
    """Return what tells an embedded text from all others."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:_HASH_BYTES]


def row_digest(*values: object) -> int:
    """Return a number of 128 bits that stands for a row; the sum of all tells a content."""
    digest = hashlib.blake2b(digest_size=16)
    for value in values:
        raw = value if isinstance(value, bytes) else repr(value).encode("utf-8", "surrogatepass")
        digest.update(len(raw).to_bytes(8, "big") + raw)
    return int.from_bytes(digest.digest(), "big")


def encoded(text: str | None) -> bytes | None:
    """Return UTF-8 in which lone surrogates survive."""
    return None if text is None else text.encode("utf-8", "surrogatepass")


def decoded(raw: bytes) -> str:
    """Return the text that `encoded` was given."""
    return raw.decode("utf-8", "surrogatepass")


def _steps(vectors: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    scales = np.abs(vectors).max(axis=1, keepdims=True, initial=0.0) / _VECTOR_STEPS
    scales = np.where(scales == 0, 1.0, scales).astype(np.float32)
    return np.rint(vectors / scales).astype(np.int8), scales


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
