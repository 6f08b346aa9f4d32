"""Who is named where: what the parser's entities are taken for."""

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from factcheck.claims.parse import parse
from factcheck.claims.people import People, person_spans


@pytest.fixture
def read_across_a_verb() -> Doc:
    """`Ada Holm founded Ashcorp .`, of which the parser made one person."""
    return Doc(
        Vocab(),
        words=["Ada", "Holm", "founded", "Ashcorp", "."],
        tags=["NNP", "NNP", "VBD", "NNP", "."],
        heads=[1, 2, 2, 2, 2],
        deps=["compound", "nsubj", "ROOT", "dobj", "punct"],
        ents=["B-PERSON", "I-PERSON", "I-PERSON", "I-PERSON", "O"],
    )


def test_a_name_ends_at_a_verb(read_across_a_verb: Doc) -> None:
    assert person_spans(read_across_a_verb) == [(0, 2), (3, 4)]


def test_a_clause_is_nobody_s_full_name(read_across_a_verb: Doc) -> None:
    people = People()
    people.learn([read_across_a_verb])
    assert people.full_name("Ashcorp") == "Ashcorp"
    assert people.full_name("Holm") == "Ada Holm"


def named(text: str) -> dict[str, str]:
    """Return each name of a text as it stands there, with the longest name of that person."""
    docs = parse([line for line in text.splitlines() if line.strip()])
    people = People()
    people.learn(docs)
    return {doc[m.start : m.end].text: m.name for doc in docs for m in people.mentions(doc, 0)}


def test_a_title_goes_with_a_given_name_and_not_with_a_father_s() -> None:
    found = named(
        "Hassan bin Omar was made prime minister of Oman in May.\n"
        "King Omar has reigned in Oman since 2011.\n"
        "Hassan spoke in Muscat."
    )
    assert found["Omar"] == "Omar"
    assert found["Hassan"] == "Hassan bin Omar"


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("King Haakon V opened the bridge.\nAshcorp was renamed V in May.", "V"),
        ("Remote Norway, held by two kings, paid.\nNorway's two lakes froze over.", "Norway"),
        ("Dr Ada Holm left Oslo.\nShe met Mr Holm in Bergen.", "Holm"),
    ],
)
def test_a_name_that_means_another_stays(text: str, short: str) -> None:
    assert named(text).get(short, short) == short


def test_a_place_is_not_called_after_its_club_nor_a_firm_after_its_founder() -> None:
    text = "Arvensby Ladies lost the cup.\nThe mayor of Arvensby watched."
    assert named(text).get("Arvensby", "Arvensby") == "Arvensby"
    people = People()
    people.learn(
        parse(["Viktor Tarn founded Tarn Systems in Oslo in 1990.", "Tarn moved its desk."])
    )
    assert people.full_name("Tarn") == "Tarn"
    alone = People()
    alone.learn(parse(["Viktor Tarn founded a firm in Oslo in 1990.", "Tarn moved to Bergen."]))
    assert alone.full_name("Tarn") == "Viktor Tarn"


def test_a_saint_s_hospital_is_no_person() -> None:
    assert not named("Patients can park at St Brannoc's Hospital without paying.")


def test_what_is_called_after_somebody_keeps_the_name_it_has() -> None:
    text = "Harriet Holm described it in 1990.\nThe Holm effect was never found again.\nHolm died."
    docs = parse(text.splitlines())
    people = People()
    people.learn(docs)
    assert [m.name for doc in docs[1:] for m in people.mentions(doc, 0)][-1] == "Harriet Holm"
    assert "Harriet Holm" not in [m.name for m in people.mentions(docs[1], 0)]
