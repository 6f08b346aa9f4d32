"""Evidence becomes a verdict: one pure function, every threshold in `VerdictSettings`.

A wrong "supported" is the worst outcome, so support needs more than the neural stance: no
number, date or name of the claim may be open or different, and no sentence that speaks more
directly to the claim may speak against it. Refutation needs either a strong stance or exactly one
thing in which an otherwise matching sentence differs; a sentence that differs in two respects
speaks of something else.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from factcheck.settings import VerdictSettings
from factcheck.types import Claim, Comparison, Difference, DifferenceKind, Evidence, Label, Verdict
from factcheck.verdict.independence import independent_sources
from factcheck.verdict.stems import all_stems
from factcheck.verdict.words import leans_on_context, read_content

_EXACT = (DifferenceKind.NUMBER, DifferenceKind.DATE, DifferenceKind.UNIT, DifferenceKind.ROLE)
"""Differences that hold by rule; for the others the neural stance must be sure."""

_HAPPENS_AGAIN = re.compile(
    r"\b(?:met|meets?|meetings?|summits?|talks|hosts?|hosted|visit\w*|conferences?|match(?:es)?|games?"
    r"|rounds?|sessions?|speech|rall(?:y|ies)|protests?)\b"
)
"""Words for what happens more than once, so that another day of it contradicts nothing."""

_MAX_SOURCES = 3
"""Independent sources past which more of them add nothing."""

_ALL_WORDS = 0.99
"""Overlap from which a sentence has all that the claim says."""

_OPEN_PENALTY = 0.15
"""Of closeness for each number, date or name of the claim that a sentence does not mention."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Weighed:
    """A piece of evidence, and how strongly it speaks and decides either way (0…1)."""

    evidence: Evidence
    speaks_for: float
    speaks_against: float
    support: float
    """`speaks_for`, where nothing of the claim is open or different; else 0."""
    refutation: float
    """`speaks_against`, where the sentence is about the claim's own subject; else 0."""
    supports: bool
    refutes: bool
    told: frozenset[str]
    """Stems of the claim's content words that the sentence itself has."""

    @property
    def closeness(self) -> float:
        return closeness(self.evidence.comparison)

    @property
    def grip(self) -> float:
        """Closeness, less what the sentence leaves open: how directly it speaks to the claim."""
        return self.closeness - _OPEN_PENALTY * len(self.evidence.comparison.missing)

    @property
    def document_id(self) -> str:
        return self.evidence.hit.passage.citation.document_id


def closeness(comparison: Comparison) -> float:
    """Return how nearly claim and sentence speak of the same and nothing else, 0…1.

    The harmonic mean of overlap and focus, as F1 is of recall and precision.
    """
    total = comparison.overlap + comparison.focus
    return 2 * comparison.overlap * comparison.focus / total if total else 0.0


def decide(claim: Claim, evidence: Sequence[Evidence], settings: VerdictSettings) -> Verdict:
    """Return the verdict that the evidence gives on the claim; its order does not matter."""
    ordered = sorted(evidence, key=lambda e: (e.hit.passage.citation.document_id, e.span))
    weighed = [_weigh(claim, item, settings) for item in ordered]
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
        reason=_contest_reason(contest)
        if contest is not None
        else _reason(label, supporting, refuting, on_topic),
    )


def _weigh(claim: Claim, evidence: Evidence, settings: VerdictSettings) -> _Weighed:
    comparison, stance = evidence.comparison, evidence.stance
    unclear = bool(claim.unresolved) or leans_on_context(claim.text)
    needed = max(
        settings.unresolved_probability if unclear else 0.0,
        settings.names_alone_probability if comparison.names_alone else 0.0,
    )
    leaning = settings.leaning_probability if comparison.leans else 0.0
    differences = comparison.differences
    speaks_against = stance.refutes
    if _is_exact(comparison):
        # Of the same fact with another number, what is not "neither" doubts only that it matters.
        speaks_against += stance.supports
    support = stance.supports if _can_support(comparison, settings) else 0.0
    refutation = speaks_against if _can_refute(comparison, settings) else 0.0
    return _Weighed(
        evidence=evidence,
        speaks_for=0.0 if differences else stance.supports,
        speaks_against=speaks_against,
        support=support,
        refutation=refutation,
        supports=support >= max(_needed_to_support(comparison, settings), needed, leaning),
        refutes=refutation > 0
        and refutation >= max(_needed_to_refute(comparison, settings), needed)
        and not unclear,
        told=all_stems(evidence.text).intersection(read_content(claim.text).stems),
    )


def can_decide(comparison: Comparison, settings: VerdictSettings) -> bool:
    """Return whether a sentence could support or refute the claim, whatever its stance."""
    return _can_support(comparison, settings) or _can_refute(comparison, settings)


def _can_support(comparison: Comparison, settings: VerdictSettings) -> bool:
    """Return whether nothing of the claim is open or different."""
    matches = comparison.overlap >= settings.min_overlap
    return matches and not comparison.differences and not comparison.missing


def _can_refute(comparison: Comparison, settings: VerdictSettings) -> bool:
    """Return whether the sentence speaks of the claim's fact, and differs in one thing at most."""
    differences = comparison.differences
    if comparison.overlap < settings.min_overlap or len(differences) > 1:
        return False
    opened = {missing.kind for missing in comparison.missing}
    if DifferenceKind.ENTITY in opened or (_is_exact(comparison) and DifferenceKind.ROLE in opened):
        return False
    if comparison.subject_differs and not _differs_in(comparison, DifferenceKind.ENTITY):
        return False
    if comparison.names_alone and _is_exact(comparison):
        return False  # another number or day of something else
    if not differences:
        # The model takes "without" and "not" for opposites, "from 2016 to 2019" for not 2018, and
        # 1.41 for not 1.4.
        return not (comparison.denied_alike or comparison.values_follow)
    return closeness(comparison) >= settings.difference_closeness


def _needed_to_support(comparison: Comparison, settings: VerdictSettings) -> float:
    """Return how strongly the sentence must speak for the claim: the less it has, the more, and
    most where two clauses have a part of it each."""
    if comparison.crossed:
        return settings.crossed_probability
    loose = max(0.0, settings.loose_overlap - comparison.overlap)
    return settings.support_probability + settings.loose_penalty * loose


def _needed_to_refute(comparison: Comparison, settings: VerdictSettings) -> float:
    """Return how strongly the sentence must speak against the claim to refute it."""
    if _is_exact(comparison):
        return settings.difference_probability
    if _parts_in_a_name_alone(comparison, settings) or _denies_just_this(comparison, settings):
        return settings.entity_probability
    return settings.refute_probability


def _is_exact(comparison: Comparison) -> bool:
    """Return whether the sentence differs in one thing that is compared by rule."""
    return len(comparison.differences) == 1 and comparison.differences[0].kind in _EXACT


def _parts_in_a_name_alone(comparison: Comparison, settings: VerdictSettings) -> bool:
    """Return whether the sentence says the same of another person, place or body."""
    return (
        len(comparison.differences) == 1
        and comparison.differences[0].kind is DifferenceKind.ENTITY
        and not comparison.missing
        and closeness(comparison) >= settings.entity_closeness
    )


def _denies_just_this(comparison: Comparison, settings: VerdictSettings) -> bool:
    """Return whether the sentence has all words of the claim, little else, and a negation."""
    return (
        len(comparison.differences) == 1
        and _differs_in(comparison, DifferenceKind.NEGATION)
        and not comparison.missing
        and comparison.overlap >= _ALL_WORDS
        and closeness(comparison) >= settings.entity_closeness
    )


def _differs_in(comparison: Comparison, kind: DifferenceKind) -> bool:
    return any(difference.kind is kind for difference in comparison.differences)


def _contest(
    support: _Weighed | None, weighed: Sequence[_Weighed], settings: VerdictSettings
) -> _Weighed | None:
    """Return the sentence that speaks most directly to the claim, where it parts from it; None
    where no sentence keeps the support from deciding."""
    if support is None:
        return None
    nearer = (w for w in weighed if _contests(w, support, settings))
    return max(nearer, key=lambda w: w.grip, default=None)


def _contests(weighed: _Weighed, support: _Weighed, settings: VerdictSettings) -> bool:
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
    if _differs_in(comparison, DifferenceKind.ENTITY):
        is_alone = len(comparison.differences) == 1 and not comparison.missing
        return is_alone and is_sure and is_as_near
    if comparison.subject_differs:
        return False
    if _differs_in(comparison, DifferenceKind.NEGATION) and is_sure and is_as_near:
        return True
    if weighed.grip <= support.grip:
        return False
    if len(comparison.differences) == 1:
        against = weighed.refutation if _is_exact(comparison) else weighed.speaks_against
        return against >= settings.shown_probability
    if comparison.differences:
        return False
    return weighed.speaks_against >= max(settings.contest_probability, support.support)


def _is_on_something_else(weighed: _Weighed, support: _Weighed) -> bool:
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
    is_other = _differs_in(comparison, DifferenceKind.ENTITY)
    denies_other = comparison.overlap < 1 and all(
        d.kind is DifferenceKind.NEGATION for d in comparison.differences
    )
    return support.evidence.comparison.restated and (is_other or denies_other)


def _contest_reason(contest: _Weighed) -> str:
    differences = contest.evidence.comparison.differences
    if differences:
        return describe_difference(differences[0])
    return "a sentence nearer to the claim points the other way"


def _shown_for(on_topic: Sequence[_Weighed], settings: VerdictSettings) -> _Weighed | None:
    """Return the best sentence for the claim that does not decide, if it is worth a look."""
    worth_it = (w for w in on_topic if w.speaks_for >= settings.shown_probability)
    return max(worth_it, key=lambda w: w.speaks_for * w.closeness, default=None)


def _nearest(on_topic: Sequence[_Weighed]) -> _Weighed | None:
    return max(on_topic, key=lambda w: w.closeness, default=None)


def _named_for(label: Label, on_topic: Sequence[_Weighed]) -> _Weighed | None:
    """Return the nearest sentence where the reason is going to quote it: “tells it only as …”."""
    if label is not Label.NOT_ENOUGH_EVIDENCE:
        return None
    nearest = _nearest(on_topic)
    missing = nearest.evidence.comparison.missing if nearest else ()
    return nearest if missing and missing[0].evidence else None


def _shown_against(on_topic: Sequence[_Weighed], settings: VerdictSettings) -> _Weighed | None:
    """Return the best sentence against the claim that does not decide, likewise; one that speaks of
    something else, or differs in two respects, is none."""
    worth_it = (w for w in on_topic if w.refutation >= _needed_to_show(w, settings))
    return max(worth_it, key=lambda w: w.refutation * w.closeness, default=None)


def _needed_to_show(weighed: _Weighed, settings: VerdictSettings) -> float:
    """Return how strongly a sentence must speak against the claim to be shown: one in which nothing
    is found that differs may be on another aspect of the same event."""
    if weighed.evidence.comparison.differences:
        return settings.shown_probability
    return settings.contest_probability


def _label(
    support: _Weighed | None, refutation: _Weighed | None, settings: VerdictSettings
) -> Label:
    if support is None and refutation is None:
        return Label.NOT_ENOUGH_EVIDENCE
    if refutation is None:
        return Label.SUPPORTED
    if support is None:
        return Label.REFUTED
    if _is_on_something_else(refutation, support):
        return Label.SUPPORTED
    if support.evidence.comparison.names_alone and _is_exact(refutation.evidence.comparison):
        return Label.REFUTED  # "opened to everyone in 2006", where "was founded in 2004"
    lead = support.grip - refutation.grip
    doubt = refutation.refutation - support.support
    if lead >= settings.closeness_lead:
        if doubt > 0 and _denies_just_this(refutation.evidence.comparison, settings):
            return Label.NOT_ENOUGH_EVIDENCE
        return Label.SUPPORTED if doubt < settings.doubt_margin else Label.NOT_ENOUGH_EVIDENCE
    if lead <= -settings.closeness_lead:
        return Label.REFUTED
    if support.document_id == refutation.document_id:
        return Label.NOT_ENOUGH_EVIDENCE
    return Label.CONFLICTING


def _confidence(
    label: Label,
    support: _Weighed | None,
    refutation: _Weighed | None,
    weighed: Sequence[_Weighed],
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


def _n_sources(label: Label, weighed: Sequence[_Weighed]) -> int:
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


def _reason(
    label: Label,
    supporting: _Weighed | None,
    refuting: _Weighed | None,
    on_topic: Sequence[_Weighed],
) -> str:
    match label:
        case Label.SUPPORTED:
            return "the corpus says the same"
        case Label.REFUTED:
            differences = refuting.evidence.comparison.differences if refuting else ()
            if differences:
                return describe_difference(differences[0])
            return "the corpus says otherwise"
        case Label.CONFLICTING:
            return "the corpus holds evidence both for and against"
        case Label.NOT_ENOUGH_EVIDENCE:
            return _open_reason(supporting, refuting, on_topic)
        case _:
            assert_never(label)


def _open_reason(
    supporting: _Weighed | None, refuting: _Weighed | None, on_topic: Sequence[_Weighed]
) -> str:
    if not on_topic:
        return "the corpus holds nothing on this"
    if supporting is not None and refuting is not None and supporting.supports and refuting.refutes:
        same = supporting.document_id == refuting.document_id
        return f"sentences {'of one document ' if same else ''}point both ways"
    nearest = supporting or max(on_topic, key=lambda w: w.closeness)
    missing = nearest.evidence.comparison.missing
    shown = refuting.evidence.comparison.differences if refuting and not supporting else ()
    if shown:
        return describe_difference(shown[0])
    if missing:
        return describe_difference(missing[0])
    return "the corpus speaks of this but does not settle it"


def describe_difference(difference: Difference) -> str:
    """Return in words in what claim and evidence part."""
    is_of_one = not (difference.claim and difference.evidence)
    if difference.kind is DifferenceKind.NEGATION and is_of_one:
        return "one of claim and evidence is negated, the other is not"
    if not difference.claim:
        return f"the evidence tells it only as “{difference.evidence}”"
    if not difference.evidence:
        return f"the closest sentence does not mention “{difference.claim}”"
    return f"the claim says “{difference.claim}”, the evidence “{difference.evidence}”"
