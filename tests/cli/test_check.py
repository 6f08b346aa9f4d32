"""`factcheck check`, `lint`, `cache`, `report merge` and lists from `claims`, by exit code."""

import errno
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from factcheck.checking.check import CheckOptions, CheckOutcome
from factcheck.checking.listing import write_text
from factcheck.checking.marking import Marking
from factcheck.checking.run import CheckInterrupted
from factcheck.cli.check import _paths_and_ids, failing_kinds
from factcheck.cli.main import app
from factcheck.errors import ClaimListError, FactcheckError, SettingsError
from factcheck.testing import make_claim, sample_list_report
from factcheck.types import FindingKind

RIGHT = "claims:\n  - {id: bridge, text: The bridge was opened in 1750.}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "a.yaml").write_text(RIGHT)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


@pytest.fixture
def outcome(monkeypatch: pytest.MonkeyPatch, folder: Path) -> CheckOutcome:
    """What every check of this test comes to."""
    assert folder.is_dir()
    report = sample_list_report()
    found = CheckOutcome(
        report=report,
        n_listed=len(report.verdicts) + len(report.failures) + 7,
        n_scored=1,
        needless_overrides=(make_claim("A."),),
        acceptance=None,
    )
    monkeypatch.setattr("factcheck.checking.check.check_lists", lambda *_: found)
    return found


def test_findings_make_a_check_fail(outcome: CheckOutcome) -> None:
    done = run("check")
    assert done.exit_code == 1
    assert outcome.report.findings[0].claim.text.split()[0] in done.stdout
    assert "of" in done.stderr
    assert "the override is not needed any more" in done.stderr


def test_as_many_findings_as_allowed_do_not(outcome: CheckOutcome) -> None:
    n_findings = len(outcome.report.findings)
    assert run("check", "--max-findings", str(n_findings)).exit_code == 0
    assert run("check", "--max-findings", str(n_findings - 1)).exit_code == 1


def test_only_the_kinds_asked_for_count(outcome: CheckOutcome) -> None:
    kinds = {finding.kind for finding in outcome.report.findings}
    absent = [kind.value for kind in FindingKind if kind not in kinds and kind != "refuted"]
    assert run("check", "--fail-on", next(iter(kinds)).value).exit_code == 1
    if absent:
        assert run("check", "--fail-on", absent[-1]).exit_code == 0


def test_a_known_failure_that_is_right_fails_where_that_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    asked: list[bool] = []

    def check(_: object, options: CheckOptions) -> CheckOutcome:
        asked.append(options.strict_known)
        raise CheckInterrupted(n_done=0, n_claims=0)

    assert folder.is_dir()
    monkeypatch.setattr("factcheck.checking.check.check_lists", check)
    run("check")
    run("check", "--strict-known")
    run("check", "--fail-on", "now-right")
    run("check", "--fail-on", "refuted")
    assert asked == [False, True, True, False]


def test_what_marking_did_is_told(monkeypatch: pytest.MonkeyPatch, outcome: CheckOutcome) -> None:
    marking = Marking(
        n_marked=2,
        n_unmarked=1,
        written=("claims/a.yaml",),
        refused=(make_claim("It is so.", line=7),),
    )
    done = replace(outcome, marking=marking)
    monkeypatch.setattr("factcheck.checking.check.check_lists", lambda *_: done)
    assert "2 claims marked, 1 unmarked: claims/a.yaml\n" in run("check", "--mark-known").stderr
    assert ": not marked: supported is never excused" in run("check", "--mark-known").stderr


@pytest.mark.usefixtures("outcome")
def test_several_reports_are_written_in_one_run(folder: Path) -> None:
    done = run("check", "--report", "junit=out/a.xml", "--report", "json=a.json", "--format", "csv")
    assert done.exit_code == 1
    assert (folder / "out/a.xml").read_text().startswith("<?xml")
    assert json.loads((folder / "a.json").read_text())["findings"]
    assert done.stdout.count("\n") > 1


@pytest.mark.usefixtures("outcome")
def test_written_shards_are_merged(folder: Path) -> None:
    run("check", "--format", "json", "-o", "shard.json")
    done = run("report", "merge", "shard.json", "--format", "json")
    assert done.exit_code == 1
    written = json.loads((folder / "shard.json").read_text(encoding="utf-8"))
    merged = json.loads(done.stdout)
    assert sorted(map(str, merged["findings"])) == sorted(map(str, written["findings"]))


@pytest.mark.usefixtures("outcome")
def test_a_shard_without_a_report_is_no_pass(folder: Path) -> None:
    run("check", "--shard", "1/2", "--format", "json", "-o", "shard.json")
    text = (folder / "shard.json").read_text(encoding="utf-8")
    (folder / "shard.json").write_text(text.replace('"shard": null', '"shard": "1/2"'))
    done = run("report", "merge", "shard.json", "--report", "csv=all.csv", "--max-findings", "99")
    assert done.exit_code == 3
    assert "there is no report of shard 2/2" in done.stderr
    assert (folder / "all.csv").exists()


@pytest.mark.usefixtures("folder")
def test_a_report_that_is_not_there_is_named_once() -> None:
    assert (
        str(run("report", "merge", "none.json").exception)
        == "none.json: cannot be read (No such file or directory)"
    )


@pytest.mark.usefixtures("folder")
def test_an_interrupted_check_says_how_to_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> CheckOutcome:
        raise CheckInterrupted(n_done=128, n_claims=500)

    monkeypatch.setattr("factcheck.checking.check.check_lists", stop)
    done = run("check")
    assert done.exit_code == 130
    assert done.stderr == (
        "interrupted: 128 of 500 claims checked and kept; run the same command again to go on\n"
    )
    assert "lost" in run("check", "--no-cache").stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("check", "nowhere/"), "nowhere/: no such file or folder"),
        (("check", "--fail-on", "rumour"), "--fail-on: rumour: not among refuted"),
        (("check", "--report", "pdf=x"), "--report pdf=x: not FORMAT=FILE"),
        (("check", "--shard", "3/2"), "--shard 3/2: expected I/N"),
        (("check", "--config", "nowhere"), "nowhere: neither a preset nor"),
        (("check", "--accept", "--mark-known"), "--mark-known: not together with"),
        (("check", "--accept", "brigde"), "brigde: no claim of this id; bridge?"),
        (("report", "merge", "nowhere.json"), "nowhere.json: cannot be read"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_wrong_arguments_are_named(arguments: tuple[str, ...], message: str) -> None:
    done = run(*arguments)
    assert isinstance(done.exception, FactcheckError)
    assert message in str(done.exception)


def test_lint_says_all_that_is_wrong_and_what_may_be(folder: Path) -> None:
    (folder / "claims" / "b.yaml").write_text("claims:\n  - {text: 5}\n  - {txt: A.}\n")
    (folder / "claims" / "c.yaml").write_text("claims: [It fell.]\n")
    done = run("lint")
    assert done.exit_code == 2
    assert [line.split(": ")[0] for line in done.stdout.splitlines()] == [
        "claims/b.yaml:2:12",
        "claims/b.yaml:3:5",
        "claims/b.yaml:3:6",
        "claims/c.yaml:1:10",
    ]
    assert done.stderr == "2 claims in 3 lists: 3 problems, 1 warning\n"


def test_lint_passes_what_is_right_and_fails_on_warnings(folder: Path) -> None:
    assert (run("lint").exit_code, run("lint").stdout) == (0, "")
    (folder / "claims" / "c.yaml").write_text("claims: [It fell.]\n")
    done = run("lint")
    assert done.exit_code == 1
    assert done.stdout.endswith("[warning]\n")


@pytest.mark.usefixtures("folder")
def test_lint_prints_the_schema() -> None:
    assert json.loads(run("lint", "--schema").stdout)["title"] == "factcheck claim list"


@pytest.mark.usefixtures("folder")
def test_lint_loads_no_model_library() -> None:
    code = (
        "import sys\nfrom factcheck.cli.main import app\n"
        "app(['lint'], standalone_mode=False)\n"
        "heavy = {'numpy', 'faiss', 'onnxruntime', 'torch', 'tantivy', 'nupunkt', 'spacy'}\n"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


def test_a_list_that_cannot_be_written_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(ClaimListError, match="No space left"):
        write_text(str(tmp_path / "a.yaml"), "claims: []\n", before=b"")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("folder")
def test_the_cache_is_shown_and_emptied() -> None:
    assert "verdicts  0" in run("cache", "info").stdout
    assert run("cache", "clear").stdout == "deleted 0 entries of verdicts (0.0 MB)\n"
    assert "indexes" in run("cache", "clear", "--indexes").stdout


def test_the_claims_of_an_article_become_a_list(folder: Path) -> None:
    article = folder / "articles" / "a.md"
    article.parent.mkdir()
    article.write_text("# The bridge\n\nThe stone bridge of Elmhaven was opened in 1750.\n")
    done = run("claims", "articles/a.md", "--output", "claims/new.yaml")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "claims/new.yaml: 1 claim added\n"
    path = folder / "claims" / "new.yaml"
    edited = path.read_text().replace("claims:", "# mine\nclaims:").replace("line: 3", "line: 9")
    path.write_text(edited)
    done = run("claims", "articles/a.md", "--output", "claims/new.yaml")
    assert done.stderr == "claims/new.yaml: 0 claims added, 1 claim moved\n"
    assert path.read_text() == edited.replace("line: 9", "line: 3")
    assert run("lint", "claims/new.yaml").exit_code == 0
    article.write_text("# The bridge\n\nThe stone bridge of Elmhaven was closed in 1950.\n")
    done = run("claims", "articles/a.md", "--output", "claims/new.yaml")
    assert "not found in articles/a.md any more" in done.stderr


@pytest.mark.usefixtures("folder")
def test_words_after_accept_are_ids_unless_they_are_paths() -> None:
    words = ["bridge", "claims", "x.yaml", f"a{os.sep}b"]
    assert _paths_and_ids(words, accept=True) == (tuple(words[1:]), ("bridge",))
    assert _paths_and_ids(["bridge"], accept=False) == (("bridge",), ())
    assert _paths_and_ids([], accept=True) == (("claims",), ())


def test_kinds_are_read_with_commas() -> None:
    assert failing_kinds("refuted, flipped") == {FindingKind.REFUTED, FindingKind.FLIPPED}
    assert failing_kinds(None) == set(FindingKind)
    assert failing_kinds("") == set()
    with pytest.raises(SettingsError, match="rumour"):
        failing_kinds("refuted,rumour")
