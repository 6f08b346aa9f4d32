import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.wording import (
    as_statement,
    close_quotes,
    dateline_end,
    outside_quotes,
    strip_quotes,
)


@pytest.mark.parametrize(
    "dateline",
    [
        "OSLO (Reuters) – ",
        "OSLO/NEW YORK (Reuters) - ",
        "OSLO, March 3 (AP) — ",
        "Oslo, Norway (AFP) - ",
        "OSLO — ",
        "NEW YORK, March 3, 2025 – ",
        "(Reuters) - ",
        "Bergen, Norway — ",
        "Friday, March 7, 2025 ",
    ],
)
def test_datelines(dateline: str) -> None:
    sentence = f"{dateline}The wall fell on Monday."
    assert sentence[dateline_end(sentence) :] == "The wall fell on Monday."


@pytest.mark.parametrize(
    "sentence",
    [
        "The wall fell on Monday.",
        "NATO – an alliance – was founded in 1949.",
        "NATO - the alliance of 32 states - met.",
        "Oslo (Norway) is old.",
        "USB-C is a connector.",
        "Friday was cold.",
        "BERLIN — the capital — is old.",
    ],
)
def test_no_datelines(sentence: str) -> None:
    assert dateline_end(sentence) == 0


@pytest.mark.parametrize(
    ("words", "statement"),
    [
        ("the wall is old", "The wall is old."),
        ("“The wall is old,”", "The wall is old."),
        ("“The wall is old.”", "The wall is old."),
        ("The wall\n  is old;", "The wall is old."),
        ("The wall is a “work of art”", "The wall is a “work of art”."),
        ("He said: “The wall is old.”", "He said: “The wall is old.”"),
        ("iPhones are sold in Oslo", "iPhones are sold in Oslo."),
        ("The wall fell!", "The wall fell!"),
        ("“The wall is old", "The wall is old."),
        ("the wall is old”", "The wall is old."),
        ("“Walls” and “Gates” are films", "“Walls” and “Gates” are films."),
        ("  ", ""),
        ("“”", ""),
    ],
)
def test_statements(words: str, statement: str) -> None:
    assert as_statement(words) == statement


def test_quotation_marks() -> None:
    assert strip_quotes("“a”") == "a"
    assert outside_quotes("He said “we won” and left").split() == ["He", "said", "and", "left"]
    assert close_quotes("Holm: “We won.") == "Holm: “We won.”"
    assert close_quotes('Holm: "We won.') == 'Holm: "We won."'
    assert close_quotes("“Done”") == "“Done”"


@given(st.text(alphabet="ab \"“”«».,'!?", max_size=40))
def test_a_statement_is_its_own_statement(text: str) -> None:
    statement = as_statement(text)
    assert as_statement(statement) == statement
