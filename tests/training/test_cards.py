"""What a card says of pairs that nobody labelled."""

from __future__ import annotations

from training.cards import unlabelled_words


def test_a_card_tells_how_many_pairs_a_teacher_labelled_and_which() -> None:
    words = unlabelled_words({"unlabelled": 72_000, "teacher": "stance-large"})
    assert "72,000 pairs" in words
    assert "probabilities of stance-large" in words


def test_a_run_without_such_pairs_says_nothing() -> None:
    assert unlabelled_words({"unlabelled": 0, "teacher": "stance-large"}) == ""
    assert unlabelled_words({}) == ""
