from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from factcheck.errors import IndexDamagedError
from factcheck.retrieval.dense import DenseIndex, dense_factory

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


def test_search_is_exact_at_every_size() -> None:
    assert dense_factory(1) == dense_factory(200_000) == "IDMap2,Flat"
