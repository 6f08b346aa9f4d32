"""Metrics of one ranking: pure functions of ranked ids and graded relevance.

`ranked` holds ids, best first, none twice; `relevant` maps ids to grades, all above zero.
"""

import math
from collections.abc import Mapping, Sequence


def recall_at(ranked: Sequence[str], relevant: Mapping[str, int], k: int) -> float:
    """Return the share of the relevant that is among the first `k`, 0…1."""
    return sum(item in relevant for item in ranked[:k]) / len(relevant)


def ndcg_at(ranked: Sequence[str], relevant: Mapping[str, int], k: int) -> float:
    """Return the discounted gain of the first `k` over that of the best ranking, 0…1.

    The gain is the grade itself, as trec_eval counts it. Source: Järvelin and Kekäläinen 2002,
    "Cumulated Gain-based Evaluation of IR Techniques", section 2.2.
    """
    ideal = sorted(relevant.values(), reverse=True)[:k]
    found = [relevant.get(item, 0) for item in ranked[:k]]
    return _discounted(found) / _discounted(ideal)


def reciprocal_rank(ranked: Sequence[str], relevant: Mapping[str, int]) -> float:
    """Return one over the rank of the first relevant item, 0…1; 0 where none is ranked."""
    return next((1 / rank for rank, item in enumerate(ranked, start=1) if item in relevant), 0.0)


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, start=1))
