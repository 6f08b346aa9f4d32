"""Which clause of a sentence tells what a claim says, and claims put together from two of them.

“The command module was named Columbia, and the lunar module was named Eagle” holds every word of
“the lunar module was named Columbia”, and denies it; “opened in 2023 and renamed in 2024” holds
the year of “renamed in 2023”, and tells another.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from factcheck.verdict.mentions import Mentioned
from factcheck.verdict.stems import canonical_stem
from factcheck.verdict.words import Content, read_content

_FINITE = (
    "is|are|was|were|remains?|has|have|had|can|may|will|would|did|does|left|became|began|won|lost|took|made"
    "|held|met|led|said|went|came|gave|got|ran|rose|fell|sold|built|wrote|grew|saw|found|kept|stood"
    "|set|sent|paid|put|cut|hit|bought|fought|flew|holds|takes|gives|keeps|stands|opposes"
    "|owns|wants|withdrew|drew|broke|spoke|chose|serves|lies|sits|belongs|contains|requires|governs"
    "|becomes|receives|provides|consists|[a-z]{2,}ed"
)
_VERB = re.compile(rf"\b(?:{_FINITE})\b")
_MAYBE_VERB = re.compile(rf"\b(?:{_FINITE}|[a-z]{{3,}}s)\b")
"""A verb, or a noun's plural: enough on either side of a word that hardly joins nouns."""
_ENDS_IN_A_VERB = re.compile(r"\b(?:[a-z]{2,}ed|written|made|built|held|led|sold|sung|shot)$")
_TURN = r"(?:;|,? (?:but|while|whereas|although|though))\s+"
_TURNS = re.compile(_TURN)
_BETWEEN = re.compile(
    rf"{_TURN}"
    r"|,? and (?=(?:the|an?|its|his|her|their|it|he|she|they|[A-Z][\w’'-]*)\b)"
    rf"|,? and (?=(?:[a-z]+ly |later |then |also )?(?:{_FINITE})\b)"
    r"|, and (?=(?:[a-z]+ (?:\d+ )?){1,3}(?:is|are|was|were|has|have|had)\b)"
)
_OWN_SUBJECT = re.compile(r"(?:the|an?|its|his|her|their)\b|[A-Z]")
_OPENING = re.compile(r"(?:In|On|By|During|Since|From|At|As of)\s[^,;]{2,40},\s")
_NUMBERED = re.compile(
    r"\b(?:type|phase|stage|class|category|part|round|wave|version|no|number) \d+\b"
)
_PARENTHESIS = re.compile(r"\([^()]*\)")
_MASK = re.compile(r"_+\s?")
_SIDE = re.compile(
    r"\b(?:when|which|who|(?:after|before|since|upon)\s(?:[a-z]+ing\b|(?:he|she|it|they)\b))[^,;]*$"
)
_PARTICLES = "off|out|down|up|over|away|back"
_WITH_PARTICLE = re.compile(rf"\b(?P<verb>[a-z]{{3,}})\s(?P<particle>{_PARTICLES})\b")
_NAMES_JOINED = re.compile(r"(?P<one>[A-Z][\w’'-]*),?\sand\s(?:the\s)?(?=[A-Z])")
_DONE_ASIDE = re.compile(
    r",\s(?P<aside>(?:[a-z]+ly\s)?(?P<verb>[a-z]+(?:ed|en|ght|lt|ld|de|nt))\s[^,;]+),"
)
_JOINS = re.compile(r"\b(?:and|but|while|whereas|although|though|after|before|when)\b|;")


_MOST_TOLD = 0.6
"""Share of a claim's names and words that a clause must have to be the one that tells it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause of a sentence, with what it shares with the others."""

    text: str
    shared: str
    """What opens the sentence (“In 2015,”), and the subject, where the clause has none."""

    @property
    def whole(self) -> str:
        """The clause with what it shares."""
        return f"{self.shared}{self.text}"


@lru_cache(maxsize=4096)
def split_clauses(sentence: str) -> tuple[Clause, ...]:
    """Return the clauses that each have a verb, in order."""
    masked = _PARENTHESIS.sub(lambda aside: "_" * len(aside[0]), sentence)
    ends: list[tuple[int, int]] = []
    start = 0
    for match in _BETWEEN.finditer(masked):
        before = masked[start : match.start()]
        shares = _OWN_SUBJECT.match(masked, match.end()) is None
        if shares and _ENDS_IN_A_VERB.search(before):  # “written and directed by”
            continue
        turn = _TURNS.search(masked, match.end())
        until = turn.start() if turn else len(masked)
        verb = _MAYBE_VERB if "whereas" in match[0] else _VERB
        if verb.search(before) and verb.search(masked, match.end(), until):
            ends.append((start, match.start()))
            start = match.end()
    spans = (*ends, (start, len(sentence)))
    return tuple(_with_shared([(sentence[i:j], masked[i:j]) for i, j in spans]))


def _with_shared(parts: list[tuple[str, str]]) -> Iterator[Clause]:
    """Yield the clauses of texts, each given with its parentheses masked as well."""
    opening = _OPENING.match(parts[0][0])
    lead = opening[0] if opening else ""
    subject = ""
    for index, (part, masked) in enumerate(parts):
        if index == 0:
            yield Clause(text=part, shared="")
        elif _OWN_SUBJECT.match(part):
            yield Clause(text=part, shared=lead)
        else:
            yield Clause(text=part, shared=f"{lead}{subject}")
            continue
        verb = _VERB.search(masked)
        before = masked[: verb.start()] if verb else masked
        subject = _MASK.sub("", before.removeprefix(lead))


@lru_cache(maxsize=4096)
def subject_phrase(sentence: str) -> str:
    """Return what stands before the first verb, as far as it shows that it is one; else ""."""
    verb = _VERB.search(sentence)
    return sentence[: verb.start()] if verb else ""


def telling_clause(claim: str, sentence: str, title: str) -> str:
    """Return the one clause of a sentence that holds all names and words of the claim, or most of
    them and all that any other has; the sentence, where none or several do, or the claim has
    several clauses itself."""
    clauses = split_clauses(sentence)
    if len(clauses) < 2 or _JOINS.search(claim):
        return sentence
    content, numbered = read_content(claim), set(_NUMBERED.findall(claim))
    everything = {*(name.text for name in content.names), *content.stems}
    held = zip(clauses, _held(content, clauses, title), strict=True)
    telling = [
        clause
        for clause, words in held
        if words == everything and numbered <= set(_NUMBERED.findall(clause.whole))
    ]
    if not telling:
        return _fullest(clauses, _held(content, clauses, title), len(everything)) or sentence
    return telling[0].whole if len(telling) == 1 else sentence


def _fullest(clauses: tuple[Clause, ...], held: list[set[str]], n_told: int) -> str | None:
    """Return the clause with most of the claim's names and words, where it has two more than any
    other and no other has one that it lacks."""
    best = max(range(len(clauses)), key=lambda i: len(held[i]))
    others = [words for i, words in enumerate(held) if i != best]
    is_alone = all(words <= held[best] and len(words) + 2 <= len(held[best]) for words in others)
    return clauses[best].whole if is_alone and len(held[best]) >= _MOST_TOLD * n_told else None


def tells_again(claim: str, sentence: str, telling: str) -> bool:
    """Return whether another clause than the telling one tells more of its subject in the claim's
    words: of "declared an outbreak in May and declared its end in June" it is open which one a
    claim means."""
    words = set(read_content(claim).stems)
    return any(
        clause.shared and words.intersection(read_content(clause.text).stems)
        for clause in split_clauses(sentence)[1:]
        if clause.whole != telling and not _OWN_SUBJECT.match(clause.text)
    )


def is_beside_the_deed(claim: str, start: int) -> bool:
    """Return whether a place in a claim is in a side clause: the "1985" of "came back to the firm,
    which she had left in 1985" dates another deed than the main one."""
    return _SIDE.search(claim, 0, start) is not None


def aside_on_the_deed(claim: str, sentence: str) -> str:
    """Return the aside alone that tells the claim's deed: of "the shop, sold to Ann in 2018, was
    bought back in 2022" the "sold to Ann in 2018"; "" where there is none."""
    done = set(read_content(claim).stems)
    for match in _DONE_ASIDE.finditer(sentence):
        deed = canonical_stem(match["verb"])
        rest = f"{sentence[: match.start()]} {sentence[match.end() :]}"
        if deed in done and deed not in read_content(rest).stems:
            return match["aside"]
    return ""


def is_another_deed(claim: str, sentence: str) -> bool:
    """Return whether the sentence has the claim's verb with a word that makes another of it:
    "switched to" for "switched off"."""
    return any(
        re.search(rf"\b{match['verb']}\b", sentence)
        and not re.search(rf"\b{match['verb']}\s(?:\w+\s)?{match['particle']}\b", sentence)
        and re.search(rf"\b{match['verb']}\s(?:to|into|{_PARTICLES})\b", sentence)
        for match in _WITH_PARTICLE.finditer(claim)
    )


def is_crossed(claim: str, sentence: str, title: str) -> bool:
    """Return whether one clause of a sentence has one part of the claim, another the other part.

    A claim of more than one clause is none.
    """
    clauses = split_clauses(sentence)
    if len(clauses) < 2 or _JOINS.search(_NAMES_JOINED.sub(r"\g<one> ", claim)):
        return False
    held = _held(read_content(claim), clauses, title)
    best = max(held, key=len)
    return any(best & other and other - best for other in held)


def _held(content: Content, clauses: tuple[Clause, ...], title: str) -> list[set[str]]:
    """Return for each clause the names and words of the claim that it has.

    What the title names and a clause has spoken of, the later ones speak of too.
    """
    entitled = _found(content, Mentioned.by(title))
    held: list[set[str]] = []
    for clause in clauses:
        spoken_of = entitled & set[str]().union(*held)
        held.append(_found(content, Mentioned.by(clause.text, clause.shared)) | spoken_of)
    return held


def _found(content: Content, mentioned: Mentioned) -> set[str]:
    return {
        *(name.text for name in content.names if mentioned.has(name)),
        *(word for word in content.stems if word in mentioned.stems),
    }
