"""Documents into claims by rule: what is said to be so, sentence by sentence."""

import datetime as dt
import hashlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from factcheck.claims.article_head import article_head
from factcheck.claims.attribution import (
    Reported,
    introduced_speaker,
    quoted_statement,
    reported_speech,
    teller,
)
from factcheck.claims.clauses import clauses
from factcheck.claims.quotations import QuotedSentence, quoted_sentences
from factcheck.claims.setting_aside import (
    furniture_reason,
    is_fragment,
    is_opinion,
    is_question,
)
from factcheck.claims.verbs import has_auxiliary
from factcheck.claims.wording import as_statement, dateline_end, strip_quotes
from factcheck.markup import plain_text
from factcheck.sentences import Block, BlockKind, split_blocks
from factcheck.types import (
    Attribution,
    Claim,
    Document,
    Extraction,
    Location,
    SetAside,
    SetAsideReason,
    Span,
)

MAX_DATELINE_BLOCKS = 3
"""Paragraphs at an article's head that may begin with a dateline."""

_NOT_PROSE = {
    BlockKind.CAPTION: SetAsideReason.CAPTION,
    BlockKind.CODE: SetAsideReason.CODE,
    BlockKind.FURNITURE: SetAsideReason.BOILERPLATE,
    BlockKind.HEADING: SetAsideReason.HEADING,
    BlockKind.TABLE: SetAsideReason.FRAGMENT,
}


class RuleSplitter:
    """A `Splitter` of word lists and patterns; it reads English news and reference prose."""

    def __init__(self, *, article_date: dt.date | None = None) -> None:
        """`article_date` is every claim's "now", above the document's own date."""
        self.article_date = article_date

    def split(self, document: Document) -> Extraction:
        """Return the claims and what was set aside, both in the document's order.

        Claims of one sentence share its span. Nothing is dropped: each sentence is the span of
        a claim or is set aside.
        """
        return _Reading(document, self.article_date or document.date).extraction()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Statement:
    text: str
    attribution: Attribution | None


class _Reading:
    """One document being read; what was found grows block by block."""

    def __init__(self, document: Document, date: dt.date | None) -> None:
        self.document = document
        self.date = date
        self.context = _context(document)
        self.line_starts = _line_starts(document.text)
        self.claims: list[Claim] = []
        self.set_aside: list[SetAside] = []
        self.id_counts: Counter[str] = Counter()
        self.speaker: Attribution | None = None
        self.is_open = False
        self.n_sentences = 0
        self.n_prose_blocks = 0

    def extraction(self) -> Extraction:
        for block in split_blocks(self.document.text, self.document.markup):
            if block.kind in _NOT_PROSE:
                self._put_aside_block(block)
            else:
                self._read_prose(block)
        found = Extraction(
            claims=tuple(self.claims),
            set_aside=tuple(self.set_aside),
            n_sentences=self.n_sentences,
        )
        head = article_head(self.document, found, title=self.context, date=self.date)
        return replace(found, article=head)

    def _put_aside_block(self, block: Block) -> None:
        reason = _NOT_PROSE[block.kind]
        if block.kind is BlockKind.HEADING:
            reason = furniture_reason(self._plain(block.span)) or reason
        self._put_aside(block.span, reason)

    def _read_prose(self, block: Block) -> None:
        self.n_sentences += len(block.sentences)
        self.n_prose_blocks += 1
        texts = [self._plain(span) for span in block.sentences]
        if self.n_prose_blocks <= MAX_DATELINE_BLOCKS and texts:
            texts[0] = texts[0][dateline_end(texts[0]) :]
        if any(furniture_reason(text) is SetAsideReason.CAPTION for text in texts):
            self._read_captions(block, texts)
            return
        quoted = quoted_sentences(texts, is_open=self.is_open)
        self.is_open = bool(quoted) and quoted[-1].ends_inside
        speakers = self._speakers(quoted)
        for span, sentence, speaker in zip(block.sentences, quoted, speakers, strict=True):
            self._read_sentence(span, sentence, speaker)

    def _read_captions(self, block: Block, texts: Sequence[str]) -> None:
        """Put a picture's caption aside with its credit; what it states in full is a claim."""
        for span, text in zip(block.sentences, texts, strict=True):
            if furniture_reason(text) is None and has_auxiliary(text):
                self._claim(span, _statements(text))
            else:
                self._put_aside(span, SetAsideReason.CAPTION)

    def _speakers(self, sentences: Sequence[QuotedSentence]) -> list[Attribution | None]:
        """Return who speaks each sentence that stands wholly in a quotation, None for others.

        That is whom the end of the same quotation names or the line that signs it, else whom
        an earlier sentence of this paragraph or the one before named.
        """
        named = [None if s.is_inside else _last_attribution(s.text) for s in sentences]
        speakers: list[Attribution | None] = []
        for i, sentence in enumerate(sentences):
            if sentence.is_inside:
                speakers.append(_named_later(sentences, named, i) or self.speaker)
            else:
                self.speaker = _carried(self.speaker, named[i], sentence.text)
                speakers.append(None)
        if not any(named) and not any(s.is_inside for s in sentences):
            self.speaker = None
        return speakers

    def _read_sentence(
        self, span: Span, sentence: QuotedSentence, speaker: Attribution | None
    ) -> None:
        text = sentence.text
        reason = self._reason(text)
        if reason is not None:
            self._put_aside(span, reason)
        elif sentence.is_inside and speaker is not None:
            self._read_quotation(span, text, speaker)
        else:
            statements = [s for clause in clauses(text) for s in _statements(clause)]
            self._claim(span, statements)

    def _reason(self, text: str) -> SetAsideReason | None:
        if not text.strip():
            return SetAsideReason.DATELINE
        if " ".join(text.split()) == self.document.title:
            return SetAsideReason.HEADING
        furniture = furniture_reason(text)
        if furniture is not None:
            return furniture
        if is_question(text):
            return SetAsideReason.QUESTION
        return SetAsideReason.FRAGMENT if is_fragment(text) else None

    def _read_quotation(self, span: Span, text: str, speaker: Attribution) -> None:
        content = strip_quotes(text)
        if is_opinion(content):
            self._put_aside(span, SetAsideReason.OPINION)
            return
        said = quoted_statement(content, speaker=speaker.speaker, cue=speaker.cue)
        self._claim(span, [_Statement(text=said.text, attribution=said.attribution)])

    def _claim(self, span: Span, statements: Sequence[_Statement]) -> None:
        if not statements:
            self._put_aside(span, SetAsideReason.OPINION)
        for statement in statements:
            self.claims.append(
                Claim(
                    id=self._id(statement.text),
                    text=statement.text,
                    sentence=self.document.text[span.start : span.end],
                    span=span,
                    location=self._location(span),
                    attribution=statement.attribution,
                    context=self.context,
                    date=self.date,
                )
            )

    def _put_aside(self, span: Span, reason: SetAsideReason) -> None:
        text = self.document.text[span.start : span.end]
        aside = SetAside(text=text, span=span, location=self._location(span), reason=reason)
        self.set_aside.append(aside)

    def _id(self, text: str) -> str:
        """Return a hash of the words, and which of the claims with these words it is."""
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:10]
        self.id_counts[digest] += 1
        return f"{digest}-{self.id_counts[digest]}"

    def _location(self, span: Span) -> Location:
        line = bisect_right(self.line_starts, span.start)
        return Location(
            path=self.document.id,
            line=self.document.first_line + line - 1,
            column=span.start - self.line_starts[line - 1] + 1,
        )

    def _plain(self, span: Span) -> str:
        written = self.document.text[span.start : span.end]
        if self.document.markup == "markdown":
            return plain_text(written)
        return " ".join(written.split())


def _statements(clause: str) -> list[_Statement]:
    """Return what a clause states, without the author's own opinions."""
    reported: tuple[Reported, ...] = reported_speech(clause)
    if reported:
        return [_Statement(text=r.text, attribution=r.attribution) for r in reported]
    if is_opinion(clause):
        return []
    text = as_statement(clause)
    return [_Statement(text=text, attribution=None)] if text else []


def _last_attribution(text: str) -> Attribution | None:
    reported = reported_speech(text)
    return reported[-1].attribution if reported else introduced_speaker(text) or teller(text)


def _named_later(
    sentences: Sequence[QuotedSentence], named: Sequence[Attribution | None], i: int
) -> Attribution | None:
    """Return whom the sentence names in which the quotation around sentence `i` ends."""
    end = i + 1
    while end < len(sentences) and sentences[end].begins_inside and sentences[end].is_inside:
        end += 1
    if end == len(sentences):
        return None
    found = named[end]
    signs = found is not None and found.cue == "—"
    return found if sentences[end].begins_inside or signs else None


def _carried(
    speaker: Attribution | None, named: Attribution | None, text: str
) -> Attribution | None:
    """Return who speaks on: a quotation whose speaker could not be read breaks the thread."""
    if named is not None:
        return named
    return None if any(mark in text for mark in '“"«') else speaker


def _context(document: Document) -> str:
    """Return the title, unless it is only the file's name."""
    return "" if document.title == PurePath(document.id).stem else document.title


def _line_starts(text: str) -> list[int]:
    starts = [0]
    starts.extend(i + 1 for i, character in enumerate(text) if character == "\n")
    return starts
