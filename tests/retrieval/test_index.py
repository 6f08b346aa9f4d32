import errno
import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from factcheck.corpus import store
from factcheck.corpus.passages import cut_passages
from factcheck.errors import CorpusError, IndexDamagedError
from factcheck.retrieval.index import (
    IndexContent,
    IndexKey,
    build_index,
    open_index,
    verify_index,
)
from factcheck.retrieval.manifest import FORMAT_VERSION
from factcheck.settings import CorpusSettings, RetrievalSettings
from tests.fakes import WordEncoder, a_document

SETTINGS = CorpusSettings(n_sentences=1, stride=1)
ALPHA = ("The old bridge is built of stone.", "The new bridge is built of steel.")
BETA = ("Rain fell on the town.", "The town lies by a lake.")
QUERIES = ("stone bridge", "a town by a lake", "unknown words")


def content(*texts: Sequence[str], fingerprint: str = "one") -> IndexContent:
    documents = [
        a_document(" ".join(text), id=f"{number}.md", title=f"Title {text[0][:8]}")
        for number, text in enumerate(texts)
    ]
    return IndexContent(
        documents=documents,
        passages=cut_passages(documents, SETTINGS),
        key=IndexKey.of(fingerprint, WordEncoder().info, SETTINGS),
    )


def answers(directory: Path) -> list[list[tuple[str, float, float]]]:
    retriever = open_index(directory, store).retriever(WordEncoder(), RetrievalSettings())
    return [
        [(hit.passage.text, hit.similarity, hit.lexical) for hit in hits]
        for hits in retriever.retrieve(QUERIES, 5)
    ]


@pytest.fixture
def built(tmp_path: Path) -> Path:
    build_index(content(ALPHA, BETA), WordEncoder(), store, tmp_path / "index")
    return tmp_path / "index"


def test_what_goes_in_comes_out(built: Path) -> None:
    index = open_index(built, store)
    passages = content(ALPHA, BETA).passages
    assert index.store.passages([p.id for p in passages]) == list(passages)
    found = answers(built)
    assert found[0][0][0] == ALPHA[0]
    assert found[1][0][0] in BETA


def test_the_manifest_says_what_was_built(built: Path) -> None:
    manifest = open_index(built, store).manifest
    assert (manifest.n_documents, manifest.n_passages, manifest.n_embedded) == (2, 4, 4)
    assert (manifest.encoder_name, manifest.dimension) == ("words", 64)
    assert manifest.key == content(ALPHA).key
    assert "dense.1.faiss" in {item.file for item in manifest.files}
    assert verify_index(built, store) == manifest
    info = open_index(built, store).corpus_info("my/corpus")
    assert (info.path, info.fingerprint, info.n_documents) == ("my/corpus", "one", 2)
    assert (info.n_passages, info.built_at) == (4, manifest.built_at)
    assert info.built_at.tzinfo is not None


def test_a_key_tells_corpora_encoders_and_settings_apart() -> None:
    info = WordEncoder().info
    keys = [
        IndexKey.of("one", info, SETTINGS),
        IndexKey.of("two", info, SETTINGS),
        IndexKey.of("one", WordEncoder("other").info, SETTINGS),
        IndexKey.of("one", info, CorpusSettings(n_sentences=1, stride=2)),
        IndexKey.of("one", info, CorpusSettings(n_sentences=1, stride=1, max_chars=500)),
    ]
    assert len({key.digest for key in keys}) == len(keys)
    # The size limit of files changes which corpora are read, not what a passage is.
    same = IndexKey.of("one", info, CorpusSettings(n_sentences=1, stride=1, max_file_mb=1))
    assert same.digest == keys[0].digest


def test_vectors_are_taken_over_where_the_text_is_the_same(built: Path, tmp_path: Path) -> None:
    encoder = WordEncoder()
    changed = content(("A new line.",), ALPHA, (BETA[0], "Snow fell."), fingerprint="two")
    manifest = build_index(changed, encoder, store, tmp_path / "next", previous=built)
    assert [text.rsplit(". ", 1)[-1] for text in encoder.encoded] == ["A new line.", "Snow fell."]
    assert (manifest.n_passages, manifest.n_embedded) == (5, 2)
    build_index(changed, WordEncoder(), store, tmp_path / "fresh")
    assert answers(tmp_path / "next") == answers(tmp_path / "fresh")


def test_nothing_is_taken_over_from_another_encoder(built: Path, tmp_path: Path) -> None:
    other = WordEncoder("other")
    same = content(ALPHA, BETA)
    key = IndexKey.of("one", other.info, SETTINGS)
    moved = IndexContent(documents=same.documents, passages=same.passages, key=key)
    manifest = build_index(moved, other, store, tmp_path / "next", previous=built)
    assert manifest.n_embedded == 4


@pytest.mark.parametrize("file", ["store.sqlite", None])
def test_a_damaged_previous_index_only_costs_time(
    built: Path, tmp_path: Path, file: str | None
) -> None:
    previous = built if file else tmp_path / "nowhere"
    if file:
        (built / file).write_bytes(b"?")
    manifest = build_index(
        content(ALPHA, BETA), WordEncoder(), store, tmp_path / "next", previous=previous
    )
    assert manifest.n_embedded == 4


def test_damaged_halves_are_built_again_from_the_store(built: Path) -> None:
    before = answers(built)
    (built / "dense.1.faiss").unlink()
    manifest = build_index(content(ALPHA, BETA), WordEncoder(), store, built, previous=built)
    assert manifest.n_embedded == 0
    assert answers(built) == before


def test_progress_counts_up_to_what_is_embedded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.retrieval.writer.EMBED_TEXTS", 3)
    seen: list[tuple[str, int, int]] = []
    build_index(
        content(ALPHA, BETA),
        WordEncoder(),
        store,
        tmp_path / "index",
        progress=lambda *step: seen.append(step),
    )
    assert seen == [("embedding passages", 3, 4), ("embedding passages", 4, 4)]


def test_a_corpus_without_prose_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="holds no passages") as caught:
        build_index(content(), WordEncoder(), store, tmp_path / "index")
    assert caught.value.hint
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_what_was_there(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = answers(built)

    def full(_self: object, _path: Path) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("factcheck.retrieval.dense.DenseIndex.save", full)
    with pytest.raises(CorpusError, match="No space left on device") as caught:
        build_index(content(ALPHA), WordEncoder(), store, built)
    assert "FACTCHECK_CACHE" in str(caught.value.hint)
    assert answers(built) == before
    assert [path.name for path in built.parent.iterdir()] == ["index"]


DIE = """
import os, signal, sys
from pathlib import Path
from factcheck.corpus import store
from factcheck.retrieval.dense import DenseIndex
from factcheck.retrieval.index import build_index
from tests.fakes import WordEncoder
from tests.retrieval.test_index import ALPHA, content
DenseIndex.save = lambda self, path: os.kill(os.getpid(), signal.SIGKILL)
build_index(content(ALPHA), WordEncoder(), store, Path(sys.argv[1]))
"""


def test_a_killed_build_leaves_nothing_half_made(built: Path) -> None:
    before = answers(built)
    done = subprocess.run([sys.executable, "-c", DIE, str(built)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert answers(built) == before
    assert len(list(built.parent.iterdir())) == 2
    build_index(content(BETA), WordEncoder(), store, built)
    assert [path.name for path in built.parent.iterdir()] == ["index"]
    assert open_index(built, store).manifest.n_passages == 2


def test_there_is_no_index_where_none_was_built(tmp_path: Path) -> None:
    with pytest.raises(IndexDamagedError, match="nowhere: there is no index"):
        open_index(tmp_path / "nowhere", store)
    with pytest.raises(IndexDamagedError, match="no manifest"):
        open_index(tmp_path, store)


@pytest.mark.parametrize("damage", ["missing", "shorter", "changed"])
def test_every_damaged_file_is_noticed(built: Path, damage: str) -> None:
    names = [item.file for item in open_index(built, store).manifest.files]
    for name in [*names, "store.sqlite"]:
        path = built / name
        content_before = path.read_bytes()
        if damage == "missing":
            path.unlink()
        elif name == "store.sqlite":  # SQLite does not mind a byte that nothing uses
            shorter = content_before[: len(content_before) // 2]
            changed = content_before.replace(b"built of stone", b"built of stony")
            path.write_bytes(shorter if damage == "shorter" else changed)
        elif damage == "shorter":
            path.write_bytes(content_before[:-1])
        else:
            path.write_bytes(content_before[:-1] + bytes([content_before[-1] ^ 1]))
        with pytest.raises(IndexDamagedError, match=name.split("/")[-1]) as caught:
            open_index(built, store)
        assert caught.value.hint
        path.write_bytes(content_before)
    open_index(built, store)


def test_a_large_index_has_its_sizes_checked_and_its_hashes_when_asked(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.retrieval.index.CHECKED_BYTES", 0)
    path = built / "dense.1.faiss"
    path.write_bytes(path.read_bytes()[:-1] + b"\1")
    open_index(built, store)
    with pytest.raises(IndexDamagedError, match=r"dense\.1\.faiss is not as it was written"):
        verify_index(built, store)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"format_version": 99}, f"format 99, this version reads {FORMAT_VERSION}$"),
        ({"n_passages": 3}, "manifest.json is not as it was written"),
        ({"surprise": 1}, "manifest cannot be read"),
        ({"files": None}, "manifest cannot be read"),
    ],
)
def test_a_wrong_manifest_is_noticed(built: Path, change: dict[str, object], message: str) -> None:
    path = built / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    with pytest.raises(IndexDamagedError, match=message):
        open_index(built, store)


def test_an_index_of_another_encoder_is_refused(built: Path) -> None:
    other = WordEncoder("other")
    with pytest.raises(IndexDamagedError, match=r"encoder words \(.*asked with other") as caught:
        open_index(built, store).retriever(other, RetrievalSettings())
    assert caught.value.hint


def test_the_halves_hold_nothing_but_the_store_does(built: Path) -> None:
    index = open_index(built, store)
    ids = list(range(index.store.n_passages))
    query = WordEncoder().encode(["stone bridge"])
    (found,) = index.dense.search(query, 4)
    exact = index.store.vectors(ids) @ query[0]
    np.testing.assert_allclose([found[i] for i in ids], exact, atol=1e-6)
