import subprocess
import sys

import pytest

from factcheck.verdict import units
from factcheck.verdict.units import Unit, convert, convert_step, unit_at

KM, MILE = Unit("kilometer", "length"), Unit("mile", "length")
CELSIUS = Unit("degree_Celsius", "temperature")
FAHRENHEIT = Unit("degree_Fahrenheit", "temperature")


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("5 km", "kilometer", "length"),
        ("5-km", "kilometer", "length"),
        ("5 km²", "kilometer**2", "area"),
        ("5 km2", "kilometer**2", "area"),
        ("5 sq mi", "mile**2", "area"),
        ("5 square miles", "mile**2", "area"),
        ("5 cubic metres", "meter**3", "volume"),
        ("5 km/h", "kilometer/hour", "speed"),
        ("5 kilometres per hour", "kilometer/hour", "speed"),
        ("5 MW", "megawatt", "power"),
        ("5 °F", "degree_Fahrenheit", "temperature"),
        ("5 degrees", "degree_Celsius", "temperature"),
        ("5 tonnes", "metric_ton", "mass"),
    ],
)
def test_words_name_a_unit(text: str, name: str, kind: str) -> None:
    found = unit_at(text, 1)
    assert found is not None
    assert found.unit == Unit(name, kind)


@pytest.mark.parametrize("text", ["5 ships", "5 mw", "5 In", "5 kmx", "5 degrees north", "5"])
def test_other_words_name_none(text: str) -> None:
    assert unit_at(text, 1) is None


@pytest.mark.parametrize(
    ("value", "unit", "target", "expected"),
    [
        (1.0, MILE, KM, 1.609344),
        (0.0, CELSIUS, FAHRENHEIT, 32.0),
        (-40.0, FAHRENHEIT, CELSIUS, -40.0),
        (1.0, Unit("hectare", "area"), Unit("meter**2", "area"), 10_000.0),
        (1.0, Unit("gallon", "volume"), Unit("liter", "volume"), 3.785411784),
        (1.0, Unit("pound", "mass"), Unit("kilogram", "mass"), 0.45359237),
    ],
)
def test_values_by_definition(value: float, unit: Unit, target: Unit, expected: float) -> None:
    assert convert(value, unit, target) == pytest.approx(expected)


def test_a_step_has_no_origin() -> None:
    assert convert_step(9.0, FAHRENHEIT, CELSIUS) == pytest.approx(5.0)


def test_pint_is_loaded_only_to_convert() -> None:
    code = (
        "import sys, datetime as dt\n"
        "from factcheck.verdict.compare import compare\n"
        "from factcheck.verdict.texts import EvidenceText\n"
        "def held(claim, text):\n"
        "    held = EvidenceText(sentence=text, context='', passage=text, date=None)\n"
        "    compare(claim, held, None)\n"
        "held('It is 5 km long.', 'It is 6 km long, 3 tonnes in weight.')\n"
        "assert 'pint' not in sys.modules\n"
        "held('It is 5 km long.', 'It is 6 miles long.')\n"
        "assert 'pint' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_every_unit_of_a_kind_converts_to_every_other() -> None:
    by_kind: dict[str, set[Unit]] = {}
    for unit in units._words().values():
        by_kind.setdefault(unit.kind, set()).add(unit)
    for same in by_kind.values():
        for source in same:
            for target in same:
                there = units.convert(3.0, source, target)
                assert units.convert(there, target, source) == pytest.approx(3.0), (source, target)
