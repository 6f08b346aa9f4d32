"""What somebody says is no fact yet."""

import pytest

from factcheck.verdict.told import compare_tellers


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Germany says that its mine is safe.", "Germany says"),
        ("Ida Holm claimed in 2024 that the mine was safe.", "Ida Holm claimed in 2024"),
        ("The Oakland Company has always insisted that the mine is safe.", None),
        (
            "Ashcorp neither confirms nor denies that the mine is safe.",
            "neither confirms nor denies",
        ),
    ],
)
def test_what_a_side_tells_leaves_the_claim_open(sentence: str, told: str | None) -> None:
    (open_,) = compare_tellers("The mine is safe.", sentence).missing
    assert open_.evidence == (told or "The Oakland Company has always insisted")
    assert open_.claim == ""


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Germany says that its mine is safe.", "Germany says that its mine is safe."),
        ("The mine is safe.", "The Institute of Mining says that the mine is safe."),
        ("The mine is safe.", "Ida Holm's claim that the mine is safe was tested."),
        ("Ashcorp neither confirms nor denies it.", "Ashcorp neither confirms nor denies it."),
        ("The mine is safe.", "Germany says nothing."),
    ],
)
def test_who_is_named_or_has_no_side_leaves_nothing_open(claim: str, sentence: str) -> None:
    assert not compare_tellers(claim, sentence).missing
