import os
from pathlib import Path

import pytest

from factcheck.documents import SUFFIXES, find_documents
from factcheck.errors import InputError


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Words.", encoding="utf-8")


def found(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in find_documents(folder, SUFFIXES)]


def test_documents_of_all_folders_in_the_order_of_their_paths(tmp_path: Path) -> None:
    write(tmp_path, "b.md", "a/z.txt", "a/b/c.markdown", "a.md", "A.MD", "notes.pdf", "README")
    assert found(tmp_path) == ["A.MD", "a/b/c.markdown", "a/z.txt", "a.md", "b.md"]


def test_hidden_files_and_folders_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, ".hidden.md", ".git/a.md", "a/.b/c.md", "seen.md")
    assert found(tmp_path) == ["seen.md"]


def test_odd_names_survive(tmp_path: Path) -> None:
    names = ["a b.md", "naïve — ü.md", "new\nline.md", "star*[1]?.md"]
    write(tmp_path, *names)
    (tmp_path / os.fsdecode(b"bad\xff.md")).write_text("Words.", encoding="utf-8")
    assert sorted(found(tmp_path)) == sorted([*names, os.fsdecode(b"bad\xff.md")])


def test_links_to_folders_are_followed_once(tmp_path: Path) -> None:
    write(tmp_path, "real/a.md")
    (tmp_path / "real" / "loop").symlink_to(tmp_path)
    (tmp_path / "same").symlink_to(tmp_path / "real")
    assert found(tmp_path) == ["real/a.md"]


def test_a_link_to_nowhere_is_listed(tmp_path: Path) -> None:
    (tmp_path / "gone.md").symlink_to(tmp_path / "nothing")
    assert found(tmp_path) == ["gone.md"]


def test_an_empty_folder_holds_none(tmp_path: Path) -> None:
    assert find_documents(tmp_path, SUFFIXES) == ()


def test_a_missing_folder_and_a_file_are_errors(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere: cannot be read as a folder: no such file"):
        find_documents(tmp_path / "nowhere", SUFFIXES)
    write(tmp_path, "a.md")
    with pytest.raises(InputError, match="not a directory"):
        find_documents(tmp_path / "a.md", SUFFIXES)
