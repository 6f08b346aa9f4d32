"""What `the match`, `the ship` and `the attack` stand for: how the text introduced them.

`The ship` is `the cruise ship Freewinds` where the text spoke of one ship only and said which.
Where it spoke of several, it is the one told in the sentence before, or the one of the headline;
where none of them is clear, the words stay and are called unclear.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factcheck.claims.descriptions import description
from factcheck.claims.drafts import Draft, Replacement, word_phrase
from factcheck.claims.happenings import happening
from factcheck.claims.synonyms import ACCIDENTS, INCIDENTS, OCCASIONS, kind_of_thing, plural
from factcheck.claims.tellings import POINTING, is_bare, is_told_here, tellings, tells_another
from factcheck.claims.trees import PLACE_LABELS, after_pause, child, is_name, subtree
from factcheck.types import ChangeReason

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NEAR = frozenset("this these".split())
_PLACES = frozenset("city town capital village".split())
_KNOWN_TO_ALL = frozenset(
    "world internet web police government public media press sun moon earth sea ocean sky state"
    " army military law market economy president king queen pope church future past present"
    " north south east west weather environment news media left right truth same latter former"
    " north-east others other people way fact case time year month week day morning evening night"
    " afternoon end beginning start rest number majority minority kind sort part side top bottom"
    " area region place point moment thing person members member head lot"
    " minister spokesman spokeswoman official officials leader director chief mother father son"
    " daughter wife husband family weekend season decade century hour minute second".split()
)
"""Nouns that need no introduction, or too vague for one, or whose holders `roles` knows."""
_WITH_NAMES = frozenset("church army".split())
"""Of the former, those that may be a name made short: the Church of Norway."""
_LANDS = frozenset(
    "kingdom republic empire principality island islands province region territory".split()
)
N_SENTENCES_OF_PLACES = 3
"""Sentences before, in which no other place may be named where `the city` is the dateline's."""
N_SENTENCES_LATELY = 3
"""Sentences before, in which only one ship was told where `the ship` is that one of several."""
N_MENTIONS = 3
_MOST = 0.75
"""Share of the mentions of ships that are of one, from which that is the ship of the text."""
_MAX_NAMED = 16
"""Words of a description by name and clause, beyond which a shorter one is taken."""
Render = Callable[[Draft], str]
"""A draft of words of the sentence as a phrase that stands alone; empty where it cannot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """One mention of a thing that is more than `the thing`."""

    sentence: int
    """-1 in the headline."""
    phrase: str
    """That tells which one is meant; empty where the mention does not."""


@dataclass(slots=True, kw_only=True)
class Introductions:
    """How a text introduced its things so far; grows sentence by sentence."""

    place: str
    """Of the dateline; empty where there is none."""
    found: dict[str, list[Introduction]] = field(default_factory=dict)
    """By kind of thing, in lower case."""
    places: list[tuple[int, str]] = field(default_factory=list)
    """Sentence and name of the places named."""
    headline: frozenset[str] = frozenset()
    """The events that the headline tells of by a verb: `attack`."""
    n_sentences: int = 0

    def learn_title(self, doc: "Doc") -> None:
        """Take in what a headline names; one with capitals throughout names nothing for sure."""
        words = [t for t in doc[1:] if t.is_alpha and len(t) > 3]
        if sum(t.text[0].isupper() for t in words) > len(words) / 2:
            return
        for telling in tellings(doc):
            if telling.draft:
                self._add(telling.kind, word_phrase(doc, telling.draft, {}).text, sentence=-1)
        self.headline = frozenset(e.noun for token in doc if (e := happening(token)) is not None)

    def learn(self, doc: "Doc", render: Render) -> None:
        """Take in what a sentence introduces."""
        for kind, phrase in _introduced(doc, render):
            self._add(kind, phrase, sentence=self.n_sentences)
        self.places.extend((self.n_sentences, e.text) for e in doc.ents if e.label_ == "GPE")
        self.n_sentences += 1

    def replacement(self, noun: "Token") -> Replacement | None:
        """Return what a definite noun of the next sentence stands for, if that is clear."""
        determiner = _determiner(noun)
        if determiner is None or is_told_here(noun) or _is_of_place_before(noun):
            return None
        phrase = self._meant(noun, determiner) or self._dateline(noun)
        if not phrase:
            return None
        self._add(noun.lower_, phrase, sentence=self.n_sentences)
        return Replacement(
            start=determiner.i,
            end=noun.i + 1,
            text=phrase,
            reason=ChangeReason.REFERENCE,
            unless=_said_words(phrase),
        )

    def of_headline(self, kind: str) -> str:
        """Return the only thing of a kind that the headline names; empty where it names none."""
        return _only([i for i in self._of(kind) if i.sentence < 0])

    def leans(self, noun: "Token") -> bool:
        """Tell whether a definite noun speaks of something told before, unclear which."""
        determiner = child(noun, "det")
        if noun.tag_ not in ("NN", "NNS") or determiner is None or noun.dep_ == "compound":
            return False
        if _is_known(noun):
            return False
        if is_told_here(noun):
            return False
        if determiner.text.lower() in _NEAR:
            return child(noun, "prep", "relcl", "acl") is None
        if not is_bare(noun):
            return False
        return bool(self._of(noun.lower_))

    def _add(self, noun: str, phrase: str, *, sentence: int) -> None:
        own = f"the {phrase[4:]}" if phrase.startswith("The ") else phrase
        one = Introduction(sentence=sentence, phrase=own)
        self.found.setdefault(kind_of_thing(noun), []).append(one)

    def _of(self, noun: str) -> list[Introduction]:
        if noun in INCIDENTS:
            own = [i for kind in sorted(ACCIDENTS & self.found.keys()) for i in self.found[kind]]
            return [*own, *self.found.get(noun, [])]
        if noun == "event":
            own = [i for kind in sorted(OCCASIONS & self.found.keys()) for i in self.found[kind]]
            return [*(i for i in own if i.phrase), *self.found.get(noun, [])]
        return self.found.get(kind_of_thing(noun), [])

    def _meant(self, noun: "Token", determiner: "Token") -> str:
        """Return the phrase of the only thing that can be meant; empty where several can."""
        words = {t.lower_ for t in noun.doc[determiner.i + 1 : noun.i]}
        if not words and _is_known(noun):
            return self._of_name(noun)
        said = words | {noun.lower_}
        named = self._of(noun.lower_)
        if words and determiner.lower_ in _NEAR and _most(named) == _only(named) != "":
            return _only(named)  # `this particular event`, where the text has one
        if words:
            named = [i for i in named if not i.phrase or words <= _said_words(i.phrase) != said]
        several = [] if noun.tag_ in ("NNS", "NNPS") else self._of(plural(noun.lower_))
        if determiner.lower_ in ("that", "those"):
            named = [i for i in named if i.sentence >= self.n_sentences - 1]
        phrase = ("" if several else _only(named)) or self._of_headline(noun, named)
        phrase = phrase or _most(named)
        if not phrase and not any(self._is_lately(i) for i in several):
            phrase = _only([i for i in named if self._is_lately(i)])
        longer = words < _said_words(phrase) - {noun.lower_}
        if noun.tag_ in ("NNP", "NNPS"):
            longer = longer and noun.text in phrase
        return phrase if longer or not words else ""

    def _of_headline(self, noun: "Token", named: Sequence[Introduction]) -> str:
        """Return the one that the headline names, or the first told of what it tells by a verb.

        Not where the sentence before told of another.
        """
        own = next((i.phrase for i in named if i.phrase), "")
        if noun.lower_ not in self.headline:
            own = _only([i for i in named if i.sentence < 0])
        before = [i for i in named if i.sentence >= self.n_sentences - 1]
        return own if own and _only([*before, Introduction(sentence=-1, phrase=own)]) else ""

    def _of_name(self, noun: "Token") -> str:
        """Return the only church or army named, of words that otherwise need no introduction."""
        phrase = _only(self._of(noun.lower_)) if noun.lower_ in _WITH_NAMES else ""
        return phrase if noun.lower_.capitalize() in phrase.split() else ""

    def _is_lately(self, one: Introduction) -> bool:
        return one.sentence >= self.n_sentences - N_SENTENCES_LATELY

    def _dateline(self, noun: "Token") -> str:
        """Return the dateline's place for `the city`, where no other place is near."""
        word = noun.text.lower()
        if word not in _PLACES or not self.place or self.found.get(word) or not is_bare(noun):
            return ""
        back = self.n_sentences - N_SENTENCES_OF_PLACES
        near = {name for sentence, name in self.places if sentence >= back}
        near |= {e.text for e in noun.doc.ents if e.label_ == "GPE"}
        return self.place if near <= {self.place} else ""


def _is_of_place_before(noun: "Token") -> bool:
    """Tell whether a sentence names the place before its noun: `Oman, because the kingdom …`."""
    places = (e for e in noun.doc.ents if e.label_ in PLACE_LABELS and e.end <= noun.i)
    return noun.lower_ in _LANDS and any(places)


def _introduced(doc: "Doc", render: Render) -> Iterator[tuple[str, str]]:
    """Yield the kind of each thing that a sentence introduces, and what tells which one it is."""
    for telling in tellings(doc):
        draft = telling.draft or description(telling.noun)
        phrase = render(draft) if draft else ""
        yield telling.kind, phrase
        if phrase and telling.kind in ("team", "group") and "research" in phrase.split():
            yield from ((kind, phrase) for kind in ("researchers", "scientists"))
    for token in doc:
        event = happening(token)
        if event is None:
            continue
        phrases = [p for draft in event.drafts if (p := render(draft)) and _names(p)]
        short = [p for p in phrases if len(p.split()) <= _MAX_NAMED]
        if short:
            yield event.noun, short[0]


def _only(named: Sequence[Introduction]) -> str:
    """Return the fullest phrase of mentions of one thing; empty where they are of several."""
    own = {i.phrase for i in named}
    if not own or "" in own:
        return ""
    fullest = max(own, key=lambda phrase: (len(_said_words(phrase)), phrase))
    return fullest if all(_said_words(o) <= _said_words(fullest) for o in own) else ""


def _most(named: Sequence[Introduction]) -> str:
    """Return the thing that nearly all mentions are of, three at least; empty where none is."""
    told = [i for i in named if i.phrase]
    fullest = max((i.phrase for i in told), key=lambda p: (len(_said_words(p)), p), default="")
    own = [i for i in told if _said_words(i.phrase) <= _said_words(fullest)]
    return fullest if len(own) >= max(N_MENTIONS, _MOST * len(named)) else ""


def _determiner(noun: "Token") -> "Token | None":
    """Return the article of a noun that says no more than `the lantern festival` which is meant."""
    determiner = child(noun, "det")
    if determiner is None or determiner.text.lower() not in POINTING or noun.dep_ == "compound":
        return None
    if noun.tag_ in ("NNP", "NNPS"):
        is_short = determiner.i == noun.i - 1 and noun.ent_type_ != "PERSON"
        is_short = is_short and determiner.lower_ == "the" and not noun.text.isupper()
    else:
        is_short = noun.tag_ in ("NN", "NNS")
    if noun.i + 1 < len(noun.doc) and is_name(noun.doc[noun.i + 1]):
        return None  # `the agreement CETA`
    free = all(_leaves_open(c) for c in noun.children)
    before = noun.doc[determiner.i + 1 : noun.i]
    own = all(t.text.islower() and t.is_alpha and not tells_another(t) for t in before)
    return (
        determiner
        if is_short and free and own and all(t.head.i <= noun.i for t in before)
        else None
    )


def _leaves_open(word: "Token") -> bool:
    """Tell whether what hangs on a noun does not say which one is meant: `The crash, which …`."""
    if word.dep_ in ("relcl", "acl") and word.i > word.head.i:
        return after_pause(word.doc, subtree(word))
    return word.dep_ in ("det", "punct", "cc", "conj", "case", "compound", "amod")


def _is_known(noun: "Token") -> bool:
    word = noun.text.lower()
    return word in _KNOWN_TO_ALL or word.removesuffix("s") in _KNOWN_TO_ALL


def _names(phrase: str) -> frozenset[str]:
    """Return the words of a phrase that name or count something."""
    words = (w.strip("“”\"'") for w in phrase.replace("'s", "").replace("’s", "").split())
    return frozenset(w for w in words if w[:1].isupper() or w[:1].isdigit())


def _said_words(phrase: str) -> frozenset[str]:
    words = phrase.lower().replace("'s", " ").replace("’s", " ").split()
    return frozenset(words) - {"the", "of", "in", "at", "a", "for"}
