"""Figures that are quotients of sums: shares, F1, macro-F1, seconds a thousand words."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from factcheck.evaluation.bootstrap import Interval, bootstrap_interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What each item adds to a figure."""

    counts: NDArray[np.float64]
    """Shape (items, parts, 2): what is above and below the line. The figure is the mean of the
    parts' quotients, each of two sums over the items."""
    n: int
    """What was counted: sentences, facts, words; often more than items."""

    @property
    def value(self) -> float:
        """The figure; a part with nothing below the line is 0."""
        return _quotient(self.counts)

    @property
    def interval(self) -> Interval:
        """95 %, by drawing the items with replacement."""
        return bootstrap_interval(lambda drawn: _quotient(self.counts[drawn]), len(self.counts))


def tally_shares(items: Sequence[Sequence[bool]]) -> Tally:
    """Return the share that is true, over all of the items' members."""
    counts = [[[float(sum(members)), float(len(members))]] for members in items]
    return Tally(counts=_array(counts), n=sum(len(members) for members in items))


def tally_f1(items: Sequence[Sequence[int]]) -> Tally:
    """Return the F1 of items that are each (right, found, gold): how many there are of those."""
    counts = [[[2.0 * right, float(found + gold)]] for right, found, gold in items]
    return Tally(counts=_array(counts), n=sum(gold for _, _, gold in items))


def tally_labels(predicted: Sequence[bool], gold: Sequence[bool], *, macro: bool) -> Tally:
    """Return the F1 of the true label, or with `macro` the mean F1 of both."""
    labels = (True, False) if macro else (True,)
    counts = [
        [[2.0 * (p == g == label), float((p == label) + (g == label))] for label in labels]
        for p, g in zip(predicted, gold, strict=True)
    ]
    return Tally(counts=_array(counts), n=len(gold))


def tally_rates(items: Sequence[Sequence[float]], *, n: int) -> Tally:
    """Return the sum of the first numbers over the sum of the second ones."""
    return Tally(counts=_array([[[above, below]] for above, below in items]), n=n)


def _array(counts: Sequence[Sequence[Sequence[float]]]) -> NDArray[np.float64]:
    return np.array(counts, dtype=np.float64).reshape(len(counts), -1, 2)


def _quotient(counts: NDArray[np.float64]) -> float:
    above, below = counts.sum(axis=0).T
    return float(np.divide(above, below, out=np.zeros_like(above), where=below > 0).mean())
