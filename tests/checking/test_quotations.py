import pytest

from factcheck.checking.quotations import Articles
from factcheck.claims.lists import Quotation
from factcheck.testing import FakeSplitter, make_document
from factcheck.types import Location

TEXT = """\
The mayor spoke.

“The bridge — it is old — was
opened in 1750,” she said.
"""


def line_of(words: str, text: str = TEXT) -> int | None:
    quotation = Quotation(
        article="a.md", line=None, text=words, location=Location(path="c.yaml", line=1, column=1)
    )
    return Articles(lambda _: make_document(text), FakeSplitter).find(quotation).line


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("The mayor spoke.", 1),
        ("The mayor spoke", 1),
        ('"The bridge - it is old - was opened in 1750,"', 3),
        ("opened in 1750", 4),
        ("The bridge was opened in 1750.", None),
        ("the mayor spoke.", None),
        ("...", None),
    ],
)
def test_words_are_found_whatever_their_marks_and_breaks(words: str, line: int | None) -> None:
    assert line_of(words) == line


def test_a_claim_worded_by_the_splitter_is_found() -> None:
    assert line_of("A", "# A\n\nB.") is not None
