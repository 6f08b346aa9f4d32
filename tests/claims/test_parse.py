import subprocess
import sys

import pytest

from factcheck.claims import parse as module
from factcheck.claims.parse import parse
from factcheck.errors import ModelError


def test_a_text_is_one_sentence() -> None:
    (doc,) = parse(["Oslo is old. Bergen is older."])
    assert len(list(doc.sents)) == 1


def test_a_misread_past_tense_is_mended() -> None:
    (doc,) = parse(["The talks aimed in part to assess options and to keep the peace."])
    assert next(t for t in doc if t.dep_ == "ROOT").text == "aimed"


def test_lone_surrogates_are_read() -> None:
    assert len(parse(["Oslo \ud800 is old."])[0]) > 3


def test_torch_is_not_loaded_for_it() -> None:
    code = (
        "import sys; from factcheck.claims.parse import parse; parse(['Oslo is old.']);"
        " print('torch' in sys.modules, 'spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]


def test_a_damaged_file_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SHA256", {"parser/model": "0" * 64})
    with pytest.raises(ModelError, match=r"parser/model: damaged: sha256 [0-9a-f]{64}, expected 0"):
        module._verify(module._data_folder())
