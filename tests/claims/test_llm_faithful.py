"""Claims held against the words they are said to come from."""

import datetime as dt

import pytest

from factcheck.claims.llm_faithful import Source, is_known_name, overstatement
from factcheck.claims.parse import parse

TITLE = "Harbour towns meet in Oakport"
BEFORE = "Marta Novak has led the port of Elmhaven since 2019."
SENTENCE = (
    "On Tuesday she said that 1,200 dockers, a third of them from Ruritania, did not strike "
    "over “low pay”, and twenty-five of Oakport's ships sailed."
)
NOW = dt.date(2025, 3, 13)


def problem(claim: str, quote: str = "1,200 dockers", *, now: dt.date | None = NOW) -> str | None:
    sentence, doc = parse([SENTENCE, claim])
    return overstatement(doc, quote, Source.of(sentence, (TITLE, BEFORE, SENTENCE), now))


@pytest.mark.parametrize(
    "claim",
    [
        "1200 dockers did not strike over low pay.",
        "A third of the 1,200 dockers were from Ruritania.",
        "Marta Novak said that 1,200 dockers did not strike.",
        "Dockers of Ruritania failed to strike.",
        "Twenty-five ships sailed.",
        "Dockers departed.",
        "On Tuesday, 11 March 2025, Marta Novak said that dockers did not strike.",
        "Marta Novak, who has led the port of Elmhaven since 2019, spoke on Tuesday.",
    ],
)
def test_what_the_text_says_may_be_said(claim: str) -> None:
    assert problem(claim) is None


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("1,300 dockers did not strike.", "number 1300"),
        ("1,200 dockers, half of them from Ruritania, did not strike.", "number half"),
        ("1,200 million dockers did not strike.", "number million"),
        ("12 percent of the dockers did not strike.", "number 12"),
        ("In 2023 1,200 dockers did not strike.", "number 2023"),
        ("On Tuesday, 18 March 2025, 1,200 dockers did not strike.", "number 18"),
        ("1,200 dockers of Freedonia did not strike.", "name Freedonia"),
        ("Schmidt said that 1,200 dockers did not strike.", "name Schmidt"),
        ("The moon landing was staged by actors in a studio.", "most of its words"),
    ],
)
def test_what_the_text_does_not_say_may_not(claim: str, said: str) -> None:
    found = problem(claim)
    assert found is not None
    assert said in found


def test_a_day_is_the_sentence_s_only_where_the_article_s_is_known() -> None:
    claim = "On Tuesday, 11 March 2025, the dockers did not strike."
    assert problem(claim) is None
    assert problem(claim, now=None) == "the number 11 is not in its sentence"


@pytest.mark.parametrize("quote", ['did not strike over "low pay"', "did  not\nstrike"])
def test_a_quote_may_have_plain_marks_and_other_blanks(quote: str) -> None:
    assert problem("The dockers did not strike over low pay.", quote) is None


@pytest.mark.parametrize(
    "quote", ["1,200 dockers struck", "since 2019", "DID NOT STRIKE", "strike … sailed"]
)
def test_a_quote_from_elsewhere_is_none(quote: str) -> None:
    found = problem("The dockers did not strike.", quote)
    assert found == "the quoted words are not in its sentence"


def test_a_negation_is_neither_added_nor_lost() -> None:
    assert problem("The dockers did strike.", "did not strike") == (
        "the quoted words are negated, and it is not"
    )
    sentence, doc = parse(["The dockers went home.", "The dockers never went home."])
    source = Source.of(sentence, (sentence.text,), None)
    found = overstatement(doc, "The dockers went home", source)
    assert found == "it is negated, and its sentence is not"


def test_a_speaker_s_name_must_have_been_sent() -> None:
    (sentence,) = parse([SENTENCE])
    source = Source.of(sentence, (TITLE, BEFORE, SENTENCE), NOW)
    assert is_known_name("Marta Novak", source)
    assert is_known_name("the port of Elmhaven", source)
    assert not is_known_name("Marta Schmidt", source)
    assert not is_known_name(" – ", source)
