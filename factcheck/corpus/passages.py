"""Documents become passages: windows of a few sentences that stay within their section."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from factcheck.markup import plain_text
from factcheck.sentences import Block, BlockKind, split_blocks
from factcheck.settings import CorpusSettings
from factcheck.types import Citation, Document, Passage, Span

_LEFT_OUT = (BlockKind.TABLE, BlockKind.CODE, BlockKind.CAPTION, BlockKind.FURNITURE)
"""What does not read as prose; it also parts what stands before it from what follows."""
MAX_SENTENCE_CHARS = 1_000
"""Beyond, a sentence is none, but a list, data on one line, or speech written down without periods:
it is cut at blanks. A stance model reads some 700 characters."""


def passages_of(document: Document, settings: CorpusSettings) -> tuple[Passage, ...]:
    """Return the passages of one document, in order, with ids counted from zero."""
    return tuple(_document_passages(document, settings, first_id=0))


def cut_passages(documents: Iterable[Document], settings: CorpusSettings) -> tuple[Passage, ...]:
    """Return the passages of all documents, in order, with ids counted from zero.

    A passage never reaches over a heading, and over the end of a paragraph only where the
    paragraph has fewer than `settings.n_sentences` sentences. Every sentence of prose is
    in at least one passage.
    """
    passages: list[Passage] = []
    for document in documents:
        passages.extend(_document_passages(document, settings, first_id=len(passages)))
    return tuple(passages)


def _document_passages(
    document: Document, settings: CorpusSettings, *, first_id: int
) -> list[Passage]:
    citation = citation_of(document)
    line_ends = [i for i, character in enumerate(document.text) if character == "\n"]
    windows = [
        (heading, window)
        for heading, group in _groups(document, settings.n_sentences)
        for window in _windows(group, settings)
    ]
    return [
        Passage(
            id=first_id + i,
            citation=citation,
            span=Span(window[0].start, window[-1].end),
            text=document.text[window[0].start : window[-1].end],
            heading=heading,
            sentences=tuple(window),
            line=_line(document, line_ends, window[0].start),
            page=bisect_right(document.page_starts, window[0].start) or None,
            column=window[0].start - document.text.rfind("\n", 0, window[0].start),
        )
        for i, (heading, window) in enumerate(windows)
    ]


def citation_of(document: Document) -> Citation:
    """Return what a reader is shown of a document."""
    return Citation(
        document_id=document.id,
        title=document.title,
        source=document.source,
        url=document.url,
        date=document.date,
        licence=document.licence,
        author=document.author,
        language=document.language,
        reliability=document.reliability,
    )


def _line(document: Document, line_ends: Sequence[int], position: int) -> int:
    above = bisect_left(line_ends, position) if document.line_by_line else 0
    return document.first_line + above


def _groups(document: Document, n_sentences: int) -> list[tuple[str, list[Span]]]:
    """Return runs of sentences that may share a passage, each with its section's heading."""
    groups: list[tuple[str, list[Span]]] = []
    heading = ""
    is_open = False
    for block in split_blocks(document.text, document.markup):
        if block.kind is BlockKind.HEADING:
            heading, is_open = _heading_text(document, block), False
        elif block.kind in _LEFT_OUT or not block.sentences:
            is_open = False
        elif is_open and _is_short(block.sentences, groups[-1][1], n_sentences):
            groups[-1][1].extend(_bounded(document.text, block.sentences))
        else:
            groups.append((heading, list(_bounded(document.text, block.sentences))))
            is_open = True
    return groups


def _bounded(text: str, sentences: Iterable[Span]) -> Iterator[Span]:
    """Yield the sentences, those that are far too long in pieces that end at a blank."""
    for sentence in sentences:
        rest = sentence
        while rest.end - rest.start > MAX_SENTENCE_CHARS:
            blank = text.rfind(" ", rest.start + 1, rest.start + MAX_SENTENCE_CHARS)
            cut = blank if blank > 0 else rest.start + MAX_SENTENCE_CHARS
            yield Span(rest.start, cut)
            rest = Span(cut + (blank > 0), rest.end)
        yield rest


def _is_short(sentences: Sequence[Span], before: Sequence[Span], n_sentences: int) -> bool:
    """Tell whether a block is joined to what stands before it: one of the two is short."""
    return len(sentences) < n_sentences and len(before) < n_sentences


def _heading_text(document: Document, block: Block) -> str:
    """Return the heading's words; none for a first-level heading that repeats the title."""
    text = plain_text(document.text[block.span.start : block.span.end])
    is_title = block.level == 1 and text.casefold() == document.title.casefold()
    return "" if is_title else text


def _windows(group: Sequence[Span], settings: CorpusSettings) -> list[Sequence[Span]]:
    """Return overlapping windows that cover the group, the last one ending at its end."""
    windows: list[Sequence[Span]] = []
    start = covered = 0
    while covered < len(group):
        end = _window_end(group, start, settings)
        if end <= covered:  # the next sentence is too long to fit: the window holds nothing new
            start += 1
            continue
        windows.append(group[start:end])
        covered = end
        start = min(start + settings.stride, covered)
    return windows


def _window_end(group: Sequence[Span], start: int, settings: CorpusSettings) -> int:
    end = start + 1
    last = min(start + settings.n_sentences, len(group))
    while end < last and group[end].end - group[start].start <= settings.max_chars:
        end += 1
    return end
