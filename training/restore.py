"""A shipped stance model as a checkpoint again, to train on from.

    python -m training.restore --model factcheck/models/stance-mpnet-l8 --output RUN/restored

Every int8 weight becomes its float32 value, `scale · (weight - zero point)`; what rounding took is
lost, and a later run starts from what was shipped and measured.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from training.export import STANCE_LABELS, file_sha256
from training.smoothing import FACTORS, SMOOTHED

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

PREFIX = "classifier."
"""Of every parameter's name in the exported graph."""

ADDED = ("_quantized", "_scale", "_zero_point", FACTORS)
"""Ends of the names that quantising and smoothing add."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One named array of the model, as transformers keeps it."""

    name: str
    value: NDArray[numpy.float32]


def parameters_of(model_file: Path) -> Iterator[Parameter]:
    """Every learnt parameter of a quantised graph.

    Biases, norms, embeddings and the head are kept under their own names, the matrices of the
    layers under numbers: the product that reads one names its layer. Matrices are transposed, and
    what smoothing moved into them is taken out.
    """
    import numpy
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(str(model_file)).graph
    arrays = {item.name: numpy_helper.to_array(item) for item in graph.initializer}
    made_by = {output: node for node in graph.node for output in node.output}
    for name, array in arrays.items():
        if name.startswith(PREFIX) and not name.endswith(ADDED):
            yield Parameter(name=name.removeprefix(PREFIX), value=array)
    for node in graph.node:
        weights = [name for name in node.input if name.endswith("_quantized") and name in arrays]
        if not weights:
            continue
        stem = weights[0].removesuffix("_quantized")
        value = dequantised(arrays, stem)
        if node.op_type != "Gather":
            activation = made_by[node.input[0]].input[0]
            factors = arrays.get(f"{activation.removesuffix(SMOOTHED)}{FACTORS}", numpy.ones(1))
            value = value * factors[:, None]
        if stem.startswith(PREFIX):
            name = stem.removeprefix(PREFIX)
        else:
            layer = node.output[0].split("/MatMul")[0].strip("/").replace("/", ".")
            name = f"{layer.removeprefix(PREFIX)}.weight"
        yield Parameter(name=name, value=value if node.op_type == "Gather" else value.T)


def dequantised(arrays: dict[str, Any], stem: str) -> NDArray[numpy.float32]:
    """The float32 values of an int8 array, its scales by column or one for all."""
    quantised, scale = arrays[f"{stem}_quantized"], arrays[f"{stem}_scale"]
    zero = arrays[f"{stem}_zero_point"]
    value: NDArray[numpy.float32] = (quantised.astype("float32") - zero) * scale
    return value


def restore(model: Path, base: Path, output: Path) -> Path:
    """Write a checkpoint of the shipped `model` to `output` and return that folder.

    base: a folder with the configuration of its architecture.

    Raises:
        ValueError: a parameter is in one of graph and architecture only.
    """
    import torch
    from transformers import AutoConfig, AutoModelForSequenceClassification

    found = {
        item.name: torch.tensor(item.value, dtype=torch.float32)
        for item in parameters_of(model / "model.onnx")
    }
    layers = {int(name.split("layer.")[1].split(".")[0]) for name in found if "layer." in name}
    config = AutoConfig.from_pretrained(
        base, num_labels=len(STANCE_LABELS), num_hidden_layers=len(layers)
    )
    classifier = AutoModelForSequenceClassification.from_config(config)
    state = classifier.state_dict()
    unlike = sorted(set(found) ^ set(state))
    if unlike:
        raise ValueError(f"{model}: not in both graph and architecture: {', '.join(unlike)}")
    classifier.load_state_dict(found)
    classifier.save_pretrained(str(output))
    digest = file_sha256(model / "model.onnx")
    part = f"from {model.name} as it was shipped, sha256 {digest[:12]}"
    run = {"steps": 0, "pairs": 0, "minutes": 0.0, "parts": [part]}
    (output / "run.json").write_text(json.dumps(run, indent=2) + "\n", encoding="utf-8")
    (output / "tokenizer.json").write_bytes((model / "tokenizer.json").read_bytes())
    return output


def main(arguments: Sequence[str] | None = None) -> None:
    """Entry point of `python -m training.restore`."""
    from training.stance import base_folder

    parser = argparse.ArgumentParser(prog="python -m training.restore", description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--base", default="minilm", help="minilm or mpnet")
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args(arguments)
    print(restore(options.model, base_folder(options.base), options.output))


if __name__ == "__main__":
    main()
