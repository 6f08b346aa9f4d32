"""Hard cases made from labelled pairs: what a stance model gets wrong when it reads loosely.

Each recipe takes the `Material` and a random generator and yields labelled pairs; `recipes.py`
lists them with the number taken. Labels follow from the edit: a changed number in a supported
claim contradicts evidence that names the right one; an added detail leaves it unsettled.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from training import edits
from training.names import Gazetteer, find_swap, harvest_names, subject_of, swap_name
from training.pairs import Pair, Stance
from training.word_lists import CITIES

MAX_EVIDENCE_WORDS = 90
GROUP_ROUNDS = 10
"""How often each subject's claims are drawn from at most."""

LOW_OVERLAP = 0.34
"""Share of a claim's content words that text may hold and still be said not to settle it."""

STOP_WORDS = frozenset(
    "a an the of in on at to for by with from and or as is was are were be been being it its his"
    " her their he she they that this which who has have had do does did not only one also".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Labelled pairs and loose sentences that hard cases are cut from."""

    supports: tuple[Pair, ...]
    refutes: tuple[Pair, ...]
    neithers: tuple[Pair, ...]
    sentences: tuple[str, ...]
    by_subject: Mapping[str, tuple[Pair, ...]]
    gazetteer: Gazetteer


def gather_material(pairs: Iterable[Pair], sentences: Sequence[str]) -> Material:
    """The pairs sorted by stance and subject, with the names that occur in them."""
    usable = [p for p in pairs if len(p.evidence.split()) <= MAX_EVIDENCE_WORDS]
    groups: dict[str, list[Pair]] = defaultdict(list)
    for pair in usable:
        subject = subject_of(pair.claim)
        if subject and not subject.isdigit() and pair.stance is not Stance.NEITHER:
            groups[subject].append(pair)
    return Material(
        supports=tuple(p for p in usable if p.stance is Stance.SUPPORTS),
        refutes=tuple(p for p in usable if p.stance is Stance.REFUTES),
        neithers=tuple(p for p in usable if p.stance is Stance.NEITHER),
        sentences=tuple(sentences),
        by_subject={name: tuple(group) for name, group in groups.items() if len(group) > 1},
        gazetteer=harvest_names(usable),
    )


def content_words(text: str) -> set[str]:
    """Stems (first five letters, lower case) of the words that carry meaning."""
    words = re.findall(r"[\w']+", text.lower())
    return {word[:5] for word in words if word not in STOP_WORDS}


def overlap(claim: str, text: str) -> float:
    """Share of the claim's content words, its subject left out, that occur in the text."""
    subject = subject_of(claim) or ""
    words = content_words(claim.removeprefix(subject))
    return len(words & content_words(text)) / len(words) if words else 1.0


def shuffled(pairs: Sequence[Pair], generator: random.Random) -> Iterator[Pair]:
    """The pairs in random order."""
    yield from generator.sample(pairs, len(pairs))


def made(pair: Pair, stance: Stance, kind: str, *, claim: str = "", evidence: str = "") -> Pair:
    """A new pair from `pair` with another claim or evidence."""
    return Pair(
        claim=claim or pair.claim,
        evidence=evidence or pair.evidence,
        stance=stance,
        source=f"hard/{kind}",
    )


def titled(pair: Pair, title: str) -> Pair:
    """The pair with the evidence in the form in which passages are scored: "Title. text"."""
    return replace(pair, evidence=f"{title.rstrip('.')}. {pair.evidence}")


def changed_quantities(material: Material, generator: random.Random) -> Iterator[Pair]:
    """A number, month or number word that evidence names is another in the claim: REFUTES.

    The claim's own pair, and half the time a pair with the evidence changed instead, keep
    the model from judging by the claim alone.
    """
    for pair in shuffled(material.supports, generator):
        claim = edits.change_quantity(pair.claim, pair.evidence, generator)
        if claim is None:
            continue
        if generator.random() < 0.5:
            yield made(pair, Stance.REFUTES, "quantity", claim=claim)
            yield made(pair, Stance.SUPPORTS, "quantity")
            continue
        shared = [n for n in edits.numbers_of(pair.claim) if n in edits.numbers_of(pair.evidence)]
        if shared:
            new = edits.change_number(shared[0], generator)
            if new not in pair.evidence:
                changed = edits.replace_word(pair.evidence, shared[0], new)
                yield made(pair, Stance.REFUTES, "quantity", evidence=changed)
                yield made(
                    pair,
                    Stance.SUPPORTS,
                    "quantity",
                    claim=edits.replace_word(pair.claim, shared[0], new),
                    evidence=changed,
                )


def bounds(material: Material, generator: random.Random) -> Iterator[Pair]:
    """ "More than", "fewer than": SUPPORTS where the bound holds, REFUTES where it does not."""
    for pair in shuffled(material.supports, generator):
        if (found := edits.bound_number(pair.claim, generator)) is not None:
            claim, holds = found
            stance = Stance.SUPPORTS if holds else Stance.REFUTES
            yield made(pair, stance, "bound", claim=claim)


def swapped_names(material: Material, generator: random.Random) -> Iterator[Pair]:
    """A name that evidence holds is another of its kind in the claim.

    REFUTES where the relation has one value ("directed by"), else NEITHER ("starred in").
    """
    for pair in shuffled(material.supports, generator):
        swap = find_swap(pair.claim, pair.evidence, material.gazetteer, generator)
        if swap is None or edits.has_negation(pair.claim):
            continue
        stance = Stance.REFUTES if swap.functional else Stance.NEITHER
        if generator.random() < 0.5:
            yield made(pair, stance, "name", claim=swap_name(pair.claim, swap))
        else:
            yield made(pair, stance, "name", evidence=swap_name(pair.evidence, swap))


def swapped_subjects(material: Material, generator: random.Random) -> Iterator[Pair]:
    """The claim is about another person or thing than the one evidence names: NEITHER."""
    for pair in shuffled(material.supports, generator):
        subject = subject_of(pair.claim)
        kind = material.gazetteer.kind_of.get(subject or "")
        if subject is None or kind is None or " the " in pair.claim[: len(subject) + 12]:
            continue
        other = generator.choice(material.gazetteer.by_kind[kind])
        if other == subject or edits.contains_word(pair.evidence, other):
            continue
        claim = other + pair.claim[len(subject) :]
        if edits.contains_word(pair.evidence, subject):
            yield made(pair, Stance.NEITHER, "subject", claim=claim)
        elif subject.split()[-1] not in pair.evidence:
            right_or_wrong = titled(made(pair, Stance.SUPPORTS, "title"), subject)
            wrong = titled(made(pair, Stance.NEITHER, "title"), other)
            yield generator.choice((right_or_wrong, wrong, wrong))


def negations(material: Material, generator: random.Random) -> Iterator[Pair]:
    """A negation put into or taken out of the claim: SUPPORTS and REFUTES change places,
    NEITHER stays. All three are made, so that "not" itself says nothing."""
    flipped = {Stance.SUPPORTS: Stance.REFUTES, Stance.REFUTES: Stance.SUPPORTS}
    streams = (
        shuffled(material.refutes, generator),
        shuffled(material.supports, generator),
        shuffled(material.neithers, generator),
    )
    for group in zip(*streams, strict=False):
        for pair in group:
            claim = edits.remove_negation(pair.claim) or edits.negate(pair.claim, generator)
            if claim is None:
                continue
            yield made(pair, flipped.get(pair.stance, Stance.NEITHER), "negation", claim=claim)


def negated_evidence(material: Material, generator: random.Random) -> Iterator[Pair]:
    """Evidence that says the claim word for word, or denies it: the four combinations."""
    for pair in shuffled(material.supports + material.refutes + material.neithers, generator):
        denial = edits.remove_negation(pair.claim) or edits.negate(pair.claim, generator)
        if denial is None:
            continue
        claim, text = generator.choice(
            ((pair.claim, pair.claim), (denial, denial), (pair.claim, denial), (denial, pair.claim))
        )
        stance = Stance.SUPPORTS if claim == text else Stance.REFUTES
        if generator.random() < 0.3:
            text = edits.embed(edits.CONFIRMATIONS, text, generator)
        elif generator.random() < 0.3 and not edits.has_negation(text):
            text = edits.embed(edits.DENIALS, text, generator)
            stance = Stance.REFUTES if stance is Stance.SUPPORTS else Stance.SUPPORTS
        yield in_window(
            made(pair, stance, "restated", claim=claim, evidence=text), material, generator
        )


def in_window(pair: Pair, material: Material, generator: random.Random) -> Pair:
    """The pair, half the time with unrelated sentences around the evidence or a title before it."""
    chance = generator.random()
    if chance < 0.5:
        return pair
    if chance < 0.7 and (subject := subject_of(pair.claim)):
        return titled(pair, subject)
    parts = [pair.evidence, *generator.sample(material.sentences, generator.choice((1, 2)))]
    generator.shuffle(parts)
    text = " ".join(parts)
    return replace(pair, evidence=text) if len(text.split()) <= MAX_EVIDENCE_WORDS else pair


def antonyms(material: Material, generator: random.Random) -> Iterator[Pair]:
    """A word that claim and evidence share is its antonym in one of them: REFUTES."""
    for pair in shuffled(material.supports, generator):
        found = edits.swap_antonym(pair.claim, generator)
        if found is None or edits.has_negation(pair.claim):
            continue
        claim, word = found
        if not edits.contains_word(pair.evidence, word):
            continue
        yield made(pair, Stance.REFUTES, "antonym", claim=claim)
        yield made(pair, Stance.SUPPORTS, "antonym")


def reversed_roles(material: Material, generator: random.Random) -> Iterator[Pair]:
    """ "A was directed by B" against "B was directed by A": REFUTES."""
    for pair in shuffled(material.supports + material.refutes, generator):
        if (claim := edits.reverse_roles(pair.claim)) is None:
            continue
        yield made(pair, Stance.REFUTES, "role", claim=claim, evidence=pair.claim)
        if pair.stance is Stance.SUPPORTS:
            yield made(pair, Stance.REFUTES, "role", claim=claim)


def hedged_evidence(material: Material, generator: random.Random) -> Iterator[Pair]:
    """Evidence that only says it may be so, against a claim that says it is: NEITHER."""
    for pair in shuffled(material.supports, generator):
        if edits.has_negation(pair.claim):
            continue
        chance = generator.random()
        weak: str | None
        if chance < 0.35:
            weak = edits.embed(edits.DOUBTS, pair.claim, generator)
        elif chance < 0.7:
            weak = edits.hedge(pair.claim, generator)
        else:
            single = pair.evidence.count(". ") == 0
            weak = edits.hedge(pair.evidence, generator) if single else None
        if weak is None:
            continue
        yield in_window(made(pair, Stance.NEITHER, "hedge", evidence=weak), material, generator)


def same_subject(material: Material, generator: random.Random) -> Iterator[Pair]:
    """Evidence on the claim's subject that speaks of something else: NEITHER."""
    groups = list(material.by_subject.items())
    generator.shuffle(groups)
    for subject, group in groups * GROUP_ROUNDS:
        claim_pair, other = generator.sample(group, 2)
        if claim_pair.stance is not Stance.SUPPORTS or claim_pair.evidence == other.evidence:
            continue
        predicate = claim_pair.claim.removeprefix(subject)
        if len(content_words(predicate)) < 3 and not re.search(r"[A-Z0-9]", predicate):
            continue
        if overlap(claim_pair.claim, other.evidence) > LOW_OVERLAP:
            continue
        pair = made(claim_pair, Stance.NEITHER, "same-subject", evidence=other.evidence)
        yield titled(pair, subject) if generator.random() < 0.5 else pair


def conjunctions(material: Material, generator: random.Random) -> Iterator[Pair]:
    """Two claims on one subject joined by "and": as both are; NEITHER with half the evidence."""
    groups = list(material.by_subject.items())
    generator.shuffle(groups)
    for subject, group in groups * GROUP_ROUNDS:
        first, second = generator.sample(group, 2)
        if first.stance is not Stance.SUPPORTS or first.evidence == second.evidence:
            continue
        predicate = second.claim.removeprefix(subject)
        claim = f"{first.claim.rstrip('.')} and{predicate.rstrip('.')}."
        if generator.random() < 0.5:
            if overlap(second.claim, first.evidence) <= LOW_OVERLAP:
                yield made(first, Stance.NEITHER, "partial", claim=claim)
            continue
        texts = [first.evidence, second.evidence]
        generator.shuffle(texts)
        if len(" ".join(texts).split()) <= MAX_EVIDENCE_WORDS:
            yield made(first, second.stance, "both", claim=claim, evidence=" ".join(texts))


DETAILS = (
    " in {year}", " in {city}", " for the second time", " at a cost of {number} million dollars",
    " after a vote of {number} to 12", " together with a former colleague", " for {number} days",
    ", which drew criticism from experts", " and later regretted it", " on the advice of a friend",
    ", the first time this had happened", " despite strong opposition", " because of the weather",
    " and was widely praised for it", " according to a survey of {number} people", " in secret",
)  # fmt: skip


PLAIN_DETAILS = tuple(detail for detail in DETAILS if "{" not in detail)


def added_details(material: Material, generator: random.Random) -> Iterator[Pair]:
    """A supported claim with a detail that evidence does not hold: NEITHER."""
    for pair in shuffled(material.supports, generator):
        detail = generator.choice(DETAILS)
        if "{year}" in detail and re.search(r"\d{4}", pair.claim + pair.evidence):
            continue
        if "{city}" in detail and re.search(r" (in|at|from) ", pair.claim + pair.evidence):
            continue
        detail = detail.format(
            year=generator.randint(1900, 2024),
            city=generator.choice(CITIES),
            number=generator.randint(3, 400),
        )
        claim = f"{pair.claim.rstrip(' .')}{detail}."
        yield made(pair, Stance.NEITHER, "detail", claim=claim)


def titles_only(material: Material, generator: random.Random) -> Iterator[Pair]:
    """Evidence that is no more than a heading: NEITHER."""
    for pair in shuffled(material.supports + material.refutes, generator):
        if subject := subject_of(pair.claim):
            yield made(pair, Stance.NEITHER, "title-only", evidence=f"{subject}.")


def unrelated(material: Material, generator: random.Random) -> Iterator[Pair]:
    """Evidence on something else: NEITHER."""
    everything = material.supports + material.refutes + material.neithers
    for pair in shuffled(everything, generator):
        text = " ".join(generator.sample(material.sentences, generator.choice((1, 1, 2))))
        if overlap(pair.claim, text) <= LOW_OVERLAP:
            yield made(pair, Stance.NEITHER, "unrelated", evidence=text)


def verbatim(material: Material, generator: random.Random) -> Iterator[Pair]:
    """Evidence that says the claim word for word, alone or in a window: SUPPORTS."""
    everything = material.supports + material.refutes + material.neithers
    for pair in shuffled(everything, generator):
        yield in_window(
            made(pair, Stance.SUPPORTS, "verbatim", evidence=pair.claim), material, generator
        )


FIRST_CLAUSE = re.compile(
    r"(?P<first>[A-Z][^,;:()\"“”]{25,150}?)"
    r"(?:, (?:but|although|while|whereas|which|who|where) |; "
    r"|, and (?=(?:he|she|it|they|the|its|his|her|their|this|these|there)\b)).{15,}"
)
"""A sentence's first clause, with another behind it that takes nothing back."""

OPENS_CONDITION = re.compile(r"(?:If|Unless|When|While|Although|Though|Because|As|Since)\b")
LAST_PHRASE = re.compile(
    r"(?P<rest>[A-Z][^,;:()\"“”]{25,150}?) (?:in|on|at|during|after|since)"
    r" (?:the |early |late |mid-)?[A-Z0-9][\w.' -]{1,40}\."
)
""" "… in March 1998", "… at the University of Bern": what can be left off a sentence's end."""

JOINED = (", and ", ", but ", "; ", ", while ", ", whereas ")
JOINED_SHARE = 0.2
"""Of tries; a joined sentence always has a first clause to cut off, a found one seldom."""

MIN_CLAUSE_WORDS = 5
LOWERED = re.compile(r"^(?:The|A|An|He|She|It|They)\b")
ENDS_OPEN = re.compile(r" (?:of|to|in|on|at|by|for|with|from|as|and|or)$")


def is_whole(clause: str) -> bool:
    """Whether the words hold a main verb, open no condition and end on no preposition."""
    if OPENS_CONDITION.match(clause) or ENDS_OPEN.search(clause):
        return False
    return bool(edits.AUXILIARY.search(clause) or edits.first_past_verb(clause))


def first_clause(sentence: str) -> str | None:
    """The first of a sentence's clauses, or the sentence without its last phrase; no period."""
    found = FIRST_CLAUSE.match(sentence) or LAST_PHRASE.fullmatch(sentence)
    return found.group(1) if found and is_whole(found.group(1)) else None


def joined(claim: str, other: str, generator: random.Random) -> tuple[str, str]:
    """A claim without its period, and the sentence that it and another claim make."""
    clause, second = claim.rstrip(' ."'), other.rstrip(' ."')
    both = [clause, LOWERED.sub(lambda article: article.group().lower(), second)]
    return clause, f"{generator.choice(JOINED).join(both)}."


def clauses(material: Material, generator: random.Random) -> Iterator[Pair]:
    """A claim that is one clause of a longer sentence, or the sentence without its last phrase:
    SUPPORTS; REFUTES where the clause is negated or has another number; NEITHER where a detail
    is added to it. Some sentences are found, some are two claims joined."""
    claims = material.supports + material.refutes
    for found in generator.sample(material.sentences, len(material.sentences)):
        pair = generator.choice(claims)
        clause: str | None
        if generator.random() < JOINED_SHARE:
            other = generator.choice(claims).claim
            clause, sentence = joined(pair.claim, other, generator)
        else:
            clause, sentence = first_clause(found), found
        if clause is None or len(clause.split()) < MIN_CLAUSE_WORDS:
            continue
        claim = f"{clause}."
        whole = made(pair, Stance.SUPPORTS, "clause", claim=claim, evidence=sentence)
        yield in_window(whole, material, generator)
        changed = edits.change_quantity(claim, sentence, generator)
        if changed is None or generator.random() < 0.5:
            changed = edits.remove_negation(claim) or edits.negate(claim, generator)
        if changed is not None and generator.random() < 0.6:
            wrong = made(pair, Stance.REFUTES, "clause", claim=changed, evidence=sentence)
            yield in_window(wrong, material, generator)
        elif generator.random() < 0.3:
            more = f"{clause}{generator.choice(PLAIN_DETAILS)}."
            yield made(pair, Stance.NEITHER, "clause", claim=more, evidence=sentence)


TURNABLE = re.compile(
    r"(?P<name>[A-Z][\w'.-]*(?: [A-Z][\w'.-]*)*) (?P<verb>is|was) the (?P<rest>.+?)\.?"
)
""" "A is the capital of B": what can be said the other way round."""


def turned(material: Material, generator: random.Random) -> Iterator[Pair]:
    """ "A is the capital of B" against "the capital of B is A": SUPPORTS, and REFUTES with another
    name in one of them where the relation has one value."""
    for pair in shuffled(material.supports, generator):
        if (found := TURNABLE.fullmatch(pair.claim)) is None:
            continue
        name, verb, rest = found.group("name", "verb", "rest")
        said = f"The {rest} {verb} {name}."
        claim, text = generator.choice(((pair.claim, said), (said, pair.claim)))
        whole = made(pair, Stance.SUPPORTS, "turned", claim=claim, evidence=text)
        yield in_window(whole, material, generator)
        kind = material.gazetteer.kind_of.get(name)
        others = material.gazetteer.by_kind[kind] if kind else ()
        if others and (other := generator.choice(others)) != name and generator.random() < 0.5:
            changed = edits.replace_word(claim, name, other)
            yield made(pair, Stance.REFUTES, "turned", claim=changed, evidence=text)


def windows(material: Material, generator: random.Random) -> Iterator[Pair]:
    """Pairs whose evidence is one sentence of a longer window: the stance stays."""
    everything = material.supports + material.refutes + material.refutes + material.neithers
    for pair in shuffled(everything, generator):
        parts = [pair.evidence]
        group = material.by_subject.get(subject_of(pair.claim) or "", ())
        if group and generator.random() < 0.6 and pair.stance is not Stance.NEITHER:
            other = generator.choice(group)
            if other.evidence == pair.evidence or overlap(pair.claim, other.evidence) > 0.5:
                continue
            parts.append(other.evidence)
        else:
            parts.append(generator.choice(material.sentences))
        generator.shuffle(parts)
        text = " ".join(parts)
        if len(text.split()) <= MAX_EVIDENCE_WORDS:
            yield made(pair, pair.stance, "window", evidence=text)
