"""Claims of one article brought together: none twice, each with an id."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from factcheck.types import Claim


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


def with_ids(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the claims with ids: a hash of the words, and which claim with that hash it is."""
    counts: Counter[str] = Counter()
    for claim in claims:
        digest = hashlib.sha256(claim.text.encode("utf-8", "surrogatepass")).hexdigest()[:10]
        counts[digest] += 1
        yield replace(claim, id=f"{digest}-{counts[digest]}")
