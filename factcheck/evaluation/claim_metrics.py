"""Metrics of checked claims with their evidence: those of SciFact and of FEVER.

Counts are kept a claim, so that they can be summed over any sample of claims.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factcheck.evaluation.records import GoldClaim, GoldEvidence, GoldLabel

MAX_RATIONALE_SENTENCES = 3
"""Predicted sentences of an abstract that count. Source: Wadden et al. 2020, section 4.2."""
MAX_FEVER_SENTENCES = 5
"""Predicted sentences of a claim that count. Source: Thorne et al. 2018b, section 2.2."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPrediction:
    """What a checker says that one document says of a claim."""

    document_id: str
    label: GoldLabel
    """SUPPORTED or REFUTED."""
    sentences: tuple[int, ...]
    """Those the label rests on, most telling first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPrediction:
    """What a checker says of a claim, and on what evidence."""

    label: GoldLabel | None
    """None where the claim could not be checked."""
    documents: tuple[DocumentPrediction, ...] = ()
    """No document twice."""
    sentences: tuple[tuple[str, int], ...] = ()
    """Evidence shown: document and sentence, most telling first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What was predicted, what there was to find, and what of it was found, of one claim."""

    n_correct: int
    n_predicted: int
    n_gold: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceCounts:
    """A claim's counts by each of SciFact's four measures.

    Source: Wadden et al. 2020, "Fact or Fiction: Verifying Scientific Claims", section 4.2.
    """

    abstract_label: Counts
    """Documents found with the right label."""
    abstract_rationale: Counts
    """The same, a whole gold rationale among their first three sentences."""
    sentence_selection: Counts
    """Sentences found, the rest of their rationale with them."""
    sentence_label: Counts
    """The same, with the document's right label."""


def f1_of(total: Counts) -> float:
    """Return the F1 of counts summed over claims, 0…1; 0 where nothing is right."""
    n_either = total.n_predicted + total.n_gold
    return 2 * total.n_correct / n_either if n_either else 0.0


def count_evidence(gold: GoldClaim, predicted: ClaimPrediction) -> EvidenceCounts:
    """Return what of the gold evidence a prediction found."""
    rationales = _rationales(gold)
    rights = [_Right.of(item, rationales.get(item.document_id, ())) for item in predicted.documents]
    n_documents, n_sentences = len(rights), sum(right.n_sentences for right in rights)
    n_gold = sum(len(part.sentences) for parts in rationales.values() for part in parts)

    def documents(n_correct: int) -> Counts:
        return Counts(n_correct=n_correct, n_predicted=n_documents, n_gold=len(rationales))

    def sentences(n_correct: int) -> Counts:
        return Counts(n_correct=n_correct, n_predicted=n_sentences, n_gold=n_gold)

    return EvidenceCounts(
        abstract_label=documents(sum(right.label for right in rights)),
        abstract_rationale=documents(sum(right.label and right.rationale for right in rights)),
        sentence_selection=sentences(sum(right.n_selected for right in rights)),
        sentence_label=sentences(sum(right.n_selected for right in rights if right.label)),
    )


def fever_point(gold: GoldClaim, predicted: ClaimPrediction) -> bool:
    """Tell whether a claim scores: its label is right, and its evidence is found where it has any.

    Evidence is found where one alternative is whole among the first five sentences.
    Source: Thorne et al. 2018b, "The Fact Extraction and VERification (FEVER) Shared Task", 2.2.
    """
    if predicted.label is None or predicted.label != gold.label:
        return False
    if gold.label is GoldLabel.NOT_ENOUGH_EVIDENCE:
        return True
    shown = set(predicted.sentences[:MAX_FEVER_SENTENCES])
    return any(
        all(
            (part.document_id, number) in shown for part in alternative for number in part.sentences
        )
        for alternative in gold.evidence
    )


def _rationales(gold: GoldClaim) -> Mapping[str, tuple[GoldEvidence, ...]]:
    found: dict[str, tuple[GoldEvidence, ...]] = {}
    for alternative in gold.evidence:
        for part in alternative:
            found[part.document_id] = (*found.get(part.document_id, ()), part)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Right:
    """In what a predicted document is right."""

    label: bool
    rationale: bool
    n_selected: int
    n_sentences: int

    @classmethod
    def of(cls, predicted: DocumentPrediction, gold: Sequence[GoldEvidence]) -> "_Right":
        first = set(predicted.sentences[:MAX_RATIONALE_SENTENCES])
        shown = set(predicted.sentences)
        whole = {n for part in gold if shown.issuperset(part.sentences) for n in part.sentences}
        return cls(
            label=bool(gold) and gold[0].label is predicted.label,
            rationale=any(first.issuperset(part.sentences) for part in gold),
            n_selected=len(shown & whole),
            n_sentences=len(shown),
        )
