import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.verdict.stems import all_stems, canonical_stem, fold, opposites, stem
from factcheck.verdict.words import Name, is_negation, leans_on_context, read_content


def names(text: str) -> list[str]:
    return sorted(name.text for name in read_content(text).names)


def one_name(text: str) -> Name:
    (name,) = read_content(text).names
    return name


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Café", "cafe"),
        ("ŽOFIA", "zofia"),
        ("Türkiye", "turkiye"),
        ("NATO's", "nato"),
        ("NATO’s", "nato"),
        ("states'", "states"),
        ("", ""),
    ],
)
def test_folding_leaves_lower_case_without_accents_and_possessives(word: str, folded: str) -> None:
    assert fold(word) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [("founded", "founding"), ("ministers", "minister"), ("countries", "country")],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("founded", "established"),
        ("soldiers", "troops"),
        ("minister", "secretary"),
        ("purchased", "acquired"),
        ("residents", "population"),
    ],
)
def test_synonyms_share_a_stem(one: str, other: str) -> None:
    assert canonical_stem(one) == canonical_stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("increase", "decrease"),
        ("northern", "southern"),
        ("supported", "opposed"),
        ("armoured", "unarmoured"),
    ],
)
def test_opposites_go_both_ways(one: str, other: str) -> None:
    assert canonical_stem(other) in opposites(canonical_stem(one))
    assert canonical_stem(one) in opposites(canonical_stem(other))


def test_a_word_without_an_opposite_has_none() -> None:
    assert opposites("mill") == frozenset()


@pytest.mark.parametrize("word", ["not", "never", "isn't", "can't", "without"])
def test_words_that_turn_a_sentence_around(word: str) -> None:
    assert is_negation(word)


@pytest.mark.parametrize("word", ["note", "nothing's-not", "know", "north"])
def test_words_that_only_look_like_it(word: str) -> None:
    assert not is_negation(word)


@pytest.mark.parametrize(
    ("text", "n_negations"),
    [
        ("It is built.", 0),
        ("It is not built.", 1),
        ("It isn’t built.", 1),
        ("Nobody said it was never built.", 2),
    ],
)
def test_negations_are_counted(text: str, n_negations: int) -> None:
    assert read_content(text).n_negations == n_negations


def test_content_leaves_out_stop_words_numbers_and_dates() -> None:
    content = read_content("On 4 April 1949 the 12 bridges were built by them.")
    assert set(content.stems) == {stem("bridges"), stem("build")}


def test_a_word_said_twice_counts_once() -> None:
    assert read_content("A bridge is a bridge.").stems == (stem("bridge"),)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The bridge was built in Prague.", ["Prague"]),
        ("He met Marta Novak in Oslo.", ["Marta Novak", "Oslo"]),
        ("He met Marta Novak, Luc Duval and others.", ["Luc Duval", "Marta Novak"]),
        ("It was President Marta Novak who spoke.", ["Marta Novak"]),
        ("The bridge of the town was built.", []),
        ("It fell on Tuesday in May.", []),
        ("Slowly it was built.", []),
        ("Worldwide demand rose.", []),
        ("Global Fund money ran out.", ["Global Fund"]),
        ("Former President Marta Novak spoke.", ["Marta Novak"]),
    ],
)
def test_names_are_runs_of_capitalised_words(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    ["the U.S.", "the US", "the USA", "the United States", "an American"],
)
def test_names_of_one_country_share_a_key(text: str) -> None:
    assert one_name(f"It was for {text} to say.").keys == {"united-states"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Libyans", "Libya"),
        ("Sri Lankans", "Sri Lanka"),
        ("South Koreans", "South Korea"),
        ("Bosnian", "Bosnia and Herzegovina"),
        ("Burmese", "Myanmar"),
        ("DR Congo", "the Democratic Republic of the Congo"),
    ],
)
def test_people_and_other_names_share_the_key_of_their_country(one: str, other: str) -> None:
    assert one_name(f"It was said by {one}.").keys == one_name(f"It was said by {other}.").keys


def test_two_countries_of_a_like_name_do_not() -> None:
    assert one_name("It lies in South Sudan.").keys != one_name("It lies in Sudan.").keys
    assert one_name("It lies in North Korea.").keys != one_name("It lies in South Korea.").keys


def test_a_country_is_told_from_its_union_and_its_towns() -> None:
    assert one_name("It was said by Libyans.").is_country
    assert one_name("It was said by South Koreans.").is_country
    assert not one_name("It was said by the European Union.").is_country
    assert not one_name("It was said in Tripoli.").is_country


def test_the_pronoun_is_not_the_country() -> None:
    assert names("They told us to go.") == []


def test_a_name_that_begins_a_sentence_may_be_any_noun() -> None:
    assert not one_name("Granite is a stone.").certain
    assert one_name("It is near Prague.").certain
    assert one_name("Marta Novak spoke.").certain


def test_a_name_knows_the_word_before_it() -> None:
    assert one_name("It was built in Prague.").preceding == "in"
    assert one_name("It was built by the Novak family.").preceding == "by"


def test_the_portfolio_tells_one_minister_from_another() -> None:
    (foreign,) = read_content("The foreign minister spoke.").offices
    (defence,) = read_content("The minister of defence spoke.").offices
    assert foreign.stem == canonical_stem("foreign")
    assert defence.stem == canonical_stem("defense")
    assert read_content("The foreign guests spoke.").offices == ()


def test_a_head_of_state_is_an_office() -> None:
    (office,) = read_content("The chancellor spoke.").offices
    assert office.text == "chancellor"


def test_all_stems_holds_every_word() -> None:
    found = all_stems("The old bridges of Prague")
    assert {canonical_stem(w) for w in ("the", "old", "bridge", "of", "prague")} <= found


@given(st.text())
def test_no_text_raises(text: str) -> None:
    content = read_content(text)
    assert len(set(content.stems)) == len(content.stems)
    assert all(name.keys and name.text for name in content.names)
    assert isinstance(all_stems(text), frozenset)


def test_a_seat_stands_for_its_government_but_not_in_a_text_on_capitals() -> None:
    assert one_name("Moscow rejected the plan.").stands_for
    assert not one_name("The capital is called Moscow.").stands_for


def test_who_governs_in_a_seat_is_the_countrys() -> None:
    assert one_name("The lawmakers in Moscow rejected it.").stands_for
    assert not one_name("The guests in Moscow rejected it.").stands_for


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        ("It was in May 2016 that the town joined.", False),
        ("It was Marta Novak who led the town.", False),
        ("It took the town hours to agree.", False),
        ("It was a town that joined in May 2016.", True),
        ("It took Oslo in May 2016.", True),
        ("It took part in efforts to end the war.", True),
        ("It was Oslo's port, which closed.", True),
        ("It was for this reason that the town joined.", False),
        ("Neither town joined.", True),
        ("Each town joined.", True),
        ("The town was against such a plan.", True),
        ("Berg was such a mayor as the town needs.", False),
        ("Each of the 27 Elm towns joined.", False),
        ("Both Oslo and Bergen joined.", False),
        ("The town joined.", False),
    ],
)
def test_it_leans_on_what_was_said_before_unless_it_points_forward(text: str, leans: bool) -> None:
    assert leans_on_context(text) is leans


@pytest.mark.parametrize(
    ("text", "stems", "names"),
    [
        ("The May vote failed.", ("vote", "fail"), []),
        ("On 4 March, protesters marched.", ("protest", "march"), []),
        ("Theresa May resigned.", ("resign",), ["Theresa May"]),
        ("Theresa May, 59, resigned.", ("resign",), ["Theresa May"]),
        ("Leaders left Paris May 12.", ("lead", "leav"), ["Paris"]),
        ("Leaders left Paris March, 2014.", ("lead", "leav"), ["Paris"]),
    ],
)
def test_a_month_is_no_content_word_and_a_family_name_is_no_month(
    text: str, stems: tuple[str, ...], names: list[str]
) -> None:
    content = read_content(text)
    assert content.stems == stems
    assert [name.text for name in content.names] == names


@pytest.mark.parametrize(
    ("claim", "leans"),
    [
        ("A year there is shorter than a year on Earth.", True),
        ("Ann Berg lived there until 1990.", True),
        ("Cheese is made in Elmland, and bread is eaten there.", False),
        ("The report said there were two ports.", False),
        ("In Elm there is a port.", False),
        ("There are two ports in Elm.", False),
    ],
)
def test_what_is_so_there_points_back(claim: str, *, leans: bool) -> None:
    assert leans_on_context(claim) is leans


@pytest.mark.parametrize(
    ("claim", "names"),
    [
        ("Townspeople may watch for nothing.", []),
        ("Whoever scans books needs a cradle.", []),
        ("Insurers paid most of it.", []),
        ("Insurers United won the cup.", ["Insurers United"]),
    ],
)
def test_how_a_word_ends_may_tell_that_it_is_no_name(claim: str, names: list[str]) -> None:
    assert [name.text for name in read_content(claim).names] == names


def test_what_is_named_for_a_seat_of_government_is_not_the_countrys() -> None:
    (name,) = (n for n in read_content("The Treaty of Lisbon entered into force.").names)
    assert name.stands_for == ""
    assert next(n.stands_for for n in read_content("Talks between Lisbon and Oslo failed.").names)
