"""Intervals by resampling: how far a figure would move with another sample of the same kind."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

N_SAMPLES = 1000
LEVEL = 0.95
SEED = 1

Metric = Callable[[NDArray[np.int64]], float]
"""A figure over the items with these indices, an index as often as it is drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Between which values a figure lies in 95 of 100 samples."""

    low: float
    high: float


def bootstrap_interval(
    metric: Metric,
    n_items: int,
    *,
    groups: Sequence[str] | None = None,
    n_samples: int = N_SAMPLES,
    seed: int = SEED,
) -> Interval:
    """Return the percentile interval of a metric over items drawn with replacement.

    With `groups`, whole groups are drawn. The same seed gives the same interval.
    Source: Efron and Tibshirani 1993, "An Introduction to the Bootstrap", chapter 13.
    """
    generator = np.random.default_rng(seed)
    members = _members(n_items, groups)
    values = np.empty(n_samples)
    for i in range(n_samples):
        drawn = generator.integers(0, len(members), len(members))
        values[i] = metric(np.concatenate([members[j] for j in drawn]) if groups else drawn)
    tail = (1 - LEVEL) / 2
    low, high = np.quantile(values, (tail, 1 - tail))
    return Interval(low=float(low), high=float(high))


def _members(n_items: int, groups: Sequence[str] | None) -> list[NDArray[np.int64]]:
    if groups is None:
        return [np.array([i]) for i in range(n_items)]
    found: dict[str, list[int]] = {}
    for i, group in enumerate(groups):
        found.setdefault(group, []).append(i)
    return [np.array(indices) for indices in found.values()]
