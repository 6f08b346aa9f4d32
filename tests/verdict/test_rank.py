"""Superlatives with and without a rank, and of several."""

import pytest

from factcheck.types import DifferenceKind
from factcheck.verdict.rank import compare_ranks, ranks_alike


@pytest.mark.parametrize(
    ("claim", "sentence", "mine", "theirs"),
    [
        (
            "Canada is the largest country in the world.",
            "Canada is the second-largest country in the world after Russia.",
            "largest",
            "second-largest",
        ),
        (
            "Norway is the second largest producer.",
            "Norway is the largest producer.",
            "second largest",
            "largest",
        ),
        (
            "Elm is the most populous town.",
            "Elm is the 3rd most populous town.",
            "most populous",
            "3rd most populous",
        ),
    ],
)
def test_another_rank_differs(claim: str, sentence: str, mine: str, theirs: str) -> None:
    (found,) = compare_ranks(claim, sentence).differences
    assert (found.kind, found.claim, found.evidence) == (DifferenceKind.NUMBER, mine, theirs)


def test_one_of_the_largest_may_be_the_largest() -> None:
    found = compare_ranks("Elm is the largest port.", "Elm is one of the largest ports.")
    assert not found.differences
    assert [item.claim for item in found.missing] == ["largest"]


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Elm is the largest town.", "Elm is the largest town and the second-largest port."),
        ("Elm is the third largest town.", "Elm is the 3rd-largest town."),
        ("Elm is one of the largest towns.", "Elm is the second-largest town."),
        ("Elm is the oldest town.", "Elm is the second-largest town."),
        ("The forest lies in the west.", "The second forest lies there."),
        ("2024 was the wettest year.", "The year 2023 was the second wettest year, after 2024."),
        ("Elm is the largest port.", "Ashland is the second-largest port after Elm."),
    ],
)
def test_the_same_rank_or_another_measure_does_not(claim: str, sentence: str) -> None:
    found = compare_ranks(claim, sentence)
    assert not found.differences
    assert not found.missing


def test_what_comes_after_another_is_said_of_itself() -> None:
    sentence = "Ashland is the second-largest country in the south after Oakland."
    (found,) = compare_ranks("Oakland is the second-largest country.", sentence).differences
    assert (found.kind, found.evidence) == (DifferenceKind.ROLE, "after Oakland")
    assert not compare_ranks("Ashland is the second-largest country.", sentence).differences


@pytest.mark.parametrize(
    ("claim", "sentence", "is_open"),
    [
        ("Arden is the largest mill in Elm.", "Arden is a mill in Elm that grinds rye.", True),
        ("Arden is the most modern mill in Elm.", "Arden is a modern mill in Elm.", True),
        (
            "Arden is the largest mill in Elm.",
            "No other mill in Elm grinds more than Arden.",
            False,
        ),
        ("Most cars in Elm are electric.", "Nine in ten cars in Elm are electric.", False),
        ("Arden is one of the largest mills.", "Arden is a big mill.", False),
        ("Ann Lowe is best known for her songs.", "Ann Lowe is known for her songs.", False),
    ],
)
def test_a_sentence_that_ranks_nothing_leaves_open_what_is_first(
    claim: str, sentence: str, *, is_open: bool
) -> None:
    assert bool(compare_ranks(claim, sentence).missing) is is_open


def test_a_rank_told_by_what_is_not_is_open_where_the_sentence_ranks_nothing() -> None:
    claim = "No mayor has led Elm longer than Anna Berg."
    (open_,) = compare_ranks(claim, "Anna Berg was mayor of Elm from 1950 to 1971.").missing
    assert open_.claim == "No mayor has led Elm longer than"
    assert not compare_ranks(claim, "Anna Berg was the longest-serving mayor of Elm.").missing
    assert not compare_ranks("It took no longer than a day.", "It took a day.").missing


def test_the_biggest_is_the_largest() -> None:
    found = compare_ranks("Elm is the biggest of the towns.", "Elm is the second largest town.")
    (difference,) = found.differences
    assert (difference.claim, difference.evidence) == ("biggest", "second largest")


@pytest.mark.parametrize(
    ("claim", "sentence", "alike"),
    [
        ("No town is smaller than Elm.", "Elm is the smallest town in the land.", True),
        ("No town is smaller than Elm.", "Elm is the largest town in the land.", False),
        ("No town is smaller than Elm.", "Elm is a small town.", False),
        ("Elm is smaller than Oakham.", "Elm is the smallest town in the land.", False),
    ],
)
def test_that_none_is_smaller_says_that_one_is_the_smallest(
    claim: str, sentence: str, alike: bool
) -> None:
    assert ranks_alike(claim, sentence) is alike
