from pathlib import Path

from benchmarks.corpora_report import (
    PAGE,
    embedding_table,
    factbook_table,
    fusion_table,
    write_page,
)


def test_the_page_holds_the_tables_of_the_results(tmp_path: Path) -> None:
    text = PAGE.read_text(encoding="utf-8")
    for table in (embedding_table(), factbook_table(), fusion_table()):
        assert table in text
    page = tmp_path / "page.md"
    page.write_text(text, encoding="utf-8")
    write_page(page)
    assert page.read_text(encoding="utf-8") == text


def test_each_half_alone_and_both_together_are_shown() -> None:
    table = fusion_table()
    for setting in ("words alone", "meaning alone", "both, as shipped", "best on training claims"):
        assert table.count(f"| {setting}") == 2
