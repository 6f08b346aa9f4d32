import datetime as dt

import pytest

from factcheck.claims.moments import moments
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
        ("They met two years ago.", "in 2023", "2023"),
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
    ],
)
def test_what_is_whole_or_unclear_stays(sentence: str) -> None:
    assert moments(parse([sentence])[0], NOW) == []
