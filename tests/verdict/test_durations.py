"""Lengths of time, from the dates of a sentence."""

import pytest

from factcheck.verdict.compare import compare
from factcheck.verdict.dates import find_dates
from factcheck.verdict.durations import lasts_as_long
from factcheck.verdict.numbers import find_quantities
from factcheck.verdict.texts import EvidenceText

FROM_TO = "Ada Berg was head of the port from 6 August 2015 to 6 August 2025."
TWO_DAYS = "The port bought the crane in 2011 and sold it in May 2025."


@pytest.mark.parametrize(
    ("length", "sentence"),
    [
        ("ten years", FROM_TO),
        ("about one decade", FROM_TO),
        ("120 months", FROM_TO),
        ("more than eight years", FROM_TO),
        ("nearly 14 years", TWO_DAYS),
        ("more than seventy years", "Pell was a town from its foundation in 1930 until 2006."),
    ],
)
def test_a_length_that_the_dates_give(length, sentence):
    (quantity,) = find_quantities(f"It lasted {length} then.")
    assert lasts_as_long(quantity, find_dates(sentence, None))


@pytest.mark.parametrize(
    ("length", "sentence"),
    [
        ("eight years", FROM_TO),
        ("more than ten years", "Ada Berg was head of the port from 2012 to 2014."),
        ("more than two years", FROM_TO),
        ("ten years", "Ada Berg has been head of the port since 2015."),
        ("ten years", "The port has ten cranes of 2015."),
        ("ten cranes", FROM_TO),
        ("ten years", "Built in 2005, it was closed in 2015 and sold in 2020."),
    ],
)
def test_another_length_or_none(length, sentence):
    (quantity,) = find_quantities(f"It lasted {length} then.")
    assert not lasts_as_long(quantity, find_dates(sentence, None))


def test_the_length_of_a_term_is_not_left_open():
    text = EvidenceText(sentence=FROM_TO, context="", passage=FROM_TO, date=None)
    right, wrong = (
        compare(f"Berg's {length} years as head of the port ended in August 2025.", text, None)
        for length in ("ten", "seven")
    )
    assert not right.missing
    assert [item.claim for item in wrong.missing] == ["seven"]
