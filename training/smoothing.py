"""Moves outliers of activations into the weights, before a graph becomes int8.

Dynamic int8 scales a whole activation by its largest value; a few channels that are far larger than
the rest leave little for the others. Each linear layer's input is divided by a factor a channel and
its weights are multiplied by it: the product stays the same, and both round better.

Source: Xiao et al. 2023, "SmoothQuant: Accurate and efficient post-training quantization for large
language models", section 4, equation 4.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

ALPHA = 0.8
"""Share of the outliers that goes into the weights. The paper takes .5, and more for models with
larger outliers; of .5 to .85 this one is nearest to float32 on both stance models."""

LEAST = 1e-5
"""Magnitudes below it count as this: a channel that is never used."""

SMOOTHED, FACTORS = "_smoothed", "_factors"
"""Ends of the names of a smoothed activation and of what it was multiplied by."""

Feed = Mapping[str, Any]
"""The inputs of one run, by name."""


def smooth_graph(source: Path, target: Path, feeds: Sequence[Feed]) -> None:
    """Write `source` with its linear layers' inputs smoothed; in float32 it computes the same."""
    import numpy
    import onnx
    from onnx import helper, numpy_helper

    model = onnx.load(str(source))
    graph = model.graph
    weights = {item.name: item for item in graph.initializer}
    readers: dict[str, list[Any]] = defaultdict(list)
    for node in graph.node:
        if node.op_type == "MatMul" and node.input[1] in weights:
            readers[node.input[0]].append(node)
    largest = largest_activations(source, sorted(readers), feeds)
    for activation, nodes in readers.items():
        matrices = [numpy_helper.to_array(weights[node.input[1]]) for node in nodes]
        of_weights = numpy.max([abs(matrix).max(axis=1) for matrix in matrices], axis=0)
        factors = smoothing_factors(largest[activation], of_weights)
        name = f"{activation}{SMOOTHED}"
        factor_name = f"{activation}{FACTORS}"
        graph.initializer.append(numpy_helper.from_array(1 / factors, factor_name))
        smoothed = helper.make_node("Mul", [activation, factor_name], [name], name=name)
        position = min(index for index, node in enumerate(graph.node) if node in nodes)
        graph.node.insert(position, smoothed)
        for node, matrix in zip(nodes, matrices, strict=True):
            scaled = (matrix * factors[:, None]).astype("float32")
            weights[node.input[1]].CopyFrom(numpy_helper.from_array(scaled, node.input[1]))
            node.input[0] = name
    onnx.save(model, str(target))


def smoothing_factors(
    activations: NDArray[numpy.float32], weights: NDArray[numpy.float32], alpha: float = ALPHA
) -> NDArray[numpy.float32]:
    """What each channel is divided by, shape (channels,), from the largest magnitudes of its
    activations and weights."""
    import numpy

    of_activations = numpy.maximum(activations, LEAST) ** alpha
    of_weights = numpy.maximum(weights, LEAST) ** (1 - alpha)
    factors: NDArray[numpy.float32] = (of_activations / of_weights).astype("float32")
    return factors


def largest_activations(
    source: Path, names: Sequence[str], feeds: Sequence[Feed]
) -> dict[str, NDArray[numpy.float32]]:
    """The largest magnitude of each channel of the named activations over all runs."""
    import numpy
    import onnx
    import onnxruntime

    model = onnx.load(str(source))
    for name in names:
        model.graph.output.append(onnx.ValueInfoProto(name=name))
    session = onnxruntime.InferenceSession(
        model.SerializeToString(), providers=["CPUExecutionProvider"]
    )
    largest: dict[str, NDArray[numpy.float32]] = {}
    for feed in feeds:
        for name, array in zip(names, session.run(list(names), dict(feed)), strict=True):
            peak = abs(array).reshape(-1, array.shape[-1]).max(axis=0)
            largest[name] = numpy.maximum(largest.get(name, 0), peak)
    return largest
