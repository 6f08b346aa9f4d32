"""`factcheck evaluate`: measures the product on a labelled data set."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.exit_codes import ExitCode
from factcheck.cli.options import CalibrationFile, Config, MinPrecision, verdict_flags
from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from factcheck.evaluation.results import Result

EPILOG = (
    "Examples:  factcheck evaluate pairs.csv  |  "
    "factcheck evaluate healthver --data data/ --limit 300  |  "
    "factcheck evaluate scifact --data data/ --task retrieval --output results.json  |  "
    "factcheck evaluate claims --data data/  |  "
    "factcheck evaluate pairs.csv --plots plots/ --gate gate.json"
)


class TaskName(StrEnum):
    """What of the product is measured."""

    PAIRS = "pairs"
    RETRIEVAL = "retrieval"
    PIPELINE = "pipeline"
    CLAIMS = "claims"


DatasetName = Annotated[
    str,
    typer.Argument(
        metavar="DATASET",
        help="A file of labelled pairs, a folder of claims and corpus or of the claim splitter's "
        "files, or a name in --data.",
    ),
]
Data = Annotated[
    Path | None, typer.Option(metavar="DIR", help="Folder in which DATASET is a name.")
]
Split = Annotated[str, typer.Option(metavar="NAME", help="Split of a set of claims.")]
TaskOption = Annotated[
    TaskName | None,
    typer.Option(
        help="What to measure.  [default: pairs for a file, pipeline for a folder of labelled "
        "claims, retrieval for one of queries, claims for the claim splitter's]",
        show_default=False,
    ),
]
Limit = Annotated[
    int | None,
    typer.Option(min=2, metavar="N", help="Measure N of the set, drawn the same each time."),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Also write the result as JSON."),
]
Plots = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="Also draw reliability and risk there (PNG and SVG)."),
]
GateFile = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Exit with 1 where a figure is below its floor there."),
]
UpdateGate = Annotated[
    bool, typer.Option("--update-gate", help="Set or raise the floors of --gate.")
]
LowerFloors = Annotated[
    bool, typer.Option("--lower-floors", help="Let --update-gate lower floors, too.")
]


def evaluate(
    dataset: DatasetName,
    data: Data = None,
    split: Split = "dev",
    task: TaskOption = None,
    preset: Config = None,
    min_precision: MinPrecision = None,
    calibration: CalibrationFile = None,
    limit: Limit = None,
    output: Output = None,
    plots: Plots = None,
    gate: GateFile = None,
    update_gate: UpdateGate = False,
    lower_floors: LowerFloors = False,
) -> None:
    """Measure the stance model, the retrieval, the pipeline or the claim splitter.

    Pairs are read as JSONL, JSON, CSV or TSV, gzipped or not, with the fields claim, evidence and
    label, or in the formats of FEVER-symmetric, VitaminC, HealthVer, Climate-FEVER, AVeriTeC and
    LLM-AggreFact. Folders are those of SciFact, FEVER and BEIR; for the claim splitter, one that
    holds files such as dates_gum.dev.jsonl.gz (docs/benchmarks.md lists them).
    """
    from factcheck.cli.progress import progress_on_stderr
    from factcheck.evaluation.datasets import read_dataset
    from factcheck.evaluation.results import Task
    from factcheck.evaluation.run import evaluate as measure
    from factcheck.evaluation.run import open_tools
    from factcheck.evaluation.text import render_result

    read = read_dataset(dataset, data=data, split=split)
    with progress_on_stderr() as progress:
        result = measure(
            read,
            open_tools(preset, verdict_flags(min_precision, calibration)),
            task=None if task is None else Task(task.value),
            limit=limit,
            progress=progress,
        )
    sys.stdout.write(render_result(result))
    _write_files(result, output, plots)
    if gate is not None:
        raise typer.Exit(_gated(result, gate, update=update_gate, lower_floors=lower_floors))


def _write_files(result: "Result", output: Path | None, plots: Path | None) -> None:
    from factcheck.evaluation.plots import write_plots
    from factcheck.evaluation.results import as_json

    if output is not None:
        try:
            output.write_text(as_json(result), encoding="utf-8")
        except OSError as error:
            raise FactcheckError(f"{output}: cannot be written ({error.strerror})") from error
    if plots is not None:
        for path in write_plots(result, plots):
            sys.stderr.write(f"{path}\n")


def _gated(result: "Result", path: Path, *, update: bool, lower_floors: bool) -> ExitCode:
    from factcheck.evaluation.gate import check_gate, read_gate, update_gate

    if update:
        update_gate(path, result, lower_floors=lower_floors)
        return ExitCode.OK
    problems = check_gate(result, read_gate(path))
    for problem in problems:
        sys.stderr.write(f"{path}: {problem.message}\n")
    return ExitCode.FINDINGS if problems else ExitCode.OK
