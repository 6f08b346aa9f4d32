"""Sentences that a search finds for a claim and that do not settle it: NEITHER.

Two sources: other sentences of the abstract that a scientific claim cites, and the TF-IDF
neighbours of a claim in a pool of encyclopedic or scientific sentences. Beside them, longer windows
of cited abstracts that hold the sentences which do settle the claim.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.hard_cases import LOW_OVERLAP, overlap
from training.pairs import LABELS, Pair, Stance
from training.written import Group

CONCLUDING_SHARE = 0.7
"""Sentences past this share of an abstract are not used: conclusions often settle a claim."""

N_NEIGHBOURS = 12
N_NEAREST_SKIPPED, N_NEAREST_CROSSED = 6, 14
"""Of the texts of other written groups: the nearest that are left out, and how far is looked."""

MAX_WINDOW_SENTENCES = 6
MAX_WINDOW_WORDS = 115


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedClaim:
    """A claim, the documents it cites, its evidence sentences as (document, index), and what each
    document with evidence says about it."""

    claim: str
    documents: tuple[str, ...]
    evidence: frozenset[tuple[str, int]]
    stances: Mapping[str, Stance]


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a gzipped JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A document of a retrieval folder."""

    title: str
    sentences: tuple[str, ...]

    def window(self, first: int, last: int) -> str:
        """Sentences `first` to `last`, both included, in the form in which passages are indexed."""
        text = " ".join(self.sentences[max(first, 0) : last + 1])
        return f"{self.title.rstrip('.')}. {text}" if self.title else text


def read_articles(folder: Path) -> dict[str, Article]:
    """Document id → document."""
    return {
        str(row["id"]): Article(
            title=row.get("title") or "", sentences=tuple(" ".join(s.split()) for s in row["text"])
        )
        for row in read_lines(folder / "corpus.jsonl.gz")
    }


def read_corpus(folder: Path) -> dict[str, tuple[str, ...]]:
    """Document id → sentences."""
    return {key: article.sentences for key, article in read_articles(folder).items()}


def read_cited_claims(folder: Path) -> list[CitedClaim]:
    """The train claims of a retrieval folder."""
    claims = []
    for row in read_lines(folder / "claims_train.jsonl.gz"):
        evidence = {(str(e["doc_id"]), i) for e in row["evidence"] for i in e["sentences"]}
        cited = {str(d) for d in row.get("cited_doc_ids", ())} | {d for d, _ in evidence}
        claims.append(
            CitedClaim(
                claim=row["claim"],
                documents=tuple(sorted(cited)),
                evidence=frozenset(evidence),
                stances={str(e["doc_id"]): LABELS[e["label"]] for e in row["evidence"]},
            )
        )
    return claims


def same_abstract(
    claims: Sequence[CitedClaim],
    corpus: Mapping[str, Sequence[str]],
    generator: random.Random,
    *,
    per_claim: int,
) -> Iterator[Pair]:
    """Windows of one or two sentences of a cited abstract that are not evidence."""
    for claim in claims:
        spots = [
            (document, index)
            for document in claim.documents
            for index in range(int(len(corpus.get(document, ())) * CONCLUDING_SHARE))
        ]
        free = [spot for spot in spots if spot not in claim.evidence]
        for document, index in generator.sample(free, min(per_claim, len(free))):
            text = corpus[document][index]
            following = (document, index + 1)
            if following in free and generator.random() < 0.4:
                text = f"{text} {corpus[document][index + 1]}"
            yield Pair(
                claim=claim.claim, evidence=text, stance=Stance.NEITHER, source="hard/same-abstract"
            )


def evidence_windows(
    claims: Sequence[CitedClaim],
    corpus: Mapping[str, Sequence[str]],
    generator: random.Random,
    *,
    per_evidence: int,
) -> Iterator[Pair]:
    """Windows of a cited abstract that hold every evidence sentence and some of its neighbours,
    labelled as the abstract is; windows longer than the model reads are left out."""
    for claim in claims:
        for document, stance in sorted(claim.stances.items()):
            spots = sorted(index for name, index in claim.evidence if name == document)
            sentences = corpus.get(document, ())
            if not spots or spots[-1] >= len(sentences):
                continue
            windows = {
                (max(0, spots[0] - generator.randint(0, 3)), spots[-1] + generator.randint(1, 4))
                for _ in range(per_evidence)
            }
            for start, end in sorted(windows):
                text = " ".join(sentences[start:end])
                if end - start <= MAX_WINDOW_SENTENCES and len(text.split()) <= MAX_WINDOW_WORDS:
                    yield Pair(
                        claim=claim.claim, evidence=text, stance=stance, source="hard/evidence"
                    )


def neighbours(
    claims: Sequence[str], sentences: Sequence[str], n_neighbours: int = N_NEIGHBOURS
) -> Iterator[list[int]]:
    """For each claim the indices of its nearest sentences by TF-IDF cosine, best first."""
    import numpy
    from sklearn.feature_extraction.text import (  # type: ignore[import-untyped]
        TfidfVectorizer,
    )

    vectorizer = TfidfVectorizer(sublinear_tf=True, stop_words="english", dtype=numpy.float32)
    matrix = vectorizer.fit_transform(sentences).T.tocsr()
    for start in range(0, len(claims), 256):
        similarity = (vectorizer.transform(claims[start : start + 256]) @ matrix).toarray()
        order = numpy.argsort(-similarity, axis=1)[:, :n_neighbours]
        yield from order.tolist()


def crossed(groups: Sequence[Group], generator: random.Random, *, per_claim: int) -> Iterator[Pair]:
    """The claims of written groups against texts of other groups on a near subject.

    Within a group the texts that settle nothing share as many words with the claim as those that
    settle it, or more; what a search brings mostly shares few. Without such pairs a model learns
    that few words in common mean support. The very nearest are left out: they may settle the claim.
    """
    texts = [(pair.evidence, group.head) for group in groups for pair in group.pairs]
    claims = [group.pairs[0] for group in groups if group.pairs[0].claim == group.head]
    orders = neighbours([p.claim for p in claims], [text for text, _ in texts], N_NEAREST_CROSSED)
    for pair, order in zip(claims, orders, strict=True):
        others = [texts[i][0] for i in order[N_NEAREST_SKIPPED:] if texts[i][1] != pair.claim]
        for text in generator.sample(others, min(per_claim, len(others))):
            yield Pair(
                claim=pair.claim, evidence=text, stance=Stance.NEITHER, source="hard/crossed"
            )


def searched(
    claims: Sequence[Pair], sentences: Sequence[str], generator: random.Random, *, per_claim: int
) -> Iterator[Pair]:
    """The nearest sentences that share little with the claim beyond its subject and are no part
    of its evidence."""
    for pair, order in zip(claims, neighbours([p.claim for p in claims], sentences), strict=True):
        found = [
            sentences[index]
            for index in order
            if sentences[index] not in pair.evidence
            and overlap(pair.claim, sentences[index]) <= LOW_OVERLAP
        ]
        for text in found[:per_claim]:
            if generator.random() < 0.3 and len(found) > per_claim:
                text = f"{text} {generator.choice(found)}"  # noqa: PLW2901
            yield Pair(
                claim=pair.claim, evidence=text, stance=Stance.NEITHER, source="hard/searched"
            )
