"""Pairs written for the project: `training/written/*.txt`, the reader and the held-out groups.

Two kinds of groups, parted by empty lines. `C:` is a claim, and the lines below it are texts that
support it (`S:`), refute it (`R:`) or settle nothing (`N:`); `E:` is a text, and the lines below it
are claims about it. A whole group is held out or none of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.pairs import DataError, Pair, Stance

FOLDER = Path(__file__).parent / "written"
SOURCE = "written/"
"""How the `source` of these pairs begins; the file's name without its number follows."""

CLAIM, EVIDENCE = "C", "E"
STANCES = {"S": Stance.SUPPORTS, "R": Stance.REFUTES, "N": Stance.NEITHER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What stands below one claim or one text; `place` is file and line of the head."""

    head: str
    pairs: tuple[Pair, ...]
    place: str

    def is_held_out(self, percent: float) -> bool:
        """Whether the group belongs to the held-out part; decided by its head alone."""
        digest = hashlib.sha256(self.head.lower().encode()).digest()
        return int.from_bytes(digest[:4]) / 2**32 < percent / 100


def read_written(folder: Path = FOLDER) -> list[Group]:
    """Every group of every file, in the order of names and lines.

    Raises:
        DataError: a line of another form, or a group without pairs; file and line are named.
    """
    return [group for path in sorted(folder.glob("*.txt")) for group in read_groups(path)]


def read_groups(path: Path) -> Iterator[Group]:
    """The groups of one file."""
    block: list[str] = []
    start = 1
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate([*lines, ""], start=1):
        if line.strip():
            start = start if block else number
            block.append(line)
        elif block:
            yield parse_group(block, path, start)
            block = []


def parse_group(block: list[str], path: Path, start: int) -> Group:
    """One group from its lines, the first of which is line `start` of the file."""
    kind, head = parse_line(block[0], (CLAIM, EVIDENCE), f"{path}:{start}")
    if len(block) == 1:
        raise DataError(f"{path}:{start}: {kind}: nothing below it, expected S:, R: or N: lines")
    source = SOURCE + path.stem.rsplit("-", 1)[0]
    pairs = []
    for number, line in enumerate(block[1:], start=start + 1):
        label, text = parse_line(line, tuple(STANCES), f"{path}:{number}")
        claim, evidence = (head, text) if kind == CLAIM else (text, head)
        pairs.append(Pair(claim=claim, evidence=evidence, stance=STANCES[label], source=source))
    return Group(head=head, pairs=tuple(pairs), place=f"{path}:{start}")


def parse_line(line: str, allowed: tuple[str, ...], place: str) -> tuple[str, str]:
    """The mark before the colon and the text behind it."""
    mark, _, text = line.strip().partition(":")
    if mark not in allowed or not text.strip():
        expected = ", ".join(f"{name}:" for name in allowed)
        raise DataError(
            f"{place}: found {line.strip()[:40]!r}, expected one of {expected} and a text"
        )
    return mark, " ".join(text.split())
