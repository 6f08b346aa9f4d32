"""The order in which two texts put the same two names."""

import pytest

from factcheck.types import DifferenceKind
from factcheck.verdict.order import compare_order


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Oakland joined the pact before Ashland.", "Ashland joined the pact before Oakland."),
        ("Oakland joined NATO before Ashland did.", "Ashland joined NATO before Oakland, in 2024."),
        ("Oakland joined the pact after Ashland.", "Oakland joined the pact before Ashland."),
        ("Oakland is larger than Ashland.", "Ashland is larger than Oakland."),
        ("Oakland is more populous than Ashland.", "Ashland is more populous than Oakland."),
        ("Anna Berg finished ahead of Ida Holm.", "Anna Berg finished behind Ida Holm."),
    ],
)
def test_another_order_is_a_difference(one: str, other: str) -> None:
    for claim, sentence in ((one, other), (other, one)):
        (difference,) = compare_order(claim, sentence).differences
        assert difference.kind is DifferenceKind.ROLE
        assert difference.claim in claim
        assert difference.evidence in sentence


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Oakland joined the pact before Ashland.", "Oakland joined before Ashland, in 2020."),
        ("Oakland joined the pact after Ashland.", "Ashland joined the pact before Oakland."),
        ("Oakland is larger than Ashland.", "Ashland is smaller than Oakland."),
        ("Oakland is larger than Ashland.", "Ashland is older than Oakland."),
        ("Oakland joined the pact before Ashland.", "Ashland joined the pact before Elmland."),
        ("Oakland joined the pact before 2020.", "Ashland joined the pact before Oakland."),
        ("Oakland attacked before Ashland joined.", "Ashland applied before Oakland attacked."),
        ("Oakland joined the pact.", "Ashland joined the pact before Oakland."),
    ],
)
def test_the_same_order_or_another_matter_is_none(one: str, other: str) -> None:
    assert compare_order(one, other).differences == ()
    assert compare_order(other, one).differences == ()


def test_an_order_that_the_sentence_does_not_tell_is_open() -> None:
    claim = "Oakland joined the pact before Ashland."
    found = compare_order(claim, "Members of the pact in 2025 are Ashland, Elm and Oakland.")
    assert [(item.kind, item.claim) for item in found.missing] == [
        (DifferenceKind.ROLE, "before Ashland")
    ]
    for sentence in (
        "Oakland joined the pact in 1990, Ashland in 1995.",
        "Oakland joined the pact first, and Ashland followed.",
    ):
        assert not compare_order(claim, sentence).missing


BY_DATE = "Ashland joined the pact in 1984, Oakland joined in 1995 and Elmland in 1999."


def test_dates_tell_the_order_of_two_names() -> None:
    (difference,) = compare_order("Oakland joined the pact before Ashland.", BY_DATE).differences
    assert difference.kind is DifferenceKind.ROLE
    assert difference.evidence == "1995, 1984"
    assert compare_order("Elmland joined the pact before Oakland.", BY_DATE).differences
    for claim in (
        "Ashland joined the pact before Oakland.",
        "Elmland joined the pact after Ashland.",
        "Oakland left the pact before Birchland.",
    ):
        assert not compare_order(claim, BY_DATE).differences


def test_what_comes_after_something_is_open_where_the_sentence_speaks_of_no_such_thing() -> None:
    claim = "The mill was closed after the flood."
    (open_,) = compare_order(claim, "The mill of the town was closed in 1950.").missing
    assert open_.claim == "after the flood"
    assert not compare_order(claim, "The flood of 1950 closed the mill.").missing


def test_what_comes_after_a_name_is_open_where_the_sentence_has_another() -> None:
    claim = "The mayor resigned after Ashland left the pact."
    (open_,) = compare_order(claim, "The mayor resigned after protests in Elm.").missing
    assert open_.claim.startswith("after Ashland")


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The mill closed after the war.", "The mill closed before the war."),
        ("The mill closed after the war.", "Before the war, the mill closed."),
        ("The chief resigned after the vote.", "The vote was held after the chief resigned."),
    ],
)
def test_deeds_in_another_order_differ(claim: str, sentence: str) -> None:
    (difference,) = compare_order(claim, sentence).differences
    assert difference.kind is DifferenceKind.ROLE


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The mill closed before the war.", "Before the war, the mill closed."),
        ("The mill closed after the war.", "The mill did not close before the war."),
        ("The mill closed after the war.", "The mill grew before the war and closed after it."),
        ("The chief resigned after the vote.", "The chief was ill before the trial."),
    ],
)
def test_deeds_in_the_same_order_or_of_something_else_do_not(claim: str, sentence: str) -> None:
    assert not compare_order(claim, sentence).differences


def test_what_happened_earlier_was_before_what_the_sentence_tells() -> None:
    claim = "Elm was warned an hour before the flood of 2005."
    told = "Two bridges fell, but a herdsman had warned Elm an hour earlier."
    assert not compare_order(claim, told).missing
    assert compare_order(claim, "A herdsman warned Elm for an hour.").missing


def test_not_until_is_after() -> None:
    claim = "The plan was not registered until the data had been collected."
    (found,) = compare_order(
        claim, "The plan was registered before any data were collected."
    ).differences
    assert found.evidence == "before any data were collected"
    assert not compare_order(
        claim, "The plan was registered after the data were collected."
    ).differences
