"""What `the talks`, `the alliance`, `the company` and `the country` stand for, where it is clear.

Clear means: only one thing of that kind was named so far. Everything else stays as it is.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from factcheck.claims.countries import country
from factcheck.claims.dated_words import Moment, written
from factcheck.claims.drafts import Replacement
from factcheck.claims.phrases import noun_phrase_raw
from factcheck.claims.trees import (
    child,
    is_finite,
    is_name,
    is_place,
    is_time,
    is_verb,
    subject,
)
from factcheck.types import ChangeReason

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

EVENT_NOUNS = frozenset(
    "talks meeting summit gathering conference convening session forum negotiations discussions"
    "".split()
)
_MEETING_VERBS = frozenset(
    "met meet meets gathered gather gathers convened convene convenes".split()
)
_ALLIANCES = {
    "alliance": ("NATO",),
    "bloc": ("EU", "European Union", "the European Union", "the EU"),
}
_BLOC_NAMES = {"alliance": "NATO", "bloc": "the European Union"}
_ORGANISATIONS = frozenset(
    "company firm corporation bank airline carmaker automaker retailer".split()
)
_COUNTRIES = frozenset("country nation".split())
_POINTING = frozenset("the that this these those".split())
N_SENTENCES_BACK = 3
"""Sentences before, in which a company or country must be the only one of its kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A meeting that the text spoke of."""

    people: str
    """`army chiefs`; empty where it is not said."""
    place: str
    date: str
    """As the sentence has it after its dates were made whole; often empty."""

    @property
    def description(self) -> str:
        """What to put after `the talks`: ` of army chiefs in Paris on 11 March 2025`."""
        of = f" of {self.people}" if self.people else ""
        where = f" in {self.place}" if self.place else ""
        return f"{of}{where}{f' on {self.date}' if self.date else ''}"


@dataclass(slots=True, kw_only=True)
class Topics:
    """What a text spoke of so far; grows sentence by sentence."""

    events: list[Event] = field(default_factory=list)
    phrases: list[tuple[int, str, str]] = field(default_factory=list)
    """Sentence, noun, and the whole phrase: `summit`, `the Paris summit of 27 March 2025`."""
    names: list[tuple[int, str, str]] = field(default_factory=list)
    """Sentence, kind of entity, name."""
    n_sentences: int = 0

    def learn(self, doc: "Doc", dates: Sequence[Moment]) -> None:
        """Take in a sentence and its dates in full."""
        days = [written(dt.date.fromisoformat(m.iso)) for m in dates if len(m.iso) == 10]
        event = _event(doc, days[0] if days else "")
        self.phrases.extend(_named_events(doc, dates, self.n_sentences))
        if event is not None and not any(e.place == event.place for e in self.events):
            self.events.append(event)
        for entity in doc.ents:
            if entity.label_ == "GPE" and (named := country(entity.text)):
                self.names.append((self.n_sentences, "GPE", named))
            if entity.label_ == "ORG":
                name = entity.text.removeprefix("the ").removeprefix("The ")
                name = name.removesuffix("'s").removesuffix("’s").strip()
                self.names.append((self.n_sentences, entity.label_, name))
        self.n_sentences += 1

    def replacements(self, doc: "Doc") -> list[Replacement]:
        """Return what the next sentence's references stand for, in order."""
        found = []
        for token in doc:
            replacement = self._event_named(token) or self._name_for(token)
            if replacement is not None:
                found.append(replacement)
        return found

    def _event_named(self, noun: "Token") -> Replacement | None:
        if noun.text.lower() not in EVENT_NOUNS:
            return None
        recent = [
            phrase
            for sentence, word, phrase in self.phrases
            if word == noun.text.lower() and sentence >= self.n_sentences - N_SENTENCES_BACK
        ]
        determiner = child(noun, "det")
        if recent and determiner is not None and determiner.i == noun.i - 1 and _is_bare(noun):
            return _replace(determiner, noun, recent[-1])
        if len(self.events) != 1:
            return None
        of = _of_whom(noun)
        if not _is_definite(noun) or any(is_name(c) for c in noun.children):
            return None
        if _event(noun.doc, "") is not None:
            return None
        event = self.events[0]
        if of is not None:
            if of.text not in event.people.split():
                return None
            event = replace(event, people="")
        return _replace(noun, noun, f"{noun.text}{event.description}")

    def _name_for(self, noun: "Token") -> Replacement | None:
        word = noun.text.lower()
        determiner = child(noun, "det")
        if determiner is None or determiner.text.lower() not in _POINTING:
            return None
        if word in _ALLIANCES:
            known = {name for _, _, name in self.names}
            if known.intersection(_ALLIANCES[word]) and _is_bare(noun):
                return _replace(determiner, noun, _BLOC_NAMES[word])
        kind = "ORG" if word in _ORGANISATIONS else "GPE" if word in _COUNTRIES else ""
        if not kind or not _is_bare(noun) or noun.i != determiner.i + 1:
            return None
        recent = {
            name
            for sentence, label, name in self.names
            if label == kind and sentence >= self.n_sentences - N_SENTENCES_BACK
        }
        here = {e.text for e in noun.doc.ents if e.label_ == kind and e.end <= noun.i}
        if kind == "GPE":
            here = {name for text in here if (name := country(text))}
        if len(recent) != 1 or here:
            return None
        return _replace(determiner, noun, recent.pop())


def _replace(first: "Token", last: "Token", text: str) -> Replacement:
    return Replacement(start=first.i, end=last.i + 1, text=text, reason=ChangeReason.REFERENCE)


def _is_definite(noun: "Token") -> bool:
    """Tell whether `the` and perhaps adjectives and `of …` are all that says which one."""
    determiner = child(noun, "det")
    if determiner is None or determiner.text.lower() not in _POINTING:
        return False
    free = ("det", "punct", "cc", "case", "amod", "compound", "acl", "relcl")
    return all(
        c.dep_ in free or (c.dep_ == "prep" and c.text.lower() in ("of", "including"))
        for c in noun.children
    )


def _is_bare(noun: "Token") -> bool:
    """Tell whether nothing but an article says which one is meant."""
    determiner = child(noun, "det")
    if determiner is None or determiner.text.lower() not in _POINTING:
        return False
    return all(c.dep_ in ("det", "punct", "cc", "case") for c in noun.children)


def _event(doc: "Doc", date: str) -> Event | None:
    for token in doc:
        lower = token.text.lower()
        is_meeting = is_verb(token) and lower in _MEETING_VERBS and is_finite(token)
        if not is_meeting and lower not in EVENT_NOUNS:
            continue
        places = [c for c in token.children if is_place(c)]
        if not places:
            continue
        who = subject(token) if is_meeting else _of_whom(token)
        what = child(places[0], "pobj")
        place = (
            doc[min(noun_phrase_raw(what)) : max(noun_phrase_raw(what)) + 1].text if what else ""
        )
        has_date = any(is_time(c) for c in token.children)
        return Event(people=_kind_of(who), place=place, date=date if has_date else "")
    return None


def _of_whom(noun: "Token") -> "Token | None":
    of = next((c for c in noun.children if c.dep_ == "prep" and c.text.lower() == "of"), None)
    return child(of, "pobj") if of is not None else None


def _kind_of(who: "Token | None") -> str:
    """Return `army chiefs` for `more than 30 army chiefs among …`."""
    if who is None or who.tag_ not in ("NNS", "NNPS"):
        return ""
    words = [_lowered(c) for c in who.children if c.dep_ in ("compound", "amod") and c.i < who.i]
    adjectives = [
        w for w in words if w.lower() not in ("more", "fewer", "other", "several", "many")
    ]
    return " ".join([*adjectives, _lowered(who)])


def _lowered(token: "Token") -> str:
    """Return a word without the capital of a sentence's start."""
    is_lowered = token.i == 0 and not token.ent_type_ and not is_name(token)
    return token.text.lower() if is_lowered else token.text


def _named_events(
    doc: "Doc", dates: Sequence[Moment], sentence: int
) -> Iterator[tuple[int, str, str]]:
    """Yield the meetings that a sentence names by place or day, each as a whole phrase."""
    for noun in doc:
        if noun.text.lower() not in EVENT_NOUNS:
            continue
        says_which = [
            c
            for c in noun.children
            if (c.dep_ == "compound" and is_name(c))
            or (c.dep_ == "prep" and (is_place(c) or is_time(c)))
        ]
        tokens = sorted(noun_phrase_raw(noun))
        if not says_which or tokens[-1] - tokens[0] + 1 != len(tokens):
            continue
        start, end = doc[tokens[0]].idx, doc[tokens[-1]].idx + len(doc[tokens[-1]])
        phrase = doc.text[start:end].strip(" ,")
        for moment in reversed(dates):
            if start <= moment.start and moment.end <= end:
                phrase = (
                    f"{phrase[: moment.start - start]}{moment.text}{phrase[moment.end - start :]}"
                )
        first, _, rest = phrase.partition(" ")
        bare = rest if first.lower() in ("a", "an", "the", "that", "this") else phrase
        yield sentence, noun.text.lower(), f"the {bare}"
