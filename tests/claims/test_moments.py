import datetime as dt

import pytest

from factcheck.claims.moments import day_named, moments
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
        ("They met in November of last year.", "November 2024", "2024-11"),
        ("They met in July last year.", "July 2024", "2024-07"),
        ("They met last Wed.", "on Wednesday, 5 March 2025", "2025-03-05"),
        ("They met on Saturday Night.", "Saturday night, 8 March 2025", "2025-03-08"),
        ("The shop opens this Friday.", "on Friday, 14 March 2025", "2025-03-14"),
        ("Last Year they met.", "In 2024", "2024"),
        ("They met on Sept 29th.", "Sept 29th, 2024", "2024-09-29"),
        ("The festival opens on June 30.", "June 30, 2025", "2025-06-30"),
        ("The fair will open on 5 January.", "5 January 2026", "2026-01-05"),
        ("The fair was held on July 3-5.", "July 3-5, 2024", "2024-07-03"),
        ("They met on March 3 this year.", "March 3, 2025", "2025-03-03"),
        ("They left on 3 March of last year.", "3 March 2024", "2024-03-03"),
        ("I am going to Rome in November.", "in November 2025", "2025-11"),
        ("The shop closed around November.", "around November 2024", "2024-11"),
        ("Figures to be published today show a record.", "on 11 March 2025", "2025-03-11"),
        ("As of today, the bill has ten sponsors.", "11 March 2025", "2025-03-11"),
        ("We celebrate today a long peace.", "on 11 March 2025", "2025-03-11"),
        ("They are painting the bridge today.", "on 11 March 2025", "2025-03-11"),
        ("I have a lot to do today.", "on 11 March 2025", "2025-03-11"),
        ("The mayor wants to leave on Friday.", "Friday, 14 March 2025", "2025-03-14"),
        ("A vote is scheduled for Friday.", "Friday, 14 March 2025", "2025-03-14"),
        ("She has paid the fine issued on Friday.", "Friday, 7 March 2025", "2025-03-07"),
        ("He’s been seen on Friday.", "Friday, 7 March 2025", "2025-03-07"),
        ("They met at Halloween last year.", "Halloween 2024", "2024-10-31"),
        ("The Oslo Weekly wrote on Friday of a fire.", "Friday, 7 March 2025", "2025-03-07"),
        ("I thank the city today.", "on 11 March 2025", "2025-03-11"),
        ("Today's debate was long.", "The 11 March 2025", "2025-03-11"),
        ("He left in 1930 and married that year.", "in 1930", "1930"),
        ("He left in 1930 and married the following year.", "in 1931", "1931"),
        ("He left in 1930, and died in March the same year.", "March 1930", "1930-03"),
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
        "They spoke here three years ago tomorrow night.",
        "They met a week ago Tuesday.",
        "They met on the last Friday of the month.",
        "They met the next Tuesday.",
        "The film has been shown for the last year.",
        "Thirty people died in the last week.",
        "He fell asleep at 4 am last night.",
        "They met that year.",
        "The summit is being held on Friday.",
        "Doors and windows, 5 June.",
        "They met next Wednesday.",
        "It was the last night of school.",
        "It was the Halloween before.",
        "They met in April of eighteen twelve.",
        "Today the town has ten bridges.",
        "The fair is held in May and June 1981.",
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


def test_that_year_is_the_one_named_before() -> None:
    (found,) = moments(parse(["That year he left Oslo."])[0], NOW, years=[1928, 1930])
    assert (found.text, found.iso) == ("In 1930", "1930")


def test_a_text_about_another_time_keeps_its_days() -> None:
    assert moments(parse(["They met on March 3."])[0], NOW, is_current=False) == []
