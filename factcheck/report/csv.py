"""A report as CSV: a row a claim, safe to open in a spreadsheet."""

import csv
import io

from factcheck.report.known import known_words
from factcheck.report.outcomes import Outcome, outcomes
from factcheck.report.phrases import (
    comparison_words,
    expectation_words,
    one_line,
    place,
    read_words,
    shown_path,
)
from factcheck.types import Evidence, Report

COLUMNS = (
    "file",
    "line",
    "column",
    "id",
    "claim",
    "speaker",
    "label",
    "confidence",
    "expected",
    "findings",
    "known_failure",
    "reason",
    *(
        f"{side}_{part}"
        for side in ("supporting", "refuting")
        for part in ("sentence", "title", "source", "date", "url", "place", "differences")
    ),
)
"""The header row; `label` is empty and `reason` says why where a claim was not checked."""
_FORMULA_STARTS = frozenset("=+-@＝＋－＠")
"""What makes a spreadsheet compute a cell, white space before it or not.

Source: OWASP, CSV Injection.
"""


def render_csv(report: Report) -> str:
    """Return a header and a row a claim, comma-separated and quoted as RFC 4180 has it.

    A text that a spreadsheet would take for a formula has an apostrophe before it.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([_neutral(cell) for cell in _row(outcome)] for outcome in outcomes(report))
    return buffer.getvalue()


def _row(outcome: Outcome) -> list[str]:
    claim, verdict = outcome.claim, outcome.verdict
    findings = "; ".join(f"{f.kind.value}: {one_line(f.message)}" for f in outcome.findings)
    reason = outcome.failure.reason if outcome.failure else verdict.reason if verdict else ""
    return [
        shown_path(claim.location.path),
        str(claim.location.line),
        str(claim.location.column),
        claim.id,
        claim.text,
        claim.attribution.speaker if claim.attribution else "",
        verdict.label.value if verdict else "",
        f"{verdict.confidence:.4f}" if verdict else "",
        expectation_words(claim.expectation) if claim.expectation else "",
        findings,
        known_words(verdict) if verdict else "",
        reason,
        *_evidence(verdict.supporting if verdict else None),
        *_evidence(verdict.refuting if verdict else None),
    ]


def _evidence(evidence: Evidence | None) -> list[str]:
    if evidence is None:
        return [""] * 7
    citation = evidence.hit.passage.citation
    return [
        read_words(evidence),
        citation.title,
        citation.source or "",
        citation.date.isoformat() if citation.date else "",
        citation.url or "",
        _place(evidence),
        comparison_words(evidence.comparison),
    ]


def _place(evidence: Evidence) -> str:
    passage = evidence.hit.passage
    where = place(evidence.location) if evidence.location else passage.citation.document_id
    return where if passage.page is None else f"{where}, page {passage.page}"


def _neutral(cell: str) -> str:
    """Return the cell as text that no spreadsheet computes, its line ends plain."""
    text = cell.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    start = text.lstrip("\ufeff\u200b")[:1]
    return f"'{text}" if start.isspace() or start in _FORMULA_STARTS else text
