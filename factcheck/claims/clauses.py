"""Sentences that plainly hold two statements, taken apart. Everything else stays whole."""

import re

from factcheck.claims.verbs import AUXILIARIES, SAYING, has_verb, words

MIN_CLAUSE_WORDS = 4

_FINITE = "|".join(sorted(word for word in AUXILIARIES if word.isalpha()))
_SUBJECT = (
    r"(?:(?:the|an?|this|its|his|her|their|these|those|some|many) (?:[\w’'-]+ ){0,3}?[\w’'-]+"
    r"|(?:it|he|she|they|there|this)|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})"
)
_SPEAKER_SAYS = rf"(?:[A-Z]|the |an? |its |his |her |their )[^,;]{{0,60}}?\b(?:{SAYING})\b"
_CUT = re.compile(
    rf"; (?=\S)|,? (?:but|while|whereas) (?={_SPEAKER_SAYS})"
    rf"|,? and (?=[A-Z][^,;]{{0,60}}? (?!states\b(?! that\b))(?:{SAYING})\b)"
    rf"|, but (?={_SUBJECT} (?:{_FINITE})\b)"
)
_SUBORDINATE_START = re.compile(
    r"(?:which|who|that|to|including|among|and|or|with|in|of|for|not|rather|also)\b", re.IGNORECASE
)


def clauses(text: str) -> tuple[str, ...]:
    """Return the statements of a sentence that have a subject and a verb each, in order.

    Cut are semicolons, `but` before a verb with its own subject, and `but`, `while` and
    `whereas` before reported speech. A sentence with a quotation is returned whole, and so is
    one of which a part could not stand alone.
    """
    if re.search(r"[“”\"«»()]", text) or re.search(r"\bnot (?:only|just|merely)\b", text):
        return (text,)
    parts = _CUT.split(text)
    return tuple(parts) if len(parts) > 1 and all(_is_statement(p) for p in parts) else (text,)


def _is_statement(part: str) -> bool:
    return (
        len(words(part)) >= MIN_CLAUSE_WORDS
        and has_verb(part)
        and not _SUBORDINATE_START.match(part)
    )
