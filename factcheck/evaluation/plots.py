"""Reliability diagram and risk–coverage curve of a result, as PNG and SVG."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from factcheck.errors import InputError, MissingExtraError
from factcheck.evaluation.results import Result

_SUFFIXES = (".png", ".svg")
_INCHES = (4.8, 4.4)
_DOTS_PER_INCH = 150
_BLUE, _GREY = "#2b6cb0", "#8a8f98"


def write_plots(result: Result, folder: Path) -> tuple[Path, ...]:
    """Write the plots that a result has figures for, and return their paths.

    Raises:
        MissingExtraError: matplotlib is not installed.
        InputError: the folder cannot be written.
    """
    try:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
    except ImportError as error:
        raise MissingExtraError(
            "plots need matplotlib, which is not installed", hint="pip install 'factcheck[plots]'"
        ) from error
    drawings: dict[str, Callable[[Any, Result], None]] = {}
    if result.reliability:
        drawings["reliability"] = _draw_reliability
    if result.risk_coverage:
        drawings["risk-coverage"] = _draw_risk_coverage
    paths = []
    for name, draw in drawings.items():
        figure = Figure(figsize=_INCHES, layout="constrained")
        FigureCanvasAgg(figure)
        draw(figure.add_subplot(), result)
        paths.extend(_save(figure, folder, f"{result.dataset}.{result.task.value}.{name}"))
    return tuple(paths)


def _save(figure: Any, folder: Path, stem: str) -> list[Path]:
    paths = [folder / f"{stem}{suffix}" for suffix in _SUFFIXES]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in paths:
            # Without a date, the same result gives the same bytes.
            metadata = {"Date": None} if path.suffix == ".svg" else {}
            figure.savefig(path, dpi=_DOTS_PER_INCH, metadata=metadata)
    except OSError as error:
        raise InputError(f"{folder}: cannot be written ({error})") from error
    return paths


def _draw_reliability(axes: Any, result: Result) -> None:
    filled = [item for item in result.reliability if item.n]
    most = max(item.n for item in filled)
    axes.plot((0, 1), (0, 1), color=_GREY, linewidth=1, linestyle="--", label="perfect")
    axes.bar(
        [item.low for item in filled],
        [item.accuracy for item in filled],
        width=[item.high - item.low for item in filled],
        align="edge",
        color=_BLUE,
        alpha=0.25,
        edgecolor=_BLUE,
    )
    axes.scatter(
        [item.confidence for item in filled],
        [item.accuracy for item in filled],
        s=[10 + 60 * item.n / most for item in filled],
        color=_BLUE,
        zorder=3,
        label="observed; area by number",
    )
    axes.set(
        title=f"{result.dataset}: ECE {result.metrics['ece']:.3f}, n = {result.n}",
        xlabel="confidence",
        ylabel="share right",
        xlim=(0, 1),
        ylim=(0, 1),
    )
    axes.figure.legend(loc="outside lower center", ncols=2, frameon=False)


def _draw_risk_coverage(axes: Any, result: Result) -> None:
    coverages = [point.coverage for point in result.risk_coverage]
    risks = [point.risk for point in result.risk_coverage]
    axes.step(coverages, risks, where="pre", color=_BLUE)
    axes.axhline(risks[-1], color=_GREY, linewidth=1, linestyle="--", label="all that is decided")
    axes.set(
        title=f"{result.dataset}: risk of deciding a part, n = {result.n}",
        xlabel="share decided, the most confident first",
        ylabel="share wrong of those decided",
        xlim=(0, 1),
        ylim=(0, None),
    )
    axes.figure.legend(loc="outside lower center", ncols=2, frameon=False)
