"""Claims worded so that they stand alone: what is named, left out, kept or set aside."""

import datetime as dt
from dataclasses import replace

import pytest

from factcheck.claims.atomic import AtomicSplitter
from factcheck.testing import make_document
from factcheck.types import Extraction, SetAsideReason


def split(text: str, *, title: str = "") -> Extraction:
    document = replace(make_document(text, date=dt.date(2025, 3, 11)), title=title)
    return AtomicSplitter().split(document)


def texts(text: str, *, title: str = "") -> list[str]:
    return [claim.text for claim in split(text, title=title).claims]


def test_of_two_with_one_surname_the_surname_is_the_headlines() -> None:
    text = "Ada Holm met Eva Holm in Oslo. Holm left Rome in 2019."
    assert texts(text, title="Student Ada Holm fined in Oslo")[-1] == "Ada Holm left Rome in 2019."
    assert texts(text)[-1] == "Holm left Rome in 2019."


def test_the_headline_says_which_of_several_is_meant() -> None:
    text = (
        "The Afghan team won a medal. The Danish team won two medals. Norway paid 40 fans."
        " Sweden paid 50 fans. Iceland paid 60 fans. Latvia paid 70 fans."
        " Malta paid 80 fans. The team reached Oslo."
    )
    assert texts(text, title="Afghan team wins a medal")[-1] == "The Afghan team reached Oslo."


def test_a_name_made_short_is_made_whole() -> None:
    text = "The Church of Norway sold a house. In 2019, Ada Holm left the Church."
    assert texts(text)[-1] == "In 2019, Ada Holm left the Church of Norway."


def test_a_part_of_a_name_that_stands_there_whole_is_not_made_whole_again() -> None:
    found = texts(
        "Andorra's largest town is Andorra la Vella.\n\nAndorra la Vella is the seat of Ashcorp."
    )
    assert found[-1] == "Andorra la Vella is the seat of Ashcorp."


def test_an_opening_that_leans_on_the_sentence_before_is_left_out() -> None:
    text = "Norway met Sweden. Six minutes later, Ada Holm scored a goal for Norway."
    assert texts(text)[-1] == "Ada Holm scored a goal for Norway."


def test_it_stays_where_it_bounds_what_is_said() -> None:
    text = "Norway met Sweden. At that time, Norway was the largest country in Europe."
    assert texts(text)[-1].startswith("At that time")


def test_a_name_beside_its_noun_stays_with_it() -> None:
    assert "Ada Holm met an attorney, Per Lund." in texts("Ada Holm met an attorney, Per Lund.")


def test_whom_several_may_be_stays_out_of_a_clause_of_its_own() -> None:
    found = texts("Norway saved 200 sailors after they were found near Bergen.")
    assert not any(text.startswith("They") for text in found)


def test_advice_is_set_aside() -> None:
    found = split("Wait until Monday. Ada Holm left Rome in 2019.")
    assert [(a.reason, a.text) for a in found.set_aside] == [
        (SetAsideReason.FRAGMENT, "Wait until Monday.")
    ]


def test_an_office_of_another_year_is_no_claim_of_today() -> None:
    found = texts("In 2015, Prime Minister Ada Holm opened the bridge.")
    assert not any("is Prime Minister" in text for text in found)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The parliament of Finland elects the prime minister, who leads the cabinet.",
            "Finland's prime minister leads the cabinet.",
        ),
        (
            "Oakland's council elects the mayor, who is paid by the state.",
            "Oakland's mayor is paid by the state.",
        ),
        (
            "The Finnish parliament elects the speaker, who chairs the debates.",
            "The Finnish speaker chairs the debates.",
        ),
        (
            "The president, who signs the laws, is elected by the people of Finland.",
            "Finland's president signs the laws.",
        ),
        (
            "Ada Holm blamed the government, which had raised the tax.",
            "Ada Holm blamed the government, which had raised the tax.",
        ),
        (
            "Ada Holm blamed the government of Finland, which had raised the tax.",
            "The government of Finland had raised the tax.",
        ),
    ],
)
def test_an_office_of_some_country_is_told_whose_it_is(sentence: str, expected: str) -> None:
    assert expected in texts(sentence)


def test_what_a_quotation_says_on_in_the_next_paragraph_has_its_speaker() -> None:
    text = 'Ada Holm said, "The bridge opened in 2019.\n\nNorway paid 40 million euros for it."'
    assert {c.attribution.speaker for c in split(text).claims if c.attribution} == {"Ada Holm"}
    assert all(c.attribution for c in split(text).claims)


def test_who_may_be_her_after_her_mother_is_not_said() -> None:
    text = "Ada Holm left Rome. Her mother spoke in 2019 after her husband had left Oslo."
    assert not any("Ada Holm's husband" in claim for claim in texts(text))


@pytest.mark.parametrize(
    "claim",
    ["Ashcorp's ship left before dawn.", "Oakland’s mayor met the press.", "Fans met on eBay."],
)
def test_a_claim_names_something_by_a_genitive_or_a_capital_within_a_word(claim: str) -> None:
    assert claim in texts(claim)


@pytest.mark.parametrize("name", ["Russia", "Ada"])
def test_a_claim_that_begins_with_a_name_names_something(name: str) -> None:
    found = texts(f"Some fans met some players. {name} did not agree with that goal.")
    assert f"{name} did not agree with that goal." in found
