"""Quotations that run over sentences and paragraphs, and the sentences wholly inside them."""

from collections.abc import Sequence
from dataclasses import dataclass

_OPENING, _CLOSING, _STRAIGHT = "“«", "”»", '"'


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedSentence:
    """How a sentence stands to the quotations of its paragraph."""

    text: str
    """With an opening mark put before it where its quotation began earlier."""
    begins_inside: bool
    is_inside: bool
    """Whether no word of it stands outside quotation marks."""
    ends_inside: bool
    """Whether a quotation is open at its end."""


def quoted_sentences(sentences: Sequence[str], *, is_open: bool = False) -> list[QuotedSentence]:
    """Return the sentences of one paragraph, each with its place in the quotations.

    A mark that the paragraph before left open, `is_open`, is forgotten unless this one begins
    without a mark and closes it: newswire opens each paragraph of a longer quotation anew.
    """
    rows = []
    inside = is_open and _closes_first(" ".join(sentences))
    for sentence in sentences:
        began = inside
        n_outside = 0
        has_odd_mark = sentence.count(_STRAIGHT) % 2 == 1
        for i, character in enumerate(sentence):
            if character in _OPENING:
                inside = True
            elif character in _CLOSING:
                inside = False
            elif character == _STRAIGHT and not (has_odd_mark and _is_inch(sentence, i)):
                inside = not inside
            else:
                n_outside += character.isalnum() and not inside
        is_inside = n_outside == 0 and (began or sentence[:1] in _OPENING + _STRAIGHT)
        text = f"“{sentence}" if began else sentence
        row = QuotedSentence(
            text=text, begins_inside=began, is_inside=is_inside, ends_inside=inside
        )
        rows.append(row)
    return rows


def _closes_first(paragraph: str) -> bool:
    """Tell whether the first quotation mark of a paragraph closes."""
    first = next((i for i, c in enumerate(paragraph) if c in _OPENING + _CLOSING + _STRAIGHT), 0)
    if not first or paragraph[first] in _OPENING:
        return False
    follows = paragraph[first + 1 : first + 2]
    return not paragraph[first - 1].isspace() and (not follows or not follows.isalnum())


def _is_inch(sentence: str, i: int) -> bool:
    """Tell the mark of `a 12" record` from a quotation mark."""
    return sentence[max(0, i - 1) : i].isdigit() and sentence[i + 1 : i + 2] == " "
