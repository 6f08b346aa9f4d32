from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from junitparser import Error, Failure, JUnitXml, Skipped, TestCase, TestSuite

from factcheck.report.junit import render_junit
from factcheck.testing import NASTY_TEXTS, make_report, sample_list_report, sample_report
from factcheck.types import Location, Report, SetAside, SetAsideReason, Span

TestCase.__test__ = TestSuite.__test__ = False  # type: ignore[attr-defined]  # not pytest's

SUITE_ATTRIBUTES = {
    "name", "package", "id", "hostname", "timestamp", "tests", "failures", "errors", "skipped",
    "time",
}  # fmt: skip


def suites(report: Report) -> list[TestSuite]:
    return list(JUnitXml.fromstring(render_junit(report).encode()))


def results(report: Report) -> list[list[type]]:
    return [
        [type(case.result[0]) if case.result else type(None) for case in suite]
        for suite in suites(report)
    ]


def test_an_article_is_a_suite_and_a_claim_is_a_case() -> None:
    (suite,) = suites(sample_report())
    assert suite.name == "article.txt"
    assert (suite.tests, suite.failures, suite.errors, suite.skipped) == (5, 2, 1, 1)
    assert results(sample_report()) == [[type(None), Failure, Failure, Skipped, Error]]


def test_a_list_is_a_suite_a_file_and_only_findings_fail() -> None:
    nasty, quiet = suites(sample_list_report())
    assert (nasty.name, quiet.name) == ("claims/a, b: c.yaml", "claims/b.yaml")
    assert (nasty.tests, nasty.failures, nasty.errors) == (5, 5, 0)
    assert (quiet.tests, quiet.failures, quiet.errors, quiet.skipped) == (5, 1, 1, 1)


def test_an_expected_failure_is_skipped_and_one_now_right_is_told() -> None:
    quiet = suites(sample_list_report())[1]
    skipped = {case.name: case.result[0].message for case in quiet if case.is_skipped}
    assert skipped == {
        "claim-22: Known failure 22.": f"expected failure: {NASTY_TEXTS[0]}; a made-up reason"
    }
    root = ET.fromstring(render_junit(sample_list_report()))
    assert (root[1].findtext("system-out") or "").splitlines() == [
        "claims/b.yaml:26:5: claim-23: as expected by now: remove known_failure",
        "claims/b.yaml:27:5: claim-24: as expected by now: remove known_failure",
    ]


def test_a_failure_says_where_what_and_why() -> None:
    case = list(suites(sample_list_report())[0])[1]
    failure = case.result[0]
    assert failure.type == "refuted"
    assert failure.message == "<script>alert('1')</script> & \"quoted\" ]]> -->"
    assert failure.text.splitlines()[0] == "claims/a, b: c.yaml:4:5"
    assert "flipped: flipped from supported to refuted" in failure.text
    assert "against: “Not so: <script>" in failure.text
    assert "the desk decided “refuted” until 2026-06-30" in failure.text


def test_cases_share_the_runs_seconds() -> None:
    report = sample_list_report()
    assert sum(suite.time for suite in suites(report)) == pytest.approx(report.seconds, abs=0.01)


def test_claims_over_the_limit_are_skipped() -> None:
    over = SetAside(
        text="One more.",
        span=Span(0, 9),
        location=Location(path="article.txt", line=8, column=1),
        reason=SetAsideReason.OVER_LIMIT,
    )
    (suite,) = suites(replace(sample_report(), set_aside=(over,)))
    case = list(suite)[-1]
    assert (case.name, type(case.result[0])) == ("One more.", Skipped)
    assert case.result[0].message == "left out by --limit"


def test_nothing_checked_is_not_a_pass() -> None:
    (suite,) = suites(make_report())
    assert (suite.tests, suite.skipped) == (1, 1)


@pytest.mark.parametrize("report", [sample_report(), sample_list_report(), make_report()])
def test_the_order_and_the_attributes_are_those_of_the_common_schema(report: Report) -> None:
    """Rules of Apache Ant's schema, the strictest in use; times as Jenkins' pattern has them."""
    root = ET.fromstring(render_junit(report))
    assert (root.tag, root.attrib) == ("testsuites", {})
    for number, suite in enumerate(root):
        assert suite.attrib.keys() == SUITE_ATTRIBUTES
        assert suite.attrib["id"] == str(number)
        tags = [child.tag for child in suite]
        n_cases = int(suite.attrib["tests"])
        assert tags == ["properties", *["testcase"] * n_cases, "system-out", "system-err"]
        for case in suite.iter("testcase"):
            assert case.attrib.keys() == {"name", "classname", "time"}
            assert len(case) <= 1
            assert len(case.attrib["time"].partition(".")[2]) == 3


def test_readers_group_by_folder_and_file() -> None:
    report = replace(
        sample_list_report(), verdicts=sample_list_report().verdicts[5:6], failures=(), findings=()
    )
    (suite,) = suites(report)
    assert [case.classname for case in suite] == ["claims.b"]
    assert next(iter(suite)).name == "claim-20: Its opening was in 1750."
