"""Numbers in running text: value, unit, and the range of values the words allow."""

import math
import re
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from factcheck.verdict.lexicon import STOPWORDS
from factcheck.verdict.number_words import (
    CARDINALS,
    CURRENCIES,
    FRACTIONS,
    GLYPHS,
    NUMBER,
    ORDINAL,
    ORDINALS,
    PASSED,
    PREFIXES,
    RANGE_BEFORE,
    RANGE_JOIN,
    RANKED,
    RELATION_AFTER,
    RELATION_BEFORE,
    RELATIONS,
    SCALES,
    SHARE,
    TALL,
    VAGUE,
    VAGUE_BOUNDS,
    WEIGHING,
)
from factcheck.verdict.quantity import Quantity, Relation
from factcheck.verdict.units import FoundUnit, Unit, unit_at

_STOP = re.compile(r"[,;:!?()]\s|(?<!\b[^\W\d_])\.\s|[.!?]$|\band\b")
"""Where the words that belong to a number end; not at the periods of "U.S. dollars"."""
_FOLLOWING = re.compile(r"[^\W\d_][\w'’.-]*|[°²$€£¥]+\w*|km2")
_LABELLED = re.compile(r"(?P<word>[^\W\d_]+)(?P<join>[ -])$")
_APPROXIMATION = 0.05
"""Half-width of "about", as a share of the value; "about 30" allows 28.5 to 31.5."""
_SHARE_HALF_STEP = 1.0
"""Percentage points: a third may be said of 34 percent."""
_AGO = re.compile(
    r"\s?(?:years?|months?|weeks?|days?|decades?)?\s?(?:earlier|before|ago|previously)\b"
)
_MANY_DAYS = 20
"""Days, hours or years from which a part of one hardly matters."""
_WHOLE = 100.0
"""Percent."""
_AMOUNT = 1_000
"""From where on a plain number is one that something "passed"."""
_GRAM_POUND = Unit("pound", "mass")


class _Measured(NamedTuple):
    """Of what a number is one, and where its words end."""

    kind: str
    unit: Unit | None
    end: int


@lru_cache(maxsize=8192)
def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the numbers of `text`, in order; years and dates are found by `dates`."""
    found: list[Quantity] = []
    for quantity in (
        *(_share(text, match) for match in SHARE.finditer(text)),
        *(_vague(text, match) for match in VAGUE.finditer(text)),
        *(_number(text, match) for match in NUMBER.finditer(text)),
        *(_ordinal(text, match) for match in ORDINAL.finditer(text)),
    ):
        if quantity and not any(f.start < quantity.end and quantity.start < f.end for f in found):
            found.append(quantity)
    return tuple(_with_ranges(text, sorted(found, key=lambda quantity: quantity.start)))


def is_number_word(lower: str) -> bool:
    """Whether a lower-case word is (part of) a number, a unit or a currency."""
    return lower in CARDINALS or lower in SCALES or lower in ("percent", "percentage")


def _share(text: str, match: re.Match[str]) -> Quantity:
    """Return a share as the percentage that it is, good to a percentage point."""
    if match["of"]:
        value = _cardinal(match["of"]) / _cardinal(match["all"])
    elif match["every"]:
        value = 1 / FRACTIONS.get(match["every"].lower(), 2)
    else:
        value = CARDINALS.get((match["upper"] or "a").lower(), 1) / (
            FRACTIONS[match["lower"].lower()] if match["lower"] else 2
        )
    return _quantity(
        text, match, 100 * value, _Measured("percent", None, match.end()), _SHARE_HALF_STEP
    )


def _cardinal(written: str) -> float:
    return float(written) if written.isdigit() else float(CARDINALS[written.lower()])


def _vague(text: str, match: re.Match[str]) -> Quantity:
    """Return "dozens of" and the like: a range that a reader would take them for."""
    words = " ".join(match[0].lower().split()).removesuffix(" of")
    low, high = VAGUE_BOUNDS[words]
    return Quantity(
        start=match.start(),
        end=match.end(),
        text=match[0],
        value=low,
        low=low,
        high=high,
        half_step=0.0,
        relation=Relation.VAGUE,
        kind="count",
        following=_following(text, match.end())[:3],
    )


def _ordinal(text: str, match: re.Match[str]) -> Quantity:
    value = float(ORDINALS[match["word"].lower()])
    return _quantity(text, match, value, _Measured("ordinal", None, match.end()), 0.0)


def _number(text: str, match: re.Match[str]) -> Quantity | None:
    soft = match["words"] is not None and match["words"].lower() == "one"
    if soft and not _is_count_of_one(text, match):
        return None
    base = _base(match)
    end = max(match.end("number"), match.end("half"))
    scale, end = _scale(text, match, end)
    measured = _measured(text, match, end)
    half_step = _half_step(match, base, measured.kind, scaled=scale != 1.0)
    value = base * scale * (0.01 if measured.kind == "basis points" else 1.0)
    if measured.kind == "basis points":
        measured = measured._replace(kind="points")
    quantity = _quantity(text, match, value, measured, half_step * scale)
    quantity = replace(
        quantity, scale=scale, soft=soft or (match["ordinal"] is not None and value <= 3)
    )
    if quantity.kind != "count" or match["digits"] is None or match["scale"]:
        return quantity
    return _labelled(text, match, quantity)


def _is_count_of_one(text: str, match: re.Match[str]) -> bool:
    """Whether "one" counts something: "one minister", not "one of them", "no one", "one day"."""
    before = _FOLLOWING.findall(text[max(0, match.start() - 20) : match.start()])
    after = _following(text, match.end())
    if match["scale"] or not after:
        return bool(match["scale"])
    excluded = ("no", "any", "some", "every", "each", "the", "this", "that", "which", "another")
    return not (
        (before and before[-1].lower() in excluded) or after[0] in STOPWORDS or after[0] == "day"
    )


def _base(match: re.Match[str]) -> float:
    half = GLYPHS.get(match["glyph"] or "", 0.0)
    if match["half"]:
        half = 0.25 if "quarter" in match["half"].lower() else 0.5
    if match["half_unit"]:
        return 0.5
    if match["article"]:
        return (0.5 if "half" in match["article"].lower() else 1.0) + half
    if match["digits"]:
        sign = -1.0 if match["sign"] else 1.0
        return sign * (float(_plain(match["digits"])) + half)
    return float(sum(CARDINALS[w] for w in re.split(r"[-\s]", match["words"].lower()))) + half


def _plain(digits: str) -> str:
    """Return digits without the marks that group them: 1,250 and 1 250 and 1.250.000."""
    if digits.count(".") > 1:
        digits = digits.replace(".", "")
    return re.sub(r"[,\s]", "", digits)


def _scale(text: str, match: re.Match[str], end: int) -> tuple[float, int]:
    """Return by what the digits are multiplied; "m" is metres unless it is money or attached."""
    written = (match["scale"] or "").lower()
    if not written:
        return 1.0, end
    if written == "m" and not match["currency"]:
        attached = text[match.end("scale") - 2 : match.end("scale") - 1].isdigit()
        after = _following(text, match.end("scale"))
        if not attached or not after or after[0] in TALL or after[0] in STOPWORDS:
            return 1.0, end
    return SCALES[written.removesuffix("s")], match.end("scale")


def _measured(text: str, match: re.Match[str], end: int) -> _Measured:
    """Return the kind and unit that the words beside a number give it."""
    if match["percent"]:
        written = match["percent"].lower()
        kind = "points" if "point" in written else "percent"
        return _Measured("basis points" if "basis" in written else kind, None, match.end("percent"))
    if match["currency"]:
        return _Measured(CURRENCIES[match["currency"].lower().strip()], None, end)
    if match["ordinal"]:
        return _Measured("ordinal", None, end)
    after = _following(text, end)
    first = after[0] if after else ""
    found = unit_at(text, end)
    if first in ("pound", "pounds") and WEIGHING.search(text[max(0, match.start() - 30) : end]):
        found = FoundUnit(_GRAM_POUND, end)
    elif first in CURRENCIES:
        return _Measured(CURRENCIES[first], None, end)
    if len(after) > 1 and after[1] in CURRENCIES and first in ("us", "u.s.", "american", "british"):
        return _Measured(CURRENCIES[after[1]], None, end)
    if found is not None:
        is_time = found.unit.kind == "time"
        return _Measured(found.unit.kind, found.unit, end if is_time else found.end)
    if RANKED.search(text[max(0, match.start() - 20) : match.start()]):
        return _Measured("ordinal", None, end)
    return _Measured("count", None, end)


def _half_step(match: re.Match[str], base: float, kind: str, *, scaled: bool) -> float:
    """Return half of the last digit written; a round 40,000 may stand for 39,500 to 40,500."""
    digits = match["digits"]
    if digits and "." in digits and digits.count(".") == 1:
        return float(0.5 * 10.0 ** -len(digits.split(".")[1]))
    if match["half"] or match["glyph"]:
        return 0.25
    if scaled and not match["article"]:
        return 0.5
    if base >= 1_000:
        zeros = len(str(int(base))) - len(str(int(base)).rstrip("0"))
        return float(0.5 * 10.0 ** (zeros - 1)) if zeros > 1 else 0.0
    if kind == "time" and base >= _MANY_DAYS:
        return 0.5  # "365 days" for 365.25
    return 0.5 if kind not in ("count", "ordinal", "time", "points") and digits else 0.0


def _quantity(
    text: str,
    match: re.Match[str],
    value: float,
    measured: _Measured,
    half_step: float,
) -> Quantity:
    begin = match.start() + len(match[0]) - len(match[0].lstrip())
    relation, start, end = _relation(text, begin, measured.end)
    is_amount = measured.kind not in ("count", "ordinal", "time") or value >= _AMOUNT
    if measured.kind == "time" and _AGO.match(text, end):
        relation, start = Relation.EXACT, begin  # “higher than four years earlier”
    if relation is Relation.EXACT and is_amount and PASSED.search(text[max(0, start - 16) : start]):
        relation = Relation.MORE
    low, high = _bounds(relation, value)
    is_rounded = relation in (Relation.EXACT, Relation.ABOUT, Relation.NEARLY, Relation.JUST_OVER)
    return Quantity(
        start=start,
        end=end,
        text=text[start:end].strip(),
        value=value,
        low=low,
        high=high,
        half_step=half_step if is_rounded else 0.0,
        relation=relation,
        kind=measured.kind,
        unit=measured.unit,
        following=_following(text, end)[:3],
    )


def _labelled(text: str, match: re.Match[str], quantity: Quantity) -> Quantity:
    """Return the number as a part of a name, if it is one: "Portal 2", "F-16", "COVID-19".

    Any other count keeps the capitalised word before it: "Babylon 5 began" may be one.
    """
    before = _LABELLED.search(text[max(0, match.start() - 24) : match.start("digits")])
    if before is None or quantity.relation is not Relation.EXACT:
        return quantity
    word = before["word"]
    tied = before["join"] == "-" and word.lower() not in PREFIXES
    if not tied and (word.islower() or word.lower() in STOPWORDS):
        return quantity
    if not tied and quantity.following and quantity.following[0] not in STOPWORDS:
        return replace(quantity, preceding=word.lower())
    written = f"{word}{before['join']}{quantity.text}"
    return replace(quantity, kind="label", preceding=word.lower(), text=written, half_step=0.0)


def _following(text: str, end: int) -> tuple[str, ...]:
    clause = _STOP.split(text[end : end + 60], maxsplit=1)[0]
    return tuple(word.lower() for word in _FOLLOWING.findall(clause))


def _relation(text: str, start: int, end: int) -> tuple[Relation, int, int]:
    """Return what the words before or after a number say of it, and how far they reach."""
    before = text[max(0, start - 40) : start]
    match = RELATION_BEFORE.search(before)
    if match is not None:
        relation = RELATIONS[next(i for i in range(len(RELATIONS)) if match[f"r{i}"])][1]
        return relation, start - (len(before) - match.start()), end
    after = RELATION_AFTER.match(text, end)
    if after is not None:
        name = next(name for name, found in after.groupdict().items() if found)
        relation = Relation.AT_LEAST if name == "plus" else Relation[name.upper()]
        return relation, start, after.end()
    return Relation.EXACT, start, end


def _strictly(value: float) -> float:
    """Return a step too small to be written: "more than 30" leaves 30 out."""
    return 1e-6 * max(1.0, abs(value))


def _bounds(relation: Relation, value: float) -> tuple[float, float]:
    wide = _APPROXIMATION * abs(value)
    match relation:
        case Relation.MORE:
            return value + _strictly(value), math.inf
        case Relation.AT_LEAST:
            return value, math.inf
        case Relation.LESS:
            return -math.inf, value - _strictly(value)
        case Relation.AT_MOST | Relation.UP_TO:
            return -math.inf, value
        case Relation.NEARLY:
            return value - 2 * wide, value
        case Relation.JUST_OVER:
            return value, value + 2 * wide
        case Relation.ABOUT:
            return value - wide, value + wide
        case _:
            return value, value


def _with_ranges(text: str, found: list[Quantity]) -> list[Quantity]:
    """Join "20 to 25" and "between 20 and 25" into one; "from 20 to 25" is a change."""
    joined: list[Quantity] = []
    for quantity in found:
        previous = joined.pop() if joined else None
        if previous is None:
            joined.append(quantity)
        elif is_split(text, previous, quantity):
            joined += (_alike(previous, quantity), quantity)
        elif not _meet(text, previous, quantity):
            joined += (previous, quantity)
        elif _opened(text, previous, "from"):
            joined += (_alike(previous, quantity), quantity)
        else:
            joined.append(_range(text, previous, quantity))
    return joined


def _meet(text: str, low: Quantity, high: Quantity) -> bool:
    """Whether two numbers are the ends of something: "20 to 25", "between 20 and 25"."""
    plain = (Relation.EXACT, Relation.ABOUT)
    if low.relation not in plain or high.relation is not Relation.EXACT or low.kind == "label":
        return False
    if "ordinal" in (low.kind, high.kind) or not (
        low.kind in (high.kind, "count") or (high.kind == "count" and low.unit is None)
    ):
        return False
    join = RANGE_JOIN.fullmatch(text[low.end : high.start])
    if join is None:
        return False
    if join["and"] is not None and not _opened(text, low, "between"):
        return False
    return low.value * _borrowed(low, high) < high.value or _opened(text, low, "from")


def is_split(text: str, larger: Quantity, smaller: Quantity) -> bool:
    """Return whether two numbers share out a whole: "52 to 48 per cent", "52%–48%"."""
    is_share = smaller.kind == "percent" and larger.kind in ("count", "percent")
    if not is_share or larger.value < smaller.value:
        return False  # "40 to 60 per cent" is a range
    apart = RANGE_JOIN.fullmatch(text[larger.end : smaller.start])
    is_whole = abs(larger.value + smaller.value - _WHOLE) <= larger.half_step + smaller.half_step
    return is_whole and apart is not None and apart["and"] is None


def _opened(text: str, quantity: Quantity, word: str) -> bool:
    """Whether a number follows "between" or "from"."""
    match = RANGE_BEFORE.search(text[max(0, quantity.start - 10) : quantity.start])
    return match is not None and match[word] is not None


def _alike(low: Quantity, high: Quantity) -> Quantity:
    """Return the first number with the unit that the second lends it: "from 5 to 7 %"."""
    if low.kind != "count":
        return low
    factor = _borrowed(low, high)
    return replace(
        low,
        value=low.value * factor,
        low=low.low * factor,
        high=low.high * factor,
        half_step=high.half_step,
        kind=high.kind,
        unit=high.unit,
        following=high.following,
    )


def _borrowed(low: Quantity, high: Quantity) -> float:
    """Return the scale that the second number lends the first: "2 to 3 million"."""
    return high.scale if low.scale == 1.0 and low.value < high.value / high.scale else 1.0


def _range(text: str, low: Quantity, high: Quantity) -> Quantity:
    least = low.value * _borrowed(low, high)
    start = low.start - (len("between ") if _opened(text, low, "between") else 0)
    kind = high.kind if low.kind in ("count", high.kind) else low.kind
    return Quantity(
        start=start,
        end=high.end,
        text=text[start : high.end].strip(),
        value=(least + high.value) / 2,
        low=least,
        high=high.value,
        half_step=high.half_step,
        relation=Relation.RANGE,
        kind=kind,
        unit=high.unit,
        following=high.following,
    )
