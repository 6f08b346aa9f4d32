"""Where sentences begin and end, in spans that are exact for any text.

Line ends are read first, then nupunkt cuts each block, then the cuts that newswire and
reference prose are known to get wrong are mended. benchmarks/sentence_boundaries.py measures it.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.blocks import BlockKind, RawBlock, raw_blocks
from factcheck.markup import closing_marks, visible_characters
from factcheck.types import Span

__all__ = ["Block", "BlockKind", "split_at_semicolons", "split_blocks"]

_BETWEEN_SEMICOLONS = re.compile(r"[^;\s](?:[^;]|;(?!\s))*")
_WITHOUT_SENTENCES = (BlockKind.TABLE, BlockKind.CODE, BlockKind.FURNITURE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A heading, paragraph, list item or the like, and the sentences in it."""

    kind: BlockKind
    span: Span
    """The content without its marks: no `#`, bullet or `>` before it."""
    sentences: tuple[Span, ...]
    """In order, without the blanks between them; none in tables, code and furniture."""
    level: int
    """Of a heading, 1…6; 0 for everything else."""


def split_blocks(text: str, markup: str) -> tuple[Block, ...]:
    """Return the blocks of a text with their sentences, in order; spans point into `text`.

    A sentence never reaches over a block's end, and a blank line always ends a block; a
    sentence of a wrapped paragraph holds its line ends. `markup` is `markdown` or `text`.
    """
    blocks = []
    for raw in raw_blocks(text, markup):
        span = Span(raw.lines[0].start, raw.lines[-1].end)
        if span.start == span.end:
            continue
        sentences = _sentences(text, raw, is_markdown=markup == "markdown")
        blocks.append(Block(kind=raw.kind, span=span, sentences=sentences, level=raw.level))
    return tuple(blocks)


def split_at_semicolons(text: str, sentence: Span) -> tuple[Span, ...]:
    """Return the parts of a sentence of `text`: "not 34; the number is 32" has two."""
    parts = _BETWEEN_SEMICOLONS.finditer(text, sentence.start, sentence.end)
    return tuple(Span(part.start(), part.end()) for part in parts)


def _sentences(text: str, raw: RawBlock, *, is_markdown: bool) -> tuple[Span, ...]:
    if raw.kind in _WITHOUT_SENTENCES:
        return ()
    if raw.kind is BlockKind.HEADING:
        return (Span(raw.lines[0].start, raw.lines[-1].end),)
    flat = _Flat.of(text, raw.lines)
    seen = visible_characters(flat.text) if is_markdown else None
    shown = flat.text if seen is None else "".join(flat.text[i] for i in seen)
    ends = _cut_positions(shown)
    if seen is not None:
        ends = [closing_marks(flat.text, seen[end - 1] + 1, len(flat.text)) for end in ends]
    return tuple(_spans(flat, ends))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Flat:
    """A block's lines joined by blanks, and where each line stood."""

    text: str
    starts: tuple[int, ...]
    """In `text`, of each line."""
    lines: tuple[Span, ...]
    """In the document, of each line."""

    @classmethod
    def of(cls, text: str, lines: Sequence[Span]) -> "_Flat":
        starts, position = [], 0
        for line in lines:
            starts.append(position)
            position += line.end - line.start + 1
        joined = " ".join(text[line.start : line.end] for line in lines)
        return cls(text=joined, starts=tuple(starts), lines=tuple(lines))

    def place(self, position: int) -> int:
        """Return where in the document the character at `position` stands."""
        i = bisect_right(self.starts, position) - 1
        return self.lines[i].start + position - self.starts[i]


def _spans(flat: _Flat, ends: Sequence[int]) -> list[Span]:
    spans = []
    start = 0
    for end in [*ends, len(flat.text)]:
        piece = flat.text[start:end]
        first = start + len(piece) - len(piece.lstrip())
        last = start + len(piece.rstrip())
        if last > first:
            spans.append(Span(flat.place(first), flat.place(last - 1) + 1))
        start = max(start, end)
    return spans


# Boundaries within one block

_STARTERS = (
    "The|He|She|It|They|We|This|That|These|Those|A|An|In|On|At|But|However|After|Before|When|While"
    "|If|As|According|Officials|His|Her|Their|Its|There|Many|Some|Most|And|For|By|Since|How|What"
    "|Why|Where|Who|Which|Did|Do|Does|Is|Are|Was|Were|Can|Will|Would|I"
)
_STARTER = re.compile(rf"[“\"‘']?(?:{_STARTERS})\s")
_STARTER_AFTER_DOTTED = re.compile(
    r"\b(?:U\.S|U\.K|U\.N|E\.U|D\.C|U\.A\.E|p\.m|a\.m|Inc|Corp|Ltd|Co|Jr|etc)\.[\"”’)\]]*"
    rf"(?=\s+[“\"‘']?(?:{_STARTERS})\s)"
)
_QUOTE_AFTER_END = re.compile(r"[a-z0-9][.!?…]+[\"”’)\]]*(?=\s+[“‘][A-Z])")
_BEFORE_IMAGE_CREDIT = re.compile(r"\S(?=\s+(?:Image|Photo|Picture|Photograph):\s+[A-Z])")
_WORD_BEFORE_CAPITAL = re.compile(
    r"(?<![\w.])(?!(?i:dept|univ|assn|approx|prof|corp|bros|supp|para|sect|natl|intl)\."
    r"|(?:Capt|Cmdr|Brig|Supt|Insp|Atty|Msgr|Messrs|Mlle|Sens|Reps|Pres|Adjt|Sept|Tues|Thurs|Bldg"
    r"|Blvd|Comm|Engr|Conn|Mass|Minn|Wash|Tenn|Penn|Calif|Colo|Okla|Oreg|Nebr|Ariz)\.)"
    r"[A-Za-z][a-z]{3,}\.[\"”’)\]]*(?=\s+[“\"‘'(]?[A-Z])"
)
_MISSED_CUTS = (
    _QUOTE_AFTER_END,
    _STARTER_AFTER_DOTTED,
    _WORD_BEFORE_CAPITAL,
    _BEFORE_IMAGE_CREDIT,
)
_ENUMERATOR = re.compile(r"(?:[•▪⁃◦]\s*)?\(?(?:\d{1,3}|[A-Za-z])[.)]{1,2}$")
_BEFORE_NUMBER = re.compile(
    r"(?:^|[\s(\[“\"])(?:[Nn]os?|N[°º]|[Nn]r|Arts?|Figs?|Secs?|Vols?|[Pp]p?|Op|Ch|Eq|c|ca|approx"
    r"|est|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$"
)
_TITLE = re.compile(
    r"(?:^|[\s(\[“\"'‘/-])(?:Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Hon|St|Ste|Mt|Ft|Gen|Lt|Maj|Col|Capt|Cmdr"
    r"|Cdr|Adm|Brig|Sgt|Cpl|Pvt|Gov|Sens?|Reps?|Pres|Amb|Supt|Insp|Atty|Fr|Msgr|Messrs|Mme|Mlle"
    r"|vs|v)\.$"
)
_INITIAL = re.compile(r"(?:^|\s)[A-Z]\.$")
_DOTTED = re.compile(r"(?:\b[A-Za-z]\.){2,}[\"”’)\]]*$|\b(?:etc|e\.g|i\.e|cf|al|approx)\.$")
_MARK_BEFORE_LOWER = re.compile(r"[.!?…][\"'”’»)\]]+$|[!?…]$|\.\.$")
_QUOTED = re.compile(r"[.!?…][\"”»]$")
_SAYS_ONLY = re.compile(
    r"(?:[A-Za-z][\w.'’-]* ){1,4}(?:said|says|stated|added|wrote|noted|told \w+)\.(?:\s|$)"
)
_COUNTRY = re.compile(r"\b(?:U\.S|U\.K|U\.N|E\.U)\.$")
_OF_A_COUNTRY = re.compile(
    r"(?:Secretary|President|Senate|Senator|House|Congress|Supreme|Department|Treasury|Army|Navy|Air"
    r"|Federal|Attorney|Ambassador|Vice|Representative|Government|Agency|Embassy|Constitution|State"
    r"|Capitol|Special|Defen[cs]e|Justice|Geological|Census|Food|Environmental|National|Marine|Coast"
    r"|Security|General|Charter|Trade|Energy|Agency|Foreign|Prime|Space|Steel|Open)\b"
)
_LEFT_BEHIND = re.compile(r"[\"”’»)\]]+(?=\s|$)|\s+[”»]+(?=\s|$)")


def _cut_positions(text: str) -> list[int]:
    """Return the ends of all sentences of one block but the last, ascending."""
    from nupunkt import sent_spans

    length = len(text.rstrip())
    if not length:
        return []
    ends = {start + len(text[start:end].rstrip()) for start, end in sent_spans(text)}
    for pattern in _MISSED_CUTS:
        ends.update(match.end() for match in pattern.finditer(text))
    return _mended(text, sorted(end for end in ends if 0 < end < length))


def _mended(text: str, ends: Sequence[int]) -> list[int]:
    kept: list[int] = []
    start = 0
    for cut in ends:
        closers = _LEFT_BEHIND.match(text, cut)
        end = closers.end() if closers else cut
        left, right = text[max(start, end - 60) : end].strip(), text[end : end + 60].lstrip()
        if end > start and left and right and not _is_joined(left, right):
            kept.append(end)
            start = end
    return kept


def _is_joined(left: str, right: str) -> bool:
    """Tell whether nupunkt cut within a sentence; of `left` and `right`, 60 characters meet."""
    first = right[0]
    if first == "." or _ENUMERATOR.match(left):
        return True
    if first.isdigit():
        return bool(_BEFORE_NUMBER.search(left))
    if first.islower():
        return bool(_DOTTED.search(left) or _MARK_BEFORE_LOWER.search(left))
    if _QUOTED.search(left) and _SAYS_ONLY.match(right):
        return True
    if _COUNTRY.search(left) and _OF_A_COUNTRY.match(right):
        return True
    if first.isupper() and not _STARTER.match(right):
        return bool(_TITLE.search(left) or _is_initial_of_name(left, right))
    return False


def _is_initial_of_name(left: str, right: str) -> bool:
    """Tell `George W. | Bush` from `you and I. | Did`."""
    if not _INITIAL.search(left):
        return False
    before = left[:-2].split()
    return bool(before) and before[-1][:1].isupper() and right.split()[0].istitle()
