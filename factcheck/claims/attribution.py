"""Reported speech: who is said to have said what.

The content of reported speech is what is checked where it can stand alone. It cannot where it
is in the first or second person, where its subject is a pronoun ("Putin said he wants …",
"Kyiv says that would …"), where it is an embedded question ("stressed how important …"), where
the verb turns it round ("denied that …"), or where it is a stance, wish or call: then the
claim is that it was said, the sentence whole. Either way the speaker is kept.
"""

import re
from dataclasses import dataclass

from factcheck.claims.setting_aside import is_opinion
from factcheck.claims.verbs import AUXILIARIES, BARE_SAYING, SAYING, has_verb, words
from factcheck.claims.wording import as_statement
from factcheck.types import Attribution

MAX_SPEAKER_WORDS = 22
"""Longer subjects hold a clause of their own, which the patterns here cannot take apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """A statement, and who it is laid to."""

    text: str
    """A sentence of its own."""
    attribution: Attribution


_ADVERB = (
    r"(?:(?:has|have|had|also|later|then|repeatedly|often|previously|earlier|recently|again|once"
    r"|publicly|consistently|always|now|already|since|long|even|still|first|has never|never"
    r"|reportedly|further|meanwhile|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day) )*"
)
_VERB = rf"(?P<adverb>{_ADVERB})(?P<verb>{SAYING})"
_TURNING = "denied|denies|doubted|doubts|disputed|disputes|rejected|rejects|refuted|refutes"
_QUOTE = r"[“\"«](?P<content>[^“”\"«»]+)[”\"»]"
_QUOTE_FIRST = re.compile(rf"{_QUOTE}(?P<comma>,?) (?P<rest>\S.*)$")
_VERB_SPEAKER = re.compile(
    rf"(?P<verb>{SAYING}) (?P<speaker>[^,;:“\"]+?(?:, (?:an?|the|who|head|chief|president|director"
    r"|spokes\w+|professor|chair\w*|minister|leader|founder|author)\b[^,;:“\"]*,?)?)"
    r"(?P<tail>(?:,| on | in | at | after | during | as |: ).*)?\.?$"
)
_SPEAKER_VERB = re.compile(rf"(?P<speaker>\S[^;:“”\"]*?) {_VERB}\b(?P<tail>.*)$")
_SPEAKER_FIRST_QUOTE = re.compile(
    rf"(?P<speaker>\S[^;:“”\"]*?),? {_VERB}\b(?P<middle>[^“”\"]{{0,120}}?)"
    r"(?:[,:] ?| that )[“\"«](?P<content>[^“”\"]+(?:[“\"][^“”\"]+[”\"][^“”\"]*)*)[”\"»]?[.!]?$"
)
_THAT_CLAUSE = re.compile(
    rf"(?P<speaker>\S[^;:“”\"]*?),? (?P<adverb>{_ADVERB})(?P<verb>{SAYING}|{_TURNING})"
    r"(?P<middle>(?: [^,;:“”\"]{1,80}?)?),? that,? (?P<content>\S.*)$"
)
_BARE_CLAUSE = re.compile(
    rf"(?P<speaker>\S[^;:“”\"]*?),? (?P<adverb>{_ADVERB})(?P<verb>{BARE_SAYING})"
    r"(?P<middle>(?: on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day| (?:Mon|Tues|Wednes|Thurs|Fri"
    r"|Satur|Sun)day| in a (?:\w+ )?statement| yesterday| today| last \w+)*),? (?P<content>\S.*)$"
)
_ANY_SAYING = re.compile(
    rf"(?P<speaker>\S[^;:“”\"]*?),? (?P<adverb>{_ADVERB})(?P<verb>{SAYING}|{_TURNING})\b (?P<content>\S.*)$"
)
_TRAILING = re.compile(
    rf"(?P<content>[^“”\"]{{12,}}), (?P<speaker>(?!which|who|and|but|while|as|when|where|because|that)"
    rf"[^,;:“”\"]{{2,90}}?) {_VERB}"
    r"(?P<tail>(?: (?:on|in|at|to|during|after|late|earlier|last|reporters|told)\b[^,;:“”\"]{0,60})?"
    r"(?:, (?:adding|noting|saying|citing|stressing|explaining)\b.*)?)\.?$"
)
_TRAILING_INVERTED = re.compile(
    rf"(?P<content>[^“”\"]{{12,}}), (?P<verb>{SAYING}) (?P<speaker>[A-Z\w][^;:“”\"]{{2,120}}?)"
    r"(?P<tail>(?:, (?:adding|noting|saying|citing|stressing)\b.*)?)\.?$"
)
_ACCORDING_FIRST = re.compile(
    r"(?P<cue>According to) (?P<speaker>[^,“”\"]{2,120}), (?P<content>\S.*)$"
)
_ACCORDING_INSIDE = re.compile(
    r"(?P<before>.{8,}?),? (?P<cue>according to) (?P<speaker>[^,;.]{2,120}(?:\.(?! |$)[^,;.]*)*)"
    r"(?P<after>[,;].*|\.?$)"
)
_NOT_A_SPEAKER = re.compile(
    r"(?:the |a |an |his |her |their |its )?(?:plan|law|rules?|schedule|tradition|custom|need|size"
    r"|age|type|whether|how|where|what|which)\b"
)
_ADDING = re.compile(
    r"(?P<before>.*), (?P<cue>adding|noting|stressing|explaining|saying) that (?P<content>[^“”\"]+)$"
)
_LEADING_PHRASE = re.compile(
    r"(?:In|On|At|After|Before|During|Ahead|Speaking|Asked|Earlier|Later|Last|Since|Following"
    r"|Meanwhile|However|But|And|Yet|Still|Also|Responding|Addressing|Talking|Writing|Despite|For"
    r"|With|When|While|As|Although|Though|Discussing|Then|Now|Instead|Moreover|Indeed|Yesterday"
    r"|Today|Until|Among|By|From|Under|Within|Over|Citing|Amid)\b"
)
_BAD_SPEAKER_END = re.compile(
    r"\b(?:who|which|that|and|or|but|to|be|been|being|is|are|was|were|as|what|not|it|if|than|of"
    r"|has|have|had|could|would|might|can|may|must|should|will|did|does|do|being)$",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(
    r"\bI\b|\b(?:[Ww]e|[Mm]y|[Oo]ur|us|[Mm]e|[Mm]ine|[Oo]urs|[Mm]yself|[Oo]urselves|[Yy]ou|[Yy]our)\b"
)
_LEADING_PRONOUN = re.compile(
    r"(?:he|she|they|it|his|her|their|its|this|these|those|such|both|there and)\b|that\b", re.IGNORECASE
)
_EMBEDDED_QUESTION = re.compile(
    r"(?:how|what|whether|why|who|when|where|which|if|to|so|no|yes|nothing|of|about|in|on|at|for"
    r"|as much|goodbye|hello)\b",
    re.IGNORECASE,
)


def reported_speech(text: str) -> tuple[Reported, ...]:
    """Return what a sentence reports, with its speaker: none, one, or two statements.

    `text` is one sentence on one line, without dateline. Two come of "X, Y said, adding that
    Z". The order is that of the text.
    """
    added = _ADDING.match(text)
    if added:
        main = reported_speech(added["before"] + ".")
        if main:
            return (*main, _added(added, main[0]))
    found = _quote_first(text) or _according(text) or _speaker_first(text) or _trailing(text)
    return (found,) if found else ()
