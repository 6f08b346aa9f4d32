"""Pairs with gold evidence, from every public format that gives them in one file.

Formats are told apart by the fields of a file's first row:

- plain: `claim, evidence, label`, as do VitaminC, HealthVer and FEVER-symmetric (0.1 says
  `evidence_sentence`); `pair` joins the two halves of a contrast;
- LLM-AggreFact: `doc, claim, label` with label 0 or 1, and the constituent set in `dataset`;
- Climate-FEVER: a claim with `evidences`, each with its own `evidence_label`;
- AVeriTeC: a claim with `questions` and their `answers`, which joined are its evidence.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from factcheck.errors import InputError
from factcheck.evaluation.records import GoldLabel, GoldPair, Judging, PairSet
from factcheck.evaluation.rows import Row, read_rows

_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": '"', "''": '"'}
"""What the Penn Treebank writes for brackets and quotes; FEVER's sentences hold them."""
_BINARY_VALUES = {
    "1": GoldLabel.SUPPORTED,
    "0": GoldLabel.NOT_SUPPORTED,
    "true": GoldLabel.SUPPORTED,
    "false": GoldLabel.NOT_SUPPORTED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Format:
    name: str
    needs: tuple[tuple[str, ...], ...]
    """Of each group, one field must be in the first row."""
    pairs: Callable[[Row], Iterator[GoldPair]]


def read_pairs(path: Path, *, name: str) -> PairSet:
    """Return the labelled pairs of a file.

    Raises:
        InputError: the file cannot be read, is of no known format, holds no pairs, or a row is
            malformed; file and line are named.
    """
    rows = read_rows(path)
    first = next(rows, None)
    if first is None:
        raise InputError(f"{path}: holds no rows")
    pairs_of = _format_of(first).pairs
    return pair_set(name, (pair for row in chain([first], rows) for pair in pairs_of(row)))


def pair_set(name: str, pairs: Iterable[GoldPair]) -> PairSet:
    """Return a set of the pairs that can be judged, and how.

    Raises:
        InputError: there are none.
    """
    found = list(pairs)
    kept = tuple(p for p in found if p.evidence and p.label is not GoldLabel.CONFLICTING)
    if not kept:
        raise InputError(f"{name}: holds no pair of a claim and evidence with a label")
    return PairSet(
        name=name,
        pairs=kept,
        judging=_judging({pair.label for pair in kept}),
        data_sha256=_fingerprint(kept),
        n_left_out=len(found) - len(kept),
    )


def clean_text(text: str) -> str:
    """Return the text with Penn Treebank's bracket and quote tokens as a reader writes them."""
    for token, written in _BRACKETS.items():
        text = text.replace(token, written)
    return text


def _judging(labels: set[GoldLabel]) -> Judging:
    if GoldLabel.NOT_SUPPORTED in labels:
        return Judging.BINARY
    if GoldLabel.NOT_ENOUGH_EVIDENCE in labels:
        return Judging.THREE_WAY
    return Judging.TWO_WAY


def _fingerprint(pairs: Iterable[GoldPair]) -> str:
    digest = hashlib.sha256()
    for pair in pairs:
        line = "\x1f".join((pair.claim, pair.evidence, pair.label, pair.group))
        digest.update(line.encode("utf-8", "replace") + b"\n")
    return digest.hexdigest()


def _format_of(row: Row) -> _Format:
    for known in _FORMATS:
        if all(any(name in row.fields for name in group) for group in known.needs):
            return known
    found = ", ".join(row.fields) or "none"
    raise InputError(
        f"{row.place}: fields {found}: of no known format",
        hint="Plain files have claim, evidence and label; see docs/benchmarks.md for the others.",
    )


def _plain_pairs(row: Row) -> Iterator[GoldPair]:
    group = row.fields.get("pair")
    yield GoldPair(
        claim=clean_text(row.text("claim")),
        evidence=clean_text(row.text("evidence", "evidence_sentence")),
        label=row.label("label", "gold_label"),
        group="" if group is None else str(group),
        part=row.optional_text("part"),
    )


def _aggrefact_pairs(row: Row) -> Iterator[GoldPair]:
    value = str(row.value("label")).strip().lower()
    if value not in _BINARY_VALUES:
        raise row.error(f"label: {value!r} is not one of 0, 1")
    yield GoldPair(
        claim=row.text("claim"),
        evidence=row.text("doc"),
        label=_BINARY_VALUES[value],
        part=row.optional_text("dataset"),
    )


def _climate_fever_pairs(row: Row) -> Iterator[GoldPair]:
    claim = row.text("claim")
    for evidence in row.inner("evidences"):
        yield GoldPair(
            claim=claim,
            evidence=evidence.text("evidence"),
            label=evidence.label("evidence_label"),
        )


def _averitec_pairs(row: Row) -> Iterator[GoldPair]:
    parts = []
    for question in row.inner("questions"):
        answers = [_answer(answer) for answer in question.inner("answers")]
        parts.append(f"{question.text('question')} {' '.join(answers)}")
    yield GoldPair(claim=row.text("claim"), evidence=" ".join(parts), label=row.label("label"))


def _answer(answer: Row) -> str:
    explanation = answer.optional_text("boolean_explanation")
    said = answer.optional_text("answer").rstrip(".")
    return f"{said}. {explanation}" if explanation else f"{said}."


_FORMATS = (
    _Format(
        name="Climate-FEVER",
        needs=(("claim",), ("evidences",), ("claim_label",)),
        pairs=_climate_fever_pairs,
    ),
    _Format(name="AVeriTeC", needs=(("claim",), ("questions",), ("label",)), pairs=_averitec_pairs),
    _Format(name="LLM-AggreFact", needs=(("doc",), ("claim",), ("label",)), pairs=_aggrefact_pairs),
    _Format(
        name="plain",
        needs=(("claim",), ("evidence", "evidence_sentence"), ("label", "gold_label")),
        pairs=_plain_pairs,
    ),
)
