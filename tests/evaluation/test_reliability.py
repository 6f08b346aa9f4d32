"""Fitting confidence: against scikit-learn, and on outcomes whose truth is known."""

import math

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from factcheck.errors import FactcheckError
from factcheck.evaluation.reliability import (
    Outcome,
    cross_fitted,
    fit_reliability,
    kept_at,
    prices,
    worth,
)
from factcheck.types import Label, ModelInfo
from factcheck.verdict.reliability import Curve, Reliability, log_odds


def outcomes(n: int, *, slope: float = 0.5, seed: int = 0) -> list[Outcome]:
    """Verdicts whose probability boasts: the truth has `slope` times its log-odds."""
    generator = np.random.default_rng(seed)
    made = []
    for i in range(n):
        probability = float(generator.uniform(0.55, 0.99))
        truth = Curve(slope=slope, intercept=0.0).at(probability)
        label = Label.SUPPORTED if i % 2 else Label.REFUTED
        is_right = bool(generator.random() < truth)
        made.append(
            Outcome(claim=f"claim {i}", label=label, probability=probability, is_right=is_right)
        )
    return made


def test_the_fit_finds_the_slope_that_made_the_outcomes() -> None:
    fitted = fit_reliability(outcomes(8000), prior=None, scorer=None)
    for curve in (fitted.supported, fitted.refuted):
        assert curve.slope == pytest.approx(0.5, abs=0.12)
        assert curve.intercept == pytest.approx(0.0, abs=0.2)


def test_the_fit_is_that_of_scikit_learn_with_the_same_prior() -> None:
    # A penalty around slope 1 is one around 0 for a model that starts from the odds themselves;
    # with many outcomes either hardly counts.
    made = outcomes(6000, seed=3)
    kept = [o for o in made if o.label is Label.SUPPORTED]
    rows = np.array([[log_odds(o.probability)] for o in kept])
    reference = LogisticRegression(C=1e6).fit(rows, [o.is_right for o in kept])
    fitted = fit_reliability(made, prior=None, scorer=None).supported
    assert fitted.slope == pytest.approx(float(reference.coef_[0, 0]), abs=0.01)
    assert fitted.intercept == pytest.approx(float(reference.intercept_[0]), abs=0.02)


def test_few_outcomes_stay_near_what_was_known_before() -> None:
    prior = Reliability(
        supported=Curve(slope=0.7, intercept=-0.3),
        refuted=Curve(slope=0.7, intercept=-0.3),
        prices=(),
        n_claims=0,
        n_decided=0,
    )
    fitted = fit_reliability(outcomes(12), prior=prior, scorer=None)
    assert fitted.supported.slope == pytest.approx(0.7, abs=0.35)
    assert fitted.supported.intercept == pytest.approx(-0.3, abs=0.7)


def test_undecided_outcomes_do_not_count() -> None:
    made = outcomes(200)
    open_ones = [
        Outcome(claim=f"open {i}", label=label, probability=0.9, is_right=False)
        for i, label in enumerate([Label.NOT_ENOUGH_EVIDENCE, Label.CONFLICTING] * 20)
    ]
    with_open = fit_reliability([*made, *open_ones], prior=None, scorer=None)
    without = fit_reliability(made, prior=None, scorer=None)
    assert with_open.prices == without.prices
    assert (with_open.n_claims, with_open.n_decided) == (240, 200)


def test_too_few_decided_is_an_error() -> None:
    with pytest.raises(FactcheckError, match="9 of 9 labelled claims"):
        fit_reliability(outcomes(9), prior=None, scorer=None)


def test_the_model_is_remembered() -> None:
    info = ModelInfo(name="stance-x", sha256="a" * 64)
    scorer = fit_reliability(outcomes(20), prior=None, scorer=info).scorer
    assert scorer is not None
    assert (scorer.name, scorer.sha256) == (info.name, info.sha256)


def test_prices_are_means_of_what_lies_above() -> None:
    table = prices([0.9, 0.5, 0.7])
    assert [(p.confidence, p.precision, p.share) for p in table] == [
        (0.5, 0.7, 1.0),
        (0.7, 0.8, pytest.approx(2 / 3, abs=1e-4)),
        (0.9, 0.9, pytest.approx(1 / 3, abs=1e-4)),
    ]


def test_a_price_holds_on_outcomes_that_the_fit_has_not_seen() -> None:
    fitted = fit_reliability(outcomes(4000, slope=0.8), prior=None, scorer=None)
    fresh = outcomes(4000, slope=0.8, seed=7)
    confidences = [fitted.confidence(o.label, o.probability) for o in fresh]
    for asked in (0.85, 0.9):
        price = fitted.price(asked)
        assert price is not None
        precision, share = kept_at(fresh, confidences, price.confidence)
        assert precision == pytest.approx(asked, abs=0.03)
        assert share == pytest.approx(price.share, abs=0.05)


def test_cross_fitting_mends_boastful_confidence() -> None:
    made = outcomes(2000, slope=0.3)
    before = worth(made, [o.probability for o in made])
    after = worth(made, cross_fitted(made, prior=None))
    assert after.ece < before.ece / 2
    assert after.brier < before.brier
    assert after.mean_confidence == pytest.approx(after.precision, abs=0.01)


def test_nothing_kept_has_no_precision() -> None:
    precision, share = kept_at(outcomes(5), [0.1] * 5, 0.9)
    assert math.isnan(precision)
    assert share == 0


def test_prices_by_what_verdicts_are_worth_follow_it_and_not_the_confidence() -> None:
    table = prices([0.9, 0.5, 0.7], [1.0, 0.4, 0.7])
    assert [p.confidence for p in table] == [0.5, 0.7, 0.9]
    assert [p.precision for p in table] == pytest.approx([0.7, 0.85, 1.0])
    assert [p.share for p in table] == pytest.approx([1.0, 0.6667, 0.3333], abs=1e-3)
