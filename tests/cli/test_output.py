import json
from pathlib import Path

import pytest

from factcheck.cli.output import Format, Outputs, outputs, write, write_report
from factcheck.errors import FactcheckError, SettingsError
from factcheck.report.markdown import JOB_SUMMARY_MAX_BYTES, render_markdown
from factcheck.testing import sample_list_report, sample_report


@pytest.fixture(autouse=True)
def _outside_github(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)


def test_text_is_the_default_and_github_in_its_actions(monkeypatch: pytest.MonkeyPatch) -> None:
    assert outputs(None, None, None).format is Format.TEXT
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert outputs(None, None, None).format is Format.GITHUB
    assert outputs(Format.CSV, None, None).format is Format.CSV


def test_reports_are_a_format_and_a_file() -> None:
    chosen = outputs(None, None, ["junit=out.xml", "html=a=b.html"])
    assert [(file.format, str(file.path)) for file in chosen.files] == [
        (Format.JUNIT, "out.xml"),
        (Format.HTML, "a=b.html"),
    ]


def test_all_wrong_reports_are_told_at_once() -> None:
    with pytest.raises(SettingsError) as raised:
        outputs(None, Path("a.csv"), ["junit", "pdf=a.pdf", "csv=a.csv", "json=", "html=b.html"])
    lines = str(raised.value).splitlines()
    assert [line.split(":")[0] for line in lines] == [
        "--report junit", "--report pdf=a.pdf", "--report csv=a.csv", "--report json=",
    ]  # fmt: skip
    assert "one of text, json, jsonl" in lines[0]
    assert lines[2].endswith("the file is written twice")


def test_several_reports_are_written_from_one_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [f"junit={tmp_path}/new/folder/out.xml", f"json={tmp_path}/out.json"]
    write_report(sample_list_report(), outputs(Format.CSV, None, files))
    assert capsys.readouterr().out.startswith("file,line,column")
    assert (tmp_path / "new/folder/out.xml").read_text().startswith("<?xml")
    assert len(json.loads((tmp_path / "out.json").read_text())["findings"]) == 8


def test_verbose_text_lists_what_was_set_aside(tmp_path: Path) -> None:
    out = tmp_path / "out.txt"
    write_report(sample_report(), outputs(Format.TEXT, out, None, verbose=True))
    assert "Is that so?" in out.read_text()


def test_in_github_the_job_summary_is_added_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    write_report(sample_report(), outputs(Format.GITHUB, None, None))
    assert summary.read_text() == "before\n" + render_markdown(sample_report())
    assert capsys.readouterr().out.startswith("::error ")


def test_a_full_job_summary_stays_within_githubs_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("x" * (JOB_SUMMARY_MAX_BYTES - 1000))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    write_report(sample_list_report(), outputs(Format.GITHUB, tmp_path / "log", None))
    assert summary.stat().st_size <= JOB_SUMMARY_MAX_BYTES


def test_a_job_summary_that_cannot_be_written_fails_no_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "none" / "summary.md"))
    write_report(sample_report(), outputs(Format.GITHUB, None, None))
    captured = capsys.readouterr()
    assert "the job summary cannot be written" in captured.err
    assert captured.out.startswith("::error ")


def test_other_formats_leave_the_job_summary_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    write_report(sample_report(), outputs(Format.JSON, tmp_path / "out.json", None))
    assert not (tmp_path / "summary.md").exists()


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    with pytest.raises(FactcheckError, match="cannot be written"):
        write("text", tmp_path / "none" / "out.txt")
    blocked = tmp_path / "file"
    blocked.write_text("")
    bad = outputs(Format.TEXT, None, [f"csv={blocked}/out.csv"])
    with pytest.raises(FactcheckError, match="cannot be made"):
        write_report(sample_report(), bad)
    assert isinstance(bad, Outputs)
    assert list(tmp_path.iterdir()) == [blocked]
