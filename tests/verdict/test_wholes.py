"""Shares of a claim that two numbers of a sentence make."""

import pytest

from factcheck.verdict.numbers import find_quantities
from factcheck.verdict.values import read_values
from factcheck.verdict.wholes import (
    compare_most,
    count_of_a_whole,
    is_share_told,
    rest_of_a_whole,
)


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


def test_the_smaller_side_of_a_vote_is_the_rest_of_a_whole() -> None:
    claim = "They voted by 52 to 48 per cent to leave."
    mine = read_values(claim, None)
    assert [q.kind for q in mine.quantities] == ["percent", "percent"]
    assert rest_of_a_whole(claim, mine, "51.9 percent chose to leave.") == {"48 per cent"}
    ranged = "About 40 to 60 per cent left."
    assert not rest_of_a_whole(ranged, read_values(ranged, None), "Half of them left.")


def test_the_number_looked_at_may_have_a_comma() -> None:
    claim = "The analysis took in 28,640 people with no history of the disease."
    sentence = "Of the 28,640 who joined, 24,115 had no history of the disease."
    mine, theirs = read_values(claim, None), read_values(sentence, None)
    (found,) = count_of_a_whole(claim, sentence, mine, theirs).missing
    assert found.claim == "28,640"
