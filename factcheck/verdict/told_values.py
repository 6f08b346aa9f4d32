"""The numbers and dates of a claim held against those that a sentence tells of the same deed.

`values` compares numbers with numbers; here it is settled which of a sentence's are meant.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from factcheck.sentences import split_blocks
from factcheck.types import Difference, DifferenceKind
from factcheck.verdict.clauses import (
    aside_on_the_deed,
    is_another_deed,
    is_beside_the_deed,
    subject_phrase,
    telling_clause,
    tells_again,
)
from factcheck.verdict.date_range import DateRange
from factcheck.verdict.dates import find_dates
from factcheck.verdict.durations import lasts_as_long
from factcheck.verdict.findings import Findings, all_left_open
from factcheck.verdict.mentions import named_by
from factcheck.verdict.planned import compare_planned_dates
from factcheck.verdict.quantity import Quantity, Relation
from factcheck.verdict.shared_out import compare_shared_out
from factcheck.verdict.stems import CAPITALISED
from factcheck.verdict.tense import (
    compare_holders,
    compare_led,
    compare_reached,
    compare_since,
    compare_tense,
)
from factcheck.verdict.texts import Texts
from factcheck.verdict.values import Values, compare_dates, compare_quantities, read_values
from factcheck.verdict.wholes import compare_most, count_of_a_whole, is_share_told, rest_of_a_whole
from factcheck.verdict.words import read_content

_SAID_OF_A_NAME = re.compile(
    r"(?P<name>[A-Z][^\W\d_]+(?:\s[A-Z][^\W\d_]+)*),\s(?:which|who|whose|whom|where)\b[^,;:]*"
)
"""A relative clause behind a name: "Sweden, which followed on 7 March 2024"."""
_STATE = re.compile(
    r"\b(?:(?:is|are|was|were)\b(?!\s[a-z]+ed\b)|has|have|had|belong\w*|use[sd]?\b)"
)
_BEGINS = re.compile(
    r"\b(?:over(?:took|takes|taken)|surpass\w+|bec[ao]me|join\w*|adopt\w*|introduc\w+|took\sover"
    r"|succeed\w+|replac\w+|moved|since)\b"
)
_LISTED = re.compile(rf"(?<=[,:]\s){CAPITALISED}(?:,\s{CAPITALISED})*,?\sand\s{CAPITALISED}")
"""Names that tell who or what was counted: ", Ceuta and Melilla"."""


def compare_values(texts: Texts, overlap: float, now: dt.date | None) -> list[Findings]:
    """Return in which numbers and dates claim and sentence part, and which it leaves open.

    overlap: share of the claim's content that the sentence has, 0…1.
    """
    evidence = texts.evidence
    claim = read_values(texts.claim_text, now)
    told = _without_asides_on_others(texts)
    clause = telling_clause(texts.claim_text, told, evidence.context)
    own = _own_values(texts, told, clause)
    titled = read_values(evidence.context, evidence.date)
    labels = [quantity for quantity in titled.quantities if quantity.kind == "label"]
    around = (*titled.dates, *(_dates_around(texts) if claim.dates else ()))
    mentioned = texts.in_evidence.stems
    quantities = (*own.quantities, *labels)
    numbers = compare_quantities(claim.quantities, quantities, overlap=overlap, mentioned=mentioned)
    missed = {difference.claim for difference in numbers.missing}
    settled = {
        quantity.text
        for quantity in claim.quantities
        if quantity.text in missed
        and (
            _is_listed(quantity, texts)
            or lasts_as_long(quantity, own.dates)
            or is_share_told(quantity, evidence.sentence)
        )
    }
    rest = rest_of_a_whole(texts.claim_text, claim, evidence.sentence)
    numbers = replace(
        numbers,
        missing=tuple(d for d in numbers.missing if d.claim not in settled | rest),
        differences=tuple(d for d in numbers.differences if d.claim not in rest),
    )
    dates = compare_dates(claim.dates, own.dates, around)
    if claim.quantities and not (dates.differences or dates.missing):
        dates = _reached_by(claim, own)
    again = clause != told and tells_again(texts.claim_text, told, clause)
    again = again or is_another_deed(texts.claim_text, evidence.sentence)
    beside = {d.text for d in claim.dates if is_beside_the_deed(texts.claim_text, d.start)}
    again = again or any(difference.claim in beside for difference in dates.differences)
    again = again or _is_state_since(texts, claim, own)
    return [
        all_left_open(numbers) if _is_on_a_name_of_its_own(texts) else numbers,
        count_of_a_whole(texts.claim_text, evidence.sentence, claim, own),
        compare_most(texts.claim_text, evidence.sentence),
        compare_shared_out(texts.claim_text, evidence.sentence),
        all_left_open(dates) if again else dates,
        _compare_tense(texts, claim, own, now),
        compare_since(texts.claim_text, evidence.sentence, claim.dates),
        compare_holders(texts.claim_text, evidence.sentence),
        compare_led(texts.claim_text, evidence.sentence),
        compare_planned_dates(
            texts.claim_text,
            evidence.sentence,
            claim.dates,
            find_dates(evidence.sentence, evidence.date),
        ),
    ]


def _is_on_a_name_of_its_own(texts: Texts) -> bool:
    """Whether a sentence is on somebody ("the flight of Yuri Gagarin"), a claim on nobody named."""
    about = read_content(subject_phrase(texts.evidence.sentence)).names
    return not texts.claim.names and any(name.certain for name in about)


def _is_state_since(texts: Texts, claim: Values, own: Values) -> bool:
    """Whether a claim says what was so at a time, and the sentence what led to that before: “had a
    bigger economy in 2024”, “overtook it in 2023”."""
    is_state, begins = _STATE.search(texts.claim_text), _BEGINS.search(texts.evidence.sentence)
    if is_state is None or begins is None or _BEGINS.search(texts.claim_text):
        return False
    return bool(own.dates) and all(
        told.last < mine.first for mine in claim.dates for told in own.dates
    )


def _compare_tense(texts: Texts, claim: Values, own: Values, now: dt.date | None) -> Findings:
    """Return what is told of a time with an end, where the claim has no date but since when."""
    if any(not date.is_open for date in claim.dates):
        return Findings()
    evidence, text = texts.evidence, texts.claim_text
    found = compare_tense(text, evidence.sentence, own.dates, now, since=bool(claim.dates))
    if found.differences or found.missing or claim.dates or not claim.quantities:
        return found
    return compare_reached(text, evidence.sentence, own.dates, now or evidence.date)


def _reached_by(claim: Values, own: Values) -> Findings:
    """Return the "in 2025" of a claim on a number that the sentence tells to have been reached "by
    2025"."""
    limits = {(date.first, date.last) for date in own.dates if date.is_limit}
    others = {(date.first, date.last) for date in own.dates if not date.is_limit}
    missing = tuple(
        Difference(kind=DifferenceKind.DATE, claim=date.text, evidence="")
        for date in claim.dates
        if not (date.is_limit or date.as_of or date.is_period)
        and (date.first, date.last) in limits - others
    )
    return Findings(missing=missing)


def _own_values(texts: Texts, told: str, clause: str) -> Values:
    """Return the numbers and dates of the clause that tells what the claim says; those of all that
    is told, where it has none of its own."""
    day = texts.evidence.date
    own, others = read_values(clause, day), read_values(told, day)
    dates = find_dates(aside_on_the_deed(texts.claim_text, told), day) or own.dates or others.dates
    return Values(quantities=own.quantities or others.quantities, dates=dates)


def _is_listed(quantity: Quantity, texts: Texts) -> bool:
    """Whether a number says how many names the claim lists behind it, all of which the evidence
    has: of "two cities, Ceuta and Melilla" nothing is open where both are named."""
    if quantity.kind != "count" or quantity.relation is not Relation.EXACT:
        return False
    listed = _LISTED.search(texts.claim_text, quantity.end)
    if listed is None:
        return False
    names = read_content(listed[0]).names
    known = (*texts.sentence.names, *texts.context.names)
    return len(names) == quantity.value and all(named_by(name, known) for name in names)


def _dates_around(texts: Texts) -> Iterator[DateRange]:
    """Yield the dates of the window, but for its sentences on another name than the evidence's."""
    evidence = texts.evidence
    own = next((name for name in texts.sentence.names if name.begins), None)
    if own is not None and not own.certain and not named_by(own, texts.claim.names):
        own = None  # any noun, at a sentence's start
    for sentence in _sentences_of(evidence.passage):
        names = read_content(sentence).names
        begins = next((name for name in names if name.begins and name.certain), None)
        if begins is None or own is None or named_by(own, names):
            yield from find_dates(sentence, evidence.date)


@lru_cache(maxsize=4_096)
def _sentences_of(window: str) -> tuple[str, ...]:
    blocks = split_blocks(window, "text")
    return tuple(window[span.start : span.end] for block in blocks for span in block.sentences)


def _without_asides_on_others(texts: Texts) -> str:
    """Return the sentence without what it says in passing of names that the claim does not have."""

    def kept(match: re.Match[str]) -> str:
        names = read_content(match["name"]).names
        of_claim = any(named_by(name, texts.claim.names) for name in names)
        return match[0] if of_claim or not names else match["name"]

    return _SAID_OF_A_NAME.sub(kept, texts.evidence.sentence)
