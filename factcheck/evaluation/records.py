"""What an evaluation reads: labelled pairs, and labelled claims with the corpus they rest on."""

from dataclasses import dataclass
from enum import StrEnum


class GoldLabel(StrEnum):
    """What the annotators say of a claim."""

    SUPPORTED = "supported"
    REFUTED = "refuted"
    NOT_ENOUGH_EVIDENCE = "not_enough_evidence"
    CONFLICTING = "conflicting"
    NOT_SUPPORTED = "not_supported"
    """Of binary sets that do not tell refuted from unverifiable."""


class Judging(StrEnum):
    """Which labels a set of pairs tells apart, and so what a prediction is held against."""

    THREE_WAY = "three_way"
    TWO_WAY = "two_way"
    """Supported or refuted; the probability of neither is shared out between them."""
    BINARY = "binary"
    """Supported or not; what refutes and what leaves open are one label."""


LABELS = {
    Judging.THREE_WAY: (
        GoldLabel.SUPPORTED,
        GoldLabel.REFUTED,
        GoldLabel.NOT_ENOUGH_EVIDENCE,
    ),
    Judging.TWO_WAY: (GoldLabel.SUPPORTED, GoldLabel.REFUTED),
    Judging.BINARY: (GoldLabel.SUPPORTED, GoldLabel.NOT_SUPPORTED),
}
"""The labels of each kind of set, in the order of the metrics' label numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPair:
    """A claim, the evidence it is held against, and what that evidence says of it."""

    claim: str
    evidence: str
    label: GoldLabel
    group: str = ""
    """Pairs of one group are judged together: the two halves of a contrast. Empty: alone."""
    part: str = ""
    """The constituent set of a collection; empty for a set of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairSet:
    """Labelled pairs of one data set."""

    name: str
    pairs: tuple[GoldPair, ...]
    judging: Judging
    data_sha256: str
    """Over claims, evidence and labels of all pairs, in order."""
    n_left_out: int = 0
    """Rows whose label no pair can have: conflicting evidence, or no evidence to hold against."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEvidence:
    """Sentences of one document that together decide a claim."""

    document_id: str
    sentences: tuple[int, ...]
    """Counted from zero; empty where the data set names documents only."""
    label: GoldLabel
    """SUPPORTED or REFUTED."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldClaim:
    """A claim or query, its label, and where in the corpus its evidence lies."""

    id: str
    text: str
    label: GoldLabel | None
    """None for the queries of a pure retrieval set."""
    evidence: tuple[tuple[GoldEvidence, ...], ...] = ()
    """Alternatives; each is a set of evidence that must be found whole."""
    relevant: tuple[tuple[str, int], ...] = ()
    """Documents that retrieval should find, and their grade, 1 or more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusDocument:
    """A document of a data set's corpus, in the sentences that its gold evidence counts."""

    id: str
    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSet:
    """Labelled claims or queries, and the corpus they are checked against."""

    name: str
    claims: tuple[GoldClaim, ...]
    documents: tuple[CorpusDocument, ...]
    data_sha256: str
    """Over claims and documents."""
