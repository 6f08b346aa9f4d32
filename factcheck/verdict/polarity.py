"""Negations and exceptions: what one text takes back of what the other says.

Scope is read conservatively: a negation counts only where the other text holds what is negated.
"Fails to", "refuses to" and "denies" negate the verb that follows them, not the sentence.
"""

import re
from collections.abc import Iterator

from factcheck.types import Difference, DifferenceKind
from factcheck.verdict.findings import Findings
from factcheck.verdict.words import (
    all_stems,
    canonical_stem,
    is_content,
    is_negation,
    read_content,
)

_CLAUSE_END = re.compile(
    r"[,;:!?()](?!\d)|(?<!\b[^\W\d_])\.(?!\d)"
    r"|\b(?:but|although|though|while|whereas|because)\b",
    re.IGNORECASE,
)
"""A period after a single letter is that of "U.S." or an initial."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_MORE_NEGATIONS = re.compile(r"\b(?:hardly|scarcely|barely any|no longer)\b", re.IGNORECASE)
_WITHHELD = re.compile(
    r"\b(?:(?:fail(?:s|ed|ing)?|refus(?:es?|ed|ing)|declin(?:es?|ed|ing)|ceas(?:es?|ed|ing)"
    r"|unable|unwilling|neglect(?:s|ed)?)\sto"
    r"|(?:stop(?:s|ped)?|ceas(?:es?|ed)|den(?:y|ies|ied|ying))(?:\s(?:having|ever))?)"
    r"\s(?P<what>[^\W\d_]+)",
    re.IGNORECASE,
)
"""What is said not to be done: "failed to ratify", "denied attacking"."""
_EXCEPTION = re.compile(
    r"\b(?:except(?:\sfor|ing)?|excluding|apart\sfrom|aside\sfrom|other\sthan|save\sfor"
    r"|with\sthe\sexception\sof|all\sbut(?=\s(?:the\b|an?\b|one\b|two\b|three\b|\d|(?-i:[A-Z])))"
    r"|but\snot(?=\s(?:in|on|for|the|(?-i:[A-Z]))))\s",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"\b(?:all|every|each|everyone|everybody|entire|whole|always|any)\b", re.IGNORECASE
)
_LEFT_OUT = re.compile(r"\bwithout\s", re.IGNORECASE)
_NEGATED_SHARE = 0.5
"""A negation touches the other text where that holds more than this share of its scope."""
_SCOPE_WORDS = 6
"""Content words that a negation reaches at most."""


def compare_polarity(claim: str, sentence: str) -> Findings:
    """Return the negation or exception that one of two texts about the same has alone."""
    if differs_by_exception(claim, sentence) or differs_by_exception(sentence, claim):
        mine, theirs = _sides(bool(_EXCEPTION.search(claim)))
        return _negation(mine, theirs)
    negated, contradicted = _is_touched(claim, sentence), _is_touched(sentence, claim)
    if negated == contradicted or leave_out_the_same(claim, sentence):
        return Findings()
    if _deny_the_same(claim, sentence):
        return Findings()
    return _negation(*_sides(negated))


def _sides(is_claim: bool) -> tuple[str, str]:
    return ("negated", "") if is_claim else ("", "negated")


def _negation(mine: str, theirs: str) -> Findings:
    difference = Difference(kind=DifferenceKind.NEGATION, claim=mine, evidence=theirs)
    return Findings(differences=(difference,))


def differs_by_exception(text: str, other: str) -> bool:
    """Whether a text makes an exception ("all but Malta") of what the other includes."""
    match = _EXCEPTION.search(text)
    if match is None or _EXCEPTION.search(other):
        return False
    if _ALL.search(other):
        return True
    scope = _scope(text, match.end())
    exempt = set(_name_keys(text[match.end() : _clause_end(text, match.end())]))
    return bool(scope and set(scope) <= all_stems(other)) or bool(exempt & set(_name_keys(other)))


def _is_touched(text: str, other: str) -> bool:
    """Whether a text negates something that the other holds."""
    held = all_stems(other)
    exceptions = [match.start() for match in _EXCEPTION.finditer(text)]
    for start, end in _negations(text):
        if start in exceptions:
            continue
        scope = _scope(text, end) or _scope(text, _clause_start(text, start))
        if not scope or sum(word in held for word in scope) > _NEGATED_SHARE * len(scope):
            return True
    withheld = (canonical_stem(match["what"]) for match in _WITHHELD.finditer(text))
    return any(what in held and not _withholds(other, what) for what in withheld)


def _deny_the_same(claim: str, sentence: str) -> bool:
    """Whether both deny one thing in other words: "no more notes", "stopped issuing notes"."""
    return any(
        _is_one_denial(claim[mine:], sentence[theirs:])
        for mine in _denials(claim)
        for theirs in _denials(sentence)
    )


def _is_one_denial(mine: str, theirs: str) -> bool:
    """Whether texts that begin with what is denied share half of it, and no other name stands in
    one than in the other."""
    one, other = set(_scope(mine, 0)), set(_scope(theirs, 0))
    shortest = min(len(one), len(other))
    names = set(_name_keys(mine[: _clause_end(mine, 0)]))
    others = set(_name_keys(theirs[: _clause_end(theirs, 0)]))
    is_other = bool(names and others) and not names & others
    return bool(shortest) and not is_other and len(one & other) >= _NEGATED_SHARE * shortest


def _denials(text: str) -> Iterator[int]:
    """Yield where what is negated or withheld begins."""
    yield from (end for _, end in _negations(text))
    yield from (match.start("what") for match in _WITHHELD.finditer(text))


def leave_out_the_same(claim: str, sentence: str) -> bool:
    """Whether one says "without X" and the other that X did not: both deny the same."""
    return bool(
        _left_out(claim) & _denied_subjects(sentence)
        or _left_out(sentence) & _denied_subjects(claim)
    )


def _left_out(text: str) -> frozenset[str]:
    """Return the keys of the names after "without", "except" and the like."""
    ends = [match.end() for rule in (_LEFT_OUT, _EXCEPTION) for match in rule.finditer(text)]
    return frozenset(key for end in ends for key in _name_keys(text[end : _clause_end(text, end)]))


def _denied_subjects(text: str) -> frozenset[str]:
    """Return the keys of the names that stand before a negation in its clause."""
    places = [(_clause_start(text, start), start) for start, _ in _negations(text)]
    return frozenset(key for start, end in places for key in _name_keys(text[start:end]))


def _name_keys(text: str) -> Iterator[str]:
    for name in read_content(text).names:
        yield from name.keys


def _withholds(text: str, what: str) -> bool:
    return any(canonical_stem(match["what"]) == what for match in _WITHHELD.finditer(text))


def _negations(text: str) -> Iterator[tuple[int, int]]:
    for match in _WORD.finditer(text):
        if is_negation(match[0].lower().replace("’", "'")):
            yield match.start(), match.end()
    for match in _MORE_NEGATIONS.finditer(text):
        yield match.start(), match.end()


def _clause_start(text: str, end: int) -> int:
    return max((match.end() for match in _CLAUSE_END.finditer(text, 0, end)), default=0)


def _clause_end(text: str, start: int) -> int:
    stop = _CLAUSE_END.search(text, start)
    return stop.start() if stop else len(text)


def _scope(text: str, start: int) -> list[str]:
    """Return the stems of the content words from a place to the end of its clause."""
    words = _WORD.findall(text[start : _clause_end(text, start)])
    content = [canonical_stem(word) for word in words if is_content(word.lower())]
    return content[:_SCOPE_WORDS]
