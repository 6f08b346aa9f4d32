"""Claims under construction: words of a parsed sentence in a new order, and words added."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from factcheck.types import Change, ChangeReason

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A word that the sentence does not have at this place."""

    text: str
    reason: ChangeReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """What some consecutive words of the sentence stand for."""

    start: int
    """The first token."""
    end: int
    """The token after the last."""
    text: str
    reason: ChangeReason


Part: TypeAlias = int | Added
"""A token of the sentence, by its place, or a word added."""
Draft: TypeAlias = tuple[Part, ...]
Replacements: TypeAlias = Mapping[int, Replacement]
"""By the first token they replace; they do not overlap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded:
    """A draft as a sentence, and what was changed on the way."""

    text: str
    changes: tuple[Change, ...]
    tokens: tuple[int, ...]
    """The tokens of the sentence in it, ascending."""


_NO_SPACE_BEFORE = re.compile(r"[,.;:!?%)\]”’»…]|n't|['’](?:s|re|ve|d|ll|m)?$")
_NO_SPACE_AFTER = re.compile(r"[(\[“‘«$£€#]$")
_PAUSES = frozenset({",", ";", ":", "–", "—", "-", "--"})
_MARKS = re.compile(r"[^\w\s]+")


def ordered(tokens: Iterable[int]) -> Draft:
    """Return the tokens in the sentence's order."""
    return tuple(sorted(set(tokens)))


def word(doc: "Doc", draft: Sequence[Part], replacements: Replacements) -> Worded:
    """Return the sentence that a draft makes: spaced, with a capital and a full stop."""
    parts = _without_loose_pauses(doc, draft)
    pieces: list[str] = []
    changes: list[Change] = []
    position = 0
    while position < len(parts):
        part = parts[position]
        n_used, text, glued = 1, "", False
        if isinstance(part, Added):
            text = part.text
            changes.append(Change(what="", by=text, why=part.reason))
        else:
            found = replacements.get(part)
            n_used = 0 if found is None else _n_covered(parts, position, found)
            if found is not None and n_used:
                text = found.text
                what = doc[found.start : found.end].text
                changes.append(Change(what=what, by=text, why=found.reason))
            else:
                n_used, text = 1, doc[part].text
            glued = _follows(doc, parts, position)
        pieces.append(text if not pieces or glued or _touch(pieces[-1], text) else f" {text}")
        position += n_used
    tokens = tuple(sorted({part for part in parts if isinstance(part, int)}))
    return Worded(text=_finished("".join(pieces)), changes=tuple(changes), tokens=tokens)


def _n_covered(parts: Sequence[Part], position: int, found: Replacement) -> int:
    """Return how many parts a replacement covers; 0 where not all of its words are there."""
    wanted = list(range(found.start, found.end))
    return len(wanted) if list(parts[position : position + len(wanted)]) == wanted else 0


def _follows(doc: "Doc", parts: Sequence[Part], position: int) -> bool:
    """Tell whether a token stands as it does in the sentence, with no blank before it."""
    before, part = parts[position - 1] if position else None, parts[position]
    if not isinstance(before, int) or not isinstance(part, int) or part != before + 1:
        return False
    return not doc[before].whitespace_


def _touch(left: str, right: str) -> bool:
    return bool(_NO_SPACE_AFTER.search(left) or _NO_SPACE_BEFORE.match(right))


def _without_loose_pauses(doc: "Doc", draft: Sequence[Part]) -> list[Part]:
    """Drop commas and dashes that part nothing any more: those whose neighbours went."""
    kept = []
    for i, part in enumerate(draft):
        if isinstance(part, int) and doc[part].text in _PAUSES:
            left, right = _neighbour(draft, i, -1), _neighbour(draft, i, 1)
            if left != part - 1 or right != part + 1:
                continue
        kept.append(part)
    return kept


def _neighbour(draft: Sequence[Part], i: int, step: int) -> Part | None:
    return draft[i + step] if 0 <= i + step < len(draft) else None


def _finished(text: str) -> str:
    bare = " ".join(text.split()).strip(" ,;:–—-")
    if not bare:
        return ""
    if not re.search(r"[.!?…][\"”’»)\]]*$", bare):
        bare += "."
    first = bare.split(maxsplit=1)[0]
    if _MARKS.sub("", first).islower():
        at = next((i for i, c in enumerate(bare) if c.isalpha()), 0)
        bare = f"{bare[:at]}{bare[at].upper()}{bare[at + 1 :]}"
    return bare


def is_balanced(text: str) -> bool:
    """Tell whether every quotation and parenthesis that opens in `text` closes in it."""
    if text.count('"') % 2 or text.count("“") != text.count("”"):
        return False
    return text.count("(") == text.count(")") and text.count("[") == text.count("]")
