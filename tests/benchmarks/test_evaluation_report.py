"""The tables of docs/benchmarks.md: made from results, and kept in step with them."""

from dataclasses import replace

import pytest

from benchmarks.asked_precision import Row
from benchmarks.evaluation_report import TABLES, Kept, kept_results, render_page
from benchmarks.evaluation_sets import MEASURED, PAGE
from factcheck.errors import InputError
from factcheck.evaluation.bootstrap import Interval
from factcheck.evaluation.results import Result, Task

FIGURES = {
    "accuracy": 0.7654,
    "macro_f1": 0.75,
    "balanced_accuracy": 0.7,
    "pair_accuracy": 0.8,
    "ece": 0.0312,
    "ndcg_at_10": 0.731,
    "abstract_label_f1": 0.5,
}


def a_result(task: Task) -> Result:
    return Result(
        dataset="d",
        task=task,
        n=1200,
        n_left_out=0,
        limit=None,
        data_sha256="f" * 64,
        metrics=FIGURES,
        intervals={name: Interval(low=v - 0.02, high=v + 0.02) for name, v in FIGURES.items()},
        uncalibrated={"accuracy": 0.71, "ece": 0.09} if task is Task.PAIRS else {},
        baselines={
            name: {"accuracy": 0.4, "ndcg_at_10": 0.6}
            for name in ("majority", "token_overlap", "bm25", "encoder")
        },
        settings={},
        model={"stance": "a" * 64},
        machine={"cpu": "a | CPU", "cores": 2},
        versions={},
        date="2025-01-01",
        seconds=2.0,
    )


KEPT = Kept(
    default=[(measured, a_result(measured.task)) for measured in MEASURED],
    asked={
        "made-up settings": (
            Row(data="pairs", n=9, asked=0.9, precision=0.92, coverage=0.4, of_decided=0.5),
            Row(data="pairs", n=9, asked=0.99, precision=None, coverage=0.0, of_decided=0.0),
        )
    },
)


def test_a_headline_stands_beside_its_interval_and_its_aims() -> None:
    (row,) = [r for r in TABLES["aims"](KEPT).splitlines() if r.startswith("| MNLI mismatched |")]
    assert row == "| MNLI mismatched | accuracy | .765 (.745–.785) | .76 | – | .82 | .86 | 1,200 |"


@pytest.mark.parametrize("name", list(TABLES))
def test_every_table_is_whole(name: str) -> None:
    lines = [line for line in TABLES[name](KEPT).splitlines() if line.startswith("|")]
    assert len(lines) > 2
    widths = {line.replace("\\|", "").count("|") for line in lines}
    assert len(widths) == 1


def test_only_pairs_have_a_calibration_of_stance() -> None:
    n_pairs = sum(measured.task is Task.PAIRS for measured in MEASURED)
    assert len(TABLES["calibration"](KEPT).splitlines()) == n_pairs + 2


def test_the_prose_of_a_page_stays_and_its_tables_change() -> None:
    page = "Above.\n<!-- table: aims -->\noutdated\n<!-- end of table -->\nBelow.\n"
    once = render_page(page, KEPT)
    assert once.startswith("Above.\n<!-- table: aims -->\n| set |")
    assert once.endswith("<!-- end of table -->\nBelow.\n")
    assert "outdated" not in once
    assert render_page(once, KEPT) == once


def test_an_unknown_table_is_an_error() -> None:
    with pytest.raises(InputError, match="'sums' is not one of aims"):
        render_page("<!-- table: sums -->\n<!-- end of table -->", KEPT)


def test_every_set_has_a_name_of_its_own_and_aims_in_order() -> None:
    assert len({measured.result_path() for measured in MEASURED}) == len(MEASURED)
    for measured in MEASURED:
        assert (measured.bar is None) == (measured.triumph is None)
        if measured.bar and measured.base_bar and measured.triumph:
            assert measured.bar <= measured.base_bar < measured.triumph


def test_the_page_shows_the_results_that_are_kept() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert render_page(page, kept_results()) == page


def test_a_result_without_the_figure_leaves_its_cell_open() -> None:
    bare = replace(a_result(Task.PAIRS), uncalibrated={})
    assert "| MNLI mismatched | – | " in TABLES["calibration"](Kept(default=[(MEASURED[0], bare)]))


def test_the_larger_model_stands_beside_its_own_aim() -> None:
    measured, result = MEASURED[0], a_result(Task.PAIRS)
    kept = Kept(default=[(measured, result)], accurate=[(measured, result)])
    cells = TABLES["aims"](kept).splitlines()[-1].split(" | ")
    assert cells[2:6] == [".765 (.745–.785)", ".76", ".765 (.745–.785)", ".82"]


def test_the_larger_model_s_number_of_pairs_is_said_where_it_is_another() -> None:
    measured, result = MEASURED[0], a_result(Task.PAIRS)
    fewer = replace(result, n=500)
    kept = Kept(default=[(measured, result)], accurate=[(measured, fewer)])
    assert TABLES["aims"](kept).splitlines()[-1].endswith("| 1,200; 500 |")
