"""Whether an article still holds what a claim list says was said there."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from factcheck.claims.lists import Quotation
from factcheck.claims.wording import folded_marks
from factcheck.protocols import Splitter
from factcheck.types import Document

_END = ".!?…\"' "


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where a quotation was looked for, and whether it is there."""

    line: int | None
    """The line of the article's file on which it begins; None where it is not found."""
    date: dt.date | None
    """The article's."""


class Articles:
    """The articles that claims are taken from; each is read, and split if need be, once."""

    def __init__(
        self, read: Callable[[str], Document], make_splitter: Callable[[], Splitter]
    ) -> None:
        """`make_splitter` is called only if words are not found as they are: it may be slow."""
        self._read = read
        self._make_splitter = make_splitter
        self._documents: dict[str, Document] = {}
        self._flat: dict[str, str] = {}
        self._claims: dict[str, dict[str, int]] = {}

    def find(self, quotation: Quotation) -> Found:
        """Return where the article holds the words, or a claim worded like them.

        White space, the form of quotation marks and dashes, and a full stop at the end make no
        difference; case does.

        Raises:
            InputError: the article cannot be read.
        """
        document = self._document(quotation.article)
        wanted = folded_marks(quotation.text).rstrip(_END)
        line = self._line_of_words(quotation.article, wanted)
        if line is None:
            line = self._claim_lines(quotation.article).get(wanted)
        return Found(line=line, date=document.date)

    def _document(self, path: str) -> Document:
        if path not in self._documents:
            self._documents[path] = self._read(path)
        return self._documents[path]

    def _line_of_words(self, path: str, wanted: str) -> int | None:
        document = self._document(path)
        if path not in self._flat:
            self._flat[path] = folded_marks(document.text)
        place = self._flat[path].find(wanted)
        if place < 0 or not wanted:
            return None
        n_words = len(self._flat[path][:place].split(" ")) - 1
        starts = [match.start() for match in re.finditer(r"\S+", document.text)]
        start = starts[min(n_words, len(starts) - 1)]
        return document.first_line + document.text.count("\n", 0, start)

    def _claim_lines(self, path: str) -> dict[str, int]:
        """Return the lines of the claims that are found in the article, by their wording."""
        if path not in self._claims:
            claims = self._make_splitter().split(self._document(path)).claims
            self._claims[path] = {
                folded_marks(words).rstrip(_END): claim.location.line
                for claim in reversed(claims)
                for words in (claim.text, claim.sentence)
            }
        return self._claims[path]
