"""What is planned and what is done."""

import pytest

from factcheck.verdict.dates import find_dates
from factcheck.verdict.planned import compare_planned, compare_planned_dates


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


@pytest.mark.parametrize(
    ("claim", "sentence", "told"),
    [
        (
            "The tunnel opened in June 2021, as planned.",
            "The opening, planned for June 2021, took place only in January 2022.",
            "planned for June 2021",
        ),
        (
            "The bridge was finished in 2019.",
            "The bridge, due to be finished in 2019, was delayed by floods.",
            "due to be finished in 2019",
        ),
    ],
)
def test_a_date_that_was_planned_alone_is_open(claim, sentence, told):
    dates = find_dates(claim, None), find_dates(sentence, None)
    (missing,) = compare_planned_dates(claim, sentence, *dates).missing
    assert missing.evidence == told


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The tunnel opened in January 2022.", "The opening, planned for 2021, was in 2022."),
        ("The opening was planned for June 2021.", "The opening, planned for June 2021, was late."),
        ("The tunnel opened in 2021.", "Planned for 2021, the tunnel opened in 2021."),
    ],
)
def test_a_date_that_is_told_or_claimed_as_planned_is_not(claim, sentence):
    dates = find_dates(claim, None), find_dates(sentence, None)
    assert not compare_planned_dates(claim, sentence, *dates).missing


def test_what_was_put_off_was_not_done() -> None:
    sentence = "Shared folders, announced for this release, have been put off to version 4.3."
    (found,) = compare_planned("Shared folders were introduced in version 4.2.", sentence).missing
    assert found.evidence.startswith("put off to version")
    assert not compare_planned("Shared folders were put off.", sentence).missing
