"""Verdicts recorded as the baseline that later checks are held against."""

import difflib
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from factcheck.checking.baseline import (
    Accepted,
    Baseline,
    Conditions,
    accept,
    key_of,
    render_baseline,
)
from factcheck.errors import BaselineError, InputError
from factcheck.types import Claim, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """What accepting verdicts did to the lock files."""

    n_verdicts: int
    written: tuple[str, ...]
    """Lock files whose text is another one now."""
    n_gone: int
    """Entries dropped because their claim is not listed any more."""


def check_ids(ids: Collection[str], claims: Sequence[Claim]) -> None:
    """Return if every id names a claim.

    Raises:
        InputError: one does not; the message suggests a close one.
    """
    known = {claim.id for claim in claims}
    lines = []
    for wanted in ids:
        if wanted not in known:
            close = difflib.get_close_matches(wanted, known, n=1)
            lines.append(f"{wanted}: no claim of this id" + (f"; {close[0]}?" if close else ""))
    if lines:
        raise InputError("\n".join(lines))


def accept_verdicts(
    verdicts: Sequence[Verdict],
    baselines: Mapping[str, Baseline],
    conditions: Conditions,
    *,
    ids: Collection[str],
    listed: Sequence[Claim],
) -> Acceptance:
    """Write the verdicts to the lock files of their lists.

    With `ids`, only theirs; without, entries of claims that are not in `listed` are dropped.
    Claims without a verdict keep the entry they have.

    Raises:
        BaselineError: a lock file cannot be written.
    """
    files = {baseline.path: baseline for baseline in baselines.values()}
    entries = {path: dict(baseline.claims) for path, baseline in files.items()}
    chosen = [verdict for verdict in verdicts if not ids or verdict.claim.id in ids]
    for verdict in chosen:
        path = baselines[verdict.claim.location.path].path
        entries[path][key_of(verdict.claim, path)] = accept(verdict, path)
    n_gone = 0 if ids else _drop_gone(entries, baselines, listed)
    touched = {baselines[verdict.claim.location.path].path for verdict in chosen}
    paths = [path for path in files if path in touched or not ids]
    written = [path for path in paths if _write(path, conditions, entries[path])]
    return Acceptance(n_verdicts=len(chosen), written=tuple(written), n_gone=n_gone)


def _drop_gone(
    entries: Mapping[str, dict[str, Accepted]],
    baselines: Mapping[str, Baseline],
    listed: Sequence[Claim],
) -> int:
    """Drop entries of lists that were read and do not hold their claim; return how many."""
    keys: dict[str, set[str]] = {}
    lists: dict[str, set[str]] = {}
    for claim in listed:
        path = baselines[claim.location.path].path
        key = key_of(claim, path)
        keys.setdefault(path, set()).add(key)
        lists.setdefault(path, set()).add(key.rpartition("#")[0])
    n_gone = 0
    for path, claims in entries.items():
        for key in list(claims):
            is_of_list = key.rpartition("#")[0] in lists.get(path, ())
            if is_of_list and key not in keys[path]:
                del claims[key]
                n_gone += 1
    return n_gone


def _write(path: str, conditions: Conditions, claims: Mapping[str, Accepted]) -> bool:
    """Write a lock file whole; tell whether its text has changed."""
    text = render_baseline(conditions, claims)
    file = Path(path)
    partial = file.with_name(f".{file.name}.part")
    try:
        if file.exists() and file.read_text(encoding="utf-8") == text:
            return False
        partial.write_text(text, encoding="utf-8")
        partial.replace(file)
    except OSError as error:
        with suppress(OSError):
            partial.unlink()
        raise BaselineError(f"{path}: cannot be written ({error.strerror})") from error
    return True
