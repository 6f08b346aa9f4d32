"""The text of a claim list edited in place: what is replaced where, and all else kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from factcheck.claims.list_checks import generated_id
from factcheck.errors import ClaimListError


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Characters of the old text, and what stands there in the new one."""

    start: int
    end: int
    text: str


def applied(text: str, edits: Sequence[Edit]) -> str:
    """Return the text with the edits made, in the line ends that it has."""
    newline = "\r\n" if "\r\n" in text else "\n"
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        new = edit.text.replace("\n", newline)
        text = text[: edit.start] + new + text[edit.end :]
    return text


def entries_of(data: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the claims as mappings; the short form with its text alone."""
    return [row if isinstance(row, dict) else {"text": row} for row in data["claims"]]


def ids_of(entries: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Yield the id of every claim: the one given, else the one made from its text."""
    for entry in entries:
        yield str(entry.get("id") or generated_id(bare(entry["text"])))


def scalar(text: str) -> str:
    """Return a text as YAML on one line, quoted only where it must be."""
    dumped: str = yaml.safe_dump(bare(text), allow_unicode=True, width=float("inf"))
    return dumped.removesuffix("...\n").strip(" \n")


def bare(text: str) -> str:
    """Return the words with one space between them."""
    return " ".join(text.split())


def unsafe_edit(path: str) -> ClaimListError:
    """Return the error on a list whose edited text would not hold what the old one did."""
    return ClaimListError(
        f"{path}: cannot be edited without a risk to what is in it",
        hint="Edit it by hand, or write to a new file and copy from that.",
    )
