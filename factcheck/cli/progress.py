"""Progress on stderr: a bar on a terminal, a line every few seconds elsewhere."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.protocols import Progress

_SECONDS_BETWEEN_LINES = 5.0


@contextmanager
def progress_on_stderr() -> Iterator["Progress"]:
    """Yield a callback that shows how far each stage has come."""
    if not sys.stderr.isatty():
        yield _Lines()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def show(stage: str, n_done: int, n_total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=n_total or None)
            bars.update(tasks[stage], completed=n_done, total=n_total or None)

        yield show


class _Lines:
    """A line a stage when it ends, and one every few seconds on the way."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def __call__(self, stage: str, n_done: int, n_total: int) -> None:
        now = time.monotonic()
        is_end = n_done == n_total
        if n_total and (is_end or now - self._last >= _SECONDS_BETWEEN_LINES):
            self._last = now
            sys.stderr.write(f"{stage}: {n_done:,} of {n_total:,}\n")
            sys.stderr.flush()


if TYPE_CHECKING:
    from rich.progress import TaskID
