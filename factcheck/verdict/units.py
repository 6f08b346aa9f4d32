"""Units in running text, named as pint names them; pint converts, and only when it must.

Words of the same unit share a name, so that most comparisons need no conversion and pint is
not loaded.
"""

import re
from functools import cache, lru_cache
from typing import Any, NamedTuple

_ROWS = """
length
  kilometer: km kms kilometre kilometres kilometer kilometers
  meter: m metre metres meter meters
  centimeter: cm centimetre centimetres centimeter centimeters
  millimeter: mm millimetre millimetres millimeter millimeters
  mile: mile miles mi
  nautical_mile: nautical-mile nautical-miles
  yard: yard yards yd
  foot: foot feet ft
  inch: inch inches
  light_year: light-year light-years
mass
  kilogram: kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes
  gram: gram grams gramme grammes
  milligram: mg milligram milligrams
  metric_ton: tonne tonnes ton tons metric-ton metric-tons
  pound: lb lbs
  ounce: ounce ounces oz
area
  hectare: ha hectare hectares
  acre: acre acres
volume
  liter: litre litres liter liters
  milliliter: ml millilitre millilitres milliliter milliliters
  gallon: gallon gallons
  oil_bbl: barrel barrels
time
  second: second seconds sec secs
  minute: minute minutes min mins
  hour: hour hours hr hrs
  day: day days
  week: week weeks
  month: month months
  year: year years
  ten_years: decade decades
power
  watt: W watt watts
  kilowatt: kW kilowatt kilowatts
  megawatt: MW megawatt megawatts
  gigawatt: GW gigawatt gigawatts
  terawatt: TW terawatt terawatts
energy
  kilowatt_hour: kWh kilowatt-hour kilowatt-hours
  megawatt_hour: MWh megawatt-hour megawatt-hours
  gigawatt_hour: GWh gigawatt-hour gigawatt-hours
  terawatt_hour: TWh terawatt-hour terawatt-hours
speed
  kilometer/hour: km/h kph kmh kilometres-per-hour kilometers-per-hour km-per-hour
  mile/hour: mph miles-per-hour
  meter/second: m/s metres-per-second meters-per-second
  kilometer/second: km/s kilometres-per-second kilometers-per-second km-per-second
  knot: knot knots
temperature
  degree_Celsius: °C C celsius centigrade degree-celsius degrees-celsius degree-centigrade
    degrees-centigrade degrees-C degree degrees
  degree_Fahrenheit: °F fahrenheit degree-fahrenheit degrees-fahrenheit degrees-F
information
  megabyte: MB megabyte megabytes
  gigabyte: GB gigabyte gigabytes
  terabyte: TB terabyte terabytes
frequency
  hertz: Hz hertz
  kilohertz: kHz kilohertz
  megahertz: MHz megahertz
  gigahertz: GHz gigahertz
absorbed power
  watt/kilogram: W/kg watts-per-kilogram watt-per-kilogram watts-per-kilo
voltage
  volt: V volt volts
  kilovolt: kV kilovolt kilovolts
dose
  millisievert: mSv millisievert millisieverts
  microsievert: µSv μSv microsievert microsieverts
pressure
  hectopascal: hPa hectopascal hectopascals millibar millibars mbar
concentration
  ppm: ppm parts-per-million
"""
"""A kind of quantity, then a unit of it a row: pint's name and the words for it in a text.

Within a kind, any two units convert. "Tons" are metric, gallons are those of the United States,
and degrees of which nothing more is said are Celsius.
"""
_POWERS = {"square": 2, "sq": 2, "cubic": 3, "cu": 3, "²": 2, "2": 2, "³": 3, "3": 3}
_POWER_KINDS = {2: "area", 3: "volume"}
_CASED = 3
"""Up to so many letters a symbol is read as it is written: MW is not mw, and In is not in."""
_NOT_A_TEMPERATURE = re.compile(
    r"(?:degrees?)\s+(?:north|south|east|west|latitude|longitude|of|from|in)\b", re.IGNORECASE
)


class Unit(NamedTuple):
    """A unit of measurement."""

    name: str
    """As pint reads it: `kilometer**2`."""
    kind: str
    """`length`, `area`, …: units of one kind convert into one another."""


class FoundUnit(NamedTuple):
    """A unit that a text names."""

    unit: Unit
    end: int
    """Where in the text its words end."""


def unit_at(text: str, start: int) -> FoundUnit | None:
    """Return the unit named at this place of a text, after at most a space or hyphen."""
    match = _pattern().match(text, start)
    if match is None or _NOT_A_TEMPERATURE.match(match["word"] + text[match.end() :]):
        return None
    if match["word"] == "C" and match.start("word") > start:
        return None
    words = _words()
    written = re.sub(r"\s+", "-", match["word"])
    unit = words.get(written) or (
        words.get(written.lower()) if len(written) > _CASED or written.islower() else None
    )
    if unit is None:
        return None
    power = _POWERS.get((match["before"] or match["after"] or "").lower().strip(" ."))
    if power is None:
        return FoundUnit(unit, match.end("word"))
    if unit.kind != "length":
        return None
    return FoundUnit(Unit(f"{unit.name}**{power}", _POWER_KINDS[power]), match.end())


@lru_cache(maxsize=4096)
def convert(value: float, unit: Unit, target: Unit) -> float:
    """Return a value of `unit` in `target`, a unit of the same kind."""
    if unit == target:
        return value
    return float(_registry().Quantity(value, unit.name).to(target.name).magnitude)


def convert_step(step: float, unit: Unit, target: Unit) -> float:
    """Return a difference of two values of `unit` in `target`: a step of 9 °F is one of 5 °C."""
    return abs(convert(step, unit, target) - convert(0.0, unit, target))


@cache
def _registry() -> Any:
    import pint  # a quarter of a second, and needed only where two texts use different units

    registry: Any = pint.UnitRegistry()
    registry.define("ten_years = 10 * year")  # pint's own decade is a ratio of frequencies
    return registry


@cache
def _words() -> dict[str, Unit]:
    words: dict[str, Unit] = {}
    kind = unit = ""
    for row in _ROWS.strip().splitlines():
        if not row.startswith(" "):
            kind = row
            continue
        name, _, rest = row.rpartition(": ")
        unit = name.strip() or unit
        words.update(dict.fromkeys(rest.split(), Unit(unit, kind)))
    return words


@cache
def symbols() -> frozenset[str]:
    """Return the symbols that have capitals: "MW", "kWh", the "W" of "W/kg"."""
    return frozenset(
        part
        for word in _words()
        for part in word.split("/")
        if part.isalpha() and not part.islower()
    )


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_words(), key=len, reverse=True)
    words = "|".join(re.escape(word).replace(r"\-", r"[\s-]") for word in longest_first)
    return re.compile(
        rf"[\s-]?(?:(?P<before>square|sq\.?|cubic|cu\.?)[\s-])?"
        rf"(?P<word>{words})(?:\s?(?P<after>[²³]|[23](?!\w)))?(?![^\W\d_]|/\w)",
        re.IGNORECASE,
    )
