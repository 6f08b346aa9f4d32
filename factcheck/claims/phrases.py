"""Phrases taken out of a parsed sentence: noun phrases without what hangs on them, verb forms."""

from typing import TYPE_CHECKING

from factcheck.claims.drafts import Draft, ordered
from factcheck.claims.trees import (
    after_pause,
    auxiliaries,
    child,
    is_name,
    root_of,
    subject,
    subtree,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PAST = dict(
    pair.split("/")
    for pair in (
        "becom/became mak/made winn/won tak/took leav/left giv/gave hav/had be/was com/came go/went"
        " do/did see/saw gett/got writ/wrote sing/sang tell/told say/said hold/held lead/led"
        " bring/brought buy/bought build/built send/sent spend/spent sell/sold lay/laid pay/paid"
        " beat/beat beginn/began break/broke choos/chose draw/drew driv/drove fall/fell feel/felt"
        " fight/fought find/found fly/flew forgett/forgot grow/grew hear/heard keep/kept know/knew"
        " los/lost mean/meant meet/met putt/put read/read rid/rode ris/rose runn/ran sett/set"
        " shak/shook shoot/shot show/showed sitt/sat speak/spoke stand/stood steal/stole"
        " strik/struck swimm/swam teach/taught think/thought throw/threw understand/understood"
        " wear/wore catch/caught cutt/cut hitt/hit lett/let quitt/quit shutt/shut overcom/overcame"
        " feed/fed"
        " flee/fled seek/sought lend/lent withdraw/withdrew undergo/underwent arriv/arrived"
    ).split()
)
"""Stems before `-ing` whose past tense is not the stem and `-ed`."""


def noun_phrase_raw(head: "Token") -> set[int]:
    """Return the tokens of a noun phrase without clauses and appositions that hang on it."""
    left_out: set[int] = set()
    for t in head.subtree:
        if t.dep_ == "appos" and is_name(t) and (is_name(t.head) or _is_beside(t)):
            continue  # `Irving, Texas`, `the book Storm over Oslo`
        if t.dep_ in ("relcl", "appos", "acl") and t != head:
            left_out |= subtree(t)
    return subtree(head) - left_out


def _is_beside(name: "Token") -> bool:
    """Tell whether a name stands right behind the noun that it is the name of, without a pause."""
    return name.left_edge.i == name.head.i + 1


def tells_where_done(preposition: "Token") -> bool:
    """Tell whether a place behind an object is the verb's, wherever the parser hung it.

    `signed the treaty in the town hall` tells where it was signed: a treaty stands in no hall.
    """
    noun = preposition.head
    is_made = noun.dep_ == "dobj" and noun.lower_ in _AGREED
    return is_made and preposition.lower_ in ("in", "at", "near")


_AGREED = frozenset(
    "agreement accord treaty pact deal contract protocol memorandum declaration charter convention"
    " resolution letter statement petition agreements accords treaties pacts deals contracts"
    " protocols declarations conventions resolutions letters statements petitions".split()
)
"""What people agree on or write, which has no place of its own."""


def shortened(noun: "Token", n_words: int) -> list[int]:
    """Return a noun with the phrases behind it that are short enough, or their shortened heads."""
    first = min((c.left_edge.i for c in noun.lefts), default=noun.i)
    tokens = list(range(first, noun.i + 1))
    for c in noun.rights:
        own = sorted(subtree(c))
        if c.dep_ not in ("prep", "cc", "conj", "case") or own[0] != tokens[-1] + 1:
            break
        if len(tokens) + len(own) > n_words:
            what = child(c, "pobj") if c.dep_ == "prep" else None
            room = n_words - len(tokens) - 1
            if what is not None and what.left_edge.i == c.i + 1 and room > 1:
                tokens += [c.i, *shortened(what, room)]
            break
        tokens += own
    while tokens[-1] > noun.i and noun.doc[tokens[-1]].dep_ == "cc":
        tokens.pop()
    return tokens


def phrase_without(head: "Token", tokens: set[int]) -> Draft:
    return ordered(trimmed(head.doc, noun_phrase_raw(head) - tokens))


def trimmed(doc: "Doc", tokens: set[int]) -> set[int]:
    while tokens and doc[max(tokens)].text in (",", "–", "—", "(", "-", ":"):
        tokens.discard(max(tokens))
    return tokens


def be_form(doc: "Doc", *, plural: bool) -> str:
    """Return the form of `be` that fits the sentence's tense."""
    past = is_past(doc)
    return ("were" if past else "are") if plural else ("was" if past else "is")


def is_past(doc: "Doc") -> bool:
    root = root_of(doc)
    if root is None:
        return False
    tags = {a.tag_ for a in auxiliaries(root)} | {root.tag_}
    return "VBD" in tags or (root.tag_ == "VBN" and not tags & {"VBZ", "VBP", "MD"})


def inner_asides(doc: "Doc", tokens: set[int]) -> set[int]:
    """Return what is cut out of a clause that itself was cut out: its own relative clauses."""
    inner: set[int] = set()
    for i in tokens:
        t = doc[i]
        if t.dep_ == "appos" and (is_name(t) or t.tag_ == "CD"):
            continue
        hangs = t.dep_ in ("relcl", "appos") and after_pause(doc, subtree(t))
        if t.head.i in tokens and (hangs or (t.dep_ == "advcl" and t.tag_ == "VBG")):
            inner |= subtree(t)
    return inner


def qualifying(noun: "Token") -> set[int]:
    """Return what a counted noun can do without: `30 chiefs among the allies` are 30 chiefs.

    Not `3 million children under five`: of all children, the number is another.
    """
    if child(noun, "nummod") is None:
        return set()
    found: set[int] = set()
    for c in noun.children:
        if c.dep_ == "prep" and c.lower_ in ("among", "amongst", "alongside"):
            found |= subtree(c)
    return found


def past_tense(participle: str) -> str:
    """Return `appeared` for `appearing`."""
    stem = participle.lower().removesuffix("ing")
    irregular = _PAST.get(stem)
    if irregular:
        return irregular
    if stem.endswith("y") and stem[-2:-1] not in tuple("aeiou"):
        return f"{stem[:-1]}ied"
    return f"{stem}ed"


def is_of_its_day(doc: "Doc") -> bool:
    """Tell whether a sentence tells what happened, was there or is to come, not what is always so.

    `Play was delayed.`, `The road has been closed.`, `There are lanterns.`; not `Birds lay eggs.`
    """
    root = root_of(doc)
    if root is None:
        return False
    forms = sorted((*auxiliaries(root), root), key=lambda t: t.i)
    return (
        (child(root, "expl") is not None and not _denies_all(root))
        or forms[0].tag_ == "VBD"
        or any(t.lower_ in _OF_A_DAY for t in forms[:-1])
    )


def _denies_all(verb: "Token") -> bool:
    """Tell whether a sentence says that something is never: `There is no cure for flu.`"""
    what = child(verb, "attr")
    determiner = None if what is None else child(what, "det")
    return determiner is not None and determiner.lower_ == "no" and verb.tag_ in ("VBZ", "VBP")


def begins_later(doc: "Doc") -> bool:
    """Tell whether a phrase stands before the subject: `For the contest, the boats were built.`"""
    root = root_of(doc)
    owner = None if root is None else subject(root)
    return owner is not None and doc[0].i not in subtree(owner)


_OF_A_DAY = frozenset("has have had will would 'll ’ll ’ve 've".split())
"""Auxiliaries of what came about or will."""
