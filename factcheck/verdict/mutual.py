"""Who has to do with whom, where each of two does: “Elmland borders Ashland and Oakland”.

The sentence tells it of Elmland and each of the others, and nothing of the others among themselves,
though it names all of them behind the same verb.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from factcheck.types import DifferenceKind
from factcheck.verdict.findings import Findings, left_open
from factcheck.verdict.mentions import named_by
from factcheck.verdict.words import Name, read_content

_MUTUAL = re.compile(
    r"(?P<who>[^;:()]*?)\b(?:borders|bordered|neighbours|neighbors|adjoins"
    r"|(?:shares?|has|have)\s(?:a|its|their|land)?\s?(?:land\s|common\s)?borders?\swith"
    r"|(?:is|are|was)\sbordered\sby)\s(?P<others>[^;:()]+)"
)


class _Met(NamedTuple):
    who: tuple[Name, ...]
    others: tuple[Name, ...]


def compare_mutual(claim: str, sentence: str) -> Findings:
    """Return the name of a claim that a sentence tells to have to do with another than the claim
    says: both are among the others of a third."""
    mine, theirs = _met(claim), _met(sentence)
    if mine is None or theirs is None:
        return Findings()
    if not all(named_by(who, theirs.others) for who in mine.who):
        return Findings()
    among = (other for other in mine.others if not named_by(other, theirs.who))
    if (other := next(among, None)) is None:
        return Findings()
    return left_open(DifferenceKind.ROLE, other.text, theirs.who[0].text)


@lru_cache(maxsize=16_384)
def _met(text: str) -> _Met | None:
    found = _MUTUAL.match(text)
    if found is None:
        return None
    who, others = read_content(found["who"]).names, read_content(found["others"]).names
    return _Met(who, others) if who and others else None
