"""Progress on stderr: a bar on a terminal, a line every few seconds elsewhere."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.protocols import Progress

_SECONDS_BETWEEN_LINES = 5.0
_FIRST_IMPRESSION_SECONDS = 2.0
"""Before that, a stage's pace is mostly its start."""
_SECONDS_A_MINUTE = 60


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
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    clocks: dict[str, _Clock] = {}
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def show(stage: str, n_done: int, n_total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=n_total or None, rate="")
                clocks[stage] = _Clock(n_done)
            rate = clocks[stage].rate(n_done)
            bars.update(tasks[stage], completed=n_done, total=n_total or None, rate=rate)

        yield show


class _Clock:
    """Tells how fast a stage goes."""

    def __init__(self, n_before: int) -> None:
        self._n_before = n_before
        self._started = time.monotonic()

    def rate(self, n_done: int) -> str:
        """Return how many a second there were; nothing before a first impression."""
        per_second = self._per_second(n_done)
        return f"{per_second:,.0f} a second" if per_second >= 1 else ""

    def time_left(self, n_left: int, n_done: int) -> str:
        """Return how long the rest takes at this pace; nothing where that is not known."""
        per_second = self._per_second(n_done)
        if per_second < 1 or n_left <= 0:
            return ""
        seconds = n_left / per_second
        return (
            f"{seconds:.0f} s left"
            if seconds < _SECONDS_A_MINUTE
            else (f"{seconds / _SECONDS_A_MINUTE:,.0f} min left")
        )

    def _per_second(self, n_done: int) -> float:
        seconds = time.monotonic() - self._started
        return (n_done - self._n_before) / seconds if seconds >= _FIRST_IMPRESSION_SECONDS else 0.0


class _Lines:
    """A line a stage when it ends, and one every few seconds on the way."""

    def __init__(self) -> None:
        self._last = time.monotonic()
        self._clocks: dict[str, _Clock] = {}
        self._ended: set[tuple[str, int]] = set()

    def __call__(self, stage: str, n_done: int, n_total: int) -> None:
        clock = self._clocks.setdefault(stage, _Clock(n_done))
        now = time.monotonic()
        is_end = n_done == n_total
        is_due = now - self._last >= _SECONDS_BETWEEN_LINES
        # A stage that ends twice at the same number, in two indexes say, is told once.
        is_news = is_end and n_total > 0 and (stage, n_total) not in self._ended
        if is_due or is_news:
            if is_end:
                self._ended.add((stage, n_total))
            self._last = now
            count = f"{n_done:,} of {n_total:,}" if n_total else f"{n_done:,}"
            parts = (count, clock.rate(n_done), clock.time_left(n_total - n_done, n_done))
            sys.stderr.write(f"{stage}: {', '.join(part for part in parts if part)}\n")
            sys.stderr.flush()


if TYPE_CHECKING:
    from rich.progress import TaskID
