"""Claims that nobody can check: what they speak of is unclear, and they name nothing else."""

import re
from collections.abc import Sequence

from factcheck.claims.likewise import POINTING_VERBS
from factcheck.types import Claim, SetAside, SetAsideReason

_SPEAKERS = frozenset("i we me us my our mine ours myself ourselves".split())
"""Words for whoever speaks, who is known where a claim is laid to somebody."""
_SOME_OF_THEM = re.compile(
    r"(?:All|Both|Neither|Either|Others|Some|Many)"
    r" (?:have|has|had|were|was|are|is|will|would|could|sides?|camps?)\b"
)
_SAYS_NOTHING = re.compile(r"(?:[\w.’'-]+ ){1,4}(?:said|stated|added|wrote|noted|explained)\.")
_NAMES_SOMETHING = re.compile(
    r"\d|(?<!^)(?<![“\"] )(?<![.“\"])\b(?!I\b|I['’])[A-ZÀ-Þ]\w|\b[a-z]+[A-Z]\w"
)
"""A digit, a capital that no sentence's start gave, or one inside a word: `eBay`."""


_ADDRESS = re.compile(r"\w[./]\w+[./]\w")
"""Of a page: `www.example.org`."""
_DEFINITE = frozenset(
    "the this that these those his her its their our my your he she it they we i you all both each"
    " every no none nobody nothing neither only if when while although though as because".split()
)
"""Words before what a reader may know, and before what one counter-example refutes."""
_NO_NAMES = frozenset(
    "the a an this that these those there it they he she we i you his her its their our my your all"
    " both some many most several few no none each every another other if when while as because had"
    " have has is are was were in on at by for from with after before since during under over along"
    " although though but and or so then now here what who which how not even as".split()
)
"""Words that begin a claim and are no name, whatever their capital."""


def is_unclear(claim: Claim) -> bool:
    """Tell whether a claim speaks of something unknown, and no name, number or day helps.

    `They were turned down both times.` is one; `They left Kabul in 2017.` is not. Nor is there
    anything to check in `Anna Berg stated.` and `Oslo did so in 2024.`, whose content stands
    elsewhere.
    """
    if _SAYS_NOTHING.fullmatch(claim.text) or not POINTING_VERBS.isdisjoint(claim.unresolved):
        return True
    if _NAMES_SOMETHING.search(claim.text):
        return False
    if _SOME_OF_THEM.match(claim.text):
        return True
    own = claim.attribution is None
    unclear = [w.lower() for w in claim.unresolved if own or w.lower() not in _SPEAKERS]
    text = claim.text.lstrip('“"(').lower()
    if own and text.split(maxsplit=1)[0].rstrip(",") in _NO_NAMES:
        return bool(unclear)
    return any(re.match(rf"{re.escape(words)}\b", text) for words in unclear)


def speaks_of_some(claim: Claim) -> bool:
    """Tell whether a claim begins with no article and has no name, number, day or known speaker."""
    first = claim.text.lstrip('“"(').split(maxsplit=1)[0].rstrip(",")
    if claim.attribution is not None or first.lower() in _DEFINITE:
        return False
    return not _NAMES_SOMETHING.search(claim.text) and not _ADDRESS.search(claim.text)


def without_leaning(claims: Sequence[Claim]) -> list[Claim]:
    """Return one statement's claims, without those that say more only by words that are unclear.

    `In that hall, Anna Berg spoke` is left out beside `Anna Berg spoke`. Words that name or count
    make another claim. So is `They met there` beside `In Oslo, they met there`.
    """
    return [c for c in claims if not any(_only_leans(c, o) or _lacks(c, o) for o in claims)]


def _lacks(shorter: Claim, longer: Claim) -> bool:
    """Tell whether a claim leans on words of its sentence that a longer claim has."""
    return set(longer.unresolved) < set(shorter.unresolved) and _is_within(shorter, longer)


def _is_within(shorter: Claim, longer: Claim) -> bool:
    rest = iter(longer.text.rstrip(".").lower().split())
    return all(word in rest for word in shorter.text.rstrip(".").lower().split())


def _only_leans(longer: Claim, shorter: Claim) -> bool:
    if not set(shorter.unresolved) < set(longer.unresolved):
        return False
    if not _is_within(shorter, longer):
        return False
    said = set(shorter.text.rstrip(".").lower().split())
    extra = [w for w in longer.text.rstrip(".").split()[1:] if w.lower() not in said]
    return not any(c.isupper() or c.isdigit() for word in extra for c in word)


def unclear_set_aside(unclear: Sequence[Claim], clear: Sequence[Claim]) -> list[SetAside]:
    """Return what to set aside for the unclear claims of an article.

    The sentence, once, where none of its claims is clear; else each unclear claim in its own words.
    """
    clear_spans = {claim.span for claim in clear}
    aside = {
        (claim.span, claim.text if claim.span in clear_spans else claim.sentence): claim
        for claim in unclear
    }
    return [
        SetAside(text=text, span=span, location=claim.location, reason=SetAsideReason.UNCLEAR)
        for (span, text), claim in aside.items()
    ]
