import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from factcheck.report.github import MAX_ANNOTATIONS, render_github
from factcheck.testing import (
    make_claim,
    make_report,
    make_verdict,
    sample_list_report,
    sample_report,
)
from factcheck.types import Label, Report


def commands(rendered: str) -> list[tuple[str, dict[str, str], str]]:
    """Read workflow commands as the runner documents it: name, properties, message."""
    found = []
    for line in re.split("\r\n|\r|\n", rendered):
        match = re.fullmatch(r"::([\w-]+)(?: (.*?))?::(.*)", line.lstrip(), re.DOTALL)
        if match:
            pairs = [pair.split("=", 1) for pair in (match[2] or "").split(",") if pair]
            properties = {key: decoded(value, ":,") for key, value in pairs}
            found.append((match[1], properties, decoded(match[3], "")))
    return found


def decoded(text: str, also: str) -> str:
    for char in "\r\n" + also:
        text = text.replace(f"%{ord(char):02X}", char)
    return text.replace("%25", "%")


def refuted(n: int, text: str = "It is so.") -> Report:
    claims = [make_claim(text, line=line) for line in range(1, n + 1)]
    return make_report([make_verdict(claim, Label.REFUTED, reason=text) for claim in claims])


def test_findings_are_annotations_worst_first() -> None:
    found = commands(render_github(sample_list_report()))
    assert [name for name, _, _ in found] == [
        "error", "error", "error", "warning", "warning", "warning",
        "notice", "notice", "notice",
    ]  # fmt: skip
    _, properties, message = found[0]
    assert properties["file"] == "claims/a, b: c.yaml"
    assert (properties["line"], properties["col"]) == ("4", "5")
    assert properties["title"] == "Refuted claim: <script>alert('1')</script> & \"quoted\" ]]> -->"
    assert message.splitlines()[0] == "“<script>alert('1')</script> & \"quoted\" ]]> -->”"
    assert "[notes/mosty český.md:2:1]" in message


def test_a_known_failure_now_right_is_a_notice_and_expected_failures_are_counted() -> None:
    rendered = render_github(sample_list_report())
    titles = [properties["title"] for _, properties, _ in commands(rendered)]
    assert [title for title in titles if title.startswith("Known failure now right")] == [
        "Known failure now right: Known failure 24.",
        "Known failure now right: Known failure 23.",
    ]
    assert "1 expected failure" in rendered.splitlines()[-1]
    assert "Known failure 22." not in rendered


def test_a_claim_over_two_lines_has_no_columns() -> None:
    report = refuted(1)
    claim = replace(report.verdicts[0].claim, sentence="It is\nso.")
    report = replace(report, verdicts=(replace(report.verdicts[0], claim=claim),))
    ((_, properties, _),) = commands(render_github(report))
    assert (properties["line"], properties["endLine"]) == ("1", "2")
    assert "col" not in properties


def test_standard_input_is_no_file() -> None:
    report = refuted(1)
    claim = report.verdicts[0].claim
    claim = replace(claim, location=replace(claim.location, path="-"))
    report = replace(report, verdicts=(replace(report.verdicts[0], claim=claim),))
    ((_, properties, _),) = commands(render_github(report))
    assert properties.keys() == {"title"}


def test_what_github_would_drop_is_said_in_the_log() -> None:
    rendered = render_github(refuted(MAX_ANNOTATIONS + 3))
    assert len(commands(rendered)) == MAX_ANNOTATIONS
    assert "3 findings more than GitHub annotates:" in rendered
    assert rendered.count("\n- article.txt:1") == 3


def test_the_worst_are_not_dropped_for_the_first() -> None:
    many = [make_verdict(make_claim("A.", line=n), Label.CONFLICTING) for n in range(1, 30)]
    last = make_verdict(make_claim("B.", line=99), Label.REFUTED)
    found = commands(render_github(make_report([*many, last])))
    assert found[0][1]["line"] == "99"
    assert [name for name, _, _ in found].count("warning") == MAX_ANNOTATIONS


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1))
def test_no_text_makes_or_ends_a_command(text: str) -> None:
    report = refuted(MAX_ANNOTATIONS + 1, text)
    rendered = render_github(report)
    found = commands(rendered)
    assert [name for name, _, _ in found] == ["error"] * MAX_ANNOTATIONS
    assert all(len(properties) >= 4 for _, properties, _ in found)
    rest = [line for line in re.split("\r\n|\r|\n", rendered) if not line.startswith("::error ")]
    assert not any("##[" in line or line.lstrip().startswith("::") for line in rest)


def test_nothing_to_check_is_a_warning() -> None:
    ((name, properties, _),) = commands(render_github(make_report()))
    assert (name, properties) == ("warning", {"title": "Nothing to check"})


def test_an_article_without_problems_says_what_was_done() -> None:
    report = replace(sample_report(), verdicts=sample_report().verdicts[:1], failures=())
    assert commands(render_github(report)) == []
    assert render_github(report).startswith("factcheck: ")
