"""Speakers named so that they are clear without the article."""

import pytest

from factcheck.claims.atomic import AtomicSplitter
from factcheck.testing import make_document


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A military official said the bridge was closed in May.", "a military official"),
        ("Officials said the bridge was closed in May.", "officials"),
        (
            "Anna Berg left Oslo. “The bridge was closed in May,” Berg said.",
            "Anna Berg",
        ),
        (
            "Anna Berg left Oslo. She said the bridge was closed in May.",
            "Anna Berg",
        ),
        ("NATO said the bridge was closed in May.", "NATO"),
    ],
)
def test_the_speaker_is_clear(text: str, expected: str) -> None:
    claim = AtomicSplitter().split(make_document(text)).claims[-1]
    assert claim.attribution is not None
    assert claim.attribution.speaker == expected
