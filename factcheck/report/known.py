"""Known failures: what a claim list says the tool gets wrong, held against what it says."""

from enum import StrEnum

from factcheck.types import Finding, FindingKind, Report, Verdict


class Known(StrEnum):
    """How a verdict stands to its claim's known failure."""

    EXPECTED_FAILURE = "expected-failure"
    """Wrong as the list says: no finding, and no success."""
    NOW_RIGHT = "now-right"
    """As expected after all: the mark can go."""


def known_standing(verdict: Verdict) -> Known | None:
    """Return how a verdict stands to its claim's known failure.

    None where the claim has none, where a person's decision stands above it, and where the
    verdict is wrong in another way than the list says: that is a finding like any other.
    """
    expectation = verdict.claim.expectation
    known = expectation.known_failure if expectation else None
    if expectation is None or known is None or expectation.override is not None:
        return None
    if verdict.label in expectation.labels:
        return Known.NOW_RIGHT
    return Known.EXPECTED_FAILURE if verdict.label is known.label else None


def expected_failures(report: Report) -> tuple[Verdict, ...]:
    """Return the verdicts that are wrong as their list says they are, in the claims' order."""
    return tuple(v for v in report.verdicts if known_standing(v) is Known.EXPECTED_FAILURE)


def count_now_right(report: Report) -> int:
    """Return how many claims come out right though they are marked as failing."""
    return sum(known_standing(v) is Known.NOW_RIGHT for v in report.verdicts)


def now_right_finding(verdict: Verdict) -> Finding:
    """Return the finding on a claim that comes out right though it is marked as failing."""
    return Finding(
        kind=FindingKind.NOW_RIGHT,
        claim=verdict.claim,
        message="as expected by now: remove known_failure",
        verdict=verdict,
    )


def known_words(verdict: Verdict) -> str:
    """Return `expected failure: ` and the reason, `now right`, or nothing."""
    match known_standing(verdict):
        case Known.EXPECTED_FAILURE:
            return f"expected failure: {_reason(verdict)}"
        case Known.NOW_RIGHT:
            return f"now right; marked as a known failure: {_reason(verdict)}"
        case None:
            return ""


def _reason(verdict: Verdict) -> str:
    expectation = verdict.claim.expectation
    known = expectation.known_failure if expectation else None
    return known.reason if known else ""
