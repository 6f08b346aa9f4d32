"""Where indexes are kept between runs: a generation a key, and a pointer a corpus."""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from factcheck.errors import CorpusError
from factcheck.retrieval.atomic import exclusive, write_whole
from factcheck.retrieval.manifest import IndexKey

CACHE_VARIABLE = "FACTCHECK_CACHE"
LOCK_SECONDS = 1800.0
"""How long a run waits for another one that indexes the same corpus."""


def cache_root() -> Path:
    """Return the folder that `FACTCHECK_CACHE` names, else the user's cache folder."""
    if named := os.environ.get(CACHE_VARIABLE):
        return Path(named).expanduser()
    from platformdirs import user_cache_path

    return user_cache_path("factcheck", appauthor=False)


def index_directory(root: Path, key: IndexKey) -> Path:
    """Return where the index of this key is, or would be."""
    return root / "indexes" / key.digest


def standing_directory(root: Path, corpora: Sequence[Path], key: IndexKey) -> Path:
    """Return where the index is that `factcheck index build` makes of these corpora by default.

    Unlike `index_directory` it stays the same when the corpora change; the index in it is
    brought up to date in place.
    """
    names = "\0".join(sorted(os.fsdecode(corpus.absolute()) for corpus in corpora))
    return root / "standing" / _lineage(Path(names), key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Generation:
    """The turn of one process to build an index for a corpus."""

    directory: Path
    """To be built, unless another process has built it meanwhile."""
    previous: Path | None
    """The corpus's last index made with the same encoder and settings, for its vectors."""


@contextmanager
def next_generation(root: Path, corpus: Path, key: IndexKey) -> Iterator[Generation]:
    """Give the caller the sole right to build the corpus's index until the block ends.

    At the block's end the corpus points to `Generation.directory`, and the generation
    before it is removed unless another corpus uses it. After an exception, or where
    nothing was built, all stays as it was.

    Raises:
        CorpusError: the cache cannot be written, or another process held the right too long.
    """
    pointer = root / "corpora" / f"{_lineage(corpus, key)}.json"
    directory = index_directory(root, key)
    with ExitStack() as stack:
        with _named_as_cache(root):
            lock = pointer.with_suffix(".lock")
            stack.enter_context(exclusive(lock, timeout_seconds=LOCK_SECONDS))
        previous = _pointed_at(root, pointer)
        yield Generation(directory=directory, previous=previous)
        if not directory.is_dir():
            return
        with _named_as_cache(root):
            _point(pointer, corpus, directory)
        if previous is not None and previous != directory:
            _remove_unused(root, previous)


@contextmanager
def _named_as_cache(root: Path) -> Iterator[None]:
    """Raise what the file system refuses as a problem of the cache, which a user can move."""
    try:
        yield
    except OSError as error:
        raise CorpusError(
            f"{root}: the cache cannot be written ({error})",
            hint=f"Set {CACHE_VARIABLE} to a folder you may write to.",
        ) from error


def _lineage(corpus: Path, key: IndexKey) -> str:
    """Return a name for the corpus's generations that share encoder and settings."""
    settings = key.model_copy(update={"corpus_fingerprint": ""}).digest
    return hashlib.sha256(os.fsencode(corpus.absolute()) + settings.encode()).hexdigest()[:32]


def _pointed_at(root: Path, pointer: Path) -> Path | None:
    try:
        name = json.loads(pointer.read_text(encoding="utf-8"))["generation"]
    except (OSError, ValueError, KeyError, TypeError):
        return None  # a lost pointer only costs embedding anew
    directory = root / "indexes" / Path(str(name)).name
    return directory if directory.is_dir() else None


def _point(pointer: Path, corpus: Path, directory: Path) -> None:
    record = {"corpus": str(corpus.absolute()), "generation": directory.name}
    write_whole(pointer, json.dumps(record, indent=2) + "\n")


def _remove_unused(root: Path, directory: Path) -> None:
    pointers = (root / "corpora").glob("*.json")
    if all(_pointed_at(root, pointer) != directory for pointer in pointers):
        shutil.rmtree(directory, ignore_errors=True)
