import datetime as dt
import json
import shutil
import sys
from pathlib import Path

import pytest

from factcheck.assemble import (
    OpenCorpus,
    bundled_models,
    default_corpus,
    find_calibration,
    in_reach,
    make_scorer,
    make_splitter,
    open_checker,
    open_corpus,
    preset_folder,
    read_article,
    starter_corpus,
)
from factcheck.errors import CorpusError, InputError, MissingExtraError
from factcheck.indexing import IndexJob, build
from factcheck.pipeline import no_progress
from factcheck.settings import Settings, load_settings, preset_names
from factcheck.types import Label
from factcheck.verdict.score import EnsembleScorer, OnnxScorer
from tests.markers import STANCE_MODEL, needs_default_models, needs_stance_model

SETTINGS = Settings()


class Told:
    """A progress callback that keeps what it was told."""

    def __init__(self) -> None:
        self.stages: dict[str, tuple[int, int]] = {}

    def __call__(self, stage: str, n_done: int, n_total: int) -> None:
        self.stages[stage] = (n_done, n_total)


@pytest.fixture
def own_notes(notes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the corpus that may be changed, with a cache of its own."""
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "cache"))
    return shutil.copytree(notes, tmp_path / "notes")


def test_what_ships_is_there() -> None:
    assert any(starter_corpus().rglob("*.md"))
    assert preset_names(preset_folder())


def test_the_folder_corpus_of_the_working_directory_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert default_corpus() == starter_corpus()
    (tmp_path / "corpus").write_text("a file is no corpus")
    assert default_corpus() == starter_corpus()
    (tmp_path / "corpus").unlink()
    (tmp_path / "corpus").mkdir()
    assert default_corpus().resolve() == tmp_path / "corpus"


def test_a_corpus_inside_the_package_is_out_of_the_reader_s_reach() -> None:
    assert in_reach(starter_corpus()) is None
    assert in_reach(Path("notes")) == "notes"


def test_the_day_asked_for_beats_the_article_s_own(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ndate: 2025-03-01\n---\nIt is old.\n")
    assert read_article(str(path), SETTINGS).date == dt.date(2025, 3, 1)
    asked = dt.date(2025, 3, 11)
    assert read_article(str(path), SETTINGS, date=asked).date == asked


def test_an_article_over_the_size_set_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("It is old. " * 200)
    small = Settings.model_validate({"corpus": {"max_file_mb": 0.001}})
    assert read_article(str(path), SETTINGS).text
    with pytest.raises(InputError, match="larger than"):
        read_article(str(path), small)


def test_the_article_s_claims_are_dated_by_the_splitter(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The bridge was opened on Tuesday.")
    article = read_article(str(path), SETTINGS, date=dt.date(2025, 3, 11))
    (claim,) = make_splitter().split(article).claims
    assert claim.date == dt.date(2025, 3, 11)


def test_a_corpus_is_indexed_once_and_then_opened(own_notes: Path) -> None:
    first, second = Told(), Told()
    opened = open_corpus(SETTINGS, corpus=own_notes, progress=first)
    assert first.stages
    assert opened.info.n_documents == 2
    assert opened.info.path == str(own_notes)
    again = open_corpus(SETTINGS, corpus=own_notes, progress=second)
    assert second.stages == {}
    assert again.info == opened.info
    query = ["Who leads the harbour?"]
    assert again.retriever.retrieve(query, 3) == opened.retriever.retrieve(query, 3)
    assert "Marta Novak" in opened.retriever.retrieve(query, 1)[0][0].passage.text


def test_after_a_change_only_what_changed_is_embedded(own_notes: Path, tmp_path: Path) -> None:
    before = open_corpus(SETTINGS, corpus=own_notes)
    (own_notes / "new.md").write_text("The lighthouse of Oakport is 31 metres tall.\n")
    after = open_corpus(SETTINGS, corpus=own_notes)
    assert after.info.fingerprint != before.info.fingerprint
    assert after.info.n_passages == before.info.n_passages + 1
    (manifest,) = (tmp_path / "cache").rglob("manifest.json")  # the former index is gone
    assert json.loads(manifest.read_text())["n_embedded"] == 1
    hit = after.retriever.retrieve(["How tall is the lighthouse?"], 1)[0][0]
    assert hit.passage.citation.document_id == "new.md"


def test_a_document_taken_away_is_found_no_more(own_notes: Path) -> None:
    open_corpus(SETTINGS, corpus=own_notes)
    (own_notes / "harbour.txt").unlink()
    opened = open_corpus(SETTINGS, corpus=own_notes)
    hits = opened.retriever.retrieve(["Marta Novak leads the harbour."], 9)[0]
    assert {hit.passage.citation.document_id for hit in hits} == {"elmhaven.md"}


def test_a_damaged_index_is_built_again(own_notes: Path, tmp_path: Path) -> None:
    open_corpus(SETTINGS, corpus=own_notes)
    for path in (tmp_path / "cache").rglob("dense.faiss"):
        path.write_bytes(b"damaged")
    opened = open_corpus(SETTINGS, corpus=own_notes)
    assert opened.retriever.retrieve(["the stone bridge"], 1)[0]


def test_other_passage_settings_make_another_index(own_notes: Path) -> None:
    one = Settings.model_validate({"corpus": {"n_sentences": 1, "stride": 1}})
    n_passages = open_corpus(SETTINGS, corpus=own_notes).info.n_passages
    assert open_corpus(one, corpus=own_notes).info.n_passages > n_passages


@pytest.mark.parametrize("name", ["missing", "empty", "only-images"])
def test_a_folder_without_documents_is_a_clear_error(name: str, tmp_path: Path) -> None:
    folder = tmp_path / name
    if name != "missing":
        folder.mkdir()
    if name == "only-images":
        (folder / "a.png").write_bytes(b"\x89PNG")
    with pytest.raises(CorpusError, match=name) as caught:
        open_corpus(SETTINGS, corpus=folder)
    assert caught.value.hint


def test_a_document_that_cannot_be_read_is_named(own_notes: Path) -> None:
    (own_notes / "broken.md").write_bytes(b"\x00\x01\x02")
    with pytest.raises(InputError, match=r"broken\.md"):
        open_corpus(SETTINGS, corpus=own_notes)


@needs_stance_model
def test_a_bundled_name_gives_the_bundled_scorer() -> None:
    scorer = make_scorer(STANCE_MODEL)
    assert isinstance(scorer, OnnxScorer)
    assert scorer.info.name == STANCE_MODEL


def test_any_other_name_is_sentence_transformers_and_has_no_calibration(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(MissingExtraError):
        make_scorer("some/cross-encoder")
    assert find_calibration("some/cross-encoder") is None


@needs_default_models
def test_the_accurate_preset_decides_with_both_models_and_reads_the_rest_with_the_smaller(
    notes: Path,
) -> None:
    effective = load_settings("accurate")
    checker = open_checker(effective, corpus=notes)
    names = ["encoder-minilm-l6", "stance-ensemble", "stance-minilm-l6"]
    assert [model.name for model in checker.models] == names
    assert checker.models == bundled_models(effective.settings)
    assert checker.light is not None
    assert checker.light.calibration is not None
    assert isinstance(checker.scorer, EnsembleScorer)
    assert checker.light.scorer is checker.scorer.members["stance-minilm-l6"]
    plain = open_checker(load_settings("accurate", {"verdict.light_scorer": None}), corpus=notes)
    assert plain.light is None
    assert len(plain.models) == 2


@needs_default_models
def test_an_article_is_verified_against_a_small_corpus(notes: Path, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(
        "The stone bridge of Elmhaven was opened in 1750.\n\n"
        "The stone bridge of Elmhaven was opened in 1850.\n\n"
        "Elmhaven is a seaport.\n\n"
        "Saturn has rings of ice and rock.\n"
    )
    checker = open_checker(load_settings(), corpus=notes)
    report = checker.verify(read_article(str(article), SETTINGS))
    assert [verdict.label for verdict in report.verdicts] == [
        Label.SUPPORTED,
        Label.REFUTED,
        Label.REFUTED,
        Label.NOT_ENOUGH_EVIDENCE,
    ]
    assert report.failures == ()
    assert [model.name for model in report.models] == ["encoder-minilm-l6", "stance-minilm-l6"]
    supporting = report.verdicts[0].supporting
    assert supporting is not None
    assert supporting.location is not None
    assert supporting.location.path == str(notes / "elmhaven.md")
    line = (notes / "elmhaven.md").read_text().splitlines()[supporting.location.line - 1]
    assert line[supporting.location.column - 1 :].startswith(supporting.text)


def test_an_article_in_the_corpus_is_no_evidence_for_itself(own_notes: Path) -> None:
    article_file = own_notes / "draft.md"
    article_file.write_text("The mill of Oakham grinds barley and has nine sails.\n")
    shutil.copy(article_file, own_notes / "copy-of-draft.md")
    article = read_article(str(article_file), SETTINGS)
    with_it = open_corpus(SETTINGS, corpus=own_notes)
    without = open_corpus(SETTINGS, corpus=own_notes, article=article)
    query = "The mill of Oakham grinds barley and has nine sails."

    def found(opened: OpenCorpus) -> set[str]:
        hits = opened.retriever.retrieve([query], 50)[0]
        return {hit.passage.citation.document_id for hit in hits}

    assert set(without.left_out) == {"draft.md", "copy-of-draft.md"}
    assert found(with_it) & {"draft.md", "copy-of-draft.md"}
    assert found(without) == found(with_it) - {"draft.md", "copy-of-draft.md"} != set()
    assert with_it.left_out == ()


def test_an_article_with_a_head_and_a_table_is_none_in_any_index(own_notes: Path) -> None:
    article_file = own_notes / "draft.md"
    article_file.write_bytes(
        b"---\ntitle: Mills\n---\n\nThe mill of Oakham grinds barley.\r\n\r\n"
        b"| Mill | Sails |\n|---|---|\n| Oakham | 9 |\n"
    )
    article = read_article(str(article_file), SETTINGS)
    at_once = open_corpus(SETTINGS, corpus=own_notes, article=article)
    directory = own_notes.parent / "own.index"
    build(IndexJob(settings=SETTINGS, directory=directory, corpora=(own_notes,)), no_progress)
    standing = open_corpus(SETTINGS, index=directory, article=article)
    assert at_once.left_out == standing.left_out == ("draft.md",)


def test_rows_of_tables_are_found_without_an_index_of_ones_own(own_notes: Path) -> None:
    (own_notes / "mills.md").write_text(
        "# Mills\n\nThere are two.\n\n| Mill | Sails |\n|---|---|\n| Oakham | 9 |\n| Ashby | 4 |\n"
    )
    opened = open_corpus(SETTINGS, corpus=own_notes)
    best = opened.retriever.retrieve(["The mill of Oakham has 9 sails."], 5)[0][0].passage
    assert "Oakham: Sails is 9." in best.text


def test_an_article_elsewhere_leaves_nothing_out(own_notes: Path, tmp_path: Path) -> None:
    article_file = tmp_path / "draft.md"
    article_file.write_text("The mill of Oakham grinds barley.\n")
    article = read_article(str(article_file), SETTINGS)
    assert open_corpus(SETTINGS, corpus=own_notes, article=article).left_out == ()


@pytest.mark.usefixtures("own_notes")
def test_a_corpus_of_the_article_alone_is_an_error(tmp_path: Path) -> None:
    alone = tmp_path / "alone"
    alone.mkdir()
    (alone / "draft.md").write_text("The mill of Oakham grinds barley.\n")
    article = read_article(str(alone / "draft.md"), SETTINGS)
    with pytest.raises(CorpusError, match="nothing but the article itself"):
        open_corpus(SETTINGS, corpus=alone, article=article)
