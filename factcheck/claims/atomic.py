"""The claim splitter: an article's statements as atomic claims that stand alone."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.claims.article_date import date_line
from factcheck.claims.article_head import dateline_day, dateline_place
from factcheck.claims.atoms import atoms
from factcheck.claims.drafts import Draft, is_balanced
from factcheck.claims.kinds import kind_of
from factcheck.claims.offices import office_drafts
from factcheck.claims.parse import parse
from factcheck.claims.people import People
from factcheck.claims.phrases import begins_later, is_of_its_day, is_past
from factcheck.claims.read_sentences import ReadSentence, read_sentences
from factcheck.claims.repeats import with_ids, without_nested, without_repeats
from factcheck.claims.speakers import Speakers
from factcheck.claims.split import RuleSplitter
from factcheck.claims.standalone import Replaceable, Sight, Surroundings
from factcheck.claims.told_time import tells_of_its_days, years_in
from factcheck.claims.trees import child, is_command, is_name
from factcheck.claims.unclear import (
    is_unclear,
    speaks_of_some,
    unclear_set_aside,
    without_leaning,
)
from factcheck.claims.verbs import may_be_present
from factcheck.claims.wording import close_quotes
from factcheck.types import Attribution, Claim, Document, Extraction, SetAside, SetAsideReason

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


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
        now = now or dateline_day(document.text)
        article = _Article(document, whole, now)
        made = list(article.claims())
        verbless = [claim for claim in made if article.is_verbless(claim)]
        stated = [claim for claim in made if claim not in verbless]
        clear: list[Claim] = []
        unclear: list[Claim] = []
        for claim in stated:
            is_open = is_unclear(claim) or article.tells_of_some(claim)
            (unclear if is_open else clear).append(claim)
        dated = [replace(claim, date=now) for claim in without_repeats(clear)]
        left_out = (*unclear_set_aside(unclear, clear), *_fragments(verbless))
        aside = sorted((*whole.set_aside, *left_out), key=lambda item: item.span)
        return replace(whole, claims=tuple(with_ids(dated)), set_aside=tuple(aside))


_NAMED = frozenset({"NORP", "GPE", "ORG", "PERSON", "LOC", "FAC", "EVENT"})
"""Kinds of entities; `Saudi` of `Saudi officials` is tagged as an adjective."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "VB"})
"""Tags that a sentence has one of; a participle alone states nothing."""


def _fragments(claims: Iterable[Claim]) -> list[SetAside]:
    by_span = {claim.span: claim for claim in claims}
    return [
        SetAside(
            text=claim.sentence, span=span, location=claim.location, reason=SetAsideReason.FRAGMENT
        )
        for span, claim in by_span.items()
    ]


def _is_misread_verb(token: "Token") -> bool:
    """Whether a sentence with its period has a verb there that the tagger takes for another word.

    A noun: `Poland borders Ukraine.`, `Gold coats the dome.`, `Birds nest in trees.`; or a
    participle: `Ada Holm called.`
    """
    doc = token.doc
    if doc[-1].text != "." or not token.is_lower or token.i == 0:
        return False
    if token.tag_ == "VBN":
        owner = child(token, "nsubj")
        return token.dep_ == "ROOT" and owner is not None and owner.i < token.i
    if token.tag_ not in ("NN", "NNS") or doc[token.i - 1].tag_ not in _BEFORE_VERBS:
        return False
    if token.i == 1 and doc[0].tag_ == "NNS" and token.tag_ == "NN" and may_be_present(token.text):
        return True
    after = doc[token.i + 1]
    is_plural_of_name = token.tag_ == "NNS" and doc[token.i - 1].tag_ == "NNP"
    if after.tag_ in ("NNP", "NNPS") and is_plural_of_name:
        return True
    return after.lower_ == "the" or (after.tag_ in _AFTER_VERBS and may_be_present(token.text))


_BEFORE_VERBS = frozenset({"NN", "NNS", "NNP", "NNPS", "CD"})
_AFTER_VERBS = frozenset({"DT", "CD", "RB", "NNP", "NNPS"})
"""Tags of words that hardly follow a noun: `supplies about half`, `lists the towns`."""


class _Article:
    """One article's statements, parsed."""

    def __init__(self, document: Document, whole: Extraction, now: dt.date | None) -> None:
        self.now = now
        self.text = document.text
        self.is_news = bool(dateline_place(document.text)) or tells_of_its_days(document.text)
        self.title = whole.article.title if whole.article else ""
        self.sentences = tuple(read_sentences(document, whole))
        texts = [self.title, *(s.text for s in self.sentences)]
        texts.extend(c.text for s in self.sentences for c in s.statements)
        unique = list(dict.fromkeys(text for text in texts if text))
        self.parsed: dict[str, Doc] = dict(zip(unique, parse(unique), strict=True))
        words = (t for doc in self.parsed.values() for t in doc)
        self.names = frozenset(t.text for t in words if is_name(t) or t.ent_type_ in _NAMED)

    def is_verbless(self, claim: Claim) -> bool:
        """Tell whether nothing is stated where a claim was read: a caption, a title, advice."""
        docs = [self.parsed[s.text] for s in self.sentences if s.span == claim.span]
        if claim.attribution is None and any(is_command(doc) for doc in docs):
            return True
        return not any(t.tag_ in _FINITE or _is_misread_verb(t) for doc in docs for t in doc)

    def tells_of_some(self, claim: Claim) -> bool:
        """Tell whether a claim tells only that something somewhere happened to some.

        `Photos of a ship were released.` is one: any ship's photos would do. `The ship left.`,
        `All ships left.` and `Birds lay eggs.` are not.
        """
        opening = claim.text.split()[0].removesuffix("'s").removesuffix("’s")
        if not speaks_of_some(claim) or opening in self.names:
            return False
        docs = [self.parsed[s.text] for s in self.sentences if s.span == claim.span]
        first = claim.text.split()[0].strip('“"(,').lower()
        leads = any(begins_later(doc) and doc[0].lower_ == first for doc in docs)
        return not leads and any(is_of_its_day(doc) for doc in docs)

    def claims(self) -> Iterator[Claim]:
        """Yield the claims, sentence by sentence."""
        people = People()
        people.learn(list(self.parsed.values()))
        people.learn_title(self.title)
        surroundings = Surroundings(
            people, self.title, self.now, self.text, self.parsed.get(self.title)
        )
        speakers = Speakers(people=people)
        for sentence in self.sentences:
            doc = self.parsed[sentence.text]
            sight = surroundings.read(doc)
            made = (c for s in sentence.statements for c in self._claims(s, sight))
            for claim in without_nested(list(made)):
                yield speakers.cleared(claim, doc, sight)
            if sentence.statements:
                yield from self._offices(sentence)

    def _claims(self, statement: Claim, sight: Sight) -> Iterator[Claim]:
        doc = self.parsed[statement.text]
        quoted = statement.attribution is not None and statement.attribution.quoted
        speaker = statement.attribution.speaker if statement.attribution and quoted else ""
        replaceable = sight.replacements(doc, speaker=speaker)
        is_quotation = statement.attribution is not None and any(c in statement.text for c in '“"«')
        whole: Draft = tuple(range(len(doc)))
        drafts = [whole] if is_quotation else atoms(doc)
        made = [_claim(statement, replaceable, draft) for draft in drafts]
        kept = [claim for claim in made if is_balanced(claim.text)]
        yield from without_leaning(kept) or [_claim(statement, replaceable, whole)]

    def _offices(self, sentence: ReadSentence) -> Iterator[Claim]:
        """Yield who holds which office; none of a sentence told in the past.

        Who held an office then may hold it no more, unless the text is the news of its day.
        """
        doc = self.parsed[sentence.text]
        if self.now is not None and any(y < self.now.year for y in years_in(doc.text)):
            return
        if is_past(doc) and not self.is_news:
            return
        model = replace(sentence.statements[0], attribution=None)
        replaceable = Replaceable(doc=doc, fixed={}, pronouns={})
        for draft in office_drafts(doc):
            yield _claim(model, replaceable, draft)


def _attribution(statement: Claim, text: str) -> Attribution | None:
    """Return who says a claim; nobody, where it was cut off beside the saying.

    `Though the road is closed, police said they …`: it is the article that says it is closed.
    """
    said = statement.attribution
    if said is None or said.cue not in statement.text or said.cue in text:
        return said
    return None if said.speaker in statement.text else said


def _claim(statement: Claim, replaceable: Replaceable, draft: Draft) -> Claim:
    standing = replaceable.standing(draft)
    if len(draft) == len(replaceable.doc) and not standing.worded.changes:
        text = statement.text  # as the reading of reported speech made it
    else:
        text = standing.worded.text
    return replace(
        statement,
        text=close_quotes(text),
        attribution=_attribution(statement, text),
        changes=standing.worded.changes,
        unresolved=standing.unresolved,
        kind=kind_of(replaceable.doc, draft),
    )
