"""What definite words stand for, and claims about nobody knows what."""

import datetime as dt

import pytest

from factcheck.claims.atomic import AtomicSplitter
from factcheck.testing import make_document
from factcheck.types import Extraction, SetAsideReason


def split(text: str) -> Extraction:
    return AtomicSplitter().split(make_document(text, date=dt.date(2025, 3, 11)))


def texts(text: str) -> list[str]:
    return [claim.text for claim in split(text).claims]


def test_the_only_team_named_lately_is_the_team() -> None:
    found = texts("The six-member Afghan team arrived. The team won a medal in Oslo.")
    assert "The Afghan team won a medal in Oslo." in found


def test_of_two_teams_neither_is_the_team() -> None:
    text = "The Afghan team arrived with the Danish team. The team won a medal in Oslo."
    assert "The team won a medal in Oslo." in texts(text)


def test_neither_country_is_neither_of_the_two_named() -> None:
    found = texts("Japan and Australia took part, although neither country is a member of NATO.")
    assert found == [
        "Japan and Australia took part.",
        "Neither Japan nor Australia is a member of NATO.",
    ]


def test_here_is_the_place_of_the_dateline() -> None:
    (claim, *_) = split("GENEVA (Reuters) - Ministers arrived here on Monday.").claims
    assert claim.text == "Ministers arrived in Geneva on Monday, 10 March 2025."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The girls reached Oslo. They won a medal.", "The girls won a medal."),
        ("Two men left Oslo. They fled by boat.", "The two men fled by boat."),
    ],
)
def test_they_are_the_only_plural_before(text: str, expected: str) -> None:
    assert expected in texts(text)


def test_what_is_unclear_and_names_nothing_is_set_aside() -> None:
    found = split("Some fans met Ann Berg's players. They were turned down both times.")
    (aside,) = found.set_aside
    assert (aside.reason, aside.text) == (
        SetAsideReason.UNCLEAR,
        "They were turned down both times.",
    )


@pytest.mark.parametrize(
    "text",
    ["Photos of a ship were released.", "There were boats in a square.", "A boat has left a port."],
)
def test_what_tells_that_something_somewhere_happened_to_some_is_set_aside(text: str) -> None:
    (aside,) = split(text).set_aside
    assert (aside.reason, aside.text) == (SetAsideReason.UNCLEAR, text)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor has left a port.",
        "All ships left port.",
        "No ship was lost.",
        "Birds are animals.",
        "Ships sank in 2004.",
        "Ships reached Oslo.",
        "Norwegian officials had installed cameras.",
        "Forms were sent to www.example.org.",
    ],
)
def test_what_can_be_checked_without_a_name_stays(text: str) -> None:
    assert texts(text) == [text]


def test_what_is_unclear_but_names_something_stays() -> None:
    found = texts("Some fans met some players. They left Kabul in 2017.")
    assert "They left Kabul in 2017." in found


def test_he_in_a_quotation_is_not_its_speaker() -> None:
    text = 'Maria Lima wrote a play. "She wanted to be famous in Rome", Lima said.'
    assert "She wanted to be famous in Rome." in texts(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "For the contest, the machines were required to find, pick up, carry, and sort balls.",
            "For the contest, the machines were required to find, pick up, carry, and sort balls.",
        ),
        ("The crew reached Washington D.C. after a storm.", "The crew reached Washington D.C."),
        ("The yields may fall by half, giving an idea of losses.", "The yields may fall by half."),
        (
            "Pro-union minister Ana Lima was re-elected.",
            "Pro-union minister Ana Lima was re-elected.",
        ),
    ],
)
def test_claims_are_whole_sentences(text: str, expected: str) -> None:
    found = texts(text)
    assert expected in found
    assert not any(claim.endswith("..") for claim in found)
    assert not any(
        claim.startswith(("The machines were pick", "The yields are")) for claim in found
    )


def test_an_adjective_of_time_is_part_of_what_is_meant() -> None:
    found = texts("Oslo honours the ancient Greek religion. In 2004, the religion was allowed.")
    assert found[-1] == "In 2004, the ancient Greek religion was allowed."


def test_a_government_with_a_capital_is_not_one_named_before() -> None:
    found = texts("The Berg government fell in 2004. The Government met Otto Lind on 3 May 2020.")
    assert found[-1] == "The Government met Otto Lind on 3 May 2020."
