"""Which of two things a text affirms and which it denies."""

import pytest

from factcheck.types import DifferenceKind
from factcheck.verdict.denied import compare_denied


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        (
            "Ferries, not trains, carry most of the post.",
            "Trains, not ferries, carry most of the post.",
        ),
        (
            "The fee is paid by the seller, not by the buyer.",
            "The fee is paid at the office by the buyer, not by the seller.",
        ),
        (
            "The machine was used not against the Lund code but against the Berg code.",
            "The machine was not used against the Berg code but against the Lund code.",
        ),
        (
            "Elmland has ratified but not signed the pact.",
            "Elmland has signed but not ratified the pact.",
        ),
        ("Elm is a port rather than a resort.", "Elm is a resort rather than a port."),
        ("Elmland voted against the text.", "Elmland abstained in the vote on the text."),
    ],
)
def test_a_contrast_turned_round_differs(claim, sentence):
    (difference,) = compare_denied(claim, sentence).differences
    assert difference.kind is DifferenceKind.ROLE


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Ferries, not trains, carry most of the post.", "Ferries rather than trains carry it."),
        ("Elmland has signed but not ratified the pact.", "Elmland did not ratify the pact."),
        ("Elm is a port, not a resort.", "Ash is a mine, not a quarry."),
    ],
)
def test_the_same_contrast_or_none_does_not(claim, sentence):
    assert not compare_denied(claim, sentence).differences
