"""The whole report as JSON; docs/report.md describes every key."""

import json
from typing import Any

from factcheck.types import (
    Claim,
    Comparison,
    Coverage,
    Difference,
    Evidence,
    Expectation,
    Extraction,
    Failure,
    Finding,
    Hit,
    Location,
    Report,
    SetAside,
    Verdict,
)

FORMAT_VERSION = 1
"""Raised when a key changes its meaning or goes; new keys do not raise it."""


def render_json(report: Report) -> str:
    """Return the report as indented JSON, UTF-8 text kept as it is."""
    return _dump(report_data(report))


def report_data(report: Report) -> dict[str, Any]:
    """Return the report as plain data: what JSON and JSON Lines are written from."""
    return {
        "version": FORMAT_VERSION,
        "factcheck": report.version,
        "article": {"path": report.article, "title": report.title},
        "verdicts": [_verdict(verdict) for verdict in report.verdicts],
        "failures": [_failure(failure) for failure in report.failures],
        "findings": [_finding(finding) for finding in report.findings],
        "set_aside": [_set_aside(item) for item in report.set_aside],
        "coverage": _coverage(report.coverage),
        "corpus": {
            "path": report.corpus.path,
            "documents": report.corpus.n_documents,
            "passages": report.corpus.n_passages,
            "indexed_at": report.corpus.built_at.isoformat(),
        },
        "settings": {s.name: {"value": s.value, "origin": s.origin} for s in report.settings},
        "fingerprints": {
            "corpus": report.corpus.fingerprint,
            "models": {model.name: model.sha256 for model in report.models},
        },
        "created_at": report.created_at.isoformat(),
        "seconds": round(report.seconds, 3),
    }


def render_extraction_json(extraction: Extraction) -> str:
    """Return the claims and what was set aside as indented JSON."""
    return _dump(
        {
            "version": FORMAT_VERSION,
            "claims": [
                {"id": claim.id, **_claim(claim), **_wording(claim)} for claim in extraction.claims
            ],
            "set_aside": [_set_aside(item) for item in extraction.set_aside],
            "sentences": extraction.n_sentences,
        }
    )


def render_hits_json(query: str, hits: tuple[Hit, ...]) -> str:
    """Return the hits of a search as indented JSON."""
    return _dump(
        {
            "version": FORMAT_VERSION,
            "query": query,
            "hits": [
                {
                    "similarity": round(hit.similarity, 4),
                    "lexical": round(hit.lexical, 4),
                    "fused": round(hit.fused, 4),
                    **_source(hit),
                    "heading": hit.passage.heading,
                    "span": list(hit.passage.span),
                    "text": hit.passage.text,
                }
                for hit in hits
            ],
        }
    )


def _dump(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _claim(claim: Claim) -> dict[str, Any]:
    attribution = claim.attribution
    return {
        "text": claim.text,
        "sentence": claim.sentence,
        "span": list(claim.span),
        "location": _location(claim.location),
        "attribution": None
        if attribution is None
        else {
            "speaker": attribution.speaker,
            "cue": attribution.cue,
            "quoted": attribution.quoted,
        },
        "date": claim.date.isoformat() if claim.date else None,
        "evidence_until": claim.evidence_until.isoformat() if claim.evidence_until else None,
        "expectation": _expectation(claim.expectation),
    }


def _expectation(expectation: Expectation | None) -> dict[str, Any] | None:
    if expectation is None:
        return None
    override = expectation.override
    return {
        "labels": [label.value for label in expectation.labels],
        "min_confidence": expectation.min_confidence,
        "override": None
        if override is None
        else {
            "label": override.label.value,
            "reason": override.reason,
            "by": override.by,
            "until": override.until.isoformat(),
        },
        "tags": list(expectation.tags),
        "note": expectation.note,
    }


def _location(location: Location) -> dict[str, Any]:
    return {"path": location.path, "line": location.line, "column": location.column}


def _verdict(verdict: Verdict) -> dict[str, Any]:
    differing = verdict.refuting.comparison.differences if verdict.refuting else ()
    return {
        "id": verdict.claim.id,
        "claim": _claim(verdict.claim),
        "label": verdict.label.value,
        "confidence": round(verdict.confidence, 4),
        "supporting": _evidence(verdict.supporting),
        "refuting": _evidence(verdict.refuting),
        "differences": [_difference(difference) for difference in differing],
        "reason": verdict.reason,
        "considered": verdict.n_considered,
        "on_topic": verdict.n_on_topic,
    }


def _evidence(evidence: Evidence | None) -> dict[str, Any] | None:
    if evidence is None:
        return None
    stance = evidence.stance
    return {
        **_source(evidence.hit),
        "sentence": evidence.text,
        "span": list(evidence.span),
        "stance": {
            "supports": round(stance.supports, 4),
            "refutes": round(stance.refutes, 4),
            "neither": round(stance.neither, 4),
        },
        **_comparison(evidence.comparison),
        "location": _location(evidence.location) if evidence.location else None,
        "fingerprint": evidence.fingerprint,
    }


def _source(hit: Hit) -> dict[str, Any]:
    citation = hit.passage.citation
    return {
        "document": citation.document_id,
        "title": citation.title,
        "source": citation.source,
        "url": citation.url,
        "date": citation.date.isoformat() if citation.date else None,
        "licence": citation.licence,
    }


def _comparison(comparison: Comparison) -> dict[str, Any]:
    return {
        "overlap": round(comparison.overlap, 4),
        "focus": round(comparison.focus, 4),
        "differences": [_difference(item) for item in comparison.differences],
        "missing": [_difference(item) for item in comparison.missing],
    }


def _difference(difference: Difference) -> dict[str, str]:
    return {
        "kind": difference.kind.value,
        "claim": difference.claim,
        "evidence": difference.evidence,
    }


def _failure(failure: Failure) -> dict[str, Any]:
    return {"id": failure.claim.id, "claim": _claim(failure.claim), "reason": failure.reason}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "kind": finding.kind.value,
        "id": finding.claim.id,
        "location": _location(finding.claim.location),
        "claim": finding.claim.text,
        "label": finding.verdict.label.value if finding.verdict else None,
        "message": finding.message,
    }


def _wording(claim: Claim) -> dict[str, Any]:
    """Return how a claim came to its words, and what it is."""
    return {
        "kind": None if claim.kind is None else claim.kind.value,
        "checkworthiness": claim.checkworthiness,
        "verifiability": claim.verifiability,
        "changes": [
            {"what": change.what, "by": change.by, "why": change.why.value}
            for change in claim.changes
        ],
        "unresolved": list(claim.unresolved),
        "repeated_at": [list(span) for span in claim.repeated_at],
    }


def _set_aside(item: SetAside) -> dict[str, Any]:
    return {
        "text": item.text,
        "span": list(item.span),
        "location": _location(item.location),
        "reason": item.reason.value,
    }


def _coverage(coverage: Coverage) -> dict[str, int]:
    return {
        "sentences": coverage.n_sentences,
        "claims": coverage.n_claims,
        "set_aside": coverage.n_set_aside,
        "checked": coverage.n_checked,
        "with_evidence": coverage.n_with_evidence,
        "decided": coverage.n_decided,
        "over_limit": coverage.n_over_limit,
    }
