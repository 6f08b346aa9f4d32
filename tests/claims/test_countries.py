"""Which names are countries."""

import pytest

from factcheck.claims.countries import country


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Norway", "Norway"),
        ("the U.S.", "the United States"),
        ("USA", "the United States"),
        ("UK", "the United Kingdom"),
        ("The Netherlands", "the Netherlands"),
        ("South Korea", "South Korea"),
        ("Oslo", ""),
        ("us", ""),
        ("", ""),
    ],
)
def test_a_country_is_named_as_in_a_sentence(name: str, expected: str) -> None:
    assert country(name) == expected
