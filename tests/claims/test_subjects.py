"""What `it` and `they` at a sentence's start stand for."""

import datetime as dt

import pytest

from factcheck.claims.atomic import AtomicSplitter
from factcheck.testing import make_document
from factcheck.types import Claim


def claims(text: str) -> tuple[Claim, ...]:
    return AtomicSplitter().split(make_document(text, date=dt.date(2025, 3, 11))).claims


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Scientists found less rain in two valleys. They expect floods by 2050.",
            "Scientists expect floods by 2050.",
        ),
        (
            "The Afghan team reached Oslo. They left Kabul in 2017.",
            "The Afghan team left Kabul in 2017.",
        ),
        (
            "Norway and Sweden signed the plan. They left Kabul in 2017.",
            "Norway and Sweden left Kabul in 2017.",
        ),
        (
            "The Afghan team reached Oslo. They met players. They left Kabul in 2017.",
            "The Afghan team left Kabul in 2017.",
        ),
        ("Police closed two roads. They found 40 guns.", "Police found 40 guns."),
    ],
)
def test_they_are_whom_the_sentence_before_was_about(text: str, expected: str) -> None:
    assert claims(text)[-1].text == expected


@pytest.mark.parametrize(
    "before",
    [
        "Soldiers met students in Oslo.",
        "Some scientists found less rain.",
        "Anna Berg met two ministers.",
        "Other teams reached Oslo.",
    ],
)
def test_they_stay_where_others_may_be_meant(before: str) -> None:
    *_, claim = claims(f"{before} They left Kabul in 2017.")
    assert claim.text == "They left Kabul in 2017."
    assert claim.unresolved == ("They",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway has 5.6 million people, and its capital is Oslo.", "Norway's capital is Oslo."),
        ("Norway has 5.6 million people and its capital is Oslo.", "Norway's capital is Oslo."),
        ("Norway has more than 5 million people and its capital is Oslo.", "Norway's capital is"),
        ("The museum opened in 1990 and it has 30 rooms.", "The museum has 30 rooms."),
        ("Norway joined NATO in 1949 and its capital is Oslo.", "Norway's capital is Oslo."),
        (
            "Norway and Sweden are kingdoms and their capitals are Oslo and Stockholm.",
            "Norway and Sweden's capitals are Oslo and Stockholm.",
        ),
    ],
)
def test_a_clause_beside_another_is_about_its_subject(text: str, expected: str) -> None:
    assert claims(text)[-1].text.startswith(expected)


def test_a_rival_between_keeps_it_unclear() -> None:
    claim = claims("Sweden joined NATO in 2024, and its headquarters are in Brussels.")[-1]
    assert claim.text == "Its headquarters are in Brussels."
    assert "its" in {word.lower() for word in claim.unresolved}


def test_where_both_point_to_another_neither_is_its_own_clauses_subject() -> None:
    text = "Norway lies in the north. Oslo is its capital, and it has had a king since 1905."
    assert claims(text)[-1].text == "It has had a king since 1905."
    text = "Norway is cold. It has 5.6 million people, and its capital is Oslo."
    assert claims(text)[-1].text == "Norway's capital is Oslo."
