"""Rankings against trec_eval's own code."""

import numpy as np
import pytest
import pytrec_eval

from factcheck.evaluation import ranking
from factcheck.evaluation.records import GoldClaim
from factcheck.evaluation.retrieval_task import judge_rankings


def random_case(seed: int) -> tuple[list[str], dict[str, int]]:
    generator = np.random.default_rng(seed)
    ids = [f"d{i}" for i in generator.permutation(60)]
    relevant = {f"d{i}": int(generator.integers(1, 4)) for i in generator.choice(80, 5, False)}
    return ids, relevant


@pytest.mark.parametrize("seed", range(20))
def test_ndcg_recall_and_reciprocal_rank_as_trec_eval_has_them(seed: int) -> None:
    ranked, relevant = random_case(seed)
    run = {"q": {item: float(len(ranked) - rank) for rank, item in enumerate(ranked)}}
    measures = {"ndcg_cut.10", "recall.5,10,50", "recip_rank"}
    expected = pytrec_eval.RelevanceEvaluator({"q": relevant}, measures).evaluate(run)["q"]
    assert ranking.ndcg_at(ranked, relevant, 10) == pytest.approx(expected["ndcg_cut_10"])
    assert ranking.reciprocal_rank(ranked, relevant) == pytest.approx(expected["recip_rank"])
    for k in (5, 10, 50):
        assert ranking.recall_at(ranked, relevant, k) == pytest.approx(expected[f"recall_{k}"])


def test_an_empty_ranking_scores_nothing() -> None:
    relevant = {"a": 1}
    assert ranking.ndcg_at([], relevant, 10) == 0.0
    assert ranking.reciprocal_rank([], relevant) == 0.0
    assert ranking.recall_at([], relevant, 5) == 0.0


def test_a_set_of_queries_is_their_mean_with_an_interval_around_it() -> None:
    claims = [GoldClaim(id=str(i), text="t", label=None, relevant=(("a", 1),)) for i in range(4)]
    ranked = [("a", "b"), ("b", "a"), ("b",), ("a",)]
    figures = judge_rankings(claims, ranked, with_intervals=True)
    assert figures.metrics["mrr"] == pytest.approx((1 + 0.5 + 0 + 1) / 4)
    assert figures.metrics["recall_at_1"] == 0.5
    interval = figures.intervals["mrr"]
    assert interval.low < figures.metrics["mrr"] < interval.high
