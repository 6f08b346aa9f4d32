"""Claims under construction: words of a parsed sentence in a new order, and words added."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from factcheck.claims.trees import root_of
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
    unless: frozenset[str] = frozenset()
    """Words of the same claim in lower case, all of which make it needless; none: it never is."""


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
_OPENING = frozenset("“«")
_CLOSING = frozenset('”»"')
_NOTHING = re.compile(r" ?\(\s*\)")
_TWO_STOPS = re.compile(r"(?<=\w)\.\.$")
_MARKS = re.compile(r"[^\w\s]+")


def ordered(tokens: Iterable[int]) -> Draft:
    """Return the tokens in the sentence's order."""
    return tuple(sorted(set(tokens)))


def word(doc: "Doc", draft: Sequence[Part], replacements: Replacements) -> Worded:
    """Return the sentence that a draft makes: spaced, with a capital and a full stop."""
    phrase = word_phrase(doc, draft, replacements)
    return replace(phrase, text=_finished(phrase.text))


def word_phrase(doc: "Doc", draft: Sequence[Part], replacements: Replacements) -> Worded:
    """Return a draft's words, spaced, as they stand inside a sentence."""
    parts = _without_loose_pauses(doc, draft)
    pieces: list[str] = []
    changes: list[Change] = []
    position = 0
    while position < len(parts):
        part = parts[position]
        n_used, text, glued = 1, "", False
        if isinstance(part, Added):
            text = part.text
            glued = bool(pieces) and _touch(pieces[-1], text)
            changes.append(Change(what="", by=text, why=part.reason))
        else:
            found = replacements.get(part)
            n_used = 0 if found is None else _n_covered(parts, position, found)
            if found is not None and n_used:
                text = found.text
                what = doc[found.start : found.end].text
                changes.append(Change(what=what, by=text, why=found.reason))
            else:
                n_used, text = 1, _in_place(doc, part, is_first=not pieces)
            glued = _follows(doc, parts, position)
            glued = glued or (bool(pieces) and _touch(pieces[-1], text) and not _opens(doc, part))
        pieces.append(text if not pieces or glued else f" {text}")
        position += n_used
    tokens = tuple(sorted({part for part in parts if isinstance(part, int)}))
    return Worded(text="".join(pieces), changes=tuple(changes), tokens=tokens)


def _in_place(doc: "Doc", token: int, *, is_first: bool) -> str:
    """Return a token as written, without the capital that only the sentence's start gave it."""
    text = doc[token].text
    starts = token == 0 and not is_first and doc[token].tag_ in _LOWERED
    starts = starts and not doc[token].ent_type_
    return text[0].lower() + text[1:] if starts else text


_LOWERED = frozenset(
    {"DT", "IN", "PRP", "PRP$", "JJ", "JJR", "NN", "NNS", "RB", "PDT", "WDT", "VBG"}
)


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


def _opens(doc: "Doc", mark: int) -> bool:
    """Tell whether a single quotation mark opens, which an apostrophe never does."""
    token = doc[mark]
    return (
        token.text in ("'", "‘")
        and not token.whitespace_
        and mark > 0
        and bool(doc[mark - 1].whitespace_)
    )


def _touch(left: str, right: str) -> bool:
    return bool(_NO_SPACE_AFTER.search(left) or _NO_SPACE_BEFORE.match(right))


def _without_loose_pauses(doc: "Doc", draft: Sequence[Part]) -> list[Part]:
    """Drop commas and dashes that part nothing any more: those whose neighbours went."""
    alone = _lone_marks(doc, {part for part in draft if isinstance(part, int)})
    whole = [part for part in draft if part not in alone]
    kept = []
    for i, part in enumerate(whole):
        if isinstance(part, int) and doc[part].text in _PAUSES and not is_hyphen(doc, part):
            left, right = _neighbour(whole, i, -1), _neighbour(whole, i, 1)
            if isinstance(right, int) and doc[right].text in _CLOSING:
                right = part + 1 if _neighbour(whole, i, 2) == part + 2 else None
            leads = isinstance(left, int) and left < part and _begins_subject(doc, part + 1)
            if right != part + 1 or not (leads or _adjoins(doc, left, part)):
                continue
        kept.append(part)
    return kept


def _begins_subject(doc: "Doc", position: int) -> bool:
    """Tell whether a sentence's subject begins there; a comma parts it from what leads."""
    root = root_of(doc)
    owners = [] if root is None else [c for c in root.lefts if c.dep_ in ("nsubj", "nsubjpass")]
    return any(owner.left_edge.i == position for owner in owners)


def is_hyphen(doc: "Doc", mark: int) -> bool:
    """Tell the hyphen of `re-elected` from a dash, whatever the tagger made of it."""
    glued = mark > 0 and not doc[mark - 1].whitespace_ and not doc[mark].whitespace_
    return doc[mark].tag_ == "HYPH" or (doc[mark].text == "-" and glued)


def _adjoins(doc: "Doc", left: Part | None, pause: int) -> bool:
    """Tell whether nothing, or a parenthesis, was left out before a pause."""
    if not isinstance(left, int):
        return False
    if left == pause - 1 or (doc[left + 1].text == "(" and doc[pause - 1].text == ")"):
        return True
    opened = doc[left].text in _PAUSES or doc[left + 1].text in _PAUSES
    return left < pause and not opened  # it closed more than what went


def _lone_marks(doc: "Doc", tokens: set[int]) -> set[int]:
    """Return the quotation marks among `tokens` whose partners are not."""
    alone: set[int] = set()
    opened: int | None = None
    for token in doc:
        if token.text in _OPENING or (token.text == '"' and opened is None):
            opened = token.i
        elif token.text in _CLOSING and opened is not None:
            if (opened in tokens) != (token.i in tokens):
                alone |= {opened, token.i}
            opened = None
    for bracket in _empty_brackets(doc, tokens):
        alone |= bracket
    return alone & tokens


def _empty_brackets(doc: "Doc", tokens: set[int]) -> list[set[int]]:
    """Return the parentheses that hold nothing any more, or whose partners went."""
    found, opened = [], None
    for token in doc:
        if token.text in ("(", "["):
            opened = token.i
        elif token.text in (")", "]") and opened is not None:
            inner = tokens.intersection(range(opened + 1, token.i))
            if not inner or (opened in tokens) != (token.i in tokens):
                found.append({opened, token.i})
            opened = None
    return found


def _neighbour(draft: Sequence[Part], i: int, step: int) -> Part | None:
    return draft[i + step] if 0 <= i + step < len(draft) else None


def _finished(text: str) -> str:
    bare = " ".join(_NOTHING.sub("", text).split()).strip(" ,;:–—-")
    if not bare:
        return ""
    bare = _TWO_STOPS.sub(".", bare)  # `in Washington D.C.` and the sentence's own
    if not re.search(r"[.!?…][\"”’»)\]]*$", bare):
        bare += "."
    first = bare.split(maxsplit=1)[0]
    if _MARKS.sub("", first).islower() or re.match(r"[“\"'(]*[a-z]+-", first):
        at = next((i for i, c in enumerate(bare) if c.isalpha()), 0)
        bare = f"{bare[:at]}{bare[at].upper()}{bare[at + 1 :]}"
    return bare


def is_balanced(text: str) -> bool:
    """Tell whether every quotation and parenthesis that opens in `text` closes in it."""
    if text.count('"') % 2 or text.count("“") != text.count("”"):
        return False
    return text.count("(") == text.count(")") and text.count("[") == text.count("]")
