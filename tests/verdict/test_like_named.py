"""Bodies of nearly one name."""

import pytest

from factcheck.types import DifferenceKind
from factcheck.verdict.like_named import compare_like_named


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        (
            "The European Council adopts most laws of the union.",
            "The Council of the European Union adopts most laws, with the parliament.",
        ),
        (
            "The International Court of Justice tries persons.",
            "The International Criminal Court tries persons for war crimes.",
        ),
    ],
)
@pytest.mark.parametrize(
    "title", ["", "European Council and Council of the EU. International Criminal Court"]
)
def test_another_body_of_nearly_the_name_differs(claim, sentence, title):
    (difference,) = compare_like_named(claim, sentence, title).differences
    assert difference.kind is DifferenceKind.ENTITY


@pytest.mark.parametrize(
    ("claim", "sentence", "title"),
    [
        (
            "The EU Council adopts most laws.",
            "The Council of the European Union adopts most laws.",
            "",
        ),
        ("The European Council met.", "It met, not the Council of Europe.", "European Council"),
        ("The council met.", "The European Council met.", ""),
        ("The European Council met.", "The International Criminal Court met.", ""),
    ],
)
def test_the_same_body_or_none_like_it_does_not(claim, sentence, title):
    assert not compare_like_named(claim, sentence, title).differences
