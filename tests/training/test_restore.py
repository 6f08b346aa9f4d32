"""A shipped model turned back into a checkpoint computes what was shipped."""

from __future__ import annotations

from pathlib import Path

import numpy
import pytest

torch = pytest.importorskip("torch")
onnxruntime = pytest.importorskip("onnxruntime")

from tests.training.test_export import batch, tiny_config  # noqa: E402
from training.export import ExportSettings, classifier_module, export_model  # noqa: E402
from training.restore import parameters_of, restore  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore")


def shipped(folder: Path, settings: ExportSettings) -> tuple[Path, dict[str, torch.Tensor]]:
    """A model folder of a tiny random BERT in int8, and its weights."""
    from transformers import BertForSequenceClassification

    torch.manual_seed(1)
    model = BertForSequenceClassification(tiny_config()).eval()
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.add_(0.02 * torch.randn_like(parameter))
    folder.mkdir()
    export_model(classifier_module(model), folder, output_name="logits", settings=settings)
    (folder / "tokenizer.json").write_text("{}")
    return folder, model.state_dict()


@pytest.mark.parametrize(
    ("feeds", "n_steps"), [((), 127), ((batch(),), 40)], ids=["as it is", "smoothed"]
)
def test_every_weight_comes_back_as_far_as_int8_holds_it(
    tmp_path: Path, feeds: tuple[dict[str, numpy.ndarray], ...], n_steps: int
) -> None:
    folder, weights = shipped(tmp_path / "model", ExportSettings(feeds=feeds))
    found = {item.name: item.value for item in parameters_of(folder / "model.onnx")}
    assert found.keys() == weights.keys()
    for name, weight in weights.items():
        step = float(weight.abs().max()) / n_steps
        numpy.testing.assert_allclose(found[name], weight.numpy(), atol=step, err_msg=name)


def test_the_checkpoint_agrees_with_the_graph(tmp_path: Path) -> None:
    from transformers import AutoModelForSequenceClassification

    folder, _ = shipped(tmp_path / "model", ExportSettings())
    tiny_config().save_pretrained(tmp_path / "base")
    restored = restore(folder, tmp_path / "base", tmp_path / "restored")
    model = AutoModelForSequenceClassification.from_pretrained(restored).eval()
    feed = batch()
    with torch.no_grad():
        expected = model(**{name: torch.tensor(values) for name, values in feed.items()}).logits
    session = onnxruntime.InferenceSession(str(folder / "model.onnx"))
    got = session.run(["logits"], feed)[0]
    numpy.testing.assert_allclose(got, expected.numpy(), atol=0.02)


def test_another_architecture_is_refused(tmp_path: Path) -> None:
    from transformers import MPNetConfig

    folder, _ = shipped(tmp_path / "model", ExportSettings())
    MPNetConfig(hidden_size=32, num_attention_heads=4, intermediate_size=64).save_pretrained(
        tmp_path / "base"
    )
    with pytest.raises(ValueError, match="not in both graph and architecture"):
        restore(folder, tmp_path / "base", tmp_path / "restored")
