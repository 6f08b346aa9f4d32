"""A claim put together from two clauses that say different things.

“The command module was named Columbia, and the lunar module was named Eagle” holds every word of
“the lunar module was named Columbia”, and denies it.
"""

import re

from factcheck.verdict.mentions import Mentioned
from factcheck.verdict.words import read_content

_CONTRAST = re.compile(r"(?:;|,? (?:but|while|whereas|although|though))\s+")
_PARALLEL = re.compile(r",? and (?=(?:the|an?|its|his|her|their|[A-Z])\b)")
_SUBJECT = re.compile(
    r".*?(?=\b(?:is|are|was|were|has|have|had|can|may|will|would|did|does|[a-z]+ed|left|became|began"
    r"|won|lost|took|made|held|met|led|said|went|came|gave|got|ran|rose|fell|sold|built|wrote|grew"
    r"|saw|found|kept|stood|set|sent|paid|put|cut|hit)\b|$)",
    re.DOTALL,
)
"""What stands before the first verb, as far as it shows that it is one."""
_PARENTHESIS = re.compile(r"\([^()]*\)")


def is_crossed(claim: str, sentence: str, title: str = "") -> bool:
    """Return whether one clause of a sentence has one part of the claim, another the other part.

    Looked at are clauses in contrast (“… but …”), in which the subject of the first is that of
    the second, and clauses that say the same of two things (“… was named A, and … was named B”).
    What the title names is said of both of these. A claim of such clauses itself is none.
    """
    if _CONTRAST.search(claim) or _PARALLEL.search(claim):
        return False
    told = _PARENTHESIS.sub("", sentence)
    contrast = _CONTRAST.split(told, maxsplit=1)
    if len(contrast) == 2:
        first, second = contrast
        subject = _SUBJECT.match(first)
        carried = subject[0] if subject else ""
        if _is_split(claim, Mentioned.by(first), Mentioned.by(second, carried)):
            return True
    parallel = _PARALLEL.split(told, maxsplit=1)
    return len(parallel) == 2 and _is_split(
        claim, *(Mentioned.by(clause, title) for clause in parallel)
    )


def _is_split(claim: str, one: Mentioned, other: Mentioned) -> bool:
    """Return whether each clause has something of the claim that the other lacks, beside a word or
    name that both have."""
    content = read_content(claim)
    found = {
        *((one.has(name), other.has(name)) for name in content.names),
        *((word in one.stems, word in other.stems) for word in content.stems),
    }
    return {(True, True), (True, False), (False, True)} <= found
