import datetime as dt

import pytest

from benchmarks.machine import Machine
from benchmarks.report import Older, render
from benchmarks.results import FORMAT_VERSION, Contender, Job, Model, Ratios, Results, Work
from benchmarks.statistics import Summary
from benchmarks.tables import shown, spread, table


def contender(factor: float, n_pairs: int = 120) -> Contender:
    def times(value: float) -> Summary:
        return Summary.of([factor * value, factor * value * 2, factor * value * 3])

    return Contender(
        work=Work(n_pairs=n_pairs, mean_pair_characters=210.4),
        n_threads=2,
        first_run_seconds=times(2.0),
        first_run_memory_mb=Summary.of([321.0]),
        process_seconds=times(0.5),
        process_memory_mb=Summary.of([123.4]),
        load_seconds=times(0.2),
        job_seconds=times(0.3),
        again_seconds=times(0.25),
    )


def results(load_before: float = 0.1) -> Results:
    ratios = Ratios(process=Summary.of([7.0]), job=Summary.of([3.25, 3.5]), again=Summary.of([4.0]))
    return Results(
        format_version=FORMAT_VERSION,
        date=dt.datetime(2025, 5, 6, 7, 8, tzinfo=dt.UTC),
        n_runs=3,
        machine=Machine(
            cpu="Example CPU",
            instruction_sets=("avx2",),
            n_cores=2,
            memory_gb=16.0,
            system="Linux x86_64",
            omp_num_threads=None,
            load_before=load_before,
        ),
        versions={"python": "3.11.0", "torch": "2.0"},
        models=(Model(name="small", file="model.onnx", sha256="abc"),),
        settings={"retrieval.n_hits": 8},
        job=Job(
            article="examples/article.txt",
            n_words=400,
            n_claims=25,
            n_documents=100,
            n_passages=2000,
            n_hits=8,
        ),
        help_milliseconds=Summary.of([150.0]),
        indexing_passages_per_second=Summary.of([812.5]),
        factcheck=contender(1.0),
        plain=contender(8.0),
        plain_sorted=contender(6.0),
        plain_ratios=ratios,
        plain_sorted_ratios=ratios,
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.456, "0.46"), (3.14159, "3.14"), (12.34, "12.3"), (123.4, "123"), (1234.5, "1,234")],
)
def test_figures_have_the_digits_that_mean_something(value: float, text: str) -> None:
    assert shown(value) == text


def test_a_spread_shows_the_median_and_both_ends() -> None:
    assert spread(Summary.of([1.0, 3.0, 2.0])) == "2.00 (1.00–3.00)"


def test_a_single_value_has_no_spread() -> None:
    assert spread(Summary.of([2.0])) == "2.00"


def test_a_table_is_markdown_and_escapes_bars() -> None:
    assert table(("what", "s"), [("a|b", "1")]) == "| what | s |\n|---|---:|\n| a\\|b | 1 |"


def test_a_row_of_another_width_is_refused() -> None:
    with pytest.raises(ValueError, match="3 cells under 2 headings"):
        table(("what", "s"), [("a", "1", "2")])


@pytest.mark.parametrize(
    "row",
    [
        "| process start to output, index cached, s | 1.00 (0.50–1.50) | 3 | 3 |",
        "| `factcheck --help`, ms | 150 | 300 | 1 |",
        "| indexing, passages/s | 812 |  | 1 |",
        "| process start to output, s | 1.00 (0.50–1.50) | 8.00 (4.00–12.0) | 6.00 (3.00–9.00) |",
        "| sentence pairs scored | 120 | 120 | 120 |",
        "| the job after loading | 3.38 (3.25–3.50) | 3.38 (3.25–3.50) |",
        "| small | model.onnx | `abc` |",
    ],
)
def test_the_page_holds_the_results(row: str) -> None:
    assert row in render(results()).splitlines()


def test_the_page_says_what_was_measured_where_and_when() -> None:
    page = render(results())
    assert "400 words, 25 claims" in page
    assert "2 cores (Example CPU) on 2025-05-06" in page
    assert "`retrieval.n_hits: 8`" in page


def test_figures_of_a_busy_machine_are_marked() -> None:
    assert "Not final" in render(results(load_before=2.1))
    assert "Not final" not in render(results(load_before=0.1))


def test_a_processor_without_vnni_has_a_section() -> None:
    products = {
        "dataset": "some pairs",
        "n": 1000,
        "saturating": {"mean": 0.0312, "labels_changed": 45},
        "roundings": {"mean": 0.0021, "labels_changed": 3},
        "pairs_per_second_exact_over_saturating": 0.746,
    }
    page = render(results(), older=Older(pipeline=results(load_before=2.0), products=products))
    assert "1,000 pairs of some pairs moved by 0.031 in the mean, and 45 labels" in page
    assert "by 0.002, and 3 labels" in page
    assert "0.75 times as many pairs" in page
    assert "process start to output: 7.00" in page
    assert "Not final" in page
    assert "without VNNI" not in render(results())


def test_the_page_ends_in_one_line_end() -> None:
    page = render(results())
    assert page.endswith("\n")
    assert not page.endswith("\n\n")
