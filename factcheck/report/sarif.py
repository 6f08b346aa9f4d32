"""SARIF 2.1.0: what code scanning shows beside the line. Source: OASIS, SARIF 2.1.0."""

import json
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any
from urllib.parse import quote

from factcheck.report.fingerprint import finding_fingerprints
from factcheck.report.known import expected_failures, known_words
from factcheck.report.outcomes import (
    SEVERITIES,
    Severity,
    Shown,
    notes,
    problems,
    shown_evidence,
)
from factcheck.report.phrases import (
    KIND_TITLES,
    claim_end,
    comparison_words,
    coverage_words,
    one_line,
    read_words,
    shown_path,
    source_words,
    verdict_words,
)
from factcheck.types import Claim, Evidence, Finding, FindingKind, Report

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_FULL_DESCRIPTIONS = {
    FindingKind.REFUTED: "The best evidence in the corpus contradicts the claim.",
    FindingKind.CONFLICTING: "Documents of the corpus contradict each other about the claim.",
    FindingKind.FLIPPED: "The verdict is another one than the one accepted as the baseline.",
    FindingKind.UNEXPECTED: "The verdict is none of those that the claim list expects.",
    FindingKind.UNCHECKED: "The claim could not be checked; that is not a pass.",
    FindingKind.LOW_CONFIDENCE: "The verdict is as expected, with less confidence than asked for.",
    FindingKind.NOT_IN_ARTICLE: "The article that the list names does not hold the claim's words.",
    FindingKind.NOW_RIGHT: "The list marks the claim as a known failure; it comes out right.",
}
_HELP = {
    FindingKind.REFUTED: "Read the sentence against the claim at the related location. Correct "
    "the claim, or correct the corpus if the claim is right.",
    FindingKind.CONFLICTING: "Read both sentences at the related locations. Bring the corpus in "
    "order, or say in the claim which date or source it speaks of.",
    FindingKind.FLIPPED: "See which evidence changed. If the new verdict is right, record it with "
    "`factcheck check --accept`.",
    FindingKind.UNEXPECTED: "Correct the claim or its `expect`, or add a document that decides it "
    "to the corpus.",
    FindingKind.UNCHECKED: "Read the reason and run the check again; failures are not cached.",
    FindingKind.LOW_CONFIDENCE: "Read the evidence. Lower `min_confidence`, or add a document to "
    "the corpus that states the fact plainly.",
    FindingKind.NOT_IN_ARTICLE: "Bring the claim's text in line with the article, or take the "
    "claim off the list.",
    FindingKind.NOW_RIGHT: "Remove `known_failure` from the claim, so that it may not fail again.",
}
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}
_RULE_INDEX = {kind: index for index, kind in enumerate(FindingKind)}


def render_sarif(report: Report) -> str:
    """Return a SARIF log with one run: a result a finding, each with its evidence.

    Columns count Unicode code points. The rules are all kinds of findings, found or not,
    so that their ids and order stay the same.
    """
    found = problems(report)
    fingerprints = finding_fingerprints(found)
    run = {
        "tool": {"driver": _driver(report)},
        "automationDetails": {"id": f"factcheck/{shown_path(report.article)}/"},
        "invocations": [_invocation(report)],
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(finding, fingerprint)
            for finding, fingerprint in zip(found, fingerprints, strict=True)
        ],
        "properties": {
            "coverage": coverage_words(report),
            "corpus": report.corpus.path,
            "corpusFingerprint": report.corpus.fingerprint,
            "models": {model.name: model.sha256 for model in report.models},
        },
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _driver(report: Report) -> dict[str, Any]:
    return {
        "name": "factcheck",
        "version": report.version,
        "rules": [_rule(kind) for kind in FindingKind],
    }


def _rule(kind: FindingKind) -> dict[str, Any]:
    level = _LEVELS[SEVERITIES[kind]]
    return {
        "id": kind.value,
        "name": "".join(word.capitalize() for word in kind.value.split("-")),
        "shortDescription": {"text": KIND_TITLES[kind]},
        "fullDescription": {"text": _FULL_DESCRIPTIONS[kind]},
        "help": {
            "text": _HELP[kind],
            "markdown": f"**{_FULL_DESCRIPTIONS[kind]}** {_HELP[kind]}",
        },
        "defaultConfiguration": {"level": level},
        "properties": {
            "tags": ["factcheck"],
            "problem.severity": "recommendation" if level == "note" else level,
        },
    }


def _invocation(report: Report) -> dict[str, Any]:
    told = [
        *(_told("error", f.claim, f"not checked: {f.reason}") for f in report.failures),
        *(_told("note", v.claim, known_words(v)) for v in expected_failures(report)),
        *(_told("note", note.claim, note.message) for note in notes(report)),
    ]
    if report.coverage.n_claims == 0:
        told.append({"level": "warning", "message": {"text": coverage_words(report)}})
    return {
        "executionSuccessful": not report.failures,
        "endTimeUtc": report.created_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "toolExecutionNotifications": told,
    }


def _told(level: str, claim: Claim, text: str) -> dict[str, Any]:
    """Return a notification on a claim that makes no result: code scanning shows no alert."""
    return {
        "level": level,
        "message": {"text": _plain(one_line(text))},
        "locations": [{"physicalLocation": _claim_place(claim)}],
    }


def _result(finding: Finding, fingerprint: str) -> dict[str, Any]:
    evidence = list(enumerate(shown_evidence(finding.verdict), start=1))
    result: dict[str, Any] = {
        "ruleId": finding.kind.value,
        "ruleIndex": _RULE_INDEX[finding.kind],
        "level": _LEVELS[SEVERITIES[finding.kind]],
        "message": {"text": _message(finding, evidence)},
        "locations": [{"physicalLocation": _claim_place(finding.claim)}],
        "relatedLocations": [_related(number, shown) for number, shown in evidence],
        "partialFingerprints": {
            "factcheckFinding/v1": fingerprint,
            "primaryLocationLineHash": f"{fingerprint[:16]}:1",
        },
    }
    verdict = finding.verdict
    properties: dict[str, Any] = {"claim": finding.claim.text, "claimId": finding.claim.id}
    if verdict:
        properties |= {"label": verdict.label.value, "confidence": round(verdict.confidence, 4)}
    return result | {"properties": properties}


def _message(finding: Finding, evidence: list[tuple[int, Shown]]) -> str:
    """Return the finding in words, with links to the related locations that decide."""
    parts = [f"“{one_line(finding.claim.text)}”: {one_line(finding.message)}"]
    if finding.verdict:
        parts.append(f"Verdict: {verdict_words(finding.verdict)}.")
    links = [
        f"{shown.heading.capitalize()}: {_plain(f'“{one_line(read_words(shown.evidence))}”')} "
        f"[{_link_text(_source(shown.evidence))}]({number})"
        for number, shown in evidence
        if shown.decides
    ]
    return "\n".join([_plain("\n".join(parts)), *links])


def _source(evidence: Evidence) -> str:
    citation = evidence.hit.passage.citation
    return source_words(citation) or citation.document_id


def _claim_place(claim: Claim) -> dict[str, Any]:
    start = {"startLine": claim.location.line, "startColumn": claim.location.column}
    line, column = claim_end(claim)
    end = {} if claim.expectation is not None else {"endLine": line, "endColumn": column}
    return {"artifactLocation": _artifact(claim.location.path), "region": start | end}


def _related(number: int, shown: Shown) -> dict[str, Any]:
    evidence = shown.evidence
    quoted = f"{shown.heading}: “{one_line(read_words(evidence))}”"
    parts = (quoted, _source(evidence), comparison_words(evidence.comparison))
    message = _plain("\n".join(part for part in parts if part))
    return {
        "id": number,
        "message": {"text": message},
        "physicalLocation": _evidence_place(evidence),
        "properties": {"side": shown.side.value, "url": evidence.hit.passage.citation.url},
    }


def _evidence_place(evidence: Evidence) -> dict[str, Any]:
    location = evidence.location
    if location is None:
        uri = _uri(evidence.hit.passage.citation.document_id)
        return {"artifactLocation": {"uri": uri, "uriBaseId": "CORPUS"}}
    region: dict[str, Any] = {"startLine": location.line, "startColumn": location.column}
    region["snippet"] = {"text": evidence.text}
    return {"artifactLocation": _artifact(location.path), "region": region}


def _artifact(path: str) -> dict[str, str]:
    """Return a location relative to the checkout, or absolute where the path is."""
    windows = PureWindowsPath(path)
    if windows.drive:
        return {"uri": windows.as_uri()}
    if PurePosixPath(path).is_absolute():
        return {"uri": PurePosixPath(path).as_uri()}
    return {"uri": _uri(path), "uriBaseId": "%SRCROOT%"}


def _uri(path: str) -> str:
    return quote(shown_path(path).encode("utf-8", "surrogatepass"), safe="/")


def _plain(text: str) -> str:
    """Return text in which nothing reads as a link; SARIF 2.1.0, 3.11.6."""
    return _link_text(text) if "](" in text else text


def _link_text(text: str) -> str:
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
