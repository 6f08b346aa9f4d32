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


def quoted_sentences(sentences: Sequence[str]) -> list[QuotedSentence]:
    """Return the sentences of one paragraph, each with its place in the quotations.

    A mark left open at the paragraph's end is forgotten: newswire opens each paragraph of a
    longer quotation anew.
    """
    rows = []
    inside = False
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
        rows.append(QuotedSentence(text=text, begins_inside=began, is_inside=is_inside))
    return rows


def _is_inch(sentence: str, i: int) -> bool:
    """Tell the mark of `a 12" record` from a quotation mark."""
    return sentence[max(0, i - 1) : i].isdigit() and sentence[i + 1 : i + 2] == " "
