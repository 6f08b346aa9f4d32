"""The claim splitter, measured on every file of its folder that is there."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from factcheck.assemble import make_judge
from factcheck.claims.checkworthy import Judgement
from factcheck.errors import InputError
from factcheck.evaluation.splitter_data import SplitterSet
from factcheck.evaluation.splitter_facts import atomic_facts
from factcheck.evaluation.splitter_measures import (
    articles,
    dates,
    judged_labels,
    pronouns,
    sentence_ends,
)
from factcheck.evaluation.tally import Tally
from factcheck.evaluation.tools import Tools
from factcheck.protocols import Progress


def _aim(bar: float, triumph: float) -> Mapping[str, float]:
    return MappingProxyType({"bar": bar, "triumph": triumph})


AIMS: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        "sentence_ends_news_f1": _aim(0.95, 0.98),
        "sentence_ends_pud_f1": _aim(0.98, 0.995),
        "verifiable_f1": _aim(0.80, 0.88),
        "checkworthy_f1": _aim(0.75, 0.88),
        "objective_macro_f1": _aim(0.68, 0.80),
        "facts_covered": _aim(0.75, 0.88),
        "claims_entailed": _aim(0.95, 0.98),
        "pronouns_right": _aim(0.55, 0.75),
        "pronouns_wrong": _aim(0.10, 0.05),
        "dates_exact": _aim(0.92, 0.97),
        "dates_changed": _aim(0.5, 0.7),
        "boilerplate_claims": _aim(0.03, 0.03),
        "inexact_spans": _aim(0.0, 0.0),
        "seconds_per_1000_words": _aim(1.0, 0.4),
    }
)
"""What each figure should reach, and what would be a triumph; see also `LESS_IS_BETTER`."""
LESS_IS_BETTER = frozenset(
    {"pronouns_wrong", "boilerplate_claims", "inexact_spans", "seconds_per_1000_words"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tallies:
    """What was found, by metric, in the order of `AIMS`."""

    metrics: Mapping[str, Tally]
    baselines: Mapping[str, Tally] = field(default_factory=dict)
    """The same metrics where every sentence is said to be one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    """A label that one of the judge's probabilities stands for, and where it is tuned."""

    metric: str
    rows: str
    tuning: str
    probability: Callable[[Judgement], float]
    macro: bool = False


_JUDGED = (
    _Judged(
        metric="verifiable_f1",
        rows="checkworthy_policlaim.dev",
        tuning="checkworthy_policlaim.train",
        probability=lambda one: one.verifiability,
    ),
    _Judged(
        metric="checkworthy_f1",
        rows="checkworthy_ct24.devtest",
        tuning="checkworthy_claimbuster.train",
        probability=lambda one: one.checkworthiness,
    ),
    _Judged(
        metric="objective_macro_f1",
        rows="objective_news.dev",
        tuning="objective_news.train",
        probability=lambda one: one.verifiability,
        macro=True,
    ),
)


def measure_splitter(
    dataset: SplitterSet, tools: Tools, *, limit: int | None, progress: Progress
) -> Tallies:
    """Return every figure whose file is in the folder; `limit` rows of each, None for all.

    Thresholds are the best ones on train files, which a limit does not shorten.

    Raises:
        InputError: no figure can be measured, or a file is malformed.
    """
    metrics: dict[str, Tally] = {}
    baselines: dict[str, Tally] = {}
    metrics.update(_sentences(dataset, limit))
    for judged in _JUDGED:
        if dataset.has(judged.rows, judged.tuning):
            progress(judged.metric, 0, 0)
            found = _judge(dataset, tools, judged, limit)
            metrics[judged.metric] = found["judged"]
            baselines[judged.metric] = found["always"]
    metrics.update(_claims(dataset, tools, limit, progress))
    if not metrics:
        raise InputError(f"{dataset.folder}: holds no dev file of the claim splitter")
    return Tallies(metrics=metrics, baselines=baselines)


def _sentences(dataset: SplitterSet, limit: int | None) -> Iterator[tuple[str, Tally]]:
    for metric, file in (
        ("sentence_ends_news_f1", "sentences_gum.dev"),
        ("sentence_ends_pud_f1", "sentences_pud.dev"),
    ):
        if dataset.has(file):
            yield metric, sentence_ends(dataset.rows(file, limit))


def _judge(
    dataset: SplitterSet, tools: Tools, judged: _Judged, limit: int | None
) -> Mapping[str, Tally]:
    return judged_labels(
        make_judge(tools.encoder),
        dataset.rows(judged.rows, limit),
        dataset.rows(judged.tuning),
        judged.probability,
        macro=judged.macro,
    )


def _claims(
    dataset: SplitterSet, tools: Tools, limit: int | None, progress: Progress
) -> Iterator[tuple[str, Tally]]:
    if dataset.has("atomic_facts_bios.dev"):
        facts = atomic_facts(dataset.rows("atomic_facts_bios.dev", limit), tools.scorer, progress)
        yield "facts_covered", facts["covered"]
        yield "claims_entailed", facts["entailed"]
        yield "facts_token_f1", facts["fact_overlap"]
        yield "claims_token_f1", facts["claim_overlap"]
    if dataset.has("decontext_pronouns.dev"):
        progress("pronouns", 0, 0)
        resolved = pronouns(dataset.rows("decontext_pronouns.dev", limit))
        yield "pronouns_right", resolved["right"]
        yield "pronouns_wrong", resolved["wrong"]
    if dataset.has("dates_gum.dev"):
        progress("dates", 0, 0)
        made_whole = dates(dataset.rows("dates_gum.dev", limit))
        yield "dates_exact", made_whole["exact"]
        yield "dates_changed", made_whole["changed"]
    if dataset.has("articles_wikinews.dev"):
        progress("articles", 0, 0)
        whole = articles(dataset.rows("articles_wikinews.dev", limit))
        yield "boilerplate_claims", whole["boilerplate"]
        yield "inexact_spans", whole["inexact"]
        yield "seconds_per_1000_words", whole["seconds"]
        yield "cpu_seconds_per_1000_words", whole["cpu_seconds"]
