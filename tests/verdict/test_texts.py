import time

import pytest

from factcheck.verdict.compare import compare
from factcheck.verdict.texts import EvidenceText, measure_overlap

SPOKEN = (
    "the yard was held by Ada Holm and the town of Elmhaven led its own fund while rents rose 5 "
    "percent in 2020 and nobody else was asked and she has been there since then not until March "
)
"""Speech written down without a period or a comma."""


def a_text(sentence: str, title: str = "Elmhaven") -> EvidenceText:
    return EvidenceText(sentence=sentence, context=title, passage=sentence, date=None)


@pytest.mark.parametrize(
    "sentence",
    [
        "Elmhaven has a port.",
        "Its port was opened in 1990.",
        "The town has 300 people.",
        "Oak trees lose their leaves.",
    ],
)
def test_the_overlap_alone_is_that_of_the_comparison(sentence: str) -> None:
    claim = "The port of Elmhaven was opened in 1990."
    text = a_text(sentence)
    assert measure_overlap(claim, text) == compare(claim, text, None).overlap


def test_the_title_counts_only_beside_a_word_of_the_sentences_own() -> None:
    claim = "The port of Elmhaven was opened in 1990."
    own = "Its port was opened in 1990."
    assert measure_overlap(claim, a_text(own)) > measure_overlap(claim, a_text(own, title=""))
    assert measure_overlap(claim, a_text("Oak trees lose their leaves.")) == 0


def _seconds(claim: str, n_chars: int) -> float:
    text = (SPOKEN * (n_chars // len(SPOKEN) + 1))[:n_chars]
    started = time.perf_counter()
    compare(claim, a_text(text), None)
    return time.perf_counter() - started


def test_the_time_of_a_comparison_does_not_explode_with_the_length_of_a_sentence() -> None:
    claim = "Ada Holm led the town of Elmhaven until 2020."
    _seconds(claim, 300)  # what is made at the first call
    assert _seconds(claim, 3_200) < 100 * _seconds(claim, 400)


def test_the_title_counts_nothing_for_a_sentence_on_somebody_else() -> None:
    claim = "The town of Elmhaven was not asked, a signal that others could keep its port safe."
    own = "It was not asked whether others could keep the port safe."
    other = "Ida Holm was not asked whether others could keep the port safe."
    assert measure_overlap(claim, a_text(own)) > measure_overlap(claim, a_text(own, title=""))
    assert measure_overlap(claim, a_text(other)) == measure_overlap(claim, a_text(other, title=""))
