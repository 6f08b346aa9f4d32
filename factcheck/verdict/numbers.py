"""Numbers in running text: value, unit, and the range of values the words allow."""

import math
import re
from dataclasses import dataclass
from functools import lru_cache

_UNITS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen
""".split()
_TENS = """
    twenty thirty forty fifty sixty seventy eighty ninety
""".split()
_WORD_VALUES = {word: value for value, word in enumerate(_UNITS)} | {
    word: 10 * (index + 2) for index, word in enumerate(_TENS)
}
_FRACTIONS = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10,
}  # fmt: skip
_ORDINALS = {
    "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
    "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70,
    "eightieth": 80, "ninetieth": 90, "hundredth": 100,
}  # fmt: skip
"""From fourth on: first to third are as often adverbs, units of time or fractions."""
_SCALES = {
    "dozen": 12.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "mn": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
}
_CURRENCIES = {
    "$": "USD",
    "us$": "USD",
    "dollar": "USD",
    "dollars": "USD",
    "usd": "USD",
    "€": "EUR",
    "euro": "EUR",
    "euros": "EUR",
    "eur": "EUR",
    "£": "GBP",
    "pound": "GBP",
    "pounds": "GBP",
    "gbp": "GBP",
    "¥": "JPY",
    "yen": "JPY",
}
_MEASURES = {
    "km": "km", "kilometre": "km", "kilometres": "km", "kilometer": "km", "kilometers": "km",
    "mile": "mi", "miles": "mi",
    "m²": "m2", "km²": "km2", "km2": "km2",
    "metre": "m", "metres": "m", "meter": "m", "meters": "m",
    "kg": "kg", "kilogram": "kg", "kilograms": "kg",
    "tonne": "t", "tonnes": "t", "ton": "t", "tons": "t",
    "°c": "degC", "celsius": "degC", "°f": "degF", "fahrenheit": "degF",
    "gw": "GW", "gigawatts": "GW", "mw": "MW", "megawatts": "MW",
    "ppm": "ppm",
}  # fmt: skip

# The words before a number, and the values they allow.
_RELATIONS = (
    (r"(?:more|greater|higher|larger|longer|older) than|over|above|exceeding|beyond", ">"),
    (r"at least|no (?:less|fewer) than|a minimum of|minimum", ">="),
    (r"(?:less|fewer|lower|smaller|shorter|younger) than|under|below", "<"),
    (r"at most|no more than|up to|as many as|as much as|a maximum of|maximum", "<="),
    (r"nearly|almost|close to|just under", "~<"),
    (r"about|around|approximately|roughly|some|circa|ca\.|an estimated|estimated", "~"),
)  # fmt: skip
_RELATION = re.compile(
    "(?:" + "|".join(f"(?P<r{i}>{words})" for i, (words, _) in enumerate(_RELATIONS)) + r")\s+$",
    re.IGNORECASE,
)
_WORDS = "|".join(sorted([*_UNITS[2:], *_TENS], key=len, reverse=True))
_SCALE_WORDS = "dozen|hundred|thousand|million|billion|trillion"
_NUMBER = re.compile(
    rf"""
    (?P<currency>us\$|[$€£¥])?\s?
    (?:
        (?<![\w.,])(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)
        (?P<ordinal>(?:st|nd|rd|th)\b)?
      | \b(?P<words>(?:{_WORDS})(?:[-\s](?:{"|".join(_UNITS[1:10])}))?)\b
      | \b(?P<article>an?|one|several)\s(?={_SCALE_WORDS}\b)
    )
    (?:[\s-]?(?P<scale>{_SCALE_WORDS}|bn|mn|tn|m|k)\b)?
    (?:\s?(?P<percent>%|per\s?cent\b|percent\b|percentage\spoints?\b))?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_SHARE = re.compile(
    rf"""
    \b(?:(?P<upper>an?|one|two|three|four|five|six|seven|eight|nine)[-\s])?
    (?P<lower>{"|".join(_FRACTIONS)})s?\sof\b(?!\s(?:a|the)\s(?:century|year|hour))
  | \b(?P<of>{"|".join(_UNITS[1:11])})\s(?:in|out\sof)\s(?P<all>{"|".join(_UNITS[2:11])}|hundred)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Two fifths of, a quarter of, six in ten: shares, compared as percentages."""
_ORDINAL = re.compile(rf"\b(?P<word>{'|'.join(_ORDINALS)})\b(?!s?\sof\b)", re.IGNORECASE)
_FOLLOWING = re.compile(r"[^\W\d_][\w'’.-]*|[°²$€£¥]+\w*|km2")
_ROUNDING = 0.1
"""Most that rounding may hide, as a share: "$2 billion" is not made true by $1.5 billion."""
_ROUNDING = 0.03
"""Most that rounding may hide, as a share of the value; half of a lone last digit would be more."""
_APPROXIMATION = 0.05
"""Half-width of "about", as a share of the value; "about 30" allows 28.5 to 31.5."""


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
    approximate: bool
    kind: str
    """`percent`, a currency, a measure, `ordinal` or `count`."""
    following: tuple[str, ...]
    """Up to three words after it, lower case: what is counted."""

    def allows(self, evidence: "Quantity") -> bool:
        """Whether what the evidence says makes this true."""
        slack = min(self.half_step, _ROUNDING * abs(self.value)) + 1e-9 * abs(self.value)
        if math.isinf(evidence.low) or math.isinf(evidence.high):
            return self.low - slack <= evidence.low and evidence.high <= self.high + slack
        return self.low - slack <= evidence.value <= self.high + slack

    def excludes(self, evidence: "Quantity") -> bool:
        """Whether this and what the evidence says cannot both be true."""
        slack = max(self._slack(), evidence._slack())
        return evidence.low - slack > self.high or evidence.high + slack < self.low

    def _slack(self) -> float:
        """Return what rounding may hide: "2 billion" may be 1.95, but not 1.5."""
        return min(self.half_step, _ROUNDING * abs(self.value))


@lru_cache(maxsize=8192)
def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the numbers of `text`, in order; years and dates are found by `dates`."""
    shares = [_share(text, match) for match in _SHARE.finditer(text)]
    ordinals = [_ordinal(text, match) for match in _ORDINAL.finditer(text)]
    numbers = [
        _quantity(text, match, value)
        for match in _NUMBER.finditer(text)
        if (value := _value(match)) is not None
        and not any(share.start <= match.start() < share.end for share in shares)
    ]
    return tuple(sorted([*numbers, *shares, *ordinals], key=lambda quantity: quantity.start))


def _share(text: str, match: re.Match[str]) -> Quantity:
    """Return a share as the percentage that it is, good to a percentage point."""
    if match["of"]:
        lower = 100 if match["all"].lower() == "hundred" else _WORD_VALUES[match["all"].lower()]
        value = _WORD_VALUES[match["of"].lower()] / lower
    else:
        upper = (match["upper"] or "a").lower()
        value = _WORD_VALUES.get(upper, 1) / _FRACTIONS[match["lower"].lower()]
    return _worded(text, match, 100 * value, kind="percent", half_step=1.0)


def _ordinal(text: str, match: re.Match[str]) -> Quantity:
    value = float(_ORDINALS[match["word"].lower()])
    return _worded(text, match, value, kind="ordinal", half_step=0.0)


def _worded(
    text: str, match: re.Match[str], value: float, *, kind: str, half_step: float
) -> Quantity:
    relation, start = _relation(text, match.start())
    low, high = _bounds(relation, value)
    following = _FOLLOWING.findall(_clause_after(text, match.end()))
    return Quantity(
        start=start,
        end=match.end(),
        text=text[start : match.end()].strip(),
        value=value,
        low=low,
        high=high,
        half_step=half_step,
        approximate=relation.startswith("~"),
        kind=kind,
        following=tuple(word.lower() for word in following[:3]),
    )


def _value(match: re.Match[str]) -> float | None:
    if match["article"]:
        return None if match["article"].lower() == "several" else 1.0
    if match["digits"]:
        return float(match["digits"].replace(",", ""))
    return float(sum(_WORD_VALUES[word] for word in re.split(r"[-\s]", match["words"].lower())))


def _quantity(text: str, match: re.Match[str], base: float) -> Quantity:
    scale = _SCALES[(match["scale"] or "").lower()] if match["scale"] else 1.0
    value = base * scale
    half_step = _half_step(match, base) * scale
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    relation, start = _relation(text, start)
    low, high = _bounds(relation, value)
    following = tuple(word.lower() for word in _FOLLOWING.findall(_clause_after(text, match.end())))
    return Quantity(
        start=start,
        end=match.end(),
        text=text[start : match.end()].strip(),
        value=value,
        low=low,
        high=high,
        half_step=half_step if relation in ("=", "~") else 0.0,
        approximate=relation.startswith("~"),
        kind=_kind(match, following),
        following=following[:3],
    )


def _clause_after(text: str, end: int) -> str:
    return re.split(r"[,;:.!?()]\s|[.!?]$|\band\b", text[end : end + 60], maxsplit=1)[0]


def _half_step(match: re.Match[str], base: float) -> float:
    """Return half of the last digit written; a round 40,000 may stand for 39,500 to 40,500."""
    digits = match["digits"]
    if digits and "." in digits:
        return float(0.5 * 10.0 ** -len(digits.split(".")[1]))
    if match["scale"] and not match["article"]:
        return 0.5
    if base >= 10_000:
        zeros = len(str(int(base))) - len(str(int(base)).rstrip("0"))
        return float(0.5 * 10.0 ** max(zeros - 1, 0)) if zeros else 0.0
    return 0.0


def _relation(text: str, start: int) -> tuple[str, int]:
    before = text[max(0, start - 40) : start]
    match = _RELATION.search(before)
    if match is None:
        return "=", start
    index = next(i for i in range(len(_RELATIONS)) if match[f"r{i}"])
    return _RELATIONS[index][1], start - (len(before) - match.start())


def _strictly(value: float) -> float:
    """Return a step too small to be written: "more than 30" leaves 30 out."""
    return 1e-6 * max(1.0, abs(value))


def _bounds(relation: str, value: float) -> tuple[float, float]:
    wide = _APPROXIMATION * abs(value)
    match relation:
        case ">":
            return value + _strictly(value), math.inf
        case ">=":
            return value, math.inf
        case "<":
            return -math.inf, value - _strictly(value)
        case "<=":
            return -math.inf, value
        case "~<":
            return value - 2 * wide, value
        case "~":
            return value - wide, value + wide
        case _:
            return value, value


def _kind(match: re.Match[str], following: tuple[str, ...]) -> str:
    first = following[0] if following else ""
    if match["percent"]:
        return "percent"
    if match["currency"]:
        return _CURRENCIES[match["currency"].lower()]
    if match["ordinal"]:
        return "ordinal"
    if first == "square" and len(following) > 1 and following[1] in _MEASURES:
        return f"{_MEASURES[following[1]]}2"
    return _CURRENCIES.get(first) or _MEASURES.get(first) or "count"


def is_number_word(lower: str) -> bool:
    """Whether a lower-case word is (part of) a number, a unit or a currency."""
    return lower in _WORD_VALUES or lower in _SCALES or lower in ("percent", "percentage")
