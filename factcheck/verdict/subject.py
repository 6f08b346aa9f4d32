"""Whom a sentence of evidence is about: the claim's subject, by this name or another, or others."""

import re

from factcheck.verdict.mentions import Mentioned, are_one, named_by
from factcheck.verdict.stems import CAPITALISED, canonical_stem
from factcheck.verdict.words import Content, read_content, read_phrase

_OTHERWISE = re.compile(
    r"[A-Z][^,;()]*?(?:['’]s\s[a-z][a-z\s-]*,\s(?P<of>[A-Z][^,;()]*),|\s\((?P<short>[A-Z][\w.-]+)\))"
)
_DONE = "[a-z]+ed|built|sold|won|made|bought|led|set"
_WAS_DONE = re.compile(
    r"(?P<who>[A-Z][^,;:()]*?)\s(?:was|were|has been|have been)\s(?:first\s|originally\s)?"
    rf"(?P<verb>{_DONE}|written|sung)\b(?!.*\bby\b)"
)
_DID = re.compile(rf"\b(?P<verb>{_DONE}|wrote|sang)\s(?:the\s)?(?P<what>{CAPITALISED})")


def is_on_another(claim: str, sentence: str) -> bool:
    """Return whether a sentence begins with a name that the claim does not have, and is on it."""
    mine = read_content(claim).names
    subject = next((name for name in read_content(sentence).names if name.begins), None)
    if subject is None or not subject.certain:
        return False
    if subject.body and any(subject.keys & name.keys for name in mine):
        return False  # of one union or country, which ministers may stand for as its council does
    if Mentioned.by(claim).has(subject) or _is_done_to(claim, sentence):
        return False
    return not _is_called_otherwise(claim, sentence)


def is_on_others_alone(claim: Content, sentence: Content) -> bool:
    """Return whether a sentence, read with the one before, names others than the claim does and
    none of the claim's: “… in the Union”, behind “Norway has the highest share”."""
    own = [name for name in sentence.names if name.certain]
    if not own or not claim.names:
        return False
    return not any(are_one(name, mine) for name in own for mine in claim.names)


def _is_called_otherwise(claim: str, sentence: str) -> bool:
    """Whether a sentence begins with its subject by another name: "Elmland's president, Ida Holm,
    was elected", "The Organisation of Elmland (OE) was founded"."""
    alias = _OTHERWISE.match(sentence)
    names = read_phrase(alias["of"] or alias["short"]).names if alias else ()
    return any(named_by(name, read_content(claim).names) for name in names)


def _is_done_to(claim: str, sentence: str) -> bool:
    """Whether a sentence says that somebody did what the claim says was done to its subject: "Ida
    Holm founded Elmco", of "Elmco was founded"."""
    done = _WAS_DONE.match(claim)
    if done is None:
        return False
    who = read_phrase(done["who"]).names
    return any(
        named_by(name, who)
        for match in _DID.finditer(sentence)
        if canonical_stem(match["verb"]) == canonical_stem(done["verb"])
        for name in read_phrase(match["what"]).names
    )
