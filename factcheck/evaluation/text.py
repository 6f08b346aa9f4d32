"""A result as a terminal shows it: every figure beside its interval and its baselines."""

from collections.abc import Mapping

from factcheck.evaluation.results import Result, Task

_HEADINGS = {
    Task.PAIRS: "stance of gold evidence",
    Task.RETRIEVAL: "retrieval",
    Task.PIPELINE: "whole pipeline",
    Task.CLAIMS: "claim splitter",
}
_SHORT = {"token_overlap": "overlap", "bm25": "BM25"}
_NOTES = {
    "raw": "raw: the stance model without calibration",
    "majority": "majority: always the most frequent label",
    "overlap": "overlap, BM25, encoder: by how alike claim and text are, and nothing else",
    "BM25": "BM25, encoder: either half of the retriever by itself",
    "all": "all: every sentence called one",
    "bar": "bar, triumph: what is aimed at; less is better where the triumph is the lesser",
}
"""What a column is; the first that applies speaks for those that it names."""


def render_result(result: Result) -> str:
    """Return the result as aligned text, ending in one line end."""
    columns = {
        "": {name: name for name in result.metrics},
        "value": {name: f"{value:.3f}" for name, value in result.metrics.items()},
        "95 % interval": {
            name: f"{interval.low:.3f}–{interval.high:.3f}"
            for name, interval in result.intervals.items()
        },
    }
    if result.uncalibrated:
        columns["raw"] = _figures(result.uncalibrated)
    for name, figures in result.baselines.items():
        columns[_SHORT.get(name, name)] = _figures(figures)
    for aim in ("bar", "triumph") if result.aims else ():
        columns[aim] = _figures({name: aims[aim] for name, aims in result.aims.items()})
    if result.task is Task.CLAIMS:
        columns["n"] = {name: f"{n:,}" for name, n in result.counts.items()}
    left_out = f"; {result.n_left_out} rows left out" if result.n_left_out else ""
    models = ", ".join(f"{name} ({sha256[:12]})" for name, sha256 in result.model.items())
    lines = [
        f"{result.dataset}: {_HEADINGS[result.task]}{_counted(result)}{left_out}",
        "",
        *_table(columns, list(result.metrics)),
        "",
        *_notes(columns),
        f"{models}; {result.seconds:.1f} s on {result.machine['cores']} cores",
    ]
    return "\n".join(lines) + "\n"


def _counted(result: Result) -> str:
    """Return how much was measured; of the claim splitter each row says it."""
    if result.task is Task.CLAIMS:
        return "" if result.limit is None else f", {result.limit} rows a file"
    counts = ", ".join(f"{n} {label}" for label, n in sorted(result.counts.items()))
    return f", n = {result.n} ({counts})"


def _notes(columns: Mapping[str, object]) -> list[str]:
    shown = [name for name in _NOTES if name in columns]
    if "overlap" in shown:
        shown.remove("BM25")
    return [_NOTES[name] for name in shown]


def _figures(values: Mapping[str, float]) -> dict[str, str]:
    return {name: f"{value:.3f}" for name, value in values.items()}


def _table(columns: Mapping[str, Mapping[str, str]], rows: list[str]) -> list[str]:
    widths = {
        heading: max(len(heading), *(len(cell) for cell in cells.values()), 1)
        for heading, cells in columns.items()
    }
    first, *others = columns
    lines = [
        "  ".join([" " * widths[first], *(f"{name:>{widths[name]}}" for name in others)]).rstrip()
    ]
    for row in rows:
        cells = [f"{columns[name].get(row, ''):>{widths[name]}}" for name in others]
        lines.append("  ".join([f"{row:<{widths[first]}}", *cells]).rstrip())
    return lines
