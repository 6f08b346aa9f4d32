import itertools
from dataclasses import replace

from factcheck.testing import SUPPORTS, make_claim, make_hit, make_passage
from factcheck.types import Evidence
from factcheck.verdict.independence import independent_sources
from factcheck.verdict.select import select_candidates

CLAIM = make_claim("The old bridge in Prague was built of stone.")
ONE = "The old bridge in Prague was built of stone in 1402."
COPY = "The old bridge in Prague was built of stone in 1402 (Reuters)."
OWN = "Stone from the nearby quarry served for the bridge that crosses the river in Prague."


def evidence(text: str, document: str, source: str | None = None) -> Evidence:
    passage = make_passage(text, document_id=document)
    passage = replace(passage, citation=replace(passage.citation, source=source))
    (candidate,) = select_candidates(CLAIM, [make_hit(passage)], 1)
    return candidate.with_stance(SUPPORTS)


def test_no_evidence_has_no_source() -> None:
    assert independent_sources([]) == 0


def test_two_documents_in_their_own_words_are_two() -> None:
    assert independent_sources([evidence(ONE, "a.md"), evidence(OWN, "b.md")]) == 2


def test_one_document_counts_once() -> None:
    assert independent_sources([evidence(ONE, "a.md"), evidence(OWN, "a.md")]) == 1


def test_one_source_counts_once_in_any_case() -> None:
    found = [evidence(ONE, "a.md", "Reuters"), evidence(OWN, "b.md", "REUTERS")]
    assert independent_sources(found) == 1


def test_copies_count_once() -> None:
    assert independent_sources([evidence(ONE, "a.md"), evidence(COPY, "b.md")]) == 1


def test_a_passage_folded_from_two_documents_is_of_both() -> None:
    first, second = evidence(ONE, "a.md"), evidence(OWN, "b.md")
    passage = replace(first.hit.passage, also_in=(second.hit.passage.citation,))
    folded = replace(first, hit=replace(first.hit, passage=passage))
    assert independent_sources([folded, second]) == 1


def test_a_chain_of_links_is_one_source_in_any_order() -> None:
    chain = [evidence(ONE, "a.md"), evidence(OWN, "b.md"), evidence(COPY, "b.md")]
    for order in itertools.permutations(chain):
        assert independent_sources(order) == 1
