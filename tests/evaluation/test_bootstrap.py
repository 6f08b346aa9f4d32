import numpy as np
import pytest
from scipy import stats

from factcheck.evaluation.bootstrap import bootstrap_interval


def test_the_interval_of_a_mean_as_scipy_has_it() -> None:
    values = np.random.default_rng(2).random(200)
    ours = bootstrap_interval(lambda drawn: float(values[drawn].mean()), 200, n_samples=4000)
    theirs = stats.bootstrap(
        (values,), np.mean, n_resamples=4000, method="percentile", rng=np.random.default_rng(3)
    ).confidence_interval
    assert (ours.low, ours.high) == pytest.approx((theirs.low, theirs.high), abs=0.003)


def test_the_same_seed_gives_the_same_interval_and_another_another() -> None:
    values = np.random.default_rng(2).random(50)

    def metric(drawn: np.ndarray) -> float:
        return float(values[drawn].mean())

    first = bootstrap_interval(metric, 50, n_samples=100)
    assert first == bootstrap_interval(metric, 50, n_samples=100)
    assert first != bootstrap_interval(metric, 50, n_samples=100, seed=9)


def test_whole_groups_are_drawn() -> None:
    groups = ["a", "a", "b", "b", "b", "c"]
    sizes = {"a": 2, "b": 3, "c": 1}

    def metric(drawn: np.ndarray) -> float:
        names = [groups[i] for i in drawn]
        assert all(names.count(name) % size == 0 for name, size in sizes.items())
        return float(len(drawn))

    interval = bootstrap_interval(metric, 6, groups=groups, n_samples=50)
    assert 3 <= interval.low < interval.high <= 9
