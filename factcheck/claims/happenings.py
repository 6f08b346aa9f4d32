"""Events that a text tells by a verb and speaks of by a noun: `X attacked Y`, `the attack`."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from factcheck.claims.drafts import Added, Draft, ordered
from factcheck.claims.phrases import noun_phrase_raw, shortened
from factcheck.claims.trees import child, is_negated, is_noun, subject
from factcheck.types import ChangeReason

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OBJECTS = (
    "attack/on attack attacks attacked attacking",
    "assault/on assaulted",
    "raid/on raid raids raided",
    "bombing/of bomb bombs bombed",
    "shooting/of shot shoots",
    "stabbing/of stabbed",
    "killing/of kill kills killed",
    "murder/of murder murdered",
    "arrest/of arrest arrests arrested",
    "rescue/of rescue rescues rescued",
    "ban/on ban bans banned",
    "invasion/of invade invades invaded",
    "evacuation/of evacuate evacuated",
    "closure/of closed",
    "purchase/of purchased",
    "visit/to visit visits visited",
    "robbery/of robbed",
    "kidnapping/of kidnapped",
    "hijacking/of hijacked",
    "nomination/of nominated nominates",
    "appointment/of appointed appoints",
    "expulsion/of expelled expels",
    "assassination/of assassinated",
    "execution/of executed",
    "discovery/of discovered discovers",
    "acquisition/of acquired acquires",
    "broadcasts/of broadcast broadcasts",
    "protests/against protested",
    "study/of studied studies analysed analyzed analyses examined investigated surveyed",
)
"""Noun, the preposition before whom it befell, and the verb's forms."""
_SUBJECTS = (
    "collapse/of collapsed collapses",
    "crash/of crashed crashes",
    "explosion/of exploded explodes",
    "resignation/of resigned resigns",
    "death/of died dies",
    "sinking/of sank sinks",
    "derailment/of derailed",
    "retirement/of retired retires",
    "eruption/of erupted erupts",
    "departure/of departed",
    "ruling/of ruled",
    "decision/of decided",
)
"""The same of verbs whose noun is of who did it."""
_FORMS = frozenset("VB VBD VBG VBZ VBP VBN".split())
_MAX_WORDS = 8
"""Of whom an event befell, and of who did it."""
_BEGINNING = frozenset("started began begun continued resumed".split())
_HYPOTHETICAL = frozenset("if unless whether".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An event that a clause tells of."""

    noun: str
    """By which the text may speak of it: `attack`."""
    drafts: tuple[Draft, ...]
    """The ways to say which one, the fullest first: `the attack on Y by X`, `the attack on Y`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Nominal:
    noun: str
    preposition: str
    of_object: bool


def _nominals() -> dict[str, _Nominal]:
    found = {}
    for rows, of_object in ((_OBJECTS, True), (_SUBJECTS, False)):
        for row in rows:
            noun, *forms = row.split()
            name, _, preposition = noun.partition("/")
            one = _Nominal(noun=name, preposition=preposition, of_object=of_object)
            found.update(dict.fromkeys(forms, one))
    return found


_NOMINALS: Mapping[str, _Nominal] = MappingProxyType(_nominals())


def happening(verb: "Token") -> Happening | None:
    """Return the event that a verb tells of as having happened; None where it tells of none."""
    nominal = _NOMINALS.get(verb.lower_)
    if nominal is None or verb.tag_ not in _FORMS or not _happened(verb):
        return None
    passive = child(verb, "nsubjpass")
    if nominal.of_object:
        befell = passive if passive is not None else child(verb, "dobj")
        did = _agent(verb) if passive is not None else child(_begun(verb) or verb, "nsubj")
    else:
        befell, did = subject(verb), None
    if befell is None or not _is_told(befell):
        return None
    core = (_added(f"the {nominal.noun} {nominal.preposition}"), *_phrase(verb.doc, befell))
    if did is None or not _is_told(did):
        return Happening(noun=nominal.noun, drafts=(core,))
    by: Draft = (_added("by"), *_phrase(verb.doc, did))
    lone: Draft = (_added(f"the {nominal.noun}"), *by)
    return Happening(noun=nominal.noun, drafts=((*core, *by), core, lone))


def _happened(verb: "Token") -> bool:
    """Tell whether a verb is said to have happened: not denied, possible, asked for or to come."""
    asks = ("MD",) if _begun(verb) is not None else ("MD", "TO")
    if any(c.tag_ in asks for c in verb.children if c.i < verb.i):
        return False
    for token in (verb, *verb.ancestors):
        if is_negated(token) or any(c.lower_ in _HYPOTHETICAL for c in token.children):
            return False
    if _begun(verb) is not None:
        return True
    has_owner = child(verb, "nsubj", "nsubjpass") is not None
    return has_owner and verb.dep_ != "xcomp" and verb.tag_ != "VB"


def _begun(verb: "Token") -> "Token | None":
    """Return the verb above `broadcast` in `started to broadcast`, which tells that it happened."""
    above = verb.head
    is_begun = verb.dep_ == "xcomp" and above.lower_ in _BEGINNING and above.tag_ != "VB"
    return above if is_begun else None


def _agent(verb: "Token") -> "Token | None":
    by = child(verb, "agent")
    return child(by, "pobj") if by is not None else None


def _is_told(noun: "Token") -> bool:
    return is_noun(noun) and noun.tag_ != "CD" and noun.lower_ not in ("who", "which", "that")


def _phrase(doc: "Doc", noun: "Token") -> Draft:
    tokens = set(shortened(noun, _MAX_WORDS)) & noun_phrase_raw(noun)
    while tokens and doc[max(tokens)].is_punct:
        tokens.discard(max(tokens))
    return ordered(tokens)


def _added(text: str) -> Added:
    return Added(text=text, reason=ChangeReason.REFERENCE)
