"""What the stance model says of the sentences chosen for each claim.

Some sentences cannot decide, whatever a model makes of them: what they leave open, or in how much
they differ, is known by rule beforehand. They are read to be shown, and a light model will do; on
the lists of `claims/` and `training/claims/` they are seven of eight.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.protocols import Scorer
from factcheck.settings import VerdictSettings
from factcheck.types import Claim, Evidence, StanceProbabilities
from factcheck.verdict.calibrate import Calibration
from factcheck.verdict.select import Candidate
from factcheck.verdict.weigh import can_decide


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceReader:
    """A stance model with its calibration."""

    scorer: Scorer
    calibration: Calibration | None
    """Of the scorer's probabilities; None takes them as they are."""

    def read(self, asked: Sequence[tuple[Claim, Candidate]]) -> list[StanceProbabilities]:
        """Return the stance of each candidate on its claim, in order."""
        stances = self.scorer.score([candidate.pair(claim) for claim, candidate in asked])
        if self.calibration is None:
            return stances
        return self.calibration.apply(stances, [candidate.comparison for _, candidate in asked])


def read_candidates(
    claims: Sequence[Claim],
    chosen: Sequence[Sequence[Candidate]],
    reader: StanceReader,
    *,
    light: StanceReader | None,
    settings: VerdictSettings,
) -> list[tuple[Evidence, ...]]:
    """Return the evidence that the candidates of each claim are, in order.

    `light`, where there is one, reads what cannot decide.
    """
    asked = [(claim, one) for claim, some in zip(claims, chosen, strict=True) for one in some]
    decides = [light is None or can_decide(one.comparison, settings) for _, one in asked]
    stances: dict[bool, Iterator[StanceProbabilities]] = {}
    for deciding, model in ((True, reader), (False, light or reader)):
        share = [pair for pair, mine in zip(asked, decides, strict=True) if mine is deciding]
        stances[deciding] = iter(model.read(share))
    rest = iter(decides)
    return [tuple(one.with_stance(next(stances[next(rest)])) for one in some) for some in chosen]
