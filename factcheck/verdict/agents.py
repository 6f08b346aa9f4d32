"""Who does what to whom: "A succeeded B" against "B succeeded A" and "A was succeeded by B"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from factcheck.types import Difference, DifferenceKind
from factcheck.verdict.clauses import split_clauses, subject_phrase
from factcheck.verdict.converse import compare_converse
from factcheck.verdict.findings import Findings, left_open
from factcheck.verdict.mentions import are_one
from factcheck.verdict.stems import CAPITALISED, canonical_stem
from factcheck.verdict.terms import compare_terms
from factcheck.verdict.words import Name, read_content, read_phrase, said_in

_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\s(?:[a-z]+ly\s)?(?P<verb>[a-z]+ed)"
    r"(?:\sas\s[^,;:()]{1,60}?)?\sby\s(?P<after>[^,;:()]+)"
)
_ACTIVE = re.compile(
    r"(?<!is )(?<!are )(?<!was )(?<!were )(?<!been )(?<!being )(?P<verb>\b[a-z]+ed)\s"
    r"(?P<after>(?:the\s)?[A-Z][^,;:()]*)"
)
_NOMINAL = re.compile(
    r"\b(?P<verb>purchase|acquisition|invasion|annexation|defeat|conquest|occupation)\sof\s"
    r"(?P<after>(?:the\s)?[A-Z][^,;:()]*)"
)
_BY = re.compile(r"\bby\s(?P<who>(?:the\s)?[A-Z][^,;:()]*)")
_DONE_BY = re.compile(
    r"\b(?P<verb>[a-z]+(?:ed|en|un|ght|id|lt|nt|ld|de))\sby\s(?P<who>[^,;:()]+?)"
    r"(?=,|;|:|\(|\)|\.?$|\sand\s(?:[a-z]+ly\s)?[a-z]+(?:ed|en|un|ght|id|lt|nt|ld|de)\b"
    r"|\s(?:in|on|after|before|since|with|under|for|at|during|from|while|which|who)\b)"
)
_SUBJECT_ACTS = re.compile(
    rf"(?:The\s)?(?P<who>{CAPITALISED})\s(?:(?:has|had|have|also|later|then|first|[a-z]+ly)\s)*"
    r"(?:(?:agreed|decided|offered|planned|promised|wanted|agrees|plans|wants|is|was)\sto\s)?"
    r"(?P<verb>[a-z]{2,}ed|(?!is|was|has|its)[a-z]{2,}s|bought|sold|gave|sent|paid|lent|beat|led|took"
    r"|spoke|wrote|told|taught|brought|found|lost|drove|drew|chose"
    r"|(?<=\sto\s)[a-z]{3,})\s(?P<after>(?!.*\bby\b).+)"
)
_SUBJECT_DOES_NOT = re.compile(
    rf"(?:The\s)?(?P<who>{CAPITALISED})\s"
    r"(?:(?:do|does|did|has|have|will|would|could|can)(?:\snot|n['’]t|\snever)|cannot|never)\s"
    r"(?P<verb>[a-z]+)\s(?P<after>.+)"
)
_MUTUAL = frozenset(
    canonical_stem(word)
    for word in "married wed engaged joined merged partnered bordered resembled equalled faced"
    " played dated contacted neighboured matched mirrored divorced rivalled befriended used".split()
)
"""Deeds that both do, or that say little of which of them does it."""


_PAIR = 2
_HEAD_OF_SUBJECT = re.compile(
    r"(?:(?<=^)|(?<=,\s)|(?<=\d\s))(?!(?:In|On|At|By|From|During|After|Before)\b)"
    r"[^,]+?(?=,|\s(?:of|in|at|on|for|from|alone|also|only)\b|\s*$)"
)
"""A subject without what opens its sentence and what hangs on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Deed:
    stem: str
    text: str
    agents: frozenset[str]
    """Keys of the names that may do it."""
    patients: frozenset[str]


class _Told(NamedTuple):
    names: tuple[Name, ...]
    """Of the subject's head."""
    stem: str
    """The head's own, where it is no name."""
    said: frozenset[str]
    """Stems of what stands behind it in its clause."""
    text: str


def compare_agents(claim: str, sentence: str) -> Findings:
    """Return the deed that two texts tell of the same two names with their parts exchanged."""
    for mine in _deeds(claim):
        same = [deed for deed in _deeds(sentence) if deed.stem == mine.stem]
        if any(mine.agents & d.agents for d in same):
            continue
        turned = (d for d in same if mine.agents & d.patients and mine.patients & d.agents)
        if (theirs := next(turned, None)) is not None:
            difference = Difference(kind=DifferenceKind.ROLE, claim=mine.text, evidence=theirs.text)
            return Findings(differences=(difference,))
    for compare_parts in (_compare_doers, _compare_pairs, compare_converse, compare_terms):
        found = compare_parts(claim, sentence)
        if found.differences or found.missing:
            return found
    return _of_another(claim, sentence)


def denies_the_turned(claim: str, sentence: str) -> bool:
    """Return whether a sentence denies the claim's deed with its parts exchanged, which says
    nothing of the claim: "the Sun does not orbit the Earth", of "the Earth orbits the Sun"."""
    denied = _SUBJECT_DOES_NOT.match(sentence)
    if denied is None:
        return False
    who, after = said_in(denied["who"]), said_in(denied["after"])
    return any(
        mine.stem == canonical_stem(denied["verb"]) and mine.agents & after and mine.patients & who
        for mine in _subjects_deeds(claim)
    )


def _compare_doers(claim: str, sentence: str) -> Findings:
    """Return the "by whom" of a claim, where the sentence says that another did it, and that this
    one did something else: "appointed by the town, trained by the agency"."""
    theirs = _done_by(sentence)
    for verb, (who, text) in _done_by(claim).items():
        if verb not in theirs or who & theirs[verb][0]:
            continue
        if any(who & other for stem, (other, _) in theirs.items() if stem != verb):
            told = Difference(kind=DifferenceKind.ROLE, claim=text, evidence=theirs[verb][1])
            return Findings(differences=(told,))
    return Findings()


def _compare_pairs(claim: str, sentence: str) -> Findings:
    """Return what two texts tell of two in a clause each, with the two exchanged: "Ann ran the
    shop, while Bo kept the books", "Bo ran the shop, Ann kept the books".

    It is open where that shows on one of them alone.
    """
    mine, theirs = _told_of(claim), _told_of(sentence)
    if len(mine) != _PAIR:
        return Findings()
    one, other = mine
    its = next((told for told in theirs if _is_same(one, told)), None)
    others = next((told for told in theirs if _is_same(other, told)), None)
    if its is None or others is None or its is others:
        return Findings()
    first, second = one.said - other.said, other.said - one.said
    if first & its.said or second & others.said:
        return Findings()
    if first & others.said and second & its.said:
        found = Difference(kind=DifferenceKind.ROLE, claim=one.text, evidence=its.text)
        return Findings(differences=(found,))
    if first & others.said or second & its.said:
        return left_open(DifferenceKind.ROLE, one.text, its.text)
    return Findings()


def _is_same(one: _Told, other: _Told) -> bool:
    if one.names and other.names:
        return are_one(one.names[-1], other.names[-1])
    return bool(one.stem) and one.stem == other.stem


@lru_cache(maxsize=16_384)
def _told_of(text: str) -> tuple[_Told, ...]:
    """Return what each clause says of its subject, for clauses that have one."""
    told = []
    for clause in split_clauses(text):
        subject = subject_phrase(clause.text)
        head = _HEAD_OF_SUBJECT.search(subject)
        if head is None:
            continue
        content = read_phrase(head[0])
        said = read_content(clause.text.removeprefix(subject)).stems
        told.append(
            _Told(
                names=content.names,
                stem=next(reversed(content.stems), ""),
                said=frozenset(said),
                text=clause.text.rstrip(" ,."),
            )
        )
    return tuple(told)


def _done_by(text: str) -> dict[str, tuple[frozenset[str], str]]:
    """Return for the stem of each participle before a "by" the words for who did it, and the
    text."""
    return {
        canonical_stem(match["verb"]): (said_in(match["who"]), match[0])
        for match in _DONE_BY.finditer(text)
    }


def _of_another(claim: str, sentence: str) -> Findings:
    """Return the deed of a claim that the sentence tells of another, naming the claim's doer as
    one of those that it concerns, or of whom it concerns in the claim: "A renamed a town", "B
    renamed its towns under a pact with A"; "the Moon orbits Earth", "Earth orbits the Sun"."""
    for mine in _subjects_deeds(claim):
        same = [deed for deed in _subjects_deeds(sentence) if deed.stem == mine.stem]
        others = (
            (mine.agents & d.patients or mine.patients & d.agents) and not mine.agents & d.agents
            for d in same
        )
        if same and all(others):
            return left_open(DifferenceKind.ROLE, mine.text, same[0].text)
    return Findings()


@lru_cache(maxsize=16_384)
def _subjects_deeds(text: str) -> tuple[_Deed, ...]:
    """Return what the name that begins a clause does to all those that stand behind the verb."""
    return tuple(_deeds_of_clauses(text))


def _deeds_of_clauses(text: str) -> Iterator[_Deed]:
    for clause in split_clauses(text):
        match = _SUBJECT_ACTS.match(clause.text)
        if match is None or canonical_stem(match["verb"]) in _MUTUAL:
            continue
        who, others = read_content(match["who"]).names, read_content(match["after"]).names
        if len(who) == 1 and others:
            yield _Deed(
                stem=canonical_stem(match["verb"]),
                text=clause.text[match.start("who") : match.end("verb")],
                agents=who[0].keys,
                patients=frozenset(key for name in others for key in name.keys),
            )


@lru_cache(maxsize=16_384)
def _deeds(text: str) -> tuple[_Deed, ...]:
    """Return what names are told to do to one another."""
    return (*_subjects_deeds(text), *_deeds_of_neighbours(text), *_nominal_deeds(text))


def _nominal_deeds(text: str) -> Iterator[_Deed]:
    """Yield what is told by a noun: "the purchase of B", by the names before it or behind "by"."""
    for match in _NOMINAL.finditer(text):
        by = _BY.search(match["after"])
        after = match["after"][: by.start()] if by else match["after"]
        patients = read_content(after).names[:1]
        agents = (
            read_content(by["who"]).names[:1] if by else read_content(text[: match.start()]).names
        )
        if agents and patients:
            end = match.start("after") + after.index(patients[0].text) + len(patients[0].text)
            yield _Deed(
                stem=canonical_stem(match["verb"]),
                text=text[match.start() : end],
                agents=frozenset(key for name in agents for key in name.keys),
                patients=patients[0].keys,
            )


def _deeds_of_neighbours(text: str) -> Iterator[_Deed]:
    """Yield what the names before a verb do to the name right behind it, or its "by"."""
    for pattern, is_passive in ((_PASSIVE, True), (_ACTIVE, False)):
        for match in pattern.finditer(text):
            verb = canonical_stem(match["verb"])
            before = read_content(text[: match.start()]).names
            after = read_content(match["after"]).names[:1]
            if verb in _MUTUAL or not before or not after:
                continue
            left = frozenset(key for name in before for key in name.keys)
            end = match.start("after") + match["after"].index(after[0].text) + len(after[0].text)
            yield _Deed(
                stem=verb,
                text=text[match.start("verb") : end],
                agents=after[0].keys if is_passive else left,
                patients=left if is_passive else after[0].keys,
            )
