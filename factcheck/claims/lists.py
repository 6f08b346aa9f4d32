"""Claim lists in YAML: read strictly, every problem of every file in one run."""

import datetime as dt
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from factcheck.claims.list_checks import beside, content_problems, generated_id, n_claims
from factcheck.claims.list_model import (
    Defaults,
    Entry,
    KnownFailureEntry,
    ListFile,
    OverrideEntry,
    labels_of,
)
from factcheck.errors import ClaimListError
from factcheck.strict_yaml import MAX_PROBLEMS, LocatedYaml, Problem, read_yaml, validate
from factcheck.types import (
    Attribution,
    Claim,
    Expectation,
    KnownFailure,
    Label,
    Location,
    Override,
    Span,
)

SUFFIXES = (".yaml", ".yml")
MAX_LIST_BYTES = 10_000_000
"""A list of 20,000 claims with five keys each takes some 5 MB."""
MAX_CLAIMS = 25_000
"""Of one list: reading them takes some 1 s and 150 MB."""
_ENTRY_PREFIX = re.compile(r"^claims\.\d+\.?")
_ITEM_OF_ONE = re.compile(r"^((?:defaults\.)?(?:expect|tags))\.\d+: ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Where a claim was said, and in which words it must be found there."""

    article: str
    """The path as seen from the working directory."""
    line: int | None
    text: str
    """The article's own words: the entry's `sentence`, else its `text`."""
    location: Location
    """Of the entry's `article` in the list, or of the defaults'."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedClaim:
    """A claim of a list, and what only the list knows of it."""

    claim: Claim
    """With its expectation; `location` is where its text stands in the list."""
    corpus: str | None
    """Folder of reference documents, as seen from the working directory; None: the default."""
    quotation: Quotation | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimList:
    """A file of claims."""

    path: str
    """As the user named it."""
    title: str
    claims: tuple[ListedClaim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListScan:
    """What could be read of several files, and all that is wrong with them."""

    lists: tuple[ClaimList, ...]
    """The files without a problem."""
    problems: tuple[Problem, ...]
    """By file, line and column."""


def read_claims(paths: Sequence[str], *, today: dt.date | None = None) -> tuple[Claim, ...]:
    """Return the claims of the lists at `paths` (files or folders), in order.

    Raises:
        ClaimListError: see `read_lists`.
    """
    lists = read_lists(paths, today=today)
    return tuple(listed.claim for one in lists for listed in one.claims)


def read_lists(paths: Sequence[str], *, today: dt.date | None = None) -> tuple[ClaimList, ...]:
    """Return the lists at `paths`: files as named, folders with all lists below them, sorted.

    `today` decides which overrides have expired; it defaults to the current day.

    Raises:
        ClaimListError: no list is there, or something is wrong; every problem of every file is
            in the message, one `file:line:column: message` a line.
    """
    scan = scan_lists(paths, today=today)
    if scan.problems:
        raise ClaimListError("\n".join(str(problem) for problem in scan.problems))
    return scan.lists


def scan_lists(paths: Sequence[str], *, today: dt.date | None = None) -> ListScan:
    """Return the lists that can be used and the problems of the others; nothing is raised.

    Raises:
        ClaimListError: a path does not exist, or a folder holds no list.
    """
    day = today or dt.date.today()
    lists: list[ClaimList] = []
    problems: list[Problem] = []
    for path in find_lists(paths):
        text, unreadable = _read_text(path)
        if unreadable is not None:
            problems.append(unreadable)
            continue
        parsed = parse_list(text, path=path, today=day)
        problems.extend(parsed.problems)
        lists.extend(parsed.lists)
    return ListScan(lists=tuple(lists), problems=tuple(problems))


def find_lists(paths: Sequence[str]) -> tuple[str, ...]:
    """Return the files that `paths` name, in order and none twice; folders give theirs, sorted.

    Raises:
        ClaimListError: a path does not exist, or a folder holds no list.
    """
    found: list[str] = []
    for path in paths:
        if not os.path.exists(path):
            raise ClaimListError(
                f"{path}: no such file or folder",
                hint="Name claim lists in YAML, or folders that hold some.",
            )
        if not os.path.isdir(path):
            found.append(path)
            continue
        inside = sorted(_lists_below(Path(path)))
        if not inside:
            raise ClaimListError(f"{path}: holds no claim lists (.yaml or .yml)")
        found.extend(inside)
    return tuple(dict.fromkeys(found))


def parse_list(text: str, *, path: str, today: dt.date) -> ListScan:
    """Return the list that `text` holds, or what is wrong with it.

    `path` names it in messages, and is what its own paths are relative to.
    """
    located = read_yaml(text, path=path)
    if n_claims(located) > MAX_CLAIMS:
        message = f"claims: more than {MAX_CLAIMS:,}; split the list"
        return ListScan(lists=(), problems=(_at_start(path, message),))
    record, misread = validate(ListFile, located)
    found = islice(content_problems(located, today=today), MAX_PROBLEMS)
    problems = [*map(_reworded, misread), *found]
    if record is None or problems:
        return ListScan(lists=(), problems=tuple(sorted(problems, key=_by_place)))
    reading = _Reading(path=path, located=located, record=record)
    title = record.title or ""
    return ListScan(
        lists=(ClaimList(path=path, title=title, claims=tuple(reading.claims())),), problems=()
    )


def shape_problems(text: str, *, path: str) -> list[Problem]:
    """Return what is wrong with the keys and values of a list, whatever they refer to."""
    _, misread = validate(ListFile, read_yaml(text, path=path))
    return [_reworded(problem) for problem in misread]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """A valid file on its way to records, with where each part of it stands."""

    path: str
    located: LocatedYaml
    record: ListFile

    def claims(self) -> Iterator[ListedClaim]:
        corpus = None if self.record.corpus is None else self._beside(self.record.corpus)
        limit = self.record.evidence_until
        until = self.record.as_of if limit == "as_of" else limit
        for i, entry in enumerate(self.record.claims):
            line, column = self.located.position(("claims", i, "text"))
            claim = Claim(
                id=entry.id or generated_id(entry.text),
                text=entry.text,
                sentence=entry.text,
                span=Span(0, len(entry.text)),
                location=Location(path=self.path, line=line, column=column),
                attribution=_attribution(entry.speaker or self.record.defaults.speaker),
                date=self.record.as_of,
                evidence_until=until,
                expectation=_expectation(entry, self.record.defaults),
            )
            yield ListedClaim(claim=claim, corpus=corpus, quotation=self._quotation(i, entry))

    def _quotation(self, i: int, entry: Entry) -> Quotation | None:
        article = entry.article or self.record.defaults.article
        if article is None:
            return None
        keys = ("claims", i, "article") if entry.article else ("claims", i, "text")
        line, column = self.located.position(keys)
        return Quotation(
            article=self._beside(article),
            line=entry.line,
            text=entry.sentence or entry.text,
            location=Location(path=self.path, line=line, column=column),
        )

    def _beside(self, name: str) -> str:
        return beside(self.path, name)


def _expectation(entry: Entry, defaults: Defaults) -> Expectation:
    confidence = entry.min_confidence
    return Expectation(
        labels=labels_of(entry.expect or defaults.expect),
        min_confidence=defaults.min_confidence if confidence is None else confidence,
        override=_override(entry.override),
        known_failure=_known_failure(entry.known_failure),
        tags=defaults.tags if entry.tags is None else entry.tags,
        note=entry.note or "",
    )


def _override(entry: OverrideEntry | None) -> Override | None:
    if entry is None:
        return None
    return Override(label=Label(entry.label), reason=entry.reason, by=entry.by, until=entry.until)


def _known_failure(entry: KnownFailureEntry | None) -> KnownFailure | None:
    if entry is None:
        return None
    return KnownFailure(label=Label(entry.label), reason=entry.reason, until=entry.until)


def _attribution(speaker: str | None) -> Attribution | None:
    return None if speaker is None else Attribution(speaker=speaker, cue="", quoted=False)


def _lists_below(folder: Path) -> Iterable[str]:
    for parent, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if name.lower().endswith(SUFFIXES) and not name.startswith("."):
                yield os.path.join(parent, name)


def _read_text(path: str) -> tuple[str, Problem | None]:
    try:
        with open(path, "rb") as file:
            data = file.read(MAX_LIST_BYTES + 1)
    except OSError as error:
        return "", _at_start(path, f"cannot be read: {(error.strerror or str(error)).lower()}")
    if len(data) > MAX_LIST_BYTES:
        limit = MAX_LIST_BYTES // 1_000_000
        return "", _at_start(path, f"larger than {limit} MB; split the list")
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        message = f"byte 0x{data[error.start]:02x} is not UTF-8; save the file as UTF-8"
        return "", Problem(path=path, line=line, column=column, message=message)


def _at_start(path: str, message: str) -> Problem:
    return Problem(path=path, line=1, column=1, message=message)


def _reworded(problem: Problem) -> Problem:
    """Return the problem without the entry's number, which nobody counts: the line says it."""
    message = _ENTRY_PREFIX.sub("", problem.message).removeprefix(": ")
    message = _ITEM_OF_ONE.sub(r"\1: ", message)
    return Problem(path=problem.path, line=problem.line, column=problem.column, message=message)


def _by_place(problem: Problem) -> tuple[int, int]:
    return problem.line, problem.column
