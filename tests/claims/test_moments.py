import datetime as dt

import pytest

from factcheck.claims.moments import day_named, is_current, moments
from factcheck.claims.parse import parse

NOW = dt.date(2025, 3, 11)
"""A Tuesday."""


@pytest.mark.parametrize(
    ("sentence", "text", "iso"),
    [
        ("They met on Tuesday.", "Tuesday, 11 March 2025", "2025-03-11"),
        ("They met on Friday.", "Friday, 7 March 2025", "2025-03-07"),
        ("They will meet on Friday.", "Friday, 14 March 2025", "2025-03-14"),
        ("They met last Tuesday.", "on Tuesday, 4 March 2025", "2025-03-04"),
        ("They met yesterday.", "on 10 March 2025", "2025-03-10"),
        ("Yesterday they met.", "On 10 March 2025", "2025-03-10"),
        ("They met last year.", "in 2024", "2024"),
        ("They have known since last year.", "2024", "2024"),
        ("They met last month.", "in February 2025", "2025-02"),
        ("Last month's storm cost 3 million.", "The February 2025", "2025-02"),
        ("They met two days ago.", "on 9 March 2025", "2025-03-09"),
        ("They met last night.", "on the night of 10 March 2025", "2025-03-10"),
        ("They will meet tonight.", "on the night of 11 March 2025", "2025-03-11"),
        ("They met last week.", "in the week of 3 March 2025", "2025-W10"),
        ("They meet until next week.", "the week of 17 March 2025", "2025-W12"),
        ("They met this weekend.", "on the weekend of 8 March 2025", "2025-W10"),
        ("It rained this summer.", "in the summer of 2025", "2025"),
        ("The shop closed on Christmas Day.", "Christmas Day 2024", "2024-12-25"),
        ("Today marks the end.", "11 March 2025", "2025-03-11"),
        ("Today the bank announces a plan.", "On 11 March 2025", "2025-03-11"),
        ("Yesterday's storm cost 3 million.", "The 10 March 2025", "2025-03-10"),
        ("Join us on Friday.", "Friday, 14 March 2025", "2025-03-14"),
        ("They met on March 3.", "March 3, 2025", "2025-03-03"),
        ("They met on 30 November.", "30 November 2024", "2024-11-30"),
        ("They met in November.", "in November 2024", "2024-11"),
    ],
)
def test_a_date_is_named_in_full(sentence: str, text: str, iso: str) -> None:
    (found,) = moments(parse([sentence])[0], NOW)
    assert (found.text, found.iso) == (text, iso)


@pytest.mark.parametrize(
    "sentence",
    [
        "They meet every Tuesday.",
        "They met on Tuesday, 4 March 2025.",
        "They met on March 3, 1998.",
        "It rains in July.",
        "The war of 1831 began on 30 May.",
        "They may meet.",
        "The museum opens on Sunday mornings.",
        "He wrote for the Sunday Times.",
        "The fair is held every year on June 3.",
        "She was born on June 3.",
        "They left two years ago.",
        "They worked there for three years.",
        "In today's world people travel.",
        "The same day they met.",
        "The tower was built in the 1980s.",
        "The race was held on June 3 and 4.",
    ],
)
def test_what_is_whole_or_unclear_stays(sentence: str) -> None:
    assert moments(parse([sentence])[0], NOW) == []


def test_the_same_day_is_the_one_named_before() -> None:
    before = day_named("It ended on 4 March 2025.", ())
    assert before == dt.date(2025, 3, 4)
    (found,) = moments(parse(["They met on the following day."])[0], NOW, last_day=before)
    assert (found.text, found.iso) == ("on 5 March 2025", "2025-03-05")


def test_two_days_named_leave_it_open_which_is_meant() -> None:
    assert day_named("It ran from 4 March 2025 to March 9, 2025.", ()) is None


def test_a_day_after_another_year_stays() -> None:
    assert moments(parse(["They met on March 3."])[0], NOW, years=[2025, 1998]) == []


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


def test_a_text_about_another_time_keeps_its_days() -> None:
    assert moments(parse(["They met on March 3."])[0], NOW, is_current=False) == []
