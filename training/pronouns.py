"""Fits the linear model that says whom a pronoun stands for, and shows what its threshold costs.

    python -m training.pronouns DATA

DATA is a folder with decontext_pronouns.train.jsonl.gz and .dev.jsonl.gz (GAP's gold labels,
Apache-2.0). The weights go into factcheck/claims/pronouns.py by hand: twenty numbers. The model
is a softmax over the candidates of one pronoun, fitted by gradient descent with an L2 penalty;
the threshold was read off the table that it prints: where it stands, 11 % of train's pronouns go
wrong.
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from factcheck.evaluation.rows import read_rows
from factcheck.evaluation.splitter_measures import is_same_person, reader_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One pronoun: its candidates' features, and which of them is right."""

    names: tuple[str, ...]
    features: NDArray[np.float64]
    """Shape (candidates, features)."""
    right: tuple[bool, ...]


def read_examples(path: Path) -> tuple[list[str], list[Example]]:
    """Return the names of the features and one example a row of the file."""
    names: list[str] = []
    examples = []
    for row in read_rows(path):
        reader, _, asked = reader_of(row)
        found = {} if asked is None else reader.candidates.get(asked, {})
        names = names or list(next(iter(found.values()), {}))
        matrix = np.array([[f[n] for n in names] for f in found.values()], dtype=np.float64)
        right = tuple(is_same_person(name, row.text("antecedent")) for name in found)
        examples.append(Example(names=tuple(found), features=matrix, right=right))
    return names, examples


def fit(examples: list[Example], n_features: int) -> NDArray[np.float64]:
    """Return the weights of a softmax over each example's candidates."""
    weights = np.zeros(n_features)
    usable = [e for e in examples if any(e.right)]
    for _ in range(3000):
        gradient = 0.003 * weights * len(usable)
        for e in usable:
            p = _softmax(e.features @ weights)
            r = p * np.array(e.right)
            gradient += e.features.T @ (p - r / r.sum())
        weights -= 0.5 / len(usable) * gradient
    return weights


def _softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    exponentials = np.exp(scores - scores.max())
    probabilities: NDArray[np.float64] = exponentials / exponentials.sum()
    return probabilities


def shares(
    examples: list[Example], weights: NDArray[np.float64], threshold: float
) -> tuple[float, float]:
    """Return the shares of all pronouns that are resolved rightly and wrongly."""
    right = wrong = 0
    for e in examples:
        if not e.names:
            continue
        p = _softmax(e.features @ weights)
        best = int(p.argmax())
        if p[best] >= threshold:
            right += e.right[best]
            wrong += not e.right[best]
    return right / len(examples), wrong / len(examples)


def main() -> None:
    """Fit on train, print the weights, and the figures at each threshold."""
    folder = Path(sys.argv[1])
    names, train = read_examples(folder / "decontext_pronouns.train.jsonl.gz")
    _, dev = read_examples(folder / "decontext_pronouns.dev.jsonl.gz")
    weights = fit(train, len(names))
    print(
        json.dumps({n: round(float(w), 2) for n, w in zip(names, weights, strict=True)}, indent=1)
    )
    print("gold among the candidates:", np.mean([any(e.right) for e in train]))
    for threshold in (0.0, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9):
        print(
            threshold,
            "train",
            shares(train, weights, threshold),
            "dev",
            shares(dev, weights, threshold),
        )


if __name__ == "__main__":
    main()
