"""A clause taken out of a parsed sentence, and what can be left out of it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.claims.drafts import Draft
from factcheck.claims.phrases import qualifying
from factcheck.claims.trees import is_narrow, subject

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A verb with all that belongs to it, its asides left out."""

    verb: "Token"
    subject: Draft
    before: Draft
    """What stands before the subject."""
    rest: Draft


def joined(clause: Clause) -> Draft:
    """Return the clause as a draft."""
    return (*clause.before, *clause.subject, *clause.rest)


def without(clause: Clause, removed: set[int]) -> Clause:
    """Return the clause without some tokens; its subject stays."""
    return Clause(
        verb=clause.verb,
        subject=clause.subject,
        before=tuple(p for p in clause.before if p not in removed),
        rest=tuple(p for p in clause.rest if p not in removed),
    )


def shorter_subject(clause: Clause) -> Clause:
    """Return the clause of `More than 30 chiefs among the allies`, without `among the allies`."""
    owner = subject(clause.verb)
    if owner is None or is_narrow(clause.verb):
        return clause
    extra = qualifying(owner)
    left = tuple(p for p in clause.subject if p not in extra)
    if not extra or left == clause.subject:
        return clause
    return Clause(verb=clause.verb, subject=left, before=clause.before, rest=clause.rest)
