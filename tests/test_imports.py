"""What is loaded when, and what the default pipeline does without."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.markers import needs_default_models

HEAVY = (
    "numpy faiss torch onnxruntime tantivy spacy pydantic sentence_transformers transformers "
    "tokenizers"
).split()

LOADED = """
import sys
import {module}
print(*sorted(name for name in {heavy!r} if name in sys.modules))
"""

WITHOUT = """
import sys

class Refused:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("torch", "transformers", "sentence_transformers"):
            raise ImportError(f"{name} is not installed")
        return None

sys.meta_path.insert(0, Refused())
for name in ("torch", "transformers", "sentence_transformers"):
    try:
        __import__(name)
    except ImportError:
        continue
    sys.exit(f"{name} can be imported")

from factcheck.cli.main import run
run()
"""


def python(code: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        env=os.environ,
    )


@pytest.mark.parametrize("module", ["factcheck", "factcheck.cli.main", "factcheck.testing"])
def test_an_import_loads_nothing_heavy(module: str) -> None:
    done = python(LOADED.format(module=module, heavy=HEAVY))
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ""


def test_a_heavy_import_would_be_seen() -> None:
    done = python(LOADED.format(module="numpy", heavy=HEAVY))
    assert done.stdout.split() == ["numpy"]


@needs_default_models
def test_the_default_pipeline_runs_without_torch_and_sentence_transformers(
    tmp_path: Path, notes: Path
) -> None:
    article = tmp_path / "article.txt"
    article.write_text(
        "The stone bridge of Elmhaven was opened in 1750.\n\n"
        "The stone bridge of Elmhaven was opened in 1850.\n"
    )
    arguments = ("verify", str(article), "--corpus", str(notes), "--format", "json")
    done = python(WITHOUT, *arguments)
    assert done.returncode == 1, done.stderr
    labels = [verdict["label"] for verdict in json.loads(done.stdout)["verdicts"]]
    assert labels == ["supported", "refuted"]


@needs_default_models
def test_another_model_then_names_what_to_install(tmp_path: Path, notes: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("The stone bridge of Elmhaven was opened in 1750.\n")
    settings = tmp_path / "mine.yaml"
    settings.write_text("verdict:\n  scorer: some/cross-encoder\n")
    arguments = ("verify", str(article), "--corpus", str(notes), "--config", str(settings))
    done = python(WITHOUT, *arguments)
    assert done.returncode == 2
    assert "pip install sentence-transformers" in done.stderr
    assert "Traceback" not in done.stderr
