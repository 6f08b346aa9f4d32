"""Stand-ins for the stages, and records with sensible defaults: for tests, yours and ours.

The fakes keep the promises of `factcheck.protocols`, load no model and read no file:

    >>> from factcheck.testing import fake_checker, make_document
    >>> checker = fake_checker(["The old bridge was opened in 1750."])
    >>> report = checker.verify(make_document("The old bridge was opened in 1750."))
    >>> report.verdicts[0].label.value
    'supported'
"""

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from factcheck.types import (
    Attribution,
    Citation,
    Claim,
    Comparison,
    CorpusInfo,
    Coverage,
    Difference,
    DifferenceKind,
    Document,
    Evidence,
    Expectation,
    Extraction,
    Failure,
    Finding,
    FindingKind,
    Hit,
    Label,
    Location,
    ModelInfo,
    Override,
    Pair,
    Passage,
    Report,
    SetAside,
    SetAsideReason,
    SettingOrigin,
    Span,
    StanceProbabilities,
    Verdict,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from factcheck.pipeline import Checker

StanceRule: TypeAlias = Callable[[Pair], StanceProbabilities]
"""What a `FakeScorer` answers with."""

SUPPORTS = StanceProbabilities(supports=0.97, refutes=0.01, neither=0.02)
REFUTES = StanceProbabilities(supports=0.01, refutes=0.97, neither=0.02)
NEITHER = StanceProbabilities(supports=0.01, refutes=0.01, neither=0.98)

_WORD = re.compile(r"[^\W_]+")
_NO_COMPARISON = Comparison(differences=(), missing=(), overlap=1.0, focus=1.0)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def same_words(pair: Pair) -> StanceProbabilities:
    """Return support where the evidence has every word of the claim, else neither."""
    return SUPPORTS if _words(pair.claim) <= _words(pair.evidence) else NEITHER


def by_phrase(stances: Mapping[str, StanceProbabilities]) -> StanceRule:
    """Return a rule: the stance of the first phrase that the evidence holds, else neither."""

    def rule(pair: Pair) -> StanceProbabilities:
        found = (stance for phrase, stance in stances.items() if phrase in pair.evidence)
        return next(found, NEITHER)

    return rule


class FakeScorer:
    """A `Scorer` that answers by a rule and keeps the pairs it was asked about."""

    def __init__(self, rule: StanceRule = same_words) -> None:
        self.info = ModelInfo(name="fake-scorer", sha256=_sha256("fake-scorer"))
        self.asked: list[Pair] = []
        self._rule = rule

    def score(self, pairs: Sequence[Pair]) -> list[StanceProbabilities]:
        """Return the rule's stance on each pair, in order."""
        self.asked.extend(pairs)
        return [self._rule(pair) for pair in pairs]


class FakeEncoder:
    """An `Encoder` of hashed words: texts with words in common point the same way."""

    def __init__(self, dimension: int = 64) -> None:
        self.info = ModelInfo(name="fake-encoder", sha256=_sha256(f"fake-encoder-{dimension}"))
        self.dimension = dimension

    def encode(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """Return shape (len(texts), dimension), rows of norm 1."""
        import numpy as np

        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in zip(vectors, texts, strict=True):
            for word in sorted(_words(text)) or [""]:
                digest = int(_sha256(word), 16)
                row[digest % self.dimension] += 1.0 if digest >> 255 else -1.0
            if not row.any():  # words that cancel out
                row[0] = 1.0
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        normed: NDArray[np.float32] = vectors / np.maximum(norms, np.float32(1e-9))
        return normed


class FakeRetriever:
    """A `Retriever` over given passages, by the share of the query's words they hold."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = tuple(passages)

    def retrieve(self, queries: Sequence[str], n_hits: int) -> list[tuple[Hit, ...]]:
        """Return up to `n_hits` hits a query that share a word with it, best first."""
        return [self._hits(_words(query))[:n_hits] for query in queries]

    def _hits(self, query: frozenset[str]) -> tuple[Hit, ...]:
        hits = []
        for passage in self._passages:
            n_shared = len(query & _words(passage.text))
            if n_shared:
                share = n_shared / len(query)
                hits.append(
                    Hit(passage=passage, similarity=share, lexical=float(n_shared), fused=share)
                )
        return tuple(sorted(hits, key=lambda hit: (-hit.fused, hit.passage.id)))


class FakeSplitter:
    """A `Splitter` for which every line is a claim, but those that begin with `#`."""

    def split(self, document: Document) -> Extraction:
        """Return the lines as claims, and headings set aside."""
        claims: list[Claim] = []
        set_aside: list[SetAside] = []
        for number, found in enumerate(re.finditer(r"(?m)^.*\S.*$", document.text)):
            text, span = found[0], Span(*found.span())
            line = document.first_line + document.text.count("\n", 0, span.start)
            location = Location(path=document.id, line=line, column=1)
            if text.lstrip().startswith("#"):
                set_aside.append(
                    SetAside(text=text, span=span, location=location, reason=SetAsideReason.HEADING)
                )
                continue
            claims.append(
                Claim(
                    id=f"claim-{number}",
                    text=text.strip(),
                    sentence=text,
                    span=span,
                    location=location,
                    date=document.date,
                )
            )
        return Extraction(claims=tuple(claims), set_aside=tuple(set_aside), n_sentences=len(claims))


def make_document(text: str, *, id: str = "article.txt", date: dt.date | None = None) -> Document:
    """Return an article in plain text."""
    return Document(
        id=id,
        text=text,
        title="An article",
        source=None,
        url=None,
        date=date,
        licence=None,
        sha256=_sha256(text),
        markup="text",
    )


def make_claim(
    text: str,
    *,
    line: int = 1,
    attribution: Attribution | None = None,
    date: dt.date | None = None,
) -> Claim:
    """Return a claim that is its own sentence."""
    return Claim(
        id=_sha256(f"{line} {text}")[:10],
        text=text,
        sentence=text,
        span=Span(0, len(text)),
        location=Location(path="article.txt", line=line, column=1),
        attribution=attribution,
        date=date,
    )


def make_passage(
    *sentences: str,
    id: int = 0,
    document_id: str = "reference.md",
    title: str = "",
    date: dt.date | None = None,
) -> Passage:
    """Return a passage of these sentences, joined by spaces, at the head of its document."""
    spans: list[Span] = []
    for sentence in sentences:
        start = spans[-1].end + 1 if spans else 0
        spans.append(Span(start, start + len(sentence)))
    text = " ".join(sentences)
    return Passage(
        id=id,
        citation=Citation(
            document_id=document_id, title=title, source=None, url=None, date=date, licence=None
        ),
        span=Span(0, len(text)),
        text=text,
        heading="",
        sentences=tuple(spans),
    )


def make_hit(passage: Passage, *, fused: float = 1.0) -> Hit:
    """Return a hit on a passage."""
    return Hit(passage=passage, similarity=fused, lexical=10 * fused, fused=fused)


def make_evidence(
    text: str,
    stance: StanceProbabilities = SUPPORTS,
    *,
    document_id: str = "reference.md",
    title: str = "A reference",
    comparison: Comparison = _NO_COMPARISON,
) -> Evidence:
    """Return a sentence of evidence that is its document's only one.

    By default it speaks of nothing but the claim: overlap and focus are 1.
    """
    passage = make_passage(text, document_id=document_id, title=title)
    return Evidence(
        hit=make_hit(passage),
        span=passage.span,
        text=text,
        stance=stance,
        comparison=comparison,
        fingerprint=_sha256(text),
    )


def make_verdict(
    claim: Claim,
    label: Label,
    *,
    supporting: Evidence | None = None,
    refuting: Evidence | None = None,
    confidence: float = 0.97,
    reason: str = "a made-up reason",
) -> Verdict:
    """Return a verdict as given; its label is not worked out from the evidence."""
    n_considered = (supporting is not None) + (refuting is not None)
    return Verdict(
        claim=claim,
        label=label,
        confidence=confidence,
        supporting=supporting,
        refuting=refuting,
        n_considered=n_considered,
        n_on_topic=n_considered,
        reason=reason,
    )


def make_report(
    verdicts: Sequence[Verdict] = (),
    *,
    failures: Sequence[Failure] = (),
    set_aside: Sequence[SetAside] = (),
    title: str = "An article",
) -> Report:
    """Return a report with these results; coverage is counted from them."""
    n_claims = len(verdicts) + len(failures)
    return Report(
        article="article.txt",
        title=title,
        verdicts=tuple(verdicts),
        failures=tuple(failures),
        set_aside=tuple(set_aside),
        coverage=Coverage(
            n_sentences=n_claims,
            n_claims=n_claims,
            n_set_aside=len(set_aside),
            n_checked=len(verdicts),
            n_with_evidence=sum(verdict.n_on_topic > 0 for verdict in verdicts),
            n_decided=sum(v.label is not Label.NOT_ENOUGH_EVIDENCE for v in verdicts),
            n_over_limit=0,
        ),
        corpus=make_corpus_info(n_documents=2, n_passages=1234),
        settings=(
            SettingOrigin(name="retrieval.n_hits", value=5, origin="preset fast:3"),
            SettingOrigin(name="verdict.min_overlap", value=0.6, origin="default"),
        ),
        models=(ModelInfo(name="fake-scorer", sha256=_sha256("fake-scorer")),),
        version="0.0.0",
        created_at=dt.datetime(2025, 3, 11, 12, 30, tzinfo=dt.UTC),
        seconds=1.23456,
    )


def make_corpus_info(*, n_documents: int, n_passages: int) -> CorpusInfo:
    """Return what a report says of a made-up corpus."""
    return CorpusInfo(
        path="notes",
        fingerprint=_sha256("notes"),
        n_documents=n_documents,
        n_passages=n_passages,
        built_at=dt.datetime(2025, 3, 10, 9, 5, tzinfo=dt.UTC),
    )


def sample_report() -> Report:
    """Return a report that holds every label and what formats stumble over.

    Among it: a failure, set-aside text, an attribution, words in several scripts, quotation
    marks, markup of HTML, Markdown and rich, an escape sequence, and words of many columns.
    """
    built = make_evidence("The bridge was built in 1750.", title="Bridges [bold]of[/bold] stone")
    not_built = make_evidence(
        "The bridge was built in 1751, said <b>Žofia</b> & “Ко”.",
        REFUTES,
        document_id="mosty/český.md",
        comparison=Comparison(
            differences=(Difference(kind=DifferenceKind.DATE, claim="1750", evidence="1751"),),
            missing=(Difference(kind=DifferenceKind.ENTITY, claim="Žofia", evidence=""),),
            overlap=0.875,
            focus=0.5,
        ),
    )
    said = Attribution(speaker="María José O'Neill", cue="said", quoted=True)
    location = Location(path="article.txt", line=9, column=1)
    return make_report(
        verdicts=(
            make_verdict(
                make_claim("The bridge was built in 1750.", line=3),
                Label.SUPPORTED,
                supporting=built,
                reason="the corpus says the same",
            ),
            make_verdict(
                make_claim('He called it "un pont\\d\'or" 漢字漢字 \N{BRIDGE AT NIGHT}.', line=4),
                Label.REFUTED,
                refuting=not_built,
                confidence=0.5,
            ),
            make_verdict(
                make_claim("It is [red]closed[/red] \x1b[31mnow\x1b[0m.", attribution=said, line=5),
                Label.CONFLICTING,
                supporting=built,
                refuting=not_built,
            ),
            make_verdict(
                make_claim("W" * 200 + " is a very long word.", line=6), Label.NOT_ENOUGH_EVIDENCE
            ),
        ),
        failures=(Failure(claim=make_claim("It fell.", line=7), reason="the model ran dry"),),
        set_aside=(
            SetAside(
                text="Is that so?",
                span=Span(0, 11),
                location=location,
                reason=SetAsideReason.QUESTION,
            ),
        ),
        title="Bridges & “tunnels” <i>of</i> the *Vltava*",
    )


NASTY_TEXTS = (
    '=cmd|" /C calc"!A0',
    "<script>alert('1')</script> & \"quoted\" ]]> -->",
    "line one\nline two\r\n::error::not a command ##[error]neither",
    "100 % of *stars*, `code`, [a](javascript:alert(1)) and @someone in #12",
    "\N{ZEBRA FACE} \u202eright to left\u202c \x00\x1b[31m\ufeff漢字",
)
"""What formats must neither run, nor take for markup, nor lose."""


def sample_list_report() -> Report:
    """Return the report of a checked claim list: every kind of finding, and nasty texts.

    Two files; claims with an override, with several findings, as expected, and unchecked.
    """
    verdicts = tuple(
        make_verdict(
            _listed(number, text),
            tuple(Label)[number % len(Label)],
            supporting=_placed(make_evidence(text, title=text), line=14 + number),
            refuting=_placed(make_evidence(f"Not so: {text}", REFUTES), line=2),
            confidence=0.6,
            reason=text,
        )
        for number, text in enumerate(NASTY_TEXTS)
    )
    quiet = make_verdict(
        _listed(20, "Its opening was in 1750.", path="claims/b.yaml"), Label.SUPPORTED
    )
    failure = Failure(
        claim=_listed(21, "It fell.", path="claims/b.yaml"), reason="the model <ran> dry"
    )
    kinds = (
        FindingKind.LOW_CONFIDENCE,
        FindingKind.REFUTED,
        FindingKind.UNEXPECTED,
        FindingKind.CONFLICTING,
        FindingKind.NOT_IN_ARTICLE,
    )
    findings = [
        Finding(kind=kind, claim=verdict.claim, message=verdict.reason, verdict=verdict)
        for kind, verdict in zip(kinds, verdicts, strict=True)
    ]
    flipped = Finding(
        kind=FindingKind.FLIPPED,
        claim=verdicts[1].claim,
        message="flipped from supported to refuted because notes/mosty.md changed on line 2",
        verdict=verdicts[1],
    )
    unchecked = Finding(kind=FindingKind.UNCHECKED, claim=failure.claim, message=failure.reason)
    report = make_report((*verdicts, quiet), failures=(failure,), title="Lists of <claims>")
    return replace(
        report,
        article="claims/a, b: c.yaml claims/b.yaml",
        findings=(*findings, flipped, unchecked),
    )


def _listed(number: int, text: str, *, path: str = "claims/a, b: c.yaml") -> Claim:
    """Return a claim as a list holds it."""
    override = Override(label=Label.REFUTED, reason=text, by="the desk", until=dt.date(2026, 6, 30))
    return replace(
        make_claim(text, line=number + 3, date=dt.date(2025, 3, 11)),
        id=f"claim-{number}",
        location=Location(path=path, line=number + 3, column=5),
        attribution=Attribution(speaker=text, cue="said", quoted=False),
        expectation=Expectation(
            labels=(Label.SUPPORTED, Label.CONFLICTING),
            min_confidence=0.7,
            override=override if number == 1 else None,
            tags=("bridges",),
            note=text,
        ),
    )


def _placed(evidence: Evidence, *, line: int) -> Evidence:
    """Return the evidence with its place in a file of the corpus, and a source that is linked."""
    passage = evidence.hit.passage
    citation = replace(
        passage.citation,
        source=evidence.text,
        url="https://example.org/a?b=c&d=<e>",
        date=dt.date(2025, 3, 11),
        licence="CC-BY-4.0",
    )
    return replace(
        evidence,
        hit=replace(evidence.hit, passage=replace(passage, citation=citation, line=line)),
        location=Location(path="notes/mosty český.md", line=line, column=1),
    )


def fake_checker(references: Sequence[str], *, scorer: FakeScorer | None = None) -> "Checker":
    """Return a Checker over made-up references, each a document of one sentence."""
    from factcheck.pipeline import Checker
    from factcheck.settings import load_settings

    passages = [
        make_passage(text, id=number, document_id=f"reference-{number}.md")
        for number, text in enumerate(references)
    ]
    scorer = scorer or FakeScorer()
    return Checker(
        splitter=FakeSplitter(),
        retriever=FakeRetriever(passages),
        scorer=scorer,
        calibration=None,
        corpus=make_corpus_info(n_documents=len(passages), n_passages=len(passages)),
        effective=load_settings(),
        models=(scorer.info,),
    )
