"""An index on disk: built whole, opened after a check, never silently wrong."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from factcheck.errors import CorpusError, IndexDamagedError
from factcheck.protocols import Encoder, PassageStore, Progress, StoreFormat
from factcheck.retrieval.atomic import whole_directory
from factcheck.retrieval.dense import DenseIndex
from factcheck.retrieval.hybrid import HybridRetriever
from factcheck.retrieval.lexical import LexicalIndex
from factcheck.retrieval.manifest import (
    MANIFEST,
    REBUILD,
    STORE,
    IndexKey,
    Manifest,
    check_files,
    damaged,
    parse_manifest,
    read_manifest,
)
from factcheck.retrieval.writer import WriterOptions, write_index
from factcheck.settings import RetrievalSettings
from factcheck.types import CorpusInfo, Document, Passage, PassageFilter

__all__ = [
    "Index",
    "IndexContent",
    "IndexKey",
    "Manifest",
    "build_index",
    "open_index",
    "verify_index",
]

CHECKED_BYTES = 64_000_000
"""Halves up to this size have all their hashes checked when opened: some 40 ms."""

CHECKED_PASSAGES = 3_000
"""Stores of up to this many passages have every row checked when opened: some 60 ms."""

OPEN_ATTEMPTS = 5
"""How often an index is looked at again where a writer replaced it in the middle of a look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexContent:
    """What goes into an index."""

    documents: Sequence[Document]
    passages: Sequence[Passage]
    """Of these documents, with ids unique among them."""
    key: IndexKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """An open index: one generation, whatever a writer does meanwhile."""

    manifest: Manifest
    store: PassageStore
    dense: DenseIndex
    lexical: LexicalIndex

    def retriever(
        self,
        encoder: Encoder,
        settings: RetrievalSettings,
        where: PassageFilter | None = None,
    ) -> HybridRetriever:
        """Return a retriever over the passages of this index that `where` admits.

        Raises:
            IndexDamagedError: the index was made with another encoder.
        """
        expected, found = self.manifest.key.encoder_sha256, encoder.info.sha256
        if expected != found:
            raise IndexDamagedError(
                f"index made with encoder {self.manifest.encoder_name} ({expected[:12]}), "
                f"asked with {encoder.info.name} ({found[:12]})",
                hint=REBUILD,
            )
        return HybridRetriever(
            encoder=encoder,
            dense=self.dense,
            lexical=self.lexical,
            store=self.store,
            settings=settings,
            where=where,
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

    def close(self) -> None:
        """Release the store; the halves go with the object."""
        self.store.close()


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
    passages: dict[str, list[Passage]] = {document.id: [] for document in content.documents}
    if len(passages) != len(content.documents):
        raise CorpusError("two documents have the same id")
    for passage in content.passages:
        passages[passage.citation.document_id].append(passage)
    options = WriterOptions(previous=previous)
    try:
        with (
            whole_directory(directory) as folder,
            write_index(folder, content.key, encoder, stores, options, progress) as writer,
        ):
            writer.n_expected = len(content.passages)
            for document in content.documents:
                writer.add(document, passages[document.id], document.id)
            manifest = writer.commit(content.key.corpus_fingerprint)
    except (OSError, sqlite3.Error) as error:
        raise CorpusError(
            f"{directory}: the index cannot be written ({error})",
            hint="Free some disk space, or set FACTCHECK_CACHE to a folder you may write to.",
        ) from error
    return manifest


def open_index(directory: Path, stores: StoreFormat) -> Index:
    """Return the index in `directory`, checked: every byte of a small one, sizes of a large one.

    Raises:
        IndexDamagedError: there is none, it was written by another version, or a file is
            missing or not as it was written.
    """
    read_manifest(directory)
    for attempt in range(OPEN_ATTEMPTS):
        store = stores.open_store(directory / STORE)
        try:
            return _opened(directory, store)
        except IndexDamagedError:
            store.close()
            if attempt + 1 == OPEN_ATTEMPTS or not _was_replaced(directory, store, stores):
                raise
        except BaseException:
            store.close()
            raise
    raise AssertionError("the last attempt returns or raises")


def verify_index(directory: Path, stores: StoreFormat) -> Manifest:
    """Return the manifest if every row and every file of the index is as it was written.

    Raises:
        IndexDamagedError: something is missing or has changed.
    """
    index = open_index(directory, stores)
    try:
        check_files(directory, index.manifest.files, with_hashes=True)
        _check_content(directory, index.store, index.manifest)
    finally:
        index.close()
    return index.manifest


def _opened(directory: Path, store: PassageStore) -> Index:
    manifest = _committed_manifest(directory, store)
    n_bytes = sum(item.n_bytes for item in manifest.files)
    check_files(directory, manifest.files, with_hashes=n_bytes <= CHECKED_BYTES)
    if manifest.n_passages <= CHECKED_PASSAGES:
        _check_content(directory, store, manifest)
    dense = DenseIndex.load(
        directory / manifest.dense.file,
        added=store.vectors_after(manifest.dense.last_id),
        removed=manifest.dense.removed,
    )
    dense.set_n_probe(manifest.dense.n_probe)
    lexical = LexicalIndex.open(directory / manifest.lexical)
    counts = (store.n_passages, dense.n_vectors, lexical.n_passages)
    if any(count != manifest.n_passages for count in counts):
        raise damaged(directory, f"{manifest.n_passages} passages expected, found {counts}")
    return Index(manifest=manifest, store=store, dense=dense, lexical=lexical)


def _committed_manifest(directory: Path, store: PassageStore) -> Manifest:
    """Return the store's manifest: `manifest.json` is its copy, one commit behind at most.

    Behind it is where a writer was killed, or is about, between the commit and the copy.
    """
    if store.manifest is None:
        raise damaged(directory, "the store has no manifest: not an index, or one never finished")
    committed = parse_manifest(directory, store.manifest)
    copy = read_manifest(directory)
    if copy.generation == committed.generation and copy != committed:
        raise damaged(directory, f"{MANIFEST} is not as it was written")
    return committed


def _check_content(directory: Path, store: PassageStore, manifest: Manifest) -> None:
    found = f"{store.content_digest():032x}"
    if found != manifest.content_digest:
        raise damaged(directory, f"{STORE} is not as it was written")


def _was_replaced(directory: Path, before: PassageStore, stores: StoreFormat) -> bool:
    now = stores.open_store(directory / STORE)
    now.close()
    return now.manifest != before.manifest
