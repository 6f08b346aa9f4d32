"""What documents a pair of thresholds admits, and the F1 that follows from it."""

from __future__ import annotations

import pytest

from factcheck.evaluation.claim_metrics import Counts
from factcheck.evaluation.claim_task import CheckedClaim, DocumentThresholds
from factcheck.evaluation.records import ClaimSet, GoldClaim, GoldEvidence, GoldLabel
from training.document_thresholds import FUSED, STANCE, f1_table, summed, train_claims


def claim(number: int) -> GoldClaim:
    part = GoldEvidence(document_id="d", sentences=(0,), label=GoldLabel.SUPPORTED)
    return GoldClaim(
        id=str(number),
        text=f"Claim {number}.",
        label=GoldLabel.SUPPORTED,
        evidence=((part,),),
        relevant=(("d", 1),),
    )


def test_counts_are_summed_before_the_f1_is_taken() -> None:
    one = Counts(n_correct=1, n_predicted=1, n_gold=2)
    assert summed([one, one]) == Counts(n_correct=2, n_predicted=2, n_gold=4)
    assert summed([]) == Counts(n_correct=0, n_predicted=0, n_gold=0)


def test_every_pair_of_thresholds_has_an_f1_and_a_failed_claim_finds_nothing() -> None:
    failed = CheckedClaim(verdict=None, evidence=(), first_hit=None)
    table = f1_table([claim(1)], [failed], {})
    assert len(table) == len(FUSED) * len(STANCE)
    assert set(table.values()) == {0.0}
    assert DocumentThresholds() in table


@pytest.mark.parametrize(("name", "count"), [("scifact", 3), ("checkcovid", 2)])
def test_seen_sets_give_as_many_claims_as_asked(name: str, count: int) -> None:
    claims = tuple(claim(number) for number in range(3))
    dataset = ClaimSet(name=name, claims=claims, documents=(), data_sha256="")
    assert len(train_claims(name, dataset, count)) == count
