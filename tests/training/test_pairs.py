"""Readers and splits of the training data."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

import pytest

from training.pairs import DataError, Pair, Share, Stance, is_held_out, read_pairs, take_share

GOOD = {"claim": "The  bridge is long.", "evidence": "It spans 2 km.", "label": "SUPPORTS"}


def write_rows(folder: Path, rows: list[str]) -> Path:
    path = folder / "bridges.train.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        lines.write("\n".join(rows) + "\n")
    return path


def pair(claim: str, stance: Stance = Stance.SUPPORTS) -> Pair:
    return Pair(claim=claim, evidence="Some text.", stance=stance, source="test")


def test_reads_rows_in_order_and_skips_labels_without_polarity(tmp_path: Path) -> None:
    rows = [GOOD, GOOD | {"label": "NOT_SUPPORTED"}, GOOD | {"label": "REFUTES"}]
    pairs = list(read_pairs(write_rows(tmp_path, [json.dumps(row) for row in rows])))
    assert [p.stance for p in pairs] == [Stance.SUPPORTS, Stance.REFUTES]
    assert pairs[0].claim == "The bridge is long."
    assert pairs[0].source == "bridges.train"


def test_rows_derived_from_a_non_commercial_set_are_left_out(tmp_path: Path) -> None:
    rows = [GOOD | {"source": "averitec.train.jsonl + synthetic number edit"}, GOOD]
    pairs = list(read_pairs(write_rows(tmp_path, [json.dumps(row) for row in rows])))
    assert len(pairs) == 1


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{broken", r":2:2: not JSON"),
        ("[1, 2]", r":2: found list, expected an object"),
        ('{"claim": "x", "label": "SUPPORTS"}', r":2: evidence: missing"),
        ('{"claim": "x", "evidence": "y", "label": "TRUE"}', r":2: label: 'TRUE' is not one of"),
    ],
)
def test_errors_name_file_and_line(tmp_path: Path, line: str, message: str) -> None:
    path = write_rows(tmp_path, [json.dumps(GOOD), line])
    with pytest.raises(DataError, match=rf"bridges\.train\.jsonl\.gz{message}"):
        list(read_pairs(path))


def test_share_limits_each_stance() -> None:
    pairs = [pair(f"claim {i}", Stance(i % 3)) for i in range(30)]
    share = Share(file="x", licence="MIT", limit=4, limit_supports=2)
    taken = take_share(pairs, share, random.Random(1))
    counts = [sum(p.stance is stance for p in taken) for stance in Stance]
    assert counts == [2, 4, 4]


def test_split_depends_on_the_claim_alone_and_has_the_asked_size() -> None:
    held = [i for i in range(4000) if is_held_out(pair(f"Claim number {i}."), 10.0)]
    assert 320 < len(held) < 480
    assert is_held_out(pair("Claim number 7."), 50.0) == is_held_out(
        pair("claim NUMBER 7.", Stance.REFUTES), 50.0
    )
