from pathlib import Path

from typer.testing import CliRunner

from factcheck.claims.lists import shape_problems
from factcheck.cli.main import app

TEXT = "The council of Dorn met in May. Ana Lima opened a bridge in Velland.\n"


def test_yaml_is_a_claim_list_as_output_writes_it(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(TEXT, encoding="utf-8")
    arguments = ["claims", str(article), "--format", "yaml"]
    shown = CliRunner().invoke(app, arguments)
    assert shown.exit_code == 0, shown.output
    assert "text: Ana Lima opened a bridge in Velland." in shown.stdout
    assert not shape_problems(shown.stdout, path="claims.yaml")
    written = tmp_path / "claims.txt"
    assert CliRunner().invoke(app, [*arguments, "-o", str(written)]).exit_code == 0
    listed = [line for line in written.read_text(encoding="utf-8").splitlines() if "text:" in line]
    assert listed == [line for line in shown.stdout.splitlines() if "text:" in line]
