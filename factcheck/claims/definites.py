"""What `the team`, `neither country` and `here` stand for, from how the text named them before.

`The team` is `the Afghan team` where the text has told only one team by such a word lately; with
two, or none, it stays.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factcheck.claims.drafts import Replacement
from factcheck.claims.phrases import noun_phrase_raw
from factcheck.claims.tellings import is_told_here
from factcheck.claims.trees import child, coordinated, is_name, is_place
from factcheck.types import ChangeReason

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_POINTING = frozenset("the this that".split())
_MANY = frozenset(
    "year month week day time way part number lot end side head people man woman men women case"
    " thing fact man person member members group kind sort world country countries area rest"
    " minister president spokesman spokeswoman official leader director chief mother father son"
    " daughter wife husband family".split()
)
"""Nouns of which a text has more than it names, or whose holders `people` knows."""
_OF_TWO = frozenset(
    "country countries nation nations side sides team teams company companies city cities state"
    " states party parties player players".split()
)
_JOINING = {"neither": "nor", "both": "and"}
_DIRECTIONS = frozenset("north south east west".split())
_OF_A_TIME = frozenset("ancient medieval classical modern former old".split())
"""Adjectives without which a name before a noun means another thing."""
N_SENTENCES_BACK = 5
"""Sentences before, in which only one team was named where `the team` is that one."""
N_SENTENCES_OF_PAIRS = 2
_MAX_WORDS = 6
"""Of a phrase that says which one is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A phrase that tells which one is meant, and where it stood."""

    sentence: int
    phrase: str


@dataclass(slots=True, kw_only=True)
class Definites:
    """How a text told its things apart so far; grows sentence by sentence."""

    place: str
    """Of the dateline; empty where there is none."""
    phrases: dict[str, list[Named]] = field(default_factory=dict)
    """By noun: `team` → `the Afghan team` in sentence 0."""
    pairs: list[tuple[int, str, str]] = field(default_factory=list)
    """Sentence, and two names that it joins: `Japan and Australia`."""
    spots: list[tuple[int, str]] = field(default_factory=list)
    """Sentence, and a place with its preposition: `at the Harbour Hall`."""
    n_sentences: int = 0

    def learn(self, doc: "Doc") -> None:
        """Take in the nouns that a sentence tells apart by a name before them."""
        for noun in doc:
            phrase = _telling_phrase(noun)
            if phrase:
                named = Named(sentence=self.n_sentences, phrase=phrase)
                self.phrases.setdefault(noun.text.lower(), []).append(named)
            pair = _two_names(noun)
            if pair:
                self.pairs.append((self.n_sentences, *pair))
            if is_place(noun) and (spot := _spot(noun)):
                self.spots.append((self.n_sentences, spot))
        self.n_sentences += 1

    def replacement(self, token: "Token") -> Replacement | None:
        """Return what one word of the next sentence stands for, if that is clear."""
        return self._here(token) or self._there(token) or self._bare(token) or self._both(token)

    def _bare(self, noun: "Token") -> Replacement | None:
        determiner = child(noun, "det")
        known = self._meant(noun.text.lower())
        if not known or determiner is None or determiner.i != noun.i - 1:
            return None
        if determiner.text.lower() not in _POINTING or noun.dep_ == "compound":
            return None
        if is_told_here(noun) or noun.text[0].isupper():
            return None
        if any(c.dep_ not in ("det", "punct", "cc", "case") for c in noun.children):
            return None
        return _replaced(determiner.i, noun.i + 1, known)

    def _meant(self, noun: str) -> str:
        """Return the only one named lately, or the only one at all; empty where several are."""
        named = self.phrases.get(noun, [])
        lately = {n.phrase for n in named if n.sentence >= self.n_sentences - N_SENTENCES_BACK}
        whole = {n.phrase for n in named}
        found = lately or whole
        return next(iter(found)) if len(found) == 1 else ""

    def _both(self, noun: "Token") -> Replacement | None:
        """Read `neither country` after two names: `neither Japan nor Australia`."""
        determiner = child(noun, "det")
        if determiner is None or determiner.text.lower() not in _JOINING:
            return None
        if noun.text.lower() not in _OF_TWO or determiner.i != noun.i - 1:
            return None
        if any(c.dep_ not in ("det", "punct") for c in noun.children):
            return None
        pairs = {p for t in noun.doc[: noun.i] if (p := _two_names(t))}
        back = self.n_sentences - N_SENTENCES_OF_PAIRS
        pairs = pairs or {(a, b) for sentence, a, b in self.pairs if sentence >= back}
        if len(pairs) != 1:
            return None
        first, second = next(iter(pairs))
        joining = _JOINING[determiner.text.lower()]
        text = f"{determiner.text} {first} {joining} {second}"
        return _replaced(determiner.i, noun.i + 1, text)

    def _here(self, token: "Token") -> Replacement | None:
        is_place = token.text == "here" and token.dep_ == "advmod" and token.head.tag_[:2] == "VB"
        if not self.place or not is_place or token.i == 0:
            return None
        if token.doc[token.i - 1].tag_ == "IN" or child(token, "prep", "advmod") is not None:
            return None
        return _replaced(token.i, token.i + 1, f"in {self.place}")

    def _there(self, token: "Token") -> Replacement | None:
        """Read `there` as the only place of the last sentence with places, if that is near."""
        is_adverb = token.lower_ == "there" and token.dep_ == "advmod" and token.i > 0
        if not is_adverb or token.head.tag_[:2] != "VB" or token.doc[token.i - 1].tag_ == "IN":
            return None
        if any(is_place(t) for t in token.doc) or child(token, "prep", "advmod") is not None:
            return None
        last = max((sentence for sentence, _ in self.spots), default=-1)
        spots = {spot for sentence, spot in self.spots if sentence == last == self.n_sentences - 1}
        return _replaced(token.i, token.i + 1, spots.pop()) if len(spots) == 1 else None


def _spot(place: "Token") -> str:
    """Return `at the Harbour Hall` where it stands together."""
    tokens = sorted(noun_phrase_raw(place))
    while tokens and place.doc[tokens[-1]].is_punct:
        tokens.pop()
    if tokens[-1] - tokens[0] + 1 != len(tokens) or len(tokens) > _MAX_WORDS + 2:
        return ""
    words = place.doc[tokens[0] : tokens[-1] + 1]
    if any(t.tag_ in ("PRP", "PRP$", "DT") and t.lower_ != "the" for t in words):
        return ""
    return f"{words[0].lower_}{place.doc[tokens[0]].whitespace_}{words[1:].text}"


def _telling_phrase(noun: "Token") -> str:
    """Return `the Afghan team` for `a six-member Afghan team`; empty where nothing tells."""
    if noun.tag_ != "NN" or noun.text.lower() in _MANY or noun.dep_ == "compound":
        return ""
    before = [c for c in noun.children if c.i < noun.i and c.dep_ in ("compound", "amod", "nmod")]
    telling = [c for c in before if c.text[0].isupper() and (c.i > 0 or is_name(c))]
    if not telling or child(noun, "poss", "nummod") is not None or child(noun, "conj"):
        return ""
    first = min(t.i for c in telling for t in c.subtree)
    if any(c.i == first - 1 and c.lower_ in _OF_A_TIME for c in before):
        first -= 1  # `the ancient Greek religion`
    words = noun.doc[first : noun.i + 1]
    if len(words) > _MAX_WORDS or any(not (t.is_alpha or t.tag_ == "HYPH") for t in words):
        return ""
    if any(t.text == "FIRST" or t.tag_ in ("JJS", "JJR", "CD") for t in words):
        return ""
    return f"the {words.text}"


def _two_names(first: "Token") -> tuple[str, str] | None:
    """Return two names that a sentence joins, and no third: `Japan and Australia`."""
    if not is_name(first) or first.dep_ in ("conj", "compound", "appos"):
        return None
    members = coordinated(first)
    if len(members) != 2 or not all(is_name(m) for m in members):
        return None
    if any(m.ent_type_ == "PERSON" for m in members):
        return None
    second = noun_phrase_raw(members[1])
    is_direction = first.text.lower() in _DIRECTIONS  # `North and South Korea`
    opens = first.doc[min(second)].lower_
    if is_direction and not (opens in _DIRECTIONS and len(second) == 2):
        return None
    own = {i for i in noun_phrase_raw(first) - second if not first.doc[i].is_punct}
    own -= {t.i for t in first.children if t.dep_ == "cc"}
    names = [" ".join(first.doc[i].text for i in sorted(part)) for part in (own, second)]
    if is_direction:
        names[0] = f"{names[0]} {names[1].partition(' ')[2]}"
    return names[0], names[1]


def _replaced(start: int, end: int, text: str) -> Replacement:
    return Replacement(start=start, end=end, text=text, reason=ChangeReason.REFERENCE)
