"""What an evaluation found, and what one needs to find it again; kept as JSON."""

import json
import os
import platform
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from factcheck.errors import InputError
from factcheck.evaluation.bootstrap import Interval
from factcheck.evaluation.metrics import CalibrationBin
from factcheck.models.onnx import available_cores

_DECIMALS = 4
"""Of every figure that is kept: finer than any interval here."""
_LIBRARIES = ("factcheck", "numpy", "onnxruntime", "tokenizers", "faiss-cpu", "tantivy")


class Task(StrEnum):
    """What of the product is measured."""

    PAIRS = "pairs"
    """The stance of gold evidence."""
    RETRIEVAL = "retrieval"
    """Which documents are found."""
    PIPELINE = "pipeline"
    """The verdict on a claim, from retrieval to decision."""
    CLAIMS = "claims"
    """What the claim splitter makes of articles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvePoint:
    """The risk of deciding a part."""

    coverage: float
    """Share of all that was measured."""
    risk: float
    """Share wrong of those decided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One evaluation."""

    dataset: str
    task: Task
    n: int
    """Pairs, queries or claims measured."""
    n_left_out: int
    """Rows of the set that the task cannot judge."""
    limit: int | None
    """None where the whole set was measured."""
    data_sha256: str
    """Of the whole set, before a limit."""
    metrics: Mapping[str, float]
    intervals: Mapping[str, Interval]
    """95 %, by resampling."""
    uncalibrated: Mapping[str, float]
    """The same metrics of the stance model alone; empty where the task has none."""
    baselines: Mapping[str, Mapping[str, float]]
    counts: Mapping[str, int] = field(default_factory=dict)
    """How often each label is gold; of the task CLAIMS, on how many items each metric rests."""
    aims: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    """By metric, its `bar` and `triumph`, where it has any."""
    reliability: tuple[CalibrationBin, ...] = ()
    risk_coverage: tuple[CurvePoint, ...] = ()
    settings: Mapping[str, Any]
    model: Mapping[str, str]
    """sha256 by the model's name."""
    machine: Mapping[str, Any]
    versions: Mapping[str, str]
    date: str
    seconds: float
    """Of the product's own work; baselines and intervals are not counted."""


def as_json(result: Result) -> str:
    """Return the result as indented JSON, figures rounded to four decimals."""
    return json.dumps(_rounded(asdict(result)), ensure_ascii=False, indent=1) + "\n"


def read_result(path: Path) -> Result:
    """Return the result that `as_json` wrote.

    Raises:
        InputError: the file cannot be read as a result.
    """
    try:
        fields = json.loads(path.read_text(encoding="utf-8"))
        fields["task"] = Task(fields["task"])
        fields["intervals"] = {k: Interval(**v) for k, v in fields["intervals"].items()}
        fields["reliability"] = tuple(CalibrationBin(**b) for b in fields["reliability"])
        fields["risk_coverage"] = tuple(CurvePoint(**p) for p in fields["risk_coverage"])
        return Result(**fields)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{path}: cannot be read as a result ({error})") from error


def machine() -> dict[str, Any]:
    """Return what the figures of time depend on."""
    return {
        "cpu": _cpu_model(),
        "cores": available_cores(),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9, 1)
        if hasattr(os, "sysconf")
        else None,
        "system": platform.system(),
    }


def versions() -> dict[str, str]:
    """Return the versions of Python and of the libraries that take part."""
    found = {"python": platform.python_version()}
    for name in _LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def _cpu_model() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor())


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, _DECIMALS)
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(item) for item in value]
    return value
