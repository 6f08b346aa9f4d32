"""Which time a text speaks of."""

import datetime as dt

import pytest

from factcheck.claims.told_time import is_current, is_of_other_days

NOW = dt.date(2025, 3, 11)
"""A Tuesday."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He was born in 1901. In 1930 he moved.", False),
        ("In 2014 it joined. In 2016 it left. They met on Tuesday.", True),
        ("The deal of 2024 holds.", True),
    ],
)
def test_news_is_told_from_history(text: str, expected: bool) -> None:
    assert is_current(text, NOW) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is Tuesday, and they met today.", False),
        ("Today is March 11.", False),
        ("It's currently 2:25 a.m. on Friday.", True),
        ("Good morning, it is Friday May 7th.", True),
        ("He said, “Today is Friday.”", False),
        ("It is a long road.", False),
    ],
)
def test_a_diary_says_that_it_is_of_other_days(text: str, expected: bool) -> None:
    assert is_of_other_days(text, NOW) is expected
