"""The claim splitter's figures as the table of docs/benchmarks.md."""

from pathlib import Path

from benchmarks.claim_reading import read_marks
from benchmarks.evaluation_sets import RESULTS
from benchmarks.tables import table
from factcheck.evaluation.results import Result, read_result

RESULT = RESULTS / "claims.claims.json"
MARKS = RESULTS / "claim_reading.marks"
TITLES = {
    "sentence_ends_news_f1": "ends of sentences, GUM news, F1",
    "sentence_ends_pud_f1": "ends of sentences, PUD, F1",
    "verifiable_f1": "verifiable claim, PoliClaim dev, F1",
    "checkworthy_f1": "check-worthy, CheckThat! 2024 devtest, F1",
    "objective_macro_f1": "objective sentence of news, CheckThat! 2025 dev, macro-F1",
    "facts_covered": "gold atomic facts that a claim entails, FActScore",
    "claims_entailed": "claims that their sentence entails",
    "facts_token_f1": "token F1 of a gold fact to the nearest claim",
    "claims_token_f1": "token F1 of a claim to the nearest gold fact",
    "pronouns_right": "pronouns replaced rightly, GAP",
    "pronouns_wrong": "pronouns replaced wrongly (less is better)",
    "dates_exact": "dates without a year, GUM: exact of those changed",
    "dates_changed": "dates without a year, GUM: changed",
    "boilerplate_claims": "boilerplate among the claims of Wikinews articles (less is better)",
    "inexact_spans": "inexact spans (less is better)",
    "seconds_per_1000_words": "seconds a thousand words, by the clock",
    "cpu_seconds_per_1000_words": "seconds a thousand words, of the processors",
}
_READ_AIMS = (".85", ".95")
_NONE = "–"


def splitter_table(result_path: Path = RESULT, marks_path: Path = MARKS) -> str:
    """Return a row for each figure that is kept, and one for the claims read by hand."""
    result = read_result(result_path)
    rows = [_row(result, name, title) for name, title in TITLES.items() if name in result.metrics]
    marks = read_marks(marks_path.read_text(encoding="utf-8"))
    right = sum(not mark.failings for mark in marks) / len(marks)
    rows.append(
        ("claims read by hand and right", _short(right), _NONE, *_READ_AIMS, f"{len(marks):,}")
    )
    return table(("measure", "factcheck (95 %)", "every sentence", "bar", "triumph", "n"), rows)


def _row(result: Result, name: str, title: str) -> tuple[str, ...]:
    interval, aims = result.intervals[name], result.aims.get(name, {})
    value = _short(result.metrics[name])
    everything = result.baselines.get("all", {}).get(name)
    return (
        title,
        f"{value} ({_short(interval.low)}–{_short(interval.high)})",
        _NONE if everything is None else _short(everything),
        *(_aim(aims.get(aim)) for aim in ("bar", "triumph")),
        f"{result.counts[name]:,}",
    )


def _short(value: float) -> str:
    return f"{value:.3f}".removeprefix("0")


def _aim(value: float | None) -> str:
    """Return `.80`, `.995` or `1`."""
    if value is None:
        return _NONE
    text = f"{value:g}"
    return text[1:].ljust(3, "0") if text.startswith("0.") else text
