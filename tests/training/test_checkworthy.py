"""The sentences and the arithmetic behind the check-worthiness weights."""

import numpy as np

from training.checkworthy import fit, rounded
from training.news_sentences import JUDGED, TOLD


def test_as_many_sentences_are_told_as_judged_and_none_is_both() -> None:
    assert len(set(TOLD)) == len(TOLD) == len(JUDGED) == len(set(JUDGED))
    assert not set(TOLD) & set(JUDGED)


def test_the_bias_stands_behind_the_weights_and_parts_the_classes() -> None:
    x = np.array([[-2.0], [-1.0], [2.0], [3.0]], dtype=np.float32)
    fitted = fit(x, np.array([False, False, True, True]))
    written = rounded(fitted)
    assert written["weights"] == [round(float(fitted[0]), 4)]
    assert written["bias"] == round(float(fitted[1]), 4)
    assert ((x[:, 0] * fitted[0] + fitted[1]) > 0).tolist() == [False, False, True, True]
