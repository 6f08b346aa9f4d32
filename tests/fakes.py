"""Stand-ins and records for tests of the corpus and of retrieval."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from factcheck.corpus import store
from factcheck.types import Citation, Document, ModelInfo, Passage, Span


class WordEncoder:
    """Texts with words in common point the same way; counts what it was asked to encode."""

    dimension = 64

    def __init__(self, name: str = "words") -> None:
        self.info = ModelInfo(name=name, sha256=hashlib.sha256(name.encode()).hexdigest())
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.encoded.extend(texts)
        rows = [self._vector(text) for text in texts]
        return np.stack(rows) if rows else np.empty((0, self.dimension), dtype=np.float32)

    def _vector(self, text: str) -> NDArray[np.float32]:
        words = text.lower().encode("utf-8", "replace").split() or [b""]
        vector = np.sum([_word_vector(word, self.dimension) for word in words], axis=0)
        return (vector / np.linalg.norm(vector)).astype(np.float32)


def _word_vector(word: bytes, dimension: int) -> NDArray[np.float64]:
    seed = int.from_bytes(hashlib.sha256(word.strip(b".,:;")).digest()[:8], "big")
    return np.random.default_rng(seed).normal(size=dimension)


def a_document(
    text: str, *, id: str = "a.md", title: str = "A title", markup: str = "markdown"
) -> Document:
    return Document(
        id=id,
        text=text,
        title=title,
        source="A publisher",
        url="https://example.org/a",
        date=dt.date(2025, 3, 11),
        licence="CC-BY-4.0",
        sha256=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
        markup=markup,
    )


def write_store(
    path: Path, documents: Sequence[Document], passages: Sequence[Passage], vectors: Sequence[bytes]
) -> list[Passage]:
    """Commit a store of these; return the passages as they are in it, with their ids."""
    writer = store.open_writer(path)
    try:
        kept = []
        for document in documents:
            number = writer.add_document(document, document.id)
            own = [p for p in passages if p.citation.document_id == document.id]
            kept += writer.add_passages(number, own)
        ids = [passage.id for passage in kept]
        writer.set_vectors(ids, [store.text_hash(p.text) for p in kept], vectors[: len(ids)])
        writer.commit("{}")
    finally:
        writer.close()
    return kept


def a_passage(text: str, *, id: int = 0, title: str = "", heading: str = "") -> Passage:
    return Passage(
        id=id,
        citation=Citation(
            document_id="a.md", title=title, source=None, url=None, date=None, licence=None
        ),
        span=Span(0, len(text)),
        text=text,
        heading=heading,
        sentences=(Span(0, len(text)),),
    )
