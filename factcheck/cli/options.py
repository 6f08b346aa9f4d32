"""Options that several commands share, and the settings that they stand for."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from factcheck.settings import Scalar

Config = Annotated[
    str | None,
    typer.Option(
        "--config",
        "--preset",
        metavar="PRESET|FILE",
        help="A preset (see `factcheck config`) or a YAML file.",
    ),
]
MinPrecision = Annotated[
    float | None,
    typer.Option(
        min=0,
        max=0.999,
        metavar="P",
        help="Decide only where at least this share of verdicts is right; leave the rest open.",
    ),
]
CalibrationFile = Annotated[
    Path | None,
    typer.Option(
        "--calibration",
        metavar="FILE",
        help="What `factcheck calibrate` made from your own labelled claims.",
    ),
]


class SplitterName(StrEnum):
    """The values of the setting `splitter.kind`, for the command line to offer."""

    RULES = "rules"
    ATOMIC = "atomic"
    LLM = "llm"


SplitterOption = Annotated[
    SplitterName | None,
    typer.Option(
        "--splitter",
        metavar="NAME",
        help="How claims are found: rules, atomic, or llm, which sends the article to the "
        "endpoint that --config names.  [default: atomic]",
        show_default=False,
    ),
]


def splitter_flags(splitter: SplitterName | None) -> dict[str, "Scalar"]:
    """Return the setting that `--splitter` stands for; none where it was not given."""
    return {} if splitter is None else {"splitter.kind": splitter.value}


def verdict_flags(min_precision: float | None, calibration: Path | None) -> dict[str, "Scalar"]:
    """Return the settings that the two options stand for; none where they were not given."""
    flags: dict[str, Scalar] = {}
    if min_precision is not None:
        flags["verdict.min_precision"] = min_precision
    if calibration is not None:
        flags["verdict.calibration"] = str(calibration)
    return flags
