import pytest

from factcheck.verdict.mutual import compare_mutual

SENTENCE = "Elmland lies in the north and borders Ashland, Oakland and the Elm Sea."


@pytest.mark.parametrize(
    ("claim", "open_names"),
    [
        ("Ashland borders Oakland.", ["Oakland"]),
        ("Ashland borders both Elmland and Oakland.", ["Oakland"]),
        ("Ashland has a border with Oakland.", ["Oakland"]),
        ("Ashland borders Elmland.", []),
        ("Elmland borders Ashland and Oakland.", []),
        ("Norland borders Ashland.", []),
        ("Ashland trades with Oakland.", []),
    ],
)
def test_a_sentence_on_ones_neighbours_does_not_make_them_each_others(
    claim: str, open_names: list[str]
) -> None:
    found = compare_mutual(claim, SENTENCE)
    assert [item.claim for item in found.missing] == open_names
    assert not found.differences
