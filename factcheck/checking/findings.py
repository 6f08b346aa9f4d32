"""What of a checked claim a person should look at: expectation, baseline and verdict compared."""

from collections.abc import Collection, Sequence

from factcheck.checking.baseline import Accepted
from factcheck.report.known import Known, known_standing
from factcheck.types import (
    Claim,
    Expectation,
    Failure,
    Finding,
    FindingKind,
    Label,
    Override,
    Verdict,
)

KIND_OF_LABEL = {
    Label.REFUTED: FindingKind.REFUTED,
    Label.CONFLICTING: FindingKind.CONFLICTING,
    Label.SUPPORTED: FindingKind.UNEXPECTED,
    Label.NOT_ENOUGH_EVIDENCE: FindingKind.UNEXPECTED,
}
"""What an unexpected label is called."""
_ANYTHING = Expectation(labels=())


def verdict_finding(
    result: Verdict | Failure, accepted: Accepted | None, cause: str
) -> Finding | None:
    """Return what is to be said of a verdict, if it is not as expected.

    With an accepted verdict, only what got worse is: another label that is not expected, or a
    confidence that has sunk under the limit. `cause` says what changed since then. A failure
    that the list says is known is none, whatever was accepted.
    """
    claim = result.claim
    expectation = claim.expectation or _ANYTHING
    if isinstance(result, Failure):
        message = f"could not be checked: {result.reason}"
        return Finding(kind=FindingKind.UNCHECKED, claim=claim, message=message)
    if expectation.override is not None:
        return _of_override(result, expectation, expectation.override)
    if known_standing(result) is Known.EXPECTED_FAILURE:
        return None
    is_expected = not expectation.labels or result.label in expectation.labels
    flipped = accepted is not None and accepted.label is not result.label
    if accepted is not None and flipped and not (is_expected and expectation.labels):
        message = f"flipped from {_words(accepted.label)} to {_words(result.label)}"
        message = f"{message} {cause}".strip()
        return _finding(FindingKind.FLIPPED, result, message)
    if not is_expected:
        return None if accepted is not None else _unexpected(result, expectation)
    return _low_confidence(result, expectation, accepted)


def fails(finding: Finding, kinds: Collection[FindingKind]) -> bool:
    """Tell whether a finding is of one of the kinds that a run is to fail on.

    A verdict that flipped to refuted is refuted, too.
    """
    if finding.kind in kinds:
        return True
    verdict = finding.verdict
    return (
        finding.kind is FindingKind.FLIPPED
        and verdict is not None
        and KIND_OF_LABEL[verdict.label] in kinds
    )


def is_needless(override: Override, verdict: Verdict) -> bool:
    """Tell whether a person's decision is the tool's own by now."""
    return override.label is verdict.label


def not_in_article(claim: Claim, message: str, verdict: Verdict | None) -> Finding:
    """Return the finding on a claim that its article does not hold any more."""
    return Finding(kind=FindingKind.NOT_IN_ARTICLE, claim=claim, message=message, verdict=verdict)


def _of_override(verdict: Verdict, expectation: Expectation, override: Override) -> Finding | None:
    """Return the finding where a person's decision itself is not what the list expects."""
    if not expectation.labels or override.label in expectation.labels:
        return None
    message = (
        f"decided {_words(override.label)} by {override.by} until {override.until} "
        f"({override.reason}), expected {_expected(expectation.labels)}"
    )
    return _finding(KIND_OF_LABEL[override.label], verdict, message)


def _unexpected(verdict: Verdict, expectation: Expectation) -> Finding:
    message = (
        f"{_words(verdict.label)} ({verdict.confidence:.2f}), "
        f"expected {_expected(expectation.labels)}: {verdict.reason}"
    )
    return _finding(KIND_OF_LABEL[verdict.label], verdict, message)


def _low_confidence(
    verdict: Verdict, expectation: Expectation, accepted: Accepted | None
) -> Finding | None:
    limit = expectation.min_confidence
    if verdict.confidence >= limit or (accepted is not None and accepted.confidence < limit):
        return None
    message = f"{_words(verdict.label)}, but with confidence {verdict.confidence:.2f} below {limit}"
    return _finding(FindingKind.LOW_CONFIDENCE, verdict, message)


def _finding(kind: FindingKind, verdict: Verdict, message: str) -> Finding:
    return Finding(kind=kind, claim=verdict.claim, message=message, verdict=verdict)


def _expected(labels: Sequence[Label]) -> str:
    return " or ".join(_words(label) for label in labels)


def _words(label: Label) -> str:
    return label.value.replace("_", " ")
