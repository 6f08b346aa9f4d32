"""How fast a flat dense index is asked, beside a matrix product with the same vectors.

python -m benchmarks.flat_search [--passages 20000] [--queries 200] [--rounds 9]

The baseline multiplies all queries by all vectors with numpy and takes the best of each row, which
is the least that an exact search can do without an index. Vectors are drawn at random: their
values decide nothing here. Both run in one process on the cores it may use, in turns; the figure is
the ratio, round by round.
"""

import argparse
import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.machine import Machine, versions_here
from benchmarks.statistics import Summary, paired_ratios
from factcheck.retrieval.dense import DenseIndex

RESULTS = Path(__file__).parent / "results" / "flat_search.json"
DIMENSION = 384
N_CANDIDATES = 200


def unit_vectors(count: int, seed: int) -> NDArray[np.float32]:
    """Return shape (count, DIMENSION), rows of norm 1."""
    rows = np.random.default_rng(seed).normal(size=(count, DIMENSION)).astype(np.float32)
    vectors: NDArray[np.float32] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return vectors


def best_by_product(
    queries: NDArray[np.float32], vectors: NDArray[np.float32]
) -> list[dict[int, float]]:
    """Return the most similar vectors of each query by their number, best first."""
    products = queries @ vectors.T
    best = np.argpartition(-products, N_CANDIDATES - 1, axis=1)[:, :N_CANDIDATES]
    results = []
    for row, columns in zip(products, best, strict=True):
        ordered = columns[np.argsort(-row[columns])]
        results.append({int(i): float(row[i]) for i in ordered})
    return results


def seconds(work: Callable[[], object]) -> float:
    """Return how long a piece of work took."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def measure(n_passages: int, n_queries: int, n_rounds: int) -> dict[str, Any]:
    """Return the milliseconds a query of both, batched and single, and their ratios."""
    vectors, queries = unit_vectors(n_passages, 1), unit_vectors(n_queries, 2)
    index = DenseIndex.build(range(n_passages), vectors)
    measured: dict[str, Any] = {"n_passages": n_passages, "n_queries": n_queries}
    for name, batches in (("batched", [queries]), ("single", [row[None] for row in queries])):
        ours, theirs = [], []
        for number in range(n_rounds + 1):
            mine = seconds(lambda: [index.search(batch, N_CANDIDATES) for batch in batches])  # noqa: B023
            other = seconds(lambda: [best_by_product(batch, vectors) for batch in batches])  # noqa: B023
            if number:  # the first round warms up
                ours.append(1000 * mine / n_queries)
                theirs.append(1000 * other / n_queries)
        measured[name] = {
            "ms_a_query": Summary.of(ours).model_dump(),
            "product_ms_a_query": Summary.of(theirs).model_dump(),
            "times_as_fast": paired_ratios(theirs, ours).model_dump(),
        }
    return measured


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and write the result."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.flat_search")
    parser.add_argument("--passages", type=int, default=20_000)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--results", type=Path, default=RESULTS)
    options = parser.parse_args(arguments)
    found = {
        "machine": Machine.here().model_dump(),
        "versions": versions_here(),
        **measure(options.passages, options.queries, options.rounds),
    }
    text = json.dumps(found, indent=1)
    options.results.write_text(text + "\n")
    print(text)


if __name__ == "__main__":
    main()
