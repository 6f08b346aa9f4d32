"""Another name in the place of the one."""

import pytest

from factcheck.types import DifferenceKind
from factcheck.verdict.fillers import compare_fillers


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Elmland's capital is Oakham.", "Ashby is the capital of Elmland."),
        ("Oakham is the capital of Elmland.", "The capital of Elmland is Ashby, but Oakham grows."),
        (
            "The president of Elmland is Ida Holm.",
            "Anna Berg has been President of Elmland since 2019.",
        ),
        (
            "Ida Holm is the head of Elmco.",
            "Anna Berg is the head of Elmco, in office since May 2019.",
        ),
    ],
)
def test_another_holder_is_a_difference(claim: str, sentence: str) -> None:
    (found,) = compare_fillers(claim, sentence).differences
    assert found.kind is DifferenceKind.ROLE
    assert found.claim in claim
    assert found.evidence in sentence


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Elmland's capital is Ashby.", "Ashby is the capital of Elmland."),
        ("Elmland's capital is Oakham.", "Ashby was the capital of Elmland."),
        ("Elmland's capital is Oakham.", "Ashby is the capital of Norland."),
        ("Elmland's capital is Oakham.", "Ashby is a port of Elmland."),
        ("Ida Holm is the sister of Otto Holm.", "Eva Holm is the sister of Otto Holm."),
        ("Holm is the mayor of Elm.", "Ida Holm is the mayor of Elm."),
    ],
)
def test_the_same_or_another_place_is_none(claim: str, sentence: str) -> None:
    assert not compare_fillers(claim, sentence).differences


def test_what_is_ruled_out_is_denied() -> None:
    sentence = "The capital of Elmland is neither Oakham nor Ashby, but Elm."
    (found,) = compare_fillers("Elmland's capital is Oakham.", sentence).differences
    assert found.kind is DifferenceKind.NEGATION
    assert not compare_fillers("Elmland's port is Oakham.", sentence).differences


def test_what_stands_behind_a_comma_is_no_part_of_it() -> None:
    sentence = "Anna Berg was the first woman in space, on a flight of 5 May 1961."
    assert compare_fillers("Ida Holm was the first woman in space.", sentence).differences
    place = "The seat of the union is in Ashford, in Elmland."
    assert not compare_fillers("The seat of the union is in Elm.", place).differences
