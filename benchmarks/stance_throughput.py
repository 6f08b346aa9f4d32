"""Pairs a second of a shipped stance model against sentence-transformers on the same weights.

python -m benchmarks.stance_throughput --checkpoint RUN/final [--model stance-minilm-l6]

Both score the same pairs of about 60 word pieces, made from the starter corpus, in turns: five
rounds each after one to warm up, on all cores that the process may use. `RUN/final` holds the
weights before export, which the project does not carry; sentence-transformers runs them in float32.
"""

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from factcheck.assemble import starter_corpus
from factcheck.models.catalogue import load_entry
from factcheck.models.onnx import available_cores
from factcheck.sentences import split_blocks
from factcheck.types import Pair
from factcheck.verdict.score import OnnxScorer

N_PAIRS = 400
N_ROUNDS = 5
N_TOKENS = range(50, 71)
"""Word pieces of a pair, the three special ones included."""


def corpus_pairs(checkpoint: Path) -> list[Pair]:
    """Return pairs of neighbouring sentences of the wanted length, always the same."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(checkpoint / "tokenizer.json"))
    pairs: list[Pair] = []
    for path in sorted(starter_corpus().rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        spans = [span for block in split_blocks(text, "markdown") for span in block.sentences]
        sentences = [text[span.start : span.end] for span in spans]
        for first, second, third in zip(sentences, sentences[1:], sentences[2:], strict=False):
            pair = Pair(evidence=f"{first} {second}", claim=third)
            if len(tokenizer.encode(pair.evidence, pair.claim).ids) in N_TOKENS:
                pairs.append(pair)
    return pairs[:N_PAIRS]


def seconds_of(work: Callable[[], object]) -> float:
    """Return how long a piece of work took."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def main(arguments: Sequence[str] | None = None) -> None:
    """Entry point of `python -m benchmarks.stance_throughput`."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stance_throughput")
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--model", default="stance-minilm-l6")
    options = parser.parse_args(arguments)
    from sentence_transformers import CrossEncoder

    pairs = corpus_pairs(options.checkpoint)
    ours = OnnxScorer(load_entry(options.model))
    theirs = CrossEncoder(str(options.checkpoint), local_files_only=True, device="cpu")
    texts = [(pair.evidence, pair.claim) for pair in pairs]
    rounds = []
    for number in range(N_ROUNDS + 1):
        slow = seconds_of(lambda: theirs.predict(texts, batch_size=32, show_progress_bar=False))
        fast = seconds_of(lambda: ours.score(pairs))
        if number:
            rounds.append((len(pairs) / fast, len(pairs) / slow, slow / fast))
    rates, baseline, ratios = (sorted(column) for column in zip(*rounds, strict=True))
    print(
        f"{len(pairs)} pairs of {N_TOKENS[0]} to {N_TOKENS[-1]} pieces, {available_cores()} cores"
    )
    print(f"{options.model}: {statistics.median(rates):,.0f} pairs/s")
    print(f"sentence-transformers, float32: {statistics.median(baseline):,.0f} pairs/s")
    print(f"ratio {statistics.median(ratios):.2f} ({ratios[0]:.2f}–{ratios[-1]:.2f})")


if __name__ == "__main__":
    main()
