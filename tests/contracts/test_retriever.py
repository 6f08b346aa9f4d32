"""What every retriever guarantees."""

from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.corpus import store
from factcheck.corpus.passages import cut_passages
from factcheck.protocols import Encoder, Retriever
from factcheck.retrieval.encode import load_encoder
from factcheck.retrieval.index import IndexContent, IndexKey, build_index, open_index
from factcheck.settings import CorpusSettings, RetrievalSettings
from factcheck.testing import FakeRetriever
from tests.fakes import WordEncoder, a_document

SETTINGS = CorpusSettings(n_sentences=2, stride=1)
DOCUMENTS = tuple(
    a_document(text, id=f"{title}.md", title=title)
    for title, text in {
        "Bridges": "The old bridge is built of stone. It was opened in 1750. A toll was paid.\n\n"
        "## Steel\n\nThe new bridge is built of steel. Nine towns paid for it.",
        "Weather": "Rain fell on the town in May. The river rose by two metres. Nobody was hurt.",
        "Lakes": "The lake is deep. The lake is deep. Fish live in it, and boats cross it daily.",
    }.items()
)
QUERIES = (
    "The old bridge is made of stone.",
    "The river rose after heavy rain.",
    "",
    "zebra",
    'A "quoted: (query AND',
    "The old bridge is made of stone.",
)


def built(encoder: Encoder, directory: Path) -> Retriever:
    content = IndexContent(
        documents=DOCUMENTS,
        passages=cut_passages(DOCUMENTS, SETTINGS),
        key=IndexKey.of("made up", encoder.info, SETTINGS),
    )
    build_index(content, encoder, store, directory)
    return open_index(directory, store).retriever(encoder, RetrievalSettings())


IMPLEMENTATIONS: dict[str, Callable[[Path], Retriever]] = {
    "fake": lambda _: FakeRetriever(cut_passages(DOCUMENTS, SETTINGS)),
    "hybrid-words": lambda directory: built(WordEncoder(), directory),
    "hybrid-onnx": lambda directory: built(load_encoder("encoder-minilm-l6"), directory),
}


@pytest.fixture(scope="module", params=IMPLEMENTATIONS)
def retriever(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Retriever:
    return IMPLEMENTATIONS[request.param](tmp_path_factory.mktemp("retriever") / "index")


def test_the_right_passage_comes_first(retriever: Retriever) -> None:
    found = retriever.retrieve(QUERIES[:2], 3)
    assert found[0][0].passage.text.startswith("The old bridge")
    assert found[0][0].passage.citation.title == "Bridges"
    assert "rose by two metres" in found[1][0].passage.text


def test_hits_come_best_first_once_each_and_no_more_than_asked(retriever: Retriever) -> None:
    for n_hits in (1, 3, 50):
        for hits in retriever.retrieve(QUERIES, n_hits):
            ids = [hit.passage.id for hit in hits]
            assert len(ids) == len(set(ids)) <= n_hits
            order = [(-hit.fused, hit.passage.id) for hit in hits]
            assert order == sorted(order)


def test_values_are_in_their_ranges(retriever: Retriever) -> None:
    for hit in (hit for hits in retriever.retrieve(QUERIES, 9) for hit in hits):
        assert -1 <= hit.similarity <= 1
        assert hit.lexical >= 0
        assert 0 <= hit.fused <= 1


def test_fewer_hits_are_the_first_of_more(retriever: Retriever) -> None:
    for few, many in zip(
        retriever.retrieve(QUERIES, 2), retriever.retrieve(QUERIES, 6), strict=True
    ):
        assert few == many[:2]


def test_batches_do_not_matter(retriever: Retriever) -> None:
    together = retriever.retrieve(QUERIES, 4)
    assert len(together) == len(QUERIES)
    assert together == [retriever.retrieve([query], 4)[0] for query in QUERIES]
    assert together[0] == together[5]
    assert retriever.retrieve(QUERIES[::-1], 4) == together[::-1]


def test_no_queries_no_hits(retriever: Retriever) -> None:
    assert retriever.retrieve([], 3) == []


def test_sentences_point_into_the_document(retriever: Retriever) -> None:
    texts = {document.id: document.text for document in DOCUMENTS}
    for hit in retriever.retrieve(QUERIES[:1], 9)[0]:
        text = texts[hit.passage.citation.document_id]
        start, end = hit.passage.span
        assert text[start:end] == hit.passage.text
        assert all(start <= s.start < s.end <= end for s in hit.passage.sentences)
