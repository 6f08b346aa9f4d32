"""The three tasks from data to result, over fakes and a corpus of our own words."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.errors import InputError, ModelError
from factcheck.evaluation.claim_task import (
    DocumentThresholds,
    as_claim,
    check_claims,
    predict,
    predict_shown,
)
from factcheck.evaluation.corpus import as_documents, open_evaluation_index, sentence_places
from factcheck.evaluation.datasets import read_dataset
from factcheck.evaluation.records import ClaimSet, CorpusDocument, GoldLabel
from factcheck.evaluation.results import Result, Task, as_json, read_result
from factcheck.evaluation.run import evaluate, task_of
from factcheck.evaluation.text import render_result
from factcheck.pipeline import Checker, no_progress
from factcheck.testing import NEITHER, REFUTES, SUPPORTS, FakeScorer, FakeSplitter, by_phrase
from factcheck.types import Label, Pair, Span, StanceProbabilities, Verdict
from tests.evaluation.samples import fake_tools, three_way, write_claim_folder, write_jsonl


def tower_and_lake(pair: Pair) -> StanceProbabilities:
    """Know the tower and the lake, and nothing of one from the other, nor from the sentence before
    the one that is read."""
    said = pair.evidence.rstrip(".").rpartition(". ")[2]
    if "Brin" in pair.claim and "1904" in said:
        return REFUTES
    return SUPPORTS if "Aru" in pair.claim and "120 metres" in said else NEITHER


@pytest.fixture
def lakes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ClaimSet:
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "cache"))
    dataset = read_dataset(str(write_claim_folder(tmp_path / "lakes")), data=None)
    assert isinstance(dataset, ClaimSet)
    return dataset


class ForgetfulScorer(FakeScorer):
    """Fails on everything said of the tower."""

    def score(self, pairs: Sequence[Pair]) -> list[StanceProbabilities]:
        if any("Brin" in pair.claim for pair in pairs):
            raise ModelError("cannot score this")
        return super().score(pairs)


def test_the_whole_pipeline(lakes: ClaimSet) -> None:
    result = evaluate(lakes, fake_tools(FakeScorer(tower_and_lake)))
    assert result.task is Task.PIPELINE
    assert result.n == 3
    assert result.counts == {"supported": 1, "refuted": 1, "not_enough_evidence": 1}
    assert result.metrics["accuracy"] == 1.0
    assert result.metrics["fever_score"] == 1.0
    assert result.metrics["decided_precision"] == 1.0
    assert result.metrics["decided_share"] == pytest.approx(2 / 3)
    for measure in ("abstract_label", "abstract_rationale", "sentence_label"):
        assert result.metrics[f"{measure}_f1"] == 1.0
        assert result.metrics[f"shown_{measure}_f1"] == 1.0
    assert list(result.baselines) == ["majority", "token_overlap", "bm25", "encoder"]
    assert result.risk_coverage[-1].coverage == pytest.approx(2 / 3)


def test_a_claim_without_a_verdict_counts_as_wrong_and_costs_no_other(lakes: ClaimSet) -> None:
    result = evaluate(lakes, fake_tools(ForgetfulScorer(tower_and_lake)))
    assert result.n == 3
    assert result.metrics["accuracy"] == pytest.approx(2 / 3)
    assert result.metrics["fever_score"] == pytest.approx(2 / 3)
    assert result.metrics["decided_share"] == pytest.approx(1 / 3)


def test_retrieval(lakes: ClaimSet) -> None:
    result = evaluate(lakes, fake_tools(), task=Task.RETRIEVAL)
    assert (result.n, result.n_left_out) == (2, 1)
    assert result.metrics["ndcg_at_10"] == 1.0
    assert result.metrics["recall_at_1"] == 1.0
    assert set(result.baselines) == {"bm25", "encoder"}
    assert result.baselines["bm25"]["mrr"] == 1.0


def test_gold_evidence_of_a_folder_and_of_a_file(lakes: ClaimSet) -> None:
    of_folder = evaluate(lakes, fake_tools(FakeScorer(tower_and_lake)), task=Task.PAIRS)
    assert (of_folder.n, of_folder.n_left_out) == (2, 1)
    assert of_folder.metrics["accuracy"] == 1.0
    of_file = evaluate(three_way(), fake_tools(), limit=3)
    assert of_file.task is Task.PAIRS
    assert of_file.n == 3
    assert set(of_file.uncalibrated) == set(of_file.metrics)


def test_queries_without_labels_are_a_retrieval_set(lakes: ClaimSet) -> None:
    queries = replace(lakes, claims=tuple(replace(c, label=None) for c in lakes.claims))
    assert task_of(queries) is Task.RETRIEVAL
    assert task_of(lakes) is Task.PIPELINE
    assert task_of(three_way()) is Task.PAIRS
    with pytest.raises(InputError, match="no labels"):
        evaluate(queries, fake_tools(), task=Task.PIPELINE)
    with pytest.raises(InputError, match="no corpus to measure retrieval on"):
        evaluate(three_way(), fake_tools(), task=Task.RETRIEVAL)
    without = replace(lakes, claims=tuple(replace(c, relevant=()) for c in lakes.claims))
    with pytest.raises(InputError, match="names a relevant document"):
        evaluate(without, fake_tools(), task=Task.RETRIEVAL)


def test_the_verdicts_are_those_of_the_product(lakes: ClaimSet) -> None:
    tools = fake_tools(FakeScorer(tower_and_lake))
    settings = tools.effective.settings
    index = open_evaluation_index(lakes.documents, tools.encoder, settings.corpus, no_progress)
    retriever = index.retriever(tools.encoder, settings.retrieval)
    product = Checker(
        splitter=FakeSplitter(),
        retriever=retriever,
        scorer=tools.scorer,
        calibration=None,
        corpus=index.corpus_info("lakes"),
        effective=tools.effective,
        models=(),
    )
    checked = check_claims(lakes.claims, retriever, tools, no_progress)
    expected = list(product.check([as_claim(claim) for claim in lakes.claims]))
    assert [one.verdict for one in checked] == expected
    assert [v.label for v in expected if isinstance(v, Verdict)] == [
        Label.SUPPORTED,
        Label.REFUTED,
        Label.NOT_ENOUGH_EVIDENCE,
    ]
    places = sentence_places(lakes.documents)
    first = predict(checked[0], places)
    assert [(d.document_id, d.label) for d in first.documents] == [("lake", GoldLabel.SUPPORTED)]
    assert first.documents[0].sentences[0] == 1
    assert predict_shown(checked[2], places).documents == ()


def test_the_index_of_a_corpus_is_kept(lakes: ClaimSet) -> None:
    calls: list[str] = []

    def progress(stage: str, n_done: int, n_total: int) -> None:
        del n_done, n_total
        calls.append(stage)

    evaluate(lakes, fake_tools(), task=Task.RETRIEVAL, progress=progress)
    assert "embedding passages" in calls
    calls.clear()
    evaluate(lakes, fake_tools(), task=Task.RETRIEVAL, progress=progress)
    assert "embedding passages" not in calls


def test_gold_sentences_are_found_again_in_the_text_that_is_read() -> None:
    document = CorpusDocument(id="d", title="T", sentences=("One is.", "", "Two is two.", "Three."))
    (read,) = as_documents([document])
    places = sentence_places([document])["d"]
    assert [read.text[s.start : s.end] for s in places.spans] == list(document.sentences)
    second = places.spans[2]
    assert places.within(second) == (2,)
    assert places.within(Span(0, len(read.text))) == (0, 2, 3)
    assert places.within(Span(second.start + 2, second.end + 4)) == (2, 3)
    assert places.within(Span(second.start + 8, second.end)) == ()


def test_the_result_file_holds_what_one_needs_to_repeat_it(lakes: ClaimSet, tmp_path: Path) -> None:
    result = evaluate(lakes, fake_tools(FakeScorer(tower_and_lake)), limit=3)
    path = tmp_path / "result.json"
    path.write_text(as_json(result), encoding="utf-8")
    fields = json.loads(path.read_text(encoding="utf-8"))
    for key in (
        "dataset n metrics intervals baselines settings model machine seconds "
        "task limit data_sha256 versions date counts reliability risk_coverage"
    ).split():
        assert key in fields
    assert fields["metrics"]["accuracy"] == 1.0
    assert fields["settings"]["retrieval.n_hits"] == 8
    assert fields["model"]["fake-scorer"]
    again = read_result(path)
    assert isinstance(again, Result)
    assert as_json(again) == as_json(result)


@pytest.mark.parametrize("text", ["", "[]", '{"dataset": "a"}', '{"task": "dance"}'])
def test_a_file_that_is_no_result_is_an_error(tmp_path: Path, text: str) -> None:
    path = tmp_path / "result.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"result\.json: cannot be read as a result"):
        read_result(path)


def test_a_terminal_shows_every_figure_beside_its_baselines(lakes: ClaimSet) -> None:
    shown = render_result(evaluate(three_way(), fake_tools()))
    lines = shown.splitlines()
    assert lines[0].startswith("three: stance of gold evidence, n = 4 (1 not_enough_evidence, ")
    heading = lines[2].split()
    assert heading == [
        "value",
        "95",
        "%",
        "interval",
        "raw",
        "majority",
        "overlap",
        "BM25",
        "encoder",
    ]
    assert any(line.startswith("macro_f1 ") and len(line.split()) == 8 for line in lines)
    assert shown.endswith("cores\n")
    assert max(map(len, lines)) <= 100
    retrieval = render_result(evaluate(lakes, fake_tools(), task=Task.RETRIEVAL))
    assert "BM25, encoder: either half of the retriever by itself" in retrieval
    assert "1 rows left out" in retrieval


def test_a_conflict_and_an_open_claim_show_the_right_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "cache"))
    text = "Lake Aru is 120 metres deep."
    other = "Lake Aru is 120 metres deep, they say."
    far = "A deep well of 120 steps."
    folder = tmp_path / "three"
    write_jsonl(
        folder / "corpus.jsonl",
        [
            {"id": key, "title": "", "text": [t]}
            for key, t in zip("abc", (text, other, far), strict=True)
        ],
    )
    write_jsonl(folder / "claims_dev.jsonl", [{"id": "1", "claim": text, "evidence": []}])
    dataset = read_dataset(str(folder), data=None)
    assert isinstance(dataset, ClaimSet)
    tools = fake_tools(FakeScorer(by_phrase({"they say": REFUTES, "120": SUPPORTS})))
    settings = tools.effective.settings
    index = open_evaluation_index(dataset.documents, tools.encoder, settings.corpus, no_progress)
    retriever = index.retriever(tools.encoder, settings.retrieval)
    (checked,) = check_claims(dataset.claims, retriever, tools, no_progress)
    places = sentence_places(dataset.documents)
    found = predict(checked, places, DocumentThresholds(fused=0.8, stance=0.5))
    fused = {e.hit.passage.citation.document_id: e.hit.fused for e in checked.evidence}
    assert fused["a"] > fused["b"] > 0.8 > fused["c"]
    assert {d.document_id: d.label for d in found.documents} == {
        "a": GoldLabel.SUPPORTED,
        "b": GoldLabel.REFUTED,
    }
    wider = predict(checked, places, DocumentThresholds(fused=0.0, stance=0.5))
    assert {d.document_id for d in wider.documents} == {"a", "b", "c"}
    surest = predict(checked, places, DocumentThresholds(fused=0.0, stance=1.0))
    assert surest.documents == ()
