"""Texts that come close to others word for word: what was written may not quote what is measured.

    python -m training.near_texts DATA/pairs/dev

A text is near another where a good part of its runs of five words stand in it (Broder 1997, "On
the resemblance and containment of documents").
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.measure import read_dev
from training.written import read_written

RUN_WORDS = 5
MIN_RUNS = 4
"""Shorter texts are left out: a stock phrase is all of them."""
NEAR_SHARE = 0.4
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A text and the other that holds the first of their common runs.

    share: of the text's runs that stand in any of the others. origin: where the other is from.
    """

    text: str
    other: str
    origin: str
    share: float


def runs_of(text: str) -> set[str]:
    """The runs of five words, lower case."""
    words = _WORD.findall(text.lower())
    return {" ".join(words[i : i + RUN_WORDS]) for i in range(len(words) - RUN_WORDS + 1)}


def near_texts(texts: Iterable[str], others: Iterable[tuple[str, str]]) -> Iterator[Near]:
    """The texts that share many runs with the others, pairs of origin and text."""
    known: dict[str, tuple[str, str]] = {}
    for origin, other in others:
        for run in runs_of(other):
            known.setdefault(run, (origin, other))
    for text in texts:
        runs = runs_of(text)
        common = sorted(run for run in runs if run in known)
        if len(runs) >= MIN_RUNS and len(common) >= NEAR_SHARE * len(runs):
            origin, other = known[common[0]]
            yield Near(text=text, other=other, origin=origin, share=len(common) / len(runs))


def measured_texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Name of the file, and claim or evidence, of every row of a folder's JSON-lines files.

    Raises:
        FileNotFoundError: no such file in the folder.
        DataError: a malformed row; file and line are named.
    """
    paths = sorted(folder.glob("*.jsonl.gz"))
    if not paths:
        raise FileNotFoundError(f"{folder}: no .jsonl.gz file in it")
    for path in paths:
        for pair in read_dev(path):
            yield from ((path.name, text) for text in (pair.claim, pair.evidence))


def main(arguments: Sequence[str] | None = None) -> None:
    """Print every written text that is near one of the folder's, the nearest first."""
    parser = argparse.ArgumentParser(prog="python -m training.near_texts", description=__doc__)
    parser.add_argument("folder", type=Path, help="of the sets that are measured")
    options = parser.parse_args(arguments)
    texts = {t: None for g in read_written() for p in g.pairs for t in (p.claim, p.evidence)}
    found = list(near_texts(texts, measured_texts(options.folder)))
    for near in sorted(found, key=lambda near: -near.share):
        print(f"{near.share:.2f}  {near.text}\n      {near.origin}: {near.other[:200]}")
    print(f"{len(found)} of {len(texts):,} texts are near a measured one")


if __name__ == "__main__":
    main()
