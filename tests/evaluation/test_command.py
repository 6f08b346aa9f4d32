"""`factcheck evaluate` from the outside, with fake models."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from typer.testing import CliRunner

from factcheck.cli.main import app
from factcheck.errors import InputError
from factcheck.evaluation import run
from factcheck.evaluation.tools import Tools
from factcheck.settings import Scalar
from tests.evaluation.samples import fake_tools, write_jsonl

ROWS = [
    {"claim": "The lake is deep.", "evidence": "The lake is deep.", "label": "SUPPORTS"},
    {"claim": "The moss is red.", "evidence": "The moss is green.", "label": "NOT ENOUGH INFO"},
    {"claim": "The tower is new.", "evidence": "The tower is old.", "label": "REFUTES"},
]


@pytest.fixture
def pairs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    asked: list[str | None] = []

    def opened(preset: str | None = None, flags: Mapping[str, Scalar] | None = None) -> Tools:
        assert not flags
        asked.append(preset)
        return fake_tools()

    monkeypatch.setattr(run, "open_tools", opened)
    return write_jsonl(tmp_path / "own.jsonl", ROWS)


def test_a_file_gives_a_table_a_result_and_plots(pairs: Path, tmp_path: Path) -> None:
    output = tmp_path / "result.json"
    arguments = [str(pairs), "--output", str(output), "--plots", str(tmp_path / "plots")]
    outcome = CliRunner().invoke(app, ["evaluate", *arguments])
    assert outcome.exit_code == 0, outcome.output
    assert outcome.stdout.startswith("own: stance of gold evidence, n = 3")
    assert json.loads(output.read_text(encoding="utf-8"))["dataset"] == "own"
    assert len(list((tmp_path / "plots").iterdir())) == 4
    assert "reliability.svg" in outcome.stderr


def test_a_name_is_found_in_the_data_folder(pairs: Path) -> None:
    arguments = ["own", "--data", str(pairs.parent), "--limit", "2"]
    outcome = CliRunner().invoke(app, ["evaluate", *arguments])
    assert outcome.exit_code == 0, outcome.output
    assert "n = 2" in outcome.stdout


def test_a_gate_is_set_held_and_broken(pairs: Path, tmp_path: Path) -> None:
    gate = tmp_path / "gate.json"
    arguments = ["evaluate", str(pairs), "--gate", str(gate)]
    assert CliRunner().invoke(app, [*arguments, "--update-gate"]).exit_code == 0
    assert CliRunner().invoke(app, arguments).exit_code == 0
    floors = json.loads(gate.read_text(encoding="utf-8"))
    floors["floors"]["accuracy"] = 0.99
    gate.write_text(json.dumps(floors), encoding="utf-8")
    outcome = CliRunner().invoke(app, arguments)
    assert outcome.exit_code == 1
    assert "accuracy is 0.6667" in outcome.stderr


def test_a_malformed_row_is_an_error_with_file_and_line(pairs: Path) -> None:
    pairs.write_text('{"claim": "c", "evidence": "e", "label": "yes"}\n', encoding="utf-8")
    outcome = CliRunner().invoke(app, ["evaluate", str(pairs)])
    assert isinstance(outcome.exception, InputError)
    assert str(outcome.exception).startswith(f"{pairs}:1: label: 'yes' is not one of")


def test_the_help_shows_examples() -> None:
    outcome = CliRunner().invoke(app, ["evaluate", "--help"])
    assert outcome.exit_code == 0
    assert "Examples:" in outcome.stdout
    assert "--update-gate" in outcome.stdout
