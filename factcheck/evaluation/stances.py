"""The stance model as the product uses it: scorer, then calibration with the comparison by rule.

The product reads evidence in windows of a few sentences, never more at once. So is gold
evidence read here: longer texts in the windows that would be indexed, of which the strongest
support and the strongest refutation count. Against whole texts cut to the model's length, that
gave +2 to +9 points of macro-F1 on training sets of long evidence that the model never saw
(NLI4CT .49 → .50, AVeriTeC .34 → .37, ConTRoL .33 → .42; 250 pairs each).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

import numpy as np
from numpy.typing import NDArray

from factcheck.errors import FactcheckError
from factcheck.evaluation.records import GoldPair, Judging
from factcheck.evaluation.tools import Tools
from factcheck.protocols import Progress, Scorer
from factcheck.sentences import split_blocks
from factcheck.settings import CorpusSettings
from factcheck.types import Pair, StanceProbabilities
from factcheck.verdict.compare import compare
from factcheck.verdict.texts import EvidenceText

PAIRS_A_BATCH = 256
"""Scored between two calls of the progress."""

SUPPORT_THRESHOLD = 0.4
"""From where on a pair of a binary set is supported. Balanced accuracy counts both labels alike,
and of what the probabilities were fitted on a third is supported: even odds lie below one half.
The best of .25 to .5 in the mean of both stance models over held-out pairs and training sets that
neither has seen (`python -m training.calibrate` prints them)."""

StanceRows = NDArray[np.float64]
"""Shape (n, 3): supports, refutes, neither, 0…1 each; of several windows the most, the most and the
least, so that a row may sum to more than one. A row of zeros is a pair that was not scored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stances:
    """The model's probabilities for the same pairs, before and after calibration."""

    raw: StanceRows
    calibrated: StanceRows


def read_stances(pairs: Sequence[GoldPair], tools: Tools, progress: Progress) -> Stances:
    """Return the stances of pairs, in order."""
    asked: list[Pair] = []
    owners: list[int] = []
    for owner, pair in enumerate(pairs):
        for window in evidence_windows(pair.evidence, tools.effective.settings.corpus):
            asked.append(Pair(evidence=window, claim=pair.claim))
            owners.append(owner)
    raw: list[StanceProbabilities | None] = []
    for start in range(0, len(asked), PAIRS_A_BATCH):
        raw.extend(_scored(asked[start : start + PAIRS_A_BATCH], tools.scorer))
        progress("pairs scored", len(raw), len(asked))
    calibrated = _calibrated(asked, raw, tools)
    own = np.array(owners, dtype=np.int64)
    return Stances(raw=_strongest(_rows(raw), own), calibrated=_strongest(_rows(calibrated), own))


def evidence_windows(evidence: str, settings: CorpusSettings) -> tuple[str, ...]:
    """Return the windows of sentences in which the product would read a text, at least one."""
    spans = [span for block in split_blocks(evidence, "text") for span in block.sentences]
    size = settings.n_sentences
    if len(spans) <= size:
        return (evidence,)
    last = len(spans) - size
    starts = [*range(0, last, settings.stride), last]
    return tuple(evidence[spans[i].start : spans[i + size - 1].end] for i in starts)


def project(stances: StanceRows, judging: Judging) -> NDArray[np.float64]:
    """Return the probabilities of the labels that a set tells apart, shape (n, labels).

    Two-way shares the probability of neither out between the other two. Binary asks for support
    alone: what else refutes takes nothing from a window that supports.
    """
    match judging:
        case Judging.THREE_WAY:
            return _normalised(stances)
        case Judging.TWO_WAY:
            return _normalised(stances[:, :2])
        case Judging.BINARY:
            scored = stances.any(axis=1)
            return np.stack([stances[:, 0], np.where(scored, 1 - stances[:, 0], 0.0)], axis=1)
        case _:
            assert_never(judging)


def most_probable(probabilities: NDArray[np.float64], judging: Judging) -> NDArray[np.int64]:
    """Return the number of the label that each row of `project` speaks for."""
    labels: NDArray[np.int64] = (
        (probabilities[:, 0] < SUPPORT_THRESHOLD).astype(np.int64)
        if judging is Judging.BINARY
        else probabilities.argmax(axis=1)
    )
    return labels


def _scored(pairs: Sequence[Pair], scorer: Scorer) -> list[StanceProbabilities | None]:
    """Score a batch at once; where that fails, pair by pair, so that one costs one."""
    try:
        return list(scorer.score(pairs))
    except (FactcheckError, RuntimeError):
        if len(pairs) == 1:
            return [None]
        return [stance for pair in pairs for stance in _scored([pair], scorer)]


def _calibrated(
    pairs: Sequence[Pair], stances: Sequence[StanceProbabilities | None], tools: Tools
) -> list[StanceProbabilities | None]:
    if tools.calibration is None:
        return list(stances)
    scored = [(p, s) for p, s in zip(pairs, stances, strict=True) if s is not None]
    comparisons = [compare(pair.claim, _evidence_text(pair), None) for pair, _ in scored]
    rest = iter(tools.calibration.apply([stance for _, stance in scored], comparisons))
    return [None if stance is None else next(rest) for stance in stances]


def _evidence_text(pair: Pair) -> EvidenceText:
    """Return gold evidence as the comparison reads it: on its own, without title or date."""
    return EvidenceText(sentence=pair.evidence, context="", passage=pair.evidence, date=None)


def _rows(stances: Sequence[StanceProbabilities | None]) -> StanceRows:
    return np.array(
        [(0.0, 0.0, 0.0) if s is None else (s.supports, s.refutes, s.neither) for s in stances]
    ).reshape(-1, 3)


def _strongest(rows: StanceRows, owners: NDArray[np.int64]) -> StanceRows:
    """Return a row a pair: the most its windows support and refute, the least neither."""
    firsts = np.flatnonzero(np.diff(owners, prepend=-1))
    strongest = np.maximum.reduceat(rows, firsts)
    strongest[:, 2] = np.minimum.reduceat(rows[:, 2], firsts)
    return strongest


def _normalised(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return rows that sum to one; rows of zeros stay."""
    sums = rows.sum(axis=1, keepdims=True)
    shares: NDArray[np.float64] = np.divide(rows, sums, out=np.zeros_like(rows), where=sums > 0)
    return shares
