import subprocess
import sys

import pytest

from factcheck.cli.output import Format
from factcheck.report.formats import FORMATS
from factcheck.testing import NASTY_TEXTS, make_report, sample_list_report


def test_the_command_line_offers_every_format() -> None:
    assert [name.value for name in Format] == list(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_a_claim_list_renders(name: str) -> None:
    rendered = FORMATS[name](sample_list_report())
    assert rendered.endswith("\n")
    assert not rendered.endswith("\n\n")
    assert NASTY_TEXTS[0][:4] in rendered or name == "sarif"
    assert FORMATS[name](make_report())


def test_looking_up_a_format_loads_none() -> None:
    code = (
        "import sys, factcheck.report.formats\n"
        "loaded = [n for n in sys.modules if n.startswith('factcheck.report.')]\n"
        "assert loaded == ['factcheck.report.formats'], loaded\n"
        "assert not {'rich', 'html', 'csv'} & sys.modules.keys()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
