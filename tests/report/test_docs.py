"""docs/report.md describes every key and every name, and none that is not there."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from factcheck.report.formats import FORMATS
from factcheck.report.json import render_extraction_json, render_hits_json, render_json
from factcheck.report.outcomes import SEVERITIES
from factcheck.testing import (
    FakeSplitter,
    make_document,
    make_hit,
    make_passage,
    sample_list_report,
    sample_report,
)
from factcheck.types import DifferenceKind, SetAsideReason

PAGE = (Path(__file__).parents[2] / "docs" / "report.md").read_text(encoding="utf-8")
ARTICLE = make_document("# A heading\nThe bridge is old.\n")
NESTED = {
    "verdicts", "claims", "failures", "findings", "set_aside", "claim", "supporting", "refuting",
    "nearest", "differences", "missing", "settings", "models", "language_model",
}  # fmt: skip
"""Keys whose values have a section of their own, or names for keys."""


def documented(heading: str) -> dict[str, list[str]]:
    """Return the rows of the table under a heading: the first cell's code, and the others."""
    section = re.split(r"^#+ ", PAGE.split(f"# {heading}\n", 1)[1], flags=re.MULTILINE)[0]
    rows = re.findall(r"^\| `([^`]+)` \| (.*) \|$", section, re.MULTILINE)
    return {key: rest.split(" | ") for key, rest in rows}


def keys(data: dict[str, Any], prefix: str = "") -> Iterator[str]:
    for key, value in data.items():
        if isinstance(value, dict) and key not in NESTED:
            yield from keys(value, f"{prefix}{key}.")
        elif value is not None or key not in (
                "attribution", "expectation", "override", "known_failure", "location",
            ):  # fmt: skip
            yield f"{prefix}{key}"


def records(heading: str) -> list[dict[str, Any]]:
    reports = [json.loads(render_json(r)) for r in (sample_report(), sample_list_report())]
    verdicts = [v for r in reports for v in r["verdicts"]]
    evidence = [
        v[side] for v in verdicts for side in ("supporting", "refuting", "nearest") if v[side]
    ]
    found: dict[str, list[dict[str, Any]]] = {
        "The report": reports,
        "A verdict": verdicts,
        "A claim": [v["claim"] for v in verdicts],
        "Evidence": evidence,
        "A difference": [d for e in evidence for d in e["differences"] + e["missing"]],
        "A failure": [f for r in reports for f in r["failures"]],
        "A finding": [
            {k: v for k, v in f.items() if k != "claim"} | {"claim": str(f["claim"])}
            for r in reports
            for f in r["findings"]
        ],
        "Something set aside": [s for r in reports for s in r["set_aside"]],
        "How a language model found the claims": [
            r["language_model"] for r in reports if r["language_model"]
        ],
        "Claims only": [json.loads(render_extraction_json(FakeSplitter().split(ARTICLE)))],
        "A hit": json.loads(render_hits_json("a bridge", (make_hit(make_passage("It is.")),)))[
            "hits"
        ],
    }
    return found[heading]


@pytest.mark.parametrize(
    "heading",
    [
        "The report", "A verdict", "A claim", "Evidence", "A difference", "A failure", "A finding",
        "Something set aside", "How a language model found the claims", "Claims only", "A hit",
    ],
)  # fmt: skip
def test_every_key_is_described_and_no_other(heading: str) -> None:
    there = {key for record in records(heading) for key in keys(record)}
    assert there == set(documented(heading))


def test_every_format_is_described() -> None:
    assert list(documented("Reports")) == list(FORMATS)


def test_every_kind_of_finding_is_described_with_its_severity() -> None:
    told = {kind: cells[0] for kind, cells in documented("Kinds of findings").items()}
    assert told == {kind.value: severity.value for kind, severity in SEVERITIES.items()}


@pytest.mark.parametrize("names", [DifferenceKind, SetAsideReason])
def test_every_name_in_a_closed_set_is_listed(names: type[DifferenceKind]) -> None:
    for name in names:
        assert f"`{name.value}`" in PAGE


def test_the_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (example,) = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    exec(compile(example, "docs/report.md", "exec"), {"report": sample_report()})
    assert (tmp_path / "article.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
