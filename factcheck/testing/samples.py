"""Whole reports that hold what output formats stumble over."""

import datetime as dt
from dataclasses import replace

from factcheck.testing.records import (
    REFUTES,
    make_claim,
    make_evidence,
    make_report,
    make_verdict,
)
from factcheck.types import (
    Attribution,
    Claim,
    Comparison,
    Difference,
    DifferenceKind,
    Evidence,
    Expectation,
    Failure,
    Finding,
    FindingKind,
    KnownFailure,
    Label,
    Location,
    ModelReading,
    Override,
    Report,
    SetAside,
    SetAsideReason,
    Span,
)

NASTY_TEXTS = (
    '=cmd|" /C calc"!A0',
    "<script>alert('1')</script> & \"quoted\" ]]> -->",
    "line one\nline two\r\n::error::not a command ##[error]neither",
    "100 % of *stars*, `code`, [a](javascript:alert(1)) and @someone in #12",
    "\N{ZEBRA FACE} \u202eright to left\u202c \x00\x1b[31m\ufeff漢字",
)
"""What formats must neither run, nor take for markup, nor lose."""


def sample_report() -> Report:
    """Return a report that holds every label and what formats stumble over.

    Among it: a failure, set-aside text, an attribution, words in several scripts, quotation
    marks, markup of HTML, Markdown and rich, an escape sequence, and words of many columns.
    """
    built = make_evidence("The bridge was built in 1750.", title="Bridges [bold]of[/bold] stone")
    not_built = make_evidence(
        "The bridge was built in 1751, said <b>Žofia</b> & “Ко”.",
        REFUTES,
        document_id="mosty/český.md",
        comparison=Comparison(
            differences=(Difference(kind=DifferenceKind.DATE, claim="1750", evidence="1751"),),
            missing=(Difference(kind=DifferenceKind.ENTITY, claim="Žofia", evidence=""),),
            overlap=0.875,
            focus=0.5,
        ),
    )
    said = Attribution(speaker="María José O'Neill", cue="said", quoted=True)
    location = Location(path="article.txt", line=9, column=1)
    report = make_report(
        verdicts=(
            make_verdict(
                make_claim("The bridge was built in 1750.", line=3),
                Label.SUPPORTED,
                supporting=built,
                reason="the corpus says the same",
            ),
            make_verdict(
                make_claim('He called it "un pont\\d\'or" 漢字漢字 \N{BRIDGE AT NIGHT}.', line=4),
                Label.REFUTED,
                refuting=not_built,
                confidence=0.5,
            ),
            make_verdict(
                make_claim("It is [red]closed[/red] \x1b[31mnow\x1b[0m.", attribution=said, line=5),
                Label.CONFLICTING,
                supporting=built,
                refuting=not_built,
            ),
            make_verdict(
                make_claim("W" * 200 + " is a very long word.", line=6),
                Label.NOT_ENOUGH_EVIDENCE,
                nearest=built,
            ),
        ),
        failures=(Failure(claim=make_claim("It fell.", line=7), reason="the model ran dry"),),
        set_aside=(
            SetAside(
                text="Is that so?",
                span=Span(0, 11),
                location=location,
                reason=SetAsideReason.QUESTION,
            ),
        ),
        title="Bridges & “tunnels” <i>of</i> the *Vltava*",
    )
    reading = ModelReading(
        host="llm.example:8080",
        model="small *[model]* <7b>",
        n_windows=3,
        n_fallen_back=1,
        n_dropped=2,
        notes=(f"sentences 13 to 24: split by rule, since {NASTY_TEXTS[1]}",),
    )
    return replace(report, reading=reading)


def sample_list_report() -> Report:
    """Return the report of a checked claim list: every kind of finding, and nasty texts.

    Two files; claims with an override, with several findings, as expected, and unchecked, and
    one that fails as expected. Two known failures are none any more, one of them a finding.
    """
    verdicts = tuple(
        make_verdict(
            _listed(number, text),
            tuple(Label)[number % len(Label)],
            supporting=_placed(make_evidence(text, title=text), line=14 + number),
            refuting=_placed(make_evidence(f"Not so: {text}", REFUTES), line=2),
            confidence=0.6,
            reason=text,
        )
        for number, text in enumerate(NASTY_TEXTS)
    )
    quiet = make_verdict(
        _listed(20, "Its opening was in 1750.", path="claims/b.yaml"), Label.SUPPORTED
    )
    failure = Failure(
        claim=_listed(21, "It fell.", path="claims/b.yaml"), reason="the model <ran> dry"
    )
    known = tuple(
        make_verdict(_known(number, reason), label)
        for number, reason, label in zip(
            (22, 23, 24),
            NASTY_TEXTS,
            (Label.NOT_ENOUGH_EVIDENCE, Label.SUPPORTED, Label.SUPPORTED),
            strict=False,
        )
    )
    kinds = (
        FindingKind.LOW_CONFIDENCE,
        FindingKind.REFUTED,
        FindingKind.UNEXPECTED,
        FindingKind.CONFLICTING,
        FindingKind.NOT_IN_ARTICLE,
    )
    findings = [
        Finding(kind=kind, claim=verdict.claim, message=verdict.reason, verdict=verdict)
        for kind, verdict in zip(kinds, verdicts, strict=True)
    ]
    flipped = Finding(
        kind=FindingKind.FLIPPED,
        claim=verdicts[1].claim,
        message="flipped from supported to refuted because notes/mosty.md changed on line 2",
        verdict=verdicts[1],
    )
    unchecked = Finding(kind=FindingKind.UNCHECKED, claim=failure.claim, message=failure.reason)
    right = Finding(
        kind=FindingKind.NOW_RIGHT,
        claim=known[-1].claim,
        message="as expected by now: remove known_failure",
        verdict=known[-1],
    )
    report = make_report((*verdicts, quiet, *known), failures=(failure,), title="Lists of <claims>")
    return replace(
        report,
        article="claims/a, b: c.yaml claims/b.yaml",
        findings=(*findings, flipped, unchecked, right),
    )


def _listed(number: int, text: str, *, path: str = "claims/a, b: c.yaml") -> Claim:
    """Return a claim as a list holds it."""
    override = Override(label=Label.REFUTED, reason=text, by="the desk", until=dt.date(2026, 6, 30))
    return replace(
        make_claim(text, line=number + 3, date=dt.date(2025, 3, 11)),
        id=f"claim-{number}",
        location=Location(path=path, line=number + 3, column=5),
        attribution=Attribution(speaker=text, cue="said", quoted=False),
        expectation=Expectation(
            labels=(Label.SUPPORTED, Label.CONFLICTING),
            min_confidence=0.7,
            override=override if number == 1 else None,
            tags=("bridges",),
            note=text,
        ),
    )


def _known(number: int, reason: str) -> Claim:
    """Return a claim that its list says is not decided though it is true."""
    claim = _listed(number, f"Known failure {number}.", path="claims/b.yaml")
    known = KnownFailure(label=Label.NOT_ENOUGH_EVIDENCE, reason=reason, until=dt.date(2026, 6, 30))
    expectation = Expectation(labels=(Label.SUPPORTED,), known_failure=known)
    return replace(claim, expectation=expectation)


def _placed(evidence: Evidence, *, line: int) -> Evidence:
    """Return the evidence with its place in a file of the corpus, and a source that is linked."""
    passage = evidence.hit.passage
    citation = replace(
        passage.citation,
        source=evidence.text,
        url="https://example.org/a?b=c&d=<e>",
        date=dt.date(2025, 3, 11),
        licence="CC-BY-4.0",
    )
    return replace(
        evidence,
        hit=replace(evidence.hit, passage=replace(passage, citation=citation, line=line)),
        location=Location(path="notes/mosty český.md", line=line, column=1),
    )
