"""Content words, names and negation: what a claim says beside its numbers and dates."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from factcheck.verdict.countries import (
    ANY_MULTIWORD_NAME,
    COUNTRIES,
    MULTIWORD_NAMES,
    NAME_ALIASES,
    NAME_KEYS,
    SEATS,
)
from factcheck.verdict.dates import is_calendar_word
from factcheck.verdict.lexicon import (
    BODIES,
    GOVERNING,
    HEADS,
    NEGATIONS,
    OFFICES,
    OPENERS,
    PLURAL_NAMES,
    POINTING_BACK,
    PORTFOLIOS,
    STOPWORDS,
    TITLES,
)
from factcheck.verdict.numbers import is_number_word
from factcheck.verdict.stems import WORD, canonical_stem, fold
from factcheck.verdict.units import symbols

_ON_CAPITALS = re.compile(r"\bcapitals?\b", re.IGNORECASE)
_POINTS_FORWARD = re.compile(
    r"It (?:(?:is|was) (?:not |only )*"
    r"(?:(?:[A-Z][\w.'’-]* )+(?:that|who|whom|whose)|(?:for|because)\b.* that"
    r"|(?:in|on|at|by|from|under|during|after|before|with|through) (?:.* )?(?:\d|[A-Z])\S* that)"
    r"|(?:took|takes) .*\b(?:minutes|hours|days|weeks|months|years|decades) to)\b"
    r"|(?:Each|Both|Neither|Either) (?:of the )?(?:\d+ )?[A-Z]"
)
"""“It was in May 2016 that”, “It was Ann Doe who”, “It took hours to”, “Each of the 27 EU”."""
_A_PLACE = re.compile(
    r"\w\sthere\b(?:(?=\s(?:is|are|was|were)\s(?:[a-z]+er|more|less|very|as|so)\b)"
    r"|(?!['’]s\b)(?!\s(?:is|are|was|were|be|been|has|have|had|will|would|may|might|can|could|must"
    r"|should|to|seems?|remains?|exists?|used)\b))"
)
"""The “there” of “a year there is short”, not that of “said there were two”."""
_SUCH_A = re.compile(r"\bsuch an?\s(?!.*\b(?:as|that|who|which)\b)")
_SIGNED_THERE = re.compile(
    r"\b(?:[Tt]reaty|[Pp]act|[Aa]greement|[Aa]ccords?|[Dd]eclaration|[Pp]rotocol|[Bb]attle|[Ss]iege|[Cc]onvention)"
    r"\sof\s$"
)
"""What stands before a place that it is named for: the Treaty of Lisbon is not Portugal's."""
_IN_A_SEAT = re.compile(r"\b(?P<who>\w+)\sin\s$")
_LOCATIVES = ("in", "at", "near", "from", "to", "outside", "around")
_BEFORE_NAME = re.compile(r"\b(?P<word>[a-z]+)\s(?P<by>by|in|at)\s(?:the\s)?$", re.IGNORECASE)
_AFTER_NAME = re.compile(
    r"(?:['’]s)?\s(?:(?:has|have|had|also|later|then|who)\s)*(?P<word>[a-z]+)\b"
)
_NO_NAMES_END = re.compile(
    r"(?:people|folk|women|[a-z]{2}men|ever|[a-z]{3}ers|[a-z]{3}ists|ments?|[a-z]{2}tions?|ities|nesses"
    r"|[a-z]{3}less|[a-z]{3}ful|[a-z]{3}able|[a-z]{3}ible|[a-z]{3}ous|[a-z]{3}ally)$"
)
"""How nouns and adjectives end that may begin a claim and are hardly ever a name by themselves:
“Townspeople”, “Whoever”, “Insurers”, “Payments”."""
_MIN_INITIALS = 3
"""Words of a name that its first letters may stand for."""
_ADJECTIVE_ENDS = ("an", "ish", "ese", "ch", "i", "ek", "ss", "ic")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A proper name in a text: adjacent capitalised words, or a known phrase."""

    keys: frozenset[str]
    """Lower case, accents folded, aliases resolved: `united-states` for "U.S." and "American"."""
    text: str
    preceding: str
    """The word before it, lower case: its role ("in", "minister", "by"); empty at the start."""
    stands_for: str
    """The country that a seat of government ("Warsaw") may stand for; else empty."""
    begins: bool
    """Whether the text begins with it, an article aside."""
    certain: bool
    """False for a lone capitalised word that begins a sentence and may be any noun."""
    body: str = ""
    """The kind of organisation it ends in, lower case: `commission`; else empty."""
    is_country: bool = False
    initials: str = ""
    """The first letters of its words, where there are three or more."""
    roles: frozenset[str] = frozenset()
    """What it does or is the place of, as far as the words beside it tell: `does:host`."""


class Office(NamedTuple):
    """A word that tells one office from another: "foreign" of a minister, "chancellor"."""

    stem: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a text says, word by word."""

    stems: tuple[str, ...]
    """Stemmed content words with synonyms folded, numbers and names left out."""
    names: tuple[Name, ...]
    n_negations: int
    offices: tuple[Office, ...]
    """Heads of state and the like, and of what a minister or secretary is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Token:
    start: int
    end: int
    text: str
    lower: str
    begins: bool


@cache
def _events() -> frozenset[str]:
    """Return what, after the name of a place, happened there: "the London summit"."""
    words = ("summit", "conference", "agreement", "accord", "treaty")
    return frozenset(canonical_stem(word) for word in words)


@lru_cache(maxsize=16_384)
def read_content(text: str) -> Content:
    """Return the content of a sentence or short window."""
    known, rest = _known_names(text)
    tokens = list(_tokens(rest))
    in_name = _in_names(rest, tokens)
    stems: dict[str, None] = {}
    for token, named in zip(tokens, in_name, strict=True):
        if not named and not _is_capital_month(token) and is_content(token.lower):
            stems[canonical_stem(token.lower)] = None
    return Content(
        stems=tuple(stems),
        names=(*known, *_grouped_names(rest, tokens, in_name)),
        n_negations=sum(
            is_negation(token.lower) and not is_count(text, token.start) for token in tokens
        ),
        offices=_offices([token.lower for token in tokens]),
    )


def read_phrase(phrase: str) -> Content:
    """Return the content of words that begin no sentence, whose capitals therefore are names':
    “Anders” is none of several."""
    return read_content(f"so {phrase}")


def name_keys(text: str) -> frozenset[str]:
    """Return the keys of every name in a text."""
    return frozenset(key for name in read_content(text).names for key in name.keys)


def said_in(text: str) -> frozenset[str]:
    """Return the stems of a text and the keys of its names."""
    return frozenset(read_content(text).stems) | name_keys(text)


def _offices(words: Sequence[str]) -> tuple[Office, ...]:
    """Return the heads of office named, and the portfolios within reach of a minister."""
    found: dict[str, str] = {}
    for index, word in enumerate(words):
        if word in HEADS:
            found.setdefault(canonical_stem(word), word)
        if word in OFFICES:
            near = words[max(0, index - 2) : index + 5]
            found.update((canonical_stem(w), f"{w} {word}") for w in near if w in PORTFOLIOS)
    return tuple(Office(stem=key, text=text) for key, text in found.items())


def _tokens(text: str) -> Iterator[_Token]:
    begins = True
    for match in WORD.finditer(text):
        yield _Token(
            start=match.start(),
            end=match.end(),
            text=match[0],
            lower=fold(match[0]),
            begins=begins,
        )
        after = text[match.end() : match.end() + 1]
        begins = after in (".", ":", "!", "?", "\n") and not match[0].endswith(".")


@lru_cache(maxsize=65_536)
def is_content(lower: str) -> bool:
    """Whether a lower-case word says something of its own: no number, date or function word."""
    return (
        len(lower) > 1
        and not lower[0].isdigit()
        and lower not in STOPWORDS
        and not is_negation(lower)
        and not is_calendar_word(lower)
        and not is_number_word(lower)
    )


def _known_names(text: str) -> tuple[list[Name], str]:
    """Return the known phrases of a text, and the text with them blanked out."""
    names: list[Name] = []
    if not ANY_MULTIWORD_NAME.search(text):
        return names, text
    for pattern, key in MULTIWORD_NAMES:
        for match in pattern.finditer(text):
            preceding = _preceding(text, match.start())
            names.append(
                Name(
                    keys=frozenset({key}),
                    text=match[0],
                    preceding=preceding,
                    stands_for="",
                    begins=preceding == "",
                    certain=True,
                    is_country=key in COUNTRIES,
                )
            )
        text = pattern.sub(lambda match: "_" * len(match[0]), text)
    return names, text


def _preceding(text: str, start: int) -> str:
    words = WORD.findall(text[max(0, start - 40) : start])
    words = [word for word in words if word.lower() != "the"]
    return fold(words[-1]) if words else ""


def leans_on_context(text: str) -> bool:
    """Whether a claim begins with a word that points back: "neither country", "both", or speaks of
    "such a plan" or of what is so "there".

    The "it" of "It was in May that …" and "It took hours to …" points forward.
    """
    first = WORD.search(text)
    if first is not None and fold(first[0]) in POINTING_BACK and not _POINTS_FORWARD.match(text):
        return True
    return _SUCH_A.search(text) is not None or _is_there_alone(text)


def _is_there_alone(text: str) -> bool:
    """Whether a claim speaks of what is so "there" without having named a place."""
    place = _A_PLACE.search(text)
    if place is None:
        return False
    named = read_content(text[: place.start()]).names
    return not any(name.preceding in _LOCATIVES for name in named)


@lru_cache(maxsize=65_536)
def is_negation(lower: str) -> bool:
    """Whether a lower-case word turns its sentence around."""
    return lower.replace("'", "") in NEGATIONS or lower.endswith("n't")


def is_count(text: str, start: int) -> bool:
    """Whether a "none" only counts: "by ten votes to none"."""
    return text[:start].endswith("to ") and text[start : start + 4] == "none"


def _in_names(text: str, tokens: Sequence[_Token]) -> list[bool]:
    """Return for each token whether it is part of a name: an opener ("Global demand") only before
    the rest of one ("Global Fund")."""
    in_name = [_is_name(token) and not _is_unit(text, token) for token in tokens]
    for index, token in enumerate(tokens):
        if token.begins and (token.lower in OPENERS or _NO_NAMES_END.search(token.lower)):
            after = next(iter(tokens[index + 1 : index + 2]), None)
            in_name[index] = (
                after is not None
                and after.text[0].isupper()
                and after.lower not in TITLES
                and not _is_country(after.lower)
                and text[token.end : after.start].isspace()
            )
        if _is_capital_month(token) and index and in_name[index - 1]:
            in_name[index] = _ends_a_name(text, tokens[index - 1], token)
    return in_name


def _is_unit(text: str, token: _Token) -> bool:
    """Whether a word is what a number is one of: the "GW" of "1,200 GW"."""
    before = text[: token.start].rstrip()[-1:]
    return before == "°" or (before.isdigit() and token.text in symbols())


def _is_capital_month(token: _Token) -> bool:
    """Whether a word is a month for its capital alone: "May", "March"."""
    return token.text[0].isupper() and token.lower in ("may", "march")


def _ends_a_name(text: str, before: _Token, month: _Token) -> bool:
    """Whether a month is a family name: "Theresa May", not "the Paris summit, May 2016"."""
    apart = text[before.end : month.start].isspace()
    return apart and not re.match(r"\s\d|,\s\d{4}\b", text[month.end :])


def _is_name(token: _Token) -> bool:
    if token.text in ("US", "UN", "EU", "UK"):
        return True
    lower = token.lower
    if not token.text[0].isupper() or lower in STOPWORDS or lower in TITLES:
        return False
    if is_calendar_word(lower) or is_number_word(lower) or is_negation(lower):
        return False
    if _is_capital_month(token):
        return False
    return not (token.begins and _may_be_common(lower))


def _may_be_common(lower: str) -> bool:
    """Whether the first word of a sentence looks like a plural, a participle or an adverb."""
    if lower in PLURAL_NAMES or _is_country(lower):
        return False
    plural = lower.endswith("s") and not lower.endswith(("ss", "us", "is", "as", "os"))
    return plural or lower.endswith(("ly", "ing", "ed"))


def is_adjective(name: Name) -> bool:
    """Whether a country is named by its adjective: "French"."""
    lower = name.text.lower()
    return lower in NAME_ALIASES and lower.endswith(_ADJECTIVE_ENDS)


def _is_country(lower: str) -> bool:
    return lower in NAME_KEYS


def _grouped_names(text: str, tokens: list[_Token], in_name: list[bool]) -> Iterator[Name]:
    runs: list[list[_Token]] = []
    for token, named in zip(tokens, in_name, strict=True):
        if not named:
            continue
        between = text[runs[-1][-1].end : token.start] if runs else "."
        is_of = bool(runs) and runs[-1][-1].lower in BODIES and between.strip() in ("of", "of the")
        if runs and (not between.strip(" -–") or is_of):
            runs[-1].append(token)
        else:
            runs.append([token])
    for run in runs:
        for group in _split_run(text, run):
            yield _name(text, group)


def _split_run(text: str, run: list[_Token]) -> Iterator[list[_Token]]:
    """Yield the names in adjacent capitalised words: "German Chancellery" is a country and
    something of it, "European Commission" and "Bank of England" are one body each."""
    body = next((i for i, token in enumerate(run) if token.lower in BODIES), None)
    if body is not None:
        rest = run[body + 1 :]
        if rest and "of" in text[run[body].end : rest[0].start].split():
            yield run
        else:
            yield run[: body + 1]
            yield from _split_run(text, rest)
        return
    group: list[_Token] = []
    for token in run:
        if group and (_is_alone(token) or _is_alone(group[-1])):
            yield group
            group = []
        group.append(token)
    if group:
        yield group


def _name(text: str, group: list[_Token]) -> Name:
    preceding = _preceding(text, group[0].start)
    first = group[0]
    words = text[first.start : group[-1].end].split()
    return Name(
        keys=frozenset(_name_key(token.lower) for token in group),
        text=text[first.start : group[-1].end],
        preceding="" if first.begins else preceding,
        stands_for=_stands_for(text, group, preceding),
        begins=preceding == "",
        certain=not first.begins or len(group) > 1 or _is_alone(first),
        body=next((token.lower for token in group if token.lower in BODIES), ""),
        is_country=len(group) == 1 and _name_key(first.lower) in COUNTRIES,
        initials="".join(word[0] for word in words) if len(words) >= _MIN_INITIALS else "",
        roles=_roles(text, first.start, group[-1].end),
    )


def _roles(text: str, start: int, end: int) -> frozenset[str]:
    """Return what a name does ("hosted by X", "X hosted") and is the place of."""
    found = set()
    before, after = (
        _BEFORE_NAME.search(text[max(0, start - 40) : start]),
        _AFTER_NAME.match(text, end),
    )
    if before is not None and is_content(fold(before["word"])):
        kind = "does" if before["by"].lower() == "by" else "place"
        found.add(f"{kind}:{canonical_stem(before['word'])}")
    if after is not None and is_content(fold(after["word"])):
        follows = canonical_stem(after["word"])
        found |= {f"place:{follows}"} if follows in _events() else {f"does:{follows}"}
    return frozenset(found)


def _is_alone(token: _Token) -> bool:
    """Whether a token is a name by itself, also beside another: "French", "Moscow"."""
    return _is_country(token.lower) or token.lower in SEATS


def _stands_for(text: str, group: Sequence[_Token], preceding: str) -> str:
    """Return the country whose government a lone seat stands for; a place stands for itself.

    So does a city that a text on capitals names: it is what such a text is about. "Lawmakers in
    Seoul" are a country's.
    """
    before = _IN_A_SEAT.search(text[: group[0].start])
    is_governing = before is not None and fold(before["who"]) in GOVERNING
    is_place = preceding in _LOCATIVES and not is_governing
    is_of_a_text = _SIGNED_THERE.search(text[: group[0].start]) is not None
    if len(group) > 1 or is_place or is_of_a_text or _ON_CAPITALS.search(text):
        return ""
    return SEATS.get(group[0].lower, "")


def _name_key(lower: str) -> str:
    return NAME_ALIASES.get(lower, lower)
