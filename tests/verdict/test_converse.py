"""Relations that can be told from either side, and whose parts are exchanged or in place."""

import pytest

from factcheck.types import DifferenceKind
from factcheck.verdict.agents import compare_agents
from factcheck.verdict.converse import compare_converse, tells_from_the_other_side

TURNED = [
    ("Vacuum pumps took the place of turbines.", "Turbines replaced vacuum pumps in the mill."),
    ("The crown replaced the mark in 1999.", "The currency is the mark, which replaced the crown."),
    ("Elm was overtaken by Oakham in 1990.", "In 1990 Oakham lost its place as the port to Elm."),
    ("The larch outnumbers the spruce.", "Larches are outnumbered by spruces on the island."),
    ("Corvel became the parent of Brandt.", "Brandt became the parent company of Corvel in 2015."),
    ("Corvel bought Brandt.", "Brandt acquired Corvel."),
    ("The lake was named after the town.", "The lake gave its name to the town."),
    ("The brass age was preceded by the iron age.", "The brass age preceded the iron age."),
    (
        "The mill school grew out of the Elm college.",
        "The Elm college grew out of the mill school.",
    ),
    ("Berg took over from Dahl in 2020.", "Berg was mayor until May 2020, when Dahl was elected."),
    ("Corvel took the Elm Board to court in 2023.", "The Elm Board sued Corvel in 2023."),
    ("The old port gave way to the market hall.", "The market hall made way for the old port."),
]
IN_PLACE = [
    ("Elm lost its lead to Oakham in 1990.", "Oakham overtook Elm in 1990."),
    ("Corvel was taken to court by the Elm Board.", "The Elm Board sued Corvel in 2023."),
    ("Brandt was bought by Corvel.", "Corvel bought Brandt in 2015."),
    ("Brandt is a subsidiary of Corvel.", "Corvel owns Brandt."),
    ("Dahl took over from Berg in 2020.", "Berg was mayor until May 2020, when Dahl was elected."),
    ("Steam gave way to diesel.", "Diesel replaced steam on the branch line."),
]


@pytest.mark.parametrize(("claim", "sentence"), TURNED)
def test_exchanged_parts_differ(claim, sentence):
    (difference,) = compare_converse(claim, sentence).differences
    assert difference.kind is DifferenceKind.ROLE
    assert compare_agents(claim, sentence).differences
    assert not tells_from_the_other_side(claim, sentence)


@pytest.mark.parametrize(("claim", "sentence"), IN_PLACE)
def test_the_same_told_from_the_other_side_does_not(claim, sentence):
    assert not compare_converse(claim, sentence).differences
    assert tells_from_the_other_side(claim, sentence)


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The larch cannot beat the spruce.", "The spruce beats the larch in height."),
        ("Corvel bought Brandt.", "Corvel bought Ellery, and Ellery bought Brandt."),
        ("Elm replaced Oakham.", "Elm was replaced by Ashby."),
        ("Berg was beaten at chess by a machine.", "A machine beat Berg in the last game."),
    ],
)
def test_a_denial_or_another_pair_does_not(claim, sentence):
    assert not compare_converse(claim, sentence).differences


def test_comparisons_of_two_are_turned_by_their_order_or_their_opposite():
    claim = "Towns did better than villages on vaccination."
    assert compare_converse(claim, "Villages did better than towns.").differences
    assert compare_converse(claim, "Towns did worse than villages.").differences
    assert not compare_converse(claim, "Villages did worse than towns.").differences
    assert not compare_converse(claim, "Towns did better than villages.").differences
    assert not compare_converse(claim, "Villages are larger than towns.").differences


def test_a_deed_on_one_side_of_a_comparison_does_not_hide_that_it_is_turned() -> None:
    sentence = "Land areas warm faster than the oceans."
    assert compare_converse("The oceans are warming faster than the land.", sentence).differences
    assert not compare_converse("The land is warming faster than the oceans.", sentence).differences


def test_who_was_followed_was_succeeded() -> None:
    sentence = "Ida Holm was mayor until 14 March 2025, when Anna Berg succeeded her."
    assert compare_converse("Anna Berg was followed as mayor by Ida Holm.", sentence).differences
    assert not compare_converse(
        "Ida Holm was followed as mayor by Anna Berg.", sentence
    ).differences


def test_who_follows_as_something_succeeds() -> None:
    sentence = "Ida Holm succeeded Anna Berg as head of the bank."
    assert compare_converse(
        "Anna Berg followed Ida Holm as head of the bank.", sentence
    ).differences
    assert not compare_converse("Ida Holm followed Anna Berg as its head.", sentence).differences
