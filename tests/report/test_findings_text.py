import dataclasses

import pytest

from factcheck.report.findings_text import render_findings_text
from factcheck.report.phrases import one_line
from factcheck.report.text import TextStyle
from factcheck.testing import sample_list_report
from factcheck.types import Report


@pytest.fixture
def report() -> Report:
    return sample_list_report()


def test_every_finding_begins_with_its_place_and_shows_claim_and_message(report: Report) -> None:
    text = render_findings_text(report)
    flat = " ".join(text.split())
    for finding in report.findings:
        place = finding.claim.location
        assert f"{place.path}:{place.line}:{place.column}: " in text
        assert one_line(finding.message)[:30] in flat


def test_the_summary_counts_claims_findings_and_verdicts(report: Report) -> None:
    n_claims = len(report.verdicts) + len(report.failures)
    flat = " ".join(render_findings_text(report).split())
    assert f"{n_claims} claims checked against" in flat
    assert f"{len(report.findings)} findings: " in flat
    assert "Verdicts: " in flat


def test_lines_fit_and_hold_no_colour_unless_asked(report: Report) -> None:
    plain = render_findings_text(report, TextStyle(width=60))
    assert "\x1b" not in plain
    places = tuple(finding.claim.location.path for finding in report.findings)
    prose = [line for line in plain.splitlines() if not line.startswith(places)]
    assert max(len(line) for line in prose if " " in line.strip()) <= 60
    assert "\x1b[" in render_findings_text(report, TextStyle(colour=True))


def test_what_is_as_expected_is_listed_when_asked(report: Report) -> None:
    found = {finding.claim.id for finding in report.findings}
    expected = [v.claim for v in report.verdicts if v.claim.id not in found]
    verbose = render_findings_text(report, TextStyle(verbose=True))
    brief = render_findings_text(report)
    assert len(verbose.splitlines()) > len(brief.splitlines())
    assert all(claim.id in verbose for claim in expected)


def test_known_failures_are_counted_and_those_now_right_are_named(report: Report) -> None:
    brief = render_findings_text(report)
    assert "; 1 expected failure" in " ".join(brief.split())
    assert "claims/b.yaml:26:5: now right  claim-23: as expected by now: remove kn" in brief
    assert "claim-22" not in brief
    verbose = render_findings_text(report, TextStyle(verbose=True))
    assert "claim-22: expected failure: " in verbose


def test_no_claims_are_said_to_be_none(report: Report) -> None:
    empty = dataclasses.replace(report, verdicts=(), failures=(), findings=())
    assert render_findings_text(empty) == "No claim to check.\n"
