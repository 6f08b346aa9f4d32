import json
import re
from pathlib import Path

import pytest

from factcheck.errors import ModelError
from factcheck.models.catalogue import (
    CatalogueEntry,
    ModelKind,
    load_entry,
    read_catalogue,
    verify,
)
from training.catalogue import refresh

WEIGHTS_SHA256 = "9a129038d9a00aed0cf6a7ea059ca50a813449061ab87848cf1a13eafdf33b2c"
"""`printf weights | sha256sum`"""


@pytest.fixture
def models(tmp_path: Path) -> Path:
    """A folder with one small made-up model and a true catalogue."""
    folder = tmp_path / "toy"
    folder.mkdir()
    (folder / "model.onnx").write_bytes(b"weights")
    (folder / "tokenizer.json").write_bytes(b"{}")
    row = {
        "name": "toy-stance",
        "kind": "stance",
        "folder": "toy",
        "files": [{"file": "model.onnx"}, {"file": "tokenizer.json"}],
        "licence": "Apache-2.0",
        "origin": "made up",
        "trained_on": ["nothing"],
        "labels": ["supports", "refutes", "neither"],
        "max_tokens": 160,
        "notes": "",
    }
    (tmp_path / "catalogue.json").write_text(json.dumps({"models": [row]}))
    refresh(tmp_path)
    return tmp_path


@pytest.mark.parametrize("entry", read_catalogue().values(), ids=lambda entry: entry.name)
def test_bundled_models_are_what_the_catalogue_says(entry: CatalogueEntry) -> None:
    verify(entry)
    for item in entry.files:
        assert (entry.folder / item.file).stat().st_size == item.n_bytes
    assert entry.licence
    assert entry.origin
    assert entry.trained_on
    assert entry.max_tokens > 0
    assert (entry.folder / "card.md").is_file()
    assert len(entry.labels) == (3 if entry.kind is ModelKind.STANCE else 0)


def test_every_bundled_folder_is_in_the_catalogue() -> None:
    entries = read_catalogue()
    folders = {entry.folder for entry in entries.values()}
    models_folder = next(iter(folders)).parent
    assert folders == {path.parent for path in models_folder.glob("[!.]*/card.md")}


def test_an_entry_is_found_by_name(models: Path) -> None:
    entry = load_entry("toy-stance", models)
    assert entry.kind is ModelKind.STANCE
    assert entry.labels == ("supports", "refutes", "neither")
    assert entry.folder == models / "toy"
    assert entry.files[0].sha256 == WEIGHTS_SHA256
    verify(entry)


def test_an_unknown_name_lists_the_known_ones(models: Path) -> None:
    with pytest.raises(ModelError, match="toy-stanze: not a bundled model") as caught:
        load_entry("toy-stanze", models)
    assert "toy-stance" in str(caught.value.hint)


def test_a_damaged_file_names_both_hashes(models: Path) -> None:
    entry = load_entry("toy-stance", models)
    (models / "toy" / "model.onnx").write_bytes(b"weightz")
    message = re.escape(str(models / "toy" / "model.onnx")) + ".*damaged: sha256 [0-9a-f]{64}, "
    with pytest.raises(ModelError, match=message + f".* {entry.files[0].sha256}") as caught:
        verify(entry)
    assert "Reinstall" in str(caught.value.hint)


def test_a_missing_file_is_named(models: Path) -> None:
    (models / "toy" / "tokenizer.json").unlink()
    with pytest.raises(ModelError, match=r"tokenizer\.json: model file missing") as caught:
        verify(load_entry("toy-stance", models))
    assert caught.value.hint


@pytest.mark.parametrize("content", ["", "{", "[]", '{"models": [{"name": "x"}]}', '{"models": 3}'])
def test_a_broken_catalogue_is_a_clear_error(tmp_path: Path, content: str) -> None:
    (tmp_path / "catalogue.json").write_text(content)
    with pytest.raises(ModelError, match="not a readable catalogue"):
        read_catalogue(tmp_path)


def test_a_missing_catalogue_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="not a readable catalogue"):
        read_catalogue(tmp_path)


def test_the_fingerprint_changes_with_any_file(models: Path) -> None:
    before = load_entry("toy-stance", models).info
    (models / "toy" / "tokenizer.json").write_bytes(b"{ }")
    refresh(models)
    after = load_entry("toy-stance", models).info
    assert before.name == after.name == "toy-stance"
    assert before.sha256 != after.sha256


def test_refreshing_keeps_what_was_written_by_hand(models: Path) -> None:
    before = json.loads((models / "catalogue.json").read_text())
    refresh(models)
    assert json.loads((models / "catalogue.json").read_text()) == before


def test_refreshing_refuses_a_model_without_an_entry(models: Path) -> None:
    (models / "other").mkdir()
    (models / "other" / "model.onnx").write_bytes(b"")
    with pytest.raises(ValueError, match="add an entry for other"):
        refresh(models)
