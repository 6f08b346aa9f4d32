"""Whom `the student` and `the president` stand for."""

import datetime as dt
from dataclasses import replace

import pytest

from factcheck.claims.atomic import AtomicSplitter
from factcheck.testing import make_document
from factcheck.types import ChangeReason, Claim


def claims(text: str, *, title: str = "") -> tuple[Claim, ...]:
    document = replace(make_document(text, date=dt.date(2025, 3, 11)), title=title)
    return AtomicSplitter().split(document).claims


def last(text: str, *, title: str = "") -> str:
    return claims(text, title=title)[-1].text


@pytest.mark.parametrize(
    ("before", "noun"),
    [
        ("Ada Holm, a student from Oslo, was fined in 2019.", "student"),
        ("Police fined student Ada Holm in 2019.", "student"),
        ("Ada Holm is a singer.", "musician"),
        ("Mayor Ada Holm opened the bridge in 2019.", "mayor"),
        ("Ada Holm, the prime minister of Norway, left in 2019.", "prime minister"),
    ],
)
def test_the_only_one_called_so_is_named(before: str, noun: str) -> None:
    assert last(f"{before} The {noun} visited Rome on 3 May 2020.") == (
        "Ada Holm visited Rome on 3 May 2020."
    )


def test_a_replacement_is_recorded() -> None:
    *_, claim = claims("Mayor Ada Holm opened the bridge. The mayor visited Rome on 3 May 2020.")
    (change,) = claim.changes
    assert (change.what, change.by) == ("The mayor", "Ada Holm")
    assert change.why is ChangeReason.REFERENCE


@pytest.mark.parametrize(
    "before",
    [
        "Student Ada Holm met student Eva Lind in 2019.",
        "Ada Holm, a student, met a student in 2019.",
        "Ada Holm, a former student, left in 2019.",
        "Ada Holm, the prime minister of Norway, left in 2019.",
    ],
)
def test_of_several_or_of_one_called_otherwise_none_is_named(before: str) -> None:
    noun = "minister" if "minister" in before else "student"
    assert last(f"{before} The {noun} visited Rome on 3 May 2020.") == (
        f"The {noun} visited Rome on 3 May 2020."
    )


def test_one_of_several_is_unclear() -> None:
    *_, claim = claims(
        "Student Ada Holm met student Eva Lind in 2019. The student visited Rome in 2020."
    )
    assert claim.unresolved == ("the student",)


def test_somebody_unnamed_before_the_name_is_the_one_of_the_headline() -> None:
    text = (
        "A student was fined in 2019. Ada Holm, a student from Oslo, left Rome."
        " The student visited Bonn on 3 May 2020."
    )
    assert last(text, title="Student Ada Holm fined") == "Ada Holm visited Bonn on 3 May 2020."
    assert "Ada Holm" not in last(text)


def test_whom_the_claim_names_already_it_does_not_name_twice() -> None:
    text = "Mayor Ada Holm spoke. Holm said that the mayor of Rome had met the mayor in 2019."
    assert "Ada Holm had" not in last(text)
