"""Which match `the match`, `the game` and `the second half` mean: the one last told of two sides.

`Sweden faced Denmark.` makes `the match` the match between Sweden and Denmark, until a sentence
tells of another pair.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.claims.drafts import Replacement
from factcheck.claims.trees import child, coordinated, is_name, subject
from factcheck.types import ChangeReason

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MATCHES = frozenset({"match", "game"})
_FACING = frozenset("faced faces beat beats defeated defeats hosted hosts played plays".split())
_AGAINST = frozenset("against to with".split())
_AGAINST_VERBS = frozenset("lost loses drew draws played plays tied".split())
_ORDERS = frozenset({"first", "second"})
_SIDES = frozenset({"GPE", "ORG", "NORP"})


@dataclass(slots=True, kw_only=True)
class Fixtures:
    """The match that a text tells of; changes sentence by sentence."""

    sides: tuple[str, str] | None = None
    """Of the last match told; none where the last sentence with sides told of several."""

    def learn(self, doc: "Doc") -> None:
        """Take in the sides that a sentence sets against each other."""
        pairs = {pair for token in doc if (pair := _sides(token))}
        if pairs:
            self.sides = pairs.pop() if len(pairs) == 1 else None

    def replacement(self, noun: "Token") -> Replacement | None:
        """Return which match a word of the next sentence means, if that is clear."""
        determiner = child(noun, "det")
        if self.sides is None or determiner is None or determiner.text.lower() != "the":
            return None
        if noun.dep_ == "compound":
            return None
        if any(_sides(t) for t in noun.doc) or all(s in noun.doc.text for s in self.sides):
            return None
        between = f"match between {self.sides[0]} and {self.sides[1]}"
        if noun.text.lower() in _MATCHES and determiner.i == noun.i - 1:
            plain = all(c.dep_ in ("det", "punct", "cc", "case") for c in noun.children)
            return _replaced(determiner, noun, f"the {between}") if plain else None
        if _is_time_of_play(noun) and child(noun, "prep") is None:
            said = noun.doc[determiner.i : noun.i + 1].text
            return _replaced(determiner, noun, f"{said[0].lower()}{said[1:]} of the {between}")
        if noun.text.lower() != "half" or determiner.i != noun.i - 2:
            return None
        order = noun.doc[noun.i - 1].text
        is_plain = order.lower() in _ORDERS and child(noun, "prep") is None
        return (
            _replaced(determiner, noun, f"the {order} half of the {between}") if is_plain else None
        )


_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)|first|last|final|opening", re.IGNORECASE)
_TIMES = frozenset("injury stoppage extra added".split())


def _is_time_of_play(noun: "Token") -> bool:
    """Tell whether a noun with its article is `the 62nd minute` or `the injury time`."""
    before = noun.doc[noun.i - 1]
    if noun.lower_ == "minute":
        return _ORDINAL.fullmatch(before.text) is not None
    return noun.lower_ == "time" and before.lower_ in _TIMES


def _sides(verb: "Token") -> tuple[str, str] | None:
    """Return the two sides of `Sweden faced Denmark`, each as a name."""
    word, owner = verb.text.lower(), subject(verb)
    if owner is None or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    other = child(verb, "dobj") if word in _FACING else None
    if other is None and word in _AGAINST_VERBS:
        prep = next((c for c in verb.children if c.lower_ in _AGAINST), None)
        other = child(prep, "pobj") if prep is not None else None
    if other is None or not _is_side(owner) or not _is_side(other):
        return None
    return _name(owner), _name(other)


def _is_side(noun: "Token") -> bool:
    return is_name(noun) and noun.ent_type_ in _SIDES and len(coordinated(noun)) == 1


def _name(side: "Token") -> str:
    start = side.i
    while start > 0 and side.doc[start - 1].dep_ == "compound" and side.doc[start - 1].head == side:
        if not is_name(side.doc[start - 1]):
            break
        start -= 1
    return str(side.doc[start : side.i + 1].text)


def _replaced(first: "Token", last: "Token", text: str) -> Replacement:
    return Replacement(start=first.i, end=last.i + 1, text=text, reason=ChangeReason.REFERENCE)
