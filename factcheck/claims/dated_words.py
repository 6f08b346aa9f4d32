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

_WEEKDAYS = {name: i for i, name in enumerate(calendar.day_abbr)}
_SHORT_DAYS = "Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun".split()
DAY_NAME = "|".join([*calendar.day_name, *(rf"{short}\." for short in _SHORT_DAYS)])
MONTHS = {name: i for i, name in enumerate(calendar.month_name) if name}
_SHORT = {name[:3]: i for name, i in MONTHS.items() if name != "May"} | {"Sept": 9}
MONTH_NAME = "|".join([*MONTHS, *(rf"{short}\." for short in _SHORT)])
SHORT_MONTH = "|".join(sorted(_SHORT, key=len, reverse=True))
"""Months as they stand before or behind a number without a stop, too: `Sept 29`."""
PARTS_OF_DAY = "morning|afternoon|evening|night"

_PREPOSITIONS = frozenset(
    "in on by of since until till from to before after during between for over at than as"
    " through within early late mid".split()
)
_FUTURE = frozenset("will shall 'll ’ll would may might na".split())
"""With the `na` of `gonna`, which the tokeniser cuts in two."""
_TO_COME = frozenset(
    "is are set due going scheduled expected planned plan plans expects hopes supposed".split()
)
_HABIT = re.compile(
    r"\b(?:[Ee]very|[Ee]ach|[Uu]sually|[Oo]ften|[Aa]lways|[Ss]ometimes|annual(?:ly)?|yearly|weekly"
    r"|[Tt]ypically|[Tt]raditionally|[Nn]ormally|[Gg]enerally|[Mm]ost years)\b"
)
_OF_A_LIFE = re.compile(r"\b(?:born|birthdays?|anniversary|baptised|baptized)\b", re.IGNORECASE)
_COUNTED_FROM = re.compile(
    r"\b(?:ago|(?:an?|one|two|three|\d+) (?:week|month|year)s?(?: on)?) $",
    re.IGNORECASE,
)
_DETERMINED = re.compile(
    r"\b(?:the|this|that|these|those|an?|every|each|my|our|your|his|her|their|its|past) $",
    re.IGNORECASE,
)
_RANKS = frozenset("first second third fourth fifth last only".split())
_ARRANGED = frozenset(
    "going coming leaving arriving returning travelling traveling flying opening closing starting"
    " beginning launching hosting visiting releasing resigning retiring".split()
)
"""Verbs whose present progressive speaks of what is arranged: `is leaving in June`."""
_IS = frozenset("is are am 's ’s 're ’re 'm ’m".split())


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
    UNTOLD = "untold"
    """There is no verb: a line of a list, a caption."""


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
    last_year: int | None = None
    """The year that it named last."""


def place_at(
    doc: "Doc", position: int, now: dt.date, last_day: dt.date | None, last_year: int | None
) -> Place:
    """Return what a date that begins at this character stands in."""
    token = next((t for t in reversed(doc) if t.idx <= position), None)
    tense = Tense.PAST if token is None else _tense(token)
    return Place(
        token=token,
        text=doc.text,
        now=now,
        tense=tense,
        last_day=last_day,
        last_year=last_year,
    )


def _tense(token: "Token") -> Tense:
    for verb in (token, *token.ancestors):
        if verb.tag_[:2] != "VB" and verb.tag_ != "MD":
            continue
        words = {c.text.lower() for c in verb.children if c.dep_ in ("aux", "auxpass")}
        if words & _FUTURE or ("to" in words and _is_to_come(verb, words)):
            return Tense.FUTURE
        above = {c.text.lower() for c in verb.head.children if c.dep_ in ("aux", "auxpass")}
        if "to" in words and above & _FUTURE:
            return Tense.FUTURE
        participle = _tense_of_participle(verb, words)
        if participle is not None:
            return participle
        if verb.tag_ == "VB" and words == {"to"} and _is_wanted(token, verb):
            return Tense.FUTURE
        if verb.tag_ == "VBD" or words & {"was", "were", "had", "did", "has", "have"}:
            return Tense.PAST
        if verb.tag_ in ("VBZ", "VBP"):
            is_due = any(c.tag_ == "VB" and child(c, "aux") is not None for c in verb.children)
            is_due = is_due and verb.text.lower() in ("is", "are")  # `they are to travel`
            return Tense.FUTURE if is_due else Tense.PRESENT
        if verb.dep_ == "ROOT" and verb.tag_ == "VB":
            return Tense.PRESENT if words else Tense.FUTURE  # `can swim`; `Join us on Friday`
    has_verb = any(t.tag_[:2] == "VB" or t.tag_ == "MD" for t in token.doc)
    return Tense.PAST if has_verb else Tense.UNTOLD


def _tense_of_participle(verb: "Token", words: set[str]) -> Tense | None:
    """Return the tense of `is leaving`, `is closed`, `a fine issued`; None for other forms."""
    is_to_come = verb.text.lower() in _TO_COME | _ARRANGED
    if verb.tag_ == "VBN" and verb.dep_ == "acl" and not words:
        return Tense.FUTURE if is_to_come else Tense.PAST
    if verb.tag_ not in ("VBN", "VBG") or words & {"to", "been"}:
        return None
    is_active = verb.tag_ == "VBG" or "being" in words
    needed = "aux" if is_active else "auxpass"  # `he’s gone` is `he has gone`
    if any(c.dep_ == needed and c.text.lower() in _IS for c in verb.children):
        return Tense.FUTURE if is_to_come else Tense.PRESENT
    return None


def _is_wanted(token: "Token", infinitive: "Token") -> bool:
    """Tell whether a date is of what somebody now wants or tries to do: `wants to leave on Friday`.

    In `hopes to forget the fire of Friday` it is of the fire.
    """
    above = infinitive.head
    is_now = above.tag_ in ("VBZ", "VBP") or any(c.text.lower() in _IS for c in above.children)
    between = [t for t in token.ancestors if infinitive in t.ancestors]
    return (
        infinitive.dep_ in ("xcomp", "advcl")
        and is_now
        and all(t.tag_ == "IN" or t.ent_type_ in ("DATE", "TIME") for t in between)
    )


def _is_to_come(verb: "Token", words: set[str]) -> bool:
    """Tell whether an infinitive is of what will be: `plans to meet`, `figures to be published`.

    `The first figures to be published on Friday` may have been.
    """
    if verb.head.text.lower() in _TO_COME:
        return True
    is_passive = verb.tag_ == "VBN" and "be" in words and verb.dep_ in ("relcl", "acl")
    ranks = (c.tag_ == "JJS" or c.text.lower() in _RANKS for c in verb.head.children)
    return is_passive and not any(ranks)


def is_habit(text: str) -> bool:
    """Tell whether a sentence speaks of what happens again and again."""
    return bool(_HABIT.search(text))


def is_of_a_life(text: str) -> bool:
    """Tell whether a sentence is about a birth or an anniversary, whose year nobody can guess."""
    return bool(_OF_A_LIFE.search(text))


def is_counted_from(place: Place, match: re.Match[str]) -> bool:
    """Tell whether another date is counted from this one: `three years ago tomorrow`."""
    return bool(_COUNTED_FROM.search(place.text[: match.start()]))


def is_determined(place: Place, match: re.Match[str]) -> bool:
    """Tell whether an article or the like makes a span of it: `for the last year`."""
    return bool(_DETERMINED.search(place.text[: match.start()]))


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


def month_of(name: str, year: int) -> tuple[str, str]:
    """Return `2025-03` and `March 2025`."""
    number = month_number(name)
    return f"{year}-{number:02}", f"{calendar.month_name[number]} {year}"


def weekday_number(name: str) -> int:
    """Return 1 for `Tuesday` and `Tues.`, 0 is Monday."""
    return _WEEKDAYS[name[:3]]


def written(day: dt.date) -> str:
    """Return a date as `11 March 2025`."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"
