"""Which sentences of the hits are worth the scorer's time."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.types import Claim, Comparison, Evidence, Hit, Pair, Span, StanceProbabilities
from factcheck.verdict.before import lead_in, parts_of, sentences_before, text_of
from factcheck.verdict.compare import EvidenceText, compare
from factcheck.verdict.stems import all_stems

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
        if self.lead_in:
            head = f"{title}. " if title else ""
            return Pair(evidence=f"{head}{self.lead_in} {self.text}", claim=claim.text)
        added = (all_stems(claim.text) & all_stems(title)) - all_stems(self.text)
        return Pair(evidence=f"{title}. {self.text}" if added else self.text, claim=claim.text)

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
    candidates: dict[tuple[str, str], Candidate] = {}
    before = sentences_before(hits)
    for hit in hits:
        for span in parts_of(hit):
            place = (hit.passage.citation.document_id, span.start)
            candidate = _candidate(claim, hit, span, before.get(place, ""))
            key = (hit.passage.citation.document_id, candidate.text)
            candidates.setdefault(key, candidate)
    ranked = sorted(candidates.values(), key=_promise, reverse=True)
    return tuple(ranked[:max_sentences])


def _promise(candidate: Candidate) -> float:
    return candidate.comparison.overlap + _FUSED_WEIGHT * candidate.hit.fused


def _candidate(claim: Claim, hit: Hit, span: Span, before: str) -> Candidate:
    passage = hit.passage
    text = text_of(hit, span)
    lead = lead_in(claim.text, text, before)
    evidence = EvidenceText(
        sentence=text,
        context=f"{passage.citation.title}. {passage.heading}",
        before=lead,
        passage=passage.text,
        date=passage.citation.date,
    )
    comparison = compare(claim.text, evidence, claim.date)
    return Candidate(hit=hit, span=span, text=text, comparison=comparison, lead_in=lead)
