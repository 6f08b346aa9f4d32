"""Search among a few thousand vectors as they are: one matrix product, then the best of each row.

FAISS compares few queries one by one with all vectors, at a third of a product's speed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

_TIES = 8
"""Vectors looked at beyond those asked for: a product rounds by its shape, so that which of two
equally near ones comes first hangs on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """Vectors near a query, in no order."""

    ids: NDArray[np.int64]
    similarities: NDArray[np.float32]

    def best(self, n_wanted: int) -> dict[int, float]:
        """Return the nearest `n_wanted`, similarities by id, best first; of equals the lower id."""
        ids, similarities = self.ids, self.similarities
        if len(ids) > 2 * n_wanted + _TIES:
            first = len(ids) - n_wanted - _TIES
            near = np.argpartition(similarities, first)[first:]
            ids, similarities = ids[near], similarities[near]
        order = np.lexsort((ids, -similarities))[:n_wanted]
        return dict(zip(ids[order].tolist(), similarities[order].tolist(), strict=True))

    def joined(self, other: "Near") -> "Near":
        """Return both together."""
        return Near(
            ids=np.concatenate([self.ids, other.ids]),
            similarities=np.concatenate([self.similarities, other.similarities]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FlatVectors:
    """The vectors of a flat index, without a copy."""

    ids: NDArray[np.int64]
    vectors: NDArray[np.float32]
    """Shape (len(ids), dimension), rows of norm 1."""

    @classmethod
    def of(cls, index: Any) -> Self | None:
        """Return the vectors of a FAISS index of ids over flat vectors; None of another kind."""
        import faiss

        inner = getattr(index, "index", None)
        if inner is None or not isinstance(faiss.downcast_index(inner), faiss.IndexFlat):
            return None
        flat: Any = faiss.downcast_index(inner)
        count, dimension = int(flat.ntotal), int(flat.d)
        if count == 0:
            return None
        rows = faiss.rev_swig_ptr(flat.get_xb(), count * dimension)
        ids = faiss.vector_to_array(index.id_map)
        return cls(ids=ids, vectors=rows.reshape(count, dimension))

    def nearest(
        self, queries: NDArray[np.float32], n_wanted: int, kept: NDArray[np.bool_] | None
    ) -> Iterator[Near]:
        """Yield for each row of `queries` the nearest `n_wanted` and a few more, or as many as
        there are; only of those that are `kept`, where it is given.

        A similarity does not depend on the other queries.
        """
        products = queries @ self.vectors.T
        n_left = len(self.ids)
        if kept is not None:
            products[:, ~kept] = -np.inf
            n_left = int(kept.sum())
        n_best = min(n_wanted + _TIES, n_left)
        first = max(0, min(len(self.ids) - n_best, len(self.ids) - 1))
        rows = np.empty((n_best, self.vectors.shape[1]), dtype=np.float32)
        for row, query in zip(products, queries, strict=True):
            best = np.argpartition(row, first)[len(row) - n_best :]
            np.take(self.vectors, best, axis=0, out=rows, mode="clip")
            yield Near(ids=self.ids[best], similarities=np.einsum("nd,d->n", rows, query))
