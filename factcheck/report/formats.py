"""The formats by name: what `--format` and `--report` accept."""

from collections.abc import Callable

from factcheck.types import Report


def _text(report: Report) -> str:
    from factcheck.report.findings_text import render_findings_text
    from factcheck.report.outcomes import is_list
    from factcheck.report.text import render_text

    return render_findings_text(report) if is_list(report) else render_text(report)


def _json(report: Report) -> str:
    from factcheck.report.json import render_json

    return render_json(report)


def _jsonl(report: Report) -> str:
    from factcheck.report.jsonl import render_jsonl

    return render_jsonl(report)


def _junit(report: Report) -> str:
    from factcheck.report.junit import render_junit

    return render_junit(report)


def _sarif(report: Report) -> str:
    from factcheck.report.sarif import render_sarif

    return render_sarif(report)


def _github(report: Report) -> str:
    from factcheck.report.github import render_github

    return render_github(report)


def _gitlab(report: Report) -> str:
    from factcheck.report.gitlab import render_gitlab

    return render_gitlab(report)


def _markdown(report: Report) -> str:
    from factcheck.report.markdown import render_markdown

    return render_markdown(report)


def _html(report: Report) -> str:
    from factcheck.report.html import render_html

    return render_html(report)


def _claimreview(report: Report) -> str:
    from factcheck.report.claimreview import render_claimreview

    return render_claimreview(report)


def _csv(report: Report) -> str:
    from factcheck.report.csv import render_csv

    return render_csv(report)


FORMATS: dict[str, Callable[[Report], str]] = {
    "text": _text,
    "json": _json,
    "jsonl": _jsonl,
    "junit": _junit,
    "sarif": _sarif,
    "github": _github,
    "gitlab": _gitlab,
    "markdown": _markdown,
    "html": _html,
    "claimreview": _claimreview,
    "csv": _csv,
}
"""Each renders a whole report, ending in one line end; loaded when it is first called."""
