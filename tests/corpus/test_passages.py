import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.corpus.passages import MAX_SENTENCE_CHARS, cut_passages
from factcheck.sentences import split_blocks
from factcheck.settings import CorpusSettings
from factcheck.types import Passage
from tests.fakes import a_document

THREE = CorpusSettings(n_sentences=3, stride=2, max_chars=900)


def texts(text: str, settings: CorpusSettings = THREE, *, title: str = "A title") -> list[str]:
    passages = cut_passages([a_document(text, title=title)], settings)
    return [" ".join(passage.text.split()) for passage in passages]


def numbered(first: int, last: int) -> str:
    """Sentences that a reader can count."""
    return " ".join(f"Bridge number {i} spans the river." for i in range(first, last + 1))


def test_windows_overlap_and_end_with_the_paragraph() -> None:
    assert texts(numbered(1, 6)) == [numbered(1, 3), numbered(3, 5), numbered(5, 6)]
    assert texts(numbered(1, 5)) == [numbered(1, 3), numbered(3, 5)]
    assert texts(numbered(1, 3)) == [numbered(1, 3)]
    assert texts(numbered(1, 1)) == [numbered(1, 1)]


def test_a_stride_longer_than_the_window_skips_nothing() -> None:
    settings = CorpusSettings(n_sentences=2, stride=5)
    assert texts(numbered(1, 5), settings) == [numbered(1, 2), numbered(3, 4), numbered(5, 5)]


def test_nothing_reaches_over_a_heading() -> None:
    above, west, east = numbered(1, 2), numbered(3, 3), numbered(4, 4)
    text = f"# A title\n\n{above}\n\n## West\n\n{west}\n\n## East\n\n{east}"
    passages = cut_passages([a_document(text)], THREE)
    assert [(p.heading, p.text) for p in passages] == [
        ("", numbered(1, 2)),
        ("West", numbered(3, 3)),
        ("East", numbered(4, 4)),
    ]


def test_a_first_heading_that_is_not_the_title_is_kept() -> None:
    passages = cut_passages([a_document(f"# Bridges\n\n{numbered(1, 1)}")], THREE)
    assert passages[0].heading == "Bridges"


def test_a_heading_is_shown_without_its_marks() -> None:
    passages = cut_passages(
        [a_document(f"## The **old** [bridge](b.md)\n\n{numbered(1, 1)}")], THREE
    )
    assert passages[0].heading == "The old bridge"


def test_long_paragraphs_stand_alone_and_short_ones_are_joined() -> None:
    long = f"{numbered(1, 3)}\n\n{numbered(4, 6)}"
    assert texts(long) == [numbered(1, 3), numbered(4, 6)]
    short = f"{numbered(1, 1)}\n\n{numbered(2, 2)}\n\n{numbered(3, 3)}"
    assert texts(short) == [numbered(1, 3)]


def test_a_list_is_joined_to_the_line_before_it() -> None:
    text = "The river has two bridges.\n\n- The old bridge is stone.\n- The new one is steel.\n"
    (only,) = cut_passages([a_document(text)], THREE)
    assert len(only.sentences) == 3


def test_tables_and_code_are_left_out_and_part_what_they_separate() -> None:
    table, code = "| a | b |\n|---|---|\n| 1 | 2 |", "```\nx = 1\n```"
    one, two, three = numbered(1, 1), numbered(2, 2), numbered(3, 3)
    assert texts(f"{one}\n\n{table}\n\n{two}\n\n{code}\n\n{three}\n") == [one, two, three]


def test_long_sentences_close_a_window_sooner_and_none_is_lost() -> None:
    settings = CorpusSettings(n_sentences=3, stride=2, max_chars=100)
    long = (
        "The bridge that the two towns built together " + "and then paid for " * 6 + "still stands."
    )
    text = f"{numbered(1, 2)} {long} {numbered(4, 5)}"
    assert texts(text, settings) == [numbered(1, 2), long, numbered(4, 5)]


def test_no_window_lies_within_another() -> None:
    settings = CorpusSettings(n_sentences=3, stride=1, max_chars=130)
    long = "The bridge that the towns built was paid for with a loan that took them years to repay."
    found = texts(f"{numbered(1, 3)} {long} {numbered(5, 6)}", settings)
    assert found[0] == numbered(1, 3)
    for one, other in itertools.pairwise(found):
        assert other not in one


def test_ids_count_on_over_documents_and_records_travel_along() -> None:
    documents = [
        a_document(numbered(1, 5), id="a.md"),
        a_document("", id="empty.md"),
        a_document(numbered(6, 6), id="b.md", title="B"),
    ]
    passages = cut_passages(documents, THREE)
    assert [passage.id for passage in passages] == [0, 1, 2]
    last = passages[-1].citation
    assert (last.document_id, last.title, last.source) == ("b.md", "B", "A publisher")
    assert last.date == documents[2].date
    assert last.licence == "CC-BY-4.0"


def test_the_line_is_that_of_the_file() -> None:
    document = replace(
        a_document(f"# A title\n\n{numbered(1, 3)}\n\n{numbered(4, 6)}"), first_line=8
    )
    assert [passage.line for passage in cut_passages([document], THREE)] == [10, 12]


MARKS = (
    "# Heading\n",
    "\n\n",
    "- item one\n",
    "\n",
    "| a | b |\n",
    "> quoted\n",
    "```\n",
    "**b** ",
)
SENTENCES = ("The town has a bridge. ", "Dr. No lives at 5.5 km. ", "word ", "é漢\u2028 ")
WORDS = st.sampled_from([*MARKS, *SENTENCES])


@given(
    pieces=st.lists(WORDS, max_size=30),
    markup=st.sampled_from(["markdown", "text"]),
    n_sentences=st.integers(1, 5),
    stride=st.integers(1, 5),
    max_chars=st.sampled_from([100, 900]),
)
def test_spans_are_exact_and_every_sentence_is_covered(
    pieces: list[str], markup: str, n_sentences: int, stride: int, max_chars: int
) -> None:
    document = a_document("".join(pieces), markup=markup)
    settings = CorpusSettings(n_sentences=n_sentences, stride=stride, max_chars=max_chars)
    passages = cut_passages([document], settings)
    for passage in passages:
        check_spans(passage, document.text, settings)
    left_out = {"heading", "table", "code", "caption", "furniture"}
    blocks = split_blocks(document.text, markup)
    prose = [s for block in blocks if block.kind not in left_out for s in block.sentences]
    assert sorted({span for p in passages for span in p.sentences}) == sorted(prose)


def check_spans(passage: Passage, text: str, settings: CorpusSettings) -> None:
    assert passage.text == text[passage.span.start : passage.span.end]
    assert passage.line == 1 + text[: passage.span.start].count("\n")
    assert passage.span == (passage.sentences[0].start, passage.sentences[-1].end)
    assert list(passage.sentences) == sorted(passage.sentences)
    assert len(passage.sentences) <= settings.n_sentences
    assert len(passage.text) <= settings.max_chars or len(passage.sentences) == 1


@pytest.mark.parametrize("markup", ["markdown", "text"])
def test_an_empty_document_has_no_passages(markup: str) -> None:
    assert cut_passages([a_document("", markup=markup)], THREE) == ()


def test_a_sentence_that_is_far_too_long_is_cut_at_blanks_and_nothing_is_lost() -> None:
    text = "stone " * 5_000 + "x" * 9_000 + " end"
    found = cut_passages([a_document(text)], THREE)
    assert max(len(passage.text) for passage in found) <= MAX_SENTENCE_CHARS
    assert "".join(passage.text for passage in found).replace(" ", "") == text.replace(" ", "")
    for passage in found:
        check_spans(passage, text, THREE)
