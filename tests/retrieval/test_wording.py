import pytest

from factcheck.retrieval.wording import encodable, indexed_text
from tests.fakes import a_passage


@pytest.mark.parametrize(
    ("title", "heading", "expected"),
    [
        ("Bridges", "Stone", "Bridges. Stone. It is old."),
        ("Bridges", "", "Bridges. It is old."),
        ("", "", "It is old."),
        ("Who built it?", "Mr. X.", "Who built it? Mr. X. It is old."),
    ],
)
def test_title_and_heading_stand_before_the_text(title: str, heading: str, expected: str) -> None:
    assert indexed_text(a_passage("It is old.", title=title, heading=heading)) == expected


def test_marks_and_line_ends_are_gone() -> None:
    assert indexed_text(a_passage("It\n  is [old](x.md).")) == "It is old."


def test_lone_surrogates_are_replaced() -> None:
    assert encodable("caf\udce9") == "caf?"
    assert indexed_text(a_passage("x", title="caf\udce9")).encode("utf-8")
