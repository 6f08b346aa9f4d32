"""Hard cases by rule: relations from either side, times with an end, vague dates, denials.

What is made up here is who stands in a relation and when; that a text then says the same, the
opposite or nothing follows from the words alone.
"""

from __future__ import annotations

import calendar
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from training import edits
from training.hard_cases import LOW_OVERLAP, Material, in_window, made, overlap, shuffled
from training.pairs import Pair, Stance

MONTHS = tuple(calendar.month_name[1:])
SOURCE = "hard/relation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Ways to say that `a` stands in a relation to `b`, and that `b` stands in it to `a`."""

    kinds: tuple[str, ...]
    """Of names that may stand in it."""
    forward: tuple[str, ...]
    backward: tuple[str, ...]


RELATIONS = (
    Relation(
        kinds=("person",),
        forward=(
            "{a} succeeded {b}", "{b} was succeeded by {a}", "{a} followed {b} in office",
            "{b} preceded {a}", "{b} was the predecessor of {a}", "{a} replaced {b}",
            "{a} took over from {b}", "{b} handed the post over to {a}", "{b} came before {a}",
            "{a} was the successor of {b}", "{b} gave way to {a}",
        ),
        backward=(
            "{b} succeeded {a}", "{a} was succeeded by {b}", "{a} preceded {b}",
            "{a} was the predecessor of {b}", "{b} took over from {a}", "{a} was replaced by {b}",
        ),
    ),
    Relation(
        kinds=("person", "group", "country"),
        forward=(
            "{a} defeated {b}", "{b} was defeated by {a}", "{b} lost to {a}", "{a} beat {b}",
            "{a} won against {b}", "{b} suffered a defeat against {a}",
            "{a} came out ahead of {b}",
        ),
        backward=(
            "{b} defeated {a}", "{a} was beaten by {b}", "{a} lost to {b}", "{b} won against {a}",
        ),
    ),
    Relation(
        kinds=("group",),
        forward=(
            "{a} acquired {b}", "{b} was bought by {a}", "{b} was sold to {a}",
            "{a} is the owner of {b}", "{b} became a subsidiary of {a}", "{b} belongs to {a}",
            "{a} took over {b}", "{a} purchased {b}",
        ),
        backward=(
            "{b} acquired {a}", "{a} was bought by {b}", "{a} was sold to {b}",
            "{a} is a subsidiary of {b}", "{a} is owned by {b}",
        ),
    ),
    Relation(
        kinds=("person",),
        forward=(
            "{a} taught {b}", "{b} was a pupil of {a}", "{b} studied under {a}",
            "{a} was the teacher of {b}", "{b} was taught by {a}", "{b} learned from {a}",
        ),
        backward=("{b} taught {a}", "{a} studied under {b}", "{b} was the teacher of {a}"),
    ),
    Relation(
        kinds=("person",),
        forward=(
            "{a} is older than {b}", "{b} is younger than {a}", "{a} was born before {b}",
            "{b} was born after {a}", "{a} is the elder of the two, {b} the younger",
        ),
        backward=("{b} is older than {a}", "{a} is younger than {b}", "{b} was born before {a}"),
    ),
    Relation(
        kinds=("country", "city", "place"),
        forward=(
            "{a} is larger than {b}", "{b} is smaller than {a}", "{a} covers more area than {b}",
            "{b} is not as large as {a}", "{a} exceeds {b} in area",
        ),
        backward=("{b} is larger than {a}", "{a} is smaller than {b}", "{b} exceeds {a} in area"),
    ),
    Relation(
        kinds=("country", "city", "place"),
        forward=(
            "{a} lies north of {b}", "{b} lies south of {a}", "{b} is to the south of {a}",
            "{a} is further north than {b}", "{a} is situated to the north of {b}",
        ),
        backward=("{b} lies north of {a}", "{a} lies south of {b}", "{a} is to the south of {b}"),
    ),
    Relation(
        kinds=("country",),
        forward=(
            "{a} invaded {b}", "{b} was invaded by {a}", "{b} was attacked by {a}",
            "{a} sent troops into {b}", "{a} launched an attack on {b}",
        ),
        backward=("{b} invaded {a}", "{a} was attacked by {b}", "{b} sent troops into {a}"),
    ),
    Relation(
        kinds=("person",),
        forward=(
            "{a} employed {b}", "{b} worked for {a}", "{b} was employed by {a}",
            "{a} hired {b}", "{b} was an assistant of {a}", "{a} had {b} as an assistant",
        ),
        backward=("{b} employed {a}", "{a} worked for {b}", "{b} hired {a}"),
    ),
    Relation(
        kinds=("person",),
        forward=(
            "{a} is the father of {b}", "{b} is a child of {a}", "{a} is a parent of {b}",
            "{b} is one of the children of {a}",
        ),
        backward=("{b} is the father of {a}", "{a} is a child of {b}", "{b} is a parent of {a}"),
    ),
    Relation(
        kinds=("country", "group"),
        forward=(
            "{a} joined the alliance before {b}", "{b} joined the alliance after {a}",
            "{a} was a member of the alliance earlier than {b}",
            "{b} became a member of the alliance later than {a}",
        ),
        backward=(
            "{b} joined the alliance before {a}", "{a} joined the alliance after {b}",
            "{a} became a member of the alliance later than {b}",
        ),
    ),
)  # fmt: skip

POSTS = (
    "mayor of {place}", "governor of {place}", "President of {country}",
    "Prime Minister of {country}", "foreign minister of {country}", "chairman of {group}",
    "head of {group}", "director of {group}", "ambassador of {country}", "captain of {group}",
    "manager of {group}", "editor of {group}", "a member of {group}",
    "Secretary General of {group}",
    "commissioner for trade", "finance minister of {country}", "chief executive of {group}",
)  # fmt: skip
HELD = ("{who} was {post}", "{who} served as {post}", "{who} held office as {post}")
PERIODS = (
    " from {start} to {end}", " from {start} until {end}", " between {start} and {end}",
    " from {year} to {last}", ", from {year} to {last}", " ({year}–{last})",
)  # fmt: skip
ASIDES = ("", "", "", ", a lawyer by training,", ", an economist,", ", born in {place},")


def relations(material: Material, generator: random.Random) -> Iterator[Pair]:
    """A relation told from one side, and a claim from the same or the other: SUPPORTS where it is
    the same relation, REFUTES where the two have changed places."""
    names = material.gazetteer.by_kind
    told_of = [
        (relation, names[kind])
        for relation in RELATIONS
        for kind in relation.kinds
        if len(names.get(kind, ())) > 1
    ]
    while told_of:
        relation, pool = generator.choice(told_of)
        a, b = generator.sample(pool, 2)
        said, again = generator.sample(relation.forward, 2)
        same = generator.random() < 0.5
        claim = again if same else generator.choice(relation.backward)
        stance = Stance.SUPPORTS if same else Stance.REFUTES
        year = generator.randint(1890, 2024)
        when = generator.choice(("", "", f" in {year}", f" on {_day(generator, year)}"))
        if " is " in said or " lies " in said or "{b} the younger" in said:
            when = ""
        evidence = _sentence(said + when, a=a, b=b)
        if generator.random() < 0.3:
            evidence = _sentence(f"{said}{when}, according to the records", a=a, b=b)
        yield in_window(_pair(_sentence(claim, a=a, b=b), evidence, stance), material, generator)


def periods(material: Material, generator: random.Random) -> Iterator[Pair]:
    """Somebody held a post for a time with an end: what that says of a day within it, outside it,
    of its beginning and its end."""
    names = material.gazetteer.by_kind
    while all(names.get(kind) for kind in ("person", "city", "country", "group")):
        who = generator.choice(names["person"])
        post = generator.choice(POSTS).format(
            place=generator.choice(names["city"]),
            country=generator.choice(names["country"]),
            group=generator.choice(names["group"]),
        )
        year = generator.randint(1900, 2015)
        last = year + generator.randint(2, 12)
        aside = generator.choice(ASIDES).format(place=generator.choice(names["city"]))
        held = generator.choice(HELD).format(who=f"{who}{aside}", post=post)
        span = generator.choice(PERIODS).format(
            start=_day(generator, year), end=_day(generator, last), year=year, last=last
        )
        inside = generator.randint(year + 1, last - 1)
        outside = generator.choice(
            (year - generator.randint(2, 15), last + generator.randint(2, 15))
        )
        claim, stance = generator.choice(
            (
                (f"{who} was {post} in {inside}", Stance.SUPPORTS),
                (f"In {inside}, {who} was {post}", Stance.SUPPORTS),
                (f"In {inside} the {post.removeprefix('a ')} was {who}", Stance.SUPPORTS),
                (f"{who} was {post} in {outside}", Stance.REFUTES),
                (f"In {outside}, {who} served as {post}", Stance.REFUTES),
                (f"{who} became {post} in {year}", Stance.SUPPORTS),
                (f"{who} became {post} in {inside}", Stance.REFUTES),
                (f"{who} ceased to be {post} in {last}", Stance.SUPPORTS),
                (f"{who} was {post} until {last}", Stance.SUPPORTS),
                (f"{who} was {post} until {inside}", Stance.REFUTES),
                (f"{who} is still {post}", Stance.REFUTES),
                (f"{who} used to be {post}", Stance.SUPPORTS),
                (f"{who} was not {post} in {inside}", Stance.REFUTES),
                (
                    f"{who} was no longer {post} in {last + generator.randint(1, 9)}",
                    Stance.SUPPORTS,
                ),
                (f"{who} was {post} for more than {last - year + 2} years", Stance.REFUTES),
            )
        )
        made_pair = _pair(f"{claim}.", f"{held}{span}.", stance)
        yield in_window(made_pair, material, generator)


FULL_DATE = re.compile(
    rf"\bon (?:(?P<day>\d{{1,2}}) (?P<month>{'|'.join(MONTHS)})|(?P<us>{'|'.join(MONTHS)})"
    r" (?P<number>\d{1,2}),) (?P<year>\d{4})\b"
)


def vague_dates(material: Material, generator: random.Random) -> Iterator[Pair]:
    """A claim with the month or the year alone of the day that the evidence names: SUPPORTS; with
    another: REFUTES."""
    sentences = [s for s in material.sentences if len(FULL_DATE.findall(s)) == 1]
    pairs = material.supports
    for text in generator.sample(sentences, len(sentences)):
        match = FULL_DATE.search(text)
        if match is None or len(text.split()) > 30:
            continue
        month, year = match["month"] or match["us"], int(match["year"])
        wrong = generator.random() < 0.5
        if wrong and generator.random() < 0.4:
            month = generator.choice([other for other in MONTHS if other != month])
            vague = f"in {month} {year}"
        else:
            year += generator.choice((-3, -2, -1, 1, 2, 3)) if wrong else 0
            vague = generator.choice((f"in {year}", f"in {month} {year}", f"in the year {year}"))
        claim = f"{text[: match.start()]}{vague}{text[match.end() :]}"
        stance = Stance.REFUTES if wrong else Stance.SUPPORTS
        yield made(generator.choice(pairs), stance, "date", claim=claim, evidence=text)


OTHER_DENIALS = {
    " is not ": (" isn't ", " is in no way ", " has never been "),
    " was not ": (" wasn't ", " was never ", " was in no way "),
    " has not ": (" hasn't ", " has never "),
    " are not ": (" aren't ", " are in no way "),
    " were not ": (" weren't ", " were never "),
}


def denied_in_other_words(text: str, generator: random.Random) -> str | None:
    """A negated sentence with its negation in another form: "did not land" → "never landed"."""
    if found := edits.DO_SUPPORT.search(text):
        past = edits.BASE_FORMS.get(found[2])
        forms = [f" didn't {found[2]}", *([f" never {past}"] * 2 if past else ())]
        return f"{text[: found.start()]}{generator.choice(forms)}{text[found.end() :]}"
    for said, others in OTHER_DENIALS.items():
        if said in text:
            return text.replace(said, generator.choice(others), 1)
    return None


def denials(material: Material, generator: random.Random) -> Iterator[Pair]:
    """A denial: of the same in other words SUPPORTS; beside something else said of the same
    subject NEITHER."""
    groups = list(material.by_subject.values())
    for pair in shuffled(material.supports + material.refutes, generator):
        if generator.random() < 0.5:
            denied = edits.negate(pair.claim, generator)
            again = denied_in_other_words(denied, generator) if denied else None
            if denied and again:
                claim, text = generator.sample((denied, again), 2)
                yield made(pair, Stance.SUPPORTS, "denial", claim=claim, evidence=text)
            continue
        one, other = generator.sample(generator.choice(groups), 2)
        denied = edits.negate(other.claim, generator)
        if denied and overlap(one.claim, denied) <= LOW_OVERLAP:
            yield made(one, Stance.NEITHER, "denial", claim=one.claim, evidence=denied)


def _day(generator: random.Random, year: int) -> str:
    return f"{generator.randint(1, 28)} {generator.choice(MONTHS)} {year}"


def _sentence(template: str, *, a: str, b: str) -> str:
    said = template.format(a=a, b=b)
    return f"{said[0].upper()}{said[1:]}."


def _pair(claim: str, evidence: str, stance: Stance) -> Pair:
    return Pair(claim=claim, evidence=evidence, stance=stance, source=SOURCE)
