"""Export: a tiny random BERT gives the same numbers in ONNX as in PyTorch."""

from __future__ import annotations

from pathlib import Path

import numpy
import pytest

torch = pytest.importorskip("torch")
onnxruntime = pytest.importorskip("onnxruntime")

from training.export import (  # noqa: E402
    ExportSettings,
    classifier_module,
    encoder_module,
    export_model,
    replace_folder,
)

pytestmark = pytest.mark.filterwarnings("ignore")


def tiny_config() -> object:
    from transformers import BertConfig

    return BertConfig(
        vocab_size=60,
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=4,
        intermediate_size=64,
        num_labels=3,
    )


def batch() -> dict[str, numpy.ndarray]:
    generator = numpy.random.default_rng(1)
    ids = generator.integers(5, 60, (5, 17))
    mask = numpy.ones_like(ids)
    mask[2, 9:] = 0
    segments = numpy.zeros_like(ids)
    segments[:, 12:] = 1
    return {"input_ids": ids, "attention_mask": mask, "token_type_ids": segments}


def run_both(
    module: object, folder: Path, output: str, settings: ExportSettings
) -> tuple[numpy.ndarray, numpy.ndarray]:
    path = export_model(module, folder, output_name=output, settings=settings)
    session = onnxruntime.InferenceSession(str(path))
    feed = batch()
    with torch.no_grad():
        expected = module(**{name: torch.tensor(values) for name, values in feed.items()})
    return session.run([output], feed)[0], expected.numpy()


def test_classifier_parity(tmp_path: Path) -> None:
    from transformers import BertForSequenceClassification

    torch.manual_seed(1)
    module = classifier_module(BertForSequenceClassification(tiny_config()).eval())
    got, expected = run_both(module, tmp_path, "logits", ExportSettings(quantise=False))
    assert got.shape == (5, 3)
    numpy.testing.assert_allclose(got, expected, atol=1e-5)


def test_encoder_parity_and_norm(tmp_path: Path) -> None:
    from transformers import BertModel

    torch.manual_seed(1)
    module = encoder_module(BertModel(tiny_config()).eval())
    got, expected = run_both(module, tmp_path, "embeddings", ExportSettings(quantise=False))
    assert got.dtype == numpy.float32
    numpy.testing.assert_allclose(numpy.linalg.norm(got, axis=1), 1.0, atol=1e-5)
    numpy.testing.assert_allclose(got, expected, atol=1e-5)


def test_int8_stays_close(tmp_path: Path) -> None:
    from transformers import BertModel

    torch.manual_seed(1)
    module = encoder_module(BertModel(tiny_config()).eval())
    got, expected = run_both(module, tmp_path, "embeddings", ExportSettings())
    assert ((got * expected).sum(axis=1) > 0.98).all()


def test_folder_is_replaced_whole(tmp_path: Path) -> None:
    old, new = tmp_path / "model", tmp_path / ".model.new"
    for folder, name in ((old, "a.txt"), (new, "b.txt")):
        folder.mkdir()
        (folder / name).write_text(name)
    replace_folder(new, old)
    assert [p.name for p in old.iterdir()] == ["b.txt"]
    assert [p.name for p in tmp_path.iterdir()] == ["model"]
