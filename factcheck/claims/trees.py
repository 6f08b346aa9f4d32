"""What a dependency tree tells: clauses, their subjects, what may be left out of them.

The labels are those of ClearNLP, which spaCy's English pipelines use.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
AUXILIARIES = frozenset({"aux", "auxpass"})
BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s", "’s", "'re", "’re"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD"})
_PLURALS = frozenset({"NNS", "NNPS"})
_NARROWING = frozenset(
    "no none few fewer little less hardly scarcely barely rarely seldom never only just nor"
    " neither exactly nobody nothing".split()
)
"""Words whose sentence may stop being true when something is left out of it."""
_HEDGES = frozenset("if unless whether though lest".split())
TIME_LABELS = frozenset({"DATE", "TIME"})
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_PLACE_PREPOSITIONS = frozenset("in at near on outside inside".split())


def subtree(token: "Token") -> set[int]:
    """Return the places of a token and of all that hangs on it."""
    return {t.i for t in token.subtree}


def root_of(doc: "Doc") -> "Token | None":
    """Return the word that a sentence's other words hang on; of several, the first's."""
    return next((token for token in doc if token.dep_ == "ROOT"), None)


def is_verb(token: "Token") -> bool:
    """Tell whether a token is a verb form."""
    return token.tag_ in _VERBS


def is_noun(token: "Token") -> bool:
    """Tell whether a token is a noun, a name, a pronoun or a number."""
    return token.tag_ in _NOUNS


def is_name(token: "Token") -> bool:
    """Tell whether a token is part of a proper name."""
    return token.tag_ in ("NNP", "NNPS")


def child(token: "Token", *labels: str) -> "Token | None":
    """Return the first dependent with one of these labels."""
    return next((c for c in token.children if c.dep_ in labels), None)


def subject(verb: "Token") -> "Token | None":
    """Return a verb's own subject."""
    return child(verb, *SUBJECTS)


def described_subject(noun: "Token") -> "Token | None":
    """Return the subject that a noun describes: X of `X is a noun …`, and of `… and a noun …`.

    None where the noun does not follow `is a`, and for `there is a noun`.
    """
    if noun.dep_ == "conj":
        return described_subject(noun.head)
    if noun.dep_ != "attr" or noun.head.text.lower() not in BE or not is_finite(noun.head):
        return None
    determiner = child(noun, "det")
    owner = subject(noun.head)
    is_one = determiner is not None and determiner.text.lower() in ("a", "an")
    return owner if is_one and owner is not None and owner.dep_ != "expl" else None


def auxiliaries(verb: "Token") -> list["Token"]:
    """Return the auxiliaries before a verb."""
    return [c for c in verb.children if c.dep_ in AUXILIARIES and c.i < verb.i]


def is_finite(verb: "Token") -> bool:
    """Tell whether a verb can carry a sentence: it or an auxiliary of it has a tense."""
    return verb.tag_ in _FINITE or any(a.tag_ in _FINITE for a in auxiliaries(verb))


def is_command(doc: "Doc") -> bool:
    """Tell whether a sentence asks for something: `Wait until Monday.`"""
    first = doc[0]
    is_bare = first.tag_ == "VB" and first.dep_ == "ROOT"
    return is_bare and child(first, *SUBJECTS, *AUXILIARIES) is None and doc[-1].text in ".!"


def is_negated(verb: "Token") -> bool:
    """Tell whether a verb is negated."""
    return any(c.dep_ == "neg" or c.text.lower() in ("never", "not") for c in verb.children)


def coordinated(token: "Token") -> list["Token"]:
    """Return a token and those it is coordinated with, in order."""
    found = [token]
    for c in token.children:
        if c.dep_ == "conj":
            found.extend(coordinated(c))
    return found


def coordinator(token: "Token") -> str:
    """Return the word that joins a coordination whose first member is `token`, in lower case.

    Empty where there is none: members set side by side.
    """
    words = [c.text.lower() for t in coordinated(token) for c in t.children if c.dep_ == "cc"]
    return words[-1] if words else ""


def after_pause(doc: "Doc", tokens: set[int]) -> bool:
    """Tell whether what these tokens say is set off by a comma or dash before it."""
    first = min(tokens)
    return first > 0 and doc[first - 1].text in (",", "–", "—", "-", "--", "(")


def is_time(token: "Token") -> bool:
    """Tell whether a dependent of a verb names a time."""
    if token.dep_ == "prep":
        objects = [c for c in token.children if c.dep_ in ("pobj", "pcomp")]
        return bool(objects) and any(_names_time(o) for o in objects)
    return token.dep_ in ("npadvmod", "advmod") and _names_time(token)


def _names_time(token: "Token") -> bool:
    if token.ent_type_ in TIME_LABELS:
        return True
    return (
        token.tag_ == "CD" and len(token.text) == 4 and token.text[:2] in ("17", "18", "19", "20")
    )


def is_place(token: "Token") -> bool:
    """Tell whether a dependent of a verb names a place."""
    if token.dep_ != "prep" or token.text.lower() not in _PLACE_PREPOSITIONS:
        return False
    return any(c.dep_ == "pobj" and c.ent_type_ in PLACE_LABELS for c in token.children)


def is_plural(token: "Token") -> bool:
    """Tell whether a noun phrase with this head is plural."""
    return token.tag_ in _PLURALS or len(coordinated(token)) > 1


def is_narrow(verb: "Token") -> bool:
    """Tell whether leaving something out of a clause may change whether it is true."""
    if is_negated(verb):
        return True
    above = {
        t.i for c in verb.children if c.dep_ in SUBJECTS or c.dep_ == "prep" for t in c.subtree
    }
    for t in clause_tokens(verb):
        if t.text.lower() in _NARROWING or (t.tag_ in ("JJS", "RBS") and t.i not in above):
            return True
        if t.dep_ == "mark" and t.text.lower() in _HEDGES:
            return True
    return False


def clause_tokens(verb: "Token") -> Iterator["Token"]:
    """Yield the tokens of a clause without those of the clauses below it."""
    stack = [verb]
    while stack:
        token = stack.pop()
        yield token
        stack.extend(c for c in token.children if not (is_verb(c) and c.dep_ in _CLAUSES))


_CLAUSES = frozenset({"conj", "advcl", "relcl", "ccomp", "parataxis"})


def is_asserted(token: "Token") -> bool:
    """Tell whether a clause is said to be so: under no negation, condition, wish or report."""
    for above in token.ancestors:
        if is_verb(above) and is_negated(above):
            return False
        if any(c.dep_ == "mark" and c.text.lower() in _HEDGES for c in above.children):
            return False
        if above.dep_ in ("ccomp", "xcomp", "csubj", "pcomp"):
            return False
    return True


def takes_its_subject(verb: "Token") -> bool:
    """Tell whether the parser gave a verb's subject to the object before: of `Ada leads the bank
    and Otto leads the fund` it reads `the bank and Otto`."""
    before = verb.doc[verb.i - 1] if verb.i else None
    if before is None or subject(verb) is not None or not is_finite(verb):
        return False
    first = before
    while first.dep_ == "conj":
        first = first.head
    return first is not before and first.dep_ in ("dobj", "pobj", "attr") and before.i > verb.head.i


def is_cleft(verb: "Token") -> bool:
    """Tell whether a verb only puts first who it was: `It was Ann Berg who won`.

    `It is the importer, and not the exporter, that pays` is one, too, and `It is a firm that makes
    tyres` is none.
    """
    who, what = child(verb, "nsubj", "nsubjpass"), child(verb, "attr")
    if verb.lower_ not in BE or who is None or who.lower_ != "it" or what is None:
        return False
    if _NOT_THE_OTHER.match(verb.doc[who.i :].text):
        return True
    return is_name(what) and any(child(m, "relcl") is not None for m in coordinated(what))


_NOT_THE_OTHER = re.compile(r"It (?:is|was) [^,.;]+,? (?:and )?not [^,.;]+,? (?:that|who|which) ")
