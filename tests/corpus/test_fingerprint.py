import hashlib
import os
from pathlib import Path

import pytest

from factcheck.corpus.fingerprint import corpus_fingerprint
from factcheck.errors import CorpusError


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.md").write_text("one")
    (tmp_path / "sub" / "b.md").write_text("two")
    return tmp_path


def files(corpus: Path) -> list[Path]:
    return [path for path in corpus.rglob("*") if path.is_file()]


def test_it_is_the_sha256_of_names_and_contents(corpus: Path) -> None:
    # By hand: length of the name in eight bytes, name, sha256 of the content; sorted by name.
    expected = hashlib.sha256(
        b"\0\0\0\0\0\0\0\x04a.md"
        + hashlib.sha256(b"one").digest()
        + b"\0\0\0\0\0\0\0\x08sub/b.md"
        + hashlib.sha256(b"two").digest()
    ).hexdigest()
    assert corpus_fingerprint(corpus, files(corpus)) == expected


def test_the_order_and_the_place_of_the_folder_do_not_matter(corpus: Path) -> None:
    before = corpus_fingerprint(corpus, files(corpus))
    moved = corpus.rename(corpus.with_name("moved"))
    assert corpus_fingerprint(moved, files(moved)[::-1]) == before


def test_any_change_shows(corpus: Path) -> None:
    seen = {corpus_fingerprint(corpus, files(corpus))}
    (corpus / "a.md").write_text("One")
    seen.add(corpus_fingerprint(corpus, files(corpus)))
    (corpus / "a.md").rename(corpus / "c.md")
    seen.add(corpus_fingerprint(corpus, files(corpus)))
    (corpus / "c.md").unlink()
    seen.add(corpus_fingerprint(corpus, files(corpus)))
    assert len(seen) == 4


def test_a_name_that_is_not_utf_8_counts(corpus: Path) -> None:
    odd = corpus / os.fsdecode(b"caf\xe9.md")
    try:
        odd.write_text("three")
    except OSError:
        pytest.skip("this file system takes only valid names")
    assert corpus_fingerprint(corpus, [odd]) != corpus_fingerprint(corpus, [])


def test_a_missing_file_is_a_clear_error(corpus: Path) -> None:
    with pytest.raises(CorpusError, match=r"gone\.md: cannot be read"):
        corpus_fingerprint(corpus, [corpus / "gone.md"])


def test_a_file_from_elsewhere_is_a_clear_error(corpus: Path) -> None:
    with pytest.raises(CorpusError, match="not inside the corpus"):
        corpus_fingerprint(corpus / "sub", [corpus / "a.md"])
