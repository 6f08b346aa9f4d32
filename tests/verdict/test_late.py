import pytest

from factcheck.testing import make_claim, make_hit, make_passage
from factcheck.verdict.late import told_positively
from factcheck.verdict.select import select_candidates


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Elmland did not join the pact until 2023.", "Elmland did join the pact in 2023."),
        ("Elmland didn’t join it until March 2024.", "Elmland did join it in March 2024."),
        ("The bridge was not opened until late 1990.", "The bridge was opened in late 1990."),
        ("It had not been seen until the end of 2001.", "It had been seen in the end of 2001."),
    ],
)
def test_what_was_not_so_until_a_day_was_so_then(text: str, told: str) -> None:
    assert told_positively(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Elmland did not join the pact.",
        "Elmland was a member until 2023.",
        "Elmland did not join until the vote was won.",
        "Elmland did not join the pact, and it waited until 2023.",
    ],
)
def test_other_denials_stay(text: str) -> None:
    assert told_positively(text) == text


def test_rules_and_model_read_it_so() -> None:
    claim = make_claim("Elmland did not join the pact until 2023.")
    (right,) = select_candidates(
        claim, [make_hit(make_passage("Elmland joined the pact in 2023."))], 1
    )
    (wrong,) = select_candidates(
        claim, [make_hit(make_passage("Elmland joined the pact in 2019."))], 1
    )
    assert not right.comparison.differences
    assert [item.claim for item in wrong.comparison.differences] == ["2023"]
    (late,) = select_candidates(
        make_claim("Elmland joined the pact in 2019."),
        [make_hit(make_passage("Elmland did not join the pact until 2023."))],
        1,
    )
    assert [item.claim for item in late.comparison.differences] == ["2019"]
    assert right.pair(claim).claim == "Elmland did join the pact in 2023."


def test_it_is_read_so_with_the_sentence_before_too() -> None:
    claim = make_claim("Elmland did not join the pact until 2023.")
    passage = make_passage("Elmland waited for the pact.", "It joined in 2023.")
    chosen = select_candidates(claim, [make_hit(passage)], 2)
    leaning = next(one for one in chosen if one.lead_in)
    assert leaning.pair(claim).claim == "Elmland did join the pact in 2023."
