"""Which files an index should hold, and what is in them."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from factcheck.corpus import store as stores
from factcheck.corpus.passages import passages_of
from factcheck.documents.compressed import nobody
from factcheck.documents.corpus_file import SourceEntry, read_corpus_file
from factcheck.documents.factbook import FACTBOOK, factbook_version, read_factbook
from factcheck.documents.parsed import Problem
from factcheck.documents.sources import (
    SourceFile,
    find_sources,
    holds_many,
    is_source,
    read_source,
)
from factcheck.errors import CorpusError, IndexDamagedError, InputError
from factcheck.retrieval.manifest import STORE, file_sha256
from factcheck.settings import Settings
from factcheck.types import Document, FileRecord, Passage

_BYTES_PER_MB = 1_000_000
CORPUS_ORIGIN = "corpus"
ADDED_ORIGIN = "added"

Cut = tuple[Document, tuple[Passage, ...]]
"""A document and its passages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedFile:
    """A file as it is now."""

    record: FileRecord
    source: SourceFile | None
    """None for what is no file: the Factbook."""


def present_files(corpora: Sequence[Path], settings: Settings) -> dict[str, WantedFile]:
    """Return the files of the corpora by the name they have in the index."""
    found: dict[str, WantedFile] = {}
    for folder in corpora:
        corpus_file = read_corpus_file(folder)
        prefix = f"{folder.resolve().name}/" if len(corpora) > 1 else ""
        try:
            paths = find_sources(folder)
        except InputError as error:
            raise CorpusError(str(error), hint=error.hint) from error
        for path in paths:
            inside = path.relative_to(folder).as_posix()
            entry = corpus_file.entry(inside)
            name = prefix + inside
            found[name] = _wanted_file(path, name, CORPUS_ORIGIN, entry, settings)
    return found


def _wanted_file(
    path: Path, name: str, origin: str, entry: SourceEntry, settings: Settings
) -> WantedFile:
    limit = _max_bytes(settings)
    try:
        n_bytes = path.stat().st_size
        is_refused = n_bytes > limit and not holds_many(path)
        content = f"too large: {n_bytes}" if is_refused else file_sha256(path)
    except OSError as error:  # reading it will say what is wrong
        content = f"unreadable: {error.strerror}"
    known = hashlib.sha256(
        (content + entry.model_dump_json(exclude={"files"})).encode()
    ).hexdigest()
    source = SourceFile(path=path, name=name, max_bytes=limit, entry=entry)
    record = FileRecord(name=name, origin=origin, sha256=known, problems="")
    return WantedFile(record=record, source=source)


def added_file(name: str, settings: Settings) -> WantedFile:
    """Return a file from outside the corpora, or the Factbook, as it is now.

    Raises:
        InputError: it is missing, or of a kind that is not read.
        MissingExtraError: the Factbook is not installed.
    """
    if name == FACTBOOK:
        version = factbook_version()
        record = FileRecord(name=name, origin=ADDED_ORIGIN, sha256=version, problems="")
        return WantedFile(record=record, source=None)
    path = Path(name)
    if not path.is_file():
        raise InputError(f"{name}: no such file", hint="factcheck index add FILE… or factbook")
    if not is_source(path):
        raise InputError(f"{name}: files of this kind are not read")
    entry = read_corpus_file(path.parent).entry(path.name)
    return _wanted_file(path, str(path.absolute()), ADDED_ORIGIN, entry, settings)


def added_before(
    known: Mapping[str, FileRecord], wanted: Mapping[str, WantedFile], settings: Settings
) -> dict[str, WantedFile]:
    """Return what was added by hand before, as it is now, where it still can be read."""
    found: dict[str, WantedFile] = {}
    for name, record in known.items():
        if record.origin == ADDED_ORIGIN and name not in wanted:
            try:
                found[name] = added_file(name, settings)
            except InputError:
                found[name] = WantedFile(record=record, source=None)
    return found


def known_files(directory: Path) -> dict[str, FileRecord]:
    """Return the files that the index in a directory holds; none where there is no index."""
    if not (directory / STORE).exists():
        return {}
    try:
        store = stores.open_store(directory / STORE)
    except IndexDamagedError:
        return {}  # building anew needs nothing of it
    try:
        return store.files() if store.manifest is not None else {}
    except IndexDamagedError:
        return {}
    finally:
        store.close()


def fingerprint_of(files: Mapping[str, FileRecord]) -> str:
    """Return the sha256 over the names and contents of an index's files."""
    digest = hashlib.sha256()
    for name in sorted(files):
        raw = name.encode("utf-8", "surrogatepass")
        digest.update(len(raw).to_bytes(8, "big") + raw + files[name].sha256.encode())
    return digest.hexdigest()


def cut_documents_list(wanted: WantedFile, settings: Settings) -> list[Cut | Problem]:
    """Return what `cut_documents` yields, for another process to send back."""
    return list(cut_documents(wanted, settings))


def cut_documents(
    wanted: WantedFile, settings: Settings, on_read: Callable[[int], None] = nobody
) -> Iterator[Cut | Problem]:
    """Yield the documents of a file with their passages, and a problem for each unreadable one.

    `on_read` is told how many bytes of the file each read took from the disk.
    """
    if wanted.source is not None:
        documents: Iterable[Document | Problem] = read_source(wanted.source, on_read)
    elif wanted.record.name == FACTBOOK:
        documents = read_factbook()
    else:
        path = wanted.record.name
        documents = [Problem(path=path, reason="is gone; what it held could not be read again")]
    for item in documents:
        if isinstance(item, Problem):
            yield item
            continue
        try:
            passages = passages_of(item, settings.corpus)
        except (ValueError, LookupError, RecursionError, MemoryError) as error:
            yield Problem(path=item.id, reason=f"cannot be cut ({type(error).__name__}: {error})")
            continue
        if not passages:
            yield Problem(path=item.id, reason="holds no sentence of prose")
        yield item, passages


def _max_bytes(settings: Settings) -> int:
    return int(settings.corpus.max_file_mb * _BYTES_PER_MB)
