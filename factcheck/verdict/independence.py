"""How many independent sources say the same: copies of one text count once."""

from collections.abc import Sequence

from factcheck.types import Evidence
from factcheck.verdict.stems import all_stems

_SAME_TEXT = 0.8
"""Share of words that two sentences have in common (Jaccard) from which one copies the other."""


def independent_sources(evidence: Sequence[Evidence]) -> int:
    """Return how many of the sentences rest on sources of their own; their order does not matter.

    Sentences of one document count once, of one named source once, and so do sentences with
    nearly the same words, whoever printed them. What is linked by a chain of these is one source.
    """
    groups: list[list[Evidence]] = []
    for item in evidence:
        linked = [group for group in groups if any(_is_one_source(item, other) for other in group)]
        merged = [item, *(other for group in linked for other in group)]
        groups = [group for group in groups if group not in linked] + [merged]
    return len(groups)


def _is_one_source(one: Evidence, other: Evidence) -> bool:
    return bool(_origins(one) & _origins(other)) or _is_copy(one.text, other.text)


def _origins(evidence: Evidence) -> frozenset[tuple[str, str]]:
    """Return the documents and named sources that hold the passage, folded copies among them."""
    passage = evidence.hit.passage
    found: set[tuple[str, str]] = set()
    for citation in (passage.citation, *passage.also_in):
        found.add(("document", citation.document_id))
        if citation.source:
            found.add(("source", citation.source.casefold()))
    return frozenset(found)


def _is_copy(one: str, other: str) -> bool:
    mine, theirs = all_stems(one), all_stems(other)
    if not mine or not theirs:
        return one == other
    return len(mine & theirs) >= _SAME_TEXT * len(mine | theirs)
