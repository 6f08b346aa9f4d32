"""A claim held against a sentence of evidence by rule: numbers, dates, names, negation.

The neural stance is blind to a changed digit; these rules are not. They never decide alone
what a sentence means, only whether it speaks of the same thing with another value
(a difference) or leaves something of the claim open (missing).
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from factcheck.sentences import split_blocks
from factcheck.types import Comparison, Difference, DifferenceKind
from factcheck.verdict.agents import compare_agents, denies_the_turned
from factcheck.verdict.clauses import (
    aside_on_the_deed,
    is_another_deed,
    is_beside_the_deed,
    is_crossed,
    subject_phrase,
    telling_clause,
    tells_again,
)
from factcheck.verdict.conjuncts import compare_conjuncts
from factcheck.verdict.contrasts import compare_siblings, find_opposites
from factcheck.verdict.date_range import DateRange
from factcheck.verdict.dates import find_dates, without_date
from factcheck.verdict.denied import compare_denied
from factcheck.verdict.direction import compare_bases, compare_directions, compare_worth
from factcheck.verdict.durations import lasts_as_long
from factcheck.verdict.fillers import compare_fillers
from factcheck.verdict.findings import SAME_FACT_OVERLAP, Findings, with_one_role
from factcheck.verdict.late import told_positively
from factcheck.verdict.like_named import compare_like_named
from factcheck.verdict.mentions import named_by
from factcheck.verdict.mutual import compare_mutual
from factcheck.verdict.names import compare_names
from factcheck.verdict.offices import compare_offices, open_apposition
from factcheck.verdict.order import compare_order
from factcheck.verdict.planned import compare_planned, compare_planned_dates
from factcheck.verdict.polarity import (
    compare_only_one,
    compare_polarity,
    differs_by_exception,
    open_denial,
)
from factcheck.verdict.quantifiers import compare_extent
from factcheck.verdict.quantity import Quantity, Relation
from factcheck.verdict.rank import compare_ranks, ranks_alike
from factcheck.verdict.restated import restates
from factcheck.verdict.scope import compare_alone, compare_condition, compare_scopes
from factcheck.verdict.shared_out import compare_shared_out
from factcheck.verdict.silent import is_silent
from factcheck.verdict.slots import compare_slots, is_said_of_several
from factcheck.verdict.stems import CAPITALISED
from factcheck.verdict.subject import is_on_another, is_on_others_alone
from factcheck.verdict.tense import (
    compare_holders,
    compare_led,
    compare_reached,
    compare_since,
    compare_tense,
)
from factcheck.verdict.texts import (
    EvidenceText,
    Texts,
    focus_of,
    overlap_of,
    share_mentioned,
    share_names_alone,
)
from factcheck.verdict.told import compare_tellers
from factcheck.verdict.values import (
    Values,
    compare_dates,
    compare_quantities,
    falls_within,
    is_made_right,
    read_values,
)
from factcheck.verdict.wholes import (
    compare_most,
    count_of_a_whole,
    is_share_told,
    rest_of_a_whole,
)
from factcheck.verdict.words import leans_on_context, read_content

_VALUES = (DifferenceKind.NUMBER, DifferenceKind.DATE)
_NUMBERS = (DifferenceKind.NUMBER,)
_SOMETHING_SHARED = 0.25
"""Overlap under which a sentence hardly speaks of the claim: how far it reaches matters little."""
_NEGATED_COMPARISON = re.compile(r"\b(?:no|not|never|none|nobody)\b.*\bthan\b", re.IGNORECASE)
"""“Never higher than” says the same as “the highest”."""
_NONE_AFTER = re.compile(
    r"^(?:[^,]*,\s)?no(?:ne|body)?\b.*\b(?:after|before|since|until)\b", re.IGNORECASE
)
_LATEST = re.compile(r"\b(?:most recent(?:ly)?|latest|newest|last|first|oldest|earliest)\b")
"""“No country joined after Elmland” says the same as “Elmland joined last”."""
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


def compare(claim: str, evidence: EvidenceText, now: dt.date | None) -> Comparison:
    """Return in what the evidence contradicts the claim, and what of the claim it leaves open.

    `now` is the claim's day, which "Tuesday" and "11 March" refer to.
    """
    claim = told_positively(claim)
    evidence = replace(evidence, sentence=told_positively(evidence.sentence))
    texts = Texts.of(claim, evidence)
    evidence = texts.evidence
    denying = _denying_clause(texts)
    overlap, focus = overlap_of(texts), focus_of(texts, denying)
    names_alone = share_names_alone(texts, focus)
    names = compare_names(
        claim, evidence.sentence, evidence.context, texts.in_evidence, overlap=overlap
    )
    if names.differences and is_said_of_several(claim, evidence.sentence):
        names = _left_open(names)
    fillers = compare_fillers(claim, evidence.sentence)
    if fillers.differences:
        names = Findings()
    meaning = _compare_meaning(texts, overlap, focus, denying)
    found = [
        *_compare_values(texts, overlap, now),
        names,
        Findings() if fillers.differences else _compare_other_names(texts, names),
        compare_denied(claim, evidence.sentence),
        meaning,
        Findings() if meaning.differences else open_denial(claim, evidence.sentence),
        open_apposition(claim, texts.in_evidence.stems),
        compare_offices(claim, evidence.sentence),
        fillers,
        compare_agents(claim, evidence.sentence),
        compare_directions(claim, evidence.sentence),
        compare_order(claim, evidence.sentence),
        compare_ranks(claim, evidence.sentence),
        *(_compare_reach(claim, evidence.sentence) if overlap >= _SOMETHING_SHARED else ()),
    ]
    if texts.claim.n_negations and texts.sentence.n_negations:
        found = [_without(_VALUES, findings) for findings in found]
    elif texts.claim.n_negations or texts.sentence.n_negations:
        kinds = _VALUES if denying else _NUMBERS
        found = [_without(kinds, findings) for findings in found]
    differences = with_one_role(item for findings in found for item in findings.differences)
    missing = tuple(item for findings in found for item in findings.missing)
    dates = find_dates(claim, now), find_dates(evidence.sentence, evidence.date)
    is_valued = any(item.kind in _VALUES for item in differences)
    return Comparison(
        differences=differences,
        missing=missing,
        overlap=overlap,
        focus=focus,
        subject_differs=(is_on_another(claim, evidence.sentence) and not fillers.differences)
        or (
            is_valued and bool(evidence.before) and is_on_others_alone(texts.claim, texts.sentence)
        ),
        names_alone=names_alone,
        restated=not differences
        and not leans_on_context(claim)
        and (restates(claim, evidence.sentence) or _restates_within(claim, evidence, dates)),
        denied_alike=ranks_alike(claim, evidence.sentence)
        or is_silent(
            claim,
            evidence.sentence,
            evidence.context,
            overlap=overlap,
            names_alone=names_alone,
            leaves_number=any(item.kind is DifferenceKind.NUMBER for item in missing),
        ),
        crossed=is_crossed(claim, evidence.sentence, evidence.context),
        leans=bool(evidence.before),
        values_follow=falls_within(*dates) or _numbers_follow(texts, now),
    )


def _compare_reach(claim: str, sentence: str) -> Iterator[Findings]:
    """Yield what a claim says more widely or surely than the sentence."""
    yield compare_bases(claim, sentence)
    yield compare_worth(claim, sentence)
    yield compare_mutual(claim, sentence)
    yield compare_tellers(claim, sentence)
    yield compare_planned(claim, sentence)
    yield compare_alone(claim, sentence)
    yield compare_scopes(claim, sentence)
    yield compare_condition(claim, sentence)
    yield compare_extent(claim, sentence)
    yield compare_siblings(claim, sentence)
    yield compare_conjuncts(claim, sentence)


def _compare_other_names(texts: Texts, names: Findings) -> Findings:
    """Return the names in other places, where nothing else is found in the names."""
    if names.differences or names.missing:
        return Findings()
    sentence = texts.evidence.sentence
    like_named = compare_like_named(texts.claim_text, sentence, texts.evidence.context)
    return like_named if like_named.differences else compare_slots(texts.claim_text, sentence)


def _numbers_follow(texts: Texts, now: dt.date | None) -> bool:
    evidence = texts.evidence
    mine, theirs = read_values(texts.claim_text, now), read_values(evidence.sentence, evidence.date)
    return is_made_right(mine.quantities, theirs.quantities)


def _restates_within(
    claim: str, evidence: EvidenceText, dates: tuple[Sequence[DateRange], Sequence[DateRange]]
) -> bool:
    """Whether the sentence says the claim of a period that holds the claim's day, or of a day in
    the claim's period."""
    mine, theirs = dates
    return (
        len(mine) == len(theirs) == 1
        and (falls_within(mine, theirs) or _is_day_of(theirs[0], mine[0]))
        and restates(without_date(claim, mine[0]), without_date(evidence.sentence, theirs[0]))
    )


def _is_day_of(day: DateRange, period: DateRange) -> bool:
    return not day.is_period and period.first <= day.first and day.last <= period.last


def _without(kinds: Sequence[DifferenceKind], findings: Findings) -> Findings:
    """Return the findings where texts are negated: "not on 2 May" does not deny "not on 1 May", and
    "seven do not" does not deny "twenty do"."""
    values = tuple(d for d in findings.differences if d.kind in kinds)
    others = tuple(d for d in findings.differences if d not in values)
    opened = _left_open(Findings(differences=values, missing=findings.missing))
    return replace(opened, differences=others)


def _left_open(findings: Findings) -> Findings:
    """Return the findings with every difference left open."""
    opened = (replace(difference, evidence="") for difference in findings.differences)
    return Findings(missing=(*findings.missing, *opened))


def _is_on_a_name_of_its_own(texts: Texts) -> bool:
    """Whether a sentence is on somebody ("the flight of Yuri Gagarin"), a claim on nobody named."""
    about = read_content(subject_phrase(texts.evidence.sentence)).names
    return not texts.claim.names and any(name.certain for name in about)


def _compare_values(texts: Texts, overlap: float, now: dt.date | None) -> list[Findings]:
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
        _left_open(numbers) if _is_on_a_name_of_its_own(texts) else numbers,
        count_of_a_whole(texts.claim_text, evidence.sentence, claim, own),
        compare_most(texts.claim_text, evidence.sentence),
        compare_shared_out(texts.claim_text, evidence.sentence),
        _left_open(dates) if again else dates,
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


def _compare_meaning(texts: Texts, overlap: float, focus: float, denying: str) -> Findings:
    """Return negation and opposites, where claim and sentence are about the same.

    Where the sentence says much else beside it, an opposite leaves the claim open. `denying` is the
    clause that denies the claim's fact, if there is one.
    """
    excepted = differs_by_exception(texts.evidence.sentence, texts.claim_text)
    if overlap < SAME_FACT_OVERLAP or denies_the_turned(texts.claim_text, texts.evidence.sentence):
        return Findings()
    turned = find_opposites(texts.claim_text, texts.evidence.sentence)
    if denying:
        return compare_polarity(texts.claim_text, denying)
    one = compare_only_one(texts.claim_text, texts.evidence.sentence)
    if one.differences:
        return one
    if focus < SAME_FACT_OVERLAP and not excepted:
        return _left_open(Findings(differences=turned))
    is_last = _NONE_AFTER.search(texts.claim_text) and _LATEST.search(texts.evidence.sentence)
    if is_last or _NEGATED_COMPARISON.search(texts.claim_text):
        return Findings(differences=turned)
    polarity = compare_polarity(texts.claim_text, texts.evidence.sentence)
    return Findings(differences=(*polarity.differences, *turned))


def _denying_clause(texts: Texts) -> str:
    """Return the clause that tells of the claim's fact, where it denies it, is on nothing else and
    gives no day: "Elmland has never joined, and its voters said no in 1992"; else nothing."""
    clause = telling_clause(texts.claim_text, texts.evidence.sentence, texts.evidence.context)
    content = read_content(clause)
    is_part = clause != texts.evidence.sentence
    if texts.claim.n_negations or not is_part or not content.n_negations:
        return ""
    is_on_it = share_mentioned(content, texts.in_claim) >= SAME_FACT_OVERLAP
    return clause if is_on_it and not find_dates(clause, texts.evidence.date) else ""
