from dataclasses import replace

import pytest

from factcheck.claims.atomic import AtomicSplitter
from factcheck.testing import make_document
from factcheck.types import ChangeReason
from tests.claims.test_definites import texts

MATCH = "Norway faced Malta in Oslo. "
HEADLINE = "Ruling party loses Maltese parliamentary election"


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Anna Berg scored a header.", "Anna Berg scored a header in the match between"),
        (
            "Anna Berg won the Man of the Match award.",
            "Anna Berg won the Man of the Match award in",
        ),
        ("Anna Berg was booked after a foul.", "Anna Berg was booked after a foul in the match"),
    ],
)
def test_what_happened_in_play_says_in_which_match(text: str, claim: str) -> None:
    assert any(found.startswith(claim) for found in texts(MATCH + text))


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg scored a header.",
        f"{MATCH}Anna Berg scored twice in the 2004 season.",
        f"{MATCH}Anna Berg lives in Oslo.",
        f"{MATCH}“Anna Berg scored a header”, said Otto Lind.",
    ],
)
def test_no_match_is_added_where_none_is_meant(text: str) -> None:
    assert not any(found.endswith("the match between Norway and Malta.") for found in texts(text))


def test_a_match_that_the_claim_names_is_not_said_twice() -> None:
    found = texts(f"{MATCH}In the 62nd minute, Anna Berg scored a header.")
    assert all(claim.count("the match between") <= 1 for claim in found)


def test_others_of_an_election_are_not_the_others_of_a_part_of_it() -> None:
    text = "Other women elected were Ada Holm and Ann Berg."
    (claim,) = AtomicSplitter().split(replace(make_document(text), title=HEADLINE)).claims
    assert claim.text == text


def test_an_election_of_the_headline_is_said_and_recorded() -> None:
    text = "Otto Lind was re-elected. In 2004, Ada Holm was elected."
    first, second = AtomicSplitter().split(replace(make_document(text), title=HEADLINE)).claims
    assert first.text == "Otto Lind was re-elected in the Maltese parliamentary election."
    (change,) = first.changes
    assert (change.what, change.why) == ("", ChangeReason.REFERENCE)
    assert second.text == "In 2004, Ada Holm was elected."
