"""The graph that tells whether a machine multiplies bytes exactly, read when a model is loaded.

    python -m training.products factcheck/models/products.onnx

One product of unsigned by signed bytes, as in the quantised models: full bytes times full weights,
whose sums of two do not fit into 16 bits.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from factcheck.models.onnx import PROBE_BYTES, PROBE_WEIGHT

N_COLUMNS = 16


def write_products(path: Path) -> None:
    """Write the graph: input `bytes`, uint8 [1, PROBE_BYTES]; output `products`, int32
    [1, N_COLUMNS], each PROBE_BYTES · byte · PROBE_WEIGHT where products are exact."""
    import numpy
    import onnx

    weights = numpy.full((PROBE_BYTES, N_COLUMNS), PROBE_WEIGHT, dtype=numpy.int8)
    graph = onnx.helper.make_graph(
        [onnx.helper.make_node("MatMulInteger", ["bytes", "weights"], ["products"])],
        "products of bytes",
        [onnx.helper.make_tensor_value_info("bytes", onnx.TensorProto.UINT8, [1, PROBE_BYTES])],
        [onnx.helper.make_tensor_value_info("products", onnx.TensorProto.INT32, [1, N_COLUMNS])],
        [onnx.numpy_helper.from_array(weights, "weights")],
    )
    opset = onnx.helper.make_opsetid("", 18)
    onnx.save(onnx.helper.make_model(graph, opset_imports=[opset], ir_version=8), str(path))


def main(arguments: Sequence[str] | None = None) -> None:
    """Entry point of `python -m training.products`."""
    parser = argparse.ArgumentParser(prog="python -m training.products", description=__doc__)
    parser.add_argument("output", type=Path)
    write_products(parser.parse_args(arguments).output)


if __name__ == "__main__":
    main()
