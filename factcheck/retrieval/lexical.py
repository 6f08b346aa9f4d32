"""The lexical half: passages that share a query's words, ranked by BM25, with tantivy."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from factcheck.errors import IndexDamagedError
from factcheck.retrieval.wording import encodable

_ANALYZER = "english"
_TEXT = "text"
_ID = "id"
_WRITER_BYTES = 50_000_000
"""Memory of the writer before it starts a new segment; tantivy asks for 15 MB at least."""
_MAX_TERM_BYTES = 40


class LexicalIndex:
    """Words by passage id.

    A word is lower-cased, freed of accents (Orbán, Orban) and stemmed (English). BM25 with
    k1 = 1.2 and b = .75. Source: Robertson and Zaragoza 2009, "The Probabilistic Relevance
    Framework: BM25 and Beyond", section 3; tantivy's idf is ln(1 + (N − n + .5)/(n + .5)).
    """

    def __init__(self, index: Any) -> None:
        self._index = index
        self._analyzer = _analyzer()
        self._searcher = index.searcher()
        self._schema = _schema()
        self.n_passages = int(self._searcher.num_docs)

    @classmethod
    def build(cls, folder: Path, ids: Sequence[int], texts: Sequence[str]) -> "LexicalIndex":
        """Write an index of `texts` into the empty `folder` and return it.

        Raises:
            OSError: the folder cannot be written.
        """
        import tantivy

        try:
            index = tantivy.Index(_schema(), path=str(folder))
            index.register_tokenizer(_ANALYZER, _analyzer())
            # One thread: one segment, with passages in order, which settles equal scores.
            writer = index.writer(heap_size=_WRITER_BYTES, num_threads=1)
            for passage_id, text in zip(ids, texts, strict=True):
                document = tantivy.Document()
                document.add_unsigned(_ID, passage_id)
                document.add_text(_TEXT, encodable(text))
                writer.add_document(document)
            writer.commit()
            writer.wait_merging_threads()
            index.reload()
        except ValueError as error:  # what tantivy makes of an error of the file system
            raise OSError(f"{folder}: {error}") from error
        return cls(index)

    @classmethod
    def open(cls, folder: Path) -> "LexicalIndex":
        """Return the index that `build` wrote.

        Raises:
            IndexDamagedError: the folder is missing or holds no such index.
        """
        import tantivy

        try:
            index = tantivy.Index.open(str(folder))
            index.register_tokenizer(_ANALYZER, _analyzer())
            return cls(index)
        except (OSError, ValueError) as error:
            raise IndexDamagedError(
                f"{folder}: not a readable lexical index ({error})",
                hint="Delete the index; it is built again on the next run.",
            ) from error

    def search(self, queries: Sequence[str], n_candidates: int) -> list[dict[int, float]]:
        """Return for each query up to `n_candidates` BM25 values by id, best first, all above 0.

        A query is words and nothing else: quotes, colons, brackets, AND and the like have no
        meaning in it. A word given twice counts once.
        """
        return [self._search_one(query, n_candidates) for query in queries]

    def _search_one(self, query: str, n_candidates: int) -> dict[int, float]:
        import tantivy

        terms = dict.fromkeys(self._analyzer.analyze(encodable(query)))
        if not terms or not self.n_passages:
            return {}
        should = [
            (tantivy.Occur.Should, tantivy.Query.term_query(self._schema, _TEXT, term))
            for term in terms
        ]
        wanted = min(n_candidates, self.n_passages)
        found = self._searcher.search(
            tantivy.Query.boolean_query(should), limit=wanted, count=False
        )
        ids = self._searcher.fast_field_values(_ID, [address for _, address in found.hits])
        pairs = zip(ids, (float(bm25) for bm25, _ in found.hits), strict=True)
        return dict(sorted(pairs, key=lambda pair: (-pair[1], pair[0])))


def _schema() -> Any:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field(_ID, fast=True)
    builder.add_text_field(_TEXT, tokenizer_name=_ANALYZER, index_option="freq")
    return builder.build()


def _analyzer() -> Any:
    from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

    builder = TextAnalyzerBuilder(Tokenizer.simple())
    filters = (
        Filter.remove_long(_MAX_TERM_BYTES),
        Filter.lowercase(),
        Filter.ascii_fold(),
        Filter.stemmer("english"),
    )
    for item in filters:
        builder = builder.filter(item)
    return builder.build()
