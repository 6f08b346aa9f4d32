"""Claims that nobody can check: what they speak of is unclear, and they name nothing else."""

import re
from collections.abc import Sequence

from factcheck.types import Claim, SetAside, SetAsideReason

_SPEAKERS = frozenset("i we my our".split())
"""Words for whoever speaks, who is known where a claim is laid to somebody."""
_SOME_OF_THEM = re.compile(
    r"(?:All|Both|Neither|Either|Others|Some|Many)"
    r" (?:have|has|had|were|was|are|is|will|would|could|sides?|camps?)\b"
)
_SAYS_NOTHING = re.compile(r"(?:[\w.’'-]+ ){1,4}(?:said|stated|added|wrote|noted|explained)\.")
_NAMES_SOMETHING = re.compile(r"\d|(?<!^)(?<![“\"] )(?<![.“\"])\b(?!I\b|I['’])[A-ZÀ-Þ]\w")


def is_unclear(claim: Claim) -> bool:
    """Tell whether a claim's subject stands for something unknown and no name, number or day helps.

    `They were turned down both times.` is one; `They left Kabul in 2017.` is not. The subject
    is what the claim begins with and says is unclear. Nor is there anything to check in `Anna
    Berg stated.`, whose content stands elsewhere.
    """
    if _SAYS_NOTHING.fullmatch(claim.text):
        return True
    if _NAMES_SOMETHING.search(claim.text):
        return False
    if _SOME_OF_THEM.match(claim.text):
        return True
    text = claim.text.lstrip('“"(').lower()
    own = claim.attribution is None
    return any(
        re.match(rf"{re.escape(words.lower())}\b", text) and (own or words.lower() not in _SPEAKERS)
        for words in claim.unresolved
    )


def unclear_set_aside(claims: Sequence[Claim]) -> list[SetAside]:
    """Return what to set aside for the unclear ones of these claims.

    The sentence, once, where none of its claims is clear; else each unclear claim in its own words.
    """
    clear = {claim.span for claim in claims if not is_unclear(claim)}
    aside = {
        (claim.span, claim.text if claim.span in clear else claim.sentence): claim
        for claim in claims
        if is_unclear(claim)
    }
    return [
        SetAside(text=text, span=span, location=claim.location, reason=SetAsideReason.UNCLEAR)
        for (span, text), claim in aside.items()
    ]
