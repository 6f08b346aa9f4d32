"""Fine-tuning of the encoder for claims: a claim's vector near that of the passage that settles it.

    python -m training.retriever --data DIR --output RUN [--without scifact] [--minutes 20]

Claims are queries, windows around their evidence are positives, supported or refuted alike; the
nearest windows of documents that they do not cite are hard negatives, and so is everything else in
a batch. The result is averaged with the base weights, which keeps what the base knows of other
kinds of text (Wortsman et al. 2022, "Robust fine-tuning of zero-shot models").
`python -m training.export encoder --checkpoint RUN/final` makes the shipped form of it.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from training.bases import minilm_folder
from training.retrieved import Article, neighbours, read_articles, read_cited_claims

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer, SentenceTransformerTrainer

SETS = {"scifact": 6, "checkcovid": 6, "fever_sentpool": 1}
"""Retrieval folders, and how often their claims are repeated, each time with other windows."""

MOST_CLAIMS = 40_000
"""Of one set."""

SKIPPED_NEIGHBOURS = 1
"""Nearest windows left out as negatives: they settle the claim too often without being cited."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetrieverSettings:
    """The recipe's settings.

    minutes: time after which training stops (0: after the last batch). base_share: weight of the
    base model in the average. without: sets that are left out, to be measured on.
    """

    learning_rate: float = 3e-5
    batch_size: int = 32
    max_tokens: int = 128
    minutes: float = 0.0
    base_share: float = 0.5
    seed: int = 1
    bfloat16: bool = True
    without: tuple[str, ...] = ()


def windows_of(articles: Mapping[str, Article]) -> Iterator[tuple[str, str]]:
    """Document id and text of every window of three sentences, two apart."""
    for key, article in articles.items():
        for first in range(0, max(len(article.sentences) - 1, 1), 2):
            yield key, article.window(first, first + 2)


def triples_of(
    folder: Path, generator: random.Random, *, copies: int
) -> Iterator[tuple[str, str, str]]:
    """Claim, a window that settles it, a near window of a document that it does not cite."""
    articles = read_articles(folder)
    pool = list(windows_of(articles))
    claims = [claim for claim in read_cited_claims(folder) if claim.evidence]
    claims = generator.sample(claims, min(MOST_CLAIMS, len(claims)))
    texts = [text for _, text in pool]
    for claim, order in zip(claims, neighbours([c.claim for c in claims], texts), strict=True):
        cited = set(claim.documents)
        near = [pool[i][1] for i in order[SKIPPED_NEIGHBOURS:] if pool[i][0] not in cited]
        spots = [s for s in sorted(claim.evidence) if s[0] in articles]
        for _ in range(copies if near and spots else 0):
            document, index = generator.choice(spots)
            first = index - generator.choice((0, 1, 2))
            yield claim.claim, articles[document].window(first, first + 2), generator.choice(near)


def read_triples(data: Path, settings: RetrieverSettings) -> list[tuple[str, str, str]]:
    """Every triple of the sets that are not left out, in random order."""
    generator = random.Random(f"{settings.seed}/retriever")
    found: list[tuple[str, str, str]] = []
    for name, copies in SETS.items():
        if name not in settings.without:
            found.extend(triples_of(data / "retrieval" / name, generator, copies=copies))
    generator.shuffle(found)
    return found


def make_trainer(
    model: SentenceTransformer,
    triples: Sequence[tuple[str, str, str]],
    output: Path,
    settings: RetrieverSettings,
) -> SentenceTransformerTrainer:
    """A trainer over the triples that stops when the time is over."""
    import torch
    from datasets import Dataset
    from sentence_transformers import (
        SentenceTransformerTrainer,
        SentenceTransformerTrainingArguments,
    )
    from sentence_transformers.sentence_transformer.losses import MultipleNegativesRankingLoss
    from transformers import TrainerCallback

    started = time.monotonic()

    class StopOnTime(TrainerCallback):
        def on_step_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
            del args, state
            minutes = (time.monotonic() - started) / 60
            control.should_training_stop |= 0 < settings.minutes <= minutes

    columns = zip(*triples, strict=True)
    names = ("anchor", "positive", "negative")
    arguments = SentenceTransformerTrainingArguments(
        output_dir=str(output),
        num_train_epochs=1,
        per_device_train_batch_size=settings.batch_size,
        learning_rate=settings.learning_rate,
        lr_scheduler_type="constant_with_warmup",
        warmup_steps=100,
        bf16=settings.bfloat16,
        use_cpu=not torch.cuda.is_available(),
        logging_steps=100,
        save_steps=500,
        save_total_limit=2,
        seed=settings.seed,
        report_to="none",
        disable_tqdm=True,
    )
    return SentenceTransformerTrainer(
        model=model,
        args=arguments,
        train_dataset=Dataset.from_dict(
            {name: list(column) for name, column in zip(names, columns, strict=True)}
        ),
        loss=MultipleNegativesRankingLoss(model),
        callbacks=[StopOnTime()],
    )


def average_with_base(model: SentenceTransformer, base: Path, base_share: float) -> None:
    """Move the model's weights, in place, towards those of the base."""
    import torch
    from sentence_transformers import SentenceTransformer

    original = SentenceTransformer(str(base), device="cpu").state_dict()
    with torch.no_grad():
        for name, weights in model.state_dict().items():
            if weights.is_floating_point():
                weights.mul_(1 - base_share).add_(original[name].to(weights), alpha=base_share)


def train(data: Path, output: Path, settings: RetrieverSettings, *, resume: bool = False) -> Path:
    """Train, and return the folder `output/final`, which sentence-transformers loads."""
    from sentence_transformers import SentenceTransformer

    base = minilm_folder()
    model = SentenceTransformer(str(base), device=None)
    model.max_seq_length = settings.max_tokens
    triples = read_triples(data, settings)
    print(f"{len(triples):,} triples", flush=True)
    trainer = make_trainer(model, triples, output, settings)
    trainer.train(resume_from_checkpoint=resume or None)
    average_with_base(model, base, settings.base_share)
    final = output / "final"
    model.save_pretrained(str(final))
    return final


def main(arguments: Sequence[str] | None = None) -> None:
    """Entry point of `python -m training.retriever`."""
    defaults = RetrieverSettings()
    parser = argparse.ArgumentParser(prog="python -m training.retriever", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--without", nargs="*", choices=tuple(SETS), default=())
    parser.add_argument("--minutes", type=float, default=defaults.minutes)
    parser.add_argument("--learning-rate", type=float, default=defaults.learning_rate)
    parser.add_argument("--batch-size", type=int, default=defaults.batch_size)
    parser.add_argument("--base-share", type=float, default=defaults.base_share)
    parser.add_argument("--seed", type=int, default=defaults.seed)
    parser.add_argument("--float32", action="store_true", help="no bfloat16 autocast")
    parser.add_argument("--resume", action="store_true")
    options = parser.parse_args(arguments)
    settings = RetrieverSettings(
        learning_rate=options.learning_rate,
        batch_size=options.batch_size,
        minutes=options.minutes,
        base_share=options.base_share,
        seed=options.seed,
        bfloat16=not options.float32,
        without=tuple(options.without),
    )
    print(train(options.data, options.output, settings, resume=options.resume))


if __name__ == "__main__":
    main()
