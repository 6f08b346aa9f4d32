"""What is learnt from a teacher: its probabilities, in order and kept; targets that sum to one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from factcheck.types import ModelInfo, StanceProbabilities
from factcheck.types import Pair as ScoredPair
from training.pairs import Pair, Stance
from training.teacher import soft_targets, teacher_probabilities


class CountingScorer:
    """Supports by the length of the claim; remembers how many pairs it was asked for."""

    def __init__(self) -> None:
        self.info = ModelInfo(name="counting", sha256="0" * 64)
        self.n_asked = 0

    def score(self, pairs: Sequence[ScoredPair]) -> list[StanceProbabilities]:
        self.n_asked += len(pairs)
        shares = [len(pair.claim) / 100 for pair in pairs]
        return [StanceProbabilities(supports=s, refutes=0.0, neither=1 - s) for s in shares]


def pairs(count: int) -> list[Pair]:
    return [
        Pair(claim="x" * (i + 1), evidence="y", stance=Stance(i % 3), source="t")
        for i in range(count)
    ]


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


def test_targets_mix_teacher_and_label() -> None:
    probabilities = np.array([[0.2, 0.7, 0.1]] * 3, dtype=np.float32)
    targets = soft_targets(pairs(3), probabilities, teacher_share=0.5, label_smoothing=0.03)
    np.testing.assert_allclose(np.sum(targets, axis=1), 1.0, rtol=1e-6)
    np.testing.assert_allclose(targets[0], [0.5 * 0.2 + 0.5 * 0.98, 0.355, 0.055], rtol=1e-5)
    assert np.argmax(soft_targets(pairs(3), probabilities, teacher_share=1, label_smoothing=0)[2])
