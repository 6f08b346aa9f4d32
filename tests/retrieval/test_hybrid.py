from dataclasses import replace

import numpy as np
import pytest

from factcheck.corpus import store
from factcheck.errors import CorpusError
from factcheck.protocols import PassageStore
from factcheck.retrieval.dense import DenseIndex
from factcheck.retrieval.hybrid import HybridRetriever, min_max
from factcheck.retrieval.lexical import LexicalIndex
from factcheck.settings import RetrievalSettings
from factcheck.types import Hit, PassageFilter
from tests.fakes import WordEncoder, a_document, a_passage, write_store

TEXTS = (
    "The old bridge is built of stone.",
    "The new bridge is built of steel.",
    "Rain fell on the town.",
    "The town lies by a lake.",
    "A stone lies in the lake.",
)
IDS = tuple(range(len(TEXTS)))
ENCODER = WordEncoder()


@pytest.fixture(scope="module")
def halves(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[DenseIndex, LexicalIndex, PassageStore]:
    folder = tmp_path_factory.mktemp("halves")
    vectors = ENCODER.encode(TEXTS)
    path = folder / "store.sqlite"
    write_store(
        path,
        [replace(a_document("".join(TEXTS)), id="a.md")],
        [a_passage(text) for text in TEXTS],
        store.pack_vectors(vectors),
    )
    (folder / "lexical").mkdir()
    return (
        DenseIndex.build(IDS, vectors),
        LexicalIndex.build(folder / "lexical", IDS, TEXTS),
        store.open_store(path),
    )


def retriever(
    halves: tuple[DenseIndex, LexicalIndex, PassageStore],
    *,
    n_candidates: int = 50,
    dense_weight: float = 0.5,
) -> HybridRetriever:
    dense, lexical, passages = halves
    settings = RetrievalSettings(n_candidates=n_candidates, dense_weight=dense_weight)
    return HybridRetriever(
        encoder=ENCODER, dense=dense, lexical=lexical, store=passages, settings=settings
    )


def test_a_filter_that_admits_nothing_is_an_error(
    halves: tuple[DenseIndex, LexicalIndex, PassageStore],
) -> None:
    dense, lexical, passages = halves
    where = PassageFilter(source="nobody", licence="CC0")
    with pytest.raises(CorpusError, match="admitted by source nobody, licence CC0"):
        HybridRetriever(
            encoder=ENCODER,
            dense=dense,
            lexical=lexical,
            store=passages,
            settings=RetrievalSettings(),
            where=where,
        )


def test_min_max_of_worked_examples() -> None:
    assert min_max({1: 4.0, 2: 2.0, 3: 3.0}) == {1: 1.0, 2: 0.0, 3: 0.5}
    assert min_max({1: 7.0}) == {1: 1.0}
    assert min_max({1: 0.2, 2: 0.2}) == {1: 1.0, 2: 1.0}
    assert min_max({}) == {}


@pytest.mark.parametrize("dense_weight", [0.0, 0.3, 0.5, 1.0])
def test_fused_is_the_weighted_sum_of_the_normalised_halves(
    halves: tuple[DenseIndex, LexicalIndex, PassageStore], dense_weight: float
) -> None:
    query = "the stone bridge"
    (hits,) = retriever(halves, dense_weight=dense_weight).retrieve([query], 5)
    cosines = (ENCODER.encode(TEXTS).astype(np.float16) @ ENCODER.encode([query])[0]).tolist()
    (bm25,) = halves[1].search([query], 50)
    low, high = min(bm25.values()), max(bm25.values())
    expected = {
        i: dense_weight * (cosine - min(cosines)) / (max(cosines) - min(cosines))
        + (1 - dense_weight) * ((bm25[i] - low) / (high - low) if i in bm25 else 0)
        for i, cosine in zip(IDS, cosines, strict=True)
    }
    assert {hit.passage.id: hit.fused for hit in hits} == pytest.approx(expected, abs=1e-3)
    assert [hit.passage.id for hit in hits] == sorted(IDS, key=lambda i: (-hits_fused(hits, i), i))
    for hit in hits:
        assert hit.similarity == pytest.approx(cosines[hit.passage.id], abs=1e-3)
        assert hit.lexical == pytest.approx(bm25.get(hit.passage.id, 0.0))


def hits_fused(hits: tuple[Hit, ...], passage_id: int) -> float:
    return next(hit.fused for hit in hits if hit.passage.id == passage_id)


def test_a_hit_of_one_half_alone_has_its_true_similarity(
    halves: tuple[DenseIndex, LexicalIndex, PassageStore],
) -> None:
    query = "lake stone bridge"
    (narrow,) = retriever(halves, n_candidates=1).retrieve([query], 1)
    (hits,) = retriever(halves, n_candidates=1, dense_weight=0.0).retrieve([query], 2)
    assert len(narrow) == 1
    exact = ENCODER.encode(TEXTS) @ ENCODER.encode([query])[0]
    for hit in hits:
        assert hit.similarity == pytest.approx(float(exact[hit.passage.id]), abs=1e-3)


def test_a_query_of_unknown_words_is_answered_by_meaning_alone(
    halves: tuple[DenseIndex, LexicalIndex, PassageStore],
) -> None:
    (hits,) = retriever(halves).retrieve(["zebra"], 3)
    assert len(hits) == 3
    assert {hit.lexical for hit in hits} == {0.0}
    assert hits[0].fused == 0.5


def test_similarity_never_leaves_its_range(
    halves: tuple[DenseIndex, LexicalIndex, PassageStore],
) -> None:
    for hits in retriever(halves).retrieve(TEXTS, 5):
        assert all(-1 <= hit.similarity <= 1 for hit in hits)
        assert hits[0].similarity == pytest.approx(1, abs=1e-3)
