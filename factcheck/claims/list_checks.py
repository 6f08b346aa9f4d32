"""What is wrong in a claim list beyond the shape of its keys.

Works on the data as read, so that an expired override is reported beside a misspelt key.
"""

import datetime as dt
import hashlib
import os
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from factcheck.strict_yaml import KeyPath, LocatedYaml, Problem

_SLUG_WORDS = 6
_SLUG_CHARS = 48
_HASH_DIGITS = 6
_OF_AN_ARTICLE = ("line", "span", "sentence")


def content_problems(located: LocatedYaml, *, today: dt.date) -> Iterator[Problem]:
    """Yield what is missing, given twice, out of place or expired on `today`."""
    data = located.data if isinstance(located.data, dict) else {}
    entries = data.get("claims")
    checks = _Checks(located=located, data=data, entries=entries, today=today)
    yield from checks.of_the_list()
    seen: dict[str, int] = {}
    for i, entry in enumerate(checks.entries):
        yield from checks.of_an_id(i, entry, seen)
        if isinstance(entry, dict):
            yield from checks.of_an_entry(i, entry)


def n_claims(located: LocatedYaml) -> int:
    """Return how many claims a file lists, right or wrong."""
    claims = located.data.get("claims") if isinstance(located.data, dict) else None
    return len(claims) if isinstance(claims, list) else 0


def generated_id(text: str) -> str:
    """Return the id of a claim without one: its first words, and a hash of them all."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = "-".join(re.findall(r"[a-z0-9]+", plain)[:_SLUG_WORDS])[:_SLUG_CHARS].strip("-")
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH_DIGITS]
    return f"{words}-{digest}".lstrip("-")


def beside(list_path: str, name: str) -> str:
    """Return a path that a list names, as seen from the working directory."""
    return os.path.normpath(os.path.join(os.path.dirname(list_path), name))


class _Checks:
    """The data of one file, of which any part may be missing or of the wrong kind."""

    def __init__(
        self, *, located: LocatedYaml, data: Mapping[str, Any], entries: object, today: dt.date
    ) -> None:
        self.located = located
        self.data = data
        self.entries: list[Any] = entries if isinstance(entries, list) else []
        self.today = today
        defaults = data.get("defaults")
        self.defaults: Mapping[str, Any] = defaults if isinstance(defaults, dict) else {}

    def of_the_list(self) -> Iterator[Problem]:
        corpus = self.data.get("corpus")
        if isinstance(corpus, str) and not _is_there(self._beside(corpus), os.path.isdir):
            yield self._problem(("corpus",), f"corpus: {corpus}: no such folder")
        if self.data.get("evidence_until") == "as_of" and self.data.get("as_of") is None:
            yield self._problem(("evidence_until",), "evidence_until: as_of is not given")
        yield from self._of_an_article(("defaults",), self.defaults)

    def of_an_id(self, i: int, entry: object, seen: dict[str, int]) -> Iterator[Problem]:
        """Yield whether an earlier claim has the same id; `seen` grows by this one's."""
        given = entry.get("id") if isinstance(entry, dict) else None
        text = entry.get("text") if isinstance(entry, dict) else entry
        if given is None and isinstance(text, str):
            claim_id = generated_id(" ".join(text.split()))
        elif isinstance(given, str):
            claim_id = given
        else:
            return
        if claim_id not in seen:
            seen[claim_id] = self.located.position(("claims", i))[0]
        elif given is None:
            yield self._problem(("claims", i), f"the same text as on line {seen[claim_id]}")
        else:
            message = f"id: {claim_id} is the id of the claim on line {seen[claim_id]}, too"
            yield self._problem(("claims", i, "id"), message)

    def of_an_entry(self, i: int, entry: Mapping[str, Any]) -> Iterator[Problem]:
        yield from self._of_an_article(("claims", i), entry)
        if entry.get("article") is None and self.defaults.get("article") is None:
            for key in _OF_AN_ARTICLE:
                if entry.get(key) is not None:
                    yield self._problem(("claims", i, key), f"{key}: given without an article")
        override = entry.get("override")
        until = _day(override.get("until")) if isinstance(override, dict) else None
        if until is not None and until < self.today:
            yield self._problem(
                ("claims", i, "override", "until"),
                f"override.until: expired on {until}; decide again, or remove the override",
            )
        if entry.get("known_failure") is not None:
            yield from self._of_a_known_failure(("claims", i, "known_failure"), entry)

    def _of_a_known_failure(self, keys: KeyPath, entry: Mapping[str, Any]) -> Iterator[Problem]:
        """Yield why a wrong verdict cannot be excused: it is right, too grave, or out of date."""
        given = entry["known_failure"]
        known = given if isinstance(given, dict) else {}
        label = known.get("label", "not_enough_evidence")
        expected = entry.get("expect") or self.defaults.get("expect") or "supported"
        labels = expected if isinstance(expected, list) else [expected]
        if entry.get("override") is not None:
            yield self._problem(keys, "known_failure: given beside an override; keep one of them")
        if "any" in labels:
            yield self._problem(keys, "known_failure: with `expect: any` no verdict is a failure")
        elif label in labels:
            message = f"known_failure: {label} is expected; name the label that the tool gives"
            yield self._problem((*keys, "label"), message)
        elif label == "supported" and "refuted" in labels:
            message = "supported is never excused where refuted is expected"
            yield self._problem((*keys, "label"), f"known_failure.label: {message}")
        until = _day(known.get("until"))
        if until is not None and until < self.today:
            message = f"expired on {until}; name another day, or remove the known_failure"
            yield self._problem((*keys, "until"), f"known_failure.until: {message}")

    def _of_an_article(self, keys: KeyPath, part: Mapping[str, Any]) -> Iterator[Problem]:
        article = part.get("article")
        if isinstance(article, str) and not _is_there(self._beside(article), os.path.isfile):
            yield self._problem((*keys, "article"), f"article: {article}: no such file")

    def _beside(self, name: str) -> str:
        return beside(self.located.path, name)

    def _problem(self, keys: KeyPath, message: str) -> Problem:
        line, column = self.located.position(keys)
        return Problem(path=self.located.path, line=line, column=column, message=message)


def _is_there(path: str, kind: Any) -> bool:
    try:
        return bool(kind(path))
    except ValueError:  # a null character in the name
        return False


def _day(value: object) -> dt.date | None:
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    try:
        return dt.date.fromisoformat(value.strip()) if isinstance(value, str) else None
    except ValueError:
        return None
