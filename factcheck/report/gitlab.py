"""GitLab's code quality report: what a merge request shows beside the changed line."""

import json
from typing import Any

from factcheck.report.fingerprint import finding_fingerprints
from factcheck.report.outcomes import notes, problems
from factcheck.report.phrases import claim_end, one_line, shown_path
from factcheck.types import Finding, FindingKind, Report

_SEVERITIES = {
    FindingKind.REFUTED: "critical",
    FindingKind.CONFLICTING: "major",
    FindingKind.FLIPPED: "critical",
    FindingKind.UNEXPECTED: "major",
    FindingKind.UNCHECKED: "major",
    FindingKind.LOW_CONFIDENCE: "minor",
    FindingKind.NOT_IN_ARTICLE: "minor",
    FindingKind.NOW_RIGHT: "info",
}


def render_gitlab(report: Report) -> str:
    """Return a JSON array of findings, worst first; fingerprints differ and last over runs.

    Known failures that are none any more come last, as information. Expected failures are left
    out: the format holds only what got worse.
    """
    found = (*problems(report), *notes(report))
    issues = [
        _issue(finding, fingerprint)
        for finding, fingerprint in zip(found, finding_fingerprints(found), strict=True)
    ]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _issue(finding: Finding, fingerprint: str) -> dict[str, Any]:
    claim = finding.claim
    line, _ = claim_end(claim)
    return {
        "check_name": f"factcheck/{finding.kind.value}",
        "description": f"“{one_line(claim.text)}”: {one_line(finding.message)}",
        "severity": _SEVERITIES[finding.kind],
        "fingerprint": fingerprint,
        "location": {
            "path": shown_path(claim.location.path),
            "lines": {"begin": claim.location.line, "end": line},
        },
    }
