"""`--splitter`: what leaves the machine, what stderr says of it, and where it may not go."""

import json
from pathlib import Path

import pytest

from factcheck.assemble import RunFingerprints, make_splitter
from factcheck.checking.cache import VerdictCache
from factcheck.checking.cached import Memory
from factcheck.claims.atomic import AtomicSplitter
from factcheck.claims.split import RuleSplitter
from factcheck.cli.options import SplitterName
from factcheck.settings import SplitterSettings, load_settings
from factcheck.types import Claim, Location, Span
from tests.chat_server import Reply, chat_server, claims, echo, status
from tests.cli.test_main import SOUND, Cli, article, assert_usage, cli
from tests.markers import needs_default_models

__all__ = ["article", "cli"]  # fixtures

CLAIM = {"sentence": 1, "quote": "bridge of Elmhaven was opened in 1750", "claim": SOUND}


def settings_file(folder: Path, url: str, *more: str) -> Path:
    path = folder / "llm.yaml"
    lines = ["splitter:", "  llm:", f"    base_url: {url}", "    model: small"]
    path.write_text("\n".join([*lines, *(f"    {line}" for line in more)]) + "\n")
    return path


def test_the_names_are_those_of_the_setting() -> None:
    for name in SplitterName:
        assert SplitterSettings(kind=name.value).kind == name.value
    found = SplitterSettings.model_json_schema()["properties"]["kind"]["enum"]
    assert found == [name.value for name in SplitterName]


def test_by_default_nobody_is_asked() -> None:
    settings = load_settings().settings.splitter
    assert (settings.kind, settings.llm.base_url, settings.llm.api_key_env) == (
        "atomic",
        None,
        None,
    )
    assert isinstance(make_splitter(), AtomicSplitter)
    assert isinstance(make_splitter(SplitterSettings(kind="rules")), RuleSplitter)


def test_an_endpoint_in_the_settings_is_not_asked_without_the_flag(
    cli: Cli, article: Path, tmp_path: Path
) -> None:
    with chat_server(echo) as server:
        outcome = cli("claims", article, "--config", settings_file(tmp_path, server.url))
        assert server.asked == []
    assert outcome.code == 0
    assert "sending" not in outcome.err


def test_the_host_is_named_and_the_claims_are_the_model_s(
    cli: Cli, article: Path, tmp_path: Path
) -> None:
    with chat_server(claims(CLAIM)) as server:
        config = settings_file(tmp_path, server.url)
        outcome = cli("claims", article, "--config", config, "--splitter", "llm")
        host = server.url.removeprefix("http://").removesuffix("/v1")
    assert outcome.code == 0, outcome.err
    assert f"sending the text of {article} to {host} (this machine)" in outcome.err
    assert "its model small is asked" in outcome.err
    assert SOUND in outcome.out
    assert f"Claims found by the language model small at {host}." in " ".join(outcome.out.split())


def test_a_remote_host_without_encryption_is_called_so(
    cli: Cli, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MY_KEY", "sk-secret-4711")
    config = settings_file(tmp_path, "http://llm.invalid/v1", "api_key_env: MY_KEY")
    monkeypatch.setattr("factcheck.assemble.make_splitter", _no_splitter)
    outcome = cli("claims", article, "--config", config, "--splitter", "llm")
    assert "and the key in MY_KEY to llm.invalid, without encryption" in outcome.err
    assert "sk-secret" not in outcome.err


def _no_splitter(*_: object) -> AtomicSplitter:
    return AtomicSplitter()


@pytest.mark.parametrize(
    ("reply", "said"),
    [(status(500), "HTTP 500"), (status(302, Location="http://e.example"), "e.example")],
)
def test_a_fall_back_is_said_on_stderr_and_in_the_result(
    cli: Cli, article: Path, tmp_path: Path, reply: Reply, said: str
) -> None:
    with chat_server(reply) as server:
        config = settings_file(tmp_path, server.url)
        outcome = cli(
            "claims", article, "--config", config, "--splitter", "llm", "--format", "json"
        )
    data = json.loads(outcome.out)
    assert outcome.code == 0
    assert said in outcome.err
    assert "1 of 1 windows were split by rule, without the language model" in outcome.err
    assert data["language_model"]["fallen_back"] == 1
    assert said in data["language_model"]["notes"][0]
    assert [claim["text"] for claim in data["claims"]] == [SOUND]


@needs_default_models
def test_verify_takes_the_model_s_claims_and_the_report_says_so(
    cli: Cli, notes: Path, article: Path, tmp_path: Path
) -> None:
    with chat_server(claims(CLAIM)) as server:
        config = settings_file(tmp_path, server.url)
        outcome = cli(
            "verify", article, "--corpus", notes, "--config", config,
            "--splitter", "llm", "--format", "json",
        )  # fmt: skip
    data = json.loads(outcome.out)
    assert outcome.code == 0, outcome.err
    assert [v["label"] for v in data["verdicts"]] == ["supported"]
    assert data["language_model"]["windows"] == 1
    assert data["settings"]["splitter.kind"] == {"value": "llm", "origin": "flag"}
    assert data["settings"]["splitter.llm.model"]["value"] == "small"


def test_without_an_endpoint_the_settings_are_asked_for(cli: Cli, article: Path) -> None:
    outcome = cli("verify", article, "--splitter", "llm")
    assert_usage(outcome, "needs splitter.llm.base_url and splitter.llm.model")
    assert "--config" in outcome.err


def test_without_its_key_nothing_is_sent(
    cli: Cli, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_SUCH_KEY", raising=False)
    with chat_server(echo) as server:
        config = settings_file(tmp_path, server.url, "api_key_env: NO_SUCH_KEY")
        outcome = cli("claims", article, "--config", config, "--splitter", "llm")
        assert server.asked == []
    assert_usage(outcome, "environment variable NO_SUCH_KEY is not set")


def test_another_splitter_s_name_is_refused(cli: Cli, article: Path) -> None:
    assert_usage(cli("claims", article, "--splitter", "gpt"), "'gpt' is not one of")


def test_cached_verdicts_of_two_splitters_are_never_mixed(tmp_path: Path) -> None:
    claim = Claim(
        id="a",
        text=SOUND,
        sentence=SOUND,
        span=Span(0, 9),
        location=Location(path="a", line=1, column=1),
    )
    prints = RunFingerprints(corpus="c", models=(), code="k")
    cache = VerdictCache(tmp_path / "verdicts.sqlite")
    try:
        keys = {
            Memory.of(cache, prints, load_settings(None, flags).settings).quick_key(claim)
            for flags in (
                {},
                {"splitter.kind": "rules"},
                {"splitter.kind": "llm"},
                {"splitter.kind": "llm", "splitter.llm.model": "small"},
                {"splitter.kind": "llm", "splitter.llm.base_url": "http://localhost:1"},
            )
        }
    finally:
        cache.close()
    assert len(keys) == 5
