"""Verdicts kept between runs, in one SQLite file that several runs may use at once."""

import sqlite3
import zlib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from factcheck.errors import CacheError
from factcheck.types import CorpusInfo, Verdict

CACHE_FILE = "verdicts.sqlite"
SCHEMA_VERSION = 1
"""Raised whenever older rows would be read wrongly."""
MAX_VERDICTS = 200_000
"""Rows kept, at 1 to 2 KB each; the oldest go first."""
BUSY_SECONDS = 30.0
"""How long a run waits for another one to finish its write."""
_KEYS_A_QUERY = 500
_COMPRESSION = 1
_SCHEMA = f"""
CREATE TABLE verdicts (number INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, verdict BLOB NOT NULL);
CREATE TABLE corpora (key BLOB PRIMARY KEY, info BLOB NOT NULL);
PRAGMA user_version = {SCHEMA_VERSION};
"""
_VERDICT = TypeAdapter(Verdict)
_CORPUS = TypeAdapter(CorpusInfo)


@dataclass(frozen=True, slots=True, kw_only=True)
class CacheInfo:
    """What the cache holds."""

    path: Path
    n_verdicts: int
    n_bytes: int
    """On the disk, with what SQLite keeps beside the file."""


class VerdictCache:
    """Verdicts by key; a key says all that a verdict depends on, so a row is never stale.

    A file that is damaged or of another version is begun anew: it can be made again.
    """

    def __init__(self, path: Path) -> None:
        """Open the cache at `path`, making it where there is none.

        Raises:
            CacheError: it cannot be written.
        """
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._connection = _open(path)
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:
                remove_cache(path)
                self._connection = _open(path)
        except (OSError, sqlite3.Error) as error:
            raise _unusable(path, error) from error

    def close(self) -> None:
        """Release the file; the oldest rows go where there are too many."""
        with suppress(sqlite3.Error):
            n_over = self._n_verdicts() - MAX_VERDICTS
            if n_over > 0:
                with self._connection:
                    self._connection.execute(
                        "DELETE FROM verdicts WHERE number IN "
                        "(SELECT number FROM verdicts ORDER BY number LIMIT ?)",
                        [n_over],
                    )
        self._connection.close()

    def verdicts(self, keys: Sequence[bytes]) -> dict[bytes, Verdict]:
        """Return the verdicts that are known, by key; a row that cannot be read is not."""
        known: dict[bytes, Verdict] = {}
        for start in range(0, len(keys), _KEYS_A_QUERY):
            part = keys[start : start + _KEYS_A_QUERY]
            marks = ", ".join("?" * len(part))
            sql = f"SELECT key, verdict FROM verdicts WHERE key IN ({marks})"
            for key, blob in self._read(sql, part):
                with suppress(ValidationError, zlib.error):
                    known[key] = _VERDICT.validate_json(zlib.decompress(blob))
        return known

    def keep(self, verdicts: Mapping[bytes, Verdict]) -> None:
        """Write the verdicts, at once or not at all.

        Raises:
            CacheError: the file cannot be written.
        """
        rows = list(_rows(verdicts))
        self._write("INSERT OR REPLACE INTO verdicts (key, verdict) VALUES (?, ?)", rows)

    def corpus(self, key: bytes) -> CorpusInfo | None:
        """Return what a report says of the corpus of this key."""
        for (blob,) in self._read("SELECT info FROM corpora WHERE key = ?", [key]):
            with suppress(ValidationError):
                return _CORPUS.validate_json(blob)
        return None

    def keep_corpus(self, key: bytes, info: CorpusInfo) -> None:
        """Write what a report says of the corpus of this key."""
        rows = [(key, _CORPUS.dump_json(info))]
        self._write("INSERT OR REPLACE INTO corpora VALUES (?, ?)", rows)

    def info(self) -> CacheInfo:
        """Return what the cache holds."""
        n_bytes = sum(path.stat().st_size for path in _files(self.path) if path.exists())
        return CacheInfo(path=self.path, n_verdicts=self._n_verdicts(), n_bytes=n_bytes)

    def _n_verdicts(self) -> int:
        return int(self._read("SELECT count(*) FROM verdicts", [])[0][0])

    def _read(self, sql: str, parameters: Sequence[bytes]) -> list[Any]:
        try:
            return self._connection.execute(sql, parameters).fetchall()
        except sqlite3.Error as error:
            raise _unusable(self.path, error) from error

    def _write(self, sql: str, rows: Sequence[tuple[bytes, bytes]]) -> None:
        try:
            with self._connection:
                self._connection.executemany(sql, rows)
        except sqlite3.Error as error:
            raise _unusable(self.path, error) from error


def remove_cache(path: Path) -> None:
    """Delete the cache at `path`, if there is one.

    Raises:
        OSError: it cannot be deleted.
    """
    for file in _files(path):
        file.unlink(missing_ok=True)


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")  # of a cache, a crash may cost rows
        _prepare(connection)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    """Create the tables unless another run has; raise DatabaseError on another version."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version == SCHEMA_VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version == 0:
        for statement in filter(None, map(str.strip, _SCHEMA.split(";"))):
            connection.execute(statement)
    connection.commit()
    if version not in (0, SCHEMA_VERSION):
        raise sqlite3.DatabaseError(f"version {version}")


def _rows(verdicts: Mapping[bytes, Verdict]) -> Iterable[tuple[bytes, bytes]]:
    for key, verdict in verdicts.items():
        # A file name that is not valid UTF-8 has no JSON: such a verdict is made again.
        with suppress(PydanticSerializationError):
            yield key, zlib.compress(_VERDICT.dump_json(verdict), _COMPRESSION)


def _files(path: Path) -> tuple[Path, ...]:
    return (path, *(path.with_name(f"{path.name}{suffix}") for suffix in ("-wal", "-shm")))


def _unusable(path: Path, error: Exception) -> CacheError:
    return CacheError(
        f"{path}: the cache of verdicts cannot be used ({error})",
        hint="Run with --no-cache, or `factcheck cache clear`, or set FACTCHECK_CACHE.",
    )
