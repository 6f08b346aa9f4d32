"""From the values of repeated runs to the figures that are reported."""

from collections.abc import Sequence
from statistics import median
from typing import Self

from pydantic import BaseModel, ConfigDict

_DECIMALS = 4
"""Of what is kept: tenths of milliseconds, finer than any run repeats."""


class Summary(BaseModel):
    """The values of repeated runs, and their middle and ends; the unit is in the field's name."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    median: float
    minimum: float
    maximum: float
    values: tuple[float, ...]
    """In the order in which they were measured."""

    @classmethod
    def of(cls, values: Sequence[float]) -> Self:
        """Return the summary of at least one value.

        Raises:
            ValueError: there are none.
        """
        if not values:
            raise ValueError("no values to summarise")
        kept = tuple(round(value, _DECIMALS) for value in values)
        return cls(
            median=round(median(kept), _DECIMALS),
            minimum=min(kept),
            maximum=max(kept),
            values=kept,
        )


def paired_ratios(baseline: Sequence[float], measured: Sequence[float]) -> Summary:
    """Return how many times as long the baseline took, round by round.

    The two of a round ran one after the other, so that what slows the machine for minutes
    slows both.

    Raises:
        ValueError: the two were not measured equally often, or a value is not above zero.
    """
    if min([*baseline, *measured], default=0.0) <= 0:
        raise ValueError("durations must be above zero")
    return Summary.of([slow / quick for slow, quick in zip(baseline, measured, strict=True)])


def indexing_rate(
    n_passages: int, first_run_seconds: Sequence[float], cached_seconds: float
) -> Summary:
    """Return the passages per second that first runs indexed.

    Counted over what a first run takes beyond a run whose index is cached: reading the
    corpus, cutting, embedding and writing the index.

    Raises:
        ValueError: a first run took no longer than a cached one.
    """
    indexing = [seconds - cached_seconds for seconds in first_run_seconds]
    if min(indexing, default=0.0) <= 0:
        raise ValueError("a first run took no longer than one whose index is cached")
    return Summary.of([n_passages / seconds for seconds in indexing])
