"""Names of a claim held against those of a sentence: who is there, and who in whose place."""

import re
from collections.abc import Sequence
from itertools import takewhile

from factcheck.types import Difference, DifferenceKind
from factcheck.verdict.findings import Findings
from factcheck.verdict.lexicon import HEADS, OFFICES, TITLES
from factcheck.verdict.mentions import Mentioned, named_by
from factcheck.verdict.stems import canonical_stem
from factcheck.verdict.words import Name, is_adjective, is_content, read_content

_FOLLOWS = re.compile(r"(?:\s[a-z]+){1,3}")
_NUMBERED = re.compile(r"(?P<kind>[a-z]+)-?(?P<number>\d+)")
_CONTINENTS = frozenset({"europe", "asia", "africa", "america", "oceania", "eurasia", "antarctica"})
_PLACED = ("in", "at", "near")
_NO_ROLE = ("and", "of", "the", "by", "with")
"""Words before a name that say nothing of its part in the sentence."""
_ONLY_PAIR_OVERLAP = 0.7
"""Overlap from which two names differ of which nothing but their being left over is known."""


def compare_names(
    claim: str, evidence: str, title: str, in_evidence: Mentioned, *, overlap: float
) -> Findings:
    """Return the names in the place of which the sentence has others, and those that neither it nor
    its title mention."""
    wanted, found = read_content(claim).names, read_content(evidence).names
    known = (*found, *read_content(title).names)
    differences: list[Difference] = []
    missing: list[Difference] = []
    subject = next((name for name in found if name.begins and name.certain), None)
    elsewhere = [
        name
        for name in wanted
        if _is_elsewhere(name, found, known)
        or _is_tongue(name, wanted, known)
        or (in_evidence.has(name) and _is_another_subject(name, subject, wanted, found))
        or (in_evidence.has(name) and _is_another_of_its_kind(name, claim, evidence))
    ]
    missing.extend(_unmentioned(name) for name in elsewhere)
    unmatched = [
        name for name in wanted if not in_evidence.has(name) or _is_numbered_otherwise(name, found)
    ]
    rivals = [name for name in found if name.certain and not named_by(name, wanted)]
    if not any(_is_of_an_office(name, claim) for name in unmatched):
        rivals = [name for name in rivals if not _is_of_an_office(name, evidence)]
    only_pair = len(unmatched) == len(rivals) == 1 and overlap >= _ONLY_PAIR_OVERLAP
    lands = [name for name in rivals if name.is_country]
    if len(unmatched) == len(lands) == 1 and unmatched[0].is_country:
        only_pair, rivals = True, lands
    for name in unmatched:
        rival = next(
            (r for r in rivals if only_pair or _same_role(name, r) or _numbers_differ(name, r)),
            None,
        )
        if rival is not None and name.is_country and rival.keys <= _CONTINENTS:
            rival = None  # a country lies in one
        if rival is not None and name.preceding in _PLACED and rival.begins:
            rival = None  # where something is, and what a sentence is on
        if rival is None and _is_told_of(name, differences, claim):
            continue
        if rival is None:
            missing.append(_unmentioned(name))
        else:
            rivals.remove(rival)
            differences.append(
                Difference(kind=DifferenceKind.ENTITY, claim=name.text, evidence=rival.text)
            )
    return Findings(differences=tuple(differences), missing=tuple(missing))


def _is_of_an_office(name: Name, text: str) -> bool:
    """Whether a country says whose president somebody is (“U.S. President Ida Holm”), not where."""
    after = re.search(rf"{re.escape(name.text)}\s(?P<next>[A-Z][a-z]+)", text)
    return after is not None and after["next"].lower() in (*HEADS, *OFFICES, *TITLES)


def _is_numbered_otherwise(name: Name, names: Sequence[Name]) -> bool:
    """Whether a sentence has another of the kind alone: the G20 where the claim has the G7, which
    a title may name."""
    return not named_by(name, names) and any(_numbers_differ(name, other) for other in names)


def _numbers_differ(one: Name, other: Name) -> bool:
    """Whether two names differ in the number behind their letters alone."""
    mine, theirs = (_NUMBERED.fullmatch(" ".join(name.keys)) for name in (one, other))
    return (
        mine is not None
        and theirs is not None
        and mine["kind"] == theirs["kind"]
        and mine["number"] != theirs["number"]
    )


def _unmentioned(name: Name) -> Difference:
    return Difference(kind=DifferenceKind.ENTITY, claim=name.text, evidence="")


def _is_elsewhere(name: Name, found: Sequence[Name], known: Sequence[Name]) -> bool:
    """Whether something is said to be in a country of which the sentence has the adjective alone,
    while it names another place: "in Germany", "the German airship burned at Lakehurst"."""
    if not name.is_country or name.preceding not in _PLACED or is_adjective(name):
        return False
    same = [other for other in known if named_by(name, (other,))]
    places = (other for other in found if other.preceding in _PLACED)
    return bool(same) and all(map(is_adjective, same)) and any(not is_adjective(p) for p in places)


def _is_another_subject(
    name: Name, subject: Name | None, wanted: Sequence[Name], found: Sequence[Name]
) -> bool:
    """Whether a claim is on somebody whom the title alone names, the sentence on somebody else."""
    return (
        name.begins
        and name.certain
        and subject is not None
        and not named_by(subject, wanted)
        and not named_by(name, found)
    )


def _is_another_of_its_kind(name: Name, claim: str, evidence: str) -> bool:
    """Whether only the title has a name, and the sentence another one of the same kind: the Ash
    plant, under a title on the Elm plant."""
    found = read_content(evidence).names
    kind = _kind(name, claim)
    if not kind or not name.certain or named_by(name, found):
        return False
    others = (n for n in found if n.certain and not named_by(n, read_content(claim).names))
    return any(kind & _kind(other, evidence) for other in others)


def _kind(name: Name, text: str) -> frozenset[str]:
    """Return the stems of the nouns right behind a name: of "the Elm nuclear plant", two."""
    _, _, after = text.partition(name.text)
    following = _FOLLOWS.match(after)
    words = following[0].split() if following else []
    return frozenset(canonical_stem(word) for word in takewhile(is_content, words))


def _is_tongue(name: Name, wanted: Sequence[Name], known: Sequence[Name]) -> bool:
    """Whether only its adjective is there, which the claim has as well: of "German is spoken in
    Germany", "German"."""
    if not name.is_country or is_adjective(name):
        return False
    same = [other for other in known if named_by(name, (other,))]
    return (
        bool(same)
        and all(map(is_adjective, same))
        and any(is_adjective(other) and named_by(name, (other,)) for other in wanted)
    )


def _is_told_of(name: Name, differences: Sequence[Difference], claim: str) -> bool:
    """Whether a name only says where another one is that differs: "in Marrakesh, Morocco"."""
    return any(
        re.search(rf"{re.escape(d.claim)},\s(?:the\s)?{re.escape(name.text)}", claim)
        for d in differences
    )


def _same_role(claim: Name, evidence: Name) -> bool:
    """Whether the evidence has this name where the claim has the other."""
    if claim.keys & evidence.keys or claim.roles & evidence.roles:
        return True
    return claim.preceding == evidence.preceding and claim.preceding not in _NO_ROLE
