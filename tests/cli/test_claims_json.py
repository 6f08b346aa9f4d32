import json
from pathlib import Path

from typer.testing import CliRunner

from factcheck.cli.main import app

TEXT = "The council of Dorn met in May. Ana Lima opened a bridge in Velland.\n"


def test_json_and_the_long_text_judge_every_claim(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(TEXT, encoding="utf-8")
    shown = CliRunner().invoke(app, ["claims", str(article), "--format", "json"])
    claims = json.loads(shown.stdout)["claims"]
    assert len(claims) == 2
    for claim in claims:
        assert 0 < claim["checkworthiness"] < 1
        assert 0 < claim["verifiability"] < 1
    long = CliRunner().invoke(app, ["claims", str(article), "-v"])
    assert long.stdout.count("worth checking") == 2
