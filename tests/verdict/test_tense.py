"""A claim's "is" against a time that has an end."""

import datetime as dt

import pytest

from factcheck.types import DifferenceKind
from factcheck.verdict.dates import find_dates
from factcheck.verdict.findings import Findings
from factcheck.verdict.tense import (
    compare_holders,
    compare_led,
    compare_reached,
    compare_since,
    compare_tense,
)

CLAIM = "Anna Berg is mayor of Elm."
ENDED = "Anna Berg was mayor of Elm from 20 May 2022 to 9 September 2025."
WITHIN, AFTER = dt.date(2025, 3, 11), dt.date(2025, 11, 1)


def found(claim: str, sentence: str, now: dt.date | None) -> Findings:
    return compare_tense(claim, sentence, find_dates(sentence, None), now)


def test_a_day_within_the_time_is_no_difference() -> None:
    assert found(CLAIM, ENDED, WITHIN) == Findings()


@pytest.mark.parametrize("now", [AFTER, dt.date(2021, 1, 1)])
def test_a_day_outside_it_is_one(now: dt.date) -> None:
    (difference,) = found(CLAIM, ENDED, now).differences
    assert difference.kind is DifferenceKind.DATE
    assert (difference.claim, difference.evidence) == ("is", "20 May 2022 to 9 September 2025")


def test_without_a_day_it_stays_open() -> None:
    findings = found(CLAIM, ENDED, None)
    assert findings.differences == ()
    assert [missing.claim for missing in findings.missing] == ["is"]


def test_an_end_alone_is_a_time() -> None:
    sentence = "Anna Berg was mayor of Elm until 2019."
    assert found(CLAIM, sentence, AFTER).differences
    assert found(CLAIM, sentence, dt.date(2018, 1, 1)) == Findings()


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Anna Berg was mayor of Elm.", ENDED),
        ("Anna Berg led Elm.", ENDED),
        (CLAIM, "Anna Berg has been mayor of Elm since 2022."),
        (CLAIM, "Anna Berg was born in 1970 and is mayor of Elm from 2022 to 2026."),
        (CLAIM, "Anna Berg (from 1920 to 1990) was mayor of Elm."),
        (CLAIM, "Anna Berg was elected mayor of Elm in 2022."),
        ("The tower is 300 metres tall.", "The 300-metre tower was built from 1887 to 1889."),
    ],
)
def test_other_tenses_and_open_times_are_none(claim: str, sentence: str) -> None:
    assert found(claim, sentence, AFTER) == Findings()
    assert found(claim, sentence, None) == Findings()


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("Carl Lund succeeded Anna Berg as mayor of Elm.", "succeeded"),
        ("Carl Lund took over from Anna Berg as mayor.", "took over from"),
        ("Anna Berg was succeeded by Carl Lund as mayor of Elm.", "was succeeded by"),
    ],
)
def test_whoever_was_succeeded_is_no_longer_there(sentence: str, verb: str) -> None:
    (difference,) = compare_holders(CLAIM, sentence).differences
    assert difference.kind is DifferenceKind.DATE
    assert (difference.claim, difference.evidence) == ("is", verb)


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Carl Lund is mayor of Elm.", "Carl Lund succeeded Anna Berg as mayor of Elm."),
        ("Carl Lund is mayor of Elm.", "Anna Berg was succeeded by Carl Lund as mayor."),
        ("Anna Berg was mayor of Elm.", "Carl Lund succeeded Anna Berg as mayor of Elm."),
        ("Anna Berg is a physician.", "Carl Lund succeeded Anna Berg as mayor of Elm."),
        ("The plan succeeded.", "The plan of Anna Berg succeeded."),
    ],
)
def test_the_successor_and_what_else_is_said_stay(claim: str, sentence: str) -> None:
    assert compare_holders(claim, sentence) == Findings()


@pytest.mark.parametrize(
    ("sentence", "is_open"),
    [
        ("Elm held the chair in 2023.", True),
        ("Elm held the chair in 2023, and Oak has held it since 2024.", False),
        ("Elm took the chair in 2023.", False),
    ],
)
def test_what_was_held_once_is_not_held_since(sentence: str, *, is_open: bool) -> None:
    claim = "Elm has held the chair since 2023."
    missing = compare_since(claim, sentence, find_dates(claim, None)).missing
    assert [item.claim for item in missing] == (["since 2023"] if is_open else [])


@pytest.mark.parametrize(
    ("claim", "sentence", "is_open"),
    [
        ("The share of Elm is 26 percent.", "The share of Elm reached 26 percent in 2013.", True),
        ("The share of Elm was 26 percent.", "The share of Elm reached 26 percent in 2013.", False),
        ("The share of Elm is 26 percent.", "The share of Elm was 26 percent in 2024.", False),
        ("The share of Elm is 26 percent.", "The share of Elm is 26 percent.", False),
    ],
)
def test_a_number_of_years_ago_is_not_what_is(claim: str, sentence: str, *, is_open: bool) -> None:
    dates = find_dates(sentence, None)
    missing = compare_reached(claim, sentence, dates, dt.date(2025, 6, 30)).missing
    assert [(item.claim, item.evidence) for item in missing] == (
        [("is", "2013")] if is_open else []
    )


@pytest.mark.parametrize(
    ("sentence", "is_open"),
    [
        ("Elm and Oak concluded talks on the pact on 6 December 2024.", True),
        ("The pact took effect on 6 December 2024.", False),
        ("The pact has been in force since 6 December 2024.", False),
    ],
)
def test_what_was_agreed_is_not_in_force_since(sentence: str, *, is_open: bool) -> None:
    claim = "The pact has been in force since 6 December 2024."
    missing = compare_since(claim, sentence, find_dates(claim, None)).missing
    assert bool(missing) is is_open


def test_who_led_for_a_time_may_lead_no_more() -> None:
    claim = "Ida Holm is the secretary general of the pact."
    (found,) = compare_led(claim, "Ida Holm led the pact for ten years.").missing
    assert (found.claim, found.evidence) == ("is", "led the pact for ten years")
    assert not compare_led(claim, "Ida Holm leads the pact and led a bank before.").missing
    assert not compare_led("Ida Holm is a painter.", "Ida Holm led a school.").missing
