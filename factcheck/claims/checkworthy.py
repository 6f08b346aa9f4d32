"""How likely a statement is a factual claim, and how likely it is worth checking.

Two logistic regressions on the encoder's embedding and a few features of the words, fitted by
training/checkworthy.py.
"""

import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from factcheck.errors import ModelError
from factcheck.protocols import Encoder

WEIGHTS_FILE = "weights.json"
FEATURES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("digit", re.compile(r"\d")),
    ("number word", re.compile(r"\b(?:hundred|thousand|[mbtr]+illion|percent|per cent)", re.I)),
    ("money or share", re.compile(r"[$£€%]")),
    ("first person", re.compile(r"\b(?:I|we|my|our|us|me)\b", re.I)),
    ("second person", re.compile(r"\byou(?:r)?\b", re.I)),
    ("stance", re.compile(r"\b(?:think|believe|feel|hope|guess|want|need|love)\b", re.I)),
    ("future", re.compile(r"\b(?:will|shall|going to|'ll|’ll)\b", re.I)),
    ("modal", re.compile(r"\b(?:should|must|ought|would|could|might|may|can)\b", re.I)),
    ("past", re.compile(r"\b(?:was|were|had|did|has been|have been)\b|\b\w+ed\b", re.I)),
    ("question", re.compile(r"\?")),
    ("exclamation", re.compile(r"!")),
    ("negation", re.compile(r"\b(?:not|no|never)\b|n['’]t\b", re.I)),
    ("comparison", re.compile(r"\b(?:more|less|most|least|highest|lowest|than|since)\b", re.I)),
    ("year", re.compile(r"\b(?:19|20)\d\d\b")),
    ("thanks", re.compile(r"\b(?:thank|please|welcome|good (?:evening|night|morning))\b", re.I)),
)
"""Each 1 where its words are in the text, else 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What is thought of one statement."""

    verifiability: float
    """Probability that it is a verifiable factual claim, 0…1."""
    checkworthiness: float
    """Probability that a fact-checker would check it, 0…1."""


class Judge:
    """Judges statements by an encoder's embeddings."""

    def __init__(self, encoder: Encoder, folder: Path) -> None:
        """`folder` holds the weights.

        Raises:
            ModelError: they cannot be read, or are another encoder's.
        """
        self._encoder = encoder
        path = folder / WEIGHTS_FILE
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            self._weights = np.array(
                [data["verifiability"]["weights"], data["checkworthiness"]["weights"]],
                dtype=np.float32,
            )
            self._biases = np.array(
                [data["verifiability"]["bias"], data["checkworthiness"]["bias"]], dtype=np.float32
            )
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelError(f"{path}: not readable ({error})") from error
        if self._weights.shape != (2, encoder.dimension + n_features()):
            raise ModelError(f"{path}: made for another encoder than {encoder.info.name}")

    def judge(self, texts: Sequence[str]) -> list[Judgement]:
        """Return one judgement a text, in order."""
        if not texts:
            return []
        scores = inputs(self._encoder.encode(texts), texts) @ self._weights.T + self._biases
        return [
            Judgement(verifiability=_logistic(row[0]), checkworthiness=_logistic(row[1]))
            for row in scores.tolist()
        ]


def n_features() -> int:
    """Return how many features stand behind the embedding."""
    return len(FEATURES) + 1


def inputs(embeddings: NDArray[np.float32], texts: Sequence[str]) -> NDArray[np.float32]:
    """Return shape (len(texts), dimension + n_features()): embedding, features, log of words."""
    rows = [
        [*(float(bool(p.search(text))) for _, p in FEATURES), math.log1p(len(text.split())) / 3]
        for text in texts
    ]
    features = np.array(rows, dtype=np.float32).reshape(len(texts), n_features())
    return np.hstack([embeddings, features])


def _logistic(score: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))
