"""Claims in, verdicts out: the one place where the stages meet."""

import datetime as dt
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import PurePath

from factcheck import __version__
from factcheck.errors import FactcheckError
from factcheck.protocols import Progress, Retriever, Scorer, Splitter
from factcheck.settings import EffectiveSettings
from factcheck.types import (
    Claim,
    CorpusInfo,
    Coverage,
    Document,
    Evidence,
    Extraction,
    Failure,
    Hit,
    Label,
    Location,
    ModelInfo,
    Report,
    SetAside,
    SetAsideReason,
    Verdict,
)
from factcheck.verdict.calibrate import Calibration
from factcheck.verdict.decide import decide
from factcheck.verdict.reading import StanceReader, read_candidates
from factcheck.verdict.reliability import Reliability, priced
from factcheck.verdict.select import select_candidates

_CLAIMS_A_BATCH = 64
"""Scored together: enough to sort pairs by length, few enough to keep memory flat."""


_HITS_BEFORE_LIMIT = 4
"""Times the hits wanted, where those of too late a day are left out of them."""


def no_progress(stage: str, n_done: int, n_total: int) -> None:
    """Report nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checker:
    """A corpus opened and ready to check claims against."""

    splitter: Splitter
    retriever: Retriever
    scorer: Scorer
    calibration: Calibration | None
    """Of the scorer's probabilities; None takes them as they are."""
    corpus: CorpusInfo
    effective: EffectiveSettings
    models: tuple[ModelInfo, ...]
    light: StanceReader | None = None
    """Reads what cannot decide, in the scorer's place; None: the scorer reads all."""
    reliability: Reliability | None = None
    """Of the verdicts' confidence; None takes the probability behind the label as it is."""
    progress: Progress = no_progress
    corpus_folder: str | None = None
    """As seen from the working directory; evidence then says where in which file it stands."""
    left_out: tuple[str, ...] = ()
    """Documents of the corpus that are the article itself, by id: no evidence for it."""

    def verify(self, document: Document, *, limit: int | None = None) -> Report:
        """Return the report on a document; with `limit`, only its first claims are checked."""
        started = time.perf_counter()
        extraction = _limited(self.splitter.split(document), limit)
        results = list(self.check(extraction.claims))
        verdicts = tuple(r for r in results if isinstance(r, Verdict))
        return Report(
            article=document.id,
            title=document.title,
            verdicts=verdicts,
            failures=tuple(r for r in results if isinstance(r, Failure)),
            set_aside=extraction.set_aside,
            coverage=_coverage(extraction, verdicts),
            corpus=self.corpus,
            settings=self.effective.origins,
            models=self.models,
            version=__version__,
            created_at=dt.datetime.now(dt.UTC).replace(microsecond=0),
            seconds=time.perf_counter() - started,
            reading=extraction.reading,
        )

    def check(self, claims: Sequence[Claim]) -> Iterator[Verdict | Failure]:
        """Yield one verdict or failure a claim, in order; memory is flat in their number."""
        n_done = 0
        self.progress("claims checked", 0, len(claims))
        rest = iter(claims)
        while batch := tuple(islice(rest, _CLAIMS_A_BATCH)):
            yield from self._check_batch(batch)
            n_done += len(batch)
            self.progress("claims checked", n_done, len(claims))

    def search(self, query: str, n_hits: int) -> tuple[Hit, ...]:
        """Return the passages nearest to a query, best first."""
        return self.retriever.retrieve([query], n_hits)[0]

    def retrieve(self, claims: Sequence[Claim]) -> list[tuple[Hit, ...]]:
        """Return the passages that each claim is judged by, best first.

        What speaks for a later day than a claim's `evidence_until` is left out.
        """
        n_hits = self.effective.settings.retrieval.n_hits
        limited = any(claim.evidence_until for claim in claims)
        n_wanted = n_hits * _HITS_BEFORE_LIMIT if limited else n_hits
        found = self.retriever.retrieve([claim.text for claim in claims], n_wanted)
        return [
            tuple(hit for hit in hits if _is_allowed(hit, claim))[:n_hits]
            for claim, hits in zip(claims, found, strict=True)
        ]

    def judge(
        self, claims: Sequence[Claim], hits: Sequence[tuple[Hit, ...]]
    ) -> list[Verdict | Failure]:
        """Return what the hits say of the claims; where one claim fails, only that one."""
        try:
            return list(self._verdicts(claims, hits))
        except (FactcheckError, RuntimeError) as error:
            if len(claims) == 1:
                return [Failure(claim=claims[0], reason=str(error))]
            pairs = zip(claims, hits, strict=True)
            return [result for claim, found in pairs for result in self.judge([claim], [found])]

    def _check_batch(self, claims: Sequence[Claim]) -> list[Verdict | Failure]:
        """Check a batch at once; where that fails, claim by claim, so that one costs one."""
        try:
            hits = self.retrieve(claims)
        except (FactcheckError, RuntimeError) as error:
            if len(claims) == 1:
                return [Failure(claim=claims[0], reason=str(error))]
            return [result for claim in claims for result in self._check_batch([claim])]
        return self.judge(claims, hits)

    def _verdicts(self, claims: Sequence[Claim], hits: Sequence[tuple[Hit, ...]]) -> list[Verdict]:
        settings = self.effective.settings
        chosen = [
            select_candidates(claim, found, settings.verdict.max_sentences)
            for claim, found in zip(claims, hits, strict=True)
        ]
        read = read_candidates(
            claims,
            chosen,
            StanceReader(scorer=self.scorer, calibration=self.calibration),
            light=self.light,
            settings=settings.verdict,
        )
        verdicts = [
            decide(claim, [self._placed(item) for item in evidence], settings.verdict)
            for claim, evidence in zip(claims, read, strict=True)
        ]
        asked = settings.verdict.min_precision
        return [priced(verdict, self.reliability, asked) for verdict in verdicts]

    def _placed(self, evidence: Evidence) -> Evidence:
        if self.corpus_folder is None:
            return evidence
        return replace(evidence, location=place_in_corpus(evidence, self.corpus_folder))


def place_in_corpus(evidence: Evidence, folder: str) -> Location | None:
    """Return where a sentence begins in the corpus's file below `folder`; None if in no file."""
    passage = evidence.hit.passage
    file = _file_of(passage.citation.document_id)
    if file is None:
        return None
    before = passage.text[: evidence.span.start - passage.span.start]
    n_lines = before.count("\n")
    column = len(before) - before.rfind("\n") if n_lines else passage.column + len(before)
    name = PurePath(folder, file).as_posix()
    return Location(path=name, line=passage.line + n_lines, column=column)


def _file_of(document_id: str) -> str | None:
    """Return the file of a document: `rows.jsonl` of `rows.jsonl#7`, none of `factbook#ke`."""
    name, mark, record = document_id.rpartition("#")
    if not mark or "." in record:  # the mark is a part of a file's name
        return document_id
    return name if "." in name else None


def _is_allowed(hit: Hit, claim: Claim) -> bool:
    date = hit.passage.citation.date
    return claim.evidence_until is None or date is None or date <= claim.evidence_until


def _limited(extraction: Extraction, limit: int | None) -> Extraction:
    """Return the extraction with the claims over the limit set aside."""
    if limit is None or len(extraction.claims) <= limit:
        return extraction
    over = tuple(
        SetAside(
            text=claim.text,
            span=claim.span,
            location=claim.location,
            reason=SetAsideReason.OVER_LIMIT,
        )
        for claim in extraction.claims[limit:]
    )
    return replace(
        extraction, claims=extraction.claims[:limit], set_aside=(*extraction.set_aside, *over)
    )


def _coverage(extraction: Extraction, verdicts: Sequence[Verdict]) -> Coverage:
    n_over = sum(s.reason is SetAsideReason.OVER_LIMIT for s in extraction.set_aside)
    return Coverage(
        n_sentences=extraction.n_sentences,
        n_claims=len(extraction.claims) + n_over,
        n_set_aside=len(extraction.set_aside) - n_over,
        n_checked=len(verdicts),
        n_with_evidence=sum(v.n_on_topic > 0 for v in verdicts),
        n_decided=sum(v.label is not Label.NOT_ENOUGH_EVIDENCE for v in verdicts),
        n_over_limit=n_over,
        n_withheld=sum(v.withheld is not None for v in verdicts),
    )
