"""How verdicts on labelled claim lists compare with what the lists expect.

python -m benchmarks.claim_lists claims/ [--config PRESET]
python -m benchmarks.claim_lists training/claims/
python -m benchmarks.claim_lists benchmarks/documents/   (plain prose, written for it)

Each list is held against the corpus that it names, else the starter corpus.
A row a label expected, a column a label given, then how many of the row are right and how many are
wrong as the list says they are (`known_failure`). Below: how many claims were decided, how many of
those rightly, how many false or undecidable claims came out supported, how many were neither
right nor known to fail, and how many sentences each stance model read.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from benchmarks.in_process import CountingScorer
from factcheck.assemble import open_checker, starter_corpus
from factcheck.claims.lists import read_lists
from factcheck.evaluation.bootstrap import bootstrap_interval
from factcheck.report.known import Known, known_standing
from factcheck.settings import EffectiveSettings, load_settings
from factcheck.types import Claim, Label, Verdict

_DECIDED = (Label.SUPPORTED, Label.REFUTED)


def expected_label(claim: Claim) -> Label:
    """Return the one label that the list expects.

    Raises:
        ValueError: the list accepts several, so that nothing can be counted.
    """
    labels = claim.expectation.labels if claim.expectation else ()
    if len(labels) != 1:
        raise ValueError(f"{claim.location.path}:{claim.location.line}: expects no one label")
    return labels[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was made of the claims of one corpus.

    n_read: sentences read, by stance model.
    """

    verdicts: tuple[Verdict, ...]
    n_read: Counter[str]


def check(claims: Sequence[Claim], corpus: Path, effective: EffectiveSettings) -> Checked:
    """Return the verdicts on claims of one corpus."""
    checker = open_checker(effective, corpus=corpus)
    counting = [CountingScorer(checker.scorer)]
    checker = replace(checker, scorer=counting[0])
    if checker.light is not None:
        counting.append(CountingScorer(checker.light.scorer))
        checker = replace(checker, light=replace(checker.light, scorer=counting[1]))
    verdicts = tuple(v for v in checker.check(claims) if isinstance(v, Verdict))
    return Checked(verdicts=verdicts, n_read=Counter({c.info.name: c.n_pairs for c in counting}))


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lists", nargs="+")
    parser.add_argument("--config", default=None)
    options = parser.parse_args(arguments)
    by_corpus: dict[Path, list[Claim]] = {}
    for listed in (claim for one in read_lists(options.lists) for claim in one.claims):
        corpus = Path(listed.corpus) if listed.corpus else starter_corpus()
        by_corpus.setdefault(corpus.resolve(), []).append(listed.claim)
    effective = load_settings(options.config)
    checked = [check(claims, corpus, effective) for corpus, claims in by_corpus.items()]
    n_claims = sum(map(len, by_corpus.values()))
    verdicts = [verdict for one in checked for verdict in one.verdicts]
    counts = Counter((expected_label(v.claim), v.label) for v in verdicts)
    known = Counter(
        expected_label(v.claim) for v in verdicts if known_standing(v) is Known.EXPECTED_FAILURE
    )
    expected = [label for label in Label if any(counts[label, given] for given in Label)]
    heads = [*(label.value for label in Label), "n", "right", "expected failures"]
    print("| expected | " + " | ".join(heads) + " |")
    print("|---|" + "---:|" * len(heads))
    for label in expected:
        row = [counts[label, given] for given in Label]
        cells = [*row, sum(row), counts[label, label], known[label]]
        print(f"| {label.value} | " + " | ".join(map(str, cells)) + " |")
    decided = sum(n for (_, given), n in counts.items() if given in _DECIDED)
    right = sum(counts[label, label] for label in _DECIDED)
    wrongly_supported = sum(
        n for (label, given), n in counts.items() if given is Label.SUPPORTED is not label
    )
    print(f"\nclaims {n_claims}, with a verdict {len(verdicts)}, decided {decided},")
    print(f"rightly decided {right}, wrongly supported {wrongly_supported}")
    n_right = sum(counts[label, label] for label in expected)
    n_known = sum(known.values())
    n_other = n_claims - n_right - n_known
    print(f"as expected {n_right}, expected failures {n_known}, neither {n_other}")
    outcomes = np.array(
        [v.label is expected_label(v.claim) for v in verdicts if v.label in _DECIDED], dtype=float
    )
    if len(outcomes):
        interval = bootstrap_interval(lambda rows: float(outcomes[rows].mean()), len(outcomes))
        print(
            f"precision of decided verdicts {outcomes.mean():.2f} "
            f"(95 %: {interval.low:.2f}–{interval.high:.2f})"
        )
    n_read = sum((one.n_read for one in checked), Counter[str]())
    print("sentences read: " + ", ".join(f"{n:,} by {name}" for name, n in n_read.items()))


if __name__ == "__main__":
    main()
