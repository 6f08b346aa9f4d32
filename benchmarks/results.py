"""What a benchmark run leaves behind: the results file that the tables are made from."""

import datetime as dt
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from benchmarks.machine import Machine
from benchmarks.statistics import Summary

FORMAT_VERSION = 1


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Work(_Record):
    """What a contender scores: the same number of pairs, of about the same length."""

    n_pairs: int
    mean_pair_characters: float


class Contender(_Record):
    """One way to do the job, measured."""

    work: Work
    n_threads: int
    first_run_seconds: Summary
    """From process start to the last output, the index built on the way."""
    first_run_memory_mb: Summary
    process_seconds: Summary
    """From process start to the last output, the index cached."""
    process_memory_mb: Summary
    """Peak resident memory of these runs."""
    load_seconds: Summary
    """Imports, models and index, within the process."""
    job_seconds: Summary
    """The job right after loading."""
    again_seconds: Summary
    """The job once more in the same process: a process's median over its repetitions."""


class Ratios(_Record):
    """How many times as long a baseline takes as factcheck, round by round."""

    process: Summary
    job: Summary
    again: Summary


class Job(_Record):
    """What was done."""

    article: str
    n_words: int
    n_claims: int
    n_documents: int
    n_passages: int
    n_hits: int


class Model(_Record):
    """A file of weights."""

    name: str
    file: str
    sha256: str


class Results(_Record):
    """One run of the benchmark."""

    format_version: int
    date: dt.datetime
    """When it began, UTC."""
    n_runs: int
    machine: Machine
    versions: dict[str, str]
    models: tuple[Model, ...]
    settings: dict[str, str | int | float | bool | None]
    job: Job
    help_milliseconds: Summary
    indexing_passages_per_second: Summary
    factcheck: Contender
    plain: Contender
    """The plain script, batches in input order."""
    plain_sorted: Contender
    """The plain script, sentence-transformers sorting by length."""
    plain_ratios: Ratios
    plain_sorted_ratios: Ratios


def read_results(path: Path) -> Results:
    """Return the results in a file.

    Raises:
        ValidationError: it is not a results file of this version.
    """
    return Results.model_validate_json(path.read_bytes())
