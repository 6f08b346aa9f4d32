"""The average of two runs: each weight between theirs, and told of in what the card says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")
safetensors = pytest.importorskip("safetensors.torch")

from training.average import average  # noqa: E402


def saved(folder: Path, values: list[float], *parts: str, pairs: int = 0) -> Path:
    folder.mkdir()
    safetensors.save_file({"w": torch.tensor(values)}, str(folder / "model.safetensors"))
    for name in ("config.json", "tokenizer.json"):
        (folder / name).write_text("{}")
    run = {"steps": pairs // 4, "pairs": pairs, "minutes": 1.5, "parts": ["seed 1", *parts]}
    (folder / "run.json").write_text(json.dumps(run))
    return folder


def test_weights_lie_between_the_two(tmp_path: Path) -> None:
    first, second = saved(tmp_path / "a", [0.0, 4.0]), saved(tmp_path / "b", [1.0, 8.0])
    average(first, second, tmp_path / "c", share=0.75)
    mixed = safetensors.load_file(str(tmp_path / "c" / "model.safetensors"))["w"]
    assert mixed.tolist() == [0.75, 7.0]
    run = json.loads((tmp_path / "c" / "run.json").read_text())
    assert run["parts"] == ["seed 1", "weights averaged, 0.75 of the last run's"]


def test_runs_side_by_side_add_up(tmp_path: Path) -> None:
    first = saved(tmp_path / "a", [0.0], "seed 2", pairs=400)
    second = saved(tmp_path / "b", [1.0], "seed 3", pairs=800)
    average(first, second, tmp_path / "c", share=0.5)
    run = json.loads((tmp_path / "c" / "run.json").read_text())
    assert (run["pairs"], run["steps"], run["minutes"]) == (1200, 300, 3.0)
    told = [
        "seed 1",
        "seed 2",
        "and beside it seed 3",
        "weights of both averaged, 0.5 of the second's",
    ]
    assert run["parts"] == told


def test_two_shapes_are_refused(tmp_path: Path) -> None:
    first, second = saved(tmp_path / "a", [0.0]), saved(tmp_path / "b", [1.0, 8.0])
    with pytest.raises(ValueError, match="not of one shape"):
        average(first, second, tmp_path / "c", share=0.5)
