"""Edits of sentences: each case is a sentence of our own and what must come out."""

from __future__ import annotations

import random

import pytest

from training import edits


@pytest.fixture
def generator() -> random.Random:
    return random.Random(5)


@pytest.mark.parametrize(
    ("sentence", "forms"),
    [
        ("The tower is tall.", {"The tower is not tall.", "The tower isn't tall."}),
        ("Anna Lind won the race.", {"Anna Lind did not win the race."}),
        ("The dam can hold 3 km of water.", {"The dam cannot hold 3 km of water."}),
        (
            "The law has been repealed.",
            {"The law has not been repealed.", "The law has never been repealed."},
        ),
    ],
)
def test_negation_goes_to_the_main_verb(
    sentence: str, forms: set[str], generator: random.Random
) -> None:
    assert {edits.negate(sentence, generator) for _ in range(40)} == forms


@pytest.mark.parametrize(
    "sentence",
    [
        "The tower is not tall.",
        "There is only one tower.",
        "Nobody won the race.",
        "Tall towers sway",
    ],
)
def test_negation_leaves_unclear_sentences_alone(sentence: str, generator: random.Random) -> None:
    assert edits.negate(sentence, generator) is None


@pytest.mark.parametrize(
    ("sentence", "positive"),
    [
        ("The tower is not tall.", "The tower is tall."),
        ("Anna Lind did not win the race.", "Anna Lind won the race."),
        ("The town does not have a port.", "The town has a port."),
        ("The law has never been repealed.", "The law has been repealed."),
        ("It is not true that he never came.", None),
        ("The tower is tall.", None),
    ],
)
def test_negation_is_removed(sentence: str, positive: str | None) -> None:
    assert edits.remove_negation(sentence) == positive


@pytest.mark.parametrize("number", ["1987", "12", "5,400", "3.75", "2024"])
def test_changed_number_keeps_its_form(number: str, generator: random.Random) -> None:
    for _ in range(50):
        changed = edits.change_number(number, generator)
        assert changed != number
        assert ("," in changed) <= ("," in number)
        assert changed.partition(".")[2].isdigit() == number.partition(".")[2].isdigit()
        if len(number) == 4 and number.isdigit():
            assert 1900 < int(changed) <= edits.LATEST_YEAR


def test_changed_quantity_is_not_in_the_evidence(generator: random.Random) -> None:
    evidence = "The bridge opened in March 1931 and has 12 arches."
    for claim in ("The bridge opened in 1931.", "The bridge opened in March."):
        changed = edits.change_quantity(claim, evidence, generator)
        assert changed is not None
        assert changed != claim
        assert changed.split()[-1].strip(".") not in evidence
    assert edits.change_quantity("The bridge is old.", evidence, generator) is None


def test_bounds_hold_or_do_not(generator: random.Random) -> None:
    above = {"more than", "over", "at least"}
    seen = set()
    for _ in range(60):
        found = edits.bound_number("The hall seats 400 people.", generator)
        assert found is not None
        claim, holds = found
        words = claim.removeprefix("The hall seats ").removesuffix(" people.")
        bound = int(words.split()[-1])
        assert holds == (bound < 400 if words.rsplit(" ", 1)[0] in above else bound > 400)
        seen.add(holds)
    assert seen == {True, False}


@pytest.mark.parametrize(
    "claim",
    ["It opened in 1990.", "It has about 400 seats.", "Route 66 is long.", "It has 3 seats."],
)
def test_bounds_leave_years_and_approximations_alone(claim: str, generator: random.Random) -> None:
    assert edits.bound_number(claim, generator) is None


def test_antonym(generator: random.Random) -> None:
    assert edits.swap_antonym("It is the largest lake.", generator) == (
        "It is the smallest lake.",
        "largest",
    )
    assert edits.swap_antonym("It is a lake.", generator) is None


def test_roles() -> None:
    assert edits.reverse_roles("Mara Holt defeated Ida Brenn.") == "Ida Brenn defeated Mara Holt."
    assert edits.reverse_roles("Mara Holt met Ida Brenn.") is None


def test_hedge(generator: random.Random) -> None:
    hedged = edits.hedge("The lake is frozen.", generator)
    assert hedged is not None
    assert " is frozen" not in hedged
    assert edits.hedge("Frozen lakes melt.", generator) is None


def test_embedding_lowers_function_words_only(generator: random.Random) -> None:
    assert (
        edits.embed(("It is clear that {claim}.",), "The lake froze.", generator)
        == "It is clear that the lake froze."
    )
    assert (
        edits.embed(("It is clear that {claim}.",), "Mara left.", generator)
        == "It is clear that Mara left."
    )
