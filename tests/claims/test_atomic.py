import datetime as dt
import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.claims.atomic import AtomicSplitter
from factcheck.testing import make_document
from factcheck.types import ChangeReason, Claim, ClaimKind

TODAY = dt.date(2025, 3, 11)


def claims(text: str, *, date: dt.date | None = TODAY, title: str = "") -> tuple[Claim, ...]:
    document = make_document(text, date=date)
    return AtomicSplitter().split(replace(document, title=title or document.title)).claims


def texts(text: str) -> list[str]:
    return [claim.text for claim in claims(text)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Marta Novak wrote three plays and directed the city theatre.",
            ["Marta Novak wrote three plays.", "Marta Novak directed the city theatre."],
        ),
        (
            "Oslo, which hosted the games in 1952, is the capital of Norway.",
            ["Oslo is the capital of Norway.", "Oslo hosted the games in 1952."],
        ),
        (
            "The bridge, built in 1750, spans the river.",
            ["The bridge spans the river.", "The bridge was built in 1750."],
        ),
        (
            "Oakland, tucked between Elm and Ashby, has two schools.",
            ["Oakland has two schools.", "Oakland is tucked between Elm and Ashby."],
        ),
        (
            "Ada Holm has been President of Norway, the head of state, since 2019.",
            ["Ada Holm has been President of Norway since 2019."],
        ),
        (
            "The prize went to the Alder School, the one before to Ada Holm.",
            ["The prize went to the Alder School, the one before to Ada Holm."],
        ),
        (
            "Norway was never part of it, and neither was Iceland.",
            ["Norway was never part of it, and neither was Iceland."],
        ),
        ("Birds nest in trees.", ["Birds nest in trees."]),
        ("Antibiotics work against bacteria.", ["Antibiotics work against bacteria."]),
        ("Doctors prescribe too many pills.", ["Doctors prescribe too many pills."]),
        (
            "Nobody believes that Oslo is the capital of Sweden.",
            ["Nobody believes that Oslo is the capital of Sweden."],
        ),
        (
            "Anna Berg left for another city, Oslo, in 2019.",
            ["Anna Berg left for another city, Oslo, in 2019."],
        ),
        (
            "The Oakland Bank, often called the oak bank, has its seat in Oslo, Norway.",
            [
                "The Oakland Bank has its seat in Oslo, Norway.",
                "The Oakland Bank is often called the oak bank.",
            ],
        ),
        (
            "Norway lies in Central Europe and borders four countries: Denmark, Poland, Czechia"
            " and Austria.",
            ["Norway lies in Central Europe.", "Norway borders four countries."],
        ),
        (
            "Ada Holm has been Mayor of Oslo since 21 June 2017 and Minister of Norway"
            " since 27 September 2022.",
            [
                "Ada Holm has been Mayor of Oslo since 21 June 2017 and Minister of Norway"
                " since 27 September 2022."
            ],
        ),
        (
            "Ana Lima is a Brazilian actress and singer who was born in Recife.",
            [
                "Ana Lima is a Brazilian actress.",
                "Ana Lima is a Brazilian singer.",
                "Ana Lima was born in Recife.",
            ],
        ),
        (
            "Some 30 pilgrims were hurt in a crush during the spring pilgrimage near Lourdes.",
            ["Some 30 pilgrims were hurt in a crush during the spring pilgrimage near Lourdes."],
        ),
        (
            "The case of Ada Holm was dealt with as a matter of fraud.",
            ["The case of Ada Holm was dealt with as a matter of fraud."],
        ),
        (
            "Ada Holm was elected with 84,121 votes, the most of any candidate.",
            ["Ada Holm was elected with 84,121 votes, the most of any candidate."],
        ),
        (
            "For Ann Berg, a painter in Oslo, Otto Lind was a legend.",
            ["For Ann Berg, Otto Lind was a legend.", "Ann Berg was a painter in Oslo."],
        ),
        (
            "The programme has seeded galleries in Norway with over 28,000 photographs.",
            ["The programme has seeded galleries in Norway with over 28,000 photographs."],
        ),
        (
            "The yields may depend on rain - for wheat - or heat - for maize - alone in Norway.",
            ["The yields may depend on rain - for wheat - or heat - for maize - alone in Norway."],
        ),
        (
            "Ada Holm sat on a panel with Otto Lind, the voice of Berg in Berg: The Series.",
            ["Ada Holm sat on a panel with Otto Lind, the voice of Berg in Berg: The Series."],
        ),
        (
            "The magazine Fjord describes the ruling as historic.",
            ["The magazine Fjord describes the ruling as historic."],
        ),
        (
            "The machines were required to find, pick up, carry, and sort balls of Malta.",
            ["The machines were required to find, pick up, carry, and sort balls of Malta."],
        ),
        (
            "Ada Holm failed to get re-elected in Malta, and resigned from her post.",
            ["Ada Holm failed to get re-elected in Malta.", "Ada Holm resigned from her post."],
        ),
        (
            "Although the tunnel was closed, the trains kept running.",
            ["The trains kept running.", "The tunnel was closed."],
        ),
        (
            "It was Mayor Ada Holm who closed the port of Bergen in 1990.",
            ["Mayor Ada Holm closed the port of Bergen in 1990."],
        ),
        (
            "Norway put its name to the Oslo Convention but has not ratified it.",
            ["Norway put its name to the Oslo Convention.", "Norway has not ratified it."],
        ),
        (
            "More than 20 mayors among the river towns met in Vienna without their deputies.",
            [
                "More than 20 mayors met in Vienna.",
                "More than 20 mayors met in Vienna without their deputies.",
                "More than 20 mayors among the river towns met in Vienna.",
            ],
        ),
    ],
)
def test_a_sentence_is_taken_apart(sentence: str, expected: list[str]) -> None:
    assert texts(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The council did not meet in Lisbon with the unions.",
        "Only the mayor voted against the plan.",
        "If the dam breaks, the valley will flood.",
        "No minister travelled to Madrid during the strike.",
        "Finland joined the alliance after Sweden did.",
        "Finland joined the alliance after Sweden joined it.",
        "Ada Holm left Oslo after Norway lost the final.",
        "About 2 million pupils under ten were ill in 2023.",
        "Three sailors from Bergen in Oakland fell ill in 2019.",
        "Under the treaty, Norway owns the mines.",
        "With less rain, Oakland would need 40 wells.",
        "Without Svalbard, Norway has 40 islands.",
        "Norway has 40 islands without Svalbard.",
        "Ada Holm was invited to Oslo but declined.",
        "Ada Holm spent nine years in Ashcorp and its successor.",
        "Most countries regard Norway and Malta as independent states.",
        "Norway has signed but not ratified the Oslo Convention on Whales.",
        "The station needs about an hour and a half for one trip around Norway.",
        "The probe circles the Sun and not the Earth.",
        "A Norwegian leads the Oslo Bank and a Dane leads the Bergen Fund.",
    ],
)
def test_what_could_say_more_when_cut_stays_whole(sentence: str) -> None:
    assert texts(sentence) == [sentence]


@pytest.mark.parametrize(
    "sentence", ["Poland borders Ukraine.", "Portugal borders France.", "Oslo hosts the Berlin."]
)
def test_a_verb_that_is_read_as_a_noun_between_names_states_something(sentence: str) -> None:
    assert texts(sentence) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Military doctors from more than 30 towns gathered in Oslo in 2019.",
        "Norway's Ashcorp trade talks opened on June 25, 2024.",
        "Ashcorp let Holm back in June 2022.",
        "The towns of Elm and Ashby in North Norway border Oakland.",
        "Ashcorp types 7 and 8 cause about 20 percent of leaks.",
        "Gold coats the mirrors of the Oakland Telescope.",
        "There is no special treatment against beetles.",
    ],
)
def test_a_verb_that_is_misread_is_one(sentence: str) -> None:
    assert texts(sentence) == [sentence]


@pytest.mark.parametrize(
    "title",
    [
        "Army chiefs at Paris talks.",
        "Two bridges between Oslo and Rome.",
        "A history of sea trade in Norway.",
    ],
)
def test_a_noun_phrase_is_no_claim(title: str) -> None:
    assert texts(title) == []


def test_a_title_is_a_claim_of_its_own() -> None:
    found = claims("French Defence Minister Claude Moreau rejects the plan.")
    assert [c.text for c in found] == [
        "French Defence Minister Claude Moreau rejects the plan.",
        "Claude Moreau is French Defence Minister.",
    ]
    assert found[1].kind is ClaimKind.OFFICE
    assert [(c.what, c.by, c.why) for c in found[1].changes] == [("", "is", ChangeReason.OFFICE)]


OFFICE_OF_BERG = "Anna Berg is Mayor."


@pytest.mark.parametrize(
    ("text", "is_claimed"),
    [
        ("OSLO (Reuters) - Mayor Anna Berg closed the harbour.", True),
        ("Mayor Anna Berg closed the harbour on Tuesday.", True),
        ("On Tuesday, Mayor Anna Berg closed the harbour.", True),
        ("Mayor Anna Berg closed the harbour.", False),
        ("The city council met Mayor Anna Berg after the flood.", False),
        ("The city council dismissed Mayor Anna Berg on Tuesday.", False),
        ("Mayor Anna Berg resigned on Tuesday.", False),
    ],
)
def test_a_title_in_the_past_is_of_today_only_in_the_news(text: str, is_claimed: bool) -> None:
    assert (OFFICE_OF_BERG in texts(text)) == is_claimed


def test_days_are_made_whole_and_the_change_is_recorded() -> None:
    (claim,) = claims("The council of Elmhaven met on Tuesday.")
    assert claim.text == "The council of Elmhaven met on Tuesday, 11 March 2025."
    assert [(c.what, c.by, c.why) for c in claim.changes] == [
        ("Tuesday", "Tuesday, 11 March 2025", ChangeReason.DATE)
    ]
    (undated,) = claims("The council of Elmhaven met on Tuesday.", date=None)
    assert undated.text == "The council of Elmhaven met on Tuesday."


def test_a_pronoun_and_a_surname_become_the_name() -> None:
    found = claims("Marta Novak opened the bridge in 1998. She left the town in 2004.")
    assert found[1].text == "Marta Novak left the town in 2004."
    assert found[1].changes[0].why is ChangeReason.PRONOUN
    found = claims("Marta Novak opened the bridge in 1998. Novak left the town in 2004.")
    assert found[1].text == "Marta Novak left the town in 2004."
    assert found[1].changes[0].why is ChangeReason.NAME


def test_what_is_unclear_stays_and_is_named() -> None:
    (claim,) = claims("They left the town in 2004.")
    assert claim.text == "They left the town in 2004."
    assert claim.unresolved == ("They",)


def test_the_meeting_is_the_one_spoken_of() -> None:
    found = claims("The mayors met in Vienna on Tuesday. The talks ended without a result.")
    assert found[-1].text.startswith("The talks of mayors in Vienna on 11 March 2025 ended")


def test_nobody_s_words_are_changed() -> None:
    found = claims("“We met on Tuesday and they agreed,” Marta Novak said.")
    assert "“We met on Tuesday and they agreed,”" in found[0].text


def test_the_same_claim_twice_is_one_with_both_places() -> None:
    text = "The bridge was built in 1750. Many came. The bridge was built in 1750!"
    found = [c for c in claims(text) if "built" in c.text]
    assert len(found) == 1
    assert [text[span.start : span.end] for span in found[0].repeated_at] == [
        "The bridge was built in 1750!"
    ]


def test_an_article_s_date_line_is_its_date() -> None:
    text = "A bridge for Elmhaven\n\nFriday, July 21, 2017\n\nThe council met yesterday.\n"
    (claim,) = claims(text, date=None)
    assert claim.text == "The council met on 20 July 2017."
    assert claim.date == dt.date(2017, 7, 21)


WORDS = (
    "Oslo Marta Novak the bridge council who which and but , . was built met on Tuesday in 1750 , "
    "he they it the talks including ( ) “ ” said that without NATO is a 30 of seeking to given"
).split()


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_claim_has_no_words_but_the_sentence_s_and_those_recorded(text: str) -> None:
    for claim in claims(text):
        said = f"{claim.sentence} {' '.join(change.by for change in claim.changes)}"
        speaker = claim.attribution.speaker if claim.attribution else ""
        known = set(re.findall(r"\w+", f"{said} {speaker} said".casefold()))
        assert set(re.findall(r"\w+", claim.text.casefold())) <= known
        added = sum(len(change.by) for change in claim.changes)
        assert len(claim.text) <= len(claim.sentence) + added + len(speaker) + 40


def test_an_it_that_only_puts_first_who_it_was_stands_for_nothing() -> None:
    found = texts(
        "Ashcorp is old. It is the buyer, and not the seller, that pays the tax in Norway."
    )
    assert found[-1] == "It is the buyer, and not the seller, that pays the tax in Norway."


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Most of the sick in the town are non-smokers exposed to coal dust.",
            ["Most of the sick in the town are non-smokers exposed to coal dust."],
        ),
        (
            "The Elm Guild, whose library lies in Ashland, bases its reports on its own trials.",
            [
                "The Elm Guild bases its reports on its own trials.",
                "The Elm Guild's library lies in Ashland.",
            ],
        ),
        (
            "The border agreement is named after the village of Elm.",
            ["The border agreement is named after the village of Elm."],
        ),
        (
            "Anna Berg stepped down the day after the vote.",
            ["Anna Berg stepped down the day after the vote."],
        ),
    ],
)
def test_words_and_what_they_need_stay_whole(sentence: str, expected: list[str]) -> None:
    assert texts(sentence) == expected


def test_by_whom_is_said_of_all_verbs_that_share_it() -> None:
    found = texts(
        "The trial was designed and led by Ada Holm and paid for by Elm Institute in 2019."
    )
    assert "The trial was designed by Ada Holm." in found
    assert any(claim.startswith("The trial was paid for by Elm Institute") for claim in found)
    apart = texts("The house was built in 1902 and bought by Ada Holm.")
    assert not any("built" in claim and "Holm" in claim for claim in apart)
