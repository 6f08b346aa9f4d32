"""ClaimReview drafts: schema.org JSON-LD for a person to finish, sign and publish.

Source: https://schema.org/ClaimReview
"""

import json
from typing import Any

from factcheck.report.known import known_words
from factcheck.report.outcomes import Shown, shown_evidence
from factcheck.report.phrases import one_line, read_words, shown_path
from factcheck.types import Claim, Report, Verdict

_NOTICE = (
    "Draft by factcheck {version}, not a published review: a person has yet to check it, "
    "sign it as author and give it a rating."
)


def render_claimreview(report: Report) -> str:
    """Return a JSON-LD graph with a draft a checked claim; none has an author or a rating.

    Sentences of the corpus stand in `isBasedOn`, what decided the verdict first. The one who
    made the claim is a Thing: whether a Person or an Organization is for the author to say.
    """
    drafts = [_draft(report, verdict) for verdict in report.verdicts]
    graph = {"@context": "https://schema.org", "@graph": drafts}
    return json.dumps(graph, ensure_ascii=False, indent=2) + "\n"


def _draft(report: Report, verdict: Verdict) -> dict[str, Any]:
    claim = verdict.claim
    day = report.created_at.date().isoformat()
    notice = _NOTICE.format(version=report.version)
    known = one_line(known_words(verdict)).rstrip(".")
    return {
        "@type": "ClaimReview",
        "identifier": claim.id,
        "creativeWorkStatus": "Draft",
        "description": f"{notice} The list: {known}." if known else notice,
        "dateCreated": day,
        "claimReviewed": one_line(claim.text),
        "itemReviewed": _item(report, claim),
        "reviewBody": one_line(verdict.reason),
        "isBasedOn": [_citation(shown) for shown in shown_evidence(verdict)],
    }


def _item(report: Report, claim: Claim) -> dict[str, Any]:
    item: dict[str, Any] = {"@type": "Claim", "text": one_line(claim.text)}
    if claim.attribution is not None:
        item["author"] = {"@type": "Thing", "name": one_line(claim.attribution.speaker)}
    appearance: dict[str, Any] = {
        "@type": "CreativeWork",
        "name": one_line(report.title) or shown_path(claim.location.path),
        "identifier": shown_path(claim.location.path),
        "text": one_line(claim.sentence),
    }
    if claim.date is not None:
        appearance["datePublished"] = claim.date.isoformat()
    return item | {"appearance": appearance}


def _citation(shown: Shown) -> dict[str, Any]:
    evidence = shown.evidence
    citation = evidence.hit.passage.citation
    work: dict[str, Any] = {
        "@type": "CreativeWork",
        "abstract": f"Speaks {shown.heading} the claim.",
        "text": one_line(read_words(evidence)),
        "name": citation.title or citation.document_id,
        "identifier": citation.document_id,
    }
    if citation.source:
        work["publisher"] = {"@type": "Organization", "name": citation.source}
    if citation.url:
        work["url"] = citation.url
    if citation.date:
        work["dateModified"] = citation.date.isoformat()
    return work
