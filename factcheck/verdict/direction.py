"""From where to where, and from when.

“Sold by Oakland to Ashland” against “from Ashland to Oakland”, “lower than a year earlier” against
“down from 6% in the second quarter”.
"""

import re

from factcheck.types import Difference, DifferenceKind
from factcheck.verdict.findings import Findings, left_open
from factcheck.verdict.stems import canonical_stem
from factcheck.verdict.words import Name, read_content

_ENDS = ("from", "to")
_EARLIER = re.compile(
    r"\b(?:(?:an?|one|the)\s(?=\w+\s(?:earlier|before))|(?:the\s)?(?:previous|preceding|prior)\s)"
    r"(?P<unit>year|quarter|month|week|decade)\b(?:\s(?:earlier|before))?"
)
_COMPARED = re.compile(
    r"\b(?:than|(?!earlier)[a-z]{3,}er|more|less|up|down|rose|fell|risen|fallen|grew|increas\w+|decreas\w+)\b"
)
_BASE = re.compile(
    r"\b(?:from|than|against|compared\s(?:with|to))\s[^,;.]*?(?:\d[\d.,]*\s?%?|percent|per\scent)\s"
    r"(?:in|at)\s(?:the\s)?(?:(?P<year>\d{4})|[a-z]+\s(?:quarter|month|week|half)|[A-Z][a-z]+)\b"
)
_WORTH = re.compile(r"\b(?:better|worse)\b(?=.*\bthan\b)", re.IGNORECASE)
_COMPARATIVE = re.compile(r"\b(?:(?:more|less|fewer)\b|(?!other)[a-z]{3,}er\b)(?=.*\bthan\b)")
_DONE = re.compile(r"\b(?:[a-z]{2,}ed|sold|sent|bought|gave|given|paid|flew|went|came)\b")


def compare_directions(claim: str, sentence: str) -> Findings:
    """Return the name that something goes to in one text and comes from in the other.

    Both must tell it of the same deed: "leased from" is not "leased to".
    """
    theirs = _ends(sentence)
    for name in _ends(claim):
        there = [other for other in theirs if other.keys & name.keys]
        deed = _deed(claim, name)
        if not deed or any(other.preceding == name.preceding for other in there):
            continue
        if (turned := next((o for o in there if _deed(sentence, o) == deed), None)) is not None:
            difference = Difference(
                kind=DifferenceKind.ROLE,
                claim=f"{name.preceding} {name.text}",
                evidence=f"{turned.preceding} {turned.text}",
            )
            return Findings(differences=(difference,))
    return Findings()


def compare_bases(claim: str, sentence: str) -> Findings:
    """Return the “than a year earlier” of a claim where the sentence compares with another time."""
    mine, theirs = _EARLIER.search(claim), _EARLIER.search(sentence)
    if mine is None or not _COMPARED.search(claim):
        return Findings()
    if theirs is not None:
        same = mine["unit"] == theirs["unit"]
        return Findings() if same else left_open(DifferenceKind.DATE, mine[0], theirs[0])
    base = _BASE.search(sentence)
    if base is None or (mine["unit"] == "year" and base["year"]):
        return Findings()
    return left_open(DifferenceKind.DATE, mine[0], base[0])


def compare_worth(claim: str, sentence: str) -> Findings:
    """Return the “better” or “worse than” of a claim where the sentence compares in other words:
    whether lower emissions are better is more than a comparison of words can tell."""
    mine, theirs = _WORTH.search(claim), _COMPARATIVE.search(sentence)
    if mine is None or theirs is None or _WORTH.search(sentence):
        return Findings()
    return left_open(DifferenceKind.ANTONYM, mine[0], theirs[0])


def _ends(text: str) -> list[Name]:
    """Return the names behind a "from" or a "to"."""
    return [name for name in read_content(text).names if name.preceding in _ENDS]


def _deed(text: str, name: Name) -> str:
    """Return the stem of what is last said to be done before a name; "" where nothing is."""
    done = _DONE.findall(text[: text.find(name.text)])
    return canonical_stem(done[-1]) if done else ""
