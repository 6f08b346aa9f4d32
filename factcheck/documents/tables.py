"""Tables become sentences, so that what a row says can be found and weighed."""

import re
from collections.abc import Iterator, Sequence

_DELIMITER_ROW = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_CELL_BREAK = re.compile(r"(?<!\\)\|")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_EMPTY = {"", "-", "–", "—", "n/a", "?"}


def row_sentence(header: Sequence[str], cells: Sequence[str]) -> str:
    """Return what a row says: its first cell, then each column with its value.

    `("Country", "Capital"), ("France", "Paris")` gives `France: Capital is Paris.`; empty
    cells are left out, and a row with nothing but its first cell gives an empty text.
    """
    clean = [" ".join(cell.split()) for cell in cells]
    pairs = [
        f"{name} is {value}" if name else value
        for name, value in zip((" ".join(h.split()) for h in header[1:]), clean[1:], strict=False)
        if value.lower() not in _EMPTY
    ]
    if not pairs or not clean[0]:
        return ""
    return f"{clean[0]}: {', '.join(pairs)}."


def tables_as_sentences(markdown: str) -> str:
    """Return Markdown whose tables are sentences, each on the line where its row stood."""
    lines = markdown.split("\n")
    result: list[str] = []
    header: list[str] | None = None
    fence = ""
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if mark := _FENCE.match(line):
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
        if fence or "|" not in line:
            header = None
            result.append(line)
        elif header is None and "|" in following and _DELIMITER_ROW.match(following):
            header = _cells(line)
            result.append("")
        elif header is None:
            result.append(line)
        else:
            is_rule = _DELIMITER_ROW.match(line)
            result.append("" if is_rule else _own_line(row_sentence(header, _cells(line))))
    return "\n".join(result)


def sentences_of_rows(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield a sentence a row; the first row names the columns."""
    if rows:
        for cells in rows[1:]:
            if sentence := row_sentence(rows[0], cells):
                yield sentence


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|").removesuffix("|")
    return [cell.strip().replace("\\|", "|") for cell in _CELL_BREAK.split(inner)]


def _own_line(sentence: str) -> str:
    """Return the sentence with Markdown's hard break, which keeps it from the next row's."""
    return f"{sentence}  " if sentence else ""
