from collections.abc import Sequence

import numpy as np
import pytest

from factcheck.errors import ModelError
from factcheck.evaluation.pair_formats import pair_set
from factcheck.evaluation.pair_task import judge_pairs, pair_baselines
from factcheck.evaluation.records import GoldLabel, GoldPair, Judging, PairSet
from factcheck.evaluation.stances import (
    SUPPORT_THRESHOLD,
    evidence_windows,
    most_probable,
    project,
    read_stances,
)
from factcheck.evaluation.tools import Tools
from factcheck.pipeline import no_progress
from factcheck.settings import CorpusSettings
from factcheck.testing import NEITHER, REFUTES, SUPPORTS, FakeEncoder, FakeScorer, by_phrase
from factcheck.types import Pair, StanceProbabilities
from factcheck.verdict.calibrate import FEATURES, STANCES, Calibration
from tests.evaluation.samples import a_pair, fake_tools, three_way

S, R, N = GoldLabel.SUPPORTED, GoldLabel.REFUTED, GoldLabel.NOT_ENOUGH_EVIDENCE
RULE = by_phrase({"AGAINST": REFUTES, "deep and": SUPPORTS, "old and": SUPPORTS})


class FailingScorer(FakeScorer):
    """Cannot score what holds the word “bad”."""

    def score(self, pairs: Sequence[Pair]) -> list[StanceProbabilities]:
        if any("bad" in pair.evidence for pair in pairs):
            raise ModelError("cannot score this")
        return super().score(pairs)


def test_short_evidence_is_read_whole_and_long_evidence_in_windows() -> None:
    settings = CorpusSettings(n_sentences=3, stride=2)
    short = "One is here. Two is here. Three is here."
    assert evidence_windows(short, settings) == (short,)
    assert evidence_windows(f"{short} Four is here. Five is here. Six is here.", settings) == (
        short,
        "Three is here. Four is here. Five is here.",
        "Four is here. Five is here. Six is here.",
    )
    assert evidence_windows("no sentence", settings) == ("no sentence",)


def test_of_windows_the_strongest_of_either_side_counts() -> None:
    scorer = FakeScorer(by_phrase({"AGAINST": REFUTES, "FOR": SUPPORTS}))
    filler = "Grass is green. Stones are grey. Water is wet."
    pairs = [
        a_pair("c", f"{filler} FOR it, they say. {filler}", S),
        a_pair("c", f"{filler} {filler} AGAINST it, they say.", R),
        a_pair("c", f"{filler} {filler}", N),
        a_pair("c", "FOR.", S),
    ]
    rows = read_stances(pairs, fake_tools(scorer), no_progress).raw
    assert rows.argmax(axis=1).tolist() == [0, 1, 2, 0]
    assert rows[3] == pytest.approx((SUPPORTS.supports, SUPPORTS.refutes, SUPPORTS.neither))


def test_projections() -> None:
    rows = np.array([[0.5, 0.2, 0.3], [0.1, 0.3, 0.6], [0.0, 0.0, 0.0], [0.8, 0.8, 0.0]])
    three = project(rows, Judging.THREE_WAY)
    assert three[:3] == pytest.approx(rows[:3])
    assert three[3].tolist() == [0.5, 0.5, 0.0]
    two = project(rows, Judging.TWO_WAY)
    assert two[:2] == pytest.approx(np.array([[5 / 7, 2 / 7], [0.25, 0.75]]))
    assert two[2].tolist() == [0, 0]
    binary = np.array([[0.5, 0.5], [0.1, 0.9], [0.0, 0.0], [0.8, 0.2]])
    assert project(rows, Judging.BINARY) == pytest.approx(binary)


def test_calibration_is_what_the_product_applies() -> None:
    n = len(FEATURES)
    calibration = Calibration(
        features=FEATURES,
        stances=STANCES,
        weights=((0.0,) * n,) * 3,
        intercepts=(0.0, 2.0, 0.0),
        n_pairs=1,
    )
    plain = fake_tools(FakeScorer(RULE))
    tools = Tools(
        encoder=plain.encoder,
        scorer=plain.scorer,
        calibration=calibration,
        effective=plain.effective,
    )
    found = read_stances(three_way().pairs, tools, no_progress)
    assert found.raw.argmax(axis=1).tolist() == [0, 1, 2, 0]
    assert found.calibrated.argmax(axis=1).tolist() == [1, 1, 1, 1]
    same = read_stances(three_way().pairs, plain, no_progress)
    assert np.array_equal(same.raw, same.calibrated)


def test_a_pair_that_cannot_be_scored_counts_as_wrong_and_costs_no_other() -> None:
    dataset = pair_set(
        "a", [a_pair("c", "deep and", S), a_pair("c", "bad", N), a_pair("c", "AGAINST", R)]
    )
    stances = read_stances(dataset.pairs, fake_tools(FailingScorer(RULE)), no_progress).raw
    assert stances[1].tolist() == [0, 0, 0]
    figures = judge_pairs(dataset, stances, with_intervals=False)
    assert figures.metrics["accuracy"] == pytest.approx(2 / 3)
    assert figures.metrics["macro_f1"] == pytest.approx(2 / 3)


def test_the_figures_of_a_three_way_set() -> None:
    dataset = three_way()
    stances = read_stances(dataset.pairs, fake_tools(FakeScorer(RULE)), no_progress)
    figures = judge_pairs(dataset, stances.calibrated, with_intervals=True)
    assert figures.metrics["accuracy"] == 1.0
    assert figures.metrics["false_support_rate"] == 0.0
    assert set(figures.intervals) == set(figures.metrics)
    assert sum(item.n for item in figures.reliability) == 4
    assert figures.risk_coverage[-1].coverage == 1.0


def test_a_binary_set_joins_what_is_not_supported() -> None:
    dataset = pair_set(
        "a",
        [
            a_pair("c", "deep and", S),
            a_pair("c", "AGAINST", GoldLabel.NOT_SUPPORTED),
            a_pair("c", "nothing", GoldLabel.NOT_SUPPORTED),
        ],
    )
    stances = read_stances(dataset.pairs, fake_tools(FakeScorer(RULE)), no_progress).raw
    assert judge_pairs(dataset, stances, with_intervals=False).metrics["accuracy"] == 1.0


def test_both_halves_of_a_contrast_must_be_right_of_all_three_labels() -> None:
    dataset = pair_set(
        "a",
        [
            a_pair("c", "FOR", S, group="1"),
            a_pair("c", "AGAINST", R, group="1"),
            a_pair("c", "FOR", S, group="2"),
            a_pair("c", "LEANS", R, group="2"),
            a_pair("c", "FOR", S, group="3"),
            a_pair("c", "FOR", R, group="3"),
        ],
    )
    leans = StanceProbabilities(supports=0.1, refutes=0.2, neither=0.7)
    scorer = FakeScorer(by_phrase({"AGAINST": REFUTES, "FOR": SUPPORTS, "LEANS": leans}))
    stances = read_stances(dataset.pairs, fake_tools(scorer), no_progress).raw
    figures = judge_pairs(dataset, stances, with_intervals=True)
    assert figures.metrics["pair_accuracy"] == pytest.approx(1 / 3)
    assert figures.metrics["pair_accuracy_two_way"] == pytest.approx(2 / 3)
    assert figures.metrics["accuracy"] == pytest.approx(5 / 6)
    interval = figures.intervals["pair_accuracy"]
    assert (interval.low, interval.high) == (0.0, 1.0)


def test_baselines_stand_beside_every_set() -> None:
    dataset = three_way()
    found = pair_baselines(dataset, FakeEncoder())
    assert list(found) == ["majority", "token_overlap", "bm25", "encoder"]
    assert found["majority"]["accuracy"] == 0.5
    assert all(set(figures) == set(found["majority"]) for figures in found.values())


def test_parts_of_a_collection_are_averaged() -> None:
    pairs = [a_pair("c", "deep and", S), a_pair("c", "x", GoldLabel.NOT_SUPPORTED)]
    parted = [
        type(pair)(claim=pair.claim, evidence=evidence, label=pair.label, part=part)
        for part, evidences in (("one", ("deep and", "x")), ("two", ("x", "deep and")))
        for pair, evidence in zip(pairs, evidences, strict=True)
    ]
    dataset = pair_set("a", [*parted, parted[0]])
    stances = read_stances(dataset.pairs, fake_tools(FakeScorer(RULE)), no_progress).raw
    figures = judge_pairs(dataset, stances, with_intervals=False)
    assert figures.metrics["mean_balanced_accuracy"] == pytest.approx(0.5)
    assert figures.metrics["accuracy"] == pytest.approx(3 / 5)
    assert NEITHER.neither > 0.5


def test_a_precision_asked_for_decides_only_the_sure_pairs() -> None:
    rows = [(0.9, 0.05, 0.05), (0.6, 0.3, 0.1), (0.05, 0.9, 0.05), (0.05, 0.05, 0.9)]
    labels = [GoldLabel.SUPPORTED, GoldLabel.REFUTED, GoldLabel.NOT_ENOUGH_EVIDENCE] * 2
    dataset = PairSet(
        name="made",
        pairs=tuple(
            GoldPair(claim=f"c{i}", evidence="e", label=label) for i, label in enumerate(labels[:4])
        ),
        judging=Judging.THREE_WAY,
        data_sha256="",
    )
    figures = judge_pairs(
        dataset, np.array(rows), with_intervals=False, least_confidence=0.8
    ).metrics
    assert figures["decided_share"] == 0.5  # the first and the third
    assert figures["decided_precision"] == 0.5  # the first is right
    surer = judge_pairs(dataset, np.array(rows), with_intervals=False, least_confidence=1.1)
    assert surer.metrics["decided_share"] == 0


def test_a_binary_pair_is_supported_from_the_threshold_on() -> None:
    support = np.array([SUPPORT_THRESHOLD - 0.01, SUPPORT_THRESHOLD, 0.9])
    rows = np.stack([support, 1 - support], axis=1)
    assert most_probable(rows, Judging.BINARY).tolist() == [1, 0, 0]
    assert most_probable(rows, Judging.TWO_WAY).tolist() == [1, 1, 0]
