"""Measures a stance model on the development sets, pair by pair.

    python -m training.measure --model factcheck/models/stance-minilm-l6 --data DIR [--limit 1000]
        [--output FILE]
    python -m training.measure --model DIR --calibration FILE     (fits the temperature)

Nothing here is ever trained on or tuned to; the temperature is fitted on held-out training claims.
"""

from __future__ import annotations

import argparse
import json
import platform
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.models.onnx import OnnxModel, available_cores
from training.export import file_sha256
from training.pairs import LABELS, NOT_SUPPORTED, Pair, Stance, parse_row
from training.retrieved import read_lines
from training.scoring import (
    accuracy,
    balanced_accuracy,
    bootstrap_interval,
    calibration_error,
    confusion,
    fit_temperature,
    macro_f1,
    softmax,
)

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

SEED = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class DevSet:
    """A development set and how it is judged.

    two_way: only supports and refutes are compared. binary: everything that is not
    supports is one label. contrast: rows come in pairs that must both be right.
    """

    name: str
    file: str
    metric: str
    two_way: bool = False
    binary: bool = False
    contrast: bool = False


DEV_SETS = (
    DevSet(name="mnli_mismatched", file="pairs/dev/mnli.dev_mismatched", metric="accuracy"),
    DevSet(name="fever", file="pairs/dev/fever.dev_2way", metric="accuracy", two_way=True),
    DevSet(
        name="fever_symmetric",
        file="pairs/dev/fever_symmetric_v02.dev",
        metric="accuracy",
        two_way=True,
    ),
    DevSet(name="fm2", file="pairs/dev/fm2.dev", metric="accuracy", two_way=True),
    DevSet(name="climatefever", file="pairs/dev/climatefever_sent.test", metric="macro_f1"),
    DevSet(name="healthver", file="pairs/dev/healthver.dev", metric="macro_f1"),
    DevSet(name="anli_r1", file="pairs/dev/anli_r1.dev", metric="accuracy"),
    DevSet(name="wice", file="pairs/dev/wice_claim.dev", metric="balanced_accuracy", binary=True),
    DevSet(
        name="number_contrast",
        file="claims/number_contrast.dev",
        metric="both_right",
        contrast=True,
    ),
    DevSet(name="negation_mnli", file="pairs/dev/negation_mnli.test", metric="accuracy"),
    DevSet(name="scifact", file="pairs/dev/scifact_rationale.dev", metric="macro_f1"),
    DevSet(name="newprotocols", file="pairs/dev/newprotocols_base.dev", metric="accuracy"),
    DevSet(name="checkcovid", file="pairs/dev/checkcovid_rationale.dev", metric="macro_f1"),
)
METRICS: dict[str, Callable[[NDArray[numpy.int64]], float]] = {
    "accuracy": accuracy,
    "macro_f1": macro_f1,
    "balanced_accuracy": balanced_accuracy,
}


class OnnxStance:
    """A stance model folder, run as the product runs it: every pair by itself."""

    def __init__(self, folder: Path) -> None:
        facts = folder / "stance.json"
        known = json.loads(facts.read_text()) if facts.exists() else {}
        self.temperature = float(known.get("temperature", 1.0))
        self.model = OnnxModel(
            folder,
            output="logits",
            max_tokens=int(known.get("max_tokens", 160)),
            truncation="longest_first",
        )

    def logits(self, pairs: Sequence[Pair]) -> NDArray[numpy.float64]:
        """Raw logits, float64 [n, 3], in the order of the pairs."""
        rows = self.model.run_pairs([(pair.evidence, pair.claim) for pair in pairs])
        return rows.astype("float64")


def read_dev(path: Path) -> list[Pair]:
    """The rows of a development file; NOT_SUPPORTED reads as neither."""
    pairs = []
    for number, row in enumerate(read_lines(path), start=1):
        checked = parse_row(json.dumps(row), f"{path}:{number}")
        neither = checked["label"] == NOT_SUPPORTED
        stance = Stance.NEITHER if neither else LABELS[checked["label"]]
        claim, evidence = checked["claim"], checked["evidence"]
        pairs.append(Pair(claim=claim, evidence=evidence, stance=stance, source=path.name))
    return pairs


def sample(pairs: list[Pair], limit: int, *, step: int = 1) -> list[Pair]:
    """At most `limit` pairs, drawn with a fixed seed in blocks of `step`."""
    if not limit or len(pairs) <= limit:
        return pairs
    blocks = range(0, len(pairs), step)
    starts = sorted(random.Random(SEED).sample(blocks, limit // step))
    return [pair for start in starts for pair in pairs[start : start + step]]


def judge(
    dev: DevSet, logits: NDArray[numpy.float64], gold: NDArray[numpy.int64], temperature: float
) -> dict[str, Any]:
    """The set's metrics with the 95 % interval of its main one."""
    import numpy

    if dev.contrast:
        return {
            "both_right": both_right(logits, gold),
            "both_right_two_way": both_right(logits[:, :2], gold),
        }
    predicted = logits[:, :2].argmax(axis=1) if dev.two_way else logits.argmax(axis=1)
    if dev.binary:
        predicted = numpy.where(predicted == Stance.SUPPORTS, Stance.SUPPORTS, Stance.NEITHER)
    metric = METRICS[dev.metric]
    values: dict[str, Any] = {
        dev.metric: round(metric(confusion(gold, predicted)), 4),
        "interval": [round(v, 4) for v in bootstrap_interval(gold, predicted, metric)],
        "confusion": confusion(gold, predicted).tolist(),
    }
    if not dev.two_way and not dev.binary:
        values["accuracy"] = round(accuracy(confusion(gold, predicted)), 4)
        values["ece_before"] = round(calibration_error(softmax(logits), gold), 4)
        values["ece"] = round(calibration_error(softmax(logits / temperature), gold), 4)
        wrong = (predicted == Stance.SUPPORTS) & (gold != Stance.SUPPORTS)
        values["wrong_supports"] = round(float(wrong.mean()), 4)
    return values


def both_right(logits: NDArray[numpy.float64], gold: NDArray[numpy.int64]) -> float:
    """Share of neighbouring row pairs of which both rows are right."""
    right = (logits.argmax(axis=1) == gold).reshape(-1, 2)
    return round(float(right.all(axis=1).mean()), 4)


def measure(
    model: OnnxStance, data: Path, *, limit: int, names: Sequence[str] = ()
) -> dict[str, Any]:
    """Set name → n, metrics and seconds."""
    import numpy

    results: dict[str, Any] = {}
    for dev in DEV_SETS:
        if names and dev.name not in names:
            continue
        pairs = sample(
            read_dev(data / f"{dev.file}.jsonl.gz"), limit, step=2 if dev.contrast else 1
        )
        gold = numpy.array([int(pair.stance) for pair in pairs])
        start = time.perf_counter()
        logits = model.logits(pairs)
        seconds = round(time.perf_counter() - start, 1)
        values = judge(dev, logits, gold, model.temperature)
        results[dev.name] = {"n": len(pairs), "metric": dev.metric, **values, "seconds": seconds}
    return results


def report(folder: Path, data: Path, *, limit: int, names: Sequence[str]) -> dict[str, Any]:
    """The results with what is needed to repeat them."""
    import onnxruntime

    model = OnnxStance(folder)
    return {
        "model": folder.name,
        "sha256": file_sha256(folder / "model.onnx"),
        "temperature": model.temperature,
        "limit": limit,
        "machine": {"processor": platform.machine(), "cores": available_cores()},
        "versions": {"python": platform.python_version(), "onnxruntime": onnxruntime.__version__},
        "date": time.strftime("%Y-%m-%d", time.gmtime()),
        "sets": measure(model, data, limit=limit, names=names),
    }


def read_calibration(path: Path) -> list[Pair]:
    """The held-out pairs that the training command left."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        Pair(
            claim=r["claim"], evidence=r["evidence"], stance=Stance(r["stance"]), source=r["source"]
        )
        for r in rows
    ]


def temperature_of(folder: Path, calibration: Path) -> dict[str, float]:
    """The temperature that fits the held-out pairs, with n and the error before and after."""
    import numpy

    pairs = read_calibration(calibration)
    logits = OnnxStance(folder).logits(pairs)
    gold = numpy.array([int(pair.stance) for pair in pairs])
    temperature = fit_temperature(logits, gold)
    return {
        "temperature": round(temperature, 4),
        "n": len(pairs),
        "accuracy": round(accuracy(confusion(gold, logits.argmax(axis=1))), 4),
        "ece_before": round(calibration_error(softmax(logits), gold), 4),
        "ece_after": round(calibration_error(softmax(logits / temperature), gold), 4),
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Entry point of `python -m training.measure`."""
    parser = argparse.ArgumentParser(prog="python -m training.measure", description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--calibration", type=Path)
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--sets", nargs="*", default=())
    parser.add_argument("--output", type=Path)
    options = parser.parse_args(arguments)
    results: dict[str, Any] = {}
    if options.calibration:
        results = dict(temperature_of(options.model, options.calibration))
    if options.data:
        results |= report(
            options.model,
            options.data,
            limit=options.limit,
            names=options.sets,
        )
    text = json.dumps(results, indent=2) + "\n"
    if options.output:
        options.output.write_text(text, encoding="utf-8")
    else:
        print(text, end="")


if __name__ == "__main__":
    main()
