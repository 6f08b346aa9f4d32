"""Claims put together from two clauses of a sentence."""

import pytest

from factcheck.verdict.clauses import (
    aside_on_the_deed,
    is_crossed,
    split_clauses,
    subject_phrase,
    telling_clause,
)

NAMED = "The first boat was named Arden, and the second boat was named Lowe."
LEFT = "Oakland left the Northern League in 2020 but remains a member of the Eastern Council."


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The second boat was named Arden.", NAMED),
        ("The first boat was named Lowe.", NAMED),
        ("Oakland left the Eastern Council in 2020.", LEFT),
        ("Oakland remains a member of the Northern League.", LEFT),
    ],
)
def test_parts_of_two_clauses(claim: str, sentence: str) -> None:
    assert is_crossed(claim, sentence, "")


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
    assert not is_crossed(claim, sentence, "")


def test_what_the_title_names_is_spoken_of_in_later_clauses_too() -> None:
    sentence = "The engine of the Arden was built in Oakland, and the hull was built in Ashland."
    claim = "The hull of the Arden was built in Ashland."
    assert is_crossed(claim, sentence, "")
    assert not is_crossed(claim, sentence, "The Arden")
    assert is_crossed("Oakland left the Eastern Council in 2020.", LEFT, "Eastern Council")


@pytest.mark.parametrize(
    ("sentence", "clauses"),
    [
        ("The mill was sold in 1990.", ["The mill was sold in 1990."]),
        (
            "Arden opened its shop in 2023 and renamed it in 2024.",
            ["Arden opened its shop in 2023", "Arden renamed it in 2024."],
        ),
        (
            "In 2015, the flu was rare, but caused 27 deaths.",
            ["In 2015, the flu was rare", "In 2015, the flu caused 27 deaths."],
        ),
        ("It was written and directed by Ann Lowe.", ["It was written and directed by Ann Lowe."]),
        ("Ann Lowe and Bo Berg founded it.", ["Ann Lowe and Bo Berg founded it."]),
        (
            "Lowe (born in 1950, and died in 1990) was a poet; she wrote in Arden.",
            ["Lowe (born in 1950, and died in 1990) was a poet", "Lowe she wrote in Arden."],
        ),
    ],
)
def test_clauses_each_have_a_verb_and_what_they_share(sentence: str, clauses: list[str]) -> None:
    assert [clause.whole for clause in split_clauses(sentence)] == clauses


def test_the_clause_that_tells_the_claim() -> None:
    sentence = "Ashcorp was founded in 1970, and Oakcorp was founded in Elm in 1916."
    assert telling_clause("Oakcorp was founded in 1970.", sentence, "") == (
        "Oakcorp was founded in Elm in 1916."
    )
    assert telling_clause("It was founded.", sentence, "") == sentence
    assert telling_clause("Oakcorp was refounded in 1970.", sentence, "") == sentence
    assert telling_clause("Ashcorp and Oakcorp were founded in 1970.", sentence, "") == sentence


def test_a_subject_stands_before_the_verb() -> None:
    assert subject_phrase("The flight of Ann Lowe lasted an hour.") == "The flight of Ann Lowe "
    assert subject_phrase("No word of it.") == ""


def test_names_in_a_list_begin_no_clause_for_a_verb_behind_the_next_conjunction():
    sentence = "Elmland sent tents, stoves and Berg pumps to the camp while Ada Dahl was in office."
    assert [clause.text for clause in split_clauses(sentence)] == [
        "Elmland sent tents, stoves and Berg pumps to the camp",
        "Ada Dahl was in office.",
    ]


def test_the_clause_that_has_most_of_the_claim_and_all_that_another_has_tells_it() -> None:
    sentence = "The Elm Union came about in 1922, and Elm formally became a republic in 1949."
    told = telling_clause("Elm formally turned into a republic in 1922.", sentence, "")
    assert told == "Elm formally became a republic in 1949."
    both = "The Elm Union turned into a party in 1922, and Elm formally became a republic in 1949."
    assert telling_clause("Elm formally turned into a republic in 1922.", both, "") == both


def test_an_aside_tells_a_deed_of_its_own() -> None:
    sentence = "The mill, sold to Ann Berg in 2018, was bought back by the town in 2022."
    assert aside_on_the_deed("The mill was sold in 2022.", sentence) == "sold to Ann Berg in 2018"
    assert not aside_on_the_deed("The town bought the mill in 2022.", sentence)
    again = "The mill, sold to Ann Berg in 2018, was sold again in 2022."
    assert not aside_on_the_deed("The mill was sold in 2022.", again)


def test_names_joined_in_a_claim_may_be_of_two_clauses() -> None:
    sentence = "Elm school and Ashby school were closed in May, and Oakham school was kept open."
    assert is_crossed("The school at Oakham and Ashby school closed.", sentence, "")
    assert not is_crossed("Elm school and Ashby school closed.", sentence, "")


def test_a_clause_behind_whereas_is_one_whatever_its_verb() -> None:
    sentence = "Wash mode ends after eight hours, whereas Auto mode continues until switched off."
    assert len(split_clauses(sentence)) == 2
    assert is_crossed("Wash mode continues until it is switched off.", sentence, "")
