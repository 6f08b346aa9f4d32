"""The README says what the program does, word for word where it quotes it."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
(HELP,) = re.findall(r"## Help\n\n```console\n(.*?)```", README, re.DOTALL)
QUOTED = re.findall(r"^\$ factcheck (.*?)\n(.*?)(?=^\$ |\Z)", HELP, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(("command", "quoted"), QUOTED)
def test_the_help_is_quoted_as_printed(command: str, quoted: str) -> None:
    program = "from factcheck.cli.main import run; run()"
    printed = subprocess.run(
        [sys.executable, "-c", program, *shlex.split(command)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "COLUMNS": "80", "GITHUB_ACTIONS": ""},
    ).stdout
    assert [line.rstrip() for line in printed.strip().splitlines()] == [
        line.rstrip() for line in quoted.strip().splitlines()
    ]


def test_help_of_the_program_and_of_verify_are_quoted() -> None:
    assert [command for command, _ in QUOTED] == ["--help", "verify --help"]


def test_every_exit_code_is_documented() -> None:
    from factcheck.cli.exit_codes import ExitCode

    for code in ExitCode:
        assert f"| {code.value} |" in README


def test_every_file_linked_exists() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        if "://" not in target:
            assert (Path(__file__).parents[1] / target).exists(), target
