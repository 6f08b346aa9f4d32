"""Relations, periods, vague dates and denials: that their labels follow from the words."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from itertools import islice

import pytest

from training.hard_cases import Material, gather_material
from training.names import Gazetteer
from training.pairs import Pair, Stance
from training.relations import (
    RELATIONS,
    denials,
    denied_in_other_words,
    periods,
    relations,
    vague_dates,
)

NAMES = {
    "person": ("Ada Holm", "Bo Lund", "Cy Berg"),
    "city": ("Arden", "Elmton"),
    "country": ("Norland", "Sudland"),
    "group": ("Ashcorp", "Oakcorp"),
}
SENTENCES = (
    "The bridge was opened on 4 May 1931 in Arden.",
    "The ferry sank on June 2, 1950, near Elmton.",
    "The mill is made of stone.",
)
WAS_NOT = ("wasn't", "was never", "was in no way")


@pytest.fixture(scope="module")
def material() -> Material:
    pairs = [
        Pair(claim=claim, evidence=claim, stance=Stance.SUPPORTS, source="t")
        for claim in (
            "Ada Holm won the prize in Arden.",
            "Ada Holm is a painter of ships.",
            "Bo Lund visited the old mill.",
            "Bo Lund was a sailor.",
        )
    ]
    kind_of = {name: kind for kind, names in NAMES.items() for name in names}
    names = Gazetteer(by_kind=NAMES, kind_of=kind_of)
    return replace(gather_material(pairs, SENTENCES), gazetteer=names)


def test_a_relation_from_the_other_side_supports_and_turned_round_refutes(
    material: Material,
) -> None:
    def parts(text: str, templates: tuple[str, ...]) -> set[tuple[str, str]]:
        names = [name for group in NAMES.values() for name in group]
        return {
            (a, b)
            for template in templates
            for a in names
            for b in names
            if a != b and template.format(a=a, b=b) in text
        }

    made = list(islice(relations(material, random.Random(1)), 300))
    assert {p.stance for p in made} == {Stance.SUPPORTS, Stance.REFUTES}
    n_compared = 0
    for pair in made:
        told = {
            (index, found)
            for index, relation in enumerate(RELATIONS)
            for found in parts(pair.evidence, relation.forward)
        }
        claimed = {
            (index, found)
            for index, relation in enumerate(RELATIONS)
            for found in parts(pair.claim, relation.forward)
        }
        if told and claimed:
            n_compared += 1
            assert bool(told & claimed) is (pair.stance is Stance.SUPPORTS), pair
    assert n_compared > 200


def test_years_of_a_claim_lie_in_the_period_where_it_is_supported(material: Material) -> None:
    n_compared = 0
    for pair in islice(periods(material, random.Random(2)), 300):
        years = [int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", pair.evidence)]
        claimed = re.search(r" was (?!not|no longer)[^.]* in (\d{4})\.$", pair.claim)
        told = [year for year in years if year not in (1931, 1950)]
        if claimed and "became" not in pair.claim and len(told) == 2:
            inside = told[0] < int(claimed[1]) < told[1]
            assert inside is (pair.stance is Stance.SUPPORTS), pair
            n_compared += 1
    assert n_compared > 20


def test_a_vague_date_supports_where_it_is_the_day_s(material: Material) -> None:
    made = {
        pair.claim: pair
        for seed in range(30)
        for pair in vague_dates(material, random.Random(seed))
    }
    assert all(p.evidence in SENTENCES[:2] for p in made.values())
    assert made["The bridge was opened in 1931 in Arden."].stance is Stance.SUPPORTS
    assert made["The ferry sank in June 1950, near Elmton."].stance is Stance.SUPPORTS
    for claim, pair in made.items():
        right = "1931" in claim or "1950" in claim
        month = "in 19" in claim or "the year" in claim or "May" in claim or "June" in claim
        assert (right and month) is (pair.stance is Stance.SUPPORTS), claim


def test_a_denial_in_other_words_supports_and_of_another_thing_settles_nothing(
    material: Material,
) -> None:
    made = [p for seed in range(30) for p in denials(material, random.Random(seed))]
    assert {p.stance for p in made} == {Stance.SUPPORTS, Stance.NEITHER}
    for pair in made:
        if pair.stance is Stance.SUPPORTS:
            assert pair.claim != pair.evidence
            assert pair.claim.split()[-1] == pair.evidence.split()[-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Holm did not win.", {"Ada Holm didn't win.", "Ada Holm never won."}),
        ("Bo Lund was not a sailor.", {f"Bo Lund {was} a sailor." for was in WAS_NOT}),
        ("Bo Lund is a sailor.", {None}),
    ],
)
def test_other_forms_of_a_negation(text: str, expected: set[str | None]) -> None:
    assert {denied_in_other_words(text, random.Random(s)) for s in range(20)} == expected


def test_without_names_nothing_is_made_up(material: Material) -> None:
    nameless = replace(material, gazetteer=Gazetteer(by_kind={}, kind_of={}))
    assert not list(relations(nameless, random.Random(1)))
    assert not list(periods(nameless, random.Random(1)))
