"""How well both halves of the retriever find what is relevant, together and each alone.

python -m benchmarks.fusion --data ../shared/data

For each data set the settings around the default are compared on the training claims, and what
is best there, the default and each half alone are measured on the development claims. A row is a
weight of the dense half and the passages that each half brings.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.machine import versions_here
from factcheck.evaluation.corpus import open_evaluation_index
from factcheck.evaluation.datasets import read_dataset
from factcheck.evaluation.ranking import ndcg_at, recall_at
from factcheck.evaluation.records import ClaimSet, GoldClaim
from factcheck.pipeline import no_progress
from factcheck.protocols import Encoder
from factcheck.retrieval.encode import load_encoder
from factcheck.retrieval.hybrid import fuse
from factcheck.retrieval.index import Index
from factcheck.settings import Settings

RESULTS = Path(__file__).parent / "results" / "fusion.json"
DATASETS = ("scifact", "checkcovid")
WEIGHTS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 1.0)
CANDIDATES = (50, 100, 200)
N_RANKED = 200
"""Passages kept of a fusion: enough for a hundred documents of several passages."""
N_CHOOSING = 400
"""Training claims at most: the best of fifteen settings needs no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A setting and how well it does, the mean over the claims."""

    dense_weight: float
    n_candidates: int
    ndcg_at_10: float
    recall_at_10: float
    recall_at_100: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What each half brings for a claim, best first, and where the passages stand."""

    relevant: Mapping[str, int]
    similarities: Mapping[int, float]
    bm25: Mapping[int, float]


class Measuring:
    """An index that is asked once for all settings."""

    def __init__(self, index: Index, encoder: Encoder) -> None:
        self._index = index
        self._encoder = encoder
        self._document: dict[int, str] = {}

    def find(self, claims: Sequence[GoldClaim]) -> list[Found]:
        """Return what the halves bring for the claims."""
        texts = [claim.text for claim in claims]
        most = max(CANDIDATES)
        dense = self._index.dense.search(self._encoder.encode(texts), most)
        lexical = self._index.lexical.search(texts, most)
        new = {i for found in (*dense, *lexical) for i in found} - self._document.keys()
        for passage in self._index.store.passages(sorted(new)):
            self._document[passage.id] = passage.citation.document_id
        return [
            Found(relevant=dict(claim.relevant), similarities=similarities, bm25=bm25)
            for claim, similarities, bm25 in zip(claims, dense, lexical, strict=True)
        ]

    def row(self, found: Sequence[Found], dense_weight: float, n_candidates: int) -> Row:
        """Return how well a setting does."""
        ranked = [self._ranked(one, dense_weight, n_candidates) for one in found]
        pairs = [(r, one.relevant) for r, one in zip(ranked, found, strict=True)]
        return Row(
            dense_weight=dense_weight,
            n_candidates=n_candidates,
            ndcg_at_10=sum(ndcg_at(r, relevant, 10) for r, relevant in pairs) / len(pairs),
            recall_at_10=sum(recall_at(r, relevant, 10) for r, relevant in pairs) / len(pairs),
            recall_at_100=sum(recall_at(r, relevant, 100) for r, relevant in pairs) / len(pairs),
        )

    def _ranked(self, one: Found, dense_weight: float, n_candidates: int) -> list[str]:
        """Return the documents in the order of their best passage, none twice."""
        # A half that has no weight brings nothing: it would fill the end of the list.
        dense = _first(one.similarities, n_candidates if dense_weight else 0)
        bm25 = _first(one.bm25, n_candidates if dense_weight < 1 else 0)
        ids = fuse(dense, bm25, dense_weight, N_RANKED).ids
        return list(dict.fromkeys(self._document[i] for i in ids))


def _first(found: Mapping[int, float], count: int) -> dict[int, float]:
    return dict(list(found.items())[:count])


def measure(name: str, data: Path, encoder: Encoder) -> dict[str, list[Row]]:
    """Return the rows of all settings, on training and on development claims."""
    train, dev = (_claims(name, data, split) for split in ("train", "dev"))
    index = open_evaluation_index(dev.documents, encoder, Settings().corpus, no_progress)
    measuring = Measuring(index, encoder)
    rows = {}
    for split, dataset, limit in (("train", train, N_CHOOSING), ("dev", dev, None)):
        found = measuring.find([c for c in dataset.claims if c.relevant][:limit])
        rows[split] = [measuring.row(found, weight, n) for weight in WEIGHTS for n in CANDIDATES]
    return rows


def _claims(name: str, data: Path, split: str) -> ClaimSet:
    dataset = read_dataset(name, data=data, split=split)
    if not isinstance(dataset, ClaimSet):
        raise TypeError(f"{name}: holds no claims with relevant documents")
    return dataset


def table(rows: Mapping[str, Mapping[str, Sequence[Row]]]) -> str:
    """Return the halves, the default and what is best on the training claims, on dev claims."""
    lines = [
        "| set, development claims | setting | nDCG@10 | recall@10 | recall@100 |",
        "|---|---|---:|---:|---:|",
    ]
    for name, splits in rows.items():
        for shown, row in _shown_rows(splits).items():
            figures = (row.ndcg_at_10, row.recall_at_10, row.recall_at_100)
            cells = " | ".join(f"{value:.3f}" for value in figures)
            lines.append(f"| {name} | {shown} | {cells} |")
    return "\n".join(lines)


def _shown_rows(splits: Mapping[str, Sequence[Row]]) -> dict[str, Row]:
    default = Settings().retrieval
    dev = {(row.dense_weight, row.n_candidates): row for row in splits["dev"]}
    both = [row for row in splits["train"] if 0 < row.dense_weight < 1]
    best = max(both, key=lambda row: row.ndcg_at_10)
    highest = max((r for r in splits["dev"] if 0 < r.dense_weight < 1), key=lambda r: r.ndcg_at_10)
    n = default.n_candidates
    words = f"best on training claims: weight {best.dense_weight}, {best.n_candidates} each"
    highest_words = f"highest here: weight {highest.dense_weight}, {highest.n_candidates} each"
    return {
        "words alone (BM25)": dev[0.0, max(CANDIDATES)],
        "meaning alone (encoder)": dev[1.0, max(CANDIDATES)],
        f"both, as shipped: weight {default.dense_weight}, {n} each": dev[default.dense_weight, n],
        words: dev[best.dense_weight, best.n_candidates],
        highest_words: highest,
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table and keep all rows."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.fusion",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args(arguments)
    encoder = load_encoder(Settings().retrieval.encoder)
    rows = {name: measure(name, options.data, encoder) for name in DATASETS}
    print(table(rows))
    kept = {
        name: {split: [asdict(row) for row in found] for split, found in splits.items()}
        for name, splits in rows.items()
    }
    record = {
        "encoder": {"name": encoder.info.name, "sha256": encoder.info.sha256},
        "versions": versions_here(),
        "rows": kept,
    }
    RESULTS.write_text(json.dumps(record, indent=1) + "\n")


if __name__ == "__main__":
    main()
