"""Fits the linear model that says whom a pronoun stands for, and shows what its threshold costs.

    python -m training.pronouns DATA

DATA is a folder with decontext_pronouns.train.jsonl.gz and .dev.jsonl.gz (GAP's gold labels,
Apache-2.0). The weights go into factcheck/claims/pronouns.py by hand: twenty numbers. The model
is a softmax over the candidates of one pronoun, fitted by gradient descent with an L2 penalty;
the threshold is the lowest at which at most 8 % of train's pronouns go wrong.
"""

import gzip
import json
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from factcheck.claims import pronouns
from factcheck.claims.parse import parse
from factcheck.claims.people import People
from factcheck.sentences import split_blocks


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One pronoun: its candidates' features, and which of them is right."""

    names: tuple[str, ...]
    features: NDArray[np.float64]
    """Shape (candidates, features)."""
    right: tuple[bool, ...]


def read_examples(path: Path) -> tuple[list[str], list[Example]]:
    """Return the names of the features and one example a row of the file."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    names: list[str] = []
    examples = []
    for row in rows:
        found = _candidates(row)
        names = names or list(next(iter(found.values()), {}))
        matrix = np.array([[f[n] for n in names] for f in found.values()], dtype=np.float64)
        right = tuple(is_same_person(name, row["antecedent"]) for name in found)
        examples.append(Example(names=tuple(found), features=matrix, right=right))
    return names, examples


def is_same_person(found: str, gold: str) -> bool:
    """Tell whether one name is a part of the other."""
    a, b = set(found.lower().split()), set(gold.lower().replace("'s", "").split())
    return a <= b or b <= a


def _candidates(row: dict[str, str]) -> dict[str, dict[str, float]]:
    paragraph, sentence = row["paragraph"], row["sentence"]
    before = paragraph.split(sentence)[0] if sentence in paragraph else paragraph
    spans = [s for block in split_blocks(before, "text") for s in block.sentences]
    texts = [before[s.start : s.end] for s in spans]
    docs = parse([*texts, sentence, row["title"]])
    *docs, title = docs
    people = People()
    people.learn([*docs, title])
    people.learn_title(row["title"])
    reader = pronouns.Reader(people, row["title"])
    for doc in docs:
        reader.read(doc)
    word = row["pronoun"]
    found = next((t for t in docs[-1] if t.text == word), None) or next(
        (t for t in docs[-1] if t.text.lower() == word.lower()), None
    )
    return {} if found is None else reader.candidates.get(found.i, {})


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
    exponentials: NDArray[np.float64] = np.exp(scores - scores.max())
    return exponentials / exponentials.sum()


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
