from benchmarks.job import JobPassage
from benchmarks.plain import strongest, worded

PASSAGE = JobPassage(title="Lake Vostok", text="", sentences=())


def test_a_sentence_that_lacks_the_title_is_put_under_it() -> None:
    assert worded("It lies under ice.", PASSAGE) == "Lake Vostok. It lies under ice."


def test_a_sentence_that_names_the_title_stands_alone() -> None:
    assert worded("Vostok lies under ice.", PASSAGE) == "Vostok lies under ice."


def test_the_surest_sentence_decides() -> None:
    assert strongest([[0.5, 0.3, 0.2], [0.1, 0.8, 0.1]]) == ("refuted", 0.8)


def test_no_evidence_is_not_enough() -> None:
    assert strongest([]) == ("not_enough_evidence", 1.0)
