import gzip
from pathlib import Path

import pytest

from factcheck.errors import InputError
from factcheck.evaluation.records import GoldLabel
from factcheck.evaluation.rows import Row, read_rows


def rows_of(path: Path, text: str) -> list[Row]:
    path.write_text(text, encoding="utf-8")
    return list(read_rows(path))


@pytest.mark.parametrize(
    ("name", "text", "places"),
    [
        ("a.jsonl", '{"claim": "x"}\n\n{"claim": "y"}\n', [1, 3]),
        ("a.json", '[\n {"claim": "x",\n  "n": [1, {}]},\n\n {"claim": "y"}\n]', [2, 5]),
        ("a.csv", 'claim,n\n"x\nx",1\ny,2\n', [2, 4]),
        ("a.tsv", "claim\tn\nx\t1\ny\t2\n", [2, 3]),
    ],
)
def test_rows_know_the_line_they_begin_at(
    tmp_path: Path, name: str, text: str, places: list[int]
) -> None:
    rows = rows_of(tmp_path / name, text)
    assert [row.place for row in rows] == [f"{tmp_path / name}:{line}" for line in places]
    assert rows[1].text("claim") == "y"


def test_a_gzipped_file_and_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress("\ufeffclaim,label\nÅ é,Supports\n".encode()))
    (row,) = read_rows(path)
    assert row.text("claim") == "Å é"
    assert row.label("label") is GoldLabel.SUPPORTED


@pytest.mark.parametrize(
    ("name", "text", "line", "message"),
    [
        ("a.jsonl", '{"claim": "x"}\n{"claim": \n', 2, "not JSON"),
        ("a.jsonl", '["x"]\n', 1, "expected an object"),
        ("a.json", '[{"claim": "x"},\n {"claim" "y"}]', 2, "not JSON"),
        ("a.json", '{"claim": "x"}', 1, "expected a list"),
        ("a.json", '[{"claim": "x"},\n 7]', 2, "expected an object"),
        ("a.csv", "claim,label\nx,y\nx,y,z\n", 3, "3 fields, the header has 2"),
        ("a.csv", 'claim,label\n"x"y,z\n', 2, "expected after"),
    ],
)
def test_a_malformed_row_is_named_by_file_and_line(
    tmp_path: Path, name: str, text: str, line: int, message: str
) -> None:
    with pytest.raises(InputError, match=message) as caught:
        rows_of(tmp_path / name, text)
    assert str(caught.value).startswith(f"{tmp_path / name}:{line}: ")


def test_files_that_cannot_be_read_say_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        list(read_rows(tmp_path / "none.jsonl"))
    (tmp_path / "bad.jsonl.gz").write_bytes(b"\x1f\x8bnot gzip at all")
    with pytest.raises(InputError, match="cannot be read"):
        list(read_rows(tmp_path / "bad.jsonl.gz"))
    (tmp_path / "a.parquet").write_bytes(b"PAR1")
    with pytest.raises(InputError, match="not a data file"):
        list(read_rows(tmp_path / "a.parquet"))


@pytest.mark.parametrize(
    ("word", "label"),
    [
        ("SUPPORTS", "supported"),
        ("Supported", "supported"),
        ("SUPPORT", "supported"),
        ("entailment", "supported"),
        ("REFUTES", "refuted"),
        ("CONTRADICT", "refuted"),
        ("NOT ENOUGH INFO", "not_enough_evidence"),
        ("NOT_ENOUGH_INFO", "not_enough_evidence"),
        ("Not Enough Evidence", "not_enough_evidence"),
        ("Neutral", "not_enough_evidence"),
        ("DISPUTED", "conflicting"),
        ("Conflicting Evidence/Cherrypicking", "conflicting"),
        ("NOT_SUPPORTED", "not_supported"),
    ],
)
def test_labels_are_known_by_the_names_of_the_public_sets(word: str, label: str) -> None:
    assert Row(place="a:1", fields={"label": word}).label("label") == label


@pytest.mark.parametrize("value", ["suported", "", 1, None, ["SUPPORTS"]])
def test_an_unknown_label_is_an_error_that_names_the_allowed(value: object) -> None:
    with pytest.raises(InputError, match=r"^a\.csv:7: label: .*"):
        Row(place="a.csv:7", fields={"label": value}).label("label")


def test_fields_of_another_kind_are_errors() -> None:
    row = Row(place="a:1", fields={"claim": "  ", "id": True, "evidence": {}, "parts": ["x"]})
    for read in (
        lambda: row.text("claim"),
        lambda: row.id("id"),
        lambda: row.items("evidence"),
        lambda: row.inner("parts"),
        lambda: row.value("nothing", "none"),
    ):
        with pytest.raises(InputError, match=r"^a:1: "):
            read()
