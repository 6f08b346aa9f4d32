"""What the World Factbook says of one country alone, as sentences that stand alone."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from factcheck.documents.factbook_values import (
    NOT_SAID,
    capitalised,
    persons,
    text_of,
    value_at,
    words_at,
)

FACTS: Mapping[str, Sequence[tuple[str, str]]] = {
    "Government": (
        ("Country name/conventional long form", "The official name of {name} is {value}."),
        ("Government type", "The government type of {name} is {value}."),
        ("Government type", "{Name} is {a} {value}."),
        ("Capital/name", "The capital of {name} is {value}."),
        ("Capital/name", "{value} is the capital city of {name}."),
        ("Executive branch/chief of state", "The chief of state of {name} is {value}."),
        ("Executive branch/head of government", "The head of government of {name} is {value}."),
        ("Legislative branch/legislature name", "The legislature of {name} is the {value}."),
        ("Legislative branch/legislative structure", "The legislature of {name} is {value}."),
        ("Legislative branch/number of seats", "The legislature of {name} has {value} seats."),
        ("Independence", "{Name} became independent {value}."),
        ("National holiday", "The national holiday of {name} is {value}."),
        ("Suffrage", "The voting age in {name} is {value}."),
        ("Legal system", "The legal system of {name}: {value}."),
        ("National anthem(s)/title", "The national anthem of {name} is {value}."),
        ("National color(s)", "The national colors of {name} are {value}."),
    ),
    "People and Society": (
        ("Population/total", "The population of {name} is {value}."),
        ("Population/total", "{Name} has a population of about {value}."),
        ("Nationality/adjective", "The adjective for {name} is {value}."),
        ("Ethnic groups", "The ethnic groups of {name} are {value}."),
        ("Languages/Languages", "The languages of {name} are {value}."),
        ("Religions", "The religions of {name} are {value}."),
        ("Median age/total", "The median age in {name} is {value}."),
        ("Population growth rate", "The population growth rate of {name} is {value}."),
        ("Birth rate", "The birth rate of {name} is {value}."),
        ("Death rate", "The death rate of {name} is {value}."),
        ("Urbanization/urban population", "The urban population of {name} is {value}."),
        ("Infant mortality rate/total", "The infant mortality rate of {name} is {value}."),
        (
            "Life expectancy at birth/total population",
            "The life expectancy at birth in {name} is {value}.",
        ),
        ("Total fertility rate", "The total fertility rate of {name} is {value}."),
        ("Literacy/total population", "The literacy rate of {name} is {value}."),
    ),
    "Geography": (
        ("Location", "{Name} is located in {value}."),
        ("Area/total", "The total area of {name} is {value}."),
        ("Land boundaries/total", "The land boundaries of {name} are {value} long in all."),
        ("Coastline", "The coastline of {name} is {value} long."),
        ("Climate", "The climate of {name}: {value}."),
        ("Terrain", "The terrain of {name}: {value}."),
        ("Elevation/highest point", "The highest point of {name} is {value}."),
        ("Elevation/lowest point", "The lowest point of {name} is {value}."),
        ("Natural resources", "The natural resources of {name} are {value}."),
    ),
    "Economy": (
        ("Industries", "The industries of {name} are {value}."),
        ("Agricultural products", "The agricultural products of {name} are {value}."),
        ("Exports - partners", "The main export partners of {name} are {value}."),
        ("Exports - commodities", "The main exports of {name} are {value}."),
        ("Imports - partners", "The main import partners of {name} are {value}."),
        ("Imports - commodities", "The main imports of {name} are {value}."),
        ("GDP (official exchange rate)", "The GDP of {name} is {value}."),
        ("Labor force", "The labor force of {name} is {value}."),
        ("Exchange rates/Currency", "The currency of {name} is the {value}."),
    ),
}
"""By section: where a fact stands, and the sentence it becomes."""

_YEARLY = {
    "Real GDP (purchasing power parity)": "the real GDP",
    "Real GDP growth rate": "the real GDP growth rate",
    "Real GDP per capita": "the real GDP per capita",
    "Inflation rate (consumer prices)": "the inflation rate",
    "Unemployment rate": "the unemployment rate",
    "Public debt": "the public debt",
    "Exports": "the value of exports",
    "Imports": "the value of imports",
}
_PERSONS = ("Executive branch/chief of state", "Executive branch/head of government")
_POPULATION = re.compile(r"(\d{1,3}(?:,\d{3})+)(.*)")
_DAY_OF_INDEPENDENCE = re.compile(
    r"(?:(\d{1,2} [A-Z][a-z]+ \d{4})|(\d{4}))\s*\(from ([^()]+)\).*", re.DOTALL
)
_HEIGHT = re.compile(r"(.*?) (-?[\d,.]+ m)\b.*", re.DOTALL)
_YEAR_OF_EVENT = re.compile(r"\s*\(\d{4}\)$")
_REMARK = re.compile(r"[;(].*", re.DOTALL)
_PLURAL = re.compile(r"(?<=\w\w)s(?= \([A-Z]{3}\))")


def fact_sentences(country: Mapping[str, Any], section: str, name: str) -> Iterator[str]:
    """Yield the sentences of a section; `name` is the country's as it stands in a sentence."""
    for path, template in FACTS.get(section, ()):
        value = value_at(country.get(section, {}), path)
        if value and path in _PERSONS:
            value = persons(words_at(country[section], path))
        if value and path in _PLAINER:
            value = _PLAINER[path](value)
        if value:
            if "about {value}" in template:
                value = _roughly(value)
            article = "an" if value[:1].lower() in "aeio" else "a"
            yield capitalised(
                template.format(name=name, Name=capitalised(name), value=value, a=article)
            )


def yearly_sentences(country: Mapping[str, Any], name: str) -> Iterator[str]:
    """Yield a sentence for each year of the figures that are given by year."""
    for key, words in _YEARLY.items():
        values = country.get("Economy", {}).get(key, {})
        for label, entry in values.items() if isinstance(values, Mapping) else ():
            year = re.search(r"\b(20\d\d)$", label)
            value = text_of(entry)
            if year and value.lower() not in NOT_SAID:
                figure = re.sub(r"\s*\(\d{4}[^)]*\)$", "", value)
                yield f"In {year[1]}, {words} of {name} was {figure}."


def _rounded(value: str) -> str:
    match = _POPULATION.match(value)
    if match is None:
        return value
    n = int(match[1].replace(",", ""))
    if n >= 1_000_000_000:
        return f"{n / 1e9:.2f} billion{match[2]}"
    return f"{n / 1e6:.1f} million{match[2]}" if n >= 1_000_000 else value


def _roughly(value: str) -> str:
    """Return millions from ten on without their fraction, as most texts give them."""
    match = re.match(r"(\d{2,}\.\d) million", value)
    if match:
        return value.replace(match[1], f"{float(match[1]):.0f}", 1)
    match = re.match(r"(\d+\.\d\d) billion", value)
    return value.replace(match[1], f"{float(match[1]):.1f}", 1) if match else value


def _independence(value: str) -> str:
    """Return when and from whom; nothing where the value tells a longer story."""
    match = _DAY_OF_INDEPENDENCE.match(value)
    if match is None:
        return ""
    when = f"on {match[1]}" if match[1] else f"in {match[2]}"
    whom = re.sub(r"\bUK\b", "United Kingdom", re.split(r"[,;]", match[3])[0])
    return f"{when}, from {whom}"


def _summit(value: str) -> str:
    match = _HEIGHT.match(value)
    return f"{match[1]}, at {match[2]}" if match else value


def _without_remark(value: str) -> str:
    return _REMARK.sub("", value).strip()


def _holiday(value: str) -> str:
    day = _YEAR_OF_EVENT.sub("", value.split(";")[0])
    return day if any(character.isdigit() for character in day) else ""


def _voting_age(value: str) -> str:
    match = re.match(r"(\d+)(?:-(\d+))? years of age", value)
    return f"{match[0].split(' ')[0]} years" if match else ""


def _currency(value: str) -> str:
    return _PLURAL.sub("", re.sub(r"\bper US dollar.*", "", value).strip())


_PLAINER: Mapping[str, Callable[[str], str]] = {
    "Country name/conventional long form": _without_remark,
    "Government type": _without_remark,
    "Capital/name": _without_remark,
    "Independence": _independence,
    "National holiday": _holiday,
    "Suffrage": _voting_age,
    "Legislative branch/number of seats": lambda value: re.sub(r"\s*\(.*", "", value),
    "Coastline": _without_remark,
    "Population/total": _rounded,
    "Elevation/highest point": _summit,
    "Elevation/lowest point": _summit,
    "Exchange rates/Currency": _currency,
}
"""What of a value stands in the way of a plain sentence, taken out of it."""
