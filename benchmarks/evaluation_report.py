"""Writes the tables of docs/benchmarks.md from the results in benchmarks/results/.

python -m benchmarks.evaluation_report [--page docs/benchmarks.md]

The prose of the page is written by hand. A table stands between `<!-- table: NAME -->` and
`<!-- end of table -->`; what stands between them is replaced.
"""

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.asked_precision import Row, read_rows, render
from benchmarks.evaluation_sets import ACCURATE, MEASURED, PAGE, Measured
from benchmarks.splitter_table import splitter_table
from benchmarks.tables import table, with_tables
from factcheck.errors import InputError
from factcheck.evaluation.results import Result, Task, read_result

Found = Sequence[tuple[Measured, Result]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The results in benchmarks/results/, in the page's order."""

    default: Found
    accurate: Found = ()
    """With the larger stance model."""
    asked: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    """What precisions cost, by the preset's name."""


_OPEN = "–"
_CLAIM_METRICS = {
    "accuracy": "label accuracy",
    "macro_f1": "macro-F1",
    "false_support_rate": "wrongly supported",
    "decided_precision": "precision of decided",
    "decided_share": "share decided",
    "fever_score": "FEVER score",
    "abstract_label_f1": "abstract F1, label only",
    "abstract_rationale_f1": "abstract F1, label and rationale",
    "sentence_selection_f1": "sentence F1, selection only",
    "sentence_label_f1": "sentence F1, selection and label",
    "shown_abstract_label_f1": "abstract F1, label only, of the verdict shown",
    "shown_sentence_label_f1": "sentence F1, selection and label, of the verdict shown",
}
_RETRIEVAL_METRICS = {
    "ndcg_at_10": "nDCG@10",
    "mrr": "MRR",
    "recall_at_1": "recall@1",
    "recall_at_5": "recall@5",
    "recall_at_10": "recall@10",
    "recall_at_50": "recall@50",
}
_METRIC_NAMES = {
    "accuracy": "accuracy",
    "balanced_accuracy": "balanced accuracy",
    "macro_f1": "macro-F1",
    "pair_accuracy": "pair accuracy",
    **{k: v for k, v in (_CLAIM_METRICS | _RETRIEVAL_METRICS).items() if k not in ("accuracy",)},
}
_BASELINES = ("majority", "token_overlap", "bm25", "encoder")


def kept_results() -> Kept:
    """Return the results that are kept.

    Raises:
        InputError: a file there is no result.
    """
    presets = {"the default settings": None, f"`{ACCURATE}`": ACCURATE}
    return Kept(
        default=_found(None),
        accurate=_found(ACCURATE),
        asked={name: rows for name, preset in presets.items() if (rows := read_rows(preset))},
    )


def _found(preset: str | None) -> Found:
    paths = [(measured, measured.result_path(preset)) for measured in MEASURED]
    return [(measured, read_result(path)) for measured, path in paths if path.is_file()]


def render_page(page: str, kept: Kept) -> str:
    """Return the page with its tables made from the results.

    Raises:
        InputError: the page asks for a table that nobody makes.
    """

    def made(name: str) -> str:
        if name not in TABLES:
            raise InputError(f"table: {name!r} is not one of {', '.join(TABLES)}")
        return TABLES[name](kept)

    return with_tables(page, made)


def write_page(path: Path = PAGE) -> None:
    """Write the page's tables from the results that are kept."""
    page = render_page(path.read_text(encoding="utf-8"), kept_results())
    path.write_text(page, encoding="utf-8")


def _aims(kept: Kept) -> str:
    """Return the headline of every set, of both stance models, beside its aims."""
    larger = {(m.name, m.task): result for m, result in kept.accurate}
    rows = [
        (
            measured.title + (f" ({measured.note})" if measured.note else ""),
            _METRIC_NAMES[measured.metric],
            _with_interval(result, measured.metric),
            _aim(measured.bar),
            _of_larger(larger.get((measured.name, measured.task)), measured),
            _aim(measured.base_bar),
            _aim(measured.triumph),
            f"{result.n:,}" + _n_of_larger(larger.get((measured.name, measured.task)), result),
        )
        for measured, result in kept.default
    ]
    header = ("set", "measure", "default (95 %)", "bar", "`accurate` (95 %)", "bar", "triumph", "n")
    return table(header, rows)


def _n_of_larger(result: Result | None, default: Result) -> str:
    """Return the larger model's number of items, where it is another one."""
    return "" if result is None or result.n == default.n else f"; {result.n:,}"


def _of_larger(result: Result | None, measured: Measured) -> str:
    return _OPEN if result is None else _with_interval(result, measured.metric)


def _baselines(kept: Kept) -> str:
    """Return the headline of every set beside what needs no stance model."""
    rows = [
        (
            f"{measured.title}, {_METRIC_NAMES[measured.metric]}",
            _figure(result.metrics, measured.metric),
            *(_figure(result.baselines.get(n, {}), measured.metric) for n in _BASELINES),
        )
        for measured, result in kept.default
        if any(measured.metric in figures for figures in result.baselines.values())
    ]
    return table(
        ("set", "factcheck", "majority class", "token overlap", "BM25 alone", "encoder alone"), rows
    )


def _calibration(kept: Kept) -> str:
    """Return how far confidence and accuracy part, before and after calibration."""
    rows = [
        (
            measured.title,
            _figure(result.uncalibrated, "ece"),
            _with_interval(result, "ece"),
            _figure(result.metrics, "brier"),
            _figure(result.metrics, "aurc"),
            _figure(result.metrics, "coverage_at_90"),
            _figure(result.metrics, "false_support_rate"),
        )
        for measured, result in kept.default
        if result.task is Task.PAIRS
    ]
    header = (
        "set",
        "ECE uncalibrated",
        "ECE (95 %)",
        "Brier",
        "area under risk–coverage",
        "coverage at precision .90",
        "wrongly supported",
    )
    return table(header, rows)


def _asked(kept: Kept) -> str:
    """Return what asking for a precision gives and costs, with both stance models."""
    parts = [f"With {name}:\n\n{render(rows)}" for name, rows in kept.asked.items()]
    return "\n\n".join(parts)


def _pipeline(kept: Kept) -> str:
    """Return every measure of the whole pipeline, a column a set."""
    return _by_metric(kept.default, Task.PIPELINE, _CLAIM_METRICS)


def _retrieval(kept: Kept) -> str:
    """Return every measure of retrieval, a column a set, with either half alone."""
    columns = [(m, r) for m, r in kept.default if r.task is Task.RETRIEVAL]
    header = [""]
    for measured, _ in columns:
        header += [measured.name, "BM25 alone", "encoder alone"]
    rows = []
    for metric, name in _RETRIEVAL_METRICS.items():
        cells = [name]
        for _, result in columns:
            cells.append(_with_interval(result, metric))
            cells += [_figure(result.baselines[half], metric) for half in ("bm25", "encoder")]
        rows.append(cells)
    return table(header, rows)


def _conditions(kept: Kept) -> str:
    """Return with what the results were made, a row a set."""
    rows = [
        (
            f"{result.dataset}, {result.task.value}",
            ", ".join(f"{n} `{sha256[:12]}`" for n, sha256 in result.model.items()),
            f"`{result.data_sha256[:12]}`",
            result.date,
            f"{result.machine['cpu']}, {result.machine['cores']} cores",
            f"{result.n / max(result.seconds, 1e-9):,.0f}",
        )
        for _, result in kept.default
    ]
    return table(("set, task", "models", "data", "date", "machine", "items/s"), rows)


TABLES: Mapping[str, Callable[[Kept], str]] = {
    "aims": _aims,
    "baselines": _baselines,
    "calibration": _calibration,
    "asked": _asked,
    "pipeline": _pipeline,
    "retrieval": _retrieval,
    "conditions": _conditions,
    "splitter": lambda _: splitter_table(),
}


def _by_metric(found: Found, task: Task, names: Mapping[str, str]) -> str:
    columns = [(m, r) for m, r in found if r.task is task]
    rows = [
        (name, *(_with_interval(result, metric) for _, result in columns))
        for metric, name in names.items()
    ]
    return table(("", *(f"{m.name} (n = {r.n:,})" for m, r in columns)), rows)


def _with_interval(result: Result, metric: str) -> str:
    if metric not in result.metrics:
        return _OPEN
    interval = result.intervals[metric]
    return f"{_short(result.metrics[metric])} ({_short(interval.low)}–{_short(interval.high)})"


def _figure(figures: Mapping[str, float], metric: str) -> str:
    return _short(figures[metric]) if metric in figures else _OPEN


def _aim(value: float | None) -> str:
    return _OPEN if value is None else f"{value:.2f}".removeprefix("0")


def _short(value: float) -> str:
    return f"{value:.3f}".removeprefix("0")


def main(arguments: Sequence[str] | None = None) -> None:
    """Entry point of `python -m benchmarks.evaluation_report`."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.evaluation_report")
    parser.add_argument("--page", type=Path, default=PAGE)
    write_page(parser.parse_args(arguments).page)


if __name__ == "__main__":
    main()
