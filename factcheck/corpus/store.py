"""Documents, passages and vectors in one SQLite file: the source of truth of an index.

The dense and lexical halves hold nothing that cannot be made again from it. Text is kept
as UTF-8 in which lone surrogates survive, so that names which are not valid UTF-8 do too.
"""

import datetime as dt
import json
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from factcheck.errors import CorpusError, IndexDamagedError
from factcheck.types import Citation, Document, Passage, Span

Result = TypeVar("Result")

_SCHEMA = """
CREATE TABLE documents (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, text TEXT NOT NULL,
    title TEXT NOT NULL, source TEXT, url TEXT, date TEXT, licence TEXT,
    sha256 TEXT NOT NULL, markup TEXT NOT NULL, first_line INTEGER NOT NULL
) STRICT;
CREATE TABLE passages (
    id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents,
    char_start INTEGER NOT NULL, char_end INTEGER NOT NULL, heading TEXT NOT NULL,
    sentences TEXT NOT NULL, embedded_sha256 TEXT NOT NULL, vector BLOB NOT NULL
) STRICT;
"""
_TEXT = "CAST(? AS TEXT)"
_ADD_DOCUMENT = f"INSERT INTO documents VALUES (?, {', '.join([_TEXT] * 9)}, ?)"
_ADD_PASSAGE = f"INSERT INTO passages VALUES (?, ?, ?, ?, {', '.join([_TEXT] * 3)}, ?)"
_MAX_PARAMETERS = 500
"""Ids a query; SQLite before 3.32 takes 999 parameters."""


def write_store(
    path: Path,
    documents: Sequence[Document],
    passages: Sequence[Passage],
    *,
    embedded_sha256: Sequence[str],
    vectors: NDArray[np.float16],
) -> None:
    """Write a new store; row i of `embedded_sha256` and `vectors` belongs to `passages[i]`.

    `embedded_sha256` is the hash of the text that became the vector: a later build takes
    the vector over where the hash is the same.

    Raises:
        CorpusError: a passage of a document that is not there, or two documents of one id.
        OSError, sqlite3.Error: the file cannot be written.
    """
    numbers = {document.id: number for number, document in enumerate(documents)}
    if len(numbers) != len(documents):
        raise CorpusError("two documents have the same id")
    if unknown := {passage.citation.document_id for passage in passages} - numbers.keys():
        raise CorpusError(f"passages of unknown documents: {', '.join(sorted(unknown))}")
    rows = zip(passages, embedded_sha256, vectors, strict=True)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(_SCHEMA)
        connection.executemany(
            _ADD_DOCUMENT, (_document_row(document, numbers) for document in documents)
        )
        connection.executemany(
            _ADD_PASSAGE,
            (
                _passage_row(passage, numbers[passage.citation.document_id], sha256, vector)
                for passage, sha256, vector in rows
            ),
        )


def open_store(path: Path) -> "SqliteStore":
    """Return the store at `path`, read-only.

    Raises:
        IndexDamagedError: there is no readable store at `path`.
    """
    return SqliteStore(path)


class SqliteStore:
    """A store that nothing writes to any more; may be used from several threads in turn."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            # `immutable`: a generation never changes, so no locks and no journal are needed.
            self._connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
        except sqlite3.Error as error:
            raise self._damaged(error) from error
        self._connection.text_factory = _decoded
        self.n_documents = int(self._read("SELECT count(*) FROM documents")[0][0])
        self.n_passages = int(self._read("SELECT count(*) FROM passages")[0][0])

    def documents(self) -> list[Document]:
        """Return all documents with their text, in the order in which they were written."""
        columns = "id, text, title, source, url, date, licence, sha256, markup, first_line"
        rows = self._read(f"SELECT {columns} FROM documents ORDER BY number")
        return self._checked(lambda: [_document(row) for row in rows])

    def passages(self, ids: Sequence[int]) -> list[Passage]:
        """Return the passages with these ids, in the order given.

        Raises:
            IndexDamagedError: an id is not in the store, or the store cannot be read.
        """
        columns = "id, document, char_start, char_end, heading, sentences"
        rows = self._rows_by_id(columns, ids)
        found = self._documents_by_number(sorted({row[1] for row in rows.values()}))
        return self._checked(lambda: [_passage(rows[i], found[rows[i][1]]) for i in ids])

    def vectors(self, ids: Sequence[int]) -> NDArray[np.float32]:
        """Return shape (len(ids), dimension): the passages' vectors, in the order given.

        Raises:
            IndexDamagedError: an id is not in the store, or the store cannot be read.
        """
        rows = self._rows_by_id("id, vector", ids)
        return self._checked(lambda: _stacked([rows[i][1] for i in ids]))

    def vectors_by_text(self, embedded_sha256: Sequence[str]) -> dict[str, NDArray[np.float16]]:
        """Return the vectors of those embedded texts that the store knows, by their hash."""
        wanted = set(embedded_sha256)
        rows = self._read("SELECT embedded_sha256, vector FROM passages")
        return {key: np.frombuffer(vector, np.float16) for key, vector in rows if key in wanted}

    def close(self) -> None:
        """Release the file."""
        self._connection.close()

    def _rows_by_id(self, columns: str, ids: Sequence[int]) -> dict[int, Any]:
        distinct = sorted(set(ids))
        rows: dict[int, Any] = {}
        for start in range(0, len(distinct), _MAX_PARAMETERS):
            part = distinct[start : start + _MAX_PARAMETERS]
            marks = ", ".join("?" * len(part))
            sql = f"SELECT {columns} FROM passages WHERE id IN ({marks})"
            rows.update((row[0], row) for row in self._read(sql, part))
        if missing := [i for i in distinct if i not in rows]:
            raise self._damaged(f"no passage {missing[0]}")
        return rows

    def _documents_by_number(self, numbers: Sequence[int]) -> dict[int, Any]:
        columns = "number, id, title, source, url, date, licence, text, first_line"
        sql = f"SELECT {columns} FROM documents WHERE number = ?"
        return {number: self._read(sql, [number])[0] for number in numbers}

    def _read(self, sql: str, parameters: Sequence[int] = ()) -> list[Any]:
        return self._checked(lambda: self._connection.execute(sql, parameters).fetchall())

    def _checked(self, read: Callable[[], Result]) -> Result:
        try:
            return read()
        except (sqlite3.Error, ValueError, LookupError, TypeError) as error:
            raise self._damaged(error) from error

    def _damaged(self, reason: object) -> IndexDamagedError:
        return IndexDamagedError(
            f"{self._path}: not a readable store ({reason})",
            hint="Delete the index; it is built again on the next run.",
        )


def _document_row(document: Document, numbers: dict[str, int]) -> list[bytes | int | None]:
    date = document.date.isoformat() if document.date else None
    texts = (
        document.id,
        document.text,
        document.title,
        document.source,
        document.url,
        date,
        document.licence,
        document.sha256,
        document.markup,
    )
    return [numbers[document.id], *map(_encoded, texts), document.first_line]


def _passage_row(
    passage: Passage, document: int, sha256: str, vector: NDArray[np.float16]
) -> list[bytes | int | None]:
    return [
        passage.id,
        document,
        *passage.span,
        *map(_encoded, (passage.heading, json.dumps(passage.sentences), sha256)),
        vector.astype("<f2").tobytes(),
    ]


def _document(row: Any) -> Document:
    return Document(
        id=row[0],
        text=row[1],
        title=row[2],
        source=row[3],
        url=row[4],
        date=_date(row[5]),
        licence=row[6],
        sha256=row[7],
        markup=row[8],
        first_line=row[9],
    )


def _passage(row: Any, document: Any) -> Passage:
    passage_id, _, start, end, heading, sentences = row
    _, document_id, title, source, url, date, licence, text, first_line = document
    return Passage(
        id=passage_id,
        citation=Citation(
            document_id=document_id,
            title=title,
            source=source,
            url=url,
            date=_date(date),
            licence=licence,
        ),
        span=Span(start, end),
        text=text[start:end],
        heading=heading,
        sentences=tuple(Span(*pair) for pair in json.loads(sentences)),
        line=first_line + text.count("\n", 0, start),
        column=start - text.rfind("\n", 0, start),
    )


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _stacked(blobs: Sequence[bytes]) -> NDArray[np.float32]:
    rows = [np.frombuffer(blob, "<f2") for blob in blobs]
    return np.stack(rows).astype(np.float32) if rows else np.empty((0, 0), dtype=np.float32)


def _encoded(text: str | None) -> bytes | None:
    return None if text is None else text.encode("utf-8", "surrogatepass")


def _decoded(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogatepass")
