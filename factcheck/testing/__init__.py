"""Stand-ins for the stages, and records with sensible defaults: for tests, yours and ours.

The fakes keep the promises of `factcheck.protocols`, load no model and read no file:

    >>> from factcheck.testing import fake_checker, make_document
    >>> checker = fake_checker(["The old bridge was opened in 1750."])
    >>> report = checker.verify(make_document("The old bridge was opened in 1750."))
    >>> report.verdicts[0].label.value
    'supported'
"""

from factcheck.testing.fakes import (
    FakeEncoder,
    FakeRetriever,
    FakeScorer,
    FakeSplitter,
    StanceRule,
    by_phrase,
    fake_checker,
    same_words,
)
from factcheck.testing.records import (
    NEITHER,
    REFUTES,
    SUPPORTS,
    make_claim,
    make_corpus_info,
    make_document,
    make_evidence,
    make_hit,
    make_passage,
    make_report,
    make_verdict,
)
from factcheck.testing.samples import NASTY_TEXTS, sample_list_report, sample_report

__all__ = [
    "NASTY_TEXTS",
    "NEITHER",
    "REFUTES",
    "SUPPORTS",
    "FakeEncoder",
    "FakeRetriever",
    "FakeScorer",
    "FakeSplitter",
    "StanceRule",
    "by_phrase",
    "fake_checker",
    "make_claim",
    "make_corpus_info",
    "make_document",
    "make_evidence",
    "make_hit",
    "make_passage",
    "make_report",
    "make_verdict",
    "same_words",
    "sample_list_report",
    "sample_report",
]
