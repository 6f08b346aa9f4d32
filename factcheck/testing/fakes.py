"""Stand-ins for the stages that load no model and read no file."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from factcheck.testing.records import (
    NEITHER,
    SUPPORTS,
    make_corpus_info,
    make_passage,
    text_sha256,
)
from factcheck.types import (
    Claim,
    Document,
    Extraction,
    Hit,
    Location,
    ModelInfo,
    Pair,
    Passage,
    SetAside,
    SetAsideReason,
    Span,
    StanceProbabilities,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from factcheck.pipeline import Checker

StanceRule: TypeAlias = Callable[[Pair], StanceProbabilities]
"""What a `FakeScorer` answers with."""

_WORD = re.compile(r"[^\W_]+")


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


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
        self.info = ModelInfo(name="fake-scorer", sha256=text_sha256("fake-scorer"))
        self.asked: list[Pair] = []
        self._rule = rule

    def score(self, pairs: Sequence[Pair]) -> list[StanceProbabilities]:
        """Return the rule's stance on each pair, in order."""
        self.asked.extend(pairs)
        return [self._rule(pair) for pair in pairs]


class FakeEncoder:
    """An `Encoder` of hashed words: texts with words in common point the same way."""

    def __init__(self, dimension: int = 64) -> None:
        self.info = ModelInfo(name="fake-encoder", sha256=text_sha256(f"fake-encoder-{dimension}"))
        self.dimension = dimension

    def encode(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """Return shape (len(texts), dimension), rows of norm 1."""
        import numpy as np

        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in zip(vectors, texts, strict=True):
            for word in sorted(_words(text)) or [""]:
                digest = int(text_sha256(word), 16)
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
