"""Both halves as one retriever."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from factcheck.errors import CorpusError
from factcheck.protocols import Encoder, PassageStore
from factcheck.retrieval.dense import DenseIndex
from factcheck.retrieval.lexical import LexicalIndex
from factcheck.settings import RetrievalSettings
from factcheck.types import Hit, Passage, PassageFilter


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """What one query found, best first."""

    ids: tuple[int, ...]
    fused: Mapping[int, float]
    similarities: Mapping[int, float]
    """Of what the dense half returned."""
    lexical: Mapping[int, float]
    """Of what the lexical half returned."""


class HybridRetriever:
    """Finds passages by meaning and by words.

    Each half brings its candidates; its values are min-max normalised over them, and the
    two are summed with `dense_weight` and 1 − `dense_weight`. What a half did not bring
    counts 0 there. Source: Bruch, Gai and Ingber 2023, "An Analysis of Fusion Functions
    for Hybrid Retrieval", section 4.
    """

    def __init__(
        self,
        *,
        encoder: Encoder,
        dense: DenseIndex,
        lexical: LexicalIndex,
        store: PassageStore,
        settings: RetrievalSettings,
        where: PassageFilter | None = None,
    ) -> None:
        """Only passages that `where` admits are found.

        Raises:
            CorpusError: it admits none, so that every claim would look open.
        """
        self._encoder = encoder
        self._dense = dense
        self._lexical = lexical
        self._store = store
        self._settings = settings
        self._where = where
        self._admitted = None if where is None else store.admitted(where)
        if where is not None and self._admitted is not None and not len(self._admitted):
            raise CorpusError(
                f"no passage of the corpus is admitted by {_described(where)}",
                hint="Ask for less, or look at `factcheck index info`.",
            )

    def retrieve(self, queries: Sequence[str], n_hits: int) -> list[tuple[Hit, ...]]:
        """Return up to `n_hits` hits a query, best first, no passage twice; ties by passage id.

        Raises:
            IndexDamagedError: the index cannot be read.
        """
        if not queries:
            return []
        n_candidates = max(self._settings.n_candidates, n_hits)
        vectors = self._encoder.encode(queries)
        dense = self._dense.search(vectors, n_candidates, admitted=self._admitted)
        lexical = self._lexical.search(queries, n_candidates, admitted=self._admitted)
        ranked = [
            fuse(similarities, bm25, self._settings.dense_weight, n_hits)
            for similarities, bm25 in zip(dense, lexical, strict=True)
        ]
        passages = self._by_id(ranked)
        return [
            tuple(
                Hit(
                    passage=passages[i],
                    similarity=similarity,
                    lexical=one.lexical.get(i, 0.0),
                    fused=one.fused[i],
                )
                for i, similarity in self._similarities(one, vector)
            )
            for one, vector in zip(ranked, vectors, strict=True)
        ]

    def _by_id(self, ranked: Sequence[Ranked]) -> dict[int, Passage]:
        ids = sorted({i for one in ranked for i in one.ids})
        return dict(zip(ids, self._store.passages(ids, self._where), strict=True))

    def _similarities(self, ranked: Ranked, query: NDArray[np.float32]) -> list[tuple[int, float]]:
        """Return the cosine of every hit, computed for those that only shared words."""
        missing = [i for i in ranked.ids if i not in ranked.similarities]
        known = dict(ranked.similarities)
        if missing:
            known.update(zip(missing, (self._store.vectors(missing) @ query).tolist(), strict=True))
        # Stored vectors are rounded: the norm is off by up to 1e-3.
        return [(i, min(1.0, max(-1.0, known[i]))) for i in ranked.ids]


def fuse(
    similarities: Mapping[int, float], bm25: Mapping[int, float], dense_weight: float, n_hits: int
) -> Ranked:
    """Return the best `n_hits` of what the halves found, by their normalised sum."""
    dense, lexical = min_max(similarities), min_max(bm25)
    fused = {
        i: dense_weight * dense.get(i, 0.0) + (1 - dense_weight) * lexical.get(i, 0.0)
        for i in dense.keys() | lexical.keys()
    }
    ids = sorted(fused, key=lambda i: (-fused[i], i))[:n_hits]
    return Ranked(ids=tuple(ids), fused=fused, similarities=similarities, lexical=bm25)


def min_max(values: Mapping[int, float]) -> dict[int, float]:
    """Return the values mapped linearly onto 0…1; all 1 where they are all the same."""
    if not values:
        return {}
    low, high = min(values.values()), max(values.values())
    if high == low:
        return dict.fromkeys(values, 1.0)
    return {i: (value - low) / (high - low) for i, value in values.items()}


def _described(where: PassageFilter) -> str:
    """Return what of a filter is set, as `name value` with commas."""
    values = {field.name: getattr(where, field.name) for field in fields(where)}
    return ", ".join(f"{name} {value}" for name, value in values.items() if value is not None)
