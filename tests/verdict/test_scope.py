"""How far "the first" and "the largest" reach."""

import pytest

from factcheck.verdict.scope import compare_alone, compare_condition, compare_scopes


def test_one_of_the_only_two_is_not_the_only_one() -> None:
    sentence = "Samples are kept only in Elm in Malta and in Oak in Norway."
    (open_,) = compare_alone("Malta keeps the only samples.", sentence).missing
    assert open_.claim == "only"
    assert not compare_alone("Samples are kept only in Malta and Norway.", sentence).missing
    assert not compare_alone("Malta keeps the only samples.", "They are kept in Malta.").missing


@pytest.mark.parametrize(
    ("claim", "sentence", "mine", "theirs"),
    [
        (
            "Elm is the largest port in the world.",
            "Elm is the largest port in Europe.",
            "in the world",
            "Europe",
        ),
        (
            "Elm is the largest port anywhere in the world.",
            "Elm is the largest port of Malta.",
            "anywhere",
            "of Malta",
        ),
        (
            "Anna Berg made the first crossing of the lake.",
            "Anna Berg made the first solo crossing of the lake.",
            "first crossing",
            "first solo crossing",
        ),
    ],
)
def test_a_narrower_rank_leaves_a_wider_one_open(
    claim: str, sentence: str, mine: str, theirs: str
) -> None:
    (open_,) = compare_scopes(claim, sentence).missing
    assert (open_.claim, open_.evidence) == (mine, theirs)
    assert not compare_scopes(sentence, sentence).missing


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Elm is the largest port in Europe.", "Elm is the largest port in the world."),
        ("Elm is the largest port in the world.", "Elm, in Europe, is the world's largest port."),
        ("Anna Berg made the first solo crossing.", "Anna Berg made the first crossing alone."),
        ("It is the first solo crossing by a woman.", "It is the first crossing by a woman, solo."),
    ],
)
def test_a_wider_rank_or_the_same_leaves_nothing_open(claim: str, sentence: str) -> None:
    assert not compare_scopes(claim, sentence).missing


@pytest.mark.parametrize(
    ("claim", "sentence", "opens"),
    [
        (
            "Berg holds the world record for the longest solo flight.",
            "Berg flew for 12 hours, the longest solo flight of a Norwegian.",
            True,
        ),
        (
            "Berg holds the world record for the longest solo flight.",
            "Berg flew for 12 hours, a world record.",
            False,
        ),
        ("Elm built the world's first tidal mill.", "Elm built a tidal mill in 1902.", True),
        (
            "Elm built the world's first tidal mill.",
            "In 1902 Elm built the first tidal mill.",
            False,
        ),
    ],
)
def test_what_is_first_in_the_world_is_open_where_it_is_first_of_a_people_or_not_told(
    claim: str, sentence: str, *, opens: bool
) -> None:
    assert bool(compare_scopes(claim, sentence).missing) is opens


@pytest.mark.parametrize(
    ("claim", "opens"),
    [
        ("No club has won it more often than Elm Rovers.", True),
        ("Elm Rovers have won it most often.", True),
        ("No club but Ashby has won it more often than Elm Rovers.", False),
        ("Elm Rovers have won it seven times.", False),
    ],
)
def test_an_exception_leaves_open_that_nobody_did_more(claim: str, *, opens: bool) -> None:
    sentence = "Elm Rovers won it seven times, more often than any other club except Ashby."
    assert bool(compare_scopes(claim, sentence).missing) is opens


def test_the_first_since_a_year_is_not_the_first_of_all() -> None:
    told = "The union held a strike in March 2023, the first at the firm since 1979."
    assert compare_scopes("The strike of 2023 was the first at the firm.", told).missing
    assert not compare_scopes("The strike of 2023 was the firm's first since 1979.", told).missing
    assert not compare_scopes("The union held a strike in 2023.", told).missing


def test_since_when_something_has_been_first_narrows_nothing() -> None:
    claim = "Elmland is the most populous country in the world."
    assert not compare_scopes(
        claim, "Elmland has been the most populous country in the world since 2023."
    ).missing


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Elm rejoined the Union in 2024.", "Elm rejoined the Union research programme in 2024."),
        ("Ceres is a planet.", "Ceres is a dwarf planet."),
        ("Ida Holm was the minister.", "Ida Holm was the deputy minister."),
    ],
)
def test_a_part_or_a_kind_is_not_the_whole(claim, sentence):
    assert compare_scopes(claim, sentence).missing


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Elm rejoined the Union in 2024.", "Elm rejoined the Union early in 2024."),
        ("Elm left the Schengen Area.", "Elm left the Schengen area in May."),
        ("Ceres is a dwarf planet.", "Ceres is a dwarf planet."),
    ],
)
def test_the_whole_is_not_a_part(claim, sentence):
    assert not compare_scopes(claim, sentence).missing


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Ida Holm was the first pilot in space.", "Ida Holm was the first pilot to orbit Elm."),
        ("A Norwegian made the first flight.", "Ida Holm made the first Norwegian flight."),
        ("If a member abstains, the vote fails.", "A member can block a vote with a veto."),
    ],
)
def test_another_first_and_another_condition_leave_it_open(claim, sentence):
    assert compare_scopes(claim, sentence).missing or compare_condition(claim, sentence).missing


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Ida Holm was the first pilot in space.", "Ida Holm was the first pilot in space."),
        ("Ida Holm made the first Norwegian flight.", "Ida Holm made the first Norwegian flight."),
        ("If a member abstains, the vote fails.", "Where a member abstains, the vote has failed."),
    ],
)
def test_the_same_first_and_condition_do_not(claim, sentence):
    assert not compare_scopes(claim, sentence).missing
    assert not compare_condition(claim, sentence).missing


def test_a_past_form_behind_a_name_is_no_part_of_it() -> None:
    claim = "The ferry Aurora still runs on oil."
    assert not compare_scopes(claim, "Until 2019 the ferry Aurora ran on oil.").missing
    assert compare_scopes("Elm bought Aurora.", "Elm bought Aurora shares.").missing
