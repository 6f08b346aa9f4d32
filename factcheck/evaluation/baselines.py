"""What a system without a stance model reaches: the figures that every result stands beside.

Three of the baselines are one number a claim, how alike it and its evidence are, and a
threshold: alike enough is called supported, the rest the most frequent other label. The
threshold that gives the best macro-F1 is found on one half of the set and applied to the other,
and the other way round, so that no claim is judged by a threshold that it helped to choose.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from factcheck.evaluation.metrics import Labels, macro_f1
from factcheck.protocols import Encoder

N_THRESHOLDS = 50
_SEED = 1
_SUPPORTED = 0
_K1, _B = 1.2, 0.75
"""Of BM25, as the lexical index has them."""
_WORD = re.compile(r"\w+")


def majority(gold: Labels) -> Labels:
    """Return the most frequent label for every item."""
    return np.full(len(gold), np.bincount(gold).argmax())


def token_overlaps(claims: Sequence[str], evidence: Sequence[str]) -> NDArray[np.float64]:
    """Return the share of each claim's distinct words that its evidence holds, 0…1."""
    values = []
    for claim, text in zip(claims, evidence, strict=True):
        words = set(_words(claim))
        values.append(len(words & set(_words(text))) / max(len(words), 1))
    return np.array(values)


def bm25_shares(claims: Sequence[str], evidence: Sequence[str]) -> NDArray[np.float64]:
    """Return the BM25 of each claim's evidence, over the sum of the claim's idf.

    The collection is the evidence of the whole set, a text once. Source: Robertson and
    Zaragoza 2009, section 3.
    """
    texts = {text: _words(text) for text in dict.fromkeys(evidence)}
    frequency = Counter(word for words in texts.values() for word in set(words))
    mean_length = sum(len(words) for words in texts.values()) / len(texts)

    def idf(word: str) -> float:
        n = frequency[word]
        return math.log(1 + (len(texts) - n + 0.5) / (n + 0.5))

    values = []
    for claim, text in zip(claims, evidence, strict=True):
        counts = Counter(texts[text])
        norm = _K1 * (1 - _B + _B * len(texts[text]) / max(mean_length, 1.0))
        words = set(_words(claim))
        gained = sum(idf(w) * counts[w] * (_K1 + 1) / (counts[w] + norm) for w in words)
        values.append(gained / max(sum(map(idf, words)), 1e-9))
    return np.array(values)


def similarities(
    claims: Sequence[str], evidence: Sequence[str], encoder: Encoder
) -> NDArray[np.float64]:
    """Return the cosine of each claim and its evidence, −1…1."""
    left, right = encoder.encode(claims), encoder.encode(evidence)
    cosines: NDArray[np.float64] = (left * right).sum(axis=1).astype(np.float64)
    return cosines


def thresholded(alike: NDArray[np.float64], gold: Labels) -> Labels:
    """Return supported where claim and evidence are alike enough, else the most frequent other."""
    halves = np.random.default_rng(_SEED).permutation(len(gold)) % 2
    predicted = np.empty(len(gold), dtype=np.int64)
    for half in (0, 1):
        inside = halves == half
        predicted[inside] = _judge(alike[inside], *_fit(alike[~inside], gold[~inside]))
    return predicted


def _fit(alike: NDArray[np.float64], gold: Labels) -> tuple[float, int]:
    """Return the threshold with the best macro-F1, and the label below it."""
    others = gold[gold != _SUPPORTED]
    other = int(np.bincount(others).argmax()) if len(others) else _SUPPORTED
    if not len(gold):
        return 0.0, other
    candidates = np.quantile(alike, np.linspace(0, 1, N_THRESHOLDS))
    values = [macro_f1(gold, _judge(alike, float(t), other)) for t in candidates]
    return float(candidates[int(np.argmax(values))]), other


def _judge(alike: NDArray[np.float64], threshold: float, other: int) -> Labels:
    return np.where(alike >= threshold, _SUPPORTED, other).astype(np.int64)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())
