"""Relations told from either side: “A replaced B”, “B gave way to A”, “A, which took B's place”.

Which of two comes first is in the verb, not in the order of their names, and the two may have no
names at all (“vacuum tubes took the place of transistors”). Each phrase is read as one of a few
relations with a first and a second part, and the parts are held against one another.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from factcheck.types import Difference, DifferenceKind
from factcheck.verdict.findings import Findings
from factcheck.verdict.terms import UNTIL_WHEN
from factcheck.verdict.words import read_content, said_in

_BE = r"(?:is|are|was|were|be|been|being)\s"
_ITS = r"(?:its|their|his|her|the)\s"
_COMPARED = (
    ("better", "worse"),
    ("more", "less|fewer"),
    ("higher", "lower"),
    ("faster", "slower"),
    ("larger|bigger|greater", "smaller"),
    ("older", "younger"),
    ("cheaper", "dearer"),
    ("stronger", "weaker"),
    ("safer", "riskier"),
    ("longer", "shorter"),
    ("richer", "poorer"),
    ("warmer|hotter", "colder|cooler"),
    ("earlier", "later"),
)
"""Comparatives and their opposites: “older than” is “younger than” from the other side."""
_RELATIONS: dict[str, tuple[str, str]] = {
    f"is {more} than": (
        rf"(?:{more})\s(?:[a-z]+\s){{0,2}}?than",
        rf"(?:{less})\s(?:[a-z]+\s){{0,2}}?than",
    )
    for more, less in _COMPARED
} | {
    "replaces": (
        r"replac(?:e[sd]?|ing)|supersed(?:e[sd]?|ing)|supplant(?:s|ed|ing)?|displac(?:e[sd]?|ing)"
        r"|(?:took|takes?|taken|taking)\sthe\splace\sof|(?:took|takes?|taken)\sover\sfrom"
        r"|succeed(?:s|ed)?(?!\sin\b)|follow(?:s|ed)(?=\s[^,;:()]{2,60}\sas\s)",
        r"(?:replaced|superseded|supplanted|displaced|succeeded|followed)"
        r"(?:\sas\s[^,;:()]{1,60}?)?\s(?:by|with)"
        r"|(?:gave|gives?|given|made|makes?)\sway\s(?:to|for)",
    ),
    "overtakes": (
        r"over(?:took|takes?|taken|taking)|surpass(?:es|ed|ing)?|outnumber(?:s|ed|ing)?"
        r"|outsells?|outsold|outlived?|outlives",
        r"(?:overtaken|surpassed|outnumbered|outsold)\sby"
        rf"|(?:lost|loses?)\s{_ITS}(?:[a-z]+\s){{0,2}}(?:place|position|title|lead|rank|spot|crown)"
        r"(?:\sas\s[^,;:()]{1,60}?)?\sto|fell\sbehind|falls?\sbehind",
    ),
    "defeats": (
        r"defeat(?:s|ed|ing)?|beat(?:s|en|ing)?|(?:won|wins?)\sagainst|prevail(?:s|ed)?\sover",
        r"(?:defeated|beaten|defeat)\sby|(?:lost|loses?)\s(?:narrowly\s)?(?:to|against)",
    ),
    "owns": (
        r"(?:owns?|owned|bought|buys?|acquire[sd]?|took\sover|takes?\sover|purchase[sd]?)"
        r"|(?:is|was|became|becomes)\sthe\s(?:parent|owner)(?:\scompany)?\sof",
        rf"(?:owned|bought|acquired|taken\sover|purchased)\sby|{_BE}sold\sto"
        r"|(?:is|was|became|becomes)\s(?:a|the)\ssubsidiary\sof",
    ),
    "sues": (
        r"sue[sd]?|suing|(?:took|takes?|taking)(?=\s[^,;:()]{2,60}\sto\scourt\b)"
        r"|(?:filed|brought|files|brings)\s(?:an?\s)?(?:law)?suit\sagainst",
        r"sued\sby|taken\sto\scourt\sby",
    ),
    "gives its name to": (
        rf"(?:gave|gives?|given|lent)\s{_ITS}name\sto",
        r"(?:named|called)\s(?:after|for|in\shonou?r\sof)|(?:takes?|took)\s{_ITS}name\sfrom",
    ),
    "grows out of": (
        r"(?:grew|grows?|grown|arose|evolved|developed)\s(?:out\sof|from)",
        r"gave\s(?:rise|birth)\sto|(?:grew|evolved|developed|turned)\sinto",
    ),
    "comes before": (
        r"preced(?:e[sd]?|ing)|(?:came|comes?)\sbefore",
        r"preceded\sby|follow(?:s|ed)?\s(?:on\s)?(?:from\s)?|(?:came|comes?)\safter",
    ),
    "is part of": (
        rf"{_BE}(?:part|a\spart)\sof|belong(?:s|ed)?\sto|{_BE}absorbed\s(?:by|into)",
        r"absorb(?:s|ed)?|contains?|contained|(?:is|was|are|were)\smade\sup\sof",
    ),
}
"""The first part's phrases before the second (“A replaced B”), and the other way round."""
_PATTERNS = tuple(
    (name, is_forward, re.compile(rf"\b(?:{pattern})(?=\s(?!by\b))"))
    for name, sides in _RELATIONS.items()
    for is_forward, pattern in zip((False, True), reversed(sides), strict=True)
)
_LEFT = re.compile(
    r"(?:(?P<head>[^,;:()]+),\s(?:which|who)|(?P<plain>[^,;:()]*?))\s"
    r"(?:(?:has|had|have|is|are|was|were|be|been|being|got|also|later|then|finally|soon|since|would|will"
    r"|to|that|which|who|[a-z]+ly)\s)*$"
)
_TO_BE = re.compile(r"\b(?:is|are|was|were|be|been|being|got)\s(?:[a-z]+ly\s)?$")
_RIGHT = re.compile(r"\s(?P<text>[^,;:()]+)")
_STOPS = re.compile(
    r"\s(?:in|as|on|at|after|before|by|when|while|because|during|for|with|from|and|but|until|since"
    r"|which|who|that)\s.*"
)


class _Relation(NamedTuple):
    name: str
    is_forward: bool
    """Whether the first part stands before the second."""
    first: frozenset[str]
    """Stems, and keys of names."""
    second: frozenset[str]
    text: str


def compare_converse(claim: str, sentence: str) -> Findings:
    """Return the relation of two that a sentence tells with their parts exchanged.

    Where one of the texts is negated, that is no contradiction.
    """
    if bool(read_content(claim).n_negations) is not bool(read_content(sentence).n_negations):
        return Findings()
    for mine in _relations(claim):
        same = [theirs for theirs in _relations(sentence) if theirs.name == mine.name]
        if any(_agree(mine, theirs) for theirs in same):
            continue
        turned = next((theirs for theirs in same if _are_turned(mine, theirs)), None)
        if turned is not None:
            found = Difference(kind=DifferenceKind.ROLE, claim=mine.text, evidence=turned.text)
            return Findings(differences=(found,))
    return Findings()


def tells_from_the_other_side(claim: str, sentence: str) -> bool:
    """Return whether a sentence tells a relation of the claim with its parts in other places and
    the same roles: “A overtook B”, “B lost its place to A”."""
    return any(
        m.is_forward is not t.is_forward and _agree(m, t)
        for m in _relations(claim)
        for t in _relations(sentence)
    )


def _agree(mine: _Relation, theirs: _Relation) -> bool:
    return (
        mine.name == theirs.name
        and not mine.first.isdisjoint(theirs.first)
        and not mine.second.isdisjoint(theirs.second)
    )


def _are_turned(mine: _Relation, theirs: _Relation) -> bool:
    """Whether the parts are exchanged; a deed that both texts have on one side (“warm faster than”)
    is none."""
    first, second = mine.first - theirs.first, mine.second - theirs.second
    told = theirs.first - mine.first, theirs.second - mine.second
    is_shared = mine.first & theirs.first and mine.second & theirs.second
    return not is_shared and bool(first & told[1] and second & told[0])


@lru_cache(maxsize=16_384)
def _relations(text: str) -> tuple[_Relation, ...]:
    return tuple(_read(text))


def _read(text: str) -> Iterator[_Relation]:
    if (told := UNTIL_WHEN.search(text)) is not None:
        old, new = said_in(told["who"]), said_in(told["then"]) - said_in(told["what"])
        if old - new and new - old:
            yield _Relation(
                name="replaces",
                is_forward=False,
                first=new - old,
                second=old - new,
                text=f"until {told[0].partition('until ')[2]}",
            )
    taken: list[tuple[int, int]] = []
    for name, is_forward, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            left, right = _LEFT.search(text, 0, match.start()), _RIGHT.match(text, match.end())
            if left is None or right is None or (is_forward and _is_passive(text, match)):
                continue
            taken.append(match.span())
            before = said_in(left["head"] or left["plain"] or "")
            after_text = _STOPS.sub("", right["text"])
            after = said_in(after_text)
            first, second = (before, after) if is_forward else (after, before)
            shared = first & second
            if first - shared and second - shared:
                end = match.end() + 1 + len(after_text)
                yield _Relation(
                    name=name,
                    is_forward=is_forward,
                    first=first - shared,
                    second=second - shared,
                    text=text[match.start() : end].rstrip("."),
                )


def _is_passive(text: str, verb: re.Match[str]) -> bool:
    """Whether a form of "to be" stands before a verb that is told of its patient: “was defeated at
    chess by a machine”."""
    return verb[0].endswith(("ed", "en")) and _TO_BE.search(text, 0, verb.start()) is not None
