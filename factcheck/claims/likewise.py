"""What `Sweden followed in 2024` and `Sweden did so in 2024` say: what was told just before."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.claims.drafts import Replacement
from factcheck.claims.phrases import noun_phrase_raw
from factcheck.claims.trees import (
    auxiliaries,
    child,
    is_name,
    is_negated,
    is_verb,
    root_of,
    subject,
)
from factcheck.types import ChangeReason

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

POINTING_VERBS = frozenset({"followed", "did"})
"""Of `followed`, `followed suit`, `did so`, `did likewise` and `did the same`."""
_OBJECTS = ("dobj", "ccomp", "xcomp")
_MAX_WORDS = 6
"""Of an object that is told again."""
_OF_ONE_ALONE = frozenset({"CD", "JJS", "RBS", "PRP$"})
"""Tags of words by which what one did is not what another did: `became the 31st member`."""


@dataclass(slots=True, kw_only=True)
class Likewise:
    """What the sentence before says that somebody did."""

    deed: str = ""

    def learn(self, doc: "Doc") -> None:
        """Take in a sentence; one that itself points back adds nothing."""
        root = root_of(doc)
        if root is None or _end(root) is None:
            self.deed = _deed(root) if root is not None else ""

    def replacement(self, token: "Token") -> Replacement | None:
        """Return what a verb that points back stands for, if that can be told again."""
        end = _end(token)
        deed = self._deed_before(token) if end is not None else ""
        if end is None or not deed:
            return None
        return Replacement(start=token.i, end=end, text=deed, reason=ChangeReason.REFERENCE)

    def leans(self, token: "Token") -> bool:
        """Tell whether a verb points back to what cannot be told again."""
        return _end(token) is not None and not self._deed_before(token)

    def _deed_before(self, token: "Token") -> str:
        head = token.head
        if token.dep_ == "conj" and is_verb(head):
            return _deed(head)
        return self.deed if token.dep_ == "ROOT" else ""


def _end(verb: "Token") -> int | None:
    """Return where `followed`, `did so` or `did the same` ends; None for any other verb."""
    owner = subject(verb)
    if owner is None or auxiliaries(verb) or is_negated(verb):
        return None
    after = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 3]]
    match verb.lower_, after:
        case ("followed", ["suit", *_]):
            return verb.i + 2
        case ("followed", _):
            return verb.i + 1 if is_name(owner) and child(verb, *_OBJECTS) is None else None
        case ("did", ["so" | "likewise", *_]):
            return verb.i + 2
        case ("did", ["the", "same"]):
            return verb.i + 3
        case _:
            return None


def _deed(verb: "Token") -> str:
    """Return `joined NATO` of `Finland joined NATO in 2023`; empty where it is one's alone."""
    what = child(verb, "dobj")
    if verb.tag_ != "VBD" or what is None or auxiliaries(verb) or is_negated(verb):
        return ""
    tokens = sorted(noun_phrase_raw(what))
    straight = tokens[-1] - tokens[0] + 1 == len(tokens) <= _MAX_WORDS
    if not straight or tokens[0] != verb.i + 1:
        return ""
    if any(verb.doc[i].tag_ in _OF_ONE_ALONE or verb.doc[i].ent_type_ == "ORDINAL" for i in tokens):
        return ""
    return str(verb.doc[verb.i : tokens[-1] + 1].text)
