"""What the stance model says of the sentences chosen for each claim.

Some sentences cannot decide, whatever a model makes of them: what they leave open, or in how much
they differ, is known by rule beforehand. They are read to be shown, and a light model will do; on
the lists of `claims/` and `training/claims/` they are seven of eight.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.protocols import Scorer
from factcheck.settings import VerdictSettings
from factcheck.types import Claim, Evidence, StanceProbabilities
from factcheck.verdict.calibrate import Calibration
from factcheck.verdict.decide import can_decide
from factcheck.verdict.select import Candidate


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceReader:
    """A stance model with its calibration."""

    scorer: Scorer
    calibration: Calibration | None
    """Of the scorer's probabilities; None takes them as they are."""

    def read(
        self, claims: Sequence[Claim], candidates: Sequence[Candidate]
    ) -> list[StanceProbabilities]:
        """Return the stance of each candidate on the claim at its place."""
        pairs = [candidate.pair(claim) for claim, candidate in zip(claims, candidates, strict=True)]
        stances = self.scorer.score(pairs)
        if self.calibration is None:
            return stances
        return self.calibration.apply(stances, [candidate.comparison for candidate in candidates])


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
    stances: dict[int, StanceProbabilities] = {}
    for model, places in _shares(asked, reader, light, settings):
        read = model.read([asked[i][0] for i in places], [asked[i][1] for i in places])
        stances.update(zip(places, read, strict=True))
    rest = iter(range(len(asked)))
    return [tuple(one.with_stance(stances[next(rest)]) for one in some) for some in chosen]


def _shares(
    asked: Sequence[tuple[Claim, Candidate]],
    reader: StanceReader,
    light: StanceReader | None,
    settings: VerdictSettings,
) -> list[tuple[StanceReader, list[int]]]:
    """Return which places each model reads."""
    if light is None:
        return [(reader, list(range(len(asked))))]
    decides = [can_decide(candidate.comparison, settings) for _, candidate in asked]
    return [
        (reader, [place for place, deciding in enumerate(decides) if deciding]),
        (light, [place for place, deciding in enumerate(decides) if not deciding]),
    ]
