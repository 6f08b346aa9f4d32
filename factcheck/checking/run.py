"""A check of claim lists: judged, then held against expectation, baseline and article."""

import datetime as dt
import hashlib
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from factcheck import __version__
from factcheck.assemble import make_splitter, read_article, read_reference
from factcheck.checking.baseline import Baseline, beside_list, read_baseline
from factcheck.checking.causes import FlipCauses
from factcheck.checking.findings import is_needless, not_in_article, verdict_finding
from factcheck.checking.quotations import Articles
from factcheck.checking.session import Session
from factcheck.claims.lists import ListedClaim
from factcheck.errors import BaselineError
from factcheck.report.known import Known, known_standing, now_right_finding
from factcheck.types import (
    Claim,
    CorpusInfo,
    Coverage,
    Failure,
    Finding,
    Label,
    Report,
    Verdict,
)


class CheckInterrupted(KeyboardInterrupt):
    """A check was stopped by the user; says how far it had come."""

    def __init__(self, *, n_done: int, n_claims: int) -> None:
        super().__init__()
        self.n_done = n_done
        self.n_claims = n_claims


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """The report of a check, and what is told beside it."""

    report: Report
    n_scored: int
    """Claims that the stance model has judged; the others were remembered."""
    needless_overrides: tuple[Claim, ...]
    """Claims on which the tool by now says what a person had decided."""


def check_claims(
    session: Session,
    claims: Sequence[ListedClaim],
    *,
    names: Sequence[str],
    title: str = "",
    baselines: Mapping[str, Baseline],
    strict_known: bool = False,
) -> CheckResult:
    """Return the report on claims of lists; `names` are the paths that the user gave.

    `baselines` are the accepted verdicts by list; a list without one has no backlog. With
    `strict_known`, a known failure that comes out right is a finding.

    Raises:
        CheckInterrupted: the user stopped it; what was checked is in the session's cache.
        FactcheckError: a corpus, an article, a model or the cache cannot be used.
    """
    started = time.perf_counter()
    articles = Articles(lambda path: read_article(path, session.effective.settings), make_splitter)
    placed = [_looked_up(listed, articles) for listed in claims]
    run = _Run(session=session, claims=[item.listed for item in placed])
    results = run.results()
    causes = FlipCauses(
        lambda path: read_reference(path, session.effective.settings), session.conditions()
    )
    findings = tuple(
        finding
        for item, result in zip(placed, results, strict=True)
        for finding in _findings(item, result, baselines, causes, strict_known=strict_known)
    )
    report = Report(
        article=", ".join(names),
        title=title,
        verdicts=tuple(r for r in results if isinstance(r, Verdict)),
        failures=tuple(r for r in results if isinstance(r, Failure)),
        set_aside=(),
        coverage=_coverage(results),
        corpus=run.corpus(),
        settings=session.effective.origins,
        models=session.models,
        version=__version__,
        created_at=dt.datetime.now(dt.UTC).replace(microsecond=0),
        seconds=time.perf_counter() - started,
        findings=findings,
    )
    return CheckResult(
        report=report, n_scored=run.n_scored, needless_overrides=_needless(report.verdicts)
    )


def read_baselines(list_paths: Sequence[str], given: str | None) -> dict[str, Baseline]:
    """Return the baseline of each list: the one given, else the file beside it.

    Raises:
        BaselineError: one cannot be read.
    """
    paths = {path: given if given is not None else beside_list(path) for path in list_paths}
    read = {path: read_baseline(path) for path in dict.fromkeys(paths.values())}
    return {path: read[paths[path]] for path in list_paths}


def require_baseline(given: str | None, read: Iterable[Baseline]) -> None:
    """Take it for a mistake that a baseline is named and is not there.

    Raises:
        BaselineError: saying how one is made.
    """
    if given is not None and any(baseline.made_with is None for baseline in read):
        raise BaselineError(
            f"{given}: there is no such baseline",
            hint=f"Record one with: factcheck check LISTS --accept --baseline {given}",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """A claim after its article was looked at."""

    listed: ListedClaim
    complaint: str
    """What is wrong with its place in the article; empty where nothing is."""


class _Run:
    """The claims of one check on their way to verdicts."""

    def __init__(self, *, session: Session, claims: Sequence[ListedClaim]) -> None:
        self._session = session
        self._claims = claims
        self._corpora: dict[str, CorpusInfo] = {}
        self.n_scored = 0

    def corpus(self) -> CorpusInfo:
        """Return what the claims were checked against; the default corpus where none were."""
        if not self._corpora:
            return self._session.checker(None).corpus_info()
        return joint_corpus(tuple(self._corpora.values()))

    def results(self) -> list[Verdict | Failure]:
        """Return one verdict or failure a claim, in order."""
        results: list[Verdict | Failure] = []
        n_claims = len(self._claims)
        try:
            for result in self._stream():
                results.append(result)
                self._session.progress("claims checked", len(results), n_claims)
        except KeyboardInterrupt as stop:
            raise CheckInterrupted(n_done=len(results), n_claims=n_claims) from stop
        return results

    def _stream(self) -> Iterator[Verdict | Failure]:
        """Yield the results; neighbours that share a corpus are checked together."""
        for named, group in groupby(self._claims, key=lambda listed: listed.corpus):
            checker = self._session.checker(named)
            n_scored = checker.n_scored
            yield from checker.check(listed.claim for listed in group)
            self.n_scored += checker.n_scored - n_scored
            self._corpora[str(self._session.folder(named))] = checker.corpus_info()


def _looked_up(listed: ListedClaim, articles: Articles) -> _Placed:
    """Return a claim with its article's date as its "now", and whether it stands there."""
    quotation = listed.quotation
    if quotation is None:
        return _Placed(listed=listed, complaint="")
    found = articles.find(quotation)
    if listed.claim.date is None and found.date is not None:
        listed = replace(listed, claim=replace(listed.claim, date=found.date))
    complaint = ""
    if found.line is None:
        complaint = f"{quotation.article} does not hold this claim, or not in these words"
    return _Placed(listed=listed, complaint=complaint)


def _findings(
    placed: _Placed,
    result: Verdict | Failure,
    baselines: Mapping[str, Baseline],
    causes: FlipCauses,
    *,
    strict_known: bool,
) -> Iterator[Finding]:
    baseline = baselines.get(result.claim.location.path)
    accepted = None if baseline is None else baseline.accepted(result.claim)
    verdict = result if isinstance(result, Verdict) else None
    cause = ""
    if baseline and accepted and verdict and accepted.label is not verdict.label:
        cause = causes.cause(verdict, accepted, baseline)
    finding = verdict_finding(result, accepted, cause)
    if finding is not None:
        yield finding
    if strict_known and verdict and known_standing(verdict) is Known.NOW_RIGHT:
        yield now_right_finding(verdict)
    if placed.complaint:
        yield not_in_article(result.claim, placed.complaint, verdict)


def _needless(verdicts: Sequence[Verdict]) -> tuple[Claim, ...]:
    def needless(verdict: Verdict) -> bool:
        expectation = verdict.claim.expectation
        override = None if expectation is None else expectation.override
        return override is not None and is_needless(override, verdict)

    return tuple(verdict.claim for verdict in verdicts if needless(verdict))


def _coverage(results: Sequence[Verdict | Failure]) -> Coverage:
    verdicts = [result for result in results if isinstance(result, Verdict)]
    return Coverage(
        n_sentences=0,
        n_claims=len(results),
        n_set_aside=0,
        n_checked=len(verdicts),
        n_with_evidence=sum(v.n_on_topic > 0 for v in verdicts),
        n_decided=sum(v.label is not Label.NOT_ENOUGH_EVIDENCE for v in verdicts),
        n_over_limit=0,
        n_withheld=sum(v.withheld is not None for v in verdicts),
    )


def joint_corpus(corpora: Sequence[CorpusInfo]) -> CorpusInfo:
    """Return one record for several corpora, of which there is at least one."""
    distinct = list({info.fingerprint: info for info in corpora}.values())
    if len(distinct) == 1:
        return distinct[0]
    prints = "\n".join(info.fingerprint for info in distinct)
    return CorpusInfo(
        path=", ".join(info.path for info in distinct),
        fingerprint=hashlib.sha256(prints.encode()).hexdigest(),
        n_documents=sum(info.n_documents for info in distinct),
        n_passages=sum(info.n_passages for info in distinct),
        built_at=max(info.built_at for info in distinct),
    )
