"""The claim splitter, measured: atomic facts, pronouns, dates, and how fast it is.

    python -m benchmarks.claims DATA [--limit 200]

DATA is a folder with atomic_facts_bios.dev, decontext_pronouns.dev, dates_gum.dev and
articles_wikinews.dev, each `.jsonl.gz`.
"""

import argparse
import datetime as dt
import gzip
import json
import random
import re
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from factcheck.assemble import make_scorer
from factcheck.claims.atomic import AtomicSplitter
from factcheck.claims.moments import moments, years_in
from factcheck.claims.parse import parse
from factcheck.protocols import Scorer
from factcheck.testing import make_document
from factcheck.types import Claim, Pair

ENTAILED = 0.5
"""Support from which one text counts as entailed by another."""

Row = dict[str, Any]


def read(folder: Path, name: str, limit: int) -> list[Row]:
    """Return the rows of a file, or as many of them, drawn with a fixed seed."""
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return rows if len(rows) <= limit else random.Random(0).sample(rows, limit)


def token_f1(left: str, right: str) -> float:
    """Return the F1 of the words that two texts share, 0…1."""
    a, b = (Counter(re.findall(r"\w+", text.lower())) for text in (left, right))
    shared = sum((a & b).values())
    return 2 * shared / (sum(a.values()) + sum(b.values())) if shared else 0.0


def claims_of(row: Row) -> list[Claim]:
    """Return the claims of a row's sentence, split with the sentences before it."""
    context = f"{row['context']} " if row["context"] else ""
    document = replace(make_document(context + row["sentence"]), title=row["title"])
    first = len(context)
    found = AtomicSplitter().split(document).claims
    return [c for c in found if c.span.end > first or any(s.end > first for s in c.repeated_at)]


def named(text: str, name: str) -> str:
    """Return a text about one person with the name in place of its pronouns."""
    owned = re.sub(r"\b[Hh](?:is|er)\b", f"{name}'s", text)
    return re.sub(r"\b(?:[Hh]e|[Ss]he)\b", name, owned)


def atomic_facts(rows: Sequence[Row], scorer: Scorer) -> str:
    """Return how many gold facts the claims cover, and how many claims their sentence entails."""
    n_gold = n_covered = n_claims = n_entailed = 0
    overlap_gold: list[float] = []
    overlap_claims: list[float] = []
    for row in rows:
        claims = [claim.text for claim in claims_of(row)]
        facts = [named(fact, row["title"]) for fact in row["facts"]]
        sources = [row["sentence"], named(row["sentence"], row["title"])]
        covers = best([[Pair(evidence=c, claim=f) for c in claims] for f in facts], scorer)
        entails = best([[Pair(evidence=s, claim=c) for s in sources] for c in claims], scorer)
        n_gold += len(facts)
        n_covered += sum(support >= ENTAILED for support in covers)
        n_claims += len(claims)
        n_entailed += sum(support >= ENTAILED for support in entails)
        overlap_gold += [max((token_f1(f, c) for c in claims), default=0.0) for f in facts]
        overlap_claims += [max((token_f1(f, c) for f in facts), default=0.0) for c in claims]
    return (
        f"atomic facts: {n_gold} gold, covered {n_covered / n_gold:.3f} (token F1"
        f" {mean(overlap_gold):.3f}); {n_claims} claims, entailed {n_entailed / n_claims:.3f}"
        f" (token F1 to the nearest fact {mean(overlap_claims):.3f})"
    )


def best(groups: Sequence[Sequence[Pair]], scorer: Scorer) -> list[float]:
    """Return the strongest support within each group of pairs; 0 for none."""
    stances = iter(scorer.score([pair for group in groups for pair in group]))
    return [max((next(stances).supports for _ in group), default=0.0) for group in groups]


def mean(values: Sequence[float]) -> float:
    """Return the arithmetic mean, 0 of nothing."""
    return sum(values) / len(values) if values else 0.0


def dates(rows: Sequence[Row]) -> str:
    """Return how many dates without a year were made whole, and how many of them rightly."""
    counts: dict[str, Counter[str]] = {"all": Counter(), "news": Counter()}
    for row in rows:
        words, gold = row["date_text"].replace(" 's", "'s"), row["value"].get("when")
        if gold is None or re.search(r"\d{3,4}|[Cc]entury|BC", words):
            continue
        doc = parse([row["sentence"]])[0]
        start = doc.text.find(words)
        now = dt.date.fromisoformat(f"{row['doc_date']}-01-01"[:10])
        found = [
            moment
            for moment in moments(doc, now, years=years_in(row["context"]))
            if start < 0 or (start <= moment.end and moment.start <= start + len(words))
        ]
        for name in {"all", row["genre"]} & set(counts):
            counts[name]["seen"] += 1
            counts[name]["changed"] += bool(found)
            counts[name]["right"] += bool(found) and found[0].iso == gold
    return "\n".join(
        f"dates, {name}: {c['seen']}, changed {c['changed'] / c['seen']:.3f},"
        f" right of those {c['right'] / max(1, c['changed']):.3f}"
        for name, c in counts.items()
    )


def speed(rows: Sequence[Row]) -> str:
    """Return the time that a thousand words take once all is loaded, on this machine now."""
    splitter = AtomicSplitter()
    documents = [make_document(row["text"]) for row in rows]
    splitter.split(documents[0])
    wall, processor = time.perf_counter(), time.process_time()
    n_claims = sum(len(splitter.split(document).claims) for document in documents)
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    n_words = sum(len(document.text.split()) for document in documents)
    return (
        f"speed: {n_words} words, {n_claims} claims, {1000 * wall / n_words:.2f} s a thousand words"
        f" ({1000 * processor / n_words:.2f} s of the main thread)"
    )


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--limit", type=int, default=200)
    options = parser.parse_args()
    print(dates(read(options.data, "dates_gum.dev", 10_000)), flush=True)
    print(speed(read(options.data, "articles_wikinews.dev", 20)), flush=True)
    rows = read(options.data, "atomic_facts_bios.dev", options.limit)
    print(atomic_facts(rows, make_scorer("stance-minilm-l6")), flush=True)
    print("pronouns: python -m training.pronouns prints them at every threshold")


if __name__ == "__main__":
    main()
