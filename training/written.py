"""Pairs written for the project: `training/written/*.txt`, the reader and the held-out groups.

    python -m training.written                                 (counts, what words give away)
    python -m training.written --sample 500 --seed 11          (pairs to read, without labels)
    python -m training.written --sample 500 --seed 11 --reading FILE    (labels that are the same)
    python -m training.written --only wording --sample 200 --seed 11    (of one file's pairs)

Two kinds of groups, parted by empty lines. `C:` is a claim, and the lines below it are texts that
support it (`S:`), refute it (`R:`) or settle nothing (`N:`); `E:` is a text, and the lines below it
are claims about it. A whole group is held out or none of it.
"""

from __future__ import annotations

import argparse
import hashlib
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.pairs import DataError, Pair, Stance

HELD_OUT_PERCENT = 8
"""Of groups; they are used for calibration only."""

FOLDER = Path(__file__).parent / "written"
SOURCE = "written/"
"""How the `source` of these pairs begins; the file's name without its number follows."""

CLAIM, EVIDENCE = "C", "E"
STANCES = {"S": Stance.SUPPORTS, "R": Stance.REFUTES, "N": Stance.NEITHER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What stands below one claim or one text.

    name: of the file, without its number. place: file and line of the head.
    """

    name: str
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
    name = path.stem.rsplit("-", 1)[0]
    pairs = []
    for number, line in enumerate(block[1:], start=start + 1):
        label, text = parse_line(line, tuple(STANCES), f"{path}:{number}")
        claim, evidence = (head, text) if kind == CLAIM else (text, head)
        pairs.append(
            Pair(claim=claim, evidence=evidence, stance=STANCES[label], source=SOURCE + name)
        )
    return Group(name=name, head=head, pairs=tuple(pairs), place=f"{path}:{start}")


def parse_line(line: str, allowed: tuple[str, ...], place: str) -> tuple[str, str]:
    """The mark before the colon and the text behind it."""
    mark, _, text = line.strip().partition(":")
    if mark not in allowed or not text.strip():
        expected = ", ".join(f"{name}:" for name in allowed)
        raise DataError(
            f"{place}: found {line.strip()[:40]!r}, expected one of {expected} and a text"
        )
    return mark, " ".join(text.split())


def drawn(
    n_pairs: int, seed: int, *, only: Sequence[str] = (), without: Sequence[str] = ()
) -> list[Pair]:
    """So many pairs, the same for a seed; of the files named in `only` (none: of all), and of none
    of those named in `without`."""
    groups = (g for g in read_written() if g.name not in without and (not only or g.name in only))
    return random.Random(seed).sample([pair for group in groups for pair in group.pairs], n_pairs)


def agreement(pairs: Sequence[Pair], reading: Path) -> str:
    """How many labels a second reading, lines of `NUMBER LABEL`, gives as they are."""
    rows = [line.split() for line in reading.read_text(encoding="utf-8").splitlines()]
    read = {int(number): STANCES[label] for number, label in rows}
    same = sum(read[number] is pair.stance for number, pair in enumerate(pairs, start=1))
    return f"{same} of {len(pairs)} labels are the same"


def accuracy_by_words(part: str) -> str:
    """What a regression over the words of `part` (claim or evidence) alone gets right of the
    held-out pairs; what is above the largest label's share comes from how texts are written."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    groups = read_written()
    seen = [p for g in groups if not g.is_held_out(HELD_OUT_PERCENT) for p in g.pairs]
    unseen = [p for g in groups if g.is_held_out(HELD_OUT_PERCENT) for p in g.pairs]
    words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    model = make_pipeline(words, LogisticRegression(max_iter=300))
    model.fit([getattr(p, part) for p in seen], [int(p.stance) for p in seen])
    gold = [int(p.stance) for p in unseen]
    accuracy = model.score([getattr(p, part) for p in unseen], gold)
    largest = max(Counter(gold).values()) / len(gold)
    return f"{part} alone: {accuracy:.3f} right, largest label {largest:.3f} (n={len(gold):,})"


def main(arguments: Sequence[str] | None = None) -> None:
    """Entry point of `python -m training.written`."""
    parser = argparse.ArgumentParser(prog="python -m training.written", description=__doc__)
    parser.add_argument("--sample", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", default=(), metavar="NAME")
    parser.add_argument("--without", nargs="*", default=(), metavar="NAME")
    parser.add_argument("--reading", type=Path)
    options = parser.parse_args(arguments)
    if options.sample:
        pairs = drawn(options.sample, options.seed, only=options.only, without=options.without)
        if options.reading:
            print(agreement(pairs, options.reading))
            return
        for number, pair in enumerate(pairs, start=1):
            print(f"{number}\nEVIDENCE: {pair.evidence}\nCLAIM: {pair.claim}\n")
        return
    counts = Counter(pair.source for group in read_written() for pair in group.pairs)
    for source, n_pairs in sorted(counts.items()):
        print(f"{source:<24} {n_pairs:,}")
    for part in ("claim", "evidence"):
        print(accuracy_by_words(part))


if __name__ == "__main__":
    main()
