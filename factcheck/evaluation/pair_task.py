"""Gold evidence: does the stance model read a claim and its evidence as the annotators did?"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from factcheck.evaluation import baselines, metrics
from factcheck.evaluation.bootstrap import Interval, bootstrap_interval
from factcheck.evaluation.metrics import CalibrationBin, Labels, Probabilities
from factcheck.evaluation.records import LABELS, GoldPair, Judging, PairSet
from factcheck.evaluation.results import CurvePoint
from factcheck.evaluation.stances import StanceRows, most_probable, project
from factcheck.protocols import Encoder

N_CURVE_POINTS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class PairFigures:
    """What the stances of a set of pairs are worth."""

    metrics: Mapping[str, float]
    intervals: Mapping[str, Interval]
    reliability: tuple[CalibrationBin, ...]
    risk_coverage: tuple[CurvePoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    """Predictions of a set, ready for the metrics."""

    gold: Labels
    predicted: Labels
    confidence: NDArray[np.float64]
    """The probability of what is predicted."""
    probabilities: Probabilities
    right_of_three: NDArray[np.bool_]
    """Whether the most probable of the three stances is the gold label."""
    groups: tuple[str, ...]
    """Empty where the set has none."""
    parts: tuple[str, ...]


def judge_pairs(
    dataset: PairSet,
    stances: StanceRows,
    *,
    with_intervals: bool,
    least_confidence: float | None = None,
) -> PairFigures:
    """Return the figures of the stances given to a set's pairs.

    With `least_confidence`, also what deciding only the pairs of at least that confidence gives.
    """
    judged = _judged(dataset, stances)
    n = len(judged.gold)
    functions = _metrics(judged)
    if least_confidence is not None:
        functions |= _asked_metrics(judged, stances, least_confidence)
    everything = np.arange(n)
    intervals = {
        name: bootstrap_interval(metric, n, groups=judged.groups or None)
        for name, metric in functions.items()
        if with_intervals
    }
    curve = metrics.risk_coverage(judged.confidence, judged.gold == judged.predicted)
    return PairFigures(
        metrics={name: metric(everything) for name, metric in functions.items()},
        intervals=intervals,
        reliability=metrics.reliability(judged.probabilities, judged.gold),
        risk_coverage=thinned(curve),
    )


def pair_baselines(dataset: PairSet, encoder: Encoder) -> dict[str, dict[str, float]]:
    """Return the metrics of labels that each baseline reaches on a set."""
    gold = gold_labels(dataset)
    claims = [pair.claim for pair in dataset.pairs]
    evidence = [pair.evidence for pair in dataset.pairs]
    predicted = {
        "majority": baselines.majority(gold),
        "token_overlap": _by(baselines.token_overlaps(claims, evidence), gold),
        "bm25": _by(baselines.bm25_shares(claims, evidence), gold),
        "encoder": _by(baselines.similarities(claims, evidence, encoder), gold),
    }
    groups, parts = _groups(dataset.pairs), _parts(dataset.pairs)
    return {
        name: label_metrics(gold, labels, groups=groups, parts=parts)
        for name, labels in predicted.items()
    }


def gold_labels(dataset: PairSet) -> Labels:
    """Return the label numbers of a set's pairs; in a binary set, what is not supported is one."""
    names = LABELS[dataset.judging]
    other = len(names) - 1
    return np.array(
        [names.index(p.label) if p.label in names else other for p in dataset.pairs],
        dtype=np.int64,
    )


def label_metrics(
    gold: Labels, predicted: Labels, *, groups: Sequence[str] = (), parts: Sequence[str] = ()
) -> dict[str, float]:
    """Return every metric that needs labels only."""
    found = {
        "accuracy": metrics.accuracy(gold, predicted),
        "balanced_accuracy": metrics.balanced_accuracy(gold, predicted),
        "macro_f1": metrics.macro_f1(gold, predicted),
        "false_support_rate": metrics.false_support_rate(gold, predicted),
    }
    if groups:
        found["pair_accuracy_two_way"] = metrics.pair_accuracy(gold, predicted, groups)
    if parts:
        found["mean_balanced_accuracy"] = _mean_over_parts(gold, predicted, parts)
    return found


def thinned(curve: metrics.RiskCoverage) -> tuple[CurvePoint, ...]:
    """Return at most `N_CURVE_POINTS` points of a curve, spread evenly, the last one kept."""
    n = len(curve.coverage)
    chosen = np.unique(np.linspace(0, n - 1, min(n, N_CURVE_POINTS)).round().astype(int))
    return tuple(
        CurvePoint(coverage=float(curve.coverage[i]), risk=float(curve.risk[i])) for i in chosen
    )


def _judged(dataset: PairSet, stances: StanceRows) -> _Judged:
    gold = gold_labels(dataset)
    probabilities = project(stances, dataset.judging)
    predicted = most_probable(probabilities, dataset.judging)
    scored = stances.sum(axis=1) > 0
    best_of_three = stances.argmax(axis=1)
    if dataset.judging is Judging.BINARY:
        best_of_three = np.minimum(best_of_three, 1)
    return _Judged(
        gold=gold,
        predicted=np.where(scored, predicted, metrics.NO_VERDICT),
        confidence=np.take_along_axis(probabilities, predicted[:, None], axis=1)[:, 0],
        probabilities=probabilities,
        right_of_three=scored & (best_of_three == gold),
        groups=_groups(dataset.pairs),
        parts=_parts(dataset.pairs),
    )


def _metrics(judged: _Judged) -> dict[str, Callable[[NDArray[np.int64]], float]]:
    """Return each metric as a function of the indices of the pairs it is taken over."""
    gold, predicted, probabilities = judged.gold, judged.predicted, judged.probabilities

    def curve(chosen: NDArray[np.int64]) -> metrics.RiskCoverage:
        right = gold[chosen] == predicted[chosen]
        return metrics.risk_coverage(judged.confidence[chosen], right)

    def of_labels(metric: Callable[[Labels, Labels], float]) -> Callable[[Labels], float]:
        return lambda chosen: metric(gold[chosen], predicted[chosen])

    def of_probabilities(
        metric: Callable[[Probabilities, Labels], float],
    ) -> Callable[[Labels], float]:
        return lambda chosen: metric(probabilities[chosen], gold[chosen])

    found = {
        "accuracy": of_labels(metrics.accuracy),
        "balanced_accuracy": of_labels(metrics.balanced_accuracy),
        "macro_f1": of_labels(metrics.macro_f1),
        "false_support_rate": of_labels(metrics.false_support_rate),
        "ece": of_probabilities(metrics.expected_calibration_error),
        "brier": of_probabilities(metrics.brier_score),
        "aurc": lambda chosen: metrics.area_under_risk_coverage(curve(chosen)),
        "coverage_at_90": lambda chosen: metrics.coverage_at_precision(curve(chosen), 0.9),
    }
    if judged.groups:
        found |= _group_metrics(judged)
    if judged.parts:
        parts = np.array(judged.parts)
        found["mean_balanced_accuracy"] = lambda chosen: _mean_over_parts(
            gold[chosen], predicted[chosen], parts[chosen].tolist()
        )
    return found


def _asked_metrics(
    judged: _Judged, stances: StanceRows, least_confidence: float
) -> dict[str, Callable[[NDArray[np.int64]], float]]:
    """Return precision and share of the pairs that come out supported or refuted, sure enough."""
    assertion = stances[:, :2].max(axis=1)
    decided = (stances.argmax(axis=1) < 2) & (assertion >= least_confidence)  # neither is the third

    def precision(chosen: NDArray[np.int64]) -> float:
        kept = chosen[decided[chosen]]
        return float(judged.right_of_three[kept].mean()) if len(kept) else 0.0

    return {
        "decided_precision": precision,
        "decided_share": lambda chosen: float(decided[chosen].mean()),
    }


def _group_metrics(judged: _Judged) -> dict[str, Callable[[NDArray[np.int64]], float]]:
    """Return how often a whole group is right, of the set's labels and of all three stances.

    A group counts as often as it is drawn, which `metrics.pair_accuracy` cannot tell.
    """
    sizes = Counter(judged.groups)
    weights = np.array([1 / sizes[group] for group in judged.groups])

    def share_of(right: NDArray[np.bool_]) -> Callable[[NDArray[np.int64]], float]:
        wrong = {g for g, is_right in zip(judged.groups, right, strict=True) if not is_right}
        whole = np.array([group not in wrong for group in judged.groups])
        return lambda chosen: float(np.average(whole[chosen], weights=weights[chosen]))

    return {
        "pair_accuracy": share_of(judged.right_of_three),
        "pair_accuracy_two_way": share_of(judged.gold == judged.predicted),
    }


def _mean_over_parts(gold: Labels, predicted: Labels, parts: Sequence[str]) -> float:
    names = np.array(parts)
    values = [
        metrics.balanced_accuracy(gold[names == part], predicted[names == part])
        for part in np.unique(names)
    ]
    return float(np.mean(values))


def _by(alike: NDArray[np.float64], gold: Labels) -> Labels:
    return baselines.thresholded(alike, gold)


def _groups(pairs: Sequence[GoldPair]) -> tuple[str, ...]:
    if not any(pair.group for pair in pairs):
        return ()
    return tuple(pair.group or f"\x1f{i}" for i, pair in enumerate(pairs))


def _parts(pairs: Sequence[GoldPair]) -> tuple[str, ...]:
    return tuple(pair.part for pair in pairs) if any(pair.part for pair in pairs) else ()
