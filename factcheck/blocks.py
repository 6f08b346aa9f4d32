"""The blocks of a text: headings, paragraphs, list items and what is not prose at all.

Markdown is read as people write it, not to the letter of CommonMark: what matters here is
which lines are prose, and where each of their words stands in the file.
"""

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from factcheck.types import Span

NARROW_LINE = 50
WIDE_LINE = 120
"""Characters: editors wrap at a width between the two; a longer line is a paragraph of its own."""
MAX_HEADING_WORDS = 14
MAX_UPPER_SHARE = 0.6
"""Share of capitals among letters above which capitals no longer tell headings."""


class BlockKind(StrEnum):
    """What a block of text is."""

    HEADING = "heading"
    PROSE = "prose"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    TABLE = "table"
    CODE = "code"
    CAPTION = "caption"
    FURNITURE = "furniture"
    """Comments, link and footnote definitions, raw HTML."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawBlock:
    """A block as a run of line parts, without the marks that make it what it is."""

    kind: BlockKind
    level: int
    """Of a heading, 1…6; 0 for everything else."""
    lines: tuple[Span, ...]
    """The content of each line: no bullet, no `#`, no `>`, no indent; at least one line."""


def raw_blocks(text: str, markup: str) -> list[RawBlock]:
    """Return the blocks of `text` in order; `markup` is `markdown` or `text`."""
    lines = _lines(text)
    if markup == "markdown":
        return list(_MarkdownReader(lines).blocks())
    return list(_text_blocks(lines, capitals_tell=_upper_share(text) <= MAX_UPPER_SHARE))


def ends_sentence(text: str) -> bool:
    """Tell whether the last mark of `text`, closing quotes aside, ends a sentence."""
    return bool(re.search(r"[.!?…。！？][\"'”’»)\]*_]*$", text))


def is_capitals(text: str) -> bool:
    """Tell whether `text` is set in capitals: two words or more, or one of five letters."""
    letters = [c for c in text if c.isalpha()]
    if len(letters) < 4 or not all(c.isupper() for c in letters if c.lower() != c.upper()):
        return False
    return len(text.split()) > 1 or len(letters) >= 5


def _upper_share(text: str) -> float:
    n_upper = sum(c.isupper() for c in text)
    n_lower = sum(c.islower() for c in text)
    return n_upper / max(1, n_upper + n_lower)


# Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line's content without the blanks around it; empty on a blank line."""

    start: int
    text: str
    indent: int
    """Columns before the content, a tab counted as four."""
    hard: bool = False
    """Whether the line ends in Markdown's hard break."""

    @property
    def span(self) -> Span:
        return Span(self.start, self.start + len(self.text))

    def cut(self, n_characters: int) -> "_Line":
        """Return the line without its first characters and the blanks after them."""
        content = self.text[n_characters:].lstrip()
        removed = len(self.text) - len(content)
        return replace(self, start=self.start + removed, text=content, indent=self.indent + removed)


def _lines(text: str) -> list[_Line]:
    lines = []
    position = 0
    for raw in text.split("\n"):
        content = raw.strip()
        n_blanks = len(raw) - len(raw.lstrip()) if content else 0
        lines.append(
            _Line(
                start=position + n_blanks,
                text=content,
                indent=len(raw[:n_blanks].expandtabs(4)),
                hard=raw.endswith(("  ", "\\")),
            )
        )
        position += len(raw) + 1
    return lines


def _block(kind: BlockKind, lines: Sequence[_Line], level: int = 0) -> RawBlock:
    return RawBlock(kind=kind, level=level, lines=tuple(line.span for line in lines))


_BULLET = re.compile(r"(?:[-*+•▪◦‣·]|\d{1,3}[.)]|\(\d{1,2}\)|[a-z]\))(?=\s+\S)")
_RULE = re.compile(r"(?:={3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})$")


# Plain text


def _text_blocks(lines: Sequence[_Line], *, capitals_tell: bool) -> Iterator[RawBlock]:
    chunks = [
        chunk
        for group in _groups(lines)
        for chunk in _chunks(group, lambda line: capitals_tell and _is_caps_heading(line.text))
    ]
    for i, chunk in enumerate(chunks):
        if _RULE.match(chunk[0].text):
            continue
        following = chunks[i + 1] if i + 1 < len(chunks) else None
        first = chunk[0]
        bullet = _BULLET.match(first.text)
        if bullet:
            yield _block(BlockKind.LIST_ITEM, [first.cut(bullet.end()), *chunk[1:]])
        elif len(chunk) == 1 and (
            (capitals_tell and _is_caps_heading(first.text)) or _is_title(first, following)
        ):
            yield _block(BlockKind.HEADING, chunk, level=1 if i == 0 else 2)
        else:
            yield _block(BlockKind.PROSE, chunk)


def _groups(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Yield the runs of lines between blank ones."""
    group: list[_Line] = []
    for line in lines:
        if line.text:
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _chunks(group: Sequence[_Line], stands_alone: Callable[[_Line], bool]) -> list[list[_Line]]:
    """Cut a group at the line ends that end a sentence."""
    width = _wrap_width(group)
    chunks = [[group[0]]]
    for line, following in itertools.pairwise(group):
        if (
            stands_alone(line)
            or stands_alone(following)
            or _RULE.match(line.text)
            or _RULE.match(following.text)
            or _BULLET.match(following.text)
            or not _continues(line, following, width)
        ):
            chunks.append([following])
        else:
            chunks[-1].append(following)
    return chunks


def _wrap_width(group: Sequence[_Line]) -> int:
    """Return the width an editor wrapped the lines to, 0 where line ends are the author's own.

    A wrap shows where a line is full and ends in the middle of a sentence.
    """
    width = max(len(line.text) for line in group)
    if not NARROW_LINE <= width <= WIDE_LINE:
        return 0
    is_wrapped = any(
        _is_full(line, following, width) and not ends_sentence(line.text)
        for line, following in itertools.pairwise(group)
    )
    return width if is_wrapped else 0


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    """Tell whether the next line's first word would not have fitted."""
    return len(line.text) + 1 + len(following.text.split(maxsplit=1)[0]) > width


def _continues(line: _Line, following: _Line, width: int) -> bool:
    if not ends_sentence(line.text) and following.text[0].islower():
        return True
    return width > 0 and _is_full(line, following, width)


def _is_caps_heading(text: str) -> bool:
    return is_capitals(text) and not ends_sentence(text) and len(text) <= WIDE_LINE


def _is_title(line: _Line, following: Sequence[_Line] | None) -> bool:
    """Tell whether a lone line heads the sentence or the underline that follows."""
    if following is None or len(line.text) > WIDE_LINE:
        return False
    if re.match(r"[=-]{3,}$", following[0].text):
        return True
    is_short = len(line.text.split()) <= MAX_HEADING_WORDS
    is_open = not ends_sentence(line.text) and line.text[-1] not in ",;:"
    starts_well = not line.text[0].islower()
    return is_short and is_open and starts_well and ends_sentence(following[-1].text)


# Markdown

_FENCE = re.compile(r"(`{3,}|~{3,})")
_ATX = re.compile(r"(#{1,6})(?:[ \t]+|$)")
_ATX_CLOSE = re.compile(r"[ \t]+#+$|^#+$")
_SETEXT = re.compile(r"(=+|-+)$")
_DEFINITION = re.compile(r"\[[^\[\]]+\]:\s*\S")
_IMAGE_LINE = re.compile(r"(?:\[?!\[[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\])(?:\]\([^()]*\))?\s*)+$")
_DELIMITER_ROW = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$")
_HTML_BLOCK = re.compile(
    r"</?(?:address|article|aside|body|br|center|dd|details|div|dl|dt|fieldset|figcaption|figure"
    r"|footer|form|h[1-6]|head|header|hr|html|iframe|img|li|link|main|meta|nav|ol|p|picture|pre"
    r"|script|section|source|style|summary|table|tbody|td|tfoot|th|thead|title|tr|ul|video)\b",
    re.IGNORECASE,
)
_ITALIC_LINE = re.compile(r"(?:\*[^*]+\*|_[^_]+_)$")


class _MarkdownReader:
    """Reads blocks one after another; `position` is the next line to read."""

    def __init__(self, lines: Sequence[_Line]) -> None:
        self.lines = lines
        self.position = 0
        self.in_list = False

    def blocks(self) -> Iterator[RawBlock]:
        """Yield every block of the text, in order."""
        after_image = False
        while self.position < len(self.lines):
            line = self.lines[self.position]
            if not line.text or self._at_rule():
                self.position += 1
                continue
            block = self._block(line)
            if after_image and block.kind is BlockKind.PROSE and self._is_italic(block):
                block = replace(block, kind=BlockKind.CAPTION)
            after_image = block.kind is BlockKind.CAPTION
            yield block

    def _block(self, line: _Line) -> RawBlock:
        self.in_list = self.in_list and line.indent >= 2
        if line.indent >= 4 and not self.in_list:
            return self._while(BlockKind.CODE, lambda other: other.indent >= 4 or not other.text)
        if _FENCE.match(line.text):
            return self._fenced(line)
        if line.text.startswith("<!--"):
            return self._until(lambda other: "-->" in other.text)
        if _HTML_BLOCK.match(line.text):
            return self._while(BlockKind.FURNITURE, lambda other: bool(other.text))
        if _ATX.match(line.text):
            return self._atx(line)
        if _DEFINITION.match(line.text):
            return self._one(BlockKind.FURNITURE)
        if _IMAGE_LINE.match(line.text):
            return self._one(BlockKind.CAPTION)
        if self._at_table():
            return self._while(BlockKind.TABLE, lambda other: "|" in other.text)
        if line.text.startswith(">"):
            return self._quote()
        if _BULLET.match(line.text):
            return self._item(line)
        return self._paragraph(line)

    def _one(self, kind: BlockKind) -> RawBlock:
        self.position += 1
        return _block(kind, [self.lines[self.position - 1]])

    def _while(self, kind: BlockKind, belongs: Callable[[_Line], bool]) -> RawBlock:
        start = self.position
        while self.position < len(self.lines) and belongs(self.lines[self.position]):
            self.position += 1
        lines = self.lines[start : self.position]
        return _block(kind, [line for line in lines if line.text])

    def _until(self, is_last: Callable[[_Line], bool]) -> RawBlock:
        start = self.position
        while self.position < len(self.lines) and not is_last(self.lines[self.position]):
            self.position += 1
        self.position = min(self.position + 1, len(self.lines))
        lines = self.lines[start : self.position]
        return _block(BlockKind.FURNITURE, [line for line in lines if line.text])

    def _fenced(self, line: _Line) -> RawBlock:
        fence = _FENCE.match(line.text)
        mark = fence.group(1) if fence else line.text
        self.position += 1
        rest = self._until(lambda other: set(other.text) == {mark[0]} and other.text >= mark)
        return RawBlock(kind=BlockKind.CODE, level=0, lines=(line.span, *rest.lines))

    def _atx(self, line: _Line) -> RawBlock:
        self.position += 1
        marks = _ATX.match(line.text)
        level = len(marks.group(1)) if marks else 1
        content = line.cut(level)
        content = replace(content, text=_ATX_CLOSE.sub("", content.text).rstrip())
        return _block(BlockKind.HEADING, [content], level=level)

    def _quote(self) -> RawBlock:
        lines: list[_Line] = []
        while self.position < len(self.lines):
            line = self.lines[self.position]
            marks = re.match(r"(?:>[ \t]?)+", line.text)
            if not line.text or (marks is None and self._starts_block(line)):
                break
            self.position += 1
            content = line.cut(marks.end()) if marks else line
            bullet = _BULLET.match(content.text)
            if not content.text and lines:
                break
            lines.append(content.cut(bullet.end()) if bullet else content)
        return _block(BlockKind.QUOTE, lines)

    def _item(self, line: _Line) -> RawBlock:
        bullet = _BULLET.match(line.text)
        self.in_list = True
        rest = self._run(line)
        first = line.cut(bullet.end()) if bullet else line
        return _block(BlockKind.LIST_ITEM, [first, *rest])

    def _paragraph(self, line: _Line) -> RawBlock:
        kind = BlockKind.LIST_ITEM if self.in_list and line.indent >= 2 else BlockKind.PROSE
        self.in_list = kind is BlockKind.LIST_ITEM
        lines = [line, *self._run(line)]
        if self.position < len(self.lines) and kind is BlockKind.PROSE:
            underline = _SETEXT.match(self.lines[self.position].text)
            if underline and len(lines) <= 3:
                self.position += 1
                level = 1 if underline.group(1).startswith("=") else 2
                return _block(BlockKind.HEADING, lines, level=level)
        if len(lines) == 1 and _is_caps_heading(line.text):
            return _block(BlockKind.HEADING, lines, level=6)
        return _block(kind, lines)

    def _run(self, line: _Line) -> list[_Line]:
        """Return the lines that continue the paragraph begun by `line`, and read past them."""
        self.position += 1
        lines: list[_Line] = []
        while self.position < len(self.lines):
            following = self.lines[self.position]
            if not following.text or self._starts_block(following) or self._is_break(line):
                break
            lines.append(following)
            line = following
            self.position += 1
        return lines

    def _is_break(self, line: _Line) -> bool:
        """Tell whether a paragraph's line end also ends a sentence."""
        following = self.lines[self.position]
        if _is_caps_heading(line.text) or _is_caps_heading(following.text):
            return True
        return line.hard or (len(line.text) > WIDE_LINE and ends_sentence(line.text))

    def _starts_block(self, line: _Line) -> bool:
        starts = (_FENCE, _ATX, _HTML_BLOCK, _BULLET, _RULE, _SETEXT, _IMAGE_LINE)
        return line.text.startswith((">", "<!--")) or any(p.match(line.text) for p in starts)

    def _at_rule(self) -> bool:
        return bool(_RULE.match(self.lines[self.position].text))

    def _at_table(self) -> bool:
        below = self.position + 1
        return (
            "|" in self.lines[self.position].text
            and below < len(self.lines)
            and "|" in self.lines[below].text
            and bool(_DELIMITER_ROW.match(self.lines[below].text))
        )

    def _is_italic(self, block: RawBlock) -> bool:
        line = self.lines[self.position - 1]
        return len(block.lines) == 1 and bool(_ITALIC_LINE.match(line.text))
