"""`factcheck check` and `factcheck lint`: claim lists against what they expect."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from factcheck.cli.exit_codes import ExitCode
from factcheck.cli.options import CalibrationFile, Config, MinPrecision, verdict_flags
from factcheck.cli.output import Outputs, ReportFiles, ReportFormat, outputs, write, write_report
from factcheck.cli.unread import tell_unread
from factcheck.errors import FactcheckError, SettingsError
from factcheck.report.phrases import counted
from factcheck.types import FindingKind

if TYPE_CHECKING:
    from factcheck.checking.check import CheckOptions, CheckOutcome
    from factcheck.checking.marking import Marking
    from factcheck.checking.session import Session
    from factcheck.types import Document, Extraction, Report

DEFAULT_LISTS = "claims"
CHECK_EPILOG = (
    "Examples:  factcheck check  |  factcheck check claims/nato.yaml --format github  |  "
    "factcheck check --report junit=out.xml --report sarif=out.sarif  |  "
    "factcheck check --accept nato-founded  |  factcheck check --changed-since origin/main"
)
LINT_EPILOG = "Examples:  factcheck lint  |  factcheck lint claims/nato.yaml"

FailOn = Annotated[
    str | None,
    typer.Option(
        metavar="KINDS",
        help="Findings that make the run fail, with commas: "
        f"{', '.join(FindingKind)}.  [default: all]",
        show_default=False,
    ),
]
MaxFindings = Annotated[
    int, typer.Option(min=0, metavar="N", help="Fail only above so many of them.")
]
LIST_SUFFIXES = (".yaml", ".yml")
"""What `factcheck claims --output` writes as a list to be edited."""


def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATHS",
            help="Claim lists, or folders of them; with --accept also ids of claims.  "
            f"[default: {DEFAULT_LISTS}/]",
            show_default=False,
        ),
    ] = None,
    corpus: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Reference documents, above what the lists name."),
    ] = None,
    config: Config = None,
    output_format: ReportFormat = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write there instead of stdout."),
    ] = None,
    report_files: ReportFiles = None,
    fail_on: FailOn = None,
    max_findings: MaxFindings = 0,
    baseline: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Accepted verdicts; only what got worse is a finding.  "
            "[default: *.lock.json beside each list]",
            show_default=False,
        ),
    ] = None,
    accept: Annotated[
        bool, typer.Option("--accept", help="Record the verdicts as the baseline; all, or by id.")
    ] = False,
    changed_since: Annotated[
        str | None,
        typer.Option(metavar="GIT_REF", help="Check only what a change since then can touch."),
    ] = None,
    shard: Annotated[
        str | None, typer.Option(metavar="I/N", help="Check the I-th of N equal parts.")
    ] = None,
    mark_known: Annotated[
        bool,
        typer.Option(
            "--mark-known",
            help="Write a known_failure to every claim that comes out wrong, and take it off "
            "where it is right.",
        ),
    ] = False,
    strict_known: Annotated[
        bool, typer.Option("--strict-known", help="Fail where a known_failure comes out right.")
    ] = False,
    min_precision: MinPrecision = None,
    calibration: CalibrationFile = None,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Check everything anew, and keep nothing.")
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Check again whenever a list or document is saved.")
    ] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="List what is as expected, too.")
    ] = False,
) -> None:
    """Check every claim of the lists against what they expect of it."""
    from factcheck.assemble import preset_folder
    from factcheck.checking.check import CheckOptions, open_session
    from factcheck.settings import load_settings

    kinds = failing_kinds(fail_on)
    request = _Request(
        outputs=outputs(output_format, output, report_files, verbose=verbose),
        kinds=kinds,
        max_findings=max_findings,
        is_cached=not no_cache,
    )
    if mark_known and (accept or watch):
        raise SettingsError("--mark-known: not together with --accept or --watch")
    named, ids = _paths_and_ids(paths or (), accept=accept)
    options = CheckOptions(
        paths=named,
        baseline=None if baseline is None else str(baseline),
        accept=ids if accept else None,
        changed_since=changed_since,
        config=config,
        shard=shard,
        strict_known=strict_known or (fail_on is not None and FindingKind.NOW_RIGHT in kinds),
        mark_known=mark_known,
    )
    effective = load_settings(
        config, verdict_flags(min_precision, calibration), preset_folder=preset_folder()
    )
    folder = None if corpus is None else str(corpus)
    with open_session(effective, corpus=folder, use_cache=not no_cache) as session:
        if watch:
            _watch(session, options, request)
        raise typer.Exit(_check_once(session, options, request))


def lint(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATHS",
            help=f"Claim lists, or folders of them.  [default: {DEFAULT_LISTS}/]",
            show_default=False,
        ),
    ] = None,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema of a claim list, for editors.")
    ] = False,
) -> None:
    """Say what is wrong with claim lists, without loading a model."""
    if schema:
        from factcheck.claims.list_model import render_schema

        write(render_schema(), None)
        return
    from factcheck.claims.list_lint import lint_lists

    found = lint_lists(tuple(paths or (DEFAULT_LISTS,)))
    lines = [str(problem) for problem in found.problems]
    lines += [f"{warning} [warning]" for warning in found.warnings]
    write("".join(f"{line}\n" for line in lines), None)
    sys.stderr.write(
        f"{counted(found.n_claims, 'claim')} in {counted(found.n_lists, 'list')}: "
        f"{counted(len(found.problems), 'problem')}, "
        f"{counted(len(found.warnings), 'warning')}\n"
    )
    if found.problems:
        raise typer.Exit(ExitCode.USAGE)
    raise typer.Exit(ExitCode.FINDINGS if found.warnings else ExitCode.OK)


def write_claim_list(document: "Document", extraction: "Extraction", output: Path) -> None:
    """Write an article's claims to a list, or add the new ones to it, and say what was done."""
    from factcheck.checking.listing import write_list

    done = write_list(document, extraction, str(output))
    parts = [f"{counted(done.n_added, 'claim')} added"]
    if done.n_moved:
        parts.append(f"{counted(done.n_moved, 'claim')} moved")
    sys.stderr.write(f"{output}: {', '.join(parts)}\n")
    for claim_id in done.gone:
        sys.stderr.write(f"{output}: {claim_id}: not found in {document.id} any more\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Request:
    """What becomes of a check's report."""

    outputs: Outputs
    kinds: frozenset[FindingKind]
    max_findings: int
    is_cached: bool


def _check_once(session: "Session", options: "CheckOptions", request: _Request) -> ExitCode:
    from factcheck.checking.check import check_lists
    from factcheck.checking.run import CheckInterrupted
    from factcheck.cli.progress import progress_on_stderr

    try:
        with progress_on_stderr() as progress:
            session.progress = progress
            outcome = check_lists(session, options)
    except CheckInterrupted as stop:
        done = f"{stop.n_done:,} of {counted(stop.n_claims, 'claim')}"
        kept = "kept; run the same command again to go on" if request.is_cached else "lost"
        sys.stderr.write(f"interrupted: {done} checked and {kept}\n")
        return ExitCode.INTERRUPTED
    if outcome.acceptance is None or request.outputs.files:
        write_report(outcome.report, request.outputs)
    for folder in session.folders():
        tell_unread(session.effective.settings, folder)
    _tell(outcome)
    if outcome.n_listed == 0:
        return ExitCode.NOTHING_CHECKED
    return findings_code(outcome.report, request.kinds, request.max_findings)


def _watch(session: "Session", options: "CheckOptions", request: _Request) -> NoReturn:
    """Check, wait for a change, check again, until interrupted."""
    from factcheck.checking.check import watched_paths
    from factcheck.checking.watching import snapshot, wait_for_change

    while True:
        paths = watched_paths(session, options)
        before = snapshot(paths)
        try:
            _check_once(session, options, request)
        except FactcheckError as error:
            sys.stderr.write(f"{error}\n")
        sys.stderr.write("watching; Ctrl-C ends it\n")
        changed = wait_for_change(paths, before)
        sys.stderr.write(f"changed: {', '.join(changed)}\n")


def failing_kinds(text: str | None) -> frozenset[FindingKind]:
    """Return the kinds that `--fail-on` names; all of them where it is not given.

    Raises:
        SettingsError: one is not a kind of finding.
    """
    if text is None:
        return frozenset(FindingKind)
    names = [name.strip() for name in text.split(",") if name.strip()]
    unknown = [name for name in names if name not in list(FindingKind)]
    if unknown:
        allowed = ", ".join(FindingKind)
        raise SettingsError(f"--fail-on: {', '.join(unknown)}: not among {allowed}")
    return frozenset(FindingKind(name) for name in names)


def findings_code(report: "Report", kinds: frozenset[FindingKind], max_findings: int) -> ExitCode:
    """Return 1 where more findings of the kinds were made than are allowed, else 0."""
    from factcheck.checking.findings import fails

    n_failing = sum(fails(finding, kinds) for finding in report.findings)
    return ExitCode.FINDINGS if n_failing > max_findings else ExitCode.OK


def _tell(outcome: "CheckOutcome") -> None:
    """Say on stderr what the report has no place for."""
    n_checked = len(outcome.report.verdicts) + len(outcome.report.failures)
    if n_checked < outcome.n_listed:
        listed = counted(outcome.n_listed, "claim")
        sys.stderr.write(f"{n_checked:,} of {listed} chosen\n")
    for claim in outcome.needless_overrides:
        place = f"{claim.location.path}:{claim.location.line}"
        sys.stderr.write(f"{place}: {claim.id}: the override is not needed any more\n")
    if outcome.marking is not None:
        _tell_marking(outcome.marking)
    done = outcome.acceptance
    if done is not None:
        files = ", ".join(done.written) or "no file changed"
        gone = f"; {done.n_gone} of claims gone were dropped" if done.n_gone else ""
        sys.stderr.write(f"{counted(done.n_verdicts, 'verdict')} accepted: {files}{gone}\n")


def _tell_marking(done: "Marking") -> None:
    files = ", ".join(done.written) or "no file changed"
    marked = counted(done.n_marked, "claim")
    sys.stderr.write(f"{marked} marked, {done.n_unmarked:,} unmarked: {files}\n")
    for claim in done.refused:
        place = f"{claim.location.path}:{claim.location.line}"
        why = "supported is never excused where refuted is expected"
        sys.stderr.write(f"{place}: {claim.id}: not marked: {why}\n")


def _paths_and_ids(
    words: Sequence[str], *, accept: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return paths and, after `--accept`, ids: what is no path in name or in fact."""
    ids = [word for word in words if accept and not _is_path(word)]
    paths = [word for word in words if word not in ids]
    return tuple(paths) or (DEFAULT_LISTS,), tuple(ids)


def _is_path(word: str) -> bool:
    return os.sep in word or word.lower().endswith(LIST_SUFFIXES) or os.path.exists(word)
