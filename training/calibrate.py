"""Fit the calibration of a stance model on training pairs that it has not seen.

    python -m training.calibrate --pairs RUN/calibration.jsonl --data DATA --model FOLDER

Two steps. A regression over the model's stance and the comparison by rule is fitted on held-out
claims of the training sets (`--pairs`), every source counting as much (a small one by its size), so
that the many hard cases of one kind do not outweigh the others; half of its parameters are those
that leave the model's stance as it is, which loses nothing on the held-out claims and carries over
better to sets that nothing has seen. Texts of other kinds make a model
less sure than that: with `--data`, the divisor of the scores is the one of a few that calibrates
best on training sets that neither the model nor the fit has seen. Some of those have a
non-commercial licence; nothing but that one choice is taken from them.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression

from factcheck.evaluation.datasets import read_dataset, sample_pairs
from factcheck.evaluation.metrics import balanced_accuracy, expected_calibration_error
from factcheck.evaluation.pair_task import gold_labels
from factcheck.evaluation.records import Judging, PairSet
from factcheck.evaluation.reliability import prices
from factcheck.evaluation.stances import project, read_stances
from factcheck.evaluation.tools import Tools
from factcheck.models.onnx import softmax
from factcheck.pipeline import no_progress
from factcheck.protocols import Scorer
from factcheck.settings import load_settings
from factcheck.testing import FakeEncoder
from factcheck.types import Comparison, Pair, StanceProbabilities
from factcheck.verdict.calibrate import CALIBRATION_FILE, FEATURES, STANCES, Calibration, features
from factcheck.verdict.compare import compare
from factcheck.verdict.reliability import Price
from factcheck.verdict.score import load_scorer
from factcheck.verdict.texts import EvidenceText
from training.entries import unchecked_entry

N_FOLDS = 5
KEPT = 0.5
"""Share of the parameters that leave the stance as it is."""
SHIFTS = (1.0, 1.2, 1.4, 1.6, 1.8, 2.0, 2.3)
UNSEEN = ("sick.train", "control.train", "averitec.train", "nli4ct.train")
BINARY = (*UNSEEN[:3], "rte.train", "mpe.train")
"""Sets for the threshold of binary sets; what does not support is one label."""
SUPPORT_THRESHOLDS = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
N_PRICED = 4_000
"""Held-out pairs drawn, with replacement, for the prices."""
FEW_ROWS = 60
"""Held-out rows of a source under which it counts by its size."""
SEED = 1
N_UNSEEN = 300
"""Pairs of each that the divisor is chosen on."""


class RememberedScorer:
    """A scorer that scores each pair once."""

    def __init__(self, scorer: Scorer) -> None:
        self.info = scorer.info
        self._scorer = scorer
        self._known: dict[Pair, StanceProbabilities] = {}

    def score(self, pairs: Sequence[Pair]) -> list[StanceProbabilities]:
        """One stance a pair, in order."""
        new = [pair for pair in dict.fromkeys(pairs) if pair not in self._known]
        self._known.update(zip(new, self._scorer.score(new), strict=True))
        return [self._known[pair] for pair in pairs]


def compared(pair: Pair) -> Comparison:
    """The comparison of a pair whose evidence has no title or date of its own."""
    evidence = EvidenceText(sentence=pair.evidence, context="", passage=pair.evidence, date=None)
    return compare(pair.claim, evidence, None)


def design_matrix(pairs: list[Pair], stances: list[StanceProbabilities]) -> NDArray[np.float64]:
    """Shape (len(pairs), len(FEATURES))."""
    return np.stack([features(s, compared(p)) for p, s in zip(pairs, stances, strict=True)])


def source_weights(sources: Sequence[str]) -> NDArray[np.float64]:
    """What each row counts, 1 in the mean: every source alike, one of few rows by its size."""
    sizes = Counter(sources)
    weights = np.array([1 / max(sizes[source], FEW_ROWS) for source in sources])
    balanced: NDArray[np.float64] = weights / weights.mean()
    return balanced


def cross_fitted(
    rows: NDArray[np.float64], labels: NDArray[np.int64], weights: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The probabilities of each row under a regression that has not seen it."""
    folds = np.arange(len(rows)) % N_FOLDS
    crossed = np.empty((len(rows), len(STANCES)))
    for fold in range(N_FOLDS):
        inside = folds == fold
        model = weighed_regression(rows[~inside], labels[~inside], weights[~inside])
        crossed[inside] = softmax(rows[inside] @ model.weights.T + model.intercepts)
    return crossed


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A regression's parameters: shapes (len(STANCES), len(FEATURES)) and (len(STANCES),)."""

    weights: NDArray[np.float64]
    intercepts: NDArray[np.float64]


def weighed_regression(
    rows: NDArray[np.float64], labels: NDArray[np.int64], weights: NDArray[np.float64]
) -> Fitted:
    """The regression over rows that count as much as their weights say, `KEPT` of it the stance
    itself, whose logarithms are the first features."""
    model = LogisticRegression(max_iter=2000, C=1.0).fit(rows, labels, sample_weight=weights)
    as_it_is = np.eye(len(STANCES), rows.shape[1])
    return Fitted(
        weights=(1 - KEPT) * model.coef_ + KEPT * as_it_is,
        intercepts=(1 - KEPT) * model.intercept_,
    )


def unseen_sets(data: Path, names: Sequence[str]) -> list[PairSet]:
    """Samples of training sets that neither the stance model nor the fit has seen."""
    sets = []
    for name in names:
        dataset = read_dataset(str(data / "pairs" / "train" / f"{name}.jsonl.gz"), data=None)
        if not isinstance(dataset, PairSet):
            raise TypeError(f"{name}: found claims with a corpus, expected pairs")
        sets.append(sample_pairs(dataset, N_UNSEEN))
    return sets


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldOut:
    """Held-out pairs of the training sets, and their probabilities under fits that did not see
    them."""

    probabilities: NDArray[np.float64]
    labels: NDArray[np.int64]


def choose_shift(
    sets: Sequence[PairSet], held_out: HeldOut, scorer: RememberedScorer, calibration: Calibration
) -> float:
    """The divisor of the scores with the least calibration error, the held-out pairs counting as
    much as all unseen sets together."""
    means: dict[float, float] = {}
    for shift in SHIFTS:
        tools = Tools(
            encoder=FakeEncoder(),
            scorer=scorer,
            calibration=calibration.model_copy(update={"shift": shift}),
            effective=load_settings(),
        )
        own = expected_calibration_error(flattened(held_out.probabilities, shift), held_out.labels)
        errors = []
        for dataset in sets:
            stances = read_stances(dataset.pairs, tools, no_progress).calibrated
            probabilities = project(stances, dataset.judging)
            errors.append(expected_calibration_error(probabilities, gold_labels(dataset)))
        means[shift] = (own + sum(errors) / len(errors)) / 2
        shown = " ".join(f"{error:.3f}" for error in errors)
        print(f"divisor {shift:.1f}  ECE {means[shift]:.3f}: held out {own:.3f}, unseen {shown}")
    return min(SHIFTS, key=lambda shift: means[shift])


def show_binary(
    sets: Sequence[PairSet], held_out: HeldOut, scorer: RememberedScorer, calibration: Calibration
) -> None:
    """Print the balanced accuracy of each threshold that a supported pair may have."""
    tools = Tools(
        encoder=FakeEncoder(), scorer=scorer, calibration=calibration, effective=load_settings()
    )
    own = flattened(held_out.probabilities, calibration.shift)[:, 0]
    rows = [(own, held_out.labels)]
    for dataset in sets:
        stances = read_stances(dataset.pairs, tools, no_progress).calibrated
        rows.append((project(stances, Judging.BINARY)[:, 0], gold_labels(dataset)))
    for threshold in SUPPORT_THRESHOLDS:
        found = [
            balanced_accuracy(np.minimum(gold, 1), (support < threshold).astype(np.int64))
            for support, gold in rows
        ]
        shown = " ".join(f"{value:.3f}" for value in found[1:])
        print(
            f"supported from {threshold:.2f}  balanced accuracy {sum(found) / len(found):.3f}: "
            f"held out {found[0]:.3f}, unseen {shown}"
        )


def priced_by_truth(
    probabilities: NDArray[np.float64], labels: NDArray[np.int64], sources: Sequence[str]
) -> tuple[Price, ...]:
    """What a precision costs, by how often held-out pairs of a probability are decided rightly,
    every source counting as much; the share right rises with the probability (isotonic, Zadrozny
    and Elkan 2002, "Transforming classifier scores into accurate multiclass probability
    estimates")."""
    best = probabilities[:, :2].max(axis=1)
    kept = np.flatnonzero(best >= probabilities[:, 2])
    right = probabilities[:, :2].argmax(axis=1)[kept] == labels[kept]
    sizes = Counter(sources)
    drawn = np.random.default_rng(SEED).choice(
        len(kept), N_PRICED, p=normalised([1 / sizes[sources[i]] for i in kept])
    )
    sure, rights = best[kept][drawn], right[drawn]
    fitted = IsotonicRegression(out_of_bounds="clip").fit(sure, rights)
    return prices(sure.tolist(), fitted.predict(sure).tolist())


def normalised(weights: Sequence[float]) -> NDArray[np.float64]:
    """The weights divided by their sum."""
    array = np.asarray(weights, dtype=np.float64)
    shares: NDArray[np.float64] = array / array.sum()
    return shares


def flattened(probabilities: NDArray[np.float64], shift: float) -> NDArray[np.float64]:
    """Probabilities of scores divided by `shift`."""
    powers = probabilities ** (1 / shift)
    flat: NDArray[np.float64] = powers / powers.sum(axis=1, keepdims=True)
    return flat


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit, report on held-out folds, and write the parameters beside the model."""
    parser = argparse.ArgumentParser(prog="python -m training.calibrate", description=__doc__)
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--data", type=Path)
    options = parser.parse_args(arguments)
    read = [json.loads(line) for line in options.pairs.read_text("utf-8").splitlines()]
    pairs = [Pair(evidence=row["evidence"], claim=row["claim"]) for row in read]
    labels = np.array([int(row["stance"]) for row in read], dtype=np.int64)
    natural = np.array([not row["source"].startswith("hard/") for row in read])
    scorer = RememberedScorer(load_scorer(unchecked_entry(options.model)))
    stances = scorer.score(pairs)
    neural = np.array([[s.supports, s.refutes, s.neither] for s in stances])
    rows = design_matrix(pairs, stances)
    weights = source_weights([row["source"] for row in read])
    crossed = cross_fitted(rows, labels, weights)
    for name, probabilities in (("neural", neural), ("calibrated", crossed)):
        accuracy = (probabilities.argmax(axis=1) == labels).mean()
        error = expected_calibration_error(probabilities, labels)
        print(f"{name:<11} accuracy {accuracy:.3f}  ECE {error:.3f}  (n={len(pairs)})")
    model = weighed_regression(rows, labels, weights)
    calibration = as_calibration(model, n_pairs=len(pairs))
    shift = 1.0
    if options.data is not None:
        held_out = HeldOut(probabilities=crossed[natural], labels=labels[natural])
        shift = choose_shift(unseen_sets(options.data, UNSEEN), held_out, scorer, calibration)
        shifted = calibration.model_copy(update={"shift": shift})
        show_binary(unseen_sets(options.data, BINARY), held_out, scorer, shifted)
    table = priced_by_truth(
        flattened(crossed[natural], shift),
        labels[natural],
        [row["source"] for row, kept in zip(read, natural, strict=True) if kept],
    )
    write(
        options.model / CALIBRATION_FILE,
        calibration.model_copy(update={"shift": shift, "prices": table}),
    )


def as_calibration(model: Fitted, *, n_pairs: int) -> Calibration:
    """The regression's parameters, printed as they are kept."""
    for name, row in zip(FEATURES, model.weights.T, strict=True):
        print(f"  {name:<32}" + "".join(f"{w:+8.2f}" for w in row))
    return Calibration(
        features=FEATURES,
        stances=STANCES,
        weights=tuple(tuple(round(float(w), 5) for w in row) for row in model.weights),
        intercepts=tuple(round(float(b), 5) for b in model.intercepts),
        n_pairs=n_pairs,
    )


def write(path: Path, calibration: Calibration) -> None:
    """Write the parameters as JSON, whole or not at all."""
    partial = path.with_suffix(".part")
    partial.write_text(calibration.model_dump_json(indent=1) + "\n", encoding="utf-8")
    partial.replace(path)


if __name__ == "__main__":
    main()
