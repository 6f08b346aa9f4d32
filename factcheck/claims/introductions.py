"""What `the match`, `the ship` and `the girls` stand for: how the text introduced them.

`The ship` is `the cruise ship Freewinds` where the text spoke of one ship only and said which.
Where it spoke of a ship and did not say which, or of two, the words stay and are called unclear.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factcheck.claims.drafts import Replacement
from factcheck.claims.phrases import noun_phrase_raw
from factcheck.claims.trees import BE, child, is_name, subject, subtree
from factcheck.types import ChangeReason

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOUNS = frozenset("NN NNS NNP NNPS".split())
_POINTING = frozenset("the this that these those".split())
_NEAR = frozenset("this these".split())
_EXTENDING = frozenset("between against of in at near from for".split())
"""Prepositions of phrases that tell one thing from others: `the match against Sweden`."""
_NAMED_AS_PEOPLE = frozenset("ship vessel boat ferry yacht hurricane storm cyclone typhoon".split())
"""Things whose names are read as people's."""
_PLACES = frozenset("city town capital village".split())
_KNOWN_TO_ALL = frozenset(
    "world internet web police government public media press sun moon earth sea ocean sky state"
    " army military law market economy president king queen pope church future past present"
    " north south east west weather environment news media left right truth same latter former"
    " north-east others other people way fact case time year month week day morning evening night"
    " afternoon end beginning start rest number majority minority kind sort part side top bottom"
    " area region place point moment thing man woman men women person members member head lot"
    " minister spokesman spokeswoman official officials leader director chief mother father son"
    " daughter wife husband family weekend season decade century hour minute second".split()
)
"""Nouns that need no introduction, or too vague for one, or whose holders `people` knows."""
N_SENTENCES_OF_PLACES = 3
"""Sentences before, in which no other place may be named where `the city` is the dateline's."""
N_SENTENCES_OF_EVENTS = 5
"""Sentences after its name, in which `the event` is it."""
_MAX_WORDS = 9
"""Of the words that say which one is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """One mention of a thing that is more than `the thing`."""

    sentence: int
    phrase: str
    """That tells which one is meant; empty where the mention does not."""


@dataclass(slots=True, kw_only=True)
class Introductions:
    """How a text introduced its things so far; grows sentence by sentence."""

    place: str
    """Of the dateline; empty where there is none."""
    found: dict[str, list[Introduction]] = field(default_factory=dict)
    """By noun in lower case."""
    places: list[tuple[int, str]] = field(default_factory=list)
    """Sentence and name of the places named."""
    n_sentences: int = 0

    def learn(self, doc: "Doc") -> None:
        """Take in what a sentence introduces."""
        for noun, phrase in _introduced(doc):
            one = Introduction(sentence=self.n_sentences, phrase=phrase)
            self.found.setdefault(noun, []).append(one)
        self.places.extend((self.n_sentences, e.text) for e in doc.ents if e.label_ == "GPE")
        self.n_sentences += 1

    def replacement(self, noun: "Token") -> Replacement | None:
        """Return what a definite noun of the next sentence stands for, if that is clear."""
        determiner = _bare_determiner(noun)
        if determiner is None or _is_known(noun):
            return None
        phrase = self._meant(noun.text.lower()) or self._dateline(noun)
        if not phrase or _is_said(phrase, noun) or _is_told_here(noun):
            return None
        return Replacement(
            start=determiner.i, end=noun.i + 1, text=phrase, reason=ChangeReason.REFERENCE
        )

    def leans(self, noun: "Token") -> bool:
        """Tell whether a definite noun speaks of something told before, unclear which."""
        word = noun.text.lower()
        determiner = child(noun, "det")
        if noun.tag_ not in ("NN", "NNS") or determiner is None or noun.dep_ == "compound":
            return False
        if _is_known(noun):
            return False
        if determiner.text.lower() in _NEAR:
            return child(noun, "prep", "relcl", "acl") is None
        if _bare_determiner(noun) is None or _is_told_here(noun):
            return False
        known = self.found.get(word, [])
        if any(i.phrase and _is_said(i.phrase, noun) for i in known):
            return False
        return bool(known)

    def _meant(self, noun: str) -> str:
        """Return the only introduction of a thing; empty where there is none or another."""
        named = self.found.get(noun, [])
        if noun == "event" and named[-1:] and self._is_long_ago(named[-1]):
            return ""
        own = {i.phrase for i in named}
        if not own or "" in own or self.found.get(_plural(noun)):
            return ""
        fullest = max(own, key=lambda phrase: len(_said_words(phrase)))
        return fullest if all(_said_words(o) <= _said_words(fullest) for o in own) else ""

    def _is_long_ago(self, one: Introduction) -> bool:
        return one.sentence < self.n_sentences - N_SENTENCES_OF_EVENTS

    def _dateline(self, noun: "Token") -> str:
        """Return the dateline's place for `the city`, where no other place is near."""
        word = noun.text.lower()
        if word not in _PLACES or not self.place or self.found.get(word):
            return ""
        back = self.n_sentences - N_SENTENCES_OF_PLACES
        near = {name for sentence, name in self.places if sentence >= back}
        near |= {e.text for e in noun.doc.ents if e.label_ == "GPE"}
        return self.place if near <= {self.place} else ""


def _is_told_here(noun: "Token") -> bool:
    """Tell whether the sentence has the same noun before."""
    return any(t.lower_ == noun.lower_ for t in noun.doc[: noun.i])


def _is_known(noun: "Token") -> bool:
    word = noun.text.lower()
    return word in _KNOWN_TO_ALL or word.removesuffix("s") in _KNOWN_TO_ALL


def _introduced(doc: "Doc") -> Iterator[tuple[str, str]]:
    """Yield each noun that is more than `the noun`, with the phrase that tells which one."""
    for noun in doc:
        kind = _kind_before(noun)
        is_thing = kind is not None and kind.text.lower() in _NAMED_AS_PEOPLE
        if noun.tag_ not in _NOUNS or (noun.ent_type_ == "PERSON" and not is_thing):
            continue
        if kind is not None:
            yield kind.text.lower(), _definite(doc, _from_article(doc, kind, noun))
        if noun.dep_ == "compound" or _bare_determiner(noun) is not None:
            continue
        if kind is None and not (is_name(noun) and len(list(noun.children)) == 0):
            phrase = _telling(noun)
            if phrase or _is_another(noun):
                yield noun.text.lower(), phrase
        event = _event_named(noun)
        if event:
            yield "event", event


def _is_another(noun: "Token") -> bool:
    """Tell whether a mention may be of a thing not told before: not `the entire team`."""
    determiner = child(noun, "det")
    if determiner is None or determiner.text.lower() not in _POINTING:
        return True
    return any(c.lower_ in _OTHERS or c.tag_ == "CD" for c in noun.lefts)


def _tells_another(word: "Token") -> bool:
    """Tell whether a word before a noun means one of several; `FIRST` may be a name."""
    is_name_like = word.text.isupper() and len(word) > 1
    follows = word.doc[word.i + 1] if word.i + 1 < len(word.doc) else None
    names_next = word.lower_ == "first" and follows is not None and is_name(follows)
    return word.lower_ in _OTHERS and not is_name_like and not names_next


def _event_named(noun: "Token") -> str:
    """Return the name of what took place: `The 22nd Harbour Fair took place in May`."""
    verb = noun.head
    if noun.dep_ not in ("nsubj", "nsubjpass") or not is_name(noun) or child(noun, "conj"):
        return ""
    what = child(verb, "dobj")
    took_place = verb.lower_ in ("took", "takes") and what is not None and what.lower_ == "place"
    if not took_place and not (verb.lower_ == "held" and noun.dep_ == "nsubjpass"):
        return ""
    own = [t.i for t in noun.lefts if t.dep_ in ("compound", "amod", "nummod", "nmod")]
    first = min((noun.doc[i].left_edge.i for i in own), default=noun.i)
    return _definite(noun.doc, list(range(first, noun.i + 1)))


def _kind_before(name: "Token") -> "Token | None":
    """Return `ship` of `the cruise ship Freewinds`."""
    if not is_name(name) or name.dep_ == "compound":
        return None
    own = [c for c in name.children if c.dep_ == "compound" and c.i < name.i]
    kinds = [c for c in own if c.tag_ == "NN" and c.text.islower()]
    if not kinds or any(not is_name(t) for t in name.doc[kinds[-1].i + 1 : name.i + 1]):
        return None
    return kinds[-1]


def _telling(noun: "Token") -> str:
    """Return the phrase by which a mention tells one thing from others; empty where none does."""
    if child(noun, "conj") is not None or noun.dep_ == "conj":
        return ""
    named = _name_beside(noun) or _name_given(noun)
    if named:
        return named
    doc = noun.doc
    first = min((c.left_edge.i for c in noun.lefts), default=noun.i)
    words = [t for t in doc[first : noun.i] if t.dep_ not in ("det", "predet")]
    if any(t.tag_ in ("JJR", "JJS", "PRP$", "WP$", "RB") or _tells_another(t) for t in words):
        return ""
    tokens = [t.i for t in words] + [noun.i]
    tells = any(is_name(t) or (t.text[0].isupper() and t.i > 0) for t in words)
    after = _naming_phrase(noun)
    if after and (not is_name(noun) or child(after[0].head, "prep") is not None):
        tokens, tells = [*tokens, *(t.i for t in after)], True
    if not tells and noun.tag_ not in ("NNP", "NNPS"):
        return ""
    return _definite(doc, tokens) if tells else ""


def _name_beside(noun: "Token") -> str:
    """Return `the cruise ship Freewinds`, where the name is read as set beside its kind."""
    name = child(noun, "appos")
    if name is None or not is_name(name) or name.left_edge.i != noun.i + 1:
        return ""
    if name.ent_type_ == "PERSON" and noun.text.lower() not in _NAMED_AS_PEOPLE:
        return ""
    before = [t.i for t in noun.lefts if t.dep_ == "compound"]
    return _definite(noun.doc, [*before, *range(noun.i, name.i + 1)])


def _name_given(noun: "Token") -> str:
    """Return the name that a noun is laid to: `Freewinds, a ship`, `Acme is a company`."""
    owner: Token | None = None
    if noun.dep_ == "appos" and noun.tag_ == "NN":
        owner = noun.head
    elif noun.dep_ == "attr" and noun.tag_ == "NN" and noun.head.text.lower() in BE:
        owner = subject(noun.head)
        if any(c.dep_ in ("neg", "aux") for c in noun.head.children):
            owner = None
    elif (apposed := child(noun, "appos")) is not None and noun.tag_ == "NN":
        owner = apposed
    if owner is None or not is_name(owner) or owner.ent_type_ in ("PERSON", "NORP", ""):
        return ""
    if len(list(owner.conjuncts)) > 0 or not owner.text[0].isupper():
        return ""
    tokens = sorted(
        noun_phrase_raw(owner) - subtree(noun) if owner == noun.head else subtree(owner)
    )
    tokens = [i for i in tokens if owner.doc[i].tag_ in ("NNP", "NNPS", "DT", "POS", "IN", "CD")]
    if not tokens or tokens[-1] - tokens[0] + 1 != len(tokens) or len(tokens) > _MAX_WORDS:
        return ""
    text = str(owner.doc[tokens[0] : tokens[-1] + 1].text)
    return f"the {text[4:]}" if text.startswith("The ") else text


_OTHERS = frozenset(
    "other another second third fourth fifth next last final previous different same such more"
    " every each any no some several many few most first own new similar latest further".split()
)


def _naming_phrase(noun: "Token") -> list["Token"]:
    """Return `between Belgium and Panama` right after a noun; empty where no name is in it."""
    prep = next((c for c in noun.rights if c.dep_ == "prep"), None)
    if prep is None or prep.i != noun.i + 1 or prep.lower_ not in _EXTENDING:
        return []
    tokens = list(prep.subtree)
    what = child(prep, "pobj")
    if what is None or not any(t.ent_type_ and is_name(t) for t in tokens):
        return []
    if any(t.dep_ in ("relcl", "acl", "advcl") or t.is_punct for t in tokens):
        return []
    straight = tokens[-1].i - prep.i + 1 == len(tokens)
    is_named = is_name(what) or what.ent_type_ != ""
    return tokens if straight and is_named and what.ent_type_ not in ("DATE", "TIME") else []


def _from_article(doc: "Doc", kind: "Token", name: "Token") -> list[int]:
    first = min((c.left_edge.i for c in name.lefts), default=name.i)
    own = [t.i for t in doc[min(first, kind.i) : name.i + 1] if t.dep_ not in ("det", "predet")]
    is_plain = all(doc[i].is_alpha or doc[i].tag_ in ("HYPH", "NNP", "CD") for i in own)
    return own if is_plain else []


def _definite(doc: "Doc", tokens: list[int]) -> str:
    """Return the words with `the` before them; empty where they do not stand together."""
    if not tokens or tokens[-1] - tokens[0] + 1 != len(tokens) or len(tokens) > _MAX_WORDS:
        return ""
    words = doc[tokens[0] : tokens[-1] + 1]
    owner = any(t.tag_ == "POS" for t in words)
    if any(t.is_quote or t.is_bracket or t.text in (",", "#", "/") for t in words):
        return ""
    return str(words.text) if owner else f"the {words.text}"


def _bare_determiner(noun: "Token") -> "Token | None":
    """Return the article of a common noun that has nothing else to say which one is meant."""
    determiner = child(noun, "det")
    if determiner is None or determiner.i != noun.i - 1 or noun.dep_ == "compound":
        return None
    if determiner.text.lower() not in _POINTING or noun.tag_ not in ("NN", "NNS"):
        return None
    free = all(c.dep_ in ("det", "punct", "cc", "case") for c in noun.children)
    return determiner if free else None


def _is_said(phrase: str, noun: "Token") -> bool:
    """Tell whether the sentence itself has the words that tell which one is meant."""
    here = {t.text for t in noun.doc}
    names = {w for w in phrase.replace("'s", "").split() if w[:1].isupper()}
    return not names or names <= here


def _said_words(phrase: str) -> frozenset[str]:
    words = phrase.lower().replace("'s", " ").replace("’s", " ").split()
    return frozenset(words) - {"the", "of", "in", "at", "a", "for"}


def _plural(noun: str) -> str:
    if noun.endswith(("s", "x", "ch", "sh")):
        return f"{noun}es"
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else f"{noun}s"
