"""A checked claim list for a terminal: what to look at, with its place and its evidence."""

import textwrap
from collections import Counter

from factcheck.report.known import Known, expected_failures, known_standing, known_words
from factcheck.report.outcomes import Shown, notes, shown_evidence
from factcheck.report.phrases import (
    KIND_TITLES,
    comparison_words,
    corpus_words,
    counted,
    evidence_words,
    label_words,
    one_line,
    place,
)
from factcheck.report.text import TextStyle
from factcheck.types import Finding, FindingKind, Label, Report, Verdict

_RED, _YELLOW, _BOLD, _DIM, _END = "\x1b[1;31m", "\x1b[33m", "\x1b[1m", "\x1b[2m", "\x1b[0m"
_LOUD = (FindingKind.REFUTED, FindingKind.FLIPPED, FindingKind.UNEXPECTED)
_INDENT = "    "
_PLAIN = TextStyle()


def render_findings_text(report: Report, style: TextStyle = _PLAIN) -> str:
    """Return every finding in the order of the lists, and a closing summary.

    Each begins with `file:line:column`, which terminals and editors make a link. Known failures
    that are none any more come in a line each. What is as expected, and what fails as expected,
    is only counted; `style.verbose` lists it in a line each.
    """
    lines: list[str] = []
    for finding in report.findings:
        lines.extend([*_finding(finding, style), ""])
    lines.extend(_now_right(report, style))
    if style.verbose:
        lines.extend(_failing_as_expected(report, style))
        lines.extend([*_as_expected(report, style), ""])
    lines.extend(_summary(report, style))
    return "\n".join(lines).strip("\n") + "\n"


def _finding(finding: Finding, style: TextStyle) -> list[str]:
    claim = finding.claim
    title = KIND_TITLES[finding.kind]
    colour = _RED if finding.kind in _LOUD else _YELLOW
    lines = [f"{place(claim.location)}: {_coloured(title, colour, style)}  {claim.id}"]
    lines.extend(_wrapped(f"“{one_line(claim.text)}”", style))
    lines.extend(_wrapped(f"→ {one_line(finding.message)}", style))
    for shown in shown_evidence(finding.verdict):
        lines.extend(_evidence(shown, style))
    note = claim.expectation.note if claim.expectation else ""
    if note:
        lines.extend(_wrapped(f"note: {one_line(note)}", style, colour=_DIM))
    return lines


def _evidence(shown: Shown, style: TextStyle) -> list[str]:
    lines = _wrapped(f"{shown.heading}: {evidence_words(shown.evidence)}", style, hang="  ")
    points = comparison_words(shown.evidence.comparison)
    if points:
        lines.extend(_wrapped(points, style, colour=_DIM, hang="  ", extra="  "))
    return lines


def _now_right(report: Report, style: TextStyle) -> list[str]:
    lines = [
        f"{place(note.claim.location)}: {_coloured('now right', _YELLOW, style)}  "
        f"{note.claim.id}: {note.message}"
        for note in notes(report)
    ]
    return [*lines, ""] if lines else []


def _failing_as_expected(report: Report, style: TextStyle) -> list[str]:
    lines = [
        f"{place(verdict.claim.location)}: {_label(verdict)}  {verdict.claim.id}: "
        f"{_coloured(one_line(known_words(verdict)), _DIM, style)}"
        for verdict in expected_failures(report)
    ]
    return [*lines, ""] if lines else []


def _as_expected(report: Report, style: TextStyle) -> list[str]:
    found = {(finding.claim.location.path, finding.claim.id) for finding in report.findings}
    return [
        f"{place(verdict.claim.location)}: {_label(verdict)}  {verdict.claim.id}"
        for verdict in report.verdicts
        if (verdict.claim.location.path, verdict.claim.id) not in found
        and known_standing(verdict) is not Known.EXPECTED_FAILURE
    ] or [_coloured("nothing is as expected", _DIM, style)]


def _label(verdict: Verdict) -> str:
    return f"{label_words(verdict.label)} ({verdict.confidence:.0%})"


def _summary(report: Report, style: TextStyle) -> list[str]:
    n_claims = len(report.verdicts) + len(report.failures)
    if n_claims == 0:
        return ["No claim to check."]
    labels = Counter(verdict.label for verdict in report.verdicts)
    checked = ", ".join(f"{labels[one]} {label_words(one)}" for one in Label if labels[one])
    kinds = Counter(finding.kind for finding in report.findings)
    found = ", ".join(f"{kinds[kind]} {kind.value}" for kind in FindingKind if kinds[kind])
    counts = f"{counted(len(report.findings), 'finding')}: {found}" if found else "no findings"
    n_expected = len(expected_failures(report))
    if n_expected:
        counts += f"; {counted(n_expected, 'expected failure')}"
    head = f"{counted(n_claims, 'claim')} checked against {corpus_words(report)}; {counts}."
    lines = textwrap.wrap(head, style.width)
    lines[0] = _coloured(lines[0], _BOLD, style)
    return [*lines, *textwrap.wrap(f"Verdicts: {checked or 'none'}.", style.width)]


def _wrapped(
    text: str, style: TextStyle, *, colour: str = "", hang: str = "", extra: str = ""
) -> list[str]:
    lines = textwrap.wrap(
        text,
        style.width,
        initial_indent=_INDENT + extra,
        subsequent_indent=_INDENT + extra + hang,
        break_on_hyphens=False,
    )
    return [_coloured(line, colour, style) for line in lines] if colour else lines


def _coloured(text: str, code: str, style: TextStyle) -> str:
    return f"{code}{text}{_END}" if style.colour else text
