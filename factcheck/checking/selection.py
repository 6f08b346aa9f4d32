"""Which claims of the lists are checked: a shard of them, or those that something changed for."""

import datetime as dt
import os
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from factcheck.checking.baseline import Baseline, place_of
from factcheck.checking.causes import evidence_texts
from factcheck.checking.git import Commit
from factcheck.claims.lists import ClaimList, ListedClaim, parse_list
from factcheck.errors import FactcheckError, InputError
from factcheck.types import Claim, Document
from factcheck.verdict.texts import EvidenceText, measure_overlap

_SHARD = re.compile(r"([1-9]\d{0,5})/([1-9]\d{0,5})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """One of several equal parts of the claims, for jobs that run side by side."""

    number: int
    """From one to `n_shards`."""
    n_shards: int

    def of(self, claims: Sequence[ListedClaim]) -> list[ListedClaim]:
        """Return every n-th claim: all shards together hold each claim once."""
        return list(claims[self.number - 1 :: self.n_shards])


def parse_shard(text: str) -> Shard:
    """Return the shard that `2/5` means.

    Raises:
        InputError: it is not I/N with I from 1 to N.
    """
    match = _SHARD.fullmatch(text)
    if match is None or int(match[1]) > int(match[2]):
        raise InputError(f"--shard {text}: expected I/N, with I from 1 to N, such as 2/5")
    return Shard(number=int(match[1]), n_shards=int(match[2]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What changed since a commit, and who asks."""

    commit: Commit
    config: str | None
    """The settings file of the run: a change there touches every claim."""
    topic_overlap: float
    """Share of a claim's content from which a sentence is on its topic."""
    read: Callable[[str], Document]
    """Reads a document of the corpus as it is now."""
    read_bytes: Callable[[str, bytes], Document]
    """Reads a document of this path as it was."""


def changed_claims(
    lists: Sequence[ClaimList],
    changes: Changes,
    *,
    corpus_of: Callable[[str | None], str],
    baselines: Collection[Baseline],
) -> list[ListedClaim]:
    """Return the claims that a change since the commit can touch, in order.

    Those are: new or reworded ones and ones with another expectation, day or corpus; all, where
    the settings file changed; those that a sentence added to or taken from the corpus is on the
    topic of; and those whose accepted verdict is pinned to a changed document.

    Raises:
        InputError: git fails, or a corpus lies outside the repository.
    """
    if changes.config is not None and os.path.isfile(changes.config):
        folder = os.path.dirname(changes.config) or "."
        if os.path.normpath(changes.config) in changes.commit.changed(folder):
            return [listed for one in lists for listed in one.claims]
    corpora: dict[str, _CorpusChanges] = {}
    selected: list[ListedClaim] = []
    for one in lists:
        before = _claims_before(one, changes.commit)
        for listed in one.claims:
            folder = corpus_of(listed.corpus)
            if folder not in corpora:
                corpora[folder] = _CorpusChanges.of(folder, changes, baselines)
            is_known = before.get(listed.claim.id) == _essence(listed)
            if not is_known or corpora[folder].touch(listed.claim):
                selected.append(listed)
    return selected


@dataclass(frozen=True, slots=True, kw_only=True)
class _CorpusChanges:
    """The sentences that came into a corpus or went, with the titles they stood under."""

    sentences: tuple[EvidenceText, ...]
    pinned: frozenset[str]
    """Names of claims, as in a lock file, whose evidence stood in a changed document."""
    topic_overlap: float

    @classmethod
    def of(cls, folder: str, changes: Changes, baselines: Collection[Baseline]) -> "_CorpusChanges":
        paths = changes.commit.changed(folder)
        sentences = [text for path in paths for text in _changed_sentences(path, changes)]
        pinned = {
            key.rpartition("#")[2]
            for baseline in baselines
            for key, accepted in baseline.claims.items()
            for pin in accepted.evidence
            if (place := place_of(pin, baseline.path)) is not None and place.path in paths
        }
        return cls(
            sentences=tuple(sentences),
            pinned=frozenset(pinned),
            topic_overlap=changes.topic_overlap,
        )

    def touch(self, claim: Claim) -> bool:
        """Tell whether a changed sentence speaks of what the claim speaks of."""
        return claim.id in self.pinned or any(
            measure_overlap(claim.text, sentence) >= self.topic_overlap
            for sentence in self.sentences
        )


def _changed_sentences(path: str, changes: Changes) -> Iterator[EvidenceText]:
    """Yield the sentences of a file that are only in one of its two states."""
    old_bytes = changes.commit.text(path)
    before = _document(lambda: changes.read_bytes(path, old_bytes or b""))
    now = _document(lambda: changes.read(path))
    titled = now or before
    title = titled.title if titled else ""
    old = dict.fromkeys(evidence_texts(before)) if before else {}
    new = dict.fromkeys(evidence_texts(now)) if now else {}
    same_head = before is not None and now is not None and _head(before) == _head(now)
    for text in (*old, *new):
        if not same_head or (text in old) != (text in new):
            yield EvidenceText(sentence=text, context=f"{title}.", passage=text, date=None)


def _document(read: Callable[[], Document]) -> Document | None:
    try:
        return read()
    except FactcheckError:
        return None  # not there in this state, or no document


def _head(document: Document) -> tuple[str, str]:
    return document.title, str(document.date)


def _claims_before(one: ClaimList, commit: Commit) -> dict[str, object]:
    """Return what the list held at the commit, by id; nothing where it could not be read."""
    data = commit.text(one.path)
    if data is None:
        return {}
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return {}
    then = parse_list(text, path=one.path, today=dt.date.min)
    return {listed.claim.id: _essence(listed) for old in then.lists for listed in old.claims}


def _essence(listed: ListedClaim) -> tuple[object, ...]:
    """Return what of a claim decides its findings; notes and places do not."""
    claim = listed.claim
    expectation = claim.expectation
    expected = expectation and (
        expectation.labels,
        expectation.min_confidence,
        expectation.override,
        expectation.known_failure,
    )
    quotation = listed.quotation and (listed.quotation.article, listed.quotation.text)
    return (claim.text, claim.date, claim.evidence_until, expected, listed.corpus, quotation)
