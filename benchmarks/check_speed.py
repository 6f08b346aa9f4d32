"""Measures `factcheck check` and `factcheck lint` on lists of 500 to 20,000 claims.

    python -m benchmarks.check_speed [--runs 5] [--sizes 500 5000 20000]
    python -m benchmarks.report

Claims are sentences of the starter corpus, every second one with another number, so that they
find evidence and are decided. Longer lists repeat the first 500 under other ids: what they
measure is how memory grows, not more scoring. All runs are processes of their own, in a
temporary folder with a copy of the corpus; the user's cache is not touched.

This process imports neither numpy nor torch; see `processes`.
"""

import argparse
import datetime as dt
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benchmarks.check_results import CheckResults, MemoryRow
from benchmarks.machine import Machine, versions_here
from benchmarks.processes import ProcessRun, run_process
from benchmarks.statistics import Summary

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"
LISTS = ROOT / "claims"
DEFAULT_OUTPUT = ROOT / "benchmarks" / "results" / "check_speed.json"
N_DISTINCT = 500
"""Claims of different words."""
CHANGED = Path("european-security", "nato.md")
"""The document that is changed; its topic is that of many others."""
_CODES = (0, 1, 3)
"""Of `factcheck check`: findings are no failure."""
_FACTCHECK = (sys.executable, "-c", "from factcheck.cli.main import run; run()")
_SENTENCE = re.compile(r"[A-Z][^.:\"]{40,180}\.(?= |$)")
_NUMBER = re.compile(r"\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """A temporary folder with a corpus, a cache and lists, and processes that run in it."""

    folder: Path

    def list_of(self, n_claims: int, texts: Sequence[str]) -> str:
        """Write a list of so many claims and return its name."""
        name = f"claims-{n_claims}.yaml"
        lines = [
            f"  - {{id: c{i}, text: {json.dumps(texts[i % len(texts)])}, expect: any}}\n"
            for i in range(n_claims)
        ]
        (self.folder / name).write_text("claims:\n" + "".join(lines), encoding="utf-8")
        return name

    def factcheck(self, *arguments: str, folder: Path | None = None) -> ProcessRun:
        """Return what a command of factcheck needed."""
        return run_process(
            (*_FACTCHECK, *arguments),
            folder=folder or self.folder,
            environment=self.environment,
            expected_codes=_CODES,
        )

    def changed(self, name: str) -> dict[str, int]:
        """Return how many claims of a list a changed document touches, and how many it costs."""
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.check_changed", name, str(CHANGED)],
            cwd=self.folder,
            env={**self.environment, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        counts: dict[str, int] = json.loads(done.stdout.splitlines()[-1])
        return counts

    @property
    def environment(self) -> dict[str, str]:
        """The processes' environment: a cache of their own, no look-ups on the network."""
        return {
            **os.environ,
            "FACTCHECK_CACHE": str(self.folder / "cache"),
            "HF_HUB_OFFLINE": "1",
        }


def corpus_claims(corpus: Path, n_claims: int) -> list[str]:
    """Return different sentences of a corpus, taken from all its documents in turn.

    Every second one has its digits moved on by one, so that the corpus speaks against it.
    """
    columns = [
        _SENTENCE.findall(" ".join(path.read_text(encoding="utf-8").split("---")[-1].split()))
        for path in sorted(corpus.rglob("*.md"))
    ]
    deepest = max(map(len, columns), default=0)
    rows = (column[i] for i in range(deepest) for column in columns if i < len(column))
    texts = list(islice(dict.fromkeys(rows), n_claims))
    return [_renumbered(text) if i % 2 else text for i, text in enumerate(texts)]


def measure(bench: Bench, sizes: Sequence[int], n_distinct: int, n_runs: int) -> CheckResults:
    """Return the figures of all steps."""
    started, machine = dt.datetime.now(dt.UTC).replace(microsecond=0), Machine.here()
    shutil.copytree(CORPUS, bench.folder / "corpus")
    texts = corpus_claims(CORPUS, n_distinct)
    first = bench.list_of(len(texts), texts)
    bench.factcheck("check", bench.list_of(1, texts))  # makes the index
    scored, again = [], []
    for _ in range(n_runs):
        bench.factcheck("cache", "clear")
        scored.append(bench.factcheck("check", first))
        again.append(bench.factcheck("check", first))
    lint = [bench.factcheck("lint", str(LISTS)) for _ in range(n_runs)]
    memory = [_memory(bench, size, texts) for size in sizes]
    counts = bench.changed(first)
    return CheckResults(
        date=started,
        n_runs=n_runs,
        machine=machine,
        versions=versions_here(),
        n_claims=len(texts),
        scored_seconds=Summary.of([run.seconds for run in scored]),
        claims_per_second=Summary.of([len(texts) / run.seconds for run in scored]),
        unchanged_seconds=Summary.of([run.seconds for run in again]),
        lint_seconds=Summary.of([run.seconds for run in lint]),
        memory=tuple(memory),
        changed_document=CHANGED.as_posix(),
        n_with_changed_hits=counts["with_changed_hits"],
        n_scored_again=counts["scored"],
    )


def _memory(bench: Bench, n_claims: int, texts: Sequence[str]) -> MemoryRow:
    """Return the peaks of a list's first run, models loaded, and of the next ones."""
    name = bench.list_of(n_claims, texts)
    bench.factcheck("cache", "clear")
    return MemoryRow(
        n_claims=n_claims,
        scored_mb=bench.factcheck("check", name).peak_memory_mb,
        unchanged_mb=bench.factcheck("check", name).peak_memory_mb,
        json_mb=bench.factcheck("check", name, "--format", "json").peak_memory_mb,
    )


def _renumbered(text: str) -> str:
    return _NUMBER.sub(lambda digit: str((int(digit[0]) + 1) % 10), text)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print the table and write the results."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--sizes", type=int, nargs="+", default=[500, 5_000, 20_000])
    parser.add_argument("--distinct", type=int, default=N_DISTINCT)
    parser.add_argument("--output", type=Path, default=DEFAULT_OUTPUT)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="factcheck-") as folder:
        bench = Bench(folder=Path(folder))
        found = measure(bench, options.sizes, options.distinct, options.runs)
    options.output.write_text(found.model_dump_json(indent=2) + "\n", encoding="utf-8")
    print(found.render())


if __name__ == "__main__":
    main()
