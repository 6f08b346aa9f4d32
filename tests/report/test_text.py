import datetime as dt
import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from factcheck.report.text import (
    TextStyle,
    render_extraction_text,
    render_hits_text,
    render_text,
)
from factcheck.testing import (
    SUPPORTS,
    FakeSplitter,
    make_claim,
    make_document,
    make_evidence,
    make_hit,
    make_passage,
    make_report,
    make_verdict,
    sample_report,
)
from factcheck.types import (
    Attribution,
    Extraction,
    Failure,
    Label,
    Location,
    Report,
    SetAside,
    SetAsideReason,
    Span,
)

SGR = re.compile(r"\x1b\[[0-9;]*m")


def aside(reason: SetAsideReason, text: str = "Is that so?") -> SetAside:
    location = Location(path="article.txt", line=9, column=1)
    return SetAside(text=text, span=Span(0, len(text)), location=location, reason=reason)


def one_verdict(label: Label = Label.SUPPORTED) -> Report:
    return make_report([make_verdict(make_claim("It is old."), label)])


def last_line(report: Report) -> str:
    paragraph = render_text(report).split("\n\n")[-1]
    return " ".join(paragraph.split())


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("verbose", [False, True])
def test_no_line_is_wider_than_the_terminal(width: int, verbose: bool) -> None:
    rendered = render_text(sample_report(), TextStyle(width=width, verbose=verbose))
    assert max(cell_len(line) for line in rendered.split("\n")) <= width


def test_no_line_ends_in_spaces() -> None:
    assert not re.search(r" +$", render_text(sample_report()), re.MULTILINE)


def test_colour_adds_nothing_but_colour() -> None:
    coloured = render_text(sample_report(), TextStyle(colour=True))
    plain = render_text(sample_report())
    assert coloured != plain
    lines = [line.rstrip() for line in SGR.sub("", coloured).split("\n")]
    assert lines == plain.split("\n")


def test_a_verdict_shows_label_confidence_line_sides_and_reason() -> None:
    evidence = make_evidence("The bridge is old.", SUPPORTS, title="Bridges")
    citation = replace(evidence.hit.passage.citation, source="The town", date=dt.date(2024, 5, 6))
    passage = replace(evidence.hit.passage, citation=citation)
    evidence = replace(evidence, hit=make_hit(passage))
    verdict = make_verdict(
        make_claim("It is old.", line=12),
        Label.SUPPORTED,
        supporting=evidence,
        confidence=0.876,
        reason="the corpus says the same",
    )
    assert render_text(make_report([verdict])).split("\n\n")[1].splitlines() == [
        "  1  SUPPORTED  88%   line 12",
        "     It is old.",
        "       for: “The bridge is old.”",
        "         Bridges · The town · 2024-05-06",
        "     → the corpus says the same",
    ]


@pytest.mark.parametrize("label", Label)
def test_every_label_is_written_out(label: Label) -> None:
    assert label.value.replace("_", " ").upper() in render_text(one_verdict(label))


def test_who_said_it_is_named() -> None:
    said = Attribution(speaker="Marta Novak", cue="said", quoted=False)
    claim = make_claim("It is old.", attribution=said)
    report = make_report([make_verdict(claim, Label.SUPPORTED)])
    assert "said by Marta Novak" in render_text(report)


def test_what_differs_and_what_is_left_open_is_said() -> None:
    rendered = " ".join(render_text(sample_report()).split())
    assert "differs in date: claim “1750”, evidence “1751”; leaves open “Žofia”" in rendered


def test_verbose_adds_figures_and_what_was_set_aside() -> None:
    short = render_text(sample_report())
    long = render_text(sample_report(), TextStyle(verbose=True))
    assert "Is that so?" not in short
    assert "line 9, question: Is that so?" in long
    assert "refutes 0.97" not in short
    assert "supports 0.01 · refutes 0.97 · neither 0.02 · overlap 0.88" in " ".join(long.split())


def test_a_long_piece_set_aside_is_cut() -> None:
    report = make_report(set_aside=[aside(SetAsideReason.BOILERPLATE, "word " * 100)])
    rendered = render_text(report, TextStyle(verbose=True))
    assert "…" in rendered
    assert rendered.count("word") < 40


def test_a_claim_that_failed_is_shown_as_not_checked() -> None:
    failure = Failure(claim=make_claim("It fell."), reason="the model ran dry")
    rendered = render_text(make_report(failures=[failure]))
    assert "NOT CHECKED  It fell.\n     the model ran dry" in rendered
    assert "Coverage: 1 sentence read; 0 of 1 claim checked; 0 had" in " ".join(rendered.split())
    assert "1 FAILED" in rendered


def test_a_language_model_is_named_with_what_it_did_not_do() -> None:
    assert last_line(sample_report()).endswith(
        "UTC. Claims found by the language model small *[model]* <7b> at llm.example:8080; "
        "1 of 3 windows split by rule instead; 2 claims dropped that said more than the text."
    )


def test_the_coverage_line_counts_labels_and_reasons() -> None:
    assert last_line(replace(sample_report(), reading=None)) == (
        "Coverage: 5 sentences read; 4 of 5 claims checked: 1 supported, 1 refuted, "
        "1 not enough evidence, 1 conflicting; 4 had evidence on their topic; "
        "1 set aside (question 1); 1 FAILED; index of 2025-03-10 09:05 UTC."
    )


def test_claims_over_the_limit_are_told_apart_from_what_is_no_claim() -> None:
    report = one_verdict()
    report = replace(
        report,
        set_aside=(aside(SetAsideReason.QUESTION), aside(SetAsideReason.OVER_LIMIT)),
        coverage=replace(report.coverage, n_claims=2, n_set_aside=1, n_over_limit=1),
    )
    line = last_line(report)
    assert "1 of 2 claims checked" in line
    assert "1 set aside (question 1)" in line
    assert "1 left out by --limit" in line


def test_an_article_without_claims_says_so() -> None:
    assert last_line(make_report()).startswith("Nothing to check")


def test_a_report_without_a_title_names_its_file() -> None:
    assert render_text(make_report(title="")).startswith("article.txt\n")


def test_claims_are_listed_with_their_places() -> None:
    found = FakeSplitter().split(make_document("# Title\nIt is old.\nIt is long."))
    assert render_extraction_text(found, TextStyle()) == (
        "  1  It is old.\n"
        "     line 2, column 1\n"
        "  2  It is long.\n"
        "     line 3, column 1\n"
        "\n"
        "2 claims in 2 sentences; 1 set aside (heading 1)\n"
    )
    assert "line 1, heading: # Title" in render_extraction_text(found, TextStyle(verbose=True))


def test_no_claims_are_listed_as_none() -> None:
    nothing = Extraction(claims=(), set_aside=(), n_sentences=0)
    assert "0 claims in 0 sentences; 0 set aside" in render_extraction_text(nothing, TextStyle())


def test_hits_are_listed_with_their_scores() -> None:
    hits = (make_hit(make_passage("It is\nold.", title="Bridges"), fused=0.5),)
    assert render_hits_text(hits, TextStyle()) == (
        "  1  fused 0.50 · cosine 0.50 · BM25 5.0\n     It is old.\n     Bridges\n"
    )


def test_a_search_that_found_nothing_says_so() -> None:
    assert render_hits_text((), TextStyle()) == "The corpus holds nothing on this.\n"
