"""The words that several formats share."""

import os
import re
from collections.abc import Sequence

from factcheck.report.known import count_now_right, expected_failures
from factcheck.types import (
    Citation,
    Claim,
    Comparison,
    Difference,
    DifferenceKind,
    Evidence,
    Expectation,
    FindingKind,
    KnownFailure,
    Label,
    Location,
    ModelReading,
    Passage,
    Report,
    Verdict,
)

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
"""What is neither printed nor white space: it could drive a terminal."""

_SHOWN_OTHERS = 2
"""Other documents of a passage that are named; the rest is counted."""

STANDARD_INPUT = "stdin"
"""What a report calls the file that the user named `-`."""

_PLAINLY_SAID = re.compile(
    r"(?:(?:has|have|had|also|later|then) )*(?:said|says|say|told|tells|stated|states|wrote|writes"
    r"|added|adds|adding|saying|according to)|[\W_]*",
    re.IGNORECASE,
)
"""Words that tell of a claim only that it was said."""

KIND_TITLES = {
    FindingKind.REFUTED: "Refuted claim",
    FindingKind.CONFLICTING: "Conflicting evidence",
    FindingKind.FLIPPED: "Flipped verdict",
    FindingKind.UNEXPECTED: "Unexpected verdict",
    FindingKind.UNCHECKED: "Unchecked claim",
    FindingKind.LOW_CONFIDENCE: "Low confidence",
    FindingKind.NOT_IN_ARTICLE: "Claim not in its article",
    FindingKind.NOW_RIGHT: "Known failure now right",
}


def label_words(label: Label) -> str:
    """Return a label as a reader says it: `not enough evidence`."""
    return label.value.replace("_", " ")


def confidence_words(verdict: Verdict) -> str:
    """Return how sure the verdict is, `98%`; empty where nothing was decided."""
    if verdict.label is Label.NOT_ENOUGH_EVIDENCE:
        return ""
    return f"{verdict.confidence:.0%}"


def verdict_words(verdict: Verdict) -> str:
    """Return label and confidence: `refuted, 98%`."""
    confidence = confidence_words(verdict)
    label = label_words(verdict.label)
    return f"{label}, {confidence}" if confidence else label


def speaker_words(claim: Claim) -> str:
    """Return who says a claim, and how, where that is more than saying it and not in the claim.

    `Ada Holm (“has always conceded”)`: the claim is what she concedes, not that she always did.
    Empty where nobody is said to say it.
    """
    said = claim.attribution
    if said is None:
        return ""
    last = re.escape(said.speaker.split()[-1]) if said.speaker.split() else ""
    told = re.search(
        rf"{last},? (?P<how>(?:[\w’'-]+ ){{0,4}}{re.escape(said.cue)})\b", claim.sentence
    )
    how = told["how"] if told else said.cue
    is_told = _PLAINLY_SAID.fullmatch(how) or how in claim.text
    return said.speaker if is_told else f"{said.speaker} (“{how}”)"


def one_line(text: str) -> str:
    """Return the text without control characters, and every run of white space as one space."""
    return " ".join(_CONTROL.sub("", text).split())


def shortened(text: str, max_chars: int) -> str:
    """Return the text on one line of at most `max_chars` characters."""
    line = one_line(text)
    return line if len(line) <= max_chars else f"{line[: max_chars - 1]}…"


def shown_path(path: str) -> str:
    """Return a path with forward slashes and without a leading `./`."""
    return STANDARD_INPUT if path == "-" else path.replace(os.sep, "/").removeprefix("./")


def place(location: Location) -> str:
    """Return `file:line:column`, as editors and terminals understand it."""
    return f"{shown_path(location.path)}:{location.line}:{location.column}"


def source_words(citation: Citation) -> str:
    """Return title, publisher and date of a source, as far as known, in one line."""
    day = citation.date.isoformat() if citation.date else None
    return one_line(" · ".join(part for part in (citation.title, citation.source, day) if part))


def origin_words(passage: Passage) -> str:
    """Return a passage's source, its page and who else has it, as far as known, in one line."""
    page = None if passage.page is None else f"page {passage.page}"
    also = _others_words(passage.citation, passage.also_in)
    return " · ".join(part for part in (source_words(passage.citation), page, also) if part)


def _others_words(citation: Citation, others: Sequence[Citation]) -> str | None:
    """Return the other documents that a passage stands in, the first of them by name."""
    titles = {other: one_line(other.title) for other in others}
    names = [
        title if title and title != citation.title else other.source or other.document_id
        for other, title in titles.items()
    ]
    different = list(dict.fromkeys(names))
    left = len(different) - _SHOWN_OTHERS
    if not different:
        return None
    shown = ", ".join(map(one_line, different[:_SHOWN_OTHERS]))
    return f"also in {shown}" + (f" and {left} more" if left > 0 else "")


def is_web_link(url: str | None) -> bool:
    """Tell whether a source's address may be linked: only http and https are."""
    return url is not None and url.lower().startswith(("https://", "http://"))


def comparison_words(comparison: Comparison) -> str:
    """Return in what claim and evidence part, in one line; empty where they do not."""
    differs = [f"{d.kind.value}: {_sides(d)}" for d in comparison.differences]
    leaves_open = [_open_words(item) for item in comparison.missing]
    parts = []
    if differs:
        parts.append("differs in " + "; ".join(differs))
    if leaves_open:
        parts.append("leaves open " + ", ".join(leaves_open))
    return one_line("; ".join(parts))


def _open_words(missing: Difference) -> str:
    """Return what a sentence leaves open of a claim, and what it has instead."""
    if not missing.claim:
        return f"whether it is as “{missing.evidence}”"
    return f"“{missing.claim}” (“{missing.evidence}”)" if missing.evidence else f"“{missing.claim}”"


def read_words(evidence: Evidence) -> str:
    """Return the sentence, behind the one that it was read with in brackets: “[It is made by
    Elmco.] The firm was founded in 1990.”"""
    return f"[{evidence.before}] {evidence.text}" if evidence.before else evidence.text


def evidence_words(evidence: Evidence) -> str:
    """Return the quoted sentence and its source in one line."""
    source = origin_words(evidence.hit.passage)
    where = f" [{place(evidence.location)}]" if evidence.location else ""
    return f"“{one_line(read_words(evidence))}” ({source}){where}"


def expectation_words(expectation: Expectation) -> str:
    """Return what the author of a claim list expects, in one line."""
    labels = " or ".join(label_words(label) for label in expectation.labels) or "any verdict"
    if expectation.min_confidence:
        labels += f", confidence {expectation.min_confidence:.0%} or more"
    if expectation.known_failure is not None:
        labels += f"; {_known_failure_words(expectation.known_failure)}"
    override = expectation.override
    if override is None:
        return labels
    return (
        f"{labels}; {override.by} decided “{label_words(override.label)}” "
        f"until {override.until.isoformat()}: {one_line(override.reason)}"
    )


def _known_failure_words(known: KnownFailure) -> str:
    until = f" until {known.until.isoformat()}" if known.until else ""
    return f"known to come out “{label_words(known.label)}”{until}: {one_line(known.reason)}"


def claim_end(claim: Claim) -> tuple[int, int]:
    """Return line and column just behind an article's claim; of a listed one, its beginning.

    A list may fold a claim's text over lines in ways that the claim no longer shows.
    """
    line, column = claim.location.line, claim.location.column
    if claim.expectation is not None:
        return line, column
    *before, last = claim.sentence.split("\n")
    return (line + len(before), len(last) + 1) if before else (line, column + len(last))


def corpus_words(report: Report) -> str:
    """Return against what the claims were held, in one line."""
    corpus = report.corpus
    documents = counted(corpus.n_documents, "document")
    return f"{corpus.path} ({documents}, {counted(corpus.n_passages, 'passage')})"


def coverage_words(report: Report) -> str:
    """Return how much was read, by whom, checked and decided, in one line."""
    if report.reading is None:
        return _coverage_words(report)
    return f"{_coverage_words(report)} {reading_words(report.reading)}"


def reading_words(reading: ModelReading) -> str:
    """Return which language model found the claims, and where it failed, in one line."""
    parts = [f"Claims found by the language model {reading.model} at {reading.host}"]
    if reading.n_fallen_back:
        windows = counted(reading.n_windows, "window")
        parts.append(f"{reading.n_fallen_back:,} of {windows} split by rule instead")
    if reading.n_dropped:
        dropped = counted(reading.n_dropped, "claim")
        parts.append(f"{dropped} dropped that said more than the text")
    return one_line("; ".join(parts)) + "."


def _coverage_words(report: Report) -> str:
    coverage = report.coverage
    if coverage.n_claims == 0:
        return "Nothing to check: no checkable statement was found."
    parts = [f"{counted(coverage.n_sentences, 'sentence')} read"] if coverage.n_sentences else []
    parts += [
        f"{coverage.n_checked:,} of {counted(coverage.n_claims, 'claim')} checked",
        f"{coverage.n_decided:,} decided",
        f"{coverage.n_with_evidence:,} had evidence on their topic",
    ]
    if coverage.n_set_aside:
        parts.append(f"{coverage.n_set_aside:,} set aside")
    if report.failures:
        parts.append(f"{len(report.failures):,} failed")
    n_expected, n_right = len(expected_failures(report)), count_now_right(report)
    if n_expected:
        parts.append(counted(n_expected, "expected failure"))
    if n_right:
        parts.append(f"{counted(n_right, 'known failure')} now right")
    parts.extend(withheld_words(report))
    if coverage.n_over_limit:
        parts.append(f"{coverage.n_over_limit:,} left out by --limit")
    return f"{'; '.join(parts)}; index of {report.corpus.built_at:%Y-%m-%d %H:%M} UTC."


def withheld_words(report: Report) -> tuple[str, ...]:
    """Return how many claims were left open as too unsure; none is told where a precision was
    asked for and every verdict is that sure."""
    if report.coverage.n_withheld:
        return (f"{report.coverage.n_withheld:,} left open as too unsure",)
    asked = next((s.value for s in report.settings if s.name == "verdict.min_precision"), 0)
    return (f"none left open for the asked precision of {asked}",) if asked else ()


def counted(n: int, noun: str) -> str:
    """Return `1 claim` or `1,234 claims`."""
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"


def _sides(difference: Difference) -> str:
    is_of_one = not (difference.claim and difference.evidence)
    if difference.kind is DifferenceKind.NEGATION and is_of_one:
        return f"only the {'claim' if difference.claim else 'evidence'} is negated"
    ours = f"“{difference.claim}”" if difference.claim else "none"
    theirs = f"“{difference.evidence}”" if difference.evidence else "none"
    return f"claim {ours}, evidence {theirs}"
