"""Which sentences are read with the one before them."""

import hashlib

import pytest

from factcheck.checking.causes import evidence_texts
from factcheck.corpus.passages import passages_of
from factcheck.settings import CorpusSettings, VerdictSettings
from factcheck.testing import make_claim, make_document, make_hit, make_passage
from factcheck.types import Label, StanceProbabilities
from factcheck.verdict.before import lead_in, leans_on_before, sentences_before
from factcheck.verdict.decide import decide
from factcheck.verdict.select import select_candidates

LEAD = "Trains are run by Elm Rail."
THEY = "They run hourly on weekdays."


@pytest.mark.parametrize(
    "sentence",
    [
        THEY,
        "The firm was sold.",
        "In 2009 it was sold.",
        "Her deputy, Ann Berg, left.",
        "left over.",
    ],
)
def test_what_does_not_say_whom_it_is_on_leans(sentence):
    assert leans_on_before(sentence)


@pytest.mark.parametrize("sentence", ["Elm Rail runs hourly.", "In 2009 Elm Rail was sold.", "…"])
def test_what_names_its_subject_does_not(sentence):
    assert not leans_on_before(sentence)


def test_the_sentence_before_is_found_in_any_hit_of_the_document():
    late = make_passage(THEY, "It is late.", id=2)
    early = make_passage(LEAD, THEY, id=1)
    hits = [make_hit(early), make_hit(late)]
    place = early.sentences[1]
    assert sentences_before(hits)[early.citation.document_id, place.start] == LEAD


def test_it_is_left_out_where_it_tells_nothing_or_the_two_are_too_long():
    claim = "Elm Rail trains run hourly."
    assert lead_in(claim, THEY, LEAD) == LEAD
    assert lead_in(claim, "In 2009 the times were changed.", LEAD) == LEAD
    assert not lead_in(claim, "In 2009 the times were changed.", "Nothing else happened.")
    assert not lead_in(claim, THEY, "Long " * 90)
    assert not lead_in(claim, "Elm Rail runs hourly.", LEAD)


def test_the_scorer_reads_it_behind_the_title_and_its_names_count():
    claim = make_claim("Elm Rail trains run hourly on weekdays.")
    hit = make_hit(make_passage(LEAD, THEY, title="Timetables"))
    candidate = next(c for c in select_candidates(claim, [hit], 9) if c.text == THEY)
    assert candidate.pair(claim).evidence == f"Timetables. {LEAD} {THEY}"
    assert not candidate.comparison.missing
    alone = make_hit(make_passage(THEY, title="Timetables"))
    (candidate,) = select_candidates(claim, [alone], 9)
    assert [missing.claim for missing in candidate.comparison.missing] == ["Elm Rail"]


def test_it_must_be_surer_to_support():
    claim = make_claim("Elm Rail trains run hourly on weekdays.")
    hit = make_hit(make_passage(LEAD, THEY, title="Timetables"))
    settings = VerdictSettings()
    candidate = next(c for c in select_candidates(claim, [hit], 9) if c.text == THEY)
    assert candidate.comparison.leans
    labels = [
        decide(claim, [candidate.with_stance(stance(supports))], settings).label
        for supports in (settings.leaning_probability - 0.01, settings.leaning_probability)
    ]
    assert labels == [Label.NOT_ENOUGH_EVIDENCE, Label.SUPPORTED]


def stance(supports: float) -> StanceProbabilities:
    return StanceProbabilities(supports=supports, refutes=0.0, neither=1 - supports)


def test_it_is_pinned_with_the_sentence():
    claim = make_claim("Elm Rail trains run hourly on weekdays.")
    text = f"{LEAD} {THEY} They are late; they are cheap."
    document = make_document(text)
    pinned = {hashlib.sha256(part.encode()).hexdigest() for part in evidence_texts(document)}
    (passage,) = passages_of(document, CorpusSettings())
    candidates = select_candidates(claim, [make_hit(passage)], 9)
    assert len(candidates) == 4
    evidence = [candidate.with_stance(stance(1.0)) for candidate in candidates]
    assert {item.fingerprint for item in evidence} <= pinned
    assert {item.text: item.before for item in evidence}[THEY] == LEAD
