import json
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from factcheck.errors import MissingExtraError, ModelError
from factcheck.models.catalogue import CatalogueEntry, ModelFile, file_sha256, load_entry
from factcheck.models.onnx import PRECISE_PRODUCTS, products_saturate
from factcheck.types import Pair
from factcheck.verdict.score import CrossEncoderScorer, EnsembleScorer, OnnxScorer, load_scorer
from tests.markers import STANCE_MODEL, needs_stance_model

ENSEMBLE = "stance-ensemble"

PAIRS = (
    Pair(evidence="The bridge was built of stone.", claim="The bridge was built of stone."),
    Pair(evidence="The bridge was not built of stone.", claim="The bridge was built of stone."),
    Pair(evidence="Cheese is made from milk.", claim="The bridge was built of stone."),
    Pair(evidence="A long tale of many words. " * 80, claim="It is long."),
)


@pytest.fixture(scope="module")
def scorer() -> OnnxScorer:
    return OnnxScorer(load_entry(STANCE_MODEL))


@needs_stance_model
def test_clear_cases_are_told_apart(scorer: OnnxScorer) -> None:
    same, negated, unrelated, _ = scorer.score(PAIRS)
    assert same.supports > max(same.refutes, same.neither)
    assert negated.refutes > max(negated.supports, negated.neither)
    assert unrelated.supports < 0.1  # what is not on the topic is kept away by the comparison


@needs_stance_model
def test_stances_are_the_softmax_of_what_the_graph_gives(scorer: OnnxScorer) -> None:
    import onnxruntime
    from tokenizers import Tokenizer

    folder = load_entry(STANCE_MODEL).folder
    card = json.loads((folder / "stance.json").read_text())
    options = onnxruntime.SessionOptions()
    if products_saturate():
        options.add_session_config_entry(PRECISE_PRODUCTS, "1")
    session = onnxruntime.InferenceSession(folder / "model.onnx", options)
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    inputs = {item.name for item in session.get_inputs()}
    for pair, stance in zip(PAIRS[:3], scorer.score(PAIRS[:3]), strict=True):
        encoding = tokenizer.encode(pair.evidence, pair.claim)
        feeds = {
            "input_ids": np.array([encoding.ids]),
            "attention_mask": np.array([encoding.attention_mask]),
            "token_type_ids": np.array([encoding.type_ids]),
        }
        logits = session.run(["logits"], {k: v for k, v in feeds.items() if k in inputs})[0][0]
        powers = [np.e ** (float(logit) / card["temperature"]) for logit in logits]
        for label, power in zip(card["labels"], powers, strict=True):
            assert getattr(stance, label) == pytest.approx(power / sum(powers), abs=1e-5)


@pytest.fixture(scope="module")
def ensemble() -> EnsembleScorer:
    return EnsembleScorer(load_entry(ENSEMBLE))


@needs_stance_model
def test_an_ensemble_says_the_weighted_geometric_mean_of_its_members(
    ensemble: EnsembleScorer,
) -> None:
    card = json.loads((load_entry(ENSEMBLE).folder / "ensemble.json").read_text())
    total = sum(one["weight"] for one in card["members"])
    said = [(one, OnnxScorer(load_entry(one["model"])).score(PAIRS)) for one in card["members"]]
    for i, stance in enumerate(ensemble.score(PAIRS)):
        means = {
            label: np.prod(
                [getattr(rows[i], label) ** (one["weight"] / total) for one, rows in said]
            )
            for label in ("supports", "refutes", "neither")
        }
        for label, mean in means.items():
            assert getattr(stance, label) == pytest.approx(mean / sum(means.values()), abs=1e-5)


@needs_stance_model
def test_an_ensemble_of_no_pairs_says_nothing(ensemble: EnsembleScorer) -> None:
    assert ensemble.score([]) == []


def test_an_ensemble_changes_its_fingerprint_with_a_member() -> None:
    entry = load_entry(ENSEMBLE)
    weights = [item for item in entry.files if item.file.endswith("model.onnx")]
    assert len(weights) == 2
    other = replace(weights[1], sha256="0" * 64)
    changed = replace(entry, files=tuple(other if f is weights[1] else f for f in entry.files))
    assert changed.info.sha256 != entry.info.sha256


@pytest.mark.parametrize(
    "card",
    [
        "{",
        '{"members": [{"model": "stance-minilm-l6", "weight": 1}]}',
        '{"members": [{"model": "a", "weight": 0}, {"model": "b", "weight": 1}]}',
        '{"members": [{"model": "a"}, {"model": "b"}], "rule": "mean"}',
    ],
)
def test_an_ensemble_that_does_not_name_its_members_and_weights_is_refused(
    card: str, tmp_path: Path
) -> None:
    (tmp_path / "ensemble.json").write_text(card)
    entry = replace(load_entry(ENSEMBLE), folder=tmp_path, files=())
    with pytest.raises(ModelError, match="cannot be read as an ensemble"):
        load_scorer(entry)


def test_an_ensemble_of_an_unknown_model_is_refused(tmp_path: Path) -> None:
    models = load_entry(ENSEMBLE).folder.parent
    shutil.copy(models / "catalogue.json", tmp_path)
    folder = tmp_path / "ensemble"
    folder.mkdir()
    members = [{"model": "stance-none", "weight": 1}, {"model": STANCE_MODEL, "weight": 1}]
    (folder / "ensemble.json").write_text(json.dumps({"members": members}))
    with pytest.raises(ModelError, match="stance-none: not a bundled model"):
        load_scorer(replace(load_entry(ENSEMBLE), folder=folder, files=()))


def with_card(tmp_path: Path, card: str | None) -> CatalogueEntry:
    """The stance model's entry, over a copy with this card; what is no weights is not read."""
    folder = tmp_path / "model"
    folder.mkdir()
    entry = load_entry("encoder-minilm-l6")
    shutil.copy(entry.folder / "tokenizer.json", folder)
    names = ["tokenizer.json"]
    if card is not None:
        (folder / "stance.json").write_text(card)
        names.append("stance.json")
    files = tuple(
        ModelFile(
            file=name, sha256=file_sha256(folder / name), n_bytes=(folder / name).stat().st_size
        )
        for name in names
    )
    return replace(entry, folder=folder, files=files)


@pytest.mark.parametrize(
    ("card", "problem"),
    [
        (None, "cannot be read as a stance card"),
        ("{", "cannot be read as a stance card"),
        ('{"labels": ["supports", "refutes"], "temperature": 1, "max_tokens": 64}', "stance card"),
        (
            '{"labels": ["supports", "refutes", "neither"], "temperature": 0, "max_tokens": 64}',
            "stance card",
        ),
        (
            '{"labels": ["supports", "refutes", "other"], "temperature": 1, "max_tokens": 64}',
            "expected supports, refutes, neither",
        ),
    ],
)
def test_a_card_that_does_not_say_how_to_read_the_model_is_refused(
    card: str | None, problem: str, tmp_path: Path
) -> None:
    with pytest.raises(ModelError, match=problem):
        OnnxScorer(with_card(tmp_path, card))


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    entry = with_card(tmp_path, "{}")
    (entry.folder / "tokenizer.json").write_text("{}")
    with pytest.raises(ModelError, match=r"tokenizer\.json: damaged"):
        OnnxScorer(entry)


def test_without_sentence_transformers_the_install_command_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(MissingExtraError, match="some-model") as caught:
        CrossEncoderScorer("some-model")
    assert caught.value.hint == "pip install sentence-transformers"


WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "bridge", "river", "town", "the", "of"]


def cross_encoder(folder: Path, labels: list[str]) -> Path:
    """A cross-encoder of one layer with random weights, saved as a folder."""
    pytest.importorskip("sentence_transformers")
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    (folder / "vocab.txt").write_text("\n".join(WORDS))
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(WORDS),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=32,
        id2label=dict(enumerate(labels)),
        label2id={label: i for i, label in enumerate(labels)},
        initializer_range=2.0,
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    BertTokenizerFast(vocab_file=str(folder / "vocab.txt")).save_pretrained(folder)
    return folder


@pytest.mark.slow
def test_labels_of_a_public_cross_encoder_are_read_in_its_own_order(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    pairs = [Pair(evidence="the river of the town", claim="the bridge"), PAIRS[0]]
    usual = cross_encoder(tmp_path / "a", ["entailment", "contradiction", "neutral"])
    turned = cross_encoder(tmp_path / "b", ["NOT_ENOUGH_INFO", "SUPPORTS", "REFUTES"])
    scorer, turned_scorer = CrossEncoderScorer(str(usual)), CrossEncoderScorer(str(turned))
    assert scorer.score([]) == []
    for one, other in zip(scorer.score(pairs), turned_scorer.score(pairs), strict=True):
        assert one.supports + one.refutes + one.neither == pytest.approx(1)
        columns = (one.supports, one.refutes, one.neither)
        assert (other.neither, other.supports, other.refutes) == pytest.approx(columns)
    assert scorer.info.sha256 == turned_scorer.info.sha256  # of the same weights
    assert len(scorer.info.sha256) == 64


@pytest.mark.slow
@pytest.mark.parametrize("labels", [["yes", "no", "maybe"], ["entailment", "contradiction"]])
def test_a_model_of_other_labels_is_refused(labels: list[str], tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="not a stance or entailment model"):
        CrossEncoderScorer(str(cross_encoder(tmp_path, labels)))


@pytest.mark.slow
def test_a_name_that_is_no_model_is_a_clear_error_without_a_download(tmp_path: Path) -> None:
    pytest.importorskip("sentence_transformers")
    for name in (str(tmp_path), "no-such/cross-encoder"):
        with pytest.raises(ModelError, match="no such cross-encoder on this machine") as caught:
            CrossEncoderScorer(name)
        assert f"hf download {name}" in str(caught.value.hint)
