import datetime as dt
import sqlite3
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from factcheck.corpus.passages import cut_passages
from factcheck.corpus.store import SqliteStore, open_store, write_store
from factcheck.errors import CorpusError, IndexDamagedError
from factcheck.settings import CorpusSettings
from factcheck.types import Document, Passage
from tests.fakes import a_document, a_passage

DOCUMENTS = (
    a_document("# Bridges\n\nThe old bridge is stone. The new one is steel.\n", id="bridges.md"),
    replace(
        a_document("Ölüdeniz liegt am Meer. 漢字 \N{GRINNING FACE} stay as they are.", id="t.txt"),
        source=None,
        url=None,
        date=None,
        licence=None,
        markup="text",
        first_line=7,
    ),
    a_document("The lake is deep.", id="caf\udce9.md", title="caf\udce9"),
)
PASSAGES = cut_passages(DOCUMENTS, CorpusSettings())
HASHES = [f"{i:064d}" for i in range(len(PASSAGES))]


@pytest.fixture
def vectors() -> NDArray[np.float16]:
    return np.random.default_rng(3).normal(size=(len(PASSAGES), 8)).astype(np.float16)


@pytest.fixture
def store(tmp_path: Path, vectors: NDArray[np.float16]) -> SqliteStore:
    path = tmp_path / "odd ?#% name.sqlite"
    write_store(path, DOCUMENTS, PASSAGES, embedded_sha256=HASHES, vectors=vectors)
    return open_store(path)


def test_documents_come_back_as_written(store: SqliteStore) -> None:
    assert store.documents() == list(DOCUMENTS)
    assert store.n_documents == 3


def test_passages_come_back_as_written_in_the_order_asked(store: SqliteStore) -> None:
    ids = [passage.id for passage in PASSAGES]
    assert store.n_passages == len(PASSAGES)
    assert store.passages(ids) == list(PASSAGES)
    assert store.passages([ids[-1], ids[0], ids[-1]]) == [PASSAGES[-1], PASSAGES[0], PASSAGES[-1]]
    assert store.passages([]) == []


def test_vectors_come_back_as_written(store: SqliteStore, vectors: NDArray[np.float16]) -> None:
    found = store.vectors([PASSAGES[1].id, PASSAGES[0].id])
    assert found.dtype == np.float32
    np.testing.assert_array_equal(found, vectors[[1, 0]].astype(np.float32))


def test_vectors_are_found_by_the_hash_of_their_text(
    store: SqliteStore, vectors: NDArray[np.float16]
) -> None:
    found = store.vectors_by_text([HASHES[1], "unknown"])
    assert list(found) == [HASHES[1]]
    np.testing.assert_array_equal(found[HASHES[1]], vectors[1])


def test_many_ids_are_read_in_parts(tmp_path: Path) -> None:
    document = a_document("The lake is deep.", id="a.md")
    passages = [replace(a_passage("The lake", id=i), heading=str(i)) for i in range(1200)]
    write_store(
        tmp_path / "s.sqlite",
        [document],
        passages,
        embedded_sha256=["" for _ in passages],
        vectors=np.zeros((1200, 2), dtype=np.float16),
    )
    found = open_store(tmp_path / "s.sqlite").passages(range(1199, -1, -1))
    assert [passage.heading for passage in found] == [str(i) for i in range(1199, -1, -1)]


def test_plain_sql_reads_it(tmp_path: Path, store: SqliteStore) -> None:
    path = next(tmp_path.glob("*.sqlite"))
    rows = sqlite3.connect(path).execute("SELECT title, date FROM documents WHERE number = 0")
    assert rows.fetchall() == [("A title", "2025-03-11")]
    assert store.documents()[0].date == dt.date(2025, 3, 11)


def test_nothing_can_write_to_an_open_store(store: SqliteStore) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        store._connection.execute("DELETE FROM passages")


def test_an_unknown_id_is_a_clear_error(store: SqliteStore) -> None:
    with pytest.raises(IndexDamagedError, match="no passage 99"):
        store.passages([0, 99])
    with pytest.raises(IndexDamagedError, match="no passage 99"):
        store.vectors([99])


@pytest.mark.parametrize("content", [None, b"", b"not a database, whatever its name says" * 40])
def test_what_is_no_store_is_a_clear_error(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "s.sqlite"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(IndexDamagedError, match=r"s\.sqlite: not a readable store") as caught:
        open_store(path)
    assert caught.value.hint


def test_a_store_is_made_of_matching_parts(tmp_path: Path) -> None:
    def write(documents: list[Document], passages: list[Passage]) -> None:
        write_store(
            tmp_path / "s.sqlite",
            documents,
            passages,
            embedded_sha256=["" for _ in passages],
            vectors=np.zeros((len(passages), 2), dtype=np.float16),
        )

    with pytest.raises(CorpusError, match="same id"):
        write([DOCUMENTS[0], DOCUMENTS[0]], [])
    with pytest.raises(CorpusError, match=r"unknown documents: a\.md"):
        write([DOCUMENTS[0]], [a_passage("A lake.")])
