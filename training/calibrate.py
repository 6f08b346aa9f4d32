"""Fit the calibration of a stance model on training pairs that it has not seen.

python -m training.calibrate --data DIR --model factcheck/models/stance-minilm-l6
"""

import argparse
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from factcheck.models.catalogue import CatalogueEntry, ModelKind
from factcheck.types import Comparison, Pair, StanceProbabilities
from factcheck.verdict.calibrate import CALIBRATION_FILE, FEATURES, STANCES, features
from factcheck.verdict.compare import EvidenceText, compare
from factcheck.verdict.score import OnnxScorer

_FOLDS = 5


def unchecked_entry(folder: Path) -> CatalogueEntry:
    """Return an entry for a model folder that is not in the catalogue yet."""
    return CatalogueEntry(
        name=folder.name,
        kind=ModelKind.STANCE,
        folder=folder,
        files=(),
        licence="",
        origin="",
        trained_on=(),
        labels=(),
        max_tokens=160,
        notes="",
    )


def compared(pair: Pair) -> Comparison:
    """Return the comparison of a pair whose evidence has no title or date of its own."""
    evidence = EvidenceText(sentence=pair.evidence, context="", passage=pair.evidence, date=None)
    return compare(pair.claim, evidence, None)


def design_matrix(pairs: list[Pair], stances: list[StanceProbabilities]) -> NDArray[np.float64]:
    """Return shape (len(pairs), len(FEATURES))."""
    return np.stack([features(s, compared(p)) for p, s in zip(pairs, stances, strict=True)])


def expected_calibration_error(
    probabilities: NDArray[np.float64], labels: NDArray[np.int64], n_bins: int = 15
) -> float:
    """Return the ECE of the most probable label over equal-width bins (Guo et al. 2017)."""
    confidence, predicted = probabilities.max(axis=1), probabilities.argmax(axis=1)
    bins = np.minimum((confidence * n_bins).astype(int), n_bins - 1)
    error = 0.0
    for index in range(n_bins):
        inside = bins == index
        if inside.any():
            accuracy = float((predicted[inside] == labels[inside]).mean())
            error += inside.mean() * abs(accuracy - float(confidence[inside].mean()))
    return error


def main() -> None:
    """Fit, report on held-out folds, and write the parameters beside the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    arguments = parser.parse_args()
    rows_read = [json.loads(line) for line in arguments.pairs.read_text("utf-8").splitlines()]
    pairs = [Pair(evidence=row["evidence"], claim=row["claim"]) for row in rows_read]
    labels = np.array([int(row["stance"]) for row in rows_read], dtype=np.int64)
    stances = OnnxScorer(unchecked_entry(arguments.model)).score(pairs)
    neural = np.array([[s.supports, s.refutes, s.neither] for s in stances])
    rows = design_matrix(pairs, stances)
    folds = np.arange(len(pairs)) % _FOLDS
    crossed = np.empty_like(neural)
    for fold in range(_FOLDS):
        inside = folds == fold
        model = LogisticRegression(max_iter=2000, C=1.0).fit(rows[~inside], labels[~inside])
        crossed[inside] = model.predict_proba(rows[inside])
    for name, probabilities in (("neural", neural), ("calibrated", crossed)):
        accuracy = (probabilities.argmax(axis=1) == labels).mean()
        error = expected_calibration_error(probabilities, labels)
        print(f"{name:<11} accuracy {accuracy:.3f}  ECE {error:.3f}  (n={len(pairs)})")
    model = LogisticRegression(max_iter=2000, C=1.0).fit(rows, labels)
    write(arguments.model / CALIBRATION_FILE, model, n_pairs=len(pairs))


def write(path: Path, model: LogisticRegression, *, n_pairs: int) -> None:
    """Write the parameters as JSON, whole or not at all."""
    parameters = {
        "features": FEATURES,
        "stances": STANCES,
        "weights": [[round(float(w), 5) for w in row] for row in model.coef_],
        "intercepts": [round(float(b), 5) for b in model.intercept_],
        "n_pairs": n_pairs,
    }
    partial = path.with_suffix(".part")
    partial.write_text(json.dumps(parameters, indent=1) + "\n", encoding="utf-8")
    partial.replace(path)
    for name, row in zip(FEATURES, model.coef_.T, strict=True):
        print(f"  {name:<32}" + "".join(f"{w:+8.2f}" for w in row))


if __name__ == "__main__":
    main()
