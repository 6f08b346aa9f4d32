from pathlib import Path

import pytest

from factcheck.errors import InputError
from factcheck.evaluation.datasets import (
    dataset_names,
    gold_pairs,
    read_dataset,
    sample_claims,
    sample_pairs,
    stem_of,
)
from factcheck.evaluation.pair_formats import pair_set
from factcheck.evaluation.records import ClaimSet, GoldLabel, Judging, PairSet
from tests.evaluation.samples import a_pair, write_claim_folder, write_jsonl

PAIR = {"claim": "It is old.", "evidence": "It is very old.", "label": "SUPPORTS"}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    write_jsonl(tmp_path / "pairs" / "dev" / "facts.dev.jsonl.gz", [PAIR])
    write_jsonl(tmp_path / "pairs" / "dev" / "nli.dev_in.jsonl.gz", [PAIR])
    write_jsonl(tmp_path / "pairs" / "dev" / "nli.dev_out.jsonl.gz", [PAIR, PAIR])
    write_jsonl(tmp_path / "claims" / "contrast.dev.jsonl", [PAIR])
    write_jsonl(tmp_path / "claims" / "contrast.train.jsonl", [PAIR, PAIR])
    (tmp_path / "own.csv").write_text("claim,evidence,label\na,b,SUPPORTS\n", encoding="utf-8")
    write_claim_folder(tmp_path / "retrieval" / "lakes")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("facts", "facts.dev"),
        ("facts.dev", "facts.dev"),
        ("nli.dev_out", "nli.dev_out"),
        ("contrast", "contrast.dev"),
        ("own", "own"),
        ("lakes", "lakes"),
    ],
)
def test_a_data_set_is_found_by_name(data: Path, name: str, found: str) -> None:
    dataset = read_dataset(name, data=data)
    assert dataset.name == found
    assert isinstance(dataset, ClaimSet if name == "lakes" else PairSet)


def test_a_path_needs_no_folder(data: Path) -> None:
    assert read_dataset(str(data / "own.csv"), data=None).name == "own"
    assert read_dataset(str(data / "retrieval" / "lakes"), data=None).name == "lakes"


def test_what_is_not_found_or_not_clear_is_an_error_that_helps(data: Path) -> None:
    with pytest.raises(InputError, match=r"nli: may be any of nli\.dev_in, nli\.dev_out"):
        read_dataset("nli", data=data)
    with pytest.raises(InputError) as caught:
        read_dataset("other", data=data)
    assert "facts.dev" in str(caught.value.hint)
    with pytest.raises(InputError) as caught:
        read_dataset("facts", data=None)
    assert "--data" in str(caught.value.hint)
    with pytest.raises(InputError, match="no such folder"):
        read_dataset("facts", data=data / "nowhere")


def test_names_are_listed_sorted(data: Path) -> None:
    assert dataset_names(data) == (
        "contrast.dev",
        "contrast.train",
        "facts.dev",
        "lakes",
        "nli.dev_in",
        "nli.dev_out",
        "own",
    )


def test_a_stem_keeps_the_split() -> None:
    assert stem_of(Path("a/mnli.dev_matched.jsonl.gz")) == "mnli.dev_matched"
    assert stem_of(Path("dev.json")) == "dev"


def test_a_sample_is_the_same_each_time_in_order_and_keeps_groups_whole() -> None:
    pairs = [
        a_pair(f"claim {i}", "evidence", GoldLabel.SUPPORTED, group=str(i // 2) if i < 40 else "")
        for i in range(60)
    ]
    whole = pair_set("a", pairs)
    drawn = sample_pairs(whole, 21)
    assert drawn == sample_pairs(whole, 21)
    assert 20 <= len(drawn.pairs) <= 21
    numbers = [int(pair.claim.split()[1]) for pair in drawn.pairs]
    assert numbers == sorted(numbers)
    groups = [pair.group for pair in drawn.pairs if pair.group]
    assert all(groups.count(group) == 2 for group in groups)
    assert drawn.data_sha256 == whole.data_sha256
    assert sample_pairs(whole, 60) is whole
    assert sample_pairs(whole, None) is whole


def test_a_sample_does_not_change_how_a_set_is_judged() -> None:
    labels = [GoldLabel.SUPPORTED] * 30 + [GoldLabel.NOT_ENOUGH_EVIDENCE]
    whole = pair_set("a", [a_pair(str(i), "e", label) for i, label in enumerate(labels)])
    assert sample_pairs(whole, 2).judging is Judging.THREE_WAY


def test_claims_are_drawn_in_order(data: Path) -> None:
    lakes = read_dataset("lakes", data=data)
    assert isinstance(lakes, ClaimSet)
    drawn = sample_claims(lakes.claims, 2)
    assert drawn == sample_claims(lakes.claims, 2)
    assert [c.id for c in drawn] == sorted(c.id for c in drawn)
    assert sample_claims(lakes.claims, 9) == lakes.claims


def test_gold_evidence_becomes_pairs(data: Path) -> None:
    lakes = read_dataset("lakes", data=data)
    assert isinstance(lakes, ClaimSet)
    found = gold_pairs(lakes)
    assert [(pair.evidence, pair.label) for pair in found.pairs] == [
        ("Lake Aru is 120 metres deep.", GoldLabel.SUPPORTED),
        ("The Tower of Brin was finished in 1904.", GoldLabel.REFUTED),
    ]
    assert found.n_left_out == 1


def test_gold_evidence_that_the_corpus_lacks_is_an_error(tmp_path: Path) -> None:
    folder = write_claim_folder(tmp_path / "lakes")
    evidence = [{"doc_id": "moss", "sentences": [1], "label": "SUPPORTS"}]
    write_jsonl(folder / "claims_dev.jsonl", [{"id": "9", "claim": "c", "evidence": evidence}])
    lakes = read_dataset(str(folder), data=None)
    assert isinstance(lakes, ClaimSet)
    with pytest.raises(InputError, match="claim 9: the corpus lacks sentence 1 of moss"):
        gold_pairs(lakes)
