"""Whether a sentence says a claim in the claim's own words.

The stance model reads meaning, and now and then misreads the plainest case: the same words, or the
same two things on either side of “is” (“Ankara is the capital of Turkey”, “Turkey's capital is
Ankara”). That is settled here, by rule.
"""

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:[.,:/’'\-][^\W_]+)*|[%€$£°]")
_ARTICLES = frozenset({"the", "a", "an"})
_BE = ("is", "are", "was", "were")
_OWNER = re.compile(r"^(?P<owner>.+?)(?:’s|'s|(?<=s)[’'])\s+(?P<owned>.+)$")
_MAX_WORDS = 40
"""Of a sentence that is looked at; longer ones are never the claim turned round."""


def restates(claim: str, sentence: str) -> bool:
    """Return whether the sentence is the claim, word for word or turned round its “is”.

    Case, articles and punctuation do not count; the side that tells which one (“the capital of
    Turkey”, “Turkey's capital”) must be definite, for “a seal is an animal” cannot be turned.
    """
    ours, theirs = _words(claim), _words(sentence)
    if ours == theirs:
        return bool(ours)
    if len(ours) > _MAX_WORDS or len(theirs) > _MAX_WORDS:
        return False
    sides = _sides(claim)
    return sides is not None and sides == _sides(sentence)


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    found = (word.casefold().replace("’", "'") for word in _WORD.findall(text))
    return tuple(word for word in found if word not in _ARTICLES)


@lru_cache(maxsize=4096)
def _sides(text: str) -> tuple[str, frozenset[tuple[str, ...]]] | None:
    """Return the verb and both sides of a definite “A is B”, in no order; None for any other."""
    verbs = [word for word in text.split() if word in _BE]
    if len(verbs) != 1:
        return None
    left, _, right = text.strip().rstrip(".").partition(f" {verbs[0]} ")
    if not left or not right or not (_is_definite(left) or _is_definite(right)):
        return None
    sides = frozenset((_noun_phrase(left), _noun_phrase(right)))
    return (verbs[0], sides) if len(sides) == 2 and all(sides) else None


def _is_definite(phrase: str) -> bool:
    return phrase.lower().startswith("the ") or _OWNER.match(phrase) is not None


def _noun_phrase(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase; of “Turkey's capital” those of “capital of Turkey”."""
    owned = _OWNER.match(phrase)
    if owned is not None and " of " not in phrase:
        return (*_words(owned["owned"]), "of", *_words(owned["owner"]))
    return _words(phrase)
