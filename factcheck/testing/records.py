"""Records with sensible defaults, for tests."""

import datetime as dt
import hashlib
from collections.abc import Sequence

from factcheck.types import (
    Attribution,
    Citation,
    Claim,
    Comparison,
    CorpusInfo,
    Coverage,
    Document,
    Evidence,
    Failure,
    Hit,
    Label,
    Location,
    ModelInfo,
    Passage,
    Report,
    SetAside,
    SettingOrigin,
    Span,
    StanceProbabilities,
    Verdict,
)

SUPPORTS = StanceProbabilities(supports=0.97, refutes=0.01, neither=0.02)
REFUTES = StanceProbabilities(supports=0.01, refutes=0.97, neither=0.02)
NEITHER = StanceProbabilities(supports=0.01, refutes=0.01, neither=0.98)

_NO_COMPARISON = Comparison(differences=(), missing=(), overlap=1.0, focus=1.0)


def text_sha256(text: str) -> str:
    """Return the sha256 of a text, lone surrogates included."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def make_document(text: str, *, id: str = "article.txt", date: dt.date | None = None) -> Document:
    """Return an article in plain text."""
    return Document(
        id=id,
        text=text,
        title="An article",
        source=None,
        url=None,
        date=date,
        licence=None,
        sha256=text_sha256(text),
        markup="text",
    )


def make_claim(
    text: str,
    *,
    line: int = 1,
    attribution: Attribution | None = None,
    date: dt.date | None = None,
) -> Claim:
    """Return a claim that is its own sentence."""
    return Claim(
        id=text_sha256(f"{line} {text}")[:10],
        text=text,
        sentence=text,
        span=Span(0, len(text)),
        location=Location(path="article.txt", line=line, column=1),
        attribution=attribution,
        date=date,
    )


def make_passage(
    *sentences: str,
    id: int = 0,
    document_id: str = "reference.md",
    title: str = "",
    date: dt.date | None = None,
) -> Passage:
    """Return a passage of these sentences, joined by spaces, at the head of its document."""
    spans: list[Span] = []
    for sentence in sentences:
        start = spans[-1].end + 1 if spans else 0
        spans.append(Span(start, start + len(sentence)))
    text = " ".join(sentences)
    return Passage(
        id=id,
        citation=Citation(
            document_id=document_id, title=title, source=None, url=None, date=date, licence=None
        ),
        span=Span(0, len(text)),
        text=text,
        heading="",
        sentences=tuple(spans),
    )


def make_hit(passage: Passage, *, fused: float = 1.0) -> Hit:
    """Return a hit on a passage."""
    return Hit(passage=passage, similarity=fused, lexical=10 * fused, fused=fused)


def make_evidence(
    text: str,
    stance: StanceProbabilities = SUPPORTS,
    *,
    document_id: str = "reference.md",
    title: str = "A reference",
    comparison: Comparison = _NO_COMPARISON,
) -> Evidence:
    """Return a sentence of evidence that is its document's only one.

    By default it speaks of nothing but the claim: overlap and focus are 1.
    """
    passage = make_passage(text, document_id=document_id, title=title)
    return Evidence(
        hit=make_hit(passage),
        span=passage.span,
        text=text,
        stance=stance,
        comparison=comparison,
        fingerprint=text_sha256(text),
    )


def make_verdict(
    claim: Claim,
    label: Label,
    *,
    supporting: Evidence | None = None,
    refuting: Evidence | None = None,
    nearest: Evidence | None = None,
    confidence: float = 0.97,
    reason: str = "a made-up reason",
) -> Verdict:
    """Return a verdict as given; its label is not worked out from the evidence."""
    n_considered = sum(item is not None for item in (supporting, refuting, nearest))
    return Verdict(
        claim=claim,
        label=label,
        confidence=confidence,
        supporting=supporting,
        refuting=refuting,
        nearest=nearest,
        n_considered=n_considered,
        n_on_topic=n_considered,
        reason=reason,
    )


def make_report(
    verdicts: Sequence[Verdict] = (),
    *,
    failures: Sequence[Failure] = (),
    set_aside: Sequence[SetAside] = (),
    title: str = "An article",
) -> Report:
    """Return a report with these results; coverage is counted from them."""
    n_claims = len(verdicts) + len(failures)
    return Report(
        article="article.txt",
        title=title,
        verdicts=tuple(verdicts),
        failures=tuple(failures),
        set_aside=tuple(set_aside),
        coverage=Coverage(
            n_sentences=n_claims,
            n_claims=n_claims,
            n_set_aside=len(set_aside),
            n_checked=len(verdicts),
            n_with_evidence=sum(verdict.n_on_topic > 0 for verdict in verdicts),
            n_decided=sum(v.label is not Label.NOT_ENOUGH_EVIDENCE for v in verdicts),
            n_over_limit=0,
        ),
        corpus=make_corpus_info(n_documents=2, n_passages=1234),
        settings=(
            SettingOrigin(name="retrieval.n_hits", value=5, origin="preset fast:3"),
            SettingOrigin(name="verdict.min_overlap", value=0.6, origin="default"),
        ),
        models=(ModelInfo(name="fake-scorer", sha256=text_sha256("fake-scorer")),),
        version="0.0.0",
        created_at=dt.datetime(2025, 3, 11, 12, 30, tzinfo=dt.UTC),
        seconds=1.23456,
    )


def make_corpus_info(*, n_documents: int, n_passages: int) -> CorpusInfo:
    """Return what a report says of a made-up corpus."""
    return CorpusInfo(
        path="notes",
        fingerprint=text_sha256("notes"),
        n_documents=n_documents,
        n_passages=n_passages,
        built_at=dt.datetime(2025, 3, 10, 9, 5, tzinfo=dt.UTC),
    )
