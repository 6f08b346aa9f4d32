"""Documents, passages and vectors in one SQLite file: the source of truth of an index.

The dense and lexical halves hold nothing that cannot be made again from it. Text is kept
as UTF-8 in which lone surrogates survive, so that names which are not valid UTF-8 do too.
A reader sees one committed state for as long as it is open, whatever a writer does meanwhile.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from factcheck.corpus.store_rows import (
    DOCUMENT_COLUMNS,
    PLACE_COLUMNS,
    TABLES,
    Row,
    citation_of,
    decoded,
    document_of,
    encoded,
    pack_vectors,
    passage_of,
    row_digest,
    text_hash,
    vectors_of,
)
from factcheck.corpus.store_writer import StoreWriter, open_writer
from factcheck.errors import IndexDamagedError
from factcheck.types import Citation, Document, FileRecord, Passage, PassageFilter

__all__ = [
    "SqliteStore",
    "StoreWriter",
    "open_store",
    "open_writer",
    "pack_vectors",
    "text_hash",
]

Result = TypeVar("Result")

_MAX_PARAMETERS = 500
"""Ids a query; SQLite before 3.32 takes 999 parameters."""
_CHUNK = 20_000
_CACHE_KIB = 16_000


def open_store(path: Path) -> "SqliteStore":
    """Return the store at `path`, read-only.

    Raises:
        IndexDamagedError: there is no readable store at `path`.
    """
    return SqliteStore(path)


class SqliteStore:
    """A store as it was when it was opened; may be used from several threads in turn."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._connection = _connection(path)
        except sqlite3.Error as error:
            raise self._damaged(error) from error
        self._texts: dict[int, str] = {}
        manifest = self._read("SELECT value FROM meta WHERE key = 'manifest'")
        self.manifest: str | None = manifest[0][0] if manifest else None
        self.n_documents = int(self._read("SELECT count(*) FROM documents")[0][0])
        self.n_passages = int(self._read("SELECT count(*) FROM passages")[0][0])

    def files(self) -> dict[str, FileRecord]:
        """Return the files that the documents come from, by name."""
        rows = self._read("SELECT name, origin, sha256, problems FROM files ORDER BY name")
        return {
            row[0]: FileRecord(name=row[0], origin=row[1], sha256=row[2], problems=row[3])
            for row in rows
        }

    def documents(self) -> Iterator[Document]:
        """Yield all documents with their text, in the order in which they were written."""
        sql = (
            f"SELECT {DOCUMENT_COLUMNS}, text FROM documents JOIN texts ON document = number "
            "ORDER BY number"
        )
        for row in self._stream(sql):
            yield self._checked(lambda row=row: document_of(row[:-1], row[-1]))  # type: ignore[misc]

    def ids_of(self, sha256: str) -> tuple[str, ...]:
        """Return the ids of the documents whose file has these bytes, in the order written."""
        sql = "SELECT id FROM documents WHERE CAST(sha256 AS BLOB) = ? ORDER BY number"
        return tuple(row[0] for row in self._read(sql, [encoded(sha256)]))

    def passages(self, ids: Sequence[int], where: PassageFilter | None = None) -> list[Passage]:
        """Return the passages with these ids, in the order given.

        A passage that several documents share is cited from the first one that `where` admits.

        Raises:
            IndexDamagedError: an id is not in the store, or the store cannot be read.
        """
        admitted = _Admission(where)
        places: dict[int, list[Row]] = {i: [] for i in ids}
        for table, key in (("passages", "id"), ("folded", "passage")):
            sql = f"SELECT {key}, document, {PLACE_COLUMNS} FROM {table} WHERE {key} IN ({{}})"
            for row in self._by_ids(sql, ids):
                places[row[0]].append(row)
        if missing := [i for i, rows in places.items() if not rows]:
            raise self._damaged(f"no passage {missing[0]}")
        numbers = sorted({row[1] for rows in places.values() for row in rows})
        columns = f"SELECT number, {DOCUMENT_COLUMNS} FROM documents WHERE number IN ({{}})"
        cited = {row[0]: row[1:] for row in self._by_ids(columns, numbers)}
        citations = self._checked(lambda: {n: citation_of(row) for n, row in cited.items()})
        return self._checked(
            lambda: [self._passage(i, places[i], citations, admitted) for i in ids]
        )

    def vectors(self, ids: Sequence[int]) -> NDArray[np.float32]:
        """Return shape (len(ids), dimension): the passages' vectors, in the order given.

        Raises:
            IndexDamagedError: an id is not in the store, or the store cannot be read.
        """
        rows = dict(self._by_ids("SELECT passage, vector FROM vectors WHERE passage IN ({})", ids))
        if missing := [i for i in ids if i not in rows]:
            raise self._damaged(f"no vector {missing[0]}")
        return self._checked(lambda: vectors_of([rows[i] for i in ids]))

    def vectors_after(self, passage_id: int) -> Iterator[tuple[list[int], NDArray[np.float32]]]:
        """Yield ids above `passage_id`, ascending, with their vectors, some thousands at a time."""
        sql = "SELECT passage, vector FROM vectors WHERE passage > ? ORDER BY passage LIMIT ?"
        while rows := self._read(sql, (passage_id, _CHUNK)):
            passage_id = rows[-1][0]
            yield [row[0] for row in rows], vectors_of([row[1] for row in rows])

    def vectors_by_text(self, hashes: Sequence[bytes]) -> dict[bytes, bytes]:
        """Return the stored vectors of those embedded texts that are known, by their hash."""
        sql = "SELECT text_hash, vector FROM vectors WHERE text_hash IN ({})"
        return dict(self._by_ids(sql, sorted(set(hashes))))

    def admitted(self, where: PassageFilter) -> NDArray[np.int64]:
        """Return the ids of the passages that `where` admits, ascending."""
        conditions, values = _conditions(where)
        sql = " UNION ".join(
            f"SELECT {table}.{key} FROM {table} JOIN documents ON number = document "
            f"WHERE {conditions}"
            for table, key in (("passages", "id"), ("folded", "passage"))
        )
        rows = self._read(sql, [*values, *values])
        return np.sort(np.array([row[0] for row in rows], dtype=np.int64))

    def content_digest(self) -> int:
        """Return the sum over all rows that the writer keeps; reads the whole store.

        Raises:
            IndexDamagedError: the file's structure is damaged.
        """
        problems = self._read("PRAGMA integrity_check")
        if problems != [("ok",)]:
            raise self._damaged(problems[0][0])
        total = 0
        for table in TABLES:
            if table not in ("meta", "folds"):
                for row in self._stream(f"SELECT * FROM {table}"):
                    total += row_digest(table, *row)
        return total % 2**128

    def close(self) -> None:
        """Release the file."""
        self._connection.close()

    def _passage(
        self,
        passage_id: int,
        rows: Sequence[Row],
        citations: dict[int, Citation],
        admitted: "_Admission",
    ) -> Passage:
        chosen = next((row for row in rows if admitted(citations[row[1]])), rows[0])
        others = {row[1]: citations[row[1]] for row in rows if row[1] != chosen[1]}
        text = self._text(chosen[1])
        return passage_of(
            passage_id, chosen[2:], citations[chosen[1]], text, tuple(others.values())
        )

    def _text(self, number: int) -> str:
        """Return a document's text; the last one is kept, for its next passage."""
        if number not in self._texts:
            sql = "SELECT text FROM texts WHERE document = ?"
            self._texts = {number: self._read(sql, [number])[0][0]}
        return self._texts[number]

    def _by_ids(self, sql: str, ids: Sequence[int] | Sequence[bytes]) -> Iterator[Any]:
        distinct: list[Any] = sorted(set(ids))
        for start in range(0, len(distinct), _MAX_PARAMETERS):
            part = distinct[start : start + _MAX_PARAMETERS]
            yield from self._read(sql.format(", ".join("?" * len(part))), part)

    def _read(self, sql: str, parameters: Sequence[Any] = ()) -> list[Any]:
        return self._checked(lambda: self._connection.execute(sql, parameters).fetchall())

    def _stream(self, sql: str) -> Iterator[Any]:
        cursor = self._checked(lambda: self._connection.execute(sql))
        while rows := self._checked(lambda: cursor.fetchmany(_CHUNK)):
            yield from rows

    def _checked(self, read: Callable[[], Result]) -> Result:
        try:
            return read()
        except (sqlite3.Error, ValueError, LookupError, TypeError) as error:
            raise self._damaged(error) from error

    def _damaged(self, reason: object) -> IndexDamagedError:
        return IndexDamagedError(
            f"{self._path}: not a readable store ({reason})",
            hint="Build the index again: factcheck index build.",
        )


class _Admission:
    """Tells whether a filter admits a citation; the same rules as `_conditions`."""

    def __init__(self, where: PassageFilter | None) -> None:
        self._where = where

    def __call__(self, cited: Citation) -> bool:
        where = self._where
        if where is None:
            return True
        return (
            (where.source is None or where.source.casefold() in (cited.source or "").casefold())
            and (where.licence is None or _same(where.licence, cited.licence))
            and (where.language is None or _same(where.language, cited.language))
            and (where.before is None or (cited.date is not None and cited.date < where.before))
            and (where.after is None or (cited.date is not None and cited.date > where.after))
            and (where.min_reliability is None or _at_least(cited, where.min_reliability))
            and (where.without is None or cited.document_id not in where.without)
        )


def _same(wanted: str, found: str | None) -> bool:
    return found is not None and found.casefold() == wanted.casefold()


def _at_least(cited: Citation, least: float) -> bool:
    return cited.reliability is not None and cited.reliability >= least


def _conditions(where: PassageFilter) -> tuple[str, list[Any]]:
    """Return SQL over the columns of `documents`, and its parameters."""
    parts: list[tuple[str, Any]] = []
    if where.source is not None:
        parts.append(("instr(casefold(source), ?) > 0", encoded(where.source.casefold())))
    if where.licence is not None:
        parts.append(("casefold(licence) = ?", encoded(where.licence.casefold())))
    if where.language is not None:
        parts.append(("casefold(language) = ?", encoded(where.language.casefold())))
    if where.before is not None:
        parts.append(("CAST(date AS BLOB) < ?", encoded(where.before.isoformat())))
    if where.after is not None:
        parts.append(("CAST(date AS BLOB) > ?", encoded(where.after.isoformat())))
    if where.min_reliability is not None:
        parts.append(("reliability >= ?", where.min_reliability))
    parts.extend(("CAST(documents.id AS BLOB) <> ?", encoded(name)) for name in where.without or ())
    return " AND ".join(sql for sql, _ in parts) or "1", [value for _, value in parts]


def _casefolded(text: str | bytes | None) -> bytes | None:
    raw = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return None if raw is None else decoded(raw).casefold().encode("utf-8", "surrogatepass")


def _connection(path: Path) -> sqlite3.Connection:
    """Return a connection whose view stays as it is now.

    A folder that cannot be written, a mounted image say, holds no writer either: there the
    file is read as one that never changes.
    """
    uri = path.absolute().as_uri()
    try:
        return _pinned(f"{uri}?mode=ro")
    except sqlite3.OperationalError:
        pending = path.with_name(f"{path.name}-wal")
        if not path.is_file() or (pending.exists() and pending.stat().st_size):
            raise
        return _pinned(f"{uri}?mode=ro&immutable=1")


def _pinned(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, uri=True, check_same_thread=False, isolation_level=None)
    try:
        connection.text_factory = decoded
        connection.create_function("casefold", 1, _casefolded, deterministic=True)
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM meta").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection
