"""Words in the place of which a sentence has their opposites, or others of their kind."""

from collections.abc import Callable, Iterator

from factcheck.types import Difference, DifferenceKind
from factcheck.verdict.findings import Findings
from factcheck.verdict.stems import opposites, siblings, worded
from factcheck.verdict.words import read_content


def find_opposites(claim: str, sentence: str) -> tuple[Difference, ...]:
    """Return the words in the place of which the sentence has their opposites."""
    if bool(read_content(claim).n_negations) != bool(read_content(sentence).n_negations):
        return ()  # “not known” is “unknown”
    return tuple(_in_place(claim, sentence, opposites, DifferenceKind.ANTONYM))


def compare_siblings(claim: str, sentence: str) -> Findings:
    """Return the words in the place of which the sentence has others of their kind, left open: an
    observer may have been a member before."""
    return Findings(missing=tuple(_in_place(claim, sentence, siblings, DifferenceKind.ROLE)))


def _in_place(
    claim: str, sentence: str, others: Callable[[str], frozenset[str]], kind: DifferenceKind
) -> Iterator[Difference]:
    mine, theirs = read_content(claim).stems, read_content(sentence).stems
    for word in mine:
        other = next((o for o in sorted(others(word)) if o in theirs), None)
        if other is not None and word not in theirs and other not in mine:
            yield Difference(kind=kind, claim=worded(claim, word), evidence=worded(sentence, other))
