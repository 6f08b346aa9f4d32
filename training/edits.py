"""Small edits of a sentence that change what it says: numbers, negation, antonyms, roles, hedges.

Every function takes a text and a random generator and returns the edited text,
or None where the edit does not apply. None of them looks at labels.
"""

from __future__ import annotations

import random
import re

from training.word_lists import (
    AMBIGUOUS_ANTONYMS,
    ANTONYMS,
    CARDINALS,
    MONTHS,
    ORDINALS,
    PAST_FORMS,
    REVERSIBLE_VERBS,
)

NUMBER = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?![\w]|[.,]\d)")
YEAR = re.compile(r"^(1[0-9]|20)\d\d$")
BASE_FORMS = {base: past for past, base in PAST_FORMS.items()}
OPPOSITES: dict[str, list[str]] = {}
for _left, _right in ANTONYMS:
    if _left not in AMBIGUOUS_ANTONYMS:
        OPPOSITES.setdefault(_left, []).append(_right)
    if _right not in AMBIGUOUS_ANTONYMS:
        OPPOSITES.setdefault(_right, []).append(_left)

LATEST_YEAR = 2025
AUXILIARY = re.compile(r" (is|was|are|were|has been|have been|had been|can|could|will|should) ")
PERFECT = re.compile(r" (has|have|had) (?=(?:been|won|made|taken|become|written|\w{2,}ed)\b)")
NEGATION = re.compile(
    r"\b(not|never|no|none|nobody|nothing|neither|nor|cannot|without)\b|n't\b|\bfail(?:s|ed)? to\b",
    re.IGNORECASE,
)
NO_MAIN_VERB_AFTER = frozenset(
    "is was were are been be by has have had did to that who which".split()
)
"""Words after which a past form is a participle or stands in a clause of its own."""

DO_SUPPORT = re.compile(r" (did not|didn't|did never) (\w+)")
HAVE_NOT = re.compile(r" (does not|doesn't) have ")
BE_NOT = re.compile(r" (is|was|are|were|has|have|had|can|could|will|should)(?: not| never|n't) ")


def has_negation(text: str) -> bool:
    """Whether the text holds a negating word."""
    return NEGATION.search(text) is not None


def change_number(number: str, generator: random.Random) -> str:
    """Another number of the same form: years move by 1 to 40, other numbers by at least a fifth."""
    plain = number.replace(",", "")
    if YEAR.match(plain) and "," not in number:
        shift = generator.choice((1, 1, 2, 3, 4, 5, 7, 10, 13, 20, 30, 40))
        sign = generator.choice((-1, 1))
        year = int(plain) + sign * shift
        return str(year if year <= LATEST_YEAR else int(plain) - shift)
    decimals = len(plain.partition(".")[2])
    value = float(plain)
    factor = generator.choice((0.1, 0.3, 0.5, 0.7, 0.8, 1.25, 1.5, 2.0, 3.0, 10.0))
    changed = round(value * factor, decimals)
    if changed == value:
        changed = value + generator.choice((1, 2, 3, 5))
    return f"{changed:,.{decimals}f}" if "," in number else f"{changed:.{decimals}f}"


def numbers_of(text: str) -> list[str]:
    """The digit numbers of a text, in order, as written."""
    return NUMBER.findall(text)


def replace_word(text: str, old: str, new: str) -> str:
    """The text with every whole-word occurrence of `old` replaced."""
    return re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", lambda _: new, text)


def contains_word(text: str, word: str) -> bool:
    """Whether `word` occurs in the text as a whole word, case as given."""
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def negate(text: str, generator: random.Random) -> str | None:
    """The sentence with its main verb negated: "is" → "is not", "won" → "did not win".

    Only the first verb that is clearly the main one is touched; a sentence that already
    holds a negation is left alone.
    """
    if has_negation(text) or " only " in text:
        return None
    match = AUXILIARY.search(text) or PERFECT.search(text)
    past = first_past_verb(text)
    if past and (match is None or past.start() < match.start()):
        return f"{text[: past.start()]}did not {PAST_FORMS[past.group()]}{text[past.end() :]}"
    if match is None:
        return None
    verb = match.group(1)
    if " " in verb:
        auxiliary, _, rest = verb.partition(" ")
        changed = f"{auxiliary} {generator.choice(('not', 'not', 'never'))} {rest}"
    elif verb in ("is", "was", "are", "were") and generator.random() < 0.25:
        changed = f"{verb}n't"
    elif verb == "can":
        changed = "cannot"
    else:
        changed = f"{verb} not"
    return f"{text[: match.start()]} {changed} {text[match.end() :]}"


def first_past_verb(text: str) -> re.Match[str] | None:
    """The first known past form that follows the sentence's first word, not after a comma."""
    for match in re.finditer(r"(?<= )[a-z]+(?= )", text):
        if "," in text[: match.start()]:
            return None
        if match.group() in PAST_FORMS:
            before = text[: match.start()].split()
            if before and before[-1] in NO_MAIN_VERB_AFTER:
                return None
            return match
    return None


def remove_negation(text: str) -> str | None:
    """The sentence without its only negation: "is not" → "is", "did not win" → "won"."""
    if len(NEGATION.findall(text)) != 1:
        return None
    if match := DO_SUPPORT.search(text):
        past = BASE_FORMS.get(match.group(2))
        return f"{text[: match.start()]} {past}{text[match.end() :]}" if past else None
    if HAVE_NOT.search(text):
        return HAVE_NOT.sub(" has ", text, count=1)
    if BE_NOT.search(text):
        return BE_NOT.sub(lambda match: f" {match.group(1)} ", text, count=1)
    return None


def swap_antonym(text: str, generator: random.Random) -> tuple[str, str] | None:
    """The text with one word exchanged for its antonym, and that word; None without one."""
    words = [word for word in re.findall(r"[a-z]+", text) if word in OPPOSITES]
    if not words:
        return None
    word = generator.choice(words)
    return replace_word(text, word, generator.choice(OPPOSITES[word])), word


def reverse_roles(text: str) -> str | None:
    """ "A defeated B." → "B defeated A." for verbs that say something else in reverse."""
    for verb in REVERSIBLE_VERBS:
        match = re.fullmatch(
            rf"([A-Z][\w' -]{{2,40}}) {verb} ((?:the )?[A-Z][\w' -]{{2,40}})\.", text
        )
        if match and match.group(1) != match.group(2):
            left, right = match.groups()
            return f"{right[0].upper()}{right[1:]} {verb} {left}."
    return None


def swap_listed(text: str, words: tuple[str, ...], generator: random.Random) -> str | None:
    """The text with one word of a closed list exchanged for another of the list."""
    found = [word for word in words if contains_word(text, word)]
    if not found:
        return None
    old = generator.choice(found)
    return replace_word(text, old, generator.choice([word for word in words if word != old]))


def change_quantity(claim: str, evidence: str, generator: random.Random) -> str | None:
    """The claim with one number, month or number word that the evidence also names changed
    into one that the evidence does not name."""
    shared = [number for number in numbers_of(claim) if number in numbers_of(evidence)]
    for _ in range(4):
        changed: str | None = None
        if shared:
            old = generator.choice(shared)
            new = change_number(old, generator)
            changed = None if new in evidence else replace_word(claim, old, new)
        else:
            kinds = (MONTHS, CARDINALS, ORDINALS)
            for words in kinds:
                named = tuple(w for w in words if contains_word(claim, w))
                if named and contains_word(evidence, named[0]):
                    others = [w for w in words if not contains_word(evidence, w)]
                    changed = replace_word(claim, named[0], generator.choice(others))
                    break
        if changed and changed != claim:
            return changed
    return None


def bound_number(claim: str, generator: random.Random) -> tuple[str, bool] | None:
    """A claim with its plain count turned into a bound, and whether the bound holds:
    "5,000 people" → ("more than 4,000 people", True) or ("more than 8,000 people", False)."""
    counts = [number for number in numbers_of(claim) if not YEAR.match(number)]
    counts = [number for number in counts if float(number.replace(",", "")) >= 20]
    if len(counts) != 1:
        return None
    old = counts[0]
    before, _, after = claim.partition(old)
    taken = (
        r"(than|about|over|nearly|almost|around|approximately|least|most|January|February|March|"
    )
    taken += r"April|May|June|July|August|September|October|November|December|in|of|from|until|"
    taken += r"since|[A-Z][\w-]*|[#$£€-]) ?$"
    if re.search(taken, before) or not re.match(r" [a-z]|%", after):
        return None
    value = float(old.replace(",", ""))
    holds = generator.random() < 0.5
    above = generator.random() < 0.5
    factor = (
        generator.choice((0.5, 0.7, 0.8)) if holds == above else generator.choice((1.3, 1.5, 2.0))
    )
    bound = f"{round(value * factor):,}" if "," in old else str(round(value * factor))
    words = ("more than", "over", "at least") if above else ("fewer than", "under", "less than")
    return f"{before}{generator.choice(words)} {bound}{after}", holds


HEDGES = (
    (" is ", (" may be ", " might be ", " is said by some to be ", " is rumored to be ",
              " could become ", " is expected to become ")),
    (" was ", (" may have been ", " might have been ", " was rumored to have been ",
               " was alleged to have been ", " was reportedly not confirmed to have been ")),
    (" are ", (" may be ", " might be ", " could become ")),
    (" were ", (" may have been ", " were alleged to have been ")),
    (" has ", (" may have ", " is rumored to have ")),
    (" won ", (" was nominated for ", " hoped to win ", " is expected to win ")),
    (" will ", (" may ", " might ", " could ")),
    (" released ", (" planned to release ", " considered releasing ")),
    (" reduces ", (" may reduce ", " was studied for whether it reduces ")),
    (" increases ", (" may increase ", " was studied for whether it increases ")),
    (" causes ", (" may cause ", " was once thought to cause ")),
    (" signed ", (" considered signing ", " was expected to sign ")),
    (" joined ", (" applied to join ", " considered joining ", " was invited to join ")),
    (" became ", (" hoped to become ", " was proposed to become ")),
    (" moved to ", (" planned to move to ", " considered moving to ")),
    (" directed ", (" was offered to direct ", " was in talks to direct ")),
)  # fmt: skip

DOUBTS = (
    "It has been rumored that {claim}.", "It is unclear whether {claim}.",
    "It has been proposed that {claim}, but nothing has been decided.",
    "Some sources speculate that {claim}.", "There are unconfirmed reports that {claim}.",
    "Historians disagree on whether {claim}.", "A study is under way to find out whether {claim}.",
    "Critics have questioned whether {claim}.",
    "Asked whether {claim}, a spokesman declined to comment.",
)  # fmt: skip
DENIALS = (
    "It is not true that {claim}.", "It is a common misconception that {claim}.",
    "It is a myth that {claim}.", "The claim that {claim} is false.",
    "Contrary to popular belief, it is false that {claim}.",
)  # fmt: skip
CONFIRMATIONS = (
    "It is well established that {claim}.", "It is a fact that {claim}.",
    "Official records show that {claim}.", "It has been confirmed that {claim}.",
    "Researchers demonstrated that {claim}.",
)  # fmt: skip


def hedge(text: str, generator: random.Random) -> str | None:
    """The sentence with its first hedgeable verb weakened: "is" → "may be"."""
    for verb, weak in HEDGES:
        if text.count(verb) == 1:
            return text.replace(verb, generator.choice(weak))
    return None


FUNCTION_WORDS = frozenset(
    "The A An In On At It He She They There This That These Those His Her Its Their Some Many Most"
    " Only One Two All Both After Before During Each Every".split()
)


def embed(templates: tuple[str, ...], claim: str, generator: random.Random) -> str:
    """The claim as a subordinate clause of one of the templates."""
    first, _, rest = claim.strip().partition(" ")
    clause = f"{first.lower() if first in FUNCTION_WORDS else first} {rest}".rstrip(" .")
    return generator.choice(templates).format(claim=clause)
