from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.errors import InputError
from factcheck.evaluation.gate import check_gate, make_gate, read_gate, update_gate
from factcheck.evaluation.results import Result
from factcheck.evaluation.run import evaluate
from tests.evaluation.samples import fake_tools, three_way


@pytest.fixture(scope="module")
def result() -> Result:
    return evaluate(three_way(), fake_tools())


def having(result: Result, **metrics: float) -> Result:
    return replace(result, metrics={**result.metrics, **metrics})


def test_a_result_passes_its_own_gate(result: Result) -> None:
    assert check_gate(result, make_gate(result)) == ()


@pytest.mark.parametrize(
    ("metrics", "n_problems"),
    [
        ({"accuracy": 0.496}, 0),
        ({"accuracy": 0.49}, 1),
        ({"ece": 0.9}, 1),
        ({"ece": 0.0, "accuracy": 1.0}, 0),
        ({"accuracy": 0.1, "macro_f1": 0.0}, 2),
    ],
)
def test_floors_hold_from_below_and_ceilings_from_above(
    result: Result, metrics: dict[str, float], n_problems: int
) -> None:
    before = having(result, accuracy=0.5, ece=0.2, macro_f1=0.5)
    assert len(check_gate(having(before, **metrics), make_gate(before))) == n_problems


def test_other_data_never_pass(result: Result) -> None:
    gate = make_gate(result)
    for other in (
        replace(result, data_sha256="0" * 64),
        replace(result, limit=2),
        replace(result, dataset="other"),
    ):
        (problem,) = check_gate(other, gate)
        assert "the floors were set on" in problem.message or "the gate's is" in problem.message


def test_a_metric_that_is_gone_is_a_problem(result: Result) -> None:
    fewer = replace(result, metrics={k: v for k, v in result.metrics.items() if k != "macro_f1"})
    (problem,) = check_gate(fewer, make_gate(result))
    assert problem.message.startswith("macro_f1 is missing")


def test_floors_rise_but_only_fall_when_asked_to(result: Result, tmp_path: Path) -> None:
    path = tmp_path / "gates" / "three.json"
    update_gate(path, having(result, accuracy=0.5))
    update_gate(path, having(result, accuracy=0.75))
    assert read_gate(path).floors["accuracy"] == 0.75
    with pytest.raises(InputError, match=r"accuracy is 0\.7490, 0\.0010 below its floor") as caught:
        update_gate(path, having(result, accuracy=0.749))
    assert "--lower-floors" in str(caught.value.hint)
    assert read_gate(path).floors["accuracy"] == 0.75
    update_gate(path, having(result, accuracy=0.6), lower_floors=True)
    assert read_gate(path).floors["accuracy"] == 0.6


def test_a_damaged_gate_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "gate.json"
    for text in ("", "{}", '{"floors": {}}'):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(InputError, match=r"gate\.json: cannot be read as a quality gate"):
            read_gate(path)
