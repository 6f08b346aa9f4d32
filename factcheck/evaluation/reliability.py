"""Fits what a verdict's probability is worth on claims whose truth is known."""

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from factcheck.errors import FactcheckError, MissingExtraError
from factcheck.evaluation import metrics
from factcheck.types import Label, ModelInfo
from factcheck.verdict.reliability import Curve, Price, Reliability, Scorer, log_odds

LEAST_DECIDED = 10
"""Decided verdicts without which no curve is fitted."""

N_PRICES = 60
"""Points of the table of prices."""

N_FOLDS = 5

_PRIOR_WEIGHT = 2.0
"""Of the squared distance from the curve that was there before, in units of one verdict's
log-likelihood: fifty verdicts outweigh it, five do not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A verdict on a claim whose truth is known."""

    claim: str
    label: Label
    probability: float
    """Behind the label, 0…1, as it left the decision."""
    is_right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """What confidences are worth, measured on the decided verdicts of labelled claims."""

    n_decided: int
    precision: float
    mean_confidence: float
    ece: float
    brier: float
    """Mean squared distance of the confidence from whether the verdict is right, 0…1."""


def decided(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Return the outcomes that assert something."""
    return [o for o in outcomes if o.label in (Label.SUPPORTED, Label.REFUTED)]


def fit_reliability(
    outcomes: Sequence[Outcome], *, prior: Reliability | None, scorer: ModelInfo | None
) -> Reliability:
    """Return the curves and prices that fit the outcomes best, near `prior` where they are few.

    `scorer` is kept in what is returned, so that it is never used with another model.

    Raises:
        FactcheckError: too few of the claims were decided.
        MissingExtraError: SciPy is not installed.
    """
    kept = decided(outcomes)
    if len(kept) < LEAST_DECIDED:
        raise FactcheckError(
            f"{len(kept)} of {len(outcomes)} labelled claims came out supported or refuted; "
            f"at least {LEAST_DECIDED} are needed",
            hint="Add claims that the corpus can decide.",
        )
    curves = {
        label: _fit_curve([o for o in kept if o.label is label], _before(prior, label))
        for label in (Label.SUPPORTED, Label.REFUTED)
    }
    confidences = [curves[o.label].at(o.probability) for o in kept]
    return Reliability(
        scorer=None if scorer is None else Scorer(name=scorer.name, sha256=scorer.sha256),
        supported=curves[Label.SUPPORTED],
        refuted=curves[Label.REFUTED],
        prices=prices(confidences),
        n_claims=len(outcomes),
        n_decided=len(kept),
    )


def cross_fitted(outcomes: Sequence[Outcome], *, prior: Reliability | None) -> list[float]:
    """Return the confidence of each decided outcome under curves that did not see its claim."""
    kept = decided(outcomes)
    confidences = [0.0] * len(kept)
    groups: dict[tuple[Label, int], list[int]] = {}
    for i, outcome in enumerate(kept):
        groups.setdefault((outcome.label, _fold(outcome.claim)), []).append(i)
    for (label, fold), members in groups.items():
        others = [o for o in kept if o.label is label and _fold(o.claim) != fold]
        curve = _fit_curve(others, _before(prior, label))
        for i in members:
            confidences[i] = curve.at(kept[i].probability)
    return confidences


def prices(
    confidences: Sequence[float], worths: Sequence[float] | None = None
) -> tuple[Price, ...]:
    """Return what each precision costs where confidences mean what they say.

    The precision of the verdicts above a confidence is the mean of their worths, which without
    `worths` are the confidences themselves: smooth where labelled claims are few, and as right as
    the curves are.
    """
    values = np.asarray(confidences, dtype=np.float64)
    order = np.argsort(values, kind="stable")
    ordered = values[order]
    n = len(ordered)
    kept = ordered if worths is None else np.asarray(worths, dtype=np.float64)[order]
    means = np.cumsum(kept[::-1])[::-1] / np.arange(n, 0, -1)
    points = np.unique(np.linspace(0, n - 1, min(n, N_PRICES)).round().astype(int))
    return tuple(
        Price(
            confidence=round(float(ordered[i]), 4),
            precision=round(float(means[i]), 4),
            share=round((n - int(i)) / n, 4),
        )
        for i in points
    )


def worth(outcomes: Sequence[Outcome], confidences: Sequence[float]) -> Worth:
    """Return what the confidences of decided outcomes are worth."""
    right = np.array([o.is_right for o in outcomes], dtype=np.float64)
    sure = np.asarray(confidences, dtype=np.float64)
    two = np.stack([sure, 1 - sure], axis=1)
    return Worth(
        n_decided=len(outcomes),
        precision=float(right.mean()),
        mean_confidence=float(sure.mean()),
        ece=metrics.expected_calibration_error(two, (1 - right).astype(np.int64)),
        brier=float(((sure - right) ** 2).mean()),
    )


def kept_at(
    outcomes: Sequence[Outcome], confidences: Sequence[float], least: float
) -> tuple[float, float]:
    """Return precision and share of the decided outcomes of at least this confidence; no
    precision (NaN) where there are none."""
    right = [o.is_right for o, c in zip(outcomes, confidences, strict=True) if c >= least]
    if not right:
        return math.nan, 0.0
    return sum(right) / len(right), len(right) / len(outcomes)


def _before(prior: Reliability | None, label: Label) -> Curve:
    if prior is None:
        return Curve(slope=1.0, intercept=0.0)
    return prior.supported if label is Label.SUPPORTED else prior.refuted


def _fit_curve(outcomes: Sequence[Outcome], before: Curve) -> Curve:
    """Return the curve of greatest posterior probability, a normal prior around `before`."""
    try:
        from scipy.optimize import minimize  # type: ignore[import-untyped]
    except ImportError as error:
        raise MissingExtraError(
            "fitting confidences needs SciPy", hint="pip install scipy"
        ) from error
    odds = np.array([log_odds(o.probability) for o in outcomes])
    signs = np.array([1.0 if o.is_right else -1.0 for o in outcomes])
    start = np.array([before.slope, before.intercept])

    def loss(line: NDArray[np.float64]) -> float:
        margins = signs * (line[0] * odds + line[1])
        away = ((line - start) ** 2).sum()
        return float(np.logaddexp(0, -margins).sum() + _PRIOR_WEIGHT / 2 * away)

    slope, intercept = minimize(loss, start, bounds=((0.0, None), (None, None))).x
    return Curve(slope=round(float(slope), 4), intercept=round(float(intercept), 4))


def _fold(claim: str) -> int:
    return hashlib.sha256(claim.encode("utf-8", "replace")).digest()[0] % N_FOLDS
