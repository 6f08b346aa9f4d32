"""What inline Markdown hides, and what a reader sees instead."""

import html
import re

_CODE = re.compile(r"(`+)([^`]+)\1")
_AUTOLINK = re.compile(r"<([A-Za-z][\w+.-]*:[^<>\s]+|[^<>\s@]+@[^<>\s@]+)>")
_TARGET = r"\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:\s+[^()]*)?\)"
_LINK = re.compile(rf"(?<!!)\[([^\[\]]*)\](?:{_TARGET}|\[[^\[\]]*\])")
_IMAGE = re.compile(rf"!\[[^\[\]]*\](?:{_TARGET}|\[[^\[\]]*\])")
_FOOTNOTE_MARK = re.compile(r"\[\^[^\[\]\s]+\]")
_HTML = re.compile(r"<!--(?:(?!-->).)*-->|</?[A-Za-z][^<>]*>", re.DOTALL)
_EMPHASIS = re.compile(
    r"(?<![\\*])(?!(?<!\S)\*+(?!\S))\*{1,3}(?!\*)"
    r"|(?<![\w\\])_{1,3}(?=[^\s_])|(?<=[^\s_\\])_{1,3}(?!\w)|~~"
)
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_CLOSERS = re.compile(rf"(?:\]{_TARGET}|\]\[[^\[\]]*\]|\[\^[^\[\]\s]+\]|</[A-Za-z]+>|[*_~`])+")
_MARKS = re.compile(r"[*_~`\[<\\]")
_QUOTE_MARKERS = re.compile(r"(?m)^[ \t]*(?:>[ \t]?)+")


def plain_text(text: str) -> str:
    """Return what a reader of rendered Markdown sees: words without marks, on one line."""
    unquoted = _QUOTE_MARKERS.sub("", text)
    shown = "".join(unquoted[i] for i in visible_characters(unquoted))
    return " ".join(html.unescape(shown).split())


def visible_characters(text: str) -> list[int]:
    """Return the indices of the characters that rendered Markdown shows, ascending."""
    if not _MARKS.search(text):
        return list(range(len(text)))
    hidden = bytearray(len(text))
    literal = bytearray(len(text))
    for pattern, group in ((_CODE, 2), (_AUTOLINK, 1)):
        for match in pattern.finditer(text):
            _hide_around(hidden, match.span(), match.span(group))
            _mark(literal, *match.span())
    for match in _LINK.finditer(text):
        _hide_around(hidden, match.span(), match.span(1))
    for pattern in (_IMAGE, _FOOTNOTE_MARK, _HTML, _EMPHASIS, _ESCAPE):
        for match in pattern.finditer(text):
            if not literal[match.start()]:
                _mark(hidden, *match.span())
    return [i for i, is_hidden in enumerate(hidden) if not is_hidden]


def closing_marks(text: str, start: int, end: int) -> int:
    """Return where the marks end that close what stands before `start`, as `**` or `](url)`."""
    match = _CLOSERS.match(text, start, end)
    return match.end() if match else start


def _mark(flags: bytearray, start: int, end: int) -> None:
    flags[start:end] = b"\1" * (end - start)


def _hide_around(hidden: bytearray, outer: tuple[int, int], inner: tuple[int, int]) -> None:
    _mark(hidden, outer[0], inner[0])
    _mark(hidden, inner[1], outer[1])
