"""Choose from where on a document is said to settle a claim, on training claims.

    python -m training.document_thresholds --data DIR [--preset PRESET] [--n-claims 300]

Checks training claims against their corpora with the whole pipeline and prints, for every pair of
thresholds, the abstract F1, label only: on SciFact and Check-COVID, whose training claims the
stance model has seen, and on the held-out claims of FEVER, which it has not. The pair that is used
is `DocumentThresholds` of `factcheck/evaluation/claim_task.py`.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from itertools import product
from pathlib import Path

from factcheck.evaluation.claim_metrics import Counts, count_evidence, f1_of
from factcheck.evaluation.claim_task import (
    CheckedClaim,
    DocumentThresholds,
    check_claims,
    predict,
)
from factcheck.evaluation.corpus import SentencePlaces, open_evaluation_index, sentence_places
from factcheck.evaluation.datasets import read_dataset, sample_claims
from factcheck.evaluation.records import ClaimSet, GoldClaim
from factcheck.evaluation.tools import Tools, open_tools
from factcheck.pipeline import no_progress
from training.reliability import DATASET as FEVER
from training.reliability import held_out_claims

SEEN = ("scifact", "checkcovid")
FUSED = (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9)
STANCE = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)


def f1_table(
    claims: Sequence[GoldClaim],
    checked: Sequence[CheckedClaim],
    places: dict[str, SentencePlaces],
) -> dict[DocumentThresholds, float]:
    """The abstract F1, label only, of every pair of thresholds."""
    return {
        thresholds: f1_of(
            summed(
                count_evidence(claim, predict(one, places, thresholds)).abstract_label
                for claim, one in zip(claims, checked, strict=True)
            )
        )
        for thresholds in (
            DocumentThresholds(fused=fused, stance=stance)
            for fused, stance in product(FUSED, STANCE)
        )
    }


def summed(counts: Iterable[Counts]) -> Counts:
    """The counts of all claims together."""
    rows = list(counts)
    return Counts(
        n_correct=sum(row.n_correct for row in rows),
        n_predicted=sum(row.n_predicted for row in rows),
        n_gold=sum(row.n_gold for row in rows),
    )


def measure(name: str, data: Path, tools: Tools, n_claims: int) -> dict[DocumentThresholds, float]:
    """The F1 of every pair of thresholds on training claims of one set."""
    dataset = read_dataset(name, data=data, split="train")
    if not isinstance(dataset, ClaimSet):
        raise TypeError(f"{name}: found pairs, expected claims with their corpus")
    claims = train_claims(name, dataset, n_claims)
    settings = tools.effective.settings
    index = open_evaluation_index(dataset.documents, tools.encoder, settings.corpus, no_progress)
    retriever = index.retriever(tools.encoder, settings.retrieval)
    checked = check_claims(claims, retriever, tools, no_progress)
    return f1_table(claims, checked, dict(sentence_places(dataset.documents)))


def train_claims(name: str, dataset: ClaimSet, n_claims: int) -> Sequence[GoldClaim]:
    """Some labelled claims of a training set; of FEVER's, which nothing was trained on."""
    if name == FEVER:
        return held_out_claims(dataset, n_claims // 3)
    return sample_claims([c for c in dataset.claims if c.label is not None], n_claims)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a table a set, and the mean."""
    parser = argparse.ArgumentParser(
        prog="python -m training.document_thresholds", description=__doc__
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--preset")
    parser.add_argument("--n-claims", type=int, default=300)
    options = parser.parse_args(arguments)
    tools = open_tools(options.preset)
    found = {n: measure(n, options.data, tools, options.n_claims) for n in (*SEEN, FEVER)}
    found["mean"] = {
        thresholds: sum(f1s[thresholds] for f1s in found.values()) / len(found)
        for thresholds in found[FEVER]
    }
    for name, f1s in found.items():
        print(f"{name}\nfused ↓ stance → " + " ".join(f"{stance:5}" for stance in STANCE))
        for fused in FUSED:
            row = (f1s[DocumentThresholds(fused=fused, stance=stance)] for stance in STANCE)
            print(f"{fused:16} " + " ".join(f"{f1:.3f}" for f1 in row))
    best = max(found["mean"], key=lambda thresholds: found["mean"][thresholds])
    print(f"best on the mean: fused {best.fused}, stance {best.stance}")


if __name__ == "__main__":
    main()
