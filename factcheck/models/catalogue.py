"""The catalogue of bundled models: what each one is, and whether its files are intact."""

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from factcheck.errors import ModelError
from factcheck.types import ModelInfo

MODELS_FOLDER = Path(__file__).parent
"""Where the weights lie, a folder a model."""

CATALOGUE_NAME = "catalogue.json"
_REINSTALL = "Reinstall factcheck: pip install --force-reinstall --no-deps factcheck"


class ModelKind(StrEnum):
    """What a model does."""

    ENCODER = "encoder"
    STANCE = "stance"
    CHECKWORTHY = "checkworthy"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFile:
    """A file of a model as it left the recipe."""

    file: str
    """Name within the model's folder."""
    sha256: str
    n_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueEntry:
    """A bundled model: its files, where it comes from and what it may be used for."""

    name: str
    kind: ModelKind
    folder: Path
    files: tuple[ModelFile, ...]
    """What decides the model's output; its card is not among them."""
    licence: str
    origin: str
    trained_on: tuple[str, ...]
    labels: tuple[str, ...]
    """Of the output's columns, in order; empty for an encoder."""
    max_tokens: int
    """Word pieces read; the rest of a longer input is cut off."""
    notes: str

    @property
    def info(self) -> ModelInfo:
        """Name, and one sha256 over all files: it changes when any output can."""
        lines = "".join(f"{item.sha256}  {item.file}\n" for item in self.files)
        return ModelInfo(name=self.name, sha256=hashlib.sha256(lines.encode()).hexdigest())


def read_catalogue(models_folder: Path = MODELS_FOLDER) -> dict[str, CatalogueEntry]:
    """Return the bundled models by name, in the catalogue's order.

    Raises:
        ModelError: the catalogue is missing or cannot be read.
    """
    path = models_folder / CATALOGUE_NAME
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))["models"]
        entries = [_entry(row, models_folder) for row in rows]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{path}: not a readable catalogue ({error})", hint=_REINSTALL) from error
    return {entry.name: entry for entry in entries}


def load_entry(name: str, models_folder: Path = MODELS_FOLDER) -> CatalogueEntry:
    """Return the entry of the bundled model called `name`.

    Raises:
        ModelError: no such model, or no readable catalogue.
    """
    entries = read_catalogue(models_folder)
    if name not in entries:
        known = ", ".join(entries)
        raise ModelError(f"{name}: not a bundled model", hint=f"Bundled models: {known}.")
    return entries[name]


def verify(entry: CatalogueEntry) -> None:
    """Return if every file of the model is there and is the one that the catalogue names.

    Raises:
        ModelError: a file is missing, unreadable or has another sha256.
    """
    for item in entry.files:
        path = entry.folder / item.file
        try:
            found = file_sha256(path)
        except OSError as error:
            message = f"{path}: model file missing or unreadable ({error.strerror or error})"
            raise ModelError(message, hint=_REINSTALL) from error
        if found != item.sha256:
            message = f"{path}: damaged: sha256 {found}, the catalogue says {item.sha256}"
            raise ModelError(message, hint=_REINSTALL)


def file_sha256(path: Path) -> str:
    """Return the sha256 of the file's bytes, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _entry(row: dict[str, Any], models_folder: Path) -> CatalogueEntry:
    files = tuple(
        ModelFile(file=item["file"], sha256=item["sha256"], n_bytes=item["bytes"])
        for item in row["files"]
    )
    return CatalogueEntry(
        name=row["name"],
        kind=ModelKind(row["kind"]),
        folder=models_folder / row["folder"],
        files=files,
        licence=row["licence"],
        origin=row["origin"],
        trained_on=tuple(row["trained_on"]),
        labels=tuple(row.get("labels", ())),
        max_tokens=row["max_tokens"],
        notes=row.get("notes", ""),
    )
