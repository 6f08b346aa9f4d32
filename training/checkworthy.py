"""Fits the two regressions of factcheck/claims/checkworthy.py, and measures them.

    python -m training.checkworthy DATA FOLDER

DATA is a folder with checkworthy_claimbuster.train.jsonl.gz (ClaimBuster, CC BY 4.0): a
check-worthy factual sentence stands for check-worthiness, any factual sentence for verifiability.
Debates hold little of what newspapers print, so verifiability is the mean of two logits: that of
ClaimBuster and that of the sentences of training/news_sentences.py, told against judged. Nothing
else is in the weights. The thresholds it prints are the best on the other train files; the
figures are of the dev and devtest files. FOLDER receives weights.json.
"""

import gzip
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

from factcheck.claims.checkworthy import WEIGHTS_FILE, Judge, inputs
from factcheck.protocols import Encoder
from factcheck.retrieval.encode import load_encoder
from training.news_sentences import JUDGED, TOLD

ENCODER = "encoder-minilm-l6"
N_OTHERS = 9000
"""Sentences without a claim that are used; there are three times as many."""
PENALTY = 1.0
"""scikit-learn's C; .3 to 3 differ by less than .005 F1 on a fifth of train."""
NEWS_PENALTY = 10.0
"""The same for the few sentences of news: of 1, 3, 10, 30 and 100 the best by the area under the
ROC curve in ten-fold cross-validation on these sentences (.964, .970, .970, .969, .968)."""


def read(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a gzipped JSON lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def fit(
    x: NDArray[np.float32], y: NDArray[np.bool_], penalty: float = PENALTY
) -> NDArray[np.float64]:
    """Return the weights of a logistic regression, and its bias behind them."""
    model = LogisticRegression(C=penalty, max_iter=2000, class_weight="balanced").fit(x, y)
    return np.append(model.coef_[0], model.intercept_[0])


def fit_news(encoder: Encoder) -> NDArray[np.float64]:
    """Return weights and bias of telling what newspapers tell from what they judge."""
    texts = [*TOLD, *JUDGED]
    labels = np.arange(len(texts)) < len(TOLD)
    return fit(inputs(encoder.encode(texts), texts), labels, NEWS_PENALTY)


def rounded(fitted: NDArray[np.float64]) -> dict[str, Any]:
    """Return weights and bias as they are written."""
    *weights, bias = (round(float(value), 4) for value in fitted)
    return {"weights": weights, "bias": bias}


def best_threshold(
    probabilities: Sequence[float], gold: Sequence[int], average: str = "binary"
) -> float:
    """Return the threshold with the best F1 of these rows."""
    grid = [i / 100 for i in range(5, 96)]
    return max(grid, key=lambda t: f1_score(gold, [p >= t for p in probabilities], average=average))


def main() -> None:
    """Fit, write the weights, and print the figures."""
    data, folder = Path(sys.argv[1]), Path(sys.argv[2])
    encoder = load_encoder(ENCODER)
    rows = read(data / "checkworthy_claimbuster.train.jsonl.gz")
    rng = np.random.default_rng(0)
    others = [r for r in rows if r["label_orig"] == "NFS"]
    chosen = [others[i] for i in rng.permutation(len(others))[:N_OTHERS]]
    train = [*(r for r in rows if r["label_orig"] != "NFS"), *chosen]
    texts = [r["text"] for r in train]
    x = inputs(encoder.encode(texts), texts)
    labels = np.array([r["label_orig"] for r in train])
    weights = {
        "encoder": ENCODER,
        "verifiability": rounded((fit(x, labels != "NFS") + fit_news(encoder)) / 2),
        "checkworthiness": rounded(fit(x, labels == "CFS")),
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / WEIGHTS_FILE).write_text(json.dumps(weights) + "\n", encoding="utf-8")
    judge = Judge(encoder, folder)
    for name, train_file, test_file, field, average in (
        ("verifiable", "checkworthy_policlaim.train", "checkworthy_policlaim.dev", 0, "binary"),
        ("check-worthy", "checkworthy_claimbuster.train", "checkworthy_ct24.devtest", 1, "binary"),
        ("worthy", "checkworthy_claimbuster.train", "checkworthy_claimbuster.dev", 1, "binary"),
        ("objective", "objective_news.train", "objective_news.dev", 0, "macro"),
    ):
        tuned, gold = probabilities(judge, read(data / f"{train_file}.jsonl.gz")[:3000], field)
        threshold = best_threshold(tuned, gold, average)
        found, truth = probabilities(judge, read(data / f"{test_file}.jsonl.gz"), field)
        f1 = f1_score(truth, [p >= threshold for p in found], average=average)
        everything = f1_score(truth, [True] * len(truth), average=average)
        print(f"{name} {test_file}: F1 {f1:.3f} at {threshold} (all: {everything:.3f})", flush=True)


def probabilities(
    judge: Judge, rows: Sequence[dict[str, Any]], field: int
) -> tuple[list[float], list[int]]:
    """Return one of the judge's probabilities and the gold label of each row."""
    found = judge.judge([r["text"] for r in rows])
    values = [j.verifiability if field == 0 else j.checkworthiness for j in found]
    return values, [int(r["label"]) for r in rows]


if __name__ == "__main__":
    main()
