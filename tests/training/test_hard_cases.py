"""Hard cases: every recipe on a small world of our own, and what its labels must mean."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import islice

import pytest

from training import hard_cases
from training.hard_cases import Material, gather_material
from training.names import find_swap, subject_of, swap_name
from training.pairs import Pair, Stance
from training.recipes import HARD_CASES, make_hard_cases

SUPPORTED = (
    (
        "Mara Holt is an American actress.",
        "Mara Holt (born 4 May 1971) is an American actress and painter.",
    ),
    ("Mara Holt was born in 1971.", "Holt was born on 4 May 1971 in Denver to a miner's family."),
    ("Ida Brenn is a German singer.", "Ida Brenn (born 1980) is a German singer from Hamburg."),
    (
        "Ida Brenn won the 2003 Lark Prize.",
        "She received the Lark Prize in 2003 for the album Tides.",
    ),
    ("Green Harbour is a 1999 film.", "Green Harbour is a 1999 drama film directed by Ida Brenn."),
    (
        "Green Harbour was directed by Ida Brenn.",
        "Green Harbour is a 1999 drama film directed by Ida Brenn.",
    ),
    (
        "Lake Orm is the largest lake of the region.",
        "Lake Orm, with 410 square kilometres, is the largest lake of the region.",
    ),
    (
        "Lake Orm covers 410 square kilometres.",
        "Lake Orm, with 410 square kilometres, is the largest lake of the region.",
    ),
)
REFUTED = (
    ("Ida Brenn is a dentist.", "Ida Brenn (born 1980) is a German singer from Hamburg."),
    ("Green Harbour was not a film.", "Green Harbour is a 1999 drama film directed by Ida Brenn."),
)
UNSETTLED = (("Mara Holt is married.", "Mara Holt grew up near a copper mine."),)
SENTENCES = tuple(f"Parcel {i} was weighed and stored on shelf {i + 3}." for i in range(9))


def pairs_of(rows: tuple[tuple[str, str], ...], stance: Stance) -> list[Pair]:
    return [Pair(claim=c, evidence=e, stance=stance, source="fever.test") for c, e in rows]


@pytest.fixture(scope="module")
def material() -> Material:
    pairs = pairs_of(SUPPORTED, Stance.SUPPORTS) + pairs_of(REFUTED, Stance.REFUTES)
    return gather_material(pairs + pairs_of(UNSETTLED, Stance.NEITHER), SENTENCES)


def first(recipe: Callable[..., object], material: Material, seed: int = 1) -> list[Pair]:
    return list(islice(recipe(material, random.Random(seed)), 60))  # type: ignore[call-overload]


def everything(recipe: Callable[..., object], material: Material) -> list[Pair]:
    return [pair for seed in range(12) for pair in first(recipe, material, seed)]


@pytest.mark.parametrize("recipe", [recipe for recipe, _ in HARD_CASES], ids=lambda r: r.__name__)
def test_every_recipe_is_repeatable_and_names_itself(
    recipe: Callable[..., object], material: Material
) -> None:
    assert first(recipe, material, 3) == first(recipe, material, 3)
    assert all(
        p.source.startswith("hard/") and p.claim and p.evidence for p in first(recipe, material)
    )


def test_subjects() -> None:
    assert subject_of("Mara Holt is an actress.") == "Mara Holt"
    assert subject_of("In 1990 the lake froze.") is None
    assert subject_of("It is a lake.") is None


def test_gazetteer_reads_kinds_off_claims(material: Material) -> None:
    assert material.gazetteer.kind_of["Mara Holt"] == "person"
    assert material.gazetteer.kind_of["Green Harbour"] == "work"


def test_functional_relations_only_are_refuted_by_another_name(material: Material) -> None:
    generator = random.Random(1)
    swap = find_swap("He was born in Berlin.", "Born in Berlin.", material.gazetteer, generator)
    assert swap is not None
    assert swap.functional
    loose = find_swap("It was sold in Berlin.", "Seen in Berlin.", material.gazetteer, generator)
    assert loose is not None
    assert not loose.functional
    assert swap_name("He was born in Berlin.", swap) == f"He was born in {swap.new}."
    assert find_swap("He was born in Berlin.", "A film.", material.gazetteer, generator) is None


def test_changed_quantities_come_with_their_supported_twin(material: Material) -> None:
    made = everything(hard_cases.changed_quantities, material)
    assert {p.stance for p in made} == {Stance.SUPPORTS, Stance.REFUTES}
    for refuted, supported in zip(made[::2], made[1::2], strict=False):
        assert refuted.stance is Stance.REFUTES
        assert supported.stance is Stance.SUPPORTS


def test_negation_flips_and_leaves_neither(material: Material) -> None:
    made = {(p.claim, p.stance) for p in everything(hard_cases.negations, material)}
    assert ("Green Harbour was a film.", Stance.SUPPORTS) in made
    assert ("Mara Holt is not married.", Stance.NEITHER) in made
    assert not any(stance is Stance.SUPPORTS and "actress" in claim for claim, stance in made)


def test_near_identity_never_refutes(material: Material) -> None:
    for pair in everything(hard_cases.verbatim, material):
        assert pair.stance is Stance.SUPPORTS
        assert pair.claim in pair.evidence


def test_a_clause_of_a_longer_sentence(material: Material) -> None:
    made = everything(hard_cases.clauses, material)
    assert {p.stance for p in made} == set(Stance)
    for pair in made:
        said = pair.claim.rstrip(".") in pair.evidence
        assert said == (pair.stance is Stance.SUPPORTS)


def test_restated_evidence(material: Material) -> None:
    for pair in everything(hard_cases.negated_evidence, material):
        assert pair.stance is not Stance.NEITHER
        if pair.evidence == pair.claim:
            assert pair.stance is Stance.SUPPORTS


@pytest.mark.parametrize(
    "recipe",
    [hard_cases.hedged_evidence, hard_cases.same_subject, hard_cases.added_details,
     hard_cases.titles_only, hard_cases.unrelated],
)  # fmt: skip
def test_what_does_not_settle_is_neither(recipe: Callable[..., object], material: Material) -> None:
    made = everything(recipe, material)
    assert made
    assert {p.stance for p in made} == {Stance.NEITHER}


def test_half_the_evidence_leaves_a_conjunction_open(material: Material) -> None:
    made = everything(hard_cases.conjunctions, material)
    kinds = {p.source: p.stance for p in made if "dentist" not in p.claim}
    assert kinds == {"hard/partial": Stance.NEITHER, "hard/both": Stance.SUPPORTS}


def test_wrong_title_is_neither_and_right_title_supports(material: Material) -> None:
    made = [
        p for p in everything(hard_cases.swapped_subjects, material) if p.source == "hard/title"
    ]
    for pair in made:
        right = pair.evidence.startswith(subject_of(pair.claim) or "?")
        assert right == (pair.stance is Stance.SUPPORTS)


def test_shares_scale_the_counts(material: Material) -> None:
    small = list(make_hard_cases(material, seed=1, share=0.001))
    assert small
    assert len(small) <= sum(max(1, int(count * 0.001)) for _, count in HARD_CASES)
