import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import __version__
from factcheck.errors import ModelError
from factcheck.pipeline import Checker, place_in_corpus
from factcheck.testing import (
    NEITHER,
    REFUTES,
    SUPPORTS,
    FakeRetriever,
    FakeScorer,
    by_phrase,
    fake_checker,
    make_claim,
    make_document,
    make_evidence,
    make_passage,
)
from factcheck.types import (
    Failure,
    Hit,
    Label,
    Pair,
    SetAsideReason,
    Span,
    StanceProbabilities,
    Verdict,
)
from factcheck.verdict.calibrate import FEATURES, STANCES, Calibration

STONE = "The old bridge was built of stone."
TALL = "The north tower is 64 metres tall."
REFERENCES = [STONE, TALL, "Cheese is made from milk."]
ARTICLE = make_document(f"# Bridges and towers\n{STONE}\n{TALL}\nRain fell on the roof all night.")


class FailsOn:
    """A scorer that fails whenever a pair holds a phrase."""

    def __init__(self, phrase: str, error: Exception) -> None:
        self.info = FakeScorer().info
        self._phrase, self._error = phrase, error

    def score(self, pairs: Sequence[Pair]) -> list[StanceProbabilities]:
        if any(self._phrase in pair.claim for pair in pairs):
            raise self._error
        return FakeScorer().score(pairs)


class FailsToFind(FakeRetriever):
    """A retriever that fails whenever a query holds a phrase."""

    def retrieve(self, queries: Sequence[str], n_hits: int) -> list[tuple[Hit, ...]]:
        if any("north" in query for query in queries):
            raise RuntimeError("the index is gone")
        return super().retrieve(queries, n_hits)


def test_an_article_becomes_a_report_in_its_own_order() -> None:
    report = fake_checker(REFERENCES).verify(ARTICLE)
    assert [(v.claim.text, v.label) for v in report.verdicts] == [
        (STONE, Label.SUPPORTED),
        (TALL, Label.SUPPORTED),
        ("Rain fell on the roof all night.", Label.NOT_ENOUGH_EVIDENCE),
    ]
    assert (report.article, report.title) == (ARTICLE.id, ARTICLE.title)
    assert [aside.text for aside in report.set_aside] == ["# Bridges and towers"]
    assert report.version == __version__
    assert report.seconds > 0
    assert report.created_at.tzinfo is dt.UTC


def test_a_report_says_what_it_rests_on() -> None:
    checker = fake_checker(REFERENCES)
    report = checker.verify(ARTICLE)
    assert report.corpus == checker.corpus
    assert report.models == checker.models
    assert report.settings == checker.effective.origins


def test_coverage_counts_what_was_read_checked_and_decided() -> None:
    coverage = fake_checker(REFERENCES).verify(ARTICLE).coverage
    assert (coverage.n_sentences, coverage.n_claims, coverage.n_set_aside) == (3, 3, 1)
    assert (coverage.n_checked, coverage.n_decided, coverage.n_over_limit) == (3, 2, 0)
    assert coverage.n_with_evidence == 2


@pytest.mark.parametrize("limit", [0, 1, 2, 3, 9])
def test_claims_over_the_limit_are_set_aside_and_counted(limit: int) -> None:
    report = fake_checker(REFERENCES).verify(ARTICLE, limit=limit)
    n_over = max(0, 3 - limit)
    assert len(report.verdicts) == min(limit, 3)
    assert report.coverage.n_claims == 3
    assert report.coverage.n_over_limit == n_over
    assert report.coverage.n_set_aside == 1
    over = [s for s in report.set_aside if s.reason is SetAsideReason.OVER_LIMIT]
    assert len(over) == n_over


def test_nothing_to_check_is_an_empty_report_and_asks_no_model() -> None:
    scorer = FakeScorer()
    report = fake_checker(REFERENCES, scorer=scorer).verify(make_document("# Only a heading"))
    assert (report.verdicts, report.failures) == ((), ())
    assert report.coverage.n_claims == 0
    assert scorer.asked == []


@pytest.mark.parametrize("error", [ModelError("the model ran dry"), RuntimeError("out of memory")])
def test_a_claim_that_fails_costs_only_itself(error: Exception) -> None:
    checker = replace(fake_checker(REFERENCES), scorer=FailsOn("north tower", error))
    report = checker.verify(ARTICLE)
    (failure,) = report.failures
    assert (failure.claim.text, failure.reason) == (TALL, str(error))
    assert [v.claim.text for v in report.verdicts] == [STONE, "Rain fell on the roof all night."]
    assert (report.coverage.n_claims, report.coverage.n_checked) == (3, 2)


def test_a_search_that_fails_costs_only_its_claim() -> None:
    retriever = FailsToFind([make_passage(STONE)])
    report = replace(fake_checker(REFERENCES), retriever=retriever).verify(ARTICLE)
    assert [(f.claim.text, f.reason) for f in report.failures] == [(TALL, "the index is gone")]
    assert len(report.verdicts) == 2


def test_a_bug_is_not_taken_for_a_claim_that_failed() -> None:
    checker = replace(fake_checker(REFERENCES), scorer=FailsOn("tower", TypeError("a bug")))
    with pytest.raises(TypeError, match="a bug"):
        checker.verify(ARTICLE)


def test_results_do_not_depend_on_how_many_claims_there_are() -> None:
    checker = fake_checker(REFERENCES)
    claims = [make_claim(text, line=i) for i, text in enumerate([STONE, TALL, "It is old."] * 50)]
    together = list(checker.check(claims))
    assert len(together) == 150
    assert together == [next(iter(checker.check([claim]))) for claim in claims]


def test_claims_are_checked_as_they_are_asked_for() -> None:
    scorer = FakeScorer()
    results = fake_checker(REFERENCES, scorer=scorer).check([make_claim(STONE)] * 1000)
    assert isinstance(next(results), Verdict)
    assert len(scorer.asked) < 1000


def test_progress_goes_from_none_to_all() -> None:
    told: list[tuple[str, int, int]] = []
    checker = replace(
        fake_checker(REFERENCES), progress=lambda stage, n, total: told.append((stage, n, total))
    )
    list(checker.check([make_claim(STONE)] * 150))
    assert told[0] == ("claims checked", 0, 150)
    assert told[-1] == ("claims checked", 150, 150)
    assert [n for _, n, _ in told] == sorted(n for _, n, _ in told)


def test_a_claim_with_evidence_both_ways_conflicts() -> None:
    opposite = "The old bridge was not built of stone."
    scorer = FakeScorer(by_phrase({"not built": REFUTES, "built": SUPPORTS}))
    report = fake_checker([STONE, opposite], scorer=scorer).verify(make_document(STONE))
    assert report.verdicts[0].label is Label.CONFLICTING


def test_another_year_is_refuted_though_the_model_calls_it_support() -> None:
    scorer = FakeScorer(lambda _: SUPPORTS)
    checker = fake_checker(["The old bridge was built in 1750."], scorer=scorer)
    report = checker.verify(make_document("The old bridge was built in 1850."))
    assert report.verdicts[0].label is Label.REFUTED


def test_the_calibration_corrects_the_scorer() -> None:
    weights = tuple((0.0,) * len(FEATURES) for _ in STANCES)
    calibration = Calibration(
        features=FEATURES, stances=STANCES, weights=weights, intercepts=(0, 0, 20), n_pairs=1
    )
    checker = fake_checker([f"By then {STONE}"])  # not word for word: that is settled by rule
    article = make_document(STONE)
    (plain,) = checker.verify(article).verdicts
    assert plain.label is Label.SUPPORTED
    (verdict,) = replace(checker, calibration=calibration).verify(article).verdicts
    assert verdict.label is Label.NOT_ENOUGH_EVIDENCE


def test_search_returns_the_nearest_passages() -> None:
    hits = fake_checker(REFERENCES).search("How tall is the north tower?", 2)
    assert hits[0].passage.text == TALL
    assert len(hits) == 2


def checker_on(*dates: dt.date | None) -> Checker:
    passages = [
        make_passage(STONE, id=i, document_id=f"{i}.md", date=date) for i, date in enumerate(dates)
    ]
    return replace(fake_checker([]), retriever=FakeRetriever(passages))


def test_what_speaks_for_a_later_day_is_no_evidence_where_a_claim_says_so() -> None:
    checker = checker_on(dt.date(2025, 3, 12), dt.date(2025, 3, 11), None)
    claim = replace(make_claim(STONE), evidence_until=dt.date(2025, 3, 11))
    found = [hit.passage.citation.document_id for hit in checker.retrieve([claim])[0]]
    assert found == ["1.md", "2.md"]
    assert len(checker.retrieve([make_claim(STONE)])[0]) == 3


def test_hits_enough_are_left_where_many_are_too_late() -> None:
    n_hits = fake_checker([]).effective.settings.retrieval.n_hits
    late, early = dt.date(2025, 3, 12), dt.date(2025, 3, 1)
    checker = checker_on(*[late] * n_hits, *[early] * n_hits)
    claim = replace(make_claim(STONE), evidence_until=dt.date(2025, 3, 11))
    assert len(checker.retrieve([claim])[0]) == n_hits


def test_evidence_is_placed_in_the_corpus_where_its_folder_is_known() -> None:
    (verdict, *_) = fake_checker(REFERENCES).verify(ARTICLE).verdicts
    assert verdict.supporting is not None
    assert verdict.supporting.location is None
    checker = replace(fake_checker(REFERENCES), corpus_folder="notes")
    (verdict, *_) = checker.verify(ARTICLE).verdicts
    assert verdict.supporting is not None
    assert verdict.supporting.location is not None
    assert verdict.supporting.location.path == "notes/reference-0.md"


def test_a_place_counts_lines_and_columns_from_the_passage_s() -> None:
    evidence = make_evidence("First of all.\nThe second. The third.")
    passage = replace(evidence.hit.passage, line=7)
    evidence = replace(evidence, hit=replace(evidence.hit, passage=passage))
    for text, line, column in (("First", 7, 1), ("of", 7, 7), ("The s", 8, 1), ("The t", 8, 13)):
        start = evidence.text.index(text)
        at = place_in_corpus(replace(evidence, span=Span(start, start + 1)), "notes")
        assert at is not None
        assert (at.line, at.column) == (line, column)


def test_a_record_is_placed_in_its_file_and_what_is_in_no_file_nowhere() -> None:
    for document_id, path in (
        ("rows.jsonl#7", "notes/rows.jsonl"),
        ("C#notes.md", "notes/C#notes.md"),
        ("/far/away.md", "/far/away.md"),
        ("factbook#ke", None),
    ):
        evidence = make_evidence("The bridge is old.")
        citation = replace(evidence.hit.passage.citation, document_id=document_id)
        passage = replace(evidence.hit.passage, citation=citation)
        at = place_in_corpus(replace(evidence, hit=replace(evidence.hit, passage=passage)), "notes")
        assert (at and at.path) == path


@given(
    lines=st.lists(st.sampled_from([STONE, TALL, "Rain fell.", "# A heading", ""]), max_size=8),
    limit=st.none() | st.integers(0, 5),
    fails=st.booleans(),
)
def test_nothing_is_ever_dropped(lines: list[str], limit: int | None, fails: bool) -> None:
    checker = fake_checker(REFERENCES, scorer=FakeScorer(lambda _: NEITHER))
    if fails:
        checker = replace(checker, scorer=FailsOn("north", RuntimeError("no")))
    report = checker.verify(make_document("\n".join(lines)), limit=limit)
    n_lines = sum(bool(line) for line in lines)
    assert len(report.verdicts) + len(report.failures) + len(report.set_aside) == n_lines
    coverage = report.coverage
    assert coverage.n_checked == len(report.verdicts)
    assert coverage.n_claims == coverage.n_checked + len(report.failures) + coverage.n_over_limit
    assert all(isinstance(failure, Failure) for failure in report.failures)
