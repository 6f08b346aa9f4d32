"""Why a verdict is what it is, in words."""

from collections.abc import Sequence
from typing import assert_never

from factcheck.types import Difference, DifferenceKind, Label
from factcheck.verdict.weigh import Weighed


def reason_of(
    label: Label,
    supporting: Weighed | None,
    refuting: Weighed | None,
    on_topic: Sequence[Weighed],
) -> str:
    """Return why a claim has this label, from the sentences shown on either side."""
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
    supporting: Weighed | None, refuting: Weighed | None, on_topic: Sequence[Weighed]
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


def contest_reason(contest: Weighed) -> str:
    """Return why a support does not decide, from the sentence that keeps it from doing so."""
    differences = contest.evidence.comparison.differences
    if differences:
        return describe_difference(differences[0])
    return "a sentence nearer to the claim points the other way"


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
