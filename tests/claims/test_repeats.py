"""Claims of one sentence that say the same."""

from dataclasses import replace

import pytest

from factcheck.claims.atomic import AtomicSplitter
from factcheck.claims.repeats import without_nested
from factcheck.testing import make_document
from factcheck.types import Claim


def _worded(model: Claim, text: str) -> Claim:
    return replace(model, text=text)


def test_of_two_that_differ_by_an_aside_the_fuller_is_kept() -> None:
    (model, *_) = AtomicSplitter().split(make_document("Anna Berg left Oslo in May.")).claims
    made = [_worded(model, "Anna left Oslo."), _worded(model, "Anna, even then, left Oslo.")]
    assert without_nested(made) == made[1:]


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
