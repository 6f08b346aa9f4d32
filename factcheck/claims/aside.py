"""What a sentence says on the side, taken out of it."""

from dataclasses import dataclass

from factcheck.claims.drafts import Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A piece that can be left out of its clause."""

    tokens: frozenset[int]
    drafts: tuple[Draft, ...]
    """What it states, as sentences; often nothing."""
