"""What git knows of files: which changed since a commit, and what they held there."""

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.errors import InputError

_SECONDS = 60
"""For one git command: more than a listing of any repository takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """A commit of the repository around the working directory."""

    name: str
    """As the user gave it."""
    sha: str
    root: str
    """The work tree's folder, absolute."""

    def changed(self, folder: str) -> tuple[str, ...]:
        """Return the files in `folder` that differ from the commit, sorted.

        Changed, added, deleted and not yet tracked ones; paths as `folder` begins.

        Raises:
            InputError: `folder` is not in the repository, or git fails.
        """
        where = ["--", os.path.abspath(folder)]
        differing = _git(self.root, "diff", "--name-only", "-z", "--no-renames", self.sha, *where)
        untracked = _git(self.root, "ls-files", "-z", "--others", "--exclude-standard", *where)
        names = {name for name in (differing + untracked).split("\0") if name}
        start = os.path.abspath(folder)
        return tuple(
            os.path.normpath(os.path.join(folder, os.path.relpath(path, start)))
            for path in sorted(os.path.join(self.root, name) for name in names)
        )

    def text(self, path: str) -> bytes | None:
        """Return what a file held at the commit; None where it was not there."""
        name = os.path.relpath(os.path.abspath(path), self.root).replace(os.sep, "/")
        if name.startswith("../"):
            return None
        try:
            return _run(self.root, "cat-file", "blob", f"{self.sha}:{name}")
        except InputError:
            return None


def find_commit(name: str, *, folder: str = ".") -> Commit:
    """Return the commit that `name` means in the repository around `folder`.

    Raises:
        InputError: no repository, no such commit, or git is not installed.
    """
    root = _git(folder, "rev-parse", "--show-toplevel").rstrip("\n")
    try:
        sha = _git(
            root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"
        )
    except InputError as error:
        raise InputError(
            f"{name}: no such commit in {root}",
            hint="Name a branch, tag or commit; a shallow clone may lack it (fetch-depth: 0).",
        ) from error
    return Commit(name=name, sha=sha.strip(), root=os.path.realpath(root))


def _git(folder: str, *arguments: str) -> str:
    return os.fsdecode(_run(folder, *arguments))


def _run(folder: str, *arguments: str) -> bytes:
    command: Sequence[str] = ["git", "-C", folder, *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=True, timeout=_SECONDS)
    except FileNotFoundError as error:
        raise InputError("git is not installed", hint="--changed-since needs it.") from error
    except subprocess.TimeoutExpired as error:
        raise InputError(f"git {arguments[0]} took more than {_SECONDS} s") from error
    except subprocess.CalledProcessError as error:
        reason = error.stderr.decode("utf-8", "replace").strip().splitlines()
        first = reason[0].removeprefix("fatal: ") if reason else f"status {error.returncode}"
        raise InputError(f"git {arguments[0]}: {first}") from error
    return done.stdout
