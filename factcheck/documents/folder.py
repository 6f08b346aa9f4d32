"""Which files of a folder are documents."""

import os
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from factcheck.errors import InputError


def find_documents(folder: Path, suffixes: Collection[str]) -> tuple[Path, ...]:
    """Return the files under `folder` with one of the suffixes, sorted by their relative path.

    Suffixes are given with their dot and compared in lower case. Hidden files and folders are
    left out; links to folders are followed, each folder once. A link to nowhere is listed, so
    that reading it says what is wrong.

    Raises:
        InputError: `folder` or a folder below it is missing, not a folder or unreadable.
    """
    wanted = {suffix.lower() for suffix in suffixes}
    return find_files(folder, lambda path: path.suffix.lower() in wanted)


def find_files(folder: Path, is_wanted: Callable[[Path], bool]) -> tuple[Path, ...]:
    """Return the files under `folder` that are wanted; like `find_documents` otherwise.

    Raises:
        InputError: `folder` or a folder below it is missing, not a folder or unreadable.
    """
    found = (path for path in _walk(folder, set()) if is_wanted(path))
    return tuple(sorted(found, key=lambda path: path.relative_to(folder).parts))


def _walk(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path]:
    try:
        status = folder.stat()
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(
            f"{folder}: cannot be read as a folder: {reason}",
            hint="Name a folder of .md and .txt files that you may read.",
        ) from error
    if (status.st_dev, status.st_ino) in seen:
        return
    seen.add((status.st_dev, status.st_ino))
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _walk(Path(entry.path), seen)
        else:
            yield Path(entry.path)
