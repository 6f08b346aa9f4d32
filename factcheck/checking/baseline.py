"""Accepted verdicts beside a claim list: one line a claim, sorted, meant for diffs."""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from factcheck.errors import BaselineError
from factcheck.types import Claim, Evidence, Label, Location, Verdict

SUFFIX = ".lock.json"
FORMAT_VERSION = 1
_DIGITS = 16
"""Of a sha256: enough to tell sentences apart, short enough for a line."""


class Pin(BaseModel):
    """A sentence that decided a verdict."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    at: str
    """`path:line` relative to the lock file; the document's id where no file is known."""
    sha256: str
    """The first digits, over the sentence."""


class Accepted(BaseModel):
    """A verdict as it was accepted."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: Label
    confidence: float
    """Rounded to two decimals, so that noise makes no diff."""
    claim: str
    """The first digits of the sha256 over the claim's text and date."""
    evidence: tuple[Pin, ...] = ()


class Conditions(BaseModel):
    """What the accepted verdicts were made with."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    factcheck: str
    settings: str
    models: dict[str, str]


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    version: int
    made_with: Conditions
    claims: dict[str, Accepted]


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """A lock file as read."""

    path: str
    made_with: Conditions | None
    """None where there is no file yet."""
    claims: Mapping[str, Accepted]
    """By `key_of`."""

    def accepted(self, claim: Claim) -> Accepted | None:
        """Return the accepted verdict; None for a claim that is new or says something else."""
        entry = self.claims.get(key_of(claim, self.path))
        return entry if entry is not None and entry.claim == claim_sha256(claim) else None


def beside_list(list_path: str) -> str:
    """Return where the baseline of a list is kept unless a path is given."""
    return f"{os.path.splitext(list_path)[0]}{SUFFIX}"


def read_baseline(path: str) -> Baseline:
    """Return the baseline at `path`; an empty one where there is no file.

    Raises:
        BaselineError: it cannot be read.
    """
    try:
        data = Path(path).read_bytes()
    except FileNotFoundError:
        return Baseline(path=path, made_with=None, claims={})
    except OSError as error:
        raise _broken(path, (error.strerror or str(error)).lower()) from error
    try:
        read = _File.model_validate_json(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise _broken(path, f"{where}: {first['msg'].lower()}".lstrip(": ")) from error
    if read.version != FORMAT_VERSION:
        raise _broken(path, f"version {read.version}, this factcheck reads {FORMAT_VERSION}")
    return Baseline(path=path, made_with=read.made_with, claims=read.claims)


def accept(verdict: Verdict, path: str) -> Accepted:
    """Return a verdict as an entry of the lock file at `path`."""
    return Accepted(
        label=verdict.label,
        confidence=round(verdict.confidence, 2),
        claim=claim_sha256(verdict.claim),
        evidence=tuple(_pin(evidence, path) for evidence in deciding(verdict)),
    )


def render_baseline(made_with: Conditions, claims: Mapping[str, Accepted]) -> str:
    """Return the lock file's text: valid JSON, a claim a line, sorted by key."""
    lines = [
        f"    {json.dumps(key, ensure_ascii=False)}: {_one_line(entry.model_dump(mode='json'))}"
        for key, entry in sorted(claims.items())
    ]
    return (
        "{\n"
        f'  "version": {FORMAT_VERSION},\n'
        f'  "made_with": {_one_line(made_with.model_dump(mode="json"))},\n'
        '  "claims": {\n' + ",\n".join(lines) + ("\n" if lines else "") + "  }\n}\n"
    )


def deciding(verdict: Verdict) -> tuple[Evidence, ...]:
    """Return the sentences that a verdict rests on; none where nothing decided."""
    sides = {
        Label.SUPPORTED: (verdict.supporting,),
        Label.REFUTED: (verdict.refuting,),
        Label.CONFLICTING: (verdict.supporting, verdict.refuting),
        Label.NOT_ENOUGH_EVIDENCE: (),
    }
    return tuple(evidence for evidence in sides[verdict.label] if evidence is not None)


def key_of(claim: Claim, path: str) -> str:
    """Return a claim's name in the lock file at `path`: its list as seen from there, its id."""
    folder = os.path.dirname(path) or "."
    name = os.path.relpath(claim.location.path, folder).replace(os.sep, "/")
    return f"{name}#{claim.id}"


def claim_sha256(claim: Claim) -> str:
    """Return the first digits of the sha256 over what of a claim its verdict depends on."""
    text = "\n".join((claim.text, str(claim.date), str(claim.evidence_until)))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def sentence_sha256(fingerprint: str) -> str:
    """Return a sentence's fingerprint as a lock file has it."""
    return fingerprint[:_DIGITS]


def place_of(pin: Pin, path: str) -> Location | None:
    """Return where a pinned sentence stood, as seen from the working directory."""
    name, _, line = pin.at.rpartition(":")
    if not name or not line.isdecimal():
        return None
    shown = os.path.normpath(os.path.join(os.path.dirname(path), name))
    return Location(path=shown, line=int(line), column=1)


def without_claims_gone(claims: Mapping[str, Accepted], keys: Iterable[str]) -> dict[str, Accepted]:
    """Return the entries of claims that are still listed."""
    listed = set(keys)
    return {key: entry for key, entry in claims.items() if key in listed}


def _pin(evidence: Evidence, path: str) -> Pin:
    location = evidence.location
    if location is None:
        at = evidence.hit.passage.citation.document_id
    else:
        name = os.path.relpath(location.path, os.path.dirname(path) or ".").replace(os.sep, "/")
        at = f"{name}:{location.line}"
    return Pin(at=at, sha256=sentence_sha256(evidence.fingerprint))


def _one_line(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False)


def _broken(path: str, reason: str) -> BaselineError:
    return BaselineError(
        f"{path}: cannot be read as a baseline: {reason}",
        hint="Mend or delete it, then record it anew with `factcheck check --accept`.",
    )
