"""What a verdict's probability is worth, learnt from labelled claims, and the price of a precision.

The probability behind a verdict comes from one pair of claim and sentence. Whether the verdict is
right depends on more: that the retrieval found the sentence which matters, and that the rules read
it well. A logistic curve a label, fitted on claims whose truth is known, turns the one into the
other (Platt 1999, "Probabilistic outputs for support vector machines"). Who asks for a precision
is then given only the verdicts that are likely enough to be right; the rest abstain.
"""

import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from factcheck.errors import ModelError
from factcheck.types import Label, ModelInfo, Verdict

RELIABILITY_FILE = "reliability.json"
"""Beside `model.onnx`."""

LEAST_CONFIDENCE = 0.5
"""Below it a label is more likely wrong than right, and nobody is told it as a verdict."""

LEAST_DOUBT = 1e-4
"""Probabilities are kept this far from 0 and 1, where the log-odds have no end."""


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Curve(_Record):
    """A logistic curve over log-odds; the identity where the slope is 1 and the intercept 0."""

    slope: float
    intercept: float

    def at(self, probability: float) -> float:
        """Return the probability that a verdict of this probability is right, 0…1."""
        return 1 / (1 + math.exp(-(self.slope * log_odds(probability) + self.intercept)))


class Price(_Record):
    """What asking for a precision costs."""

    confidence: float = Field(ge=0, le=1)
    """Verdicts of at least this confidence are kept."""
    precision: float = Field(ge=0, le=1)
    """Share of those kept that are right, by their confidence."""
    share: float = Field(ge=0, le=1)
    """Of the decided verdicts, those kept."""


class Scorer(_Record):
    """The stance model that verdicts were made with."""

    name: str
    sha256: str


class Reliability(_Record):
    """How often verdicts are right, by label and probability."""

    scorer: Scorer | None = None
    """None for what ships beside its model."""
    supported: Curve
    refuted: Curve
    prices: tuple[Price, ...]
    """From all decided verdicts to the most confident few; ascending in confidence."""
    n_claims: int
    """Labelled claims that were checked for the fit."""
    n_decided: int
    """Those of them that were supported or refuted, which is what the curves rest on."""

    def confidence(self, label: Label, probability: float) -> float:
        """Return the confidence of a verdict; that of an undecided one stays what it is."""
        match label:
            case Label.SUPPORTED:
                return self.supported.at(probability)
            case Label.REFUTED:
                return self.refuted.at(probability)
            case Label.NOT_ENOUGH_EVIDENCE | Label.CONFLICTING:
                return probability

    def price(self, precision: float) -> Price | None:
        """Return the cheapest price of a precision; None where none of the verdicts reach it."""
        return cheapest(self.prices, precision)


def cheapest(prices: Sequence[Price], precision: float) -> Price | None:
    """Return the first of ascending prices that reaches a precision; None where none does."""
    return next((price for price in prices if price.precision >= precision), None)


def log_odds(probability: float) -> float:
    """Return the log-odds of a probability, kept finite."""
    kept = min(max(probability, LEAST_DOUBT), 1 - LEAST_DOUBT)
    return math.log(kept / (1 - kept))


def priced(verdict: Verdict, reliability: Reliability | None, min_precision: float) -> Verdict:
    """Return the verdict with its confidence, and without its label where that is too low.

    A label that is more likely wrong than right is withheld always, one that is too unsure for
    `min_precision` where that is not 0. What is withheld becomes not enough evidence; the evidence
    stays. Conflicting and undecided verdicts assert nothing and stay as they are.
    """
    if reliability is None or verdict.label not in (Label.SUPPORTED, Label.REFUTED):
        return verdict
    confidence = reliability.confidence(verdict.label, verdict.confidence)
    price = reliability.price(min_precision)
    found = f"{verdict.label.value} at {confidence:.0%}"
    if confidence < LEAST_CONFIDENCE:
        reason = f"more likely wrong than right: {found}"
    elif min_precision and (price is None or confidence < price.confidence):
        reason = f"below the asked precision of {min_precision:g}: {found}"
    else:
        return replace(verdict, confidence=confidence)
    return replace(
        verdict,
        label=Label.NOT_ENOUGH_EVIDENCE,
        confidence=1 - confidence,
        withheld=verdict.label,
        reason=reason,
    )


def read_reliability(path: Path, scorer: ModelInfo) -> Reliability:
    """Return what was fitted for the verdicts of a stance model.

    Raises:
        ModelError: there is none, or it was fitted for another model.
    """
    try:
        found = Reliability.model_validate_json(path.read_bytes())
    except OSError as error:
        raise ModelError(f"{path}: cannot be read ({error.strerror or error})") from error
    except ValidationError as error:
        detail = error.errors()[0]
        place = ".".join(map(str, detail["loc"]))
        raise ModelError(
            f"{path}: not a calibration of verdicts ({place}: {detail['msg']})",
            hint="Make one: factcheck calibrate LISTS --output FILE",
        ) from error
    own = found.scorer
    if own is not None and (own.name, own.sha256) != (scorer.name, scorer.sha256):
        raise ModelError(
            f"{path}: made for {own.name} {own.sha256[:12]}, "
            f"but the stance model is {scorer.name} {scorer.sha256[:12]}",
            hint="Make it again: factcheck calibrate LISTS --output FILE",
        )
    return found
