import hashlib
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from factcheck.testing import SUPPORTS, make_claim, make_hit, make_passage
from factcheck.types import Passage, Span
from factcheck.verdict.select import select_candidates

CLAIM = make_claim("The old bridge in Prague was built of stone.")
ABOUT = "The old bridge in Prague was built of stone in 1402."
NEARLY = "The old bridge was built of stone."
ELSEWHERE = "Cheese is made from milk."


def texts(*passages: Passage, limit: int = 9) -> list[str]:
    hits = [make_hit(passage) for passage in passages]
    return [candidate.text for candidate in select_candidates(CLAIM, hits, limit)]


def test_no_hits_no_candidates() -> None:
    assert select_candidates(CLAIM, [], 5) == ()


def test_the_most_promising_sentence_comes_first() -> None:
    passage = make_passage(ELSEWHERE, NEARLY, ABOUT)
    assert texts(passage)[:2] == [ABOUT, NEARLY]


def test_no_more_than_asked_and_the_best_of_them() -> None:
    passage = make_passage(ELSEWHERE, NEARLY, ABOUT)
    assert texts(passage, limit=1) == [ABOUT]


def test_of_equal_sentences_the_better_hit_comes_first() -> None:
    hits = [
        make_hit(make_passage(NEARLY, id=1, document_id="a.md"), fused=0.1),
        make_hit(make_passage(NEARLY, id=2, document_id="b.md"), fused=0.9),
    ]
    chosen = select_candidates(CLAIM, hits, 5)
    assert [c.hit.passage.citation.document_id for c in chosen] == ["b.md", "a.md"]


def test_a_sentence_of_two_overlapping_passages_is_read_once() -> None:
    first, second = make_passage(ELSEWHERE, ABOUT, id=1), make_passage(ABOUT, NEARLY, id=2)
    found = texts(first, second)
    assert found.count(ABOUT) == 1
    assert {ELSEWHERE, ABOUT, NEARLY} <= set(found)


def test_of_two_passages_with_a_sentence_the_better_is_its_hit() -> None:
    hits = [
        make_hit(make_passage(ABOUT, NEARLY, id=1), fused=0.9),
        make_hit(make_passage(ABOUT, ELSEWHERE, id=2), fused=0.1),
    ]
    chosen = select_candidates(CLAIM, hits, 9)
    assert next(one.hit.passage.id for one in chosen if one.text == ABOUT) == 1


def test_the_same_sentence_of_two_documents_is_read_twice() -> None:
    one, two = (make_passage(ABOUT, id=i, document_id=f"{i}.md") for i in (1, 2))
    assert texts(one, two) == [ABOUT, ABOUT]


def test_spans_point_into_the_document() -> None:
    document = f"A heading.\n\n{NEARLY} {ABOUT}"
    start = document.index(NEARLY)
    passage = make_passage(NEARLY, ABOUT)
    moved = replace(
        passage,
        span=Span(start, len(document)),
        sentences=tuple(Span(s.start + start, s.end + start) for s in passage.sentences),
    )
    for candidate in select_candidates(CLAIM, [make_hit(moved)], 9):
        assert document[candidate.span.start : candidate.span.end] == candidate.text


def test_line_ends_in_a_sentence_become_spaces() -> None:
    assert texts(make_passage(ABOUT.replace(" in Prague", "\n  in Prague"))) == [ABOUT]


def test_the_scorer_reads_the_title_where_the_sentence_lacks_its_words() -> None:
    def evidence(sentence: str, title: str) -> str:
        hit = make_hit(make_passage(sentence, title=title))
        (candidate,) = select_candidates(CLAIM, [hit], 1)
        return candidate.pair(CLAIM).evidence

    assert evidence("It was built of stone.", "Charles Bridge") == (
        "Charles Bridge. It was built of stone."
    )
    assert evidence(ABOUT, "Charles Bridge") == ABOUT
    assert evidence(ABOUT, "") == ABOUT


def test_the_pair_holds_the_claim_itself() -> None:
    (candidate,) = select_candidates(CLAIM, [make_hit(make_passage(ABOUT))], 1)
    assert candidate.pair(CLAIM).claim == CLAIM.text


def test_evidence_is_pinned_to_its_words() -> None:
    (candidate,) = select_candidates(CLAIM, [make_hit(make_passage(ABOUT))], 1)
    evidence = candidate.with_stance(SUPPORTS)
    assert evidence.fingerprint == hashlib.sha256(ABOUT.encode()).hexdigest()
    assert (evidence.text, evidence.stance) == (ABOUT, SUPPORTS)
    assert evidence.comparison == candidate.comparison


@given(
    sentences=st.lists(st.sampled_from([ABOUT, NEARLY, ELSEWHERE, "It is old."]), max_size=8),
    limit=st.integers(1, 6),
)
def test_fewer_are_the_first_of_more(sentences: list[str], limit: int) -> None:
    hits = [make_hit(make_passage(text, id=i)) for i, text in enumerate(sentences)]
    few, many = select_candidates(CLAIM, hits, limit), select_candidates(CLAIM, hits, 100)
    assert few == many[:limit]
    assert len(many) == len(set(sentences))


def test_the_scorer_reads_the_title_where_it_names_what_the_sentence_leaves_out() -> None:
    claim = make_claim("Mary Fisk has led the port of Elmhaven since 2021.")
    hit = make_hit(make_passage("Mary Fisk has led the port since 2021.", title="Port of Elmhaven"))
    (candidate,) = select_candidates(claim, [hit], 5)
    assert candidate.pair(claim).evidence.startswith("Port of Elmhaven. ")
