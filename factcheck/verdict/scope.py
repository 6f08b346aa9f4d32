"""How far a rank reaches: "in the world" and "in Europe", "the first" and "the first solo"."""

import re

from factcheck.types import DifferenceKind
from factcheck.verdict.findings import Findings, left_open
from factcheck.verdict.mentions import named_by
from factcheck.verdict.stems import CAPITALISED, all_stems, canonical_stem, fold, is_irregular_past
from factcheck.verdict.words import is_content, read_content, read_phrase, said_in

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
_HAS_BEEN = re.compile(r"\b(?:has|have)\s(?:[a-z]+\s)?been\b[^,;.]*\bsince\b")
"""“Has been the most populous since 2023” tells when that began."""
_EVER_FIRST = re.compile(r"\b(?:first|highest|lowest|largest|most|fewest)\b")
_SINCE = re.compile(r"\b(?:since|for the first time in|in \w+ years|after)\b")
_IF = re.compile(r"(?:If|Unless|Only\sif|Whenever)\s(?P<what>[^,;.]+),\s")
_IS_A = re.compile(r"\b(?:is|are|was|were|became)\s(?:an?|the)\s(?P<what>[a-z]{3,})\b")
_IS_A_QUASI = re.compile(
    r"\b(?:is|are|was|were|became)\s(?:an?|the)\s(?:[a-z]+\s)?(?:dwarf|quasi|pseudo|would-be|mock|fake"
    r"|so-called|alleged|proposed|planned|prospective|failed|artificial|candidate|former|ex|deputy)"
    r"[\s-](?P<what>[a-z]{3,})\b"
)
"""What is no planet, though it is called a “dwarf planet”."""
_COMPLEMENT = re.compile(r"\b(?P<how>in|on|at|of|to|from|with)\s(?P<what>[^,;.]+)")
_ORDERED = ("first", "last", "only")
_OBJECT = re.compile(
    rf"\b(?P<verb>[a-z]{{3,}})\s(?:the\s)?(?P<what>{CAPITALISED})"
    r"(?:\s(?P<of>[a-z]{3,})\b(?!['’]))?"
)
_NO_NOUN = re.compile(
    r".+(?:ly|ing|ed|wards?)|alongside|together|again|early|late|twice|once|alone|instead|soon|later"
    r"|first|last|amid|despite|through|without|within|among|between|because|including|according"
    r"|unless|whether|has|have|may|might|can"
)
"""What may follow an object's name and is no noun that belongs to it."""
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
    of which it tells no first, the first of all of which it tells an exception, the first ever
    that it tells to be the first since a year, and the union of which it tells of a part."""
    but_for = _BUT_FOR.search(sentence)
    ranked = _NOBODY_MORE.search(claim)
    if but_for and ranked and not _EXCEPT.search(claim):
        return left_open(DifferenceKind.ROLE, ranked[0], but_for["except"])
    since = _FIRST_SINCE.search(sentence)
    if (
        since
        and _EVER_FIRST.search(claim)
        and not (_SINCE.search(claim) or _HAS_BEEN.search(sentence))
    ):
        return left_open(DifferenceKind.ROLE, "first", since[0])
    kind, quasi = _IS_A.search(claim), _IS_A_QUASI.search(sentence)
    if kind and quasi and kind["what"] == quasi["what"]:
        return left_open(DifferenceKind.ROLE, kind[0], quasi[0])
    if (narrower := _part_of_object(claim, sentence)) is not None:
        return narrower
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
        if (other := _first_in_another(mine, claim, noun, sentence)) is not None:
            return other
        mine_before = {canonical_stem(word) for word in ours[:-1]}
        if same and all(_narrows(words[:-1], mine_before, said) for words in same):
            told = " ".join((mine["word"].lower(), *same[0]))
            first = " ".join((mine["word"], *ours))
            return left_open(DifferenceKind.ROLE, first, told)
    return Findings()


def compare_condition(claim: str, sentence: str) -> Findings:
    """Return the "if a member abstains" of a claim where the sentence has not all of its words; of
    four, one may lack."""
    condition = _IF.match(claim)
    if condition is None:
        return Findings()
    words = read_phrase(condition["what"]).stems
    told = all_stems(sentence).intersection(words)
    if len(words) - len(told) > len(words) // 4:
        return left_open(DifferenceKind.ROLE, condition[0].rstrip(", "))
    return Findings()


def _part_of_object(claim: str, sentence: str) -> Findings | None:
    """Return the "the Union" of "joined the Union" where the sentence tells of something of it
    alone: "joined the Union research programme"."""
    theirs = list(_OBJECT.finditer(sentence))
    for mine in filter(_is_of_a_deed, _OBJECT.finditer(claim)):
        names = read_phrase(mine["what"]).names
        same = [
            match
            for match in theirs
            if match["verb"] == mine["verb"]
            and any(named_by(n, names) for n in read_phrase(match["what"]).names)
        ]
        parts = [m["of"] for m in same if _names_a_part(m) and m["of"] not in claim.lower()]
        if same and not _names_a_part(mine) and len(parts) == len(same):
            return left_open(DifferenceKind.ROLE, mine["what"], same[0][0])
    return None


def _is_of_a_deed(match: re.Match[str]) -> bool:
    return is_content(match["verb"])


def _names_a_part(match: re.Match[str]) -> bool:
    """Return whether a noun stands behind the name of an object."""
    word = match["of"] or ""
    return is_content(word) and not (_NO_NOUN.fullmatch(word) or is_irregular_past(word))


def _first_in_another(mine: re.Match[str], claim: str, noun: str, sentence: str) -> Findings | None:
    """Return the "first American in space" of a claim where the sentence has the first one "to
    orbit Earth"."""
    ours = _complement(mine, claim, noun)
    told = [
        _complement(first, sentence, noun)
        for first in _FIRST.finditer(sentence)
        if first["word"].lower() == mine["word"].lower()
    ]
    others = [match for match in told if match is not None]
    if mine["word"].lower() not in _ORDERED or ours is None or len(others) != 1:
        return None
    said, other = said_in(ours["what"]), said_in(others[0]["what"])
    if "to" not in (ours["how"], others[0]["how"]) or not (said and other) or said & other:
        return None
    return left_open(DifferenceKind.ROLE, f"{mine['word']} … {ours[0]}", others[0][0])


def _complement(first: re.Match[str], text: str, noun: str) -> re.Match[str] | None:
    """Return the "in space" behind a first and its noun."""
    found = _COMPLEMENT.search(text, first.start())
    words = text[first.start() : found.start()].split() if found else []
    return found if noun in map(canonical_stem, words) else None


def _narrows(words: list[str], mine: set[str], said: frozenset[str]) -> bool:
    """Return whether one of the words before a noun is not the claim's: a word of a people must
    stand there in the claim, too (“the first American spacewalk”)."""
    stems = {canonical_stem(word): word[0].isupper() for word in words}
    return any(stem not in (mine if is_name else said) for stem, is_name in stems.items())


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
