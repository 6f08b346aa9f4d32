"""Measures `factcheck verify` on the example article, beside a plain script doing the same job.

    python -m benchmarks.pipeline [--runs 5] [--output benchmarks/results/pipeline.json]

Every figure is of a process of its own, started as a user starts it. The contenders take
turns within a round, so that ratios compare neighbours in time. Indexes and the plain
script's models go to a temporary folder; the user's cache is not touched. Needs Linux or
macOS, a checkout, and `pip install -e .[train]` for the base model and its libraries.

This process imports neither numpy nor torch; see `processes`.
"""

import argparse
import datetime as dt
import os
import shutil
import statistics
import sys
import sysconfig
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import results as records
from benchmarks.job import Job, JobFigures, read_figures, read_job
from benchmarks.machine import Machine, versions_here
from benchmarks.plain import INDEX_NAME
from benchmarks.processes import ProcessRun, run_process
from benchmarks.statistics import Summary, indexing_rate, paired_ratios

ROOT = Path(__file__).parent.parent
ARTICLE = ROOT / "examples" / "article.txt"
CORPUS = ROOT / "corpus"
DEFAULT_OUTPUT = ROOT / "benchmarks" / "results" / "pipeline.json"
N_REPEATS = 3
"""Of the job within one process: once after loading, then twice again."""

_VERDICT_CODES = (0, 1)
"""Of `factcheck verify`: 1 where a claim is refuted, which is no failure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Commands:
    """How a contender is called."""

    whole: tuple[str, ...]
    """The job, as a user runs it."""
    inside: tuple[str, ...]
    """The job several times in one process, which writes what it measured."""
    index: Path
    """The file or folder that a first run writes."""


@dataclass(slots=True, kw_only=True)
class Runs:
    """What was measured of a contender, in the order of the rounds."""

    first: list[ProcessRun] = field(default_factory=list)
    whole: list[ProcessRun] = field(default_factory=list)
    inside: list[JobFigures] = field(default_factory=list)

    def contender(self) -> records.Contender:
        """Return the summary."""
        last = self.inside[-1]
        return records.Contender(
            work=records.Work(
                n_pairs=last.n_pairs,
                mean_pair_characters=round(last.n_pair_characters / last.n_pairs, 1),
            ),
            n_threads=last.n_threads,
            first_run_seconds=Summary.of([run.seconds for run in self.first]),
            first_run_memory_mb=Summary.of([run.peak_memory_mb for run in self.first]),
            process_seconds=Summary.of([run.seconds for run in self.whole]),
            process_memory_mb=Summary.of([run.peak_memory_mb for run in self.whole]),
            load_seconds=Summary.of([figures.load_seconds for figures in self.inside]),
            job_seconds=Summary.of([figures.job_seconds[0] for figures in self.inside]),
            again_seconds=Summary.of(
                [statistics.median(figures.job_seconds[1:]) for figures in self.inside]
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """A temporary folder, and the commands that work in it."""

    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        """The processes' environment: a cache of their own, no look-ups on the network."""
        return {**os.environ, "FACTCHECK_CACHE": str(self.cache), "HF_HUB_OFFLINE": "1"}

    @property
    def cache(self) -> Path:
        """Where factcheck keeps its index."""
        return self.folder / "cache"

    @property
    def job(self) -> Path:
        """The claims and passages for the plain script."""
        return self.folder / "job.json"

    @property
    def figures(self) -> Path:
        """Where a process writes what it measured of itself."""
        return self.folder / "figures.json"

    @property
    def factcheck(self) -> Commands:
        """`factcheck verify`, and the same within one process."""
        what = ("--corpus", str(CORPUS))
        return Commands(
            whole=(_executable(), "verify", str(ARTICLE), *what),
            inside=(
                *_module("in_process", "--article", str(ARTICLE), *what),
                *("--figures", str(self.figures), "--repeats", str(N_REPEATS)),
            ),
            index=self.cache,
        )

    def plain(self, *, sorts: bool) -> Commands:
        """Return the commands of the plain script."""
        command = _module("plain", "--job", str(self.job), "--folder", str(self.folder))
        whole = (*command, "--sorted") if sorts else command
        repeats = ("--figures", str(self.figures), "--repeats", str(N_REPEATS))
        return Commands(whole=whole, inside=(*whole, *repeats), index=self.folder / INDEX_NAME)

    @property
    def contenders(self) -> dict[str, Commands]:
        """Return the commands by name, in the order in which they take turns."""
        return {
            "factcheck": self.factcheck,
            "plain, input order": self.plain(sorts=False),
            "plain, sorted": self.plain(sorts=True),
        }

    def run(self, command: Sequence[str]) -> ProcessRun:
        """Return what a command needed."""
        codes = _VERDICT_CODES if command[0] == _executable() else (0,)
        return run_process(command, folder=ROOT, environment=self.environment, expected_codes=codes)

    def prepare(self) -> Job:
        """Write the job and the plain script's cross-encoder, and return the job."""
        self.run(
            _module(
                *("prepare", "--article", str(ARTICLE)),
                *("--corpus", str(CORPUS), "--output", str(self.job)),
            )
        )
        self.run((*self.plain(sorts=False).whole, "--prepare"))
        return read_job(self.job)


def measure(n_runs: int) -> records.Results:
    """Return the results of `n_runs` rounds.

    Raises:
        ProcessFailedError: one of the processes failed.
    """
    date = dt.datetime.now(dt.UTC).replace(microsecond=0)
    machine = Machine.here()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(folder=Path(folder))
        job = bench.prepare()
        help_seconds = [bench.run((_executable(), "--help")).seconds for _ in range(n_runs)]
        runs = _first_runs(bench, n_runs)
        for number in range(1, n_runs + 1):
            _add_round(bench, runs, number)
    factcheck, plain, plain_sorted = (one.contender() for one in runs.values())
    return records.Results(
        format_version=records.FORMAT_VERSION,
        date=date,
        n_runs=n_runs,
        machine=machine,
        versions=versions_here(),
        models=_models(job),
        settings=job.settings,
        job=_described(job),
        help_milliseconds=Summary.of([1000 * seconds for seconds in help_seconds]),
        indexing_passages_per_second=indexing_rate(
            len(job.passages), factcheck.first_run_seconds.values, factcheck.process_seconds.median
        ),
        factcheck=factcheck,
        plain=plain,
        plain_sorted=plain_sorted,
        plain_ratios=_ratios(plain, factcheck),
        plain_sorted_ratios=_ratios(plain_sorted, factcheck),
    )


def _first_runs(bench: Bench, n_runs: int) -> dict[str, Runs]:
    """Return the contenders' runs that build an index: `n_runs` of factcheck, one of the others.

    The last of each leaves its index for the runs to come.
    """
    runs = {name: Runs() for name in bench.contenders}
    for name, commands in bench.contenders.items():
        for _ in range(n_runs if name == "factcheck" else 1):
            _remove(commands.index)
            runs[name].first.append(bench.run(commands.whole))
            _say(f"index built, {name}: {runs[name].first[-1].seconds:.2f} s")
    return runs


def _add_round(bench: Bench, runs: dict[str, Runs], number: int) -> None:
    """Run each contender once as a user does, then once for the times within the process."""
    for name, commands in bench.contenders.items():
        runs[name].whole.append(bench.run(commands.whole))
        _say(f"round {number}, {name}: {runs[name].whole[-1].seconds:.2f} s")
    for name, commands in bench.contenders.items():
        bench.run(commands.inside)
        runs[name].inside.append(read_figures(bench.figures))
        first, *again = runs[name].inside[-1].job_seconds
        _say(f"  within the process: {first:.2f} s, then {statistics.median(again):.2f} s")


def _remove(index: Path) -> None:
    if index.is_dir():
        shutil.rmtree(index)
    else:
        index.unlink(missing_ok=True)


def _ratios(baseline: records.Contender, measured: records.Contender) -> records.Ratios:
    return records.Ratios(
        process=paired_ratios(baseline.process_seconds.values, measured.process_seconds.values),
        job=paired_ratios(baseline.job_seconds.values, measured.job_seconds.values),
        again=paired_ratios(baseline.again_seconds.values, measured.again_seconds.values),
    )


def _models(job: Job) -> tuple[records.Model, ...]:
    return tuple(
        records.Model(name=model.name, file=model.file, sha256=model.sha256) for model in job.models
    )


def _described(job: Job) -> records.Job:
    return records.Job(
        article=ARTICLE.relative_to(ROOT).as_posix(),
        n_words=job.n_words,
        n_claims=len(job.claims),
        n_documents=job.n_documents,
        n_passages=len(job.passages),
        n_hits=job.n_hits,
    )


def _executable() -> str:
    return str(Path(sysconfig.get_path("scripts")) / "factcheck")


def _module(name: str, *arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-m", f"benchmarks.{name}", *arguments)


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and write the results."""
    parser = argparse.ArgumentParser(description="Measure factcheck beside a plain script.")
    parser.add_argument("--runs", type=int, default=5, help="rounds  [default: 5]")
    parser.add_argument("--output", type=Path, default=DEFAULT_OUTPUT)
    options = parser.parse_args(arguments)
    if options.runs < 1:
        parser.error("--runs: at least 1")
    found = measure(options.runs)
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text(found.model_dump_json(indent=2) + "\n", encoding="utf-8")
    _say(f"written to {options.output}")


if __name__ == "__main__":
    main()
