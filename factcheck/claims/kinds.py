"""What kind of statement a claim is, by its form."""

from typing import TYPE_CHECKING

from factcheck.claims.drafts import Added, Draft
from factcheck.claims.setting_aside import is_opinion
from factcheck.claims.verbs import BARE_SAYING
from factcheck.types import ChangeReason, ClaimKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SAYING = frozenset(BARE_SAYING.split("|")) | frozenset(
    "wants want wanted hopes hope hoped thinks think thought feels feel felt stressed"
    " urged called denied vowed pledged rejected believes fears feared announced told"
    " asked demanded demands".split()
)
_TO_COME = frozenset("will shall 'll ’ll".split())
_HYPOTHETICAL = frozenset("would could might".split())
_PLANNING = frozenset(
    "plans planned planning intends intended aims aimed expects expected scheduled due going"
    " seeks seeking hopes".split()
)


def kind_of(doc: "Doc", draft: Draft) -> ClaimKind:
    """Return the kind of a claim made of a statement's words."""
    if any(isinstance(p, Added) and p.reason is ChangeReason.OFFICE for p in draft):
        return ClaimKind.OFFICE
    tokens = [doc[p] for p in draft if isinstance(p, int)]
    words = {t.text.lower() for t in tokens}
    root = next((t for t in tokens if t.dep_ == "ROOT"), None)
    if words & {"i", "we", "my", "our"}:
        return ClaimKind.PERSONAL
    if is_opinion(doc.text):
        return ClaimKind.OPINION
    if root is not None and root.text.lower() in _SAYING:
        return ClaimKind.STATEMENT
    auxiliaries = {c.text.lower() for c in root.children if c.dep_ == "aux"} if root else set()
    if "if" in words or auxiliaries & _HYPOTHETICAL:
        return ClaimKind.HYPOTHETICAL
    if auxiliaries & _TO_COME or (root is not None and root.text.lower() in _PLANNING):
        return ClaimKind.PLAN
    has_number = any(t.tag_ == "CD" and t.ent_type_ not in ("DATE", "TIME") for t in tokens)
    return ClaimKind.NUMBER if has_number else ClaimKind.FACT
