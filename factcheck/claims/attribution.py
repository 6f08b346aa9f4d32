"""Reported speech: who is said to have said what.

The content of reported speech is what is checked where it can stand alone. It cannot where it
is in the first or second person, where its subject is a pronoun ("Putin said he wants …",
"Kyiv says that would …"), where it is an embedded question ("stressed how important …"), where
the verb turns it round ("denied that …"), or where it is a stance, wish or call: then the
claim is that it was said, in the words of the sentence. Either way the speaker is kept.
"""

import re
from dataclasses import dataclass

from factcheck.claims.setting_aside import is_opinion
from factcheck.claims.verbs import (
    AUXILIARIES,
    BARE_SAYING,
    SAY,
    SAYING,
    has_auxiliary,
    has_verb,
    holds_clause,
    words,
)
from factcheck.claims.wording import as_statement, close_quotes, outside_quotes
from factcheck.types import Attribution

MAX_SPEAKER_WORDS = 24
"""Longer subjects hold clauses of their own, which word patterns cannot take apart."""
MAX_SPEAKER_CHARS = 300
"""Where the verb of saying is looked for from the start of a sentence."""
MAX_TAIL_CHARS = 160
"""Where it is looked for from the end, in `…, SPEAKER said on Tuesday.`"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """A statement, and who it is laid to."""

    text: str
    """A sentence of its own: the content, or the saying where the content cannot stand alone."""
    attribution: Attribution


_TURNING = "denied|denies|doubted|doubts|disputed|disputes|rejected|rejects"
_SAYING_VERB = re.compile(rf"\b(?:{SAYING}|{_TURNING})\b(?![’'-])")
_WEEKDAY = r"(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_OCCASION = (
    rf"(?: {_WEEKDAY}| yesterday| today| (?:in|at|during|after|before|on|via|late|earlier|last|to"
    r"|from|through)\b[^,;:“”\"]{1,70}?)"
)
_QUOTED_TAIL = re.compile(
    r"(?:[^“”\"«]{0,120}?[,:]|[^“”\"«]{0,80}? that)?\s*(?P<opening>[“\"«])(?P<content>.+)$"
)
_THAT_TAIL = re.compile(r"(?P<middle>(?: [^,;:“”\"]{1,80}?)?),? that,? (?P<content>\S.*)$")
_BARE_TAIL = re.compile(
    rf"(?: {_WEEKDAY}| in an? (?:\w+ ){{0,2}}(?:statement|interview|report|post|letter|speech)"
    r"| yesterday| today| last \w+)*,? (?P<content>\S.*)$"
)
_QUOTE_FIRST = re.compile(
    r"[“\"«](?P<content>.+?)(?P<mark>[,.!?…—]*)[”\"»](?P<comma>,?) (?P<rest>[^“”\"«»]\S*.*)$"
)
_ACCORDING_FIRST = re.compile(
    r"According to (?P<speaker>[^,“”\"]{2,120}"
    r"(?:, (?:an?|who|head|chief|director|quoting|citing)\b [^,]{2,100})?),"
    r" (?P<content>\S.*)$"
)
_ACCORDING_INSIDE = re.compile(
    r"(?P<before>.{8,}?),? according to (?P<speaker>[^,;“”\"]{2,140}?)(?P<after>[,;] .*|\.?)$"
)
_ACCORDING_UNPUNCTUATED = re.compile(
    r"According to (?P<speaker>(?:the |an? )?[A-ZÀ-Þ][\w.'’-]*"
    r"(?: (?:(?:of the|for the|on the|of|for|and|on) )?"
    r"[A-ZÀ-Þ][\w.'’-]*)*) (?P<content>(?!of\b|for\b|and\b|in\b|on\b)[a-z\d][^,]*.*)$"
)
_NOBODY = re.compile(r"(?:nobody|no one|none|few|hardly anybody)\b", re.IGNORECASE)
_QUOTE_AND_MORE = re.compile(r"[“\"][^“”\"]+[”\"],? (?:but|while|although|though|whereas) ")
"""`“It will sink”, but the owner disagrees`: the second part is not the speaker's."""
_AS_SAID = re.compile(
    rf"As (?P<speaker>[A-Z][^,“”\"]{{1,80}}?) (?P<cue>{SAYING})\b(?P<to> [^,“”\"]{{2,80}})?,"
    r" (?P<content>[^“”\"\s].*)$"
)
_PARENTHETICAL = re.compile(
    r"(?P<before>[^,;:“”\"]{3,80}), "
    rf"(?:(?P<name>[^,;:“”\"]{{2,60}}?) (?P<cue>{SAYING}){_OCCASION}?"
    rf"|(?P<cue_first>{SAYING}) (?P<name_last>[^,;:“”\"]{{2,60}})),"
    r" (?P<after>(?!adding|noting|stressing|explaining|saying|but|and|while)[a-z].*)$"
)
_NAME_AFTER_ROLE = re.compile(r"(?P<name>(?:[A-ZÀ-Þ][\w.’'-]+ ?){2,4}), (?P<content>[a-z].*)$")
_RULES = re.compile(
    r"(?:the |an? |his |her |their |its |[\w-]+ )?(?:plan|laws?|rules?|schedule|tradition|custom"
    r"|need|size|age|type|height|weight|order|whether|how|where|what|which)\b",
    re.IGNORECASE,
)
_ADDING = re.compile(
    r"(?P<before>.*), (?P<cue>adding|noting|stressing|explaining|saying) that"
    r" (?P<content>[^“”\"]+)$"
)
_LEADING_PHRASE = re.compile(
    r"(?:In|On|At|After|Before|During|Ahead|Speaking|Asked|Earlier|Later|Last|Since|Following"
    r"|Meanwhile|However|But|And|Yet|Still|Also|Responding|Addressing|Talking|Writing|Despite|For"
    r"|With|When|While|As|Although|Though|Discussing|Then|Now|Instead|Moreover|Indeed|Yesterday"
    r"|Today|Until|Among|By|From|Under|Within|Over|Citing|Amid|If|Once|Of)\b"
)
_TRAILING_ADVERBS = re.compile(
    r"(?:[\s,]+(?:has|have|had|also|later|then|repeatedly|often|previously|earlier|recently|again"
    r"|once|publicly|consistently|always|now|already|since|long|even|still|first|never|further"
    rf"|meanwhile|reportedly|\w+ly|{_WEEKDAY}))+$"
)
_NO_SPEAKER_END = re.compile(
    r"\b(?:who|which|that|and|or|but|to|be|been|being|as|what|not|if|than|of|the|an?|with|by|in|on"
    r"|for|its|his|her|their|our|my|your"
    rf"|{'|'.join(sorted(w for w in AUXILIARIES if w.isalpha()))})$",
    re.IGNORECASE,
)
_CLAUSE_INSIDE = re.compile(
    r"\b(?:that|because|if|when|where|after|before|although|though)\b|\w (?:he|she|they|we|I)$"
)
_NOUN_AS_WELL = re.compile(r"reports|claims|notes|states|estimates|comments|promises|pledges|vows")
_FIRST_OR_SECOND_PERSON = re.compile(
    r"\bI\b|\b(?:[Ww]e|[Mm]y|[Oo]ur|us|[Mm]e|[Mm]ine|[Oo]urs|[Mm]yself|[Oo]urselves)\b"
    r"|\b[Yy]ours?\b|\b[Yy]ou\b"
)
_PRONOUN = re.compile(
    r"(?:he|she|they|it|his|her|their|its|this|these|those|both)\b", re.IGNORECASE
)
_SUBJECT_PRONOUN = re.compile(r"(?:he|she|they|it|there|his|her|their|its)\b")
_THAT_AS_PRONOUN = re.compile(
    r"that (?:(?:number|figure|total|amount|share|rate|sum) )?"
    r"(?:is|was|would|will|could|should|can|may|might|must|has|had|does|did)\b|that['’]s\b",
    re.IGNORECASE,
)
_NOT_A_STATEMENT = re.compile(
    r"(?:how|what|whether|why|who|when|where|which|if|to|so|no\b,?|yes|nothing|of|about|in|on|at|for"
    r"|as|by|with|from|goodbye|hello|farewell)\b",
    re.IGNORECASE,
)
_PARTICIPLE_START = re.compile(r"[A-Z]\w+ing (?:that|to|for)\b")
_EMBEDDED_QUESTION = re.compile(r"(?:how|what|whether|why|who|when|where|which)\b")


def reported_speech(text: str) -> tuple[Reported, ...]:
    """Return what a sentence reports, with its speaker: none, one, or two statements.

    `text` is one sentence on one line, without dateline. Two come of "X, Y said, adding that
    Z". The order is that of the text.
    """
    added = _ADDING.match(text)
    if added:
        main = reported_speech(added["before"] + ".")
        if main:
            addition = _reported(
                text, added["content"], speaker=main[0].attribution.speaker, cue=added["cue"]
            )
            return (*main, addition)
    found = (
        _quote_first(text)
        or _according(text)
        or _parenthetical(text)
        or _speaker_first(text)
        or _trailing(text)
    )
    if found and not found.attribution.quoted and _QUOTE_AND_MORE.match(found.text):
        return ()
    if found and _NOBODY.match(found.attribution.speaker):
        return ()  # what nobody believes is not laid to anybody
    return (found,) if found else ()


def introduced_speaker(text: str) -> Attribution | None:
    """Return who a sentence that ends in a colon, or a dash and a name, lays a quotation to."""
    signed = re.match(r"[–—-]\s*(?P<name>[A-Z][^.!?]{2,60}?)\.?$", text)
    if signed:
        return Attribution(speaker=signed["name"], cue="—", quoted=True)
    if not text.endswith(":"):
        return None
    for verb in _SAYING_VERB.finditer(text, 0, MAX_SPEAKER_CHARS):
        speaker = _speaker(text[: verb.start()])
        if speaker:
            return Attribution(speaker=speaker, cue=verb[0], quoted=True)
    return None


def teller(text: str) -> Attribution | None:
    """Return who begins a sentence by saying something, whatever it is: `Holm noted the results`.

    A quotation that fills the next sentence is by the same one.
    """
    for verb in _SAYING_VERB.finditer(text, 0, MAX_TAIL_CHARS):
        speaker = _speaker(text[: verb.start()])
        if speaker and speaker[:1].isupper():
            return Attribution(speaker=speaker, cue=verb[0], quoted=True)
    return None


def speaker_says(speaker: str) -> str:
    """Return a speaker as it stands before a verb: `Otto Lind, a baker,`."""
    return f"{speaker}," if "," in speaker else speaker


def quoted_statement(content: str, *, speaker: str, cue: str) -> Reported:
    """Return a sentence that stands wholly in a quotation whose speaker is known."""
    whole = f"{speaker_says(speaker)} said: “{content}”"
    return _reported(whole, content, speaker=speaker, cue=cue, quoted=True)


def _reported(
    whole: str, content: str, *, speaker: str, cue: str, quoted: bool = False
) -> Reported:
    """Return the content where it can stand alone, else the whole."""
    statement = as_statement(content)
    alone = _stands_alone(statement, cue=cue, quoted=quoted)
    text = statement if alone else as_statement(close_quotes(whole))
    return Reported(text=text, attribution=Attribution(speaker=speaker, cue=cue, quoted=quoted))


def _stands_alone(statement: str, *, cue: str, quoted: bool) -> bool:
    own_words = outside_quotes(statement)
    if _FIRST_OR_SECOND_PERSON.search(own_words) or re.fullmatch(_TURNING, cue):
        return False
    if not quoted and (_PRONOUN.match(statement) or _THAT_AS_PRONOUN.match(statement)):
        return False
    if not quoted and _NOT_A_STATEMENT.match(statement):
        return False
    if not has_verb(own_words) or _PARTICIPLE_START.match(statement):
        return False
    return not is_opinion(statement) and len(words(statement)) > 1


def _quote_first(text: str) -> Reported | None:
    match = _QUOTE_FIRST.match(text)
    if match is None:
        return None
    content, rest = match["content"], match["rest"]
    if not (match["mark"] or match["comma"] or has_verb(content)):
        return None
    verb = _SAYING_VERB.search(rest)
    if verb is None or verb.start() > 160:
        return None
    if verb.start() == 0:
        speaker = _speaker_after(rest[verb.end() :])
    else:
        speaker = _speaker(rest[: verb.start()])
    if speaker is None:
        return None
    again = re.search(r"[“\"«](?P<content>[^“”\"«»]+)[”\"»]?\.?$", rest[verb.end() :])
    if again:
        content = f"{content}{match['mark'] or ','} {again['content']}"
    return _reported(text, content, speaker=speaker, cue=verb[0], quoted=True)


def _according(text: str) -> Reported | None:
    match = _AS_SAID.match(text)
    if match:
        return _laid_to(text, match["content"], speaker=match["speaker"], cue=match["cue"])
    match = _ACCORDING_FIRST.match(text)
    if match and not _RULES.match(match["speaker"]):
        speaker, content = match["speaker"], match["content"]
        named = _NAME_AFTER_ROLE.match(content)
        if named and speaker.split()[-1].islower():
            speaker, content = f"{speaker}, {named['name']}", named["content"]
        return _laid_to(text, content, speaker=speaker, cue="According to")
    match = _ACCORDING_UNPUNCTUATED.match(text)
    if match and not _RULES.match(match["speaker"]):
        return _laid_to(text, match["content"], speaker=match["speaker"], cue="According to")
    match = _ACCORDING_INSIDE.match(text)
    if match is None or _RULES.match(match["speaker"]) or "“" in match["before"]:
        return None
    if match["after"].startswith(", ") and not has_verb(match["after"]):
        speaker = f"{match['speaker']}{match['after'].rstrip('.')}"  # `Ann Berg, a baker in Oslo`
        return _laid_to(text, match["before"], speaker=speaker, cue="according to")
    rest = match["after"].lstrip(",. ") if match["after"].startswith(",") else match["after"]
    content = f"{match['before']} {rest}" if rest.strip(" .") else match["before"]
    return _laid_to(text, content, speaker=match["speaker"].rstrip("."), cue="according to")


def _laid_to(text: str, content: str, *, speaker: str, cue: str) -> Reported:
    """Return content whose pronouns do not mean the speaker, as after `according to`."""
    statement = as_statement(content)
    alone = has_verb(statement) and not _FIRST_OR_SECOND_PERSON.search(outside_quotes(statement))
    attribution = Attribution(speaker=speaker, cue=cue, quoted=False)
    return Reported(text=statement if alone else as_statement(text), attribution=attribution)


def _parenthetical(text: str) -> Reported | None:
    """Read `The plan, SPEAKER said, would fail` and `The plan, said SPEAKER, would fail`."""
    match = _PARENTHETICAL.match(text)
    if match is None:
        return None
    cue = match["cue"] or match["cue_first"]
    name = match["name"] or match["name_last"]
    speaker = _speaker(name) if match["name"] else _speaker_after(name)
    content = f"{match['before']} {match['after']}"
    if speaker is None or not has_verb(match["after"]):
        return None
    return _reported(text, content, speaker=speaker, cue=cue)


def _speaker_first(text: str) -> Reported | None:
    for verb in _SAYING_VERB.finditer(text, 0, MAX_SPEAKER_CHARS):
        if '"' in text[: verb.start()] or "“" in text[: verb.start()]:
            return None
        speaker = _speaker(text[: verb.start()])
        found = speaker and _content_after(text, verb, speaker)
        if found:
            return found
    return None


def _content_after(text: str, verb: re.Match[str], speaker: str) -> Reported | None:
    cue, tail = verb[0], text[verb.end() :]
    quoted = _QUOTED_TAIL.match(tail)
    if quoted and _is_quoted_to_the_end(quoted["content"]) and has_verb(quoted["content"]):
        return _reported(text, quoted["content"], speaker=speaker, cue=cue, quoted=True)
    pronoun = _THAT_AS_PRONOUN.match(tail.lstrip())
    clause = None if pronoun else _THAT_TAIL.match(tail)
    if clause and not has_auxiliary(clause["middle"]) and not _says(clause["middle"]):
        return _reported(text, clause["content"], speaker=speaker, cue=cue)
    clause = _BARE_TAIL.match(tail)
    if clause and _is_clause(clause["content"], cue):
        return _reported(text, clause["content"], speaker=speaker, cue=cue)
    return None


def _is_clause(content: str, cue: str) -> bool:
    """Tell `said the U.S. was not invited` from `said in Paris` and `announced the deal`."""
    if _THAT_AS_PRONOUN.match(content) or _EMBEDDED_QUESTION.match(content):
        return True
    if not re.fullmatch(SAY, cue):
        starts_clause = content[0].isupper() or _SUBJECT_PRONOUN.match(content)
        if not (starts_clause and re.fullmatch(BARE_SAYING, cue)):
            return False
    return has_verb(content) and not _NOT_A_STATEMENT.match(content)


def _is_quoted_to_the_end(content: str) -> bool:
    closing = max(content.rfind(mark) for mark in '”"»')
    return closing < 0 or len(content) - closing <= 3


def _trailing(text: str) -> Reported | None:
    """Read `CONTENT, SPEAKER said on Tuesday.` and `CONTENT, said SPEAKER.`"""
    verbs = list(_SAYING_VERB.finditer(text, max(0, len(text) - MAX_TAIL_CHARS)))
    for verb in reversed(verbs):
        before, tail = text[: verb.start()], text[verb.end() :].rstrip(".")
        content, comma, name = before.rpartition(", ")
        inverted = not name.strip() and bool(comma)
        if not comma or len(words(content)) < 3 or not has_verb(outside_quotes(content)):
            continue
        if inverted:
            speaker = _speaker_after(tail)
        elif re.fullmatch(rf"(?:{_OCCASION}|,| reporters)*", tail):
            speaker = _speaker(name)
        else:
            continue
        if speaker and not re.match(r"(?:which|who|and|but|while|as|where|when|or)\b", name):
            return _reported(text, content, speaker=speaker, cue=verb[0])
    return None


def _speaker(before: str) -> str | None:
    """Return the speaker that the words before a verb of saying name, or None."""
    name = _TRAILING_ADVERBS.sub("", before.strip()).strip(" ,")
    while _LEADING_PHRASE.match(name) and ", " in name:
        name = name.partition(", ")[2]
    core = re.sub(r", [^,]*(?:,|$)", "", name)
    if not name or len(words(name)) > MAX_SPEAKER_WORDS or _LEADING_PHRASE.match(name):
        return None
    if _NO_SPEAKER_END.search(name) or _CLAUSE_INSIDE.search(core):
        return None
    core = re.sub(r"\b(?:who|which)\b.*", "", core)
    if has_auxiliary(core) or _says(core):
        return None
    if (" and " in core and holds_clause(core)) or _is_subject_cut_short(before):
        return None
    return _without_stop(name)


def _says(words_before: str) -> bool:
    """Tell whether a verb of saying stands there that is no noun."""
    return any(not _NOUN_AS_WELL.fullmatch(v[0]) for v in _SAYING_VERB.finditer(words_before))


def _is_subject_cut_short(before: str) -> bool:
    """Tell `The recipients, | said Smith, are …` from `Smith, the minister, | said …`."""
    stripped = before.rstrip()
    return stripped.endswith(",") and "," not in stripped[:-1]


def _without_stop(name: str) -> str:
    if re.search(r"(?:\b[A-Z]\.)+$|\b(?:Jr|Sr|Inc|Corp|Ltd|Co|St|Dr)\.$", name):
        return name
    return name.rstrip(".")


def _speaker_after(tail: str) -> str | None:
    """Return the speaker that follows a verb of saying: `said a diplomat involved in …`."""
    name = re.split(r"[,;:“”\"«]", tail, maxsplit=1)[0]
    name = re.sub(rf"(?: {_WEEKDAY}| (?:in|at|during|on|via|after) an? .*)$", "", name)
    name = _without_stop(name.strip())
    if not name or len(words(name)) > MAX_SPEAKER_WORDS or _NOT_A_STATEMENT.match(name):
        return None
    return name
