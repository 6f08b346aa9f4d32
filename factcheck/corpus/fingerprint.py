"""Whether a corpus is still the one that an index was made from."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from factcheck.errors import CorpusError


def corpus_fingerprint(folder: Path, paths: Iterable[Path]) -> str:
    """Return the sha256 over the files' paths relative to `folder` and their contents.

    The order of `paths` does not matter; names that are not valid UTF-8 count as they are.

    Raises:
        CorpusError: a file cannot be read, or lies outside `folder`.
    """
    digest = hashlib.sha256()
    for name, path in sorted((_relative_name(folder, path), path) for path in paths):
        try:
            with path.open("rb") as file:
                content = hashlib.file_digest(file, "sha256").digest()
        except OSError as error:
            raise CorpusError(f"{path}: cannot be read ({error.strerror or error})") from error
        # Lengths before names: no two lists of files give the same bytes.
        digest.update(len(name).to_bytes(8, "big") + name + content)
    return digest.hexdigest()


def _relative_name(folder: Path, path: Path) -> bytes:
    try:
        return os.fsencode(path.relative_to(folder).as_posix())
    except ValueError as error:
        raise CorpusError(f"{path}: not inside the corpus {folder}") from error
