"""The dense half: nearest passages by the cosine of their vectors, with FAISS.

A file holds the vectors that were there when it was written. Those added since come from the
store when it is opened, those removed since are passed over, until a later write takes both in.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from factcheck.errors import IndexDamagedError
from factcheck.retrieval.flat import FlatVectors, Near

MAX_FLAT = 20_000
"""Vectors up to which they are kept as they are: 31 MB, and a search takes under a millisecond."""
MAX_EXHAUSTIVE = 300_000
"""Vectors up to which all are compared; beyond, only the nearest clusters' are."""
TRAIN_PER_CLUSTER = 64
"""Vectors a cluster that clustering learns from; FAISS asks for 39 at least."""
TRAIN_RANGES = 20_000
"""Vectors that SQ8 takes the range of each dimension from; what lies beyond is cut off."""
RECALL_QUERIES = 200
RECALL_AT = 10
RECALL_SLACK = 0.002
MIXED_IN_QUERY = 5
"""Vectors whose sum is a query that recall is measured with. A claim lies between the passages
that share something with it and near none. At a million passages `benchmarks.index_scale` finds
.987 of what is nearest to real sentences where such sums gave .982 in the build; of queries near
one vector the build gave .986 where .919 was found."""
RECALL_CANDIDATES = (4, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024)

_QUERY_BATCH = 16
"""Queries a call of FAISS. From 20 on it multiplies matrices instead, which rounds differently:
a query's similarities would depend on its company."""
_FLAT_BATCH = 256
"""Queries a product with flat vectors: 20 MB of similarities at most."""

Chunks = Iterable[tuple[Sequence[int], NDArray[np.float32]]]
"""Ids with their vectors, a part at a time."""


def dense_factory(n_vectors: int) -> str:
    """Return FAISS's name for the index that suits this many vectors."""
    if n_vectors <= MAX_FLAT:
        return "IDMap,Flat"
    if n_vectors <= MAX_EXHAUSTIVE:
        return "IDMap,SQ8"
    return f"IVF{n_clusters(n_vectors)},SQ8"


def n_clusters(n_vectors: int) -> int:
    """Return the power of two nearest to 2 √n: clustering stays quick, lists short."""
    return int(2 ** round(np.log2(2 * np.sqrt(n_vectors))))


@dataclass(frozen=True, slots=True, kw_only=True)
class DenseQuality:
    """How a dense index was made, as measured when it was."""

    factory: str
    n_probe: int
    """Clusters a search looks into; 0 where it looks at all vectors."""
    recall: float
    """At 10, against exact search, on mixtures of vectors; 1 where search is exact."""


class DenseIndex:
    """Vectors by passage id."""

    def __init__(
        self,
        index: Any,
        *,
        added_ids: Sequence[int] = (),
        added: NDArray[np.float32] | None = None,
        removed: Collection[int] = (),
    ) -> None:
        self._index = index
        self._flat = FlatVectors.of(index)
        self._added_ids = np.array(added_ids, dtype=np.int64)
        self._added = np.empty((0, int(index.d)), np.float32) if added is None else added
        self._removed = np.array(sorted(removed), dtype=np.int64)
        self.n_vectors = int(index.ntotal) + len(self._added_ids) - len(self._removed)
        self.dimension = int(index.d)

    @classmethod
    def build(cls, ids: Sequence[int], vectors: NDArray[np.float32]) -> "DenseIndex":
        """Return an index of `vectors`, shape (len(ids), dimension), rows of norm 1."""
        index, _ = build_dense(
            lambda: [(ids, vectors)], len(ids), vectors.shape[1], min_recall=0.98
        )
        return index

    @classmethod
    def load(
        cls,
        path: Path,
        *,
        added: Chunks = (),
        removed: Collection[int] = (),
    ) -> "DenseIndex":
        """Return the index that `save` wrote, with what was added and removed since.

        Large ones are mapped into memory: only what is looked at is read.

        Raises:
            IndexDamagedError: the file is missing or not such an index.
        """
        try:
            index = _read(path)
        except (OSError, RuntimeError, ValueError) as error:
            reason = str(error).splitlines()[0]
            raise IndexDamagedError(
                f"{path}: not a readable dense index ({reason})",
                hint="Build the index again: factcheck index build.",
            ) from error
        parts = list(added)
        return cls(
            index,
            added_ids=[i for ids, _ in parts for i in ids],
            added=np.concatenate([part for _, part in parts]) if parts else None,
            removed=removed,
        )

    @classmethod
    def absorb(cls, path: Path, *, added: Chunks, removed: Collection[int]) -> "DenseIndex":
        """Return the index at `path` with vectors added and removed for good, to be saved.

        Raises:
            OSError, RuntimeError: the file is missing or not such an index.
        """
        import faiss

        index: Any = faiss.read_index(str(path))
        if removed:
            index.remove_ids(np.array(sorted(removed), dtype=np.int64))
        for ids, vectors in added:
            index.add_with_ids(
                np.ascontiguousarray(vectors, dtype=np.float32), np.array(ids, dtype=np.int64)
            )
        return cls(index)

    def save(self, path: Path) -> None:
        """Write the index; there must be nothing added or removed since it was made.

        Raises:
            OSError: the file cannot be written.
        """
        import faiss

        with path.open("wb") as file:
            try:
                faiss.write_index(self._index, faiss.PyCallbackIOWriter(file.write))  # type: ignore[attr-defined] # not in its stubs
            except RuntimeError as error:
                raise OSError(f"{path}: {str(error).splitlines()[0]}") from error

    def set_n_probe(self, n_probe: int) -> None:
        """Set how many clusters a search looks into; nothing where there are none."""
        if n_probe and hasattr(self._index, "nprobe"):
            self._index.nprobe = n_probe

    def search(
        self,
        queries: NDArray[np.float32],
        n_candidates: int,
        *,
        admitted: NDArray[np.int64] | None = None,
    ) -> list[dict[int, float]]:
        """Return for each row of `queries` up to `n_candidates` similarities by id, best first.

        Only ids in `admitted`, sorted, are returned where it is given.
        """
        n_candidates = min(n_candidates, self.n_vectors)
        if n_candidates == 0:
            return [{} for _ in queries]
        extra_ids, extra = self._added_ids, self._added
        if admitted is not None:
            kept = np.isin(extra_ids, admitted)
            extra_ids, extra = extra_ids[kept], extra[kept]
        asked = np.ascontiguousarray(queries, dtype=np.float32)
        results: list[dict[int, float]] = []
        for query, near in zip(asked, self._inside(asked, n_candidates, admitted), strict=True):
            both = near
            if len(extra_ids):
                both = near.joined(Near(ids=extra_ids, similarities=extra @ query))
            results.append(both.best(n_candidates))
        return results

    def _inside(
        self,
        queries: NDArray[np.float32],
        n_candidates: int,
        admitted: NDArray[np.int64] | None,
    ) -> Iterator[Near]:
        """Yield what is nearest to each query of the vectors that were there when it was built."""
        if self._flat is not None:
            kept = self._kept(self._flat.ids, admitted)
            for start in range(0, len(queries), _FLAT_BATCH):
                batch = queries[start : start + _FLAT_BATCH]
                yield from self._flat.nearest(batch, n_candidates, kept)
            return
        parameters = self._parameters(admitted)
        n_inside = max(1, min(n_candidates, int(self._index.ntotal)))
        for start in range(0, len(queries), _QUERY_BATCH):
            batch = queries[start : start + _QUERY_BATCH]
            similarities, ids = self._index.search(batch, n_inside, params=parameters)
            for row, numbers in zip(similarities, ids, strict=True):
                found = numbers >= 0
                yield Near(ids=numbers[found], similarities=row[found])

    def _kept(
        self, ids: NDArray[np.int64], admitted: NDArray[np.int64] | None
    ) -> NDArray[np.bool_] | None:
        """Return which ids count; None where all do."""
        if admitted is None and not len(self._removed):
            return None
        kept = ~np.isin(ids, self._removed)
        return kept if admitted is None else kept & np.isin(ids, admitted)

    def _parameters(self, admitted: NDArray[np.int64] | None) -> Any:
        """Return what keeps FAISS to the vectors that count; None where all do."""
        import faiss

        library: Any = faiss  # its stubs know no keyword arguments
        selectors: list[Any] = []
        if len(self._removed):
            selectors.append(faiss.IDSelectorNot(faiss.IDSelectorBatch(self._removed)))
        if admitted is not None:
            selectors.append(faiss.IDSelectorBatch(admitted))
        if not selectors:
            return None
        both = selectors[0] if len(selectors) == 1 else faiss.IDSelectorAnd(*selectors)
        n_probe = getattr(self._index, "nprobe", 0)
        if n_probe:
            return library.SearchParametersIVF(sel=both, nprobe=n_probe)
        return library.SearchParameters(sel=both)


def build_dense(
    chunks: Callable[[], Chunks], n_vectors: int, dimension: int, *, min_recall: float
) -> tuple[DenseIndex, DenseQuality]:
    """Return an index of the vectors and how good it is; `chunks` may be called several times.

    Beyond `MAX_EXHAUSTIVE` vectors, as many clusters are searched as `min_recall` takes on
    mixtures of vectors drawn from the index.
    """
    import faiss

    factory = dense_factory(n_vectors)
    index = faiss.index_factory(dimension, factory, faiss.METRIC_INNER_PRODUCT)
    if not index.is_trained:
        index.train(_sample(chunks(), n_vectors, _n_training(factory, n_vectors)))
    for ids, vectors in chunks():
        index.add_with_ids(
            np.ascontiguousarray(vectors, dtype=np.float32), np.array(ids, dtype=np.int64)
        )
    dense = DenseIndex(index)
    if factory.endswith("Flat"):
        return dense, DenseQuality(factory=factory, n_probe=0, recall=1.0)
    queries, exact = _exact_neighbours(chunks, n_vectors)
    n_probe, recall = 0, _recall(dense, queries, exact)
    if factory.startswith("IVF"):
        dense.set_n_probe(RECALL_CANDIDATES[-1])
        # Rounding to bytes costs some recall that no number of clusters brings back.
        wanted = min(min_recall, _recall(dense, queries, exact) - RECALL_SLACK)
        for n_probe in RECALL_CANDIDATES:
            dense.set_n_probe(n_probe)
            recall = _recall(dense, queries, exact)
            if recall >= wanted:
                break
    return dense, DenseQuality(factory=factory, n_probe=n_probe, recall=round(recall, 4))


def _n_training(factory: str, n_vectors: int) -> int:
    if factory.startswith("IVF"):
        return min(n_vectors, TRAIN_PER_CLUSTER * n_clusters(n_vectors))
    return min(n_vectors, TRAIN_RANGES)


def _sample(chunks: Chunks, n_vectors: int, n_wanted: int) -> NDArray[np.float32]:
    """Return vectors drawn without replacement, the same every time."""
    chosen = np.zeros(n_vectors, dtype=bool)
    chosen[np.random.default_rng(0).choice(n_vectors, n_wanted, replace=False)] = True
    parts, start = [], 0
    for ids, vectors in chunks:
        parts.append(vectors[chosen[start : start + len(ids)]])
        start += len(ids)
    return np.ascontiguousarray(np.concatenate(parts), dtype=np.float32)


def _exact_neighbours(
    chunks: Callable[[], Chunks], n_vectors: int
) -> tuple[NDArray[np.float32], list[set[int]]]:
    """Return mixtures of vectors as queries, and the ids nearest to each by exact search."""
    drawn = _sample(chunks(), n_vectors, min(n_vectors, RECALL_QUERIES * MIXED_IN_QUERY))
    drawn = np.random.default_rng(1).permutation(drawn)
    usable = len(drawn) - len(drawn) % MIXED_IN_QUERY
    queries = drawn[:usable].reshape(-1, MIXED_IN_QUERY, drawn.shape[1]).sum(axis=1)
    queries /= np.linalg.norm(queries, axis=1, keepdims=True)
    best: list[list[tuple[float, int]]] = [[] for _ in queries]
    for ids, vectors in chunks():
        products = queries @ vectors.T
        n_best = min(RECALL_AT, len(ids))
        top = np.argpartition(-products, n_best - 1, axis=1)[:, :n_best]
        for row, columns in enumerate(top):
            found = [(float(products[row, c]), int(ids[c])) for c in columns]
            best[row] = sorted([*best[row], *found], reverse=True)[:RECALL_AT]
    return queries, [{i for _, i in found} for found in best]


def _recall(dense: DenseIndex, queries: NDArray[np.float32], exact: Sequence[set[int]]) -> float:
    found = dense.search(queries, RECALL_AT)
    n_found = sum(len(near & one.keys()) for near, one in zip(exact, found, strict=True))
    return n_found / max(1, sum(map(len, exact)))


def _read(path: Path) -> Any:
    import faiss

    try:
        # By name, so that clusters stay in the file until a search looks into them.
        return faiss.read_index(str(path), faiss.IO_FLAG_MMAP | faiss.IO_FLAG_READ_ONLY)
    except (RuntimeError, UnicodeError):
        # FAISS opens names in the system's code page, and refuses some.
        with path.open("rb") as file:
            reader = faiss.PyCallbackIOReader(file.read)  # type: ignore[attr-defined] # not in its stubs
            return faiss.read_index(reader)
