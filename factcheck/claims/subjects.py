"""What `it` and `they` at a sentence's start stand for: whom the sentence before was about."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from factcheck.claims.drafts import Draft, Replacement, ordered
from factcheck.claims.owners import OF_A_COUNTRY
from factcheck.claims.phrases import noun_phrase_raw
from factcheck.claims.synonyms import are_people, plural
from factcheck.claims.trees import (
    BE,
    SUBJECTS,
    TIME_LABELS,
    child,
    coordinated,
    is_cleft,
    is_name,
    is_noun,
    is_place,
    is_verb,
    root_of,
    subject,
    subtree,
)
from factcheck.types import ChangeReason

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

COLLECTIVES = frozenset(
    "team group band government council committee party company organisation organization club"
    " board jury union agency ministry court coalition".split()
)
"""Singular nouns of which `they` is said, too."""
_PLURAL_LIKE = frozenset("police couple pair family crew staff".split())
"""Singular nouns of which only `they` is said."""
_NAMED_THINGS = frozenset("ORG GPE PRODUCT WORK_OF_ART EVENT LAW FAC".split())
_NOUNS = frozenset("NN NNS NNP NNPS".split())
_NOT_THE_SAME = frozenset(
    "some many most several few no all other these those any both each such half about over"
    " nearly almost more fewer".split()
)
_LOWERED = frozenset("DT CD NN NNS JJ JJR PRP$".split())
"""Tags of words that only a sentence's start gives a capital; `Swedish` is no subject's start."""
_POINTING = frozenset({"it", "its", "they", "their"})
_MAX_WORDS = 8
"""Of a subject that is named again."""


class Number(StrEnum):
    """Which pronouns a subject is spoken of by."""

    ONE = "one"
    """`It`."""
    MANY = "many"
    """`They`."""
    COLLECTIVE = "collective"
    """Either."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spoken:
    name: str
    number: Number


@dataclass(slots=True, kw_only=True)
class Subjects:
    """What the sentence before was about, where `it` or `they` can stand for it."""

    last: _Spoken | None = None

    def learn(self, doc: "Doc", render: Callable[[Draft], str]) -> None:
        """Take in what a sentence is about; `render` words its subject so that it stands alone."""
        root = root_of(doc)
        who = subject(root) if root is not None and is_verb(root) else None
        if who is not None and who.lower_ in ("it", "they") and self.replacement(who) is not None:
            return  # the same one again
        self.last = _spoken(doc, who, render) if who is not None else None

    def replacement(self, token: "Token") -> Replacement | None:
        """Return what `it` or `they` of the next sentence stands for, if that is clear."""
        word = token.text.lower()
        if word not in ("it", "its", "they", "their") or self.last is None:
            return None
        if self.last.number is (Number.ONE if word in ("they", "their") else Number.MANY):
            return None
        if word in ("it", "they") and (
            token.dep_ not in ("nsubj", "nsubjpass") or is_empty_it(token)
        ):
            return None
        if any(t.tag_ in _NOUNS or t.tag_ == "PRP" for t in token.doc[: token.i]):
            return None
        name = self.last.name
        if word in ("its", "their"):
            name = owned_by(name, is_many=self.last.number is Number.MANY)
        return Replacement(start=token.i, end=token.i + 1, text=name, reason=ChangeReason.PRONOUN)


def object_before(token: "Token") -> Replacement | None:
    """Read `it` in `suspended the aid and resumed it`: the object of the verb before."""
    verb = token.head
    if token.text.lower() not in ("it", "them") or token.dep_ != "dobj" or verb.dep_ != "conj":
        return None
    object_ = child(verb.head, "dobj")
    if object_ is None or object_.tag_ not in _NOUNS:
        return None
    if any(c.tag_ == "PRP$" for c in object_.children):
        return None  # `put its name to the treaty but has not ratified it`
    if (object_.tag_ in ("NNS", "NNPS")) != (token.text.lower() == "them"):
        return None
    tokens = sorted(noun_phrase_raw(object_))
    text = token.doc[tokens[0] : tokens[-1] + 1].text
    return Replacement(start=token.i, end=token.i + 1, text=text, reason=ChangeReason.PRONOUN)


def subject_beside(token: "Token", replaced: Sequence[Replacement]) -> Replacement | None:
    """Read `its` in `Austria has nine states, and its capital is Vienna`: the subject beside it.

    `replaced` is what is known of the sentence's other words. Nothing is returned where a noun
    between the two could be meant as well: `Spain joined NATO, and its headquarters are …`.
    """
    word = token.lower_
    if word not in _POINTING or is_empty_it(token):
        return None
    noun = token.head if token.dep_ == "poss" else token
    clause = noun.head
    if noun.dep_ not in SUBJECTS or clause.dep_ != "conj" or not is_verb(clause):
        return None
    who = _subject_of_clauses_before(clause)
    if any(t.lower_ in _POINTING and t != who for t in token.doc[: token.left_edge.i]):
        return None  # `Oslo is its capital, and it has …`: both point to another
    if who is None or who.ent_type_ == "PERSON" or any(_rivals(t, who, token) for t in who.doc):
        return None
    is_many = who.tag_ in ("NNS", "NNPS") or len(coordinated(who)) > 1
    is_either = who.lower_ in COLLECTIVES or who.ent_type_ == "ORG"
    if is_many != (word in ("they", "their")) and not is_either:
        return None
    name = next((r.text for r in replaced if r.start <= who.i < r.end), "") or _phrase(who)
    if not name or (who.tag_ == "PRP" and name == who.text):
        return None
    text = owned_by(name, is_many=is_many) if token.dep_ == "poss" else name
    return Replacement(start=token.i, end=token.i + 1, text=text, reason=ChangeReason.PRONOUN)


def owned_by(name: str, *, is_many: bool) -> str:
    """Return `Norway's`, `the three states'`."""
    return f"{name}'" if is_many and name.endswith("s") else f"{name}'s"


def _subject_of_clauses_before(clause: "Token") -> "Token | None":
    """Return the subject of the clause that another one is coordinated with."""
    before = clause.head
    while subject(before) is None and before.dep_ == "conj":
        before = before.head
    who = subject(before)
    return who if who is not None and is_noun(who) and who.i < clause.i else None


def _rivals(noun: "Token", who: "Token", pronoun: "Token") -> bool:
    """Tell whether a pronoun behind it could stand for a noun instead of the subject.

    Places and times at which something was do not count, nor what the subject is said to be; nor,
    where a country's capital or king is spoken of, what is no country.
    """
    if noun.i >= pronoun.left_edge.i or noun.i in subtree(who) or noun.tag_ not in _NOUNS:
        return False
    if noun.dep_ in ("compound", "attr") or noun.ent_type_ in ("PERSON", *TIME_LABELS):
        return False
    if (noun.tag_ in ("NNS", "NNPS")) != (pronoun.lower_ in ("they", "their")):
        return False
    if (noun.dep_ == "pobj" and is_place(noun.head)) or are_people(plural(noun.lower_)):
        return False
    is_countrys = pronoun.head.lower_ in OF_A_COUNTRY and who.ent_type_ == "GPE"
    return not is_countrys or noun.ent_type_ == "GPE"


def _phrase(who: "Token") -> str:
    """Return a subject in its own words, as within a sentence; empty for one in pieces."""
    tokens = sorted(noun_phrase_raw(who))
    if len(tokens) > _MAX_WORDS or tokens[-1] - tokens[0] + 1 != len(tokens):
        return ""
    first = who.doc[tokens[0]]
    text = who.doc[tokens[0] : tokens[-1] + 1].text
    is_lowered = first.i == 0 and first.tag_ in _LOWERED
    return text[0].lower() + text[1:] if is_lowered else text


def is_empty_it(token: "Token") -> bool:
    """Tell whether `it` stands for nothing: `it is clear that`, `it rained`, `it took a year`."""
    verb = token.head
    if token.text.lower() != "it":
        return False
    if verb.text.lower() in BE and child(verb, "acomp") is not None:
        below = [c for t in (verb, child(verb, "acomp")) if t is not None for c in t.children]
        return any(c.dep_ in ("ccomp", "xcomp", "csubj", "advcl") for c in below)
    if is_cleft(verb) or (
        verb.text.lower() in BE
        and any(c.dep_ in ("ccomp", "relcl", "csubj") for c in verb.children)
    ):
        return True
    return verb.text.lower() in ("rained", "snowed", "took", "takes", "seems", "seemed", "appears")


def _spoken(doc: "Doc", who: "Token", render: Callable[[Draft], str]) -> _Spoken | None:
    tokens = sorted(noun_phrase_raw(who))
    if len(tokens) > _MAX_WORDS or tokens[-1] - tokens[0] + 1 != len(tokens):
        return None
    number = _number(doc, who)
    if number is None:
        return None
    name = render(ordered(tokens))
    first = doc[tokens[0]]
    if name and first.i == 0 and first.tag_ in _LOWERED:
        name = name[0].lower() + name[1:]
    if number is Number.MANY and not is_name(first):
        name = _same_ones(first, name)
    if number is Number.COLLECTIVE and not any(c.isupper() for c in name):
        return None
    return _Spoken(name=name, number=number) if name else None


def _number(doc: "Doc", who: "Token") -> Number | None:
    """Return how a subject is spoken of; None where `it` or `they` may mean something else."""
    members = coordinated(who)
    if len(members) > 1:
        named = all(is_name(m) and m.ent_type_ not in ("", "DATE") for m in members)
        return Number.MANY if named else None
    if who.lower_ in _PLURAL_LIKE:
        return Number.MANY
    if who.tag_ == "NNS":
        others = [t for t in doc if t.tag_ in ("NNS", "NNPS") and t != who]
        is_people = are_people(who.lower_) and not any(are_people(t.lower_) for t in others)
        return Number.MANY if is_people or not others else None
    if who.tag_ in ("NN", "NNP") and who.lower_ in COLLECTIVES:
        return Number.COLLECTIVE
    if is_name(who) and who.ent_type_ in _NAMED_THINGS:
        return Number.COLLECTIVE if who.ent_type_ == "ORG" else Number.ONE
    return None


def _same_ones(first: "Token", name: str) -> str:
    """Return `the two men` for `two men`; empty for `some men`, which may be others next time."""
    if first.tag_ in ("PRP$", "CC", "RB", "JJR") or first.text.lower() in _NOT_THE_SAME:
        return ""
    return f"the {name}" if name and first.tag_ == "CD" else name
