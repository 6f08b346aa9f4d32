from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from factcheck.errors import IndexDamagedError
from factcheck.retrieval.dense import DenseIndex, build_dense, dense_factory

IDS = list(range(1000, 1400))


def unit(rows: NDArray[np.float64]) -> NDArray[np.float32]:
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture(scope="module")
def vectors() -> NDArray[np.float32]:
    return unit(np.random.default_rng(0).normal(size=(len(IDS), 48)))


@pytest.fixture(scope="module")
def queries() -> NDArray[np.float32]:
    return unit(np.random.default_rng(1).normal(size=(53, 48)))


@pytest.fixture(scope="module")
def index(vectors: NDArray[np.float32]) -> DenseIndex:
    return DenseIndex.build(IDS, vectors)


def test_it_finds_what_brute_force_finds(
    index: DenseIndex, vectors: NDArray[np.float32], queries: NDArray[np.float32]
) -> None:
    exact = queries.astype(np.float64) @ vectors.astype(np.float64).T
    for found, row in zip(index.search(queries, 10), exact, strict=True):
        best = np.argsort(-row)[:10]
        assert list(found) == [IDS[i] for i in best]
        np.testing.assert_allclose(list(found.values()), row[best], atol=1e-6)


def test_a_query_finds_the_same_in_any_company(
    index: DenseIndex, queries: NDArray[np.float32]
) -> None:
    together = index.search(queries, 20)
    alone = [index.search(queries[i : i + 1], 20)[0] for i in range(len(queries))]
    assert together == alone


def test_it_is_the_same_after_saving_and_loading(
    index: DenseIndex, queries: NDArray[np.float32], tmp_path: Path
) -> None:
    index.save(tmp_path / "dense.faiss")
    loaded = DenseIndex.load(tmp_path / "dense.faiss")
    assert (loaded.n_vectors, loaded.dimension) == (len(IDS), 48)
    assert loaded.search(queries, 7) == index.search(queries, 7)


def test_equal_similarities_come_by_id(vectors: NDArray[np.float32]) -> None:
    index = DenseIndex.build([5, 3, 9], vectors[[0, 0, 0]])
    assert list(index.search(vectors[:1], 3)[0]) == [3, 5, 9]


def test_it_gives_no_more_than_there_is(
    vectors: NDArray[np.float32], queries: NDArray[np.float32]
) -> None:
    index = DenseIndex.build([4, 2], vectors[:2])
    assert [sorted(found) for found in index.search(queries[:2], 10)] == [[2, 4], [2, 4]]
    assert index.search(queries[:0], 10) == []
    empty = DenseIndex.build([], vectors[:0])
    assert empty.search(queries[:1], 10) == [{}]


@pytest.mark.parametrize("content", [None, b"", b"nothing of the kind"])
def test_what_is_no_index_is_a_clear_error(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "x.faiss").write_bytes(content)
    with pytest.raises(IndexDamagedError, match=r"x\.faiss: not a readable dense index"):
        DenseIndex.load(tmp_path / "x.faiss")


def test_small_indexes_are_exact_and_large_ones_compressed() -> None:
    assert dense_factory(1) == dense_factory(20_000) == "IDMap,Flat"
    assert dense_factory(20_001) == dense_factory(300_000) == "IDMap,SQ8"
    assert dense_factory(1_000_000) == "IVF2048,SQ8"


@pytest.fixture
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.retrieval.dense.MAX_FLAT", 100)
    monkeypatch.setattr("factcheck.retrieval.dense.MAX_EXHAUSTIVE", 1000)


@pytest.mark.usefixtures("small_limits")
@pytest.mark.parametrize(("n_vectors", "kind"), [(800, "IDMap,SQ8"), (6000, "IVF128,SQ8")])
def test_compressed_indexes_find_what_exact_search_finds(
    tmp_path: Path, n_vectors: int, kind: str
) -> None:
    vectors, queries = clustered(n_vectors), clustered(20, seed=9)
    ids = [7 * i for i in range(n_vectors)]
    parts = [(ids[:500], vectors[:500]), (ids[500:], vectors[500:])]
    built, quality = build_dense(lambda: parts, n_vectors, 32, min_recall=0.95)
    assert quality.factory == kind
    assert quality.recall >= 0.94
    built.save(tmp_path / "x.faiss")
    index = DenseIndex.load(tmp_path / "x.faiss")
    index.set_n_probe(quality.n_probe)
    exact = np.argsort(-(queries @ vectors.T), axis=1)[:, :10]
    found = index.search(queries, 10)
    n_same = sum(
        len({7 * int(i) for i in row} & one.keys()) for row, one in zip(exact, found, strict=True)
    )
    assert n_same >= 0.9 * 200
    for query, one in zip(queries, found, strict=True):
        for i, similarity in one.items():
            assert similarity == pytest.approx(float(vectors[i // 7] @ query), abs=0.03)


@pytest.mark.usefixtures("small_limits")
@pytest.mark.parametrize("n_vectors", [50, 800, 3000])
def test_added_removed_and_admitted_vectors_count_as_in_an_index_made_of_them(
    tmp_path: Path, n_vectors: int
) -> None:
    vectors, queries = clustered(n_vectors + 40), clustered(9, seed=5)
    ids = list(range(n_vectors))
    built, _ = build_dense(lambda: [(ids, vectors[:n_vectors])], n_vectors, 32, min_recall=0.999)
    built.save(tmp_path / "x.faiss")
    new = list(range(n_vectors, n_vectors + 40))
    gone = ids[::5]
    index = DenseIndex.load(tmp_path / "x.faiss", added=[(new, vectors[n_vectors:])], removed=gone)
    index.set_n_probe(n_vectors)
    admitted = np.array([i for i in ids + new if i % 3], dtype=np.int64)
    left = [i for i in admitted.tolist() if i not in set(gone)]
    assert index.n_vectors == n_vectors - len(gone) + 40
    exact = np.argsort(-(queries @ vectors[left].T), axis=1)[:, :10]
    found = index.search(queries, 10, admitted=admitted)
    assert all(len(one) == 10 and one.keys() <= set(left) for one in found)
    n_same = sum(
        len({left[i] for i in row} & one.keys()) for row, one in zip(exact, found, strict=True)
    )
    assert n_same >= 0.9 * 90
    whole = DenseIndex.absorb(
        tmp_path / "x.faiss", added=[(new, vectors[n_vectors:])], removed=gone
    )
    whole.set_n_probe(n_vectors)
    assert whole.n_vectors == index.n_vectors
    again = whole.search(queries, 10, admitted=admitted)
    assert sum(len(a.keys() & b.keys()) for a, b in zip(found, again, strict=True)) >= 0.95 * 90


def clustered(n_vectors: int, seed: int = 1) -> NDArray[np.float32]:
    """Return vectors of norm 1 around a few centres, as those of texts are."""
    centres = np.random.default_rng(0).normal(size=(12, 32))
    random = np.random.default_rng(seed)
    rows = centres[random.integers(12, size=n_vectors)] + random.normal(size=(n_vectors, 32))
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
