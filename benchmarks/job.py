"""What the measured processes are given, and what they hand back; importing it costs nothing."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class JobClaim:
    """A claim as factcheck reads it, and how much evidence factcheck scores for it."""

    text: str
    n_pairs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class JobPassage:
    """A passage of the corpus as factcheck cuts it."""

    title: str
    text: str
    """What is embedded: the sentences under the document's title and the section's heading."""
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JobModel:
    """A file of weights that factcheck runs."""

    name: str
    file: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """The job that all contenders do, and what factcheck does it with."""

    n_words: int
    """Of the article's text, front matter not counted."""
    claims: tuple[JobClaim, ...]
    passages: tuple[JobPassage, ...]
    n_documents: int
    n_hits: int
    """Passages found a claim."""
    encoder_max_tokens: int
    scorer_max_tokens: int
    settings: dict[str, str | int | float | bool | None]
    models: tuple[JobModel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JobFigures:
    """What a process measured of itself."""

    load_seconds: float
    """Imports, models and index, until the job can start."""
    job_seconds: tuple[float, ...]
    """Of the job, each time it was done; the first includes what is loaded on first use."""
    n_pairs: int
    """Sentence pairs scored each time."""
    n_pair_characters: int
    """Characters of these pairs, evidence and claim."""
    n_threads: int


def write_record(record: Job | JobFigures, path: Path) -> None:
    """Write a record as JSON."""
    path.write_text(json.dumps(asdict(record), ensure_ascii=False), encoding="utf-8")


def read_job(path: Path) -> Job:
    """Return the job that `write_record` wrote."""
    row = _read(path)
    return Job(
        **{
            **row,
            "claims": tuple(JobClaim(**claim) for claim in row["claims"]),
            "passages": tuple(
                JobPassage(**{**passage, "sentences": tuple(passage["sentences"])})
                for passage in row["passages"]
            ),
            "models": tuple(JobModel(**model) for model in row["models"]),
        }
    )


def read_figures(path: Path) -> JobFigures:
    """Return the figures that `write_record` wrote."""
    row = _read(path)
    return JobFigures(**{**row, "job_seconds": tuple(row["job_seconds"])})


def _read(path: Path) -> dict[str, Any]:
    row: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return row
