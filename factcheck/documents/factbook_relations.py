"""How the World Factbook's countries stand to each other, to organisations and to their cities.

What a complete list does not name is said too, where people mistake it: that a large city is
not the capital, that countries behind the next border are no neighbours.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from factcheck.documents.factbook_values import (
    capitalised,
    country_name,
    in_sentence,
    known_as,
    value_at,
    words_at,
)

_ORGANISATIONS = {
    "NATO": "NATO, the North Atlantic Treaty Organization",
    "EU": "the European Union (EU)",
    "UN": "the United Nations (UN)",
    "WTO": "the World Trade Organization (WTO)",
    "OECD": "the OECD",
    "OPEC": "OPEC, the Organization of the Petroleum Exporting Countries",
    "G-20": "the G20",
    "G-7": "the G7",
    "BRICS": "BRICS",
    "ASEAN": "ASEAN, the Association of Southeast Asian Nations",
    "AU": "the African Union (AU)",
    "C": "the Commonwealth of Nations",
    "CIS": "the Commonwealth of Independent States (CIS)",
    "LAS": "the Arab League",
    "GCC": "the Gulf Cooperation Council (GCC)",
    "SCO": "the Shanghai Cooperation Organisation (SCO)",
    "OAS": "the Organization of American States (OAS)",
    "Mercosur": "Mercosur",
    "EMU": "the euro area, the Economic and Monetary Union (EMU)",
    "Schengen Convention": "the Schengen Area",
}
COMPLETE = frozenset("NATO EU OECD G-20 G-7 ASEAN AU C LAS GCC".split())
"""Organisations whose members the data list in full: where one is not listed, it is not in."""
OUT_OF_DATE = frozenset(
    {("uk", "EU"), ("sw", "EMU"), ("in", "OECD")}  # listed, and not in
    | {(code, "OPEC") for code in ("ec", "qa")}  # have left
    | {(code, "OECD") for code in ("ci", "co", "cs", "lg")}  # in, and not listed
    | {(code, "C") for code in ("ga", "gb", "gj", "mp", "rw", "to")}  # likewise
)
"""Countries and organisations of which the data say what was so once, or nothing: left out."""
_FORMS = (
    (("semi-presidential",), "semi-presidential republic"),
    (("presidential", "republic"), "presidential republic"),
    (("parliamentary", "republic"), "parliamentary republic"),
    (("constitutional monarchy",), "constitutional monarchy"),
    (("absolute monarchy",), "absolute monarchy"),
    (("communist",), "communist state"),
    (("theocratic",), "theocracy"),
)
"""Words that tell a form of government, the narrower before the wider."""
_NEIGHBOUR = re.compile(r"((?:and )?[A-Z][^;,\d(]*?)\s*(?:\([^()]*\))?\s+([\d,.]+) km")
_CITY = re.compile(
    r"(\d[\d.,]*(?: million)?)\s+([^\d,(]+?(?:, D\.C\.)?)\s*(\([^()]*\))?(?=,|\s*\(\d{4}|$)"
)
_REMARK = re.compile(r",.*| \(.*")
_YEAR_AT_END = re.compile(r"\((\d{4})\)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What lies around a country that is not its own."""

    strangers: Sequence[str] = ()
    """Neighbours of its neighbours that are none of its own."""
    capitals: Sequence[str] = ()
    """Of its neighbours."""


def surroundings(countries: Mapping[str, Any]) -> dict[str, Surroundings]:
    """Return what lies around each country, by code."""
    names = {code: country_name(country, code) for code, country in countries.items()}
    own = {names[code]: neighbours(country) for code, country in countries.items()}
    capitals = {names[code]: capital_of(country) for code, country in countries.items()}
    # Where a list names somebody who has no entry, a name may be spelt otherwise: leave it out.
    plain = {name for name, list_ in own.items() if set(list_) <= own.keys() | {"French Guiana"}}
    found = {}
    for code, name in names.items():
        near = {other for neighbour in own[name] for other in own.get(neighbour, ())}
        others = sorted((near & plain) - own[name].keys() - {name}) if name in plain else []
        found[code] = Surroundings(
            strangers=[other for other in others if name not in own[other]],
            capitals=[capitals[other] for other in own[name] if capitals.get(other)],
        )
    return found


def neighbours(country: Mapping[str, Any]) -> dict[str, str]:
    """Return the length of the border with each neighbour, its parts added up."""
    said = value_at(country.get("Geography", {}), "Land boundaries/border countries")
    lengths: dict[str, list[str]] = {}
    for who, length in _NEIGHBOUR.findall(said):
        lengths.setdefault(known_as(who.removeprefix("and ").strip()), []).append(length)
    return {who: f"{_total(parts)} km" for who, parts in lengths.items()}


def _total(lengths: Sequence[str]) -> str:
    if len(lengths) == 1:
        return lengths[0]
    return f"{sum(float(length.replace(',', '')) for length in lengths):,.10g}"


def capital_of(country: Mapping[str, Any]) -> str:
    """Return the capital's name; empty where there is none."""
    said = value_at(country.get("Government", {}), "Capital/name")
    return re.sub(r"[;(].*", "", said).strip()


def border_sentences(country: Mapping[str, Any], name: str, around: Surroundings) -> Iterator[str]:
    """Yield who is a neighbour and who is not.

    A sentence each: a list of all would put countries side by side that are no neighbours.
    """
    own = neighbours(country)
    if not own:
        total = value_at(country.get("Geography", {}), "Land boundaries/total")
        if total.startswith("0 km"):
            yield f"{capitalised(name)} has no land borders."
    for who, length in own.items():
        other = in_sentence(who)
        yield f"{capitalised(name)} borders {other}, with a land border of {length}."
        yield f"{capitalised(other)} is a neighbour of {name}."
    for who in around.strangers:
        other = in_sentence(who)
        yield f"{capitalised(name)} does not border {other}."
        yield f"{capitalised(other)} is not a neighbour of {name}."


def capital_sentences(country: Mapping[str, Any], name: str, around: Surroundings) -> Iterator[str]:
    """Yield which neighbours' capitals are not the country's own."""
    own = capital_of(country)
    for city in around.capitals:
        if own and city.lower() != own.lower():
            yield f"{city} is not the capital of {name}."


def city_sentences(country: Mapping[str, Any], name: str) -> Iterator[str]:
    """Yield the large cities, how many live there, and which of them are not the capital."""
    said = words_at(country.get("People and Society", {}), "Major urban areas - population")
    year = _YEAR_AT_END.search(said)
    when = f" ({year[1]})" if year else ""
    cities = [
        (_spelt(city, capital_of(country)), size, "capital" in mark)
        for size, city, mark in _CITY.findall(said)
    ]
    capital = capital_of(country).lower()
    if len(cities) > 1:
        sizes = ", ".join(f"{city} {size}" for city, size, _ in cities)
        yield f"Urban areas of {name} by population{when}: {sizes}."
    for city, size, is_capital in cities:
        if is_capital or city.lower() in capital:
            # In other words than the country's own population, which this is not.
            yield f"The metropolitan area of the capital, {city}, has {size} inhabitants{when}."
            continue
        yield f"{city} is a city in {name} with {size} people{when}."
        if capital:
            yield f"{city} is not the capital of {name}."


def form_sentences(country: Mapping[str, Any], name: str) -> Iterator[str]:
    """Yield the forms of government that a country does not have, where its own is plain."""
    said = value_at(country.get("Government", {}), "Government type").lower()
    own = next((form for marks, form in _FORMS if all(mark in said for mark in marks)), None)
    if own is None or "transition" in said or "formerly" in said:
        return
    for _, form in _FORMS:
        if form not in (own, said):
            article = "an" if form[0] in "aeio" else "a"
            yield f"{capitalised(name)} is not {article} {form}."


def membership_sentences(country: Mapping[str, Any], code: str, name: str) -> Iterator[str]:
    """Yield of which organisations a country is a member, and of which it is none."""
    said = words_at(country.get("Government", {}), "International organization participation")
    if not said:
        return
    items = re.split(r",\s*(?![^()]*\))", said)
    roles = {
        short.strip(): role.rstrip(") ") for short, _, role in (i.partition("(") for i in items)
    }
    for short, full in _ORGANISATIONS.items():
        role = roles.get(short)
        if (code, short) in OUT_OF_DATE:
            continue
        if role is None:
            if short in COMPLETE:
                yield f"{capitalised(name)} is not a member of {_REMARK.sub('', full)}."
        elif not role or role.isdigit():  # alone, or with the year in which it was joined
            yield f"{capitalised(name)} is a member of {full}."
        else:
            yield f"{capitalised(name)} is not a full member of {full}: {role}."


def _spelt(city: str, capital: str) -> str:
    """Return a city in ordinary capitals, the capital as the data spell it elsewhere."""
    if city.lower() == capital.lower():
        return capital
    return city.title() if city.isupper() and "." not in city else city
