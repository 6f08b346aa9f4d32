import io
import sys

import pytest

from factcheck.cli import progress as module
from factcheck.cli.progress import progress_on_stderr


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 0.0
        monkeypatch.setattr(module.time, "monotonic", lambda: self.now)


def test_without_a_terminal_a_stage_is_one_line_when_it_ends(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with progress_on_stderr() as progress:
        for n_done in range(1201):
            progress("embedding", n_done, 1200)
        progress("claims checked", 3, 3)
    captured = capsys.readouterr()
    assert captured.err == "embedding: 1,200 of 1,200\nclaims checked: 3 of 3\n"
    assert captured.out == ""


def test_the_same_end_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_on_stderr() as progress:
        for n_total in (1, 1, 2):
            progress("embedding passages", n_total, n_total)
    assert capsys.readouterr().err == "embedding passages: 1 of 1\nembedding passages: 2 of 2\n"


def test_nothing_to_do_is_nothing_to_tell(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_on_stderr() as progress:
        progress("claims checked", 0, 0)
    assert capsys.readouterr().err == ""


def test_a_long_stage_tells_how_far_it_has_come(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock(monkeypatch)
    with progress_on_stderr() as progress:
        for n_done in range(5):
            clock.now = 3.0 * n_done
            progress("embedding", n_done, 4)
    assert capsys.readouterr().err.splitlines() == ["embedding: 2 of 4", "embedding: 4 of 4"]


def test_a_pace_is_told_with_the_time_that_is_left(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock(monkeypatch)
    with progress_on_stderr() as progress:
        progress("passages", 0, 4000)
        for now, n_done, n_total in ((10.0, 1000, 4000), (20.0, 2000, 40_000), (30.0, 3000, 0)):
            clock.now = now
            progress("passages", n_done, n_total)
    assert capsys.readouterr().err.splitlines() == [
        "passages: 1,000 of 4,000, 100 a second, 30 s left",
        "passages: 2,000 of 40,000, 100 a second, 6 min left",
        "passages: 3,000, 100 a second",
    ]


def test_on_a_terminal_bars_are_drawn_and_cleared(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress_on_stderr() as progress:
        progress("embedding", 0, 0)
        progress("embedding", 1, 3)
        progress("claims checked", 3, 3)
    assert "claims checked" in terminal.getvalue()


def test_an_error_inside_goes_through(monkeypatch: pytest.MonkeyPatch) -> None:
    for stream in (Terminal(), io.StringIO()):
        monkeypatch.setattr(sys, "stderr", stream)
        with pytest.raises(KeyboardInterrupt), progress_on_stderr():
            raise KeyboardInterrupt
