"""The command as a process of its own: signals, closed pipes and full disks."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck import __version__

_SECONDS = 300
"""After which a process hangs; on a loaded machine the slowest takes half a minute."""
FACTCHECK = (sys.executable, "-c", "from factcheck.cli.main import run; run()")


def factcheck(*arguments: object, **options: object) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [*FACTCHECK, *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=_SECONDS,
        check=False,
        **options,  # type: ignore[call-overload]
    )


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    lines = (f"The stone bridge of Elmhaven has {n} stones.\n\n" for n in range(3000))
    path.write_text("".join(lines))
    return path


def test_the_version_comes_from_a_process_too() -> None:
    done = factcheck("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"factcheck {__version__}\n", "")


def test_output_is_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The Žofín bridge of “Elmhaven” was opened in 1750.", encoding="utf-8")
    done = factcheck("claims", path, env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0"})
    assert done.returncode == 0
    assert "The Žofín bridge of “Elmhaven”" in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="no SIGPIPE there")
def test_a_closed_pipe_ends_quietly(article: Path) -> None:
    with subprocess.Popen(
        [*FACTCHECK, "claims", str(article)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as command:
        assert command.stdout is not None
        assert command.stderr is not None
        assert command.stdout.readline().startswith(b"  1  ")
        command.stdout.close()
        assert command.stderr.read() == b""
        assert command.wait(timeout=_SECONDS) == -signal.SIGPIPE


@pytest.fixture
def heeds_interrupts() -> Iterator[None]:
    """Processes started in here heed SIGINT, also where a shell started the tests with `&`."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(os.name == "nt", reason="signals are other there")
@pytest.mark.usefixtures("heeds_interrupts")
def test_ctrl_c_is_code_130_and_no_traceback() -> None:
    with subprocess.Popen(
        [*FACTCHECK, "claims", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as command:
        assert command.stdin is not None
        # It has begun to read once it has taken more than a pipe holds.
        command.stdin.write(b"The stone bridge of Elmhaven was opened in 1750.\n" * 20_000)
        command.stdin.flush()
        command.send_signal(signal.SIGINT)
        out, err = command.communicate(timeout=_SECONDS)
        assert command.returncode == 130
        assert out == b""
        assert b"Traceback" not in err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_a_clear_error(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("The stone bridge of Elmhaven was opened in 1750.\n")
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*FACTCHECK, "claims", str(article)],
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=_SECONDS,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == b"standard output: cannot be written (No space left on device)\n"
