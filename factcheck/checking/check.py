"""`factcheck check` as one call: lists in, a report and what to say beside it out."""

import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from factcheck.assemble import read_reference
from factcheck.checking.accepting import Acceptance, accept_verdicts, check_ids
from factcheck.checking.baseline import Baseline
from factcheck.checking.cache import VerdictCache
from factcheck.checking.git import find_commit
from factcheck.checking.keeping import cache_path
from factcheck.checking.marking import Marking, mark_known
from factcheck.checking.run import CheckResult, check_claims, read_baselines, require_baseline
from factcheck.checking.selection import Changes, changed_claims, parse_shard
from factcheck.checking.session import Session
from factcheck.claims.lists import ClaimList, ListedClaim, read_lists
from factcheck.errors import ClaimListError
from factcheck.settings import EffectiveSettings
from factcheck.types import Claim, Document, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOptions:
    """What is checked, and what it is held against."""

    paths: tuple[str, ...]
    """Claim lists, or folders of them."""
    baseline: str | None = None
    """One lock file for all lists; None: the one beside each."""
    accept: tuple[str, ...] | None = None
    """Record verdicts: of the claims with these ids, of all where it is empty; None: none."""
    changed_since: str | None = None
    """A commit: only what a change since then can touch is checked."""
    config: str | None = None
    """The settings file of the run, whose changes count, too."""
    shard: str | None = None
    """`I/N`: only the I-th of N equal parts."""
    strict_known: bool = False
    """Known failures that come out right are findings."""
    mark_known: bool = False
    """Write to the lists what comes out wrong as known failures, and hold against that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOutcome:
    """A check's report, and what is told beside it."""

    report: Report
    n_listed: int
    """Claims in the lists; the report is on those of them that were chosen."""
    n_scored: int
    """Claims that the stance model has judged; the others were remembered."""
    needless_overrides: tuple[Claim, ...]
    """Claims on which the tool by now says what a person had decided."""
    acceptance: Acceptance | None
    marking: Marking | None = None


def check_lists(session: Session, options: CheckOptions) -> CheckOutcome:
    """Return the outcome of checking the lists of `options` with the settings of `session`.

    Raises:
        ClaimListError: the lists are missing or wrong; every problem is in the message.
        CheckInterrupted: the user stopped it.
        FactcheckError: a corpus, an article, a model, a baseline or the cache cannot be used.
    """
    lists = read_lists(options.paths)
    baselines = read_baselines([one.path for one in lists], options.baseline)
    if options.accept is None:
        require_baseline(options.baseline, baselines.values())
    listed = [claim for one in lists for claim in one.claims]
    if options.accept:
        check_ids(options.accept, [item.claim for item in listed])
    chosen = _chosen(session, options, lists, baselines)
    held_against = {} if options.accept is not None else baselines
    result = check_claims(
        session,
        chosen,
        names=options.paths,
        title=_title(lists),
        baselines=held_against,
        strict_known=options.strict_known,
    )
    if options.mark_known:
        marking = mark_known(result.report.verdicts)
        # The lists are read anew, so that the report is on what stands in them now.
        again = check_lists(session, replace(options, mark_known=False))
        return replace(again, n_scored=result.n_scored, marking=marking)
    result = replace(result, report=replace(result.report, shard=options.shard))
    acceptance = _accepted(session, options, result, baselines, listed)
    if acceptance is not None:
        result = replace(result, report=replace(result.report, findings=()))
    return CheckOutcome(
        report=result.report,
        n_listed=len(listed),
        n_scored=result.n_scored,
        needless_overrides=result.needless_overrides,
        acceptance=acceptance,
    )


def watched_paths(session: Session, options: CheckOptions) -> tuple[str, ...]:
    """Return the files and folders that decide the outcome of a check."""
    paths = [*options.paths, *([options.config] if options.config else [])]
    try:
        lists = read_lists(options.paths)
    except ClaimListError:
        lists = ()  # being edited: what it names is known once it can be read again
    for listed in (claim for one in lists for claim in one.claims):
        paths.append(str(session.folder(listed.corpus)))
        if listed.quotation is not None:
            paths.append(listed.quotation.article)
    return tuple(dict.fromkeys(paths))


@contextmanager
def open_session(
    effective: EffectiveSettings, *, corpus: str | None = None, use_cache: bool = True
) -> Iterator[Session]:
    """Give a session with these settings; its cache is closed in the end.

    `corpus` stands above what the lists name.

    Raises:
        CacheError: the cache of verdicts cannot be used.
    """
    cache = VerdictCache(cache_path()) if use_cache else None
    try:
        yield Session(effective=effective, corpus=corpus, cache=cache)
    finally:
        if cache is not None:
            cache.close()


def _chosen(
    session: Session,
    options: CheckOptions,
    lists: Sequence[ClaimList],
    baselines: Mapping[str, Baseline],
) -> list[ListedClaim]:
    claims = [claim for one in lists for claim in one.claims]
    if options.accept:
        return [listed for listed in claims if listed.claim.id in options.accept]
    shard = None if options.shard is None else parse_shard(options.shard)
    if options.changed_since is not None:
        settings = session.effective.settings
        changes = Changes(
            commit=find_commit(options.changed_since),
            config=options.config,
            topic_overlap=settings.verdict.topic_overlap,
            read=lambda path: read_reference(path, settings),
            read_bytes=lambda path, data: _read_bytes(session, path, data),
        )
        claims = changed_claims(
            lists,
            changes,
            corpus_of=lambda named: os.path.normpath(session.folder(named)),
            baselines=tuple(baselines.values()),
        )
    return claims if shard is None else shard.of(claims)


def _read_bytes(session: Session, path: str, data: bytes) -> Document:
    """Return the document that a file of this name with these bytes would be."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, Path(path).name)
        copy.write_bytes(data)
        return read_reference(str(copy), session.effective.settings)


def _accepted(
    session: Session,
    options: CheckOptions,
    result: CheckResult,
    baselines: Mapping[str, Baseline],
    listed: Sequence[ListedClaim],
) -> Acceptance | None:
    if options.accept is None:
        return None
    return accept_verdicts(
        result.report.verdicts,
        baselines,
        session.conditions(),
        ids=options.accept,
        listed=[item.claim for item in listed],
    )


def _title(lists: Sequence[ClaimList]) -> str:
    return ", ".join(one.title for one in lists if one.title)
