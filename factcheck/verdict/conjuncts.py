"""Two things that a claim names together, of which a sentence has one alone: “for tablets and
phones” where the sentence says “for tablets”."""

import re

from factcheck.types import DifferenceKind
from factcheck.verdict.findings import Findings, left_open
from factcheck.verdict.stems import all_stems, canonical_stem
from factcheck.verdict.words import is_content

_TOGETHER = re.compile(
    r"(?<![-'’])\b(?P<one>[a-z]{3,})\s(?P<join>and|nor)\s(?:to\s|of\s|for\s|in\s|by\s)?"
    r"(?:the\s|its\s|their\s|his\s|her\s|an?\s)?(?P<other>[a-z]{3,})\b(?![-'’])"
    r"(?!\s[a-z]+\s(?:is|are|was|were)\b)"
)
_BETWEEN = re.compile(r"\bbetween\s[^,;]*$")
_NO_NOUN = re.compile(r".*(?:ed|ing|ly|er|est|ful|ous|ive|al|ic|ish|ary|ent|ant|able|ible)$")
"""Endings of words that are likely no nouns: verbs and adjectives are put in other words."""
_JOINED_BEHIND = re.compile(r"\s?(?:,|;|/|and\b|or\b|nor\b|but\b|as\swell\b|with\b|alongside\b)")
_JOINED_BEFORE = re.compile(r"(?:,|/|\b(?:and|or|nor|but|with))\s(?:[a-z]+\s){0,2}$")


def compare_conjuncts(claim: str, sentence: str) -> Findings:
    """Return what a claim names beside something that the sentence names alone."""
    said = all_stems(sentence)
    for match in _TOGETHER.finditer(claim):
        one, other = match["one"], match["other"]
        if not (_is_noun(one) and _is_noun(other)) or canonical_stem(other) in said:
            continue
        if _BETWEEN.search(claim[: match.start()]):
            continue
        if _stands_alone(canonical_stem(one), sentence):
            return left_open(DifferenceKind.ROLE, match[0])
    return Findings()


def _is_noun(word: str) -> bool:
    return is_content(word) and not _NO_NOUN.fullmatch(word)


def _stands_alone(stem: str, sentence: str) -> bool:
    """Whether a word is there, and nothing is joined to it wherever it is."""
    places = [m for m in re.finditer(r"[^\W\d_]+", sentence) if canonical_stem(m[0]) == stem]
    return bool(places) and not any(
        _JOINED_BEHIND.match(sentence, place.end())
        or _JOINED_BEFORE.search(sentence[: place.start()])
        for place in places
    )
