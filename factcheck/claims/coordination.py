"""Coordinations told apart: `is an actor and a singer` is two claims."""

from typing import TYPE_CHECKING

from factcheck.claims.clause import Clause, joined, shorter_subject
from factcheck.claims.drafts import Added, Draft, Part
from factcheck.claims.trees import (
    TIME_LABELS,
    child,
    coordinated,
    coordinator,
    is_name,
    is_plural,
    is_verb,
    subject,
    subtree,
    takes_its_subject,
)
from factcheck.types import ChangeReason

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_MEMBERS = 6
"""Members of a list that become claims of their own; longer lists stay whole."""

_COLLECTIVE = frozenset(
    "between among amongst amid respectively together combined jointly versus".split()
)
_COLLECTIVE_VERBS = frozenset(
    "combine combined combines combining merge merged merging unite united uniting join joined"
    " link linked linking compare compared mix mixed connect connected separate separated"
    " include included includes including balance".split()
)


def told_apart(clause: Clause, *, narrow: bool) -> list[Draft]:
    """Return one claim a member of the clause's first list that can be told apart."""
    short = shorter_subject(clause)
    if not narrow:
        for head in _list_heads(clause.verb):
            members = coordinated(head)
            if _can_be_told_apart(head, members, clause):
                return [joined(_with_member(short, members, k)) for k in range(len(members))]
    return [joined(short)]


def _list_heads(verb: "Token") -> list["Token"]:
    heads = []
    for c in verb.children:
        if c.dep_ in ("attr", "dobj", "xcomp"):
            heads.append(c)
        elif c.dep_ in ("prep", "agent") and c.text.lower() not in _COLLECTIVE:
            heads.extend(o for o in c.children if o.dep_ == "pobj")
    return heads


def _share_object(verbs: list["Token"]) -> bool:
    """Tell whether the last verb's object is the others', too: `to find, carry and sort balls`."""
    if child(verbs[-1], "dobj") is None:
        return False
    return any(
        all(c.dep_ in ("cc", "conj", "punct", "prt", "aux") for c in v.children) for v in verbs[:-1]
    )


def _can_be_told_apart(head: "Token", members: list["Token"], clause: Clause) -> bool:
    if not 1 < len(members) <= MAX_MEMBERS or coordinator(head) not in ("and", "well"):
        return False
    if child(head, "preconj") is not None:
        return False  # `both an artist and a businessman`
    if any(m.i not in clause.rest for m in members):
        return False
    first = min(subtree(head) - subtree(members[1]))
    if any(t.lower_ == "both" for t in head.doc[max(0, first - 1) : head.i]):
        return False
    if is_name(head) and any(t.tag_ == "NNS" for t in head.doc[max(0, first - 1) : head.i]):
        return False  # `the schools Astor and Bell`
    if _are_one_thing(clause.verb, head) or any(map(takes_its_subject, clause.verb.children)):
        return False
    words = {t.text.lower() for t in clause.verb.subtree}
    if words & _COLLECTIVE or clause.verb.text.lower() in _COLLECTIVE_VERBS:
        return False
    if any(_is_part_of_what_is_said(m) for m in members[1:]):
        return False
    if _are_unlike(members) or any(_is_owned_by(head, m) for m in members[1:]):
        return False
    if head.dep_ == "xcomp":
        return all(is_verb(m) for m in members) and not _share_object(members)
    if head.dep_ == "attr":
        return all(m.tag_ in ("NN", "NNP", "NNS") for m in members) and not _collective_attr(clause)
    return all(_is_definite(m) for m in members)


def _are_unlike(members: list["Token"]) -> bool:
    """Tell whether a list is of days and of something else, which the parser joined to a day."""
    return len({m.ent_type_ in TIME_LABELS for m in members}) > 1


def _are_one_thing(verb: "Token", head: "Token") -> bool:
    """Tell whether all members of a list are said to be several: `recognised A and B as states`."""
    role = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as"), None)
    what = child(role, "pobj") if role is not None else None
    return head.dep_ == "dobj" and what is not None and is_plural(what)


def _is_part_of_what_is_said(member: "Token") -> bool:
    """Tell whether a list's member belongs to the one before: `the Sun and not the Earth`, `an hour
    and a half`."""
    if member.lower_ in ("half", "quarter") or child(member, "neg") is not None:
        return True
    before = member.doc[max(0, min(subtree(member)) - 1) : member.i]
    return any(t.lower_ == "not" for t in before)


def _is_owned_by(first: "Token", member: "Token") -> bool:
    """Tell whether a member of a list may be of the first: `in the EU and its predecessor`."""
    owner = child(member, "poss")
    is_its = owner is not None and owner.lower_ in ("its", "their")
    return is_its and is_name(first) and first.dep_ == "pobj"


def _collective_attr(clause: Clause) -> bool:
    owner = subject(clause.verb)
    is_many = clause.verb.lower_ in ("are", "were")
    return owner is not None and (is_plural(owner) or is_many)


def _is_definite(member: "Token") -> bool:
    return is_name(member) or child(member, "det", "poss", "nummod") is not None


def _with_member(clause: Clause, members: list["Token"], k: int) -> Clause:
    """Return the clause with the `k`-th member of its list alone."""
    gone: set[int] = set()
    for j, member in enumerate(members):
        own = subtree(member)
        if j + 1 < len(members):
            own -= subtree(members[j + 1])
        for c in member.children:
            if c.dep_ in ("cc", "preconj") or (c.is_punct and j + 1 < len(members)):
                gone.update(subtree(c))
        if j != k:
            gone |= own
    kept = [p for p in clause.rest if p not in gone]
    if k:
        shared = _shared_words(members[0], members[k])
        at = next((n for n, p in enumerate(kept) if p in subtree(members[k])), len(kept))
        kept[at:at] = shared
    return Clause(verb=clause.verb, subject=clause.subject, before=clause.before, rest=tuple(kept))


def _shared_words(first: "Token", member: "Token") -> list[Part]:
    """Return the words of the first member that hold for this one too: `to`, `a`, `an American`."""
    if first.dep_ == "xcomp":
        to = child(first, "aux")
        return [to.i] if to is not None and child(member, "aux") is None else []
    if first.dep_ != "attr" or child(member, "det", "poss", "nummod") is not None:
        return []
    shared: list[Part] = []
    if child(member, "amod") is None:
        shared += [c.i for c in first.children if c.ent_type_ == "NORP" and c.dep_ == "amod"]
    determiner = child(first, "det")
    if determiner is None or is_plural_alone(member):
        return shared
    if determiner.text.lower() not in ("a", "an"):
        return [determiner.i, *shared]
    doc = first.doc
    following = (
        doc[shared[0]] if shared and isinstance(shared[0], int) else doc[min(subtree(member))]
    )
    article = "an" if following.text[:1].lower() in "aeiou" else "a"
    if article == determiner.text.lower():
        return [determiner.i, *shared]
    return [Added(text=article, reason=ChangeReason.CLAUSE), *shared]


def is_plural_alone(noun: "Token") -> bool:
    """Tell whether a noun, without what it is coordinated with, is plural."""
    return noun.tag_ in ("NNS", "NNPS")
