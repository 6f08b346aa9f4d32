"""The shapes of the stages, and what each of them guarantees.

Sequences in, sequences of the same length and order out; results never depend on how
the input was batched. The contract tests run over every implementation.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from factcheck.types import (
    Document,
    Extraction,
    FileRecord,
    Hit,
    ModelInfo,
    Pair,
    Passage,
    PassageFilter,
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
    """Documents, passages and vectors as committed: the source of truth of an index."""

    n_documents: int
    n_passages: int
    manifest: str | None
    """What the writer committed last; None where nothing was."""

    def files(self) -> dict[str, FileRecord]:
        """Return the files that the documents come from, by name."""

    def documents(self) -> Iterator[Document]:
        """Yield all documents in the order in which they were written."""

    def ids_of(self, sha256: str) -> tuple[str, ...]:
        """Return the ids of the documents whose file has these bytes, in the order written."""

    def passages(self, ids: Sequence[int], where: PassageFilter | None = None) -> list[Passage]:
        """Return the passages with these ids, in the order given, cited as `where` admits."""

    def vectors(self, ids: Sequence[int]) -> NDArray[np.float32]:
        """Return shape (len(ids), dimension): the passages' vectors, in the order given."""

    def vectors_after(self, passage_id: int) -> Iterator[tuple[list[int], NDArray[np.float32]]]:
        """Yield ids above `passage_id`, ascending, with their vectors, a part at a time."""

    def vectors_by_text(self, hashes: Sequence[bytes]) -> dict[bytes, bytes]:
        """Return the packed vectors of those embedded texts that are known, by their hash."""

    def admitted(self, where: PassageFilter) -> NDArray[np.int64]:
        """Return the ids of the passages that `where` admits, ascending."""

    def content_digest(self) -> int:
        """Return a sum over all rows, read from the file now."""

    def close(self) -> None:
        """Release the file."""


class PassageStoreWriter(Protocol):
    """A transaction on a store: visible as a whole after `commit`, or not at all."""

    @property
    def manifest(self) -> str | None:
        """What the last commit wrote; None in a store that has none."""

    @property
    def digest(self) -> int:
        """The sum over all rows as they would be committed now."""

    def reset(self) -> None:
        """Empty the store."""

    def counts(self) -> tuple[int, int]:
        """Return how many documents and passages there are."""

    def files(self) -> dict[str, FileRecord]:
        """Return the files that the documents come from, by name."""

    def put_file(self, record: FileRecord) -> None:
        """Note a file."""

    def remove_file(self, name: str) -> None:
        """Remove a file and its documents."""

    def remove_document(self, document_id: str) -> bool:
        """Remove a document; tell whether there was one of this id."""

    def add_document(self, document: Document, file: str) -> int:
        """Add a document and return its number."""

    def add_passages(self, document: int, passages: Iterable[Passage]) -> list[Passage]:
        """Add a document's passages; return those that are new, with their ids."""

    def set_vectors(
        self, ids: Sequence[int], hashes: Sequence[bytes], vectors: Sequence[bytes]
    ) -> None:
        """Store the packed vectors of passages."""

    def vectors_by_text(self, hashes: Iterable[bytes]) -> dict[bytes, bytes]:
        """Return the packed vectors of those embedded texts that are known, by their hash."""

    def vectors_after(self, passage_id: int) -> Iterator[tuple[list[int], NDArray[np.float32]]]:
        """Yield ids above `passage_id`, ascending, with their vectors, a part at a time."""

    def removed(self) -> list[int]:
        """Return the ids of the passages removed in this transaction."""

    def orphans(self) -> list[tuple[int, list[Passage]]]:
        """Return passages, by document, whose like was removed: to be added again."""

    def commit(self, manifest: str) -> None:
        """Make everything visible at once."""

    def close(self) -> None:
        """Release the file; what was not committed has not happened."""


class StoreFormat(Protocol):
    """How a store is read and written; the module `factcheck.corpus.store` is one."""

    def open_store(self, path: Path) -> PassageStore:
        """Return the store at `path`, read-only, as it is now."""

    def open_writer(self, path: Path) -> PassageStoreWriter:
        """Return the writer of the store at `path`, which is made if there is none."""

    def pack_vectors(self, vectors: NDArray[np.float32]) -> list[bytes]:
        """Return each row as the store keeps it: rounded, so that it may be taken over."""

    def text_hash(self, text: str) -> bytes:
        """Return what tells an embedded text from all others."""


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
