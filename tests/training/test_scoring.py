"""Metrics against scikit-learn and worked examples."""

from __future__ import annotations

import numpy
import pytest
from sklearn.metrics import accuracy_score, balanced_accuracy_score, f1_score

from training import scoring


@pytest.fixture
def labels() -> tuple[numpy.ndarray, numpy.ndarray]:
    generator = numpy.random.default_rng(3)
    gold = generator.integers(0, 3, 200)
    return gold, numpy.where(generator.random(200) < 0.6, gold, generator.integers(0, 3, 200))


def test_metrics_equal_scikit_learn(labels: tuple[numpy.ndarray, numpy.ndarray]) -> None:
    gold, predicted = labels
    counts = scoring.confusion(gold, predicted)
    assert scoring.accuracy(counts) == pytest.approx(accuracy_score(gold, predicted))
    assert scoring.macro_f1(counts) == pytest.approx(f1_score(gold, predicted, average="macro"))
    assert scoring.balanced_accuracy(counts) == pytest.approx(
        balanced_accuracy_score(gold, predicted)
    )


def test_interval_holds_the_value(labels: tuple[numpy.ndarray, numpy.ndarray]) -> None:
    gold, predicted = labels
    low, high = scoring.bootstrap_interval(gold, predicted, scoring.accuracy)
    assert low < (gold == predicted).mean() < high


def test_calibration_error_by_hand() -> None:
    probabilities = numpy.array(
        [[0.9, 0.05, 0.05], [0.9, 0.05, 0.05], [0.5, 0.3, 0.2], [0.5, 0.3, 0.2]]
    )
    gold = numpy.array([0, 1, 0, 0])
    # Two at .9 of which one is right: gap .4; two at .5, both right: gap .5; halves of the whole.
    assert scoring.calibration_error(probabilities, gold) == pytest.approx(0.45)


def test_temperature_is_recovered() -> None:
    generator = numpy.random.default_rng(4)
    true_logits = generator.normal(size=(20_000, 3)) * 2
    draws = generator.random(20_000)[:, None]
    gold = (scoring.softmax(true_logits).cumsum(axis=1) < draws).sum(axis=1).clip(max=2)
    assert scoring.fit_temperature(true_logits * 2.5, gold) == pytest.approx(2.5, rel=0.05)
