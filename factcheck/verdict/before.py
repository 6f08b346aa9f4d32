"""What stands before a sentence of evidence, where the sentence alone does not say whom it is on.

“They run hourly” and “The firm was sold in 2009” say little to a reader, or to a stance model, who
has not read the sentence before.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from factcheck.sentences import split_at_semicolons
from factcheck.types import Hit, Span
from factcheck.verdict.clauses import subject_phrase
from factcheck.verdict.lexicon import POINTING_BACK
from factcheck.verdict.stems import WORD, fold
from factcheck.verdict.words import read_content, said_in

_MAX_WORDS = 90
"""Of a sentence and the one before it: beyond, a stance model would cut the end."""

Place = tuple[str, int]
"""A document's id, and where in its text a sentence begins."""


def parts_of(hit: Hit) -> Iterator[Span]:
    """Yield the passage's sentences, cut at semicolons, as spans in the document's text."""
    offset = hit.passage.span.start
    for sentence in hit.passage.sentences:
        own = Span(sentence.start - offset, sentence.end - offset)
        for part in split_at_semicolons(hit.passage.text, own):
            yield Span(part.start + offset, part.end + offset)


def text_of(hit: Hit, span: Span) -> str:
    """Return a part of the hit's document on one line."""
    offset = hit.passage.span.start
    return " ".join(hit.passage.text[span.start - offset : span.end - offset].split())


def sentences_before(hits: Iterable[Hit]) -> dict[Place, str]:
    """Return for each sentence of the hits the one that stands before it in one of them."""
    before: dict[Place, str] = {}
    for hit in hits:
        for earlier, later in pairwise(parts_of(hit)):
            before[hit.passage.citation.document_id, later.start] = text_of(hit, earlier)
    return before


def points_back(sentence: str) -> bool:
    """Whether a sentence begins with "it" or "his"."""
    first = WORD.search(sentence)
    return first is not None and fold(first[0]) in POINTING_BACK


@lru_cache(maxsize=16_384)
def leans_on_before(sentence: str) -> bool:
    """Whether a sentence leaves to the one before it whom or what it is on: it names nobody before
    its verb, or begins with "his"."""
    if not WORD.search(sentence):
        return False
    if points_back(sentence):
        return True
    names = (
        *(name for name in read_content(sentence).names if name.begins),
        *read_content(subject_phrase(sentence)).names,
    )
    return not any(name.certain for name in names)


def lead_in(claim: str, sentence: str, before: str) -> str:
    """Return the sentence to be read before this one; "" where it stands alone, or neither points
    back nor leaves a word of the claim to the one before."""
    if not before or not leans_on_before(sentence):
        return ""
    if not points_back(sentence) and not said_in(claim) & said_in(before) - said_in(sentence):
        return ""
    return before if len(before.split()) + len(sentence.split()) <= _MAX_WORDS else ""
