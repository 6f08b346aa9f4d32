"""Words exchanged for others that stand in the same place elsewhere: new claims and texts for a
larger model to label.

Source: Jiao et al. 2020, "TinyBERT: distilling BERT for natural language understanding",
section 3.3, where words near in meaning, or ones that a language model would put there, make more
data; here a word has to be near in meaning and to stand between the same neighbours in some text.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    from factcheck.protocols import Encoder

WORD = re.compile(r"[A-Za-z]+(?:'[a-z]+)?")
MIN_LETTERS = 3
MIN_OCCURRENCES = 4
N_TOO_FREQUENT = 120
"""The most frequent words stay: articles, pronouns, auxiliaries, prepositions."""

N_NEAR = 60
"""Nearest words, of which those that fit the place may stand there."""

EXCHANGED = (1, 1, 1, 2, 2, 3)
"""How many words of a text are exchanged at most; one of these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Substitutes:
    """near: word → words near in meaning. after, before: word → words that come after it, before
    it, in some text."""

    near: dict[str, tuple[str, ...]]
    after: dict[str, frozenset[str]]
    before: dict[str, frozenset[str]]

    def fitting(self, left: str, word: str, right: str) -> list[str]:
        """Words near in meaning that stand after `left` and before `right` somewhere."""
        fits = self.after.get(left, frozenset()) & self.before.get(right, frozenset())
        return [other for other in self.near.get(word, ()) if other in fits]

    def reworded(self, text: str, generator: random.Random) -> str | None:
        """The text with one to three words exchanged; None where no other word fits."""
        words = list(WORD.finditer(text))
        plain = ["", *(word[0].lower() for word in words), ""]
        exchanged: dict[int, str] = {}
        places = list(range(len(words)))
        generator.shuffle(places)
        limit = generator.choice(EXCHANGED)
        for place in places:
            if len(exchanged) == limit:
                break
            others = self.fitting(*plain[place : place + 3]) if words[place][0].islower() else []
            if others:
                exchanged[place] = generator.choice(others)
        if not exchanged:
            return None
        for place in sorted(exchanged, reverse=True):
            start, end = words[place].span()
            text = text[:start] + exchanged[place] + text[end:]
        return text


def gather_substitutes(
    texts: Iterable[str], encoder: Encoder, *, n_too_frequent: int = N_TOO_FREQUENT
) -> Substitutes:
    """What may stand for what, from the words of `texts` and the encoder's vectors of them."""
    counts: Counter[str] = Counter()
    after: defaultdict[str, set[str]] = defaultdict(set)
    before: defaultdict[str, set[str]] = defaultdict(set)
    for text in texts:
        words = [word.lower() for word in WORD.findall(text)]
        counts.update(words)
        for left, right in zip(["", *words], [*words, ""], strict=True):
            after[left].add(right)
            before[right].add(left)
    kept = [
        word
        for word, count in counts.most_common()[n_too_frequent:]
        if count >= MIN_OCCURRENCES and len(word) >= MIN_LETTERS
    ]
    return Substitutes(
        near=nearest_words(kept, encoder.encode(kept)),
        after={word: frozenset(others) for word, others in after.items()},
        before={word: frozenset(others) for word, others in before.items()},
    )


def nearest_words(
    words: Sequence[str], vectors: NDArray[numpy.float32]
) -> dict[str, tuple[str, ...]]:
    """word → its `N_NEAR` nearest others, nearest first; vectors: [words, dimension], of norm 1."""
    import faiss

    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors)
    _, rows = index.search(vectors, min(N_NEAR + 1, len(words)))
    return {
        word: tuple(words[i] for i in row if words[i] != word)
        for word, row in zip(words, rows.tolist(), strict=True)
    }
