"""Two names with their parts in a deed exchanged."""

import pytest

from factcheck.types import DifferenceKind
from factcheck.verdict.agents import compare_agents


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ida Holm was succeeded by Anna Berg.", "Ida Holm, the mayor, succeeded Anna Berg."),
        ("Oakland defeated Ashland in 1920.", "Ashland defeated Oakland in 1920."),
        ("Oakland was invaded by Ashland.", "Ashland was quickly invaded by Oakland."),
        ("Ashcorp acquired the Elm Company.", "Ashcorp was acquired by the Elm Company."),
        ("Ashcorp invested 9 million in Oakcorp.", "Oakcorp later invested 9 million in Ashcorp."),
    ],
)
def test_parts_exchanged_are_a_difference(one: str, other: str) -> None:
    for claim, sentence in ((one, other), (other, one)):
        (difference,) = compare_agents(claim, sentence).differences
        assert difference.kind is DifferenceKind.ROLE
        assert difference.claim in claim
        assert difference.evidence in sentence


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ida Holm was succeeded by Anna Berg.", "Anna Berg succeeded Ida Holm."),
        ("Ida Holm succeeded Anna Berg.", "Ida Holm was succeeded by Carl Lund."),
        ("Ida Holm married Carl Lund.", "Carl Lund married Ida Holm."),
        ("Oakland defeated Ashland.", "Oakland was defeated by Elmland, Ashland by Oakland."),
        ("The maker of Arden, Ida Holm, invented Lowe.", "Ida Holm, of Lowe, invented Arden."),
        ("It was named Ashland by Oakland.", "Oakland was named after Ashland."),
        ("Oakland defeated Ashland.", "Ashland lost."),
        ("Arden painted scenes of Lowe.", "Lowe, painted by Arden, is a valley."),
        ("Oakland sent troops to Ashland.", "Elmland sent troops to Oakland."),
    ],
)
def test_the_same_parts_and_other_deeds_are_none(one: str, other: str) -> None:
    for claim, sentence in ((one, other), (other, one)):
        assert not compare_agents(claim, sentence).differences
