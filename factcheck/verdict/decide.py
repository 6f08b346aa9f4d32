"""Evidence becomes a verdict: one pure function, every threshold in `VerdictSettings`.

A wrong "supported" is the worst outcome: what decides must be sure (`weigh`), and no sentence that
speaks more directly to the claim may speak against it.
"""

import re
from collections.abc import Sequence
from typing import assert_never

from factcheck.settings import VerdictSettings
from factcheck.types import Claim, DifferenceKind, Evidence, Label, Verdict
from factcheck.verdict.independence import independent_sources
from factcheck.verdict.reasons import contest_reason, reason_of
from factcheck.verdict.weigh import Weighed, denies_just_this, differs_in, is_exact, weigh

_HAPPENS_AGAIN = re.compile(
    r"\b(?:met|meets?|meetings?|summits?|talks|hosts?|hosted|visit\w*|conferences?|match(?:es)?|games?"
    r"|rounds?|sessions?|speech|rall(?:y|ies)|protests?)\b"
)
"""Words for what happens more than once, so that another day of it contradicts nothing."""

_MAX_SOURCES = 3
"""Independent sources past which more of them add nothing."""


def decide(claim: Claim, evidence: Sequence[Evidence], settings: VerdictSettings) -> Verdict:
    """Return the verdict that the evidence gives on the claim; its order does not matter."""
    ordered = sorted(evidence, key=lambda e: (e.hit.passage.citation.document_id, e.span))
    weighed = [weigh(claim, item, settings) for item in ordered]
    support = max(
        (w for w in weighed if w.supports), key=lambda w: w.support * w.closeness, default=None
    )
    refutation = max(
        (w for w in weighed if w.refutes), key=lambda w: w.refutation * w.closeness, default=None
    )
    label = _label(support, refutation, settings)
    contest = _contest(support, weighed, settings) if label is Label.SUPPORTED else None
    if contest is not None:
        label = Label.NOT_ENOUGH_EVIDENCE
    on_topic = [w for w in weighed if w.evidence.comparison.overlap >= settings.topic_overlap]
    supporting = support or _shown_for(on_topic, settings) or _named_for(label, on_topic)
    refuting = refutation or contest or _shown_against(on_topic, settings)
    n_sources = _n_sources(label, weighed)
    nearest = None if supporting or refuting else _nearest(on_topic)
    return Verdict(
        claim=claim,
        label=label,
        confidence=_strengthened(_confidence(label, support, refutation, weighed), n_sources),
        n_sources=n_sources,
        supporting=supporting.evidence if supporting else None,
        refuting=refuting.evidence if refuting else None,
        nearest=nearest.evidence if nearest else None,
        n_considered=len(evidence),
        n_on_topic=len(on_topic),
        reason=contest_reason(contest)
        if contest is not None
        else reason_of(label, supporting, refuting, on_topic),
    )


def _contest(
    support: Weighed | None, weighed: Sequence[Weighed], settings: VerdictSettings
) -> Weighed | None:
    """Return the sentence that speaks most directly to the claim, where it parts from it; None
    where no sentence keeps the support from deciding."""
    if support is None:
        return None
    nearer = (w for w in weighed if _contests(w, support, settings))
    return max(nearer, key=lambda w: w.grip, default=None)


def _contests(weighed: Weighed, support: Weighed, settings: VerdictSettings) -> bool:
    """Return whether a sentence keeps a support from deciding.

    It is nearer to the claim, and speaks against it as surely as the support speaks for it, denies
    it or says the same with another number, date or office; or it is about as near, and surely
    denies the claim or says the same of another name.
    """
    comparison = weighed.evidence.comparison
    if _is_on_something_else(weighed, support):
        return False
    is_sure = weighed.speaks_against >= max(settings.refute_probability, support.support)
    is_as_near = weighed.closeness > support.closeness - settings.closeness_lead
    if differs_in(comparison, DifferenceKind.ENTITY):
        is_alone = len(comparison.differences) == 1 and not comparison.missing
        return is_alone and is_sure and is_as_near
    if comparison.subject_differs:
        return False
    if differs_in(comparison, DifferenceKind.NEGATION) and is_sure and is_as_near:
        return True
    if weighed.grip <= support.grip:
        return False
    if len(comparison.differences) == 1:
        against = weighed.refutation if is_exact(comparison) else weighed.speaks_against
        return against >= settings.shown_probability
    if comparison.differences:
        return False
    return weighed.speaks_against >= max(settings.contest_probability, support.support)


def _is_on_something_else(weighed: Weighed, support: Weighed) -> bool:
    """Return whether a sentence that seems to speak against the claim speaks of something else.

    The support says the claim in its own words, and the sentence the same of another name, or
    denies without a word of the claim: no arrest, where a warrant was issued. Or both tell of what
    happens more than once, on different days: a meeting in February, where the summit was in
    March; or the one of another day has less of the claim's words. Or nothing differs in it, and
    it leaves a number of the claim open.
    """
    comparison = weighed.evidence.comparison
    is_number_open = any(d.kind is DifferenceKind.NUMBER for d in comparison.missing)
    if is_number_open and not comparison.differences:
        return True
    days = [d.kind is DifferenceKind.DATE for d in comparison.differences]
    if days and all(days):
        if weighed.told < support.told:
            return True
        return all(map(_HAPPENS_AGAIN.search, (weighed.evidence.text, support.evidence.text)))
    is_other = differs_in(comparison, DifferenceKind.ENTITY)
    denies_other = comparison.overlap < 1 and all(
        d.kind is DifferenceKind.NEGATION for d in comparison.differences
    )
    return support.evidence.comparison.restated and (is_other or denies_other)


def _shown_for(on_topic: Sequence[Weighed], settings: VerdictSettings) -> Weighed | None:
    """Return the best sentence for the claim that does not decide, if it is worth a look."""
    worth_it = (w for w in on_topic if w.speaks_for >= settings.shown_probability)
    return max(worth_it, key=lambda w: w.speaks_for * w.closeness, default=None)


def _nearest(on_topic: Sequence[Weighed]) -> Weighed | None:
    return max(on_topic, key=lambda w: w.closeness, default=None)


def _named_for(label: Label, on_topic: Sequence[Weighed]) -> Weighed | None:
    """Return the nearest sentence where the reason is going to quote it: “tells it only as …”."""
    if label is not Label.NOT_ENOUGH_EVIDENCE:
        return None
    nearest = _nearest(on_topic)
    missing = nearest.evidence.comparison.missing if nearest else ()
    return nearest if missing and missing[0].evidence else None


def _shown_against(on_topic: Sequence[Weighed], settings: VerdictSettings) -> Weighed | None:
    """Return the best sentence against the claim that does not decide, likewise; one that speaks of
    something else, or differs in two respects, is none."""
    worth_it = (w for w in on_topic if w.refutation >= _needed_to_show(w, settings))
    return max(worth_it, key=lambda w: w.refutation * w.closeness, default=None)


def _needed_to_show(weighed: Weighed, settings: VerdictSettings) -> float:
    """Return how strongly a sentence must speak against the claim to be shown: one in which nothing
    is found that differs may be on another aspect of the same event."""
    if weighed.evidence.comparison.differences:
        return settings.shown_probability
    return settings.contest_probability


def _label(support: Weighed | None, refutation: Weighed | None, settings: VerdictSettings) -> Label:
    if support is None and refutation is None:
        return Label.NOT_ENOUGH_EVIDENCE
    if refutation is None:
        return Label.SUPPORTED
    if support is None:
        return Label.REFUTED
    if _is_on_something_else(refutation, support):
        return Label.SUPPORTED
    if support.evidence.comparison.names_alone and is_exact(refutation.evidence.comparison):
        return Label.REFUTED  # "opened to everyone in 2006", where "was founded in 2004"
    lead = support.grip - refutation.grip
    doubt = refutation.refutation - support.support
    if lead >= settings.closeness_lead:
        if doubt > 0 and denies_just_this(refutation.evidence.comparison, settings):
            return Label.NOT_ENOUGH_EVIDENCE
        return Label.SUPPORTED if doubt < settings.doubt_margin else Label.NOT_ENOUGH_EVIDENCE
    if lead <= -settings.closeness_lead:
        return Label.REFUTED
    if support.document_id == refutation.document_id:
        return Label.NOT_ENOUGH_EVIDENCE
    return Label.CONFLICTING


def _confidence(
    label: Label,
    support: Weighed | None,
    refutation: Weighed | None,
    weighed: Sequence[Weighed],
) -> float:
    """Return the probability behind the label; of no evidence, what the best of it lacks."""
    strongest_support = support.support if support else 0.0
    strongest_refutation = refutation.refutation if refutation else 0.0
    match label:
        case Label.SUPPORTED:
            return strongest_support
        case Label.REFUTED:
            return strongest_refutation
        case Label.CONFLICTING:
            return min(strongest_support, strongest_refutation)
        case Label.NOT_ENOUGH_EVIDENCE:
            return 1.0 - max((max(w.support, w.refutation) for w in weighed), default=0.0)
        case _:
            assert_never(label)


def _n_sources(label: Label, weighed: Sequence[Weighed]) -> int:
    """Return how many independent sources decide for the label; 0 where it decides nothing."""
    match label:
        case Label.SUPPORTED:
            return independent_sources([w.evidence for w in weighed if w.supports])
        case Label.REFUTED:
            return independent_sources([w.evidence for w in weighed if w.refutes])
        case Label.CONFLICTING | Label.NOT_ENOUGH_EVIDENCE:
            return 0
        case _:
            assert_never(label)


def _strengthened(probability: float, n_sources: int) -> float:
    """Return the probability behind a label that several independent sources decide for.

    As if each source more were half as telling as the first: whoever writes the same has often
    read the same.
    """
    n_more = max(0, min(n_sources, _MAX_SOURCES) - 1)
    return float(1 - (1 - probability) ** (1 + n_more / 2))
