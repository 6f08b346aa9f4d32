"""The shapes of the stages, and what each of them guarantees.

Sequences in, sequences of the same length and order out; results never depend on how
the input was batched. The contract tests run over every implementation.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from factcheck.types import (
    Document,
    Extraction,
    Hit,
    ModelInfo,
    Pair,
    Passage,
    Report,
    StanceProbabilities,
)

Progress: TypeAlias = Callable[[str, int, int], None]
"""Called as `progress(stage, n_done, n_total)`; `n_total` is 0 where it is not known."""


class Splitter(Protocol):
    """Finds the checkable statements of a document."""

    def split(self, document: Document) -> Extraction:
        """Return the claims and what was set aside, both in the document's order.

        Guarantees: `document.text[c.span.start:c.span.end] == c.sentence` for every claim,
        and the same for everything set aside; ids are unique within the document.
        """


class Encoder(Protocol):
    """Maps texts to vectors whose dot product is their cosine similarity."""

    info: ModelInfo
    dimension: int

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return shape (len(texts), dimension), rows of norm 1; shape (0, dimension) for none."""


class PassageStore(Protocol):
    """Documents, passages and vectors as written: the source of truth of an index."""

    n_documents: int
    n_passages: int

    def passages(self, ids: Sequence[int]) -> list[Passage]:
        """Return the passages with these ids, in the order given."""

    def vectors(self, ids: Sequence[int]) -> NDArray[np.float32]:
        """Return shape (len(ids), dimension): the passages' vectors, in the order given."""

    def vectors_by_text(self, embedded_sha256: Sequence[str]) -> dict[str, NDArray[np.float16]]:
        """Return the vectors of those embedded texts that the store knows, by their hash."""

    def close(self) -> None:
        """Release the file."""


class StoreFormat(Protocol):
    """How a store becomes a file and is read again; `factcheck.corpus.store` is one."""

    def write_store(
        self,
        path: Path,
        documents: Sequence[Document],
        passages: Sequence[Passage],
        *,
        embedded_sha256: Sequence[str],
        vectors: NDArray[np.float16],
    ) -> None:
        """Write a new store; row i of hashes and vectors belongs to `passages[i]`."""

    def open_store(self, path: Path) -> PassageStore:
        """Return the store at `path`, read-only."""


class Retriever(Protocol):
    """Finds passages for queries."""

    def retrieve(self, queries: Sequence[str], n_hits: int) -> list[tuple[Hit, ...]]:
        """Return up to `n_hits` hits a query, best first, no passage twice; ties by passage id."""


class Scorer(Protocol):
    """Tells how a piece of evidence stands to a claim."""

    info: ModelInfo

    def score(self, pairs: Sequence[Pair]) -> list[StanceProbabilities]:
        """Return one stance a pair, in order; each sums to 1 within 1e-6."""


class Reporter(Protocol):
    """Renders a report in one format."""

    def __call__(self, report: Report) -> str:
        """Return the whole output, ending in one line end."""
