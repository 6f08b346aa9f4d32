"""A report as JSON Lines: an object a line, for streams, logs and `jq`."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from factcheck.report.json import report_data
from factcheck.types import Report

_LISTS = {
    "verdicts": "verdict",
    "failures": "failure",
    "findings": "finding",
    "set_aside": "set_aside",
}
"""Each list of the JSON report, and the `type` of the lines it becomes."""


def render_jsonl(report: Report) -> str:
    """Return a line of type `report` about the run, then a line for each thing in its lists.

    The objects have the keys of the JSON report, and `type` before them.
    """
    lines = _objects(report_data(report))
    return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)


def _objects(data: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    yield {"type": "report"} | {key: data[key] for key in data if key not in _LISTS}
    for name, kind in _LISTS.items():
        for item in data[name]:
            yield {"type": kind} | item
