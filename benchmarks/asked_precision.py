"""What asking for a precision gives and costs on data that nothing was fitted to.

python -m benchmarks.asked_precision --data DIR [--preset accurate] [--per-set 300]

Two parts. Pairs: as many of each development set of claims with gold evidence, mixed; decided is
what comes out supported or refuted, sure enough. Verdicts: the whole pipeline on the development
claims of the sets with a corpus. The thresholds are those that ship with the stance model.
"""

import argparse
import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from benchmarks.evaluation_sets import ACCURATE, RESULTS
from benchmarks.tables import table
from factcheck.evaluation.claim_task import check_claims
from factcheck.evaluation.corpus import open_evaluation_index
from factcheck.evaluation.datasets import read_dataset, sample_claims, sample_pairs
from factcheck.evaluation.pair_task import gold_labels
from factcheck.evaluation.records import ClaimSet, Judging, PairSet
from factcheck.evaluation.reliability import Outcome, decided, kept_at
from factcheck.evaluation.stances import project, read_stances
from factcheck.evaluation.tools import Tools, open_tools
from factcheck.pipeline import no_progress
from factcheck.types import Label
from factcheck.verdict.reliability import cheapest

PAIRS = (
    "mnli.dev_mismatched",
    "fever.dev_2way",
    "fever_symmetric_v02.dev",
    "fm2.dev",
    "climatefever_sent.test",
    "healthver.dev",
    "scifact_rationale.dev",
    "checkcovid_rationale.dev",
    "newprotocols_base.dev",
    "negation_mnli.test",
)
"""Not ANLI, whose pairs were written so that models of this kind are sure and wrong."""
CLAIMS = ("fever_sentpool", "scifact", "checkcovid")
ASKED = (0.8, 0.9, 0.95)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one precision asked for gives on one mix."""

    data: str
    n: int
    asked: float
    precision: float | None
    """None where nothing is decided."""
    coverage: float
    """Share of all pairs or claims that is decided."""
    of_decided: float
    """Share kept of what is decided where no precision is asked for."""


def pair_rows(data: Path, tools: Tools, per_set: int) -> list[Row]:
    """Return the rows of the mix of pairs."""
    assertions: list[float] = []
    decides: list[bool] = []
    rights: list[bool] = []
    for name in PAIRS:
        dataset = read_dataset(name, data=data)
        if not isinstance(dataset, PairSet):
            raise TypeError(f"{name}: found claims with a corpus, expected pairs")
        drawn = sample_pairs(dataset, per_set)
        found = read_stances(drawn.pairs, tools, no_progress).calibrated
        stances = project(found, Judging.THREE_WAY)
        best = stances.argmax(axis=1)
        if drawn.judging is Judging.BINARY:
            raise TypeError(f"{name}: does not tell refuted from open")
        assertions += stances[:, :2].max(axis=1).tolist()
        decides += (best < 2).tolist()  # neither is the third
        rights += (best == gold_labels(drawn)).tolist()
    prices = tools.calibration.prices if tools.calibration else ()
    rows = []
    for asked in ASKED:
        price = cheapest(prices, asked)
        least = math.inf if price is None else price.confidence
        kept = np.array(decides) & (np.array(assertions) >= least)
        rows.append(
            Row(
                data=f"pairs, {len(PAIRS)} sets",
                n=len(kept),
                asked=asked,
                precision=float(np.array(rights)[kept].mean()) if kept.any() else None,
                coverage=float(kept.mean()),
                of_decided=float(kept.sum() / max(sum(decides), 1)),
            )
        )
    return rows


def verdict_rows(data: Path, tools: Tools, per_set: int) -> list[Row]:
    """Return the rows of each set of claims with a corpus."""
    rows = []
    for name in CLAIMS:
        dataset = read_dataset(name, data=data)
        if not isinstance(dataset, ClaimSet):
            raise TypeError(f"{name}: found pairs, expected claims with a corpus")
        labelled = [claim for claim in dataset.claims if claim.label is not None]
        claims = sample_claims(labelled, per_set)
        settings = tools.effective.settings
        index = open_evaluation_index(
            dataset.documents, tools.encoder, settings.corpus, no_progress
        )
        retriever = index.retriever(tools.encoder, settings.retrieval)
        checked = check_claims(claims, retriever, tools, no_progress)
        outcomes = [
            Outcome(
                claim=claim.text,
                label=one.verdict.label if one.verdict else Label.NOT_ENOUGH_EVIDENCE,
                probability=one.verdict.confidence if one.verdict else 0.0,
                is_right=one.verdict is not None
                and claim.label is not None
                and one.verdict.label.value == claim.label.value,
            )
            for claim, one in zip(claims, checked, strict=True)
        ]
        rows += [_verdict_row(name, outcomes, tools, asked) for asked in (0.0, *ASKED)]
    return rows


def _verdict_row(name: str, outcomes: Sequence[Outcome], tools: Tools, asked: float) -> Row:
    kept = decided(outcomes)
    price = tools.reliability.price(asked) if tools.reliability else None
    least = math.inf if price is None else price.confidence
    precision, share = kept_at(kept, [o.probability for o in kept], least if asked else 0.0)
    return Row(
        data=f"verdicts, {name}",
        n=len(outcomes),
        asked=asked,
        precision=None if math.isnan(precision) else precision,
        coverage=share * len(kept) / len(outcomes),
        of_decided=share,
    )


def render(rows: Sequence[Row]) -> str:
    """Return the rows as a Markdown table."""
    cells = [
        (
            row.data,
            f"{row.n:,}",
            f"{row.asked:g}" if row.asked else "–",
            "–" if row.precision is None else f"{row.precision:.3f}",
            f"{row.coverage:.3f}",
            f"{row.of_decided:.3f}",
        )
        for row in rows
    ]
    header = ("data", "n", "asked", "precision", "decided, of all", "kept, of those decided")
    return table(header, cells)


def result_path(preset: str | None) -> Path:
    """Where the rows are kept."""
    return RESULTS / (preset or "") / "asked_precision.json"


def read_rows(preset: str | None) -> list[Row]:
    """Return the rows that are kept, none where it was not measured."""
    path = result_path(preset)
    return [Row(**row) for row in json.loads(path.read_text())["rows"]] if path.is_file() else []


def main(arguments: Sequence[str] | None = None) -> None:
    """Entry point of `python -m benchmarks.asked_precision`."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.asked_precision")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--preset", choices=(ACCURATE,))
    parser.add_argument("--per-set", type=int, default=300)
    options = parser.parse_args(arguments)
    tools = open_tools(options.preset)
    rows = [
        *pair_rows(options.data, tools, options.per_set),
        *verdict_rows(options.data, tools, options.per_set),
    ]
    path = result_path(options.preset)
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = {"scorer": asdict(tools.scorer.info), "rows": [asdict(row) for row in rows]}
    path.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    print(render(rows))


if __name__ == "__main__":
    main()
