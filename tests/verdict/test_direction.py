"""From and to exchanged."""

import pytest

from factcheck.types import DifferenceKind
from factcheck.verdict.direction import compare_directions


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
