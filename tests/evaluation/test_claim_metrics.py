"""SciFact's and FEVER's measures on examples worked by hand."""

import pytest

from factcheck.evaluation.claim_metrics import (
    ClaimPrediction,
    Counts,
    DocumentPrediction,
    count_evidence,
    f1_of,
    fever_point,
)
from factcheck.evaluation.records import GoldClaim, GoldEvidence, GoldLabel

S, R, N = GoldLabel.SUPPORTED, GoldLabel.REFUTED, GoldLabel.NOT_ENOUGH_EVIDENCE


def gold(label: GoldLabel, *evidence: tuple[str, tuple[int, ...]]) -> GoldClaim:
    alternatives = tuple(
        (GoldEvidence(document_id=document, sentences=sentences, label=label),)
        for document, sentences in evidence
    )
    return GoldClaim(id="1", text="c", label=label, evidence=alternatives)


def predicted(
    label: GoldLabel, *documents: tuple[str, GoldLabel, tuple[int, ...]]
) -> ClaimPrediction:
    return ClaimPrediction(
        label=label,
        documents=tuple(
            DocumentPrediction(document_id=d, label=own, sentences=s) for d, own, s in documents
        ),
    )


CLAIM = gold(S, ("d1", (2, 5)), ("d1", (7,)), ("d2", (0,)))
"""Two documents; of the first, sentences 2 and 5 together or 7 alone decide: four in all."""


def counts(*numbers: int) -> Counts:
    n_correct, n_predicted, n_gold = numbers
    return Counts(n_correct=n_correct, n_predicted=n_predicted, n_gold=n_gold)


def test_everything_right() -> None:
    found = count_evidence(CLAIM, predicted(S, ("d1", S, (7, 2, 5)), ("d2", S, (0,))))
    assert found.abstract_label == found.abstract_rationale == counts(2, 2, 2)
    assert found.sentence_selection == found.sentence_label == counts(4, 4, 4)


def test_half_a_rationale_earns_nothing() -> None:
    found = count_evidence(CLAIM, predicted(S, ("d1", S, (2, 3))))
    assert found.abstract_label == counts(1, 1, 2)
    assert found.abstract_rationale == counts(0, 1, 2)
    assert found.sentence_selection == counts(0, 2, 4)


def test_a_wrong_label_keeps_the_selection_only() -> None:
    found = count_evidence(CLAIM, predicted(R, ("d1", R, (7,))))
    assert found.abstract_label == found.abstract_rationale == counts(0, 1, 2)
    assert found.sentence_selection == counts(1, 1, 4)
    assert found.sentence_label == counts(0, 1, 4)


def test_a_document_without_gold_evidence_costs_precision() -> None:
    found = count_evidence(CLAIM, predicted(S, ("d2", S, (0,)), ("d9", S, (0, 1))))
    assert found.abstract_label == counts(1, 2, 2)
    assert found.sentence_label == counts(1, 3, 4)


def test_only_three_sentences_of_a_document_count_for_its_rationale() -> None:
    found = count_evidence(CLAIM, predicted(S, ("d1", S, (0, 1, 3, 7))))
    assert found.abstract_rationale == counts(0, 1, 2)
    assert found.sentence_selection == counts(1, 4, 4)


def test_a_claim_without_evidence_only_has_what_was_wrongly_predicted() -> None:
    found = count_evidence(gold(N), predicted(S, ("d1", S, (0,))))
    assert found.abstract_label == counts(0, 1, 0)
    assert found.sentence_selection == counts(0, 1, 0)


def test_f1_is_that_of_the_sums() -> None:
    precision, recall = 3 / 4, 3 / 6
    expected = 2 * precision * recall / (precision + recall)
    assert f1_of(counts(3, 4, 6)) == pytest.approx(expected)
    assert f1_of(counts(0, 0, 0)) == 0.0


def shown(label: GoldLabel | None, *sentences: tuple[str, int]) -> ClaimPrediction:
    return ClaimPrediction(label=label, sentences=sentences)


@pytest.mark.parametrize(
    ("claim", "prediction", "scores"),
    [
        (CLAIM, shown(S, ("d1", 2), ("d1", 5)), True),
        (CLAIM, shown(S, ("d1", 2)), False),
        (CLAIM, shown(S, ("x", 0), ("x", 1), ("x", 2), ("x", 3), ("d2", 0)), True),
        (CLAIM, shown(S, ("x", 0), ("x", 1), ("x", 2), ("x", 3), ("x", 4), ("d2", 0)), False),
        (CLAIM, shown(R, ("d2", 0)), False),
        (CLAIM, shown(None), False),
        (gold(N), shown(N), True),
        (gold(N), shown(S, ("d1", 0)), False),
    ],
)
def test_fever_wants_the_label_and_one_whole_piece_of_evidence_among_five_sentences(
    claim: GoldClaim, prediction: ClaimPrediction, scores: bool
) -> None:
    assert fever_point(claim, prediction) is scores


def test_evidence_over_two_documents_must_be_found_in_both() -> None:
    joint = GoldClaim(
        id="1",
        text="c",
        label=S,
        evidence=(
            (
                GoldEvidence(document_id="d1", sentences=(0,), label=S),
                GoldEvidence(document_id="d2", sentences=(3,), label=S),
            ),
        ),
    )
    assert not fever_point(joint, shown(S, ("d1", 0)))
    assert fever_point(joint, shown(S, ("d2", 3), ("d1", 0)))
