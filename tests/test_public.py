"""What `import factcheck` offers, and the examples in its docstrings."""

import ast
import doctest
from pathlib import Path

import pytest

import factcheck
import factcheck.testing
from factcheck.assemble import open_checker, read_article
from factcheck.errors import FactcheckError
from factcheck.pipeline import Checker
from factcheck.report.json import render_json
from factcheck.report.text import render_text
from factcheck.settings import load_settings
from factcheck.types import Claim, Document, Evidence, Label, Report, Verdict
from tests.markers import needs_default_models

PUBLIC = {
    "Checker": Checker,
    "Claim": Claim,
    "Document": Document,
    "Evidence": Evidence,
    "FactcheckError": FactcheckError,
    "Label": Label,
    "Report": Report,
    "Verdict": Verdict,
    "load_settings": load_settings,
    "open_checker": open_checker,
    "read_article": read_article,
    "render_json": render_json,
    "render_text": render_text,
}


def test_all_is_exact_and_sorted() -> None:
    assert set(factcheck.__all__) == {*PUBLIC, "__version__"}
    assert factcheck.__all__ == sorted(factcheck.__all__)


@pytest.mark.parametrize("name", PUBLIC)
def test_every_name_is_the_one_of_its_module(name: str) -> None:
    assert getattr(factcheck, name) is PUBLIC[name]


def test_every_name_is_listed_before_it_is_loaded() -> None:
    assert set(factcheck.__all__) <= set(dir(factcheck))


def test_another_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = factcheck.nothing  # type: ignore[attr-defined]
    assert not hasattr(factcheck, "__path_of_nothing__")


def test_type_checkers_see_the_same_names_as_the_interpreter() -> None:
    tree = ast.parse(Path(factcheck.__file__).read_text(encoding="utf-8"))
    (guarded,) = [node for node in tree.body if isinstance(node, ast.If)]
    imported = {
        alias.name: node.module
        for node in guarded.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert imported == factcheck._HOMES


def test_every_error_is_the_base_and_carries_its_hint() -> None:
    error = FactcheckError("what is wrong", hint="how to go on")
    assert (str(error), error.hint) == ("what is wrong", "how to go on")
    assert FactcheckError("what is wrong").hint is None


@needs_default_models
def test_the_example_of_the_package_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "nato.md").write_text(
        "# NATO\n\nNATO was founded in 1949. NATO has 32 members.\n"
    )
    (tmp_path / "article.txt").write_text("NATO was founded in 1949. NATO has 54 members.\n")
    assert_examples_work(factcheck.__name__, factcheck.__doc__)


def test_the_example_of_the_fakes_works() -> None:
    assert_examples_work(factcheck.testing.__name__, factcheck.testing.__doc__)


def assert_examples_work(name: str, docstring: str | None) -> None:
    test = doctest.DocTestParser().get_doctest(docstring or "", {}, name, None, None)
    assert test.examples
    said: list[str] = []
    failed = doctest.DocTestRunner(verbose=False).run(test, out=said.append).failed
    assert not failed, "".join(said)
