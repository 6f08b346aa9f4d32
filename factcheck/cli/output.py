"""Where results go: stdout, `--output`, the files of `--report`, GitHub's job summary."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.errors import FactcheckError, SettingsError
from factcheck.report.formats import FORMATS

if TYPE_CHECKING:
    from factcheck.report.text import TextStyle
    from factcheck.types import Report


class Format(StrEnum):
    """The names in `FORMATS`, for the command line to offer."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    JUNIT = "junit"
    SARIF = "sarif"
    GITHUB = "github"
    GITLAB = "gitlab"
    MARKDOWN = "markdown"
    HTML = "html"
    CLAIMREVIEW = "claimreview"
    CSV = "csv"


ReportFormat = Annotated[
    Format | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help=f"One of {', '.join(FORMATS)}.  [default: github in GitHub Actions, else text]",
        show_default=False,
    ),
]
ReportFiles = Annotated[
    list[str] | None,
    typer.Option(
        "--report",
        metavar="FORMAT=FILE",
        help="Also write the report there; may be given several times.",
        show_default=False,
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFile:
    """A file that a report is written to, beside the main output."""

    format: Format
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Outputs:
    """Everything that one report is written to."""

    format: Format
    """Of the main output."""
    path: Path | None
    """Of the main output; None is stdout."""
    files: tuple[ReportFile, ...]
    verbose: bool


def outputs(
    output_format: Format | None,
    path: Path | None,
    report_files: Sequence[str] | None,
    *,
    verbose: bool = False,
) -> Outputs:
    """Return where a command's results go, before any work is done.

    Raises:
        SettingsError: a `--report` is not FORMAT=FILE with a known format, two name one file, or
            the folder of `--output` is not there.
    """
    chosen = output_format or (Format.GITHUB if _in_github_actions() else Format.TEXT)
    files, problems = [], []
    if path is not None and not path.parent.is_dir():
        problems.append(f"--output {path}: no such folder: {path.parent}")
    taken = {path.resolve()} if path else set()
    for value in report_files or ():
        name, separator, file = value.partition("=")
        if not separator or not file or name not in FORMATS:
            problems.append(f"--report {value}: not FORMAT=FILE with one of {', '.join(FORMATS)}")
        elif Path(file).resolve() in taken:
            problems.append(f"--report {value}: the file is written twice")
        else:
            taken.add(Path(file).resolve())
            files.append(ReportFile(format=Format(name), path=Path(file)))
    if problems:
        raise SettingsError("\n".join(problems))
    return Outputs(format=chosen, path=path, files=tuple(files), verbose=verbose)


def write_report(report: "Report", to: Outputs) -> None:
    """Write a report to all its outputs, files first, so that a closed pipe costs none of them.

    In the format `github`, GitHub's job summary is written too, where there is one.

    Raises:
        FactcheckError: a file cannot be written.
    """
    for file in to.files:
        _make_folder(file.path)
        write(_rendered(report, file.format, file.path, verbose=to.verbose), file.path)
    if to.format is Format.GITHUB:
        _append_job_summary(report)
    write(_rendered(report, to.format, to.path, verbose=to.verbose), to.path)


def write(text: str, output: Path | None) -> None:
    """Write to stdout, or whole to a file: through a sibling, so that a full disk loses nothing."""
    try:
        if output is None:
            sys.stdout.write(text)
            sys.stdout.flush()
        else:
            _write_file(text, output)
    except OSError as error:
        name = output or "standard output"
        raise FactcheckError(f"{name}: cannot be written ({error.strerror or error})") from error


def text_style(output: Path | None, *, verbose: bool) -> "TextStyle":
    """Return how text is laid out: for the terminal, or plain for a file or a pipe."""
    from factcheck.report.text import TextStyle

    if output is None and sys.stdout.isatty():
        columns = min(max(os.get_terminal_size(sys.stdout.fileno()).columns, 40), 120)
        return TextStyle(width=columns, colour="NO_COLOR" not in os.environ, verbose=verbose)
    return TextStyle(verbose=verbose)


def _rendered(report: "Report", output_format: Format, path: Path | None, *, verbose: bool) -> str:
    """Return the report in a format; text is the only one that depends on where it goes."""
    if output_format is Format.TEXT:
        from factcheck.report.findings_text import render_findings_text
        from factcheck.report.outcomes import is_list
        from factcheck.report.text import render_text

        if is_list(report):
            return render_findings_text(report, text_style(path, verbose=verbose))
        return render_text(report, text_style(path, verbose=verbose))
    return FORMATS[output_format](report)


def _append_job_summary(report: "Report") -> None:
    """Add what fits to the job summary; that it cannot be written fails no check."""
    from factcheck.report.markdown import JOB_SUMMARY_MAX_BYTES, render_job_summary

    name = os.environ.get("GITHUB_STEP_SUMMARY")
    if not name:
        return
    path = Path(name)
    try:
        n_written = path.stat().st_size if path.exists() else 0
        summary = render_job_summary(report, max_bytes=JOB_SUMMARY_MAX_BYTES - n_written)
        with path.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(summary)
    except OSError as error:
        sys.stderr.write(f"{path}: the job summary cannot be written ({error.strerror})\n")


def _in_github_actions() -> bool:
    return os.environ.get("GITHUB_ACTIONS") == "true"


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FactcheckError(f"{path.parent}: cannot be made ({error.strerror})") from error


def _write_file(text: str, output: Path) -> None:
    if output.exists() and not output.is_file():  # a device or a pipe is written to, not replaced
        output.write_text(text, encoding="utf-8", errors="backslashreplace")
        return
    target = output.resolve()  # a link keeps pointing there
    partial = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        partial.write_text(text, encoding="utf-8", errors="backslashreplace")
        partial.replace(target)
    except OSError:
        with suppress(OSError):
            partial.unlink()
        raise
