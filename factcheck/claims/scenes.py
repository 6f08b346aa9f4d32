"""At which match or election something happened, where only the sentences around say so.

`Berg scored a header.` happened in the match last told of two sides, `Lind was re-elected.` in the
election that the headline names. A claim that speaks of the match itself, of another year or in
quotation marks is left as it is.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.claims.drafts import Added, Draft
from factcheck.claims.fixtures import Fixtures
from factcheck.claims.introductions import Introductions
from factcheck.claims.phrases import is_of_its_day
from factcheck.claims.told_time import years_in
from factcheck.types import ChangeReason

if TYPE_CHECKING:
    from spacy.tokens import Doc

_OF_PLAY = frozenset(
    "scored scoring equalised equalized netted headed booked penalty goal header corner goalkeeper"
    " equaliser equalizer substituted".split()
)
_OF_ELECTIONS = frozenset("elected re-elected reelected defeated unseated votes seat seats".split())
_TIMES_OF_PLAY = frozenset("match game tournament season league".split())
_TIMES_OF_ELECTIONS = frozenset(
    "election elections by-election ballot referendum poll polls vote".split()
)
_OTHERS = frozenset({"other", "others", "another"})
"""Than those told before of one part, of which `the others of the election` would be more."""
_PARTS = frozenset("constituency district ward county state province".split())
_AWARD = re.compile(r"\b(?:wo)?man of the match\b")
"""Given for one match, and no mention of which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """An event, and by which words a claim is known to be of it."""

    phrase: str
    """`the match between Norway and Malta`."""
    signs: frozenset[str]
    """Words in lower case, of which a claim of it has one."""
    named: frozenset[str]
    """Words in lower case by which a claim says itself of which one it is."""

    def said_with(self, doc: "Doc", draft: Draft) -> Draft:
        """Return the draft with the event said at its end, if it is of it and does not say so."""
        said = [doc[p].lower_ for p in draft if isinstance(p, int)]
        words = set(_AWARD.sub("goal", " ".join(said)).split())
        if not words & self.signs or words & self.named:
            return draft
        if said[0] in _OTHERS and not words & _PARTS:
            return draft
        end = len(draft)
        while end and isinstance(last := draft[end - 1], int) and doc[last].is_punct:
            end -= 1
        event = Added(text=f"in {self.phrase}", reason=ChangeReason.REFERENCE)
        return (*draft[:end], event, *draft[end:])


def scenes(doc: "Doc", fixtures: Fixtures, introductions: Introductions) -> tuple[Scene, ...]:
    """Return the events that a sentence may be of, as far as the text before it says."""
    if not is_of_its_day(doc) or years_in(doc.text) or any(c in doc.text for c in '“”"'):
        return ()
    found = []
    if fixtures.sides is not None:
        phrase = f"the match between {fixtures.sides[0]} and {fixtures.sides[1]}"
        found.append(Scene(phrase=phrase, signs=_OF_PLAY, named=_TIMES_OF_PLAY))
    election = introductions.of_headline("election")
    if election:
        found.append(Scene(phrase=election, signs=_OF_ELECTIONS, named=_TIMES_OF_ELECTIONS))
    return tuple(found)
