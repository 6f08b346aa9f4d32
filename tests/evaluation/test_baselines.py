import math

import numpy as np
import pytest

from factcheck.evaluation import baselines
from factcheck.testing import FakeEncoder


def test_the_majority_label() -> None:
    assert baselines.majority(np.array([2, 1, 2, 0])).tolist() == [2, 2, 2, 2]


def test_token_overlap_is_the_share_of_the_claims_words() -> None:
    values = baselines.token_overlaps(
        ["The lake is deep.", "Moss!", "?"], ["A deep, deep LAKE.", "Stones.", "Anything."]
    )
    assert values.tolist() == [0.5, 0.0, 0.0]


def test_bm25_of_a_worked_example() -> None:
    evidence = ["deep lake lake", "old moss"]
    (value, nothing) = baselines.bm25_shares(["lake moss", "tower"], evidence)
    # Of two texts, "lake" and "moss" are each in one; mean length 2.5, the first's is 3.
    idf = math.log(1 + 1.5 / 1.5)
    lake = idf * 2 * 2.2 / (2 + 1.2 * (0.25 + 0.75 * 3 / 2.5))
    assert value == pytest.approx(lake / (2 * idf))
    assert nothing == 0.0


def test_similarity_is_the_cosine_of_claim_and_evidence() -> None:
    values = baselines.similarities(["deep lake", "moss"], ["deep lake", "tower"], FakeEncoder())
    assert values[0] == pytest.approx(1.0, abs=1e-6)
    assert values[1] < 0.5


def test_a_threshold_is_found_on_one_half_and_applied_to_the_other() -> None:
    generator = np.random.default_rng(1)
    gold = generator.integers(0, 2, 400)
    alike = np.where(gold == 0, 0.8, 0.2) + generator.normal(0, 0.05, 400)
    assert (baselines.thresholded(alike, gold) == gold).mean() > 0.98


def test_noise_does_no_better_than_chance() -> None:
    generator = np.random.default_rng(2)
    gold = generator.integers(0, 2, 4000)
    predicted = baselines.thresholded(generator.random(4000), gold)
    assert (predicted == gold).mean() == pytest.approx(0.5, abs=0.03)


def test_what_is_not_alike_gets_the_most_frequent_other_label() -> None:
    gold = np.array([0, 2, 2, 1] * 20)
    alike = np.where(gold == 0, 1.0, 0.0)
    assert set(baselines.thresholded(alike, gold).tolist()) == {0, 2}
