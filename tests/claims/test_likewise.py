"""Verbs that point back: `Sweden followed in 2024`, `Sweden did so`."""

import datetime as dt

import pytest

from factcheck.claims.atomic import AtomicSplitter
from factcheck.testing import make_document
from factcheck.types import Extraction, SetAsideReason


def split(text: str) -> Extraction:
    return AtomicSplitter().split(make_document(text, date=dt.date(2025, 3, 11)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Norway joined the pact in 2019 and Sweden followed in 2021.",
            "Sweden joined the pact in",
        ),
        ("Norway joined the pact in 2019. Sweden followed in 2021.", "Sweden joined the pact in"),
        ("Norway joined the pact in 2019. Sweden did so in 2021.", "Sweden joined the pact in"),
        ("Norway recognised Kosovo. Sweden did the same.", "Sweden recognised Kosovo"),
        ("Norway recognised Kosovo. Sweden followed suit in 2021.", "Sweden recognised Kosovo in"),
    ],
)
def test_what_was_told_just_before_is_told_again(text: str, expected: str) -> None:
    assert split(text).claims[-1].text.startswith(expected)


@pytest.mark.parametrize(
    "text",
    [
        "Norway became the 31st member of the pact in 2019. Sweden followed in 2021.",
        "Norway was admitted to the pact in 2019. Sweden did so in 2021.",
        "The 2019 summit was held in Oslo. Sweden did the same.",
    ],
)
def test_what_one_alone_did_is_not_told_of_another(text: str) -> None:
    extraction = split(text)
    assert len(extraction.claims) == 1
    (aside,) = extraction.set_aside
    assert aside.reason is SetAsideReason.UNCLEAR


def test_who_is_followed_may_be_named() -> None:
    texts = [
        c.text for c in split("Police found him. Ada Holm followed her brother to Oslo.").claims
    ]
    assert "Ada Holm followed her brother to Oslo." in texts
