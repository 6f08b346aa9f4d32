"""A piece of evidence becomes weight for and against a claim; thresholds are `VerdictSettings`.

Support needs more than the neural stance: no number, date or name of the claim may be open or
different. Refutation needs either a strong stance or exactly one thing in which an otherwise
matching sentence differs; a sentence that differs in two respects speaks of something else.
"""

from dataclasses import dataclass

from factcheck.settings import VerdictSettings
from factcheck.types import Claim, Comparison, DifferenceKind, Evidence
from factcheck.verdict.stems import all_stems
from factcheck.verdict.words import leans_on_context, read_content

_EXACT = (DifferenceKind.NUMBER, DifferenceKind.DATE, DifferenceKind.UNIT, DifferenceKind.ROLE)
"""Differences that hold by rule; for the others the neural stance must be sure."""

_ALL_WORDS = 0.99
"""Overlap from which a sentence has all that the claim says."""

_OPEN_PENALTY = 0.15
"""Of closeness for each number, date or name of the claim that a sentence does not mention."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
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


def weigh(claim: Claim, evidence: Evidence, settings: VerdictSettings) -> Weighed:
    """Return how strongly a piece of evidence speaks, and whether it decides."""
    comparison, stance = evidence.comparison, evidence.stance
    unclear = bool(claim.unresolved) or leans_on_context(claim.text)
    needed = max(
        settings.unresolved_probability if unclear else 0.0,
        settings.names_alone_probability if comparison.names_alone else 0.0,
    )
    leaning = settings.leaning_probability if comparison.leans else 0.0
    differences = comparison.differences
    speaks_against = stance.refutes
    if is_exact(comparison):
        # Of the same fact with another number, what is not "neither" doubts only that it matters.
        speaks_against += stance.supports
    support = stance.supports if _can_support(comparison, settings) else 0.0
    refutation = speaks_against if _can_refute(comparison, settings) else 0.0
    return Weighed(
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
    if DifferenceKind.ENTITY in opened or (is_exact(comparison) and DifferenceKind.ROLE in opened):
        return False
    if comparison.subject_differs and not differs_in(comparison, DifferenceKind.ENTITY):
        return False
    if comparison.names_alone and is_exact(comparison):
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
    if is_exact(comparison):
        return settings.difference_probability
    if _parts_in_a_name_alone(comparison, settings) or denies_just_this(comparison, settings):
        return settings.entity_probability
    return settings.refute_probability


def is_exact(comparison: Comparison) -> bool:
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


def denies_just_this(comparison: Comparison, settings: VerdictSettings) -> bool:
    """Return whether the sentence has all words of the claim, little else, and a negation."""
    return (
        len(comparison.differences) == 1
        and differs_in(comparison, DifferenceKind.NEGATION)
        and not comparison.missing
        and comparison.overlap >= _ALL_WORDS
        and closeness(comparison) >= settings.entity_closeness
    )


def differs_in(comparison: Comparison, kind: DifferenceKind) -> bool:
    """Return whether claim and sentence part in something of this kind."""
    return any(difference.kind is kind for difference in comparison.differences)
