"""Prices of single pairs: what is right of those decided, whatever the probabilities claim."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("sklearn")

from training.calibrate import FEW_ROWS, priced_by_truth, source_weights


def decided(n: int, sure: float, share_right: float) -> tuple[np.ndarray, np.ndarray]:
    """Pairs that are called supported with one probability, and their labels."""
    probabilities = np.tile([sure, (1 - sure) / 2, (1 - sure) / 2], (n, 1))
    labels = np.where(np.arange(n) < share_right * n, 0, 2)
    return probabilities, labels


def test_a_careful_model_is_not_priced_by_its_care() -> None:
    low, high = decided(400, 0.5, 0.6), decided(400, 0.7, 0.95)
    probabilities, labels = (np.concatenate(parts) for parts in zip(low, high, strict=True))
    table = priced_by_truth(probabilities, labels, ["one"] * len(labels))
    cheapest = next(price for price in table if price.precision >= 0.9)
    assert cheapest.share == pytest.approx(0.57, abs=0.06)
    assert table[-1].precision == pytest.approx(0.95, abs=0.02)
    assert table[0].precision == pytest.approx(0.775, abs=0.03)


def test_a_large_source_counts_no_more_than_a_small_one() -> None:
    large, small = decided(900, 0.8, 1.0), decided(100, 0.8, 0.0)
    probabilities, labels = (np.concatenate(parts) for parts in zip(large, small, strict=True))
    table = priced_by_truth(probabilities, labels, ["large"] * 900 + ["small"] * 100)
    assert table[0].precision == pytest.approx(0.5, abs=0.03)


def test_every_source_counts_as_much_in_the_fit_but_one_of_few_rows() -> None:
    sources = ["large"] * 900 + ["small"] * 100 + ["few"] * (FEW_ROWS // 2)
    weights = source_weights(sources)
    assert weights.mean() == pytest.approx(1)
    large, small, few = weights[:900].sum(), weights[900:1000].sum(), weights[1000:].sum()
    assert large == pytest.approx(small)
    assert few == pytest.approx(small / 2)
