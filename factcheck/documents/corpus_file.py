"""`corpus.yaml`: what a user says of the sources in a corpus folder."""

import datetime as dt
from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from factcheck.documents.fields import FieldMapping
from factcheck.errors import CorpusError
from factcheck.strict_yaml import read_yaml, validate

CORPUS_FILE = "corpus.yaml"


class SourceEntry(BaseModel):
    """What holds for the files that a pattern names, where they do not say it themselves."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    files: str
    """Relative to the corpus, with `*` and `?`: `reuters/*.html`; `*` also crosses folders."""
    source: str | None = None
    url: str | None = None
    author: str | None = None
    date: dt.date | None = None
    licence: str | None = None
    language: str | None = None
    reliability: Annotated[float | None, Field(ge=0, le=1)] = None
    fields: FieldMapping = FieldMapping()
    """Of JSONL and CSV."""


class CorpusFile(BaseModel):
    """The whole file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sources: tuple[SourceEntry, ...] = ()

    def entry(self, name: str) -> SourceEntry:
        """Return what the first pattern that fits `name` says; nothing where none fits."""
        found = (entry for entry in self.sources if fnmatchcase(name, entry.files))
        return next(found, SourceEntry(files=name))


def read_corpus_file(folder: Path) -> CorpusFile:
    """Return what `corpus.yaml` in a folder says; nothing where there is none.

    Raises:
        CorpusError: it cannot be read, or every problem in it, a line each.
    """
    path = folder / CORPUS_FILE
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return CorpusFile()
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path}: cannot be read ({error})") from error
    parsed, problems = validate(CorpusFile, read_yaml(text, path=str(path)))
    if parsed is None:
        raise CorpusError("\n".join(_lines(problems)), hint="See docs/corpora.md for its keys.")
    return parsed


def _lines(problems: Sequence[object]) -> list[str]:
    return [str(problem) for problem in problems]
