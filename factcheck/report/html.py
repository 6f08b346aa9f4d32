"""A report as one HTML file: no script, nothing from elsewhere, every text escaped."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from html import escape as _escape

from factcheck.report.html_style import STYLE
from factcheck.report.known import expected_failures, known_words
from factcheck.report.outcomes import (
    SEVERITIES,
    Outcome,
    Shown,
    claim_key,
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
from factcheck.types import Finding, Label, Passage, Report, SetAside, Verdict

_CLASSES = {
    Label.REFUTED: "refuted",
    Label.CONFLICTING: "conflicting",
    Label.SUPPORTED: "supported",
    Label.NOT_ENOUGH_EVIDENCE: "open",
}
"""The style of each label, in the order in which they are counted."""
_UNCHECKED = "unchecked"
_NOT_HTML = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
    )
    + "]"
)
"""Controls, surrogates and noncharacters. Source: HTML, 13.2.3.5, preprocessing the input."""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def render_html(report: Report) -> str:
    """Return a whole page that can be mailed or stored: it loads nothing and runs nothing.

    Ticking a label hides its claims, by style alone.
    """
    title = _text(report.title or report.article)
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            '<meta name="referrer" content="no-referrer">',
            f"<title>{title} – factcheck</title>",
            f"<style>{STYLE}</style>",
            "</head>",
            "<body>",
            *_page(report, title),
            "</body>",
            "</html>",
            "",
        ]
    )


def _page(report: Report, title: str) -> Iterator[str]:
    results = outcomes(report)
    yield f"<header><h1>{title}</h1>"
    yield f"<p>Checked against {_text(corpus_words(report))} on {_made(report)}.</p></header>"
    yield "<main>"
    yield from _filters(report)
    yield f'<p class="coverage">{_text(coverage_words(report))}</p>'
    anchors = {claim_key(outcome.claim): f"claim-{n}" for n, outcome in enumerate(results, start=1)}
    yield from _findings(problems(report), anchors, "finding")
    yield from _findings(notes(report), anchors, "known failure now right")
    yield from _expected_failures(expected_failures(report), anchors)
    if results:
        yield '<section><h2>Claims</h2><ol class="claims">'
        for outcome in results:
            yield from _outcome(outcome, anchors[claim_key(outcome.claim)])
        yield "</ol></section>"
    yield from _set_aside(report.set_aside)
    yield "</main>"
    yield f"<footer>{_provenance(report)}</footer>"


def _made(report: Report) -> str:
    when = report.created_at
    return f'<time datetime="{when:%Y-%m-%dT%H:%M:%SZ}">{when:%Y-%m-%d %H:%M} UTC</time>'


def _filters(report: Report) -> Iterator[str]:
    """Yield a box a label with its count; without its tick the label's claims are hidden."""
    counts = Counter(_CLASSES[verdict.label] for verdict in report.verdicts)
    counts[_UNCHECKED] = len(report.failures)
    words = {_CLASSES[label]: label_words(label) for label in _CLASSES}
    yield '<div class="counts" role="group" aria-label="Claims shown">'
    for name, label in (words | {_UNCHECKED: "not checked"}).items():
        yield (
            f'<label class="{name}"><input type="checkbox" id="show-{name}" checked>'
            f"<b>{counts[name]}</b> {label}</label>"
        )
    yield "</div>"


def _findings(
    found: tuple[Finding, ...], anchors: Mapping[tuple[str, str], str], noun: str
) -> Iterator[str]:
    if not found:
        return
    yield f"<section><h2>{counted(len(found), noun)}</h2>"
    yield '<ul class="findings">'
    for finding in found:
        claim = finding.claim
        where = f"<code>{_text(place(claim.location))}</code>"
        yield (
            f'<li class="{SEVERITIES[finding.kind].value}">'
            f"<strong>{KIND_TITLES[finding.kind]}</strong> "
            f'<a href="#{anchors[claim_key(claim)]}">{where}</a>'
            f"<q>{_text(claim.text)}</q><p>{_text(finding.message)}</p></li>"
        )
    yield "</ul></section>"


def _expected_failures(
    verdicts: tuple[Verdict, ...], anchors: Mapping[tuple[str, str], str]
) -> Iterator[str]:
    if not verdicts:
        return
    yield f"<details><summary>{counted(len(verdicts), 'expected failure')}</summary><ul>"
    for verdict in verdicts:
        claim = verdict.claim
        yield (
            f'<li><a href="#{anchors[claim_key(claim)]}">'
            f"<code>{_text(place(claim.location))}</code></a> "
            f"{label_words(verdict.label)}: <q>{_text(claim.text)}</q> "
            f"{_text(known_words(verdict))}</li>"
        )
    yield "</ul></details>"


def _outcome(outcome: Outcome, anchor: str) -> Iterator[str]:
    claim, verdict = outcome.claim, outcome.verdict
    name = _CLASSES[verdict.label] if verdict else _UNCHECKED
    standing = label_words(verdict.label) if verdict else "not checked"
    confidence = confidence_words(verdict) if verdict else ""
    yield f'<li class="{name}" id="{anchor}">'
    yield (
        f'<p class="standing"><b>{standing}</b> {confidence} '
        f"<code>{_text(place(claim.location))}</code></p>"
    )
    yield f'<p class="claim">{_text(claim.text)}</p>'
    if claim.attribution is not None:
        yield f'<p class="aside">said by {_text(speaker_words(claim))}</p>'
    if claim.expectation is not None:
        yield f'<p class="aside">expected: {_text(expectation_words(claim.expectation))}</p>'
    for shown in shown_evidence(verdict):
        yield from _evidence(shown)
    reason = verdict.reason if verdict else outcome.failure.reason if outcome.failure else ""
    yield f'<p class="reason">{_text(reason)}</p></li>'


def _evidence(shown: Shown) -> Iterator[str]:
    evidence = shown.evidence
    yield f"<blockquote><p><b>{shown.heading.capitalize()}:</b> {_text(read_words(evidence))}</p>"
    yield f'<p class="aside">{_source(evidence.hit.passage)}</p>'
    differs = comparison_words(evidence.comparison)
    if differs:
        yield f'<p class="differs">{_text(differs)}</p>'
    yield "</blockquote>"


def _source(passage: Passage) -> str:
    citation = passage.citation
    words = _text(origin_words(passage) or citation.document_id)
    if not is_web_link(citation.url):
        return f"<cite>{words}</cite>"
    return (
        f'<cite><a rel="noopener noreferrer" href="{_text(citation.url or "")}">{words}</a></cite>'
    )


def _set_aside(items: tuple[SetAside, ...]) -> Iterator[str]:
    if not items:
        return
    yield f"<details><summary>{counted(len(items), 'piece')} of text set aside</summary><ul>"
    for item in items:
        reason = item.reason.value.replace("_", " ")
        yield f"<li>line {item.location.line}, {reason}: {_text(item.text)}</li>"
    yield "</ul></details>"


def _provenance(report: Report) -> str:
    models = ", ".join(f"{model.name} {model.sha256[:12]}" for model in report.models)
    return _text(
        f"factcheck {report.version}; corpus {report.corpus.fingerprint[:12]}; "
        f"{models}; {report.seconds:.1f} s"
    )


def _text(text: str) -> str:
    """Return text for a place between tags or in a quoted attribute."""
    return _escape(_NOT_HTML.sub("\N{REPLACEMENT CHARACTER}", one_line(text)), quote=True)
