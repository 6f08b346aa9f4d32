"""Which match is meant."""

from factcheck.claims.atomic import AtomicSplitter
from factcheck.testing import make_document


def texts(text: str) -> list[str]:
    return [claim.text for claim in AtomicSplitter().split(make_document(text)).claims]


def test_the_match_is_the_one_of_the_two_sides_told_last() -> None:
    found = texts(
        "Sweden faced Denmark in Oslo. The match ended in a draw."
        " Belgium defeated Norway. Five players were booked in the game."
    )
    assert "The match between Sweden and Denmark ended in a draw." in found
    assert "Five players were booked in the match between Belgium and Norway." in found


def test_a_half_is_one_of_that_match() -> None:
    found = texts("Sweden faced Denmark in Oslo. Anna Berg scored twice in the second half.")
    assert "Anna Berg scored twice in the second half of the match between Sweden and Denmark." in (
        found
    )


def test_after_several_pairs_no_match_is_meant() -> None:
    found = texts("Sweden beat Denmark and Belgium beat Norway. Anna Berg watched the match.")
    assert "Anna Berg watched the match." in found


def test_a_word_for_a_kind_stays() -> None:
    found = texts("Sweden faced Denmark in Oslo. The match referee was Anna Berg.")
    assert "The match referee was Anna Berg." in found
