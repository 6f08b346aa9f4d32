"""Directories that appear whole or not at all, and locks between processes."""

import os
import re
import shutil
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from factcheck.errors import CorpusError

LOCK_POLL_SECONDS = 0.1


@contextmanager
def whole_directory(target: Path) -> Iterator[Path]:
    """Give an empty temporary sibling of `target` to fill, and put it in its place at the end.

    Everything is flushed to the disk before it gets its name, so a process that is killed
    or a machine that stops leaves `target` as it was. What dead processes left is removed.

    Raises:
        OSError: the files cannot be written; the temporary directory is removed.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    _remove_leftovers(target.parent)
    temporary = _sibling(target, "tmp")
    temporary.mkdir()
    try:
        yield temporary
        flush_tree(temporary)
        _replace(temporary, target)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def write_whole(path: Path, text: str) -> None:
    """Write a small file that readers see either as it was or as it is now.

    Raises:
        OSError: the file cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = _sibling(path, "tmp")
    try:
        with temporary.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def exclusive(path: Path, *, timeout_seconds: float) -> Iterator[None]:
    """Hold the lock file at `path`: one process at a time, freed when the process ends.

    The file names the holder's process id for a person who wonders.

    Raises:
        CorpusError: another process held the lock for `timeout_seconds`.
        OSError: the lock file cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + timeout_seconds
    with path.open("a+", encoding="utf-8") as file:
        while not _try_lock(file.fileno()):
            if time.monotonic() >= deadline:
                holder = path.read_text(encoding="utf-8").strip() or "unknown"
                raise CorpusError(
                    f"{path}: held by process {holder} for {timeout_seconds:.0f} seconds",
                    hint="Another run is indexing this corpus; wait for it or end it.",
                )
            time.sleep(LOCK_POLL_SECONDS)
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        yield


def _try_lock(descriptor: int) -> bool:
    """Lock an open file for as long as it is open; tell whether that worked."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(descriptor, 1 << 30, os.SEEK_SET)  # beyond the text, which others read
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _sibling(target: Path, suffix: str) -> Path:
    """Return a new hidden name beside `target` that tells host and process."""
    host = re.sub(r"[^A-Za-z0-9]", "-", socket.gethostname())
    return target.with_name(f".{target.name}.{host}.{os.getpid()}.{os.urandom(4).hex()}.{suffix}")


def _remove_leftovers(folder: Path) -> None:
    """Remove what processes of this host that no longer run left in `folder`."""
    host = re.sub(r"[^A-Za-z0-9]", "-", socket.gethostname())
    ours = re.compile(rf"\..+\.{re.escape(host)}\.(\d+)\.[0-9a-f]{{8}}\.(?:tmp|old)")
    for path in folder.iterdir():
        match = ours.fullmatch(path.name)
        if match and not _is_running(int(match[1])):
            shutil.rmtree(path, ignore_errors=True)


def _is_running(process_id: int) -> bool:
    if sys.platform == "win32":  # asking there would end the process: leave its files
        return True
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _replace(temporary: Path, target: Path) -> None:
    """Rename `temporary` to `target`; a directory that is in the way is moved aside first."""
    aside = _sibling(target, "old")
    with suppress(FileNotFoundError):
        target.rename(aside)
    try:
        temporary.rename(target)
    except OSError:
        with suppress(OSError):
            aside.rename(target)
        raise
    flush(target.parent)
    shutil.rmtree(aside, ignore_errors=True)


def flush_tree(folder: Path) -> None:
    """Wait until everything in a folder, and its name, are on the disk."""
    for path in folder.rglob("*"):
        flush(path)
    flush(folder)


def flush(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    if sys.platform == "win32" and path.is_dir():
        return  # directories cannot be opened there
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
