"""The dense half: nearest passages by the cosine of their vectors, with FAISS."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from factcheck.errors import IndexDamagedError

_QUERY_BATCH = 16
"""Queries a call. From 20 on FAISS multiplies matrices instead, which rounds differently:
a query's similarities would depend on its company."""


def dense_factory(n_vectors: int) -> str:
    """Return FAISS's name for the index that suits this many vectors.

    Exact search up to any size for now; compressed kinds come with the corpora that need them.
    """
    del n_vectors
    return "IDMap2,Flat"


class DenseIndex:
    """Vectors by passage id."""

    def __init__(self, index: Any) -> None:
        self._index = index
        self.n_vectors = int(index.ntotal)
        self.dimension = int(index.d)

    @classmethod
    def build(cls, ids: Sequence[int], vectors: NDArray[np.float32]) -> "DenseIndex":
        """Return an index of `vectors`, shape (len(ids), dimension), rows of norm 1."""
        import faiss

        index = faiss.index_factory(
            vectors.shape[1], dense_factory(len(ids)), faiss.METRIC_INNER_PRODUCT
        )
        index.add_with_ids(
            np.ascontiguousarray(vectors, dtype=np.float32), np.array(ids, dtype=np.int64)
        )
        return cls(index)

    @classmethod
    def load(cls, path: Path) -> "DenseIndex":
        """Return the index that `save` wrote.

        Raises:
            IndexDamagedError: the file is missing or not such an index.
        """
        import faiss

        try:
            # Not by name: FAISS opens names in the system's code page, and refuses some.
            with path.open("rb") as file:
                reader = faiss.PyCallbackIOReader(file.read)  # type: ignore[attr-defined] # not in its stubs
                return cls(faiss.read_index(reader))
        except (OSError, RuntimeError, ValueError) as error:
            reason = str(error).splitlines()[0]
            raise IndexDamagedError(
                f"{path}: not a readable dense index ({reason})",
                hint="Delete the index; it is built again on the next run.",
            ) from error

    def save(self, path: Path) -> None:
        """Write the index.

        Raises:
            OSError: the file cannot be written.
        """
        import faiss

        path.write_bytes(faiss.serialize_index(self._index).tobytes())

    def search(self, queries: NDArray[np.float32], n_candidates: int) -> list[dict[int, float]]:
        """Return for each row of `queries` up to `n_candidates` similarities by id, best first."""
        results: list[dict[int, float]] = []
        k = min(n_candidates, self.n_vectors)
        if k == 0:
            return [{} for _ in queries]
        for start in range(0, len(queries), _QUERY_BATCH):
            batch = np.ascontiguousarray(queries[start : start + _QUERY_BATCH], dtype=np.float32)
            similarities, ids = self._index.search(batch, k)
            results.extend(map(_best_first, ids, similarities))
        return results


def _best_first(ids: NDArray[np.int64], similarities: NDArray[np.float32]) -> dict[int, float]:
    pairs = [(int(i), float(s)) for i, s in zip(ids, similarities, strict=True) if i >= 0]
    return dict(sorted(pairs, key=lambda pair: (-pair[1], pair[0])))
