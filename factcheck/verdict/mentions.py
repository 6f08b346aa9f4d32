"""Whether a text names somebody or something that another text names."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from factcheck.verdict.stems import all_stems, canonical_stem, folded
from factcheck.verdict.words import Name, read_content

_PHRASE_END = re.compile(r"\.\s+")
_MIN_PART = 5
"""Letters of a word that is a name by itself in one that joins two: not “Al-”, nor “-Man”."""
_COORDINATION = re.compile(r"\s(?:and|or|vs\.?|versus)\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentioned:
    """What texts name, and every word of them."""

    names: tuple[Name, ...]
    stems: frozenset[str]
    texts: tuple[str, ...]

    @classmethod
    @lru_cache(maxsize=16_384)
    def by(cls, *texts: str) -> "Mentioned":
        """Return what a text, or a sentence and its title, mention."""
        return cls(
            names=tuple(name for text in texts for name in read_content(text).names),
            stems=frozenset().union(*(all_stems(text) for text in texts)),
            texts=texts,
        )

    def has(self, name: Name) -> bool:
        """Whether a name is there, or its words where they say the same.

        "The parliament of France" names the French Parliament, "central bank" the Central Bank,
        "the oldest bank in the world" no World Bank.
        """
        if named_by(name, self.names):
            return True
        known = frozenset[str]().union(*(other.keys for other in self.names) if name.body else ())
        if not all(key in known or canonical_stem(key) in self.stems for key in name.keys):
            return False
        if not name.body:
            return not name.certain or any(map(_beginning(name.text).search, self.texts))
        together = f" {folded(name.text)} "
        return bool(known & name.keys - {name.body}) or any(
            together in f" {folded(text)} " for text in self.texts
        )


@lru_cache(maxsize=4_096)
def _beginning(name: str) -> re.Pattern[str]:
    """Return what finds a name at a sentence's start, where it may look like a plural: “Anders”."""
    return re.compile(rf"(?:^|[.!?]\s){re.escape(name)}\b")


@lru_cache(maxsize=4_096)
def own_title(title: str, subject: str) -> str:
    """Return a title without what it names beside the subject of the sentence.

    Under “Malaria and tuberculosis”, “Malaria is spread by mosquitoes” says nothing of
    tuberculosis; a sentence that begins with neither may be on both.
    """
    said = Mentioned.by(subject)
    kept = []
    for phrase in _PHRASE_END.split(title):
        parts = [part for part in _COORDINATION.split(phrase) if part.strip()]
        mine = [part for part in parts if _is_said(part, said)]
        kept.append(" and ".join(mine) if mine else phrase)
    return ". ".join(kept)


def _is_said(part: str, said: Mentioned) -> bool:
    """Whether the last word of a part is there: what “the eradication of smallpox” is on."""
    content = read_content(part.split()[-1])
    return any(map(said.has, content.names)) or any(word in said.stems for word in content.stems)


def named_by(name: Name, names: Iterable[Name]) -> bool:
    """Whether one of `names` is this name, a shorter or longer form of it, or stands for it."""
    known = tuple(names)
    return any(_is_same(name, other) for other in known) or _is_shortened(name, known)


def are_one(one: Name, other: Name) -> bool:
    """Whether one of two names is the other, a form of it, or stands for it."""
    return named_by(one, (other,)) or named_by(other, (one,))


def _is_shortened(name: Name, names: tuple[Name, ...]) -> bool:
    """Whether the first letters of a name stand in its place, or it in the place of one whose first
    letters it has; letters that are spelled out beside them are that name's."""
    if any(name.text == other.initials for other in names):
        return True
    if not name.initials or all(other.text != name.initials for other in names):
        return False
    return all(other.initials != name.initials for other in names)


def _is_same(name: Name, other: Name) -> bool:
    if name.body and name.body not in other.keys:
        return False
    return (
        name.keys <= other.keys
        or (other.keys <= name.keys and not _is_of_two(name))
        or name.stands_for in other.keys
        or other.stands_for in name.keys
    )


def _is_of_two(name: Name) -> bool:
    """Whether a name joins two: “Ashton-Oakland” is not “Oakland”."""
    parts = name.text.split("-")
    return " " not in name.text and len(parts) > 1 and min(map(len, parts)) >= _MIN_PART
