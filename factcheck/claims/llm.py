"""Claims found by a language model behind an OpenAI-compatible endpoint, each of them checked.

The text goes out in windows of numbered sentences. An answer must be JSON of one schema; a claim
must name its sentence, quote it exactly and say no more than it does. Where no answer can be
used, the window's claims are those of the grammar, and the result says so.
"""

import datetime as dt
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factcheck.claims.article_date import date_line
from factcheck.claims.atomic import AtomicSplitter
from factcheck.claims.kinds import kind_of
from factcheck.claims.llm_answer import AnsweredClaim, answer_schema
from factcheck.claims.llm_endpoint import ChatEndpoint, address_of, key_of
from factcheck.claims.llm_faithful import Source, is_known_name, overstatement
from factcheck.claims.llm_question import NumberedSentence, Window
from factcheck.claims.llm_windows import WindowReader
from factcheck.claims.parse import parse
from factcheck.claims.read_sentences import ReadSentence, read_sentences
from factcheck.claims.repeats import with_ids, without_repeats
from factcheck.claims.setting_aside import is_question
from factcheck.claims.split import RuleSplitter
from factcheck.claims.standalone import Replaceable
from factcheck.claims.wording import as_statement, folded_marks, outside_quotes
from factcheck.protocols import Progress
from factcheck.settings import LlmSettings
from factcheck.types import (
    Attribution,
    Change,
    ChangeReason,
    Claim,
    Document,
    Extraction,
    ModelReading,
    SetAside,
    SetAsideReason,
    Span,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MAX_SHOWN_CHARS = 120
"""Of a dropped claim, in the note about it."""


class LlmSplitter:
    """A `Splitter` that asks a language model, and falls back to the `AtomicSplitter`."""

    def __init__(
        self,
        settings: LlmSettings,
        *,
        article_date: dt.date | None = None,
        environment: Mapping[str, str] = os.environ,
        sleep: Callable[[float], None] = time.sleep,
        progress: Progress | None = None,
    ) -> None:
        """`article_date` is every claim's "now"; `environment` holds the endpoint's key.

        Nothing is sent before `split`, and then to `settings.base_url` alone.

        Raises:
            SettingsError: the settings name no endpoint, or a key that is not there.
        """
        self.settings = settings
        self.article_date = article_date
        self._environment = environment
        self._sleep = sleep
        self._progress = progress
        self._address = address_of(settings)
        key_of(settings, environment)

    def split(self, document: Document) -> Extraction:
        """Return the claims and what was set aside, both in the document's order.

        Headings, bylines, captions and the like are set aside by rule and, but for the title,
        not sent. The claims of one sentence share its span; `reading` says how many windows
        fell back.

        Raises:
            ModelError: the parser's files are missing or damaged.
            MissingExtraError: httpx, spaCy or its pipeline is not installed.
        """
        article = _Article.of(document, self.article_date)
        endpoint = ChatEndpoint(
            self.settings,
            schema=answer_schema(),
            environment=self._environment,
            sleep=self._sleep,
        )
        with endpoint:
            reader = WindowReader(endpoint)
            windows = list(article.windows(self.settings))
            found: list[Claim] = []
            for n, window in enumerate(windows):
                self._tell(n, len(windows))
                answered = reader.read(window, is_empty_wrong=article.states_something(window))
                found.extend(article.claims(window, answered))
            self._tell(len(windows), len(windows))
        reading = ModelReading(
            host=self._address.host,
            model=self.settings.model or "",
            n_windows=len(windows),
            n_fallen_back=reader.n_fallen_back,
            n_dropped=article.n_dropped,
            notes=(*reader.notes, *article.notes),
        )
        return replace(article.extraction(found), reading=reading)

    def _tell(self, n_done: int, n_total: int) -> None:
        if self._progress is not None and n_total:
            self._progress("windows read by the language model", n_done, n_total)


@dataclass(slots=True, kw_only=True)
class _Article:
    """One article's sentences, and what the grammar finds in them."""

    document: Document
    now: dt.date | None
    title: str
    whole: Extraction
    by_grammar: Extraction
    sentences: tuple[ReadSentence, ...]
    notes: list[str]
    n_dropped: int = 0

    @classmethod
    def of(cls, document: Document, article_date: dt.date | None) -> "_Article":
        whole = RuleSplitter(article_date=article_date).split(document)
        return cls(
            document=document,
            now=article_date or document.date or date_line(whole.set_aside),
            title=next((c.context for c in whole.claims if c.context), ""),
            whole=whole,
            by_grammar=AtomicSplitter(article_date=article_date).split(document),
            sentences=tuple(read_sentences(document, whole)),
            notes=[],
        )

    def windows(self, settings: LlmSettings) -> Iterator[Window]:
        """Yield the article in windows; those in which nothing is stated are left out."""
        texts = [sentence.text for sentence in self.sentences]
        for start in range(0, len(texts), settings.window_sentences):
            part = texts[start : start + settings.window_sentences]
            window = Window(
                title=self.title,
                date=self.now,
                context=tuple(texts[max(0, start - settings.context_sentences) : start]),
                sentences=tuple(
                    NumberedSentence(number=start + i, text=text)
                    for i, text in enumerate(part, start=1)
                ),
            )
            if self.states_something(window):
                yield window

    def states_something(self, window: Window) -> bool:
        """Tell whether the rules find a statement in a window."""
        return any(self._sentence(s.number).statements for s in window.sentences)

    def claims(self, window: Window, answered: Sequence[AnsweredClaim] | None) -> Iterator[Claim]:
        """Yield a window's claims: the answered ones that hold, else those of the grammar."""
        made = {} if answered is None else self._checked(window, answered)
        tried = set() if answered is None else {claim.sentence for claim in answered}
        for sentence in window.sentences:
            claims = made.get(sentence.number, ())
            if claims:
                yield from claims
            elif answered is None or sentence.number in tried:
                yield from self._by_grammar(self._sentence(sentence.number))

    def extraction(self, found: Iterable[Claim]) -> Extraction:
        """Return the claims with what was set aside; no sentence is lost."""
        claims = list(found)
        spans = {claim.span for claim in claims}
        aside = [item for item in self.whole.set_aside if item.span not in spans]
        aside.extend(
            SetAside(
                text=self._written(sentence.span),
                span=sentence.span,
                location=sentence.location,
                reason=SetAsideReason.NO_CLAIM,
            )
            for sentence in self.sentences
            if sentence.statements and sentence.span not in spans
        )
        return replace(
            self.whole,
            claims=tuple(with_ids(without_repeats(claims))),
            set_aside=tuple(sorted(aside, key=lambda item: item.span)),
        )

    def _checked(self, window: Window, answered: Sequence[AnsweredClaim]) -> dict[int, list[Claim]]:
        """Return the claims that hold, by their sentence; the others are counted and noted."""
        inside = {sentence.number: sentence.text for sentence in window.sentences}
        wordings = [as_statement(_printable(one.claim)) for one in answered]
        parsed = parse([*wordings, *inside.values()])
        claims = parsed[: len(wordings)]
        docs = dict(zip(inside, parsed[len(wordings) :], strict=True))
        made: dict[int, list[Claim]] = {}
        for one, doc in zip(answered, claims, strict=True):
            if one.sentence not in docs:
                self._drop(one, "its sentence was not asked about")
                continue
            source = Source.of(docs[one.sentence], window.sent, self.now)
            reason = _problem(one, doc, source)
            if reason is None:
                claim = self._claim(one, doc, self._sentence(one.sentence))
                made.setdefault(one.sentence, []).append(claim)
            else:
                self._drop(one, reason)
        return made

    def _drop(self, one: AnsweredClaim, reason: str) -> None:
        shown = " ".join(_printable(one.claim).split())
        if len(shown) > _MAX_SHOWN_CHARS:
            shown = f"{shown[: _MAX_SHOWN_CHARS - 1]}…"
        self.n_dropped += 1
        self.notes.append(f"sentence {one.sentence}: dropped “{shown}”: {reason}")

    def _claim(self, one: AnsweredClaim, doc: "Doc", sentence: ReadSentence) -> Claim:
        whole = tuple(range(len(doc)))
        standing = Replaceable(doc=doc, fixed={}, pronouns={}).standing(whole)
        change = Change(what=one.quote, by=doc.text, why=ChangeReason.REWORDED)
        is_as_quoted = folded_marks(as_statement(one.quote)) == folded_marks(doc.text)
        return Claim(
            id="",
            text=doc.text,
            sentence=self._written(sentence.span),
            span=sentence.span,
            location=sentence.location,
            attribution=_attribution(one, sentence),
            context=self.title,
            date=self.now,
            changes=() if is_as_quoted else (change,),
            unresolved=standing.unresolved,
            kind=kind_of(doc, whole),
        )

    def _by_grammar(self, sentence: ReadSentence) -> Iterator[Claim]:
        """Yield what the grammar finds in a sentence, also where it was said before."""
        for claim in self.by_grammar.claims:
            if sentence.span == claim.span or sentence.span in claim.repeated_at:
                yield replace(
                    claim,
                    sentence=self._written(sentence.span),
                    span=sentence.span,
                    location=sentence.location,
                    repeated_at=(),
                )

    def _sentence(self, number: int) -> ReadSentence:
        return self.sentences[number - 1]

    def _written(self, span: Span) -> str:
        return self.document.text[span.start : span.end]


def _problem(one: AnsweredClaim, doc: "Doc", source: Source) -> str | None:
    """Return why an answered claim cannot stand; None where it can."""
    if not doc.text.strip():
        return "it is empty"
    if is_question(doc.text):
        return "it asks"
    if one.speaker is not None and not is_known_name(one.speaker, source):
        return f"the speaker {' '.join(_printable(one.speaker).split())} is nowhere in the text"
    return overstatement(doc, one.quote, source)


def _attribution(one: AnsweredClaim, sentence: ReadSentence) -> Attribution | None:
    """Return who says it: as the rules read it where they read the same name."""
    if one.speaker is None:
        return None
    name = " ".join(one.speaker.split())
    for statement in sentence.statements:
        said = statement.attribution
        if said is not None and said.speaker.split()[-1:] == name.split()[-1:]:
            return said
    is_quoted = folded_marks(one.quote) not in folded_marks(outside_quotes(sentence.text))
    return Attribution(speaker=name, cue="", quoted=is_quoted)


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)
