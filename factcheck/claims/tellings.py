"""Nouns that tell which thing they mean: `the cruise ship Freewinds`, `a stampede near Mecca`."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.claims.drafts import Added, Draft
from factcheck.claims.phrases import noun_phrase_raw, tells_where_done
from factcheck.claims.trees import BE, child, is_name, is_place, subject, subtree
from factcheck.types import ChangeReason

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

POINTING = frozenset("the this that these those".split())
_NOUNS = frozenset("NN NNS NNP NNPS".split())
_EXTENDING = frozenset("between against of in at near from for".split())
"""Prepositions of phrases that tell one thing from others: `the match against Sweden`."""
_NAMED_AS_PEOPLE = frozenset("ship vessel boat ferry yacht hurricane storm cyclone typhoon".split())
"""Things whose names are read as people's."""
_OTHERS = frozenset(
    "other another second third fourth fifth next last final previous different same such more"
    " every each any no some several many few most first own new similar latest further".split()
)
JUDGING = frozenset(
    "tiny small little big large huge vast great giant massive long short good bad best worst"
    " better beautiful ugly famous infamous popular strong weak credible serious important major"
    " minor impressive historic spectacular controversial remarkable ambitious powerful modest poor"
    " rich terrible tragic wonderful brutal devastating deadly".split()
)
"""Words of opinion and size, by which one sentence speaks of a thing and another need not."""
_PARTING = frozenset(",#/")
_THE = Added(text="the", reason=ChangeReason.REFERENCE)
_IN_TURN = frozenset("first second third latest last next previous current annual".split())
"""Words that tell one year's festival from another's, which `the festival` need not be."""
_MAX_WORDS = 9
"""Of the words that say which one is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A noun that is more than `the noun`."""

    noun: "Token"
    """Under which the text speaks of the thing; of `the cruise ship Freewinds`, `ship`."""
    kind: str
    """In lower case; `event` for the name of something that took place."""
    draft: Draft
    """That tells which one is meant; empty where the mention does not."""


def tellings(doc: "Doc") -> Iterator[Telling]:
    """Yield each noun of a sentence that introduces a thing, or tells which one it means."""
    for noun in doc:
        kind = _kind_before(noun)
        is_thing = kind is not None and kind.text.lower() in _NAMED_AS_PEOPLE
        if noun.tag_ not in _NOUNS or (noun.ent_type_ == "PERSON" and not is_thing):
            continue
        if kind is not None:
            draft = _definite(doc, _from_article(doc, kind, noun))
            yield Telling(noun=kind, kind=kind.lower_, draft=draft)
        if noun.dep_ == "compound" or is_bare(noun):
            continue
        if kind is None and not (is_name(noun) and len(list(noun.children)) == 0):
            draft = _telling(noun)
            if draft or _is_another(noun):
                yield Telling(noun=noun, kind=noun.lower_, draft=draft)
        event = _event_named(noun)
        if event:
            yield Telling(noun=noun, kind="event", draft=event)


def is_bare(noun: "Token") -> bool:
    """Tell whether an article right before a common noun is all that says which one is meant."""
    determiner = child(noun, "det")
    if determiner is None or determiner.i != noun.i - 1 or noun.tag_ not in ("NN", "NNS"):
        return False
    if determiner.text.lower() not in POINTING or noun.dep_ == "compound":
        return False
    return all(c.dep_ in ("det", "punct", "cc", "case") for c in noun.children)


def tells_another(word: "Token") -> bool:
    """Tell whether a word before a noun means one of several; `FIRST` may be a name."""
    is_name_like = word.text.isupper() and len(word) > 1
    follows = word.doc[word.i + 1] if word.i + 1 < len(word.doc) else None
    names_next = word.lower_ == "first" and follows is not None and is_name(follows)
    return word.lower_ in _OTHERS and not is_name_like and not names_next


def is_told_here(noun: "Token") -> bool:
    """Tell whether the sentence has the same noun before, and more than `the noun`."""
    return any(t.lower_ == noun.lower_ and not is_bare(t) for t in noun.doc[: noun.i])


def _is_another(noun: "Token") -> bool:
    """Tell whether a mention may be of a thing not told before: not `the entire team`."""
    determiner = child(noun, "det")
    if determiner is None:
        is_plain = noun.tag_ in ("NN", "NNP") and child(noun, "nummod") is None
        return not is_plain and child(noun, "poss") is None
    if determiner.text.lower() not in POINTING:
        return True
    return any(c.lower_ in _OTHERS or c.tag_ == "CD" for c in noun.lefts)


def _event_named(noun: "Token") -> Draft:
    """Return the name of what took place: `The 22nd Harbour Fair took place in May`."""
    verb = noun.head
    if noun.dep_ not in ("nsubj", "nsubjpass") or not is_name(noun) or child(noun, "conj"):
        return ()
    what = child(verb, "dobj")
    took_place = verb.lower_ in ("took", "takes") and what is not None and what.lower_ == "place"
    if not took_place and not (verb.lower_ == "held" and noun.dep_ == "nsubjpass"):
        return ()
    own = [t.i for t in noun.lefts if t.dep_ in ("compound", "amod", "nummod", "nmod")]
    first = min((noun.doc[i].left_edge.i for i in own), default=noun.i)
    return _definite(noun.doc, list(range(first, noun.i + 1)))


def _kind_before(name: "Token") -> "Token | None":
    """Return `ship` of `the cruise ship Freewinds`."""
    if not is_name(name) or name.dep_ == "compound":
        return None
    own = [c for c in name.children if c.dep_ == "compound" and c.i < name.i]
    kinds = [c for c in own if c.tag_ == "NN" and c.text.islower()]
    if not kinds or any(not is_name(t) for t in name.doc[kinds[-1].i + 1 : name.i + 1]):
        return None
    return kinds[-1]


def _telling(noun: "Token") -> Draft:
    """Return the phrase by which a mention tells one thing from others; empty where none does."""
    if child(noun, "conj") is not None or noun.dep_ == "conj":
        return ()
    named = _name_beside(noun) or _name_given(noun)
    if named:
        return named
    doc = noun.doc
    first = min((c.left_edge.i for c in noun.lefts), default=noun.i)
    words = [t for t in doc[first : noun.i] if t.dep_ not in ("det", "predet") or t.head != noun]
    if any(t.tag_ in ("JJR", "JJS", "WP$", "RB") or tells_another(t) for t in words):
        return ()
    if words and words[0].lower_ in _IN_TURN and words[0].text.islower():
        words = words[1:]
    while words and words[0].text in JUDGING and words[0].head == noun:
        words = words[1:]
    tokens = [t.i for t in words] + [noun.i]
    tells = any(
        is_name(t) or (t.text[0].isupper() and (t.i > 0 or t.ent_type_ == "NORP")) for t in words
    )
    tells = tells or child(noun, "poss") is not None
    after = _naming_phrase(noun)
    if after and (not is_name(noun) or child(after[0].head, "prep") is not None):
        tokens, tells = [*tokens, *(t.i for t in after)], True
    if not tells and noun.tag_ not in ("NNP", "NNPS"):
        return ()
    return _definite(doc, tokens) if tells else ()


def _name_beside(noun: "Token") -> Draft:
    """Return `the cruise ship Freewinds`, where the name is read as set beside its kind."""
    name = child(noun, "appos")
    if name is None or not is_name(name) or name.left_edge.i != noun.i + 1:
        return ()
    if name.ent_type_ == "PERSON" and noun.text.lower() not in _NAMED_AS_PEOPLE:
        return ()
    before = [t.i for t in noun.lefts if t.dep_ == "compound"]
    closes = name.i + 1 < len(noun.doc) and noun.doc[name.i + 1].is_quote
    return _definite(noun.doc, [*before, *range(noun.i, name.i + 1 + closes)])


def _name_given(noun: "Token") -> Draft:
    """Return the name that a noun is laid to: `Freewinds, a ship`, `Acme is a company`."""
    owner: Token | None = None
    if noun.dep_ == "appos" and noun.tag_ == "NN":
        owner = noun.head
    elif noun.dep_ == "attr" and noun.tag_ == "NN" and noun.head.text.lower() in BE:
        owner = subject(noun.head)
        if any(c.dep_ in ("neg", "aux") for c in noun.head.children):
            owner = None
    elif (apposed := child(noun, "appos")) is not None and noun.tag_ == "NN":
        owner = apposed
    if owner is None or not is_name(owner) or owner.ent_type_ in ("PERSON", "NORP", ""):
        return ()
    if len(list(owner.conjuncts)) > 0 or not owner.text[0].isupper():
        return ()
    tokens = sorted(
        noun_phrase_raw(owner) - subtree(noun) if owner == noun.head else subtree(owner)
    )
    tokens = [i for i in tokens if owner.doc[i].tag_ in ("NNP", "NNPS", "DT", "POS", "IN", "CD")]
    if not tokens or tokens[-1] - tokens[0] + 1 != len(tokens) or len(tokens) > _MAX_WORDS:
        return ()
    return tuple(tokens)


def _naming_phrase(noun: "Token") -> list["Token"]:
    """Return `between Belgium and Panama` right after a noun; empty where no name is in it."""
    prep = next((c for c in noun.rights if c.dep_ == "prep"), None)
    if prep is None or prep.i != noun.i + 1 or prep.lower_ not in _EXTENDING:
        return []
    if tells_where_done(prep):
        return []
    tokens = list(prep.subtree)
    what = child(prep, "pobj")
    if what is not None and is_name(what):  # `a meeting on aid for Mali in Oslo`: it met there
        tokens = tokens[: next((i for i, t in enumerate(tokens) if _tells_place(t, what)), None)]
    if what is None or not any(t.ent_type_ and is_name(t) for t in tokens):
        return []
    if any(t.dep_ in ("relcl", "acl", "advcl") or t.is_punct for t in tokens):
        return []
    straight = tokens[-1].i - prep.i + 1 == len(tokens)
    is_named = is_name(what) or what.ent_type_ != ""
    return tokens if straight and is_named and what.ent_type_ not in ("DATE", "TIME") else []


def _tells_place(word: "Token", name: "Token") -> bool:
    """Tell whether a word begins a phrase of place that was read as part of a name."""
    return word.head == name and word.i > name.i and is_place(word)


def _from_article(doc: "Doc", kind: "Token", name: "Token") -> list[int]:
    first = min((c.left_edge.i for c in name.lefts), default=name.i)
    own = [t.i for t in doc[min(first, kind.i) : name.i + 1] if t.dep_ not in ("det", "predet")]
    is_plain = all(doc[i].is_alpha or doc[i].tag_ in ("HYPH", "NNP", "CD") for i in own)
    return own if is_plain else []


def _definite(doc: "Doc", tokens: list[int]) -> Draft:
    """Return the words with `the` before them; none where they do not stand together."""
    if not tokens or tokens[-1] - tokens[0] + 1 != len(tokens) or len(tokens) > _MAX_WORDS:
        return ()
    words = doc[tokens[0] : tokens[-1] + 1]
    if sum(t.is_quote for t in words) % 2 or any(t.is_bracket or t.text in _PARTING for t in words):
        return ()
    if words[0].tag_ == "PRP$" or words[0].lower_ == "the" or any(t.tag_ == "POS" for t in words):
        return tuple(tokens)
    return (_THE, *tokens)
