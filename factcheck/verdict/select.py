"""Which sentences of the hits are worth the scorer's time."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.types import Claim, Comparison, Evidence, Hit, Pair, Span, StanceProbabilities
from factcheck.verdict.compare import EvidenceText, compare
from factcheck.verdict.stems import all_stems

_BETWEEN_SEMICOLONS = re.compile(r"[^;\s](?:[^;]|;(?!\s))*")
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

    def pair(self, claim: Claim) -> Pair:
        """Return what the scorer reads: the title too, where it holds a word of the claim
        that the sentence leaves out ("She has led the port", in "Port of Elmhaven")."""
        title = self.hit.passage.citation.title
        added = (all_stems(claim.text) & all_stems(title)) - all_stems(self.text)
        return Pair(evidence=f"{title}. {self.text}" if added else self.text, claim=claim.text)

    def with_stance(self, stance: StanceProbabilities) -> Evidence:
        """Return the candidate as evidence, pinned by the hash of its words."""
        return Evidence(
            hit=self.hit,
            span=self.span,
            text=self.text,
            stance=stance,
            comparison=self.comparison,
            fingerprint=hashlib.sha256(self.text.encode()).hexdigest(),
        )


def select_candidates(
    claim: Claim, hits: Sequence[Hit], max_sentences: int
) -> tuple[Candidate, ...]:
    """Return at most `max_sentences` candidates, most promising first, no sentence twice."""
    candidates: dict[tuple[str, str], Candidate] = {}
    for hit in hits:
        for span in _parts(hit):
            candidate = _candidate(claim, hit, span)
            key = (hit.passage.citation.document_id, candidate.text)
            candidates.setdefault(key, candidate)
    ranked = sorted(candidates.values(), key=_promise, reverse=True)
    return tuple(ranked[:max_sentences])


def _parts(hit: Hit) -> Iterator[Span]:
    """Yield the passage's sentences, cut at semicolons: "not 34; the number is 32" is two."""
    passage = hit.passage
    for sentence in passage.sentences:
        start = sentence.start - passage.span.start
        end = sentence.end - passage.span.start
        for part in _BETWEEN_SEMICOLONS.finditer(passage.text, start, end):
            yield Span(part.start() + passage.span.start, part.end() + passage.span.start)


def _promise(candidate: Candidate) -> float:
    return candidate.comparison.overlap + _FUSED_WEIGHT * candidate.hit.fused


def _candidate(claim: Claim, hit: Hit, span: Span) -> Candidate:
    passage = hit.passage
    offset = passage.span.start
    text = " ".join(passage.text[span.start - offset : span.end - offset].split())
    evidence = EvidenceText(
        sentence=text,
        context=f"{passage.citation.title}. {passage.heading}",
        passage=passage.text,
        date=passage.citation.date,
    )
    comparison = compare(claim.text, evidence, claim.date)
    return Candidate(hit=hit, span=span, text=text, comparison=comparison)
