"""JUnit XML: a suite a file, a case a claim.

Valid against both schemas in common use, that of Apache Ant's JUnit task and Jenkins'
`junit-10.xsd`: hence no attributes on `testsuites`, a suite's mandatory empty parts, and
three decimals to a second.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.etree import ElementTree as ET

from factcheck.report.known import Known, known_standing, known_words, now_right_finding
from factcheck.report.outcomes import Outcome, is_list, outcomes, shown_evidence
from factcheck.report.phrases import (
    coverage_words,
    evidence_words,
    expectation_words,
    one_line,
    place,
    shown_path,
    speaker_words,
    verdict_words,
)
from factcheck.types import FindingKind, Label, Report, SetAside, SetAsideReason

_NOT_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
"""Source: XML 1.0, production [2] Char."""
_HOST = "localhost"
"""What the schema asks for where the host does not matter."""


def render_junit(report: Report) -> str:
    """Return the report as JUnit XML: findings are failures, unchecked claims errors.

    Skipped are expected failures, an article's claims without enough evidence and those over the
    limit; a report without any claim has one skipped case that says so. A suite's output names
    the known failures that are none any more. Claims are checked in batches, so each case is
    given an equal share of the run's seconds.
    """
    root = ET.Element("testsuites")
    results = outcomes(report)
    left_out = [s for s in report.set_aside if s.reason is SetAsideReason.OVER_LIMIT]
    seconds = report.seconds / max(len(results), 1)
    for path, group in groupby(results, key=lambda outcome: outcome.claim.location.path):
        suite = _suite(root, report, path)
        checked = list(group)
        for outcome in checked:
            _case(suite, outcome, seconds, of_list=is_list(report))
        _skip_left_out(suite, [item for item in left_out if item.location.path == path])
        _close(suite, seconds * len(checked), output="\n".join(_now_right(checked)))
    if not results:
        suite = _suite(root, report, report.article)
        _add_skipped(_add_case(suite, "nothing to check", 0.0), coverage_words(report))
        _close(suite, report.seconds)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(root: ET.Element, report: Report, path: str) -> ET.Element:
    name = _clean(shown_path(path))
    suite = ET.SubElement(
        root,
        "testsuite",
        name=name,
        package=_class_name(name),
        id=str(len(root)),
        hostname=_HOST,
        timestamp=report.created_at.strftime("%Y-%m-%dT%H:%M:%S"),
    )
    properties = ET.SubElement(suite, "properties")
    facts = {
        "factcheck": report.version,
        "corpus": report.corpus.path,
        "corpus-fingerprint": report.corpus.fingerprint,
        "coverage": coverage_words(report),
    } | {f"model-{model.name}": model.sha256 for model in report.models}
    for key, value in facts.items():
        ET.SubElement(properties, "property", name=_clean(key), value=_clean(value))
    return suite


def _case(suite: ET.Element, outcome: Outcome, seconds: float, *, of_list: bool) -> None:
    claim, verdict = outcome.claim, outcome.verdict
    name = f"{claim.id}: {claim.text}" if of_list else claim.text
    case = _add_case(suite, name, seconds)
    failures = [f for f in outcome.findings if f.kind is not FindingKind.UNCHECKED]
    if failures:
        worst = failures[0]
        _add(case, "failure", worst.message, worst.kind.value, _details(outcome))
    elif outcome.failure or outcome.findings:
        reason = outcome.failure.reason if outcome.failure else outcome.findings[0].message
        _add(case, "error", reason, FindingKind.UNCHECKED.value, _details(outcome))
    elif verdict and known_standing(verdict) is Known.EXPECTED_FAILURE:
        _add_skipped(case, f"{known_words(verdict)}; {verdict.reason}")
    elif not of_list and verdict and verdict.label is Label.NOT_ENOUGH_EVIDENCE:
        _add_skipped(case, verdict.reason)


def _skip_left_out(suite: ET.Element, items: Sequence[SetAside]) -> None:
    for item in items:
        _add_skipped(_add_case(suite, item.text, 0.0), "left out by --limit")


def _add_case(suite: ET.Element, name: str, seconds: float) -> ET.Element:
    return ET.SubElement(
        suite,
        "testcase",
        name=_clean(one_line(name)),
        classname=suite.attrib["package"],
        time=f"{seconds:.3f}",
    )


def _add(case: ET.Element, tag: str, message: str, kind: str, details: str) -> None:
    element = ET.SubElement(case, tag, message=_clean(one_line(message)), type=kind)
    element.text = _clean(details)


def _add_skipped(case: ET.Element, message: str) -> None:
    ET.SubElement(case, "skipped", message=_clean(one_line(message)))


def _details(outcome: Outcome) -> str:
    """Return what a person needs to act on, a fact a line."""
    claim, verdict = outcome.claim, outcome.verdict
    lines = [place(claim.location), f"claim: {one_line(claim.text)}"]
    if claim.attribution is not None:
        lines.append(f"said by: {one_line(speaker_words(claim))}")
    lines += [f"{finding.kind.value}: {one_line(finding.message)}" for finding in outcome.findings]
    if claim.expectation is not None:
        lines.append(f"expected: {expectation_words(claim.expectation)}")
    if verdict is not None:
        lines.append(f"verdict: {verdict_words(verdict)}")
    lines += [
        f"{item.heading}: {evidence_words(item.evidence)}" for item in shown_evidence(verdict)
    ]
    return "\n".join(lines)


def _now_right(results: Sequence[Outcome]) -> Iterator[str]:
    for outcome in results:
        if outcome.verdict and known_standing(outcome.verdict) is Known.NOW_RIGHT:
            note = now_right_finding(outcome.verdict)
            yield f"{place(outcome.claim.location)}: {outcome.claim.id}: {note.message}"


def _close(suite: ET.Element, seconds: float, *, output: str = "") -> None:
    """Add the counts, and the parts that the schema wants last."""
    cases = suite.findall("testcase")
    suite.set("tests", str(len(cases)))
    for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(attribute, str(sum(case.find(tag) is not None for case in cases)))
    suite.set("time", f"{seconds:.3f}")
    ET.SubElement(suite, "system-out").text = _clean(output) or None
    ET.SubElement(suite, "system-err")


def _class_name(path: str) -> str:
    """Return `claims.europe` for `claims/europe.yaml`: readers group cases at the dots."""
    folder, _, name = path.rpartition("/")
    stem = name.rpartition(".")[0] or name
    return ".".join(part for part in (*folder.split("/"), stem) if part.strip(".")) or stem


def _clean(text: str) -> str:
    """Return the text with U+FFFD for what XML cannot hold, not even escaped."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
