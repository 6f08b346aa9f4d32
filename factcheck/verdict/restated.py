"""Whether a sentence says a claim in the claim's own words.

The stance model reads meaning, and now and then misreads the plainest case: the same words, alone
or as the first of several clauses (“Ankara is the capital of Turkey, but Istanbul is larger”), with
a date behind them (“The court issued a warrant on 17 March 2023”), or the same two things on either
side of “is” (“Turkey's capital is Ankara”). That is settled here, by rule.
"""

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from factcheck.verdict.stems import all_stems, canonical_stem
from factcheck.verdict.words import read_content, read_phrase

_WORD = re.compile(r"[^\W_]+(?:[.,:/’'\-][^\W_]+)*|[%€$£°]")
_ARTICLES = frozenset({"the", "a", "an"})
_HAS = r"(?:has|have|had|is|are|was|were|produces?|employs?|uses?|wins?|won|sells?|sold)"
_MORE_THAN_ANY = re.compile(
    rf"(?P<who_1>[A-Z][^,;:]*?)\s(?P<what_1>{_HAS}\s(?:[a-z]+\s)?(?:more|fewer|less|[a-z]+er)\b[^,;:]*?)"
    r"\sthan\sany\sother\s(?P<kind_1>[a-z][^,;:]*?)\.?"
    rf"|No\s(?:other\s)?(?P<kind_2>[a-z][^,;:]*?)\s(?P<what_2>{_HAS}\s(?:more|fewer|less|[a-z]+er)\b"
    r"[^,;:]*?)\sthan\s(?P<who_2>[A-Z][^,;:]*?)\.?"
    rf"|(?P<who_3>[A-Z][^,;:]*?)\s(?P<what_3>{_HAS}\sthe\s(?:most|fewest|least)\b[^,;:]*?)"
    r"\sof\s(?:all|any)\s(?:the\s)?(?P<kind_3>[a-z][^,;:]*?)\.?"
)
_HARDLY_SAYS = frozenset(map(canonical_stem, "known confirmed the more most".split()))
_BE = ("is", "are", "was", "were")
_OWNER = re.compile(r"^(?P<owner>.+?)(?:’s|'s|(?<=s)[’'])\s+(?P<owned>.+)$")
_NEXT_CLAUSE = re.compile(
    r"(?:;|,? (?:but|while|whereas|although|though)|, (?:and|yet|which|who|where)"
    r"| and(?=\s+(?:the|he|she|it|they|its|his|her|their)\b))\s+"
)
_NEXT_DEED = re.compile(
    r" and (?:(?:has|have|had|is|are|was|were|does|did)"
    r"(?= (?:not|never|no longer|also|since|been|[a-z]+(?:ed|en|n|t))\b)"
    r"|(?=[a-z]{3,}s the\b))\s?"
)
"""Where a second deed of the same subject begins, which takes back nothing of the first, denied or
not: “is a neutral country and has never belonged to a pact”."""
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
_HAS_BEEN_SINCE = re.compile(
    r"(?P<who>[A-Z][^,;:]*?) (?:has|have) (?:also )?been (?:the )?(?!an? )(?P<what>[^,;:]*?)"
    r" since .*"
)
_BESIDE_A_HOLDER = re.compile(
    r", (?:in office|as of|since|from|with|who|on|in|at|during|aboard|after|before|when|until)"
    r" [^;]*"
)
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
    if theirs[: len(ours)] == ours and _begins(ours, sentence, _NEXT_DEED, denied=True):
        return True
    if _begins(_words(_PERFECT.sub("", claim)), sentence, _DATED):
        return True
    if len(ours) > _MAX_WORDS or len(theirs) > _MAX_WORDS:
        return False
    if (mine := _ranked(claim)) is not None and mine == _ranked(sentence):
        return True
    one, other = equation(claim), equation(sentence)
    if one is None or other is None or any(map(_NEXT_CLAUSE.search, (claim, sentence))):
        return False
    return one.verb == other.verb and one.sides.keys() == other.sides.keys()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ranked:
    """What is so more of one than of any other of its kind."""

    who: tuple[str, ...]
    what: frozenset[str]
    """Stems of the verb and of what there is more of."""
    kind: frozenset[str]


@lru_cache(maxsize=4096)
def _ranked(text: str) -> _Ranked | None:
    """Return what “Elm has more ports than any other town”, “No town has more ports than Elm” and
    “Elm has the most ports of all towns” say alike; None for any other text."""
    if len(text.split()) > _MAX_WORDS or (match := _MORE_THAN_ANY.fullmatch(text)) is None:
        return None
    found = {key: value for key, value in match.groupdict().items() if value}
    who, what, kind = (
        next(value for key, value in found.items() if key.startswith(part))
        for part in ("who", "what", "kind")
    )
    said = frozenset(all_stems(what)) - _HARDLY_SAYS
    return _Ranked(who=_words(who), what=said, kind=frozenset(read_phrase(kind).stems))


def _begins(
    claim: tuple[str, ...], sentence: str, end: re.Pattern[str], *, denied: bool = False
) -> bool:
    """Return whether these words are all that a sentence says before an `end`; what follows may be
    `denied`, where that is of something else."""
    if len(claim) < _MIN_CLAUSE_WORDS:
        return False
    ends = end.finditer(sentence)
    rests = [sentence[e.end() :] for e in ends if _words(sentence[: e.start()]) == claim]
    return any(
        not _TAKES_BACK.search(rest) and (denied or not read_content(rest).n_negations)
        for rest in rests
    )


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    found = (word.casefold().replace("’", "'") for word in _WORD.findall(text))
    return tuple(word for word in found if word not in _ARTICLES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Equation:
    """A text of the form “A is B”, of which one side tells which one it is."""

    verb: str
    sides: Mapping[tuple[str, ...], str]
    """The words of either side, “Turkey's capital” as “capital of Turkey”, and its text."""
    definite: frozenset[tuple[str, ...]]
    """The sides that tell which one: “the capital of Turkey”."""


@lru_cache(maxsize=4096)
def equation(text: str) -> Equation | None:
    """Return the “A is B” that a text, or its first clause, is; None for any other.

    “A has been B since 2014” is one as well.
    """
    held = _HAS_BEEN_SINCE.fullmatch(text)
    if held is not None:
        text = f"{held['who']} is the {held['what']}."
    first = _NEXT_CLAUSE.search(text)
    text = _BESIDE_A_HOLDER.sub("", text[: first.start()] if first else text)
    verbs = [word for word in text.split() if word in _BE]
    if len(verbs) != 1:
        return None
    left, _, right = text.strip().rstrip(".").partition(f" {verbs[0]} ")
    sides = {_noun_phrase(side): side for side in (left, right)}
    definite = frozenset(words for words, side in sides.items() if _is_definite(side))
    if len(sides) < 2 or not all(sides) or not definite:
        return None
    return Equation(verb=verbs[0], sides=sides, definite=definite)


def _is_definite(phrase: str) -> bool:
    return phrase.lower().startswith("the ") or _OWNER.match(phrase) is not None


def _noun_phrase(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase; of “Turkey's capital” those of “capital of Turkey”."""
    owned = _OWNER.match(phrase)
    if owned is not None and " of " not in phrase:
        return (*_words(owned["owned"]), "of", *_words(owned["owner"]))
    return _words(phrase)
