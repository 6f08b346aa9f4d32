"""Who or what the one is: “Canada's capital is Toronto” against “Ottawa is the capital of Canada”.

The place has one holder, so another name in it denies the claim, whichever side of “is” it stands.
"""

import re

from factcheck.types import Difference, DifferenceKind
from factcheck.verdict.findings import Findings
from factcheck.verdict.mentions import are_one, named_by
from factcheck.verdict.restated import Equation, equation
from factcheck.verdict.words import Name, read_content

_OF_SEVERAL = frozenset(
    "sister brother son daughter child friend colleague co-founder cofounder member home birthplace"
    " pupil student rival neighbour cousin ally supporter fan opponent descendant".split()
)
"""Nouns of which “the” does not mean that there is one alone."""
_NEITHER = re.compile(r"neither\s[^,;]+")


def compare_fillers(claim: str, sentence: str) -> Findings:
    """Return the name that a claim gives to the one of something, where the sentence names
    another or rules it out."""
    mine, theirs = equation(claim), equation(sentence)
    if mine is None or theirs is None or mine.verb != theirs.verb:
        return Findings()
    ours, other = _filler(mine, theirs), _filler(theirs, mine)
    if ours is not None and named_by(ours, _ruled_out(theirs, mine)):
        denied = Difference(kind=DifferenceKind.NEGATION, claim="", evidence="negated")
        return Findings(differences=(denied,))
    if ours is None or other is None or are_one(ours, other):
        return Findings()
    found = Difference(kind=DifferenceKind.ROLE, claim=ours.text, evidence=other.text)
    return Findings(differences=(found,))


def _ruled_out(told: Equation, beside: Equation) -> tuple[Name, ...]:
    """Return the names of “is neither Elm nor Oakham, but …”."""
    texts = (text for words, text in told.sides.items() if words not in beside.sides)
    return next((read_content(m[0]).names for t in texts if (m := _NEITHER.match(t))), ())


def _filler(told: Equation, beside: Equation) -> Name | None:
    """Return the name on the side that two texts do not share, where the shared one is definite."""
    shared = told.sides.keys() & beside.sides.keys() & told.definite & beside.definite
    if len(shared) != 1 or not _OF_SEVERAL.isdisjoint(next(iter(shared))):
        return None
    text = next(text for words, text in told.sides.items() if words not in shared)
    names = read_content(text).names
    is_alone = len(names) == 1 and text.removeprefix("The ").removeprefix("the ") == names[0].text
    return names[0] if is_alone else None
