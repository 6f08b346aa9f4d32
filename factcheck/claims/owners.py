"""Whose `the president` is that a clause is about: `Norway's`, where it is Norway's parliament."""

from typing import TYPE_CHECKING

from factcheck.claims.drafts import Added, Draft
from factcheck.claims.phrases import noun_phrase_raw
from factcheck.claims.trees import child, is_name, subject
from factcheck.types import ChangeReason

if TYPE_CHECKING:
    from spacy.tokens import Token

OF_A_COUNTRY = frozenset(
    "president minister premier chancellor king queen monarch emperor sultan emir pope governor"
    " mayor speaker government parliament cabinet senate assembly legislature council constitution"
    " court army navy military police currency capital".split()
)
"""Nouns of which every country or city has one, so that `the` alone does not tell which."""
_MAX_WORDS = 6
"""Of a name that something belongs to."""


def with_owner(noun: "Token", phrase: Draft) -> Draft:
    """Return `Norway's president` for `the president` that the parliament of Norway elects.

    `phrase` is the noun's own; it is returned as it is where the noun says which one it is, or its
    clause names nobody. Nothing is returned where the clause may tell whose it is, and not how:
    `Ada Holm met the president, who …`.
    """
    if not (_is_anybodys(noun) and _is_told_of_somebody(noun)):
        return phrase
    owner = _owner(noun)
    return () if owner is None else (owner, *phrase[1:])


def _is_anybodys(noun: "Token") -> bool:
    """Tell whether a noun is one that every country has, and nothing beside it tells whose."""
    determiner = child(noun, "det")
    if noun.lower_ not in OF_A_COUNTRY or determiner is None or determiner.lower_ != "the":
        return False
    beside = [c for c in noun.children if c.dep_ not in ("det", "relcl", "punct")]
    return all(c.dep_ in ("amod", "compound") and c.text.islower() for c in beside)


def _is_told_of_somebody(noun: "Token") -> bool:
    """Tell whether who acts on it, or is acted on, is named; the noun may be that one's."""
    other = _other_side(noun)
    return other is not None and any(
        is_name(t) or t.tag_ == "PRP" or t.ent_type_ == "NORP" for t in other.subtree
    )


def _owner(noun: "Token") -> Added | None:
    """Return the words that say whose a noun is, if it is the same one's as who acts on it.

    `The parliament of Norway elects the president` elects `Norway's` president.
    """
    other = _other_side(noun)
    if other is None or is_name(other):
        return None
    of = next((c for c in other.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    owner = child(other, "poss") or (None if of is None else child(of, "pobj"))
    words = _name_of(owner) if owner is not None else _people_of(other)
    return Added(text=words, reason=ChangeReason.REFERENCE) if words else None


def _other_side(noun: "Token") -> "Token | None":
    """Return who acts on a noun: the subject of an object, the agent of a passive's subject."""
    if noun.dep_ != "nsubjpass":
        return subject(noun.head) if noun.dep_ == "dobj" else None
    by = child(noun.head, "agent")
    return None if by is None else child(by, "pobj")


def _name_of(owner: "Token") -> str:
    """Return `Norway's`; empty for what is no name."""
    tokens = [i for i in sorted(noun_phrase_raw(owner)) if owner.doc[i].tag_ != "POS"]
    straight = tokens[-1] - tokens[0] + 1 == len(tokens) <= _MAX_WORDS
    if not is_name(owner) or not straight:
        return ""
    name = owner.doc[tokens[0] : tokens[-1] + 1].text
    name = f"the {name[4:]}" if name.startswith("The ") else name
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def _people_of(noun: "Token") -> str:
    """Return `the Norwegian` for `the Norwegian parliament`; empty where no such word is there."""
    words = [c.text for c in noun.lefts if c.dep_ == "amod" and c.ent_type_ == "NORP"]
    return f"the {words[0]}" if len(words) == 1 else ""
