"""What a sentence says on the side, and what it claims there: who somebody is, what was when.

Relative clauses, appositions, participles, lists of examples, parentheses. Each is cut out of
its clause; where it states something, it becomes a clause of its own.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from factcheck.claims.aside import Aside
from factcheck.claims.drafts import Added, Draft, ordered
from factcheck.claims.members import members_of, with_members
from factcheck.claims.offices import OFFICES
from factcheck.claims.phrases import (
    be_form,
    inner_asides,
    is_past,
    noun_phrase_raw,
    past_tense,
    phrase_without,
    qualifying,
    trimmed,
)
from factcheck.claims.relative_clauses import relative_clause
from factcheck.claims.trees import (
    PLACE_LABELS,
    after_pause,
    auxiliaries,
    child,
    coordinated,
    described_subject,
    is_asserted,
    is_finite,
    is_name,
    is_noun,
    is_plural,
    subject,
    subtree,
)
from factcheck.types import ChangeReason

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DASHES = ("–", "—", "--")
_SEEKING = frozenset(
    "seeking hoping aiming trying attempting planning preparing working looking intending wanting"
    " expecting facing using including representing carrying serving".split()
)
"""Participles of a state or an aim: they go on while the main clause happens."""
STATES = frozenset(
    "known located based called named situated titled entitled used headquartered composed"
    " nicknamed dubbed affiliated associated considered regarded made related owned run led"
    " tucked nestled wedged sandwiched surrounded bordered bounded inhabited spoken connected"
    " linked caused transmitted characterised characterized defined".split()
)
"""Participles that hold as long as the sentence does; others are of the past."""
_OF_THE_EVENT = frozenset(
    "including killing injuring wounding causing leading resulting leaving bringing prompting"
    " allowing forcing marking raising making sparking triggering creating setting putting ending"
    " sending pushing driving enabling meaning adding according being depending regarding"
    " concerning considering saying noting stressing excluding paving"
    " writing quoting".split()
)
"""Participles that say what the whole event did, or are no verbs any more."""
_NO_HOLDERS = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT"})
"""Kinds of entities that an apposition says nothing of."""
_OTHERS = frozenset("one ones other others former latter rest".split())
"""What stands for another than the noun before it."""
_SUBORDINATES = frozenset("although though while whereas given".split())
"""Marks of clauses that are said to be so, and without which the main clause is as true.

Not `after`: in `Finland joined after Sweden did` the order is what is said.
"""


def asides(doc: "Doc") -> list[Aside]:
    """Return what can be left out of a sentence, outermost first."""
    found: list[Aside] = [*_parentheses(doc), *_between_dashes(doc)]
    for token in doc:
        make = _MAKERS.get(token.dep_)
        aside = make(doc, token) if make else None
        if aside is not None and not _ends_before_colon(doc, aside):
            found.append(aside)
    return found


def _ends_before_colon(doc: "Doc", aside: Aside) -> bool:
    """Tell whether an aside was read to end inside a title: `in Harbour: The Series`."""
    after = max(aside.tokens, default=-1) + 1
    return 0 < after < len(doc) - 1 and doc[after].text == ":"


def _parentheses(doc: "Doc") -> list[Aside]:
    found, start = [], None
    for token in doc:
        if token.text in ("(", "["):
            start = token.i
        elif token.text in (")", "]") and start is not None and token.i - start < 3:
            start = None  # `(2008)`: part of the name before it
        elif token.text in (")", "]") and start is not None:
            found.append(Aside(tokens=frozenset(range(start, token.i + 1)), drafts=()))
            start = None
    return found


def _between_dashes(doc: "Doc") -> list[Aside]:
    dashes = [t.i for t in doc if t.text in _DASHES]
    if len(dashes) != 2:
        return []
    tokens = frozenset(range(dashes[0], dashes[1] + 1))
    if any(t.dep_ == "ROOT" for t in doc[dashes[0] : dashes[1] + 1]):
        return []
    return [Aside(tokens=tokens, drafts=())]


def _apposition(doc: "Doc", noun: "Token") -> Aside | None:
    tokens = subtree(noun)
    if not after_pause(doc, tokens) or not is_noun(noun):
        return None
    if doc[min(tokens) - 1].text == "(":
        return Aside(tokens=frozenset(tokens), drafts=())  # `CEI (the bishops' conference)`
    head = noun.head
    if noun.lower_ in _OTHERS:
        return None  # `to Oslo, the one before to Bergen`
    if noun.tag_ == "CD" or (is_name(noun) and (is_name(head) or head.tag_ == "CD")):
        return None  # `April 27, 1949`, `Irving, Texas`
    named, role = (head, noun) if is_name(head) or not is_name(noun) else (noun, head)
    if any(c.dep_ == "conj" for c in noun.children) and is_name(noun):
        return None  # a list, not an apposition
    draft = _office(doc, named, role, tokens)
    tells_which = named == noun and role == head  # `an attorney, Ada Holm`: she stays
    left_out = frozenset[int]() if tells_which else frozenset(tokens)
    return Aside(tokens=left_out, drafts=(draft,) if draft else ())


def _office(doc: "Doc", named: "Token", role: "Token", tokens: set[int]) -> Draft | None:
    if is_name(named) == is_name(role) or role.tag_ == "CD" or not is_asserted(role.head):
        return None
    if named.ent_type_ in _NO_HOLDERS or (named.tag_ == "NNP" and is_plural(role)):
        return None
    if named.dep_ == "conj" or child(named, "conj") is not None or _is_no_holder(named, role):
        return None
    if named in role.subtree and named != role:  # `a spokesman, John Smith`: the name hangs on it
        what, who = noun_phrase_raw(role) - tokens, noun_phrase_raw(named)
    else:
        what, who = noun_phrase_raw(role), noun_phrase_raw(named) - tokens
    what |= _restrictive(role) - (tokens if named in role.subtree else set())
    if not what or not who:
        return None
    be = Added(text=be_form(doc, plural=is_plural(role)), reason=ChangeReason.OFFICE)
    return (*ordered(trimmed(doc, who)), be, *ordered(trimmed(doc, what)))


def _is_no_holder(named: "Token", role: "Token") -> bool:
    """Tell whether a name is not what an apposition describes.

    The office in `the President of Norway, the head of state`, or Oslo in `another city, Oslo`.
    """
    determiner = child(role, "det")
    is_one_more = determiner is not None and determiner.lower_ == "another"
    is_office = named.lower_ in OFFICES
    is_land = named.dep_ == "pobj" and named.ent_type_ in PLACE_LABELS
    return is_one_more or is_office or (is_land and role.lower_ in OFFICES)


def _restrictive(noun: "Token") -> set[int]:
    """Return the clauses that say which one a noun means."""
    doc = noun.doc
    found: set[int] = set()
    for c in noun.children:
        if c.dep_ in ("relcl", "acl") and not after_pause(doc, subtree(c)):
            found |= subtree(c)
    return found


def _participle(doc: "Doc", verb: "Token") -> Aside | None:
    """`NATO, founded in 1949, …`; `a book written by …` of what the subject is."""
    tokens = subtree(verb)
    owner = described_subject(verb.head)
    set_off = after_pause(doc, tokens)
    if not (set_off or owner is not None) or verb.tag_ not in ("VBN", "VBD"):
        return Aside(tokens=frozenset(tokens), drafts=()) if set_off else None
    if any(doc[i].tag_ in ("IN", "NN", "NNS", "DT") for i in tokens if i < verb.i):
        return Aside(tokens=frozenset(tokens), drafts=())  # `with time given`, `the most given`
    if not is_asserted(verb):
        return None
    head = owner or verb.head
    form = be_form(doc, plural=is_plural(head))
    if verb.text.lower() not in STATES:
        form = "were" if is_plural(head) else "was"
    be = Added(text=form, reason=ChangeReason.CLAUSE)
    inner = tokens - inner_asides(doc, tokens)
    draft = (*phrase_without(head, tokens), be, *sorted(inner))
    return Aside(tokens=frozenset(tokens), drafts=(draft,))


def _subordinate(doc: "Doc", verb: "Token") -> Aside | None:
    tokens = subtree(verb)
    if verb.lower_ == "depending":
        return None  # a condition
    mark = child(verb, "mark", "prep", "advmod")
    if subject(verb) is not None and is_finite(verb):
        opening = doc[min(tokens)]
        if mark is None or mark.i != opening.i or opening.text.lower() not in _SUBORDINATES:
            return None
        owner = subject(verb)
        if owner is not None and owner.lower_ in ("it", "they"):
            return None  # it stands for something of the main clause
        inner = ordered(trimmed(doc, tokens - {opening.i} - inner_asides(doc, tokens)))
        drafts = (inner,) if is_asserted(verb.head) and len(inner) > 2 else ()
        return Aside(tokens=frozenset(tokens), drafts=drafts)
    if verb.tag_ != "VBG" or not (after_pause(doc, tokens) or min(tokens) == 0):
        return None
    if subject(verb) is not None:
        return Aside(tokens=frozenset(tokens), drafts=())
    return Aside(tokens=frozenset(tokens), drafts=_participial(doc, verb, tokens))


def _is_of_what_is_with(doc: "Doc", start: int, main: "Token") -> bool:
    """Tell whether a participle may be of `fans` in `X met, with fans in the hall, watching`."""
    before = next((doc[i] for i in range(start - 1, -1, -1) if not doc[i].is_punct), None)
    above = () if before is None else before.ancestors
    return any(t.lower_ == "with" and t.head == main and t.i > main.i for t in above)


def _participial(doc: "Doc", verb: "Token", tokens: set[int]) -> tuple[Draft, ...]:
    """`X met, seeking to …` says that X was seeking to …"""
    main = verb.head
    owner = subject(main)
    if owner is None or doc[min(tokens)] != verb or not is_asserted(verb):
        return ()
    if _is_of_what_is_with(doc, min(tokens), main):
        return ()
    if verb.text.lower() in _OF_THE_EVENT or any(a.tag_ == "MD" for a in auxiliaries(main)):
        return ()
    inner = trimmed(doc, tokens - inner_asides(doc, tokens) - _given(doc, tokens))
    who = phrase_without(owner, tokens | qualifying(owner))
    if verb.text.lower() not in _SEEKING and not is_past(doc):
        return ()  # `The request results from a ruling, recognising …`: not what the subject does
    if verb.text.lower() in _SEEKING:
        be = Added(text=be_form(doc, plural=is_plural(owner)), reason=ChangeReason.CLAUSE)
        return ((*who, be, *ordered(inner)),)
    verbs = {v.i for v in coordinated(verb) if v.tag_ == "VBG"}
    did = [
        Added(text=past_tense(doc[i].text), reason=ChangeReason.CLAUSE) if i in verbs else i
        for i in sorted(inner)
    ]
    return ((*who, *did),)


def _given(doc: "Doc", tokens: set[int]) -> set[int]:
    found: set[int] = set()
    for i in tokens:
        if doc[i].text.lower() == "given" and doc[i].dep_ in ("prep", "mark"):
            found |= subtree(doc[i])
    return found


def _preposition(doc: "Doc", word: "Token") -> Aside | None:
    tokens = subtree(word)
    if word.text.lower() == "given":
        return _given_that(doc, word, tokens)
    if word.text.lower() == "as" and word.i and doc[word.i - 1].text.lower() == "such":
        drafts = with_members(doc, word)
        return Aside(tokens=frozenset(), drafts=drafts) if drafts else None
    if word.text.lower() != "including":
        return None
    drafts = with_members(doc, word)
    if drafts:
        return Aside(tokens=frozenset(tokens), drafts=drafts)
    what = child(word, "pobj")
    head = word.head
    if what is not None and is_noun(head) and head.dep_ in ("nsubj", "nsubjpass"):
        form = "included" if is_past(doc) else "include" if is_plural(head) else "includes"
        verb = Added(text=form, reason=ChangeReason.CLAUSE)
        owner = phrase_without(head, tokens)
        drafts = tuple((*owner, verb, *members) for members in members_of(doc, what))
    return Aside(tokens=frozenset(tokens), drafts=drafts) if drafts else None


def _given_that(doc: "Doc", word: "Token", tokens: set[int]) -> Aside:
    """Cut `given …` to the sentence's end; a clause after it is a claim."""
    stop = len(doc) - 1 if doc[-1].is_punct else len(doc)
    rest = range(word.i + 1, stop)
    if any(doc[i].text == "," for i in rest):
        return Aside(tokens=frozenset(tokens), drafts=())
    is_clause = any(doc[i].tag_ in ("VBZ", "VBD", "VBP", "MD") for i in rest) and is_noun(
        doc[word.i + 1]
    )
    drafts = (tuple(rest),) if is_clause else ()
    return Aside(tokens=frozenset(range(word.i, stop)), drafts=drafts)


_MAKERS: dict[str, Callable[["Doc", "Token"], Aside | None]] = {
    "relcl": relative_clause,
    "appos": _apposition,
    "acl": _participle,
    "advcl": _subordinate,
    "prep": _preposition,
}
