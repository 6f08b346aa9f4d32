"""The package's example, run with the models that ship."""

import doctest
from pathlib import Path

import pytest

from factcheck import evaluation


def test_the_example_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pairs.csv").write_text(
        "claim,evidence,label\n"
        "The harbour was built in 1904.,The harbour was built in 1904 by the town.,SUPPORTS\n"
        "The harbour was built in 1911.,The harbour was built in 1904 by the town.,REFUTES\n",
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    found = doctest.testmod(evaluation)
    assert found.attempted == 5
    assert found.failed == 0
