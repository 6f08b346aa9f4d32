"""Atomic facts: how many the claims cover, and how many claims their sentence bears out."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factcheck.claims.atomic import AtomicSplitter
from factcheck.evaluation.rows import Row
from factcheck.evaluation.splitter_data import as_document
from factcheck.evaluation.tally import Tally, tally_rates, tally_shares
from factcheck.protocols import Progress, Scorer
from factcheck.types import Claim, Pair

ENTAILED = 0.5
"""Support from which one text counts as entailed by another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scored:
    """One sentence: for each gold fact and each claim, how well the other side holds it."""

    covers: list[bool]
    entails: list[bool]
    fact_overlap: list[float]
    claim_overlap: list[float]


def atomic_facts(rows: Sequence[Row], scorer: Scorer, progress: Progress) -> Mapping[str, Tally]:
    """Return the shares of facts covered and of claims entailed, and both by token F1."""
    scored = []
    for n, row in enumerate(rows, start=1):
        scored.append(_score(row, scorer))
        progress("sentences taken apart", n, len(rows))
    return {
        "covered": tally_shares([s.covers for s in scored]),
        "entailed": tally_shares([s.entails for s in scored]),
        "fact_overlap": _mean([s.fact_overlap for s in scored]),
        "claim_overlap": _mean([s.claim_overlap for s in scored]),
    }


def token_f1(left: str, right: str) -> float:
    """Return the F1 of the words that two texts share, 0…1."""
    a, b = (Counter(re.findall(r"\w+", text.lower())) for text in (left, right))
    shared = sum((a & b).values())
    return 2 * shared / (sum(a.values()) + sum(b.values())) if shared else 0.0


def _score(row: Row, scorer: Scorer) -> _Scored:
    name, sentence = row.text("title"), row.text("sentence")
    claims = [claim.text for claim in _claims_of(row)]
    facts = [_named(str(fact), name) for fact in row.items("facts")]
    sources = [sentence, _named(sentence, name)]
    covers = _best([[Pair(evidence=c, claim=f) for c in claims] for f in facts], scorer)
    entails = _best([[Pair(evidence=s, claim=c) for s in sources] for c in claims], scorer)
    return _Scored(
        covers=[support >= ENTAILED for support in covers],
        entails=[support >= ENTAILED for support in entails],
        fact_overlap=[max((token_f1(f, c) for c in claims), default=0.0) for f in facts],
        claim_overlap=[max((token_f1(f, c) for f in facts), default=0.0) for c in claims],
    )


def _claims_of(row: Row) -> list[Claim]:
    """Return the claims of a row's sentence, split with the sentences before it."""
    before = row.optional_text("context")
    context = f"{before} " if before else ""
    document = as_document(row, context + row.text("sentence"))
    first = len(context)
    found = AtomicSplitter().split(document).claims
    return [c for c in found if c.span.end > first or any(s.end > first for s in c.repeated_at)]


def _named(text: str, name: str) -> str:
    """Return a text about one person with the name in place of its pronouns."""
    owned = re.sub(r"\b[Hh](?:is|er)\b", f"{name}'s", text)
    return re.sub(r"\b(?:[Hh]e|[Ss]he)\b", name, owned)


def _best(groups: Sequence[Sequence[Pair]], scorer: Scorer) -> list[float]:
    """Return the strongest support within each group of pairs; 0 for none."""
    stances = iter(scorer.score([pair for group in groups for pair in group]))
    return [max((next(stances).supports for _ in group), default=0.0) for group in groups]


def _mean(items: Sequence[Sequence[float]]) -> Tally:
    n = sum(len(values) for values in items)
    return tally_rates([(sum(values), float(len(values))) for values in items], n=n)
