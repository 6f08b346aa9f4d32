"""The records that flow from one stage to the next. Frozen, hashable, no logic."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Label(StrEnum):
    """What the corpus says of a claim. The set is closed."""

    SUPPORTED = "supported"
    REFUTED = "refuted"
    NOT_ENOUGH_EVIDENCE = "not_enough_evidence"
    CONFLICTING = "conflicting"


class DifferenceKind(StrEnum):
    """In what a claim and a sentence of evidence part."""

    NUMBER = "number"
    DATE = "date"
    ENTITY = "entity"
    ROLE = "role"
    UNIT = "unit"
    NEGATION = "negation"
    ANTONYM = "antonym"


class SetAsideReason(StrEnum):
    """Why a piece of an article is not checked."""

    HEADING = "heading"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    CREDIT = "credit"
    BOILERPLATE = "boilerplate"
    QUESTION = "question"
    OPINION = "opinion"
    FRAGMENT = "fragment"
    UNCLEAR = "unclear"
    """It speaks of something that the text does not make clear, and names nothing else."""
    CODE = "code"
    NOT_CHECKWORTHY = "not_checkworthy"
    """Below the check-worthiness that was asked for."""
    NO_CLAIM = "no_claim"
    """A language model found nothing to check in it."""
    OVER_LIMIT = "over_limit"


class Span(NamedTuple):
    """A half-open range of characters: `text[span.start:span.end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A place in a file, counted from one as editors do."""

    path: str
    """The file as the user named it; `-` is standard input."""
    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file as read: its text, which every span points into, and where it came from."""

    id: str
    """The path relative to its corpus, or the name the user gave."""
    text: str
    """The body as written, without front matter; line ends are `\\n`."""
    title: str
    source: str | None
    url: str | None
    date: dt.date | None
    """The day the document speaks for, not the day it was read."""
    licence: str | None
    sha256: str
    """Of `text`."""
    markup: str
    """`text` or `markdown`: how headings and lists are told from prose."""
    first_line: int = 1
    """The line of the file at which `text` begins."""
    author: str | None = None
    language: str | None = None
    """As the file or `corpus.yaml` says: `en`, `de`."""
    reliability: float | None = None
    """0…1, as `corpus.yaml` sets it for a source; None where nobody said."""
    page_starts: tuple[int, ...] = ()
    """Where in `text` each page begins; empty for what has no pages."""
    line_by_line: bool = True
    """Whether the lines of `text` are lines of the file; else all of it is at `first_line`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who is said to have said it."""

    speaker: str
    cue: str
    """The words that attribute, as written: `said`, `according to`."""
    quoted: bool
    """Whether the content stands in quotation marks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """A person's decision that stands above the tool's, until it expires."""

    label: Label
    reason: str
    by: str
    until: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFailure:
    """What the tool is known to get wrong about a claim: an excuse, never what is true."""

    label: Label
    """The wrong verdict that is excused; any other one is not."""
    reason: str
    until: dt.date | None
    """The last day on which it is excused; None: until somebody takes it off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What the author of a claim list expects of a claim."""

    labels: tuple[Label, ...]
    """Any of them is as expected; empty accepts every label."""
    min_confidence: float = 0.0
    override: Override | None = None
    known_failure: KnownFailure | None = None
    tags: tuple[str, ...] = ()
    note: str = ""


class ClaimKind(StrEnum):
    """What a statement is about, as far as its form tells."""

    FACT = "fact"
    NUMBER = "number"
    """A fact with a count, an amount or a share."""
    OFFICE = "office"
    """Who holds which office or is what."""
    PLAN = "plan"
    """What is to come: announced, planned or expected."""
    STATEMENT = "statement"
    """That somebody said, wants or feels something."""
    HYPOTHETICAL = "hypothetical"
    OPINION = "opinion"
    PERSONAL = "personal"
    """What the speaker did or went through."""


class ChangeReason(StrEnum):
    """Why a claim has other words than its sentence."""

    PRONOUN = "pronoun"
    NAME = "name"
    """A part of a name became the whole."""
    REFERENCE = "reference"
    """`the talks`, `the alliance`: which ones."""
    DATE = "date"
    """A day named from the article's date."""
    OFFICE = "office"
    """Made of a title or an apposition."""
    CLAUSE = "clause"
    """Made a sentence of a part of one."""
    REWORDED = "reworded"
    """By a language model: the quoted words became the claim."""
    SPEAKER = "speaker"
    """Who says it became a full name, or whom a pronoun stands for."""
    FOLDED = "folded"
    """Another claim of the article said the same, or a little less: it is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A difference between a claim's words and its sentence's, so that it can be undone."""

    what: str
    """As in the sentence; empty where words were added."""
    by: str
    why: ChangeReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A checkable statement, and the words of the article it rests on."""

    id: str
    """Stable for the same text at the same place."""
    text: str
    """What is checked: the content, without its attribution."""
    sentence: str
    """`document.text[span.start:span.end]`, exactly."""
    span: Span
    location: Location
    attribution: Attribution | None = None
    checkworthiness: float | None = None
    """0…1, or None where no model has judged it."""
    context: str = ""
    """The article's title, for retrieval; empty where there is none."""
    date: dt.date | None = None
    """The claim's "now": the article's date, if known."""
    evidence_until: dt.date | None = None
    """Documents that speak for a later day are no evidence; None allows every day."""
    expectation: Expectation | None = None
    """Of a claim from a list; None for a claim found in an article."""
    changes: tuple[Change, ...] = ()
    """In what the words differ from the sentence's; words left out are not listed."""
    unresolved: tuple[str, ...] = ()
    """Words that stand for something the text does not make clear: `it`, `the company`."""
    kind: ClaimKind | None = None
    """None where nobody told."""
    verifiability: float | None = None
    """Probability that it is a factual claim, 0…1, or None where no model has judged it."""
    repeated_at: tuple[Span, ...] = ()
    """Other sentences of the document that claim the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A piece of the article that is not checked, and why."""

    text: str
    span: Span
    location: Location
    reason: SetAsideReason


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelReading:
    """How far a language model found the claims, and where rules had to."""

    host: str
    """Where the text was sent."""
    model: str
    n_windows: int
    """Questions that the text made."""
    n_fallen_back: int
    """Windows whose claims the rules found, since no answer could be used."""
    n_dropped: int
    """Claims dropped, since they said more than their sentence."""
    notes: tuple[str, ...] = ()
    """What went wrong, a line each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleHead:
    """What an article says of itself; empty where it does not."""

    title: str = ""
    author: str = ""
    place: str = ""
    """Of the dateline: `Paris`."""
    agency: str = ""
    """Of the dateline, else the source of the front matter."""
    date: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What a splitter found in a document, in the document's order."""

    claims: tuple[Claim, ...]
    set_aside: tuple[SetAside, ...]
    n_sentences: int
    """Sentences of prose read, those that hold a claim among them."""
    reading: ModelReading | None = None
    """None where no language model was asked."""
    article: ArticleHead | None = None
    """None where the splitter does not read heads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where a passage comes from, as shown to a reader."""

    document_id: str
    title: str
    source: str | None
    url: str | None
    date: dt.date | None
    licence: str | None
    author: str | None = None
    language: str | None = None
    reliability: float | None = None
    """0…1, where the corpus says how far its source is to be trusted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A window of consecutive sentences of one document: the unit of retrieval."""

    id: int
    """Unique within an index generation."""
    citation: Citation
    span: Span
    """In the document's text."""
    text: str
    """`document.text[span.start:span.end]`."""
    heading: str
    """The section's heading; empty above the first one."""
    sentences: tuple[Span, ...]
    """In the document's text, in order."""
    line: int = 1
    """The line of the document's file on which the passage begins, counted from one."""
    column: int = 1
    """Where on that line, counted from one."""
    page: int | None = None
    """The page on which it begins, counted from one; None for what has no pages."""
    also_in: tuple[Citation, ...] = ()
    """Other documents that hold the same passage, folded into this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRecord:
    """A file that an index holds documents of, as it was when it was read."""

    name: str
    """Relative to its corpus; what was added from elsewhere has its absolute path."""
    origin: str
    """`corpus`: updates follow the folder. `added`: it stays until it is removed by hand."""
    sha256: str
    """Of the file's bytes, and of what `corpus.yaml` says of it."""
    problems: str
    """What of it could not be read, a line each; empty where all of it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageFilter:
    """Which documents may be evidence. What is None does not matter; what is set must hold."""

    source: str | None = None
    """A part of the source's name, in any case."""
    licence: str | None = None
    """The licence's whole name, in any case."""
    language: str | None = None
    before: dt.date | None = None
    """Only documents that speak for a day before it; one without a date is left out."""
    after: dt.date | None = None
    """Only documents that speak for a day after it; one without a date is left out."""
    min_reliability: float | None = None
    """Only documents whose reliability is known and no lower."""
    without: tuple[str, ...] | None = None
    """Ids of documents that are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage that retrieval found for a claim."""

    passage: Passage
    similarity: float
    """Cosine, −1…1; 0 where the dense half did not return the passage."""
    lexical: float
    """BM25, 0 or more; 0 where the lexical half did not return the passage."""
    fused: float
    """0…1 within one query: the halves' min-max normalised sum over two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What a scorer reads: a sentence or short window of evidence, and a claim."""

    evidence: str
    claim: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceProbabilities:
    """How a piece of evidence stands to a claim; the three sum to one."""

    supports: float
    refutes: float
    neither: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing in which claim and evidence part."""

    kind: DifferenceKind
    claim: str
    """As written in the claim; empty where the claim lacks it."""
    evidence: str
    """As written in the evidence; empty where the evidence lacks it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A claim held against one sentence of evidence, without a neural model."""

    differences: tuple[Difference, ...]
    """What contradicts: the same thing said with another value."""
    missing: tuple[Difference, ...]
    """What the claim says and the evidence does not mention, or tells as somebody's word (no
    `claim` then) or of another time or doer."""
    overlap: float
    """0…1: the weighted share of the claim's content words found in the sentence or its title; in
    the sentence alone, where that has hardly any or is on somebody else."""
    focus: float
    """0…1: the weighted share of the sentence's content words found in the claim."""
    subject_differs: bool = False
    """Whether the sentence begins with a name that the claim does not hold."""
    names_alone: bool = False
    """Whether names and values are all that the evidence shares with the claim."""
    restated: bool = False
    """Whether the sentence says the claim in the claim's own words."""
    denied_alike: bool = False
    """Whether one says "without X" and the other that X did not, or the sentence denies what is and
    the claim tells what was."""
    values_follow: bool = False
    """Whether the claim speaks of a day within the period that the sentence tells, or gives a
    number that the sentence's makes right without being it: "about 1.4" for "1.41"."""
    crossed: bool = False
    """Whether one clause of the sentence has one part of the claim, another the other part."""
    leans: bool = False
    """Whether the sentence was read with the one before it, without which it does not say whom it
    is on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A sentence of the corpus, held against the claim."""

    hit: Hit
    span: Span
    """Of the sentence, in the document's text."""
    text: str
    stance: StanceProbabilities
    """Calibrated, where the scorer has a calibration."""
    comparison: Comparison
    fingerprint: str
    """sha256 of the sentence, with the one before it where it was read with that: what a verdict is
    pinned to."""
    location: Location | None = None
    """Where the sentence begins in the corpus's file; None where no file is known."""
    before: str = ""
    """The sentence before, where the stance model read this one with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the corpus says of one claim, and on what that rests."""

    claim: Claim
    label: Label
    confidence: float
    """0…1: the estimated probability that `label` is right."""
    supporting: Evidence | None
    """The sentence that speaks most for the claim, whatever the label."""
    refuting: Evidence | None
    """The sentence that speaks most against the claim, whatever the label."""
    n_considered: int
    """Sentences of evidence that were scored."""
    n_on_topic: int
    """Those of them that mention a fair share of the claim's content."""
    reason: str
    """One sentence for a reader."""
    withheld: Label | None = None
    """The label that the evidence gave, where it was too unsure to be told."""
    n_sources: int = 0
    """Independent sources that decide for the label; copies of one text count once. 0 where it
    was not decided."""
    nearest: Evidence | None = None
    """The sentence on topic that is nearest to the claim, where none is worth showing for or
    against it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A claim that could not be checked. Never a verdict, never dropped."""

    claim: Claim
    reason: str


class FindingKind(StrEnum):
    """What a CI job is told about a claim; worst first."""

    REFUTED = "refuted"
    CONFLICTING = "conflicting"
    FLIPPED = "flipped"
    """The verdict is another one than the accepted baseline's."""
    UNEXPECTED = "unexpected"
    """Not among the labels that the list expects."""
    UNCHECKED = "unchecked"
    LOW_CONFIDENCE = "low-confidence"
    NOT_IN_ARTICLE = "not-in-article"
    """The article that the list names no longer holds the claim's text."""
    NOW_RIGHT = "now-right"
    """As expected, though marked as a known failure; a finding only where that is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something about a claim that a person should look at."""

    kind: FindingKind
    claim: Claim
    message: str
    """One sentence: what was found and what was expected."""
    verdict: "Verdict | None" = None
    """None where the claim could not be checked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusInfo:
    """The evidence a run rested on."""

    path: str
    fingerprint: str
    """sha256 over the corpus files' names and contents."""
    n_documents: int
    n_passages: int
    built_at: dt.datetime
    """When the index was written, UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How much of the article was read, and how much of it was decided."""

    n_sentences: int
    n_claims: int
    n_set_aside: int
    n_checked: int
    """Claims with a verdict; the rest failed."""
    n_with_evidence: int
    """Claims for which at least one on-topic sentence was found."""
    n_decided: int
    """Claims supported, refuted or conflicting."""
    n_over_limit: int
    """Claims left unchecked because a limit was asked for."""
    n_withheld: int = 0
    """Claims left open because their verdict was too unsure to be told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingOrigin:
    """An effective setting, and where its value came from."""

    name: str
    """Dotted: `retrieval.n_hits`."""
    value: str | int | float | bool | None
    origin: str
    """`default`, `preset fast`, `file settings.yaml:3` or `flag --limit`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelInfo:
    """A model that took part in a run."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One run: what every output format renders."""

    article: str
    """The path as the user named it."""
    title: str
    verdicts: tuple[Verdict, ...]
    failures: tuple[Failure, ...]
    set_aside: tuple[SetAside, ...]
    coverage: Coverage
    corpus: CorpusInfo
    settings: tuple[SettingOrigin, ...]
    models: tuple[ModelInfo, ...]
    version: str
    """Of factcheck."""
    created_at: dt.datetime
    seconds: float
    findings: tuple[Finding, ...] = ()
    """Of a checked claim list, in the order of its claims; empty for an article."""
    reading: ModelReading | None = None
    """None where no language model was asked for the article's claims."""
    shard: str | None = None
    """Which part of a list's claims this is, such as `2/5`; None: all of them."""
