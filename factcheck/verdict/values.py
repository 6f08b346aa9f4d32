"""The numbers and dates of a claim held against those of a sentence of evidence."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from factcheck.types import Difference, DifferenceKind
from factcheck.verdict.date_range import Bound, DateRange
from factcheck.verdict.dates import find_dates
from factcheck.verdict.findings import SAME_FACT_OVERLAP, Findings
from factcheck.verdict.number_words import CURRENCIES
from factcheck.verdict.numbers import find_quantities
from factcheck.verdict.quantity import Quantity, Relation
from factcheck.verdict.stems import canonical_stem, fold

_MONEY = frozenset(CURRENCIES.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """Numbers and dates of a text, the dates' digits not counted as numbers."""

    quantities: tuple[Quantity, ...]
    dates: tuple[DateRange, ...]


@lru_cache(maxsize=16_384)
def read_values(text: str, now: dt.date | None) -> Values:
    """Return the numbers and dates of a text that speaks on the day `now`."""
    dates = find_dates(text, now)
    quantities = tuple(
        quantity
        for quantity in find_quantities(text)
        if not any(d.start < quantity.end and quantity.start < d.end for d in dates)
    )
    return Values(quantities=quantities, dates=dates)


def compare_quantities(
    claim: Sequence[Quantity],
    evidence: Sequence[Quantity],
    *,
    overlap: float,
    mentioned: frozenset[str],
) -> Findings:
    """Return the numbers in which the two differ, and those that the evidence lacks.

    `mentioned` holds the stems of all that the evidence says: a name's number ("Portal 2") is
    missed only where the name itself is there.
    """
    free = list(evidence)
    unmatched = []
    for index, quantity in enumerate(claim):
        if any(_repeats(quantity, earlier) for earlier in claim[:index]):
            continue
        match = _match(quantity, free)
        if match is None:
            unmatched.append(quantity)
        elif match.kind != "label":
            free.remove(match)
    differences, missing = [], []
    for quantity in unmatched:
        other = _rival(quantity, free, alone=len(unmatched) == 1, overlap=overlap)
        if other is not None:
            free.remove(other)
            differences.append(_difference(quantity, other))
        elif _is_missed(quantity, mentioned):
            missing.append(Difference(kind=DifferenceKind.NUMBER, claim=quantity.text, evidence=""))
    return Findings(differences=tuple(differences), missing=tuple(missing))


def _repeats(quantity: Quantity, earlier: Quantity) -> bool:
    """Whether a number was said before in the same text: "ten percent (10%)"."""
    same = (quantity.value, quantity.kind) == (earlier.value, earlier.kind)
    return same and quantity.relation is earlier.relation and quantity.kind != "count"


def _match(quantity: Quantity, free: Sequence[Quantity]) -> Quantity | None:
    """Return the evidence's number that makes this one true, of the same things if there is one."""
    fitting = [e for e in free if quantity.comparable(e) and quantity.allows(e)]
    if not fitting:
        fitting = [e for e in free if _may_be_same(quantity, e)]
    best = max(fitting, key=lambda e: _counts_same(quantity, e), default=None)
    if best is None or _counts_same(quantity, best):
        return best
    # Other things are as many; but of the things that the claim counts there are not.
    contradicted = any(
        quantity.comparable(e) and _counts_same(quantity, e) and quantity.excludes(e) for e in free
    )
    return None if contradicted else best


def _may_be_same(quantity: Quantity, evidence: Quantity) -> bool:
    """Whether two equal numbers are one although they look like different kinds: number 82 and
    the 82nd, aged 16-24 and aged 16-24 years."""
    kinds = {quantity.kind, evidence.kind}
    equal = quantity.relation is evidence.relation and quantity.value == evidence.value
    loose = "ordinal" in kinds and bool(kinds & {"label", "count"})
    return equal and (loose or kinds == {"count", "time"})


def _is_missed(quantity: Quantity, mentioned: frozenset[str]) -> bool:
    if quantity.kind == "label":
        return canonical_stem(quantity.preceding) in mentioned
    return not quantity.soft


def _difference(claim: Quantity, evidence: Quantity) -> Difference:
    other_unit = claim.kind != evidence.kind or claim.unit != evidence.unit
    is_unit = other_unit and claim.value == evidence.value
    kind = DifferenceKind.UNIT if is_unit else DifferenceKind.NUMBER
    return Difference(kind=kind, claim=_worded(claim), evidence=_worded(evidence))


def _worded(quantity: Quantity) -> str:
    """Return the number with the unit or currency that follows it."""
    is_named = quantity.kind in _MONEY or quantity.kind == "time"
    if not is_named or not quantity.following or not quantity.text[-1:].isalnum():
        return quantity.text
    word = quantity.following[0]
    is_unit = quantity.kind == "time" or word in CURRENCIES
    return f"{quantity.text} {word}" if is_unit and word not in quantity.text else quantity.text


def _rival(
    quantity: Quantity, free: Sequence[Quantity], *, alone: bool, overlap: float
) -> Quantity | None:
    """Return the evidence's number that stands where the claim has another, if one does."""
    alike = [e for e in free if quantity.comparable(e) and _is_gap(e) is _is_gap(quantity)]
    rivals = [e for e in alike if quantity.excludes(e)]
    same_noun = [e for e in rivals if _counts_same(quantity, e)]
    undecided = [e for e in alike if e not in rivals and _counts_same(quantity, e)]
    if undecided and overlap < 1.0:
        return None
    if same_noun:
        return max(same_noun, key=lambda e: _n_shared(quantity, e))
    if quantity.soft:
        return None
    if alone and len(alike) == 1 and rivals and overlap >= SAME_FACT_OVERLAP:
        return rivals[0]
    return _other_unit(quantity, free) if not alike else None


def _is_gap(quantity: Quantity) -> bool:
    """Whether a number tells by how much two differ: "300,000 fewer people"."""
    return quantity.following[:1] in (("fewer",), ("more",), ("less",), ("higher",), ("lower",))


def _other_unit(quantity: Quantity, free: Sequence[Quantity]) -> Quantity | None:
    """Return the only amount of another currency, or the same digits as another kind of share."""
    if quantity.kind in _MONEY:
        money = [e for e in free if e.kind in _MONEY]
        return money[0] if len(money) == 1 else None
    if quantity.kind in ("percent", "points"):
        shares = [e for e in free if e.kind in ("percent", "points") and e.value == quantity.value]
        return shares[0] if shares else None
    return None


def _counts_same(claim: Quantity, evidence: Quantity) -> bool:
    if claim.unit is not None and claim.unit.kind == "time":
        return True
    if claim.kind not in ("count", "ordinal"):
        return True
    if claim.soft or evidence.soft:
        return claim.following[:1] == evidence.following[:1] or (
            _stems(claim.following[:1]) == _stems(evidence.following[:1])
        )
    return _n_shared(claim, evidence) > 0


def _n_shared(claim: Quantity, evidence: Quantity) -> int:
    return len(_stems(claim.following) & _stems(evidence.following))


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(canonical_stem(fold(word)) for word in words)


def compare_dates(
    claim: Sequence[DateRange], own: Sequence[DateRange], around: Sequence[DateRange]
) -> Findings:
    """Return the dates in which the two differ, and those that the evidence lacks.

    `own` are those of the sentence, `around` those of its title and passage, which a sentence
    without a date of its own may rely on.
    """
    known = own if any(not day.as_of for day in own) else (*own, *around)
    unmatched = [day for day in claim if not _is_known(day, known)]
    free = [o for o in own if not any(day.allows(o) for day in claim if day not in unmatched)]
    differences, missing = [], []
    for day in unmatched:
        rival = _rival_date(day, free) if len(unmatched) == 1 else None
        if rival is None:
            missing.append(Difference(kind=DifferenceKind.DATE, claim=day.text, evidence=""))
        else:
            differences.append(
                Difference(kind=DifferenceKind.DATE, claim=day.text, evidence=rival.text)
            )
    return Findings(differences=tuple(differences), missing=tuple(missing))


def falls_within(claim: Sequence[DateRange], own: Sequence[DateRange]) -> bool:
    """Return whether the claim's dates are days within the evidence's periods: "in 2018", where
    something held "from 2016 to 2019"."""
    periods = [time for time in own if time.is_period]
    return bool(claim) and all(
        not day.is_period
        and day.bound is Bound.NONE
        and any(time.first <= day.first and day.last <= time.last for time in periods)
        for day in claim
    )


def is_made_right(claim: Sequence[Quantity], evidence: Sequence[Quantity]) -> bool:
    """Return whether numbers of the claim are right, one of them by another number: "about 1.4
    billion" by "1.41 billion", "more than 100" by "117"."""
    told = [e for e in evidence if e.relation in (Relation.EXACT, Relation.ABOUT)]
    right = [[e for e in told if q.comparable(e) and q.allows(e)] for q in claim]
    return all(right) and any(
        all(quantity.value != other.value for other in fitting)
        for quantity, fitting in zip(claim, right, strict=True)
    )


def _is_known(day: DateRange, known: Sequence[DateRange]) -> bool:
    """Whether a date, or of a period both ends, is among those that the evidence gives."""
    if day.is_after or day.is_before:
        told = [other for other in known if not other.as_of]
        alike = [o for o in told if (o.is_after, o.is_before) == (day.is_after, day.is_before)]
        return any(day.allows(o) for o in alike) or (bool(told) and all(map(day.is_met_by, told)))
    if any(day.allows(other) for other in known):
        return True
    begins, ends = day.boundary(Bound.START), day.boundary(Bound.END)
    if begins is None or ends is None:
        return False
    points = [other for other in known if not other.is_period]
    return all(any(end.allows(other) for other in points) for end in (begins, ends))


def _rival_date(day: DateRange, free: Sequence[DateRange]) -> DateRange | None:
    """Return the date that stands where the claim has another: all that are left, or the one
    that is another in its year, month or day only."""
    if day.is_after or day.is_before:
        return free[0] if free and all(map(day.is_missed_by, free)) else None
    if day.is_limit and any(o.last < day.first and not (o.is_limit or o.is_period) for o in free):
        return None
    rivals = [o for o in free if day.excludes(o) and not o.as_of and not day.as_of]
    if day.bound is Bound.END:
        rivals = [other for other in rivals if not other.is_open]  # something else began then
    if not rivals:
        return None
    if len(rivals) == len(free):
        return rivals[0]
    return next((o for o in rivals if _nearly_same(day, o)), None)


def _nearly_same(one: DateRange, other: DateRange) -> bool:
    """Whether two days or months of the same precision part in one of year, month and day."""
    if one.is_period or other.is_period:
        return False
    mine, theirs = one.last - one.first, other.last - other.first
    if max(mine, theirs) > dt.timedelta(days=31) or (mine.days < 1) != (theirs.days < 1):
        return False
    a, b = one.first, other.first
    return sum((a.year != b.year, a.month != b.month, a.day != b.day)) == 1
