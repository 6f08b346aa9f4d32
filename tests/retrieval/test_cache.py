import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from factcheck.corpus import store
from factcheck.corpus.passages import cut_passages
from factcheck.errors import CorpusError
from factcheck.retrieval import cache
from factcheck.retrieval.cache import cache_root, index_directory, next_generation
from factcheck.retrieval.index import IndexContent, IndexKey, build_index, open_index
from factcheck.settings import CorpusSettings
from tests.fakes import WordEncoder, a_document

SETTINGS = CorpusSettings(n_sentences=1, stride=1)
BRIDGE, RAIN, LAKE = "The old bridge is stone.", "Rain fell on the town.", "The lake is deep."


def key(texts: Sequence[str], settings: CorpusSettings = SETTINGS) -> IndexKey:
    return IndexKey.of("|".join(texts), WordEncoder().info, settings)


def update(
    root: Path, corpus: str, texts: Sequence[str], settings: CorpusSettings = SETTINGS
) -> int:
    """Index `texts` as the corpus at a path; return how many passages were embedded."""
    document = a_document(" ".join(texts))
    content = IndexContent(
        documents=[document],
        passages=cut_passages([document], settings),
        key=key(texts, settings),
    )
    with next_generation(root, Path(corpus), content.key) as generation:
        manifest = build_index(
            content, WordEncoder(), store, generation.directory, previous=generation.previous
        )
    return manifest.n_embedded


def generations(root: Path) -> set[str]:
    return {path.name for path in (root / "indexes").iterdir()}


def test_the_root_is_what_the_environment_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE", "/somewhere/else")
    assert cache_root() == Path("/somewhere/else")
    monkeypatch.setenv("FACTCHECK_CACHE", "~/cache")
    assert cache_root() == Path.home() / "cache"


def test_the_root_is_the_users_cache_otherwise(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("FACTCHECK_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_root().name == "factcheck"


def test_a_changed_corpus_reuses_and_then_removes_its_last_generation(tmp_path: Path) -> None:
    assert update(tmp_path, "/corpus", [BRIDGE, RAIN]) == 2
    assert update(tmp_path, "/corpus", [BRIDGE, RAIN, LAKE]) == 1
    assert generations(tmp_path) == {key([BRIDGE, RAIN, LAKE]).digest}
    open_index(index_directory(tmp_path, key([BRIDGE, RAIN, LAKE])), store)


def test_other_settings_keep_their_own_generation(tmp_path: Path) -> None:
    other = CorpusSettings(n_sentences=1, stride=2)
    update(tmp_path, "/corpus", [BRIDGE])
    update(tmp_path, "/corpus", [BRIDGE], other)
    assert generations(tmp_path) == {key([BRIDGE]).digest, key([BRIDGE], other).digest}


def test_a_generation_that_another_corpus_uses_stays(tmp_path: Path) -> None:
    update(tmp_path, "/one", [BRIDGE])
    update(tmp_path, "/two", [BRIDGE])
    update(tmp_path, "/one", [RAIN])
    assert generations(tmp_path) == {key([BRIDGE]).digest, key([RAIN]).digest}
    update(tmp_path, "/two", [LAKE])
    assert generations(tmp_path) == {key([LAKE]).digest, key([RAIN]).digest}


def test_a_rebuild_of_the_same_generation_keeps_it(tmp_path: Path) -> None:
    update(tmp_path, "/corpus", [BRIDGE])
    directory = index_directory(tmp_path, key([BRIDGE]))
    (directory / "dense.faiss").write_bytes(b"?")
    assert update(tmp_path, "/corpus", [BRIDGE]) == 0
    open_index(directory, store)


def test_a_failed_build_changes_nothing(tmp_path: Path) -> None:
    update(tmp_path, "/corpus", [BRIDGE])
    with (
        pytest.raises(ZeroDivisionError),
        next_generation(tmp_path, Path("/corpus"), key([RAIN])),
    ):
        raise ZeroDivisionError
    with next_generation(tmp_path, Path("/corpus"), key([LAKE])) as generation:
        assert generation.previous == index_directory(tmp_path, key([BRIDGE]))
    assert generations(tmp_path) == {key([BRIDGE]).digest}


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"generation": "../../etc"}'])
def test_a_broken_pointer_only_costs_time(tmp_path: Path, content: str) -> None:
    update(tmp_path, "/corpus", [BRIDGE])
    (pointer,) = (tmp_path / "corpora").glob("*.json")
    pointer.write_text(content)
    assert update(tmp_path, "/corpus", [BRIDGE, RAIN]) == 2
    assert json.loads(pointer.read_text())["corpus"] == "/corpus"


def test_only_one_process_builds_for_a_corpus(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "LOCK_SECONDS", 0.0)
    with next_generation(tmp_path, Path("/corpus"), key([BRIDGE])):
        with (
            pytest.raises(CorpusError, match="held by process"),
            next_generation(tmp_path, Path("/corpus"), key([RAIN])),
        ):
            pass
        with next_generation(tmp_path, Path("/other"), key([RAIN])):
            pass


def test_a_cache_that_cannot_be_written_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(CorpusError, match="the cache cannot be written") as caught,
        next_generation(tmp_path / "file", Path("/corpus"), key([BRIDGE])),
    ):
        pass
    assert "FACTCHECK_CACHE" in str(caught.value.hint)


def test_an_error_of_the_caller_is_not_blamed_on_the_cache(tmp_path: Path) -> None:
    with (
        pytest.raises(FileNotFoundError),
        next_generation(tmp_path, Path("/corpus"), key([BRIDGE])),
    ):
        raise FileNotFoundError
