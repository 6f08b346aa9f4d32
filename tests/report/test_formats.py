import subprocess
import sys
from dataclasses import replace

import pytest

from factcheck.cli.output import Format
from factcheck.report.formats import FORMATS
from factcheck.testing import NASTY_TEXTS, make_report, sample_list_report
from factcheck.types import Label


def test_the_command_line_offers_every_format() -> None:
    assert [name.value for name in Format] == list(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_a_claim_list_renders(name: str) -> None:
    rendered = FORMATS[name](sample_list_report())
    assert rendered.endswith("\n")
    assert not rendered.endswith("\n\n")
    assert NASTY_TEXTS[0][:4] in rendered or name == "sarif"
    assert FORMATS[name](make_report())


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"gitlab"}))
def test_the_sentence_before_is_told_where_it_was_read(name: str) -> None:
    """GitLab's findings quote no evidence."""
    report, known = sample_list_report(), "Elmco made it."
    finding = next(
        f
        for f in report.findings
        if f.verdict and f.verdict.refuting and f.verdict.label is Label.REFUTED
    )
    verdict = finding.verdict
    told = replace(verdict, refuting=replace(verdict.refuting, before=known))
    verdicts = tuple(told if v.claim.id == verdict.claim.id else v for v in report.verdicts)
    findings = tuple(replace(f, verdict=told) if f is finding else f for f in report.findings)
    changed = replace(report, verdicts=verdicts, findings=findings)
    assert known not in FORMATS[name](report)
    assert known in FORMATS[name](changed)


def test_looking_up_a_format_loads_none() -> None:
    code = (
        "import sys, factcheck.report.formats\n"
        "loaded = [n for n in sys.modules if n.startswith('factcheck.report.')]\n"
        "assert loaded == ['factcheck.report.formats'], loaded\n"
        "assert not {'rich', 'html', 'csv'} & sys.modules.keys()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
