"""Who is named where: what the parser's entities are taken for."""

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

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
