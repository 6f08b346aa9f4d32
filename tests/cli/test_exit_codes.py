import pytest

from factcheck.cli.exit_codes import ExitCode, exit_code
from factcheck.testing import make_claim, make_report, make_verdict
from factcheck.types import Failure, Label

CLAIM = make_claim("It is old.")
FAILURE = Failure(claim=CLAIM, reason="the model ran dry")


@pytest.mark.parametrize(
    ("labels", "n_failures", "code"),
    [
        ([], 0, 4),
        ([Label.SUPPORTED], 0, 0),
        ([Label.NOT_ENOUGH_EVIDENCE], 0, 0),
        ([Label.SUPPORTED, Label.REFUTED], 0, 1),
        ([Label.CONFLICTING], 0, 1),
        ([], 1, 3),
        ([Label.SUPPORTED], 1, 3),
        ([Label.REFUTED], 1, 1),
    ],
)
def test_findings_come_first_then_failures_and_nothing_is_no_pass(
    labels: list[Label], n_failures: int, code: int
) -> None:
    report = make_report(
        [make_verdict(CLAIM, label) for label in labels], failures=[FAILURE] * n_failures
    )
    assert exit_code(report) == code


def test_the_codes_are_those_that_shells_rely_on() -> None:
    assert {code.name: int(code) for code in ExitCode} == {
        "OK": 0,
        "FINDINGS": 1,
        "USAGE": 2,
        "INTERNAL": 3,
        "NOTHING_CHECKED": 4,
        "INTERRUPTED": 130,
    }
