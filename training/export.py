"""Export of encoders and stance classifiers to quantised ONNX.

    python -m training.export encoder --output factcheck/models
    python -m training.export stance --checkpoint DIR --output factcheck/models

Every model is written into a temporary folder beside its destination and renamed
into place, so that a reader sees either the old files or the new ones.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from training.bases import minilm_folder
from training.smoothing import Feed, smooth_graph

if TYPE_CHECKING:
    import torch
    from transformers import PreTrainedModel

INPUT_NAMES = ("input_ids", "attention_mask", "token_type_ids")
OPSET = 18
"""Operator set of the exported graphs; every onnxruntime since 1.15 reads it."""

QUANTISED_OPERATORS = ("MatMul", "Gather")
"""What becomes int8: linear layers (dynamic activations) and the embedding tables."""

ENCODER_NAME = "encoder-minilm-l6"
STANCE_NAME = "stance-minilm-l6"
N_FEEDS = 300
"""Held-out pairs that the largest activations are taken from."""
STANCE_LABELS = ("supports", "refutes", "neither")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportSettings:
    """How a graph is quantised.

    fp32_nodes: names of graph nodes left in float32 because int8 costs too much there. feeds:
    inputs of a few hundred runs, from which outliers of the activations are found and moved into
    the weights; without any, the graph is quantised as it is.
    """

    quantise: bool = True
    per_channel: bool = True
    fp32_nodes: tuple[str, ...] = ()
    feeds: tuple[Feed, ...] = ()


def encoder_module(model: PreTrainedModel) -> torch.nn.Module:
    """A module that returns unit-norm mean-pooled sentence embeddings, float32 [batch, hidden].

    Source: Reimers and Gurevych 2019, "Sentence-BERT", section 3 (mean pooling over
    the tokens that the attention mask keeps), then L2 normalisation.
    """
    import torch

    class MeanPooledEncoder(torch.nn.Module):
        def __init__(self, bert: PreTrainedModel) -> None:
            super().__init__()
            self.bert = bert

        def forward(
            self,
            input_ids: torch.Tensor,
            attention_mask: torch.Tensor,
            token_type_ids: torch.Tensor,
        ) -> torch.Tensor:
            hidden = self.bert(
                input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
            ).last_hidden_state
            weights = attention_mask.unsqueeze(-1).to(hidden.dtype)
            pooled = (hidden * weights).sum(dim=1) / weights.sum(dim=1).clamp(min=1.0)
            return torch.nn.functional.normalize(pooled, dim=-1)

    return MeanPooledEncoder(model)


def classifier_module(model: PreTrainedModel) -> torch.nn.Module:
    """A module that returns the classifier's logits, float32 [batch, labels].

    Its inputs are those of `input_names(model)`.
    """
    import torch

    class PairClassifier(torch.nn.Module):
        def __init__(self, classifier: PreTrainedModel) -> None:
            super().__init__()
            self.classifier = classifier

        def forward(
            self,
            input_ids: torch.Tensor,
            attention_mask: torch.Tensor,
            token_type_ids: torch.Tensor | None = None,
        ) -> torch.Tensor:
            segments = {} if token_type_ids is None else {"token_type_ids": token_type_ids}
            logits: torch.Tensor = self.classifier(
                input_ids=input_ids, attention_mask=attention_mask, **segments
            ).logits
            return logits

    return PairClassifier(model)


def input_names(model: PreTrainedModel) -> tuple[str, ...]:
    """What the model reads; MPNet knows no segments."""
    return INPUT_NAMES if model.config.model_type == "bert" else INPUT_NAMES[:2]


def export_graph(
    module: torch.nn.Module,
    path: Path,
    *,
    output_name: str,
    inputs: tuple[str, ...] = INPUT_NAMES,
) -> None:
    """Write `module` as float32 ONNX with dynamic batch and sequence axes.

    Inputs are int64 [batch, tokens]: input_ids, attention_mask and, if there are three,
    token_type_ids.
    """
    import torch

    module.eval()
    ids = torch.randint(5, 50, (3, 11), dtype=torch.int64)
    mask = torch.ones_like(ids)
    mask[1, 7:] = 0
    axes = {name: {0: "batch", 1: "tokens"} for name in inputs}
    axes[output_name] = {0: "batch"}
    with torch.no_grad():
        torch.onnx.export(
            module,
            (ids, mask, torch.zeros_like(ids))[: len(inputs)],
            str(path),
            input_names=list(inputs),
            output_names=[output_name],
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )


def quantise_graph(source: Path, target: Path, settings: ExportSettings) -> None:
    """Write the dynamically quantised int8 form of a float32 graph."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    prepared = target.with_name("prepared.onnx")
    quant_pre_process(str(source), str(prepared), skip_symbolic_shape=True)
    if settings.feeds:
        smooth_graph(prepared, prepared, settings.feeds)
    quantize_dynamic(
        str(prepared),
        str(target),
        op_types_to_quantize=list(QUANTISED_OPERATORS),
        per_channel=settings.per_channel,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=list(settings.fp32_nodes),
    )
    prepared.unlink()


def export_model(
    module: torch.nn.Module,
    folder: Path,
    *,
    output_name: str,
    settings: ExportSettings,
    inputs: tuple[str, ...] = INPUT_NAMES,
) -> Path:
    """Write `folder/model.onnx`, quantised or not as `settings` asks, and return its path."""
    target = folder / "model.onnx"
    if not settings.quantise:
        export_graph(module, target, output_name=output_name, inputs=inputs)
        return target
    plain = folder / "model-fp32.onnx"
    export_graph(module, plain, output_name=output_name, inputs=inputs)
    quantise_graph(plain, target, settings)
    plain.unlink()
    return target


def replace_folder(new: Path, destination: Path) -> None:
    """Put the finished folder `new` where `destination` is; readers see one or the other."""
    destination.parent.mkdir(parents=True, exist_ok=True)
    old = destination.with_name(f".{destination.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if destination.exists():
        destination.rename(old)
    new.rename(destination)
    shutil.rmtree(old, ignore_errors=True)


def file_sha256(path: Path) -> str:
    """The file's SHA-256 as 64 hexadecimal digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def scratch_folder(destination: Path) -> Path:
    """A fresh hidden folder beside `destination`, on the same file system."""
    destination.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f".{destination.name}.", dir=destination.parent))
    folder.chmod(0o755)
    return folder


def copy_tokenizer(source: Path, folder: Path, *, max_tokens: int) -> None:
    """Write `folder/tokenizer.json` without padding and truncating at `max_tokens`."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(source / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_length=max_tokens, strategy="longest_first")
    tokenizer.save(str(folder / "tokenizer.json"))


def export_encoder(output: Path, *, card: str, checkpoint: Path | None = None) -> Path:
    """Write `output/encoder-minilm-l6` and return that folder.

    checkpoint: what `training.retriever` made; None: all-MiniLM-L6-v2 as it is.
    """
    from transformers import AutoModel

    source = checkpoint or minilm_folder()
    destination = output / ENCODER_NAME
    folder = scratch_folder(destination)
    module = encoder_module(AutoModel.from_pretrained(source))
    export_model(module, folder, output_name="embeddings", settings=ExportSettings())
    copy_tokenizer(source, folder, max_tokens=256)
    (folder / "card.md").write_text(card, encoding="utf-8")
    replace_folder(folder, destination)
    return destination


def feeds_of(calibration: Path, tokenizer_file: Path, inputs: Sequence[str]) -> list[Feed]:
    """The graph's inputs for some of the held-out pairs, one run each."""
    import numpy
    from tokenizers import Tokenizer

    from training.measure import read_calibration

    tokenizer = Tokenizer.from_file(str(tokenizer_file))
    pairs = read_calibration(calibration)
    step = max(1, len(pairs) // N_FEEDS)
    feeds = []
    for pair in pairs[::step][:N_FEEDS]:
        tokens = tokenizer.encode(pair.evidence, pair.claim)
        columns = (tokens.ids, tokens.attention_mask, tokens.type_ids)
        rows = zip(INPUT_NAMES, columns, strict=True)
        feeds.append({n: numpy.array([c], dtype=numpy.int64) for n, c in rows if n in inputs})
    return feeds


def export_stance(
    checkpoint: Path,
    destination: Path,
    *,
    calibration: Path | None,
    card: str,
    max_tokens: int = 160,
    settings: ExportSettings | None = None,
) -> Path:
    """Write a stance model folder from a classifier checkpoint and return the folder.

    checkpoint: the classifier's weights and `tokenizer.json`.
    calibration: held-out pairs that the temperature is fitted on, with the exported
    model, and on which outliers of the activations are found; without them it is 1, and nothing
    is smoothed.
    """
    from transformers import AutoModelForSequenceClassification

    from training.measure import temperature_of

    folder = scratch_folder(destination)
    model = AutoModelForSequenceClassification.from_pretrained(
        checkpoint, attn_implementation="eager"
    )
    inputs = input_names(model)
    copy_tokenizer(checkpoint, folder, max_tokens=max_tokens)
    feeds = feeds_of(calibration, folder / "tokenizer.json", inputs) if calibration else []
    export_model(
        classifier_module(model),
        folder,
        output_name="logits",
        settings=replace(settings or ExportSettings(), feeds=tuple(feeds)),
        inputs=inputs,
    )
    fitted = temperature_of(folder, calibration) if calibration else {"temperature": 1.0}
    facts = {
        "labels": list(STANCE_LABELS),
        "temperature": fitted["temperature"],
        "max_tokens": max_tokens,
        "inputs": "evidence, claim",
    }
    (folder / "stance.json").write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")
    (folder / "card.md").write_text(card, encoding="utf-8")
    replace_folder(folder, destination)
    return destination


def main(arguments: Sequence[str] | None = None) -> None:
    """Entry point of `python -m training.export`."""
    from training.cards import encoder_card, read_card

    parser = argparse.ArgumentParser(prog="python -m training.export", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    encoder = commands.add_parser("encoder", help="all-MiniLM-L6-v2 as a sentence encoder")
    encoder.add_argument("--output", type=Path, required=True)
    encoder.add_argument("--checkpoint", type=Path)
    stance = commands.add_parser("stance", help="a trained stance checkpoint")
    stance.add_argument("--checkpoint", type=Path, required=True)
    stance.add_argument("--output", type=Path, required=True)
    stance.add_argument(
        "--name", default=STANCE_NAME, help=f"of the folder (default {STANCE_NAME})"
    )
    stance.add_argument("--card", type=Path)
    stance.add_argument("--calibration", type=Path)
    stance.add_argument("--float32", action="store_true", help="do not quantise")
    options = parser.parse_args(arguments)
    if options.command == "encoder":
        export_encoder(options.output, card=encoder_card(), checkpoint=options.checkpoint)
        return
    export_stance(
        options.checkpoint,
        options.output / options.name,
        calibration=options.calibration,
        card=read_card(options.card),
        settings=ExportSettings(quantise=not options.float32),
    )


if __name__ == "__main__":
    main()
