"""Figures and tables as the pages of docs/ show them."""

import re
from collections.abc import Callable, Iterable, Sequence

from benchmarks.statistics import Summary

_BLOCK = re.compile(r"(<!-- table: ([a-z-]+) -->\n).*?(<!-- end of table -->)", re.DOTALL)
QUIET_LOAD = 0.5
"""Load before the start from which a page says that the machine was busy."""


def busy_note(load_before: float) -> str:
    """Return what a page says of figures from a busy machine; empty where it was quiet."""
    if load_before <= QUIET_LOAD:
        return ""
    return (
        f"**Not final:** {load_before:.1f} other processes were running when these "
        "figures were taken: times are longer than on a quiet machine, and ratios do not "
        "hold."
    )


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table; columns after the first are aligned to the right.

    Raises:
        ValueError: a row has more or fewer cells than the header.
    """
    lines = [_row(header), "|---|" + "---:|" * (len(header) - 1)]
    for cells in rows:
        if len(cells) != len(header):
            raise ValueError(f"{len(cells)} cells under {len(header)} headings: {cells}")
        lines.append(_row(cells))
    return "\n".join(lines)


def shown(value: float) -> str:
    """Return a figure in three digits, fewer below one; whole from 100 on."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def spread(summary: Summary) -> str:
    """Return the median with minimum and maximum: `1.42 (1.39–1.60)`; one value stands alone."""
    if len(summary.values) == 1:
        return shown(summary.median)
    return f"{shown(summary.median)} ({shown(summary.minimum)}–{shown(summary.maximum)})"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def with_tables(page: str, make: Callable[[str], str]) -> str:
    """Return a page with what stands between `<!-- table: NAME -->` and `<!-- end of table -->`
    replaced by what `make` gives for the name."""
    return _BLOCK.sub(lambda match: f"{match[1]}{make(match[2])}\n{match[3]}", page)
