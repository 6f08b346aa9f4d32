"""Parsed sentences into atomic claims: one thing said of one subject, in the sentence's words.

Nothing is left out where that could make a sentence say more: under a negation, a superlative,
`only`, `every` or a condition the words stay together.
"""

import re
from typing import TYPE_CHECKING

from factcheck.claims.asides import STATES, Aside, asides
from factcheck.claims.clause import Clause, joined, shorter_subject, without
from factcheck.claims.coordination import told_apart
from factcheck.claims.drafts import Added, Draft, ordered
from factcheck.claims.phrases import noun_phrase_raw
from factcheck.claims.trees import (
    AUXILIARIES,
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
    root_of,
    subject,
    subtree,
)
from factcheck.claims.verbs import SAYING
from factcheck.types import ChangeReason

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_JOINING = frozenset({"and", "but", "well", ""})
_LEADING = frozenset(
    "however meanwhile also moreover furthermore additionally nevertheless nonetheless besides"
    " instead still yet then thus therefore hence overall similarly likewise indeed in addition"
    " so and but or".split()
)
_LEANING = re.compile(
    r"(?:(?:at|by|since|from|until|around) (?:that|this) (?:time|point|moment|stage|date)"
    r"|(?:from|since) (?:there|then|here)|here|there|as a result"
    r"|(?:(?:just|only|about|some|nearly|almost) )?"
    r"(?:[\d.]+|an?|a few|several|some|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|half an) (?:minute|hour|moment)s? (?:later|earlier|after)|moments (?:later|earlier)"
    r"|shortly (?:after|before|afterwards|thereafter)|soon after(?:wards)?"
    r"|(?:after|before|during|despite|besides|because of|due to) (?:that|this)"
    r"|in fact|for (?:example|instance)|in particular|of course|at the same time|in turn"
    r"|on the other hand|in (?:that|this) (?:case|regard|respect)"
    r"|in the (?:first|second|third) case)",
    re.IGNORECASE,
)
"""Openings that place a sentence by the one before it, and tell a reader of this one nothing."""
_TELLING = frozenset(SAYING.split("|"))
"""`Berg says that he left and she stayed`: the second clause may be told, too."""
_EVENTS = frozenset("gathering meeting summit conference talks convening session".split())
_ARGUMENT_FREE = frozenset(
    "without during despite amid following ahead alongside after before".split()
)
"""Prepositions whose phrase right after a verb is hardly ever part of what the verb needs."""
_FREE = _ARGUMENT_FREE | frozenset("with at under through in because".split())
"""Prepositions whose phrase a clause can do without where something stands between it and them."""
_DASHES = frozenset({"-", "–", "—", "--"})
_OPENING = re.compile(r"(?:start|open|end|finish|clos|begin|began|begun)(?:e|es|ed|s)? with")
"""Verbs that say little without a phrase: `began the match with`."""


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
    for clause in _clauses(doc, root, left_out):
        found.extend(_claims(doc, clause))
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


# Clauses


def _clauses(doc: "Doc", root: "Token", left_out: set[int]) -> list[Clause]:
    """Return the main clause and those coordinated with it that can stand alone."""
    verbs = [root]
    shared: dict[int, Draft] = {}
    borrowed: dict[int, Draft] = {}
    verbs.extend(v for v in coordinated(root)[1:] if _can_be_split(root, v, left_out))
    clauses = []
    for i, verb in enumerate(verbs):
        others = [v for v in verbs[i + 1 :] if v.i in subtree(verb)]
        tokens = _own(verb, others, left_out)
        owner = subject(verb)
        if owner is not None and owner.i in left_out:
            return []
        if owner is not None:
            own = sorted(subtree(owner) - left_out)
            name: Draft = tuple(own)
            shared[verb.i] = name
            before: Draft = tuple(t for t in sorted(tokens) if t < own[0])
            rest: Draft = tuple(t for t in sorted(tokens) if t > own[0] and t not in own)
        else:
            head = _clause_head(verb, shared)
            name = shared.get(head.i, ())
            shared[verb.i] = name
            borrowed[verb.i] = _borrowed_auxiliaries(head, verb)
            before, rest = (), (*borrowed[verb.i], *sorted(tokens))
        if name:
            before = _without_connectives(doc, before, narrow=is_narrow(verb))
            clauses.append(Clause(verb=verb, subject=name, before=before, rest=rest))
    return clauses


def _clause_head(verb: "Token", shared: dict[int, Draft]) -> "Token":
    head = verb.head
    while head.i not in shared and head.head != head:
        head = head.head
    return head


def _can_be_split(root: "Token", verb: "Token", left_out: set[int]) -> bool:
    if not is_verb(verb) or verb.i in left_out or coordinator(root) not in _JOINING:
        return False
    owner = subject(verb)
    if owner is not None:
        told_on = root.lower_ in _TELLING and child(root, "ccomp") is not None
        return is_finite(verb) and not (told_on and owner.tag_ == "PRP")
    head = verb.head
    if child(verb, "dobj") is not None and child(head, "dobj") is None and _adjacent(head, verb):
        return False  # `has written and directed plays`: the object is both verbs'
    if verb.tag_ == "VBG" and head.tag_ != "VBG":
        return False
    if any(c.tag_ in ("JJS", "RBS") for c in verb.lefts):
        return False  # `elected with 200 votes, the most given to anybody`
    if _answers(head, verb):
        return False
    if verb.tag_ == "VBN" and head.tag_ == "VBD" and not auxiliaries(head):
        return True  # the tagger's slip: `lived there and married`
    if is_finite(verb) and verb.tag_ != "VBN":
        return not (verb.tag_ == "VBP" and _borrowed_auxiliaries(head, verb))
    if verb.tag_ == "VB" and not any(_takes_infinitive(a) for a in auxiliaries(head)):
        return False  # `were required to sort, pick and carry`: read as three verbs of `were`
    return bool(_borrowed_auxiliaries(head, verb) or is_finite(verb)) and not is_negated(head)


def _takes_infinitive(auxiliary: "Token") -> bool:
    return auxiliary.tag_ == "MD" or auxiliary.text.lower() in ("to", "do", "does", "did")


def _adjacent(first: "Token", second: "Token") -> bool:
    between = first.doc[first.i + 1 : second.i]
    return all(t.dep_ in ("cc", "punct", "advmod", "aux") for t in between)


def _borrowed_auxiliaries(head: "Token", verb: "Token") -> Draft:
    """Return the auxiliaries of the first verb that the second goes without: `has met and left`."""
    own = auxiliaries(verb)
    if own or verb.tag_ in ("VBZ", "VBP"):
        return ()
    is_passive = child(head, "auxpass") is not None and child(verb, "dobj") is None
    is_passive = is_passive and (verb.text.endswith("ed") or verb.lower_ in _ALSO_PASSIVE)
    if verb.tag_ == "VBD" and not is_passive:  # `was caught and tortured`: tagged as a past tense
        return ()
    return tuple(a.i for a in auxiliaries(head))


def _answers(head: "Token", verb: "Token") -> bool:
    """Tell whether a verb is what somebody did who was asked: `was invited but declined`."""
    asked = child(head, "auxpass") is not None and head.lower_ in _ASKED
    is_bare = child(verb, "dobj", *AUXILIARIES) is None
    return asked and verb.lower_ in _ANSWERED and is_bare


_ASKED = frozenset("invited asked offered urged told ordered nominated approached".split())
_ANSWERED = frozenset("declined refused accepted agreed complied resigned".split())
_ALSO_PASSIVE = frozenset("told shot held brought caught sent paid built sold taught".split())
"""Past tenses that are participles, too, and hardly go without an object: `was led in and told`."""


def _own(verb: "Token", others: list["Token"], left_out: set[int]) -> set[int]:
    tokens = subtree(verb) - left_out
    for other in others:
        own = subtree(other)
        tokens -= own
        siblings = [c.i for c in other.head.children if c.dep_ == "conj" and c.i < other.i]
        after = max(siblings, default=other.head.i)
        for c in other.head.children:
            if c.dep_ in ("cc", "preconj", "punct") and after < c.i < min(own):
                tokens.discard(c.i)
            if c.dep_ == "dep" and c.i > other.i:  # the list at the end of `and has three: …`
                tokens -= subtree(c)
    return tokens


def _without_connectives(doc: "Doc", tokens: Draft, *, narrow: bool) -> Draft:
    words = [doc[p].text.lower() for p in tokens if isinstance(p, int) and not doc[p].is_punct]
    if all(w in _LEADING for w in words):
        return ()
    return () if not narrow and _LEANING.fullmatch(" ".join(words)) else tokens


# What one clause claims


def _claims(doc: "Doc", clause: Clause) -> list[Draft]:
    """Return the claims of one clause: its core, and each thing added to it."""
    narrow = is_narrow(clause.verb)
    others = [] if _is_copula(clause.verb) and not clause.before else _others(clause, narrow=narrow)
    if narrow:
        others = [o for o in others if after_pause(doc, set(o))]
    removed = {i for other in others for i in other}
    base = without(clause, removed)
    if others and not narrow and not _has_content(clause, removed) and len(others) == 1:
        others, removed, base = [], set(), clause
    found: list[Draft] = []
    fuller = [without(clause, removed - set(other)) for other in others]
    if not narrow and not _names(doc, base) and any(_names(doc, variant) for variant in fuller):
        return [joined(shorter_subject(variant)) for variant in fuller if _names(doc, variant)]
    for variant in [base, *fuller]:
        if variant is base:
            found.extend(told_apart(variant, narrow=narrow))
        else:
            found.append(joined(shorter_subject(variant)))
    if shorter_subject(base) is not base:
        found.append(joined(base))
    return found


def _names(doc: "Doc", clause: Clause) -> bool:
    """Tell whether a clause has a name, or a pronoun for one, of what it is about."""
    parts = (*clause.before, *clause.subject, *clause.rest)
    own = [doc[p] for p in parts if isinstance(p, int)]
    return any(is_name(token) or token.tag_ == "PRP" for token in own)


def _is_copula(verb: "Token") -> bool:
    return verb.text.lower() in BE and child(verb, "attr", "acomp") is not None


def _others(clause: Clause, *, narrow: bool) -> list[tuple[int, ...]]:
    """Return what a clause can do without: prepositional phrases of neither time nor place."""
    kept = {p for p in (*clause.before, *clause.rest) if isinstance(p, int)}
    found = []
    for c in clause.verb.children:
        tokens = tuple(sorted(subtree(c) & kept))
        leads = c.dep_ == "advmod" and c.i < clause.verb.i and child(c, "prep") is not None
        if not (c.dep_ == "prep" or leads) or not tokens or is_time(c) or is_place(c):
            continue
        if _tells_whose_view(c, clause.verb) or _is_condition(c, clause.verb):
            continue
        if c.i == 0 and c.dep_ == "prep" and child(c, "pobj", "pcomp", "prep") is None:
            continue  # `As rain fell, …`, whose verb the parser took for the main one
        if _OPENING.fullmatch(f"{clause.verb.lower_} {c.lower_}"):
            continue
        if c.dep_ == "prep" and c.i > clause.verb.i and not _is_free(clause.verb, c):
            continue
        if not _leaves_no_gap(clause, tokens):
            continue
        if _is_argument(clause.verb, c) and not narrow:
            continue
        found.append(tokens)
    return found


def _is_condition(preposition: "Token", verb: "Token") -> bool:
    """Tell whether a phrase is a condition: `Under the treaty, Norway owns the mines`.

    So is `without Svalbard` where something is counted, and `With more rain, … would …`.
    """
    word, leads = preposition.lower_, preposition.i < verb.i
    if word == "without":
        counted = child(verb, "dobj", "attr")
        return counted is not None and child(counted, "nummod") is not None
    is_open = any(a.lower_ in ("would", "could", "might") for a in auxiliaries(verb))
    return word == "depending" or (leads and (word == "under" or (word == "with" and is_open)))


def _tells_whose_view(preposition: "Token", verb: "Token") -> bool:
    """Tell whether a phrase is of somebody's view: `For Ann Berg, the film was a masterpiece.`"""
    who = child(preposition, "pobj")
    is_for = preposition.lower_ == "for" and preposition.i < verb.i
    return is_for and who is not None and who.ent_type_ == "PERSON"


def _is_free(verb: "Token", preposition: "Token") -> bool:
    before = preposition.doc[preposition.i - 1].text.lower()
    if preposition.doc[preposition.i - 1].tag_ == "RP" or before in ("out", "away", "up", "down"):
        return False  # `out at sea`
    what = child(preposition, "pobj")
    if preposition.lower_ == "as" and what is not None and what.lower_ == "part":
        return True
    if before == "part" or preposition.text.lower() not in _FREE:
        return after_pause(preposition.doc, subtree(preposition))
    needs_pause = preposition.lower_ in ("in", "with")  # `seeded the galleries with photographs`
    return not needs_pause or after_pause(verb.doc, subtree(preposition))


def _leaves_no_gap(clause: Clause, tokens: tuple[int, ...]) -> bool:
    """Tell whether what follows can follow what precedes: not `began work | Home and Away`."""
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


def _has_content(clause: Clause, removed: set[int]) -> bool:
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
