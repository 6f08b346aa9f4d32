"""The pairs written for the project: the format, its errors, and what is held out together."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from training.pairs import DataError, Stance
from training.retrieved import crossed
from training.written import read_groups, read_written

TEXT = """C: The ferry runs all year.
S: Even in January the boat crosses twice a day.
N: The ferry carries forty cars.

E: The mill burned down in 1911 and was never rebuilt.
R: The mill stood until 1950.
S: Fire destroyed the mill.
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "harbour-01.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_both_kinds_of_groups_are_read(tmp_path: Path) -> None:
    first, second = read_groups(written(tmp_path, TEXT))
    assert [(p.claim, p.stance) for p in first.pairs] == [
        ("The ferry runs all year.", Stance.SUPPORTS),
        ("The ferry runs all year.", Stance.NEITHER),
    ]
    assert first.pairs[1].evidence == "The ferry carries forty cars."
    assert second.pairs[0].claim == "The mill stood until 1950."
    assert {p.evidence for p in second.pairs} == {second.head}
    assert {p.source for p in first.pairs} == {"written/harbour"}
    assert second.place.endswith("harbour-01.txt:5")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("C: A claim.\nX: A text.\n", ":2: found 'X: A text.'"),
        ("S: A text without a head.\n", ":1: found 'S: A text without a head.'"),
        ("C: A claim.\n\nE: A text.\nS: A claim.\n", ":1: C: nothing below it"),
        ("\n\nC: A claim.\nS:\n", ":4: found 'S:'"),
    ],
)
def test_other_lines_are_named_by_file_and_line(tmp_path: Path, text: str, place: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(DataError) as caught:
        list(read_groups(path))
    assert str(caught.value).startswith(f"{path}{place}")


def test_what_ships_is_sound() -> None:
    groups = read_written()
    pairs = [pair for group in groups for pair in group.pairs]
    shares = {stance: n / len(pairs) for stance, n in Counter(p.stance for p in pairs).items()}
    assert len(pairs) > 10_000
    assert all(0.25 < share < 0.45 for share in shares.values())
    held_out = sum(len(g.pairs) for g in groups if g.is_held_out(8))
    assert 0.05 < held_out / len(pairs) < 0.11
    assert len({(p.claim, p.evidence) for p in pairs}) > 0.999 * len(pairs)


def test_a_negation_in_the_claim_does_not_give_the_label_away() -> None:
    """Of claims that hold a negation, no label has much more than its share."""
    negations = (" not ", "n't ", " no ", " never ", " without ")
    pairs = [
        p
        for group in read_written()
        for p in group.pairs
        if any(word in f" {p.claim.lower()} " for word in negations)
    ]
    counts = Counter(p.stance for p in pairs)
    assert max(counts.values()) < 0.5 * len(pairs)


def test_crossed_pairs_hold_a_claim_against_texts_of_other_groups(tmp_path: Path) -> None:
    text = "\n\n".join(
        f"C: The ferry to island {i} runs all year.\n"
        f"S: Even in winter the boat to island {i} sails daily.\n"
        f"N: The ferry to island {i} carries forty cars."
        for i in range(20)
    )
    groups = list(read_groups(written(tmp_path, text)))
    made = list(crossed(groups, random.Random(1), per_claim=2))
    own = {group.head: {p.evidence for p in group.pairs} for group in groups}
    assert len(made) == 40
    for pair in made:
        assert pair.stance is Stance.NEITHER
        assert pair.evidence not in own[pair.claim]
