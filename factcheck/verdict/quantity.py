"""A number as a text gives it, and whether two of them can both be true."""

import math
from dataclasses import dataclass, replace
from enum import Enum

from factcheck.verdict.units import Unit, convert, convert_step

_ROUNDING = 0.03
"""Most that rounding may hide, as a share of the value; half of a lone last digit would be more."""
_TRUNCATION = 0.10
"""Most that cutting digits off may hide, as a share of the value: "1.7" said of 1.77."""
_DOUBTFUL = 0.05
"""Share of the value by which "about" must be missed, beyond what it allows, to be wrong."""
_FAR = 2.0
"""How many times its bound "more than 30" may be exceeded before a reader would be misled."""
_BEYOND = 5.0
"""How many times a bound a number may be before the bound would not have been put so."""
_BOUND_STEP = 1.1
"""How many times the evidence's bound the claim's may be before the two differ: who knows of
"over 10 million" does not write "over 7 million"."""
_ROUND_BOUND = 5
"""Bounds that are multiples of this are said loosely: "over 10 seasons" of ten."""


class Relation(Enum):
    """What the words around a number say of it."""

    EXACT = "="
    ABOUT = "~"
    NEARLY = "~<"
    JUST_OVER = "~>"
    MORE = ">"
    AT_LEAST = ">="
    LESS = "<"
    AT_MOST = "<="
    UP_TO = "up to"
    """The most that was reached: "up to 12 metres"."""
    RANGE = "range"
    VAGUE = "vague"
    """Dozens, hundreds of."""


_LOWER_BOUNDS = (Relation.MORE, Relation.AT_LEAST)
_APPROXIMATE = (Relation.ABOUT, Relation.NEARLY, Relation.JUST_OVER)
_UPPER_BOUNDS = (Relation.LESS, Relation.AT_MOST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number in a text."""

    start: int
    end: int
    text: str
    """As written, with the words that qualify it: `more than 30`."""
    value: float
    low: float
    """Least value that the words allow."""
    high: float
    """Greatest value that the words allow."""
    half_step: float
    """Half of the last digit given: what rounding may hide."""
    relation: Relation
    kind: str
    """`percent`, `points`, a currency, a kind of unit, `ordinal`, `label` or `count`."""
    unit: Unit | None = None
    following: tuple[str, ...] = ()
    """Up to three words after it, lower case: what is counted."""
    preceding: str = ""
    """The word right before it, folded: `covid` of COVID-19."""
    scale: float = 1.0
    """What its digits are multiplied by: a million."""
    converted: bool = False
    """Whether it was written in another unit: its last digits may be rounded."""
    soft: bool = False
    """Whether a text may well leave it out: the "one" of "one minister"."""

    def allows(self, evidence: "Quantity") -> bool:
        """Whether what the evidence, of a comparable kind, says makes this true."""
        readings = _readings(evidence, self)
        return any(_allows(self, reading) for reading in readings)

    def excludes(self, evidence: "Quantity") -> bool:
        """Whether this and what the evidence says cannot both be true, as readers understand it."""
        readings = _readings(evidence, self)
        return all(_excludes(self, reading) for reading in readings)

    def comparable(self, evidence: "Quantity") -> bool:
        """Whether the two are numbers of the same kind."""
        if "label" in (self.kind, evidence.kind):
            return self.preceding == evidence.preceding
        if self.kind == evidence.kind:
            return True
        return {self.kind, evidence.kind} == {"points", "count"} and any(
            word.startswith("point") for word in (*self.following, *evidence.following)
        )


def _readings(evidence: Quantity, claim: Quantity) -> tuple[Quantity, ...]:
    """Return the evidence in the claim's unit; degrees both as a temperature and as a change."""
    source, target = evidence.unit, claim.unit
    if source is None or target is None or source == target:
        return (evidence,)
    scale = convert_step(1.0, source, target)
    loose = max(evidence.half_step, _last_digit(evidence.value) / 2) * scale
    change = replace(
        evidence,
        value=evidence.value * scale,
        low=evidence.low * scale,
        high=evidence.high * scale,
        half_step=loose,
        unit=target,
        converted=True,
    )
    shift = convert(0.0, source, target)
    if not shift:
        return (change,)
    level = replace(
        change, value=change.value + shift, low=change.low + shift, high=change.high + shift
    )
    return (change, level)


def _last_digit(value: float) -> float:
    """Return the place of the last digit that is not zero: 10 of 620."""
    whole = abs(int(value))
    if whole != abs(value) or not whole:
        return 0.0
    return float(10 ** (len(str(whole)) - len(str(whole).rstrip("0"))))


def _rounding(claim: Quantity, evidence: Quantity) -> float:
    """Return by how much the two may differ and still be the same number."""
    step = claim.half_step
    if evidence.converted:
        step = max(step, evidence.half_step, _last_digit(claim.value) / 2)
    return min(step, _ROUNDING * abs(claim.value)) + 1e-9 * abs(claim.value)


def _allows(claim: Quantity, evidence: Quantity) -> bool:
    slack = _rounding(claim, evidence)
    if Relation.UP_TO in (claim.relation, evidence.relation):
        same = claim.relation is evidence.relation or evidence.relation is Relation.RANGE
        top = evidence.high if evidence.relation is Relation.RANGE else evidence.value
        return (same or claim.relation is Relation.UP_TO) and abs(claim.value - top) <= slack
    if claim.relation in _LOWER_BOUNDS and evidence.relation in _LOWER_BOUNDS:
        inside = evidence.value >= claim.value - slack
    elif claim.relation in _UPPER_BOUNDS and evidence.relation in _UPPER_BOUNDS:
        inside = evidence.value <= claim.value + slack
    elif evidence.relation in (Relation.RANGE, Relation.VAGUE, *_LOWER_BOUNDS, *_UPPER_BOUNDS):
        inside = claim.low - slack <= evidence.low and evidence.high <= claim.high + slack
    elif claim.relation is evidence.relation and claim.relation in _APPROXIMATE:
        inside = abs(claim.value - evidence.value) <= max(slack, _ROUNDING * abs(claim.value))
    else:
        inside = claim.low - slack <= evidence.value <= claim.high + slack
    return inside and not _far(claim, evidence)


def _far(claim: Quantity, evidence: Quantity) -> bool:
    """Whether a bound is true and yet misleading: "more than 30" said of 300."""
    if claim.relation in _LOWER_BOUNDS:
        return evidence.value > _FAR * claim.value > 0
    if claim.relation in _UPPER_BOUNDS:
        return 0 < evidence.value < claim.value / _FAR
    return False


def _excludes(claim: Quantity, evidence: Quantity) -> bool:
    if claim.relation is Relation.UP_TO or evidence.relation is Relation.UP_TO:
        return _excludes_most(claim, evidence)
    slack = _truncation(claim, evidence)
    if claim.relation in _LOWER_BOUNDS and evidence.relation in _LOWER_BOUNDS:
        return claim.value > _BOUND_STEP * evidence.value
    if claim.relation in _UPPER_BOUNDS and evidence.relation in _UPPER_BOUNDS:
        return claim.value * _BOUND_STEP < evidence.value
    if claim.relation is evidence.relation is Relation.RANGE:
        ends = abs(claim.low - evidence.low), abs(claim.high - evidence.high)
        return max(ends) > slack and not _allows(claim, evidence)
    if claim.relation is evidence.relation and claim.relation in _APPROXIMATE:
        return abs(claim.value - evidence.value) > max(slack, _DOUBTFUL * abs(claim.value))
    if _at_a_loose_bound(claim, evidence):
        return False
    if _beyond_reason(claim, evidence) or _beyond_reason(evidence, claim):
        return True
    return evidence.low - slack > claim.high or evidence.high + slack < claim.low


def _excludes_most(claim: Quantity, evidence: Quantity) -> bool:
    """Compare where one side is the most that was reached."""
    slack = _truncation(claim, evidence)
    if claim.relation is evidence.relation:
        return abs(claim.value - evidence.value) > slack
    if claim.relation is Relation.UP_TO:
        return evidence.low - slack > claim.high
    return claim.low - slack > evidence.high


def _at_a_loose_bound(claim: Quantity, evidence: Quantity) -> bool:
    """Whether one is the round bound of the other: ten seasons, "over 10 seasons"."""
    bounds = (*_LOWER_BOUNDS, *_UPPER_BOUNDS)
    one_sided = (claim.relation in bounds) != (evidence.relation in bounds)
    return one_sided and claim.value == evidence.value and not claim.value % _ROUND_BOUND


def _beyond_reason(bound: Quantity, other: Quantity) -> bool:
    """Whether a number in the evidence's bound is so far off that nobody would have put it so."""
    if math.isinf(other.low) or math.isinf(other.high) or bound.value <= 0:
        return False
    if bound.relation in _LOWER_BOUNDS:
        return other.low >= _BEYOND * bound.value
    if bound.relation in _UPPER_BOUNDS:
        return 0 <= other.high <= bound.value / _BEYOND
    return False


def _truncation(claim: Quantity, evidence: Quantity) -> float:
    """Return by how much the two must differ at least to be different numbers.

    Of one precision, any difference is one; else the coarser may be rounded or cut off.
    """
    coarse = max(claim.half_step, evidence.half_step)
    if claim.half_step != evidence.half_step:
        coarse *= 2
    largest = max(abs(claim.value), abs(evidence.value))
    least = min(coarse, _TRUNCATION * largest)
    if Relation.ABOUT in (claim.relation, evidence.relation):
        least = max(least, _DOUBTFUL * largest)
    return least * (1 - 1e-9)
