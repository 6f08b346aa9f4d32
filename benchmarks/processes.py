"""Runs a command as a user would, and says how long it took and how much memory it needed."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_MAXRSS_BYTES = 1 if sys.platform == "darwin" else 1024
"""The unit of `ru_maxrss`: bytes on macOS, KiB elsewhere."""
_BYTES_PER_MB = 1_000_000
_SHOWN_CHARACTERS = 2000


class ProcessFailedError(RuntimeError):
    """A measured command ended with a code that it should not end with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessRun:
    """What a process needed."""

    seconds: float
    """Wall time from before its start to after its end, all output written."""
    peak_memory_mb: float
    """Largest resident set, in 10⁶ bytes; the pages of mapped files count."""


def run_process(
    command: Sequence[str],
    *,
    folder: Path,
    environment: Mapping[str, str],
    expected_codes: Collection[int] = (0,),
) -> ProcessRun:
    """Return what a command needed, run in `folder`; its output goes to files, not to a terminal.

    A new process starts from its parent's memory, and Linux counts that in its peak: the
    caller must be a small process, without numpy or torch.

    Raises:
        ProcessFailedError: it ended with another code than those expected, or with one above
            zero and no output: an uncaught Python error ends with code 1, too.
    """
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        started = time.perf_counter()
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=errors,
            cwd=folder,
            env=environment,
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        is_silent = os.fstat(output.fileno()).st_size == 0
        if process.returncode not in expected_codes or (process.returncode and is_silent):
            said = f"{_tail(output)}\n{_tail(errors)}"
            raise ProcessFailedError(f"{' '.join(command)}: code {process.returncode}\n{said}")
    peak = usage.ru_maxrss * _MAXRSS_BYTES / _BYTES_PER_MB
    return ProcessRun(seconds=seconds, peak_memory_mb=peak)


def _tail(file: BinaryIO) -> str:
    file.seek(0)
    return file.read().decode("utf-8", "replace")[-_SHOWN_CHARACTERS:]
