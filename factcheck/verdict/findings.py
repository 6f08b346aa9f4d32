"""What one part of the comparison found; the parts are put together in `compare`."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from factcheck.types import Difference, DifferenceKind

SAME_FACT_OVERLAP = 0.5
"""Share of the claim's other content from which two different values are about one fact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What contradicts, and what the claim says and the evidence does not mention."""

    differences: tuple[Difference, ...] = ()
    missing: tuple[Difference, ...] = ()


def left_open(kind: DifferenceKind, claim: str, evidence: str = "") -> Findings:
    """Return one thing of a claim that the sentence leaves open, saying `evidence` instead."""
    return Findings(missing=(Difference(kind=kind, claim=claim, evidence=evidence),))


def all_left_open(findings: Findings) -> Findings:
    """Return the findings with every difference left open."""
    opened = (replace(difference, evidence="") for difference in findings.differences)
    return Findings(missing=(*findings.missing, *opened))


def with_one_role(differences: Iterable[Difference]) -> tuple[Difference, ...]:
    """Return the differences, of those in roles the first alone: two rules may see one swap."""
    kept: list[Difference] = []
    for difference in differences:
        if difference.kind is not DifferenceKind.ROLE or all(
            d.kind != difference.kind for d in kept
        ):
            kept.append(difference)
    return tuple(kept)
