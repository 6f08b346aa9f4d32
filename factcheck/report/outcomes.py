"""What became of each claim of a report, and what of it a person should look at."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from factcheck.report.known import Known, known_standing, now_right_finding
from factcheck.types import Claim, Evidence, Failure, Finding, FindingKind, Label, Report, Verdict


class Severity(StrEnum):
    """How loudly a finding is told."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


class Side(StrEnum):
    """Where a piece of evidence stands to its claim."""

    AGAINST = "against"
    FOR = "for"
    BESIDE = "closest"
    """Neither: the sentence nearest to a claim that none speaks for or against."""


SEVERITIES = {
    FindingKind.REFUTED: Severity.ERROR,
    FindingKind.CONFLICTING: Severity.WARNING,
    FindingKind.FLIPPED: Severity.ERROR,
    FindingKind.UNEXPECTED: Severity.ERROR,
    FindingKind.UNCHECKED: Severity.WARNING,
    FindingKind.LOW_CONFIDENCE: Severity.NOTICE,
    FindingKind.NOT_IN_ARTICLE: Severity.WARNING,
    FindingKind.NOW_RIGHT: Severity.NOTICE,
}
_WORST_FIRST = tuple(FindingKind)
_LOUDEST_FIRST = tuple(Severity)
_DECIDING = {Label.SUPPORTED: Side.FOR, Label.REFUTED: Side.AGAINST}
_SETTLING = {
    Label.SUPPORTED: (Side.FOR,),
    Label.REFUTED: (Side.AGAINST,),
    Label.CONFLICTING: (Side.FOR, Side.AGAINST),
    Label.NOT_ENOUGH_EVIDENCE: (),
}
"""The sides on which evidence of a label speaks for certain."""
_KIND_OF_LABEL = {
    Label.REFUTED: FindingKind.REFUTED,
    Label.CONFLICTING: FindingKind.CONFLICTING,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A piece of evidence that a reader is shown."""

    side: Side
    evidence: Evidence
    decides: bool
    """Whether the verdict rests on it; else it is what there is on the other side."""
    heading: str
    """What it is told under: “for” or “against”, with “perhaps” where it does not settle the claim
    but comes nearest to it, or “closest” where it does not speak either way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A claim, and all that a report says of it; the worst finding comes first."""

    claim: Claim
    verdict: Verdict | None
    """None where the claim could not be checked."""
    failure: Failure | None
    findings: tuple[Finding, ...]


def notes(report: Report) -> tuple[Finding, ...]:
    """Return what is worth telling and is no finding of the run: known failures now right."""
    told = {claim_key(f.claim) for f in report.findings if f.kind is FindingKind.NOW_RIGHT}
    return tuple(
        now_right_finding(verdict)
        for verdict in report.verdicts
        if known_standing(verdict) is Known.NOW_RIGHT and claim_key(verdict.claim) not in told
    )


def is_list(report: Report) -> bool:
    """Tell whether the report is of a claim list, whose author said what to expect."""
    return any(claim.expectation is not None for claim in _claims(report))


def problems(report: Report) -> tuple[Finding, ...]:
    """Return what a person should look at, worst first, else in the claims' order.

    For a claim list these are its findings. An article has none: there, what is refuted,
    conflicting or unchecked is a problem.
    """
    findings = report.findings if is_list(report) else tuple(_of_article(report))
    return tuple(sorted(findings, key=_rank))


def outcomes(report: Report) -> tuple[Outcome, ...]:
    """Return one outcome a claim: files in the order they first appear, claims by their place."""
    verdicts = {claim_key(verdict.claim): verdict for verdict in report.verdicts}
    failures = {claim_key(failure.claim): failure for failure in report.failures}
    found: dict[tuple[str, str], list[Finding]] = {}
    for finding in problems(report):
        found.setdefault(claim_key(finding.claim), []).append(finding)
    claims = {claim_key(claim): claim for claim in _claims(report)}
    return tuple(
        Outcome(
            claim=claim,
            verdict=verdicts.get(key),
            failure=failures.get(key),
            findings=tuple(found.get(key, ())),
        )
        for key, claim in _in_order(claims)
    )


def shown_evidence(verdict: Verdict | None) -> tuple[Shown, ...]:
    """Return the evidence on either side, what decides first; none without a verdict.

    Where nothing decided, both sides count alike; where nothing speaks either way, the nearest
    sentence is shown.
    """
    if verdict is None:
        return ()
    sides = ((Side.AGAINST, verdict.refuting), (Side.FOR, verdict.supporting))
    shown = [
        Shown(
            side=side,
            evidence=evidence,
            decides=_DECIDING.get(verdict.label, side) is side,
            heading=side.value if side in _SETTLING[verdict.label] else f"perhaps {side.value}",
        )
        for side, evidence in sides
        if evidence is not None
    ]
    if not shown and verdict.nearest is not None:
        beside = Side.BESIDE
        nearest = verdict.nearest
        return (Shown(side=beside, evidence=nearest, decides=False, heading=beside.value),)
    return tuple(sorted(shown, key=lambda item: not item.decides))


def claim_key(claim: Claim) -> tuple[str, str]:
    """Return what a claim is known by: ids are unique within a file."""
    return claim.location.path, claim.id


def _claims(report: Report) -> Iterator[Claim]:
    """Yield the claims of all results; one may come more than once."""
    yield from (verdict.claim for verdict in report.verdicts)
    yield from (failure.claim for failure in report.failures)
    yield from (finding.claim for finding in report.findings)


def _of_article(report: Report) -> Iterator[Finding]:
    for verdict in report.verdicts:
        if verdict.label in _KIND_OF_LABEL:
            yield Finding(
                kind=_KIND_OF_LABEL[verdict.label],
                claim=verdict.claim,
                message=verdict.reason,
                verdict=verdict,
            )
    for failure in report.failures:
        yield Finding(kind=FindingKind.UNCHECKED, claim=failure.claim, message=failure.reason)


def _rank(finding: Finding) -> tuple[int, int]:
    severity = SEVERITIES[finding.kind]
    return _LOUDEST_FIRST.index(severity), _WORST_FIRST.index(finding.kind)


def _in_order(claims: dict[tuple[str, str], Claim]) -> Sequence[tuple[tuple[str, str], Claim]]:
    files: dict[str, int] = {}
    for claim in claims.values():
        files.setdefault(claim.location.path, len(files))

    def position(item: tuple[tuple[str, str], Claim]) -> tuple[int, int, int]:
        location = item[1].location
        return files[location.path], location.line, location.column

    return sorted(claims.items(), key=position)
