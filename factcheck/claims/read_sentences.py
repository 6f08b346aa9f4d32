"""The sentences of an article that are read for claims, as text without markup."""

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.claims.wording import dateline_end
from factcheck.markup import plain_text
from factcheck.types import Claim, Document, Extraction, Location, SetAsideReason, Span

_READ = frozenset({SetAsideReason.QUESTION, SetAsideReason.OPINION})
"""What is set aside but still says whom the next sentence is about."""
_N_DATELINES = 3
"""Sentences at an article's head that may begin with a dateline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSentence:
    """A sentence of prose, and what it states by rule."""

    span: Span
    text: str
    """Without markup and dateline, on one line."""
    location: Location
    statements: tuple[Claim, ...]
    """None of a question or an opinion."""


def read_sentences(document: Document, whole: Extraction) -> Iterator[ReadSentence]:
    """Yield the sentences that are read, in order, each with its statements."""
    by_span: dict[Span, list[Claim]] = {}
    locations: dict[Span, Location] = {}
    for claim in whole.claims:
        by_span.setdefault(claim.span, []).append(claim)
        locations[claim.span] = claim.location
    for aside in whole.set_aside:
        if aside.reason in _READ:
            by_span.setdefault(aside.span, [])
            locations[aside.span] = aside.location
    for n, span in enumerate(sorted(by_span)):
        written = document.text[span.start : span.end]
        text = plain_text(written) if document.markup == "markdown" else " ".join(written.split())
        if n < _N_DATELINES:
            text = text[dateline_end(text) :]
        yield ReadSentence(
            span=span,
            text=text or written,
            location=locations[span],
            statements=tuple(by_span[span]),
        )
