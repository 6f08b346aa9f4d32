"""Draws what an index costs against its size, and writes docs/scale.md from the measurements.

python -m benchmarks.index_scale_report [--results FILE] [--page docs/scale.md]

A cost c is taken to grow as a power of the number of passages n, c = a·n^b with b of 0 or more,
fitted to the sizes whose index is of the largest one's kind, two at least. The prose
of the page is written by hand; what stands between `<!-- table: NAME -->` and
`<!-- end of table -->` is replaced.
"""

import argparse
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.index_scale import RESULTS
from benchmarks.tables import with_tables

PAGE = Path(__file__).parent.parent / "docs" / "scale.md"
PLOT = "scale.svg"
"""Beside the page."""
EXTRAPOLATED = (10_000_000, 50_000_000)

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """A cost as the results name it, and how it is shown."""

    key: str
    title: str
    unit: str
    bar: float | None = None
    """What it may be at a million passages."""
    is_least: bool = False
    """Whether the bar is a least value, not a greatest."""
    grows: bool = True
    """Whether it is carried on beyond what was measured."""


COSTS = (
    Cost(key="build_seconds", title="build, without embedding", unit="s"),
    Cost(key="build_peak_mb", title="peak memory of the build", unit="MB"),
    Cost(key="disk_mb", title="disk", unit="MB", bar=1500),
    Cost(key="open_ms", title="opening", unit="ms"),
    Cost(key="query_p50_ms", title="query, half of them within", unit="ms"),
    Cost(key="query_p95_ms", title="query, 95 % of them within", unit="ms", bar=60),
    Cost(key="query_batched_ms", title="query in a batch of 200", unit="ms"),
    Cost(key="resident_mb", title="memory while serving", unit="MB", bar=1200),
    Cost(key="add_1000_seconds", title="adding 1,000 passages", unit="s", bar=30),
    Cost(key="remove_seconds", title="removing a document", unit="s", bar=2),
    Cost(key="remove_erasing_seconds", title="removing it from every file", unit="s"),
    Cost(
        key="recall_at_10",
        title="recall@10 of the dense half",
        unit="",
        bar=0.97,
        is_least=True,
        grows=False,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Power:
    """A cost of `factor` · n ^ `exponent`."""

    factor: float
    exponent: float

    @classmethod
    def through(cls, sizes: Sequence[float], costs: Sequence[float]) -> "Power":
        """Return the power, 0 or more, that fits best by least squares of logarithms.

        Raises:
            ValueError: there are fewer than two different sizes.
        """
        if len(set(sizes)) < 2:
            raise ValueError("two sizes at least")
        x = [math.log(size) for size in sizes]
        y = [math.log(max(cost, 1e-9)) for cost in costs]
        mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
        pairs = [(a - mean_x, b - mean_y) for a, b in zip(x, y, strict=True)]
        # A cost that falls with the size is noise: it is carried on as it is.
        exponent = max(0.0, sum(a * b for a, b in pairs) / sum(a * a for a, _ in pairs))
        return cls(factor=math.exp(mean_y - exponent * mean_x), exponent=exponent)

    def at(self, size: float) -> float:
        """Return the cost at a size."""
        return float(self.factor * size**self.exponent)


def measured_table(rows: Sequence[Row]) -> str:
    """Return a row a cost, a column a size, and what was aimed at."""
    sizes = [f"{row['n_passages']:,}" for row in rows]
    lines = [f"| | {' | '.join(sizes)} | aim at 1,000,000 |", "|---|" + "---:|" * (len(rows) + 1)]
    for cost in COSTS:
        values = [_shown(row[cost.key], cost) for row in rows]
        lines.append(f"| {cost.title} | {' | '.join(values)} | {_bar(cost)} |")
    kinds = [f"{row['factory']}{_probes(row)}" for row in rows]
    lines.append(f"| kind of dense index | {' | '.join(kinds)} | |")
    return "\n".join(lines)


def extrapolated_table(rows: Sequence[Row]) -> str:
    """Return what the costs would be beyond the largest size that was measured."""
    fitted = of_one_kind(rows)
    sizes = [f"{size:,}" for size in EXTRAPOLATED]
    lines = [
        f"| | grows as n to the power of | {' | '.join(sizes)} |",
        "|---|---:|" + "---:|" * len(sizes),
    ]
    for cost in COSTS:
        if cost.grows:
            power = _power(fitted, cost)
            values = [_shown(power.at(size), cost) for size in EXTRAPOLATED]
            lines.append(f"| {cost.title} | {power.exponent:.2f} | {' | '.join(values)} |")
    return "\n".join(lines)


def of_one_kind(rows: Sequence[Row]) -> Sequence[Row]:
    """Return the rows, ascending, whose dense index is of the last one's kind; two at least."""
    kinds = [row["factory"].startswith("IVF") for row in rows]
    n_alike = next((i for i, kind in enumerate(reversed(kinds)) if kind != kinds[-1]), len(rows))
    return rows[-max(2, n_alike) :]


def _power(rows: Sequence[Row], cost: Cost) -> Power:
    return Power.through([row["n_passages"] for row in rows], [row[cost.key] for row in rows])


def _probes(row: Row) -> str:
    return f", {row['n_probe']} probed" if row["n_probe"] else ""


def _shown(value: float, cost: Cost) -> str:
    if not cost.unit:
        return f"{value:.3f}"
    digits = 0 if value >= 100 else 1 if value >= 1 else 2
    return f"{value:,.{digits}f} {cost.unit}"


def _bar(cost: Cost) -> str:
    if cost.bar is None:
        return ""
    return f"{'≥' if cost.is_least else '≤'} {cost.bar:g} {cost.unit}".rstrip()


def draw(rows: Sequence[Row], path: Path) -> None:
    """Write a plot of every cost against the size, both on logarithmic axes.

    Raises:
        ImportError: matplotlib is not installed.
    """
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.fonttype"] = "none"  # text as text, a tenth of the size
    matplotlib.rcParams["svg.hashsalt"] = "scale"
    from matplotlib import pyplot

    drawn = [cost for cost in COSTS if cost.grows]
    n_columns = 3
    figure, axes = pyplot.subplots(
        -(-len(drawn) // n_columns), n_columns, figsize=(11, 11), layout="constrained"
    )
    sizes = [row["n_passages"] for row in rows]
    for axis in axes.flat[len(drawn) :]:
        axis.axis("off")
    for axis, cost in zip(axes.flat, drawn, strict=False):
        axis.loglog(sizes, [row[cost.key] for row in rows], "o-", label="measured")
        if len(rows) > 1:
            power = _power(of_one_kind(rows), cost)
            beyond = [sizes[-1], *EXTRAPOLATED]
            axis.loglog(beyond, [power.at(size) for size in beyond], "--", label="extrapolated")
        axis.set_title(f"{cost.title} ({cost.unit})", fontsize=9)
        axis.set_xlabel("passages", fontsize=8)
        axis.minorticks_off()
        axis.grid(visible=True, which="major", alpha=0.3)
    axes.flat[0].legend(fontsize=8)
    figure.savefig(path, metadata={"Date": None})
    pyplot.close(figure)


def write_page(page: Path, results: Mapping[str, Any]) -> None:
    """Replace the tables of the page."""
    rows = results["rows"]
    tables = {"measured": measured_table(rows), "extrapolated": extrapolated_table(rows)}
    text = page.read_text(encoding="utf-8")
    written = with_tables(text, tables.__getitem__)
    page.write_text(written, encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    """Draw the plot and write the tables."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.index_scale_report",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--results", type=Path, default=RESULTS)
    parser.add_argument("--page", type=Path, default=PAGE)
    options = parser.parse_args(arguments)
    results = json.loads(options.results.read_text(encoding="utf-8"))
    rows = sorted(results["rows"], key=lambda row: int(row["n_passages"]))
    write_page(options.page, {**results, "rows": rows})
    draw(rows, options.page.with_name(PLOT))
    print(f"{options.page}, {options.page.with_name(PLOT)}")


if __name__ == "__main__":
    main()
