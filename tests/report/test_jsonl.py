import json
from typing import Any

import pytest

from factcheck.report.json import render_json
from factcheck.report.jsonl import render_jsonl
from factcheck.testing import make_report, sample_list_report, sample_report
from factcheck.types import Report


def lines(report: Report) -> list[dict[str, Any]]:
    return [json.loads(line) for line in render_jsonl(report).split("\n")[:-1]]


@pytest.mark.parametrize("report", [sample_report(), sample_list_report(), make_report()])
def test_together_the_lines_say_what_the_json_report_says(report: Report) -> None:
    head, *rest = lines(report)
    assert head.pop("type") == "report"
    whole = json.loads(render_json(report))
    names = {"verdict": "verdicts", "failure": "failures", "finding": "findings"}
    collected: dict[str, list[Any]] = {
        "verdicts": [], "failures": [], "findings": [], "set_aside": []
    }  # fmt: skip
    for line in rest:
        kind = line.pop("type")
        collected[names.get(kind, kind)].append(line)
    assert head | collected == whole


def test_no_line_end_of_a_text_ends_a_line() -> None:
    report = sample_list_report()
    assert len(lines(report)) == 1 + 9 + 1 + 8
    assert render_jsonl(report).count("\n") == 19
