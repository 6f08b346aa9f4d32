"""What folding near duplicates by MinHash would cost an index, and what it would fold.

pip install datasketch
python -m benchmarks.near_duplicates INDEX [--similarity 0.9]

Passages are compared as sets of three words in a row. Of those at least so alike, the first
figures say how many differ in a number, a name or a negation, which may not be folded, and in
which other words the rest differ; the others what the signatures take in time and room.
"""

import argparse
import re
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from factcheck.corpus import store
from factcheck.retrieval.index import open_index
from factcheck.retrieval.wording import indexed_text

N_PERMUTATIONS = 128
WORDS_A_SHINGLE = 3
_WORD = re.compile(r"\w+(?:[.,]\d+)*")
_NEGATIONS = frozenset("no not never none nor neither without".split())


def shingles(text: str) -> set[str]:
    """Return the runs of three words of a text."""
    words = _WORD.findall(text.lower())
    return {" ".join(words[i : i + WORDS_A_SHINGLE]) for i in range(max(1, len(words) - 2))}


def parts_in_a_fact(one: str, other: str) -> bool:
    """Tell whether two texts differ in a number, a name or a negation."""
    return any(_is_fact(word) for word in set(_WORD.findall(one)) ^ set(_WORD.findall(other)))


def _is_fact(word: str) -> bool:
    return word[0].isdigit() or word[0].isupper() or word.lower() in _NEGATIONS


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures."""
    from datasketch import MinHash, MinHashLSH  # type: ignore[import-not-found] # see above

    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.near_duplicates",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("index", type=Path)
    parser.add_argument("--similarity", type=float, default=0.9)
    options = parser.parse_args(arguments)
    index = open_index(options.index, store)
    ids = [i for part, _ in index.store.vectors_after(-1) for i in part]
    texts = [indexed_text(passage) for passage in index.store.passages(ids)]
    table = MinHashLSH(threshold=options.similarity, num_perm=N_PERMUTATIONS)
    started = time.process_time()
    pairs = []
    for number, text in enumerate(texts):
        signature = MinHash(num_perm=N_PERMUTATIONS)
        signature.update_batch([item.encode() for item in shingles(text)])
        pairs += [(found, number) for found in table.query(signature)]
        table.insert(number, signature)
    seconds = time.process_time() - started
    alike = [(a, b) for a, b in pairs if _jaccard(texts[a], texts[b]) >= options.similarity]
    facts = [pair for pair in alike if parts_in_a_fact(*(texts[i] for i in pair))]
    rest = sorted(set(alike) - set(facts))
    words = Counter(
        word
        for a, b in rest
        for word in set(_WORD.findall(texts[a])) ^ set(_WORD.findall(texts[b]))
    )
    print(f"{len(texts):,} passages, {len(alike):,} pairs at least {options.similarity} alike")
    print(f"{len(facts):,} of them differ in a number, a name or a negation")
    print(f"{len(rest):,} do not; words that only one of the two has: {words.most_common(20)}")
    print(f"{1000 * seconds / len(texts):.2f} ms a passage, {table.b} rows a passage in a table")


def _jaccard(one: str, other: str) -> float:
    mine, theirs = shingles(one), shingles(other)
    return len(mine & theirs) / len(mine | theirs)


if __name__ == "__main__":
    main()
