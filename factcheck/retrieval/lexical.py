"""The lexical half: passages that share a query's words, ranked by BM25, with tantivy."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from factcheck.errors import IndexDamagedError
from factcheck.retrieval.wording import encodable

_ANALYZER = "english"
_TEXT = "text"
_ID = "id"
_WRITER_BYTES = 50_000_000
"""Memory of the writer before it starts a new segment; tantivy asks for 15 MB at least."""
_MAX_TERM_BYTES = 40
_FIRST_ASKED = 8
"""How many times the passages wanted are asked for where only some are admitted."""


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
        with LexicalWriter(folder) as writer:
            for passage_id, text in zip(ids, texts, strict=True):
                writer.add(passage_id, text)
            writer.commit()
        return cls.open(folder)

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
                hint="Build the index again: factcheck index build.",
            ) from error

    def search(
        self,
        queries: Sequence[str],
        n_candidates: int,
        *,
        admitted: NDArray[np.int64] | None = None,
    ) -> list[dict[int, float]]:
        """Return for each query up to `n_candidates` BM25 values by id, best first, all above 0.

        A query is words and nothing else: quotes, colons, brackets, AND and the like have no
        meaning in it. A word given twice counts once. Only ids in `admitted` are returned where
        it is given.
        """
        if admitted is None:
            return [self._search_one(query, n_candidates) for query in queries]
        ids = set(admitted.tolist())
        return [self._search_among(query, n_candidates, ids) for query in queries]

    def _search_among(self, query: str, n_wanted: int, admitted: set[int]) -> dict[int, float]:
        """Ask for ever more until enough of what is found is admitted, or all is found."""
        n_asked = _FIRST_ASKED * n_wanted
        while True:
            found = self._search_one(query, n_asked)
            kept = [(i, bm25) for i, bm25 in found.items() if i in admitted]
            if len(kept) >= n_wanted or len(found) < n_asked:
                return dict(kept[:n_wanted])
            n_asked *= _FIRST_ASKED

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


class LexicalWriter:
    """Adds to and removes from an index in `folder`; a context manager that frees its lock.

    Nothing is visible before `commit`. Files once written never change, so a folder of links
    to another index's files (`clone_lexical`) can be written to without touching that index.

    Raises:
        OSError: the folder cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        import tantivy

        try:
            self._index = tantivy.Index(_schema(), path=str(folder), reuse=True)
            self._index.register_tokenizer(_ANALYZER, _analyzer())
            # One thread: passages in order, which settles equal scores.
            self._writer = self._index.writer(heap_size=_WRITER_BYTES, num_threads=1)
        except ValueError as error:  # what tantivy makes of an error of the file system
            raise OSError(f"{folder}: {error}") from error
        self._folder = folder

    def __enter__(self) -> "LexicalWriter":
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Forget what was not committed."""
        del self._writer

    def add(self, passage_id: int, text: str) -> None:
        """Add a passage's text."""
        import tantivy

        document = tantivy.Document()
        document.add_unsigned(_ID, passage_id)
        document.add_text(_TEXT, encodable(text))
        self._writer.add_document(document)

    def remove(self, passage_ids: Sequence[int]) -> None:
        """Remove passages, but for those added since the last commit."""
        import tantivy

        # By query: by term, the library takes the number for a signed one, and finds nothing.
        if passage_ids:
            query = tantivy.Query.term_set_query(_schema(), _ID, list(passage_ids))
            self._writer.delete_documents_by_query(query)

    def commit(self) -> None:
        """Make all of it visible to who opens the index from now on.

        Raises:
            OSError: the folder cannot be written.
        """
        try:
            self._writer.commit()
            self._writer.wait_merging_threads()
        except ValueError as error:
            raise OSError(f"{self._folder}: {error}") from error


def clone_lexical(source: Path, target: Path) -> None:
    """Make `target` an index of its own that shares the files of `source`, which never change.

    Raises:
        OSError: a file cannot be linked or copied.
    """
    target.mkdir()
    for path in source.iterdir():
        if path.suffix == ".lock":
            continue
        if path.suffix == ".json":  # the lists of what belongs to the index: replaced at commits
            shutil.copyfile(path, target / path.name)
            continue
        try:
            os.link(path, target / path.name)
        except OSError:  # a file system without links
            shutil.copyfile(path, target / path.name)


def _schema() -> Any:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field(_ID, fast=True, indexed=True)
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
