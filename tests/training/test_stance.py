"""The training loop's parts: order, batches, learning rate, searched negatives."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from factcheck.types import ModelInfo, StanceProbabilities
from factcheck.types import Pair as TextPair

torch = pytest.importorskip("torch")

from training.mixture import search_evidence  # noqa: E402
from training.pairs import Pair, Stance  # noqa: E402
from training.stance import (  # noqa: E402
    GROUP_BATCHES,
    StanceSettings,
    TimedDecay,
    collate,
    labelled_targets,
    multiplies_bfloat16,
    order_by_length,
)


def row(length: int, label: int = 0) -> dict[str, object]:
    return {
        "input_ids": torch.arange(1, length + 1, dtype=torch.int32),
        "token_type_ids": torch.ones(length, dtype=torch.int8),
        "labels": label,
    }


def test_order_keeps_every_pair_and_batches_similar_lengths() -> None:
    generator = random.Random(1)
    rows = [row(generator.randint(5, 90), i) for i in range(8 * GROUP_BATCHES + 5)]
    ordered = order_by_length(rows, 8, random.Random(2))
    assert sorted(r["labels"] for r in ordered) == list(range(len(rows)))
    spreads = [
        max(lengths) - min(lengths)
        for start in range(0, 8 * GROUP_BATCHES, 8)
        for lengths in [[len(r["input_ids"]) for r in ordered[start : start + 8]]]
    ]
    assert max(spreads) < 12
    lengths = [len(r["input_ids"]) for r in ordered[: 8 * GROUP_BATCHES]]
    assert lengths != sorted(lengths)


def test_batches_are_padded_and_masked() -> None:
    batch = collate([row(3, 2), row(5, 0)])
    assert batch["input_ids"].tolist() == [[1, 2, 3, 0, 0], [1, 2, 3, 4, 5]]
    assert batch["attention_mask"].tolist() == [[1, 1, 1, 0, 0], [1, 1, 1, 1, 1]]
    assert batch["token_type_ids"].sum().item() == 8
    assert batch["labels"].tolist() == [2, 0]


def test_learning_rate_warms_up_and_ends_with_the_steps() -> None:
    decay = TimedDecay(total_steps=100, warmup_steps=10, minutes=0)
    assert decay(0) == pytest.approx(0.1)
    assert decay(9) == pytest.approx(0.91)
    assert decay(100) == 0.0
    assert not decay.finished


def test_learning_rate_ends_with_the_time_and_a_resumed_run_keeps_its_own_limit() -> None:
    decay = TimedDecay(total_steps=100, warmup_steps=1, minutes=10)
    decay.elapsed = 300.0
    assert decay(0) == pytest.approx(0.5, abs=0.01)
    resumed = TimedDecay(total_steps=100, warmup_steps=1, minutes=5)
    resumed.__dict__.update(decay.__dict__)
    assert resumed(1) == 0.0
    assert resumed.finished


def test_searched_evidence_is_near_but_of_other_claims() -> None:
    texts = {
        "Copper dust harms river trout.": "Trout kept in copper-laden rivers died early.",
        "Zinc helps barley grow.": "Barley plots with zinc gave more grain.",
        "River trout eat mayflies.": "Mayflies were in most of the stomachs that were opened.",
        "Barley needs little water.": "Fields of barley were dry for weeks and still ripened.",
    }
    pairs = [
        Pair(claim=c, evidence=e, stance=Stance.SUPPORTS, source="x") for c, e in texts.items()
    ]
    more = ["The river was measured in spring.", "Grain prices rose.", "Trout spawn in autumn."]
    made = search_evidence(pairs, more, 4, random.Random(1), per_claim=1)
    assert made
    for pair in made:
        assert pair.stance is Stance.NEITHER
        assert texts[pair.claim] not in pair.evidence


@pytest.mark.parametrize(
    ("facts", "fast"),
    [("flags : fma avx512f avx512_bf16", True), ("flags : fma avx512f avx512_vnni", False)],
)
def test_bfloat16_is_for_cpus_that_multiply_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, facts: str, *, fast: bool
) -> None:
    monkeypatch.setattr("torch.cuda.is_available", lambda: False)
    path = tmp_path / "cpuinfo"
    assert not multiplies_bfloat16(path)
    path.write_text(facts)
    assert multiplies_bfloat16(path) is fast


class KnowingTeacher:
    """A scorer that is sure that everything is refuted."""

    info = ModelInfo(name="knowing", sha256="0" * 64)

    def score(self, pairs: Sequence[TextPair]) -> list[StanceProbabilities]:
        return [StanceProbabilities(supports=0.0, refutes=1.0, neither=0.0) for _ in pairs]


def test_labelled_pairs_aim_at_label_and_teacher_by_share(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("training.stance.load_stance_model", lambda _: KnowingTeacher())
    pairs = [Pair(claim="A.", evidence="B.", stance=Stance.SUPPORTS, source="x")]
    plain = labelled_targets(pairs, tmp_path, StanceSettings(label_smoothing=0.0))
    assert plain == [[1.0, 0.0, 0.0]]
    settings = StanceSettings(label_smoothing=0.0, taught=0.4)
    assert labelled_targets(pairs, tmp_path, settings)[0] == pytest.approx([0.6, 0.4, 0.0])
