"""Two names with their parts in a deed exchanged."""

import pytest

from factcheck.types import DifferenceKind
from factcheck.verdict.agents import compare_agents, denies_the_turned


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ida Holm was succeeded by Anna Berg.", "Ida Holm, the mayor, succeeded Anna Berg."),
        ("Oakland defeated Ashland in 1920.", "Ashland defeated Oakland in 1920."),
        ("Oakland was invaded by Ashland.", "Ashland was quickly invaded by Oakland."),
        ("Ashcorp acquired the Elm Company.", "Ashcorp was acquired by the Elm Company."),
        ("Ashcorp bought Elmtel in 2006.", "Elmtel agreed to buy Ashcorp in 2006."),
        ("Ashcorp bought Elmtel.", "In 1996, Elmtel announced the purchase of Ashcorp."),
        ("Ida Holm was succeeded as mayor by Anna Berg.", "Ida Holm succeeded Anna Berg."),
        ("Oakland opposes Ashland's plan.", "Elm grew, and Ashland opposes Oakland's plan."),
        ("Oakland was invaded by Ashland.", "The invasion of Ashland by Oakland began in May."),
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


def test_a_deed_of_another_that_concerns_the_claim_s_doer_leaves_it_open() -> None:
    sentence = "Ashland renamed its towns in 2019 under a pact with Oakland."
    (open_,) = compare_agents("Oakland renamed a town under the Elm pact.", sentence).missing
    assert (open_.claim, open_.evidence) == ("Oakland renamed", "Ashland renamed")
    assert not compare_agents("Ashland renamed a town under the Elm pact.", sentence).missing


def test_who_spoke_to_whom_is_told_by_their_places() -> None:
    claim = "Anna Berg spoke the first words to Otto Lind."
    (found,) = compare_agents(claim, "Otto Lind spoke the first words to Anna Berg.").differences
    assert (found.claim, found.evidence) == ("Anna Berg spoke", "Otto Lind spoke")


def test_who_did_which_of_several_things_is_told_by_the_verb() -> None:
    sentence = "Wardens are appointed by the town council, trained by the agency and paid by Elm."
    (found,) = compare_agents("Wardens are appointed by the agency.", sentence).differences
    assert found.claim == "appointed by the agency"
    assert found.evidence == "appointed by the town council"
    for same in ("Wardens are trained by the agency.", "Wardens are appointed by a council."):
        assert not compare_agents(same, sentence).differences
    # One who is not named in the sentence may be another name of the same.
    assert not compare_agents("Wardens are appointed by the burgh.", sentence).differences


def test_two_told_of_in_a_clause_each_may_be_exchanged() -> None:
    sentence = "Anders looked after the workshop, while Josef, a bookkeeper, ran the office."
    turned = "Josef was in charge of the workshop, while his brother Anders ran the office."
    (found,) = compare_agents(turned, sentence).differences
    assert found.kind is DifferenceKind.ROLE
    right = "Anders was in charge of the workshop, while Josef ran the office."
    assert not compare_agents(right, sentence).differences


def test_what_shows_on_one_of_them_alone_is_open() -> None:
    sentence = (
        "The procession was cancelled after the flood, and the workshops were held in schools."
    )
    claim = "The workshops were cancelled and the procession alone took place."
    found = compare_agents(claim, sentence)
    assert found.missing
    assert not found.differences


def test_a_deed_denied_with_its_parts_exchanged_denies_nothing() -> None:
    denial = "Ashcorp does not own Elmtel."
    assert denies_the_turned("Elmtel owns Ashcorp.", denial)
    assert not denies_the_turned("Ashcorp owns Elmtel.", denial)
    assert not denies_the_turned("Elmtel sued Ashcorp.", denial)


def test_a_deed_of_whom_the_claims_deed_concerns_is_another() -> None:
    claim = "Elmtel pays Ashcorp in 27 days."
    assert compare_agents(claim, "Ashcorp pays Oakcorp in 365 days.").missing


def test_an_adverb_does_not_hide_who_does_what() -> None:
    sentence = "Oakland is a country that is completely surrounded by Ashland."
    assert compare_agents("Oakland completely surrounds Ashland.", sentence).differences
    assert not compare_agents("Ashland completely surrounds Oakland.", sentence).differences
