"""Retrieval: are the documents that hold the evidence among those found?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from factcheck.evaluation import ranking
from factcheck.evaluation.bootstrap import Interval, bootstrap_interval
from factcheck.evaluation.records import GoldClaim
from factcheck.protocols import Encoder, Progress, Retriever
from factcheck.retrieval.index import Index
from factcheck.settings import RetrievalSettings

N_PASSAGES = 200
"""Passages asked for a query: enough for a hundred documents in most corpora."""
_QUERIES_A_BATCH = 64
_Metric = Callable[[Sequence[str], Mapping[str, int]], float]
METRICS: Mapping[str, _Metric] = {
    "ndcg_at_10": lambda ranked, relevant: ranking.ndcg_at(ranked, relevant, 10),
    "mrr": ranking.reciprocal_rank,
    "recall_at_1": lambda ranked, relevant: ranking.recall_at(ranked, relevant, 1),
    "recall_at_5": lambda ranked, relevant: ranking.recall_at(ranked, relevant, 5),
    "recall_at_10": lambda ranked, relevant: ranking.recall_at(ranked, relevant, 10),
    "recall_at_50": lambda ranked, relevant: ranking.recall_at(ranked, relevant, 50),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RetrievalFigures:
    """How well queries find what is relevant to them."""

    metrics: Mapping[str, float]
    intervals: Mapping[str, Interval]


def rank_documents(
    claims: Sequence[GoldClaim], retriever: Retriever, progress: Progress
) -> list[tuple[str, ...]]:
    """Return each claim's documents, in the order of their best passage, none twice."""
    ranked: list[tuple[str, ...]] = []
    for start in range(0, len(claims), _QUERIES_A_BATCH):
        batch = [claim.text for claim in claims[start : start + _QUERIES_A_BATCH]]
        for hits in retriever.retrieve(batch, N_PASSAGES):
            found = dict.fromkeys(hit.passage.citation.document_id for hit in hits)
            ranked.append(tuple(found))
        progress("queries answered", len(ranked), len(claims))
    return ranked


def judge_rankings(
    claims: Sequence[GoldClaim], ranked: Sequence[Sequence[str]], *, with_intervals: bool
) -> RetrievalFigures:
    """Return the mean of every metric over the queries."""
    values = {
        name: np.array([metric(r, dict(c.relevant)) for c, r in zip(claims, ranked, strict=True)])
        for name, metric in METRICS.items()
    }
    intervals = {
        name: bootstrap_interval(lambda drawn, own=own: float(own[drawn].mean()), len(claims))  # type: ignore[misc]
        for name, own in values.items()
        if with_intervals
    }
    return RetrievalFigures(
        metrics={name: float(own.mean()) for name, own in values.items()}, intervals=intervals
    )


def retrieval_baselines(
    claims: Sequence[GoldClaim], index: Index, encoder: Encoder, settings: RetrievalSettings
) -> dict[str, Mapping[str, float]]:
    """Return the metrics of each half of the retriever by itself."""
    halves = {"bm25": 0.0, "encoder": 1.0}
    found = {}
    for name, dense_weight in halves.items():
        alone = settings.model_copy(update={"dense_weight": dense_weight})
        ranked = rank_documents(claims, index.retriever(encoder, alone), _silent)
        found[name] = judge_rankings(claims, ranked, with_intervals=False).metrics
    return found


def _silent(stage: str, n_done: int, n_total: int) -> None:
    del stage, n_done, n_total
