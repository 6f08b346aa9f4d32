"""Events told by a verb and spoken of by a noun."""

import datetime as dt

import pytest

from factcheck.claims.atomic import AtomicSplitter
from factcheck.testing import make_document
from factcheck.types import Claim


def claims(text: str) -> tuple[Claim, ...]:
    return AtomicSplitter().split(make_document(text, date=dt.date(2025, 3, 11))).claims


@pytest.mark.parametrize(
    ("before", "noun", "event"),
    [
        ("Soldiers attacked Acme Airlines.", "attack", "the attack on Acme Airlines by soldiers"),
        (
            "Acme Airlines was attacked by hackers.",
            "attack",
            "the attack on Acme Airlines by hackers",
        ),
        ("Police arrested Ada Holm.", "arrest", "the arrest of Ada Holm by police"),
        ("The Oslo bridge collapsed on 3 May.", "collapse", "the collapse of the Oslo bridge"),
        ("Ada Holm died in 2019.", "death", "the death of Ada Holm"),
        ("The Oslo bridge collapsed on 3 May.", "accident", "the collapse of the Oslo bridge"),
    ],
)
def test_the_noun_is_the_event_that_the_verb_told(before: str, noun: str, event: str) -> None:
    assert claims(f"{before} Norway examined the {noun} in 2020.")[-1].text == (
        f"Norway examined {event} in 2020."
    )


@pytest.mark.parametrize(
    "before",
    [
        "Hackers did not attack Acme Airlines.",
        "Hackers may attack Acme Airlines.",
        "If hackers attacked Acme Airlines, it would close.",
        "Hackers attacked Acme Airlines. Soldiers attacked Rome.",
        "Hackers attacked a bank.",
    ],
)
def test_what_did_not_happen_or_happened_twice_is_not_named(before: str) -> None:
    assert claims(f"{before} In 2020, Norway examined the attack.")[-1].text == (
        "In 2020, Norway examined the attack."
    )
