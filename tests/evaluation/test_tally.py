"""Tallies against scikit-learn and against sums by hand."""

import numpy as np
import pytest
from sklearn.metrics import f1_score

from factcheck.evaluation.tally import tally_f1, tally_labels, tally_rates, tally_shares

GENERATOR = np.random.default_rng(3)
GOLD = [bool(x) for x in GENERATOR.integers(0, 2, 60)]
FOUND = [bool(x) for x in GENERATOR.integers(0, 2, 60)]


@pytest.mark.parametrize("macro", [True, False])
def test_f1_of_labels_is_that_of_scikit_learn(macro: bool) -> None:
    tally = tally_labels(FOUND, GOLD, macro=macro)
    assert tally.value == pytest.approx(
        f1_score(GOLD, FOUND, average="macro" if macro else "binary")
    )
    assert tally.n == 60
    assert tally.interval.low < tally.value < tally.interval.high


def test_f1_of_counts_sums_before_it_divides() -> None:
    tally = tally_f1([(3, 4, 3), (1, 2, 3)])
    precision, recall = 4 / 6, 4 / 6
    assert tally.value == pytest.approx(2 * precision * recall / (precision + recall))
    assert tally.n == 6


def test_shares_count_members_not_items() -> None:
    tally = tally_shares([[True, False, False], [True], []])
    assert (tally.value, tally.n) == (0.5, 4)


def test_nothing_counted_is_nought() -> None:
    assert tally_shares([[], []]).value == 0
    assert tally_f1([(0, 0, 0)]).value == 0


def test_rates_are_sums_over_sums() -> None:
    tally = tally_rates([(1.0, 2.0), (3.0, 2.0)], n=4000)
    assert (tally.value, tally.n) == (1.0, 4000)
