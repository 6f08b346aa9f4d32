import pytest

from factcheck.checking.findings import fails
from factcheck.testing import make_claim, make_verdict
from factcheck.types import Finding, FindingKind, Label


def finding(kind: FindingKind, label: Label) -> Finding:
    verdict = make_verdict(make_claim("A."), label)
    return Finding(kind=kind, claim=verdict.claim, message="m", verdict=verdict)


@pytest.mark.parametrize(
    ("kind", "label", "kinds", "expected"),
    [
        (FindingKind.REFUTED, Label.REFUTED, {FindingKind.REFUTED}, True),
        (FindingKind.REFUTED, Label.REFUTED, {FindingKind.FLIPPED}, False),
        (FindingKind.FLIPPED, Label.REFUTED, {FindingKind.REFUTED}, True),
        (FindingKind.FLIPPED, Label.SUPPORTED, {FindingKind.REFUTED}, False),
        (FindingKind.FLIPPED, Label.SUPPORTED, {FindingKind.UNEXPECTED}, True),
        (FindingKind.LOW_CONFIDENCE, Label.SUPPORTED, set(), False),
    ],
)
def test_a_run_fails_on_the_kinds_asked_for(
    kind: FindingKind, label: Label, kinds: set[FindingKind], expected: bool
) -> None:
    assert fails(finding(kind, label), kinds) is expected
