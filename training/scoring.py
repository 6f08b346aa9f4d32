"""Metrics of stance predictions, pure functions of arrays.

Labels are 0 supports, 1 refutes, 2 neither.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

N_CLASSES = 3
N_BINS = 15


def confusion(gold: NDArray[numpy.int64], predicted: NDArray[numpy.int64]) -> NDArray[numpy.int64]:
    """Counts [gold, predicted] over the three labels."""
    import numpy

    counts = numpy.zeros((N_CLASSES, N_CLASSES), dtype=numpy.int64)
    numpy.add.at(counts, (gold, predicted), 1)
    return counts


def accuracy(counts: NDArray[numpy.int64]) -> float:
    """Share of pairs on the diagonal."""
    return float(counts.trace() / counts.sum())


def macro_f1(counts: NDArray[numpy.int64]) -> float:
    """Mean F1 of the labels that occur in gold or prediction; 0 for a label never right."""
    hits = counts.diagonal()
    totals = counts.sum(axis=0) + counts.sum(axis=1)
    return float((2 * hits[totals > 0] / totals[totals > 0]).mean())


def balanced_accuracy(counts: NDArray[numpy.int64]) -> float:
    """Mean recall of the labels that occur in gold."""
    rows = counts.sum(axis=1)
    return float((counts.diagonal()[rows > 0] / rows[rows > 0]).mean())


def softmax(logits: NDArray[numpy.float64]) -> NDArray[numpy.float64]:
    """Probabilities, float64 [n, labels]; rows sum to 1."""
    import numpy

    shifted = numpy.exp(logits - logits.max(axis=1, keepdims=True))
    return shifted / shifted.sum(axis=1, keepdims=True)  # type: ignore[no-any-return]


def calibration_error(probabilities: NDArray[numpy.float64], gold: NDArray[numpy.int64]) -> float:
    """Expected calibration error of the top label, 15 bins of equal width.

    Source: Guo et al. 2017, "On Calibration of Modern Neural Networks", equation 3.
    """
    import numpy

    confidence = probabilities.max(axis=1)
    right = probabilities.argmax(axis=1) == gold
    bins = numpy.minimum((confidence * N_BINS).astype(int), N_BINS - 1)
    gaps = [
        abs(float(right[bins == b].sum()) - float(confidence[bins == b].sum()))
        for b in range(N_BINS)
    ]
    return sum(gaps) / len(gold)


def fit_temperature(logits: NDArray[numpy.float64], gold: NDArray[numpy.int64]) -> float:
    """The temperature that minimises the negative log likelihood, within 0.2 and 5.

    Source: Guo et al. 2017, section 4.2.
    """
    import numpy
    from scipy.optimize import minimize_scalar  # type: ignore[import-untyped]

    def loss(log_temperature: float) -> float:
        probabilities = softmax(logits / numpy.exp(log_temperature))
        picked = probabilities[numpy.arange(len(gold)), gold]
        return float(-numpy.log(numpy.maximum(picked, 1e-12)).mean())

    found = minimize_scalar(loss, bounds=(numpy.log(0.2), numpy.log(5.0)), method="bounded")
    return float(numpy.exp(found.x))


def bootstrap_interval(
    gold: NDArray[numpy.int64],
    predicted: NDArray[numpy.int64],
    metric: Callable[[NDArray[numpy.int64]], float],
    *,
    n_samples: int = 500,
    seed: int = 1,
) -> tuple[float, float]:
    """The 95 % percentile bootstrap interval of a metric of the confusion counts."""
    import numpy

    generator = numpy.random.default_rng(seed)
    values = []
    for _ in range(n_samples):
        chosen = generator.integers(0, len(gold), len(gold))
        values.append(metric(confusion(gold[chosen], predicted[chosen])))
    low, high = numpy.percentile(values, (2.5, 97.5))
    return float(low), float(high)
