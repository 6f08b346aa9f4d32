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


def test_a_name_that_is_a_verb_too_is_a_subject() -> None:
    (doc,) = parse(["Trump imposed tariffs in 2025."])
    assert [(t.text, t.dep_) for t in doc if t.dep_ in ("ROOT", "nsubj", "dobj")] == [
        ("Trump", "nsubj"),
        ("imposed", "ROOT"),
        ("tariffs", "dobj"),
    ]
    (command,) = parse(["Avoid fried food in summer."])
    assert next(t for t in command if t.dep_ == "ROOT").text == "Avoid"


def test_what_its_owner_has_is_the_subject_of_the_verb_behind_it() -> None:
    sentences = [
        "Norway has five regions and its capital is Oslo.",
        "Norway has more than 5 million people and its capital is Oslo.",
    ]
    for doc in parse(sentences):
        capital = next(t for t in doc if t.text == "capital")
        assert (capital.dep_, capital.head.text) == ("nsubj", "is")
        assert (capital.head.dep_, capital.head.head.text) == ("conj", "has")
    (doc,) = parse(["The report said the city and its suburbs were flooded."])
    assert next(t for t in doc if t.text == "suburbs").head.text == "city"


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
