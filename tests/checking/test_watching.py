import os
from pathlib import Path

from factcheck.checking.watching import snapshot, wait_for_change


def test_a_snapshot_follows_folders_and_leaves_out_what_is_hidden(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("a")
    (tmp_path / ".b.md.part").write_text("b")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "c.md").write_text("c")
    names = {os.path.relpath(path, tmp_path) for path in snapshot([str(tmp_path), "nowhere"])}
    assert names == {"a.md", os.path.join("sub", "c.md")}


def test_waiting_ends_when_a_file_has_settled(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("a")
    before = snapshot([str(tmp_path)])
    looks = []

    def sleep(_: float) -> None:
        looks.append(1)
        if len(looks) in (2, 3):  # still being written at the second and third look
            path.write_text("a" * (1 + len(looks)))
        if len(looks) > 10:
            raise AssertionError("never noticed")

    assert wait_for_change([str(tmp_path)], before, sleep=sleep) == (str(path),)
    assert len(looks) == 4


def test_new_and_deleted_files_are_changes(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("a")
    before = snapshot([str(tmp_path)])
    (tmp_path / "a.md").unlink()
    (tmp_path / "b.md").write_text("b")
    changed = wait_for_change([str(tmp_path)], before, sleep=lambda _: None)
    assert changed == (str(tmp_path / "a.md"), str(tmp_path / "b.md"))
