"""Figures of checked claims: labels, confidence, SciFact's and FEVER's measures, baselines."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from factcheck.evaluation import baselines, metrics
from factcheck.evaluation.bootstrap import Interval, bootstrap_interval
from factcheck.evaluation.claim_metrics import (
    ClaimPrediction,
    Counts,
    count_evidence,
    f1_of,
    fever_point,
)
from factcheck.evaluation.claim_task import CheckedClaim
from factcheck.evaluation.metrics import Labels
from factcheck.evaluation.pair_task import thinned
from factcheck.evaluation.records import GoldClaim, GoldLabel
from factcheck.evaluation.results import CurvePoint

CLAIM_LABELS = (
    GoldLabel.SUPPORTED,
    GoldLabel.REFUTED,
    GoldLabel.NOT_ENOUGH_EVIDENCE,
    GoldLabel.CONFLICTING,
)
"""In the order of their numbers."""
_MEASURES = ("abstract_label", "abstract_rationale", "sentence_selection", "sentence_label")
_Indexed = Callable[[NDArray[np.int64]], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFigures:
    """What the verdicts on a set of claims are worth."""

    metrics: Mapping[str, float]
    intervals: Mapping[str, Interval]
    risk_coverage: tuple[CurvePoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Predictions:
    """Both readings of a set of claims, in the claims' order."""

    by_document: tuple[ClaimPrediction, ...]
    shown: tuple[ClaimPrediction, ...]
    confidence: NDArray[np.float64]
    """Of each verdict; 0 where there is none."""


def judge_claims(claims: Sequence[GoldClaim], predictions: Predictions) -> ClaimFigures:
    """Return the figures of the verdicts on claims, with their intervals."""
    functions = _metrics(claims, predictions)
    n = len(claims)
    everything = np.arange(n)
    return ClaimFigures(
        metrics={name: metric(everything) for name, metric in functions.items()},
        intervals={name: bootstrap_interval(metric, n) for name, metric in functions.items()},
        risk_coverage=_decided_curve(claims, predictions),
    )


def claim_baselines(
    claims: Sequence[GoldClaim], checked: Sequence[CheckedClaim]
) -> dict[str, dict[str, float]]:
    """Return the metrics of labels where the best passage alone decides, by how alike it is."""
    gold = gold_numbers(claims)
    hits = [one.first_hit for one in checked]
    texts = [hit.passage.text if hit else "" for hit in hits]
    overlaps = baselines.token_overlaps([claim.text for claim in claims], texts)
    bm25 = np.array([hit.lexical if hit else 0.0 for hit in hits])
    cosines = np.array([hit.similarity if hit else 0.0 for hit in hits])
    predicted = {
        "majority": baselines.majority(gold),
        "token_overlap": baselines.thresholded(overlaps, gold),
        "bm25": baselines.thresholded(bm25, gold),
        "encoder": baselines.thresholded(cosines, gold),
    }
    return {name: _label_metrics(gold, labels) for name, labels in predicted.items()}


def gold_numbers(claims: Sequence[GoldClaim]) -> Labels:
    """Return the claims' labels as numbers."""
    return np.array([_number(claim.label) for claim in claims], dtype=np.int64)


def predicted_numbers(predictions: Sequence[ClaimPrediction]) -> Labels:
    """Return the predicted labels as numbers; `metrics.NO_VERDICT` where there is none."""
    return np.array([_number(prediction.label) for prediction in predictions], dtype=np.int64)


def _number(label: GoldLabel | None) -> int:
    if label is None:
        return metrics.NO_VERDICT
    binary = label is GoldLabel.NOT_SUPPORTED
    return CLAIM_LABELS.index(GoldLabel.NOT_ENOUGH_EVIDENCE if binary else label)


def _metrics(claims: Sequence[GoldClaim], predictions: Predictions) -> dict[str, _Indexed]:
    gold, predicted = gold_numbers(claims), predicted_numbers(predictions.shown)
    right = gold == predicted
    decided = _decided(predicted)

    def decided_precision(chosen: NDArray[np.int64]) -> float:
        kept = chosen[decided[chosen]]
        return float(right[kept].mean()) if len(kept) else 0.0

    functions: dict[str, _Indexed] = {
        "accuracy": lambda c: metrics.accuracy(gold[c], predicted[c]),
        "macro_f1": lambda c: metrics.macro_f1(gold[c], predicted[c]),
        "false_support_rate": lambda c: metrics.false_support_rate(gold[c], predicted[c]),
        "decided_precision": decided_precision,
        "decided_share": lambda c: float(decided[c].mean()),
    }
    if any(claim.evidence for claim in claims):
        points = _points(claims, predictions.shown)
        functions["fever_score"] = lambda c: float(points[c].mean())
        functions |= _evidence_f1(claims, predictions.by_document, prefix="")
        functions |= _evidence_f1(claims, predictions.shown, prefix="shown_")
    return functions


def _decided(predicted: Labels) -> NDArray[np.bool_]:
    """Return which claims were decided; not enough evidence is the product's way to abstain."""
    open_number = CLAIM_LABELS.index(GoldLabel.NOT_ENOUGH_EVIDENCE)
    decided: NDArray[np.bool_] = (predicted != open_number) & (predicted != metrics.NO_VERDICT)
    return decided


def _decided_curve(claims: Sequence[GoldClaim], predictions: Predictions) -> tuple[CurvePoint, ...]:
    """Return the risk of keeping only the most confident of the decided verdicts."""
    gold, predicted = gold_numbers(claims), predicted_numbers(predictions.shown)
    decided = _decided(predicted)
    if not decided.any():
        return ()
    curve = metrics.risk_coverage(predictions.confidence[decided], (gold == predicted)[decided])
    share = float(decided.mean())
    return tuple(replace(point, coverage=point.coverage * share) for point in thinned(curve))


def _points(
    claims: Sequence[GoldClaim], predictions: Sequence[ClaimPrediction]
) -> NDArray[np.float64]:
    return np.array(
        [fever_point(c, p) for c, p in zip(claims, predictions, strict=True)], dtype=np.float64
    )


def _evidence_f1(
    claims: Sequence[GoldClaim], predictions: Sequence[ClaimPrediction], *, prefix: str
) -> dict[str, _Indexed]:
    counted = [count_evidence(c, p) for c, p in zip(claims, predictions, strict=True)]
    found: dict[str, _Indexed] = {}
    for measure in _MEASURES:
        rows: list[Counts] = [getattr(counts, measure) for counts in counted]
        found[f"{prefix}{measure}_f1"] = _f1_over(rows)
    return found


def _f1_over(rows: Sequence[Counts]) -> _Indexed:
    table = np.array([(row.n_correct, row.n_predicted, row.n_gold) for row in rows])

    def f1(chosen: NDArray[np.int64]) -> float:
        n_correct, n_predicted, n_gold = table[chosen].sum(axis=0).tolist()
        return f1_of(Counts(n_correct=n_correct, n_predicted=n_predicted, n_gold=n_gold))

    return f1


def _label_metrics(gold: Labels, predicted: Labels) -> dict[str, float]:
    return {
        "accuracy": metrics.accuracy(gold, predicted),
        "macro_f1": metrics.macro_f1(gold, predicted),
        "false_support_rate": metrics.false_support_rate(gold, predicted),
    }
