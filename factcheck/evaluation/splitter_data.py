"""The folder that the claim splitter is measured on, and what its files hold.

- `sentences_*.dev`: `text`, and `sentences` as spans;
- `checkworthy_*`, `objective_*`: `text` and a `label` of 1 or 0;
- `atomic_facts_*.dev`: `sentence`, `context` before it, `title`, `facts`;
- `decontext_pronouns.dev`: `sentence`, `paragraph`, `title`, `pronoun`, `antecedent`;
- `dates_*.dev`: `sentence`, `context`, `date_text`, `value.when`, `doc_date`, `genre`;
- `articles_*.dev`: `text`, `title`, and `sentences` as spans.

JSON lines, gzipped or not.
"""

import hashlib
import random
from dataclasses import dataclass
from pathlib import Path

from factcheck.errors import InputError
from factcheck.evaluation.rows import Row, read_rows
from factcheck.types import Document

SEED = 1
"""Of the draw that a limit makes."""
FILES = (
    "sentences_gum.dev",
    "sentences_pud.dev",
    "checkworthy_policlaim.train",
    "checkworthy_policlaim.dev",
    "checkworthy_claimbuster.train",
    "checkworthy_ct24.devtest",
    "objective_news.train",
    "objective_news.dev",
    "atomic_facts_bios.dev",
    "decontext_pronouns.dev",
    "dates_gum.dev",
    "articles_wikinews.dev",
)
_SUFFIXES = (".jsonl", ".jsonl.gz")


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitterSet:
    """A folder that holds at least one of `FILES`."""

    name: str
    folder: Path
    data_sha256: str
    """Over the names and bytes of the files that are there, in the order of `FILES`."""

    def has(self, *names: str) -> bool:
        """Tell whether all of these files are there."""
        return all(_path(self.folder, name) is not None for name in names)

    def rows(self, name: str, limit: int | None = None) -> list[Row]:
        """Return the rows of one of the files, or `limit` of them, always the same, in order.

        Raises:
            InputError: the file is missing or malformed.
        """
        path = _path(self.folder, name)
        if path is None:
            raise InputError(f"{self.folder / name}.jsonl: missing")
        rows = list(read_rows(path))
        if limit is None or len(rows) <= limit:
            return rows
        chosen = random.Random(SEED).sample(range(len(rows)), limit)
        return [rows[i] for i in sorted(chosen)]


def is_splitter_folder(folder: Path) -> bool:
    """Tell whether a folder holds one of the files by which the claim splitter is measured."""
    return any(_path(folder, name) is not None for name in FILES)


def read_splitter_folder(folder: Path, *, name: str) -> SplitterSet:
    """Return the folder as a data set; its rows are read when they are measured."""
    digest = hashlib.sha256()
    for file in FILES:
        path = _path(folder, file)
        if path is not None:
            digest.update(f"{file}\n".encode())
            digest.update(path.read_bytes())
    return SplitterSet(name=name, folder=folder, data_sha256=digest.hexdigest())


def as_document(row: Row, text: str) -> Document:
    """Return a text as an article with the row's title, and no date but what its head may name."""
    return Document(
        id=row.place,
        text=text,
        title=row.optional_text("title"),
        source=None,
        url=None,
        date=None,
        licence=None,
        sha256="",
        markup="text",
    )


def _path(folder: Path, name: str) -> Path | None:
    paths = (folder / f"{name}{suffix}" for suffix in _SUFFIXES)
    return next((path for path in paths if path.is_file()), None)
