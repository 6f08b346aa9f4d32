"""Which of several a number is told of."""

import pytest

from factcheck.verdict.shared_out import compare_shared_out

SWELLING = (
    "Swelling was seen in 14% of those on 20 mg, 6% of those on 10 mg and 5% of those on sugar."
)
WARRANTY = "The warranty lasts three years for the pump and two years for all other parts."


@pytest.mark.parametrize(
    ("claim", "sentence", "evidence"),
    [
        ("Swelling was seen in 6% of those on 20 mg.", SWELLING, "14%"),
        ("Of those on sugar 14% had a swelling.", SWELLING, "5%"),
        ("The warranty on the pump lasts two years.", WARRANTY, "three"),
    ],
)
def test_a_number_of_another_differs(claim: str, sentence: str, evidence: str) -> None:
    (found,) = compare_shared_out(claim, sentence).differences
    assert found.evidence == evidence


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Swelling was seen in 14% of those on 20 mg.", SWELLING),
        ("Swelling was seen in 6% of the patients.", SWELLING),
        ("The warranty on the pump lasts three years.", WARRANTY),
        (
            "Members rejected the offer by 61 votes to 22.",
            "Members voted 61 to 22 against an offer.",
        ),
        ("The bank gave 3 million to the school.", "It gave 3 million to the school."),
    ],
)
def test_a_number_of_the_same_does_not(claim: str, sentence: str) -> None:
    assert not compare_shared_out(claim, sentence).differences


def test_a_number_of_something_else_by_its_noun_differs() -> None:
    sentence = (
        "Elmco had sales of 71 million crowns in 2024, and made a profit of 5.2 million crowns."
    )
    (found,) = compare_shared_out("Elmco made a profit of 71 million crowns.", sentence).differences
    assert (found.claim, found.evidence) == ("71 million", "5.2 million")
    for claim in (
        "Elmco made a profit of 5.2 million crowns.",
        "Elmco had sales of 71 million crowns.",
    ):
        assert not compare_shared_out(claim, sentence).differences
