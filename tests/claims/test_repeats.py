"""Claims of one sentence that say the same."""

from dataclasses import replace

import pytest

from factcheck.claims.atomic import AtomicSplitter
from factcheck.claims.repeats import without_nested
from factcheck.testing import make_document
from factcheck.types import Change, ChangeReason, Claim


def _worded(model: Claim, text: str) -> Claim:
    return replace(model, text=text)


def test_of_two_that_differ_by_an_aside_the_fuller_is_kept() -> None:
    (model, *_) = AtomicSplitter().split(make_document("Anna Berg left Oslo in May.")).claims
    made = [_worded(model, "Anna left Oslo."), _worded(model, "Anna, even then, left Oslo.")]
    assert [claim.text for claim in without_nested(made)] == ["Anna, even then, left Oslo."]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Anna left Oslo.", "Anna left Oslo without a coat."),
        ("Anna left Oslo.", "Anna, in May 2019, left Oslo."),
        ("Anna left Oslo.", "In the end, Anna left Oslo."),
        ("Anna left Oslo.", "Anna, long after all of the other guests, left Oslo."),
    ],
)
def test_what_says_more_stays(first: str, second: str) -> None:
    (model, *_) = AtomicSplitter().split(make_document("Anna Berg left Oslo in May.")).claims
    assert len(without_nested([_worded(model, first), _worded(model, second)])) == 2


def test_what_was_folded_into_a_claim_is_recorded() -> None:
    (model, *_) = AtomicSplitter().split(make_document("Anna Berg left Oslo in May.")).claims
    made = [_worded(model, "Anna left Oslo."), _worded(model, "Anna, even then, left Oslo.")]
    (kept,) = without_nested(made)
    assert kept.changes[-1] == Change(
        what="Anna left Oslo.", by="Anna, even then, left Oslo.", why=ChangeReason.FOLDED
    )


def test_all_that_was_folded_is_recorded_with_the_claim_that_stays() -> None:
    (model, *_) = AtomicSplitter().split(make_document("Anna Berg left Oslo in May.")).claims
    texts = ["Anna left Oslo.", "Anna, even then, left Oslo.", "Anna, even then, left, too, Oslo."]
    (kept,) = without_nested([_worded(model, text) for text in texts])
    folded = {c.what for c in kept.changes if c.why is ChangeReason.FOLDED}
    assert folded == set(texts[:2])


def test_a_repetition_by_somebody_else_is_recorded() -> None:
    text = "Anna Berg said the bridge was closed in May. NATO said the bridge was closed in May."
    (claim,) = AtomicSplitter().split(make_document(text)).claims
    said = "The bridge was closed in May. (said by {})"
    assert Change(
        what=said.format("NATO"), by=said.format("Anna Berg"), why=ChangeReason.FOLDED
    ) in (claim.changes)


def test_the_same_words_again_are_only_another_place() -> None:
    text = "The bridge was closed in May. It rained a lot. The bridge was closed in May."
    claim = AtomicSplitter().split(make_document(text)).claims[0]
    assert claim.changes == ()
    assert len(claim.repeated_at) == 1
