import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from factcheck.errors import CorpusError
from factcheck.retrieval.atomic import exclusive, whole_directory, write_whole

BUILD_AND_WAIT = """
import sys, time
from pathlib import Path
from factcheck.retrieval.atomic import exclusive, whole_directory
with exclusive(Path(sys.argv[1]).with_suffix(".lock"), timeout_seconds=5):
    with whole_directory(Path(sys.argv[1])) as folder:
        (folder / "half").write_text("half")
        print("half", flush=True)
        time.sleep(60)
"""


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "parent" / "target"


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file()
    }


def start_builder(target: Path) -> subprocess.Popen[str]:
    """Return a process that is in the middle of writing `target`."""
    process = subprocess.Popen(
        [sys.executable, "-c", BUILD_AND_WAIT, str(target)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "half\n"
    return process


def stop(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def test_a_directory_appears_whole(target: Path) -> None:
    with whole_directory(target) as folder:
        (folder / "a").mkdir()
        (folder / "a" / "b").write_text("one")
        assert not target.exists()
    assert contents(target.parent) == {"target/a/b": "one"}


def test_a_new_directory_replaces_an_old_one(target: Path) -> None:
    target.mkdir(parents=True)
    (target / "old").write_text("old")
    with whole_directory(target) as folder:
        (folder / "new").write_text("new")
        assert contents(target) == {"old": "old"}
    assert contents(target.parent) == {"target/new": "new"}


def test_a_failure_leaves_all_as_it_was(target: Path) -> None:
    target.mkdir(parents=True)
    (target / "old").write_text("old")

    def fill() -> None:
        with whole_directory(target) as folder:
            (folder / "new").write_text("new")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fill()
    assert contents(target.parent) == {"target/old": "old"}


def test_a_killed_process_leaves_nothing_half_made(target: Path) -> None:
    process = start_builder(target)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    assert not target.exists()
    assert any(path.suffix == ".tmp" for path in target.parent.iterdir())
    with whole_directory(target) as folder:
        (folder / "whole").write_text("whole")
    assert contents(target) == {"whole": "whole"}
    assert not any(path.suffix == ".tmp" for path in target.parent.iterdir())


def test_what_a_living_process_writes_is_left_alone(target: Path) -> None:
    process = start_builder(target)
    try:
        with whole_directory(target.with_name("other")):
            pass
        assert any(path.suffix == ".tmp" for path in target.parent.iterdir())
    finally:
        stop(process)


def test_a_lock_is_for_one_process_at_a_time(target: Path) -> None:
    process = start_builder(target)
    lock = target.with_suffix(".lock")
    try:
        with (
            pytest.raises(CorpusError, match=f"held by process {process.pid}") as caught,
            exclusive(lock, timeout_seconds=0.2),
        ):
            pass
        assert caught.value.hint
    finally:
        stop(process)
    started = time.monotonic()
    with exclusive(lock, timeout_seconds=5):
        assert time.monotonic() - started < 2
        assert lock.read_text() == f"{os.getpid()}\n"


def test_a_lock_is_free_again_after_an_exception(tmp_path: Path) -> None:
    lock = tmp_path / "deep" / "x.lock"
    with pytest.raises(ZeroDivisionError), exclusive(lock, timeout_seconds=1):
        raise ZeroDivisionError
    with exclusive(lock, timeout_seconds=0):
        pass


def test_a_small_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "x.json"
    write_whole(path, "one")
    write_whole(path, "zwölf")
    assert path.read_text(encoding="utf-8") == "zwölf"
    assert contents(tmp_path) == {"deep/x.json": "zwölf"}
