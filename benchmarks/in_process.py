"""Times factcheck within one process: the job itself, without imports and model loading.

    python -m benchmarks.in_process --article FILE --corpus DIR --figures FILE [--repeats 3]

The job is all that `factcheck verify` does once the checker is open: splitting the article,
retrieval, scoring, deciding and rendering the report as text.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.job import JobFigures, write_record

if TYPE_CHECKING:
    from factcheck.protocols import Scorer
    from factcheck.types import Pair, StanceProbabilities


class CountingScorer:
    """Counts what passes through it to a scorer."""

    def __init__(self, scorer: "Scorer") -> None:
        self._scorer = scorer
        self.info = scorer.info
        self.n_pairs = 0
        self.n_characters = 0

    def score(self, pairs: "Sequence[Pair]") -> "list[StanceProbabilities]":
        """Return what the scorer says."""
        self.n_pairs += len(pairs)
        self.n_characters += sum(len(pair.evidence) + len(pair.claim) for pair in pairs)
        return self._scorer.score(pairs)


def measure(article: Path, corpus: Path, *, n_repeats: int) -> JobFigures:
    """Return the times of loading and of each repetition; the report goes to stdout."""
    started = time.perf_counter()
    from factcheck.assemble import open_checker, preset_folder, read_article
    from factcheck.models.onnx import available_cores
    from factcheck.report.text import TextStyle, render_text
    from factcheck.settings import load_settings

    effective = load_settings(None, {}, preset_folder=preset_folder())
    document = read_article(str(article), effective.settings)
    checker = open_checker(effective, corpus=corpus)
    counting = CountingScorer(checker.scorer)
    checker = replace(checker, scorer=counting)
    loaded = time.perf_counter()
    seconds = []
    for _ in range(n_repeats):
        begun = time.perf_counter()
        sys.stdout.write(render_text(checker.verify(document), TextStyle()))
        seconds.append(time.perf_counter() - begun)
    return JobFigures(
        load_seconds=loaded - started,
        job_seconds=tuple(seconds),
        n_pairs=counting.n_pairs // n_repeats,
        n_pair_characters=counting.n_characters // n_repeats,
        n_threads=available_cores(),
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the figures."""
    parser = argparse.ArgumentParser(description="Time factcheck within one process.")
    parser.add_argument("--article", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--figures", type=Path, required=True)
    parser.add_argument("--repeats", type=int, default=3)
    options = parser.parse_args(arguments)
    figures = measure(options.article, options.corpus, n_repeats=options.repeats)
    write_record(figures, options.figures)


if __name__ == "__main__":
    main()
