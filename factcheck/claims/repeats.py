"""Claims of one article brought together: none twice, each with an id."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from factcheck.types import Claim

_BETWEEN_PAUSES = re.compile(r", (?P<words>[^,]+), ")
MAX_WORDS_BETWEEN = 4
"""Words between two pauses by which two claims of a sentence may differ and be the same."""


def without_repeats(claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims without repetitions; a repeated one knows all its places."""
    found: dict[str, Claim] = {}
    for claim in claims:
        key = " ".join(re.findall(r"\w+", claim.text.casefold()))
        first = found.get(key)
        if first is None:
            found[key] = claim
        elif claim.span != first.span and claim.span not in first.repeated_at:
            found[key] = replace(first, repeated_at=(*first.repeated_at, claim.span))
    return list(found.values())


def without_nested(claims: Sequence[Claim]) -> list[Claim]:
    """Return one sentence's claims, without those that only lack a few words between pauses.

    `He endorsed, even before talks, many demands` and `He endorsed many demands` are one claim:
    the fuller one, which says what the other does. Words that name or count make another claim.
    """
    dropped = {
        i
        for i, shorter in enumerate(claims)
        for longer in claims
        if shorter.attribution == longer.attribution
        and _is_short(_put_in(shorter.text, longer.text))
    }
    return [claim for i, claim in enumerate(claims) if i not in dropped]


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
