import re
from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tinyhtml5.parser import HTMLParser

from factcheck.report.html import render_html
from factcheck.report.phrases import one_line
from factcheck.testing import NASTY_TEXTS, make_report, sample_list_report, sample_report
from factcheck.types import Report

ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "p", "time", "main",
    "div", "label", "input", "b", "section", "ul", "ol", "li", "strong", "code", "q", "a",
    "blockquote", "cite", "details", "summary", "footer",
}  # fmt: skip


def parsed(report: Report) -> Element:
    """Read the page with a parser of the HTML standard that forgives nothing."""
    parser = HTMLParser(namespace_html_elements=False)
    root = parser.parse(render_html(report))
    assert parser.errors == []
    element: Element = root
    return element


def text_of(element: Element) -> str:
    return "".join(element.itertext())


def links(report: Report) -> Iterator[str]:
    for element in parsed(report).iter("a"):
        yield element.attrib["href"]


@pytest.mark.parametrize("report", [sample_report(), sample_list_report(), make_report()])
def test_it_is_valid_html_of_known_elements(report: Report) -> None:
    assert {str(element.tag) for element in parsed(report).iter()} <= ALLOWED


def test_it_loads_and_runs_nothing() -> None:
    rendered = render_html(sample_list_report())
    root = parsed(sample_list_report())
    attributes = {name for element in root.iter() for name in element.attrib}
    assert not attributes & {"src", "srcset", "style", "action", "background", "poster"}
    assert not any(name.startswith("on") for name in attributes)
    assert "url(" not in rendered
    assert "@import" not in rendered
    (policy,) = (m for m in root.iter("meta") if "http-equiv" in m.attrib)
    assert "default-src 'none'" in policy.attrib["content"]


def test_nasty_texts_are_shown_as_written() -> None:
    text = text_of(parsed(sample_list_report()))
    for nasty in NASTY_TEXTS:
        assert one_line(nasty) in text


def test_links_lead_to_claims_on_the_page_or_to_sources() -> None:
    ids = {f"#{element.attrib.get('id')}" for element in parsed(sample_list_report()).iter()}
    outside = {link for link in links(sample_list_report()) if link not in ids}
    assert outside == {"https://example.org/a?b=c&d=<e>"}


def test_a_finding_leads_to_its_claim() -> None:
    root = parsed(sample_list_report())
    finding = next(root.iter("strong"))
    assert finding.text == "Refuted claim"
    target = next(link for link in links(sample_list_report()))
    (claim,) = (e for e in root.iter("li") if e.attrib.get("id") == target.removeprefix("#"))
    assert "<script>alert('1')</script>" in text_of(claim)


def test_every_label_is_counted_and_can_be_hidden() -> None:
    root = parsed(sample_list_report())
    counts = {e.attrib["class"]: text_of(e) for e in root.iter("label")}
    assert counts == {
        "refuted": "1 refuted",
        "conflicting": "1 conflicting",
        "supported": "5 supported",
        "open": "2 not enough evidence",
        "unchecked": "1 not checked",
    }
    style = text_of(next(root.iter("style")))
    for box in root.iter("input"):
        assert f"#{box.attrib['id']}:not(:checked)" in style


def test_known_failures_stand_apart() -> None:
    root = parsed(sample_list_report())
    assert "1 known failure now right" in [text_of(e) for e in root.iter("h2")]
    (details,) = (e for e in root.iter("details") if "expected failure" in text_of(e))
    assert "1 expected failure" in text_of(next(details.iter("summary")))
    assert f"Known failure 22. expected failure: {NASTY_TEXTS[0]}" in text_of(details)


def test_both_themes_and_phones_are_thought_of() -> None:
    rendered = render_html(sample_report())
    assert "prefers-color-scheme:dark" in rendered
    assert 'name="viewport" content="width=device-width, initial-scale=1"' in rendered


def test_the_themes_colours_have_contrast() -> None:
    """WCAG 2, 1.4.3: text has a contrast of 4.5 or more with what is behind it."""
    style = render_html(sample_report()).partition("<style>")[2].partition("</style>")[0]
    light, dark = (dict(re.findall(r"--(\w+):(#\w+)", part)) for part in style.split("@media")[:2])
    for theme in (light, dark):
        for ink in theme.keys() - {"page", "card", "line"}:
            for ground in ("page", "card"):
                assert contrast(theme[ink], theme[ground]) >= 4.5, (ink, ground)


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    digits = "".join(2 * d for d in digits) if len(digits) == 3 else digits
    channels = (int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@settings(max_examples=50)
@given(st.text())
def test_no_text_is_markup(text: str) -> None:
    report = sample_report()
    claim = replace(report.verdicts[0].claim, text=text)
    report = replace(report, title=text, verdicts=(replace(report.verdicts[0], claim=claim),))
    assert {str(element.tag) for element in parsed(report).iter()} <= ALLOWED
