"""A quality gate: floors under a result, and the data that they were set on.

A gate file is JSON: `{"dataset", "task", "data_sha256", "limit", "tolerance", "floors"}`. It fails
where a metric lies more than the tolerance below its floor, and where the data are not those
that the floors were set on: then a pass would mean nothing.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from factcheck.errors import InputError
from factcheck.evaluation.results import Result, Task

DEFAULT_TOLERANCE = 0.005
"""Below a floor that is still a pass: what another CPU's rounding moves int8 models by."""
CEILINGS = frozenset({"ece", "brier", "aurc", "false_support_rate"})
"""Metrics of which less is better; their bound is a ceiling."""
_UNGATED = frozenset({"decided_share", "coverage_at_90"})
"""Shares that trade against precision: neither direction is worse."""


class Gate(BaseModel):
    """Floors, and ceilings for the metrics of which less is better."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    dataset: str
    task: str
    data_sha256: str
    limit: int | None
    tolerance: float = Field(ge=0, lt=1)
    floors: dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class GateProblem:
    """Why a result does not pass."""

    message: str


def read_gate(path: Path) -> Gate:
    """Return the gate in a file.

    Raises:
        InputError: it cannot be read as one.
    """
    try:
        return Gate.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise InputError(f"{path}: cannot be read as a quality gate ({error})") from error


def check_gate(result: Result, gate: Gate) -> tuple[GateProblem, ...]:
    """Return what keeps a result from passing; nothing where it passes."""
    expected = {"dataset": gate.dataset, "task": Task(gate.task), "limit": gate.limit}
    other = [
        f"{name} is {getattr(result, name)}, the gate's is {value}"
        for name, value in expected.items()
        if getattr(result, name) != value
    ]
    if result.data_sha256 != gate.data_sha256:
        other.append(
            f"data are {result.data_sha256[:12]}, the floors were set on {gate.data_sha256[:12]}"
        )
    if other:
        return tuple(GateProblem(message=message) for message in other)
    failed = (_failure(name, floor, result, gate) for name, floor in gate.floors.items())
    return tuple(problem for problem in failed if problem is not None)


def make_gate(result: Result, *, tolerance: float = DEFAULT_TOLERANCE) -> Gate:
    """Return a gate whose floors are the result's own figures."""
    return Gate(
        dataset=result.dataset,
        task=result.task.value,
        data_sha256=result.data_sha256,
        limit=result.limit,
        tolerance=tolerance,
        floors={k: round(v, 4) for k, v in result.metrics.items() if k not in _UNGATED},
    )


def update_gate(path: Path, result: Result, *, lower_floors: bool = False) -> Gate:
    """Write the result's figures as the floors of the gate at `path`, and return it.

    Raises:
        InputError: a floor would fall, or the data be others, and `lower_floors` is not given;
            the file stays as it was.
    """
    gate = make_gate(result)
    if path.exists() and not lower_floors:
        before = read_gate(path)
        gate = gate.model_copy(update={"tolerance": before.tolerance})
        worse = check_gate(result, before.model_copy(update={"tolerance": 0.0}))
        if worse:
            raise InputError(
                f"{path}: {'; '.join(problem.message for problem in worse)}",
                hint="To lower floors or change their data on purpose, add --lower-floors.",
            )
    text = json.dumps(gate.model_dump(), indent=1) + "\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error})") from error
    return gate


def _failure(name: str, bound: float, result: Result, gate: Gate) -> GateProblem | None:
    value = _rounded(result.metrics).get(name)
    if value is None:
        return GateProblem(message=f"{name} is missing, the gate asks for {bound:.4f}")
    is_ceiling = name in CEILINGS
    shortfall = value - bound if is_ceiling else bound - value
    if shortfall <= gate.tolerance + 1e-9:
        return None
    side = "above its ceiling" if is_ceiling else "below its floor"
    return GateProblem(
        message=f"{name} is {value:.4f}, {shortfall:.4f} {side} {bound:.4f} "
        f"(tolerance {gate.tolerance:.4f})"
    )


def _rounded(metrics: Mapping[str, float]) -> dict[str, float]:
    return {name: round(value, 4) for name, value in metrics.items()}
