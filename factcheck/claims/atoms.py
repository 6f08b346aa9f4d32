"""Parsed sentences into atomic claims: one thing said of one subject, in the sentence's words.

Nothing is left out where that could make a sentence say more: under a negation, a superlative,
`only`, `every` or a condition the words stay together.
"""

from typing import TYPE_CHECKING

from factcheck.claims.aside import Aside
from factcheck.claims.asides import STATES, asides
from factcheck.claims.clause_claims import clause_claims
from factcheck.claims.drafts import Added, Draft, is_hyphen, ordered
from factcheck.claims.main_clauses import main_clauses
from factcheck.claims.phrases import noun_phrase_raw
from factcheck.claims.trees import (
    auxiliaries,
    child,
    coordinated,
    is_finite,
    is_negated,
    is_plural,
    is_verb,
    root_of,
    subject,
    subtree,
)
from factcheck.types import ChangeReason

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_EVENTS = frozenset("gathering meeting summit conference talks convening session".split())
_DASHES = frozenset({"-", "–", "—", "--"})


def atoms(doc: "Doc") -> list[Draft]:
    """Return the atomic claims of a sentence, its main clauses first; at least one, the whole."""
    root = root_of(doc)
    if root is None or not is_verb(root) or subject(root) is None or not is_finite(root):
        return [tuple(range(len(doc)))]
    if not all(_agrees(v, subject(v) or subject(root)) for v in coordinated(root)):
        return [tuple(range(len(doc)))]
    named = _aside_read_as_verb(root)
    if named:
        return named
    if sum(_is_dash(t) for t in doc) > 2:
        return [tuple(range(len(doc)))]  # which of them are pairs is unclear
    cut = asides(doc)
    left_out: set[int] = set().union(*(aside.tokens for aside in cut)) if cut else set()
    if root.i in left_out:
        return [tuple(range(len(doc)))]
    found: list[Draft] = []
    for clause in main_clauses(doc, root, left_out):
        found.extend(clause_claims(doc, clause))
    for aside in cut:
        found.extend(_aside_claims(aside, cut))
    found.extend(_participants(doc))
    if any(_cuts_list(doc, draft) for draft in found):
        return [tuple(range(len(doc)))]
    whole = [draft for draft in found if _is_whole(doc, draft)]
    return list(dict.fromkeys(whole)) or [tuple(range(len(doc)))]


def _aside_read_as_verb(root: "Token") -> list[Draft]:
    """Return what `Oslo, once called Christiania, lies there` says, read as if it called.

    Nothing where the main verb is no participle between commas behind the subject.
    """
    owner, verb, doc = subject(root), child(root, "conj"), root.doc
    if owner is None or verb is None or child(root, "cc") is not None or auxiliaries(root):
        return []
    commas = [t.i for t in doc[owner.i : verb.i] if t.text == ","]
    if root.lower_ not in STATES or not is_finite(verb) or subject(verb) is not None:
        return []
    if len(commas) != 2 or not commas[0] == owner.i + 1 < root.i < commas[1] == verb.i - 1:
        return []
    name = tuple(range(commas[0]))
    be = Added(text="are" if is_plural(owner) else "is", reason=ChangeReason.CLAUSE)
    return [(*name, *range(verb.i, len(doc))), (*name, be, *range(commas[0] + 1, commas[1]))]


def _is_dash(token: "Token") -> bool:
    """Tell a dash between words from a hyphen and from that of a score."""
    is_score = token.i > 0 and token.doc[token.i - 1].is_digit
    return token.text in _DASHES and bool(token.whitespace_) and not is_score


def _agrees(verb: "Token", owner: "Token | None") -> bool:
    """Tell whether verb and subject fit in number; where they do not, the parse is wrong."""
    if owner is None or owner.tag_ not in ("NN", "NNP") or owner.text.lower() in _COLLECTIVES:
        return True
    finite = [t.text.lower() for t in (*auxiliaries(verb), verb)]
    is_many = len(coordinated(owner)) > 1 or owner.dep_ == "expl"
    return is_many or not {"are", "were"} & set(finite[:1])


_COLLECTIVES = frozenset(
    "number majority police team group pair couple half part rest lot percent handful staff crew"
    " family series media minority quarter third dozen".split()
)
"""Nouns that take a plural verb, too."""


def _is_whole(doc: "Doc", draft: Draft) -> bool:
    """Tell whether a draft has a verb and at least three words."""
    words = [p for p in draft if isinstance(p, Added) or not doc[p].is_punct]
    last = words[-1] if words else None
    if isinstance(last, int) and doc[last].tag_ in ("CC", "DT", "TO", "PRP$", "MD"):
        return False
    if any(isinstance(p, int) and doc[p].text == "#" and p + 1 not in draft for p in draft):
        return False  # a tag cut in two
    hyphens = (p for p in draft if isinstance(p, int) and is_hyphen(doc, p))
    if any(not doc[p].whitespace_ and p + 1 not in draft for p in hyphens):
        return False  # `non-` of `non-smokers`
    first = words[0] if words else None
    if isinstance(first, int) and doc[first].tag_ in ("WRB", "WDT", "WP") and len(draft) < len(doc):
        return False
    if any(isinstance(p, int) and _lacks_subject(doc[p]) for p in words):
        return False
    has_verb = any(isinstance(p, Added) or is_verb(doc[p]) for p in words)
    return has_verb and len(words) > 2 and not _says_nothing(doc, draft)


def _cuts_list(doc: "Doc", draft: Draft) -> bool:
    """Tell whether a draft ends before the last verb of a list: `to find, pick up, carry`."""
    words = [doc[p] for p in draft if isinstance(p, int) and not doc[p].is_punct]
    last = words[-1] if words else None
    if last is None or not is_verb(last) or last.dep_ != "conj" or last.head not in words:
        return False
    coordinators = [c for c in last.children if c.dep_ == "cc" and c.i > last.i]
    return any(c.i not in draft for c in coordinators)


def _lacks_subject(verb: "Token") -> bool:
    """Tell whether a clause has lost its subject: `critics charge | is a camp`."""
    if verb.dep_ != "ccomp" or verb.tag_ not in ("VBZ", "VBP") or subject(verb) is not None:
        return False
    return verb.i == verb.head.i + 1


def _says_nothing(doc: "Doc", draft: Draft) -> bool:
    """Tell whether a claim is that somebody said something, and not what."""
    words = [doc[p] for p in draft if isinstance(p, int) and not doc[p].is_punct]
    if not words or len(words) >= len(doc) // 2 or not is_verb(words[-1]):
        return False
    last = words[-1].text.lower()
    return last in _SAID or (len(words) < 4 and last in ("comes", "came", "follows", "followed"))


_SAID = frozenset("said says stated states added wrote noted observed explained replied".split())


def _aside_claims(aside: Aside, cut: list[Aside]) -> list[Draft]:
    inner = [a.tokens for a in cut if a.tokens < aside.tokens]
    left_out = frozenset().union(*inner) if inner else frozenset()
    return [
        tuple(p for p in draft if isinstance(p, Added) or p not in left_out)
        for draft in aside.drafts
    ]


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
