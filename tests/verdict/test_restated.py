"""The same words, or the same two things on either side of “is”."""

import pytest

from factcheck.verdict.restated import restates


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Elm is the capital of Oakland.", "Elm is the capital of Oakland."),
        ("Elm is the capital of Oakland", "Elm is the capital of Oakland."),
        ("The capital of Oakland is Elm.", "Elm is the capital of Oakland."),
        ("Oakland's capital is Elm.", "Elm is the capital of Oakland."),
        ("Oakland’s capital is Elm.", "The capital of Oakland is Elm."),
        ("The Netherlands' capital is Amsterdam.", "Amsterdam is the capital of the Netherlands."),
        ("The mayor was Anna Berg.", "Anna Berg was the mayor."),
        ("The bridge, built in 1750, was sold.", "The bridge built in 1750 was sold."),
        ("The rate is 3.5%.", "the rate is 3.5 %"),
    ],
)
def test_restated(claim: str, sentence: str) -> None:
    assert restates(claim, sentence)
    assert restates(sentence, claim)


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The capital of Oakland is Elm.", "Ash is the capital of Oakland."),
        ("The capital of Oakland was Elm.", "Elm is the capital of Oakland."),
        ("Elm is not the capital of Oakland.", "Elm is the capital of Oakland."),
        ("The capital of Oakland is not Elm.", "Elm is the capital of Oakland."),
        ("A seal is an animal.", "An animal is a seal."),
        ("Seals are animals.", "Animals are seals."),
        ("Elm is the capital of Oakland.", "Elm is the capital of Oakland and of Ashland."),
        ("Anna beat Berta.", "Berta beat Anna."),
        ("The rate is 3.5%.", "The rate is 3.6%."),
        ("", ""),
        ("…", "…"),
    ],
)
def test_not_restated(claim: str, sentence: str) -> None:
    assert not restates(claim, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The mill in Elm burned down, but its wheel was saved.",
        "The mill in Elm burned down and the smith rebuilt it.",
        "The mill in Elm burned down; three houses beside it stood.",
        "The mill in Elm burned down, which cost the town dear.",
        "The mill in Elm burned down while the miller slept.",
    ],
)
def test_the_first_clause_says_it(sentence: str) -> None:
    assert restates("The mill in Elm burned down.", sentence)
    assert not restates(sentence, "The mill in Elm burned down.")


@pytest.mark.parametrize(
    "sentence",
    [
        "The mill in Elm burned down, but that story is false.",
        "The mill in Elm burned down, and nobody has denied it since.",
        "The mill in Elm burned down, but only its roof.",
        "The mill in Elm burned down, according to the miller.",
        "The mill in Elm burned down if the smith is right.",
        "The mill in Elm burned down twice, but its wheel was saved.",
        "If the mill in Elm burned down, but its wheel was saved, the town was lucky.",
        "The miller said the mill in Elm burned down, but its wheel was saved.",
    ],
)
def test_a_first_clause_that_is_bound_or_taken_back_does_not(sentence: str) -> None:
    assert not restates("The mill in Elm burned down.", sentence)


def test_a_clause_of_two_words_is_too_little() -> None:
    assert not restates("Elm won.", "Elm won, and Ash lost.")


def test_long_texts_are_compared_word_for_word_only() -> None:
    long = "The list is " + "long " * 60
    assert restates(long, long.upper().replace("IS", "is"))
    assert not restates(long, "long " * 60 + "is the list")


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        (
            "The court has issued a warrant for Ada Berg.",
            "The court issued a warrant for Ada Berg on 17 March 2023.",
        ),
        (
            "Elm was invited to join the pact.",
            "Elm was invited to join the pact in August 2023 and declined in December 2023.",
        ),
    ],
)
def test_a_date_behind_the_claim_s_words_takes_nothing_back(claim: str, sentence: str) -> None:
    assert restates(claim, sentence)


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Ada Berg has been mayor of Elm.", "Ada Berg was mayor of Elm in 1990."),
        ("Elm has joined the new union.", "Elm joined the new union in May, but was not admitted."),
        ("Elm joined the new union.", "Elm joined the new union in name only."),
    ],
)
def test_what_else_follows_may(claim: str, sentence: str) -> None:
    assert not restates(claim, sentence)


def test_a_second_deed_takes_nothing_back() -> None:
    claim = "Elmland is a neutral country."
    assert restates(claim, "Elmland is a neutral country and has never belonged to a pact.")
    assert not restates(claim, "Elmland is a neutral country, but not in this war.")
    assert not restates(claim, "Elmland is a neutral country and has denied it, a false claim.")


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("No town has more ports than Elm.", "Elm has more ports than any other town."),
        ("Elm has the most ports of all towns.", "Elm has more known ports than any other town."),
        ("Elm is older than any other town.", "No other town is older than Elm."),
    ],
)
def test_more_than_any_other_is_the_most_of_all(claim: str, sentence: str) -> None:
    assert restates(claim, sentence)
    assert restates(sentence, claim)


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("No town has more ports than Elm.", "Ash has more ports than any other town."),
        ("No town has more ports than Elm.", "Elm has fewer ports than any other town."),
        ("No town has more ports than Elm.", "Elm has more ships than any other town."),
        ("No country has more ports than Elm.", "Elm has more ports than any other town."),
        ("Elm is older than any other town.", "Elm is larger than any other town."),
    ],
)
def test_more_of_another_is_not_the_same(claim: str, sentence: str) -> None:
    assert not restates(claim, sentence)


def test_what_somebody_says_behind_a_comma_is_not_left_out() -> None:
    claim = "Ida Holm is the winner of the race."
    assert restates(claim, "Ida Holm is the winner of the race, as of May 2025.")
    assert not restates(claim, "Ida Holm is the winner of the race, as her party claims.")
