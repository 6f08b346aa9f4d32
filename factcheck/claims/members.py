"""Lists of members: `several papers, including A and B`; `films such as A and B`."""

from typing import TYPE_CHECKING

from factcheck.claims.drafts import Draft, ordered
from factcheck.claims.phrases import trimmed
from factcheck.claims.trees import (
    auxiliaries,
    child,
    coordinated,
    is_narrow,
    is_noun,
    is_verb,
    subject,
    subtree,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def with_members(doc: "Doc", word: "Token") -> tuple[Draft, ...]:
    """Return the main clause with the members of a list in place of what they are members of.

    `He edited several papers, including A and B`: he edited A and B.
    """
    what, head = child(word, "pobj", "pcomp"), word.head
    verb = next((t for t in head.ancestors if is_verb(t)), None)
    if what is None or verb is None or not is_noun(head) or verb.dep_ not in ("ROOT", "conj"):
        return ()
    first = verb.head if verb.dep_ == "conj" and subject(verb) is None else verb
    owner = subject(first)
    if owner is None or head.i < verb.i or is_narrow(verb) or head.dep_ == "attr":
        return ()
    if what.tag_ == "VBG" and head.dep_ != "dobj":
        return ()
    if any(t.dep_ == "neg" for t in verb.subtree):
        return ()
    clause = subtree(verb)
    for c in verb.children:
        if c.dep_ in ("conj", "advcl", "cc", "parataxis") or (c.is_punct and c.i > verb.i):
            clause -= subtree(c)
    whole = subtree(head)
    for other in coordinated(head)[1:]:
        whole |= subtree(other)
    if not whole <= clause:
        return ()
    if first != verb:
        clause |= subtree(owner)
        if not auxiliaries(verb) and verb.tag_ in ("VB", "VBN", "VBG"):
            clause |= {a.i for a in auxiliaries(first)}
    drafts = []
    for members in members_of(doc, what):
        before = [i for i in sorted(clause - whole) if i < min(whole)]
        after = [i for i in sorted(clause - whole) if i > max(whole)]
        drafts.append((*before, *members, *after))
    return tuple(drafts)


def members_of(doc: "Doc", what: "Token") -> list[Draft]:
    """Return the members of a list, cut at `as well as` only: `Japan and Australia` stay."""
    tokens = sorted(subtree(what))
    texts = [doc[i].text.lower() for i in tokens]
    for at in range(len(texts) - 2):
        if texts[at : at + 3] == ["as", "well", "as"]:
            groups = [tokens[:at], tokens[at + 3 :]]
            return [ordered(trimmed(doc, set(group))) for group in groups if group]
    return [ordered(trimmed(doc, _closed(doc, set(tokens))))]


def _closed(doc: "Doc", tokens: set[int]) -> set[int]:
    """Return the tokens with the parenthesis that closes right behind them."""
    behind = max(tokens) + 1
    is_closing = behind < len(doc) and doc[behind].text == ")"
    return tokens | {behind} if is_closing else tokens
