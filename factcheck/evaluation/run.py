"""One evaluation from data to result, whatever the task."""

import datetime as dt
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from factcheck.errors import InputError
from factcheck.evaluation.bootstrap import Interval
from factcheck.evaluation.claim_figures import Predictions, claim_baselines, judge_claims
from factcheck.evaluation.claim_task import check_claims, predict, predict_shown
from factcheck.evaluation.corpus import open_evaluation_index, sentence_places
from factcheck.evaluation.datasets import Dataset, gold_pairs, sample_claims, sample_pairs
from factcheck.evaluation.metrics import CalibrationBin
from factcheck.evaluation.pair_task import judge_pairs, pair_baselines
from factcheck.evaluation.records import ClaimSet, PairSet
from factcheck.evaluation.results import CurvePoint, Result, Task, machine, versions
from factcheck.evaluation.retrieval_task import (
    judge_rankings,
    rank_documents,
    retrieval_baselines,
)
from factcheck.evaluation.splitter_data import SplitterSet
from factcheck.evaluation.splitter_task import AIMS, measure_splitter
from factcheck.evaluation.stances import read_stances
from factcheck.evaluation.tools import Tools, open_tools
from factcheck.pipeline import no_progress
from factcheck.protocols import Progress
from factcheck.retrieval.index import Index
from factcheck.verdict.reliability import cheapest

_BEYOND_SURE = 1.1
"""A confidence that no pair has."""

__all__ = ["evaluate", "open_tools", "task_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Findings:
    """What a task hands back; the rest of a result is the same for all."""

    n: int
    n_left_out: int = 0
    metrics: Mapping[str, float]
    intervals: Mapping[str, Interval]
    uncalibrated: Mapping[str, float]
    baselines: Mapping[str, Mapping[str, float]]
    counts: Mapping[str, int]
    reliability: tuple[CalibrationBin, ...] = ()
    risk_coverage: tuple[CurvePoint, ...] = ()
    aims: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    seconds: float


def task_of(dataset: Dataset) -> Task:
    """Return the task that a data set is made for, by its kind and whether it has labels."""
    if isinstance(dataset, SplitterSet):
        return Task.CLAIMS
    if isinstance(dataset, PairSet):
        return Task.PAIRS
    labelled = all(claim.label is not None for claim in dataset.claims)
    return Task.PIPELINE if labelled else Task.RETRIEVAL


def evaluate(
    dataset: Dataset,
    tools: Tools,
    *,
    task: Task | None = None,
    limit: int | None = None,
    progress: Progress = no_progress,
) -> Result:
    """Return what the product reaches on a data set; None takes the task it is made for.

    `limit` draws that many pairs, queries or claims at random, always the same; the corpus
    stays whole.

    Raises:
        InputError: the task cannot be measured on this set.
        CorpusError: the corpus cannot be indexed.
    """
    chosen = task_of(dataset) if task is None else task
    match chosen, dataset:
        case Task.PAIRS, PairSet():
            found = _pairs(dataset, tools, limit, progress)
        case Task.PAIRS, ClaimSet():
            found = _pairs(gold_pairs(dataset), tools, limit, progress)
        case Task.RETRIEVAL, ClaimSet():
            found = _retrieval(dataset, tools, limit, progress)
        case Task.PIPELINE, ClaimSet():
            found = _pipeline(dataset, tools, limit, progress)
        case Task.CLAIMS, SplitterSet():
            found = _splitter(dataset, tools, limit, progress)
        case _:
            lacks = "corpus" if isinstance(dataset, PairSet) else "rows"
            raise InputError(
                f"{dataset.name}: a set for {task_of(dataset).value} has no {lacks} to measure"
                f" {chosen.value} on"
            )
    return _result(dataset, chosen, limit, tools, found)


def _pairs(dataset: PairSet, tools: Tools, limit: int | None, progress: Progress) -> _Findings:
    drawn = sample_pairs(dataset, limit)
    started = time.perf_counter()
    stances = read_stances(drawn.pairs, tools, progress)
    seconds = time.perf_counter() - started
    figures = judge_pairs(
        drawn,
        stances.calibrated,
        with_intervals=True,
        least_confidence=_least_confidence(tools),
    )
    raw = judge_pairs(drawn, stances.raw, with_intervals=False)
    return _Findings(
        n=len(drawn.pairs),
        n_left_out=dataset.n_left_out,
        metrics=figures.metrics,
        intervals=figures.intervals,
        uncalibrated=raw.metrics,
        baselines=pair_baselines(drawn, tools.encoder),
        counts=Counter(pair.label.value for pair in drawn.pairs),
        reliability=figures.reliability,
        risk_coverage=figures.risk_coverage,
        seconds=seconds,
    )


def _least_confidence(tools: Tools) -> float | None:
    """Return from which confidence a pair is decided; None where no precision is asked for."""
    asked = tools.effective.settings.verdict.min_precision
    if not asked:
        return None
    price = cheapest(tools.calibration.prices, asked) if tools.calibration else None
    return _BEYOND_SURE if price is None else price.confidence


def _retrieval(dataset: ClaimSet, tools: Tools, limit: int | None, progress: Progress) -> _Findings:
    asked = [claim for claim in dataset.claims if claim.relevant]
    if not asked:
        raise InputError(f"{dataset.name}: no claim names a relevant document")
    settings = tools.effective.settings
    drawn = sample_claims(asked, limit)
    index = _index(dataset, tools, progress)
    started = time.perf_counter()
    ranked = rank_documents(drawn, index.retriever(tools.encoder, settings.retrieval), progress)
    seconds = time.perf_counter() - started
    figures = judge_rankings(drawn, ranked, with_intervals=True)
    return _Findings(
        n=len(drawn),
        n_left_out=len(dataset.claims) - len(asked),
        metrics=figures.metrics,
        intervals=figures.intervals,
        uncalibrated={},
        baselines=retrieval_baselines(drawn, index, tools.encoder, settings.retrieval),
        counts={"relevant": sum(len(claim.relevant) for claim in drawn)},
        seconds=seconds,
    )


def _pipeline(dataset: ClaimSet, tools: Tools, limit: int | None, progress: Progress) -> _Findings:
    labelled = [claim for claim in dataset.claims if claim.label is not None]
    if not labelled:
        raise InputError(f"{dataset.name}: its queries have no labels", hint="--task retrieval")
    drawn = sample_claims(labelled, limit)
    places = sentence_places(dataset.documents)
    index = _index(dataset, tools, progress)
    retriever = index.retriever(tools.encoder, tools.effective.settings.retrieval)
    started = time.perf_counter()
    checked = check_claims(drawn, retriever, tools, progress)
    seconds = time.perf_counter() - started
    verdicts = [one.verdict for one in checked]
    predictions = Predictions(
        by_document=tuple(predict(one, places) for one in checked),
        shown=tuple(predict_shown(one, places) for one in checked),
        confidence=np.array([0.0 if v is None else v.confidence for v in verdicts]),
    )
    figures = judge_claims(drawn, predictions)
    return _Findings(
        n=len(drawn),
        n_left_out=len(dataset.claims) - len(labelled),
        metrics=figures.metrics,
        intervals=figures.intervals,
        uncalibrated={},
        baselines=claim_baselines(drawn, checked),
        counts=Counter(claim.label.value for claim in drawn if claim.label is not None),
        risk_coverage=figures.risk_coverage,
        seconds=seconds,
    )


def _splitter(
    dataset: SplitterSet, tools: Tools, limit: int | None, progress: Progress
) -> _Findings:
    started = time.perf_counter()
    tallies = measure_splitter(dataset, tools, limit=limit, progress=progress)
    seconds = time.perf_counter() - started
    baselines = {name: t.value for name, t in tallies.baselines.items()}
    return _Findings(
        n=sum(t.n for t in tallies.metrics.values()),
        metrics={name: t.value for name, t in tallies.metrics.items()},
        intervals={name: t.interval for name, t in tallies.metrics.items()},
        uncalibrated={},
        baselines={"all": baselines} if baselines else {},
        counts={name: t.n for name, t in tallies.metrics.items()},
        aims={name: dict(AIMS[name]) for name in tallies.metrics if name in AIMS},
        seconds=seconds,
    )


def _index(dataset: ClaimSet, tools: Tools, progress: Progress) -> Index:
    return open_evaluation_index(
        dataset.documents,
        tools.encoder,
        tools.effective.settings.corpus,
        progress,
    )


def _result(
    dataset: Dataset, task: Task, limit: int | None, tools: Tools, found: _Findings
) -> Result:
    models = (tools.encoder.info, tools.scorer.info)
    return Result(
        dataset=dataset.name,
        task=task,
        n=found.n,
        n_left_out=found.n_left_out,
        limit=limit,
        data_sha256=dataset.data_sha256,
        metrics=found.metrics,
        intervals=found.intervals,
        uncalibrated=found.uncalibrated,
        baselines=found.baselines,
        counts=dict(found.counts),
        reliability=found.reliability,
        risk_coverage=found.risk_coverage,
        aims=found.aims,
        settings={
            **{row.name: row.value for row in tools.effective.origins},
            "calibrated": tools.calibration is not None,
        },
        model={info.name: info.sha256 for info in models},
        machine=machine(),
        versions=versions(),
        date=dt.datetime.now(dt.UTC).date().isoformat(),
        seconds=found.seconds,
    )
