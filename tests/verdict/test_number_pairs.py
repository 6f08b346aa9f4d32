"""Pairs of phrases, in both directions: the same number, another one, or neither for certain."""

import pytest

from factcheck.verdict.numbers import find_quantities
from factcheck.verdict.stems import all_stems
from factcheck.verdict.values import compare_quantities

ROWS = """
same | 34 chiefs | 34 chiefs
same | 34 chiefs | thirty-four chiefs
same | 21 ships | twenty-one ships
same | 1,250 delegates | 1250 delegates
same | 1.5 million people | 1,500,000 people
same | half a million people | 500,000 people
same | half a dozen ships | six ships
same | two dozen ships | 24 ships
same | a dozen eggs | 12 eggs
same | three dozen villages | 36 villages
same | two and a half hours | 2.5 hours
same | eight and a half million people | 8.5 million people
same | 2½ years | 2.5 years
same | 5 lakh people | 500,000 people
same | 2 crore people | 20 million people
same | £1.5bn | £1.5 billion
same | $40m | 40 million dollars
same | €3 million | 3 million euros
same | 50 basis points | 0.5 percentage points
same | 25 per cent | 25%
same | 25 percent | 25 pct
same | a quarter of voters | 25% of voters
same | a third of voters | 33% of voters
same | two thirds of voters | 67% of voters
same | three-fourths of voters | 75% of voters
same | half of voters | 50% of voters
same | half the voters | 50 percent of voters
same | six in ten voters | 60% of voters
same | one in five voters | 20% of voters
same | 9 out of 10 voters | 90% of voters
same | a tenth of voters | 10% of voters
same | two fifths of voters | 40% of voters
same | the 32nd member | the 32nd member
same | the fifth member | the 5th member
same | the twentieth member | the 20th member
same | 5 km | 3.1 miles
same | 100 km | 62 miles
same | 26.2 miles | 42.2 km
same | 10 metres | 33 feet
same | 3 feet | 91 cm
same | 6 inches | 15 cm
same | 8,849 metres | 29,032 feet
same | 70 kg | 154 lb
same | 2 tonnes | 2,000 kg
same | 1 kilogram | 1,000 grams
same | 100 °C | 212 °F
same | 20 degrees Celsius | 68 degrees Fahrenheit
same | 1.5 °C | 2.7 °F
same | 100 hectares | 1 square kilometre
same | 100 square miles | 259 km²
same | 247 acres | 100 hectares
same | 10 gallons | 38 litres
same | 1 litre | 1,000 millilitres
same | 1.2 GW | 1,200 MW
same | 500 kilowatts | 0.5 MW
same | 2 terawatt-hours | 2,000 GWh
same | 26 GHz | 26 gigahertz
same | above $36 trillion | which passed 36 trillion dollars
same | 1.6 W/kg | 1.6 watts per kilogram
same | 2 mSv | 2,000 microsieverts
same | about −18 °C | about minus 18 degrees Celsius
same | 48 hours | two days
same | two weeks | 14 days
same | 90 minutes | 1.5 hours
same | 60 months | five years
same | 100 km/h | 62 mph
same | 10 m/s | 36 km/h
same | 30 nautical miles | 56 km
same | 1 terabyte | 1,000 gigabytes
same | between 20 and 25 ships | 20 to 25 ships
same | 20-25% | between 20 and 25 percent
same | 2 to 3 million people | between 2 million and 3 million people
same | at least 30 ships | 30 or more ships
same | more than 30 ships | over 30 ships
same | fewer than 30 ships | less than 30 ships
same | up to 30 ships | as many as 30 ships
same | at most 30 ships | no more than 30 ships
same | about 40 km | roughly 40 km
same | nearly 40 ships | almost 40 ships
same | number 82 | the 82nd
same | dozens of ships | dozens of ships
same | -5 °C | -5 degrees Celsius
other | 34 chiefs | 54 chiefs
other | 34 chiefs | 35 chiefs
other | 1,250 delegates | 1,520 delegates
other | half a million people | 5 million people
other | two dozen ships | 12 ships
other | dozens of ships | 9 ships
other | dozens of ships | 400 ships
other | hundreds of ships | 40 ships
other | hundreds of ships | 9,000 ships
other | thousands of ships | 300 ships
other | tens of thousands of people | 900 people
other | millions of people | 20,000 people
other | a quarter of voters | 40% of voters
other | a third of voters | two thirds of voters
other | half of voters | a third of voters
other | one in five voters | one in three voters
other | six in ten voters | 80% of voters
other | 3.4% | 2.1%
other | 3.4% | 3.6%
other | 52% | 53%
other | 5% | 15%
other | 1.5 percentage points | 5 percentage points
other | $1.5 billion | $2 billion
other | $836.3 billion | $836.3 million
other | €3 million | €3 billion
other | £40m | £45m
other | the 32nd member | the 37th member
other | the fifth member | the sixth member
other | 5 km | 5 miles
other | 100 metres | 100 feet
other | 70 kg | 70 lb
other | 20 °C | 20 °F
other | 100 square kilometres | 100 square miles
other | 10 litres | 10 gallons
other | 1.2 GW | 1.2 MW
other | 48 hours | four days
other | two weeks | 20 days
other | six months | six years
other | 100 km/h | 100 mph
other | 500 hectares | 500 acres
other | more than 40 ships | 34 ships
other | fewer than 30 ships | 34 ships
other | at least 50 ships | 34 ships
other | at most 30 ships | 34 ships
other | up to 30 ships | 34 ships
other | up to 28% | up to 40%
apart | over 550 million people | over 400 million people
apart | fewer than 20 ships | fewer than 50 ships
other | nearly 40 ships | 41 ships
other | nearly 22 years | nearly 20 years
other | about 40 ships | 60 ships
other | about 40 ships | about 50 ships
other | between 20 and 25 ships | 34 ships
other | 20 to 25% | 40 to 45%
apart | 20 to 25% | 20 to 40%
other | more than 30 ships | 200 ships
other | $5 million | €5 million
other | £5 million | $6 million
other | 5 percent | 5 percentage points
other | 5 or more ships | 3 ships
other | 30 days at most | 45 days
other | 61 million people | 68 million people
other | 68 million people | 67 million people
other | 3,000 ships | 30,000 ships
other | 5 lakh people | 5 million people
other | Portal 2 | Portal 5
other | COVID-19 | COVID-91
other | number 82 | the 83rd
other | -5 °C | 5 °C
other | two and a half hours | 3.5 hours
forth | more than 30 ships | 34 ships
forth | at least 30 ships | 34 ships
forth | fewer than 50 ships | 34 ships
forth | over half of voters | 62% of voters
forth | nearly 40 ships | 39 ships
forth | about 40 ships | 39 ships
forth | some 30 ships | 31 ships
forth | just over 30 ships | 31 ships
forth | just under 30 ships | 29 ships
forth | 68 million people | 68.35 million people
forth | 3.4 percent | 3.38 percent
forth | 62% | 62.4%
forth | £674 million | £674,418,036
forth | between 20 and 25 ships | 23 ships
forth | more than 30 ships | between 34 and 36 ships
forth | dozens of ships | 40 ships
forth | hundreds of people | 640 people
forth | tens of thousands of people | 42,000 people
forth | up to 650 ships | between 290 and 650 ships
forth | over 60 miles | 100 km
forth | about 5 km | 3.1 miles
open | 34 ships | more than 30 ships
open | 34 ships | dozens of ships
open | 68.35 million people | 68 million people
open | $1.7 billion | $1.77 billion
open | 90 million people | 90.9 million people
open | 52% | 52.7%
open | 10 seasons | over 10 seasons
open | 50% | at least 50%
open | 22 people | up to 22 people
open | more than 30 ships | 80 ships
open | 23 ships | between 20 and 25 ships
"""
"""`same` and `other` hold in both directions; `forth` says that the evidence, on the right, makes
the claim true, `apart` that it makes it wrong; `open` that the claim may be true or not."""
CASES = [tuple(cell.strip() for cell in row.split("|")) for row in ROWS.strip().splitlines()]


def verdict(claim: str, evidence: str) -> str:
    found = compare_quantities(
        find_quantities(claim),
        find_quantities(evidence),
        overlap=1.0,
        mentioned=all_stems(evidence),
    )
    assert len(find_quantities(claim)) == len(find_quantities(evidence)) == 1
    return "other" if found.differences else "open" if found.missing else "same"


def test_there_are_many() -> None:
    assert len(CASES) >= 150
    assert len(set(CASES)) == len(CASES)


@pytest.mark.parametrize(("expected", "claim", "evidence"), CASES)
def test_a_number_is_read_as_a_reader_would(expected: str, claim: str, evidence: str) -> None:
    if expected in ("same", "other"):
        assert verdict(evidence, claim) == expected
    meant = {"forth": "same", "apart": "other"}.get(expected, expected)
    assert verdict(claim, evidence) == meant
