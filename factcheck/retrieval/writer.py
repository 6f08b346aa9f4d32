"""The writer of an index: adds and removes documents, and makes a new generation of it.

What a generation is, is decided by one transaction of the store. The halves of the next
generation are written beside the current ones before it, and the old ones removed after it:
whatever moment a process is killed at, one generation is whole.
"""

import datetime as dt
import json
import re
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from factcheck.errors import CorpusError, IndexDamagedError
from factcheck.protocols import Encoder, PassageStore, PassageStoreWriter, Progress, StoreFormat
from factcheck.retrieval.atomic import exclusive, flush, flush_tree, write_whole
from factcheck.retrieval.dense_writing import DenseWriting, write_dense
from factcheck.retrieval.lexical import LexicalWriter, clone_lexical
from factcheck.retrieval.manifest import (
    FORMAT_VERSION,
    MANIFEST,
    STORE,
    DenseRecord,
    IndexKey,
    Manifest,
    damaged,
    list_files,
    parse_manifest,
)
from factcheck.retrieval.pending import PendingVectors
from factcheck.retrieval.wording import indexed_text
from factcheck.types import Document, FileRecord, Passage

EMBED_TEXTS = 64
"""Texts embedded between two calls of the progress."""
QUEUE_PASSAGES = 1024
"""Passages collected before they are embedded, and lost at most when a run is killed."""
DEFAULT_RECALL = 0.98

_LOCK = "writer.lock"
_PENDING = "pending.sqlite"
_REPLACED = re.compile(r"dense(?:\.\d+)?\.faiss|lexical(?:\.\d+)?|\.manifest\.json\..+\.tmp")


@dataclass(frozen=True, slots=True, kw_only=True)
class WriterOptions:
    """How an index is written."""

    reset: bool = False
    """Begin with an empty index; vectors of known texts are taken over all the same."""
    erase: bool = False
    """Leave no byte of what was removed in the dense file, at the cost of writing it anew."""
    min_recall: float = DEFAULT_RECALL
    lock_seconds: float = 0.0
    """How long to wait for another writer."""
    previous: Path | None = None
    """Another index whose vectors may be taken over."""


@dataclass(slots=True)
class _Queue:
    """Passages that wait for their vectors."""

    ids: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


@contextmanager
def write_index(
    directory: Path,
    key: IndexKey,
    encoder: Encoder,
    stores: StoreFormat,
    options: WriterOptions,
    progress: Progress | None = None,
) -> Iterator["IndexWriter"]:
    """Give the sole right to change the index in `directory`, which is made if there is none.

    Nothing has happened unless `IndexWriter.commit` was called, but vectors computed are kept
    for the next run.

    Raises:
        CorpusError: another process writes to it, or the directory cannot be written.
        IndexDamagedError: the index was made with another encoder, other settings or another
            version, or its store is damaged, and `options.reset` is not set.
    """
    with ExitStack() as stack:
        with _as_corpus_error(directory):
            directory.mkdir(parents=True, exist_ok=True)
            lock = exclusive(directory / _LOCK, timeout_seconds=options.lock_seconds)
            stack.enter_context(lock)
            writer = IndexWriter(directory, key, encoder, stores, options, progress)
        stack.callback(writer.close)
        with _as_corpus_error(directory):
            yield writer


class IndexWriter:
    """Use `write_index` to get one."""

    def __init__(
        self,
        directory: Path,
        key: IndexKey,
        encoder: Encoder,
        stores: StoreFormat,
        options: WriterOptions,
        progress: Progress | None,
    ) -> None:
        self._directory = directory
        self._key = key
        self._encoder = encoder
        self._stores = stores
        self._options = options
        self._progress = progress
        self._known: list[PassageStore] = []
        self._queue = _Queue()
        self._n_embedded = self._n_indexed = 0
        self._reported = (0, 0)
        self.n_expected = 0
        """Passages that are expected in all, for the progress; 0 where nobody knows."""
        self._store = self._opened_store()
        try:
            self._committed = _Committed.of(self._store.manifest)
            self._generation = self._committed.generation + 1
            self._before = self._manifest_before()
            if self._committed.generation and not self._known:
                self._open_known(directory)  # for texts that are removed and added again
            if options.previous is not None:
                self._open_known(options.previous)
            self._remove_unused()
            self._pending = PendingVectors(directory / _PENDING)
            self._lexical_folder = f"lexical.{self._generation}"
            self._lexical = self._opened_lexical()
        except BaseException:
            self._store.close()
            raise

    def files(self) -> dict[str, FileRecord]:
        """Return the files that the index holds documents of, by name."""
        return self._store.files()

    def remove_file(self, name: str) -> None:
        """Remove a file and its documents."""
        self._store.remove_file(name)

    def remove_document(self, document_id: str) -> bool:
        """Remove a document; tell whether there was one of this id."""
        return self._store.remove_document(document_id)

    def put_file(self, record: FileRecord) -> None:
        """Note that a file was read, and what of it was not."""
        self._store.put_file(record)

    def add(self, document: Document, passages: Sequence[Passage], file: str) -> None:
        """Add a document with its passages.

        Raises:
            CorpusError: there is a document of this id.
        """
        number = self._store.add_document(document, file)
        self._enqueue(self._store.add_passages(number, passages))

    @property
    def n_added(self) -> int:
        """Passages added so far, those apart that were there already."""
        return self._n_indexed + len(self._queue.ids)

    @property
    def manifest(self) -> Manifest | None:
        """The current generation's; None where the index begins anew."""
        return self._before

    @property
    def corpora(self) -> tuple[str, ...]:
        """The folders that the current generation follows; none where it begins anew."""
        return self._before.corpora if self._before else ()

    def commit(self, corpus_fingerprint: str, corpora: Sequence[str] = ()) -> Manifest:
        """Make a new generation of what was added and removed, and return its manifest.

        Raises:
            CorpusError: it cannot be written; the index is as it was.
        """
        with _as_corpus_error(self._directory):
            for number, passages in self._store.orphans():
                self._enqueue(self._store.add_passages(number, passages))
            self.n_expected = self.n_added
            self._flush()
            self._lexical.remove(self._store.removed())
            self._lexical.commit()
            flush_tree(self._directory / self._lexical_folder)
            key = self._key.model_copy(update={"corpus_fingerprint": corpus_fingerprint})
            manifest = self._manifest(key, corpora, self._write_dense())
            flush(self._directory)
            text = manifest.model_dump_json(indent=2)
            self._close_known()  # a reader would keep the log of this commit from being folded in
            self._store.commit(text)
            write_whole(self._directory / MANIFEST, text)
            self._before, self._committed = manifest, _Committed.of(text)
            self._remove_unused()
            self._pending.finish()
        return manifest

    def close(self) -> None:
        """Release everything; what was not committed has not happened."""
        self._store.close()
        self._pending.close()
        self._close_known()
        del self._lexical
        self._remove_unused()

    def _close_known(self) -> None:
        for store in self._known:
            store.close()
        self._known = []

    def _opened_store(self) -> PassageStoreWriter:
        path = self._directory / STORE
        try:
            return self._stores.open_writer(path)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            if not self._options.reset:
                raise damaged(self._directory, f"the store is damaged ({error})") from error
        for suffix in ("", "-wal", "-shm"):  # no generation is left that could be kept
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        return self._stores.open_writer(path)

    def _manifest_before(self) -> Manifest | None:
        """Return the current generation's manifest, None where the index begins anew."""
        text = self._store.manifest
        if text is None:
            return None
        if self._options.reset:
            self._open_known(self._directory)
            self._store.reset()
            return None
        manifest = parse_manifest(self._directory, text)
        if manifest.key.without_corpus != self._key.without_corpus:
            reason = (
                f"made with encoder {manifest.encoder_name} and {_shown(manifest.key)}, "
                f"asked for {self._encoder.info.name} and {_shown(self._key)}"
            )
            raise damaged(self._directory, reason)
        return manifest

    def _open_known(self, directory: Path) -> None:
        """Take vectors from an index, if it is sound enough and of the same encoder."""
        try:
            store = self._stores.open_store(directory / STORE)
            if store.manifest is not None:
                key = parse_manifest(directory, store.manifest).key
                if key.encoder_sha256 == self._encoder.info.sha256:
                    self._known.append(store)
                    return
            store.close()
        except IndexDamagedError:
            pass  # costs embedding anew, no more

    def _opened_lexical(self) -> LexicalWriter:
        folder = self._directory / self._lexical_folder
        if self._before is None:
            folder.mkdir()
        else:
            clone_lexical(self._directory / self._before.lexical, folder)
        return LexicalWriter(folder)

    def _enqueue(self, passages: Sequence[Passage]) -> None:
        for passage in passages:
            self._queue.ids.append(passage.id)
            self._queue.texts.append(indexed_text(passage))
        if len(self._queue.ids) >= QUEUE_PASSAGES:
            self._flush()

    def _flush(self) -> None:
        """Give what waits its vectors and its words."""
        queue, self._queue = self._queue, _Queue()
        hashes = [self._stores.text_hash(text) for text in queue.texts]
        vectors = self._vectors(hashes, queue.texts)
        self._store.set_vectors(queue.ids, hashes, [vectors[key] for key in hashes])
        for passage_id, text in zip(queue.ids, queue.texts, strict=True):
            self._lexical.add(passage_id, text)
        self._n_indexed += len(queue.ids)
        self._report(0)

    def _vectors(self, hashes: Sequence[bytes], texts: Sequence[str]) -> dict[bytes, bytes]:
        """Return a packed vector a hash: taken over where the text is known, else computed."""
        found = self._store.vectors_by_text(hashes)
        for store in self._known:
            found |= store.vectors_by_text([key for key in hashes if key not in found])
        found |= self._pending.get(key for key in hashes if key not in found)
        todo = {key: text for key, text in zip(hashes, texts, strict=True) if key not in found}
        keys = list(todo)
        for start in range(0, len(keys), EMBED_TEXTS):
            part = keys[start : start + EMBED_TEXTS]
            packed = self._stores.pack_vectors(self._encoder.encode([todo[key] for key in part]))
            new = dict(zip(part, packed, strict=True))
            self._pending.put(new.items())
            found |= new
            self._n_embedded += len(part)
            self._report(start + len(part) + len(hashes) - len(keys))
        return found

    def _report(self, n_done_of_queue: int) -> None:
        """Tell how many passages have their vector, once for each number of them."""
        if self._progress is not None and self._n_embedded:
            n_done = self._n_indexed + n_done_of_queue
            n_total = max(self.n_expected, n_done) if self.n_expected else 0
            if (n_done, n_total) != self._reported:
                self._reported = (n_done, n_total)
                self._progress("embedding passages", n_done, n_total)

    def _write_dense(self) -> DenseRecord:
        writing = DenseWriting(
            file=self._directory / f"dense.{self._generation}.faiss",
            dimension=self._encoder.dimension,
            min_recall=self._options.min_recall,
            erase=self._options.erase,
        )
        return write_dense(self._store, self._before.dense if self._before else None, writing)

    def _manifest(self, key: IndexKey, corpora: Sequence[str], dense: DenseRecord) -> Manifest:
        n_documents, n_passages = self._store.counts()
        return Manifest(
            format_version=FORMAT_VERSION,
            generation=self._generation,
            key=key,
            corpora=tuple(corpora),
            encoder_name=self._encoder.info.name,
            dimension=self._encoder.dimension,
            n_documents=n_documents,
            n_passages=n_passages,
            n_embedded=self._n_embedded,
            built_at=dt.datetime.now(dt.UTC).replace(microsecond=0),
            content_digest=f"{self._store.digest:032x}",
            dense=dense,
            lexical=self._lexical_folder,
            files=list_files(
                self._directory,
                [dense.file, self._lexical_folder],
                self._before.files if self._before else (),
            ),
        )

    def _remove_unused(self) -> None:
        """Remove halves of other generations, which readers hold open, and unfinished files."""
        for path in self._directory.iterdir():
            if not _REPLACED.fullmatch(path.name) or path.name in self._committed.halves:
                continue
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Committed:
    """What of the last commit matters even to a version that cannot read all of it."""

    generation: int = 0
    halves: frozenset[str] = frozenset()

    @classmethod
    def of(cls, manifest: str | None) -> "_Committed":
        """Return what a manifest's text says; nothing where it is not understood."""
        try:
            said = json.loads(manifest or "{}")
            halves = frozenset((str(said["dense"]["file"]), str(said["lexical"])))
            return cls(generation=int(said["generation"]), halves=halves)
        except (ValueError, LookupError, TypeError):
            return cls()


def _shown(key: IndexKey) -> str:
    return f"n_sentences {key.n_sentences}, stride {key.stride}, max_chars {key.max_chars}"


@contextmanager
def _as_corpus_error(directory: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise CorpusError(
            f"{directory}: the index cannot be written ({error})",
            hint="Free some disk space, or choose a folder you may write to: --index DIR, or "
            "FACTCHECK_CACHE for all of them.",
        ) from error
