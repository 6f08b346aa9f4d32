"""How fast passages are embedded, beside sentence-transformers in fp32 on the same texts.

python -m benchmarks.embedding [--texts 256] [--rounds 5]

The baseline is the float model that the bundled encoder was made from. Both run in
one process, on one core with one thread each, in turns, so that what else the machine does
meets both; the figure is the ratio, round by round.
"""

import argparse
import json
import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.machine import Machine, versions_here
from benchmarks.plain import base_model
from benchmarks.statistics import Summary, paired_ratios

RESULTS = Path(__file__).parent / "results" / "embedding.json"
ENCODER = "encoder-minilm-l6"
_ONE_THREAD = ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS")


def use_one_core() -> None:
    """Keep this process to one core; to be called before a library with threads is loaded."""
    for name in _ONE_THREAD:
        os.environ[name] = "1"
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def passages(count: int) -> list[str]:
    """Return texts as they are embedded, drawn evenly from the starter corpus."""
    from factcheck.assemble import starter_corpus
    from factcheck.corpus.passages import cut_passages
    from factcheck.documents.folder import find_documents
    from factcheck.documents.reading import SUFFIXES, read_document
    from factcheck.retrieval.wording import indexed_text
    from factcheck.settings import Settings

    files = find_documents(starter_corpus(), SUFFIXES)
    read = [read_document(str(path), max_bytes=10**7) for path in files]
    found = [indexed_text(passage) for passage in cut_passages(read, Settings().corpus)]
    return found[:: max(1, len(found) // count)][:count]


def seconds(encode: Callable[[Sequence[str]], Any], texts: Sequence[str]) -> float:
    """Return the processor seconds that it takes: waiting for other processes is not counted."""
    started = time.process_time()
    encode(texts)
    return time.process_time() - started


def measure(n_texts: int, n_rounds: int) -> dict[str, Any]:
    """Return texts a second of both and their ratio."""
    import torch

    from factcheck.retrieval.encode import SentenceTransformerEncoder, load_encoder

    torch.set_num_threads(1)
    torch.set_grad_enabled(False)
    texts = passages(n_texts)
    ours, theirs = load_encoder(ENCODER), SentenceTransformerEncoder(str(base_model()))
    for encoder in (ours, theirs):
        encoder.encode(texts[:16])
    ours_took, theirs_took = [], []
    for _ in range(n_rounds):
        ours_took.append(seconds(ours.encode, texts))
        theirs_took.append(seconds(theirs.encode, texts))
    return {
        "n_texts": len(texts),
        "n_rounds": n_rounds,
        "mean_characters": round(sum(map(len, texts)) / len(texts)),
        "texts_per_second": Summary.of([len(texts) / mine for mine in ours_took]).model_dump(),
        "baseline_texts_per_second": Summary.of(
            [len(texts) / other for other in theirs_took]
        ).model_dump(),
        "ratio": paired_ratios(theirs_took, ours_took).model_dump(),
        "machine": Machine.here().model_dump(),
        "versions": versions_here(),
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures and keep them."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.embedding",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--texts", type=int, default=256)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args(arguments)
    use_one_core()
    figures = measure(options.texts, options.rounds)
    print(json.dumps(figures, indent=1))
    RESULTS.write_text(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
