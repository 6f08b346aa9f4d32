"""From and to exchanged."""

import pytest

from factcheck.types import DifferenceKind
from factcheck.verdict.direction import compare_bases, compare_directions, compare_worth


@pytest.mark.parametrize(
    ("one", "other", "difference"),
    [
        ("Arden leased the port to Oakland.", "Arden leased the port from Oakland.", "to Oakland"),
        (
            "The mill was moved from Ashland to Oakland.",
            "The mill was moved from Oakland to Ashland in 1920.",
            "from Ashland",
        ),
    ],
)
def test_from_and_to_exchanged_differ(one: str, other: str, difference: str) -> None:
    (found,) = compare_directions(one, other).differences
    assert found.kind is DifferenceKind.ROLE
    assert found.claim == difference


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Arden leased the port to Oakland.", "Arden leased the port to Oakland."),
        ("Arden leased the port to Oakland.", "Arden received money from Oakland."),
        ("Arden moved to Oakland.", "Arden moved from Oakland to Ashland, then moved to Oakland."),
        ("Arden holds a degree from Oakland.", "Arden was appointed to Oakland."),
    ],
)
def test_another_deed_or_the_same_way_does_not(one: str, other: str) -> None:
    assert not compare_directions(one, other).differences


def test_a_comparison_with_another_time_leaves_the_claims_open() -> None:
    claim = "The rate in the third quarter was lower than a year earlier."
    quarter = "The rate was 6.3% in the third quarter, down from 6.6% in the second quarter."
    (found,) = compare_bases(claim, quarter).missing
    assert (found.claim, found.evidence) == ("a year earlier", "from 6.6% in the second quarter")
    assert not compare_bases(claim, "The rate was 6.3%, down from 6.6% a year earlier.").missing
    assert not compare_bases(claim, "The rate was 6.3% in 2023, down from 6.6% in 2022.").missing
    assert compare_bases(claim, "The rate was 6.3%, down from 6.6% a month earlier.").missing
    assert not compare_bases("She left a year earlier.", quarter).missing


@pytest.mark.parametrize(
    ("sentence", "is_open"),
    [
        ("Electric buses make less noise than diesel buses.", True),
        ("Electric buses cause lower emissions than diesel buses.", True),
        ("Electric buses are better for the climate than diesel buses.", False),
        ("Electric buses run on batteries.", False),
    ],
)
def test_what_is_better_is_not_told_by_what_is_less(sentence: str, is_open: bool) -> None:
    found = compare_worth("Electric buses are worse for the climate than diesel buses.", sentence)
    assert [item.claim for item in found.missing] == (["worse"] if is_open else [])
