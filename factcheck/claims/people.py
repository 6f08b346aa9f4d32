"""The people of a text: where they are named, by which names, and whether he or she."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factcheck.claims.countries import country
from factcheck.claims.given_names import (
    FEMALE,
    FEMALE_NOUNS,
    FEMALE_WORDS,
    MALE,
    MALE_NOUNS,
    MALE_WORDS,
)
from factcheck.claims.synonyms import PEOPLE
from factcheck.claims.trees import BE, child, is_name, is_verb

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_HONORIFICS = frozenset(
    "mr mrs ms miss dr prof professor sir dame lord lady president minister prime"
    " chancellor senator king queen prince princess pope general colonel captain judge"
    " justice governor mayor secretary deputy vice former foreign defence defense the"
    " ambassador congressman congresswoman rep sen gen lt col maj capt sgt chief commander"
    " reverend rev father sister brother st baron baroness crown".split()
)
_NO_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june"
    " july august september october november december".split()
)
_MIN_LETTERS = 5
"""Of a first name that another letter does not make another name."""
_PARTICLES = frozenset("de da di del della der den van von bin ibn al el la le du dos".split())
_SON_OF = frozenset("bin ibn bint".split())
"""Before a father's name, by which alone nobody is called."""
_BEFORE_GIVEN_NAMES = frozenset(
    "king queen prince princess pope emperor empress sultan sheikh".split()
)
"""Titles of people who are called by what their names begin with: `King Charles`."""
_NUMERAL = re.compile("[IVX]+")
"""Of a monarch: `Charles III`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A person named somewhere."""

    name: str
    """The longest name the text has for this person."""
    sentence: int
    start: int
    """The first token of the name as it stands there."""
    end: int
    role: str
    """The dependency of the name's head."""
    is_pronoun: bool = False
    """Whether a pronoun stands there instead of the name."""


@dataclass(slots=True, kw_only=True)
class People:
    """Who is named in a text; grows sentence by sentence."""

    full_names: dict[str, list[str]] = field(default_factory=dict)
    """By last name and by first name in lower case: the names of two words or more."""
    firms: set[str] = field(default_factory=set)
    """In lower case: words with which a firm's or other body's name begins: `tarnholt` of `Tarnholt
    Systems`, so that `Tarnholt` alone is not clearly Ada Tarnholt."""
    headline: str = ""
    """In which a person of several with one surname is the one meant by it."""
    genders: dict[str, str] = field(default_factory=dict)
    """By longest name: `m` or `f`."""

    def learn(self, docs: Sequence["Doc"]) -> None:
        """Take in all full names first, so that a later `Smith` is known."""
        for doc in docs:
            self.firms.update(_firms(doc))
            for start, end in person_spans(doc):
                name = doc[start:end].text
                words = name.split()
                if len(words) < 2:
                    continue
                for key in _keys(words):
                    names = self.full_names.setdefault(key, [])
                    if name not in names:
                        names.append(name)
                gender = _gender_said(doc, start, end) or _gender(doc, start, words)
                if gender:
                    self.genders.setdefault(name, gender)

    def learn_title(self, title: str) -> None:
        """Take in the person that a title consists of, and whom it names."""
        self.headline = title
        words = _bare_title(title).split()
        if not 2 <= len(words) <= 4 or not all(w[:1].isupper() for w in words):
            return
        name = " ".join(words)
        names = self.full_names.setdefault(words[-1].lower(), [])
        if not names:
            names.append(name)

    def full_name(self, name: str) -> str:
        """Return the longest name of this person, or `name` where several could be meant."""
        words = name.split()
        if len(words) == 1 and words[0].lower() in self.firms:
            return name
        found = [n for n in self.full_names.get(words[-1].lower(), []) if _fits(words, n)]
        longest = max(found, key=len, default=name)
        in_headline = [n for n in found if n in self.headline]
        if len(words) == 1 and len(in_headline) == 1:
            return in_headline[0]
        same = all(_fits(n.split(), longest) or _is_misspelt(n, longest) for n in found)
        return longest if same else name

    def gender(self, name: str) -> str:
        """Return `m`, `f` or nothing where it is not known."""
        return self.genders.get(name) or _gender_of_name(name.split())

    def mentions(self, doc: "Doc", sentence: int) -> Iterator[Mention]:
        """Yield the people named in a sentence, in order."""
        for start, end in person_spans(doc, self.full_names):
            name = self._full_name_at(doc, start, end)
            head = doc[start:end].root
            gender = _gender(doc, start, name.split())
            if gender:
                self.genders.setdefault(name, gender)
            yield Mention(name=name, sentence=sentence, start=start, end=end, role=head.dep_)

    def _full_name_at(self, doc: "Doc", start: int, end: int) -> str:
        """Return the longest name of whom a title and a name mean: `King Omar` is no `bin Omar`."""
        own = doc[start:end].text
        last = doc[end - 1]
        if last.dep_ == "compound" and last.head.i >= end and last.head.text.islower():
            return own  # `the Holm effect`
        name = self.full_name(own)
        title = doc[start - 1].lower_.rstrip(".") if start else ""
        if title in _BEFORE_GIVEN_NAMES and name.split()[0] != own.split()[0]:
            return own
        others = {"m": FEMALE_WORDS, "f": MALE_WORDS}.get(self.genders.get(name, ""), frozenset())
        return own if title in others else name


def _firms(doc: "Doc") -> Iterator[str]:
    """Yield the words with which names of bodies begin, given names aside."""
    for entity in doc.ents:
        words = [token.lower_ for token in entity if is_name(token)]
        if entity.label_ == "ORG" and len(words) > 1 and words[0] not in MALE | FEMALE:
            yield words[0]


def _keys(words: Sequence[str]) -> set[str]:
    """Return the words, in lower case, by which alone somebody of this full name is called: the
    first one only where it is a given name, since a place is not called after its football club."""
    first, last = words[0], words[-1]
    keys = {first.lower()} & (MALE | FEMALE)
    is_place = country(last) and first.lower() not in MALE | FEMALE
    return keys if is_place or _NUMERAL.fullmatch(last) else keys | {last.lower()}


def _bare_title(title: str) -> str:
    return title.partition("(")[0].partition(",")[0].strip()


def person_spans(doc: "Doc", known: dict[str, list[str]] | None = None) -> list[tuple[int, int]]:
    """Return the spans of personal names, without titles before them or `'s` behind."""
    spans = []
    covered: set[int] = set()
    for first, stop, label in _entities(doc):
        start, end = _bare(doc, first, stop)
        if start < end and (label == "PERSON" or _begins_with_given_name(doc, start, end)):
            spans.append((start, end))
            covered.update(range(start, end))
    for start, end in _called_people(doc):
        if covered.isdisjoint(range(start, end)):
            spans.append((start, end))
            covered.update(range(start, end))
    for token in doc:
        if token.i in covered or not token.text[:1].isupper():
            continue
        is_known = known is not None and _is_known_surname(token, known)
        if is_known or (is_name(token) and _is_lone_name(token)):
            spans.append((token.i, token.i + 1))
    return sorted(span for span in spans if not _is_saint(doc, span[0]))


def _is_saint(doc: "Doc", start: int) -> bool:
    """Tell whether a name is that of a church, school or town: `St Bride's Hospital`."""
    return start > 0 and doc[start - 1].lower_.rstrip(".") == "st"


def _entities(doc: "Doc") -> Iterator[tuple[int, int, str]]:
    """Yield the entities with their kinds; one read across a verb is the names on both sides."""
    for entity in doc.ents:
        start = entity.start
        for token in entity:
            if token.text.islower() and is_verb(token):
                yield start, token.i, entity.label_
                start = token.i + 1
        yield start, entity.end, entity.label_


def _bare(doc: "Doc", start: int, end: int) -> tuple[int, int]:
    while start < end and doc[start].text.lower().rstrip(".") in _HONORIFICS:
        start += 1
    while end > start and not doc[end - 1].text[:1].isupper():
        end -= 1
    while start < end and doc[start].text.islower() and doc[start].text not in _PARTICLES:
        start += 1
    return start, end


def is_title(word: "Token") -> bool:
    """Tell whether a capitalised word before a surname is no given name: `Mr`, `President`."""
    return word.lower_.rstrip(".") in _HONORIFICS or word.lower_ in PEOPLE


def _begins_with_given_name(doc: "Doc", start: int, end: int) -> bool:
    """Tell whether an entity of another kind is a person after all: `Krissy Vaine`."""
    first = doc[start].text.lower()
    return (first in MALE or first in FEMALE) and 1 < end - start < 4


def _called_people(doc: "Doc") -> Iterator[tuple[int, int]]:
    """Yield full names read as something else, but called a person: `Ada Oslo, a woman`."""
    for token in doc:
        beside = child(token, "appos")
        if beside is None or not is_name(token) or beside.lower_ not in PEOPLE:
            continue
        start = token.i
        while start and is_name(doc[start - 1]) and doc[start - 1].head == token:
            start -= 1
        if 1 < token.i + 1 - start < 4:
            yield start, token.i + 1


_PERSONAL_ROLES = frozenset({"nsubj", "nsubjpass", "poss", "dobj", "dative", "agent", "conj"})


def _is_lone_name(token: "Token") -> bool:
    """Tell whether a name of one word that belongs to no entity is likely a person's."""
    lower = token.text.lower()
    if token.ent_type_ and not (lower in MALE or lower in FEMALE):
        return False
    if not token.text.istitle() or len(lower) < 3 or lower in _NO_NAMES or lower in _HONORIFICS:
        return False
    if country(token.text):
        return False
    doc = token.doc
    beside = [doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(doc)]
    if any(is_name(t) or t.text in ("-", "The", "the") for t in beside):
        return False
    return token.dep_ in _PERSONAL_ROLES


def _is_known_surname(token: "Token", known: dict[str, list[str]]) -> bool:
    names = known.get(token.text.lower(), [])
    if not token.text[:1].isupper() or token.text.lower() in _NO_NAMES:
        return False
    if not any(n.split()[-1] == token.text for n in names):
        return False
    doc = token.doc
    beside = [doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(doc)]
    return not any(
        t.text[:1].isupper() and t.i > 0 and t.text != token.text and t.text.isalpha()
        for t in beside
    )


def _fits(words: Sequence[str], full: str) -> bool:
    """Tell whether a name can be a part of a longer one: `Smith`, `J. Smith` of `John Smith`."""
    whole = full.split()
    if words[-1] not in (whole[-1], whole[0]) or (words[-1] == whole[0] and len(words) > 1):
        return False
    if len(words) == 1 < len(whole) and words[0] != whole[0] and whole[-2].lower() in _SON_OF:
        return False
    return all(any(w == v or (len(w) <= 2 and v[0] == w[0]) for v in whole) for w in words)


def _is_misspelt(name: str, other: str) -> bool:
    """Tell whether two full names are one, but for a letter of the first: `Kristin`, `Kristen`."""
    one, two = name.split(), other.split()
    if one[1:] != two[1:] or len(one[0]) != len(two[0]) or len(one[0]) < _MIN_LETTERS:
        return False
    return sum(a != b for a, b in zip(one[0], two[0], strict=True)) == 1


def _gender(doc: "Doc", start: int, words: Sequence[str]) -> str:
    before = doc[start - 1].text.lower().rstrip(".") if start else ""
    if before in MALE_WORDS:
        return "m"
    return "f" if before in FEMALE_WORDS else _gender_of_name(words)


def _gender_said(doc: "Doc", start: int, end: int) -> str:
    """Return the gender that a noun beside a full name tells: `Valeska Holm, a woman from Oslo`."""
    name = doc[start:end].root
    beside = [c for c in name.children if c.dep_ == "appos"]
    if name.dep_ == "appos":
        beside.append(name.head)
    if name.dep_ == "nsubj" and name.head.lower_ in BE and child(name.head, "neg") is None:
        beside.extend(c for c in name.head.children if c.dep_ == "attr")
    words = {t.lower_ for t in beside if not is_name(t)}
    words |= {t.lower_ for noun in beside for t in noun.children if t.dep_ == "conj"}
    if words & (FEMALE_NOUNS | FEMALE_WORDS):
        return "" if words & (MALE_NOUNS | MALE_WORDS) else "f"
    return "m" if words & (MALE_NOUNS | MALE_WORDS) else ""


def _gender_of_name(words: Sequence[str]) -> str:
    if len(words) < 2:
        first = words[0].lower() if words else ""
        return "m" if first in MALE - FEMALE else "f" if first in FEMALE - MALE else ""
    for word in words[:-1]:
        first = word.lower().split("-")[0].rstrip(".")
        if first in MALE and first not in FEMALE:
            return "m"
        if first in FEMALE and first not in MALE:
            return "f"
    return ""
