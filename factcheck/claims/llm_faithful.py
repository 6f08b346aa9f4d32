"""Whether a claim says no more than the words it is said to come from.

Numbers must stand in the sentence, names in what was sent, a negation on both sides or on none,
and most other words must be the text's own. It holds words against words: which of two numbers
belongs to which of two names is for a reader.
"""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from factcheck.claims.moments import moments
from factcheck.claims.told_time import years_in
from factcheck.claims.wording import folded_marks

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MAX_NEW_SHARE = 0.5
"""Of a claim's words of four letters and more, those that may stand nowhere in what was sent.

Rewording a phrase brings a few; a statement about something else brings most."""
MAX_NEW_WORDS = 1
"""Such words that every claim may have: a short one has little else."""
_STEM_CHARS = 5
"""Words that begin alike are forms of one word."""
_MIN_CHARS = 4
"""Shorter words are mostly grammar."""
_NAME_TAGS = frozenset({"NNP", "NNPS"})

_WORD = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen twenty"
)
_TENS = "thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth"
_SCALES = "hundred thousand million billion trillion dozen half quarter percent"
_NUMBER_WORDS = MappingProxyType(
    {word: str(i) for i, word in enumerate(_UNITS.split())}
    | {word: str(10 * i) for i, word in enumerate(_TENS.split(), start=3)}
    | {word: str(i) for i, word in enumerate(_ORDINALS.split(), start=1)}
    | {word: word for scale in _SCALES.split() for word in (scale, f"{scale}s")}
)
_FREE = frozenset({"one", "first", "second"})
"""As often a pronoun, an adverb or a span of time as a number."""
_NEGATION = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|cannot)\b(?!-)|n['’]t\b", re.IGNORECASE
)
_DENIAL = re.compile(
    rf"{_NEGATION.pattern}|\b(?:without|lack|lacks|lacked|lacking|fail|fails|failed|failing|refus\w+"
    r"|den(?:y|ies|ied|ying)|reject\w*|hardly|barely|exclud\w+|except|absen\w+)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a claim of one sentence may be made of."""

    sentence: str
    words: frozenset[str]
    """Of everything that was sent, in lower case."""
    numbers: frozenset[str]
    """Of the sentence, with the days and years that it and its surroundings name."""

    @classmethod
    def of(cls, sentence: "Doc", sent: Iterable[str], now: dt.date | None) -> "Source":
        """Return what was sent of an article written on `now`, for claims of one sentence."""
        around = " ".join(sent)
        days = [] if now is None else [m.text for m in moments(sentence, now)]
        if now is not None:
            days.append(str(now.year))
        named = " ".join([sentence.text, *days, *map(str, years_in(around))])
        return cls(
            sentence=sentence.text,
            words=frozenset(_words(f"{around} {named}")),
            numbers=frozenset(_numbers(named)),
        )


def overstatement(claim: "Doc", quote: str, source: Source) -> str | None:
    """Return what a claim says that its source does not; None where there is nothing."""
    if folded_marks(quote) not in folded_marks(source.sentence):
        return "the quoted words are not in its sentence"
    for number in _numbers(claim.text):
        if number not in source.numbers:
            return f"the number {number} is not in its sentence"
    for name in _names(claim):
        if not _is_known(name, source.words):
            return f"the name {name} is nowhere in the text"
    if bool(_NEGATION.search(claim.text)) and not _DENIAL.search(source.sentence):
        return "it is negated, and its sentence is not"
    if bool(_NEGATION.search(quote)) and not _DENIAL.search(claim.text):
        return "the quoted words are negated, and it is not"
    return _strangeness(claim.text, source)


def is_known_name(name: str, source: Source) -> bool:
    """Tell whether every word of a speaker's name was sent."""
    found = _words(name)
    return bool(found) and all(word in source.words for word in found)


def _strangeness(claim: str, source: Source) -> str | None:
    found = [word for word in _words(claim) if len(word) >= _MIN_CHARS]
    stems = {word[:_STEM_CHARS] for word in source.words}
    n_new = sum(word[:_STEM_CHARS] not in stems for word in found)
    is_strange = n_new > max(MAX_NEW_WORDS, MAX_NEW_SHARE * len(found))
    return "most of its words are not the text's" if is_strange else None


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _numbers(text: str) -> list[str]:
    """Return the numbers of a text: digits without grouping, number words as digits."""
    folded = text.casefold().replace("per cent", "percent").replace("%", " percent ")
    digits = [
        found.replace(",", "") if _GROUPED.fullmatch(found) else found
        for found in _DIGITS.findall(folded)
    ]
    words = [_NUMBER_WORDS[w] for w in _WORD.findall(folded) if w in _NUMBER_WORDS.keys() - _FREE]
    return digits + words


def _names(claim: "Doc") -> list[str]:
    """Return the words of names: capitals, at a sentence's start only what the tagger calls so."""
    return [
        word
        for token in claim
        if _is_name(token)
        for word in _WORD.findall(token.text)
        if word[:1].isupper()
    ]


def _is_name(token: "Token") -> bool:
    return token.text[:1].isupper() and (token.i > 0 or token.tag_ in _NAME_TAGS)


def _is_known(name: str, words: frozenset[str]) -> bool:
    lower = name.casefold()
    return lower in words or f"{lower}s" in words or lower.removesuffix("s") in words
