"""Fits the confidence of verdicts to a user's own labelled claims and corpus."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from factcheck.assemble import default_corpus, open_checker
from factcheck.claims.lists import ListedClaim, read_lists
from factcheck.errors import FactcheckError
from factcheck.evaluation.reliability import (
    Outcome,
    Worth,
    cross_fitted,
    decided,
    fit_reliability,
    kept_at,
    worth,
)
from factcheck.pipeline import no_progress
from factcheck.protocols import Progress
from factcheck.settings import EffectiveSettings
from factcheck.types import Claim, Label, ModelInfo, Verdict
from factcheck.verdict.reliability import Reliability

PRECISIONS = (0.8, 0.9, 0.95)
"""Asked for in the table of what a precision costs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade:
    """What asking for a precision gives and costs on the labelled claims."""

    asked: float
    precision: float
    """Reached; not a number where nothing was kept."""
    share: float
    """Of the decided verdicts, those kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """Confidence fitted to labelled claims, and what it was worth before and after."""

    reliability: Reliability
    n_claims: int
    n_skipped: int
    """Claims of the lists that expect no one label."""
    before: Worth
    after: Worth
    """Each verdict under curves that did not see its claim."""
    trades_before: tuple[Trade, ...]
    trades_after: tuple[Trade, ...]


def calibrate_on_lists(
    effective: EffectiveSettings,
    paths: Sequence[str],
    *,
    corpus: Path | None = None,
    today: dt.date,
    progress: Progress = no_progress,
) -> Fit:
    """Return the confidence that fits the verdicts on claim lists whose `expect` is the truth.

    A decision that a person took over the tool counts as the truth while it holds. `corpus`
    stands above what the lists name.

    Raises:
        ClaimListError: the lists are missing or wrong.
        FactcheckError: too few of the claims can be decided, or a corpus or model cannot be used.
    """
    listed = [claim for one in read_lists(paths) for claim in one.claims]
    labelled = [(item, truth) for item in listed if (truth := _truth(item.claim, today))]
    if not labelled:
        raise FactcheckError(
            f"{', '.join(paths)}: no claim expects exactly one label",
            hint="Give the claims `expect: supported`, `refuted` or `not_enough_evidence`.",
        )
    outcomes: list[Outcome] = []
    before: list[float] = []
    prior: Reliability | None = None
    scorer: ModelInfo | None = None
    for folder in dict.fromkeys(_folder(item, corpus) for item, _ in labelled):
        checker = open_checker(effective, corpus=folder, progress=progress)
        prior, scorer = checker.reliability, checker.scorer.info
        here = [(item.claim, truth) for item, truth in labelled if _folder(item, corpus) == folder]
        bare = replace(checker, reliability=None)
        for (claim, truth), result in zip(here, bare.check([c for c, _ in here]), strict=True):
            if isinstance(result, Verdict):
                outcomes.append(_outcome(claim, truth, result))
    kept = decided(outcomes)
    fitted = fit_reliability(outcomes, prior=prior, scorer=scorer)
    before = [_confidence(prior, outcome) for outcome in kept]
    after = cross_fitted(outcomes, prior=prior)
    return Fit(
        reliability=fitted,
        n_claims=len(outcomes),
        n_skipped=len(listed) - len(labelled),
        before=worth(kept, before),
        after=worth(kept, after),
        trades_before=_trades(kept, before, prior),
        trades_after=_trades(kept, after, fitted),
    )


def _truth(claim: Claim, today: dt.date) -> Label | None:
    expectation = claim.expectation
    if expectation is None:
        return None
    override = expectation.override
    if override is not None and override.until >= today:
        return override.label
    return expectation.labels[0] if len(expectation.labels) == 1 else None


def _folder(item: ListedClaim, corpus: Path | None) -> Path:
    if corpus is not None:
        return corpus
    return default_corpus() if item.corpus is None else Path(item.corpus)


def _outcome(claim: Claim, truth: Label, verdict: Verdict) -> Outcome:
    return Outcome(
        claim=claim.text,
        label=verdict.label,
        probability=verdict.confidence,
        is_right=verdict.label is truth,
    )


def _confidence(reliability: Reliability | None, outcome: Outcome) -> float:
    if reliability is None:
        return outcome.probability
    return reliability.confidence(outcome.label, outcome.probability)


def _trades(
    outcomes: Sequence[Outcome], confidences: Sequence[float], reliability: Reliability | None
) -> tuple[Trade, ...]:
    if reliability is None:
        return ()
    trades = []
    for asked in PRECISIONS:
        price = reliability.price(asked)
        least = 1.0 if price is None else price.confidence
        precision, share = kept_at(outcomes, confidences, least)
        trades.append(Trade(asked=asked, precision=precision, share=share))
    return tuple(trades)
