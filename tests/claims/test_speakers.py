"""Speakers named so that they are clear without the article."""

import pytest

from factcheck.claims.atomic import AtomicSplitter
from factcheck.testing import make_document
from factcheck.types import Change, ChangeReason


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
        (
            "The Church of Norway met. Today, the Church said the bridge was closed in May.",
            "the Church of Norway",
        ),
        ("NATO said the bridge was closed in May.", "NATO"),
    ],
)
def test_the_speaker_is_clear(text: str, expected: str) -> None:
    claim = AtomicSplitter().split(make_document(text)).claims[-1]
    assert claim.attribution is not None
    assert claim.attribution.speaker == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Anna Berg left Oslo. She said the bridge was closed in May.",
            [Change(what="She", by="Anna Berg", why=ChangeReason.SPEAKER)],
        ),
        (
            "Anna Berg left Oslo. “The bridge was closed in May,” Berg said.",
            [Change(what="Berg", by="Anna Berg", why=ChangeReason.SPEAKER)],
        ),
        ("Officials said the bridge was closed in May.", []),
    ],
)
def test_another_name_of_the_speaker_is_recorded(text: str, expected: list[Change]) -> None:
    claim = AtomicSplitter().split(make_document(text)).claims[-1]
    assert [c for c in claim.changes if c.why is ChangeReason.SPEAKER] == expected
