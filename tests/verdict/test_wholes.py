"""Shares of a claim that two numbers of a sentence make."""

import pytest

from factcheck.verdict.numbers import find_quantities
from factcheck.verdict.wholes import compare_most, is_share_told


@pytest.mark.parametrize(
    ("claim", "sentence", "told"),
    [
        ("more than half of the claims", "She refused 11 of the 19 claims.", True),
        ("more than half of the claims", "She refused 9 of the 19 claims.", False),
        (
            "about three quarters of it",
            "Damage was £64 million, of which £49 million is paid.",
            True,
        ),
        (
            "a quarter of the requests",
            "Of the 40 requests made by the end of 2024, 10 failed.",
            True,
        ),
        ("a quarter of the requests", "Of the 40 requests, 20 failed.", False),
        ("a third of the staff", "It has 90 nurses, 30 of them men.", True),
        ("a third of the staff", "It has 90 nurses and 30 beds.", False),
    ],
)
def test_a_share_is_told_by_a_part_and_its_whole(claim: str, sentence: str, *, told: bool) -> None:
    (share,) = (q for q in find_quantities(claim) if q.kind == "percent")
    assert is_share_told(share, sentence) is told


def test_most_is_more_than_half_of_a_whole() -> None:
    claim = "Most of the models were lost."
    (found,) = compare_most(claim, "A fire destroyed about 400 of its 1,100 models.").differences
    assert (found.claim, found.evidence) == ("Most of", "about 400 of its 1,100")
    assert not compare_most(claim, "A fire destroyed 900 of its 1,100 models.").differences
    assert not compare_most(claim, "A fire destroyed 400 models.").differences
