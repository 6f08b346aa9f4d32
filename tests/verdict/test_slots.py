"""A claim in a sentence's own words, with another name in a name's place."""

import pytest

from factcheck.types import DifferenceKind
from factcheck.verdict.slots import compare_slots, is_said_of_several


@pytest.mark.parametrize(
    ("claim", "sentence", "kind"),
    [
        (
            "Elmco became the parent company of Ashtech on 2 October 2015.",
            "Ashtech became the parent company of Elmco on 2 October 2015.",
            DifferenceKind.ROLE,
        ),
        (
            "The mission ended because Elmland did not agree to extend the mandate.",
            "The mission ended because Ashland did not agree to extend the mandate.",
            DifferenceKind.ENTITY,
        ),
    ],
)
def test_another_name_in_the_place_of_a_name_differs(claim, sentence, kind):
    found = compare_slots(claim, sentence)
    assert [item.kind for item in found.differences] == [kind]
    assert not found.missing


def test_any_two_words_at_the_beginning_are_left_open():
    found = compare_slots("Jupiter has more known moons.", "Saturn has more known moons.")
    assert not found.differences
    assert [item.evidence for item in found.missing] == ["Saturn"]


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        # The same names, in the same places, or a shorter form of one.
        ("Ada Berg led the port of Elm.", "Ada Berg led the port of Elm until 2010."),
        ("Berg led the port of Elm.", "Ada Berg led the port of Elm."),
        # The claim's name comes later in the sentence, which may be a list.
        ("The film stars Ada Berg.", "The film stars Ivo Lund and Ada Berg."),
        # Not the same words.
        ("Ada Berg left the port.", "Ivo Lund painted the port."),
        # Nothing but names.
        ("Ada Berg met Ivo Lund.", "Ivo Lund met Ada Berg."),
    ],
)
def test_nothing_differs(claim, sentence):
    assert not compare_slots(claim, sentence).differences


def test_what_may_be_so_of_both_is_not_denied_by_the_other() -> None:
    claim = "Elmland is a member of the pact and the union."
    assert is_said_of_several(claim, "Ashland is a member of the pact and the union.")
    assert not is_said_of_several(claim, "Elmland is a member of the pact and the union.")
    assert not is_said_of_several(claim, "Ashland left the pact and the union.")
    assert not is_said_of_several(
        "Oak is the largest town of Elmland.", "Ash is the largest town of Elmland."
    )


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        # The clause behind "but" says it of another.
        (
            "Vaddis is the commune with the most people in Elmland.",
            "Elmland's capital is Vaddis, but Schonn is the commune with the most people.",
        ),
        # The sentence has the claim's name further on, in another part.
        (
            "Ada Berg first saw the comet at the Elm observatory.",
            "Jon Dahl first saw the comet at the Elm observatory, guided by a note of Ada Berg.",
        ),
    ],
)
def test_the_same_of_another_is_left_open(claim, sentence):
    found = compare_slots(claim, sentence)
    assert not found.differences
    assert len(found.missing) == 1


def test_one_of_two_who_did_it_together_is_not():
    sentence = "Jon Dahl first saw the comet at the Elm observatory, with Ada Berg."
    assert not compare_slots(
        "Ada Berg first saw the comet at the Elm observatory.", sentence
    ).missing


def test_another_member_denies_no_member():
    sentence = "Oakland became the 38th member of the pact on 25 May 2021."
    assert is_said_of_several("Elmland became a member of the pact.", sentence)
    assert not is_said_of_several("Oakland became a member of the pact.", sentence)
    assert not is_said_of_several("Elmland became a member of the pact.", "It joined the league.")


@pytest.mark.parametrize(
    "deed",
    ["criticised the plan", "condemned the attack", "visited Oakham", "signed the treaty in 1990"],
)
def test_what_many_may_do_is_not_denied_by_another_who_did_it(deed):
    assert is_said_of_several(f"Ida Holm {deed}.", f"Lena Vik {deed}.")
    assert not is_said_of_several("Ida Holm wrote the novel Elm.", "Lena Vik wrote the novel Elm.")
