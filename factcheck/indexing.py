"""Corpora become indexes and stay up to date: what `factcheck index` does, for Python too."""

import json
import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from factcheck.corpus import store as stores
from factcheck.documents.parsed import Problem
from factcheck.errors import CorpusError, InputError
from factcheck.index_files import (
    CORPUS_ORIGIN,
    added_before,
    added_file,
    fingerprint_of,
    known_files,
    present_files,
)
from factcheck.index_reading import Reader
from factcheck.protocols import Encoder, Progress
from factcheck.retrieval.cache import cache_root, standing_directory
from factcheck.retrieval.encode import CPU, load_encoder
from factcheck.retrieval.index import open_index, verify_index
from factcheck.retrieval.manifest import STORE, IndexKey, Manifest, read_manifest
from factcheck.retrieval.writer import DEFAULT_RECALL, IndexWriter, WriterOptions, write_index
from factcheck.settings import Settings
from factcheck.types import FileRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexJob:
    """What is to be done, and where."""

    settings: Settings
    directory: Path
    corpora: tuple[Path, ...] = ()
    """Folders that the index follows; empty where those it follows already are meant."""
    jobs: int = 1
    """Processes that read files."""
    dry_run: bool = False
    strict: bool = False
    """Change nothing where a document cannot be read."""
    min_recall: float = DEFAULT_RECALL
    lock_seconds: float = 0.0
    device: str = CPU
    """Where passages are embedded: see `load_encoder`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexChange:
    """What was done, or would be."""

    added: tuple[str, ...]
    """Files, by the name they have in the index."""
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    n_unchanged: int
    problems: tuple[Problem, ...]
    """Of the files that were read now."""
    manifest: Manifest | None
    """Of the index as it is now; None where there is none."""
    n_embedded: int
    """Passages whose vector was computed."""
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexInfo:
    """What there is to know of an index without reading its texts."""

    directory: Path
    manifest: Manifest
    files: tuple[FileRecord, ...]
    n_bytes: int


def default_directory(settings: Settings, corpora: Sequence[Path]) -> Path:
    """Return where the index of these corpora is unless a directory is named."""
    return standing_directory(cache_root(), corpora, _key(settings))


def build(job: IndexJob, progress: Progress) -> IndexChange:
    """Make the index anew from its corpora; vectors of texts that are known are taken over.

    The index that is there stays readable until the new one is whole.

    Raises:
        CorpusError: no corpus, nothing to read in it, the index cannot be written, another
            process writes to it, or, if `job.strict`, a document cannot be read.
        MissingExtraError: a library that a file needs is not installed.
    """
    return _follow(job, progress, anew=True)


def update(job: IndexJob, progress: Progress) -> IndexChange:
    """Bring the index up to date with its corpora: only files that changed are read.

    Files that were added by hand stay; they are read again where they have changed.

    Raises:
        As `build`; and IndexDamagedError: there is no index, or it is of another encoder,
            other settings or another version.
    """
    read_manifest(job.directory)
    return _follow(job, progress, anew=False)


def add(job: IndexJob, files: Sequence[str], progress: Progress) -> IndexChange:
    """Add files to the index, or read them again; `factbook` is the World Factbook.

    Raises:
        As `build`; and InputError: a file is missing or of a kind that is not read.
    """
    started = time.monotonic()
    wanted = {name: added_file(name, job.settings) for name in files}
    if job.dry_run:
        return _planned(tuple(w.record.name for w in wanted.values()), job.directory, started)
    if not (job.directory / STORE).exists():
        if not job.corpora:
            raise CorpusError(f"{job.directory}: there is no index", hint="factcheck index build")
        build(job, progress)
    reader = Reader(settings=job.settings, jobs=job.jobs, progress=progress)
    with _writing(job, reset=False, progress=progress) as (writer, _):
        known = writer.files()
        for item in wanted.values():
            writer.remove_file(item.record.name)
        reader.feed(writer, list(wanted.values()))
        manifest = _commit(writer, job, writer.corpora, reader.problems)
    names = tuple(w.record.name for w in wanted.values())
    return IndexChange(
        added=tuple(n for n in names if n not in known),
        changed=tuple(n for n in names if n in known),
        removed=(),
        n_unchanged=len(known.keys() - set(names)),
        problems=tuple(reader.problems),
        manifest=manifest,
        n_embedded=manifest.n_embedded,
        seconds=time.monotonic() - started,
    )


def remove(job: IndexJob, ids: Sequence[str], progress: Progress) -> IndexChange:
    """Take documents out of the index, by their id, or all those of a file, by its name.

    Nothing of them is left in the store or among the vectors. A file that is still in a corpus
    folder comes back with the next update.

    Raises:
        InputError: an id is not in the index; nothing is removed.
        CorpusError: the index cannot be written, or another process writes to it.
    """
    started = time.monotonic()
    read_manifest(job.directory)
    with _writing(job, reset=False, progress=progress, erase=True) as (writer, before):
        known = writer.files()
        unknown = [name for name in ids if not _remove_one(writer, known, name)]
        if unknown:
            raise InputError(
                "\n".join(f"{name}: no document of this id in the index" for name in unknown),
                hint="factcheck index export prints all documents with their ids.",
            )
        left = writer.files()
        manifest = before if job.dry_run else _commit(writer, job, writer.corpora, [])
    return IndexChange(
        added=(),
        changed=(),
        removed=tuple(ids),
        n_unchanged=sum(left.get(name) == file for name, file in known.items()),
        problems=(),
        manifest=manifest,
        n_embedded=0,
        seconds=time.monotonic() - started,
    )


def info(directory: Path) -> IndexInfo:
    """Return what an index says of itself.

    Raises:
        IndexDamagedError: there is none, or it is damaged.
    """
    index = open_index(directory, stores)
    files = tuple(index.store.files().values())
    index.close()
    n_bytes = sum(path.stat().st_size for path in directory.rglob("*") if path.is_file())
    return IndexInfo(directory=directory, manifest=index.manifest, files=files, n_bytes=n_bytes)


def verify(directory: Path) -> Manifest:
    """Return the manifest if every row and byte of the index is as it was written.

    Raises:
        IndexDamagedError: something is missing or has changed.
    """
    return verify_index(directory, stores)


def export(directory: Path) -> Iterator[str]:
    """Yield every document as a line of JSON, in a form that `factcheck index build` reads.

    Raises:
        IndexDamagedError: there is no index, or it is damaged.
    """
    index = open_index(directory, stores)
    try:
        for document in index.store.documents():
            record = {
                "_id": document.id,
                "title": document.title,
                "text": document.text,
                "source": document.source,
                "url": document.url,
                "date": document.date.isoformat() if document.date else None,
                "licence": document.licence,
                "author": document.author,
                "language": document.language,
                "reliability": document.reliability,
            }
            yield json.dumps({k: v for k, v in record.items() if v is not None}) + "\n"
    finally:
        index.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexReport:
    """An index, and what else the cache holds."""

    info: IndexInfo
    cache: Path
    n_cached: int


def report(directory: Path) -> IndexReport:
    """Return what an index says of itself, and how many indexes there are in the cache.

    Raises:
        IndexDamagedError: there is no index, or it is damaged.
    """
    root = cache_root()
    cached = [path for kind in ("indexes", "standing") for path in (root / kind).glob("[!.]*")]
    return IndexReport(info=info(directory), cache=root, n_cached=len(cached))


def _follow(job: IndexJob, progress: Progress, *, anew: bool) -> IndexChange:
    started = time.monotonic()
    corpora = job.corpora or _followed(job.directory)
    wanted = present_files(corpora, job.settings)
    if not wanted:
        shown = ", ".join(map(str, corpora)) or str(job.directory)
        raise CorpusError(
            f"{shown}: holds no reference documents",
            hint="Text, Markdown, HTML, PDF, DOCX, EPUB, JSONL, CSV and MediaWiki dumps are read.",
        )
    known = known_files(job.directory)
    wanted |= added_before(known, wanted, job.settings)
    added = sorted(wanted.keys() - known.keys())
    changed = sorted(
        name
        for name in wanted.keys() & known.keys()
        if wanted[name].record.sha256 != known[name].sha256
    )
    removed = sorted(
        name for name in known.keys() - wanted.keys() if known[name].origin == CORPUS_ORIGIN
    )
    reader = Reader(settings=job.settings, jobs=job.jobs, progress=progress)
    if not anew:
        unchanged = known.keys() & wanted.keys() - set(changed)
        reader.problems += _problems_before(known[name] for name in sorted(unchanged))
    manifest: Manifest | None = None
    n_embedded = 0
    if not job.dry_run and (anew or added or changed or removed):
        with _writing(job, reset=anew, progress=progress) as (writer, _):
            for name in [*changed, *removed]:
                writer.remove_file(name)
            todo = sorted(wanted) if anew else [*added, *changed]
            reader.feed(writer, [wanted[name] for name in todo])
            manifest = _commit(
                writer, job, tuple(os.fsdecode(c.absolute()) for c in corpora), reader.problems
            )
            n_embedded = manifest.n_embedded
    elif known:
        _refuse_problems(job, reader.problems)
        manifest = read_manifest(job.directory)
    return IndexChange(
        added=tuple(added),
        changed=tuple(changed),
        removed=tuple(removed),
        n_unchanged=len(wanted) - len(added) - len(changed),
        problems=tuple(reader.problems),
        manifest=manifest,
        n_embedded=n_embedded,
        seconds=time.monotonic() - started,
    )


def _problems_before(files: Iterable[FileRecord]) -> Iterator[Problem]:
    """Yield what could not be read of files that are not read again."""
    for file in files:
        for line in file.problems.splitlines():
            path, _, reason = line.partition(": ")
            yield Problem(path=path, reason=reason)


def _followed(directory: Path) -> tuple[Path, ...]:
    return tuple(Path(name) for name in read_manifest(directory).corpora)


# Writing


class _writing:  # noqa: N801 # reads as a function does
    """Opens the writer of a job's index, and gives the manifest before."""

    def __init__(
        self, job: IndexJob, *, reset: bool, progress: Progress, erase: bool = False
    ) -> None:
        encoder: Encoder = load_encoder(job.settings.retrieval.encoder, job.device)
        options = WriterOptions(
            reset=reset, erase=erase, min_recall=job.min_recall, lock_seconds=job.lock_seconds
        )
        key = IndexKey.of("", encoder.info, job.settings.corpus)
        self._context = write_index(job.directory, key, encoder, stores, options, progress)

    def __enter__(self) -> tuple[IndexWriter, Manifest | None]:
        writer = self._context.__enter__()
        return writer, writer.manifest

    def __exit__(self, *details: object) -> None:
        self._context.__exit__(*details)  # type: ignore[arg-type] # the three of an exception


def _remove_one(writer: IndexWriter, known: Mapping[str, FileRecord], name: str) -> bool:
    if name in known:
        writer.remove_file(name)
        return True
    absolute = os.path.abspath(name)  # a name, which need not exist
    if absolute in known:
        writer.remove_file(absolute)
        return True
    return writer.remove_document(name)


def _commit(
    writer: IndexWriter, job: IndexJob, corpora: Sequence[str], problems: Sequence[Problem]
) -> Manifest:
    _refuse_problems(job, problems)
    return writer.commit(fingerprint_of(writer.files()), corpora)


def _refuse_problems(job: IndexJob, problems: Sequence[Problem]) -> None:
    if job.strict and problems:
        lines = "\n".join(f"{problem.path}: {problem.reason}" for problem in problems)
        raise CorpusError(f"{lines}\nnothing was changed, as --strict asks")


def fingerprint_now(settings: Settings, directory: Path, corpora: Sequence[Path]) -> str:
    """Return the fingerprint that the index would have after an update now."""
    job = IndexJob(settings=settings, directory=directory, corpora=tuple(corpora))
    wanted = present_files(job.corpora, settings)
    wanted |= added_before(known_files(directory), wanted, job.settings)
    return fingerprint_of({name: item.record for name, item in wanted.items()})


def _planned(names: tuple[str, ...], directory: Path, started: float) -> IndexChange:
    known = known_files(directory)
    return IndexChange(
        added=tuple(n for n in names if n not in known),
        changed=tuple(n for n in names if n in known),
        removed=(),
        n_unchanged=len(known.keys() - set(names)),
        problems=(),
        manifest=read_manifest(directory) if known else None,
        n_embedded=0,
        seconds=time.monotonic() - started,
    )


def _key(settings: Settings) -> IndexKey:
    """Return the key without a corpus; a bundled encoder need not be loaded for it."""
    from factcheck.models.catalogue import read_catalogue

    entry = read_catalogue().get(settings.retrieval.encoder)
    model = load_encoder(settings.retrieval.encoder).info if entry is None else entry.info
    return IndexKey.of("", model, settings.corpus)
