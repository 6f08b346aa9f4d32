"""Claim lists written from an article, and brought up to date without touching a person's work.

An existing list is edited as text: new claims are put below the last one, and the line and span
of claims that moved are replaced where they stand. Every other byte stays as it was.
"""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from factcheck.claims.list_checks import generated_id
from factcheck.claims.list_text import Edit, applied, bare, entries_of, ids_of, scalar, unsafe_edit
from factcheck.claims.lists import shape_problems
from factcheck.errors import ClaimListError
from factcheck.strict_yaml import KeyPath, LocatedYaml, read_yaml
from factcheck.types import Claim, Document

_EMPTY = re.compile(r"claims:[ \t]*(?:\[[ \t]*\]|~|null)?[ \t]*(?=#|\r?\n|\Z)")
_NUMBER = re.compile(r"\d+")
_LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
"""What YAML counts lines by."""
_PAIR = re.compile(r"\[\s*\d+\s*,\s*\d+\s*,?\s*\]")
_HEAD = """\
# One statement an entry. Edit freely: text, expect, notes and order are yours, and a later
# run only adds what is new and keeps line and span up to date.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedList:
    """A list's new text, and what became of its claims."""

    text: str
    n_added: int
    n_moved: int
    """Claims whose line or span is another one now."""
    gone: tuple[str, ...]
    """Ids of claims that say they are from this article and are not found in it any more."""


def new_list(document: Document, claims: Sequence[Claim], *, list_path: str) -> EditedList:
    """Return a list of an article's claims; `list_path` is where it will lie."""
    head = {"title": document.title} if document.title else {}
    lines = [_HEAD, *(f"{key}: {scalar(value)}\n" for key, value in head.items())]
    if document.date is not None:
        lines.append(f"as_of: {document.date.isoformat()}\n")
    article = scalar(_seen_from(list_path, document.id))
    lines.append(f"defaults:\n  expect: [supported, not_enough_evidence]\n  article: {article}\n")
    fresh = list(_fresh(claims, taken=set()))
    lines.append("claims:\n" if fresh else "claims: []\n")
    lines.extend(_entry(claim_id, claim, "  ", article=None) for claim_id, claim in fresh)
    return EditedList(text="".join(lines), n_added=len(fresh), n_moved=0, gone=())


def merged_list(
    text: str, document: Document, claims: Sequence[Claim], *, list_path: str
) -> EditedList:
    """Return an existing list with what is new in the article, all else as it was.

    A claim is known by its sentence, its text or its id; one whose text a person has reworded
    is known by the sentence or id that the list keeps.

    Raises:
        ClaimListError: the list has problems, or its claims are written in brackets.
    """
    old = _OldList(text, path=list_path)
    article = _seen_from(list_path, document.id)
    places = old.places(claims)
    moves = {i: tuple(old.moves(i, claim)) for i, claim in places.items()}
    edits = [edit for found in moves.values() for edit in found]
    known = set(map(id, places.values()))
    fresh = list(
        _fresh([claim for claim in claims if id(claim) not in known], taken=set(old.ids()))
    )
    named = None if old.default_article == article else article
    if fresh:
        entries = [_entry(new, claim, old.indent(), article=named) for new, claim in fresh]
        edits.append(old.insertion("".join(entries)))
    edited = applied(text, edits)
    old.check_kept(edited, n_added=len(fresh))
    return EditedList(
        text=edited,
        n_added=len(fresh),
        n_moved=sum(map(bool, moves.values())),
        gone=tuple(old.id_of(i) for i in old.of_article(article) if i not in places),
    )


class _OldList:
    """A list as a person left it: its text, its data, and where in the text the data stands."""

    def __init__(self, text: str, *, path: str) -> None:
        """Read the list; raise ClaimListError where something is wrong with it."""
        # An expired override or a missing article keeps nobody from adding claims.
        problems = shape_problems(text, path=path)
        if problems:
            raise ClaimListError("\n".join(str(problem) for problem in problems))
        self.path = path
        self.text = text
        self.located: LocatedYaml = read_yaml(text, path=path)
        self.entries = entries_of(self.located.data)
        self.named = list(ids_of(self.entries))
        self.starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
        defaults = self.located.data.get("defaults") or {}
        self.default_article = _clean_path(defaults.get("article"))

    def id_of(self, i: int) -> str:
        return self.named[i]

    def ids(self) -> Iterator[str]:
        """Yield every claim's id, and the id that its text alone would give it."""
        for i, entry in enumerate(self.entries):
            yield self.id_of(i)
            yield generated_id(bare(entry["text"]))

    def of_article(self, article: str) -> list[int]:
        """Return which claims say that they are from this article."""
        return [
            i
            for i, entry in enumerate(self.entries)
            if (_clean_path(entry.get("article")) or self.default_article) == article
        ]

    def places(self, claims: Sequence[Claim]) -> dict[int, Claim]:
        """Return which entries the claims are: by id or text first, then by sentence."""
        found: dict[int, Claim] = {}
        by_id = {self.id_of(i): i for i in range(len(self.entries))}
        by_text = {bare(entry["text"]): i for i, entry in enumerate(self.entries)}
        by_sentence: dict[str, list[int]] = {}
        for i, entry in enumerate(self.entries):
            by_sentence.setdefault(bare(entry.get("sentence") or entry["text"]), []).append(i)
        rest: list[Claim] = []
        for claim in claims:
            known = by_text.get(bare(claim.text), by_id.get(generated_id(claim.text)))
            if known is None:
                rest.append(claim)
            else:
                found.setdefault(known, claim)
        for claim in rest:
            free = [i for i in by_sentence.get(bare(claim.sentence), ()) if i not in found]
            if free:
                found[free[0]] = claim
        return found

    def moves(self, i: int, claim: Claim) -> Iterator[Edit]:
        """Yield what brings an entry's line and span up to date, where it has them."""
        entry = self.entries[i]
        line, span = claim.location.line, list(claim.span)
        if entry.get("line") not in (None, line):
            yield from self._replaced(("claims", i, "line"), _NUMBER, str(line))
        if entry.get("span") not in (None, span):
            yield from self._replaced(("claims", i, "span"), _PAIR, f"[{span[0]}, {span[1]}]")

    def indent(self) -> str:
        """Return the blanks before a claim's dash; raise where claims are not one a line."""
        for i in range(len(self.entries)):
            line, _ = self.located.position(("claims", i))
            dash = re.match(r"([ ]*)-[ \t]", self.text[self._offset(line, 1) :])
            if dash:
                return dash[1]
        if self.entries:
            raise ClaimListError(
                f"{self.path}: the claims are written in brackets",
                hint="Write one a line, each after a dash; then new ones can be added.",
            )
        return "  "

    def insertion(self, entries: str) -> Edit:
        """Return the edit that puts new entries below the last claim."""
        if not self.entries:
            line, column = self.located.position(("claims", "__key__"))
            start = self._offset(line, column)
            empty = _EMPTY.match(self.text, start)
            if empty is None:
                raise ClaimListError(f"{self.path}:{line}:{column}: claims: not an empty list")
            rest = self.text[empty.end() :].split("\n", 1)[0]
            end = empty.end() + len(rest)
            return Edit(
                start=start,
                end=end,
                text=f"claims:  {rest}".rstrip(" ") + f"\n{entries}".rstrip("\n"),
            )
        end = self._end_of_claims()
        before = "" if self.text[:end].endswith("\n") else "\n"
        return Edit(start=end, end=end, text=before + entries)

    def check_kept(self, edited: str, *, n_added: int) -> None:
        """Raise ClaimListError unless all that a person wrote is in the new text."""
        now = read_yaml(edited, path=self.path)
        same = isinstance(now.data, dict) and not now.problems
        if same:
            entries = entries_of(now.data)
            kept = entries[: len(self.entries)]
            same = (
                {**now.data, "claims": None} == {**self.located.data, "claims": None}
                and [_by_hand(entry) for entry in kept] == [_by_hand(e) for e in self.entries]
                and len(entries) == len(self.entries) + n_added
            )
        if not same:
            raise unsafe_edit(self.path)

    def _end_of_claims(self) -> int:
        """Return where the last claim's lines end: before the next key, or the file's end."""
        claims_line, _ = self.located.position(("claims", "__key__"))
        later = [
            self.located.position((key, "__key__"))[0]
            for key in self.located.data
            if self.located.position((key, "__key__"))[0] > claims_line
        ]
        end = self._offset(min(later), 1) if later else len(self.text)
        # Blank lines and comments at the margin, just above the next key, belong to it.
        while later and (above := re.search(r"(?:^|\n)(?:[ \t]*|#[^\n]*)\n\Z", self.text[:end])):
            end = above.start() + (1 if self.text[above.start()] == "\n" else 0)
        return end

    def _replaced(self, keys: KeyPath, pattern: re.Pattern[str], new: str) -> Iterator[Edit]:
        start = self._offset(*self.located.position(keys))
        match = pattern.match(self.text, start)
        if match:
            yield Edit(start=start, end=match.end(), text=new)

    def _offset(self, line: int, column: int) -> int:
        return self.starts[line - 1] + column - 1


def _fresh(claims: Sequence[Claim], *, taken: set[str]) -> Iterator[tuple[str, Claim]]:
    """Yield new claims with their ids; what is said twice is listed once."""
    for claim in claims:
        claim_id = generated_id(claim.text)
        if claim_id not in taken:
            taken.add(claim_id)
            yield claim_id, claim


def _entry(claim_id: str, claim: Claim, indent: str, *, article: str | None) -> str:
    rows = [("id", claim_id), ("text", scalar(claim.text))]
    if article is not None:
        rows.append(("article", scalar(article)))
    rows.append(("line", str(claim.location.line)))
    rows.append(("span", f"[{claim.span.start}, {claim.span.end}]"))
    if bare(claim.sentence) != bare(claim.text):
        rows.append(("sentence", scalar(bare(claim.sentence))))
    if claim.attribution is not None:
        rows.append(("speaker", scalar(claim.attribution.speaker)))
    lines = [f"{indent}  {key}: {value}\n" for key, value in rows]
    return f"{indent}- {lines[0].lstrip()}" + "".join(lines[1:])


def _by_hand(entry: dict[str, Any]) -> dict[str, Any]:
    """Return what of an entry is a person's: all but where in the article it stands."""
    return {key: value for key, value in entry.items() if key not in ("line", "span")}


def _clean_path(path: str | None) -> str | None:
    return None if path is None else os.path.normpath(path).replace(os.sep, "/")


def _seen_from(list_path: str, article: str) -> str:
    """Return the article's path relative to the list's folder."""
    return os.path.relpath(article, os.path.dirname(list_path) or ".").replace(os.sep, "/")
