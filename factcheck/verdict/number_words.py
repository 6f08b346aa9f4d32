"""Words for numbers and the patterns that find them: data only."""

import re

from factcheck.verdict.quantity import Relation

_UNITS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen
""".split()
_TENS = """
    twenty thirty forty fifty sixty seventy eighty ninety
""".split()
CARDINALS = {word: value for value, word in enumerate(_UNITS)} | {
    word: 10 * (index + 2) for index, word in enumerate(_TENS)
}
FRACTIONS = {
    "half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
ORDINALS = {
    "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
    "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70,
    "eightieth": 80, "ninetieth": 90, "hundredth": 100,
}  # fmt: skip
"""From fourth on: first to third are as often adverbs, units of time or fractions."""
SCALES = {
    "dozen": 12.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "mn": 1e6,
    "m": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
}
GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
CURRENCIES = {
    "$": "USD", "us$": "USD", "dollar": "USD", "dollars": "USD", "usd": "USD",
    "€": "EUR", "euro": "EUR", "euros": "EUR", "eur": "EUR",
    "£": "GBP", "pound": "GBP", "pounds": "GBP", "gbp": "GBP", "sterling": "GBP",
    "¥": "JPY", "yen": "JPY",
    "rs": "INR", "rs.": "INR", "rupee": "INR", "rupees": "INR", "₹": "INR",
    "rand": "ZAR", "yuan": "CNY", "renminbi": "CNY",
    "rouble": "RUB", "roubles": "RUB", "ruble": "RUB", "rubles": "RUB",
    "hryvnia": "UAH", "hryvnias": "UAH", "zloty": "PLN", "zlotys": "PLN",
    "franc": "CHF", "francs": "CHF", "chf": "CHF", "jpy": "JPY",
    "c$": "CAD", "a$": "AUD",
    "krona": "SEK", "kronor": "SEK", "krone": "NOK", "kroner": "NOK",
}  # fmt: skip
"""Currencies are told apart, never converted."""

RELATIONS = (
    (
        r"(?:more|greater|higher|larger|longer|older|taller|heavier|further|farther) than"
        r"|(?:well |far )?(?:(?<!handed )(?<!turned )(?<!taken )(?<!took )(?<!gave )over|above)"
        r"|exceed(?:s|ed|ing)?|beyond|in excess of"
        r"|surpass(?:es|ed|ing)?|>",
        Relation.MORE,
    ),
    (
        r"at least|no(?:t)? (?:less|fewer) than|a minimum of|minimum|upwards? of|≥|>=",
        Relation.AT_LEAST,
    ),
    (
        r"(?:less|fewer|lower|smaller|shorter|younger|lighter) than|(?:well )?(?:under|below)|<",
        Relation.LESS,
    ),
    (r"at (?:the )?most|no(?:t)? more than|a maximum of|maximum|≤|<=", Relation.AT_MOST),
    (r"(?:only )?up to|as (?:many|much|high|long|far) as", Relation.UP_TO),
    (
        r"nearly|almost|close to|just (?:under|below|short of)|approaching"
        r"|a little (?:under|less than)"
        r"|slightly (?:under|below|less than|fewer than)|not quite|barely",
        Relation.NEARLY,
    ),
    (
        r"just (?:over|above|more than)|a little (?:over|more than)"
        r"|slightly (?:over|above|more than)",
        Relation.JUST_OVER,
    ),
    (
        r"about|around|approximately|approx\.?|roughly|some|circa|ca\.|c\."
        r"|an estimated|estimated(?: at)?"
        r"|in the region of|in the order of|more or less|somewhere around|~|≈",
        Relation.ABOUT,
    ),
)
"""The words before a number, and what they say of it."""
PASSED = re.compile(r"\b(?:passe[sd]|topped|crossed|past)\s(?:the\s)?$", re.IGNORECASE)
"""Before an amount, not before what is merely counted: "passed 36 trillion", "passed 12 laws"."""
RELATION_BEFORE = re.compile(
    r"(?<![\w])(?:"
    + "|".join(f"(?P<r{i}>{words})" for i, (words, _) in enumerate(RELATIONS))
    + r")\s*(?:another\s|(?<=least\s)a\s)?$",
    re.IGNORECASE,
)
RELATION_AFTER = re.compile(
    r"(?:\s(?:[a-z]+\s)?)(?:"
    r"(?P<at_least>or (?:more|over|higher|above|greater|older|longer)\b|and (?:over|above)\b|plus\b"
    r"|at (?:the )?least\b|at a minimum\b)"
    r"|(?P<at_most>or (?:less|fewer|under|lower|below|younger|shorter)\b|at (?:the )?most\b"
    r"|at a maximum\b)"
    r"|(?P<about>or so\b|or thereabouts\b|approximately\b|give or take\b))"
    r"|(?P<plus>\+(?!\d))",
    re.IGNORECASE,
)
"""The same after a number: "250 or more people", "30 days at most"."""

_WORDS = "|".join(sorted([*_UNITS[1:], *_TENS], key=len, reverse=True))
_SCALE_WORDS = "dozen|hundred|thousand|lakh|million|crore|billion|trillion"
_GROUPED = r"\d{1,3}(?:(?:,\d{3})+|(?:[\u00a0\u2009\u202f]\d{3})+|(?:\.\d{3}){2,})"
NUMBER = re.compile(
    rf"""
    (?P<currency>us\$|c\$|a\$|rs\.?\s|\b(?:usd|eur|gbp|chf|jpy)(?=\s?\d)|[$€£¥₹])?\s?
    (?P<number>
        (?:(?<!\S)(?P<sign>[-−]|minus\s)(?=\d)|(?<![\w.,]))
        (?P<digits>{_GROUPED}(?:\.\d+)?|\d+(?:\.\d+)?)
        (?:(?P<ordinal>st|nd|rd|th)\b|(?P<glyph>[½¼¾]))?
      | \b(?P<words>(?:{_WORDS})(?:[-\s](?:{"|".join(_UNITS[1:10])}))?)\b
        (?!-?(?:thirds|quarters|fourths|fifths|sixths|sevenths|eighths|ninths|tenths)\b)
      | \b(?P<article>half\san?|an?|one|half)(?=\s(?:{_SCALE_WORDS})\b)
      | \b(?P<half_unit>half\san?)
        (?=\s(?:hour|day|year|decade|mile|kilomet|met(?:re|er)|lit(?:re|er)|ton))
    )
    (?P<half>\sand\sa\s(?:half|quarter)\b)?
    (?:[\s-]?(?P<scale>(?:{_SCALE_WORDS})s?|bn|mn|tn|m|k)\b(?!\s(?:of\s)?(?:millions|thousands)))?
    (?:[\s-]?(?P<percent>%(?:[\s-]points?\b)?|per\s?cent(?:age)?(?:[\s-]points?)?\b
        |pct\b|basis[\s-]points?\b))?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_PART = "third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
_UP_TO_TEN = "|".join(_UNITS[1:11])
SHARE = re.compile(
    rf"""
    \b(?:(?P<upper>an?|{"|".join(_UNITS[1:10])})[-\s](?P<lower>{_PART})s?)
    (?=\s(?:of|as|the|in)\b|-?\s(?:majority|share)|\b(?<=s))
    (?!\s(?:of\s)?(?:an?|the)?\s?(?:century|year|hour|time)\b)
  | (?<!first\s)(?<!second\s)(?<!last\s)(?<!latter\s)(?<!other\s)(?<!and\sa\s)(?<!later\s)
    \bhalf(?=\s(?:of|the|its|their|his|her|all|as|that|were|are|had|have)\b)(?!\sof\s\d)
  | \bevery\s(?P<every>second|other|{_PART})\s(?=[a-z]+\b)
    (?!(?:day|week|weekend|month|year|hour|minute|time|season|night|morning|monday|sunday)s?\b)
  | \b(?P<of>{_UP_TO_TEN}|10|\d)(?:\sin\s(?:every\s)?|\sout\sof\s(?:every\s)?|-in-|-out-of-)
    (?P<all>{"|".join(_UNITS[2:11])}|100|10|[2-9])(?![\d,.%]*\d)\b
    (?!\s(?:days|weeks|months|years|hours|minutes|attempts|games|matches))
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Two fifths of, half the, every third, six in ten: shares, compared as percentages."""
ORDINAL = re.compile(rf"\b(?P<word>{'|'.join(ORDINALS)})\b(?!s?\sof\b)", re.IGNORECASE)

VAGUE_BOUNDS = {
    "dozens": (24, 144), "scores": (40, 200), "hundreds": (200, 2_000),
    "several hundred": (200, 999), "a few hundred": (200, 600),
    "thousands": (2_000, 100_000), "several thousand": (2_000, 9_999),
    "a few thousand": (2_000, 6_000), "several dozen": (24, 120), "a few dozen": (24, 72),
    "tens of thousands": (20_000, 120_000), "hundreds of thousands": (200_000, 1_200_000),
    "millions": (2e6, 1e8), "several million": (2e6, 9.99e6), "a few million": (2e6, 6e6),
    "tens of millions": (2e7, 1.2e8), "hundreds of millions": (2e8, 1.2e9),
    "billions": (2e9, 1e11), "several billion": (2e9, 9.99e9), "tens of billions": (2e10, 1.2e11),
    "hundreds of billions": (2e11, 1.2e12), "a couple": (2, 3), "a handful": (2, 12),
}  # fmt: skip
"""What a reader would take the words for, from and to; this project's choice, wide on purpose."""
VAGUE = re.compile(
    r"\b(?:"
    + "|".join(
        words.replace(" ", r"\s")
        + (r"\sof\b" if words in ("scores", "a couple", "a handful") else "")
        for words in sorted(VAGUE_BOUNDS, key=len, reverse=True)
    )
    + r")\b(?!\s(?:dollars|euros|pounds|yen)\b)",
    re.IGNORECASE,
)

RANGE_BEFORE = re.compile(r"\b(?P<between>between\s)$|\b(?P<from>from\s)$", re.IGNORECASE)
RANGE_JOIN = re.compile(r"\s?(?:[-–—]|to|or)\s?|(?P<and>\sand\s)", re.IGNORECASE)
RANKED = re.compile(
    r"\b(?:number|no\.?|rank(?:s|ed|ing)?|place|position)\s?(?:at\s?)?$", re.IGNORECASE
)
WEIGHING = re.compile(r"\bweigh(?:s|ed|ing|t)?\b", re.IGNORECASE)
TALL = frozenset("tall high long deep wide above below of from away apart thick".split())
"""Words after "5 m" by which it is metres."""
PREFIXES = frozenset("mid top sub over under non pre post aged the age ages".split())
"""Before a hyphen and a number they make no name: "under-20"."""
