"""Whether a text names what another one names."""

import pytest

from factcheck.verdict.mentions import Mentioned, own_title
from factcheck.verdict.words import read_content


@pytest.mark.parametrize(
    ("claim", "sentence", "named"),
    [
        ("The World Bank was founded.", "It is the oldest central bank in the world.", False),
        ("The World Bank was founded.", "The Bank of Oakland is the oldest in the world.", False),
        ("The World Bank was founded.", "The World Bank has its seat in Washington.", True),
        ("The Central Bank of Oakland met.", "The central bank of Oakland met.", True),
        ("Rates were set by the Central Bank.", "The central bank set them.", True),
        ("It passed the French Parliament.", "It passed the parliament of France.", True),
        ("The Oakland Trade Commission met.", "The OTC met.", True),
        ("The Oakland Trade Commission met.", "The OTD met.", False),
        ("The Oakland Trade Commission met.", "The Oslo Trade Commission (OTC) met.", False),
    ],
)
def test_a_body_is_named_by_its_name_not_by_scattered_words(
    claim: str, sentence: str, *, named: bool
) -> None:
    name = next(name for name in read_content(claim).names if name.body)
    assert Mentioned.by(sentence).has(name) is named


def test_a_name_that_joins_two_is_neither() -> None:
    (name,) = read_content("The line to Arden-Ashland is closed.").names
    assert not Mentioned.by("The line to Ashland is closed.").has(name)
    assert Mentioned.by("The line to Arden-Ashland is closed.").has(name)


def test_a_title_names_as_well() -> None:
    (name,) = read_content("The town lies near Ashland.").names
    assert not Mentioned.by("It lies on the coast.").has(name)
    assert Mentioned.by("It lies on the coast.", "Ashland").has(name)


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Malaria ", "Malaria. History and spread"),
        ("Deaths from malaria and tuberculosis ", "Malaria and tuberculosis. History and spread"),
        ("It ", "Malaria and tuberculosis. History and spread"),
        ("The history of both ", "Malaria and tuberculosis. History"),
    ],
)
def test_a_title_of_two_subjects_speaks_of_the_one_that_a_sentence_is_on(
    subject: str, title: str
) -> None:
    assert own_title("Malaria and tuberculosis. History and spread", subject) == title


def test_of_a_longer_title_the_last_word_of_each_part_counts() -> None:
    title = "Polio and the eradication of smallpox"
    assert own_title(title, "Smallpox ") == "the eradication of smallpox"
    assert (
        own_title("Chiefs in Oakland and the Pact", "No chief ") == "Chiefs in Oakland and the Pact"
    )


def test_a_name_at_a_sentences_start_may_look_like_a_plural() -> None:
    (name,) = read_content("The prize went to Anders.").names
    assert Mentioned.by("Anders won the prize.").has(name)
    assert not Mentioned.by("She won the prize of the anders.").has(name)
