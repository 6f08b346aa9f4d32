"""What a date that is named in part stands in: the day of writing, the tense, the words before."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from factcheck.claims.trees import child

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

DAY_NAME = "|".join(calendar.day_name)
MONTHS = {name: i for i, name in enumerate(calendar.month_name) if name}
_SHORT = {name[:3]: i for name, i in MONTHS.items() if name != "May"} | {"Sept": 9}
MONTH_NAME = "|".join([*MONTHS, *(rf"{short}\." for short in _SHORT)])
PARTS_OF_DAY = "morning|afternoon|evening|night"

_PREPOSITIONS = frozenset(
    "in on by of since until till from to before after during between for over at than as"
    " through within early late mid".split()
)
_FUTURE = frozenset("will shall 'll ’ll would may might gonna".split())
_TO_COME = frozenset(
    "is are set due going scheduled expected planned plan plans expects hopes supposed".split()
)
_HABIT = re.compile(
    r"\b(?:every|each|usually|often|always|sometimes|annual(?:ly)?|yearly|weekly|typically"
    r"|traditionally|normally|generally|most years)\b",
    re.IGNORECASE,
)
_OF_A_LIFE = re.compile(r"\b(?:born|birthdays?|anniversary|baptised|baptized)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A date named in full."""

    start: int
    """The first character of the words that named it in part."""
    end: int
    text: str
    """What to put in their place."""
    iso: str
    """`2025`, `2025-03`, `2025-W11` or `2025-03-11`."""


class Tense(StrEnum):
    """When a sentence's verb says that something is so."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a date is named in part."""

    token: "Token | None"
    """The first of its words."""
    text: str
    """Of the whole sentence."""
    now: dt.date
    tense: Tense
    """Of the verb that the date belongs to."""
    last_day: dt.date | None = None
    """The day that the text named last, where it named one."""


def place_at(doc: "Doc", position: int, now: dt.date, last_day: dt.date | None) -> Place:
    """Return what a date that begins at this character stands in."""
    token = next((t for t in reversed(doc) if t.idx <= position), None)
    tense = Tense.PAST if token is None else _tense(token)
    return Place(token=token, text=doc.text, now=now, tense=tense, last_day=last_day)


def _tense(token: "Token") -> Tense:
    for verb in (token, *token.ancestors):
        if verb.tag_[:2] != "VB" and verb.tag_ != "MD":
            continue
        words = {c.text.lower() for c in verb.children if c.dep_ in ("aux", "auxpass")}
        if words & _FUTURE or ("to" in words and verb.head.text.lower() in _TO_COME):
            return Tense.FUTURE
        above = {c.text.lower() for c in verb.head.children if c.dep_ in ("aux", "auxpass")}
        if "to" in words and above & _FUTURE:
            return Tense.FUTURE
        if verb.tag_ == "VBD" or words & {"was", "were", "had", "did", "has", "have"}:
            return Tense.PAST
        if verb.tag_ in ("VBZ", "VBP"):
            is_due = any(c.tag_ == "VB" and child(c, "aux") is not None for c in verb.children)
            is_due = is_due and verb.text.lower() in ("is", "are")  # `they are to travel`
            return Tense.FUTURE if is_due else Tense.PRESENT
        if verb.dep_ == "ROOT" and verb.tag_ == "VB":
            return Tense.PRESENT if words else Tense.FUTURE  # `can swim`; `Join us on Friday`
    return Tense.PAST


def is_habit(text: str) -> bool:
    """Tell whether a sentence speaks of what happens again and again."""
    return bool(_HABIT.search(text))


def is_of_a_life(text: str) -> bool:
    """Tell whether a sentence is about a birth or an anniversary, whose year nobody can guess."""
    return bool(_OF_A_LIFE.search(text))


def replaced(match: re.Match[str], words: str, iso: str) -> Moment:
    """Return the moment that stands where a pattern matched, with a capital at the start."""
    text = words[0].upper() + words[1:] if match.start() == 0 else words
    return Moment(start=match.start(), end=match.end(), text=text, iso=iso)


def with_preposition(place: Place, match: re.Match[str], preposition: str, words: str) -> str:
    """Return the words behind a preposition, unless one stands there or they are a subject."""
    if follows_preposition(place.text, match.start()) or _is_subject(place.token):
        return words
    return f"{preposition} {words}"


def follows_preposition(text: str, position: int) -> bool:
    """Tell whether the word before a place in the text is a preposition."""
    before = text[:position].split()
    return bool(before) and before[-1].lower().strip("-") in _PREPOSITIONS


def _is_subject(token: "Token | None") -> bool:
    """Tell whether a date is what its sentence speaks of: `Today marks the end`."""
    if token is None or token.dep_ in ("nsubj", "nsubjpass"):
        return token is not None
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    alone = not any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in token.head.children)
    return after is not None and after == token.head and after.tag_ in ("VBZ", "VBD") and alone


def month_number(name: str) -> int:
    """Return 3 for `March` and `Mar.`."""
    return MONTHS.get(name) or _SHORT[name.rstrip(".")]


def written(day: dt.date) -> str:
    """Return a date as `11 March 2025`."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"
