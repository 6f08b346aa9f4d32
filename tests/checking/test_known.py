"""Known failures: excused only as the list says, told when they are right, and written by hand."""

import pytest

from factcheck.checking.check import CheckOutcome
from factcheck.checking.marking import REASONS
from factcheck.report.known import Known, expected_failures, known_standing
from factcheck.types import FindingKind, Label
from tests.checking.conftest import BRIDGE, MAYOR, Project

FALSE = "The stone bridge of Elmhaven was opened in 1850."
OPEN = "The moon is a planet."


def outcome(project: Project, entry: str, **options: object) -> CheckOutcome:
    project.write("claims/town.yaml", f"claims:\n  - {{id: x, {entry}}}\n")
    return project.check(**options)


def kinds(found: CheckOutcome) -> list[str]:
    return [finding.kind.value for finding in found.report.findings]


@pytest.mark.parametrize(
    ("entry", "expected", "standing"),
    [
        (f"text: {OPEN}, known_failure: r", [], Known.EXPECTED_FAILURE),
        (f"text: {OPEN}, expect: refuted, known_failure: r", [], Known.EXPECTED_FAILURE),
        (f"text: {BRIDGE}, known_failure: r", [], Known.NOW_RIGHT),
        (f"text: {FALSE}, known_failure: r", ["refuted"], None),
        (
            f"text: {FALSE}, known_failure: {{label: refuted, reason: r}}",
            [],
            Known.EXPECTED_FAILURE,
        ),
        (
            f"text: {BRIDGE}, expect: not_enough_evidence, "
            "known_failure: {label: supported, reason: r}",
            [],
            Known.EXPECTED_FAILURE,
        ),
        (f"text: {BRIDGE}, expect: refuted, known_failure: r", ["unexpected"], None),
    ],
)
def test_only_the_verdict_that_the_list_names_is_excused(
    project: Project, entry: str, expected: list[str], standing: Known | None
) -> None:
    found = outcome(project, entry)
    assert kinds(found) == expected
    assert known_standing(found.report.verdicts[0]) is standing
    assert bool(expected_failures(found.report)) is (standing is Known.EXPECTED_FAILURE)


def test_one_that_is_right_is_a_finding_only_where_that_is_asked_for(project: Project) -> None:
    entry = f"text: {BRIDGE}, known_failure: r"
    assert kinds(outcome(project, entry)) == []
    (finding,) = outcome(project, entry, strict_known=True).report.findings
    assert finding.kind is FindingKind.NOW_RIGHT
    assert finding.message == "as expected by now: remove known_failure"


def test_what_is_known_is_excused_whatever_was_accepted(project: Project) -> None:
    project.write("claims/town.yaml", f"claims: [{{id: x, text: {BRIDGE}}}]\n")
    project.check(accept=())
    (project.folder / "corpus/bridge.md").write_text("# The bridge\n\nIt is old.\n")
    assert project.findings() == [("flipped", "x")]
    assert kinds(outcome(project, f"text: {BRIDGE}, known_failure: r")) == []


def test_marking_brings_a_list_in_line_with_the_verdicts(project: Project) -> None:
    text = (
        "# mine\nclaims:\n"
        f"  - {OPEN}  # short\n"
        f"  - {{id: wrong, text: {FALSE}, expect: not_enough_evidence}}\n"
        f"  - id: right\n    text: {MAYOR}\n    known_failure: it was not there\n"
        f"  - {{id: grave, text: {BRIDGE}, expect: refuted}}\n"
        f"  - {{id: any, text: {BRIDGE}, expect: any}}\n"
    )
    project.write("claims/town.yaml", text)
    found = project.check(mark_known=True)
    assert found.marking is not None
    assert (found.marking.n_marked, found.marking.n_unmarked) == (2, 1)
    assert found.marking.written == ("claims/town.yaml",)
    assert [claim.id for claim in found.marking.refused] == ["grave"]
    assert [finding.claim.id for finding in found.report.findings] == ["grave"]
    assert (project.folder / "claims/town.yaml").read_text() == (
        "# mine\nclaims:\n"
        f"  - text: {OPEN}  # short\n"
        f"    known_failure: {REASONS[Label.NOT_ENOUGH_EVIDENCE]}\n"
        f"  - {{id: wrong, text: {FALSE}, expect: not_enough_evidence, known_failure: "
        f'{{label: refuted, reason: "{REASONS[Label.REFUTED]}"}}}}\n'
        f"  - id: right\n    text: {MAYOR}\n"
        f"  - {{id: grave, text: {BRIDGE}, expect: refuted}}\n"
        f"  - {{id: any, text: {BRIDGE}, expect: any}}\n"
    )
    again = project.check(mark_known=True)
    assert again.marking is not None
    assert (again.marking.n_marked, again.marking.n_unmarked, again.marking.written) == (0, 0, ())


def test_a_reason_that_a_person_gave_stays_while_the_verdict_is_the_same(
    project: Project,
) -> None:
    entry = f"text: {OPEN}, known_failure: nobody wrote it down"
    found = outcome(project, entry, mark_known=True)
    assert found.marking is not None
    assert found.marking.written == ()
