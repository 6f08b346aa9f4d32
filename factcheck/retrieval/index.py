"""An index on disk: built whole, opened after a check, never silently wrong."""

import datetime as dt
import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, ValidationError

from factcheck.errors import CorpusError, IndexDamagedError
from factcheck.protocols import Encoder, PassageStore, Progress, StoreFormat
from factcheck.retrieval.atomic import whole_directory
from factcheck.retrieval.dense import DenseIndex
from factcheck.retrieval.hybrid import HybridRetriever
from factcheck.retrieval.lexical import LexicalIndex
from factcheck.retrieval.wording import indexed_text
from factcheck.settings import CorpusSettings, RetrievalSettings
from factcheck.types import CorpusInfo, Document, ModelInfo, Passage

FORMAT_VERSION = 1
"""Raised whenever an older index would be read wrongly, `indexed_text` included."""

CHECKED_BYTES = 64_000_000
"""Indexes up to this size have all their hashes checked when opened: some 40 ms."""

EMBED_TEXTS = 64
"""Texts embedded between two calls of the progress."""

_MANIFEST = "manifest.json"
_STORE = "store.sqlite"
_DENSE = "dense.faiss"
_LEXICAL = "lexical"
_REBUILD = "Delete the directory; the index is built again on the next run."


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class IndexKey(_Record):
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


class IndexFile(_Record):
    """A file of an index as it was written."""

    file: str
    """Relative to the index, with forward slashes."""
    sha256: str
    n_bytes: int


class Manifest(_Record):
    """What an index says of itself."""

    format_version: int
    key: IndexKey
    encoder_name: str
    dimension: int
    n_documents: int
    n_passages: int
    n_embedded: int
    """Passages whose vector was computed for this index; the others were taken over."""
    built_at: dt.datetime
    files: tuple[IndexFile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexContent:
    """What goes into an index."""

    documents: Sequence[Document]
    passages: Sequence[Passage]
    """Of these documents, with ids unique among them."""
    key: IndexKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """An open index."""

    manifest: Manifest
    store: PassageStore
    dense: DenseIndex
    lexical: LexicalIndex

    def retriever(self, encoder: Encoder, settings: RetrievalSettings) -> HybridRetriever:
        """Return a retriever over this index.

        Raises:
            IndexDamagedError: the index was made with another encoder.
        """
        expected, found = self.manifest.key.encoder_sha256, encoder.info.sha256
        if expected != found:
            raise IndexDamagedError(
                f"index made with encoder {self.manifest.encoder_name} ({expected[:12]}), "
                f"asked with {encoder.info.name} ({found[:12]})",
                hint=_REBUILD,
            )
        return HybridRetriever(
            encoder=encoder,
            dense=self.dense,
            lexical=self.lexical,
            store=self.store,
            settings=settings,
        )

    def corpus_info(self, path: str) -> CorpusInfo:
        """Return what a report says of the corpus at `path`."""
        return CorpusInfo(
            path=path,
            fingerprint=self.manifest.key.corpus_fingerprint,
            n_documents=self.manifest.n_documents,
            n_passages=self.manifest.n_passages,
            built_at=self.manifest.built_at,
        )


def build_index(
    content: IndexContent,
    encoder: Encoder,
    stores: StoreFormat,
    directory: Path,
    *,
    previous: Path | None = None,
    progress: Progress | None = None,
) -> Manifest:
    """Write an index to `directory`, replacing what is there, and return its manifest.

    Vectors of texts that the index at `previous` holds, made by the same encoder, are
    taken over; the result is the same as without it.

    Raises:
        CorpusError: no passages, or the index cannot be written; nothing is left behind.
    """
    if not content.passages:
        raise CorpusError(
            "the corpus holds no passages: no file in it has a sentence of prose",
            hint="Put .md or .txt files with full sentences into the corpus folder.",
        )
    texts = [indexed_text(passage) for passage in content.passages]
    known = _known_vectors(previous, stores, encoder.info.sha256, texts)
    vectors = _embed(texts, known, encoder, progress)
    try:
        with whole_directory(directory) as folder:
            _write_parts(folder, content, stores, texts, vectors)
            manifest = Manifest(
                format_version=FORMAT_VERSION,
                key=content.key,
                encoder_name=encoder.info.name,
                dimension=encoder.dimension,
                n_documents=len(content.documents),
                n_passages=len(content.passages),
                n_embedded=sum(_text_sha256(text) not in known for text in texts),
                built_at=dt.datetime.now(dt.UTC).replace(microsecond=0),
                files=_list_files(folder),
            )
            (folder / _MANIFEST).write_text(manifest.model_dump_json(indent=2), encoding="utf-8")
    except (OSError, sqlite3.Error) as error:
        raise CorpusError(
            f"{directory}: the index cannot be written ({error})",
            hint="Free some disk space, or set FACTCHECK_CACHE to a folder you may write to.",
        ) from error
    return manifest


def open_index(directory: Path, stores: StoreFormat) -> Index:
    """Return the index in `directory`, checked: all hashes of a small one, sizes of a large one.

    Raises:
        IndexDamagedError: there is none, it was written by another version, or a file is
            missing or not as it was written.
    """
    manifest = _read_manifest(directory)
    n_bytes = sum(item.n_bytes for item in manifest.files)
    _check_files(directory, manifest.files, with_hashes=n_bytes <= CHECKED_BYTES)
    store = stores.open_store(directory / _STORE)
    index = Index(
        manifest=manifest,
        store=store,
        dense=DenseIndex.load(directory / _DENSE),
        lexical=LexicalIndex.open(directory / _LEXICAL),
    )
    counts = (store.n_passages, index.dense.n_vectors, index.lexical.n_passages)
    if any(count != manifest.n_passages for count in counts):
        raise _damaged(directory, f"{manifest.n_passages} passages expected, found {counts}")
    return index


def verify_index(directory: Path) -> Manifest:
    """Return the manifest if every file of the index has the bytes that were written.

    Raises:
        IndexDamagedError: a file is missing or has changed.
    """
    manifest = _read_manifest(directory)
    _check_files(directory, manifest.files, with_hashes=True)
    return manifest


def _known_vectors(
    previous: Path | None, stores: StoreFormat, encoder_sha256: str, texts: Sequence[str]
) -> dict[str, NDArray[np.float16]]:
    """Return vectors by hash of their text; none where the previous store is of no use.

    Only the store has to be sound: where another file is damaged, nothing is embedded anew.
    """
    if previous is None:
        return {}
    try:
        manifest = _read_manifest(previous)
        files = [item for item in manifest.files if item.file == _STORE]
        _check_files(previous, files, with_hashes=True)
        if manifest.key.encoder_sha256 != encoder_sha256:
            return {}
        store = stores.open_store(previous / _STORE)
        try:
            return store.vectors_by_text([_text_sha256(text) for text in texts])
        finally:
            store.close()
    except IndexDamagedError:
        return {}


def _embed(
    texts: Sequence[str],
    known: dict[str, NDArray[np.float16]],
    encoder: Encoder,
    progress: Progress | None,
) -> NDArray[np.float16]:
    """Return shape (len(texts), dimension): rounded, so that taking over changes nothing."""
    keys = [_text_sha256(text) for text in texts]
    todo = [i for i, key in enumerate(keys) if key not in known]
    vectors = np.empty((len(texts), encoder.dimension), dtype=np.float16)
    for i, key in enumerate(keys):
        if key in known:
            vectors[i] = known[key]
    for start in range(0, len(todo), EMBED_TEXTS):
        part = todo[start : start + EMBED_TEXTS]
        vectors[part] = encoder.encode([texts[i] for i in part])
        if progress is not None:
            progress("embedding passages", start + len(part), len(todo))
    return vectors


def _write_parts(
    folder: Path,
    content: IndexContent,
    stores: StoreFormat,
    texts: Sequence[str],
    vectors: NDArray[np.float16],
) -> None:
    ids = [passage.id for passage in content.passages]
    stores.write_store(
        folder / _STORE,
        content.documents,
        content.passages,
        embedded_sha256=[_text_sha256(text) for text in texts],
        vectors=vectors,
    )
    DenseIndex.build(ids, vectors.astype(np.float32)).save(folder / _DENSE)
    (folder / _LEXICAL).mkdir()
    LexicalIndex.build(folder / _LEXICAL, ids, texts)


def _list_files(folder: Path) -> tuple[IndexFile, ...]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return tuple(
        IndexFile(
            file=path.relative_to(folder).as_posix(),
            sha256=_file_sha256(path),
            n_bytes=path.stat().st_size,
        )
        for path in paths
        if path.suffix != ".lock"
    )


def _read_manifest(directory: Path) -> Manifest:
    path = directory / _MANIFEST
    try:
        manifest = Manifest.model_validate_json(path.read_bytes())
    except FileNotFoundError as error:
        raise _damaged(directory, "no manifest: not an index, or one never finished") from error
    except (OSError, ValidationError) as error:
        reason = str(error).splitlines()[0]
        raise _damaged(directory, f"the manifest cannot be read ({reason})") from error
    if manifest.format_version != FORMAT_VERSION:
        found = manifest.format_version
        raise _damaged(directory, f"format {found}, this version reads {FORMAT_VERSION}")
    return manifest


def _check_files(directory: Path, files: Iterable[IndexFile], *, with_hashes: bool) -> None:
    for item in files:
        path = directory / item.file
        try:
            n_bytes = path.stat().st_size
            if n_bytes != item.n_bytes:
                reason = f"{item.file} has {n_bytes} bytes, {item.n_bytes} were written"
                raise _damaged(directory, reason)
            if with_hashes and _file_sha256(path) != item.sha256:
                raise _damaged(directory, f"{item.file} is not as it was written")
        except OSError as error:
            reason = f"{item.file} is missing or unreadable ({error.strerror or error})"
            raise _damaged(directory, reason) from error


def _damaged(directory: Path, reason: str) -> IndexDamagedError:
    return IndexDamagedError(f"{directory}: {reason}", hint=_REBUILD)


def _file_sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _text_sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
