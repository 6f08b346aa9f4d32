"""Values and names as the World Factbook's data give them, made fit for sentences."""

import html
import re
from collections.abc import Mapping
from typing import Any

NOT_SAID = frozenset({"", "none", "na", "n/a", "no data"})
_MAX_VALUE_CHARS = 500
_TAG = re.compile(r"<[^<>]*>")
_CAPITALS = re.compile(r"(?<![A-ZÀ-Þ]-)\b[A-ZÀ-Þ][A-ZÀ-Þ'’]{4,}\b(?!-[A-ZÀ-Þ]{2})")
"""Names in capitals, which shorter words are not told from: abbreviations."""
_PERSON = re.compile(r"\b[A-ZÀ-Þ][A-ZÀ-Þ'’]+\b")
_ABBREVIATED = re.compile(r"\b[A-Z]\.[A-Z]\.$")
_ROMAN = re.compile(r"[IVX]+")
_NAMES: Mapping[str, str] = {
    "US": "United States",
    "UK": "United Kingdom",
    "UAE": "United Arab Emirates",
    "EE": "European Union",
    "DRC": "Democratic Republic of the Congo",
    "Congo": "Republic of the Congo",
    "The Dominican": "Dominican Republic",
    "The Bahamas": "Bahamas",
    "The Gambia": "Gambia",
    "Gaza, Gaza Strip": "Gaza Strip",
    "Burma": "Myanmar",
    "Czech Republic": "Czechia",
    "Macedonia": "North Macedonia",
    "Cote d'Ivoire": "Côte d'Ivoire",
    "Cocos": "Cocos (Keeling) Islands",
}
"""Short forms of the data, and what a reader calls them: one name for each."""
_WITH_ARTICLE = re.compile(
    r"(?:United |Netherlands|Bahamas|Gambia|Philippines|Maldives|Marshall|Solomon|Seychelles"
    r"|Central African|Dominican Rep|Comoros|European Union|Holy See|Gaza Strip|West Bank"
    r"|(?:Democratic )?Republic|.* Islands?$)"
)


def known_as(name: str) -> str:
    """Return the name that sentences use."""
    return _NAMES.get(name, name)


def country_name(country: Mapping[str, Any], code: str) -> str:
    """Return the country's name; the code, in capitals, where it has none."""
    names = country.get("Government", {}).get("Country name", {})
    for key in ("conventional short form", "conventional long form"):
        if (said := text_of(names.get(key))) and said.lower() not in NOT_SAID:
            return known_as(re.sub(r"\s*\(.*|;.*", "", said))
    return "World" if code == "xx" else known_as(code.upper())


def in_sentence(name: str) -> str:
    """Return the name with the article that it takes."""
    return f"the {name}" if _WITH_ARTICLE.match(name) else name


def capitalised(text: str) -> str:
    """Return the text as it begins a sentence."""
    return text[:1].upper() + text[1:]


def value_at(section: Mapping[str, Any], path: str, max_chars: int = _MAX_VALUE_CHARS) -> str:
    """Return the value at `a/b/c`, empty where there is none or it is too long for a sentence."""
    value = text_of(_node(section, path))
    if value.lower() in NOT_SAID or len(value) > max_chars:
        return ""
    return value if _ABBREVIATED.search(value) else value.rstrip(".;")


def words_at(section: Mapping[str, Any], path: str) -> str:
    """Return the value at `a/b/c` with its capitals as they are, however long it is."""
    return _flat(_node(section, path))


def text_of(node: Any) -> str:
    """Return a value without markup, its names in ordinary capitals."""
    return _CAPITALS.sub(lambda match: match[0].title(), _flat(node))


def persons(value: str) -> str:
    """Return the value with surnames, short ones too, in ordinary capitals."""
    parts: list[str] = []
    end = 0
    for match in _PERSON.finditer(value):
        # Capitals after a name that is in capitals itself are its number: CHARLES III.
        is_number = bool(parts) and match.start() == end + 1 and _ROMAN.fullmatch(match[0])
        parts += [value[end : match.start()], match[0] if is_number else match[0].title()]
        end = match.end()
    return "".join([*parts, value[end:]])


def _node(section: Mapping[str, Any], path: str) -> Any:
    node: Any = section
    for key in path.split("/"):
        found = {str(k).strip(): v for k, v in node.items()} if isinstance(node, Mapping) else {}
        node = found.get(key)
    return node


def _flat(node: Any) -> str:
    said = node.get("text", "") if isinstance(node, Mapping) else node or ""
    plain = html.unescape(_TAG.sub(" ", str(said).split("<br>")[0] or str(said)))
    return " ".join(plain.split())
