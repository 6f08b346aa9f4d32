"""Who holds which office, by the title before a name: `Defence Minister Sebastien Lecornu`."""

from typing import TYPE_CHECKING

from factcheck.claims.drafts import Added, Draft
from factcheck.claims.people import person_spans
from factcheck.types import ChangeReason

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OFFICES = frozenset(
    "president minister chancellor secretary general governor senator mayor king queen pope premier"
    " chairman chairwoman chairperson chair director commissioner ambassador representative speaker"
    " ceo spokesman spokeswoman spokesperson leader chief head admiral colonel commander prosecutor"
    " judge justice archbishop bishop emperor emir sultan envoy treasurer deputy coach manager"
    " founder economist analyst".split()
)
"""Words for somebody who holds an office: of a country none is said."""
_QUALIFIERS = frozenset(
    "prime vice deputy acting interim foreign defence defense interior finance economy"
    " health justice education energy trade transport attorney secretary chief national"
    " security general executive managing opposition white house central bank army navy"
    " air force military police state of the supreme high senior top special former".split()
)

_REMOVED = frozenset(
    "removed ousted deposed dismissed sacked fired impeached overthrew overthrown toppled unseated"
    " replaced succeeded killed assassinated murdered".split()
)
_LEFT = frozenset("resigned resigns quit died retired stepped".split())
"""Verbs after which the one who was removed, or who left, holds the office no more."""


def office_drafts(doc: "Doc") -> list[Draft]:
    """Return a claim for each title that stands before a full name.

    It is of the article's day, as every claim is: offices change hands.
    """
    found: list[Draft] = []
    for start, end in person_spans(doc):
        if end - start < 2 or _leaves_office(doc[start:end].root):
            continue
        first = _title_start(doc, start)
        if first == start:
            continue
        title = list(range(first, start))
        article = _article(doc, first, start)
        be = Added(text=f"is{article}", reason=ChangeReason.OFFICE)
        found.append((*range(start, end), be, *title))
    return found


def _leaves_office(name: "Token") -> bool:
    verb = name.head.lower_
    return (name.dep_ in ("dobj", "nsubjpass") and verb in _REMOVED) or (
        name.dep_ == "nsubj" and verb in _LEFT
    )


def _title_start(doc: "Doc", name: int) -> int:
    """Return where the title before a name begins; `name` itself where there is none."""
    last = name - 1
    if last < 0 or doc[last].text.lower() not in OFFICES:
        return name
    first = last
    while first > 0 and _belongs(doc, first - 1):
        first -= 1
    while first < name and doc[first].text.lower() in ("of", "the", "and", "-"):
        first += 1
    if first == last and not doc[last].text[:1].isupper():
        return name
    return first


def _belongs(doc: "Doc", i: int) -> bool:
    token = doc[i]
    lower = token.text.lower()
    if lower in ("the", "of"):
        return False
    if lower in _QUALIFIERS or lower in OFFICES or token.ent_type_ == "NORP":
        return True
    return (
        token.text[:1].isupper()
        and token.tag_ in ("NNP", "NNPS", "JJ")
        and token.dep_
        in (
            "compound",
            "amod",
            "nmod",
        )
    )


def _article(doc: "Doc", first: int, name: int) -> str:
    """Return ` a` or ` an` where the office needs an article: `a former president`."""
    if doc[name - 1].text[:1].isupper() and doc[first].text.lower() != "former":
        return ""
    return " an" if doc[first].text[:1].lower() in "aeiou" else " a"
