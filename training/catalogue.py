"""Refresh the sizes and hashes in a models folder's catalogue.

    python -m training.catalogue factcheck/models

Everything else in the catalogue is written by hand: name, kind, folder, file names,
licence, origin, training data, labels, maximum length, notes.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from training.export import file_sha256

CATALOGUE_NAME = "catalogue.json"


def refresh(models_folder: Path) -> list[str]:
    """Rewrite the catalogue from the files as they lie, and return a line for each model.

    Raises:
        FileNotFoundError: a file that the catalogue names is not there.
        ValueError: a folder holds a model that the catalogue does not name.
    """
    path = models_folder / CATALOGUE_NAME
    catalogue = json.loads(path.read_text(encoding="utf-8"))
    lines = []
    for model in catalogue["models"]:
        for item in model["files"]:
            file = models_folder / model["folder"] / item["file"]
            item["sha256"] = file_sha256(file)
            item["bytes"] = file.stat().st_size
        lines.append(f"{model['name']}: {sum(item['bytes'] for item in model['files']):,} bytes")
    _refuse_unknown_folders(models_folder, {model["folder"] for model in catalogue["models"]})
    new = path.with_name(f".{CATALOGUE_NAME}.new")
    new.write_text(json.dumps(catalogue, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    new.replace(path)
    return lines


def _refuse_unknown_folders(models_folder: Path, known: set[str]) -> None:
    found = {path.parent.name for path in models_folder.glob("*/model.onnx")}
    hidden = {name for name in found if name.startswith(".")}
    if unknown := sorted(found - hidden - known):
        raise ValueError(f"{models_folder / CATALOGUE_NAME}: add an entry for {', '.join(unknown)}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Entry point of `python -m training.catalogue`."""
    parser = argparse.ArgumentParser(prog="python -m training.catalogue", description=__doc__)
    parser.add_argument("models_folder", type=Path)
    for line in refresh(parser.parse_args(arguments).models_folder):
        print(line)


if __name__ == "__main__":
    main()
