import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from factcheck.claims.checkworthy import Judge, Judgement, inputs, n_features
from factcheck.claims.ranking import worth_checking
from factcheck.claims.split import RuleSplitter
from factcheck.errors import ModelError
from factcheck.testing import FakeEncoder, make_document
from factcheck.types import Extraction, SetAsideReason

TEXT = "The bridge was built in 1750. The gate was built in 1820. The wall was built in 1901."


def folder_with(tmp_path: Path, weights: list[float], bias: float) -> Path:
    row = {"weights": weights, "bias": bias}
    data = {"verifiability": row, "checkworthiness": row}
    (tmp_path / "weights.json").write_text(json.dumps(data))
    return tmp_path


def extraction(*checkworthiness: float) -> Extraction:
    found = RuleSplitter().split(make_document(TEXT))
    pairs = zip(found.claims, checkworthiness, strict=True)
    return replace(found, claims=tuple(replace(c, checkworthiness=p) for c, p in pairs))


def test_a_probability_is_the_logistic_of_the_weighted_sum(tmp_path: Path) -> None:
    encoder = FakeEncoder()
    weights = np.linspace(-1, 1, encoder.dimension + n_features())
    judge = Judge(encoder, folder_with(tmp_path, weights.tolist(), 0.25))
    texts = ["Oslo has 700,000 inhabitants.", "I think so!"]
    expected = 1 / (1 + np.exp(-(inputs(encoder.encode(texts), texts) @ weights + 0.25)))
    found = [judgement.checkworthiness for judgement in judge.judge(texts)]
    assert found == pytest.approx(expected.tolist(), abs=1e-5)
    assert judge.judge([]) == []
    assert all(isinstance(item, Judgement) for item in judge.judge(texts))


def test_another_encoder_s_weights_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="made for another encoder"):
        Judge(FakeEncoder(), folder_with(tmp_path, [1.0], 0.0))


def test_the_best_claims_stay_in_the_article_s_order() -> None:
    found = worth_checking(extraction(0.4, 0.9, 0.7), top=2)
    assert [c.checkworthiness for c in found.claims] == [0.9, 0.7]
    assert [a.reason for a in found.set_aside] == [SetAsideReason.OVER_LIMIT]


def test_what_is_below_the_threshold_is_set_aside() -> None:
    found = worth_checking(extraction(0.4, 0.9, 0.3), threshold=0.5)
    assert [c.checkworthiness for c in found.claims] == [0.9]
    assert [(a.text, a.reason) for a in found.set_aside] == [
        ("The bridge was built in 1750.", SetAsideReason.NOT_CHECKWORTHY),
        ("The wall was built in 1901.", SetAsideReason.NOT_CHECKWORTHY),
    ]
