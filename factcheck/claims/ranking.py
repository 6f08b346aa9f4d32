"""The claims most worth checking: judged, and the others set aside with a reason."""

from collections.abc import Sequence
from dataclasses import replace

from factcheck.claims.checkworthy import Judge
from factcheck.types import Claim, Extraction, SetAside, SetAsideReason


def judged(extraction: Extraction, judge: Judge) -> Extraction:
    """Return the extraction with both probabilities of every claim."""
    found = judge.judge([claim.text for claim in extraction.claims])
    claims = tuple(
        replace(claim, verifiability=one.verifiability, checkworthiness=one.checkworthiness)
        for claim, one in zip(extraction.claims, found, strict=True)
    )
    return replace(extraction, claims=claims)


def worth_checking(
    extraction: Extraction, *, threshold: float = 0.0, top: int | None = None
) -> Extraction:
    """Return the judged claims from the threshold up, or the `top` best of them, in order.

    The others are set aside, a sentence once, unless another claim of it is kept.
    """
    ranked = sorted(extraction.claims, key=lambda claim: -(claim.checkworthiness or 0.0))
    able = [claim for claim in ranked if (claim.checkworthiness or 0.0) >= threshold]
    kept = {claim.id for claim in able[:top]}
    able_ids = {claim.id for claim in able}
    claims = tuple(claim for claim in extraction.claims if claim.id in kept)
    spans = {claim.span for claim in claims}
    gone = [c for c in extraction.claims if c.id not in kept and c.span not in spans]
    aside = [*extraction.set_aside, *_set_aside(gone, able_ids)]
    return replace(
        extraction,
        claims=claims,
        set_aside=tuple(sorted(aside, key=lambda item: item.span)),
    )


def _set_aside(claims: Sequence[Claim], able_ids: set[str]) -> list[SetAside]:
    by_span = {claim.span: claim for claim in claims}
    return [
        SetAside(
            text=claim.sentence,
            span=span,
            location=claim.location,
            reason=SetAsideReason.OVER_LIMIT
            if claim.id in able_ids
            else SetAsideReason.NOT_CHECKWORTHY,
        )
        for span, claim in by_span.items()
    ]
