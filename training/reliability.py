"""Fit what the verdicts of a stance model are worth, on claims that it has not been trained on.

    python -m training.reliability --data DIR [--preset PRESET] [--per-label 500]

Checks the held-out claims of FEVER's training set against the pool of its gold sentences with the
whole pipeline, as many of each label, and writes `reliability.json` beside the stance model that
the preset names. Run it after `training.calibrate` and `training.catalogue`, and the latter again
afterwards.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from factcheck.assemble import find_calibration, make_scorer
from factcheck.evaluation.claim_task import check_claims
from factcheck.evaluation.corpus import open_evaluation_index
from factcheck.evaluation.datasets import read_dataset
from factcheck.evaluation.records import ClaimSet, GoldClaim, GoldLabel
from factcheck.evaluation.reliability import (
    Outcome,
    cross_fitted,
    decided,
    fit_reliability,
    kept_at,
    worth,
)
from factcheck.evaluation.tools import Tools
from factcheck.models.catalogue import load_entry
from factcheck.retrieval.encode import load_encoder
from factcheck.settings import load_settings
from factcheck.verdict.reliability import RELIABILITY_FILE
from training.mixture import HELD_OUT_PERCENT
from training.pairs import Pair, Stance, is_held_out

DATASET = "fever_sentpool"
SETTLED = Path(__file__).parent / "settled_claims.txt"
ASKED = (0.8, 0.9, 0.95)
N_OF_THRESHOLDS = 200
"""Held-out claims of each label that the thresholds between evidence and verdict were chosen on,
beside the lists in `training/claims/`; the confidence is fitted on others."""


def held_out_claims(dataset: ClaimSet, per_label: int) -> list[GoldClaim]:
    """The claims of a set that nothing was trained on or chosen by: at most so many a label."""
    kept: list[GoldClaim] = []
    once = {claim.text: claim for claim in reversed(dataset.claims)}.values()
    for label in (GoldLabel.SUPPORTED, GoldLabel.REFUTED, GoldLabel.NOT_ENOUGH_EVIDENCE):
        claims = [c for c in once if c.label is label and _unseen(c.text)]
        kept.extend(sorted(claims, key=lambda claim: claim.id)[N_OF_THRESHOLDS:][:per_label])
    return kept


def _unseen(text: str) -> bool:
    pair = Pair(claim=" ".join(text.split()), evidence="", stance=Stance.NEITHER, source="")
    return is_held_out(pair, HELD_OUT_PERCENT)


def outcomes_of(data: Path, preset: str | None, per_label: int) -> list[Outcome]:
    """The verdicts of the pipeline on the held-out claims, and whether they are right."""
    effective = load_settings(preset)
    scorer = effective.settings.verdict.scorer
    tools = Tools(
        encoder=load_encoder(effective.settings.retrieval.encoder),
        scorer=make_scorer(scorer),
        calibration=find_calibration(scorer),
        effective=effective,
    )
    dataset = read_dataset(DATASET, data=data, split="train")
    if not isinstance(dataset, ClaimSet):
        raise TypeError(f"{DATASET}: found pairs, expected claims with their corpus")
    claims = held_out_claims(dataset, per_label)
    settings = effective.settings
    index = open_evaluation_index(dataset.documents, tools.encoder, settings.corpus, _progress)
    retriever = index.retriever(tools.encoder, settings.retrieval)
    checked = check_claims(claims, retriever, tools, _progress)
    settled = read_settled()
    return [
        Outcome(
            claim=claim.text,
            label=one.verdict.label,
            probability=one.verdict.confidence,
            is_right=one.verdict.label.value == settled.get(claim.id, claim.label),
        )
        for claim, one in zip(claims, checked, strict=True)
        if one.verdict is not None
    ]


def read_settled() -> dict[str, GoldLabel]:
    """What the pool says of claims that are labelled as open and are not, by id."""
    lines = SETTLED.read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines if line and not line.startswith("#")]
    return {claim_id: GoldLabel(label) for claim_id, label in rows}


def _progress(stage: str, n_done: int, n_total: int) -> None:
    sys.stderr.write(f"\r{stage}: {n_done:,} of {n_total:,}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Entry point of `python -m training.reliability`."""
    parser = argparse.ArgumentParser(prog="python -m training.reliability", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--preset")
    parser.add_argument("--per-label", type=int, default=500)
    options = parser.parse_args(arguments)
    outcomes = outcomes_of(options.data, options.preset, options.per_label)
    kept = decided(outcomes)
    fitted = fit_reliability(outcomes, prior=None, scorer=None)
    crossed = cross_fitted(outcomes, prior=None)
    print(f"\n{len(outcomes)} claims, {len(kept)} decided")
    for name, confidences in (("as it is", [o.probability for o in kept]), ("fitted", crossed)):
        found = worth(kept, confidences)
        print(
            f"{name:9} precision {found.precision:.3f}  mean confidence "
            f"{found.mean_confidence:.3f}  ECE {found.ece:.3f}  Brier {found.brier:.3f}"
        )
    for asked in ASKED:
        price = fitted.price(asked)
        precision, share = kept_at(kept, crossed, 1.0 if price is None else price.confidence)
        print(f"asked {asked:g}: precision {precision:.3f}, {share:.3f} of the decided kept")
    scorer = load_settings(options.preset).settings.verdict.scorer
    path = load_entry(scorer).folder / RELIABILITY_FILE
    partial = path.with_suffix(".part")
    partial.write_text(fitted.model_dump_json(indent=1) + "\n", encoding="utf-8")
    partial.replace(path)


if __name__ == "__main__":
    main()
