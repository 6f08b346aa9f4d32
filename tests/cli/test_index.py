"""`factcheck index`, with the bundled encoder, and the options that use an index."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from factcheck.cli.index import passage_filter
from factcheck.cli.main import app
from factcheck.errors import CorpusError, FactcheckError, InputError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "cache"))
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "bridge.md").write_text(
        "---\nsource: Gazette\ndate: 2024-05-02\n---\nThe old bridge was opened in 1750.\n"
    )
    (tmp_path / "corpus" / "lake.md").write_text("The lake is 40 metres deep.\n")
    return tmp_path


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(app, list(arguments), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result


def test_the_commands_work_on_the_index_of_the_corpus_by_default(folder: Path) -> None:
    (folder / "corpus" / "broken.pdf").write_bytes(b"%PDF nothing")
    built = run("index", "build")
    assert "3 files were added" in built.stdout
    assert "1 could not be read" in built.stdout
    assert "not read: corpus/broken.pdf: is damaged" in built.stderr
    (folder / "corpus" / "tower.md").write_text("The tower is 90 metres high.\n")
    assert "+ tower.md" in run("index", "update", "--dry-run").stdout
    # A search brings the standing index up to date by itself.
    assert "tower is 90 metres" in run("search", "how high is the tower").stdout
    assert "4 unchanged" in run("index", "update").stdout
    assert "documents 3" in run("index", "info").stdout
    (folder / "hill.txt").write_text("The hill is 300 metres high.\n")
    added = run("index", "add", "hill.txt").stdout
    assert "1 file was added" in added
    assert "4 documents, 4 passages, 1 embedded now" in added
    assert "hill is 300 metres" in run("search", "how high is the hill", "-n", "1").stdout
    assert "1 removed, 4 unchanged" in run("index", "remove", "hill.txt").stdout
    assert "hill is 300 metres" not in run("search", "how high is the hill").stdout
    assert "sound" in run("index", "verify").stdout
    exported = [json.loads(line) for line in run("index", "export").stdout.splitlines()]
    assert [record["_id"] for record in exported] == ["bridge.md", "lake.md", "tower.md"]
    with pytest.raises(InputError, match="nope"):
        CliRunner().invoke(app, ["index", "remove", "nope"], catch_exceptions=False)


def test_a_named_index_is_used_as_it_is_and_filters_hold(folder: Path) -> None:
    run("index", "build", "corpus", "--index", "my.index")
    (folder / "corpus" / "lake.md").unlink()
    common = ("search", "the old bridge and the lake", "--index", "my.index", "--format", "json")
    hits = json.loads(run(*common).stdout)["hits"]
    assert len(hits) == 2
    for option in (("--source", "gazette"), ("--after", "2024-05-01"), ("--before", "2024-05-03")):
        (hit,) = json.loads(run(*common, *option).stdout)["hits"]
        assert "bridge" in json.dumps(hit)
    with pytest.raises(CorpusError, match="admitted by licence CC0"):
        run(*common, "--licence", "CC0-1.0")


def test_no_filter_is_no_filter() -> None:
    assert passage_filter(None, None, None, None) is None


@pytest.mark.parametrize("command", ["build", "update", "add", "remove"])
def test_usage_names_what_is_given_once(command: str) -> None:
    usage = run("index", command, "--help").stdout.splitlines()[0]
    assert "[[" not in usage
    assert "...}" not in usage


@pytest.mark.parametrize(
    "command",
    ["verify", "claims", "search", "config", "check", "evaluate", "calibrate", "index build"],
)
def test_a_preset_may_be_called_so_wherever_there_are_settings(command: str) -> None:
    assert "--config, --preset PRESET|FILE" in run(*command.split(), "--help").stdout


@pytest.mark.usefixtures("folder")
def test_an_index_that_was_never_made_is_said_to_be_none() -> None:
    with pytest.raises(FactcheckError, match="nowhere: there is no index"):
        run("index", "info", "--index", "nowhere")
