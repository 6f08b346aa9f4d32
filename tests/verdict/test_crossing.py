"""Claims put together from two clauses of a sentence."""

import pytest

from factcheck.verdict.crossing import is_crossed

NAMED = "The first boat was named Arden, and the second boat was named Lowe."
LEFT = "Oakland left the Northern League in 2020 but remains a member of the Eastern Council."


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The second boat was named Arden.", NAMED),
        ("The first boat was named Lowe.", NAMED),
        ("Oakland left the Eastern Council in 2020.", LEFT),
        ("Oakland remains a member of the Northern League.", LEFT),
        (
            "Ashland sent troops to the rebels.",
            "Ashland sent troops to the crown, while Oakland paid the rebels.",
        ),
    ],
)
def test_parts_of_two_clauses(claim: str, sentence: str) -> None:
    assert is_crossed(claim, sentence)


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The second boat was named Lowe.", NAMED),
        ("The first boat was named Arden.", NAMED),
        ("Oakland left the Northern League in 2020.", LEFT),
        ("Oakland remains a member of the Eastern Council.", LEFT),
        ("Oakland left the Northern League but remains in the Eastern Council.", LEFT),
        ("Oakland joined the pact.", "Oakland joined the pact in 1950 and Ashland in 1960."),
        ("Oakland is a town.", "Oakland is a town."),
    ],
)
def test_what_one_clause_says_is_not_crossed(claim: str, sentence: str) -> None:
    assert not is_crossed(claim, sentence)


def test_what_the_title_names_is_said_of_both_parallel_clauses() -> None:
    sentence = "The engine of the Arden was built in Oakland, and the hull was built in Ashland."
    claim = "The hull of the Arden was built in Ashland."
    assert is_crossed(claim, sentence)
    assert not is_crossed(claim, sentence, "The Arden")
