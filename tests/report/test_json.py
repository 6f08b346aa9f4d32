import datetime as dt
import json
from typing import Any

import pytest

from factcheck.report.json import (
    FORMAT_VERSION,
    render_extraction_json,
    render_hits_json,
    render_json,
)
from factcheck.testing import (
    FakeSplitter,
    make_document,
    make_hit,
    make_passage,
    make_report,
    sample_list_report,
    sample_report,
)
from factcheck.types import Label, Report


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(render_json(sample_report()))
    return loaded


def test_the_documented_keys_are_there(data: dict[str, Any]) -> None:
    assert {
        "version", "factcheck", "article", "verdicts", "failures", "set_aside", "coverage",
        "corpus", "settings", "fingerprints", "created_at", "seconds", "shard",
    } <= data.keys()  # fmt: skip
    assert data["version"] == FORMAT_VERSION
    assert data["article"] == {"path": "article.txt", "title": sample_report().title}


def test_a_verdict_holds_what_is_documented(data: dict[str, Any]) -> None:
    for verdict in data["verdicts"]:
        assert {
            "claim", "label", "confidence", "supporting", "refuting", "differences", "reason",
        } <= verdict.keys()  # fmt: skip
        assert {"text", "sentence", "span", "location", "attribution"} <= verdict["claim"].keys()
        assert {"line", "column"} <= verdict["claim"]["location"].keys()


def test_labels_are_the_closed_set_in_words(data: dict[str, Any]) -> None:
    assert [verdict["label"] for verdict in data["verdicts"]] == [
        "supported", "refuted", "conflicting", "not_enough_evidence",
    ]  # fmt: skip
    assert {label.value for label in Label} == {v["label"] for v in data["verdicts"]}


def test_evidence_says_where_it_comes_from_and_how_it_stands(data: dict[str, Any]) -> None:
    refuting = data["verdicts"][1]["refuting"]
    assert refuting["document"] == "mosty/český.md"
    assert refuting["sentence"] == "The bridge was built in 1751, said <b>Žofia</b> & “Ко”."
    assert refuting["stance"] == {"supports": 0.01, "refutes": 0.97, "neither": 0.02}
    assert (refuting["overlap"], refuting["focus"]) == (0.875, 0.5)
    assert refuting["missing"] == [{"kind": "entity", "claim": "Žofia", "evidence": ""}]
    assert len(refuting["fingerprint"]) == 64


def test_differences_are_those_of_the_refuting_side(data: dict[str, Any]) -> None:
    difference = {"kind": "date", "claim": "1750", "evidence": "1751"}
    assert data["verdicts"][1]["differences"] == [difference]
    assert data["verdicts"][0]["differences"] == []
    assert data["verdicts"][3]["differences"] == []


def test_what_is_not_there_is_null(data: dict[str, Any]) -> None:
    assert data["verdicts"][0]["refuting"] is None
    assert data["verdicts"][0]["claim"]["attribution"] is None
    assert data["verdicts"][0]["supporting"]["date"] is None
    assert data["verdicts"][2]["claim"]["attribution"] == {
        "speaker": "María José O'Neill", "cue": "said", "quoted": True,
    }  # fmt: skip


def test_failures_are_apart_from_verdicts(data: dict[str, Any]) -> None:
    (failure,) = data["failures"]
    assert failure["claim"]["text"] == "It fell."
    assert failure["reason"] == "the model ran dry"
    assert "It fell." not in [verdict["claim"]["text"] for verdict in data["verdicts"]]


def test_coverage_and_origins_are_plain(data: dict[str, Any]) -> None:
    assert data["coverage"] == {
        "sentences": 5, "claims": 5, "set_aside": 1, "checked": 4,
        "with_evidence": 4, "decided": 3, "over_limit": 0, "withheld": 0,
    }  # fmt: skip
    assert data["settings"]["retrieval.n_hits"] == {"value": 5, "origin": "preset fast:3"}
    assert data["fingerprints"]["models"].keys() == {"fake-scorer"}
    assert len(data["fingerprints"]["corpus"]) == 64
    assert data["seconds"] == 1.235
    assert dt.datetime.fromisoformat(data["created_at"]).tzinfo is not None


def test_text_stays_readable_and_comes_back_whole(data: dict[str, Any]) -> None:
    report = sample_report()
    assert "漢字漢字 \N{BRIDGE AT NIGHT}" in render_json(report)
    texts = [verdict["claim"]["text"] for verdict in data["verdicts"]]
    assert texts == [verdict.claim.text for verdict in report.verdicts]


def test_an_empty_report_has_empty_lists() -> None:
    data = json.loads(render_json(make_report()))
    assert (data["verdicts"], data["failures"], data["set_aside"]) == ([], [], [])
    assert data["coverage"]["claims"] == 0


def test_an_extraction_lists_claims_and_what_was_set_aside() -> None:
    found = FakeSplitter().split(make_document("# Title\nIt is old.", date=dt.date(2025, 3, 11)))
    data = json.loads(render_extraction_json(found))
    (claim,) = data["claims"]
    assert (claim["text"], claim["span"]) == ("It is old.", [8, 18])
    assert claim["location"] == {"path": "article.txt", "line": 2, "column": 1}
    assert data["set_aside"][0]["reason"] == "heading"
    assert data["sentences"] == 1


def test_hits_hold_their_scores_and_passage() -> None:
    passage = make_passage("It is old.", title="Bridges", date=dt.date(2025, 3, 11))
    data = json.loads(render_hits_json("old?", (make_hit(passage, fused=0.123456),)))
    (hit,) = data["hits"]
    assert data["query"] == "old?"
    assert (hit["fused"], hit["similarity"], hit["lexical"]) == (0.1235, 0.1235, 1.2346)
    assert (hit["text"], hit["title"], hit["date"]) == ("It is old.", "Bridges", "2025-03-11")
    assert json.loads(render_hits_json("old?", ()))["hits"] == []


@pytest.mark.parametrize("report", [sample_report(), sample_list_report(), make_report()])
def test_rows_are_written_as_the_standard_library_writes_the_whole(report: Report) -> None:
    rendered = render_json(report)
    assert json.dumps(json.loads(rendered), ensure_ascii=False, indent=2) + "\n" == rendered
