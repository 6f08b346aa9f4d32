"""Vectors of a write that is not finished: what a killed run embedded, the next one need not."""

import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_SCHEMA = "CREATE TABLE IF NOT EXISTS vectors (text_hash BLOB PRIMARY KEY, vector BLOB NOT NULL)"


class PendingVectors:
    """A file of packed vectors by the hash of their text, each part on the disk at once."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._db = self._opened()
        except sqlite3.DatabaseError:  # damaged: it only saves time
            self._remove()
            self._db = self._opened()

    def get(self, hashes: Iterable[bytes]) -> dict[bytes, bytes]:
        """Return the vectors that are known, by hash."""
        sql = "SELECT vector FROM vectors WHERE text_hash = ?"
        found = ((key, self._db.execute(sql, [key]).fetchone()) for key in set(hashes))
        return {key: row[0] for key, row in found if row is not None}

    def put(self, vectors: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep vectors."""
        with self._db:
            self._db.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", vectors)

    def close(self) -> None:
        """Release the file and leave it for a next run, if there is anything in it."""
        with suppress(sqlite3.ProgrammingError):  # closed before
            is_empty = self._db.execute("SELECT 1 FROM vectors LIMIT 1").fetchone() is None
            self._db.close()
            if is_empty:
                self._remove()

    def finish(self) -> None:
        """Remove the file: what it held has been committed."""
        self._db.close()
        self._remove()

    def _opened(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path)
        try:
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute(_SCHEMA)
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _remove(self) -> None:
        for suffix in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)
