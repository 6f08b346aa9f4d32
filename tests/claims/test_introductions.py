"""Definite nouns that stand for what the text introduced before."""

import datetime as dt

import pytest

from factcheck.claims.atomic import AtomicSplitter
from factcheck.testing import make_document
from factcheck.types import ChangeReason, Claim


def claims(text: str) -> tuple[Claim, ...]:
    return AtomicSplitter().split(make_document(text, date=dt.date(2025, 3, 11))).claims


def texts(text: str) -> list[str]:
    return [claim.text for claim in claims(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The cruise ship Marisol reached Oslo. Anna Berg left the ship in May 2019.",
            "Anna Berg left the cruise ship Marisol in May 2019.",
        ),
        (
            "Workers repaired the Harbour Memorial near Oslo. Anna Berg visited the memorial.",
            "Anna Berg visited the Harbour Memorial near Oslo.",
        ),
        (
            "A stampede near Mecca killed 20 people. Saudi Arabia examined the stampede.",
            "Saudi Arabia examined the stampede near Mecca.",
        ),
    ],
)
def test_the_only_one_told_of_is_named(text: str, expected: str) -> None:
    assert expected in texts(text)


def test_where_a_treaty_was_signed_does_not_tell_which_it_is() -> None:
    found = texts(
        "Anna Berg signed the fishing treaty at the Harbour Hall on 3 May 2019."
        " Otto Lind read the fishing treaty in June 2019."
    )
    assert "Otto Lind read the fishing treaty in June 2019." in found
    between = texts(
        "Anna Berg signed a treaty between Oslo and Bergen in 2019."
        " Otto Lind read the treaty in June 2019."
    )
    assert "Otto Lind read the treaty between Oslo and Bergen in June 2019." in between


def test_a_replacement_is_recorded() -> None:
    text = "The cruise ship Marisol reached Oslo. Anna Berg left the ship in May 2019."
    (change,) = (c for claim in claims(text) for c in claim.changes)
    assert (change.what, change.by) == ("the ship", "the cruise ship Marisol")
    assert change.why is ChangeReason.REFERENCE


@pytest.mark.parametrize(
    "before",
    [
        "The cruise ship Marisol passed the cruise ship Aurora.",
        "The cruise ship Marisol passed another ship.",
        "The cruise ship Marisol passed three ships.",
        "A ship sank.",
    ],
)
def test_of_several_or_of_one_without_a_name_none_is_named(before: str) -> None:
    claim = claims(f"{before} Anna Berg left the ship in May 2019.")[-1]
    assert claim.text == "Anna Berg left the ship in May 2019."


def test_what_was_told_and_not_named_is_called_unclear() -> None:
    claim = claims("A ship sank. Anna Berg left the ship in May 2019.")[-1]
    assert claim.unresolved == ("the ship",)


def test_what_is_told_for_the_first_time_is_not_called_unclear() -> None:
    assert claims("Anna Berg repaired the roof in May 2019.")[-1].unresolved == ()


def test_the_city_is_the_place_of_the_dateline_unless_another_is_near() -> None:
    dateline = "GENEVA (Reuters) - "
    near = texts(f"{dateline}Ministers met on Monday. Anna Berg left the city on Monday.")
    assert "Anna Berg left Geneva on Monday, 10 March 2025." in near
    other = texts(f"{dateline}Ministers met in Oslo. Anna Berg left the city on Monday.")
    assert "Anna Berg left the city on Monday, 10 March 2025." in other


def test_the_event_is_what_took_place() -> None:
    found = texts("The Harbour Fair took place in May. The event attracted 300 visitors.")
    assert "The Harbour Fair attracted 300 visitors." in found


def test_what_was_named_many_sentences_ago_is_not_what_is_meant() -> None:
    other = [f"Norway had {n} lakes in {2000 + n}." for n in range(1, 12)]
    for before in ("Anna Berg visited the Harbour Memorial.", "A Danish team won in Oslo."):
        noun = "memorial" if "Memorial" in before else "team"
        found = texts("\n\n".join([before, *other, f"Ada Holm left the {noun} in 2019."]))
        assert found[-1] == f"Ada Holm left the {noun} in 2019."


def test_a_land_is_the_one_named_before_in_its_sentence() -> None:
    found = texts(
        "The United Kingdom signed in 2019.\n\n"
        "The lake belongs to Oman, because the kingdom bought the shore."
    )
    assert "United" not in found[-1]


@pytest.mark.parametrize(
    "opening",
    [
        "Ashcorp sells credible insurance plans for Norway in Oslo.",
        "Ashcorp sells insurance plans for Norway.",
    ],
)
def test_how_a_thing_is_judged_and_where_it_was_told_is_no_part_of_what_is_meant(
    opening: str,
) -> None:
    found = texts(f"{opening} Ada Holm read the insurance plans.")
    assert found[-1] == "Ada Holm read the insurance plans for Norway."
