"""Claims to verdicts through the cache: only what changed is retrieved, and scored again."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from factcheck.assemble import RunFingerprints
from factcheck.checking.cache import VerdictCache
from factcheck.errors import FactcheckError
from factcheck.pipeline import Checker, place_in_corpus
from factcheck.settings import Settings
from factcheck.types import (
    Claim,
    CorpusInfo,
    Evidence,
    Failure,
    Hit,
    Passage,
    Span,
    Verdict,
)

CLAIMS_A_BATCH = 64
"""Checked, kept and yielded together: what an interruption can cost, some 3 s of work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """The cache, and what besides a claim its keys are made of.

    A verdict is kept under two keys. The first names the whole corpus: where nothing changed,
    it is found without loading a model. The second names the passages retrieved for the claim:
    after a change elsewhere in the corpus they are the same, and the verdict still holds.
    """

    cache: VerdictCache
    corpus: str
    """The corpus's fingerprint."""
    judging: str
    """sha256 over settings, models and code."""

    @classmethod
    def of(cls, cache: VerdictCache, fingerprints: RunFingerprints, settings: Settings) -> "Memory":
        """Return the memory of runs with these fingerprints and settings."""
        models = sorted((model.name, model.sha256) for model in fingerprints.models)
        parts = [fingerprints.code, models, settings.model_dump(mode="json")]
        return cls(
            cache=cache,
            corpus=fingerprints.corpus,
            judging=hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest(),
        )

    def corpus_key(self) -> bytes:
        """Return what the corpus's own record is kept under."""
        return self._key("corpus", self.corpus)

    def quick_key(self, claim: Claim) -> bytes:
        """Return the key of a claim's verdict against the corpus as it is."""
        return self._key("claim", self.corpus, *_words(claim))

    def lasting_key(self, claim: Claim, hits: Sequence[Hit]) -> bytes:
        """Return the key of a claim's verdict by the passages found for it.

        Their ranks and scores are left out: any change in a corpus moves those a little. The
        verdict is what the same passages gave when it was made.
        """
        passages = sorted(json.dumps(_content(hit.passage)) for hit in hits)
        return self._key("hits", *passages, *_words(claim))

    def _key(self, *parts: str) -> bytes:
        digest = hashlib.sha256(self.judging.encode())
        for part in parts:
            encoded = part.encode("utf-8", "surrogatepass")
            digest.update(len(encoded).to_bytes(8, "big") + encoded)
        return digest.digest()


class CachedChecker:
    """Checks claims against one corpus, and opens it only for what is not remembered."""

    def __init__(
        self, *, open_checker: Callable[[], Checker], memory: Memory | None, folder: str | None
    ) -> None:
        """Without `memory`, every claim is checked anew.

        `folder` is the corpus as seen from the working directory, for the places of evidence.
        """
        self._open = open_checker
        self._memory = memory
        self._folder = folder
        self._checker: Checker | None = None
        self._passages: dict[Passage, Passage] = {}
        self.n_scored = 0
        """Claims that the stance model has judged; the others were remembered."""

    @property
    def checker(self) -> Checker:
        """The open corpus and models; opened when they are first needed."""
        if self._checker is None:
            self._checker = self._open()
        return self._checker

    def corpus_info(self) -> CorpusInfo:
        """Return what a report says of the corpus: remembered, or asked of its index."""
        memory = self._memory
        if memory is None:
            return self.checker.corpus
        known = None if self._checker else memory.cache.corpus(memory.corpus_key())
        if known is None:
            known = self.checker.corpus
            memory.cache.keep_corpus(memory.corpus_key(), known)
        return known

    def check(self, claims: Iterable[Claim]) -> Iterator[Verdict | Failure]:
        """Yield one verdict or failure a claim, in order; verdicts are kept batch by batch.

        Raises:
            CacheError: the cache cannot be read or written.
        """
        rest = iter(claims)
        while batch := tuple(islice(rest, CLAIMS_A_BATCH)):
            if self._memory is None:
                results = self._judged(batch, self._retrieved(batch))
            else:
                results = self._remembered(batch, self._memory)
            yield from map(self._shared, results)

    def _remembered(self, claims: Sequence[Claim], memory: Memory) -> list[Verdict | Failure]:
        """Return the verdicts of a batch, those of claims that nothing has changed for first."""
        keys = [memory.quick_key(claim) for claim in claims]
        known = memory.cache.verdicts(keys)
        todo = [i for i, key in enumerate(keys) if key not in known]
        found = self._by_hits([claims[i] for i in todo], memory) if todo else []
        memory.cache.keep(_verdicts_by_key((keys[i] for i in todo), found))
        rest = iter(found)
        return [
            self._renewed(known[key], claim) if key in known else next(rest)
            for key, claim in zip(keys, claims, strict=True)
        ]

    def _by_hits(self, claims: Sequence[Claim], memory: Memory) -> list[Verdict | Failure]:
        """Return the verdicts of claims that the corpus as it is was not checked for."""
        hits = self._retrieved(claims)
        keys = [
            memory.lasting_key(claim, () if isinstance(found, Failure) else found)
            for claim, found in zip(claims, hits, strict=True)
        ]
        known = memory.cache.verdicts(keys)
        results: dict[int, Verdict | Failure] = {}
        for i, (key, claim, found) in enumerate(zip(keys, claims, hits, strict=True)):
            if isinstance(found, Failure):
                results[i] = found
            elif key in known:
                results[i] = self._renewed(_moved(known[key], found), claim)
        todo = [i for i in range(len(claims)) if i not in results]
        judged = self._judged([claims[i] for i in todo], [hits[i] for i in todo])
        memory.cache.keep(_verdicts_by_key((keys[i] for i in todo), judged))
        results.update(zip(todo, judged, strict=True))
        return [results[i] for i in range(len(claims))]

    def _retrieved(self, claims: Sequence[Claim]) -> list[tuple[Hit, ...] | Failure]:
        """Return each claim's hits; where one claim's cannot be had, that claim fails alone."""
        checker = self.checker
        try:
            return list(checker.retrieve(claims))
        except (FactcheckError, RuntimeError) as error:
            if len(claims) == 1:
                return [Failure(claim=claims[0], reason=str(error))]
            return [found for claim in claims for found in self._retrieved([claim])]

    def _judged(
        self, claims: Sequence[Claim], hits: Sequence[tuple[Hit, ...] | Failure]
    ) -> list[Verdict | Failure]:
        pairs = list(zip(claims, hits, strict=True))
        found = [(claim, hit) for claim, hit in pairs if not isinstance(hit, Failure)]
        self.n_scored += len(found)
        if not found:
            return [hit for hit in hits if isinstance(hit, Failure)]
        judged = iter(self.checker.judge([c for c, _ in found], [h for _, h in found]))
        return [hit if isinstance(hit, Failure) else next(judged) for hit in hits]

    def _renewed(self, verdict: Verdict, claim: Claim) -> Verdict:
        """Return a remembered verdict as one on today's claim, its evidence placed anew."""
        return replace(
            verdict,
            claim=claim,
            supporting=self._placed(verdict.supporting),
            refuting=self._placed(verdict.refuting),
            nearest=self._placed(verdict.nearest),
        )

    def _shared(self, result: Verdict | Failure) -> Verdict | Failure:
        """Return the result with its passages shared: a report then grows by little a claim."""
        if isinstance(result, Failure):
            return result
        return replace(
            result,
            supporting=self._with_shared_passage(result.supporting),
            refuting=self._with_shared_passage(result.refuting),
            nearest=self._with_shared_passage(result.nearest),
        )

    def _with_shared_passage(self, evidence: Evidence | None) -> Evidence | None:
        if evidence is None:
            return None
        passage = evidence.hit.passage
        shared = self._passages.setdefault(passage, passage)
        return replace(evidence, hit=replace(evidence.hit, passage=shared))

    def _placed(self, evidence: Evidence | None) -> Evidence | None:
        if evidence is None:
            return None
        folder = self._folder
        location = None if folder is None else place_in_corpus(evidence, folder)
        return replace(evidence, location=location)


def _verdicts_by_key(
    keys: Iterable[bytes], results: Sequence[Verdict | Failure]
) -> dict[bytes, Verdict]:
    """Return what is worth remembering: a failure may go away by itself."""
    pairs = zip(keys, results, strict=True)
    return {key: result for key, result in pairs if isinstance(result, Verdict)}


def _words(claim: Claim) -> tuple[str, str, str]:
    return claim.text, str(claim.date), str(claim.evidence_until)


def _content(passage: Passage) -> list[str | None]:
    """Return what of a passage a verdict depends on: not where in its document it stands."""
    citation = passage.citation
    return [
        citation.document_id,
        citation.title,
        citation.source,
        citation.url,
        str(citation.date),
        passage.heading,
        passage.text,
    ]


def _moved(verdict: Verdict, hits: Sequence[Hit]) -> Verdict:
    """Return the verdict with its evidence where the passages stand now."""
    by_content = {json.dumps(_content(hit.passage)): hit for hit in hits}

    def move(evidence: Evidence | None) -> Evidence | None:
        if evidence is None:
            return None
        old = evidence.hit.passage
        hit = by_content[json.dumps(_content(old))]
        shift = hit.passage.span.start - old.span.start
        span = Span(evidence.span.start + shift, evidence.span.end + shift)
        return replace(evidence, hit=hit, span=span)

    return replace(
        verdict,
        supporting=move(verdict.supporting),
        refuting=move(verdict.refuting),
        nearest=move(verdict.nearest),
    )
