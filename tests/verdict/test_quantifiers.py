"""All and most, a year and a decade, each and together."""

import pytest

from factcheck.types import DifferenceKind
from factcheck.verdict.quantifiers import compare_extent


@pytest.mark.parametrize(
    ("claim", "sentence", "mine", "theirs"),
    [
        ("All of the ports closed.", "Most of the ports closed.", "All", "Most"),
        (
            "It is spoken throughout Malta.",
            "It is spoken in some parts of Malta.",
            "throughout",
            "some",
        ),
        ("Most towns use gas.", "Several towns use gas.", "Most", "Several"),
        (
            "Elm lost 27 trees since 2002.",
            "Elm lost 27 trees a year since 2002.",
            "since 2002",
            "a year",
        ),
        (
            "Elm rose by 2 metres a year.",
            "Elm rose by 2 metres between 1901 and 2018.",
            "a year",
            None,
        ),
        ("Each lost 10 percent.", "The two lost 10 percent together.", "Each", "together"),
    ],
)
def test_less_than_the_claim_leaves_it_open(
    claim: str, sentence: str, mine: str, theirs: str | None
) -> None:
    (open_,) = compare_extent(claim, sentence).missing
    assert (open_.claim, open_.evidence) == (mine, theirs or "between 1901 and 2018")


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The ice shrank by 12 percent per year.", "The ice shrank by 12 percent per decade."),
        ("It froze for two consecutive months.", "It froze for two consecutive years."),
    ],
)
def test_another_time_is_a_difference(claim: str, sentence: str) -> None:
    (difference,) = compare_extent(claim, sentence).differences
    assert difference.kind is DifferenceKind.UNIT


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Most of the ports closed.", "All of the ports closed."),
        ("All ports closed.", "All ports closed, most of them in May."),
        ("Elm sells 3 million cars a year.", "Elm sells 3 million cars annually."),
        ("Elm sells 3 million cars.", "Elm sells 3 million cars a year."),
        ("The song came out a year later in 1970.", "It was out in 1970."),
        ("Each lost 10 percent.", "Both lost 10 percent."),
        ("Not all ports closed.", "Some ports stayed open."),
        ("It put down a second revolt of 9.", "It was at war from 1901 to 1918."),
    ],
)
def test_as_much_or_more_leaves_nothing_open(claim: str, sentence: str) -> None:
    found = compare_extent(claim, sentence)
    assert not found.missing
    assert not found.differences


def test_a_majority_is_not_told_by_a_count():
    (item,) = compare_extent(
        "The majority of the union's states are not in the pact.",
        "Four states of the union are not in the pact: Ashland, Elmland, Oakland and Lund.",
    ).missing
    assert (item.claim, item.evidence) == ("majority", "Four states")
    told = "23 of the 27 states of the union are in the pact."
    assert not compare_extent("Most states of the union are in the pact.", told).missing


def test_a_majority_is_not_told_by_a_count_of_millions_of_them():
    claim = "Most of the deaths are those of children."
    (item,) = compare_extent(
        claim, "More than 1.2 million of the yearly deaths are those of children."
    ).missing
    assert item.evidence == "More than 1.2 million of"
    told = "More than 1.2 million of the 2 million deaths are those of children."
    assert not compare_extent(claim, told).missing


def test_both_of_two_are_not_told_by_one():
    claim = "Berg owes both of her offices to the mayor."
    (item,) = compare_extent(claim, "The mayor appointed Berg harbour master in 1950.").missing
    assert item.claim == "both of her"
    assert not compare_extent(claim, "The mayor appointed Berg twice.").missing


def test_what_holds_of_a_few_alone_does_not_hold_in_general() -> None:
    sentence = "Only a few people have been cured of it, mostly by transplants."
    (found,) = compare_extent("The disease can be cured.", sentence).missing
    assert found.evidence == "Only a few"
    assert not compare_extent("Some people were cured of it.", sentence).missing
    assert not compare_extent("The disease can be cured.", "It has been cured often.").missing


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The entire staff, some 430 people, works in Elm.", "Two thirds of the 430 work in Elm."),
        ("All of the staff works in Elm.", "60% of the staff works in Elm."),
        ("Fares will not rise this year or next.", "Fares will not rise this year."),
        ("Adults with seven attacks a day took part.", "It took adults with seven attacks a week."),
    ],
)
def test_more_than_the_sentence_tells(claim: str, sentence: str) -> None:
    found = compare_extent(claim, sentence)
    assert found.missing or found.differences


@pytest.mark.parametrize(
    ("sentence", "is_open"),
    [
        ("The council met behind closed doors.", True),
        ("The council had never met behind closed doors before.", False),
        ("The council met behind closed doors, an unusual step.", False),
    ],
)
def test_how_seldom_something_is_is_left_open_where_nothing_tells_it(
    sentence: str, is_open: bool
) -> None:
    found = compare_extent("The council held a rare meeting behind closed doors.", sentence)
    assert [item.claim for item in found.missing] == (["rare"] if is_open else [])
    assert not compare_extent("The mine yields rare earths.", "The mine yields earths.").missing
