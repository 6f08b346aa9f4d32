"""What every scorer guarantees."""

from collections.abc import Callable

import pytest

from factcheck.models.catalogue import load_entry
from factcheck.protocols import Scorer
from factcheck.testing import FakeScorer
from factcheck.types import Pair
from factcheck.verdict.score import OnnxScorer
from tests.markers import STANCE_MODEL, needs_stance_model

SAME = Pair(evidence="The old bridge is built of stone.", claim="The old bridge is built of stone.")
PAIRS = (
    SAME,
    Pair(evidence="Cheese is made from milk.", claim="The old bridge is built of stone."),
    Pair(evidence="", claim=""),
    Pair(evidence="The tale goes on and on. " * 200, claim="The tale is short."),
    Pair(evidence="It is short.", claim="The tale goes on and on. " * 200),
    Pair(evidence="漢字 Ünïcödé \N{GRINNING FACE} \0 \udc80", claim="[SEP] “quoted” [CLS]"),
    SAME,
)
IMPLEMENTATIONS: dict[str, Callable[[], Scorer]] = {
    "fake": FakeScorer,
    "onnx": lambda: OnnxScorer(load_entry(STANCE_MODEL)),
}


@pytest.fixture(scope="module", params=["fake", pytest.param("onnx", marks=needs_stance_model)])
def scorer(request: pytest.FixtureRequest) -> Scorer:
    return IMPLEMENTATIONS[request.param]()


def test_one_stance_a_pair_each_summing_to_one(scorer: Scorer) -> None:
    stances = scorer.score(PAIRS)
    assert len(stances) == len(PAIRS)
    for stance in stances:
        assert stance.supports + stance.refutes + stance.neither == pytest.approx(1, abs=1e-6)
        assert min(stance.supports, stance.refutes, stance.neither) >= 0


def test_nothing_in_nothing_out(scorer: Scorer) -> None:
    assert scorer.score([]) == []


def test_order_is_kept_and_a_pair_said_twice_gets_the_same_twice(scorer: Scorer) -> None:
    stances = scorer.score(PAIRS)
    assert scorer.score(PAIRS[::-1]) == stances[::-1]
    assert stances[0] == stances[-1]


def test_batches_do_not_matter(scorer: Scorer) -> None:
    together = scorer.score(PAIRS)
    assert [scorer.score([pair])[0] for pair in PAIRS] == together
    assert scorer.score(PAIRS) == together


def test_the_same_words_support_and_others_do_not(scorer: Scorer) -> None:
    same, other = scorer.score(PAIRS[:2])
    assert same.supports > max(same.refutes, same.neither)
    assert other.supports < min(0.5, same.supports)


def test_it_says_what_it_is(scorer: Scorer) -> None:
    assert scorer.info.name
    assert len(scorer.info.sha256) == 64
