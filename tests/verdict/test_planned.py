"""What is planned and what is done."""

import pytest

from factcheck.verdict.planned import compare_planned


@pytest.mark.parametrize(
    ("claim", "sentence", "told"),
    [
        (
            "Elm was admitted to the union in April 2008.",
            "In April 2008 the leaders declared that Elm would become a member of the union.",
            "that Elm would become",
        ),
        (
            "The council declared the plague eliminated.",
            "The council adopted a strategy for the elimination of the plague.",
            "strategy for the elimination",
        ),
        ("Elmco bought Ashtech.", "Elmco agreed to buy Ashtech in May.", "agreed to buy"),
    ],
)
def test_a_plan_leaves_the_deed_open(claim, sentence, told):
    (missing,) = compare_planned(claim, sentence).missing
    assert missing.evidence == told


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        # The claim tells a plan, too; the deed is told beside it.
        ("Elmco plans to buy Ashtech.", "Elmco agreed to buy Ashtech in May."),
        ("Elmco bought Ashtech.", "Elmco agreed to buy Ashtech in May and bought it in June."),
        ("Elmco was founded in May.", "Elmco agreed to buy Ashtech in May."),
    ],
)
def test_nothing_is_open(claim, sentence):
    assert not compare_planned(claim, sentence).missing
