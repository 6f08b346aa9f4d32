"""Relative clauses: what they say of their antecedent, as a sentence of its own."""

from typing import TYPE_CHECKING

from factcheck.claims.aside import Aside
from factcheck.claims.drafts import Added, Draft, Part, ordered
from factcheck.claims.owners import with_owner
from factcheck.claims.phrases import inner_asides, phrase_without, trimmed
from factcheck.claims.trees import (
    after_pause,
    auxiliaries,
    coordinated,
    described_subject,
    is_asserted,
    is_finite,
    is_noun,
    is_plural,
    subject,
    subtree,
)
from factcheck.types import ChangeReason

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_RELATIVE = frozenset({"WP", "WDT", "WP$"})


def relative_clause(doc: "Doc", verb: "Token") -> Aside | None:
    """Return the relative clause of a verb and what it states; nothing where it must stay.

    So must one that may tell who is meant, `all Finns who can vote`, and one on a whole clause,
    `they met, which surprised Norway`.
    """
    tokens = subtree(verb)
    antecedent = verb.head
    pronoun = next((t for t in doc[min(tokens) : verb.i + 1] if t.tag_ in _RELATIVE), None)
    set_off = after_pause(doc, tokens) or antecedent.tag_ == "NNP"  # not `all Finns who can`
    owner = described_subject(antecedent)
    if not (set_off or owner is not None) or (pronoun is None and not set_off):
        return None
    where = next((t for t in verb.children if t.text.lower() == "where" and t.i < verb.i), None)
    if where is not None and set_off and is_asserted(verb) and subject(verb) is not None:
        return Aside(tokens=frozenset(tokens), drafts=(_at_place(doc, verb, where, tokens),))
    if pronoun is None or not is_finite(verb) or not is_asserted(verb):
        return Aside(tokens=frozenset(tokens), drafts=()) if set_off else None
    inner = tokens - inner_asides(doc, tokens)
    while antecedent.ent_type_ in ("DATE", "TIME", "CARDINAL") and antecedent.dep_ == "pobj":
        antecedent = antecedent.head.head  # `the summit of 27 March, which …`
    if not is_noun(antecedent):
        return None  # `They met in May 2025, which surprised Norway`: it stands for the clause
    owner_of_both = subject(verb)
    if owner_of_both is not None and owner_of_both.text.lower() == "both":
        antecedent = _pair_before(doc, min(tokens)) or antecedent
    stands_for = with_owner(antecedent, phrase_without(owner or antecedent, tokens))
    if not stands_for:
        return None
    draft = _with_antecedent(verb, pronoun, inner, stands_for)
    return Aside(tokens=frozenset(tokens), drafts=(draft,) if draft else ())


def _at_place(doc: "Doc", verb: "Token", where: "Token", tokens: set[int]) -> Draft:
    """Return `he played there` for `the university, where he played`, the place named."""
    preposition = "in" if verb.head.ent_type_ in ("GPE", "LOC") else "at"
    inner = trimmed(doc, tokens - inner_asides(doc, tokens) - {where.i})
    place = phrase_without(verb.head, tokens)
    return (*ordered(inner), Added(text=preposition, reason=ChangeReason.CLAUSE), *place)


def _pair_before(doc: "Doc", position: int) -> "Token | None":
    """Return the first of the two that are named right before a place: `Japan and Australia,`."""
    i = position - 1
    while i > 0 and doc[i].is_punct:
        i -= 1
    last = doc[i]
    return last.head if last.dep_ == "conj" and len(coordinated(last.head)) == 2 else None


def _agrees(verb: "Token", antecedent: Draft) -> bool:
    """Tell whether a relative clause's verb fits its antecedent in number, as far as they show."""
    heads = [verb.doc[p] for p in antecedent if isinstance(p, int)]
    tops = [t for t in heads if t.head not in heads or t.head == t]
    all_forms = (*auxiliaries(verb), verb)
    finite = [t for t in all_forms if t.tag_ in ("VBZ", "VBP")]
    plural = bool(tops) and is_plural(tops[0])
    if any(t.text.lower() == "were" for t in all_forms) and tops and not plural:
        return False
    if not tops or not finite:
        return True
    return plural == (finite[0].tag_ == "VBP")


def _with_antecedent(
    verb: "Token", pronoun: "Token", inner: set[int], antecedent: Draft
) -> Draft | None:
    if pronoun.tag_ == "WP$":
        owned: list[Part] = []
        for i in sorted(inner):
            if i != pronoun.i:
                owned.append(i)
            else:
                owned.extend((*antecedent, Added(text="'s", reason=ChangeReason.CLAUSE)))
        return tuple(owned) if subject(verb) is not None else None
    if pronoun.text.lower() not in ("who", "which", "that", "whom") or not _agrees(
        verb, antecedent
    ):
        return None
    if pronoun.head == verb and pronoun.dep_ in ("nsubj", "nsubjpass"):
        return _put_first(inner, pronoun.i, antecedent)
    if pronoun.head == verb and pronoun.dep_ == "dobj" and subject(verb) is not None:
        rest = sorted(inner - {pronoun.i})
        at = rest.index(verb.i) + 1
        return (*rest[:at], *antecedent, *rest[at:])
    owner = subject(verb)
    if owner is not None and pronoun.i in subtree(owner) and owner.text.lower() in ("both", "all"):
        own = subtree(owner)
        return (*antecedent, *sorted(inner - own))
    return None


def _put_first(inner: set[int], pronoun: int, antecedent: Draft) -> Draft:
    return (*antecedent, *sorted(i for i in inner if i > pronoun))
