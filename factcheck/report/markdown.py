"""A report as GitHub-flavoured Markdown: for job summaries, merge requests and mail."""

import re
from collections import Counter
from collections.abc import Iterator

from factcheck.report.known import expected_failures, known_words
from factcheck.report.outcomes import (
    Outcome,
    Shown,
    notes,
    outcomes,
    problems,
    shown_evidence,
)
from factcheck.report.phrases import (
    KIND_TITLES,
    comparison_words,
    confidence_words,
    corpus_words,
    counted,
    coverage_words,
    expectation_words,
    is_web_link,
    label_words,
    one_line,
    origin_words,
    place,
    read_words,
    speaker_words,
)
from factcheck.types import Finding, Label, Report, Verdict

JOB_SUMMARY_MAX_BYTES = 1024 * 1024
"""What GitHub takes of a step's job summary; one that is longer is not shown at all."""

_MARKS = {
    Label.REFUTED: "❌",
    Label.CONFLICTING: "⚠️",
    Label.SUPPORTED: "✅",
    Label.NOT_ENOUGH_EVIDENCE: "❔",
}
"""In the order of the table: what needs a look comes first."""
_UNCHECKED_MARK = "🚫"
_MARKUP = re.compile(
    r"[\\`*_\[\]<>|~$&#]"  # emphasis, code, links, HTML, tables, formulas, entities
    r"|:(?=//|[\w+-]*[a-z][\w+-]*:)|(?<=www)\."  # bare addresses and :emoji:
)
_REFERENCE = re.compile(r"(?<=[@#])(?=\w)")
_JOINER = "\N{WORD JOINER}"
"""Invisible; keeps @name from notifying a person and #12 from naming an issue."""


def render_markdown(report: Report) -> str:
    """Return counts, what needs a look, and every claim with its evidence."""
    return "\n\n".join(_blocks(report)) + "\n"


def render_job_summary(report: Report, *, max_bytes: int = JOB_SUMMARY_MAX_BYTES) -> str:
    """Return as much of the Markdown report as fits in `max_bytes` of UTF-8, whole paragraphs.

    Findings come before claims; what is left out is said at the end.
    """
    whole = render_markdown(report)
    if len(whole.encode("utf-8", "backslashreplace")) <= max_bytes:
        return whole
    ending = "_The rest is left out here: a job summary holds no more._\n"
    left = max_bytes - len(ending.encode())
    kept: list[str] = []
    for block in _blocks(report):
        left -= len(block.encode("utf-8", "backslashreplace")) + len("\n\n")
        if left < 0:
            break
        kept.append(f"{block}\n\n")
    return "".join(kept) + ending


def escaped(text: str) -> str:
    """Return text on one line that Markdown shows as it is: no markup, HTML, link or formula."""
    line = _REFERENCE.sub(_JOINER, one_line(text))
    return _MARKUP.sub(lambda found: f"\\{found[0]}", line)


def _blocks(report: Report) -> Iterator[str]:
    yield f"# {escaped(report.title or report.article)}"
    made = f"{report.created_at:%Y-%m-%d %H:%M} UTC by factcheck {report.version}"
    yield f"Checked against {escaped(corpus_words(report))} on {escaped(made)}."
    results = outcomes(report)
    yield _table(report)
    yield escaped(coverage_words(report))
    found = problems(report)
    if found:
        yield f"## {counted(len(found), 'finding')}"
        yield from map(_finding, found)
    right = notes(report)
    if right:
        yield f"## {counted(len(right), 'known failure')} now right"
        yield from map(_finding, right)
    failing = expected_failures(report)
    if failing:
        yield f"## {counted(len(failing), 'expected failure')}"
        yield from map(_expected_failure, failing)
    if results:
        yield "## Claims"
        yield from map(_outcome, results)


def _table(report: Report) -> str:
    counts = Counter(verdict.label for verdict in report.verdicts)
    heads = [f"{mark} {label_words(label)}" for label, mark in _MARKS.items()]
    cells = [str(counts[label]) for label in _MARKS]
    rows = (
        [*heads, f"{_UNCHECKED_MARK} not checked"],
        ["---:"] * (len(heads) + 1),
        [*cells, str(len(report.failures))],
    )
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _finding(finding: Finding) -> str:
    where = escaped(place(finding.claim.location))
    lines = [
        f"- **{KIND_TITLES[finding.kind]}** · {where}",
        f"  “{escaped(finding.claim.text)}”",
        f"  → {escaped(finding.message)}",
    ]
    return "\\\n".join(lines)


def _expected_failure(verdict: Verdict) -> str:
    where, why = escaped(place(verdict.claim.location)), escaped(known_words(verdict))
    return f"- {label_words(verdict.label)} · {where} · “{escaped(verdict.claim.text)}” · {why}"


def _outcome(outcome: Outcome) -> str:
    claim, verdict = outcome.claim, outcome.verdict
    where = escaped(place(claim.location))
    lines = [f"{_standing(verdict)} · {where}", f"“{escaped(claim.text)}”"]
    if claim.attribution is not None:
        lines.append(f"said by {escaped(speaker_words(claim))}")
    if claim.expectation is not None:
        lines.append(f"expected: {escaped(expectation_words(claim.expectation))}")
    if verdict is not None:
        for shown in shown_evidence(verdict):
            lines += _evidence(shown)
        lines.append(f"→ {escaped(verdict.reason)}")
    elif outcome.failure is not None:
        lines.append(f"→ {escaped(outcome.failure.reason)}")
    return "\\\n".join(lines)


def _standing(verdict: Verdict | None) -> str:
    if verdict is None:
        return f"{_UNCHECKED_MARK} **not checked**"
    label = f"{_MARKS[verdict.label]} **{label_words(verdict.label)}**"
    return f"{label} {confidence_words(verdict)}".rstrip()


def _evidence(shown: Shown) -> list[str]:
    passage = shown.evidence.hit.passage
    citation = passage.citation
    source = escaped(origin_words(passage) or citation.document_id)
    if is_web_link(citation.url):
        source = f"[{source}](<{_link_target(citation.url or '')}>)"
    differs = comparison_words(shown.evidence.comparison)
    return [
        f"**{shown.heading.capitalize()}:** “{escaped(read_words(shown.evidence))}” ({source})",
        *([escaped(differs)] if differs else []),
    ]


def _link_target(url: str) -> str:
    """Return an address that neither ends its angle brackets nor the line."""
    return "".join(f"%{ord(char):02X}" if char in "<>\\|`*_ " else char for char in one_line(url))
