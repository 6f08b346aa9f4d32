import dataclasses

import pytest

from factcheck.checking.merging import merge_reports, missing_shards
from factcheck.errors import InputError
from factcheck.report.json import render_json
from factcheck.report.reading import read_report
from factcheck.testing import sample_list_report, sample_report
from factcheck.types import ModelInfo, Report
from tests.checking.conftest import BRIDGE, MAYOR, Project


def comparable(report: Report) -> Report:
    return dataclasses.replace(report, seconds=0.0, created_at=report.corpus.built_at)


def test_merged_shards_are_the_whole(project: Project) -> None:
    project.write("claims/b.yaml", f"claims: [{BRIDGE}, {MAYOR.replace('2019', '2011')}]\n")
    whole = project.check().report
    shards = [project.check(shard=f"{i}/3").report for i in (1, 2, 3)]
    merged = merge_reports(shards)
    assert len(whole.findings) == 1
    assert comparable(merged) == comparable(whole)


@pytest.mark.parametrize("report", [sample_report(), sample_list_report()], ids=["plain", "list"])
def test_a_report_read_back_from_json_renders_the_same(report: Report) -> None:
    text = render_json(report)
    assert render_json(read_report(text, path="r.json")) == text


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '"x"', '{"version": 1}', "null", "[" * 100_000],
)
def test_what_is_no_report_is_an_error(text: str) -> None:
    with pytest.raises(InputError, match=r"r.json: not a report in JSON"):
        read_report(text, path="r.json")


def test_another_version_of_the_format_is_an_error() -> None:
    text = render_json(sample_report()).replace('"version": 1', '"version": 99', 1)
    with pytest.raises(InputError, match="format version 99"):
        read_report(text, path="r.json")


def test_nothing_cannot_be_merged() -> None:
    with pytest.raises(InputError, match="no reports"):
        merge_reports([])


def test_one_claim_in_two_reports_is_an_error() -> None:
    with pytest.raises(InputError, match="is in two reports"):
        merge_reports([sample_list_report(), sample_list_report()])


def test_reports_of_different_runs_are_an_error() -> None:
    first = sample_list_report()
    other = dataclasses.replace(first, models=(ModelInfo(name="x", sha256="y"),), version="9")
    with pytest.raises(InputError, match="factcheck, models differ"):
        merge_reports([first, other])


def test_a_report_knows_its_shard_and_what_is_missing_is_told(project: Project) -> None:
    first, third = (project.check(shard=f"{i}/3").report for i in (1, 3))
    assert read_report(render_json(first), path="r.json").shard == "1/3"
    assert missing_shards([first, third]) == ("2/3",)
    assert missing_shards([first, third, project.check(shard="2/3").report]) == ()
    assert missing_shards([project.check().report]) == ()
    with pytest.raises(InputError, match="shards of 2 and of 3"):
        missing_shards([first, project.check(shard="1/2").report])
