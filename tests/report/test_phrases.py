import datetime as dt
from dataclasses import replace

import pytest

from factcheck.report.phrases import (
    claim_end,
    comparison_words,
    coverage_words,
    evidence_words,
    expectation_words,
    is_web_link,
    one_line,
    origin_words,
    read_words,
    shortened,
    shown_path,
    speaker_words,
    verdict_words,
    withheld_words,
)
from factcheck.testing import (
    make_claim,
    make_evidence,
    make_passage,
    make_report,
    make_verdict,
    sample_list_report,
    sample_report,
)
from factcheck.types import (
    Attribution,
    Comparison,
    Difference,
    DifferenceKind,
    Expectation,
    KnownFailure,
    Label,
    Location,
    Override,
    SettingOrigin,
)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\r\n b\tc  d\u2028e", "a b c d e"),
        ("\x1b[31mred\x07\x9b", "[31mred"),
        ("👩\u200d🚀 می\u200cخواهم", "👩\u200d🚀 می\u200cخواهم"),
    ],
)
def test_text_is_put_on_one_line_without_controls(text: str, line: str) -> None:
    assert one_line(text) == line


def test_long_text_is_shortened_with_an_ellipsis() -> None:
    assert shortened("word " * 10, 9) == "word wor…"
    assert shortened("a word", 9) == "a word"


def test_paths_are_shown_as_git_does() -> None:
    assert [shown_path(p) for p in ("./a/b.md", "-", "../a.md")] == ["a/b.md", "stdin", "../a.md"]


@pytest.mark.parametrize(
    ("url", "linked"),
    [("https://a.org", True), ("HTTP://a.org", True), ("javascript:x", False), (None, False)],
)
def test_only_addresses_of_the_web_are_linked(url: str | None, linked: bool) -> None:
    assert is_web_link(url) is linked


def test_differences_and_what_is_open_are_told() -> None:
    def difference(kind: DifferenceKind, claim: str, evidence: str = "") -> Difference:
        return Difference(kind=kind, claim=claim, evidence=evidence)

    comparison = Comparison(
        differences=(
            difference(DifferenceKind.NUMBER, "54", "34"),
            difference(DifferenceKind.NEGATION, "", "not"),
        ),
        missing=(difference(DifferenceKind.ENTITY, "Žofia"),),
        overlap=1.0,
        focus=1.0,
    )
    assert comparison_words(comparison) == (
        "differs in number: claim “54”, evidence “34”; negation: only the evidence is negated; "
        "leaves open “Žofia”"
    )
    assert comparison_words(replace(comparison, differences=(), missing=())) == ""


def test_evidence_names_its_source_and_place() -> None:
    evidence = make_evidence("It is so.", title="A book")
    assert evidence_words(evidence) == "“It is so.” (A book)"
    placed = replace(evidence, location=Location(path="./notes/a.md", line=14, column=3))
    assert evidence_words(placed) == "“It is so.” (A book) [notes/a.md:14:3]"


def test_evidence_shows_what_it_was_read_with() -> None:
    evidence = replace(make_evidence("The firm was founded in 1990."), before="Elmco made it.")
    assert read_words(evidence) == "[Elmco made it.] The firm was founded in 1990."
    assert read_words(make_evidence("It is so.")) == "It is so."


def test_what_is_expected_is_told_with_a_persons_decision() -> None:
    assert expectation_words(Expectation(labels=())) == "any verdict"
    override = Override(
        label=Label.NOT_ENOUGH_EVIDENCE, reason="disputed", by="desk", until=dt.date(2026, 6, 30)
    )
    expected = Expectation(labels=(Label.SUPPORTED,), min_confidence=0.8, override=override)
    assert expectation_words(expected) == (
        "supported, confidence 80% or more; desk decided “not enough evidence” until 2026-06-30: "
        "disputed"
    )


def test_what_is_known_to_fail_is_told() -> None:
    known = KnownFailure(label=Label.REFUTED, reason="reads\nit wrong", until=None)
    expected = Expectation(labels=(Label.SUPPORTED,), known_failure=known)
    assert expectation_words(expected) == ("supported; known to come out “refuted”: reads it wrong")
    dated = replace(expected, known_failure=replace(known, until=dt.date(2026, 6, 30)))
    assert "“refuted” until 2026-06-30: " in expectation_words(dated)


def test_confidence_is_told_where_something_was_decided() -> None:
    claim = make_claim("It is so.")
    assert verdict_words(make_verdict(claim, Label.REFUTED)) == "refuted, 97%"
    assert verdict_words(make_verdict(claim, Label.NOT_ENOUGH_EVIDENCE)) == "not enough evidence"


def test_an_articles_claim_ends_with_its_sentence_and_a_listed_one_where_it_begins() -> None:
    claim = make_claim("It is so.", line=3)
    assert claim_end(claim) == (3, 10)
    assert claim_end(replace(claim, sentence="It\nis\nso.")) == (5, 4)
    assert claim_end(replace(claim, expectation=Expectation(labels=()))) == (3, 1)


def test_coverage_never_calls_nothing_a_pass() -> None:
    assert coverage_words(make_report()).startswith("Nothing to check")
    assert "1 failed" in coverage_words(sample_report())
    assert "of 10 claims checked" in coverage_words(sample_list_report())


def test_a_source_is_named_with_its_page_and_who_else_has_it() -> None:
    passage = make_passage("The bridge is old.", title="Bridges")
    cited = passage.citation
    others = [replace(cited, document_id=f"{n}.md", title=f"Copy {n}") for n in range(4)]
    assert origin_words(passage) == "Bridges"
    assert origin_words(replace(passage, page=3)) == "Bridges · page 3"
    assert origin_words(replace(passage, also_in=tuple(others[:2]))) == (
        "Bridges · also in Copy 0, Copy 1"
    )
    assert origin_words(replace(passage, also_in=tuple(others))) == (
        "Bridges · also in Copy 0, Copy 1 and 2 more"
    )
    same = replace(cited, document_id="b.md")
    named = replace(cited, document_id="c.md", source="The town")
    assert origin_words(replace(passage, also_in=(same, named))) == (
        "Bridges · also in b.md, The town"
    )


@pytest.mark.parametrize(
    ("sentence", "speaker", "cue", "expected"),
    [
        ("Ada Holm said it is old.", "Ada Holm", "said", "Ada Holm"),
        ("Ada Holm has said that it is old.", "Ada Holm", "said", "Ada Holm"),
        ("According to Oakland, it is old.", "Oakland", "According to", "Oakland"),
        (
            "Ada Holm has always conceded that it is old.",
            "Ada Holm",
            "conceded",
            "Ada Holm (“has always conceded”)",
        ),
        ("Holm never said that it is old.", "Ada Holm", "said", "Ada Holm (“never said”)"),
        ("It is old, claimed Ada Holm.", "Ada Holm", "claimed", "Ada Holm (“claimed”)"),
        ("“It is old.”", "Ada Holm", "—", "Ada Holm"),
    ],
)
def test_who_said_it_comes_with_how_it_was_said(
    sentence: str, speaker: str, cue: str, expected: str
) -> None:
    said = Attribution(speaker=speaker, cue=cue, quoted=False)
    assert speaker_words(
        replace(make_claim("It is old.", attribution=said), sentence=sentence)
    ) == (expected)


def test_how_it_was_said_is_not_repeated_from_the_claim() -> None:
    said = Attribution(speaker="Ada Holm", cue="denied", quoted=False)
    assert (
        speaker_words(make_claim("Ada Holm denied that it is old.", attribution=said)) == "Ada Holm"
    )


def test_nobody_said_what_the_article_says() -> None:
    assert speaker_words(make_claim("It is old.")) == ""


def test_a_precision_that_leaves_nothing_open_is_told() -> None:
    report = sample_report()
    assert withheld_words(report) == ()
    asked = SettingOrigin(name="verdict.min_precision", value=0.9, origin="flag --min-precision")
    report = replace(report, settings=(asked,))
    assert withheld_words(report) == ("none left open for the asked precision of 0.9",)
    report = replace(report, coverage=replace(report.coverage, n_withheld=2))
    assert withheld_words(report) == ("2 left open as too unsure",)
