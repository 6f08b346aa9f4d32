import datetime as dt
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from factcheck.corpus.passages import cut_passages
from factcheck.corpus.store import (
    SqliteStore,
    _Admission,
    open_store,
    open_writer,
    pack_vectors,
    text_hash,
)
from factcheck.corpus.store_rows import vectors_of
from factcheck.errors import CorpusError, IndexDamagedError
from factcheck.settings import CorpusSettings
from factcheck.types import FileRecord, PassageFilter
from tests.fakes import a_document, a_passage, write_store

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
        author="Ömer",
        language="de",
        reliability=0.7,
        page_starts=(0, 30),
        line_by_line=False,
    ),
    a_document("The lake is deep.", id="caf\udce9.md", title="caf\udce9"),
)
PASSAGES = cut_passages(DOCUMENTS, CorpusSettings())


@pytest.fixture
def vectors() -> NDArray[np.float32]:
    return np.random.default_rng(3).normal(size=(len(PASSAGES), 8)).astype(np.float32)


@pytest.fixture
def path(tmp_path: Path, vectors: NDArray[np.float32]) -> Path:
    path = tmp_path / "odd ?#% name.sqlite"
    write_store(path, DOCUMENTS, PASSAGES, pack_vectors(vectors))
    return path


@pytest.fixture
def store(path: Path) -> SqliteStore:
    return open_store(path)


def test_documents_come_back_as_written(store: SqliteStore) -> None:
    assert list(store.documents()) == list(DOCUMENTS)
    assert store.n_documents == 3


def test_passages_come_back_as_written_in_the_order_asked(store: SqliteStore) -> None:
    ids = [passage.id for passage in PASSAGES]
    assert store.n_passages == len(PASSAGES)
    assert store.passages(ids) == list(PASSAGES)
    assert store.passages([ids[-1], ids[0], ids[-1]]) == [PASSAGES[-1], PASSAGES[0], PASSAGES[-1]]
    assert store.passages([]) == []


def test_vectors_come_back_rounded_to_a_byte_a_value(
    store: SqliteStore, vectors: NDArray[np.float32]
) -> None:
    found = store.vectors([PASSAGES[1].id, PASSAGES[0].id])
    steps = np.abs(vectors[[1, 0]]).max(axis=1, keepdims=True) / 127
    assert found.dtype == np.float32
    assert (np.abs(found - vectors[[1, 0]]) <= 0.5001 * steps).all()
    assert pack_vectors(found) == pack_vectors(vectors[[1, 0]])  # rounding twice changes nothing
    parts = list(store.vectors_after(0))
    assert parts[0][0] == [passage.id for passage in PASSAGES[1:]]
    np.testing.assert_array_equal(parts[0][1], store.vectors(parts[0][0]))


def test_real_vectors_keep_their_cosines() -> None:
    random = np.random.default_rng(0).normal(size=(200, 384)).astype(np.float32)
    random /= np.linalg.norm(random, axis=1, keepdims=True)
    kept = vectors_of(pack_vectors(random))
    assert np.abs(random @ random.T - random @ kept.T).max() < 0.002


def test_vectors_are_found_by_the_hash_of_their_text(
    store: SqliteStore, vectors: NDArray[np.float32]
) -> None:
    known = text_hash(PASSAGES[1].text)
    found = store.vectors_by_text([known, b"unknown"])
    assert found == {known: pack_vectors(vectors)[1]}


def test_many_ids_are_read_in_parts(tmp_path: Path) -> None:
    document = a_document("The lake is deep.", id="a.md")
    passages = [replace(a_passage("The lake"), heading=str(i)) for i in range(1200)]
    packed = pack_vectors(np.zeros((1200, 2), dtype=np.float32))
    write_store(tmp_path / "s.sqlite", [document], passages, packed)
    found = open_store(tmp_path / "s.sqlite").passages(range(1199, -1, -1))
    assert [passage.heading for passage in found] == [str(i) for i in range(1199, -1, -1)]


def test_plain_sql_reads_it(path: Path) -> None:
    rows = sqlite3.connect(path).execute("SELECT title, date FROM documents WHERE number = 0")
    assert rows.fetchall() == [("A title", "2025-03-11")]


def test_nothing_can_write_to_an_open_store(store: SqliteStore) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        store._connection.execute("DELETE FROM passages")


def test_an_unknown_id_is_a_clear_error(store: SqliteStore) -> None:
    with pytest.raises(IndexDamagedError, match="no passage 99"):
        store.passages([0, 99])
    with pytest.raises(IndexDamagedError, match="no vector 99"):
        store.vectors([99])


@pytest.mark.parametrize("content", [None, b"", b"not a database, whatever its name says" * 40])
def test_what_is_no_store_is_a_clear_error(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "s.sqlite"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(IndexDamagedError, match=r"s\.sqlite: not a readable store") as caught:
        open_store(path)
    assert caught.value.hint


def test_two_documents_of_one_id_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="same id"):
        write_store(tmp_path / "s.sqlite", [DOCUMENTS[0], DOCUMENTS[0]], [], [])


def test_a_reader_sees_what_was_there_when_it_opened(path: Path, store: SqliteStore) -> None:
    writer = open_writer(path)
    writer.reset()
    writer.commit("later")
    writer.close()
    assert store.passages([0]) == [PASSAGES[0]]
    assert store.manifest == "{}"
    now = open_store(path)
    assert (now.n_passages, now.manifest) == (0, "later")


def test_what_is_not_committed_has_not_happened(path: Path) -> None:
    before = open_store(path).content_digest()
    writer = open_writer(path)
    writer.remove_document("bridges.md")
    writer.close()
    assert open_store(path).content_digest() == before


def test_the_digest_follows_every_change(path: Path) -> None:
    writer = open_writer(path)
    assert writer.digest == open_store(path).content_digest()
    whole = writer.digest
    assert writer.remove_document("bridges.md")
    assert not writer.remove_document("bridges.md")
    assert writer.removed() == [p.id for p in PASSAGES if p.citation.document_id == "bridges.md"]
    assert writer.digest != whole
    writer.put_file(FileRecord(name="x", origin="corpus", sha256="1", problems=""))
    writer.commit("{}")
    assert open_store(path).content_digest() == writer.digest
    writer.close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE texts SET text = text || ' ' WHERE document = 1")
    assert open_store(path).content_digest() != writer.digest


def test_a_damaged_structure_is_noticed(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_master SET rootpage = 3 WHERE name = 'vectors_by_text'")
    with pytest.raises(IndexDamagedError, match="not a readable store"):
        open_store(path).content_digest()


SAME = replace(DOCUMENTS[0], id="copy.md", source="Another publisher", date=dt.date(2020, 1, 1))


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A store of a document and its copy, whose passages are folded."""
    passages = cut_passages([DOCUMENTS[0], SAME], CorpusSettings())
    packed = pack_vectors(np.ones((len(passages), 8), dtype=np.float32))
    write_store(tmp_path / "shared.sqlite", [DOCUMENTS[0], SAME], passages, packed)
    return tmp_path / "shared.sqlite"


def test_a_passage_remembers_all_its_documents(shared: Path) -> None:
    store = open_store(shared)
    (passage,) = store.passages([0])
    assert (store.n_documents, store.n_passages) == (2, 1)
    assert passage.citation.document_id == "bridges.md"
    assert [cited.document_id for cited in passage.also_in] == ["copy.md"]


def test_a_shared_passage_is_cited_as_the_filter_admits(shared: Path) -> None:
    store = open_store(shared)
    where = PassageFilter(source="ANOTHER pub")
    assert store.admitted(where).tolist() == [0]
    (passage,) = store.passages([0], where)
    assert passage.citation.document_id == "copy.md"
    assert [cited.document_id for cited in passage.also_in] == ["bridges.md"]


def test_what_was_folded_comes_back_when_its_like_is_removed(shared: Path) -> None:
    writer = open_writer(shared)
    writer.remove_document("bridges.md")
    ((number, passages),) = writer.orphans()
    assert [p.citation.document_id for p in passages] == ["copy.md"]
    added = writer.add_passages(number, passages)
    assert [p.id for p in added] == [1]
    writer.set_vectors([1], [b"x"], pack_vectors(np.ones((1, 8), dtype=np.float32)))
    writer.commit("{}")
    writer.close()
    (passage,) = open_store(shared).passages([1])
    assert (passage.citation.document_id, passage.also_in) == ("copy.md", ())


@pytest.mark.parametrize(
    ("where", "admitted"),
    [
        (PassageFilter(), [0, 1, 2]),
        (PassageFilter(source="PUBLISHER"), [0, 2]),
        (PassageFilter(source="nobody"), []),
        (PassageFilter(licence="cc-by-4.0"), [0, 2]),
        (PassageFilter(before=dt.date(2025, 3, 11)), []),
        (PassageFilter(before=dt.date(2025, 3, 12)), [0, 2]),
        (PassageFilter(after=dt.date(2025, 3, 10)), [0, 2]),
        (PassageFilter(after=dt.date(2025, 3, 11)), []),
        (PassageFilter(language="DE"), [1]),
        (PassageFilter(min_reliability=0.5), [1]),
        (PassageFilter(min_reliability=0.8), []),
        (PassageFilter(without=("bridges.md",)), [1, 2]),
        (PassageFilter(without=("elsewhere.md",)), [0, 1, 2]),
    ],
)
def test_a_filter_admits_what_it_says(
    store: SqliteStore, where: PassageFilter, admitted: list[int]
) -> None:
    assert len(PASSAGES) == 3
    assert store.admitted(where).tolist() == admitted
    cited = {passage.id: passage.citation for passage in store.passages([0, 1, 2])}
    assert [i for i, one in cited.items() if _Admission(where)(one)] == admitted
