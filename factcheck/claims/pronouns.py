"""Whom `he`, `she`, `his` and `her` stand for: a small linear model over the people named before.

Fitted by training/pronouns.py on gold pronoun labels; where no candidate leads clearly, the
pronoun stays.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from factcheck.claims.given_names import FEMALE_NOUNS, FEMALE_WORDS, MALE_NOUNS, MALE_WORDS
from factcheck.claims.people import Mention, People
from factcheck.claims.trees import SUBJECTS, is_name, is_verb, subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PRONOUNS: Mapping[str, str] = MappingProxyType(
    {
        "he": "m",
        "him": "m",
        "his": "m",
        "himself": "m",
        "she": "f",
        "her": "f",
        "hers": "f",
        "herself": "f",
    }
)
"""The pronouns resolved, with the gender of whom they stand for."""
_FEMALE = FEMALE_WORDS | FEMALE_NOUNS
_MALE = MALE_WORDS | MALE_NOUNS
MAX_SENTENCES = 5
"""Back from the pronoun; whoever was named only before that is no candidate."""
MIN_PROBABILITY = 0.7
"""Of the leading candidate, from which it is named. On train: see training/pronouns.py."""

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "same sentence": 0.4,
        "same sentence, subject": 0.7,
        "same sentence, possessive": 0.06,
        "one before": 0.48,
        "one before, subject": 0.34,
        "one before, possessive": -0.23,
        "further back": -0.89,
        "subject once": 0.87,
        "mentions": 0.31,
        "share": 0.23,
        "last named": 0.42,
        "first named": -0.09,
        "in title": 1.74,
        "gender known": 0.83,
        "both subjects": 0.76,
        "opens, subject before": 0.23,
        "possessive, subject of clause": -0.21,
        "pronoun": -0.64,
        "same pronoun opens before": -0.63,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Antecedent:
    """Whom a pronoun stands for, and how sure that is."""

    name: str
    probability: float


def _looks_ahead(pronoun: "Token", named: Mapping[int, Mention]) -> bool:
    """Tell whether a pronoun stands in an opening phrase whose main clause names a person.

    `Discussing his concerns, the minister, Jane Doe, said …`
    """
    opening = next((a for a in pronoun.ancestors if a.dep_ in ("advcl", "prep")), None)
    if opening is None or opening.head.dep_ != "ROOT" or opening.i > opening.head.i:
        return False
    owner = subject(opening.head)
    if owner is not None and owner.i > pronoun.i and is_name(owner):
        return True
    return any(pronoun.i < start < opening.head.i for start in named)


def _follows_relative(pronoun: "Token") -> bool:
    """Tell whether an unnamed `mother` or `husband` is the subject before a pronoun for her or him.

    `Her mother spoke out after her husband died`: whose husband?
    """
    words = _FEMALE if PRONOUNS[pronoun.text.lower()] == "f" else _MALE
    return any(
        t.lower_ in words and t.tag_ == "NN" and t.dep_ in SUBJECTS and not _has_name(t)
        for t in pronoun.doc[: pronoun.i]
    )


def _has_name(noun: "Token") -> bool:
    return any(is_name(c) and c.dep_ in ("appos", "compound") for c in noun.children)


def _best(rows: Mapping[str, Mapping[str, float]]) -> Antecedent | None:
    if not rows:
        return None
    scores = {name: _score(features) for name, features in rows.items()}
    top = max(scores.values())
    total = sum(math.exp(score - top) for score in scores.values())
    best = max(scores, key=lambda name: scores[name])
    return Antecedent(name=best, probability=1 / total)


class Reader:
    """Reads a text sentence by sentence and remembers who was spoken of."""

    def __init__(self, people: People, title: str) -> None:
        self.people = people
        self.title = title
        self.mentions: list[Mention] = []
        self.n_sentences = 0
        self.candidates: dict[int, dict[str, dict[str, float]]] = {}
        """Of the last sentence's pronouns, by token: each candidate's features."""

    def read(self, doc: "Doc") -> dict[int, Antecedent]:
        """Return whom the pronouns of the next sentence likely stand for, by token."""
        sentence = self.n_sentences
        named = {m.start: m for m in self.people.mentions(doc, sentence)}
        found: dict[int, Antecedent] = {}
        self.candidates = {}
        for token in doc:
            if token.i in named:
                self.mentions.append(named[token.i])
            if token.text.lower() not in PRONOUNS:
                continue
            rows = candidates(token, sentence, self.mentions, self.people, self.title)
            self.candidates[token.i] = rows
            is_unsure = _looks_ahead(token, named) or _follows_relative(token)
            best = None if is_unsure else _best(rows)
            if best is None:
                continue
            found[token.i] = best
            role = token.dep_
            self.mentions.append(
                Mention(
                    name=best.name,
                    sentence=sentence,
                    start=token.i,
                    end=token.i + 1,
                    role=role,
                    is_pronoun=True,
                )
            )
        self.n_sentences += 1
        return found


def candidates(
    pronoun: "Token", sentence: int, mentions: Sequence[Mention], people: People, title: str
) -> dict[str, dict[str, float]]:
    """Return each person that the pronoun could stand for, with the features of the choice."""
    before = [
        m
        for m in mentions
        if sentence - MAX_SENTENCES <= m.sentence < sentence
        or (m.sentence == sentence and m.end <= pronoun.i)
    ]
    gender = PRONOUNS[pronoun.text.lower()]
    by_name: dict[str, list[Mention]] = {}
    for mention in before:
        if people.gender(mention.name) in ("", gender):
            by_name.setdefault(mention.name, []).append(mention)
    order = [m.name for m in before if m.name in by_name]
    return {
        name: _features(pronoun, sentence, found, _Setting(order, gender, title, people))
        for name, found in by_name.items()
        if not _binds(pronoun, sentence, found)
    }


@dataclass(frozen=True, slots=True)
class _Setting:
    order: Sequence[str]
    gender: str
    title: str
    people: People


def _features(
    pronoun: "Token", sentence: int, found: Sequence[Mention], setting: _Setting
) -> dict[str, float]:
    last = found[-1]
    inside = last.sentence == sentence
    name = last.name
    is_subject = last.role in ("nsubj", "nsubjpass")
    at_start = all(t.dep_ in ("aux", "mark", "advmod", "punct") for t in pronoun.doc[: pronoun.i])
    title_words = setting.title.split()
    return {
        "same sentence": float(inside),
        "same sentence, subject": float(inside and is_subject),
        "same sentence, possessive": float(inside and last.role == "poss"),
        "same sentence, object": float(inside and last.role in ("dobj", "pobj", "dative")),
        "one before": float(last.sentence == sentence - 1),
        "one before, subject": float(last.sentence == sentence - 1 and is_subject),
        "one before, possessive": float(last.sentence == sentence - 1 and last.role == "poss"),
        "further back": float(last.sentence < sentence - 1),
        "subject once": float(any(m.role in ("nsubj", "nsubjpass") for m in found)),
        "mentions": math.log1p(len(found)),
        "share": len(found) / len(setting.order),
        "last named": float(setting.order[-1] == name),
        "first named": float(setting.order[0] == name),
        "in title": float(bool(title_words) and name.split()[-1] in title_words),
        "gender known": float(setting.people.gender(name) == setting.gender),
        "both subjects": float(pronoun.dep_ in SUBJECTS and is_subject),
        "opens, subject before": float(at_start and is_subject and not inside),
        "possessive, subject of clause": float(pronoun.tag_ == "PRP$" and inside and is_subject),
        "pronoun": float(last.is_pronoun),
        "same pronoun opens before": float(
            last.is_pronoun and last.sentence == sentence - 1 and is_subject
        ),
        "few": float(len(set(setting.order)) == 1),
    }


def _binds(pronoun: "Token", sentence: int, found: Sequence[Mention]) -> bool:
    """Tell whether grammar rules a person out: `John saw him` is not about John."""
    if pronoun.dep_ not in ("dobj", "pobj", "dative") or pronoun.text.lower().endswith("self"):
        return False
    verb = next((t for t in pronoun.ancestors if is_verb(t)), None)
    if verb is None:
        return False
    own = {c.i for c in verb.children if c.dep_ in SUBJECTS}
    return any(m.sentence == sentence and any(m.start <= i < m.end for i in own) for m in found)


def _score(features: Mapping[str, float]) -> float:
    return sum(WEIGHTS.get(name, 0.0) * value for name, value in features.items())
