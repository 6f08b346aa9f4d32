"""Who is first and who is second: "the largest" against "the second-largest"."""

import re
from collections.abc import Sequence

from factcheck.types import Difference, DifferenceKind
from factcheck.verdict.findings import Findings, left_open
from factcheck.verdict.stems import canonical_stem
from factcheck.verdict.words import read_content

_NO_SUPERLATIVES = (
    "arrest attest behest bequest budapest chest conquest contest crest detest digest everest"
    " forest guest harvest honest inquest interest invest manifest midwest modest nest northwest"
    " pest priest protest quest request rest southwest suggest test unrest vest west zest"
)
_SUPERLATIVE = re.compile(
    r"(?P<among>\b(?:one of|among|some of)\s(?:(?:the|its|their)\s|\w+['’]s\s)?)?"
    r"(?P<rank>\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))"
    r"[-\s–](?:most\s)?)?"
    rf"\b(?!(?:{_NO_SUPERLATIVES.replace(' ', '|')})\b)"
    r"(?P<word>[a-z]{2,}est|best|worst|(?:most|least)\s[a-z]+)\b",
    re.IGNORECASE,
)


_RANKS = re.compile(
    r"\b(?:first|second|third|last|most|least|more|less|fewer|than|only|no other|records?|lead\w*"
    r"|top(?:s|ped)?|main|chief|primary|principal|major\w*|rank\w*|champion\w*|peak(?:s|ed)?"
    r"|max(?:imum|imal)|min(?:imum|imal)|ever|better|\w+most|number one|unmatched|premier|all-time"
    r"|summit|w[io]n(?:s|ner|ners|ning)?|titles?)\b",
    re.IGNORECASE,
)
"""Words by which a sentence may rank without a superlative."""
_NONE_MORE = re.compile(
    r"\b(?:no(?:body|ne)?|never)\s(?!(?:more|less|fewer|other|better|[a-z]+er)\sthan\b)[^,;.]*?"
    r"\b(?:[a-z]{2,}er|(?:more|less|fewer)\b[^,;.]{0,30}?)\sthan\b",
    re.IGNORECASE,
)
"""A rank told by what is not: “No other king has reigned longer than”."""
_DEGREE = re.compile(r"\b(?P<root>[a-z]{2,})er\sthan$")
_AFTER = re.compile(r"[^,;.]*\bafter (?P<who>[^,;.]+)")
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
_NUMBERED = {
    word: f"{number}th"
    for number, word in enumerate("fourth fifth sixth seventh eighth ninth tenth".split(), start=4)
} | {"second": "2nd", "third": "3rd"}


def compare_ranks(claim: str, sentence: str) -> Findings:
    """Return the superlative of a claim that the sentence has with another rank, or of several.

    What is "the second-largest" is not "the largest", nor the other way round; what is "one of the
    largest" may be either; a sentence that ranks nothing leaves open what is the largest.
    """
    ours = list(_SUPERLATIVE.finditer(claim))
    theirs = list(_SUPERLATIVE.finditer(sentence))
    none_more = _NONE_MORE.search(claim)
    if none_more and not theirs and not _RANKS.search(sentence):
        return left_open(DifferenceKind.NUMBER, none_more[0])
    for mine in ours:
        word = canonical_stem(mine["word"])
        same = [match for match in theirs if canonical_stem(match["word"]) == word]
        single = [match for match in same if not match["among"]]
        subject = claim[: mine.start()]
        if (first := _outranks(subject, single, sentence)) is not None:
            if mine["rank"] is None:
                return Findings()
            found = Difference(kind=DifferenceKind.ROLE, claim=mine[0].strip(), evidence=first)
            return Findings(differences=(found,))
        if _is_of_one(mine, claim) and not theirs and not _RANKS.search(sentence):
            open_ = Difference(kind=DifferenceKind.NUMBER, claim=mine["word"], evidence="")
            return Findings(missing=(open_,))
        if mine["among"] or not same or any(_rank(match) == _rank(mine) for match in single):
            continue
        if _is_on_another_year(subject, sentence[: same[0].start()]):
            continue
        said = f"{mine['rank'] or ''}{mine['word']}"
        if not single:
            open_ = Difference(kind=DifferenceKind.NUMBER, claim=said, evidence="")
            return Findings(missing=(open_,))
        other = f"{single[0]['rank'] or ''}{single[0]['word']}"
        found = Difference(kind=DifferenceKind.NUMBER, claim=said, evidence=other)
        return Findings(differences=(found,))
    return Findings()


def _is_of_one(superlative: re.Match[str], claim: str) -> bool:
    """Whether a superlative tells of one that it is first: not “most cars”, nor “one of the”."""
    word = superlative["word"].lower()
    if re.match(r"[\s-](?:known|selling|remembered)\b", claim[superlative.end() :]):
        return False
    told = not word.startswith(("most ", "least ")) or bool(
        re.search(r"\bthe\s$", claim[: superlative.start()], re.IGNORECASE)
    )
    return told and not superlative["among"]


def ranks_alike(claim: str, sentence: str) -> bool:
    """Whether a claim says by “no town is smaller than Elm” what the sentence says by “Elm is the
    smallest town”, which no negation in it contradicts."""
    none_more = _NONE_MORE.search(claim)
    if none_more is None or not (degree := _DEGREE.search(none_more[0])):
        return False
    most = {canonical_stem(match["word"]) for match in _SUPERLATIVE.finditer(sentence)}
    return canonical_stem(f"{degree['root']}est") in most


def _outranks(subject: str, ranked: Sequence[re.Match[str]], sentence: str) -> str | None:
    """Return the "after X" of "the second-largest … after X" where the claim is about X."""
    names = read_content(subject).names
    for match in ranked:
        after = _AFTER.match(sentence, match.end()) if match["rank"] else None
        if after is None:
            continue
        others = read_content(after["who"]).names
        if any(name.keys & other.keys for name in names for other in others):
            return f"after {others[0].text}"
    return None


def _is_on_another_year(subject: str, other: str) -> bool:
    mine, theirs = _years(subject), _years(other)
    return bool(mine and theirs) and not mine & theirs


def _years(text: str) -> frozenset[str]:
    return frozenset(_YEAR.findall(text))


def _rank(match: re.Match[str]) -> str:
    """Return the rank before a superlative as digits; "1st" without one."""
    word = re.split(r"[-\s–]", (match["rank"] or "1st").lower())[0]
    return _NUMBERED.get(word, word)
