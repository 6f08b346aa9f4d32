import datetime as dt
from pathlib import Path

import pytest
import yaml

from benchmarks.check_results import CheckResults, MemoryRow, read_check_results
from benchmarks.check_speed import Bench, corpus_claims
from benchmarks.machine import Machine
from benchmarks.report import render
from benchmarks.statistics import Summary
from factcheck.claims.lists import read_claims
from tests.benchmarks.test_report import results


def check_results(load_before: float = 0.1) -> CheckResults:
    return CheckResults(
        date=dt.datetime(2025, 5, 6, tzinfo=dt.UTC),
        n_runs=2,
        machine=Machine.here().model_copy(update={"load_before": load_before}),
        versions={},
        n_claims=500,
        scored_seconds=Summary.of([20.0, 25.0]),
        claims_per_second=Summary.of([25.0, 20.0]),
        unchanged_seconds=Summary.of([0.6, 0.8]),
        lint_seconds=Summary.of([0.25]),
        memory=(MemoryRow(n_claims=20_000, scored_mb=301.4, unchanged_mb=80.0, json_mb=99.0),),
        changed_document="a.md",
        n_with_changed_hits=12,
        n_scored_again=12,
    )


def test_the_page_says_what_was_measured_and_what_is_aimed_at() -> None:
    page = render(results(), check_results())
    assert "| the same, claims/s | 22.5 (20.0–25.0) | ≥ 12 | 2 |" in page
    assert "| `factcheck lint claims/`, s | 0.25 | < 0.5 | 1 |" in page
    assert "| 20,000 | 301 | 80.0 | 99.0 |" in page
    assert "12 of 500 claims have other passages; 12 were scored again" in page
    assert "Not final" not in page
    assert "Not final" in render(results(), check_results(load_before=3.0))


def test_without_results_the_page_says_nothing_of_lists(tmp_path: Path) -> None:
    assert read_check_results(tmp_path / "none.json") is None
    assert "Checking lists" not in render(results())


def test_results_are_read_back(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_text(check_results().model_dump_json())
    assert read_check_results(path) == check_results()


def test_claims_are_different_sentences_of_all_documents(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.md").write_text(
            f"---\ntitle: {name}\n---\n"
            f"The stone bridge of town {name} was opened in the year 1750. Short one. "
            f"The river of town {name} is some 120 kilometres long, as all say.\n"
        )
    assert corpus_claims(tmp_path, 3) == [
        "The stone bridge of town a was opened in the year 1750.",
        "The stone bridge of town b was opened in the year 2861.",
        "The river of town a is some 120 kilometres long, as all say.",
    ]


@pytest.mark.parametrize("n_claims", [2, 5])
def test_a_long_list_repeats_claims_under_other_ids(tmp_path: Path, n_claims: int) -> None:
    path = tmp_path / Bench(folder=tmp_path).list_of(n_claims, ["It's “so”: yes.", "B\\n."])
    claims = read_claims([str(path)])
    assert len({claim.id for claim in claims}) == n_claims
    assert len({claim.text for claim in claims}) == 2
    assert yaml.safe_load(path.read_text())["claims"][0]["text"] == "It's “so”: yes."
