"""Draws claims of whole articles for a person to read, and counts what the person found.

    python -m benchmarks.claim_reading ARTICLES [--seed 1] [--n 100] > reading.txt
    python -m benchmarks.claim_reading --marks reading.marks

ARTICLES is a file of JSON lines with `text` and `title`, gzipped or not. Each claim is printed
with its sentence, its speaker and the words it says are unclear. A marks file has a line a claim:
its number, its id and what is wrong by docs/claim-reading.md: `g` grammar, `s` does not stand
alone, `f` not faithful, `a` not atomic; nothing where all is right. It holds no text of an article.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from factcheck.claims.atomic import AtomicSplitter
from factcheck.evaluation.rows import read_rows
from factcheck.evaluation.splitter_data import as_document
from factcheck.types import Claim

FAILINGS = {
    "g": "ungrammatical",
    "s": "does not stand alone",
    "f": "not faithful",
    "a": "not atomic",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What a reader found wrong with one claim."""

    claim_id: str
    failings: str
    """Letters of `FAILINGS`; empty where all is right."""


def drawn(path: Path, *, n: int, seed: int) -> list[Claim]:
    """Return `n` claims of the articles, the same for a seed, in their order."""
    splitter = AtomicSplitter()
    claims = [
        claim
        for row in read_rows(path)
        for claim in splitter.split(as_document(row, row.value("text"))).claims
    ]
    chosen = random.Random(seed).sample(range(len(claims)), min(n, len(claims)))
    return [claims[i] for i in sorted(chosen)]


def sheet(claims: Sequence[Claim]) -> Iterator[str]:
    """Yield the lines that a reader reads."""
    for number, claim in enumerate(claims, start=1):
        said = f"  [{claim.attribution.speaker}]" if claim.attribution else ""
        unclear = f"  unclear: {', '.join(claim.unresolved)}" if claim.unresolved else ""
        yield f"{number} {claim.id}"
        yield f"    sentence: {' '.join(claim.sentence.split())}"
        yield f"    claim:    {claim.text}{said}{unclear}"


def read_marks(text: str) -> list[Mark]:
    """Return the marks of a file's text; blank lines and lines after `#` are left out."""
    marks = []
    for line in text.splitlines():
        words = line.partition("#")[0].split()
        if words:
            marks.append(Mark(claim_id=words[1], failings="".join(words[2:])))
    return marks


def summary(marks: Sequence[Mark]) -> str:
    """Return the share without a failing, and how often each failing was found."""
    n_right = sum(not mark.failings for mark in marks)
    counts = Counter(letter for mark in marks for letter in set(mark.failings))
    failings = ", ".join(f"{counts[letter]} {name}" for letter, name in FAILINGS.items())
    return f"{n_right} of {len(marks)} right ({n_right / max(1, len(marks)):.0%}); {failings}"


def main() -> None:
    """Print the claims to read, or the summary of a reading."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path, nargs="?")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--n", type=int, default=100)
    parser.add_argument("--marks", type=Path)
    options = parser.parse_args()
    if options.marks is not None:
        print(summary(read_marks(options.marks.read_text(encoding="utf-8"))))
    elif options.articles is not None:
        print("\n".join(sheet(drawn(options.articles, n=options.n, seed=options.seed))))
    else:
        parser.error("give ARTICLES or --marks FILE")


if __name__ == "__main__":
    main()
