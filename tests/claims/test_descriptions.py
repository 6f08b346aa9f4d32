"""Things introduced without a name, told again by what the text says of them."""

import datetime as dt

import pytest

from factcheck.claims.atomic import AtomicSplitter
from factcheck.testing import make_document
from factcheck.types import Claim


def claims(text: str) -> tuple[Claim, ...]:
    return AtomicSplitter().split(make_document(text, date=dt.date(2025, 3, 11))).claims


@pytest.mark.parametrize(
    ("before", "noun", "described"),
    [
        (
            "A 19-year-old student at Lund University was fined.",
            "student",
            "the 19-year-old student at Lund University",
        ),
        ("A ship reached Oslo.", "ship", "the ship that reached Oslo"),
        ("A woman was arrested in Oslo.", "woman", "the woman who was arrested in Oslo"),
        ("Anna Berg wrote a book about Norway.", "book", "the book about Norway"),
        (
            "Anna Berg sold a film featuring Ada Holm.",
            "film",
            "the film featuring Ada Holm",
        ),
    ],
)
def test_what_has_no_name_is_described(before: str, noun: str, described: str) -> None:
    assert claims(f"{before} In 2020, Eva Lind praised the {noun}.")[-1].text == (
        f"In 2020, Eva Lind praised {described}."
    )


@pytest.mark.parametrize(
    "before",
    [
        "A ship sank.",
        "A ship reached Oslo. Two ships reached Bergen.",
        "Another ship reached Oslo.",
        "No ship reached Oslo.",
        "A ship may reach Oslo.",
    ],
)
def test_what_is_not_told_apart_stays(before: str) -> None:
    assert claims(f"{before} In 2020, Eva Lind praised the ship.")[-1].text == (
        "In 2020, Eva Lind praised the ship."
    )


def test_a_day_in_a_description_is_made_whole() -> None:
    text = "A ship reached Oslo yesterday. In 2020, Eva Lind praised the ship."
    assert claims(text)[-1].text == (
        "In 2020, Eva Lind praised the ship that reached Oslo on 10 March 2025."
    )
