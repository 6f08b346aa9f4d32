"""Claims that can be understood on their own: every word that leans on other sentences replaced.

Names are made whole, dates absolute; pronouns and `the talks` are replaced by what they stand
for where that is clear. Each change is recorded; what stays unclear is listed.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from factcheck.claims.article_head import dateline_place
from factcheck.claims.dated_words import Moment
from factcheck.claims.definites import Definites
from factcheck.claims.drafts import Added, Draft, Replacement, Worded, word, word_phrase
from factcheck.claims.fixtures import Fixtures
from factcheck.claims.introductions import Introductions
from factcheck.claims.likewise import Likewise
from factcheck.claims.moments import day_named, moments
from factcheck.claims.nearness import Nearness
from factcheck.claims.people import People, is_title
from factcheck.claims.pronouns import MIN_PROBABILITY, PRONOUNS, Antecedent, Reader
from factcheck.claims.references import EVENT_NOUNS, Topics
from factcheck.claims.roles import Roles
from factcheck.claims.scenes import Scene, scenes
from factcheck.claims.subjects import (
    COLLECTIVES,
    Subjects,
    is_empty_it,
    object_before,
    subject_beside,
)
from factcheck.claims.told_time import is_current, is_of_other_days, years_in
from factcheck.claims.trees import child, is_place
from factcheck.types import ChangeReason

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

N_SENTENCES_OF_YEARS = 3
"""Sentences before, whose years tell whether the text speaks of another time than its own."""
_LEANING = frozenset(
    "he she it they him her them his hers its their theirs himself herself itself"
    " themselves".split()
)
_SPEAKERS_OWN = frozenset("i we you me us my our your mine ours yours myself ourselves".split())
_ANYBODY = frozenset("one person everyone anyone someone nobody everybody anybody".split())
_BARE_POINTERS = frozenset("this that these those".split())
_POINTED_AT = frozenset(
    "company firm country alliance bloc city group team organisation organization website site"
    " event match game ship party festival report study film show district constituency".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A draft as a sentence of its own, and what in it still leans on others."""

    worded: Worded
    unresolved: tuple[str, ...]


class Surroundings:
    """What a text said so far; its sentences are read in order."""

    def __init__(
        self, people: People, title: str, now: dt.date | None, text: str, headline: "Doc | None"
    ) -> None:
        """`text` is the whole article, which tells whether it is about the days around `now`.

        `headline` is its title, parsed.
        """
        self.now = None if now is None or is_of_other_days(text, now) else now
        self.place = dateline_place(text)
        self.is_current = bool(self.place) or (now is not None and is_current(text, now))
        self.people = people
        self.reader = Reader(people, title)
        self.topics = Topics()
        self.definites = Definites(place=self.place)
        self.introductions = Introductions(place=self.place)
        self.fixtures = Fixtures()
        self.roles = Roles(people=people, title=title)
        self.subjects = Subjects()
        self.likewise = Likewise()
        self.nearness = Nearness(title=f"{title} {self.place}")
        self.years: list[tuple[int, ...]] = []
        self.last_day: dt.date | None = None
        if headline is not None:
            self.introductions.learn_title(headline)
            self.roles.learn_title(headline)

    def read(self, sentence: "Doc") -> "Sight":
        """Return what is known where a sentence stands, and take it in."""
        antecedents = self.reader.read(sentence)
        recent = [y for years in self.years[-N_SENTENCES_OF_YEARS:] for y in years]
        sight = Sight(
            surroundings=self,
            sentence=sentence,
            antecedents=antecedents,
            years=tuple(recent),
            last_day=self.last_day,
            references=tuple(self._references(sentence)),
            leaning=frozenset(t.i for t in sentence if self._leans(t)),
            scenes=scenes(sentence, self.fixtures, self.introductions),
        )
        self.years.append(years_in(sentence.text))
        found = sight.moments(sentence)
        self.topics.learn(sentence, found)
        self.definites.learn(sentence)
        render = sight.replacements(sentence).phrase
        self.introductions.learn(sentence, render)
        self.subjects.learn(sentence, render)
        self.fixtures.learn(sentence)
        self.roles.learn(sentence)
        self.likewise.learn(sentence)
        self.nearness.learn(" ".join((sentence.text, *(r.text for r in sight.references))))
        self.last_day = day_named(sentence.text, found)
        return sight

    def _references(self, sentence: "Doc") -> list[Replacement]:
        known = self.topics.replacements(sentence)
        for token in sentence:
            found = (
                self.fixtures.replacement(token)
                or self._if_near(self.definites.replacement(token), sentence)
                or self.roles.replacement(token)
                or self._if_near(self.introductions.replacement(token), sentence)
                or self.subjects.replacement(token)
                or object_before(token)
                or self.likewise.replacement(token)
                or subject_beside(token, known)
            )
            if found is not None:
                known.append(found)
        return known

    def _if_near(self, found: Replacement | None, sentence: "Doc") -> Replacement | None:
        near = found is not None and self.nearness.has(found.text, sentence.text)
        return found if near else None

    def _leans(self, token: "Token") -> bool:
        known = (self.introductions, self.roles, self.likewise)
        return any(one.leans(token) for one in known)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What is known where one sentence stands."""

    surroundings: Surroundings
    sentence: "Doc"
    antecedents: Mapping[int, Antecedent]
    references: Sequence[Replacement]
    leaning: frozenset[int]
    """Tokens that speak of something told before, unclear which: `ship` of `the ship`."""
    scenes: tuple[Scene, ...]
    years: tuple[int, ...]
    """That the sentences before name, the nearest last."""
    last_day: dt.date | None
    """The only day that the sentence before names."""

    def moments(self, doc: "Doc") -> list[Moment]:
        """Return the dates of a statement of this sentence; none where no day is known."""
        now = self.surroundings.now
        if now is None:
            return []
        is_part = doc.text != self.sentence.text
        years = (*self.years, *years_in(self.sentence.text)) if is_part else self.years
        return moments(
            doc,
            now,
            years=years,
            last_day=self.last_day,
            is_current=self.surroundings.is_current,
        )

    def replacements(self, doc: "Doc", *, speaker: str = "") -> "Replaceable":
        """Return what can be replaced in a statement of this sentence.

        `speaker` is who says it in quotation marks: `he` there is anybody else.
        """
        quoted = quoted_tokens(doc)
        taken = set(quoted)
        fixed: dict[int, Replacement] = {}
        mapped = _aligned(doc, self.sentence)
        groups = (self._dates(doc), self._references(mapped), self._names(doc))
        for found in (r for group in groups for r in group):
            span = set(range(found.start, found.end))
            if not span & taken:
                taken |= span
                fixed[found.start] = found
        pronouns = {
            token.i: self.antecedents[mapped[token.i]]
            for token in doc
            if token.i not in taken and mapped.get(token.i) in self.antecedents
        }
        pronouns = {
            i: who for i, who in pronouns.items() if who.name.split()[-1] not in speaker.split()
        }
        leaning = frozenset(ours for ours, theirs in mapped.items() if theirs in self.leaning)
        return Replaceable(
            doc=doc,
            fixed=fixed,
            pronouns=pronouns,
            leaning=leaning - (taken - quoted),
            scenes=() if speaker else self.scenes,
        )

    def _dates(self, doc: "Doc") -> list[Replacement]:
        found = []
        for moment in self.moments(doc):
            span = doc.char_span(moment.start, moment.end)
            if span is not None:
                found.append(_replacement(span.start, span.end, moment.text, ChangeReason.DATE))
        return found

    def _references(self, mapped: Mapping[int, int]) -> list[Replacement]:
        back = {theirs: ours for ours, theirs in mapped.items()}
        found = []
        for r in self.references:
            places = [back.get(i) for i in range(r.start, r.end)]
            first = places[0]
            if first is not None and places == list(range(first, first + len(places))):
                found.append(replace(r, start=first, end=first + len(places)))
        return found

    def _names(self, doc: "Doc") -> list[Replacement]:
        seen: set[str] = set()
        found = []
        for mention in self.surroundings.people.mentions(doc, 0):
            here = doc[mention.start : mention.end].text
            n_words = len(mention.name.split())
            is_part = mention.name != here and len(here.split()) < n_words
            is_part &= mention.name not in doc[max(0, mention.end - n_words) : mention.end].text
            root = doc[mention.start : mention.end].root
            before = doc[mention.start - 1] if mention.start else None
            has_own = before is not None and before.tag_ == "NNP" and not is_title(before)
            if is_part and not has_own and mention.name not in seen and root.dep_ != "compound":
                found.append(
                    _replacement(mention.start, mention.end, mention.name, ChangeReason.NAME)
                )
            seen.add(mention.name)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaceable:
    """What can be replaced in a statement, whichever of its words a claim uses."""

    doc: "Doc"
    fixed: Mapping[int, Replacement]
    pronouns: Mapping[int, Antecedent]
    """Whom a pronoun likely stands for, by token."""
    leaning: frozenset[int] = frozenset()
    """Nouns that speak of something told before, unclear which."""
    scenes: tuple[Scene, ...] = ()

    def standing(self, draft: Draft) -> Standing:
        """Return a draft as a sentence of its own."""
        chosen, unresolved = self._chosen(draft)
        worded = word(self.doc, draft, chosen)
        for scene in self.scenes:
            if scene.phrase not in worded.text:
                worded = word(self.doc, scene.said_with(self.doc, draft), chosen)
        return Standing(worded=worded, unresolved=unresolved)

    def phrase(self, draft: Draft) -> str:
        """Return a draft as words that stand alone in any sentence; empty where they do not."""
        chosen, unresolved = self._chosen(draft)
        return "" if unresolved else word_phrase(self.doc, draft, chosen).text

    def _chosen(self, draft: Draft) -> tuple[dict[int, Replacement], tuple[str, ...]]:
        """Return what is replaced in a draft, and the words of it that stay unclear."""
        chosen = {i: r for i, r in self.fixed.items() if self._is_needed(r, draft)}
        named = ""
        unresolved = []
        for part in draft:
            if isinstance(part, Added):
                named += f" {part.text}"
                continue
            token = self.doc[part]
            if part in chosen:
                named += f" {chosen[part].text}"
            elif token.text.lower() in PRONOUNS:
                who = self.pronouns.get(part)
                if who is not None and who.name.split()[-1] in named.split():
                    continue
                if who is None or who.probability < MIN_PROBABILITY:
                    if not _leans_within(token, draft):
                        unresolved.append(token.text)
                    continue
                chosen[part] = _pronoun(token, who.name)
                named += f" {who.name}"
            else:
                named += f" {token.text}"
                if (part in self.leaning or _is_unclear(token, draft)) and not self._is_covered(
                    part
                ):
                    unresolved.append(_shown(token))
        return chosen, tuple(dict.fromkeys(unresolved))

    def _is_needed(self, found: Replacement, draft: Draft) -> bool:
        if not found.unless:
            return True
        others = (p for p in draft if isinstance(p, int) and not found.start <= p < found.end)
        return not found.unless <= {self.doc[p].lower_ for p in others}

    def _is_covered(self, token: int) -> bool:
        return any(r.start <= token < r.end for r in self.fixed.values())


def _pronoun(token: "Token", name: str) -> Replacement:
    owns = token.tag_ == "PRP$" or token.text.lower() == "hers"
    text = f"{name}'s" if owns else name
    return _replacement(token.i, token.i + 1, text, ChangeReason.PRONOUN)


def _replacement(start: int, end: int, text: str, reason: ChangeReason) -> Replacement:
    return Replacement(start=start, end=end, text=text, reason=reason)


def quoted_tokens(doc: "Doc") -> set[int]:
    """Return the tokens inside quotation marks: nobody's words are changed."""
    found: set[int] = set()
    opened: int | None = None
    for token in doc:
        if token.text in ("“", "«") or (token.text == '"' and opened is None):
            opened = token.i
        elif token.text in ("”", "»", '"') and opened is not None:
            found.update(range(opened, token.i + 1))
            opened = None
    return found


def _leans_within(token: "Token", draft: Draft) -> bool:
    """Tell whether a noun before a pronoun, in the same claim, is what it may stand for."""
    if token.dep_ in ("nsubj", "nsubjpass") and draft and draft[0] == token.i:
        return False
    doc = token.doc
    before = []
    for part in draft:
        if part == token.i:
            break
        if isinstance(part, int):
            before.append(doc[part])
    if token.lower_ in ("they", "them", "their", "themselves"):
        return any(_is_for_many(t) for t in before)
    return any(t.tag_ in ("NN", "NNS", "NNP", "NNPS") and t.dep_ != "compound" for t in before)


def _is_for_many(noun: "Token") -> bool:
    """Tell whether `they` can stand for a noun."""
    if noun.tag_ in ("NNS", "NNPS") or noun.lower_ in COLLECTIVES or noun.lower_ in _ANYBODY:
        return True
    return child(noun, "conj") is not None or (noun.tag_ == "NNP" and noun.ent_type_ != "PERSON")


def _is_unclear(token: "Token", draft: Draft) -> bool:
    lower = token.text.lower()
    if lower in _SPEAKERS_OWN:
        return token.tag_.startswith("PRP")
    if lower in _LEANING:
        return not is_empty_it(token) and not _leans_within(token, draft)
    if lower in _BARE_POINTERS:
        is_subject = token.dep_ in ("nsubj", "nsubjpass", "dobj") and token.tag_ == "DT"
        says_which = child(token, "relcl", "acl", "prep") is not None
        return is_subject and token.head.dep_ != "relcl" and not says_which
    if lower == "there" and (token.dep_ == "advmod" or _is_after_noun(token)):
        return not any(isinstance(p, int) and is_place(token.doc[p]) for p in draft)
    if (lower in EVENT_NOUNS or lower in _POINTED_AT) and token.dep_ != "compound":
        determiner = child(token, "det")
        pointing = determiner is not None and determiner.text.lower() in ("the", "that", "this")
        return pointing and all(c.dep_ in ("det", "punct") for c in token.children)
    pointer = child(token, "det")
    return pointer is not None and pointer.text.lower() in ("that", "those", "neither", "either")


def _is_after_noun(there: "Token") -> bool:
    """Tell whether `there` is a place and no subject: `the ballot there was cast`."""
    return there.i > 0 and there.doc[there.i - 1].tag_ in ("NN", "NNS")


def _shown(token: "Token") -> str:
    determiner = child(token, "det")
    return token.text if determiner is None else f"{determiner.text.lower()} {token.text}"


def _aligned(doc: "Doc", sentence: "Doc") -> dict[int, int]:
    """Return where the tokens of a statement stand in its sentence."""
    if doc.text == sentence.text:
        return {token.i: token.i for token in doc}
    ours, theirs = [t.lower_ for t in doc], [t.lower_ for t in sentence]
    blocks = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    return {b.a + k: b.b + k for b in blocks for k in range(b.size)}
