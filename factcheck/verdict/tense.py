"""What is said to be so now, and what was so for a time that has an end."""

import datetime as dt
import re
from collections.abc import Sequence

from factcheck.types import Difference, DifferenceKind
from factcheck.verdict.date_range import Bound, DateRange
from factcheck.verdict.findings import Findings, left_open
from factcheck.verdict.terms import CLAUSE_WHO
from factcheck.verdict.words import read_content, said_in

_PRESENT = re.compile(r"\b(?:is|are|remains?)\b", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:has|have)\s(?:[a-z]+\s)?been\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:was|were|served|remained)\b", re.IGNORECASE)
_HAS_DONE = re.compile(r"\b(?:has|have)\s(?:[a-z]+ly\s)?(?!been\b|had\b)(?P<verb>[a-z]{3,})\b")
_IN_FORCE = re.compile(r"\b(?:has|have) been (?:[a-z]+ )?in (?:force|effect)\b")
_APPLIES = re.compile(r"\b(?:force|effect|effective|appl(?:y|ies|ied)|valid|binding)\b")
_REACHED = re.compile(
    r"\b(?:reached|was|were|stood|peaked|rose|fell|climbed|dropped|had|amounted|came|hit|numbered)\b"
)
_STILL = re.compile(r"\b(?:is|are|remains?|has been|have been)\b", re.IGNORECASE)
_SUCCEEDED = re.compile(
    r"\b(?:succeed(?:ed|s)|replac(?:ed|es)|(?:took|takes|taken) over from)\s(?P<who>[A-Z][^,;:()]*)"
)
_WAS_SUCCEEDED = re.compile(rf"{CLAUSE_WHO}\b(?:was|is|been) (?:succeeded|replaced) by\b")
_LED = re.compile(r"\b(?:led|headed|chaired|served|presided|governed|ruled|ran)\b[^,;.]*")
_UP_TO_NOW = re.compile(
    r"\b(?:is|are|has|have|since|now|current\w*|today|leads|heads|holds|became|elected|appointed)\b"
)
_ASIDE = re.compile(r"\([^()]*\)")
"""Where lives are dated ("(1920 to 1990)"), of whom much is still said in the present."""


def compare_tense(
    claim: str,
    sentence: str,
    dates: Sequence[DateRange],
    now: dt.date | None,
    *,
    since: bool = False,
) -> Findings:
    """Return the "is" of a claim that the sentence tells of a time with an end only.

    `dates` are the sentence's. since: whether the claim tells since when, so that a "has been"
    is such an "is". A claim's day within that time is no difference, another day is
    one; where the day is not known, the "is" is left open. A claim with a "was" asks for no day,
    and a sentence that was something else ("was built from 1900 to 1904") says nothing of it.
    """
    present = (_SINCE if since else _PRESENT).search(claim)
    past = _PAST.search(sentence)
    if present is None or past is None or _PAST.search(claim) or _STILL.search(sentence):
        return Findings()
    behind, told = said_in(claim[present.end() :]), said_in(sentence[past.end() :])
    is_turned = said_in(claim[: present.start()]) & told and behind & said_in(
        sentence[: past.start()]
    )
    if not behind & told and not is_turned:
        return Findings()
    aside = [match.span() for match in _ASIDE.finditer(sentence)]
    outside = [d for d in dates if not any(start < d.start < end for start, end in aside)]
    times = [date for date in outside if _has_end(date)]
    if not times or (now is not None and any(_holds(time, now) for time in times)):
        return Findings()
    if now is None:
        return left_open(DifferenceKind.DATE, present[0], times[-1].text)
    found = Difference(kind=DifferenceKind.DATE, claim=present[0], evidence=times[-1].text)
    return Findings(differences=(found,))


def compare_since(claim: str, sentence: str, claimed: Sequence[DateRange]) -> Findings:
    """Return the "since" of a claim in the words of which the sentence tells what was so once.

    "Held the presidency in 2023" does not say that somebody "has held" it since, nor "signed in
    2023" that a pact "has been in force since".
    """
    since = next((date for date in claimed if date.is_open), None)
    if since is None or re.search(r"\bsince\b", sentence, re.IGNORECASE):
        return Findings()
    if _IN_FORCE.search(claim) and not _APPLIES.search(sentence):
        return left_open(DifferenceKind.DATE, f"since {since.text}")
    done = _HAS_DONE.search(claim)
    if done is None:
        return Findings()
    once = re.search(rf"(?<!has )(?<!have )(?<!had )\b{done['verb']}\b", sentence)
    if once is None:
        return Findings()
    return left_open(DifferenceKind.DATE, f"since {since.text}")


def compare_reached(
    claim: str, sentence: str, dates: Sequence[DateRange], day: dt.date | None
) -> Findings:
    """Return the "is" of a claim on a number that the sentence tells of a year long past.

    dates: the sentence's; day: on which it was written, where that is known.
    """
    present = _PRESENT.search(claim)
    if present is None or _PAST.search(claim) or _STILL.search(sentence):
        return Findings()
    if not _REACHED.search(sentence):
        return Findings()
    years = [date for date in dates if date.has_year and not date.is_open and not date.as_of]
    if not years or (day is not None and any(date.last.year >= day.year - 1 for date in years)):
        return Findings()
    return left_open(DifferenceKind.DATE, present[0], years[-1].text)


def compare_led(claim: str, sentence: str) -> Findings:
    """Return the "is" of a claim on who holds an office, of which the sentence tells only that
    somebody led: "led the pact for ten years"."""
    present, led = _PRESENT.search(claim), _LED.search(sentence)
    if present is None or led is None or _PAST.search(claim) or _UP_TO_NOW.search(sentence):
        return Findings()
    if not read_content(claim[present.end() :]).offices:
        return Findings()
    return left_open(DifferenceKind.DATE, present[0], led[0])


def compare_holders(claim: str, sentence: str) -> Findings:
    """Return the "is" of a claim on somebody whom the sentence tells that another succeeded.

    "Lund succeeded Berg at the head of the bank" says that Berg is no longer there.
    """
    present = _PRESENT.search(claim)
    if present is None or _PAST.search(claim):
        return Findings()
    found = _SUCCEEDED.search(sentence) or _WAS_SUCCEEDED.search(sentence)
    if found is None:
        return Findings()
    holders = read_content(claim[: present.start()]).names
    gone = read_content(found["who"]).names[:1]
    if not any(holder.keys & name.keys for holder in holders for name in gone):
        return Findings()
    said_of_them = said_in(claim[present.end() :])
    if not said_of_them & said_in(sentence):
        return Findings()
    verb = found[0].replace(found["who"], "").strip()
    difference = Difference(kind=DifferenceKind.DATE, claim=present[0], evidence=verb)
    return Findings(differences=(difference,))


def _has_end(date: DateRange) -> bool:
    return date.last < dt.date.max and (date.is_period or date.bound is Bound.END)


def _holds(time: DateRange, day: dt.date) -> bool:
    first = time.first if time.is_period else dt.date.min
    return first <= day <= time.last
