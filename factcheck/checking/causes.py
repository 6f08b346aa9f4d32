"""Why a verdict is another one than the accepted: the evidence that changed, by file and line."""

import hashlib
from collections.abc import Callable, Iterator
from itertools import pairwise

from factcheck.checking.baseline import (
    Accepted,
    Baseline,
    Conditions,
    Pin,
    deciding,
    place_of,
    sentence_sha256,
)
from factcheck.errors import FactcheckError
from factcheck.sentences import split_at_semicolons, split_blocks
from factcheck.types import Document, Evidence, Location, Verdict


class FlipCauses:
    """Explains the flips of one run; each corpus file is read once."""

    def __init__(self, read_document: Callable[[str], Document], conditions: Conditions) -> None:
        """`conditions` are those of this run; a document that cannot be read counts as gone."""
        self._read_document = read_document
        self._conditions = conditions
        self._sentences: dict[str, frozenset[str] | None] = {}

    def cause(self, verdict: Verdict, accepted: Accepted, baseline: Baseline) -> str:
        """Return, as “because …”, what changed since a verdict was accepted; empty if unknown."""
        now = deciding(verdict)
        for pin in accepted.evidence:
            place = place_of(pin, baseline.path)
            change = None if place is None else self._change(pin, place, now)
            if change is not None:
                return f"because {change}"
        pinned = {pin.sha256 for pin in accepted.evidence}
        for evidence in now:
            if sentence_sha256(evidence.fingerprint) not in pinned and evidence.location:
                return f"because of {evidence.location.path}:{evidence.location.line}"
        changed = _changed_conditions(baseline.made_with, self._conditions)
        return f"because the {changed} changed" if changed else ""

    def _change(self, pin: Pin, place: Location, now: tuple[Evidence, ...]) -> str | None:
        """Return what became of a pinned sentence; None where it still stands."""
        known = self._sentences_in(place.path)
        if known is None:
            return f"{place.path} is gone"
        if pin.sha256 in known:
            return None
        here = [e.location for e in now if e.location is not None and e.location.path == place.path]
        return f"{place.path} changed on line {here[0].line if here else place.line}"

    def _sentences_in(self, path: str) -> frozenset[str] | None:
        if path not in self._sentences:
            try:
                texts = evidence_texts(self._read_document(path))
            except FactcheckError:
                self._sentences[path] = None
            else:
                hashes = (hashlib.sha256(text.encode()).hexdigest() for text in texts)
                self._sentences[path] = frozenset(map(sentence_sha256, hashes))
        return self._sentences[path]


def evidence_texts(document: Document) -> Iterator[str]:
    """Yield every sentence of a document, or part of one between semicolons, and every two
    neighbours, as evidence holds them."""
    blocks = split_blocks(document.text, document.markup)
    parts = [
        " ".join(document.text[part.start : part.end].split())
        for block in blocks
        for sentence in block.sentences
        for part in split_at_semicolons(document.text, sentence)
    ]
    yield from parts
    for left, right in pairwise(parts):
        yield f"{left} {right}"


def _changed_conditions(before: Conditions | None, now: Conditions) -> str:
    if before is None:
        return ""
    words = {"models": "models", "settings": "settings", "factcheck": "version of factcheck"}
    changed = [word for name, word in words.items() if getattr(before, name) != getattr(now, name)]
    return " and the ".join(changed)
