"""Weeks, parts of a day, feasts and `the same day`, named from the article's day."""

import datetime as dt
import re

from factcheck.claims.dated_words import (
    MONTH_NAME,
    PARTS_OF_DAY,
    Moment,
    Place,
    Tense,
    is_counted_from,
    is_determined,
    is_habit,
    month_of,
    replaced,
    with_preposition,
    written,
)

_SATURDAY = 5
_FEASTS = {
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "halloween": (10, 31),
    "valentine's day": (2, 14),
}
WEEK = re.compile(
    r"\b(?i:(?P<which>last|this|next)) (?P<unit>week|weekend)\b(?![’'-]| (?:of|from)\b)"
)
PART_OF_DAY = re.compile(
    rf"\b(?i:(?P<word>yesterday|this|last|tomorrow) (?P<part>{PARTS_OF_DAY})|(?P<tonight>tonight))"
    r"\b(?![’'-]| of\b)"
)
FEAST = re.compile(
    r"\b(?i:(?:(?P<before>(?:last|this|next)(?: year(?:[’']s)?)?) )?"
    r"(?P<name>Christmas (?:Day|Eve)|Boxing Day|New Year[’']s (?:Eve|Day)|Halloween"
    r"|Valentine[’']s Day)(?: (?P<behind>(?:last|this|next) year))?)\b(?!,? \d{4}|[’']s|-)"
)
SAME_DAY = re.compile(
    r"\b(?P<on>(?i:on )?)(?i:the (?P<which>same|previous|next|following) day)\b"
    r"(?! (?:of|that|as)\b)"
)
SAME_YEAR = re.compile(
    rf"\b(?:(?P<month>{MONTH_NAME}) (?:of )?)?"
    r"(?i:(?P<same>(?:that|the) same year|that year)|the (?P<which>following|previous) year)\b"
    r"(?P<owner>(?:[’']s)?)(?!-|,? (?:that|when|as|in which|of)\b)"
)
SEASON = re.compile(r"\b(?i:this (?P<name>spring|summer|autumn|fall))\b(?![’'-])")
_STEP = {"same": 0, "previous": -1, "next": 1, "following": 1}
_SMALL_HOURS = re.compile(r"\b\d{1,2}(?:[:.]\d\d)? ?a\.?m\.? $", re.IGNORECASE)


def week(place: Place, match: re.Match[str]) -> Moment | None:
    """Return `in the week of 10 March 2025`, by its Monday; a weekend by its Saturday."""
    if is_habit(place.text) or is_determined(place, match):
        return None
    step = {"last": -7, "this": 0, "next": 7}[match["which"].lower()]
    monday = place.now - dt.timedelta(days=place.now.weekday())
    is_over = match["unit"] == "weekend" and place.now.weekday() < _SATURDAY
    if is_over and step == 0 and place.tense is Tense.PAST:
        step = -7
    day = monday + dt.timedelta(days=step)
    iso = f"{day.isocalendar().year}-W{day.isocalendar().week:02}"
    if match["unit"] == "week":
        return replaced(
            match, with_preposition(place, match, "in", f"the week of {written(day)}"), iso
        )
    saturday = written(day + dt.timedelta(days=_SATURDAY))
    return replaced(match, with_preposition(place, match, "on", f"the weekend of {saturday}"), iso)


def part_of_day(place: Place, match: re.Match[str]) -> Moment | None:
    """Return `on the morning of 11 March 2025`."""
    if is_habit(place.text) or is_counted_from(place, match):
        return None
    if _SMALL_HOURS.search(place.text[: match.start()]):
        return None  # `at 4 am last night`: of the day before or of this one
    if match["tonight"]:
        day, part = place.now, "night"
    else:
        word, part = match["word"].lower(), match["part"].lower()
        if word == "last" and part != "night":
            return None
        step = {"yesterday": -1, "last": -1, "this": 0, "tomorrow": 1}[word]
        day = place.now + dt.timedelta(days=step)
    words = with_preposition(place, match, "on", f"the {part} of {written(day)}")
    return replaced(match, words, day.isoformat())


def feast(place: Place, match: re.Match[str]) -> Moment | None:
    """Return `Christmas Day 2024`: the last one of a past tense, the next one of a future."""
    which = (match["behind"] or match["before"] or "").lower()
    if is_habit(place.text) or is_determined(place, match):
        return None
    if place.tense is Tense.PRESENT and not which:
        return None
    month, day = _FEASTS[match["name"].lower().replace("’", "'")]
    date = dt.date(place.now.year, month, day)
    is_past = which.startswith("last") or (place.tense is Tense.PAST and not which)
    is_future = which.startswith("next") or (place.tense is Tense.FUTURE and not which)
    if is_past and ("year" in which or date > place.now):
        date = date.replace(year=date.year - 1)
    elif is_future and ("year" in which or date < place.now):
        date = date.replace(year=date.year + 1)
    return replaced(match, f"{match['name']} {date.year}", date.isoformat())


def same_day(place: Place, match: re.Match[str]) -> Moment | None:
    """Return the day that the text named last, or the one before or after it."""
    if place.last_day is None or is_habit(place.text):
        return None
    day = place.last_day + dt.timedelta(days=_STEP[match["which"].lower()])
    words = (
        f"on {written(day)}" if match["on"] else with_preposition(place, match, "on", written(day))
    )
    return replaced(match, words, day.isoformat())


def same_year(place: Place, match: re.Match[str]) -> Moment | None:
    """Return `in 1930` for the `that year` behind 1930, `in 1931` for `the following year`."""
    if place.last_year is None or is_habit(place.text):
        return None
    step = 0 if match["same"] else _STEP[match["which"].lower()]
    words = iso = str(place.last_year + step)
    if match["month"]:
        iso, words = month_of(match["month"], place.last_year + step)
    if match["owner"]:
        words = f"the {words}"
    elif not match["month"]:
        words = with_preposition(place, match, "in", words)
    return replaced(match, words, iso)


def season(place: Place, match: re.Match[str]) -> Moment | None:
    """Return `in the summer of 2025`; winters belong to two years and stay."""
    if is_habit(place.text):
        return None
    words = f"the {match['name'].lower()} of {place.now.year}"
    return replaced(match, with_preposition(place, match, "in", words), str(place.now.year))
