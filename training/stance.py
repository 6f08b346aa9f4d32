"""Training of the stance model: evidence and claim in, supports / refutes / neither out.

    python -m training.stance --data DIR --base minilm --output DIR [--minutes 90] [--resume]

One command builds the mix, trains with transformers' Trainer (checkpoints that `--resume`
continues from), fits the temperature on held-out claims and leaves a checkpoint folder that
`python -m training.export stance` turns into the shipped files.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.types import Pair as TextPair
from training.bases import minilm_folder, mpnet_folder
from training.entries import load_stance_model
from training.mixture import Mixture, build_mixture
from training.pairs import Pair, Stance
from training.teacher import teacher_probabilities
from training.unlabelled import read_unlabelled

if TYPE_CHECKING:
    from tokenizers import Tokenizer
    from transformers import PreTrainedModel, Trainer

GROUP_BATCHES = 64
"""Batches whose pairs are sorted by length together, so that little is padded."""

ENCODED_AT_ONCE = 4096
"""Pairs handed to the tokenizer in one call."""

LONGEST_STEP_SECONDS = 300.0
"""A longer gap between two steps is a pause (a resumed run), not training time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceSettings:
    """The recipe's settings.

    base: `minilm`, `mpnet`, or a folder with a BERT or MPNet model. layers: how many of its
    layers are kept, counted from the input (0: all; Sajjad et al. 2023, "On the effect of dropping
    layers of pre-trained transformer models", found the top ones to matter least). minutes: time
    after which the learning rate has reached zero (0: after the last pair). passes: how often the
    mix is seen, each time with new hard cases. dropout: 0 by default; one pass over noisy data does
    not overfit, and it costs a third of the speed on a CPU. bfloat16: autocast; twice as fast where
    the CPU has avx512_bf16. freeze_embeddings: leave the word embeddings as they are, for speed;
    freeze_layers: and that many of the layers above them. taught: share of the teacher's
    probabilities in what labelled pairs aim at, the rest being their label. next_pass: a resumed
    run reads the data of its own seed from their start, instead of skipping what was seen.
    """

    base: str = "minilm"
    layers: int = 0
    learning_rate: float = 1e-4
    batch_size: int = 32
    warmup_steps: int = 600
    weight_decay: float = 0.01
    label_smoothing: float = 0.05
    dropout: float = 0.0
    max_tokens: int = 160
    passes: int = 1
    max_pairs: int = 0
    others: int = 0
    kept: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    minutes: float = 0.0
    checkpoint_steps: int = 1_500
    seed: int = 1
    bfloat16: bool = True
    freeze_embeddings: bool = False
    freeze_layers: int = 0
    next_pass: bool = False
    teacher: str = "stance-ensemble"
    unlabelled: int = 0
    taught: float = 0.0


class TimedDecay:
    """Learning-rate factor: linear warm-up, then linear decay to zero over steps or minutes,
    whichever ends first; the minutes are those of the whole run, resumed or not."""

    # The scheduler stores and restores `__dict__`: only the elapsed time may be in it, so that
    # a resumed run follows the limits that it is given.
    __slots__ = ("__dict__", "last", "seconds", "total_steps", "warmup_steps")

    def __init__(self, *, total_steps: int, warmup_steps: int, minutes: float) -> None:
        self.total_steps = total_steps
        self.warmup_steps = warmup_steps
        self.seconds = minutes * 60
        self.elapsed = 0.0
        self.last = time.monotonic()

    def __call__(self, step: int) -> float:
        """The factor at `step`, and one more look at the clock."""
        now = time.monotonic()
        if 0 <= now - self.last < LONGEST_STEP_SECONDS:
            self.elapsed += now - self.last
        self.last = now
        progress = max(step / self.total_steps, self.elapsed / self.seconds if self.seconds else 0)
        return min((step + 1) / self.warmup_steps, max(0.0, 1.0 - progress))

    @property
    def finished(self) -> bool:
        """Whether the time is used up."""
        return bool(self.seconds) and self.elapsed >= self.seconds


def base_folder(base: str) -> Path:
    """The folder of a base model: `minilm`, `mpnet`, or a path."""
    match base:
        case "minilm":
            return minilm_folder()
        case "mpnet":
            return mpnet_folder()
        case _:
            return Path(base)


def load_tokenizer(folder: Path, max_tokens: int) -> Tokenizer:
    """The fast tokenizer of a model folder, truncating the longer text (the evidence) first."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_length=max_tokens, strategy="longest_first")
    return tokenizer


def encode_pairs(
    pairs: Sequence[Pair | TextPair], targets: Sequence[list[float]], tokenizer: Tokenizer
) -> list[dict[str, Any]]:
    """Input ids, segment ids and target of each pair, in order; padding is left to the collator."""
    import torch

    encoded: list[dict[str, Any]] = []
    for start in range(0, len(pairs), ENCODED_AT_ONCE):
        part = pairs[start : start + ENCODED_AT_ONCE]
        aims = targets[start : start + ENCODED_AT_ONCE]
        texts = [(pair.evidence, pair.claim) for pair in part]
        for aim, tokens in zip(aims, tokenizer.encode_batch(texts), strict=True):
            encoded.append(
                {
                    "input_ids": torch.tensor(tokens.ids, dtype=torch.int32),
                    "token_type_ids": torch.tensor(tokens.type_ids, dtype=torch.int8),
                    "labels": aim,
                }
            )
    return encoded


def order_by_length(
    encoded: list[dict[str, Any]], batch_size: int, generator: random.Random
) -> list[dict[str, Any]]:
    """The pairs such that each run of `batch_size` has similar lengths, the runs in random order
    within groups of `GROUP_BATCHES`; order between groups is kept."""
    ordered: list[dict[str, Any]] = []
    group_size = batch_size * GROUP_BATCHES
    for start in range(0, len(encoded), group_size):
        group = sorted(encoded[start : start + group_size], key=lambda row: len(row["input_ids"]))
        runs = [group[i : i + batch_size] for i in range(0, len(group), batch_size)]
        generator.shuffle(runs)
        runs.sort(key=lambda run: len(run) < batch_size)
        ordered.extend(row for run in runs for row in run)
    return ordered


def smoothed_targets(pairs: Sequence[Pair], label_smoothing: float) -> list[list[float]]:
    """For each pair what to aim at, of sum 1: its label, and a little of the others."""
    share = label_smoothing / len(Stance)
    return [
        [share + (1 - label_smoothing) * (stance is pair.stance) for stance in Stance]
        for pair in pairs
    ]


def labelled_targets(
    pairs: Sequence[Pair], output: Path, settings: StanceSettings
) -> list[list[float]]:
    """What labelled pairs aim at: the label, smoothed, and the teacher's probabilities."""
    targets = smoothed_targets(pairs, settings.label_smoothing)
    if not settings.taught:
        return targets
    texts = [TextPair(evidence=pair.evidence, claim=pair.claim) for pair in pairs]
    said = teacher_probabilities(
        texts, load_stance_model(settings.teacher), output / "labelled.f32"
    )
    share = settings.taught
    return [
        [(1 - share) * mine + share * its for mine, its in zip(target, row, strict=True)]
        for target, row in zip(targets, said.tolist(), strict=True)
    ]


def taught_rows(
    data: Path, tokenizer: Tokenizer, output: Path, settings: StanceSettings
) -> list[dict[str, Any]]:
    """Encoded pairs that nobody labelled, with the teacher's probabilities to aim at."""
    pairs = read_unlabelled(data, count=settings.unlabelled, seed=settings.seed)
    targets = teacher_probabilities(
        pairs, load_stance_model(settings.teacher), output / "teacher.f32"
    )
    return encode_pairs(pairs, targets.tolist(), tokenizer)


def collate(
    rows: list[dict[str, Any]], *, padding_id: int = 0, segmented: bool = True
) -> dict[str, Any]:
    """One padded batch: int64 tensors [batch, longest]; the mask is 1 on real tokens. Models
    without segments (MPNet) get none."""
    import torch

    longest = max(len(row["input_ids"]) for row in rows)
    ids = torch.full((len(rows), longest), padding_id, dtype=torch.int64)
    mask, segments = torch.zeros_like(ids), torch.zeros_like(ids)
    for index, row in enumerate(rows):
        length = len(row["input_ids"])
        ids[index, :length] = torch.as_tensor(row["input_ids"])
        segments[index, :length] = torch.as_tensor(row["token_type_ids"])
        mask[index, :length] = 1
    labels = torch.tensor([row["labels"] for row in rows])
    batch = {"input_ids": ids, "attention_mask": mask, "labels": labels}
    return batch | {"token_type_ids": segments} if segmented else batch


def load_classifier(folder: Path, settings: StanceSettings) -> PreTrainedModel:
    """The base model with a fresh three-way head."""
    from transformers import AutoModelForSequenceClassification

    layers = {"num_hidden_layers": settings.layers} if settings.layers else {}
    # Eager attention is half again as fast as the fused kernel for short pairs on a CPU.
    model: PreTrainedModel = AutoModelForSequenceClassification.from_pretrained(
        folder,
        num_labels=3,
        hidden_dropout_prob=settings.dropout,
        attention_probs_dropout_prob=settings.dropout,
        attn_implementation="eager",
        **layers,
    )
    if settings.freeze_embeddings or settings.freeze_layers:
        model.base_model.embeddings.requires_grad_(False)
    encoder: Any = model.base_model.encoder
    for layer in encoder.layer[: settings.freeze_layers]:
        layer.requires_grad_(False)
    return model


def make_trainer(
    model: PreTrainedModel, rows: list[dict[str, Any]], output: Path, settings: StanceSettings
) -> Trainer:
    """A Trainer that reads `rows` in order, under the timed decay."""
    import torch
    from torch.nn.functional import cross_entropy
    from transformers import Trainer, TrainerCallback, TrainingArguments

    def towards_targets(outputs: Any, labels: Any, num_items_in_batch: Any = None) -> Any:
        del num_items_in_batch
        return cross_entropy(outputs.logits.float(), labels)

    total_steps = max(1, len(rows) // settings.batch_size)
    decay = TimedDecay(
        total_steps=total_steps, warmup_steps=settings.warmup_steps, minutes=settings.minutes
    )

    class StopOnTime(TrainerCallback):
        def on_step_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
            del args, state
            control.should_training_stop |= decay.finished

    optimizer = torch.optim.AdamW(
        [parameter for parameter in model.parameters() if parameter.requires_grad],
        lr=settings.learning_rate,
        weight_decay=settings.weight_decay,
        fused=True,
    )
    arguments = TrainingArguments(
        output_dir=str(output),
        max_steps=total_steps,
        per_device_train_batch_size=settings.batch_size,
        train_sampling_strategy="sequential",
        bf16=settings.bfloat16,
        use_cpu=not torch.cuda.is_available(),
        logging_steps=100,
        save_steps=settings.checkpoint_steps,
        save_total_limit=3,
        seed=settings.seed,
        report_to="none",
        disable_tqdm=True,
        remove_unused_columns=False,
        ignore_data_skip=settings.next_pass,
    )
    return Trainer(
        model=model,
        args=arguments,
        train_dataset=rows,
        data_collator=partial(
            collate,
            padding_id=model.config.pad_token_id,
            segmented=model.config.model_type == "bert",
        ),
        optimizers=(optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, decay)),
        callbacks=[StopOnTime()],
        compute_loss_func=towards_targets,
    )


def training_pairs(data: Path, settings: StanceSettings) -> Mixture:
    """The pairs of all passes, and the first pass's calibration part."""
    if settings.passes < 1:
        raise ValueError(f"passes: found {settings.passes}, expected at least 1")
    mixtures = [
        build_mixture(
            data,
            seed=settings.seed + number,
            n_others=settings.others,
            kept=settings.kept,
            written=settings.written,
        )
        for number in range(settings.passes)
    ]
    pairs = tuple(pair for mixture in mixtures for pair in mixture.train)
    train = pairs[: settings.max_pairs] if settings.max_pairs else pairs
    return Mixture(train=train, calibration=mixtures[0].calibration)


def train(data: Path, output: Path, settings: StanceSettings, *, resume: bool = False) -> Path:
    """Train, and return the folder `output/final` with the weights, the tokenizer and
    `calibration.jsonl`, the held-out pairs that the temperature is fitted on."""
    from transformers import set_seed

    set_seed(settings.seed)
    source = base_folder(settings.base)
    tokenizer = load_tokenizer(source, settings.max_tokens)
    mixture = training_pairs(data, settings)
    output.mkdir(parents=True, exist_ok=True)
    write_calibration(mixture.calibration, output / "calibration.jsonl")
    tokenizer.save(str(output / "tokenizer.json"))
    (output / "settings.json").write_text(json.dumps(asdict(settings), indent=2) + "\n")
    targets = labelled_targets(mixture.train, output, settings)
    rows = encode_pairs(mixture.train, targets, tokenizer)
    if settings.unlabelled:
        rows.extend(taught_rows(data, tokenizer, output, settings))
        random.Random(f"{settings.seed}/rows").shuffle(rows)
    rows = order_by_length(rows, settings.batch_size, random.Random(settings.seed))
    trainer = make_trainer(load_classifier(source, settings), rows, output, settings)
    start = time.monotonic()
    trainer.train(resume_from_checkpoint=resume or None)
    final = output / "final"
    trainer.save_model(str(final))
    tokenizer.save(str(final / "tokenizer.json"))
    facts = facts_of_run(
        source, trainer.state.global_step, (time.monotonic() - start) / 60, len(rows), settings
    )
    (final / "run.json").write_text(json.dumps(facts, indent=2) + "\n")
    return final


def facts_of_run(
    source: Path, n_steps: int, minutes: float, n_rows: int, settings: StanceSettings
) -> dict[str, Any]:
    """What the card says of the run; where it went on from another run's result, of both."""
    before: dict[str, Any] = {"steps": 0, "pairs": 0, "minutes": 0.0, "parts": []}
    if (source / "run.json").exists():
        before = json.loads((source / "run.json").read_text(encoding="utf-8"))
    part = f"seed {settings.seed}: {n_rows:,} pairs prepared, {n_steps:,} steps"
    if settings.taught:
        part += f", {settings.taught:g} of what they aim at {settings.teacher}'s probabilities"
    taught = f", up to {settings.unlabelled:,} of them labelled by {settings.teacher} alone"
    return {
        "steps": before["steps"] + n_steps,
        "pairs": before["pairs"] + n_steps * settings.batch_size,
        "minutes": round(before["minutes"] + minutes, 1),
        "parts": [*before["parts"], part + (taught if settings.unlabelled else "")],
        "settings": asdict(settings),
    }


def write_calibration(pairs: Sequence[Pair], path: Path) -> None:
    """The held-out pairs as JSON lines; they stay in the output folder, outside the project."""
    with path.open("w", encoding="utf-8") as lines:
        for pair in pairs:
            row = {"claim": pair.claim, "evidence": pair.evidence, "stance": int(pair.stance)}
            lines.write(json.dumps(row | {"source": pair.source}, ensure_ascii=False) + "\n")


CPU_FACTS = Path("/proc/cpuinfo")
BFLOAT16_FLAGS = frozenset(("avx512_bf16", "amx_bf16", "bf16"))


def multiplies_bfloat16(cpu_facts: Path = CPU_FACTS) -> bool:
    """Whether a GPU is there, or a CPU that multiplies bfloat16 itself: emulated, it is six times
    slower than float32. Where the CPU's facts cannot be read, it is taken not to."""
    import torch

    if torch.cuda.is_available():
        return True
    words = cpu_facts.read_text(encoding="utf-8").split() if cpu_facts.exists() else []
    return not BFLOAT16_FLAGS.isdisjoint(words)


def parse_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The command line."""
    defaults = StanceSettings()
    parser = argparse.ArgumentParser(prog="python -m training.stance", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--base", default=defaults.base)
    parser.add_argument("--layers", type=int, default=defaults.layers)
    parser.add_argument("--warmup-steps", type=int, default=defaults.warmup_steps)
    parser.add_argument("--minutes", type=float, default=defaults.minutes)
    parser.add_argument("--passes", type=int, default=defaults.passes)
    parser.add_argument("--max-pairs", type=int, default=defaults.max_pairs)
    parser.add_argument("--others", type=int, default=defaults.others)
    parser.add_argument(
        "--kept", nargs="*", default=defaults.kept, help="sources that --others takes first"
    )
    parser.add_argument("--written", nargs="*", default=defaults.written, metavar="NAME")
    parser.add_argument("--learning-rate", type=float, default=defaults.learning_rate)
    parser.add_argument("--batch-size", type=int, default=defaults.batch_size)
    parser.add_argument("--seed", type=int, default=defaults.seed)
    parser.add_argument("--checkpoint-steps", type=int, default=defaults.checkpoint_steps)
    parser.add_argument("--freeze-embeddings", action="store_true")
    parser.add_argument(
        "--teacher", default=defaults.teacher, help="a shipped stance model, or a folder"
    )
    parser.add_argument(
        "--taught", type=float, default=defaults.taught, help="share of the teacher in labels"
    )
    parser.add_argument(
        "--unlabelled", type=int, default=defaults.unlabelled, help="pairs that the teacher labels"
    )
    parser.add_argument("--freeze-layers", type=int, default=defaults.freeze_layers)
    parser.add_argument(
        "--next-pass", action="store_true", help="with --resume: data from their start"
    )
    parser.add_argument(
        "--float32", action="store_true", help="no bfloat16 autocast where it is fast"
    )
    parser.add_argument("--resume", action="store_true")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> None:
    """Entry point of `python -m training.stance`."""
    options = parse_arguments(arguments)
    settings = StanceSettings(
        base=options.base,
        layers=options.layers,
        warmup_steps=options.warmup_steps,
        minutes=options.minutes,
        passes=options.passes,
        max_pairs=options.max_pairs,
        others=options.others,
        kept=tuple(options.kept),
        written=tuple(options.written),
        learning_rate=options.learning_rate,
        batch_size=options.batch_size,
        checkpoint_steps=options.checkpoint_steps,
        seed=options.seed,
        bfloat16=not options.float32 and multiplies_bfloat16(),
        freeze_embeddings=options.freeze_embeddings,
        freeze_layers=options.freeze_layers,
        taught=options.taught,
        next_pass=options.next_pass,
        teacher=options.teacher,
        unlabelled=options.unlabelled,
    )
    train(options.data, options.output, settings, resume=options.resume)


if __name__ == "__main__":
    main()
