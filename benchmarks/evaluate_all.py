"""Measures every data set of docs/benchmarks.md, keeps the results and writes the page.

python -m benchmarks.evaluate_all --data DIR [--limit 1000] [--preset PRESET] [--only NAME ...]
    [--update-gates [--lower-floors]]

The sets are those of `benchmarks/evaluation_sets.py`, by name in DIR. The first run indexes the
corpora, some three minutes on two cores; the index is cached. Where benchmarks/gates/ holds floors
for a set, a figure of the default settings below them ends the run with exit code 1;
`--update-gates` sets or raises them.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.evaluation_report import write_page
from benchmarks.evaluation_sets import ACCURATE, MEASURED, PAGE, Measured
from factcheck.evaluation.datasets import read_dataset
from factcheck.evaluation.gate import check_gate, read_gate, update_gate
from factcheck.evaluation.results import Result, as_json
from factcheck.evaluation.run import evaluate
from factcheck.evaluation.tools import Tools, open_tools


def measure(measured: Measured, data: Path, tools: Tools, options: argparse.Namespace) -> Result:
    """Measure one set, keep its result, and return it."""
    dataset = read_dataset(measured.dataset, data=data)
    result = evaluate(dataset, tools, task=measured.task, limit=options.limit)
    path = measured.result_path(options.preset)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(as_json(result), encoding="utf-8")
    return result


def describe(measured: Measured, result: Result, seconds: float) -> str:
    """Return a line that says what was found."""
    value, interval = result.metrics[measured.metric], result.intervals[measured.metric]
    raw = result.uncalibrated.get(measured.metric)
    return (
        f"{measured.title:<52} {measured.metric:<18} {value:.3f}  "
        f"{interval.low:.3f}–{interval.high:.3f}  "
        f"raw {'    –' if raw is None else f'{raw:.3f}'}  "
        f"bar {'   –' if measured.bar is None else f'{measured.bar:.2f}'}  "
        f"n {result.n:>5}  {seconds:5.0f} s"
    )


def gate_problems(measured: Measured, result: Result) -> list[str]:
    """Return why a result does not pass the gate of its set; nothing where there is no gate."""
    path = measured.gate_path
    if not path.is_file():
        return []
    return [f"{path.name}: {problem.message}" for problem in check_gate(result, read_gate(path))]


def main(arguments: Sequence[str] | None = None) -> None:
    """Entry point of `python -m benchmarks.evaluate_all`."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.evaluate_all",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--limit", type=int, help="pairs, claims or queries a set")
    parser.add_argument("--preset", choices=(ACCURATE,), help="instead of the default settings")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="data sets by name")
    parser.add_argument("--page", type=Path, default=PAGE)
    parser.add_argument("--update-gates", action="store_true")
    parser.add_argument("--lower-floors", action="store_true")
    options = parser.parse_args(arguments)
    chosen = [m for m in MEASURED if not options.only or m.name in options.only]
    if not chosen:
        parser.error(f"--only: names are {', '.join(dict.fromkeys(m.name for m in MEASURED))}")
    tools = open_tools(options.preset)
    problems: list[str] = []
    for measured in chosen:
        started = time.perf_counter()
        result = measure(measured, options.data, tools, options)
        print(describe(measured, result, time.perf_counter() - started), flush=True)
        if options.preset is None:
            if options.update_gates:
                update_gate(measured.gate_path, result, lower_floors=options.lower_floors)
            problems += gate_problems(measured, result)
    write_page(options.page)
    print("\n".join([str(options.page), *problems]))
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
