"""What an index says of itself, and how that is checked against what is there."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from factcheck.errors import IndexDamagedError
from factcheck.settings import CorpusSettings
from factcheck.types import ModelInfo

FORMAT_VERSION = 5
"""Raised whenever an older index would be read wrongly, `indexed_text` included, and whenever
documents are cut into other sentences."""

MANIFEST = "manifest.json"
STORE = "store.sqlite"
REBUILD = "Build the index again: factcheck index build."


class Record(BaseModel):
    """What is read from JSON strictly."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class IndexKey(Record):
    """What an index is made from: indexes of equal keys hold the same."""

    corpus_fingerprint: str
    encoder_sha256: str
    n_sentences: int
    stride: int
    max_chars: int

    @classmethod
    def of(
        cls, corpus_fingerprint: str, encoder: ModelInfo, settings: CorpusSettings
    ) -> "IndexKey":
        """Return the key for a corpus, an encoder and the settings that cut passages."""
        return cls(
            corpus_fingerprint=corpus_fingerprint,
            encoder_sha256=encoder.sha256,
            n_sentences=settings.n_sentences,
            stride=settings.stride,
            max_chars=settings.max_chars,
        )

    @property
    def digest(self) -> str:
        """The key as 32 hexadecimal digits, the format's version included."""
        text = f"{FORMAT_VERSION}\n{self.model_dump_json()}"
        return hashlib.sha256(text.encode()).hexdigest()[:32]

    @property
    def without_corpus(self) -> "IndexKey":
        """The key of encoder and settings alone."""
        return self.model_copy(update={"corpus_fingerprint": ""})


class IndexFile(Record):
    """A file of an index as it was written."""

    file: str
    """Relative to the index, with forward slashes."""
    sha256: str
    n_bytes: int


class DenseRecord(Record):
    """The dense half: a file, and what has changed since it was written."""

    file: str
    factory: str
    n_probe: int
    recall: float
    """At 10, against exact search, measured when the file was trained."""
    n_trained: int
    """Vectors it held when it was trained."""
    last_id: int
    """Passages above it are not in the file but in the store."""
    removed: tuple[int, ...]
    """Passages that are in the file and no longer in the index."""


class Manifest(Record):
    """One generation of an index."""

    format_version: int
    generation: int
    key: IndexKey
    corpora: tuple[str, ...]
    """Absolute paths of the folders that updates follow."""
    encoder_name: str
    dimension: int
    n_documents: int
    n_passages: int
    n_embedded: int
    """Passages whose vector was computed for this generation."""
    built_at: dt.datetime
    content_digest: str
    """A sum over all rows of the store, in hexadecimal."""
    dense: DenseRecord
    lexical: str
    """The folder."""
    files: tuple[IndexFile, ...]
    """Of the dense and the lexical half; the store is checked by its content."""


def read_manifest(directory: Path) -> Manifest:
    """Return what `manifest.json` in a directory says.

    Raises:
        IndexDamagedError: there is none, it cannot be read, or it is of another version.
    """
    try:
        text = (directory / MANIFEST).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        here = "no manifest: not an index, or one never finished"
        raise damaged(directory, here if directory.exists() else "there is no index") from error
    except (OSError, UnicodeDecodeError) as error:
        raise damaged(directory, f"the manifest cannot be read ({error})") from error
    return parse_manifest(directory, text)


def parse_manifest(directory: Path, text: str) -> Manifest:
    """Return the manifest in a text.

    Raises:
        IndexDamagedError: it cannot be read, or is of another version.
    """
    try:
        version = _Version.model_validate_json(text).format_version
        if version != FORMAT_VERSION:
            raise damaged(directory, f"format {version}, this version reads {FORMAT_VERSION}")
        return Manifest.model_validate_json(text)
    except ValidationError as error:
        reason = str(error).splitlines()[0]
        raise damaged(directory, f"the manifest cannot be read ({reason})") from error


def list_files(
    directory: Path, names: Iterable[str], before: Iterable[IndexFile] = ()
) -> tuple[IndexFile, ...]:
    """Return what the named files and all files in the named folders are now.

    Files of one name and size are not read again where `before` knows them: but for lists in
    JSON, no file of an index is ever written to a second time, or another given its name.
    """
    known = {(Path(item.file).name, item.n_bytes): item.sha256 for item in before}
    paths: list[Path] = []
    for name in names:
        path = directory / name
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        paths += [item for item in inside if item.is_file() and item.suffix != ".lock"]
    return tuple(_index_file(directory, path, known) for path in paths)


def _index_file(directory: Path, path: Path, known: Mapping[tuple[str, int], str]) -> IndexFile:
    n_bytes = path.stat().st_size
    sha256 = None if path.suffix == ".json" else known.get((path.name, n_bytes))
    return IndexFile(
        file=path.relative_to(directory).as_posix(),
        sha256=sha256 or file_sha256(path),
        n_bytes=n_bytes,
    )


def check_files(directory: Path, files: Iterable[IndexFile], *, with_hashes: bool) -> None:
    """Return if the files are as they were written: their sizes, and their hashes if asked.

    Raises:
        IndexDamagedError: a file is missing or has changed.
    """
    for item in files:
        path = directory / item.file
        try:
            n_bytes = path.stat().st_size
            if n_bytes != item.n_bytes:
                reason = f"{item.file} has {n_bytes} bytes, {item.n_bytes} were written"
                raise damaged(directory, reason)
            if with_hashes and file_sha256(path) != item.sha256:
                raise damaged(directory, f"{item.file} is not as it was written")
        except OSError as error:
            reason = f"{item.file} is missing or unreadable ({error.strerror or error})"
            raise damaged(directory, reason) from error


def damaged(directory: Path, reason: str) -> IndexDamagedError:
    """Return the error for an index that is not what it should be."""
    return IndexDamagedError(f"{directory}: {reason}", hint=REBUILD)


def file_sha256(path: Path) -> str:
    """Return the hash of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class _Version(BaseModel):
    format_version: int
