import datetime as dt

import pytest

from factcheck.verdict.dates import find_dates, without_date

NOW = dt.date(2025, 3, 12)  # a Wednesday


def one(text: str, now: dt.date | None = NOW):
    (found,) = find_dates(text, now)
    return found


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on 4 April 1949", "1949-04-04", "1949-04-04"),
        ("on April 4, 1949", "1949-04-04", "1949-04-04"),
        ("in April 1949", "1949-04-01", "1949-04-30"),
        ("in 1949", "1949-01-01", "1949-12-31"),
        ("on 1949-04-04", "1949-04-04", "1949-04-04"),
        ("in the 1990s", "1990-01-01", "1999-12-31"),
        ("in the 1990's", "1990-01-01", "1999-12-31"),
        ("in the 19th century", "1801-01-01", "1900-12-31"),
        ("in the third quarter of 2023", "2023-07-01", "2023-09-30"),
        ("in Q1 2024", "2024-01-01", "2024-03-31"),
        ("in the first half of 2025", "2025-01-01", "2025-06-30"),
        ("in the second half of 2025", "2025-07-01", "2025-12-31"),
        ("in 2016-17", "2016-01-01", "2017-12-31"),
        ("on 23/02/2019", "2019-02-23", "2019-02-23"),
        ("from 8 March to 28 March 2020", "2020-03-08", "2020-03-28"),
        ("on Tuesday", "2025-03-11", "2025-03-11"),
        ("on Wednesday", "2025-03-12", "2025-03-12"),
        ("yesterday", "2025-03-11", "2025-03-11"),
        ("last month", "2025-02-01", "2025-02-28"),
        ("on 2 March", "2025-03-02", "2025-03-02"),
        ("on 24 December", "2024-12-24", "2024-12-24"),
    ],
)
def test_reads_the_days_a_date_may_mean(text, first, last):
    found = one(text)
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


@pytest.mark.parametrize("text", ["met on Tuesday", "met yesterday"])
def test_without_a_day_to_count_from_nothing_is_invented(text):
    assert find_dates(text, None) == ()


@pytest.mark.parametrize("text", ["1949 soldiers", "$1949", "31 February 2020", "they may come"])
def test_other_words_and_numbers_are_not_dates(text):
    assert find_dates(text, NOW) == ()


@pytest.mark.parametrize(
    ("claim", "evidence", "verdict"),
    [
        ("in 1949", "on 4 April 1949", "allows"),
        ("on 4 April 1949", "in 1949", "open"),
        ("in 1955", "on 4 April 1949", "excludes"),
        ("in March 2025", "from 20 May 2022 to 9 September 2025", "allows"),
        ("in March 2021", "from 20 May 2022 to 9 September 2025", "excludes"),
        ("in 2024", "since 2020", "allows"),
        ("on Tuesday", "on 11 March 2025", "allows"),
        ("on Tuesday", "on 12 March 2025", "excludes"),
        ("it began in 1996", "from 2 March 1996 to 9 April 2000", "allows"),
        ("it began in 1997", "from 2 March 1996 to 9 April 2000", "excludes"),
        ("it ended in 1997", "from 2 March 1996 to 9 April 2000", "excludes"),
        ("it ran in 1997", "from 2 March 1996 to 9 April 2000", "allows"),
        ("from 1998 to 2007", "from 1998 to 2003", "excludes"),
        ("since 1998", "from 1998 to 2003", "allows"),
        ("on 11 March", "on 11 March 2020", "open"),
        ("on 11 March", "on 12 March 2020", "excludes"),
    ],
)
def test_compares_at_the_precision_given(claim, evidence, verdict):
    ours, theirs = one(claim), one(evidence)
    found = "allows" if ours.allows(theirs) else "excludes" if ours.excludes(theirs) else "open"
    assert found == verdict


def test_as_of_is_not_the_day_of_an_event():
    assert one("As of June 2025, it has 32 members").as_of
    assert not one("It was founded in June 1925").as_of


def test_days_without_a_year_are_compared_as_days():
    birthday, same, other = (one(text, None) for text in ("on May 8", "on 8 May 1961", "on 6 May"))
    assert birthday.allows(same)
    assert not birthday.excludes(same)
    assert birthday.excludes(other)
    assert not same.allows(birthday)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Berg was mayor in 2018.", "Berg was mayor."),
        ("In 2018, Berg was mayor.", "Berg was mayor."),
        ("Berg was mayor (2016–2019).", "Berg was mayor."),
        ("Berg was mayor from May 2016 to June 2019 and left.", "Berg was mayor and left."),
    ],
)
def test_a_text_without_its_date(text: str, rest: str) -> None:
    assert without_date(text, one(text)) == rest
