"""Averages the weights of two runs of one recipe: the second went on from the first, or both from
one checkpoint, side by side.

    python -m training.average RUN1/final RUN2/final --share 0.65 --output RUN/final

Source: Wortsman et al. 2022, "Model soups: averaging weights of multiple fine-tuned models improves
accuracy without increasing inference time".
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

WEIGHTS = "model.safetensors"


def average(first: Path, second: Path, output: Path, *, share: float) -> None:
    """Write the model whose weights are `share` of the second's and the rest of the first's.

    Raises:
        ValueError: the two are not of one shape.
    """
    from safetensors.torch import load_file, save_file

    left, right = load_file(str(first / WEIGHTS)), load_file(str(second / WEIGHTS))
    shapes = [{name: tuple(w.shape) for name, w in weights.items()} for weights in (left, right)]
    if shapes[0] != shapes[1]:
        raise ValueError(f"{first}, {second}: not of one shape")
    output.mkdir(parents=True, exist_ok=True)
    for name in ("config.json", "tokenizer.json"):
        shutil.copy(second / name, output / name)
    runs = [
        json.loads((folder / "run.json").read_text(encoding="utf-8")) for folder in (first, second)
    ]
    run = told_together(runs[0], runs[1], share=share)
    (output / "run.json").write_text(json.dumps(run, indent=2) + "\n", encoding="utf-8")
    mixed = {
        name: ((1 - share) * left[name].float() + share * weights.float())
        .to(weights.dtype)
        .contiguous()
        for name, weights in right.items()
    }
    save_file(mixed, str(output / WEIGHTS), metadata={"format": "pt"})


def told_together(first: dict[str, Any], second: dict[str, Any], *, share: float) -> dict[str, Any]:
    """What the card says of the average. Of runs side by side from one checkpoint, which count from
    there, pairs, steps and minutes add up."""
    before, parts = first["parts"], second["parts"]
    if before == parts[: len(before)]:
        return second | {"parts": [*parts, f"weights averaged, {share:g} of the last run's"]}
    n_shared = sum(one == other for one, other in zip(before, parts, strict=False))
    own = f"and beside it {', '.join(parts[n_shared:])}"
    averaged = f"weights of both averaged, {share:g} of the second's"
    counts = {name: first[name] + second[name] for name in ("steps", "pairs", "minutes")}
    return second | counts | {"parts": [*before, own, averaged]}


def main(arguments: Sequence[str] | None = None) -> None:
    """Entry point of `python -m training.average`."""
    parser = argparse.ArgumentParser(prog="python -m training.average", description=__doc__)
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("--share", type=float, required=True, help="of the second, 0 to 1")
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args(arguments)
    average(options.first, options.second, options.output, share=options.share)


if __name__ == "__main__":
    main()
