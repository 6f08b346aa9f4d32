"""Evidence becomes a verdict: one pure function, every threshold in `VerdictSettings`.

A wrong "supported" is the worst outcome, so support needs more than the neural stance: no
number, date or name of the claim may be open or different. Refutation needs either a strong
stance or exactly one thing in which an otherwise matching sentence differs; a sentence that
differs in two respects speaks of something else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from factcheck.settings import VerdictSettings
from factcheck.types import Claim, Difference, DifferenceKind, Evidence, Label, Verdict

_EXACT = (DifferenceKind.NUMBER, DifferenceKind.DATE, DifferenceKind.UNIT)
"""Differences that hold by rule; the others need the neural stance beside them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Weighed:
    """A piece of evidence, and how strongly it decides either way (0…1)."""

    evidence: Evidence
    support: float
    refutation: float
    supports: bool
    refutes: bool

    @property
    def closeness(self) -> float:
        """How nearly claim and sentence speak of the same and nothing else, 0…1."""
        overlap, focus = self.evidence.comparison.overlap, self.evidence.comparison.focus
        return 2 * overlap * focus / (overlap + focus) if overlap + focus else 0.0


def decide(claim: Claim, evidence: Sequence[Evidence], settings: VerdictSettings) -> Verdict:
    """Return the verdict that the evidence gives on the claim; its order does not matter."""
    ordered = sorted(evidence, key=lambda e: (e.hit.passage.citation.document_id, e.span))
    weighed = [_weigh(item, settings) for item in ordered]
    support = _best([w for w in weighed if w.supports], "support")
    refutation = _best([w for w in weighed if w.refutes], "refutation")
    label = _label(support, refutation, settings)
    supporting = support or _shown(weighed, "support", settings)
    refuting = refutation or _shown(weighed, "refutation", settings)
    return Verdict(
        claim=claim,
        label=label,
        confidence=_confidence(label, support, refutation, weighed),
        supporting=supporting.evidence if supporting else None,
        refuting=refuting.evidence if refuting else None,
        n_considered=len(evidence),
        n_on_topic=sum(e.comparison.overlap >= settings.topic_overlap for e in evidence),
        reason=_reason(label, supporting, refuting, ordered, settings),
    )


def _weigh(evidence: Evidence, settings: VerdictSettings) -> _Weighed:
    comparison, stance = evidence.comparison, evidence.stance
    matches = comparison.overlap >= settings.min_overlap
    differences = comparison.differences
    names_open = any(m.kind is DifferenceKind.ENTITY for m in comparison.missing)
    support = 0.0 if differences else stance.supports
    supports = matches and not comparison.missing and support >= settings.support_probability
    refutation, threshold = stance.refutes, settings.refute_probability
    if len(differences) == 1:
        threshold = settings.difference_probability
        if differences[0].kind in _EXACT:
            refutation += stance.supports  # "the same, but for the number" reads as support
    decisive = matches and not names_open and len(differences) <= 1
    if differences and comparison.focus < settings.min_focus:
        decisive = False
    return _Weighed(
        evidence=evidence,
        support=support,
        refutation=refutation,
        supports=supports,
        refutes=decisive and refutation >= threshold,
    )


def _best(weighed: Sequence[_Weighed], side: str) -> _Weighed | None:
    def strength(item: _Weighed) -> float:
        probability: float = getattr(item, side)
        return probability * item.closeness

    return max(weighed, key=strength, default=None)


def _shown(weighed: Sequence[_Weighed], side: str, settings: VerdictSettings) -> _Weighed | None:
    """Return the best sentence of a side that does not decide, if it is worth a look."""
    on_topic = [w for w in weighed if w.evidence.comparison.overlap >= settings.topic_overlap]
    best = _best(on_topic, side)
    worth_it = best is not None and getattr(best, side) >= settings.shown_probability
    return best if worth_it else None


def _label(
    support: _Weighed | None, refutation: _Weighed | None, settings: VerdictSettings
) -> Label:
    if support is None and refutation is None:
        return Label.NOT_ENOUGH_EVIDENCE
    if refutation is None:
        return Label.SUPPORTED
    if support is None:
        return Label.REFUTED
    lead = support.closeness - refutation.closeness
    if lead >= settings.closeness_lead:
        return Label.SUPPORTED
    if lead <= -settings.closeness_lead:
        return Label.REFUTED
    if _document(support) == _document(refutation):
        return Label.NOT_ENOUGH_EVIDENCE
    return Label.CONFLICTING


def _document(weighed: _Weighed) -> str:
    return weighed.evidence.hit.passage.citation.document_id


def _confidence(
    label: Label,
    support: _Weighed | None,
    refutation: _Weighed | None,
    weighed: Sequence[_Weighed],
) -> float:
    """Return the stance probability behind the label; of the stronger side, taken from one."""
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
            return min((max(0.5, w.evidence.stance.neither) for w in weighed), default=1.0)
        case _:
            assert_never(label)


def _reason(
    label: Label,
    supporting: _Weighed | None,
    refuting: _Weighed | None,
    evidence: Sequence[Evidence],
    settings: VerdictSettings,
) -> str:
    match label:
        case Label.SUPPORTED:
            return "the corpus says the same"
        case Label.REFUTED:
            return _refutation_reason(refuting)
        case Label.CONFLICTING:
            return "the corpus holds evidence both for and against"
        case Label.NOT_ENOUGH_EVIDENCE:
            return _open_reason(supporting, refuting, evidence, settings)
        case _:
            assert_never(label)


def _refutation_reason(refuting: _Weighed | None) -> str:
    differences = refuting.evidence.comparison.differences if refuting else ()
    return describe_difference(differences[0]) if differences else "the corpus says otherwise"


def describe_difference(difference: Difference) -> str:
    """Return in words in what claim and evidence part."""
    if difference.kind is DifferenceKind.NEGATION:
        return "one of claim and evidence is negated, the other is not"
    if not difference.evidence:
        return f"the evidence does not mention “{difference.claim}”"
    return f"the claim says “{difference.claim}”, the evidence “{difference.evidence}”"


def _open_reason(
    supporting: _Weighed | None,
    refuting: _Weighed | None,
    evidence: Sequence[Evidence],
    settings: VerdictSettings,
) -> str:
    on_topic = [e for e in evidence if e.comparison.overlap >= settings.topic_overlap]
    if not on_topic:
        return "the corpus holds nothing on this"
    if supporting is not None and refuting is not None and supporting.supports and refuting.refutes:
        return "sentences of one document point both ways"
    nearest = supporting.evidence if supporting else max(on_topic, key=_overlap)
    open_points = nearest.comparison.missing
    if open_points:
        return describe_difference(open_points[0])
    return "the corpus speaks of this but does not settle it"


def _overlap(evidence: Evidence) -> float:
    return evidence.comparison.overlap
