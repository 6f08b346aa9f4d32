"""What can be said of a claim list without a model: problems, and what one may want to mend."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.claims.lists import ClaimList, ListedClaim, scan_lists
from factcheck.strict_yaml import Problem
from factcheck.types import Claim

DAYS_BEFORE_EXPIRY = 30
"""From when on an override or known failure is announced to expire: time to decide again."""
MAX_WORDS = 60
"""A claim of more words is rarely one statement, and the stance model reads some 200."""

_PRONOUN = re.compile(
    r"(?:he|she|they|it|his|her|their|its|this|these|those|we|our|i|my)\b", re.IGNORECASE
)
_IT_AS_SUBJECT = re.compile(r"it (?:is|was|has been|will be|took|takes) ", re.IGNORECASE)
_RELATIVE_DAY = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|now|currently"
    r"|(?:last|this|next) (?:week|month|year|summer|winter|spring|autumn|fall|quarter)"
    r"|(?:last |next |on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LintReport:
    """What is wrong, and what may be."""

    n_lists: int
    n_claims: int
    """Of the lists that could be read."""
    problems: tuple[Problem, ...]
    """Without mending these, nothing is checked."""
    warnings: tuple[Problem, ...]


def lint_lists(paths: Sequence[str], *, today: dt.date | None = None) -> LintReport:
    """Return what can be said of the lists at `paths` without a model.

    Raises:
        ClaimListError: a path does not exist, or a folder holds no list.
    """
    day = today or dt.date.today()
    scan = scan_lists(paths, today=day)
    warnings = [warning for one in scan.lists for warning in _of_list(one, day)]
    return LintReport(
        n_lists=len(scan.lists) + len({problem.path for problem in scan.problems}),
        n_claims=sum(len(one.claims) for one in scan.lists),
        problems=scan.problems,
        warnings=tuple(warnings),
    )


def _of_list(one: ClaimList, today: dt.date) -> Iterator[Problem]:
    if not one.claims:
        yield Problem(path=one.path, line=1, column=1, message="holds no claims")
    first: dict[str, Claim] = {}
    for listed in one.claims:
        claim = listed.claim
        earlier = first.setdefault(_bare(claim.text), claim)
        if earlier is not claim:
            yield _warning(claim, f"says the same as {earlier.id} on line {earlier.location.line}")
        yield from (_warning(claim, message) for message in _of_claim(listed, today))


def _of_claim(listed: ListedClaim, today: dt.date) -> Iterator[str]:
    claim = listed.claim
    text = claim.text
    if text.endswith("?"):
        yield "is a question; a claim states something"
    if _PRONOUN.match(text) and not _IT_AS_SUBJECT.match(text):
        yield f"begins with “{text.split()[0]}”; name who or what is meant"
    relative = _RELATIVE_DAY.search(text)
    if relative and claim.date is None and listed.quotation is None:
        yield f"“{relative[0]}” depends on the day; give the list an as_of, or name the day"
    n_words = len(text.split())
    if n_words > MAX_WORDS:
        yield f"has {n_words} words; split it into single statements"
    override = claim.expectation.override if claim.expectation else None
    if override is not None and (override.until - today).days <= DAYS_BEFORE_EXPIRY:
        yield f"the override by {override.by} expires on {override.until}"
    known = claim.expectation.known_failure if claim.expectation else None
    until = known.until if known else None
    if until is not None and (until - today).days <= DAYS_BEFORE_EXPIRY:
        yield f"the known_failure expires on {until}"


def _warning(claim: Claim, message: str) -> Problem:
    place = claim.location
    return Problem(path=place.path, line=place.line, column=place.column, message=message)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).casefold().strip()
