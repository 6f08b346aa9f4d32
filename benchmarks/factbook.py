"""The Factbook end to end: are claims about countries decided rightly?

python -m benchmarks.factbook [--countries reported|tuning] [--show-wrong]

An index of the starter corpus and the Factbook is made, or brought up to date, by what
`factcheck index add factbook` calls. Then one true and one altered claim for each country and
kind is checked with the shipped settings: populations, capitals, borders, memberships and forms
of government.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.factbook_claims import (
    KINDS,
    REPORTED,
    TUNING,
    Alteration,
    CountryClaim,
    country_claims,
    read_countries,
)
from benchmarks.machine import versions_here
from factcheck.assemble import open_checker, starter_corpus
from factcheck.documents.factbook import FACTBOOK
from factcheck.evaluation.bootstrap import bootstrap_interval
from factcheck.indexing import IndexJob, add, update
from factcheck.pipeline import Checker, no_progress
from factcheck.retrieval.cache import cache_root
from factcheck.retrieval.manifest import MANIFEST
from factcheck.settings import EffectiveSettings, load_settings
from factcheck.types import Claim, Label, Location, Span, StanceProbabilities, Verdict

RESULTS = Path(__file__).parent / "results" / "factbook.json"
_COLUMNS = (Label.SUPPORTED, Label.REFUTED, Label.CONFLICTING, Label.NOT_ENOUGH_EVIDENCE)
_ROWS = {
    Alteration.NONE: "true",
    Alteration.NEAR: "altered",
    Alteration.FAR: "altered, far-fetched",
}
_COUNTRIES = {"reported": REPORTED, "tuning": TUNING}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A claim and the label it was given."""

    claim: CountryClaim
    verdict: Verdict

    @property
    def is_right(self) -> bool:
        """Whether a true claim is supported, an altered one refuted."""
        is_true = self.claim.alteration is Alteration.NONE
        return self.verdict.label is (Label.SUPPORTED if is_true else Label.REFUTED)


def make_index(directory: Path, effective: EffectiveSettings) -> None:
    """Make the index, or bring it up to date."""
    job = IndexJob(settings=effective.settings, directory=directory, corpora=(starter_corpus(),))
    if (directory / MANIFEST).exists():
        update(job, no_progress)
    else:
        add(job, [FACTBOOK], no_progress)


def outcomes(checker: Checker, claims: Sequence[CountryClaim]) -> list[Outcome]:
    """Return what the checker says of the claims.

    Raises:
        RuntimeError: a claim could not be checked.
    """
    found = []
    for claim, result in zip(claims, checker.check([*map(_as_claim, claims)]), strict=True):
        if not isinstance(result, Verdict):
            raise RuntimeError(f"{claim.text}: {result.reason}")
        found.append(Outcome(claim=claim, verdict=result))
    return found


def _as_claim(claim: CountryClaim) -> Claim:
    return Claim(
        id=claim.text,
        text=claim.text,
        sentence=claim.text,
        span=Span(0, len(claim.text)),
        location=Location(path="-", line=1, column=1),
    )


def table(found: Sequence[Outcome]) -> str:
    """Return a row a kind and alteration: how many claims came out how."""
    lines = [
        "| claims | n | supported | refuted | conflicting | open | decided rightly |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for alteration in Alteration:
        for kind in (*KINDS, None):
            own = [o for o in found if o.claim.alteration is alteration]
            own = [o for o in own if kind in (None, o.claim.kind)]
            if not own:
                continue
            labels = [o.verdict.label for o in own]
            counts = [labels.count(label) for label in _COLUMNS]
            share = sum(o.is_right for o in own) / len(own)
            cells = [f"{_ROWS[alteration]}: {kind or 'all'}", len(own), *counts, f"{share:.2f}"]
            lines.append(f"| {' | '.join(map(str, cells))} |")
    return "\n".join(lines)


def summary(found: Sequence[Outcome]) -> str:
    """Return the share decided rightly with its interval, and the altered claims supported.

    Of true claims and near misses, which are about as many.
    """
    counted = [o for o in found if o.claim.alteration is not Alteration.FAR]
    right = np.array([o.is_right for o in counted], dtype=float)
    interval = bootstrap_interval(lambda rows: float(right[rows].mean()), len(right))
    altered = [o for o in found if o.claim.alteration is not Alteration.NONE]
    n_supported = sum(o.verdict.label is Label.SUPPORTED for o in altered)
    return (
        f"{len(counted)} true claims and near misses, {right.mean():.3f} decided rightly "
        f"(95 %: {interval.low:.3f}–{interval.high:.3f}); "
        f"{n_supported} of all {len(altered)} altered claims supported"
    )


def wrong(found: Sequence[Outcome]) -> str:
    """Return the claims not decided rightly, each with what was found for and against it."""
    lines = []
    for outcome in found:
        if outcome.is_right:
            continue
        verdict = outcome.verdict
        truth = _ROWS[outcome.claim.alteration]
        lines.append(f"[{truth}] {outcome.claim.text} -> {verdict.label.value}: {verdict.reason}")
        for side, evidence in (("for", verdict.supporting), ("against", verdict.refuting)):
            if evidence is not None:
                lines.append(f"    {side}: {evidence.text} {_shown(evidence.stance)}")
    return "\n".join(lines)


def _shown(stance: StanceProbabilities) -> str:
    return f"(supports {stance.supports:.2f}, refutes {stance.refutes:.2f})"


def main(arguments: Sequence[str] | None = None) -> None:
    """Check the claims, print the table and, for the reported countries, keep the figures."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.factbook",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--countries", choices=tuple(_COUNTRIES), default="reported")
    parser.add_argument("--index", type=Path, default=cache_root() / "benchmarks" / "factbook")
    parser.add_argument("--config")
    parser.add_argument("--show-wrong", action="store_true")
    options = parser.parse_args(arguments)
    effective = load_settings(options.config)
    make_index(options.index, effective)
    checker = open_checker(effective, index=options.index)
    found = outcomes(checker, country_claims(_COUNTRIES[options.countries], read_countries()))
    print(f"{table(found)}\n\n{summary(found)}")
    if options.show_wrong:
        print(f"\n{wrong(found)}")
    if options.countries == "reported":
        record = {
            "table": table(found),
            "summary": summary(found),
            "models": {model.name: model.sha256 for model in checker.models},
            "versions": versions_here(),
        }
        RESULTS.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
