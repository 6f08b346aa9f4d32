"""The claim splitter: an article's statements as atomic claims that stand alone."""

import datetime as dt
import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factcheck.claims.article_date import date_line
from factcheck.claims.atoms import atoms
from factcheck.claims.drafts import Draft, is_balanced
from factcheck.claims.kinds import kind_of
from factcheck.claims.offices import office_drafts
from factcheck.claims.parse import parse
from factcheck.claims.people import People
from factcheck.claims.split import RuleSplitter
from factcheck.claims.standalone import Replaceable, Sight, Surroundings
from factcheck.claims.wording import dateline_end
from factcheck.markup import plain_text
from factcheck.types import Claim, Document, Extraction, SetAsideReason, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_READ = frozenset({SetAsideReason.QUESTION, SetAsideReason.OPINION})
"""What is set aside but still says whom the next sentence is about."""
_N_DATELINES = 3
"""Sentences at an article's head that may begin with a dateline."""


class AtomicSplitter:
    """A `Splitter` that takes sentences apart along their dependency parse."""

    def __init__(self, *, article_date: dt.date | None = None) -> None:
        """`article_date` is every claim's "now", above the document's own date."""
        self.article_date = article_date

    def split(self, document: Document) -> Extraction:
        """Return the claims and what was set aside, both in the document's order.

        The claims of one sentence share its span, and each says in what its words differ. The
        same claim made again is one claim, with every place it was made at.

        Raises:
            ModelError: the parser's files are missing or damaged.
            MissingExtraError: spaCy or its pipeline is not installed.
        """
        whole = RuleSplitter(article_date=self.article_date).split(document)
        now = self.article_date or document.date or date_line(whole.set_aside)
        found = _merged(_Article(document, whole, now).claims())
        dated = [replace(claim, date=now) for claim in found]
        return replace(whole, claims=tuple(_with_ids(dated)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence:
    span: Span
    text: str
    statements: tuple[Claim, ...]


class _Article:
    """One article's statements, parsed."""

    def __init__(self, document: Document, whole: Extraction, now: dt.date | None) -> None:
        self.now = now
        self.title = next((c.context for c in whole.claims if c.context), "")
        self.sentences = tuple(_sentences(document, whole))
        texts = [self.title, *(s.text for s in self.sentences)]
        texts.extend(c.text for s in self.sentences for c in s.statements)
        unique = list(dict.fromkeys(text for text in texts if text))
        self.parsed: dict[str, Doc] = dict(zip(unique, parse(unique), strict=True))

    def claims(self) -> Iterator[Claim]:
        """Yield the claims, sentence by sentence."""
        people = People()
        people.learn(list(self.parsed.values()))
        people.learn_title(self.title)
        surroundings = Surroundings(people, self.title, self.now)
        for sentence in self.sentences:
            sight = surroundings.read(self.parsed[sentence.text])
            for statement in sentence.statements:
                yield from self._claims(statement, sight)
            if sentence.statements:
                yield from self._offices(sentence)

    def _claims(self, statement: Claim, sight: Sight) -> Iterator[Claim]:
        doc = self.parsed[statement.text]
        replaceable = sight.replacements(doc)
        is_quotation = statement.attribution is not None and any(c in statement.text for c in '“"«')
        whole: Draft = tuple(range(len(doc)))
        drafts = [whole] if is_quotation else atoms(doc)
        made = [_claim(statement, replaceable, draft) for draft in drafts]
        kept = [claim for claim in made if is_balanced(claim.text)]
        yield from kept or [_claim(statement, replaceable, whole)]

    def _offices(self, sentence: _Sentence) -> Iterator[Claim]:
        doc = self.parsed[sentence.text]
        model = replace(sentence.statements[0], attribution=None)
        replaceable = Replaceable(doc=doc, fixed={}, pronouns={})
        for draft in office_drafts(doc):
            yield _claim(model, replaceable, draft)


def _claim(statement: Claim, replaceable: Replaceable, draft: Draft) -> Claim:
    standing = replaceable.standing(draft)
    if len(draft) == len(replaceable.doc) and not standing.worded.changes:
        text = statement.text  # as the reading of reported speech made it
    else:
        text = standing.worded.text
    return replace(
        statement,
        text=text,
        changes=standing.worded.changes,
        unresolved=standing.unresolved,
        kind=kind_of(replaceable.doc, draft),
    )


def _sentences(document: Document, whole: Extraction) -> Iterator[_Sentence]:
    """Yield the sentences that are read, in order, each with its statements."""
    by_span: dict[Span, list[Claim]] = {}
    for claim in whole.claims:
        by_span.setdefault(claim.span, []).append(claim)
    for aside in whole.set_aside:
        if aside.reason in _READ:
            by_span.setdefault(aside.span, [])
    for n, span in enumerate(sorted(by_span)):
        written = document.text[span.start : span.end]
        text = plain_text(written) if document.markup == "markdown" else " ".join(written.split())
        if n < _N_DATELINES:
            text = text[dateline_end(text) :]
        statements = tuple(by_span[span])
        yield _Sentence(span=span, text=text or written, statements=statements)


def _merged(claims: Iterator[Claim]) -> list[Claim]:
    """Return the claims without repetitions; a repeated one knows all its places."""
    found: dict[str, Claim] = {}
    for claim in claims:
        key = " ".join(re.findall(r"\w+", claim.text.casefold()))
        first = found.get(key)
        if first is None:
            found[key] = claim
        elif claim.span != first.span and claim.span not in first.repeated_at:
            found[key] = replace(first, repeated_at=(*first.repeated_at, claim.span))
    return list(found.values())


def _with_ids(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the claims with ids: a hash of the words, and which claim with that hash it is."""
    counts: Counter[str] = Counter()
    for claim in claims:
        digest = hashlib.sha256(claim.text.encode("utf-8", "surrogatepass")).hexdigest()[:10]
        counts[digest] += 1
        yield replace(claim, id=f"{digest}-{counts[digest]}")
