"""The whole pipeline: from a claim and a corpus to verdicts, as the product gives them.

Two readings of the same evidence are kept apart. The verdict is what a user sees: one label a
claim, under the product's thresholds. The documents are what SciFact's measures ask for: what
each document that the search puts near the top says of the claim, by its most telling sentence.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from factcheck.errors import FactcheckError
from factcheck.evaluation.claim_metrics import ClaimPrediction, DocumentPrediction
from factcheck.evaluation.corpus import SentencePlaces
from factcheck.evaluation.records import GoldClaim, GoldLabel
from factcheck.evaluation.tools import Tools
from factcheck.protocols import Progress, Retriever
from factcheck.types import Claim, Evidence, Hit, Label, Location, Span, Verdict
from factcheck.verdict.decide import decide
from factcheck.verdict.reading import StanceReader, read_candidates
from factcheck.verdict.reliability import priced
from factcheck.verdict.select import select_candidates

_CLAIMS_A_BATCH = 64
_MAX_SENTENCES = 3
"""Of a document's rationale; SciFact counts no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentThresholds:
    """From where on a document is said to settle a claim.

    Chosen on training claims: F1 in the mean over three sets is .547 by default (.548 at best of 49
    pairs) and .564 with the larger model (.575); `python -m training.document_thresholds` with
    `--n-claims 200` prints them.
    """

    fused: float = 0.8
    """Of its best passage, where the best that a search can find has 1."""
    stance: float = 0.45
    """Of its most telling sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedClaim:
    """What the pipeline made of a claim."""

    verdict: Verdict | None
    """None where it failed; that counts as wrong."""
    evidence: tuple[Evidence, ...]
    """All that was scored, most promising first."""
    first_hit: Hit | None
    """The best passage, which the baselines judge by."""


_THRESHOLDS = DocumentThresholds()


def check_claims(
    claims: Sequence[GoldClaim], retriever: Retriever, tools: Tools, progress: Progress
) -> list[CheckedClaim]:
    """Return what the product makes of each claim, in order; a failure costs only its claim."""
    checked: list[CheckedClaim] = []
    rest = iter(claims)
    while batch := tuple(islice(rest, _CLAIMS_A_BATCH)):
        checked.extend(_check_batch([as_claim(claim) for claim in batch], retriever, tools))
        progress("claims checked", len(checked), len(claims))
    return checked


def as_claim(gold: GoldClaim) -> Claim:
    """Return a claim as the product's splitter would give it."""
    return Claim(
        id=gold.id,
        text=gold.text,
        sentence=gold.text,
        span=Span(0, len(gold.text)),
        location=Location(path=gold.id, line=1, column=1),
    )


def predict(
    checked: CheckedClaim,
    places: Mapping[str, SentencePlaces],
    thresholds: DocumentThresholds = _THRESHOLDS,
) -> ClaimPrediction:
    """Return the prediction that the metrics judge."""
    if checked.verdict is None:
        return ClaimPrediction(label=None)
    return ClaimPrediction(
        label=GoldLabel(checked.verdict.label.value),
        documents=tuple(_documents(checked.evidence, places, thresholds)),
        sentences=_shown(checked, places),
    )


def predict_shown(checked: CheckedClaim, places: Mapping[str, SentencePlaces]) -> ClaimPrediction:
    """Return the prediction of the verdict alone: its label, its document, its sentences."""
    verdict = checked.verdict
    if verdict is None:
        return ClaimPrediction(label=None)
    sides = {
        GoldLabel.SUPPORTED: (verdict.supporting, (Label.SUPPORTED, Label.CONFLICTING)),
        GoldLabel.REFUTED: (verdict.refuting, (Label.REFUTED, Label.CONFLICTING)),
    }
    documents = {
        _document_id(evidence): DocumentPrediction(
            document_id=_document_id(evidence),
            label=label,
            sentences=_numbers([evidence], places),
        )
        for label, (evidence, verdicts) in sides.items()
        if evidence is not None and verdict.label in verdicts
    }
    return ClaimPrediction(
        label=GoldLabel(verdict.label.value),
        documents=tuple(documents.values()),
        sentences=_shown(checked, places),
    )


def _check_batch(claims: Sequence[Claim], retriever: Retriever, tools: Tools) -> list[CheckedClaim]:
    try:
        return list(_checked(claims, retriever, tools))
    except (FactcheckError, RuntimeError):
        if len(claims) == 1:
            return [CheckedClaim(verdict=None, evidence=(), first_hit=None)]
        return [one for claim in claims for one in _check_batch([claim], retriever, tools)]


def _checked(claims: Sequence[Claim], retriever: Retriever, tools: Tools) -> Iterator[CheckedClaim]:
    """Yield what `Checker.check` decides, with all the evidence that it decided on."""
    settings = tools.effective.settings
    hits = retriever.retrieve([claim.text for claim in claims], settings.retrieval.n_hits)
    chosen = [
        select_candidates(claim, found, settings.verdict.max_sentences)
        for claim, found in zip(claims, hits, strict=True)
    ]
    read = read_candidates(
        claims,
        chosen,
        StanceReader(scorer=tools.scorer, calibration=tools.calibration),
        light=None,  # what each document says is asked of all that is read, shown or not
        settings=settings.verdict,
    )
    for claim, found, evidence in zip(claims, hits, read, strict=True):
        yield CheckedClaim(
            verdict=priced(
                decide(claim, evidence, settings.verdict),
                tools.reliability,
                settings.verdict.min_precision,
            ),
            evidence=evidence,
            first_hit=found[0] if found else None,
        )


def _documents(
    evidence: Sequence[Evidence],
    places: Mapping[str, SentencePlaces],
    thresholds: DocumentThresholds,
) -> Iterator[DocumentPrediction]:
    by_document: dict[str, list[Evidence]] = {}
    for item in evidence:
        by_document.setdefault(_document_id(item), []).append(item)
    for document_id, items in by_document.items():
        support = max(item.stance.supports for item in items)
        refutation = max(item.stance.refutes for item in items)
        if max(item.hit.fused for item in items) < thresholds.fused:
            continue
        if max(support, refutation) < thresholds.stance:
            continue
        label = GoldLabel.SUPPORTED if support >= refutation else GoldLabel.REFUTED
        telling = [e for e in items if _strength(e, label) >= thresholds.stance]
        telling.sort(key=lambda item: -_strength(item, label))
        yield DocumentPrediction(
            document_id=document_id,
            label=label,
            sentences=_numbers(telling, places)[:_MAX_SENTENCES],
        )


def _shown(
    checked: CheckedClaim, places: Mapping[str, SentencePlaces]
) -> tuple[tuple[str, int], ...]:
    """Return the sentences behind the verdict, the most telling first."""
    verdict = checked.verdict
    if verdict is None or verdict.label is Label.NOT_ENOUGH_EVIDENCE:
        return ()
    side = GoldLabel.REFUTED if verdict.label is Label.REFUTED else GoldLabel.SUPPORTED
    first = verdict.refuting if side is GoldLabel.REFUTED else verdict.supporting
    others = sorted(checked.evidence, key=lambda item: -_strength(item, side))
    ordered = [first, *others] if first is not None else others
    return tuple(
        dict.fromkeys(
            (_document_id(item), number)
            for item in ordered
            for number in places[_document_id(item)].within(item.span)
        )
    )


def _numbers(evidence: Sequence[Evidence], places: Mapping[str, SentencePlaces]) -> tuple[int, ...]:
    """Return the numbers of the gold sentences that evidence of one document holds."""
    return tuple(
        dict.fromkeys(
            number for item in evidence for number in places[_document_id(item)].within(item.span)
        )
    )


def _strength(evidence: Evidence, label: GoldLabel) -> float:
    stance = evidence.stance
    return stance.supports if label is GoldLabel.SUPPORTED else stance.refutes


def _document_id(evidence: Evidence) -> str:
    return evidence.hit.passage.citation.document_id
