"""Parsed sentences into atomic claims: one thing said of one subject, in the sentence's words.

Nothing is left out where that could make a sentence say more: under a negation, a superlative,
`only`, `every` or a condition the words stay together.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.claims.asides import Aside, asides, noun_phrase_raw, qualifying
from factcheck.claims.drafts import Added, Draft, Part, ordered
from factcheck.claims.trees import (
    BE,
    after_pause,
    auxiliaries,
    child,
    coordinated,
    coordinator,
    is_finite,
    is_name,
    is_narrow,
    is_negated,
    is_place,
    is_plural,
    is_time,
    is_verb,
    subject,
    subtree,
)
from factcheck.types import ChangeReason

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MAX_MEMBERS = 6
"""Members of a list that become claims of their own; longer lists stay whole."""

_JOINING = frozenset({"and", "but", "well", ""})
_COLLECTIVE = frozenset(
    "between among amongst amid respectively together combined jointly versus".split()
)
_COLLECTIVE_VERBS = frozenset(
    "combine combined combines combining merge merged merging unite united uniting join joined"
    " link linked linking compare compared mix mixed connect connected separate separated"
    " include included includes including balance".split()
)
_LEADING = frozenset(
    "however meanwhile also moreover furthermore additionally nevertheless nonetheless besides"
    " instead still yet then thus therefore hence overall similarly likewise indeed in addition"
    " so and but or".split()
)
_EVENTS = frozenset("gathering meeting summit conference talks convening session".split())
_ARGUMENT_FREE = frozenset(
    "without during despite amid following ahead alongside after before".split()
)
"""Prepositions whose phrase right after a verb is hardly ever part of what the verb needs."""
_FREE = _ARGUMENT_FREE | frozenset("with at as under through in because".split())
"""Prepositions whose phrase a clause can do without where something stands between it and them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clause:
    """A verb with all that belongs to it, its asides left out."""

    verb: "Token"
    subject: Draft
    before: Draft
    """What stands before the subject."""
    rest: Draft


def atoms(doc: "Doc") -> list[Draft]:
    """Return the atomic claims of a sentence, its main clauses first; at least one, the whole."""
    root = next((t for t in doc if t.dep_ == "ROOT"), None)
    if root is None or not is_verb(root) or subject(root) is None or not is_finite(root):
        return [tuple(range(len(doc)))]
    cut = asides(doc)
    left_out: set[int] = set().union(*(aside.tokens for aside in cut)) if cut else set()
    if root.i in left_out:
        return [tuple(range(len(doc)))]
    found: list[Draft] = []
    for clause in _clauses(doc, root, left_out):
        found.extend(_claims(doc, clause))
    for aside in cut:
        found.extend(_aside_claims(aside, cut))
    found.extend(_participants(doc))
    whole = [draft for draft in found if _is_whole(doc, draft)]
    return list(dict.fromkeys(whole)) or [tuple(range(len(doc)))]


def _is_whole(doc: "Doc", draft: Draft) -> bool:
    """Tell whether a draft has a verb and at least three words."""
    words = [p for p in draft if isinstance(p, Added) or not doc[p].is_punct]
    last = words[-1] if words else None
    if isinstance(last, int) and doc[last].tag_ in ("CC", "DT", "TO", "PRP$"):
        return False
    has_verb = any(isinstance(p, Added) or is_verb(doc[p]) for p in words)
    return has_verb and len(words) > 2


def _aside_claims(aside: Aside, cut: list[Aside]) -> list[Draft]:
    inner = [a.tokens for a in cut if a.tokens < aside.tokens]
    left_out = frozenset().union(*inner) if inner else frozenset()
    return [
        tuple(p for p in draft if isinstance(p, Added) or p not in left_out)
        for draft in aside.drafts
    ]


# Clauses


def _clauses(doc: "Doc", root: "Token", left_out: set[int]) -> list[_Clause]:
    """Return the main clause and those coordinated with it that can stand alone."""
    verbs = [root]
    shared: dict[int, Draft] = {}
    borrowed: dict[int, Draft] = {}
    for verb in coordinated(root)[1:]:
        if _can_be_split(root, verb, left_out):
            verbs.append(verb)
    clauses = []
    for i, verb in enumerate(verbs):
        others = [v for v in verbs[i + 1 :] if v.i in subtree(verb)]
        tokens = _own(verb, others, left_out)
        owner = subject(verb)
        if owner is not None and owner.i in left_out:
            return []
        if owner is not None:
            name = ordered(subtree(owner) - left_out)
            shared[verb.i] = name
            before = tuple(t for t in sorted(tokens) if t < min(name))
            rest = tuple(t for t in sorted(tokens) if t > min(name) and t not in name)
        else:
            head = _clause_head(verb, shared)
            name = shared.get(head.i, ())
            shared[verb.i] = name
            borrowed[verb.i] = _borrowed_auxiliaries(head, verb)
            before, rest = (), (*borrowed[verb.i], *sorted(tokens))
        if name:
            before = _without_connectives(doc, before)
            clauses.append(_Clause(verb=verb, subject=name, before=before, rest=rest))
    return clauses


def _clause_head(verb: "Token", shared: dict[int, Draft]) -> "Token":
    head = verb.head
    while head.i not in shared and head.head != head:
        head = head.head
    return head


def _can_be_split(root: "Token", verb: "Token", left_out: set[int]) -> bool:
    if not is_verb(verb) or verb.i in left_out or coordinator(root) not in _JOINING:
        return False
    if subject(verb) is not None:
        return is_finite(verb)
    head = verb.head
    if child(verb, "dobj") is not None and child(head, "dobj") is None and _adjacent(head, verb):
        return False  # `has written and directed plays`: the object is both verbs'
    if verb.tag_ == "VBG" and head.tag_ != "VBG":
        return False
    if verb.tag_ == "VBN" and head.tag_ == "VBD" and not auxiliaries(head):
        return True  # the tagger's slip: `lived there and married`
    if is_finite(verb) and verb.tag_ != "VBN":
        return not (verb.tag_ == "VBP" and _borrowed_auxiliaries(head, verb))
    return bool(_borrowed_auxiliaries(head, verb) or is_finite(verb)) and not is_negated(head)


def _adjacent(first: "Token", second: "Token") -> bool:
    between = first.doc[first.i + 1 : second.i]
    return all(t.dep_ in ("cc", "punct", "advmod", "aux") for t in between)


def _borrowed_auxiliaries(head: "Token", verb: "Token") -> Draft:
    """Return the auxiliaries of the first verb that the second goes without: `has met and left`."""
    own = auxiliaries(verb)
    if own or verb.tag_ in ("VBZ", "VBP"):
        return ()
    is_passive = child(head, "auxpass") is not None and child(verb, "dobj") is None
    if verb.tag_ == "VBD" and not is_passive:  # `was caught and tortured`: tagged as a past tense
        return ()
    return tuple(a.i for a in auxiliaries(head))


def _own(verb: "Token", others: list["Token"], left_out: set[int]) -> set[int]:
    tokens = subtree(verb) - left_out
    for other in others:
        own = subtree(other)
        tokens -= own
        siblings = [c.i for c in other.head.children if c.dep_ == "conj" and c.i < other.i]
        after = max(siblings, default=other.head.i)
        for c in other.head.children:
            if (c.dep_ in ("cc", "preconj") or c.is_punct) and after < c.i < min(own):
                tokens.discard(c.i)
    return tokens


def _without_connectives(doc: "Doc", tokens: Draft) -> Draft:
    words = [doc[p].text.lower() for p in tokens if isinstance(p, int) and not doc[p].is_punct]
    return () if all(w in _LEADING for w in words) else tokens


# What one clause claims


def _claims(doc: "Doc", clause: _Clause) -> list[Draft]:
    """Return the claims of one clause: its core, and each thing added to it."""
    narrow = is_narrow(clause.verb)
    others = [] if _is_copula(clause.verb) and not clause.before else _others(clause, narrow=narrow)
    if narrow:
        others = [o for o in others if after_pause(doc, set(o))]
    removed = {i for other in others for i in other}
    base = _without(clause, removed)
    if others and not narrow and not _has_content(clause, removed) and len(others) == 1:
        others, removed, base = [], set(), clause
    found: list[Draft] = []
    for variant in [base, *(_without(clause, removed - set(other)) for other in others)]:
        if variant is base:
            found.extend(_told_apart(variant, narrow=narrow))
        else:
            found.append(_joined(_shorter_subject(variant)))
    if _shorter_subject(base) is not base:
        found.append(_joined(_bare(base)))
    return found


def _bare(clause: _Clause) -> _Clause:
    """Return a clause without the times and places that another claim of it has."""
    removed = {i for c in clause.verb.children if is_time(c) or is_place(c) for i in subtree(c)}
    return _without(clause, removed)


def _joined(clause: _Clause) -> Draft:
    return (*clause.before, *clause.subject, *clause.rest)


def _without(clause: _Clause, removed: set[int]) -> _Clause:
    return _Clause(
        verb=clause.verb,
        subject=clause.subject,
        before=tuple(p for p in clause.before if p not in removed),
        rest=tuple(p for p in clause.rest if p not in removed),
    )


def _is_copula(verb: "Token") -> bool:
    return verb.text.lower() in BE and child(verb, "attr", "acomp") is not None


def _others(clause: _Clause, *, narrow: bool) -> list[tuple[int, ...]]:
    """Return what a clause can do without: prepositional phrases of neither time nor place."""
    kept = {p for p in (*clause.before, *clause.rest) if isinstance(p, int)}
    found = []
    for c in clause.verb.children:
        tokens = tuple(sorted(subtree(c) & kept))
        leads = c.dep_ == "advmod" and c.i < clause.verb.i and child(c, "prep") is not None
        if not (c.dep_ == "prep" or leads) or not tokens or is_time(c) or is_place(c):
            continue
        if c.dep_ == "prep" and c.i > clause.verb.i and not _is_free(clause.verb, c):
            continue
        if not _leaves_no_gap(clause, tokens):
            continue
        if _is_argument(clause.verb, c) and not narrow:
            continue
        found.append(tokens)
    return found


def _is_free(verb: "Token", preposition: "Token") -> bool:
    before = preposition.doc[preposition.i - 1].text.lower()
    if before == "part" or preposition.text.lower() not in _FREE:
        return after_pause(preposition.doc, subtree(preposition))
    return preposition.text.lower() != "in" or after_pause(verb.doc, subtree(preposition))


def _leaves_no_gap(clause: _Clause, tokens: tuple[int, ...]) -> bool:
    """Tell whether what follows can follow what precedes: not `began his career | Home and Away`."""
    following = [p for p in clause.rest if isinstance(p, int) and p > tokens[-1]]
    if tokens[-1] < clause.verb.i or not following:
        return True
    after = clause.verb.doc[following[0]]
    return after.is_punct or after.dep_ in ("prep", "aux", "npadvmod", "mark", "prt")


def _is_argument(verb: "Token", preposition: "Token") -> bool:
    """Tell whether the verb needs the phrase: `aimed at`, `was known for`, `led to`."""
    if preposition.i < verb.i or preposition.text.lower() in _ARGUMENT_FREE:
        return False
    between = [c for c in verb.children if verb.i < c.i < preposition.i and not c.is_punct]
    return all(c.dep_ in ("prt", "advmod", "neg") for c in between)


def _has_content(clause: _Clause, removed: set[int]) -> bool:
    """Tell whether more than `X met` is left of a clause."""
    for c in clause.verb.children:
        if c.i in removed or c.i not in clause.rest:
            continue
        if c.dep_ == "auxpass" or c.dep_ in (
            "dobj",
            "attr",
            "acomp",
            "xcomp",
            "ccomp",
            "agent",
            "oprd",
            "dative",
        ):
            return True
        if is_time(c) or is_place(c) or c.dep_ == "prep":
            return True
    return False


def _shorter_subject(clause: _Clause) -> _Clause:
    """Return the clause of `More than 30 chiefs among the allies`, without `among the allies`."""
    owner = subject(clause.verb)
    if owner is None or is_narrow(clause.verb):
        return clause
    extra = qualifying(owner)
    left = tuple(p for p in clause.subject if p not in extra)
    if not extra or left == clause.subject:
        return clause
    return _Clause(verb=clause.verb, subject=left, before=clause.before, rest=clause.rest)


# Lists told apart


def _told_apart(clause: _Clause, *, narrow: bool) -> list[Draft]:
    """Return one claim a member of the clause's first list that can be told apart."""
    short = _shorter_subject(clause)
    if not narrow:
        for head in _list_heads(clause.verb):
            members = coordinated(head)
            if _can_be_told_apart(head, members, clause):
                return [_joined(_with_member(short, members, k)) for k in range(len(members))]
    return [_joined(short)]


def _list_heads(verb: "Token") -> list["Token"]:
    heads = []
    for c in verb.children:
        if c.dep_ in ("attr", "dobj", "xcomp"):
            heads.append(c)
        elif c.dep_ in ("prep", "agent") and c.text.lower() not in _COLLECTIVE:
            heads.extend(o for o in c.children if o.dep_ == "pobj")
    return heads


def _can_be_told_apart(head: "Token", members: list["Token"], clause: _Clause) -> bool:
    if not 1 < len(members) <= MAX_MEMBERS or coordinator(head) not in ("and", "well"):
        return False
    if any(m.i not in clause.rest for m in members):
        return False
    words = {t.text.lower() for t in clause.verb.subtree}
    if words & _COLLECTIVE or clause.verb.text.lower() in _COLLECTIVE_VERBS:
        return False
    if head.dep_ == "xcomp":
        return all(is_verb(m) for m in members)
    if head.dep_ == "attr":
        return all(m.tag_ in ("NN", "NNP", "NNS") for m in members) and not _collective_attr(clause)
    return all(_is_definite(m) for m in members)


def _collective_attr(clause: _Clause) -> bool:
    owner = subject(clause.verb)
    return owner is not None and is_plural(owner)


def _is_definite(member: "Token") -> bool:
    return is_name(member) or child(member, "det", "poss", "nummod") is not None


def _with_member(clause: _Clause, members: list["Token"], k: int) -> _Clause:
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
    return _Clause(verb=clause.verb, subject=clause.subject, before=clause.before, rest=tuple(kept))


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


# Gatherings


def _participants(doc: "Doc") -> list[Draft]:
    """Return `34 chiefs took part in the meeting` for `the meeting of 34 chiefs`."""
    found: list[Draft] = []
    for noun in doc:
        if noun.text.lower() not in _EVENTS:
            continue
        for c in noun.children:
            who = child(c, "pobj") if c.dep_ == "prep" and c.text.lower() == "of" else None
            if who is None or who.tag_ != "NNS" or child(who, "nummod") is None:
                continue
            if is_negated(noun.head):
                continue
            event = {i for i in noun_phrase_raw(noun) - subtree(c) if i <= noun.i}
            part = Added(text="took part in", reason=ChangeReason.CLAUSE)
            people = {i for i in noun_phrase_raw(who) if i <= who.i}
            found.append((*ordered(people), part, *ordered(event)))
    return found
