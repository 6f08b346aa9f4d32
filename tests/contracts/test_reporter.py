"""What every output format guarantees, on one shared report."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from factcheck.protocols import Reporter
from factcheck.report.formats import FORMATS
from factcheck.report.text import TextStyle, render_text
from factcheck.testing import make_report, sample_report
from factcheck.types import Report

IMPLEMENTATIONS: dict[str, Callable[[Report], str]] = {
    **FORMATS,
    "text, all of it": lambda report: render_text(report, TextStyle(verbose=True)),
}
WHOLE = ("json", "text", "text, all of it")
"""Formats that hold all of a report; the others hold what their readers have a place for."""
RAW = ("csv", "github")
"""Formats that a program reads and that hold texts as they are."""
CONTROL = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f]")


@pytest.fixture(params=IMPLEMENTATIONS)
def reporter(request: pytest.FixtureRequest) -> Reporter:
    return IMPLEMENTATIONS[request.param]


@pytest.fixture(params=WHOLE)
def whole_reporter(request: pytest.FixtureRequest) -> Reporter:
    return IMPLEMENTATIONS[request.param]


def words(rendered: str) -> str:
    """The output without line breaks and escapes, to look for phrases in."""
    return " ".join(rendered.replace('\\"', '"').replace("\\\\", "\\").split())


def test_it_ends_in_one_line_end(reporter: Reporter) -> None:
    for report in (sample_report(), make_report()):
        rendered = reporter(report)
        assert rendered.endswith("\n")
        assert not rendered.endswith("\n\n")


def test_every_claim_every_side_and_every_reason_is_in_it(whole_reporter: Reporter) -> None:
    report = sample_report()
    rendered = words(whole_reporter(report))
    assert report.title in rendered
    for verdict in report.verdicts:
        assert verdict.reason in rendered
        for evidence in (verdict.supporting, verdict.refuting):
            assert evidence is None or evidence.text in rendered
    for failure in report.failures:
        assert failure.claim.text in rendered
        assert failure.reason in rendered


@pytest.mark.parametrize(
    "text",
    [
        "[bold]of[/bold]",
        "It is [red]closed[/red]",
        "<b>Žofia</b> & “Ко”",
        'He called it "un pont\\d\'or" 漢字漢字 \N{BRIDGE AT NIGHT}.',
    ],
)
def test_what_looks_like_markup_is_shown_as_written(whole_reporter: Reporter, text: str) -> None:
    assert text in words(whole_reporter(sample_report()))


@pytest.mark.parametrize("name", sorted(IMPLEMENTATIONS.keys() - set(RAW)))
def test_no_text_of_the_article_can_drive_a_terminal(name: str) -> None:
    assert CONTROL.search(IMPLEMENTATIONS[name](sample_report())) is None


def test_nothing_checked_is_said(whole_reporter: Reporter) -> None:
    rendered = whole_reporter(make_report())
    assert "Nothing to check" in rendered or '"claims": 0' in rendered


def test_the_same_report_gives_the_same_output(reporter: Reporter) -> None:
    assert reporter(sample_report()) == reporter(sample_report())


def test_a_surrogate_in_a_file_name_is_no_obstacle(reporter: Reporter) -> None:
    report = replace(sample_report(), article="caf\udce9.txt", title="caf\udce9")
    assert reporter(report).encode("utf-8", "backslashreplace")
