"""Confidence of verdicts, and what a precision costs."""

import json
from pathlib import Path

import pytest

from factcheck.errors import ModelError
from factcheck.testing import make_claim, make_evidence, make_verdict
from factcheck.types import Label, ModelInfo, Verdict
from factcheck.verdict.reliability import (
    RELIABILITY_FILE,
    Curve,
    Price,
    Reliability,
    log_odds,
    priced,
    read_reliability,
)

SCORER = ModelInfo(name="stance-x", sha256="a" * 64)
HALVED = Curve(slope=0.5, intercept=0.0)
RELIABILITY = Reliability(
    supported=HALVED,
    refuted=Curve(slope=1.0, intercept=-1.0),
    prices=(
        Price(confidence=0.5, precision=0.7, share=1.0),
        Price(confidence=0.8, precision=0.9, share=0.4),
    ),
    n_claims=100,
    n_decided=60,
)


def verdict(label: Label, probability: float) -> Verdict:
    claim = make_claim("The bridge opened in 1932.")
    return make_verdict(
        claim, label, supporting=make_evidence("It opened in 1932."), confidence=probability
    )


def test_curve_is_the_logistic_function_of_log_odds() -> None:
    assert Curve(slope=1, intercept=0).at(0.8) == pytest.approx(0.8)
    assert HALVED.at(0.8) == pytest.approx(2 / 3)  # odds of 4 become odds of 2
    assert HALVED.at(1.0) < 1
    assert log_odds(0.5) == 0


def test_confidence_is_that_of_the_label() -> None:
    found = priced(verdict(Label.SUPPORTED, 0.8), RELIABILITY, 0)
    assert found.confidence == pytest.approx(2 / 3)
    assert found.label is Label.SUPPORTED
    refuted = priced(verdict(Label.REFUTED, 0.8), RELIABILITY, 0)
    assert log_odds(refuted.confidence) == pytest.approx(log_odds(0.8) - 1)


@pytest.mark.parametrize("label", [Label.NOT_ENOUGH_EVIDENCE, Label.CONFLICTING])
def test_what_asserts_nothing_is_left_as_it_is(label: Label) -> None:
    given = verdict(label, 0.3)
    assert priced(given, RELIABILITY, 0.9) == given


def test_too_unsure_a_verdict_is_withheld_with_its_evidence_and_a_reason() -> None:
    given = verdict(Label.SUPPORTED, 0.8)  # a confidence of .67, and .9 costs .8
    found = priced(given, RELIABILITY, 0.9)
    assert found.label is Label.NOT_ENOUGH_EVIDENCE
    assert found.withheld is Label.SUPPORTED
    assert found.confidence == pytest.approx(1 / 3)
    assert found.supporting == given.supporting
    assert found.reason == "below the asked precision of 0.9: supported at 67%"


def test_sure_enough_a_verdict_is_kept() -> None:
    found = priced(verdict(Label.SUPPORTED, 0.99), RELIABILITY, 0.9)
    assert (found.label, found.withheld) == (Label.SUPPORTED, None)


def test_what_is_more_likely_wrong_than_right_is_withheld_unasked() -> None:
    found = priced(verdict(Label.REFUTED, 0.7), RELIABILITY, 0)  # odds of 2.33 / e
    assert (found.label, found.withheld) == (Label.NOT_ENOUGH_EVIDENCE, Label.REFUTED)
    assert found.reason == "more likely wrong than right: refuted at 46%"
    assert found.confidence == pytest.approx(0.538, abs=0.001)


def test_a_lower_precision_costs_less() -> None:
    assert RELIABILITY.price(0.6) == RELIABILITY.prices[0]
    assert RELIABILITY.price(0.9) == RELIABILITY.prices[1]


def test_a_precision_that_nothing_reaches_withholds_everything() -> None:
    assert RELIABILITY.price(0.95) is None
    found = priced(verdict(Label.SUPPORTED, 0.9999), RELIABILITY, 0.95)
    assert found.label is Label.NOT_ENOUGH_EVIDENCE


def test_without_a_calibration_probabilities_stay() -> None:
    given = verdict(Label.SUPPORTED, 0.8)
    assert priced(given, None, 0) is given


def write(path: Path, **changes: object) -> Path:
    path.write_text(json.dumps(RELIABILITY.model_dump() | changes))
    return path


def test_reads_what_was_written(tmp_path: Path) -> None:
    path = write(tmp_path / RELIABILITY_FILE)
    assert read_reliability(path, SCORER) == RELIABILITY
    own = write(path, scorer={"name": SCORER.name, "sha256": SCORER.sha256})
    assert read_reliability(own, SCORER).scorer is not None


def test_a_file_made_for_another_model_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "mine.json", scorer={"name": "stance-y", "sha256": "b" * 64})
    with pytest.raises(ModelError, match=r"made for stance-y bbbbbbbbbbbb, but .* stance-x"):
        read_reliability(path, SCORER)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"n_claims": "many"}', "\xff"])
def test_a_broken_file_is_an_error_that_names_it(tmp_path: Path, text: str) -> None:
    path = tmp_path / "mine.json"
    path.write_text(text, encoding="latin-1")
    with pytest.raises(ModelError, match=r"mine\.json: not a calibration"):
        read_reliability(path, SCORER)


def test_a_missing_file_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"gone\.json: cannot be read"):
        read_reliability(tmp_path / "gone.json", SCORER)
