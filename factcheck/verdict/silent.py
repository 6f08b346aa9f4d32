"""What denies, and not the claim: sentences by which the stance model alone is not to refute.

The model takes a negation on either side for a contradiction, whatever it is that is denied.
"""

import re

from factcheck.verdict.agents import denies_the_turned
from factcheck.verdict.clauses import telling_clause
from factcheck.verdict.converse import tells_from_the_other_side
from factcheck.verdict.findings import SAME_FACT_OVERLAP
from factcheck.verdict.polarity import denies_now_alone, is_on_nobody, leave_out_the_same
from factcheck.verdict.stems import all_stems, canonical_stem
from factcheck.verdict.words import read_content

_DID_NOT = re.compile(r"\b(?:did|does|do|has|have|had)(?:\snot|n['’]t|\snever)\s(?P<verb>[a-z]+)")
_MOST_TOLD = 0.75
"""Overlap from which a denial without the claim's number may still be of the claim."""
_TURNS = re.compile(r"\b(?:but|although|though|while|whereas)\b")


def is_silent(
    claim: str,
    sentence: str,
    title: str,
    *,
    overlap: float,
    names_alone: bool,
    leaves_number: bool,
) -> bool:
    """Return whether a sentence that seems to deny the claim says nothing against it.

    It leaves out what the claim leaves out, denies what is so today of what once was, or something
    beside the claim; tells a relation from its other side; denies the deed with its parts
    exchanged, or another deed, or something with little of the claim and without its number
    (`leaves_number`); or the claim itself is denied in one part and not in another, or is on
    nobody and shares names alone with the sentence.
    """
    n_mine = read_content(claim).n_negations
    return (
        leave_out_the_same(claim, sentence)
        or denies_now_alone(claim, sentence)
        or tells_from_the_other_side(claim, sentence)
        or denies_the_turned(claim, sentence)
        or (not n_mine and _denies_beside(claim, sentence, title))
        or (not n_mine and overlap < SAME_FACT_OVERLAP and _denies_another_deed(claim, sentence))
        or (n_mine == 1 and _TURNS.search(claim) is not None)
        or (names_alone and is_on_nobody(claim))
        or (
            not n_mine
            and leaves_number
            and overlap < _MOST_TOLD
            and read_content(sentence).n_negations > 0
        )
    )


def _denies_beside(claim: str, sentence: str, title: str) -> bool:
    """Whether one clause says all that the claim does, and the sentence denies something beside it:
    "did not take the town and withdrew"."""
    if not read_content(sentence).n_negations:
        return False
    clause = telling_clause(claim, sentence, title)
    return clause != sentence and not read_content(clause).n_negations


def _denies_another_deed(claim: str, sentence: str) -> bool:
    """Whether a sentence denies a deed that the claim does not tell: “did not found Twitter”, of
    “bought Twitter”."""
    denied = _DID_NOT.search(sentence)
    return denied is not None and canonical_stem(denied["verb"]) not in all_stems(claim)
