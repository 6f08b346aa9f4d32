"""`factcheck report`: what is done with reports that are already written."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.check import FailOn, MaxFindings, failing_kinds, findings_code
from factcheck.cli.exit_codes import ExitCode
from factcheck.cli.output import ReportFiles, ReportFormat, outputs, write_report
from factcheck.errors import InputError

report_app = typer.Typer(
    name="report", help="Join reports that are already written.", no_args_is_help=True
)


@report_app.callback()
def _report() -> None:
    """Join reports that are already written."""


@report_app.command(epilog="Examples:  factcheck report merge shard-*.json --report junit=out.xml")
def merge(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILES", help="Reports in JSON, of one run's shards.")
    ],
    output_format: ReportFormat = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write there instead of stdout."),
    ] = None,
    report_files: ReportFiles = None,
    fail_on: FailOn = None,
    max_findings: MaxFindings = 0,
) -> None:
    """Write the reports of several shards as one, and fail as one check would.

    Where the report of a shard is missing, the others are written and the exit code is 3.
    """
    from factcheck.checking.merging import merge_reports, missing_shards
    from factcheck.report.reading import read_report

    destinations = outputs(output_format, output, report_files)
    kinds = failing_kinds(fail_on)
    reports = [read_report(_text(file), path=str(file)) for file in files]
    merged, missing = merge_reports(reports), missing_shards(reports)
    write_report(merged, destinations)
    if missing:
        sys.stderr.write(f"not checked: there is no report of shard {', '.join(missing)}\n")
        raise typer.Exit(ExitCode.INTERNAL)
    if not merged.verdicts and not merged.failures:
        raise typer.Exit(ExitCode.NOTHING_CHECKED)
    raise typer.Exit(findings_code(merged, kinds, max_findings))


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"{file}: cannot be read ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{file}: cannot be read (it is not UTF-8)") from error
