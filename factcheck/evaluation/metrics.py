"""Metrics of labels and of probabilities: pure functions of arrays.

`gold` and `predicted` are int64, shape (n,): label numbers from 0; a prediction of `NO_VERDICT`
is one that was never made, and is wrong. `probabilities` are float64, shape (n, labels).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Labels = NDArray[np.int64]
Probabilities = NDArray[np.float64]

NO_VERDICT = -1
N_BINS = 15
"""Of the calibration error. Source: Guo et al. 2017, section 5."""


def accuracy(gold: Labels, predicted: Labels) -> float:
    """Return the share of predictions that are right, 0…1."""
    return float((gold == predicted).mean())


def recalls(gold: Labels, predicted: Labels) -> NDArray[np.float64]:
    """Return the share found of each label that occurs in gold, in the labels' order."""
    return np.array([(predicted[gold == label] == label).mean() for label in np.unique(gold)])


def balanced_accuracy(gold: Labels, predicted: Labels) -> float:
    """Return the mean recall of the labels that occur in gold, 0…1."""
    return float(recalls(gold, predicted).mean())


def macro_f1(gold: Labels, predicted: Labels) -> float:
    """Return the mean F1 of the labels that occur in gold, 0…1; 0 for a label never right."""
    values = []
    for label in np.unique(gold):
        hits = ((gold == label) & (predicted == label)).sum()
        total = (gold == label).sum() + (predicted == label).sum()
        values.append(2 * hits / total)
    return float(np.mean(values))


def false_support_rate(gold: Labels, predicted: Labels, *, supported: int = 0) -> float:
    """Return the share of claims that are not supported but are called so, 0…1.

    The worst error of a fact checker; 0 where every claim is supported.
    """
    others = gold != supported
    return float((predicted[others] == supported).mean()) if others.any() else 0.0


def pair_accuracy(gold: Labels, predicted: Labels, groups: Sequence[str]) -> float:
    """Return the share of groups of which every member is right, 0…1.

    Source: Gardner et al. 2020, "Evaluating Models' Local Decision Boundaries via Contrast
    Sets", section 3: contrast consistency.
    """
    whole: dict[str, bool] = {}
    for group, right in zip(groups, gold == predicted, strict=True):
        whole[group] = whole.get(group, True) and bool(right)
    return sum(whole.values()) / len(whole)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationBin:
    """The predictions whose confidence lies in one interval."""

    low: float
    high: float
    """Included in the last bin only."""
    n: int
    confidence: float
    """Mean, 0…1; 0 in an empty bin."""
    accuracy: float
    """Share right, 0…1; 0 in an empty bin."""


def reliability(
    probabilities: Probabilities, gold: Labels, *, n_bins: int = N_BINS
) -> tuple[CalibrationBin, ...]:
    """Return how confidence and accuracy go together, in bins of equal width.

    Source: Guo et al. 2017, "On Calibration of Modern Neural Networks", section 2.
    """
    confidence = probabilities.max(axis=1)
    right = probabilities.argmax(axis=1) == gold
    bins = np.minimum((confidence * n_bins).astype(np.int64), n_bins - 1)
    found = []
    for index in range(n_bins):
        inside = bins == index
        n = int(inside.sum())
        found.append(
            CalibrationBin(
                low=index / n_bins,
                high=(index + 1) / n_bins,
                n=n,
                confidence=float(confidence[inside].mean()) if n else 0.0,
                accuracy=float(right[inside].mean()) if n else 0.0,
            )
        )
    return tuple(found)


def expected_calibration_error(
    probabilities: Probabilities, gold: Labels, *, n_bins: int = N_BINS
) -> float:
    """Return the mean gap between confidence and accuracy over the bins, weighted by size, 0…1.

    Of the most probable label. Source: Guo et al. 2017, equation 3.
    """
    bins = reliability(probabilities, gold, n_bins=n_bins)
    return sum(item.n * abs(item.accuracy - item.confidence) for item in bins) / len(gold)


def brier_score(probabilities: Probabilities, gold: Labels) -> float:
    """Return the mean squared error of the probabilities, summed over the labels, 0…2.

    Source: Brier 1950, "Verification of Forecasts Expressed in Terms of Probability".
    """
    truth = np.eye(probabilities.shape[1])[gold]
    return float(((probabilities - truth) ** 2).sum(axis=1).mean())


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskCoverage:
    """What deciding only the most confident part costs and gains; the rows go together."""

    coverage: NDArray[np.float64]
    """Share decided, ascending to 1."""
    risk: NDArray[np.float64]
    """Share wrong of those decided."""


def risk_coverage(confidence: NDArray[np.float64], right: NDArray[np.bool_]) -> RiskCoverage:
    """Return the risk at every coverage; equally confident predictions are decided together.

    Source: El-Yaniv and Wiener 2010, "On the Foundations of Noise-free Selective
    Classification", section 2.
    """
    order = np.argsort(-confidence, kind="stable")
    ordered = confidence[order]
    wrong = np.cumsum(~right[order])
    n_decided = np.arange(1, len(order) + 1)
    last = np.append(ordered[1:] != ordered[:-1], True)
    return RiskCoverage(coverage=n_decided[last] / len(order), risk=wrong[last] / n_decided[last])


def area_under_risk_coverage(curve: RiskCoverage) -> float:
    """Return the mean risk over all coverages, 0…1; less is better.

    Between two points of the curve the risk is that of the higher coverage.
    """
    widths = np.diff(curve.coverage, prepend=0.0)
    return float((widths * curve.risk).sum())


def coverage_at_precision(curve: RiskCoverage, precision: float) -> float:
    """Return the largest share that can be decided with at least this precision, 0…1."""
    enough = curve.risk <= 1 - precision + 1e-12
    return float(curve.coverage[enough].max()) if enough.any() else 0.0
