"""What of a passage is embedded and indexed."""

from factcheck.markup import plain_text
from factcheck.types import Passage


def indexed_text(passage: Passage) -> str:
    """Return the passage's words under its document's title and its section's heading.

    The title says what a passage speaks of where its sentences say only "it".
    """
    above = (passage.citation.title, passage.heading)
    sentences = [part if part.endswith((".", "?", "!")) else f"{part}." for part in above if part]
    return encodable(" ".join([*sentences, plain_text(passage.text)]))


def encodable(text: str) -> str:
    """Return the text with lone surrogates, which have no UTF-8 form, made question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")
