"""Two things named together, of which a sentence has one."""

import pytest

from factcheck.verdict.conjuncts import compare_conjuncts


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Version 6 brought a mode for tablets and phones.", "Version 6 has a mode for tablets."),
        ("Elmco sells neither to armies nor to the police.", "Elmco does not sell to armies."),
        ("The firm employs nurses and cleaners.", "The firm employs nurses in two towns."),
    ],
)
def test_the_other_of_two_is_open_where_the_sentence_has_one_alone(claim, sentence):
    assert compare_conjuncts(claim, sentence).missing


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The firm employs nurses and doctors.", "The firm employs nurses and physicians."),
        ("The firm employs nurses and doctors.", "Doctors work there, and so do nurses."),
        ("The firm employs nurses and doctors.", "The firm employs teachers."),
        ("The film was written and directed by Ada.", "Ada wrote the film in 1990."),
    ],
)
def test_nothing_is_open_where_both_are_there_or_neither_or_in_other_words(claim, sentence):
    assert not compare_conjuncts(claim, sentence).missing
