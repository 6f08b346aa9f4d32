from collections.abc import Iterator
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from factcheck.report.markdown import escaped, render_job_summary, render_markdown
from factcheck.report.phrases import one_line
from factcheck.testing import NASTY_TEXTS, make_report, sample_list_report, sample_report
from factcheck.types import Report

JOINER = "\N{WORD JOINER}"


def tokens(markdown: str) -> Iterator[Token]:
    """Read Markdown with a parser of CommonMark, and of GitHub's tables and strikethrough."""
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown):
        yield token
        yield from token.children or ()


def shown(markdown: str) -> str:
    """What a reader sees, without the invisible joiners."""
    texts = (t.content if t.type == "text" else "\n" for t in tokens(markdown) if not t.children)
    return "".join(texts).replace(JOINER, "")


def kinds(markdown: str) -> set[str]:
    return {token.type for token in tokens(markdown)}


def test_it_is_headings_a_table_and_paragraphs_and_no_html() -> None:
    for report in (sample_report(), sample_list_report(), make_report()):
        found = kinds(render_markdown(report))
        assert "table_open" in found
        assert not found & {"html_block", "html_inline", "code_inline", "code_block", "image"}


def test_the_counts_are_those_of_the_report() -> None:
    table = [line for line in render_markdown(sample_list_report()).splitlines() if line[:1] == "|"]
    assert table[2] == "| 1 | 1 | 5 | 2 | 1 |"


def test_known_failures_stand_apart() -> None:
    text = shown(render_markdown(sample_list_report()))
    assert "1 known failure now right" in text
    assert "1 expected failure" in text
    assert f"“Known failure 22.” · expected failure: {NASTY_TEXTS[0]}" in text


def test_nasty_texts_are_shown_as_written() -> None:
    text = shown(render_markdown(sample_list_report()))
    for nasty in NASTY_TEXTS:
        assert one_line(nasty) in text


def test_sources_are_linked_and_nothing_else_is() -> None:
    links = [
        t.attrs["href"]
        for t in tokens(render_markdown(sample_list_report()))
        if t.type == "link_open"
    ]
    assert set(links) == {"https://example.org/a?b=c&d=%3Ce%3E"}


def test_an_address_that_is_not_of_the_web_is_no_link() -> None:
    report = with_url(sample_report(), "javascript:alert(1)")
    assert "link_open" not in kinds(render_markdown(report))


def with_url(report: Report, url: str) -> Report:
    verdict = report.verdicts[0]
    evidence = verdict.supporting
    assert evidence is not None
    passage = evidence.hit.passage
    passage = replace(passage, citation=replace(passage.citation, url=url))
    evidence = replace(evidence, hit=replace(evidence.hit, passage=passage))
    return replace(report, verdicts=(replace(verdict, supporting=evidence),))


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_no_text_is_markup(text: str) -> None:
    markdown = f"say “{escaped(text)}”\n"
    assert shown(markdown).strip() == f"say “{one_line(text)}”".replace(JOINER, "")
    assert kinds(markdown) <= {
        "paragraph_open",
        "inline",
        "text",
        "text_special",
        "paragraph_close",
    }


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Zs"])))
def test_no_address_ends_its_link(url: str) -> None:
    report = with_url(sample_report(), f"https://example.org/{url}")
    links = [t for t in tokens(render_markdown(report)) if t.type == "link_open"]
    assert len(links) == 1


def test_a_job_summary_is_the_whole_report_where_it_fits() -> None:
    report = sample_list_report()
    assert render_job_summary(report) == render_markdown(report)


def test_a_job_summary_over_the_limit_keeps_the_findings_and_says_so() -> None:
    report = sample_list_report()
    report = replace(report, verdicts=report.verdicts * 2000)
    summary = render_job_summary(report, max_bytes=5000)
    assert len(summary.encode()) <= 5000
    assert "## 8 findings" in summary
    assert summary.endswith("_The rest is left out here: a job summary holds no more._\n")


def test_no_room_leaves_only_the_ending() -> None:
    assert render_job_summary(sample_report(), max_bytes=0).startswith("_The rest is left out")
