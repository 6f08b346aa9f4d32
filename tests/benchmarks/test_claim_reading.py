from pathlib import Path

from benchmarks.claim_reading import drawn, read_marks, sheet, summary
from tests.evaluation.samples import write_jsonl

TEXT = "The council of Dorn met in May. Ana Lima wrote a play and opened a bridge in Velland."


def test_the_same_seed_draws_the_same_claims_in_order(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "articles.jsonl", [{"text": TEXT, "title": "Dorn"}])
    first, again = drawn(path, n=2, seed=1), drawn(path, n=2, seed=1)
    assert first == again
    assert [c.span for c in first] == sorted(c.span for c in first)
    lines = list(sheet(first))
    assert lines[0] == f"1 {first[0].id}"
    assert lines[2].strip().startswith("claim:")


def test_marks_are_counted_by_claim_and_by_failing() -> None:
    marks = read_marks("# seed 2\n1 aaa-1\n2 bbb-1 gs\n\n3 ccc-1 s  # a pronoun\n4 ddd-1\n")
    expected = (
        "2 of 4 right (50%); 1 ungrammatical, 2 does not stand alone, 0 not faithful, 0 not atomic"
    )
    assert summary(marks) == expected
