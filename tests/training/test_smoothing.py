"""Smoothing: the same numbers in float32, and less lost in int8 where channels differ much."""

from __future__ import annotations

from pathlib import Path

import numpy
import pytest

torch = pytest.importorskip("torch")
onnxruntime = pytest.importorskip("onnxruntime")

from training.export import ExportSettings, export_graph, quantise_graph  # noqa: E402
from training.smoothing import smooth_graph, smoothing_factors  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore")


def uneven_graph(folder: Path) -> Path:
    """A layer whose input has one channel two hundred times as large as the others."""

    class Uneven(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.table = torch.nn.Embedding(60, 32)
            self.layer = torch.nn.Linear(32, 3)
            with torch.no_grad():
                self.table.weight[:, 5] *= 200
                self.layer.weight[:, 5] /= 200

        def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
            return (self.layer(self.table(input_ids)) * attention_mask.unsqueeze(-1)).sum(dim=1)

    torch.manual_seed(1)
    path = folder / "plain.onnx"
    export_graph(
        Uneven().eval(), path, output_name="logits", inputs=("input_ids", "attention_mask")
    )
    return path


def feeds(n: int) -> list[dict[str, numpy.ndarray]]:
    generator = numpy.random.default_rng(1)
    ids = [generator.integers(5, 60, (1, 9)) for _ in range(n)]
    return [{"input_ids": row, "attention_mask": numpy.ones_like(row)} for row in ids]


def outputs(path: Path) -> numpy.ndarray:
    session = onnxruntime.InferenceSession(str(path))
    return numpy.concatenate([session.run(["logits"], feed)[0] for feed in feeds(40)])


def test_float32_computes_the_same(tmp_path: Path) -> None:
    plain = uneven_graph(tmp_path)
    smooth_graph(plain, tmp_path / "smooth.onnx", feeds(20))
    numpy.testing.assert_allclose(outputs(tmp_path / "smooth.onnx"), outputs(plain), atol=1e-3)


def test_int8_loses_less_where_one_channel_is_large(tmp_path: Path) -> None:
    plain = uneven_graph(tmp_path)
    only_products = ExportSettings(fp32_nodes=("/table/Gather",))
    errors = {}
    for name, inputs in (("as it is", ()), ("smoothed", tuple(feeds(20)))):
        target = tmp_path / f"{name}.onnx"
        settings = ExportSettings(fp32_nodes=only_products.fp32_nodes, feeds=inputs)
        quantise_graph(plain, target, settings)
        errors[name] = abs(outputs(target) - outputs(plain)).mean()
    assert errors["smoothed"] < 0.2 * errors["as it is"]


def test_factors_follow_the_paper() -> None:
    factors = smoothing_factors(numpy.float32([16.0, 1.0]), numpy.float32([1.0, 0.25]), alpha=0.5)
    assert factors.tolist() == pytest.approx([4.0, 2.0])
