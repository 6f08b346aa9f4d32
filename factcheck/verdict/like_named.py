"""Bodies that share words of their names and are not the same: the European Council, the Council of
the European Union, the Council of Europe."""

import re

from factcheck.types import Difference, DifferenceKind
from factcheck.verdict.findings import Findings

_BODIES = {
    "European Council": "heads of state and government",
    "Council of the European Union": "ministers",
    "Council of the EU": "ministers",
    "EU Council": "ministers",
    "Council of Europe": "human rights",
    "European Court of Human Rights": "human rights court",
    "European Court of Justice": "court of the union",
    "Court of Justice of the European Union": "court of the union",
    "Court of Justice of the EU": "court of the union",
    "International Court of Justice": "court between states",
    "International Criminal Court": "court over persons",
    "European Central Bank": "bank of the euro",
    "European Investment Bank": "bank for investment",
}
"""With what tells them apart."""
_NAMED = re.compile(r"\b(?:" + "|".join(sorted(_BODIES, key=len, reverse=True)) + r")\b")


def compare_like_named(claim: str, sentence: str, title: str) -> Findings:
    """Return the body of a claim in whose place a sentence has one of nearly its name."""
    here, above = _NAMED.findall(sentence), {_BODIES[name] for name in _NAMED.findall(title)}
    claimed = _NAMED.findall(claim)
    known = {_BODIES[name] for name in here}
    if above.isdisjoint(known):
        known |= above
    for name in claimed:
        alike = [other for other in here if _share_a_word(name, other) and other not in claimed]
        if _BODIES[name] not in known and alike:
            found = Difference(kind=DifferenceKind.ENTITY, claim=name, evidence=alike[0])
            return Findings(differences=(found,))
    return Findings()


def _share_a_word(name: str, other: str) -> bool:
    return bool(set(name.split()) & set(other.split()) - {"of", "the"})
