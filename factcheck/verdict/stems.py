"""Words folded and stemmed, synonyms for one another, opposites."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

import snowballstemmer

from factcheck.verdict.lexicon import ANTONYM_ROWS, IRREGULAR_ROWS, SIBLING_ROWS, SYNONYM_ROWS

WORD = re.compile(r"(?:[^\W_]\.){2,}|[^\W_]+(?:['’][^\W_]+)?")
"""A word, its possessive included; "U.S." is one."""
CAPITALISED = r"[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*"
"""Words with a capital, one behind the other: how a name looks, in a pattern."""
_NOUNS = frozenset({"child", "man", "woman", "mouse", "foot", "tooth", "person"})
"""What of the irregular words are no verbs."""
_MIN_STEM = 5
"""Letters of a stem that “un-” may turn round: “vaccin”, not “der” or “til”."""


@cache
def _stemmer() -> Any:
    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """Return the word in lower case without accents, possessive and typographic quotes."""
    decomposed = unicodedata.normalize("NFKD", word.lower().replace("’", "'"))
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return plain.removesuffix("'s").rstrip("'")


def folded(text: str) -> str:
    """Return every word of a text, folded, with single spaces between."""
    return " ".join(fold(match[0]) for match in WORD.finditer(text))


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return the Porter2 stem of the folded word."""
    return str(_stemmer().stemWord(fold(word)))


@cache
def _synonyms() -> dict[str, str]:
    table: dict[str, str] = {}
    for row in SYNONYM_ROWS.strip().splitlines():
        canonical, *others = row.split()
        for word in (canonical, *others):
            table.setdefault(stem(word), stem(canonical))
    for row in IRREGULAR_ROWS.strip().splitlines():
        base, *forms = row.split()
        for word in forms:
            table.setdefault(stem(word), table.get(stem(base), stem(base)))
    return table


@cache
def _irregular_pasts() -> frozenset[str]:
    rows = [row.split() for row in IRREGULAR_ROWS.strip().splitlines()]
    return frozenset(form for base, *forms in rows if base not in _NOUNS for form in forms)


def is_irregular_past(lower: str) -> bool:
    """Whether a lower-case word is a past form that no ending tells: "ran", "held"."""
    return lower in _irregular_pasts()


@lru_cache(maxsize=65_536)
def canonical_stem(word: str) -> str:
    """Return the stem of the word, or of the word that stands for its synonyms."""
    word_stem = stem(word)
    return _synonyms().get(word_stem, word_stem)


def _pairs(rows: str) -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for row in rows.strip().splitlines():
        left, right = (canonical_stem(word) for word in row.split())
        table.setdefault(left, set()).add(right)
        table.setdefault(right, set()).add(left)
    return {word: frozenset(others) for word, others in table.items()}


@cache
def _antonyms() -> dict[str, frozenset[str]]:
    return _pairs(ANTONYM_ROWS)


@cache
def _siblings() -> dict[str, frozenset[str]]:
    return _pairs(SIBLING_ROWS)


def siblings(word_stem: str) -> frozenset[str]:
    """Return the stems of what is easily taken for the same and is another: observer of member."""
    return _siblings().get(word_stem, frozenset())


def opposites(word_stem: str) -> frozenset[str]:
    """Return the stems that mean the opposite: those of the list, and with “un-” or without it."""
    found = _antonyms().get(word_stem, frozenset())
    if word_stem.startswith("un") and len(word_stem) >= _MIN_STEM + 2:
        return found | {word_stem.removeprefix("un")}
    return found | {f"un{word_stem}"} if len(word_stem) >= _MIN_STEM else found


@lru_cache(maxsize=16_384)
def all_stems(text: str) -> frozenset[str]:
    """Return the stems of every word of the text, names and stop words among them."""
    return frozenset(canonical_stem(match[0]) for match in WORD.finditer(text))


def worded(text: str, word_stem: str) -> str:
    """Return the word of a text that has this stem; the stem, where none has."""
    words = (match[0] for match in WORD.finditer(text))
    return next((word for word in words if canonical_stem(word) == word_stem), word_stem)
