"""Negations and exceptions: what one text takes back of what the other says.

Scope is read conservatively: a negation counts only where the other text holds what is negated.
"Fails to", "refuses to" and "denies" negate the verb that follows them, not the sentence.
"""

import re
from functools import lru_cache

from factcheck.types import Difference, DifferenceKind
from factcheck.verdict.findings import Findings, left_open
from factcheck.verdict.stems import all_stems, canonical_stem
from factcheck.verdict.words import is_content, is_count, is_negation, name_keys

_CLAUSE_END = re.compile(
    r"[,;:!?()](?!\d)|(?<!\b[^\W\d_])\.(?!\d)"
    r"|\b(?:but|although|though|while|whereas|because)\b",
    re.IGNORECASE,
)
"""A period after a single letter is that of "U.S." or an initial."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_MORE_NEGATIONS = re.compile(
    r"\b(?:hardly|scarcely|barely any|no longer|ceas(?:es?|ed)\s(?:to\sbe|being)|stopped\sbeing"
    r"|(?<!not\s)(?<!n['’]t\s)(?<!never\s)(?<!cannot\s)rul(?:es?|ed|ing)\sout)\b",
    re.IGNORECASE,
)
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
_NEEDED = re.compile(
    r"\b(?:cannot|can['’]t|can\snot|could\snot|couldn['’]t|never)\b[^,;.]*?\bwithout\s(?P<what>[^,;.]+)",
    re.IGNORECASE,
)
_NONE_OF = re.compile(r"\b(?:no|without(?:\sany)?)\s(?P<what>[a-z]+)", re.IGNORECASE)
_LEFT_OUT = re.compile(r"\bwithout\s", re.IGNORECASE)
_PASSED_OVER = re.compile(r"\b(?:rather\sthan|instead\sof|as\sopposed\sto)\s", re.IGNORECASE)
_ADDED = re.compile(
    r"\b(?:besides|in\saddition\sto|as\swell\sas|alongside|together\swith|along\swith)\s",
    re.IGNORECASE,
)
_BUT = re.compile(r"\b(?:but|yet|though)\s+$")
_DID_NOT = re.compile(r"\b(?:did\s+not|didn['’]t|does\s+not|doesn['’]t|never)\s*$", re.IGNORECASE)
_AND_DID = re.compile(
    r"\s(?:and|but)\s(?:[a-z]+ly\s|then\s|later\s)?"
    r"(?:[a-z]{2,}ed|was|were|is|has|had|took|went|left|became|held|made|gave|won|lost|led|kept"
    r"|met|came|ran|fell|rose|sent|built|began|stood|flew|sold|bought|paid|with(?:drew|held))\b"
)
_DENIES_NOW = re.compile(r"\b(?:is|are)(?:\s(?:not|no\slonger)\b|n['’]t\b)")
_THEN = re.compile(
    r"\b(?:until|used\sto|once|formerly|(?:in|on|by|before|from)\s(?:[\w’']+\s){0,2}(?:1\d|20)\d\d)\b",
    re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:is|are|has|have|remains?|still|now)\b")
_NOT_ONE = re.compile(r"^(?:None\sof|Not\s(?:one|a\ssingle)|No(?:body|\sone)?|Neither)\b")
_ONLY_ONE = re.compile(
    r"\b(?:the|its|their)\sonly\s(?:one\b|(?:[a-z]+\s){0,2}?(?=that|which|who|to|in|with|where)\b)"
)
"""The exception to a “none of”: “the only one in which it rose”."""
_SEEN_AS = re.compile(
    r"\b(?:(?:classified|regarded|recogni[sz]ed|counted|treated|seen)\sas|considered)\b"
)
"""“Is not classified as a planet” says that it is none."""
_NOBODY = re.compile(r"(?:nobody|no\sone|none)\b", re.IGNORECASE)
_THAN = re.compile(r"\bthan\b")
_NO = re.compile(r"\b(?:no|never|not(?!\sonly))\s(?:an?\s|any\s|the\s)?(?P<what>[a-z]{4,})\b")
_NEGATED_SHARE = 0.5
"""A negation touches the other text where that affirms more than this share of its scope."""
_MOST_OF = 2 / 3
"""Share of an exception's words that the other text must have to be on it."""
_SCOPE_WORDS = 6
"""Content words that a negation reaches at most."""


def compare_polarity(claim: str, sentence: str) -> Findings:
    """Return the negation or exception that one of two texts about the same has alone."""
    for one, other in ((claim, sentence), (sentence, claim)):
        if _needed(one) & _lacked(other):
            return _negation(*_sides(other is claim))
    if _takes_the_place(claim, sentence) or _takes_the_place(sentence, claim):
        return _negation(*_sides(bool(_PASSED_OVER.search(claim))))
    if differs_by_exception(claim, sentence) or differs_by_exception(sentence, claim):
        mine, theirs = _sides(bool(_EXCEPTION.search(claim)))
        return _negation(mine, theirs)
    if _deny_each_others(claim, sentence):
        return _negation(_denial(claim), _denial(sentence))
    negated, contradicted = _is_touched(claim, sentence), _is_touched(sentence, claim)
    if negated == contradicted or leave_out_the_same(claim, sentence):
        return Findings()
    if _deny_the_same(claim, sentence):
        return Findings()
    if denies_now_alone(claim, sentence) or denies_now_alone(sentence, claim):
        return Findings()
    return _negation(*_sides(negated))


def is_on_nobody(text: str, start: int = 0) -> bool:
    """Return whether “nobody”, “no one” or “none” stands at a place."""
    return _NOBODY.match(text, start) is not None


def open_denial(claim: str, sentence: str) -> Findings:
    """Return the "no influence" of a claim where the sentence denies nothing and has that word."""
    said = all_stems(sentence)
    for match in _NO.finditer(claim):
        if _THAN.search(claim, match.end()):
            continue  # “never higher than” says the same as “the highest”
        word = match["what"]
        if is_content(word) and canonical_stem(word) in said and not _denied(sentence):
            return left_open(DifferenceKind.NEGATION, match[0])
    return Findings()


def compare_only_one(claim: str, sentence: str) -> Findings:
    """Return the "none of them" of one text where the other tells of the only one that did."""
    for one, other in ((claim, sentence), (sentence, claim)):
        if _is_the_only_one(one, other):
            return _negation(*_sides(one is claim))
    return Findings()


def _sides(is_claim: bool) -> tuple[str, str]:
    return ("negated", "") if is_claim else ("", "negated")


def _negation(mine: str, theirs: str) -> Findings:
    difference = Difference(kind=DifferenceKind.NEGATION, claim=mine, evidence=theirs)
    return Findings(differences=(difference,))


def denies_now_alone(claim: str, sentence: str) -> bool:
    """Whether a sentence denies what is, and a claim tells what once was: “is not a member” leaves
    open who was one until 2020."""
    return (
        _DENIES_NOW.search(sentence) is not None
        and _THEN.search(claim) is not None
        and _NOW.search(claim) is None
    )


def _needed(text: str) -> frozenset[str]:
    """Return the stems of what something cannot be done without."""
    match = _NEEDED.search(text)
    return all_stems(match["what"]) if match else frozenset()


def _lacked(text: str) -> frozenset[str]:
    """Return the stems of what a text says that there is none of: "contain no cobalt"."""
    if _NEEDED.search(text):
        return frozenset()
    return frozenset(w for m in _NONE_OF.finditer(text) for w in all_stems(m["what"]))


def _takes_the_place(text: str, other: str) -> bool:
    """Whether a text has "instead of" before what the other has beside the same thing."""
    passed, added = _PASSED_OVER.search(text), _ADDED.search(other)
    if passed is None or added is None or _ADDED.search(text) or _PASSED_OVER.search(other):
        return False
    mine, theirs = text[passed.end() :], other[added.end() :]
    return bool(
        {*_scope(mine, 0), *name_keys(mine)}.intersection((*_scope(theirs, 0), *name_keys(theirs)))
    )


def differs_by_exception(text: str, other: str) -> bool:
    """Whether a text makes an exception ("all but Malta") of what the other includes."""
    match = _EXCEPTION.search(text)
    if match is None or _EXCEPTION.search(other):
        return False
    if _ALL.search(other):
        return True
    scope = _scope(text, match.end())
    exempt = name_keys(text[match.end() : _clause_end(text, match.end())])
    shared = all_stems(other).intersection(scope)
    is_exempt = not exempt and len(shared) > 1 and _MOST_OF * len(set(scope)) <= len(shared)
    return (
        bool(scope and set(scope) <= all_stems(other))
        or is_exempt
        or bool(exempt & name_keys(other))
    )


def _is_the_only_one(text: str, other: str) -> bool:
    """Whether a text says that none did what the other tells of the only one that did."""
    only = _ONLY_ONE.search(other)
    if only is None or not _NOT_ONE.match(text) or _NOT_ONE.match(other):
        return False
    told = _scope(other, only.end())
    return bool(told) and len(all_stems(text).intersection(told)) > _NEGATED_SHARE * len(told)


def _is_touched(text: str, other: str) -> bool:
    """Whether a text negates something that the other affirms."""
    held = _affirmed(other)
    named = {canonical_stem(word) for key in name_keys(text) for word in key.split("-")}
    exceptions = [match.start() for match in _EXCEPTION.finditer(text)]
    for start, end in _negations(text):
        if start in exceptions:
            continue
        scope = _scope(text, end) or _scope(text, _clause_start(text, start))
        if scope and named.issuperset(scope) and is_on_nobody(text, start):
            continue  # “nobody has been to Mars” denies no deed that a sentence on Mars can tell
        if not scope or sum(word in held for word in scope) > _NEGATED_SHARE * len(scope):
            return True
    withheld = (canonical_stem(match["what"]) for match in _WITHHELD.finditer(text))
    return any(what in held and not _withholds(other, what) for what in withheld)


def _deny_each_others(claim: str, sentence: str) -> bool:
    """Whether each text says that there is none of what the other says there is: "exchanges, but no
    truce" against "a truce, but no exchange"."""
    mine, theirs = (_negations(text) for text in (claim, sentence))
    if len(mine) != 1 or len(theirs) != 1:
        return False
    if not (_BUT.search(claim[: mine[0][0]]) and _BUT.search(sentence[: theirs[0][0]])):
        return False
    my_scope, their_scope = _scope(claim, mine[0][1]), _scope(sentence, theirs[0][1])
    return bool(
        my_scope
        and their_scope
        and my_scope[0] in _affirmed(sentence)
        and their_scope[0] in _affirmed(claim)
        and my_scope[0] not in their_scope
        and their_scope[0] not in my_scope
    )


def _denial(text: str) -> str:
    """Return the first negation of a text with what is behind it in its clause."""
    start, end = _negations(text)[0]
    return text[start : _clause_end(text, end)].rstrip(" .")


def _deny_the_same(claim: str, sentence: str) -> bool:
    """Whether both deny the same thing of the same names: "no questions", in each of them."""
    return any(
        _is_one_denial(claim[mine[0] : mine[1]], sentence[theirs[0] : theirs[1]])
        for mine in _denied(claim)
        for theirs in _denied(sentence)
    )


def _is_one_denial(mine: str, theirs: str) -> bool:
    """Whether two denials begin with one thing, a verb before it left aside, and name no others."""
    names, others = name_keys(mine), name_keys(theirs)
    is_other = bool(names and others) and not names & others
    return not is_other and bool({*_scope(mine, 0)[:2]} & {*_scope(theirs, 0)[:2]})


def _denied(text: str) -> list[tuple[int, int]]:
    """Return from where to where a text says what is not so, or not done any more."""
    starts = [end if _scope(text, end) else _clause_start(text, at) for at, end in _negations(text)]
    starts += [match.start("what") for match in _WITHHELD.finditer(text)]
    starts += [match.end() for match in _PASSED_OVER.finditer(text)]
    return [(start, _clause_end(text, start)) for start in starts]


@lru_cache(maxsize=16_384)
def _affirmed(text: str) -> frozenset[str]:
    """Return the stems of what a text says is so, names (“EU”) in full among them."""
    spans = _denied(text)
    kept = "".join(
        char if all(not start <= place < end for start, end in spans) else " "
        for place, char in enumerate(text)
    )
    named = (canonical_stem(word) for key in name_keys(kept) for word in key.split("-"))
    return all_stems(kept) | frozenset(named)


def leave_out_the_same(claim: str, sentence: str) -> bool:
    """Whether one says "without X" and the other that X did not: both deny the same."""
    return bool(
        _left_out(claim) & _denied_subjects(sentence)
        or _left_out(sentence) & _denied_subjects(claim)
    )


def _left_out(text: str) -> frozenset[str]:
    """Return the keys of the names after "without", "except" and the like."""
    ends = [match.end() for rule in (_LEFT_OUT, _EXCEPTION) for match in rule.finditer(text)]
    return frozenset(key for end in ends for key in name_keys(text[end : _clause_end(text, end)]))


def _denied_subjects(text: str) -> frozenset[str]:
    """Return the keys of the names that stand before a negation in its clause."""
    places = [(_clause_start(text, start), start) for start, _ in _negations(text)]
    return frozenset(key for start, end in places for key in name_keys(text[start:end]))


def _withholds(text: str, what: str) -> bool:
    return any(canonical_stem(match["what"]) == what for match in _WITHHELD.finditer(text))


@lru_cache(maxsize=16_384)
def _negations(text: str) -> tuple[tuple[int, int], ...]:
    words = (
        match
        for match in _WORD.finditer(text)
        if is_negation(match[0].lower().replace("’", "'")) and not is_count(text, match.start())
    )
    return tuple(match.span() for match in (*words, *_MORE_NEGATIONS.finditer(text)))


def _clause_start(text: str, end: int) -> int:
    return max((match.end() for match in _CLAUSE_END.finditer(text, 0, end)), default=0)


def _clause_end(text: str, start: int) -> int:
    """Return where a clause ends; of "did not land and returned", before the "and"."""
    stop = _CLAUSE_END.search(text, start)
    end = stop.start() if stop else len(text)
    after = _AND_DID.search(text, start, end) if _DID_NOT.search(text, 0, start) else None
    return after.start() if after else end


def _scope(text: str, start: int) -> list[str]:
    """Return the stems of the content words from a place to the end of its clause."""
    told = _SEEN_AS.sub(" ", text[start : _clause_end(text, start)])
    words = _WORD.findall(told)
    content = [canonical_stem(word) for word in words if is_content(word.lower())]
    return content[:_SCOPE_WORDS]
