import json
from pathlib import Path
from typing import Any

import pytest

from factcheck.errors import InputError
from factcheck.evaluation.pair_formats import clean_text, pair_set, read_pairs
from factcheck.evaluation.records import GoldLabel, Judging
from tests.evaluation.samples import a_pair, write_jsonl

S, R, N = GoldLabel.SUPPORTED, GoldLabel.REFUTED, GoldLabel.NOT_ENOUGH_EVIDENCE

VITAMIN_C = {
    "unique_id": "a1",
    "claim": "The film earned more than 3 million.",
    "evidence": "By May it had earned 2.8 million.",
    "label": "REFUTES",
    "page": "The film",
}
SYMMETRIC = {"claim": "It rains.", "evidence_sentence": "It is dry .", "gold_label": "REFUTES"}
AGGREFACT = {"dataset": "Wise", "doc": "It rained.", "claim": "It was wet.", "label": 1}
CLIMATE = {
    "claim_id": "0",
    "claim": "Ice melts.",
    "claim_label": "DISPUTED",
    "evidences": [
        {"evidence": "Ice melts when warm.", "evidence_label": "SUPPORTS", "votes": []},
        {"evidence": "Ice is blue.", "evidence_label": "NOT_ENOUGH_INFO", "votes": []},
        {"evidence": "Some say so.", "evidence_label": "DISPUTED", "votes": []},
    ],
}
AVERITEC = {
    "claim": "The bridge fell.",
    "label": "Refuted",
    "questions": [
        {
            "question": "Did it fall?",
            "answers": [
                {"answer": "No", "answer_type": "Boolean", "boolean_explanation": "It stands."}
            ],
        },
        {"question": "Is it open?", "answers": [{"answer": "It is open.", "answer_type": "x"}]},
    ],
}


def read(path: Path, *rows: dict[str, Any]) -> list[tuple[str, str, str]]:
    found = read_pairs(write_jsonl(path, rows), name="a")
    return [(pair.claim, pair.evidence, pair.label.value) for pair in found.pairs]


def test_the_plain_fields_are_those_of_vitamin_c_and_fever_symmetric(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    assert read(path, VITAMIN_C) == [
        ("The film earned more than 3 million.", "By May it had earned 2.8 million.", "refuted")
    ]
    assert read(path, SYMMETRIC) == [("It rains.", "It is dry .", "refuted")]


def test_health_ver_is_a_csv_with_words_for_labels(tmp_path: Path) -> None:
    path = tmp_path / "dev.csv"
    path.write_text(
        "id,evidence,claim,label,topic_ip,question\n"
        '1,"Masks, worn well, help.",Masks help.,Supports,1,q\n'
        "2,Masks are cheap.,Masks help.,Neutral,1,q\n",
        encoding="utf-8",
    )
    found = read_pairs(path, name="healthver")
    assert [pair.label for pair in found.pairs] == [S, N]
    assert found.pairs[0].evidence == "Masks, worn well, help."


def test_aggrefact_is_binary_and_keeps_its_parts(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "a.jsonl", [AGGREFACT, {**AGGREFACT, "label": 0}])
    found = read_pairs(path, name="a")
    assert [pair.label for pair in found.pairs] == [S, GoldLabel.NOT_SUPPORTED]
    assert {pair.part for pair in found.pairs} == {"Wise"}
    assert found.judging is Judging.BINARY


def test_climate_fever_gives_a_pair_for_each_evidence_that_takes_a_side_or_none(
    tmp_path: Path,
) -> None:
    path = write_jsonl(tmp_path / "a.jsonl", [CLIMATE])
    found = read_pairs(path, name="a")
    assert [(p.evidence, p.label) for p in found.pairs] == [
        ("Ice melts when warm.", S),
        ("Ice is blue.", N),
    ]
    assert found.n_left_out == 1


def test_averitec_joins_questions_and_answers(tmp_path: Path) -> None:
    path = tmp_path / "dev.json"
    path.write_text(json.dumps([AVERITEC]), encoding="utf-8")
    (pair,) = read_pairs(path, name="a").pairs
    assert pair.evidence == "Did it fall? No. It stands. Is it open? It is open."
    assert pair.label is R


def test_the_two_halves_of_a_contrast_share_a_group(tmp_path: Path) -> None:
    rows = [{**VITAMIN_C, "pair": 6}, {**VITAMIN_C, "pair": 6, "label": "SUPPORTS"}]
    path = write_jsonl(tmp_path / "a.jsonl.gz", rows)
    assert [pair.group for pair in read_pairs(path, name="a").pairs] == ["6", "6"]


@pytest.mark.parametrize(
    ("labels", "judging"),
    [
        ([S, R, N], Judging.THREE_WAY),
        ([S, N], Judging.THREE_WAY),
        ([S, R], Judging.TWO_WAY),
        ([S, GoldLabel.NOT_SUPPORTED], Judging.BINARY),
    ],
)
def test_the_labels_of_a_set_say_how_it_is_judged(
    labels: list[GoldLabel], judging: Judging
) -> None:
    assert pair_set("a", [a_pair("c", "e", label) for label in labels]).judging is judging


def test_the_hash_changes_with_any_text_or_label() -> None:
    sets = [
        pair_set("a", [a_pair(*fields)])
        for fields in (("c", "e", S), ("c", "f", S), ("c", "e", R), ("ce", "", S), ("c", "e", S))
        if fields[1]
    ]
    hashes = [found.data_sha256 for found in sets]
    assert len(set(hashes)) == 3
    assert hashes[0] == hashes[-1]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({**VITAMIN_C, "label": "MAYBE"}, "2: label: 'MAYBE' is not one of supported, refuted"),
        ({**VITAMIN_C, "claim": ""}, "2: claim: found '', expected a text"),
        ({"claim": "x", "label": "SUPPORTS"}, "2: evidence: missing"),
    ],
)
def test_a_malformed_row_names_file_and_line(
    tmp_path: Path, row: dict[str, Any], message: str
) -> None:
    path = write_jsonl(tmp_path / "a.jsonl", [VITAMIN_C, row])
    with pytest.raises(InputError) as caught:
        read_pairs(path, name="a")
    assert str(caught.value).startswith(f"{path}:{message}")


def test_other_malformed_rows(tmp_path: Path) -> None:
    for row, message in (
        ({**AGGREFACT, "label": 2}, "label: '2' is not one of 0, 1"),
        ({**CLIMATE, "evidences": ["x"]}, "evidences: found 'x', expected an object"),
        ({"text": "x"}, "fields text: of no known format"),
    ):
        with pytest.raises(InputError, match=message):
            read(tmp_path / "a.jsonl", row)
    with pytest.raises(InputError, match="holds no rows"):
        read(tmp_path / "a.jsonl")
    with pytest.raises(InputError, match="holds no pair"):
        pair_set("a", [a_pair("c", "e", GoldLabel.CONFLICTING)])


def test_treebank_brackets_become_what_a_reader_writes() -> None:
    assert (
        clean_text("Ann -LRB- born 1970 -RRB- , `` the Axe ''") == 'Ann ( born 1970 ) , " the Axe "'
    )
