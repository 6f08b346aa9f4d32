"""Stance models by name or folder, for recipes that run before a model is in the catalogue."""

from pathlib import Path

from factcheck.models.catalogue import CatalogueEntry, ModelKind, read_catalogue
from factcheck.protocols import Scorer
from factcheck.verdict.score import load_scorer


def unchecked_entry(folder: Path) -> CatalogueEntry:
    """An entry for a model folder that is not in the catalogue yet."""
    return CatalogueEntry(
        name=folder.name,
        kind=ModelKind.STANCE,
        folder=folder,
        files=(),
        licence="",
        origin="",
        trained_on=(),
        labels=(),
        max_tokens=160,
        notes="",
    )


def load_stance_model(name: str) -> Scorer:
    """The shipped stance model of this name, else the one in the folder `name`.

    Raises:
        ModelError: neither is there, or one is damaged.
    """
    entry = read_catalogue().get(name)
    return load_scorer(unchecked_entry(Path(name)) if entry is None else entry)
