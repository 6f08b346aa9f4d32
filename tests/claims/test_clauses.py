import pytest

from factcheck.claims.clauses import clauses


@pytest.mark.parametrize(
    "parts",
    [
        ["Holm has said she wants a wall", " but Oslo says that would be wrong."],
        ["The wall is very old", "; the gate is still new."],
        ["The wall fell in 1901", ", but the gate was never damaged."],
        ["The wall fell in 1901", " and Oslo says it will be rebuilt."],
        ["Norway built the wall", ", while Sweden says it paid for it."],
    ],
)
def test_two_statements_are_taken_apart(parts: list[str]) -> None:
    joined = "".join(parts)
    bare = [
        part.lstrip(" ,;").removeprefix("but ").removeprefix("and ").removeprefix("while ")
        for part in parts
    ]
    assert list(clauses(joined)) == bare


@pytest.mark.parametrize(
    "sentence",
    [
        "The wall was built by Norway, Sweden, and Denmark.",
        "The wall was long but very thin.",
        "Holm and Brandt said the wall was old.",
        "The gate was not only old, but it was also ugly.",
        "She moved to a camp, which Oslo calls a school, but critics charge is a prison.",
        "“The wall is old; the gate is new,” Holm said.",
        "Towers (north; south; east; west) were added.",
        "Guards held the gate; nothing else.",
    ],
)
def test_one_statement_stays_whole(sentence: str) -> None:
    assert clauses(sentence) == (sentence,)
