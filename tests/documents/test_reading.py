import codecs
import datetime as dt
import hashlib
import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.documents import read_document
from factcheck.errors import InputError
from factcheck.types import Document

LIMIT = 10_000


def read_bytes(data: bytes, name: str = "-") -> Document:
    return read_document(name, max_bytes=LIMIT, stdin=io.BytesIO(data))


def read_file(tmp_path: Path, name: str, data: bytes | str) -> Document:
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_document(str(path), max_bytes=LIMIT)


def problem(path: str, data: bytes | None = None) -> str:
    with pytest.raises(InputError) as caught:
        read_document(path, max_bytes=LIMIT, stdin=None if data is None else io.BytesIO(data))
    message = str(caught.value)
    assert "\n" not in message
    assert message.startswith(path)
    return message


WORDS = "Größe – 5 € “naïve”\nSecond line."


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode(),
        codecs.BOM_UTF8 + WORDS.encode(),
        codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        WORDS.encode("cp1252"),
        WORDS.replace("\n", "\r\n").encode(),
        WORDS.replace("\n", "\r").encode(),
    ],
)
def test_encodings_and_line_ends(data: bytes) -> None:
    document = read_bytes(data)
    assert document.text == WORDS
    assert document.sha256 == hashlib.sha256(WORDS.encode()).hexdigest()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \r\n\t", "is empty"),
        (codecs.BOM_UTF8 + b"\n", "holds no text"),
        (b"---\ntitle: x\n---\n\n", "holds no text"),
        (b"%PDF-1.7 and so on", "is a PDF"),
        (b"PK\x03\x04rest", "zip archive or an office document"),
        (b"\x89PNG\r\n\x1a\n", "PNG image"),
        (b"ab\x00cd", "NUL bytes"),
        (b"\x01\x02\x03\x04\x05 words", "5 control characters"),
        (b"caf\xe9 \x81 bar", "not UTF-8 nor Windows-1252 (byte 0xe9)"),
        (b"caf\xe9 \x07 bar", "not UTF-8 nor Windows-1252"),
        ("Привет, мир".encode("cp1251"), "not UTF-8 nor Windows-1252"),
        (codecs.BOM_UTF16_LE + b"a\x00b", "not UTF-16"),
        (codecs.BOM_UTF8 + b"ok\nbad \xff", "-:2: not UTF-8"),
        (b"<!DOCTYPE html><html><body>Words.", "an HTML page"),
        (b"x" * (LIMIT + 1), "is larger than 0.01 MB"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, words: str) -> None:
    assert words in problem("-", data)


def test_standard_input_is_read_only_to_the_limit() -> None:
    stream = io.BytesIO(b"y" * (LIMIT * 3))
    with pytest.raises(InputError, match="larger"):
        read_document("-", max_bytes=LIMIT, stdin=stream)
    assert stream.tell() == LIMIT + 1


def test_files_that_cannot_be_opened(tmp_path: Path) -> None:
    assert "no such file" in problem(str(tmp_path / "gone.txt"))
    assert "is a folder" in problem(str(tmp_path))
    big = tmp_path / "big.txt"
    big.write_bytes(b"z" * (LIMIT + 1))
    assert "is larger" in problem(str(big))
    assert "cannot be read" in problem("nul\0byte.txt")
    assert "cannot be read: file name too long" in problem(f"{'n' * 5000}.txt")


def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("Words.", encoding="utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    assert "permission denied" in problem(str(path))


def test_a_missing_file_s_hint_names_its_neighbour(tmp_path: Path) -> None:
    (tmp_path / "story.md").write_text("Words.", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_document(str(tmp_path / "story.txt"), max_bytes=LIMIT)
    assert caught.value.hint == "Did you mean story.md?"


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".html", ".json"])
def test_kinds_not_read_are_named(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"story{suffix}"
    path.write_text("Words.", encoding="utf-8")
    with pytest.raises(InputError, match=f"{suffix} files are not read") as caught:
        read_document(str(path), max_bytes=LIMIT)
    assert ".md" in (caught.value.hint or "")


@pytest.mark.parametrize(
    ("name", "markup"),
    [
        ("a.txt", "text"),
        ("a.md", "markdown"),
        ("a.MARKDOWN", "markdown"),
        ("README", "text"),
        ("notes.2024", "text"),
        ("v1.2 final", "text"),
    ],
)
def test_markup_follows_the_suffix(tmp_path: Path, name: str, markup: str) -> None:
    assert read_file(tmp_path, name, "The wall is long.").markup == markup


def test_markdown_without_a_suffix_is_told_by_its_headings(tmp_path: Path) -> None:
    assert read_file(tmp_path, "README", "# The wall\n\nIt is long.").markup == "markdown"
    assert read_bytes(b"Words.\n\n## More\n\nWords.").markup == "markdown"


@pytest.mark.parametrize(
    ("name", "data", "title"),
    [
        ("a.md", "---\ntitle: From  above\n---\n# Below\n\nWords.", "From above"),
        ("a.md", "Words first.\n\n## The *long* [wall](b)\n\nWords.", "The long wall"),
        ("a.md", "The wall\n===\n\nWords.", "The wall"),
        ("long-wall.md", "Only words.", "long-wall"),
        ("a.txt", "The long wall\n\nIt was built in 1871.", "The long wall"),
        ("a.txt", "The wall is long. So it is.\n\nIt was built in 1871.", "a"),
        ("a.txt", "By Jane Marsh\n\nIt was built in 1871.", "a"),
        ("a.txt", "---\ntitle: Named\n---\nIt was built in 1871.", "Named"),
    ],
)
def test_titles(tmp_path: Path, name: str, data: str, title: str) -> None:
    assert read_file(tmp_path, name, data).title == title


def test_standard_input_has_no_name_to_take_a_title_from() -> None:
    document = read_bytes(b"Only words here.")
    assert (document.id, document.title) == ("-", "")


def test_front_matter_fills_the_record(tmp_path: Path) -> None:
    head = "---\ndate: 2025-03-11\nurl: u\nsource: s\nlicense: l\n---\n"
    document = read_file(tmp_path, "a.md", f"{head}Words.")
    assert (document.date, document.url, document.source) == (dt.date(2025, 3, 11), "u", "s")
    assert (document.licence, document.first_line, document.text) == ("l", 7, "Words.")


def test_publishers_stand_in_for_a_source(tmp_path: Path) -> None:
    head = "---\nsources: [{publisher: A}, {publisher: B}, {publisher: A}, {title: T}]\n---\n"
    assert read_file(tmp_path, "a.md", f"{head}Words.").source == "A, B"


def test_an_id_of_the_caller_s_own(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("Words.", encoding="utf-8")
    assert read_document(str(path), max_bytes=LIMIT, id="sub/a.md").id == "sub/a.md"
    assert read_document(str(path), max_bytes=LIMIT).id == str(path)


def text_or_problem(data: bytes) -> str:
    try:
        return read_bytes(data).text
    except InputError as error:
        return str(error)


@given(st.binary(max_size=300))
def test_any_bytes_give_a_document_or_an_input_error(data: bytes) -> None:
    assert text_or_problem(data).strip()


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=200))
def test_any_text_in_utf_8_is_read_as_it_is(text: str) -> None:
    assert read_bytes(f"x{text}".encode()).text == f"x{text}"
