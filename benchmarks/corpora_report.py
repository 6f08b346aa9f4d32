"""Writes the tables of docs/corpora.md from the results of the benchmarks that measured them.

python -m benchmarks.corpora_report [--page docs/corpora.md]

The results are those of `benchmarks.embedding`, `benchmarks.factbook`, `benchmarks.flat_search` and
`benchmarks.fusion`. The prose of the page is written by hand; what stands between
`<!-- table: NAME -->` and `<!-- end of table -->` is replaced.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from benchmarks import embedding, factbook, flat_search, fusion
from benchmarks.statistics import Summary
from benchmarks.tables import with_tables

PAGE = Path(__file__).parent.parent / "docs" / "corpora.md"


def factbook_table() -> str:
    """Return the Factbook's table and what it comes to."""
    kept = json.loads(factbook.RESULTS.read_text(encoding="utf-8"))
    return f"{kept['table']}\n\n{kept['summary'].replace(';', ',')}."


def embedding_table() -> str:
    """Return how fast both embed, and the ratio."""
    kept = json.loads(embedding.RESULTS.read_text(encoding="utf-8"))
    rows = (
        ("bundled encoder, int8 on ONNX Runtime", "texts_per_second", ".0f"),
        (
            "the model it was tuned from, fp32 in sentence-transformers",
            "baseline_texts_per_second",
            ".0f",
        ),
        ("ratio, round by round", "ratio", ".2f"),
    )
    lines = [
        f"| {kept['n_texts']} texts of {kept['mean_characters']} characters, {kept['n_rounds']} "
        "rounds | texts a second of one core |",
        "|---|---:|",
    ]
    for title, key, digits in rows:
        values = Summary.model_validate(kept[key])
        ends = f"{values.minimum:{digits}}–{values.maximum:{digits}}"
        lines.append(f"| {title} | {values.median:{digits}} ({ends}) |")
    return "\n".join(lines)


def flat_table() -> str:
    """Return how fast a flat index is asked beside a matrix product."""
    kept = json.loads(flat_search.RESULTS.read_text(encoding="utf-8"))
    lines = [
        f"| {kept['n_queries']} queries, {kept['n_passages']:,} vectors | ms a query "
        "| numpy's product, ms | times as fast |",
        "|---|---:|---:|---:|",
    ]
    for title, key in (("all at once", "batched"), ("one by one", "single")):
        mine, other, ratio = (
            Summary.model_validate(kept[key][name])
            for name in ("ms_a_query", "product_ms_a_query", "times_as_fast")
        )
        lines.append(
            f"| {title} | {mine.median:.2f} | {other.median:.2f} "
            f"| {ratio.median:.2f} ({ratio.minimum:.2f}–{ratio.maximum:.2f}) |"
        )
    return "\n".join(lines)


def fusion_table() -> str:
    """Return the table of both halves and each alone."""
    kept = json.loads(fusion.RESULTS.read_text(encoding="utf-8"))["rows"]
    return fusion.table(
        {
            name: {split: [fusion.Row(**row) for row in rows] for split, rows in splits.items()}
            for name, splits in kept.items()
        }
    )


def write_page(page: Path) -> None:
    """Replace the tables of the page."""
    tables = {
        "factbook": factbook_table(),
        "fusion": fusion_table(),
        "embedding": embedding_table(),
        "flat": flat_table(),
    }
    text = page.read_text(encoding="utf-8")
    written = with_tables(text, tables.__getitem__)
    page.write_text(written, encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the tables."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.corpora_report",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--page", type=Path, default=PAGE)
    options = parser.parse_args(arguments)
    write_page(options.page)
    print(options.page)


if __name__ == "__main__":
    main()
