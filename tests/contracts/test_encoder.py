"""What every encoder guarantees."""

from collections.abc import Callable

import numpy as np
import pytest

from factcheck.protocols import Encoder
from factcheck.retrieval.encode import load_encoder
from factcheck.testing import FakeEncoder
from tests.fakes import WordEncoder

TEXTS = (
    "The old bridge is built of stone.",
    "",
    "The new bridge was opened in 1932 after nine years of work on both of its towers. " * 9,
    "It rained.",
    "漢字 Ünïcödé \N{GRINNING FACE} \0 \udc80",
    "The old bridge is built of stone.",
)
IMPLEMENTATIONS: dict[str, Callable[[], Encoder]] = {
    "fake": FakeEncoder,
    "words": WordEncoder,
    "onnx": lambda: load_encoder("encoder-minilm-l6"),
}


@pytest.fixture(scope="module", params=IMPLEMENTATIONS)
def encoder(request: pytest.FixtureRequest) -> Encoder:
    return IMPLEMENTATIONS[request.param]()


def test_shape_dtype_and_norm(encoder: Encoder) -> None:
    vectors = encoder.encode(TEXTS)
    assert vectors.shape == (len(TEXTS), encoder.dimension)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_nothing_in_nothing_out(encoder: Encoder) -> None:
    vectors = encoder.encode([])
    assert vectors.shape == (0, encoder.dimension)
    assert vectors.dtype == np.float32


def test_batches_do_not_matter(encoder: Encoder) -> None:
    together = encoder.encode(TEXTS)
    np.testing.assert_array_equal(encoder.encode(TEXTS), together)
    np.testing.assert_array_equal(encoder.encode(TEXTS[::-1]), together[::-1])
    alone = np.concatenate([encoder.encode([text]) for text in TEXTS])
    np.testing.assert_array_equal(alone, together)


def test_order_is_kept(encoder: Encoder) -> None:
    cosines = encoder.encode(TEXTS) @ encoder.encode(TEXTS[:1])[0]
    assert cosines[[0, 5]] == pytest.approx([1, 1], abs=1e-5)
    assert max(cosines[1:5]) < 0.9


def test_it_says_what_it_is(encoder: Encoder) -> None:
    assert encoder.info.name
    assert len(encoder.info.sha256) == 64
