"""Whether a sentence says a claim in the claim's own words.

The stance model reads meaning, and now and then misreads the plainest case: the same words, alone
or as the first of several clauses (“Ankara is the capital of Turkey, but Istanbul is larger”), with
a date behind them (“The court issued a warrant on 17 March 2023”), or the same two things on either
side of “is” (“Turkey's capital is Ankara”). That is settled here, by rule.
"""

import calendar
import re
from functools import lru_cache

from factcheck.verdict.words import read_content

_WORD = re.compile(r"[^\W_]+(?:[.,:/’'\-][^\W_]+)*|[%€$£°]")
_ARTICLES = frozenset({"the", "a", "an"})
_BE = ("is", "are", "was", "were")
_OWNER = re.compile(r"^(?P<owner>.+?)(?:’s|'s|(?<=s)[’'])\s+(?P<owned>.+)$")
_NEXT_CLAUSE = re.compile(
    r"(?:;|,? (?:but|while|whereas|although|though)|, (?:and|yet|which|who|where)"
    r"| and(?=\s+(?:the|he|she|it|they|its|his|her|their)\b))\s+"
)
_TAKES_BACK = re.compile(
    r"\b(?:if|unless|until|except|provided|only|fals\w+|untrue|true|wrong\w*|myth\w*"
    r"|claim\w*|deni\w+|deny\w*|hoax\w*|disput\w+|disprov\w+|debunk\w*|refut\w+|retract\w*"
    r"|withdr\w+|revers\w+|overturn\w*|cancel\w*|repeal\w*|annul\w*|revis\w+|correct\w*)\b",
    re.IGNORECASE,
)
"""What, beside a negation, a later clause may take the first one back with or bind it by."""
_DATED = re.compile(
    r",? (?:in|on|since|between|during) (?:the )?(?:early |late |mid-)?"
    r"(?:(?:spring|summer|autumn|winter) (?:of )?)?"
    rf"(?=\d|(?:{'|'.join(calendar.month_name[1:])})\b)"
)
"""Where a date begins that is told beside what a sentence says."""
_PERFECT = re.compile(r"\b(?:has|have) (?!been\b|had\b|not\b)(?=\w+(?:ed|en|n|t)\b)")
_MIN_CLAUSE_WORDS = 4
_MAX_WORDS = 40
"""Of a sentence that is looked at; longer ones are never the claim turned round."""


def restates(claim: str, sentence: str) -> bool:
    """Return whether the sentence or its first clause is the claim, or it turned round its “is”.

    Case, articles and punctuation do not count. A first clause, or what stands before a date,
    counts where what follows neither denies nor takes back anything. The side that tells which one
    (“the capital of Turkey”, “Turkey's capital”) must be definite, for “a seal is an animal” cannot
    be turned.
    """
    ours, theirs = _words(claim), _words(sentence)
    if ours == theirs:
        return bool(ours)
    if theirs[: len(ours)] == ours and _begins(ours, sentence, _NEXT_CLAUSE):
        return True
    if _begins(_words(_PERFECT.sub("", claim)), sentence, _DATED):
        return True
    if len(ours) > _MAX_WORDS or len(theirs) > _MAX_WORDS:
        return False
    sides = _sides(claim)
    return sides is not None and sides == _sides(sentence)


def _begins(claim: tuple[str, ...], sentence: str, end: re.Pattern[str]) -> bool:
    """Return whether these words are all that a sentence says before an `end`."""
    if len(claim) < _MIN_CLAUSE_WORDS:
        return False
    ends = end.finditer(sentence)
    rests = [sentence[e.end() :] for e in ends if _words(sentence[: e.start()]) == claim]
    return any(not (_TAKES_BACK.search(r) or read_content(r).n_negations) for r in rests)


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
