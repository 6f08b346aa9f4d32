"""`factcheck calibrate`, and what it makes used by `verify` and `check`."""

import errno
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from factcheck.cli.main import app
from factcheck.errors import FactcheckError
from tests.markers import needs_default_models

TOWNS = ("Elmhaven", "Oakford", "Ashby", "Birchley", "Rowanton", "Hazelwick", "Alderly", "Lindale")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus on eight bridges, and three labelled claims on each."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "cache"))
    (tmp_path / "corpus").mkdir()
    claims = []
    for number, town in enumerate(TOWNS):
        year = 1750 + 7 * number
        (tmp_path / "corpus" / f"{town}.md").write_text(
            f"# {town}\n\nThe stone bridge of {town} was opened in {year}.\n"
        )
        said = {
            "supported": f"The stone bridge of {town} was opened in {year}.",
            "refuted": f"The stone bridge of {town} was opened in {year + 30}.",
            "not_enough_evidence": f"The theatre of {town} has nine hundred seats.",
        }
        claims += [f"  - {{text: {text!r}, expect: {label}}}" for label, text in said.items()]
    (tmp_path / "labelled.yaml").write_text("title: Bridges\nclaims:\n" + "\n".join(claims) + "\n")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


@needs_default_models
def test_a_calibration_that_cannot_be_replaced_stays(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "mine.json").write_text("the old one")

    replace = Path.replace

    def refuse(source: Path, target: Path) -> Path:
        if Path(target).name == "mine.json":
            raise OSError(errno.ENOSPC, "No space left on device")
        return replace(source, target)

    monkeypatch.setattr(Path, "replace", refuse)
    done = run("calibrate", "labelled.yaml", "-o", "mine.json")
    assert str(done.exception) == "mine.json: cannot be written (No space left on device)"
    assert (folder / "mine.json").read_text() == "the old one"
    assert not list(folder.glob(".*.part"))


@needs_default_models
def test_calibrates_on_labelled_claims_and_uses_it(folder: Path) -> None:
    made = run("calibrate", "labelled.yaml", "-o", "mine.json")
    assert made.exit_code == 0, made.output
    assert "24 labelled claims checked" in made.output
    assert "--min-precision 0.9: precision" in made.output
    fitted = json.loads((folder / "mine.json").read_text())
    assert fitted["scorer"]["name"] == "stance-minilm-l6"
    assert fitted["n_claims"] == 24
    (folder / "article.txt").write_text("The stone bridge of Elmhaven was opened in 1750.\n")
    plain = run("verify", "article.txt", "--calibration", "mine.json", "--format", "json")
    (verdict,) = json.loads(plain.stdout)["verdicts"]
    assert (verdict["label"], verdict["withheld"]) == ("supported", None)
    asked = run(
        *("verify", "article.txt", "--calibration", "mine.json", "--format", "json"),
        *("--min-precision", "0.999"),
    )
    report = json.loads(asked.stdout)
    (withheld,) = report["verdicts"]
    assert (withheld["label"], withheld["withheld"]) == ("not_enough_evidence", "supported")
    assert withheld["reason"].startswith("below the asked precision of 0.999: supported at")
    assert report["coverage"]["withheld"] == 1


@needs_default_models
def test_a_calibration_of_another_model_is_refused(folder: Path) -> None:
    made = run("calibrate", "labelled.yaml", "-o", "mine.json")
    assert made.exit_code == 0, made.output
    fitted = json.loads((folder / "mine.json").read_text())
    fitted["scorer"]["sha256"] = "0" * 64
    (folder / "mine.json").write_text(json.dumps(fitted))
    refused = run("check", "labelled.yaml", "--calibration", "mine.json")
    assert isinstance(refused.exception, FactcheckError)
    assert "made for stance-minilm-l6 000000000000" in str(refused.exception)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("claims:\n  - {text: One claim here., expect: any}\n", "expects exactly one label"),
        ("claims:\n  - {text: , expect: supported}\n", "labelled.yaml:2"),
    ],
)
def test_lists_without_truth_are_refused(folder: Path, text: str, said: str) -> None:
    (folder / "labelled.yaml").write_text(text)
    refused = run("calibrate", "labelled.yaml")
    assert isinstance(refused.exception, FactcheckError)
    assert said in str(refused.exception)
