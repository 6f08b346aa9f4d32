"""Claims of one article brought together: none twice, each with an id."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from factcheck.types import Change, ChangeReason, Claim

_BETWEEN_PAUSES = re.compile(r", (?P<words>[^,]+), ")
MAX_WORDS_BETWEEN = 4
"""Words between two pauses by which two claims of a sentence may differ and be the same."""


def without_repeats(claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims without repetitions; a repeated one knows all its places.

    Where the repetition had other marks or another speaker, the claim that is kept records it.
    """
    found: dict[str, Claim] = {}
    for claim in claims:
        key = " ".join(re.findall(r"\w+", claim.text.casefold()))
        first = found.get(key)
        found[key] = claim if first is None else _repeated(first, claim)
    return list(found.values())


def _repeated(first: Claim, again: Claim) -> Claim:
    is_elsewhere = again.span != first.span and again.span not in first.repeated_at
    places = (*first.repeated_at, again.span) if is_elsewhere else first.repeated_at
    return replace(first, repeated_at=places, changes=_with_folded(first, again))


def without_nested(claims: Sequence[Claim]) -> list[Claim]:
    """Return one sentence's claims, without those that only lack a few words between pauses.

    `He endorsed, even before talks, many demands` and `He endorsed many demands` are one claim:
    the fuller one, which says what the other does and records it. Words that name or count make
    another claim.
    """
    into: dict[int, int] = {}
    for i, shorter in enumerate(claims):
        for j, longer in enumerate(claims):
            if i not in into and _is_nested(shorter, longer):
                into[i] = j
    kept = {i: claim for i, claim in enumerate(claims) if i not in into}
    for i in into:
        target = into[i]
        while target in into:
            target = into[target]
        kept[target] = replace(kept[target], changes=_with_folded(kept[target], claims[i]))
    return list(kept.values())


def _is_nested(shorter: Claim, longer: Claim) -> bool:
    same_speaker = shorter.attribution == longer.attribution
    return same_speaker and _is_short(_put_in(shorter.text, longer.text))


def _with_folded(kept: Claim, dropped: Claim) -> tuple[Change, ...]:
    """Return the changes of a claim that stands for another, too, and what that one said."""
    is_same = _speaker(kept) == _speaker(dropped)
    what, by = (dropped.text, kept.text) if is_same else (_told(dropped), _told(kept))
    folded = [c for c in dropped.changes if c.why is ChangeReason.FOLDED]
    if what != by:
        folded.append(Change(what=what, by=by, why=ChangeReason.FOLDED))
    return tuple(dict.fromkeys((*kept.changes, *folded)))


def _speaker(claim: Claim) -> str:
    return "" if claim.attribution is None else claim.attribution.speaker


def _told(claim: Claim) -> str:
    speaker = _speaker(claim)
    return f"{claim.text} (said by {speaker})" if speaker else claim.text


def _put_in(shorter: str, longer: str) -> str:
    """Return the words between two pauses by which `longer` is longer; else nothing."""
    for aside in _BETWEEN_PAUSES.finditer(longer):
        if f"{longer[: aside.start()]} {longer[aside.end() :]}" == shorter:
            return aside["words"]
    return ""


def _is_short(words: str) -> bool:
    names = any(c.isupper() or c.isdigit() for c in words)
    return 0 < len(words.split()) <= MAX_WORDS_BETWEEN and not names


def with_ids(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the claims with ids: a hash of the words, and which claim with that hash it is."""
    counts: Counter[str] = Counter()
    for claim in claims:
        digest = hashlib.sha256(claim.text.encode("utf-8", "surrogatepass")).hexdigest()[:10]
        counts[digest] += 1
        yield replace(claim, id=f"{digest}-{counts[digest]}")
