"""What a teacher says of pairs: its probabilities, in order and kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from factcheck.types import ModelInfo, Pair, StanceProbabilities
from training.teacher import teacher_probabilities


class CountingScorer:
    """Supports by the length of the claim; remembers how many pairs it was asked for."""

    def __init__(self) -> None:
        self.info = ModelInfo(name="counting", sha256="0" * 64)
        self.n_asked = 0

    def score(self, pairs: Sequence[Pair]) -> list[StanceProbabilities]:
        self.n_asked += len(pairs)
        shares = [len(pair.claim) / 100 for pair in pairs]
        return [StanceProbabilities(supports=s, refutes=0.0, neither=1 - s) for s in shares]


def pairs(count: int) -> list[Pair]:
    return [Pair(claim="x" * (i + 1), evidence="y") for i in range(count)]


def test_probabilities_follow_the_pairs_and_a_stopped_run_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("training.teacher.SCORED_AT_ONCE", 4)
    path, scorer = tmp_path / "teacher.f32", CountingScorer()
    whole = teacher_probabilities(pairs(10), scorer, path)
    assert whole.shape == (10, 3)
    np.testing.assert_allclose(whole[:, 0], [(i + 1) / 100 for i in range(10)], rtol=1e-6)

    with path.open("r+b") as rows:
        rows.truncate(6 * 12 + 5)  # six rows and a part of the seventh
    again = CountingScorer()
    np.testing.assert_array_equal(teacher_probabilities(pairs(10), again, path), whole)
    assert again.n_asked == 4
