"""The whole report as JSON; docs/report.md describes every key."""

import json
from collections.abc import Iterator
from typing import Any

from factcheck.report.known import count_now_right, expected_failures, known_standing
from factcheck.types import (
    ArticleHead,
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
    ModelReading,
    Report,
    SetAside,
    Verdict,
)

FORMAT_VERSION = 1
"""Raised when a key changes its meaning or goes; new keys do not raise it."""


def render_json(report: Report) -> str:
    """Return the report as indented JSON, UTF-8 text kept as it is.

    Long lists are written a row at a time: as data, they take several times what their text does.
    """
    members = list(_members(report_data(report)))
    return "".join(["{\n", *members[:-1], members[-1].removesuffix(",\n"), "\n}\n"])


def report_data(report: Report) -> dict[str, Any]:
    """Return the report as plain data: what JSON and JSON Lines are written from.

    Long lists are iterators, which can be read once.
    """
    return {
        "version": FORMAT_VERSION,
        "factcheck": report.version,
        "article": {"path": report.article, "title": report.title},
        "verdicts": map(_verdict, report.verdicts),
        "failures": map(_failure, report.failures),
        "findings": map(_finding, report.findings),
        "known_failures": {
            "expected": len(expected_failures(report)),
            "now_right": count_now_right(report),
        },
        "set_aside": map(_set_aside, report.set_aside),
        "coverage": _coverage(report.coverage),
        "language_model": _reading(report.reading),
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
        "shard": report.shard,
    }


def render_extraction_json(extraction: Extraction) -> str:
    """Return the claims and what was set aside as indented JSON."""
    return _dump(
        {
            "version": FORMAT_VERSION,
            "article": _article(extraction.article),
            "claims": [
                {"id": claim.id, **_claim(claim), **_wording(claim)} for claim in extraction.claims
            ],
            "set_aside": [_set_aside(item) for item in extraction.set_aside],
            "sentences": extraction.n_sentences,
            "language_model": _reading(extraction.reading),
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
                    "line": hit.passage.line,
                    "span": list(hit.passage.span),
                    "text": hit.passage.text,
                }
                for hit in hits
            ],
        }
    )


def _members(data: dict[str, Any]) -> Iterator[str]:
    """Yield the text of an object's members, each with the comma behind it."""
    for key, value in data.items():
        name = json.dumps(key)
        if not isinstance(value, Iterator):
            yield f"  {name}: {_indented(value, 2)},\n"
            continue
        separator = f"  {name}: [\n    "
        for row in value:
            yield f"{separator}{_indented(row, 4)}"
            separator = ",\n    "
        yield f"  {name}: [],\n" if separator.endswith("[\n    ") else "\n  ],\n"


def _indented(value: Any, n_blanks: int) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return text.replace("\n", "\n" + " " * n_blanks)


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
    override, known = expectation.override, expectation.known_failure
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
        "known_failure": None
        if known is None
        else {
            "label": known.label.value,
            "reason": known.reason,
            "until": known.until.isoformat() if known.until else None,
        },
        "tags": list(expectation.tags),
        "note": expectation.note,
    }


def _location(location: Location) -> dict[str, Any]:
    return {"path": location.path, "line": location.line, "column": location.column}


def _verdict(verdict: Verdict) -> dict[str, Any]:
    differing = verdict.refuting.comparison.differences if verdict.refuting else ()
    known = known_standing(verdict)
    return {
        "id": verdict.claim.id,
        "claim": _claim(verdict.claim),
        "label": verdict.label.value,
        "confidence": round(verdict.confidence, 4),
        "supporting": _evidence(verdict.supporting),
        "refuting": _evidence(verdict.refuting),
        "nearest": _evidence(verdict.nearest),
        "differences": [_difference(difference) for difference in differing],
        "reason": verdict.reason,
        "withheld": verdict.withheld and verdict.withheld.value,
        "sources": verdict.n_sources,
        "known": known.value if known else None,
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
        "before": evidence.before,
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
        "author": citation.author,
        "language": citation.language,
        "reliability": citation.reliability,
        "page": hit.passage.page,
        "also_in": [
            {"document": other.document_id, "title": other.title, "source": other.source}
            for other in hit.passage.also_in
        ],
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


def _probability(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _wording(claim: Claim) -> dict[str, Any]:
    """Return how a claim came to its words, and what it is."""
    return {
        "kind": None if claim.kind is None else claim.kind.value,
        "checkworthiness": _probability(claim.checkworthiness),
        "verifiability": _probability(claim.verifiability),
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


def _article(head: ArticleHead | None) -> dict[str, Any] | None:
    if head is None:
        return None
    return {
        "title": head.title or None,
        "author": head.author or None,
        "place": head.place or None,
        "agency": head.agency or None,
        "date": head.date.isoformat() if head.date else None,
    }


def _reading(reading: ModelReading | None) -> dict[str, Any] | None:
    """Return how far a language model found the claims; None where none was asked."""
    if reading is None:
        return None
    return {
        "host": reading.host,
        "model": reading.model,
        "windows": reading.n_windows,
        "fallen_back": reading.n_fallen_back,
        "dropped": reading.n_dropped,
        "notes": list(reading.notes),
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
        "withheld": coverage.n_withheld,
    }
