"""A claim held against a sentence of evidence by rule: numbers, dates, names, negation.

The neural stance is blind to a changed digit; these rules are not. They never decide alone
what a sentence means, only whether it speaks of the same thing with another value
(a difference) or leaves something of the claim open (missing).
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.types import Comparison, DifferenceKind
from factcheck.verdict.agents import compare_agents, denies_the_turned
from factcheck.verdict.clauses import is_crossed, telling_clause
from factcheck.verdict.conjuncts import compare_conjuncts
from factcheck.verdict.contrasts import compare_siblings, find_opposites
from factcheck.verdict.date_range import DateRange
from factcheck.verdict.dates import find_dates, without_date
from factcheck.verdict.denied import compare_denied
from factcheck.verdict.direction import compare_bases, compare_directions, compare_worth
from factcheck.verdict.fillers import compare_fillers
from factcheck.verdict.findings import SAME_FACT_OVERLAP, Findings, all_left_open, with_one_role
from factcheck.verdict.late import told_positively
from factcheck.verdict.like_named import compare_like_named
from factcheck.verdict.mutual import compare_mutual
from factcheck.verdict.names import compare_names
from factcheck.verdict.offices import compare_offices, open_apposition
from factcheck.verdict.order import compare_order
from factcheck.verdict.planned import compare_planned
from factcheck.verdict.polarity import (
    compare_only_one,
    compare_polarity,
    differs_by_exception,
    open_denial,
)
from factcheck.verdict.quantifiers import compare_extent
from factcheck.verdict.rank import compare_ranks, ranks_alike
from factcheck.verdict.restated import restates
from factcheck.verdict.scope import compare_alone, compare_condition, compare_scopes
from factcheck.verdict.silent import is_silent
from factcheck.verdict.slots import compare_slots, is_said_of_several
from factcheck.verdict.subject import is_on_another, is_on_others_alone
from factcheck.verdict.texts import (
    EvidenceText,
    Texts,
    focus_of,
    overlap_of,
    share_mentioned,
    share_names_alone,
)
from factcheck.verdict.told import compare_tellers
from factcheck.verdict.told_values import compare_values
from factcheck.verdict.values import falls_within, is_made_right, read_values
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
        names = all_left_open(names)
    fillers = compare_fillers(claim, evidence.sentence)
    if fillers.differences:
        names = Findings()
    meaning = _compare_meaning(texts, overlap, focus, denying)
    found = [
        *compare_values(texts, overlap, now),
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
    opened = all_left_open(Findings(differences=values, missing=findings.missing))
    return replace(opened, differences=others)


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
        return all_left_open(Findings(differences=turned))
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
