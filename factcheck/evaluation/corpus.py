"""A data set's corpus, cut and indexed by the product's own code."""

import hashlib
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from factcheck.corpus import store
from factcheck.corpus.passages import cut_passages
from factcheck.errors import IndexDamagedError
from factcheck.evaluation.records import CorpusDocument
from factcheck.protocols import Encoder, Progress
from factcheck.retrieval.cache import cache_root, index_directory
from factcheck.retrieval.index import Index, IndexContent, IndexKey, build_index, open_index
from factcheck.settings import CorpusSettings
from factcheck.types import Document, Span

_MARKUP = "text"
_MIN_SHARE = 0.5
"""Of a gold sentence's characters, from which evidence is said to hold it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentencePlaces:
    """Where a document's gold sentences begin and end in the text that the product reads."""

    spans: tuple[Span, ...]

    def within(self, span: Span) -> tuple[int, ...]:
        """Return the numbers of the sentences that lie, at least half, in a span; ascending."""
        starts = [own.start for own in self.spans]
        first = max(bisect_right(starts, span.start) - 1, 0)
        return tuple(
            number
            for number in range(first, len(self.spans))
            if _share(self.spans[number], span) >= _MIN_SHARE
        )


def as_documents(documents: Sequence[CorpusDocument]) -> list[Document]:
    """Return the documents as the product reads them: their sentences, joined by blanks."""
    return [
        Document(
            id=document.id,
            text=(text := " ".join(document.sentences)),
            title=document.title,
            source=None,
            url=None,
            date=None,
            licence=None,
            sha256=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
            markup=_MARKUP,
        )
        for document in documents
    ]


def sentence_places(documents: Sequence[CorpusDocument]) -> Mapping[str, SentencePlaces]:
    """Return each document's sentences in the text that `as_documents` gives it."""
    return {document.id: _places(document) for document in documents}


def open_evaluation_index(
    documents: Sequence[CorpusDocument],
    encoder: Encoder,
    settings: CorpusSettings,
    progress: Progress,
) -> Index:
    """Return the index of a data set's corpus, from the cache where it is there.

    The splits of a set share it.

    Raises:
        CorpusError: the corpus holds no prose, or the cache cannot be written.
    """
    key = IndexKey.of(_fingerprint(documents), encoder.info, settings)
    directory = index_directory(_root(), key)
    try:
        return open_index(directory, store)
    except IndexDamagedError:
        read = as_documents(documents)
        content = IndexContent(documents=read, passages=cut_passages(read, settings), key=key)
        build_index(content, encoder, store, directory, progress=progress)
        return open_index(directory, store)


def _root() -> Path:
    return cache_root() / "evaluation"


def _fingerprint(documents: Sequence[CorpusDocument]) -> str:
    digest = hashlib.sha256()
    for document in documents:
        digest.update(repr(document).encode("utf-8", "replace") + b"\n")
    return digest.hexdigest()


def _places(document: CorpusDocument) -> SentencePlaces:
    ends = accumulate(len(sentence) + 1 for sentence in document.sentences)
    return SentencePlaces(
        spans=tuple(
            Span(end - 1 - len(sentence), end - 1)
            for end, sentence in zip(ends, document.sentences, strict=True)
        )
    )


def _share(sentence: Span, span: Span) -> float:
    length = sentence.end - sentence.start
    shared = min(sentence.end, span.end) - max(sentence.start, span.start)
    return shared / length if length else 0.0
