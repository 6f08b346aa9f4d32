"""Stance probabilities corrected by what the comparison found, so that they mean what they say.

A multinomial logistic regression over the neural stance and the rule-based comparison, fitted
by `training/calibrate.py` on training pairs that the stance model has not seen. Its weights
lie beside the model they were fitted for.
"""

import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from factcheck.errors import ModelError
from factcheck.types import Comparison, Difference, DifferenceKind, StanceProbabilities
from factcheck.verdict.reliability import Price

CALIBRATION_FILE = "calibration.json"
"""Beside `model.onnx`."""
STANCES = ("supports", "refutes", "neither")
_LEAST_PROBABILITY = 1e-4
"""Below it a neural probability is noise, and its logarithm would outweigh everything."""
_RESTATED = StanceProbabilities(supports=0.98, refutes=0.01, neither=0.01)
"""Of a sentence in the claim's own words, whatever the model makes of it."""
_VALUES = (DifferenceKind.NUMBER, DifferenceKind.UNIT)
_POLARITY = (DifferenceKind.NEGATION, DifferenceKind.ANTONYM)
_NAMES = (DifferenceKind.ENTITY, DifferenceKind.ROLE)
_DATES = (DifferenceKind.DATE,)

FEATURES = (
    "log supports",
    "log refutes",
    "log neither",
    "overlap",
    "focus",
    "number differs",
    "date differs",
    "name differs",
    "polarity differs",
    "number missing",
    "date missing",
    "name missing",
    "number differs, else supports",
    "date differs, else supports",
    "name differs, else supports",
    "polarity differs, else refutes",
    "overlap of supports",
    "overlap of refutes",
)
"""What the regression sees, in order."""


class Calibration(BaseModel):
    """The regression's parameters."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    features: tuple[str, ...]
    stances: tuple[str, ...]
    weights: tuple[tuple[float, ...], ...]
    """A row a stance, a column a feature."""
    intercepts: tuple[float, ...]
    shift: float = Field(default=1.0, gt=0)
    """The scores are divided by it: what the model makes of texts unlike those it was trained on
    is less sure than the fit says."""
    prices: tuple[Price, ...] = ()
    """Of deciding single pairs, by the greater of supports and refutes."""
    n_pairs: int
    """Pairs that the parameters were fitted on."""

    def apply(
        self, stances: Sequence[StanceProbabilities], comparisons: Sequence[Comparison]
    ) -> list[StanceProbabilities]:
        """Return the corrected probabilities, one a pair, in order."""
        if not stances:
            return []
        rows = np.stack([features(s, c) for s, c in zip(stances, comparisons, strict=True)])
        scores = (rows @ np.asarray(self.weights).T + np.asarray(self.intercepts)) / self.shift
        exponentials = np.exp(scores - scores.max(axis=1, keepdims=True))
        probabilities = exponentials / exponentials.sum(axis=1, keepdims=True)
        return [
            _RESTATED
            if comparison.restated
            else StanceProbabilities(supports=float(s), refutes=float(r), neither=float(n))
            for (s, r, n), comparison in zip(probabilities, comparisons, strict=True)
        ]


def features(stance: StanceProbabilities, comparison: Comparison) -> NDArray[np.float64]:
    """Return shape (len(FEATURES),), in their order."""
    logs = [
        math.log(max(probability, _LEAST_PROBABILITY))
        for probability in (stance.supports, stance.refutes, stance.neither)
    ]
    number, date, name, polarity = (
        _count(comparison.differences, kinds) for kinds in (_VALUES, _DATES, _NAMES, _POLARITY)
    )
    missing = [_count(comparison.missing, kinds) for kinds in (_VALUES, _DATES, _NAMES)]
    return np.array(
        [
            *logs,
            comparison.overlap,
            comparison.focus,
            number,
            date,
            name,
            polarity,
            *missing,
            number * stance.supports,
            date * stance.supports,
            name * stance.supports,
            polarity * stance.refutes,
            comparison.overlap * stance.supports,
            comparison.overlap * stance.refutes,
        ]
    )


def read_calibration(folder: Path) -> Calibration:
    """Return the calibration of the model in `folder`.

    Raises:
        ModelError: there is none, or it was fitted for other features.
    """
    path = folder / CALIBRATION_FILE
    try:
        calibration = Calibration.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise ModelError(f"{path}: cannot be read as a calibration ({error})") from error
    if calibration.features != FEATURES or calibration.stances != STANCES:
        raise ModelError(f"{path}: fitted for other features; run training.calibrate again")
    return calibration


def _count(items: Sequence[Difference], kinds: Sequence[DifferenceKind]) -> float:
    return float(min(sum(item.kind in kinds for item in items), 2))
