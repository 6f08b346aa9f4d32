"""The triples that the encoder is tuned on: the right window, and one of another document."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

import pytest

from training.retriever import RetrieverSettings, read_triples, triples_of

DOCUMENTS = [
    (
        "1",
        "Bridges",
        ["The old bridge fell in 1901.", "A new one was built in 1904.", "It stands."],
    ),
    ("2", "Ferries", ["Ferries crossed the river before the bridge.", "They stopped in 1905."]),
    ("3", "Wheat", ["Wheat was grown on the slopes.", "The harvest failed twice."]),
]
CLAIMS = [
    ("a", "The new bridge was built in 1904.", [("1", [1], "SUPPORTS")]),
    ("b", "The wheat harvest never failed.", [("3", [1], "REFUTES")]),
    ("c", "The river freezes every year.", []),
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for name in ("scifact", "checkcovid", "fever_sentpool"):
        folder = tmp_path / "retrieval" / name
        folder.mkdir(parents=True)
        corpus = [{"id": i, "title": t, "text": s} for i, t, s in DOCUMENTS]
        claims = [
            {
                "id": key,
                "claim": text,
                "evidence": [{"doc_id": d, "sentences": s, "label": v} for d, s, v in evidence],
            }
            for key, text, evidence in CLAIMS
        ]
        for file, rows in (("corpus", corpus), ("claims_train", claims)):
            with gzip.open(folder / f"{file}.jsonl.gz", "wt", encoding="utf-8") as lines:
                lines.writelines(json.dumps(row) + "\n" for row in rows)
    return tmp_path


def test_positives_hold_the_evidence_and_negatives_are_of_other_documents(data: Path) -> None:
    made = list(triples_of(data / "retrieval" / "scifact", random.Random(1), copies=5))
    assert len(made) == 10
    evidence = {CLAIMS[0][1]: DOCUMENTS[0], CLAIMS[1][1]: DOCUMENTS[2]}
    for claim, positive, negative in made:
        _, title, sentences = evidence[claim]
        assert positive.startswith(f"{title}. ")
        assert sentences[1] in positive
        assert not any(sentence in negative for sentence in sentences)


def test_a_set_can_be_left_out_to_be_measured_on(data: Path) -> None:
    whole = read_triples(data, RetrieverSettings())
    assert len(whole) == 2 * (6 + 6 + 1)
    without = read_triples(data, RetrieverSettings(without=("scifact", "checkcovid")))
    assert len(without) == 2
    assert read_triples(data, RetrieverSettings()) == whole
