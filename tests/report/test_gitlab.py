import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from factcheck.report.gitlab import render_gitlab
from factcheck.testing import make_report, sample_list_report, sample_report


def issues() -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = json.loads(render_gitlab(sample_list_report()))
    return loaded


def test_every_finding_is_an_issue_with_what_gitlab_asks_for() -> None:
    assert len(issues()) == len(sample_list_report().findings) + 1
    assert issues()[-1]["severity"] == "info"
    for issue in issues():
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["location"]["lines"]["begin"] >= 1
        assert not issue["location"]["path"].startswith("./")
    assert issues()[0]["check_name"] == "factcheck/refuted"


def test_the_keys_are_those_that_ruff_writes_for_gitlab(tmp_path: Path) -> None:
    """Another tool's report is the reference; GitLab reads `lines` or `positions`."""
    (tmp_path / "a.py").write_text("import os\n")
    command = [sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache"]
    command += ["--output-format=gitlab", "a.py"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    (theirs,) = json.loads(done.stdout)
    for ours in issues():
        assert ours.keys() == theirs.keys()
        assert all(type(ours[key]) is type(theirs[key]) for key in theirs)
        assert ours["location"].keys() == {"path", "lines"}


def test_fingerprints_differ() -> None:
    fingerprints = [issue["fingerprint"] for issue in issues()]
    assert len(set(fingerprints)) == len(fingerprints)


def test_no_finding_is_an_empty_list() -> None:
    assert render_gitlab(make_report()) == "[]\n"


def test_an_article_has_issues_too() -> None:
    found = json.loads(render_gitlab(sample_report()))
    assert [issue["location"]["lines"]["begin"] for issue in found] == [4, 5, 7]
