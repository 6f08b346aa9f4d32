import shutil
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import ClassVar

import numpy as np
import pytest
from numpy.typing import NDArray

from factcheck.errors import MissingExtraError, ModelError
from factcheck.models.catalogue import ModelKind, load_entry
from factcheck.retrieval.encode import OnnxEncoder, SentenceTransformerEncoder, load_encoder

BUNDLED = "encoder-minilm-l6"


def test_a_bundled_name_gives_the_bundled_encoder() -> None:
    encoder = load_encoder(BUNDLED)
    assert isinstance(encoder, OnnxEncoder)
    assert encoder.info == load_entry(BUNDLED).info
    assert encoder.dimension == 384


def test_what_is_alike_in_meaning_is_near() -> None:
    near, other, far = load_encoder(BUNDLED).encode(
        ["The minister resigned.", "The minister stepped down.", "Bread is baked in an oven."]
    )
    assert near @ other > 0.6
    assert near @ far < 0.3


def test_a_damaged_model_is_refused(tmp_path: Path) -> None:
    entry = load_entry(BUNDLED)
    folder = tmp_path / "model"
    shutil.copytree(entry.folder, folder)
    tokenizer = folder / "tokenizer.json"
    tokenizer.write_text(tokenizer.read_text(encoding="utf-8") + " ", encoding="utf-8")
    with pytest.raises(ModelError, match=r"tokenizer\.json: damaged"):
        OnnxEncoder(replace(entry, folder=folder))


def test_a_model_of_another_kind_is_refused() -> None:
    with pytest.raises(ModelError, match="stance model, not an encoder"):
        OnnxEncoder(replace(load_entry(BUNDLED), kind=ModelKind.STANCE))


def test_without_sentence_transformers_the_install_command_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(MissingExtraError, match="some-model") as caught:
        load_encoder("some-model")
    assert caught.value.hint == "pip install sentence-transformers"


@pytest.fixture(scope="module")
def tiny_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A transformer of one layer with random weights; mean pooling is the library's default."""
    pytest.importorskip("sentence_transformers")
    import torch
    from transformers import BertConfig, BertModel, BertTokenizerFast

    folder = tmp_path_factory.mktemp("tiny")
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "bridge", "river", "town", "the", "of"]
    (folder / "vocab.txt").write_text("\n".join(words))
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=32,
    )
    BertModel(config).save_pretrained(folder)
    BertTokenizerFast(vocab_file=str(folder / "vocab.txt")).save_pretrained(folder)
    return folder


@pytest.mark.slow
def test_a_folder_of_sentence_transformers_is_an_encoder(tiny_folder: Path) -> None:
    from sentence_transformers import SentenceTransformer

    encoder = load_encoder(str(tiny_folder))
    texts = ["the bridge of the town", "river", "", "the river"]
    vectors = encoder.encode(texts)
    expected = SentenceTransformer(str(tiny_folder), device="cpu").encode(texts)
    expected /= np.linalg.norm(expected, axis=1, keepdims=True)
    np.testing.assert_allclose(vectors, expected, atol=1e-6)
    assert (encoder.dimension, vectors.dtype) == (16, np.float32)
    assert encoder.encode([]).shape == (0, 16)


@pytest.mark.slow
def test_the_fingerprint_is_that_of_the_weights(tiny_folder: Path) -> None:
    one = SentenceTransformerEncoder(str(tiny_folder))
    assert one.info.sha256 == SentenceTransformerEncoder(str(tiny_folder)).info.sha256
    one._model[0].auto_model.embeddings.word_embeddings.weight.data[5, 0] += 1
    assert one._fingerprint() != one.info.sha256


@pytest.mark.slow
def test_a_name_that_is_no_model_is_a_clear_error(tmp_path: Path) -> None:
    pytest.importorskip("sentence_transformers")
    (tmp_path / "empty").mkdir()
    for name in (str(tmp_path / "empty"), "no-such/encoder"):
        with pytest.raises(ModelError, match="finds no such model on this machine") as caught:
            load_encoder(name)
        assert f"hf download {name}" in str(caught.value.hint)


class FakeSentenceTransformer:
    """Notes the device it is asked for."""

    max_seq_length = 8
    devices: ClassVar[list[str]] = []

    def __init__(self, _name: str, *, device: str, local_files_only: bool) -> None:
        assert local_files_only
        self.devices.append(device)

    def state_dict(self) -> dict[str, object]:
        return {}

    def encode(self, texts: list[str], **_options: object) -> NDArray[np.float32]:
        return np.ones((len(texts), 1), np.float32)


def fake_torch(*devices: str) -> SimpleNamespace:
    def zeros(_n: int, *, device: str) -> None:
        if device not in devices:
            raise AssertionError("Torch not compiled with CUDA enabled\nat some place")

    return SimpleNamespace(zeros=zeros)


def test_a_device_is_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    library = SimpleNamespace(SentenceTransformer=FakeSentenceTransformer)
    monkeypatch.setitem(sys.modules, "sentence_transformers", library)
    monkeypatch.setitem(sys.modules, "torch", fake_torch("cpu", "cuda"))
    load_encoder("some-model")
    load_encoder("some-model", "cuda")
    assert FakeSentenceTransformer.devices == ["cpu", "cuda"]
    with pytest.raises(ModelError, match=r"cuda:1: PyTorch cannot compute.*not compiled") as caught:
        load_encoder("some-model", "cuda:1")
    assert "--device" in str(caught.value.hint)


def test_a_bundled_encoder_runs_on_the_cpu_only() -> None:
    with pytest.raises(ModelError, match="runs on the CPU only, asked for device cuda"):
        load_encoder(BUNDLED, "cuda")


@pytest.mark.gpu
def test_a_gpu_gives_the_vectors_of_the_cpu(tiny_folder: Path) -> None:
    texts = ["the bridge of the town", "river", "", "the river"]
    on_gpu = load_encoder(str(tiny_folder), "cuda")
    on_cpu = load_encoder(str(tiny_folder))
    assert on_gpu.info.sha256 == on_cpu.info.sha256
    np.testing.assert_allclose(on_gpu.encode(texts), on_cpu.encode(texts), atol=1e-4)
