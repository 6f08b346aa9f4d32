"""What the cache folder holds: verdicts and indexes, both of which can be made again."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from factcheck.checking.cache import CACHE_FILE, VerdictCache, remove_cache
from factcheck.errors import CacheError


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is kept between runs."""

    folder: Path
    n_verdicts: int
    verdict_bytes: int
    n_indexes: int
    index_bytes: int


def cache_path() -> Path:
    """Return where the cache of verdicts lies, or would."""
    return _folder() / CACHE_FILE


def kept() -> Kept:
    """Return what is kept between runs.

    Raises:
        CacheError: the cache of verdicts cannot be read.
    """
    path = cache_path()
    n_verdicts = verdict_bytes = 0
    if path.exists():
        cache = VerdictCache(path)
        try:
            info = cache.info()
        finally:
            cache.close()
        n_verdicts, verdict_bytes = info.n_verdicts, info.n_bytes
    indexes = [one for one in (_folder() / "indexes").glob("*") if one.is_dir()]
    return Kept(
        folder=_folder(),
        n_verdicts=n_verdicts,
        verdict_bytes=verdict_bytes,
        n_indexes=len(indexes),
        index_bytes=sum(f.stat().st_size for one in indexes for f in one.rglob("*") if f.is_file()),
    )


def clear_kept(*, indexes: bool) -> Kept:
    """Delete the verdicts, and the indexes if asked; return what was there.

    Raises:
        CacheError: something cannot be deleted.
    """
    before = kept()
    try:
        remove_cache(cache_path())
        if indexes:
            for name in ("indexes", "corpora"):
                shutil.rmtree(before.folder / name, ignore_errors=True)
    except OSError as error:
        raise CacheError(f"{before.folder}: cannot be emptied ({error.strerror})") from error
    return before


def _folder() -> Path:
    from factcheck.retrieval.cache import cache_root

    return cache_root()
