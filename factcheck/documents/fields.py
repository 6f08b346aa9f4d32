"""Which field of a record means what."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict

from factcheck.documents.parsed import Parsed, a_day

_GUESSES: Mapping[str, tuple[str, ...]] = {
    "id": ("_id", "id", "doc_id", "docid"),
    "text": ("text", "body", "content", "contents", "abstract"),
    "title": ("title", "headline", "name"),
    "source": ("source", "publisher"),
    "url": ("url", "link"),
    "date": ("date", "published", "published_at", "timestamp"),
    "licence": ("licence", "license"),
    "author": ("author", "authors", "byline"),
    "language": ("language", "lang"),
}
"""BEIR's names first; others as data sets have them."""


class FieldMapping(BaseModel):
    """Names of the fields in JSONL and CSV; what is not named is guessed by common names."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    id: str | None = None
    text: str | None = None
    title: str | None = None
    source: str | None = None
    url: str | None = None
    date: str | None = None
    licence: str | None = None
    author: str | None = None
    language: str | None = None


def parse_record(record: Mapping[str, Any], mapping: FieldMapping, *, line: int) -> Parsed | None:
    """Return the document in a record; None where it has no text."""
    found = {name: _value(record, name, mapping) for name in _GUESSES}
    text = found["text"]
    if not text.strip():
        return None
    return Parsed(
        text=text.replace("\r\n", "\n").replace("\r", "\n"),
        markup="text",
        id=found["id"] or str(line),
        title=" ".join(found["title"].split()),
        source=found["source"] or None,
        url=found["url"] or None,
        date=a_day(found["date"]),
        licence=found["licence"] or None,
        author=found["author"] or None,
        language=found["language"] or None,
        line=line,
    )


def has_text(names: Mapping[str, Any] | list[str], mapping: FieldMapping) -> bool:
    """Tell whether records with these fields have one that holds the text."""
    candidates = (mapping.text,) if mapping.text else _GUESSES["text"]
    return any(name in names for name in candidates)


def _value(record: Mapping[str, Any], name: str, mapping: FieldMapping) -> str:
    named = getattr(mapping, name)
    keys = (named,) if named else _GUESSES[name]
    value = next((record[key] for key in keys if record.get(key) not in (None, "")), "")
    if isinstance(value, list):
        return ("\n" if name == "text" else ", ").join(map(str, value))
    return str(value)
