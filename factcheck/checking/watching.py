"""Files watched for a change by their time and size, without any library."""

import os
import time
from collections.abc import Callable, Iterable

Snapshot = dict[str, tuple[int, int]]
"""Time of change in nanoseconds and size in bytes, by path."""

POLL_SECONDS = 0.5
"""Between two looks: a save is noticed at once, and thousands of files cost little."""


def snapshot(paths: Iterable[str]) -> Snapshot:
    """Return the state of the files that `paths` name; folders give all files below them."""
    state: Snapshot = {}
    for path in paths:
        for file in _files(path):
            try:
                status = os.stat(file)
            except OSError:
                continue  # gone between listing and looking: the next look says so
            state[file] = (status.st_mtime_ns, status.st_size)
    return state


def wait_for_change(
    paths: Iterable[str], before: Snapshot, *, sleep: Callable[[float], None] = time.sleep
) -> tuple[str, ...]:
    """Return the paths that are new, gone or changed since `before`, once there are any.

    It is returned only when two looks agree, so that a file is not read while it is written.
    """
    watched = tuple(paths)
    last = before
    while True:
        sleep(POLL_SECONDS)
        now = snapshot(watched)
        if now != before and now == last:
            return tuple(
                sorted(path for path in {*now, *before} if now.get(path) != before.get(path))
            )
        last = now


def _files(path: str) -> Iterable[str]:
    if not os.path.isdir(path):
        yield path
        return
    for parent, folders, files in os.walk(path):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (os.path.join(parent, name) for name in files if not name.startswith("."))
