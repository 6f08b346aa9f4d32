import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from factcheck.errors import InputError, MissingExtraError
from factcheck.evaluation.plots import write_plots
from factcheck.evaluation.results import Result
from factcheck.evaluation.run import evaluate
from tests.evaluation.samples import fake_tools, three_way


@pytest.fixture(scope="module")
def result() -> Result:
    return evaluate(three_way(), fake_tools())


def test_both_plots_are_drawn_as_png_and_svg(result: Result, tmp_path: Path) -> None:
    from PIL import Image

    paths = write_plots(result, tmp_path / "plots")
    assert [path.name for path in paths] == [
        "three.pairs.reliability.png",
        "three.pairs.reliability.svg",
        "three.pairs.risk-coverage.png",
        "three.pairs.risk-coverage.svg",
    ]
    for path in paths:
        if path.suffix == ".png":
            with Image.open(path) as image:
                assert image.width > 500
        else:
            assert ElementTree.parse(path).getroot().tag.endswith("svg")


def test_only_what_has_figures_is_drawn(result: Result, tmp_path: Path) -> None:
    assert write_plots(replace(result, reliability=(), risk_coverage=()), tmp_path) == ()


def test_a_folder_that_cannot_be_written_is_an_error(result: Result, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be written"):
        write_plots(result, tmp_path / "file")


def test_without_matplotlib_the_extra_is_named(
    result: Result, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.backends.backend_agg", None)
    with pytest.raises(MissingExtraError) as caught:
        write_plots(result, tmp_path)
    assert caught.value.hint == "pip install 'factcheck[plots]'"
