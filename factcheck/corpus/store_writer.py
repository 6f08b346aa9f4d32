"""The one writer of a store: everything it does becomes visible in one transaction, or never."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from factcheck.corpus.folding import fold_key
from factcheck.corpus.store_rows import (
    DOCUMENT_COLUMNS,
    PLACE_COLUMNS,
    SCHEMA,
    TABLES,
    Row,
    citation_of,
    decoded,
    document_row,
    encoded,
    passage_of,
    place_row,
    row_digest,
    vectors_of,
)
from factcheck.errors import CorpusError
from factcheck.types import Document, FileRecord, Passage

_CHUNK = 20_000
_CACHE_KIB = 64_000
_LOCK_SECONDS = 30.0
_ALL = {
    "files": "name, origin, sha256, problems",
    "documents": f"number, file, {DOCUMENT_COLUMNS}",
    "texts": "document, text",
    "passages": f"id, document, {PLACE_COLUMNS}",
    "vectors": "passage, text_hash, vector",
    "folded": f"passage, document, {PLACE_COLUMNS}",
}


def open_writer(path: Path) -> "StoreWriter":
    """Return the writer of the store at `path`, which is made if there is none.

    Raises:
        sqlite3.Error: the file cannot be written, or is no store.
    """
    return StoreWriter(path)


class StoreWriter:
    """A transaction on a store. Close it without `commit`, and nothing has happened."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None, timeout=_LOCK_SECONDS)
        self._db.text_factory = decoded
        try:
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = FULL")
            self._db.execute("PRAGMA secure_delete = ON")
            self._db.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
            self._db.execute("BEGIN IMMEDIATE")
            if not self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                self._create()
            self._digest = int(self._meta("digest") or "0", 16)
            self._last_document = self._last("documents")
            self._last_passage = self._last("passages")
        except sqlite3.Error:
            self._db.close()
            raise
        self._orphans: list[Row] = []
        self._removed: list[int] = []

    @property
    def manifest(self) -> str | None:
        """What the last commit wrote; None in a store that has none."""
        return self._meta("manifest")

    @property
    def digest(self) -> int:
        """The sum over all rows as they would be committed now."""
        return self._digest

    def reset(self) -> None:
        """Empty the store; readers keep what they see."""
        for table in TABLES:
            self._db.execute(f"DROP TABLE IF EXISTS {table}")
        self._db.execute("DELETE FROM sqlite_sequence")
        self._create()
        self._digest = 0
        self._last_document = self._last_passage = -1
        self._orphans, self._removed = [], []

    def counts(self) -> tuple[int, int]:
        """Return how many documents and passages there are."""
        return tuple(  # type: ignore[return-value] # two values
            int(self._db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
            for table in ("documents", "passages")
        )

    def files(self) -> dict[str, FileRecord]:
        """Return the files that the documents come from, by name."""
        rows = self._db.execute("SELECT name, origin, sha256, problems FROM files")
        return {
            row[0]: FileRecord(name=row[0], origin=row[1], sha256=row[2], problems=row[3])
            for row in rows
        }

    def put_file(self, record: FileRecord) -> None:
        """Note a file, before or after its documents."""
        self._delete("files", "name", encoded(record.name))
        row = (record.name, record.origin, record.sha256, record.problems)
        self._insert("files", tuple(map(encoded, row)))

    def remove_file(self, name: str) -> None:
        """Remove a file and its documents."""
        rows = self._db.execute(
            "SELECT number FROM documents WHERE file = CAST(? AS TEXT)", [encoded(name)]
        ).fetchall()
        for (number,) in rows:
            self._remove_number(number)
        self._delete("files", "name", encoded(name))

    def remove_document(self, document_id: str) -> bool:
        """Remove a document; tell whether there was one of this id."""
        number = self._number(document_id)
        if number is None:
            return False
        self._remove_number(number)
        return True

    def add_document(self, document: Document, file: str) -> int:
        """Add a document and return its number.

        Raises:
            CorpusError: there is a document of this id.
        """
        if self._number(document.id) is not None:
            raise CorpusError(f"two documents have the same id {document.id!r}")
        self._last_document = number = self._last_document + 1
        self._insert("documents", (number, encoded(file), *document_row(document)))
        self._insert("texts", (number, encoded(document.text)))
        return number

    def add_passages(self, document: int, passages: Iterable[Passage]) -> list[Passage]:
        """Add a document's passages; return those that no other passage says already.

        The ones returned carry their ids, in order, and need vectors. The others are folded:
        the passage that says the same remembers the document.
        """
        added = []
        for passage in passages:
            place = place_row(passage)
            key = fold_key(passage)
            same = self._db.execute(
                "SELECT passage FROM folds WHERE fold_key = ? LIMIT 1", [key]
            ).fetchone()
            if same is not None:
                self._insert("folded", (same[0], document, *place))
                continue
            added.append(self._add_passage(document, passage, place, key))
        return added

    def set_vectors(
        self, ids: Sequence[int], hashes: Sequence[bytes], vectors: Sequence[bytes]
    ) -> None:
        """Store the vectors of passages, as `pack_vectors` packs them."""
        for row in zip(ids, hashes, vectors, strict=True):
            self._insert("vectors", row)

    def vectors_by_text(self, hashes: Iterable[bytes]) -> dict[bytes, bytes]:
        """Return the stored vectors of those embedded texts that are known, by their hash."""
        sql = "SELECT vector FROM vectors WHERE text_hash = ? LIMIT 1"
        found = ((key, self._db.execute(sql, [key]).fetchone()) for key in set(hashes))
        return {key: row[0] for key, row in found if row is not None}

    def vectors_after(self, passage_id: int) -> Iterator[tuple[list[int], NDArray[np.float32]]]:
        """Yield ids above `passage_id`, ascending, with their vectors, some thousands at a time."""
        sql = "SELECT passage, vector FROM vectors WHERE passage > ? ORDER BY passage LIMIT ?"
        while rows := self._db.execute(sql, (passage_id, _CHUNK)).fetchall():
            passage_id = rows[-1][0]
            yield [row[0] for row in rows], vectors_of([row[1] for row in rows])

    def removed(self) -> list[int]:
        """Return the ids of the passages removed in this transaction."""
        return list(self._removed)

    def orphans(self) -> list[tuple[int, list[Passage]]]:
        """Return passages that were folded into one now removed, by document, to be added again."""
        rows, self._orphans = self._orphans, []
        by_document: dict[int, list[Row]] = {}
        for row in rows:
            by_document.setdefault(row[1], []).append(row)
        return [
            (number, self._passages_again(number, rows)) for number, rows in by_document.items()
        ]

    def commit(self, manifest: str) -> None:
        """Make everything visible at once, with the manifest that describes it."""
        for key, value in (("manifest", manifest), ("digest", f"{self._digest:x}")):
            self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))
        self._db.execute("COMMIT")
        # A busy reader keeps what it needs, and is not waited for: a later checkpoint finishes.
        self._db.execute("PRAGMA busy_timeout = 0")
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Release the file; what was not committed has not happened."""
        self._db.close()

    def _create(self) -> None:
        for statement in SCHEMA.split(";"):
            if statement.strip():
                self._db.execute(statement)

    def _last(self, table: str) -> int:
        """Return the highest number ever given; the halves rely on none being given twice."""
        row = self._db.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", [table]).fetchone()
        return int(row[0]) if row else -1

    def _meta(self, key: str) -> str | None:
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", [key]).fetchone()
        return row[0] if row else None

    def _number(self, document_id: str) -> int | None:
        row = self._db.execute(
            "SELECT number FROM documents WHERE id = CAST(? AS TEXT)", [encoded(document_id)]
        ).fetchone()
        return int(row[0]) if row else None

    def _add_passage(self, document: int, passage: Passage, place: Row, key: int) -> Passage:
        self._last_passage = passage_id = self._last_passage + 1
        self._insert("passages", (passage_id, document, *place))
        self._db.execute("INSERT INTO folds VALUES (?, ?)", (key, passage_id))
        return replace(passage, id=passage_id)

    def _remove_number(self, number: int) -> None:
        self._orphans = [row for row in self._orphans if row[1] != number]
        self._delete("folded", "document", number)
        ids = [
            row[0]
            for row in self._db.execute("SELECT id FROM passages WHERE document = ?", [number])
        ]
        places = self._places(number)
        for passage_id in ids:
            orphans = self._db.execute(
                f"SELECT passage, document, {PLACE_COLUMNS} FROM folded WHERE passage = ?",
                [passage_id],
            ).fetchall()
            self._orphans.extend(orphans)
            self._delete("folded", "passage", passage_id)
            self._db.execute(
                "DELETE FROM folds WHERE fold_key = ? AND passage = ?",
                (fold_key(places[passage_id]), passage_id),
            )
            self._delete("vectors", "passage", passage_id)
            self._delete("passages", "id", passage_id)
        self._removed.extend(ids)
        self._delete("texts", "document", number)
        self._delete("documents", "number", number)

    def _places(self, number: int) -> dict[int, Passage]:
        rows = self._db.execute(
            f"SELECT id, document, {PLACE_COLUMNS} FROM passages WHERE document = ?", [number]
        ).fetchall()
        return {row[0]: p for row, p in zip(rows, self._passages_again(number, rows), strict=True)}

    def _passages_again(self, number: int, rows: Sequence[Row]) -> list[Passage]:
        document = self._db.execute(
            f"SELECT {DOCUMENT_COLUMNS} FROM documents WHERE number = ?", [number]
        ).fetchone()
        (text,) = self._db.execute("SELECT text FROM texts WHERE document = ?", [number]).fetchone()
        citation = citation_of(document)
        return [passage_of(row[0], row[2:], citation, text, ()) for row in rows]

    def _insert(self, table: str, row: Row) -> None:
        columns = _ALL[table].split(", ")
        marks = ", ".join(
            f"CAST(? AS {'BLOB' if name in ('text_hash', 'vector') else 'TEXT'})"
            if isinstance(value, bytes)
            else "?"
            for name, value in zip(columns, row, strict=True)
        )
        self._db.execute(f"INSERT INTO {table} ({_ALL[table]}) VALUES ({marks})", row)
        self._digest = (self._digest + row_digest(table, *_as_read(columns, row))) % 2**128

    def _delete(self, table: str, column: str, value: Any) -> None:
        mark = "CAST(? AS TEXT)" if isinstance(value, bytes) else "?"
        sql = f"FROM {table} WHERE {column} = {mark}"
        for row in self._db.execute(f"SELECT * {sql}", [value]).fetchall():
            self._digest = (self._digest - row_digest(table, *row)) % 2**128
        self._db.execute(f"DELETE {sql}", [value])


def _as_read(columns: Sequence[str], row: Row) -> Iterator[Any]:
    """Yield the values as a query gives them back: texts decoded, blobs as they are."""
    for name, value in zip(columns, row, strict=True):
        is_text = isinstance(value, bytes) and name not in ("text_hash", "vector")
        yield decoded(value) if is_text else value
