"""Whom `the student` and `the president` stand for: the only person that the text called so."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factcheck.claims.drafts import Replacement
from factcheck.claims.people import Mention, People
from factcheck.claims.synonyms import is_same_kind_of_person
from factcheck.claims.trees import BE, child, is_name
from factcheck.types import ChangeReason

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_VAGUE = frozenset(
    "member person one people human guy name part kind winner native resident citizen holder"
    " favourite favorite legend hero icon fan supporter critic friend colleague example victim"
    " success failure source voice face".split()
)
"""Nouns said of a person that a text hardly calls him by afterwards."""
_NOT_THE_HOLDER = frozenset(
    "former ex late vice deputy acting interim assistant prime fellow other another".split()
)
"""Words that make `the president` somebody else than their bearer, unless they are said again."""
_ARTICLES = frozenset("a an one another".split())
N_SENTENCES_LATELY = 3
"""Sentences before, in which only one student was named where `the student` is that one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    sentence: int
    kind: str
    words: frozenset[str]
    """Beside the kind, in lower case: `prime` of `prime minister`."""
    name: str
    """Empty where the text named nobody: `a student was shot`."""


@dataclass(slots=True, kw_only=True)
class Roles:
    """What a text called its people so far; grows sentence by sentence."""

    people: People
    title: str
    held: list[_Held] = field(default_factory=list)
    n_sentences: int = 0

    def learn_title(self, doc: "Doc") -> None:
        """Take in what a headline calls people: `Texas student Ada Holm …`."""
        self.held.extend(self._holders(doc, -1))

    def learn(self, doc: "Doc") -> None:
        """Take in what a sentence calls people."""
        self.held.extend(self._holders(doc, self.n_sentences))
        named = {t.i for m in self.people.mentions(doc, 0) for t in _nouns_of(doc, m)}
        self.held.extend(
            _Held(sentence=self.n_sentences, kind=t.lower_, words=frozenset(), name="")
            for t in doc
            if _is_unnamed(t) and t.i not in named
        )
        self.n_sentences += 1

    def replacement(self, noun: "Token") -> Replacement | None:
        """Return who a definite noun of the next sentence stands for, if that is clear."""
        determiner = _determiner(noun)
        if determiner is None:
            return None
        name = self._meant(noun, determiner)
        if not name:
            return None
        self.held.append(
            _Held(sentence=self.n_sentences, kind=noun.lower_, words=frozenset(), name=name)
        )
        return Replacement(
            start=determiner.i,
            end=noun.i + 1,
            text=name,
            reason=ChangeReason.REFERENCE,
            unless=frozenset({name.split()[-1].lower()}),
        )

    def leans(self, noun: "Token") -> bool:
        """Tell whether a definite noun speaks of somebody told before, unclear whom."""
        determiner = _determiner(noun)
        is_lone = determiner is not None and determiner.i == noun.i - 1
        return is_lone and noun.tag_ == "NN" and any(self._fits(h, noun, set()) for h in self.held)

    def _meant(self, noun: "Token", determiner: "Token") -> str:
        words = {t.lower_ for t in noun.doc[determiner.i + 1 : noun.i]}
        found = [h for h in self.held if self._fits(h, noun, words)]
        lately = [h for h in found if h.sentence >= self.n_sentences - N_SENTENCES_LATELY]
        name = self._only(found) or self._only(lately)
        holds = any(h.name == name and h.name for h in found)
        return name if holds else ""

    def _fits(self, held: _Held, noun: "Token", words: set[str]) -> bool:
        if not is_same_kind_of_person(held.kind, noun.lower_) or not words <= held.words:
            return False
        return not (held.words - words) & _NOT_THE_HOLDER

    def _only(self, found: list[_Held]) -> str:
        """Return the only name; nobody unnamed may be meant, unless the headline names the one."""
        names = {h.name for h in found if h.name}
        if len(names) != 1:
            return ""
        name = names.pop()
        in_headline = name.split()[-1] in self.title.replace("'s", "").split()
        return name if in_headline or all(h.name for h in found) else ""

    def _holders(self, doc: "Doc", sentence: int) -> Iterator[_Held]:
        for mention in self.people.mentions(doc, max(sentence, 0)):
            for noun in _nouns_of(doc, mention):
                if noun.lower_ in _VAGUE:
                    continue
                words = frozenset(
                    t.lower_
                    for t in noun.lefts
                    if t.dep_ in ("amod", "compound", "nmod") and not is_name(t)
                ) | _before(noun)
                yield _Held(sentence=sentence, kind=noun.lower_, words=words, name=mention.name)


def _nouns_of(doc: "Doc", mention: Mention) -> Iterator["Token"]:
    """Yield the nouns that a sentence says of a person whom it names."""
    name = doc[mention.start : mention.end].root
    if len(mention.name.split()) < 2:
        return
    before = doc[mention.start - 1] if mention.start else None
    if before is not None and (before.tag_ == "NN" or _is_office(before)):
        yield before
    beside = [c for c in name.children if c.dep_ == "appos"]
    if name.dep_ == "appos":
        beside.append(name.head)
    verb = name.head
    if name.dep_ == "nsubj" and verb.lower_ in BE and child(verb, "neg") is None:
        beside.extend(c for c in verb.children if c.dep_ == "attr")
    yield from (t for t in beside if t.tag_ == "NN" and not t.ent_type_)


def _is_office(token: "Token") -> bool:
    return token.lower_ in _OFFICES and is_name(token)


_OFFICES = frozenset(
    "president minister chancellor governor senator mayor king queen pope premier ambassador judge"
    " professor coach captain commissioner prosecutor archbishop bishop cardinal sultan emperor"
    " prince princess general colonel admiral sheriff secretary congressman congresswoman".split()
)
"""Titles that stand before names with a capital, by which texts call people afterwards."""


def _before(noun: "Token") -> frozenset[str]:
    """Return the words right before a title, which the parse hangs on the name behind it."""
    doc, first = noun.doc, noun.i
    while first and doc[first - 1].dep_ in ("compound", "amod", "nmod"):
        first -= 1
        if doc[first].text == "-" and first:
            first -= 1
    return frozenset(t.lower_ for t in doc[first : noun.i])


def _is_unnamed(noun: "Token") -> bool:
    """Tell whether somebody is spoken of whom the text does not name there: `a student`."""
    if noun.tag_ != "NN" or noun.dep_ in ("compound", "attr", "appos"):
        return False
    determiner = child(noun, "det")
    return determiner is not None and determiner.lower_ in _ARTICLES


def _determiner(noun: "Token") -> "Token | None":
    """Return the article of `the student`, `the President`, `the prime minister`."""
    determiner = child(noun, "det")
    if determiner is None or determiner.lower_ != "the" or noun.dep_ in ("compound", "appos"):
        return None
    if noun.dep_ == "attr" or not (noun.tag_ == "NN" or _is_office(noun)) or noun.lower_ in _VAGUE:
        return None
    if noun.tag_ == "NNP" and noun.i + 1 < len(noun.doc) and is_name(noun.doc[noun.i + 1]):
        return None
    free = all(c.dep_ in ("det", "punct", "cc", "case", "compound", "amod") for c in noun.children)
    before = noun.doc[determiner.i + 1 : noun.i]
    plain = all(t.head == noun and t.is_alpha and t.ent_type_ == "" for t in before)
    return determiner if free and plain else None
