"""Lists brought in line with what the tool gets wrong: `known_failure` set where it fails."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factcheck.checking.listing import read_text, write_text
from factcheck.claims.list_marking import Mark, marked_list
from factcheck.types import Claim, Label, Verdict

REASONS = {
    Label.NOT_ENOUGH_EVIDENCE: "the tool finds no sentence that decides it",
    Label.CONFLICTING: "the tool finds sentences on both sides",
    Label.REFUTED: "the tool takes a sentence for a contradiction that is none",
    Label.SUPPORTED: "the tool takes a sentence for it that does not say all of it",
}
"""What is written for each wrong label: what is true of every such verdict. Edit it freely."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking:
    """What marking did to the lists."""

    n_marked: int
    n_unmarked: int
    written: tuple[str, ...]
    """Lists whose text is another one now."""
    refused: tuple[Claim, ...]
    """Supported where the list expects refuted: never excused."""


def mark_known(verdicts: Sequence[Verdict]) -> Marking:
    """Write a `known_failure` on every claim that comes out wrong; take it off where it is right.

    A mark that names the verdict's label already stays, with its reason. Claims under a person's
    override, and those whose list accepts any verdict, are left alone.

    Raises:
        ClaimListError: a list cannot be read, written or safely edited.
    """
    marks: dict[str, dict[str, Mark | None]] = {}
    refused: list[Claim] = []
    for verdict in verdicts:
        if _is_refused(verdict):
            refused.append(verdict.claim)
        elif _needs_change(verdict):
            of_list = marks.setdefault(verdict.claim.location.path, {})
            of_list[verdict.claim.id] = None if _is_right(verdict) else _mark(verdict.label)
    changes = [mark for of_list in marks.values() for mark in of_list.values()]
    return Marking(
        n_marked=sum(mark is not None for mark in changes),
        n_unmarked=sum(mark is None for mark in changes),
        written=tuple(_written(marks.items())),
        refused=tuple(refused),
    )


def _needs_change(verdict: Verdict) -> bool:
    expectation = verdict.claim.expectation
    if expectation is None or not expectation.labels or expectation.override is not None:
        return False
    known = expectation.known_failure
    if _is_right(verdict):
        return known is not None
    return known is None or known.label is not verdict.label


def _is_right(verdict: Verdict) -> bool:
    expectation = verdict.claim.expectation
    return expectation is not None and verdict.label in expectation.labels


def _is_refused(verdict: Verdict) -> bool:
    expectation = verdict.claim.expectation
    return (
        verdict.label is Label.SUPPORTED
        and expectation is not None
        and expectation.override is None
        and Label.REFUTED in expectation.labels
        and Label.SUPPORTED not in expectation.labels
    )


def _mark(label: Label) -> Mark:
    return Mark(label=label, reason=REASONS[label])


def _written(marks: Iterable[tuple[str, dict[str, Mark | None]]]) -> list[str]:
    """Return the lists that were written; all are edited before the first is."""
    edited = []
    for path, of_list in marks:
        data, text = read_text(path)
        edited.append((path, marked_list(text, of_list, path=path), data))
    return [path for path, text, data in edited if write_text(path, text, before=data)]
