"""How far a rank reaches: "in the world" and "in Europe", "the first" and "the first solo"."""

import re

from factcheck.types import DifferenceKind
from factcheck.verdict.findings import Findings, left_open
from factcheck.verdict.mentions import named_by
from factcheck.verdict.stems import all_stems, canonical_stem, fold
from factcheck.verdict.words import is_content, read_content

_FIRST = re.compile(
    r"\b(?<!one of the )(?P<word>first|last|only|largest|biggest|smallest|longest|tallest|highest"
    r"|oldest|youngest|fastest)\s(?P<what>(?:[A-Za-z][\w’'-]*[.,;:]?\s?){1,5})"
)
_WORLD = re.compile(
    r"\b(?:in the world|world['’]s|world record|worldwide|globally|on earth|of all time|ever"
    r"|anywhere|in the (?:solar system|universe|galaxy))\b",
    re.IGNORECASE,
)
_CONTINENT = re.compile(
    r"\b(?P<part>Europe|European|Africa|African|Asia|Asian|Oceania"
    r"|(?:North|South|Latin)\sAmerican?)\b"
    r"(?!\s(?:Union|Commission|Parliament|Council|Court))"
)
_OF_A_NAME = re.compile(
    r"\b(?:first|[a-z]{2,}est|most\s[a-z]+)\s(?:[a-z]+\s){1,3}(?P<part>(?:of|in)\s(?:the\s)?[A-Z][\w’'-]*)"
)
"""What is ranked among those of a name alone: “the largest moon of Saturn”."""
_OF_A_PEOPLE = re.compile(r"\b(?:of|by|for)\s(?:an?|any)\s(?P<part>[A-Z][a-z]+(?:an|ish|ese|ch))\b")
_OF_THE_WORLD = re.compile(r"\bworld['’]s\s(?:very\s)?$", re.IGNORECASE)
_ONLY = re.compile(r"\b(?:only|sole)\b(?P<what>[^;.]*)", re.IGNORECASE)
_BUT_FOR = re.compile(
    r"\b(?:than\sany\sother|of\sall|[a-z]{2,}est|most|first|only)\b[^,;.]*,?"
    r"\s(?P<except>(?:except|apart\sfrom|aside\sfrom|other\sthan)\b[^,;.]*)"
)
_EXCEPT = re.compile(r"\b(?:except|apart|aside|other than|but|second)\b", re.IGNORECASE)
_NOBODY_MORE = re.compile(
    r"\b(?:no|never|nobody|any)\b.*\bthan\b|\b(?:most|[a-z]{2,}est)\b", re.IGNORECASE
)
_FIRST_SINCE = re.compile(
    r"\b(?:first|highest|lowest|largest|most|fewest)\b[^,;.]*\bsince\s(?:[A-Z][a-z]+\s)?\d{4}\b"
)
_EVER_FIRST = re.compile(r"\b(?:first|highest|lowest|largest|most|fewest)\b")
_SINCE = re.compile(r"\b(?:since|for the first time in|in \w+ years|after)\b")
_RANKED = re.compile(r"\b(?:first|only|last|most|best|worst|[a-z]{2,}est)\b", re.IGNORECASE)


def compare_alone(claim: str, sentence: str) -> Findings:
    """Return the "only" of a claim on one of two places that a sentence names as the only two."""
    mine, theirs = _ONLY.search(claim), _ONLY.search(sentence)
    if mine is None or theirs is None:
        return Findings()
    listed = read_content(theirs["what"]).names
    claimed = read_content(claim).names
    here = [name for name in listed if named_by(name, claimed)]
    others = [name for name in listed if not named_by(name, claimed)]
    if " and " in theirs["what"] and any(
        one.is_country and other.is_country for one in here for other in others
    ):
        return left_open(DifferenceKind.ROLE, "only")
    return Findings()


def compare_scopes(claim: str, sentence: str) -> Findings:
    """Return the "in the world" of a claim that the sentence tells of a continent or a people, what
    a claim calls "the first flight" and the sentence "the first solo flight", the "world's first"
    of which it tells no first, the first of all of which it tells an exception, and the first ever
    that it tells to be the first since a year."""
    but_for = _BUT_FOR.search(sentence)
    ranked = _NOBODY_MORE.search(claim)
    if but_for and ranked and not _EXCEPT.search(claim):
        return left_open(DifferenceKind.ROLE, ranked[0], but_for["except"])
    since = _FIRST_SINCE.search(sentence)
    if since and _EVER_FIRST.search(claim) and not _SINCE.search(claim):
        return left_open(DifferenceKind.ROLE, "first", since[0])
    world = _WORLD.search(claim)
    if world and _RANKED.search(claim) and not _WORLD.search(sentence):
        for pattern in (_CONTINENT, _OF_A_NAME, _OF_A_PEOPLE):
            part = pattern.search(sentence)
            if part is not None and not pattern.search(claim):
                return left_open(
                    DifferenceKind.ROLE, world[0], part.groupdict().get("part") or part[0]
                )
    said = all_stems(claim)
    for mine in _FIRST.finditer(claim):
        ours = _nouns(mine["what"])
        noun = canonical_stem(ours[-1]) if ours else ""
        theirs = [
            _up_to(noun, _nouns(match["what"]))
            for match in _FIRST.finditer(sentence)
            if match["word"].lower() == mine["word"].lower()
        ]
        same = [words for words in theirs if words]
        is_first = mine["word"].lower() == "first"
        if is_first and not same and _OF_THE_WORLD.search(claim[: mine.start()]):
            return left_open(DifferenceKind.ROLE, " ".join((mine["word"], *ours)))
        if same and all({canonical_stem(w) for w in words[:-1]} - said for words in same):
            told = " ".join((mine["word"].lower(), *same[0]))
            first = " ".join((mine["word"], *ours))
            return left_open(DifferenceKind.ROLE, first, told)
    return Findings()


def _up_to(noun: str, words: list[str]) -> list[str]:
    """Return the words up to the one with a stem; none, where none has."""
    stems = [canonical_stem(word) for word in words]
    return words[: stems.index(noun) + 1] if noun in stems else []


def _nouns(phrase: str) -> list[str]:
    """Return the words of a phrase up to the first that says nothing of its own."""
    found = []
    for word in phrase.split():
        bare = word.strip(".,;:")
        if not is_content(fold(bare)):
            break
        found.append(bare)
        if bare != word:
            break
    return found
