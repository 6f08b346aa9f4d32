"""Pairs without labels: their kinds, what bounds them, and that they repeat."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from factcheck.types import Pair as TextPair
from training.hard_cases import MAX_EVIDENCE_WORDS
from training.pairs import Pair, Stance
from training.substitutes import gather_substitutes
from training.unlabelled import (
    edited,
    found,
    reworded,
    said_of_near,
    said_of_same,
    shortened,
    turned,
    unlabelled_pairs,
    within_abstracts,
)

ABSTRACTS = {
    "a": (
        "We gave the new drug to forty patients with gout for six weeks.",
        "The drug lowered uric acid in thirty of the forty patients.",
        "Short.",
    ),
    "b": (
        "Uric acid was measured in the blood of every patient before and after.",
        "No patient with gout stopped taking the drug because of pain.",
    ),
}
TEXTS = (
    "Arden Bridge crosses the river Lowe in the north of the town.",
    "The bridge was built in 1931 from local stone.",
    "The river Lowe rises in the hills and is forty miles long.",
)


class Alphabet:
    """Encodes words so that those with the same first letter are near."""

    dimension = 26

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.eye(26, dtype=np.float32)[[ord(text[0]) - ord("a") for text in texts]]


FRAMES = [
    f"He {verb} the {thing} at dawn." for verb in ("moved", "mended") for thing in ("boat", "barn")
]
SUBSTITUTES = gather_substitutes(
    [*(FRAMES * 4), *("the at he dawn " * 40).split()], Alphabet(), n_too_frequent=4
)
"""Of words that stand in the same places, with only the frequent ones left out."""


def pair(claim: str, evidence: str) -> Pair:
    return Pair(claim=claim, evidence=evidence, stance=Stance.SUPPORTS, source="t")


def test_found_texts_share_words_with_the_claim_and_are_not_the_claim() -> None:
    claims = ["Arden Bridge crosses the river Lowe.", TEXTS[1]]
    pairs = list(found(claims, [*TEXTS, "word " * (MAX_EVIDENCE_WORDS + 1)], random.Random(1)))
    assert {p.claim for p in pairs} == set(claims)
    assert all(p.evidence != p.claim for p in pairs)
    assert all(len(p.evidence.split()) <= MAX_EVIDENCE_WORDS for p in pairs)


def test_sentences_of_abstracts_are_claims_against_their_own_and_other_abstracts() -> None:
    pairs = list(within_abstracts(ABSTRACTS, random.Random(2)))
    everything = [s for sentences in ABSTRACTS.values() for s in sentences]
    assert {p.claim for p in pairs} == {s for s in everything if s != "Short."}
    assert all(p.claim not in p.evidence for p in pairs)
    assert any(p.evidence in ABSTRACTS["b"] and p.claim in ABSTRACTS["a"] for p in pairs)
    assert any(p.evidence.split(". ")[0] in " ".join(ABSTRACTS["a"]) for p in pairs)


def test_edits_change_the_claim_alone() -> None:
    original = pair("The bridge was built in 1931.", TEXTS[1])
    made = {next(edited([original], random.Random(seed))) for seed in range(20)}
    assert all(p.evidence == original.evidence and p.claim != original.claim for p in made)
    assert "The bridge was not built in 1931." in {p.claim for p in made}
    assert any("1931" not in p.claim for p in made)


def test_what_cannot_be_edited_or_is_too_short_to_turn_is_left_out() -> None:
    assert not list(edited([pair("Yes", "No")], random.Random(1)))
    assert not list(turned([pair("Yes, it is one.", "A bridge.")], random.Random(1)))
    (only,) = turned([pair("It is stone.", TEXTS[1])], random.Random(1))
    assert only == TextPair(claim=TEXTS[1], evidence="It is stone.")


def test_all_kinds_come_up_in_the_same_order_again() -> None:
    pairs = [pair("Arden Bridge crosses the river Lowe.", TEXTS[0]), pair(TEXTS[1], TEXTS[2])]
    made = [
        unlabelled_pairs(pairs, pairs, TEXTS, ABSTRACTS, SUBSTITUTES, count=100, seed=seed)
        for seed in (3, 3, 4)
    ]
    assert made[0] == made[1] != made[2]
    assert len(set(made[0])) == len(made[0])
    assert TextPair(claim=TEXTS[2], evidence=TEXTS[1]) in made[0]
    assert any(p.claim in ABSTRACTS["a"] for p in made[0])


def test_what_was_said_of_a_near_premise_and_not_of_this_one() -> None:
    pairs = [
        pair("The bridge is old.", TEXTS[0]),
        pair("A bridge crosses the river Lowe in the north.", TEXTS[2]),
    ]
    made = list(said_of_near(pairs, random.Random(1)))
    written_for = {p.evidence: p.claim for p in pairs}
    assert TextPair(claim=pairs[1].claim, evidence=TEXTS[0]) in made
    assert all(p.claim != written_for[p.evidence] for p in made)


def test_a_shortened_text_is_the_text_without_one_part() -> None:
    text = "The mill, a listed building, was sold by the town to a baker in 1990, and it reopened."
    claims = {p.claim for seed in range(30) for p in shortened([text], random.Random(seed))}
    assert "The mill, was sold by the town to a baker in 1990, and it reopened." in claims
    assert len(claims) > 1
    for claim in claims:
        kept = iter(text.split())
        assert all(any(word.strip(",.") == w.strip(",.") for w in kept) for word in claim.split())
    assert not list(shortened(["Too short, and so left out."], random.Random(1)))


def test_what_was_said_of_one_premise_is_held_against_each_other() -> None:
    pairs = [pair("It is old.", "A"), pair("It is new.", "A"), pair("It is far.", "B")]
    (only,) = said_of_same(pairs, random.Random(1))
    assert {only.claim, only.evidence} == {"It is old.", "It is new."}


def test_words_are_exchanged_for_near_ones_that_fit_between_their_neighbours() -> None:
    made = {
        p.claim
        for seed in range(40)
        for p in reworded([pair(FRAMES[0], "Nothing else.")], SUBSTITUTES, random.Random(seed))
    }
    assert made == set(FRAMES[1:])
    assert SUBSTITUTES.fitting("he", "moved", "boat") == []
    assert SUBSTITUTES.fitting("he", "moved", "the") == ["mended"]
