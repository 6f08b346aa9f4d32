"""Which sentences of the hits are worth the scorer's time."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.types import Claim, Comparison, Evidence, Hit, Pair, Span, StanceProbabilities
from factcheck.verdict.before import lead_in, parts_of, sentences_before, text_of
from factcheck.verdict.compare import compare
from factcheck.verdict.late import told_positively
from factcheck.verdict.stems import all_stems
from factcheck.verdict.texts import EvidenceText, measure_overlap

_FUSED_WEIGHT = 0.3
"""Of retrieval's rank beside the overlap, which alone misses paraphrases."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A sentence chosen to be scored against a claim."""

    hit: Hit
    span: Span
    """In the document's text."""
    text: str
    comparison: Comparison
    lead_in: str = ""
    """The sentence before it, where it does not say alone whom it is on."""

    def pair(self, claim: Claim) -> Pair:
        """Return what the scorer reads: the title and the sentence before too, where this one
        leans on it; the title alone, where it holds a word of the claim that the sentence leaves
        out ("She has led the port", in "Port of Elmhaven")."""
        title = self.hit.passage.citation.title
        told = told_positively(claim.text)
        if self.lead_in:
            head = f"{title}. " if title else ""
            return Pair(evidence=f"{head}{self.lead_in} {self.text}", claim=told)
        added = (all_stems(claim.text) & all_stems(title)) - all_stems(self.text)
        return Pair(evidence=f"{title}. {self.text}" if added else self.text, claim=told)

    def with_stance(self, stance: StanceProbabilities) -> Evidence:
        """Return the candidate as evidence, pinned by the hash of what was read of it."""
        read = f"{self.lead_in} {self.text}" if self.lead_in else self.text
        return Evidence(
            hit=self.hit,
            span=self.span,
            text=self.text,
            before=self.lead_in,
            stance=stance,
            comparison=self.comparison,
            fingerprint=hashlib.sha256(read.encode()).hexdigest(),
        )


def select_candidates(
    claim: Claim, hits: Sequence[Hit], max_sentences: int
) -> tuple[Candidate, ...]:
    """Return at most `max_sentences` candidates, most promising first, no sentence twice."""
    sentences: dict[tuple[str, str], _Sentence] = {}
    before = sentences_before(hits)
    for hit in hits:
        document_id = hit.passage.citation.document_id
        for span in parts_of(hit):
            text = text_of(hit, span)
            if (document_id, text) not in sentences:
                lead = lead_in(claim.text, text, before.get((document_id, span.start), ""))
                sentences[document_id, text] = _sentence(claim, hit, span, text, lead)
    ranked = sorted(sentences.values(), key=lambda sentence: sentence.promise, reverse=True)
    return tuple(_compared(claim, sentence) for sentence in ranked[:max_sentences])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence:
    """A sentence of a hit, before it is held against the claim."""

    hit: Hit
    span: Span
    evidence: EvidenceText
    promise: float


def _sentence(claim: Claim, hit: Hit, span: Span, text: str, lead: str) -> _Sentence:
    passage = hit.passage
    evidence = EvidenceText(
        sentence=text,
        context=f"{passage.citation.title}. {passage.heading}",
        before=lead,
        passage=passage.text,
        date=passage.citation.date,
    )
    promise = measure_overlap(claim.text, evidence) + _FUSED_WEIGHT * hit.fused
    return _Sentence(hit=hit, span=span, evidence=evidence, promise=promise)


def _compared(claim: Claim, sentence: _Sentence) -> Candidate:
    evidence = sentence.evidence
    return Candidate(
        hit=sentence.hit,
        span=sentence.span,
        text=evidence.sentence,
        comparison=compare(claim.text, evidence, claim.date),
        lead_in=evidence.before,
    )
