"""From where to where: “sold by Oakland to Ashland” against “from Ashland to Oakland”."""

import re

from factcheck.types import Difference, DifferenceKind
from factcheck.verdict.findings import Findings
from factcheck.verdict.stems import canonical_stem
from factcheck.verdict.words import Name, read_content

_ENDS = ("from", "to")
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


def _ends(text: str) -> list[Name]:
    """Return the names behind a "from" or a "to"."""
    return [name for name in read_content(text).names if name.preceding in _ENDS]


def _deed(text: str, name: Name) -> str:
    """Return the stem of what is last said to be done before a name; "" where nothing is."""
    done = _DONE.findall(text[: text.find(name.text)])
    return canonical_stem(done[-1]) if done else ""
