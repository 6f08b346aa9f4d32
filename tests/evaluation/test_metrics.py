"""Every metric against scikit-learn, brute force or an example worked by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn import metrics as reference

from factcheck.evaluation import metrics
from factcheck.evaluation.metrics import NO_VERDICT, RiskCoverage

LABELS = st.lists(st.tuples(st.integers(0, 2), st.integers(-1, 2)), min_size=1, max_size=60).map(
    lambda rows: (np.array([g for g, _ in rows]), np.array([p for _, p in rows]))
)


@settings(max_examples=60, deadline=None)
@given(labels=LABELS)
@pytest.mark.filterwarnings("ignore:y_pred contains classes not in y_true")
def test_labels_as_scikit_learn_has_them(labels: tuple[np.ndarray, np.ndarray]) -> None:
    gold, predicted = labels
    known = np.unique(gold)
    assert metrics.accuracy(gold, predicted) == pytest.approx(
        reference.accuracy_score(gold, predicted)
    )
    assert metrics.balanced_accuracy(gold, predicted) == pytest.approx(
        reference.recall_score(gold, predicted, labels=known, average="macro", zero_division=0)
    )
    assert metrics.macro_f1(gold, predicted) == pytest.approx(
        reference.f1_score(gold, predicted, labels=known, average="macro", zero_division=0)
    )


def test_a_missing_verdict_is_wrong_and_not_absent() -> None:
    gold = np.array([0, 0, 1, 2])
    some, all_made = np.array([0, NO_VERDICT, 1, 2]), np.array([0, 0, 1, 2])
    assert metrics.accuracy(gold, some) == 0.75
    assert metrics.accuracy(gold, all_made) == 1.0
    assert metrics.balanced_accuracy(gold, some) == pytest.approx((0.5 + 1 + 1) / 3)
    assert metrics.macro_f1(gold, some) == pytest.approx((2 / 3 + 1 + 1) / 3)


def test_wrong_support_is_counted_among_what_is_not_supported() -> None:
    gold, predicted = np.array([0, 1, 1, 2, 2]), np.array([0, 0, 1, 0, NO_VERDICT])
    assert metrics.false_support_rate(gold, predicted) == 0.5
    assert metrics.false_support_rate(np.array([0, 0]), np.array([0, 1])) == 0.0


def test_a_group_is_right_when_every_member_is() -> None:
    gold, predicted = np.array([0, 1, 0, 1, 0]), np.array([0, 1, 0, 0, 1])
    assert metrics.pair_accuracy(gold, predicted, ["a", "a", "b", "b", "c"]) == pytest.approx(1 / 3)


def probabilities_of(seed: int, n: int = 300) -> tuple[np.ndarray, np.ndarray]:
    generator = np.random.default_rng(seed)
    return generator.dirichlet((1.0, 1.0, 1.0), n), generator.integers(0, 3, n)


def test_the_calibration_error_of_a_worked_example() -> None:
    # Two bins of [0, 1]: .6 and .8 lie in the upper, one of four is wrong there: |.7 − .75| = .05;
    # .4 in the lower, wrong: |.4 − 0| = .4. Weighted: (4 × .05 + 1 × .4) / 5.
    probabilities = np.array(
        [[0.6, 0.2, 0.2], [0.8, 0.1, 0.1], [0.6, 0.3, 0.1], [0.8, 0.2, 0.0], [0.4, 0.3, 0.3]]
    )
    gold = np.array([0, 0, 1, 0, 2])
    value = metrics.expected_calibration_error(probabilities, gold, n_bins=2)
    assert value == pytest.approx((4 * 0.05 + 0.4) / 5)


def test_the_calibration_error_against_scikit_learns_curve() -> None:
    probabilities, gold = probabilities_of(3)
    confidence, right = probabilities.max(axis=1), probabilities.argmax(axis=1) == gold
    from sklearn.calibration import calibration_curve

    shares, means = calibration_curve(right, confidence, n_bins=15)
    counts, _ = np.histogram(confidence, bins=15, range=(0, 1))
    expected = np.abs(shares - means) @ counts[counts > 0] / len(gold)
    assert metrics.expected_calibration_error(probabilities, gold) == pytest.approx(expected)


def test_reliability_covers_every_pair_once_and_the_last_bin_holds_certainty() -> None:
    probabilities = np.array([[1.0, 0.0], [0.5, 0.5], [0.0, 1.0]])
    bins = metrics.reliability(probabilities, np.array([0, 0, 0]), n_bins=4)
    assert [item.n for item in bins] == [0, 0, 1, 2]
    assert bins[-1].confidence == 1.0
    assert bins[-1].accuracy == 0.5
    assert (bins[0].low, bins[-1].high) == (0.0, 1.0)


def test_the_brier_score_against_scikit_learn() -> None:
    probabilities, gold = probabilities_of(4)
    one_against_rest = [
        reference.brier_score_loss(gold == label, probabilities[:, label]) for label in range(3)
    ]
    assert metrics.brier_score(probabilities, gold) == pytest.approx(sum(one_against_rest))


def test_risk_at_every_coverage_by_brute_force() -> None:
    generator = np.random.default_rng(5)
    confidence = generator.integers(0, 8, 40) / 8  # many ties
    right = generator.random(40) < 0.6
    curve = metrics.risk_coverage(confidence, right)
    expected = [
        (np.mean(confidence >= t), np.mean(~right[confidence >= t]))
        for t in sorted(set(confidence), reverse=True)
    ]
    assert np.stack([curve.coverage, curve.risk], axis=1) == pytest.approx(np.array(expected))
    assert curve.coverage[-1] == 1.0


def test_the_area_of_a_curve_is_the_mean_risk_over_coverage() -> None:
    curve = RiskCoverage(coverage=np.array([0.25, 0.5, 1.0]), risk=np.array([0.0, 0.1, 0.4]))
    assert metrics.area_under_risk_coverage(curve) == pytest.approx(0.25 * 0.1 + 0.5 * 0.4)


def test_without_ties_the_area_is_the_mean_of_the_risks() -> None:
    generator = np.random.default_rng(6)
    curve = metrics.risk_coverage(generator.permutation(50) / 50, generator.random(50) < 0.7)
    assert metrics.area_under_risk_coverage(curve) == pytest.approx(curve.risk.mean())


@pytest.mark.parametrize(("precision", "coverage"), [(1.0, 0.25), (0.9, 0.5), (0.5, 1.0)])
def test_the_share_that_can_be_decided_at_a_precision(precision: float, coverage: float) -> None:
    curve = RiskCoverage(coverage=np.array([0.25, 0.5, 1.0]), risk=np.array([0.0, 0.1, 0.4]))
    assert metrics.coverage_at_precision(curve, precision) == coverage
    never = RiskCoverage(coverage=np.array([1.0]), risk=np.array([0.9]))
    assert metrics.coverage_at_precision(never, precision) == 0.0
