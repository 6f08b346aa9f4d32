"""Whose time ended, and whose began."""

import pytest

from factcheck.types import DifferenceKind
from factcheck.verdict.terms import compare_terms

CAPITALS = "Oakham was the capital until 21 April 1960, when Elm became the capital."
SINCE = "Ada Berg has been mayor of Elm since 20 January 2025."


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Elm was the capital until April 1960.", CAPITALS),
        ("Ada Berg served as mayor of Elm until January 2025.", SINCE),
    ],
)
def test_an_end_for_a_beginning_differs(claim, sentence):
    (difference,) = compare_terms(claim, sentence).differences
    assert difference.kind is DifferenceKind.ROLE


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Oakham was the capital until April 1960.", CAPITALS),
        ("Elm became the capital in April 1960.", CAPITALS),
        ("Ada Berg served as judge until June 2020.", SINCE),
        ("Jon Dahl was mayor of Elm until January 2025.", SINCE),
    ],
)
def test_the_same_end_or_another_does_not(claim, sentence):
    assert not compare_terms(claim, sentence).differences
