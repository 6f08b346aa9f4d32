"""From the words of a sentence to the text of a claim: datelines, quotation marks, full stops."""

import re

AGENCIES = r"Reuters|AP|AFP|dpa|DPA|UPI|TASS|Tass|Xinhua|ANSA|EFE|CNN|BBC|IANS|PTI|Bloomberg|Kyodo"
_PLACE = r"[A-ZÀ-Þ][\w.'’-]*(?:[ /][\w.'’-]+){0,4}"
_CAPITAL_PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:[ /][A-ZÀ-Þ.'’-]+){0,5}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_DASH = r"\s*(?:[–—-]|--)+\s+"
_AGENCY_DATELINE = re.compile(
    rf"(?:{_PLACE}(?:, {_PLACE}){{0,3}}(?:, {_DAY})?\s*)?\((?:{AGENCIES})\)(?:{_DASH}|\s+)"
    rf"|{_CAPITAL_PLACE}(?:, (?:{_PLACE}|{_DAY})){{0,3}}\s*\([A-Z][\w ./-]{{1,30}}\){_DASH}"
)
_PLACE_DATELINE = re.compile(
    rf"(?!(?:NATO|EU|UN|US|UK|U\.S\.|U\.K\.|U\.N\.|WHO|IMF|BRICS|NASA)\b)"
    rf"{_CAPITAL_PLACE}(?:, (?:{_PLACE}|{_DAY})){{0,3}}\s*(?:[–—]|--|(?<=\s)-)\s+(?![^–—]*[–—]\s)"
)
_LIST_DATELINE = re.compile(
    rf"{_PLACE}(?:, {_PLACE}){{1,2}}\s+"
    r"(?:[–—-]\s*$|[–—]\s+(?=[A-Z])(?![^–—]*[–—]\s)|-\s+(?=[A-Z])(?!.*\s-\s))"
)
_DATE_DATELINE = re.compile(rf"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, {_DAY}\s+(?=[A-Z])")

_OPENING = '“"«„'
_CLOSING = '”"»“'
_TRAILING = re.compile(r"[\s,;:–—-]+$")
_PLAIN_QUOTES = str.maketrans("“”„«»‘’", '"""""\'\'')
_DASHES = re.compile("[\u2010-\u2015]")


def dateline_end(sentence: str) -> int:
    """Return how many characters of a paragraph's first sentence are its dateline, often 0."""
    for pattern in (_AGENCY_DATELINE, _PLACE_DATELINE, _LIST_DATELINE, _DATE_DATELINE):
        match = pattern.match(sentence)
        if match:
            return match.end()
    return 0


def as_statement(text: str) -> str:
    """Return `text` as a sentence of its own: no wrapping quotation marks, a capital, a stop."""
    bare, before = " ".join(text.split()), ""
    while bare != before:  # a mark stripped off may bare another
        before, bare = bare, _TRAILING.sub("", strip_quotes(bare))
    if not bare:
        return ""
    if bare[-1] not in ".!?…" and not re.search(r"[.!?…][\"”’»)\]]+$", bare):
        bare += "."
    first_word = bare.split(maxsplit=1)[0]
    if first_word.islower() or (bare[0].islower() and "'" in first_word):
        bare = bare[0].upper() + bare[1:]
    return bare


def strip_quotes(text: str) -> str:
    """Return `text` without the quotation marks around it, or the one that never meets its pair."""
    bare = text.strip()
    while bare:
        if bare[0] in _OPENING and _partner(bare, 0) in (None, len(bare) - 1):
            bare = bare[1:-1] if _partner(bare, 0) is not None else bare[1:]
        elif bare[-1] in '”"»' and not _has_opening(bare[:-1]):
            bare = bare[:-1]
        elif re.search(r"[”\"»][.,]$", bare) and not _has_opening(bare[:-2]):
            bare = bare[:-2] + bare[-1]
        else:
            break
        bare = bare.strip()
    return bare


def folded_marks(text: str) -> str:
    """Return `text` on one line, every quotation mark and dash in its plain form."""
    return _DASHES.sub("-", " ".join(text.split()).translate(_PLAIN_QUOTES))


def _partner(text: str, start: int) -> int | None:
    """Return where the quotation opened at `start` closes."""
    closing = {"“": "”", "«": "»", "„": "“"}.get(text[start], text[start])
    position = text.find(closing, start + 1)
    return None if position < 0 else position


def _has_opening(text: str) -> bool:
    """Tell whether a quotation is left open in `text`."""
    n_curly = sum(text.count(c) for c in "“«") - sum(text.count(c) for c in "”»")
    return n_curly > 0 or text.count('"') % 2 == 1


def outside_quotes(text: str) -> str:
    """Return `text` without what stands in quotation marks inside it."""
    return re.sub(r"“[^”]*”|\"[^\"]*\"|«[^»]*»", " ", text)


def close_quotes(text: str) -> str:
    """Return `text` with the quotation closed that is left open in it, or dropped at its start."""
    if text.count("“") > text.count("”"):
        return f"{text}”"
    if text.count('"') % 2 == 1:
        return f'{text}"'
    return text
