"""The command line as a shell sees it: exit code, stdout, stderr; within this process."""

import io
import json
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from factcheck import __version__
from factcheck.cli import main
from tests.markers import needs_default_models

SOUND = "The stone bridge of Elmhaven was opened in 1750."
WRONG = "The stone bridge of Elmhaven was opened in 1850."


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    code: int
    out: str
    err: str


Cli = Callable[..., Outcome]


@pytest.fixture
def cli(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Cli]:
    """Runs `factcheck` in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    on_broken_pipe = signal.getsignal(signal.SIGPIPE)

    def run(*arguments: object, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "argv", ["factcheck", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as stopped:
            main.run()
        captured = capsys.readouterr()
        assert isinstance(stopped.value.code, int)
        return Outcome(code=stopped.value.code, out=captured.out, err=captured.err)

    yield run
    signal.signal(signal.SIGPIPE, on_broken_pipe)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(f"{SOUND}\n")
    return path


def assert_usage(outcome: Outcome, said: str) -> None:
    """Exit code 2, one clear message on stderr, nothing on stdout, no traceback."""
    assert outcome.code == 2
    assert outcome.out == ""
    assert said in outcome.err
    assert "Traceback" not in outcome.err


@needs_default_models
@pytest.mark.parametrize(
    ("text", "code"),
    [
        (SOUND, 0),
        ("Saturn has rings of ice and rock.", 0),
        (WRONG, 1),
        (f"{SOUND}\n\n{WRONG}", 1),
        ("Is it old?", 4),
    ],
)
def test_verify_says_by_its_exit_code_what_was_found(
    cli: Cli, notes: Path, article: Path, text: str, code: int
) -> None:
    article.write_text(text)
    outcome = cli("verify", article, "--corpus", notes)
    assert outcome.code == code, outcome.err


@needs_default_models
def test_verify_prints_verdicts_on_stdout_and_nothing_else_there(
    cli: Cli, notes: Path, article: Path
) -> None:
    article.write_text(f"{SOUND}\n\n{WRONG}\n")
    outcome = cli("verify", article, "--corpus", notes)
    assert "SUPPORTED" in outcome.out
    assert "REFUTED" in outcome.out
    assert "Elmhaven · Town archive · 2025-01-15" in outcome.out
    assert "Coverage: 2 sentences read; 2 of 2 claims checked" in outcome.out
    assert "claims checked: 2 of 2" in outcome.err
    assert "claims checked: 2 of 2" not in outcome.out
    assert max(len(line) for line in outcome.out.splitlines()) <= 80


@needs_default_models
def test_an_article_that_lies_in_the_corpus_does_not_support_itself(
    cli: Cli, notes: Path, tmp_path: Path
) -> None:
    corpus = shutil.copytree(notes, tmp_path / "mine")
    (corpus / "draft.txt").write_text("The tower of Oakport has 40 bells.\n")
    outcome = cli("verify", corpus / "draft.txt", "--corpus", corpus)
    assert "NOT ENOUGH EVIDENCE" in outcome.out
    assert "draft.txt: the article itself is in the corpus" in outcome.err


@needs_default_models
def test_files_that_only_an_index_reads_are_named(
    cli: Cli, notes: Path, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    corpus = shutil.copytree(notes, tmp_path / "corpus")
    (corpus / "mills.csv").write_text("mill,sails\nOakham,9\n")
    (corpus / "corpus.yaml").write_text("sources: []\n")
    article.write_text(f"{SOUND}\n")
    claims = tmp_path / "claims.yaml"
    claims.write_text(f"title: One\nclaims:\n  - id: one\n    text: {SOUND}\n")
    note = f"{corpus}: 2 files (.csv, .yaml) are not read; to have them read: factcheck index build"
    for command in (("verify", article), ("search", "tower"), ("check", claims)):
        assert note in cli(*command, "--corpus", corpus).err, command
        assert "not read" not in cli(*command, "--corpus", notes).err, command
    assert cli("index", "build", notes, "--index", "notes.index").code == 0
    for command in (("verify", article), ("search", "tower")):
        assert "not read" in cli(*command).err, command
        assert "not read" not in cli(*command, "--index", "notes.index").err, command
    assert cli("index", "build", corpus).code == 0
    assert "not read" not in cli("verify", article, "--corpus", corpus).err


@needs_default_models
def test_nothing_to_check_is_said(cli: Cli, notes: Path, article: Path) -> None:
    article.write_text("Is it old?")
    assert "Nothing to check" in cli("verify", article, "--corpus", notes).out


@needs_default_models
def test_json_on_stdout_is_json_and_nothing_else(cli: Cli, notes: Path, article: Path) -> None:
    outcome = cli("verify", article, "--corpus", notes, "--format", "json")
    data = json.loads(outcome.out)
    assert {"version", "verdicts", "coverage", "settings", "fingerprints"} <= data.keys()
    assert data["article"]["path"] == str(article)
    (verdict,) = data["verdicts"]
    assert verdict["claim"]["text"] == SOUND
    assert verdict["label"] == "supported"
    assert verdict["supporting"]["document"] == "elmhaven.md"


@needs_default_models
def test_an_article_may_come_from_a_pipe(cli: Cli, notes: Path) -> None:
    outcome = cli("verify", "-", "--corpus", notes, "--format", "json", stdin=SOUND.encode())
    data = json.loads(outcome.out)
    assert data["article"]["path"] == "-"
    assert data["verdicts"][0]["claim"]["location"] == {"path": "-", "line": 1, "column": 1}


@needs_default_models
def test_the_folder_corpus_is_taken_without_being_named(
    cli: Cli, notes: Path, article: Path, tmp_path: Path
) -> None:
    (tmp_path / "corpus").symlink_to(notes, target_is_directory=True)
    outcome = cli("verify", article, "--format", "json")
    assert json.loads(outcome.out)["corpus"]["path"] == "corpus"
    assert outcome.code == 0


@needs_default_models
def test_limit_checks_the_first_claims_only(cli: Cli, notes: Path, article: Path) -> None:
    article.write_text(f"{SOUND}\n\n{WRONG}\n")
    outcome = cli("verify", article, "--corpus", notes, "--limit", 1)
    assert outcome.code == 0
    assert "1 left out by --limit" in " ".join(outcome.out.split())


@needs_default_models
def test_tuesday_is_counted_from_the_day_asked_for(cli: Cli, notes: Path, article: Path) -> None:
    article.write_text("The stone bridge of Elmhaven was opened on Tuesday.")
    undated = cli("verify", article, "--corpus", notes)
    dated = cli("verify", article, "--corpus", notes, "--date", "2025-03-11")
    assert undated.code == 0
    assert "opened on Tuesday, 11 March 2025." in " ".join(dated.out.split())


@needs_default_models
def test_output_writes_the_file_whole_and_keeps_stdout_empty(
    cli: Cli, notes: Path, article: Path, tmp_path: Path
) -> None:
    target = tmp_path / "out.json"
    target.write_text("what was there before")
    link = tmp_path / "link.json"
    link.symlink_to(target)
    options = ("--corpus", notes, "--format", "json", "--output", link)
    outcome = cli("verify", article, *options)
    assert (outcome.code, outcome.out) == (0, "")
    assert json.loads(target.read_text())["verdicts"]
    assert link.is_symlink()
    assert not list(tmp_path.glob(".*.part"))


@pytest.mark.parametrize("place", ["no/such/folder/out.txt", ".", "article.txt/out.txt"])
def test_an_output_that_cannot_be_written_is_a_clear_error(
    cli: Cli, article: Path, tmp_path: Path, place: str
) -> None:
    assert_usage(cli("claims", article, "--output", place), "cannot be written")
    assert article.read_text() == f"{SOUND}\n"
    assert not list(tmp_path.rglob(".*.part"))


def test_a_device_is_written_to_and_not_replaced(cli: Cli, article: Path) -> None:
    null = Path("/dev/null")
    if not null.is_char_device():
        pytest.skip("no /dev/null here")
    assert cli("claims", article, "--output", null).code == 0
    assert null.is_char_device()


def test_claims_lists_what_would_be_checked(cli: Cli, article: Path) -> None:
    article.write_text(f"{SOUND} Is it old?\n")
    outcome = cli("claims", article)
    assert outcome.code == 0
    assert outcome.out.startswith(f"  1  {SOUND}\n")
    assert "Is it old?" not in outcome.out
    assert "question: Is it old?" in cli("claims", article, "--verbose").out


def test_claims_as_json(cli: Cli, article: Path) -> None:
    data = json.loads(cli("claims", article, "--format", "json").out)
    assert [claim["text"] for claim in data["claims"]] == [SOUND]


def test_claims_of_an_article_without_any_is_code_4(cli: Cli) -> None:
    assert cli("claims", "-", stdin=b"Is it old?").code == 4


def test_search_prints_passages_with_scores(cli: Cli, notes: Path) -> None:
    outcome = cli("search", "Who leads the harbour?", "--corpus", notes, "-n", 1)
    assert outcome.code == 0
    assert "Marta Novak has led the harbour" in " ".join(outcome.out.split())
    assert "cosine" in outcome.out
    assert "BM25" in outcome.out


@pytest.mark.parametrize("query", ["", " \n"])
def test_an_empty_query_is_named(cli: Cli, notes: Path, query: str) -> None:
    assert_usage(cli("search", query, "--corpus", notes), "QUERY is empty")


def test_search_as_json(cli: Cli, notes: Path) -> None:
    outcome = cli("search", "harbour", "--corpus", notes, "--format", "json", "--hits", 2)
    hits = json.loads(outcome.out)["hits"]
    assert hits[0]["document"] == "harbour.txt"
    assert len(hits) <= 2


def test_config_prints_every_setting_and_its_origin(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("extends: fast\nverdict:\n  max_sentences: 3\n")
    outcome = cli("config", "--config", "mine.yaml")
    rows = {line.split()[0]: line.split(maxsplit=2) for line in outcome.out.splitlines() if line}
    assert rows["verdict.max_sentences"][1:] == ["3", "file mine.yaml:3"]
    assert rows["retrieval.n_hits"][2].startswith("preset fast:")
    assert rows["retrieval.encoder"][2] == "default"
    assert "Presets: accurate, fast, strict, thorough" in outcome.out


def test_a_broken_settings_file_names_every_line(cli: Cli, article: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("retrieval:\n  n_hit: 3\n  dense_weight: yes\n")
    outcome = cli("verify", article, "--config", "mine.yaml")
    assert_usage(outcome, "mine.yaml:2:3: retrieval.n_hit: unknown key; did you mean n_hits?")
    assert "mine.yaml:3:17: yes: YAML reads this as true or false; quote it" in outcome.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["verify", "missing.txt"], "missing.txt: no such file"),
        (["verify", "article.txt", "--corpus", "missing"], "missing: cannot be read as a folder"),
        (["verify", "article.txt", "--config", "nothing"], "neither a preset nor a readable"),
        (["verify", "article.txt", "--date", "11.3.2025"], "11.3.2025"),
        (["verify", "article.txt", "--limit", "0"], "--limit"),
        (["verify", "article.txt", "--format", "word"], "word"),
        (["verify"], "ARTICLE"),
        (["search"], "QUERY"),
        (["search", "x", "-n", "0"], "--hits"),
        (["verify", "article.txt", "--no-such-option"], "--no-such-option"),
        (["no-such-command"], "no-such-command"),
    ],
)
def test_what_is_wrong_with_the_call_is_said(
    cli: Cli, article: Path, arguments: list[str], said: str
) -> None:
    assert article.is_file()
    assert_usage(cli(*arguments), said)


def test_an_empty_corpus_is_named(cli: Cli, article: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    outcome = cli("verify", article, "--corpus", "empty")
    assert_usage(outcome, "empty: holds no reference documents")
    assert ".md" in outcome.err


def test_empty_standard_input_is_named(cli: Cli) -> None:
    assert_usage(cli("claims", "-"), "-: is empty")


def test_a_bug_says_that_it_is_one(
    cli: Cli, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr("factcheck.assemble.make_splitter", broken)
    outcome = cli("claims", article)
    assert outcome.code == 3
    assert outcome.out == ""
    assert "ZeroDivisionError: a bug" in outcome.err
    assert "please report" in outcome.err


@needs_default_models
def test_claims_that_could_not_be_checked_are_code_3(
    cli: Cli, notes: Path, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("out of memory")

    monkeypatch.setattr("factcheck.verdict.score.OnnxScorer.score", broken)
    outcome = cli("verify", article, "--corpus", notes)
    assert outcome.code == 3
    assert f"NOT CHECKED  {SOUND}" in outcome.out
    assert "out of memory" in outcome.out
    assert "1 FAILED" in outcome.out


def test_an_interruption_is_code_130(
    cli: Cli, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("factcheck.assemble.make_splitter", interrupted)
    outcome = cli("claims", article)
    assert (outcome.code, outcome.out) == (130, "")
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize("command", [(), ("verify",), ("claims",), ("search",), ("config",)])
def test_help_is_printed_on_stdout(cli: Cli, command: tuple[str, ...]) -> None:
    outcome = cli(*command, "--help")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith(f"Usage: {' '.join(['factcheck', *command])}")


def test_the_exit_codes_are_in_the_help(cli: Cli) -> None:
    said = " ".join(cli("--help").out.split())
    for code in ("0 as expected", "1 refuted", "2 usage", "3 internal", "4 nothing", "130"):
        assert code in said


def test_without_a_command_the_help_is_shown(cli: Cli) -> None:
    outcome = cli()
    assert outcome.code == 2
    assert "verify" in outcome.out + outcome.err


def test_the_version_is_printed(cli: Cli) -> None:
    assert cli("--version") == Outcome(code=0, out=f"factcheck {__version__}\n", err="")


def test_an_output_in_no_folder_is_refused_before_anything_is_checked(
    cli: Cli, article: Path, tmp_path: Path
) -> None:
    target = tmp_path / "none" / "report.txt"
    assert_usage(cli("verify", article, "--output", target), "no such folder")
