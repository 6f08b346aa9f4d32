"""Names in claims: the subject of a sentence, gazetteers harvested from the data, safe swaps."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from training.edits import contains_word, replace_word
from training.pairs import Pair
from training.word_lists import CITIES, COUNTRIES, NATIONALITIES, STATES

WITH_ARTICLE = ("Netherlands", "Philippines", "United Kingdom", "United States")

VERB = (
    r"(?:is|was|are|were|has|had|have|did|does|will|would|can|cannot|could|won|worked|starred|stars|"
    r"directed|wrote|played|plays|died|married|received|appeared|features|released|became|began|"
    r"attended|served|made|works|lived|lost|took|joined|performed|produced|founded|competed|only)"
)
SUBJECT = re.compile(rf"^((?:The )?[A-Z0-9][^,.;:]{{1,60}}?) {VERB}\b")
NO_SUBJECT = frozenset(
    "There In It He She They This That These Those A An On At Some One Two Many Most His Her Its"
    " People Several Both Each Every All No Not I We You Their When While If What".split()
)

KIND_NOUNS = {
    "person": "actor actress singer songwriter musician politician footballer player rapper"
    " director comedian writer author scientist novelist producer artist model lawyer athlete"
    " philosopher",
    "work": "film movie album song series show novel book sitcom drama single episode game",
    "group": "band company corporation university team club organization organisation newspaper"
    " college airline network",
    "place": "city town village county river mountain island province municipality",
}
KIND_OF_NOUN = {noun: kind for kind, nouns in KIND_NOUNS.items() for noun in nouns.split()}
COPULA = re.compile(r"^ ?(?:is|was|are|were) (?:an?|the) ([\w', -]+)")

FUNCTIONAL = re.compile(
    r"(born in|born on|died in|died on|capital of|capital is|founded by|directed by|written by|"
    r"created by|composed by|located in|headquartered in|based in|developed by|invented by|"
    r"discovered by|painted by|published by|hosted by|owned by|set in|situated in|lives in|"
    r"located on|is in|is from|was from|born to|named after|led by|won by|signed by|sung by|"
    r"designed by|built by|held in|took place in|president of|prime minister of|king of|"
    r"queen of|son of|daughter of|author is|director is|is an?|was an?|are an?|were an?)"
    r" (?:the )?$",
    re.IGNORECASE,
)
LOOSE = re.compile(
    r"(starred in|stars|starring|features|featuring|appeared in|worked with|collaborated with|"
    r"acted in|influenced by|plays in|toured with|written for|performed in|performed with|"
    r"guest on|visited|nominated for|cast in|seen in|known for|fan of|sold in|friends with|"
    r"aired in|aired on) (?:the )?$",
    re.IGNORECASE,
)
PERSON_IN_TEXT = re.compile(
    r"(?:directed by|written by|starring|produced by|composed by|founded by|actor|actress|singer|"
    r"director|author|novelist|president|minister) "
    r"([A-Z][a-z'-]+(?: [A-Z]\.)?(?: [A-Z][a-z'-]+){1,2})"
)
BORN_IN_TEXT = re.compile(r"^([A-Z][a-z'-]+(?: [A-Z][a-z'-]+){1,2}) \((?:born|[^)]*; born)")
NAME = re.compile(r"[A-Z][\w'-]+(?: (?:of |the |de |von )?[A-Z][\w'-]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """Names by kind: person, work, group, place, country, nationality, city, state."""

    by_kind: Mapping[str, tuple[str, ...]]
    kind_of: Mapping[str, str]


def subject_of(claim: str) -> str | None:
    """The subject of a plain sentence, where it is a name and can stand as a page's title."""
    match = SUBJECT.match(claim)
    if match is None or match.group(1).split()[0] in NO_SUBJECT:
        return None
    subject = match.group(1)
    words = [word for word in subject.split() if word[0].islower()]
    return subject if len(words) <= 2 else None


def harvest_names(pairs: Iterable[Pair]) -> Gazetteer:
    """Names with their kind, read off claims such as "X is an American actor"."""
    lists: dict[str, set[str]] = {kind: set() for kind in KIND_NOUNS}
    for pair in pairs:
        lists["person"].update(PERSON_IN_TEXT.findall(pair.evidence))
        lists["person"].update(BORN_IN_TEXT.findall(pair.evidence))
        subject = subject_of(pair.claim)
        if subject is None or not re.fullmatch(NAME, subject.removeprefix("The ")):
            continue
        rest = pair.claim[len(subject) :]
        if rest.startswith(" was born") and " " in subject:
            lists["person"].add(subject)
        elif match := COPULA.match(rest):
            kinds = {KIND_OF_NOUN[w] for w in match.group(1).lower().split() if w in KIND_OF_NOUN}
            if len(kinds) == 1:
                lists[kinds.pop()].add(subject)
    closed = {"country": COUNTRIES, "nationality": NATIONALITIES, "city": CITIES, "state": STATES}
    by_kind = {kind: tuple(sorted(names)) for kind, names in lists.items()} | closed
    kind_of = {name: kind for kind, names in by_kind.items() for name in names}
    return Gazetteer(by_kind=by_kind, kind_of=kind_of)


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """A name and the one of the same kind that takes its place.

    functional: whether the claim's relation admits one value ("born in"), so that
    another value contradicts; otherwise the changed claim is merely unsupported.
    """

    old: str
    new: str
    functional: bool


def find_swap(
    claim: str, evidence: str, gazetteer: Gazetteer, generator: random.Random
) -> Swap | None:
    """A swap for a known name, not the subject, that both claim and evidence hold."""
    subject = subject_of(claim) or ""
    options: list[Swap] = []
    for match in NAME.finditer(claim, len(subject)):
        old = match.group()
        kind = gazetteer.kind_of.get(old)
        if kind is None or not contains_word(evidence, old) or contains_word(subject, old):
            continue
        before = claim[: match.start()]
        functional = FUNCTIONAL.search(before) is not None
        if not functional and LOOSE.search(before) is None:
            continue
        new = generator.choice(gazetteer.by_kind[kind])
        if new != old and not contains_word(evidence, new) and not contains_word(claim, new):
            options.append(Swap(old=old, new=new, functional=functional))
    return generator.choice(options) if options else None


def swap_name(text: str, swap: Swap) -> str:
    """The text with the name exchanged everywhere, and its article made to fit."""
    changed = replace_word(text, swap.old, swap.new)
    article = "an" if swap.new[0] in "AEIOU" else "a"
    changed = changed.replace(f" a {swap.new}", f" {article} {swap.new}")
    changed = changed.replace(f" an {swap.new}", f" {article} {swap.new}")
    if swap.new in COUNTRIES and swap.new not in WITH_ARTICLE:
        changed = changed.replace(f" the {swap.new}", f" {swap.new}")
    return changed
