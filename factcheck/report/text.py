"""The report for a terminal: readable without colour and at 80 columns."""

import io
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from factcheck.report.outcomes import Shown, shown_evidence
from factcheck.report.phrases import (
    comparison_words,
    origin_words,
    place,
    read_words,
    reading_words,
    speaker_words,
    withheld_words,
)
from factcheck.types import (
    ArticleHead,
    Claim,
    Evidence,
    Extraction,
    Hit,
    Label,
    Report,
    SetAside,
    SetAsideReason,
    Verdict,
)

_STYLES = {
    Label.SUPPORTED: "bold green",
    Label.REFUTED: "bold red",
    Label.CONFLICTING: "bold magenta",
    Label.NOT_ENOUGH_EVIDENCE: "bold yellow",
}
_INDENT = 5
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyle:
    """How text is laid out."""

    width: int = 80
    """Columns."""
    colour: bool = False
    verbose: bool = False
    """Whether what was set aside is listed, and stance and overlap shown."""


_PLAIN = TextStyle()


def render_text(report: Report, style: TextStyle = _PLAIN) -> str:
    """Return every verdict with its evidence, and a closing coverage line."""
    parts: list[RenderableType] = [_heading(report), Text()]
    for number, verdict in enumerate(report.verdicts, start=1):
        parts.extend((_verdict(number, verdict, style), Text()))
    for failure in report.failures:
        parts.extend((Text(f"NOT CHECKED  {failure.claim.text}\n     {failure.reason}"), Text()))
    if style.verbose and report.set_aside:
        parts.extend((_set_aside(report.set_aside), Text()))
    parts.append(_coverage(report))
    if report.reading is not None:
        parts.append(Text(reading_words(report.reading)))
    return _print(parts, style)


def render_extraction_text(extraction: Extraction, style: TextStyle) -> str:
    """Return the article's head, the claims, one a paragraph, and how much was set aside.

    Verbose output adds what was changed in a claim's words, and why.
    """
    parts: list[RenderableType] = [*_head(extraction.article)]
    for number, claim in enumerate(extraction.claims, start=1):
        parts.append(_numbered(number, Text(claim.text)))
        parts.append(_indented(Text(_described(claim), style="dim")))
        if style.verbose:
            parts.extend(_indented(Text(line, style="dim")) for line in _changes(claim))
    if style.verbose and extraction.set_aside:
        parts.extend((Text(), _set_aside(extraction.set_aside)))
    n_aside = len(extraction.set_aside)
    counts = f"{_count(len(extraction.claims), 'claim')} in "
    counts += f"{_count(extraction.n_sentences, 'sentence')}; {n_aside} set aside"
    parts.extend((Text(), Text(f"{counts}{_reasons(extraction.set_aside)}")))
    if extraction.reading is not None:
        parts.append(Text(reading_words(extraction.reading)))
    return _print(parts, style)


def render_hits_text(hits: tuple[Hit, ...], style: TextStyle) -> str:
    """Return the hits of a search, best first, with their scores."""
    if not hits:
        return "The corpus holds nothing on this.\n"
    parts: list[RenderableType] = []
    for number, hit in enumerate(hits, start=1):
        scores = f"fused {hit.fused:.2f} · cosine {hit.similarity:.2f} · BM25 {hit.lexical:.1f}"
        parts.append(_numbered(number, Text(scores, style="dim")))
        parts.append(_indented(Text(" ".join(hit.passage.text.split()))))
        parts.append(_indented(Text(origin_words(hit.passage), style="dim")))
    return _print(parts, style)


def _print(parts: Iterable[RenderableType], style: TextStyle) -> str:
    buffer = io.StringIO()
    console = Console(
        file=buffer,
        width=style.width,
        force_terminal=style.colour,
        color_system="standard" if style.colour else None,
        highlight=False,
        emoji=False,
        legacy_windows=False,
    )
    console.print(_WithoutControls(Group(*parts)))
    lines = buffer.getvalue().split("\n")
    return "\n".join(line.rstrip() for line in lines).rstrip("\n") + "\n"


def _numbered(number: int, text: Text) -> Table:
    """Return the text behind its number, every line indented alike."""
    grid = Table.grid(padding=(0, 0))
    grid.add_column(width=_INDENT)
    grid.add_column()
    grid.add_row(Text(f"{number:>3}", style="bold"), text)
    return grid


@dataclass(frozen=True, slots=True)
class _WithoutControls:
    """What it wraps, without the control characters that a text may hold to drive a terminal."""

    wrapped: RenderableType

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for segment in console.render(self.wrapped, options):
            yield Segment(_CONTROL.sub("", segment.text), segment.style)


def _indented(renderable: RenderableType, extra: int = 0) -> Padding:
    return Padding(renderable, (0, 0, 0, _INDENT + extra))


def _heading(report: Report) -> Text:
    corpus = report.corpus
    against = f"{_count(corpus.n_documents, 'document')}, {_count(corpus.n_passages, 'passage')}"
    return Text.assemble(
        (report.title or report.article, "bold"), f"\nchecked against {corpus.path} ({against})"
    )


def _verdict(number: int, verdict: Verdict, style: TextStyle) -> Group:
    label = verdict.label.value.replace("_", " ").upper()
    decided = verdict.label is not Label.NOT_ENOUGH_EVIDENCE
    confidence = f"  {verdict.confidence:.0%}" if decided else ""
    claim = verdict.claim
    parts: list[RenderableType] = [
        Text.assemble(
            (f"{number:>3}  ", "bold"),
            (label, _STYLES[verdict.label]),
            confidence,
            (f"   line {claim.location.line}", "dim"),
        ),
        _indented(Text(claim.text)),
    ]
    if claim.attribution is not None:
        parts.append(_indented(Text(f"said by {speaker_words(claim)}", style="dim")))
    for shown in shown_evidence(verdict):
        parts.extend(_evidence(shown, style))
    parts.append(_indented(Text(f"→ {verdict.reason}", style="italic")))
    return Group(*parts)


def _evidence(shown: Shown, style: TextStyle) -> list[RenderableType]:
    evidence = shown.evidence
    parts: list[RenderableType] = [
        _indented(Text.assemble((f"{shown.heading}: ", "bold"), f"“{read_words(evidence)}”"), 2),
        _indented(Text(_origin_of(evidence), style="dim"), 4),
    ]
    points = comparison_words(evidence.comparison)
    if points:
        parts.append(_indented(Text(points), 4))
    if style.verbose:
        stance = evidence.stance
        figures = f"supports {stance.supports:.2f} · refutes {stance.refutes:.2f} · "
        figures += f"neither {stance.neither:.2f} · overlap {evidence.comparison.overlap:.2f}"
        parts.append(_indented(Text(figures, style="dim"), 4))
    return parts


def _origin_of(evidence: Evidence) -> str:
    where = place(evidence.location) if evidence.location else ""
    return " · ".join(part for part in (origin_words(evidence.hit.passage), where) if part)


def _origin(claim: Claim) -> str:
    place = f"line {claim.location.line}, column {claim.location.column}"
    return f"{place} · said by {speaker_words(claim)}" if claim.attribution else place


def _head(article: ArticleHead | None) -> tuple[RenderableType, ...]:
    if article is None:
        return ()
    day = article.date.isoformat() if article.date else ""
    by = f"by {article.author}" if article.author else ""
    said = " · ".join(s for s in (by, article.place, article.agency, day) if s)
    lines = [Text(article.title, style="bold")] if article.title else []
    lines += [Text(said, style="dim")] if said else []
    return (*lines, Text()) if lines else ()


def _described(claim: Claim) -> str:
    """Return what a claim is, where it stands, who says it, and what in it is unclear."""
    kind = "" if claim.kind is None else claim.kind.value
    judged = claim.checkworthiness
    parts = [
        kind,
        _origin(claim),
        "" if judged is None else f"worth checking {judged:.0%}",
        f"again in {_count(len(claim.repeated_at), 'sentence')}" if claim.repeated_at else "",
        f"unclear: {', '.join(f'“{words}”' for words in claim.unresolved)}"
        if claim.unresolved
        else "",
    ]
    return " · ".join(part for part in parts if part)


def _changes(claim: Claim) -> list[str]:
    """Return a line for each change of a claim's words, as `date: “Tuesday” → “…”`."""
    return [
        f"{c.why.value}: “{c.what}” → “{c.by}”" if c.what else f"{c.why.value}: added “{c.by}”"
        for c in claim.changes
    ]


def _set_aside(items: tuple[SetAside, ...]) -> Group:
    rows: list[RenderableType] = [Text("Set aside:", style="bold")]
    for item in items:
        words = " ".join(item.text.split())
        shown = words if len(words) <= 160 else f"{words[:157]}…"
        reason = item.reason.value.replace("_", " ")
        rows.append(_indented(Text(f"line {item.location.line}, {reason}: {shown}", style="dim")))
    return Group(*rows)


def _coverage(report: Report) -> Text:
    coverage = report.coverage
    if coverage.n_claims == 0:
        return Text("Nothing to check: no checkable statement was found.", style="bold yellow")
    labels = Counter(verdict.label for verdict in report.verdicts)
    decided = ", ".join(
        f"{labels[label]} {label.value.replace('_', ' ')}" for label in Label if labels[label]
    )
    checked = f"{coverage.n_checked} of {_count(coverage.n_claims, 'claim')} checked"
    never_claims = tuple(s for s in report.set_aside if s.reason is not SetAsideReason.OVER_LIMIT)
    parts = [
        f"{_count(coverage.n_sentences, 'sentence')} read",
        f"{checked}: {decided}" if decided else checked,
        f"{coverage.n_with_evidence} had evidence on their topic",
        f"{coverage.n_set_aside} set aside{_reasons(never_claims)}",
    ]
    if report.failures:
        parts.append(f"{len(report.failures)} FAILED")
    parts.extend(withheld_words(report))
    if coverage.n_over_limit:
        parts.append(f"{coverage.n_over_limit} left out by --limit")
    indexed = f"index of {report.corpus.built_at:%Y-%m-%d %H:%M} UTC"
    return Text.assemble(("Coverage: ", "bold"), "; ".join([*parts, indexed]) + ".")


def _reasons(items: tuple[SetAside, ...]) -> str:
    counts = Counter(item.reason.value.replace("_", " ") for item in items)
    listed = ", ".join(f"{reason} {n}" for reason, n in sorted(counts.items()))
    return f" ({listed})" if listed else ""


def _count(n: int, noun: str) -> str:
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"
