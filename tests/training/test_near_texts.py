"""What counts as quoting a measured text."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from training.near_texts import measured_texts, near_texts

MEASURED = "The old ferry to the island was replaced by a tunnel in the spring of 1994."


def test_a_quotation_is_found_whatever_its_case_and_stops() -> None:
    quoted = "In short: the old ferry to the island was replaced by a tunnel."
    (near,) = near_texts([quoted], [("set", MEASURED)])
    assert near.text == quoted
    assert near.other == MEASURED
    assert near.origin == "set"
    assert near.share == pytest.approx(7 / 9)


def test_the_same_fact_in_other_words_and_short_phrases_are_not() -> None:
    texts = [
        "A tunnel took the place of the island ferry in 1994, and few people missed the boat.",
        "The old ferry to the island",
    ]
    assert list(near_texts(texts, [("set", MEASURED)])) == []


def test_claims_and_evidence_of_a_folder_are_read(tmp_path: Path) -> None:
    rows = [
        {"claim": "One.", "evidence": "Two.", "label": "SUPPORTS"},
        {"claim": "Three.", "evidence": "Four.", "label": "NOT_SUPPORTED"},
    ]
    with gzip.open(tmp_path / "a.dev.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in rows)
    assert [text for _, text in measured_texts(tmp_path)] == ["One.", "Two.", "Three.", "Four."]


def test_a_folder_without_such_files_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"no \.jsonl\.gz file"):
        list(measured_texts(tmp_path))
