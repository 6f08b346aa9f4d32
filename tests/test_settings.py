from pathlib import Path

import pytest
from pydantic import ValidationError

from factcheck.errors import SettingsError
from factcheck.settings import (
    EffectiveSettings,
    Settings,
    load_settings,
    preset_names,
    shipped_presets,
)


@pytest.fixture
def presets(tmp_path: Path) -> Path:
    folder = tmp_path / "presets"
    folder.mkdir()
    (folder / "quick.yaml").write_text("# quick\nretrieval:\n  n_hits: 2\n  dense_weight: 1\n")
    (folder / "quicker.yaml").write_text("extends: quick\nretrieval: {n_hits: 1}\n")
    return folder


def origin(effective: EffectiveSettings, name: str) -> tuple[object, str]:
    (row,) = [row for row in effective.origins if row.name == name]
    return row.value, row.origin


def problems_of(text: str, folder: Path) -> str:
    path = folder / "mine.yaml"
    path.write_text(text)
    with pytest.raises(SettingsError) as caught:
        load_settings(str(path), {}, preset_folder=folder)
    return str(caught.value).replace(f"{path}:", "")


def test_without_anything_said_all_is_default() -> None:
    effective = load_settings()
    assert effective.settings == Settings()
    assert {row.origin for row in effective.origins} == {"default"}


def test_every_setting_has_a_row() -> None:
    names = [row.name for row in load_settings().origins]
    sections = Settings().model_dump()
    llm = [f"splitter.llm.{name}" for name in sections["splitter"].pop("llm")]
    assert [name for name in names if name.startswith("splitter.llm.")] == llm
    rest = [f"{section}.{name}" for section, values in sections.items() for name in values]
    assert [name for name in names if name not in llm] == rest


def test_flag_beats_preset_beats_the_preset_it_extends_beats_default(presets: Path) -> None:
    flags = {"verdict.max_sentences": 3}
    effective = load_settings("quicker", flags, preset_folder=presets)
    assert effective.settings.retrieval.n_hits == 1
    assert effective.settings.retrieval.dense_weight == 1.0
    assert origin(effective, "verdict.max_sentences") == (3, "flag")
    assert origin(effective, "retrieval.n_hits") == (1, "preset quicker:2")
    assert origin(effective, "retrieval.dense_weight") == (1.0, "preset quick:4")
    assert origin(effective, "retrieval.n_candidates")[1] == "default"


def test_a_file_names_itself_as_the_origin(presets: Path, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("\ufeffextends: quick\nverdict:\n  support_probability: 0.6\n")
    effective = load_settings(str(path), {}, preset_folder=presets)
    assert origin(effective, "verdict.support_probability") == (0.6, f"file {path}:3")
    assert origin(effective, "retrieval.n_hits") == (2, "preset quick:3")


def test_an_empty_file_changes_nothing(presets: Path, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("# nothing yet\n")
    assert load_settings(str(path), {}, preset_folder=presets).settings == Settings()


def test_a_file_beside_you_does_not_hide_a_preset(
    presets: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "quick").write_text("retrieval: {n_hits: 9}")
    monkeypatch.chdir(tmp_path)
    assert load_settings("quick", {}, preset_folder=presets).settings.retrieval.n_hits == 2


def test_all_problems_are_listed_with_their_places(tmp_path: Path) -> None:
    text = """\
retrieval:
  n_hits: 0
  n_hit: 3
verdict:
  support_probability: no
  refute_probability: 1.5
corpus:
  max_file_mb: .inf
  stride: '2'
  n_sentences: true
"""
    assert problems_of(text, tmp_path).splitlines() == [
        "2:11: retrieval.n_hits: input should be greater than or equal to 1, found 0",
        "3:3: retrieval.n_hit: unknown key; did you mean n_hits?",
        "5:24: no: YAML reads this as true or false; quote it",
        "5:24: verdict.support_probability: input should be a valid number, found 'no'",
        "6:23: verdict.refute_probability: input should be less than or equal to 1, found 1.5",
        "8:16: corpus.max_file_mb: input should be a finite number, found inf",
        "9:11: corpus.stride: input should be a valid integer, found '2'",
        "10:16: corpus.n_sentences: input should be a valid integer, found True",
    ]


@pytest.mark.parametrize("text", ["extends: mine.yaml", "extends: ./mine.yaml"])
def test_extending_in_a_circle_ends(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine.yaml").write_text(text)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SettingsError, match="goes in a circle"):
        load_settings("mine.yaml", {}, preset_folder=tmp_path)


@pytest.mark.parametrize("name", ["quik", "no/such.yaml", "."])
def test_what_cannot_be_read_names_the_presets(name: str, presets: Path) -> None:
    with pytest.raises(SettingsError, match="neither a preset nor a readable") as caught:
        load_settings(name, {}, preset_folder=presets)
    assert caught.value.hint is not None
    assert "quick, quicker" in caught.value.hint


def test_a_file_that_is_not_utf_8_is_a_clear_error(presets: Path, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_bytes(b"extends: \xff")
    with pytest.raises(SettingsError, match="readable settings file"):
        load_settings(str(path), {}, preset_folder=presets)


@pytest.mark.parametrize(
    ("flags", "problem"),
    [
        ({"retrieval.n_hits": 0}, "flag retrieval.n_hits: input should be greater than"),
        ({"retrieval.n_hits": "3"}, "flag retrieval.n_hits: input should be a valid integer"),
        ({"retrieval.hits": 3}, "flag retrieval.hits: extra inputs are not permitted, found 3"),
    ],
)
def test_a_wrong_flag_is_named(flags: dict[str, int | str], problem: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(None, flags)
    assert str(caught.value).startswith(problem)


@pytest.mark.parametrize("name", preset_names(shipped_presets()))
def test_every_shipped_preset_loads_and_changes_something(name: str) -> None:
    effective = load_settings(name)
    assert effective.settings != Settings()
    for row in effective.origins:
        assert row.origin == "default" or row.origin.startswith("preset ")


def test_the_shipped_presets_are_there() -> None:
    assert {"accurate", "fast", "strict", "thorough"} <= set(preset_names(shipped_presets()))


def test_settings_do_not_change_underfoot() -> None:
    with pytest.raises(ValidationError):
        Settings().retrieval.n_hits = 3  # type: ignore[misc]
