"""Small data sets of our own words, and tools that need no model."""

import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from factcheck.evaluation.pair_formats import pair_set
from factcheck.evaluation.records import GoldLabel, GoldPair, PairSet
from factcheck.evaluation.tools import Tools
from factcheck.settings import load_settings
from factcheck.testing import FakeEncoder, FakeScorer

CORPUS = (
    {
        "id": "lake",
        "title": "Lake Aru",
        "text": [
            "Lake Aru lies in the north of Velland.",
            "Lake Aru is 120 metres deep.",
            "It freezes over in most winters.",
            "Two ferries cross it in summer.",
        ],
    },
    {
        "id": "tower",
        "title": "Tower of Brin",
        "text": [
            "The Tower of Brin was finished in 1904.",
            "The Tower of Brin never served as a prison.",
        ],
    },
    {"id": "moss", "title": "Moss", "text": ["Moss grows on stones and on old walls."]},
)
CLAIMS = (
    {
        "id": "1",
        "claim": "Lake Aru is 120 metres deep.",
        "label": "SUPPORTS",
        "evidence": [{"doc_id": "lake", "sentences": [1], "label": "SUPPORTS"}],
    },
    {
        "id": "2",
        "claim": "The Tower of Brin was finished in 1911.",
        "label": "REFUTES",
        "evidence": [{"doc_id": "tower", "sentences": [0], "label": "REFUTES"}],
    },
    {
        "id": "3",
        "claim": "The mayor of Dorn keeps bees.",
        "label": "NOT_ENOUGH_INFO",
        "evidence": [],
    },
)


def write_jsonl(path: Path, rows: Sequence[Mapping[str, Any]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress(text.encode()))
    else:
        path.write_text(text, encoding="utf-8")
    return path


def write_claim_folder(folder: Path) -> Path:
    write_jsonl(folder / "corpus.jsonl.gz", CORPUS)
    write_jsonl(folder / "claims_dev.jsonl.gz", CLAIMS)
    return folder


def a_pair(claim: str, evidence: str, label: GoldLabel, *, group: str = "") -> GoldPair:
    return GoldPair(claim=claim, evidence=evidence, label=label, group=group)


def three_way() -> PairSet:
    return pair_set(
        "three",
        [
            a_pair("The lake is deep.", "The lake is deep and cold.", GoldLabel.SUPPORTED),
            a_pair("The lake is warm.", "AGAINST: the lake is cold.", GoldLabel.REFUTED),
            a_pair("The lake is blue.", "The lake is deep.", GoldLabel.NOT_ENOUGH_EVIDENCE),
            a_pair("The moss is old.", "The moss is old and green.", GoldLabel.SUPPORTED),
        ],
    )


def fake_tools(scorer: FakeScorer | None = None) -> Tools:
    return Tools(
        encoder=FakeEncoder(),
        scorer=scorer or FakeScorer(),
        calibration=None,
        effective=load_settings(),
    )
