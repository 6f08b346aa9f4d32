"""GitHub Actions: annotations on the lines of a pull request, and a log that a person reads.

Source: GitHub Docs, “Workflow commands for GitHub Actions”; the runner's command parser.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from factcheck.report.outcomes import SEVERITIES, Severity, notes, problems, shown_evidence
from factcheck.report.phrases import (
    KIND_TITLES,
    claim_end,
    comparison_words,
    counted,
    coverage_words,
    evidence_words,
    one_line,
    place,
    shortened,
    shown_path,
)
from factcheck.types import Finding, Report

MAX_ANNOTATIONS = 10
"""Of each severity that GitHub shows a step; what comes later is dropped without a word."""
_MAX_TITLE_CHARS = 200
_MAX_MESSAGE_CHARS = 4000
"""Far under the 64 KB that an annotation may hold."""


def render_github(report: Report) -> str:
    """Return workflow commands, worst first, and the findings over the limit as plain lines.

    Known failures that are none any more are notices; expected failures are only counted.
    Nothing that an article or a corpus says can be read as a command of its own.
    """
    shown, rest = _within_limit((*problems(report), *notes(report)))
    lines = [_command(finding) for finding in shown]
    if rest:
        lines.append(f"{counted(len(rest), 'finding')} more than GitHub annotates:")
        lines += [f"- {_log_line(finding)}" for finding in rest]
    if report.coverage.n_claims == 0:
        lines.append(f"::warning title=Nothing to check::{_data(coverage_words(report))}")
    else:
        lines.append(f"factcheck: {_inert(coverage_words(report))}")
    return "\n".join(lines) + "\n"


def _within_limit(findings: Sequence[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Return the findings that GitHub will show, and the rest, both worst first."""
    n_of: Counter[Severity] = Counter()
    shown: list[Finding] = []
    rest: list[Finding] = []
    for finding in findings:
        severity = SEVERITIES[finding.kind]
        n_of[severity] += 1
        (shown if n_of[severity] <= MAX_ANNOTATIONS else rest).append(finding)
    return shown, rest


def _command(finding: Finding) -> str:
    properties = ",".join(f"{key}={_property(value)}" for key, value in _properties(finding))
    message = "\n".join(_message(finding))[:_MAX_MESSAGE_CHARS]
    return f"::{SEVERITIES[finding.kind].value} {properties}::{_data(message)}"


def _properties(finding: Finding) -> Iterator[tuple[str, str]]:
    claim = finding.claim
    if claim.location.path != "-":
        end_line, end_column = claim_end(claim)
        yield "file", shown_path(claim.location.path)
        yield "line", str(claim.location.line)
        yield "endLine", str(end_line)
        if end_line == claim.location.line:  # GitHub refuses columns over several lines
            yield "col", str(claim.location.column)
            if end_column > claim.location.column:
                yield "endColumn", str(end_column)
    yield "title", shortened(f"{KIND_TITLES[finding.kind]}: {claim.text}", _MAX_TITLE_CHARS)


def _message(finding: Finding) -> Iterator[str]:
    yield f"“{one_line(finding.claim.text)}”"
    yield one_line(finding.message)
    for shown in shown_evidence(finding.verdict):
        if shown.decides:
            differs = comparison_words(shown.evidence.comparison)
            words = f"{shown.heading}: {evidence_words(shown.evidence)}"
            yield f"{words}; {differs}" if differs else words


def _log_line(finding: Finding) -> str:
    return _inert(
        f"{place(finding.claim.location)}: {finding.kind.value}: "
        f"“{one_line(finding.claim.text)}”: {one_line(finding.message)}"
    )


def _inert(line: str) -> str:
    """Return a log line without the runner's older command mark, which counts anywhere in it."""
    return one_line(line).replace("##[", "## [")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
