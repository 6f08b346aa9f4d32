from pathlib import Path

import pytest

from factcheck.errors import InputError
from factcheck.evaluation.claim_formats import read_claim_folder, splits_in
from factcheck.evaluation.records import GoldClaim, GoldEvidence, GoldLabel
from tests.evaluation.samples import CORPUS, write_claim_folder, write_jsonl

S, R = GoldLabel.SUPPORTED, GoldLabel.REFUTED


def part(document: str, *sentences: int, label: GoldLabel = S) -> GoldEvidence:
    return GoldEvidence(document_id=document, sentences=sentences, label=label)


def test_the_common_layout(tmp_path: Path) -> None:
    found = read_claim_folder(write_claim_folder(tmp_path / "a"), name="a", split="dev")
    assert [claim.label for claim in found.claims] == [S, R, GoldLabel.NOT_ENOUGH_EVIDENCE]
    assert found.claims[1].evidence == ((part("tower", 0, label=R),),)
    assert found.claims[1].relevant == (("tower", 1),)
    assert found.documents[0].sentences == tuple(CORPUS[0]["text"])
    assert splits_in(tmp_path / "a") == ("dev",)


def test_sci_fact_as_published(tmp_path: Path) -> None:
    write_jsonl(
        tmp_path / "corpus.jsonl",
        [{"doc_id": 7, "title": "T", "abstract": ["A.", "B.", "C."], "structured": False}],
    )
    write_jsonl(
        tmp_path / "claims_dev.jsonl",
        [
            {
                "id": 1,
                "claim": "B and C.",
                "evidence": {
                    "7": [
                        {"sentences": [1, 2], "label": "SUPPORT"},
                        {"sentences": [0], "label": "SUPPORT"},
                    ]
                },
                "cited_doc_ids": [7, 8],
            },
            {"id": 2, "claim": "D.", "evidence": {}, "cited_doc_ids": [8]},
        ],
    )
    found = read_claim_folder(tmp_path, name="scifact", split="dev")
    first, second = found.claims
    assert first == GoldClaim(
        id="1",
        text="B and C.",
        label=S,
        evidence=((part("7", 1, 2),), (part("7", 0),)),
        relevant=(("7", 1), ("8", 1)),
    )
    assert second.label is GoldLabel.NOT_ENOUGH_EVIDENCE
    assert second.relevant == (("8", 1),)


def test_evidence_on_both_sides_makes_a_conflict(tmp_path: Path) -> None:
    write_jsonl(tmp_path / "corpus.jsonl", CORPUS)
    sides = [
        {"doc_id": "lake", "sentences": [0], "label": "SUPPORTS"},
        {"doc_id": "moss", "sentences": [0], "label": "REFUTES"},
    ]
    write_jsonl(tmp_path / "claims_dev.jsonl", [{"id": 1, "claim": "c", "evidence": sides}])
    (claim,) = read_claim_folder(tmp_path, name="a", split="dev").claims
    assert claim.label is GoldLabel.CONFLICTING


def test_beir(tmp_path: Path) -> None:
    write_jsonl(tmp_path / "corpus.jsonl", [{"_id": "d1", "title": "T", "text": "One text."}])
    write_jsonl(
        tmp_path / "queries.jsonl", [{"_id": "q1", "text": "one?"}, {"_id": "q2", "text": "two?"}]
    )
    (tmp_path / "qrels").mkdir()
    (tmp_path / "qrels" / "test.tsv").write_text(
        "query-id\tcorpus-id\tscore\nq1\td1\t2\nq1\td9\t0\n", encoding="utf-8"
    )
    found = read_claim_folder(tmp_path, name="b", split="test")
    assert found.claims == (GoldClaim(id="q1", text="one?", label=None, relevant=(("d1", 2),)),)
    with pytest.raises(InputError, match=r"dev\.tsv: missing"):
        read_claim_folder(tmp_path, name="b", split="dev")
    (tmp_path / "qrels" / "test.tsv").write_text(
        "query-id\tcorpus-id\tscore\nq1\td1\tmuch\n", encoding="utf-8"
    )
    with pytest.raises(InputError, match=r"test\.tsv:2: score: 'much'"):
        read_claim_folder(tmp_path, name="b", split="test")


def fever_folder(folder: Path, evidence: list[object]) -> Path:
    pages = folder / "wiki-pages"
    lines = "0\tAnn Lee -LRB- born 1970 -RRB- sings .\tAnn\n1\t\n2\tShe lives in Dorn .\n"
    write_jsonl(
        pages / "wiki-001.jsonl", [{"id": "", "lines": ""}, {"id": "Ann_Lee", "lines": lines}]
    )
    write_jsonl(pages / "wiki-002.jsonl", [{"id": "Dorn", "lines": "0\tDorn is a town ."}])
    claim = {"id": 3, "claim": "Ann Lee sings.", "label": "SUPPORTS", "evidence": evidence}
    write_jsonl(folder / "shared_task_dev.jsonl", [claim])
    return folder


def test_fever_reads_alternatives_and_the_sentences_of_pages(tmp_path: Path) -> None:
    evidence = [
        [[1, 2, "Ann_Lee", 0]],
        [[3, 4, "Ann_Lee", 2], [3, 4, "Dorn", 0]],
        [[1, 9, "Ann_Lee", 0]],
        [[5, None, None, None]],
    ]
    found = read_claim_folder(fever_folder(tmp_path, evidence), name="fever", split="dev")
    (claim,) = found.claims
    assert claim.evidence == ((part("Ann_Lee", 0),), (part("Ann_Lee", 2), part("Dorn", 0)))
    assert claim.relevant == (("Ann_Lee", 1), ("Dorn", 1))
    assert [(d.title, d.sentences) for d in found.documents] == [
        ("Ann Lee", ("Ann Lee ( born 1970 ) sings .", "", "She lives in Dorn .")),
        ("Dorn", ("Dorn is a town .",)),
    ]


@pytest.mark.parametrize("evidence", [[[[1, 2, "Ann_Lee"]]], [[[1, 2, "Ann_Lee", "0"]]], [["x"]]])
def test_malformed_fever_evidence_is_named(tmp_path: Path, evidence: list[object]) -> None:
    with pytest.raises(InputError, match=r"shared_task_dev\.jsonl:1: evidence: found"):
        read_claim_folder(fever_folder(tmp_path, evidence), name="fever", split="dev")


@pytest.mark.parametrize(
    ("evidence", "message"),
    [
        ([{"doc_id": "lake", "sentences": [-1], "label": "SUPPORTS"}], "expected numbers from 0"),
        ([{"doc_id": "lake", "sentences": 1, "label": "SUPPORTS"}], "expected a list"),
        ([{"sentences": [1], "label": "SUPPORTS"}], "doc_id: missing"),
        ("text", "expected a list"),
    ],
)
def test_malformed_evidence_is_named(tmp_path: Path, evidence: object, message: str) -> None:
    write_jsonl(tmp_path / "corpus.jsonl", CORPUS)
    write_jsonl(tmp_path / "claims_dev.jsonl", [{"id": 1, "claim": "c", "evidence": evidence}])
    with pytest.raises(InputError, match=message) as caught:
        read_claim_folder(tmp_path, name="a", split="dev")
    assert str(caught.value).startswith(f"{tmp_path / 'claims_dev.jsonl'}:1: ")


def test_a_folder_of_another_kind_or_without_the_split_says_what_is_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no claims_dev\.jsonl"):
        read_claim_folder(tmp_path, name="a", split="dev")
    folder = write_claim_folder(tmp_path / "a")
    with pytest.raises(InputError) as caught:
        read_claim_folder(folder, name="a", split="test")
    assert caught.value.hint == "Splits found: dev."
