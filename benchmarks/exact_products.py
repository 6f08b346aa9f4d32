"""What the processor decides of a stance: products of bytes that saturate, and exact ones.

python -m benchmarks.exact_products PAIRS [--limit 1000]

PAIRS is a file that `factcheck evaluate` reads, such as `pairs/dev/mnli.dev_mismatched.jsonl.gz`.
The small stance model reads its pairs three times on one thread: with exact products, as factcheck
does on x86 without VNNI; with the faster ones, which saturate there; and with exact ones whose
operators are not fused, which differs from the first by roundings alone, as another machine would.
On a processor with VNNI the first two read the same, the second faster, and factcheck takes that.
Writes `benchmarks/results/exact_products.json`.
"""

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from benchmarks.machine import Machine, versions_here
from factcheck.evaluation.datasets import read_dataset, sample_pairs
from factcheck.evaluation.records import PairSet
from factcheck.models.catalogue import load_entry
from factcheck.models.onnx import PRECISE_PRODUCTS, softmax
from factcheck.settings import load_settings

RESULTS = Path(__file__).parent / "results" / "exact_products.json"
FUSIONS = ["GeluFusion", "GeluFusionL1", "GeluFusionL2", "BiasGeluFusion", "SkipLayerNormFusion"]


class Reading:
    """One pass over pairs that are tokenised already."""

    def __init__(
        self, encodings: Sequence[Any], model: Path, *, exact: bool, fused: bool = True
    ) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        options.add_session_config_entry(PRECISE_PRODUCTS, "1" if exact else "0")
        session = onnxruntime.InferenceSession(
            str(model),
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=[] if fused else FUSIONS,
        )
        wanted = {item.name for item in session.get_inputs()}
        started = time.perf_counter()
        rows = [session.run(None, _feeds(encoding, wanted))[0][0] for encoding in encodings]
        self.pairs_per_second = len(encodings) / (time.perf_counter() - started)
        self.stances: NDArray[np.float64] = softmax(np.array(rows))
        """Shape (pairs, 3)."""

    def against(self, other: "Reading") -> dict[str, float]:
        """Return how far the stances lie apart, and how many labels do."""
        apart = np.abs(self.stances - other.stances).max(axis=1)
        labels = self.stances.argmax(axis=1) != other.stances.argmax(axis=1)
        return {
            "mean": round(float(apart.mean()), 4),
            "largest": round(float(apart.max()), 4),
            "labels_changed": int(labels.sum()),
        }


def _feeds(encoding: Any, wanted: set[str]) -> dict[str, NDArray[np.int64]]:
    values = {
        "input_ids": encoding.ids,
        "attention_mask": encoding.attention_mask,
        "token_type_ids": encoding.type_ids,
    }
    return {name: np.array([row], dtype=np.int64) for name, row in values.items() if name in wanted}


def measure(pairs: PairSet) -> dict[str, Any]:
    """Return the figures, as they are kept."""
    from tokenizers import Tokenizer

    entry = load_entry(load_settings().settings.verdict.scorer)
    tokenizer = Tokenizer.from_file(str(entry.folder / "tokenizer.json"))
    encodings = [tokenizer.encode(pair.evidence, pair.claim) for pair in pairs.pairs]
    model = entry.folder / "model.onnx"
    machine = Machine.here()
    exact = Reading(encodings, model, exact=True)
    fast = Reading(encodings, model, exact=False)
    unfused = Reading(encodings, model, exact=True, fused=False)
    return {
        "dataset": pairs.name,
        "n": len(encodings),
        "model": entry.name,
        "saturating": fast.against(exact),
        "roundings": unfused.against(exact),
        "pairs_per_second_exact_over_saturating": round(
            exact.pairs_per_second / fast.pairs_per_second, 3
        ),
        "machine": machine.model_dump(),
        "versions": versions_here(),
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pairs")
    parser.add_argument("--limit", type=int, default=1000)
    options = parser.parse_args(arguments)
    dataset = read_dataset(options.pairs, data=None)
    if not isinstance(dataset, PairSet):
        parser.error(f"{options.pairs}: found claims with a corpus, expected pairs")
    figures = measure(sample_pairs(dataset, options.limit))
    print(json.dumps(figures, indent=1))
    RESULTS.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
