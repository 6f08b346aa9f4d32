"""Every format, made here and read through the real library."""

import bz2
import datetime as dt
import gzip
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.documents.corpus_file import SourceEntry
from factcheck.documents.fields import FieldMapping
from factcheck.documents.parsed import Problem
from factcheck.documents.sources import READERS, SourceFile, find_sources, is_source, read_source
from factcheck.documents.tables import row_sentence, tables_as_sentences
from factcheck.types import Document

BRIDGE = "The old bridge of Oldtown was opened in 1750 after nine years of work by masons."
TRAMS = "The town council paid for the new bridge, which was finished in 2021 and carries trams."


def read(
    tmp_path: Path, name: str, data: bytes, entry: SourceEntry | None = None
) -> tuple[list[Document], list[Problem]]:
    path = tmp_path / name
    path.write_bytes(data)
    file = SourceFile(
        path=path, name=name, max_bytes=1_000_000, entry=entry or SourceEntry(files="*")
    )
    items = list(read_source(file))
    documents = [item for item in items if isinstance(item, Document)]
    return documents, [item for item in items if isinstance(item, Problem)]


def one(tmp_path: Path, name: str, data: bytes) -> Document:
    (document,), problems = read(tmp_path, name, data)
    assert problems == []
    return document


HTML = f"""<!doctype html><html lang="en"><head><title>Bridges of Oldtown</title>
<meta name="author" content="Ann Lee">
<meta property="article:published_time" content="2024-05-02">
<meta property="og:site_name" content="The Gazette"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Bridges of Oldtown</h1><p>{BRIDGE}</p><p>{TRAMS}</p>
<table><tr><th>Bridge</th><th>Opened</th></tr><tr><td>Old Bridge</td><td>1750</td></tr></table>
</article><footer>Cookie policy and newsletter</footer></body></html>"""


def test_html_gives_main_text_and_metadata(tmp_path: Path) -> None:
    page = one(tmp_path, "a.html", HTML.encode())
    assert BRIDGE in page.text
    assert TRAMS in page.text
    assert "Old Bridge: Opened is 1750." in page.text
    assert "Cookie" not in page.text
    assert "Sport" not in page.text
    assert (page.title, page.author, page.source) == (
        "Bridges of Oldtown",
        "Ann Lee",
        "The Gazette",
    )
    assert page.date == dt.date(2024, 5, 2)


def a_pdf(pages: list[list[str] | None]) -> bytes:
    """Return a PDF of lines of Helvetica; None is a page with a drawing and no text."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for i, lines in enumerate(pages):
        if lines is None:
            stream = "0 0 200 200 re f"
        else:
            shown = "".join(f"({line}) Tj 0 -20 Td " for line in lines)
            stream = f"BT /F1 12 Tf 50 700 Td {shown}ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * i} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects.append("<< /Title (Bridges) /Author (Ann Lee) /CreationDate (D:20240502120000) >>")
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>"
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n{trailer}\n"
    return out + end.encode() + f"startxref\n{len(out)}\n%%EOF\n".encode()


def test_pdf_gives_pages_and_names_those_without_text(tmp_path: Path) -> None:
    pages: list[list[str] | None] = [
        ["Oldtown Report", "The bridge was opened", "in 1750.", "1"],
        None,
        ["Oldtown Report", "The new bridge carries", "trams.", "3"],
        ["Oldtown Report", "The lake is deep.", "4"],
    ]
    (document,), problems = read(tmp_path, "a.pdf", a_pdf(pages))
    assert document.text.split("\n\n") == [
        "The bridge was opened\nin 1750.",
        "The new bridge carries\ntrams.",
        "The lake is deep.",
    ]
    starts = [document.text.index(word) for word in ("The bridge", "The new", "The lake")]
    assert [document.page_starts[i] for i in (0, 2, 3)] == starts
    assert (document.title, document.author) == ("Bridges", "Ann Lee")
    assert document.date == dt.date(2024, 5, 2)
    assert [problem.reason for problem in problems] == [
        "page 2: no text layer (scanned?), not read"
    ]


def test_a_scanned_pdf_is_a_problem_not_an_empty_document(tmp_path: Path) -> None:
    documents, problems = read(tmp_path, "a.pdf", a_pdf([None, None]))
    assert documents == []
    assert "none of its 2 pages has a text layer" in problems[0].reason


def a_docx() -> bytes:
    import docx

    document = docx.Document()
    document.core_properties.title = "Bridges"
    document.core_properties.author = "Ann Lee"
    document.core_properties.modified = dt.datetime(2024, 5, 2)  # as Word keeps it
    document.add_heading("History", level=1)
    document.add_paragraph(BRIDGE)
    document.add_paragraph("A toll was paid.", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("Bridge", "Opened", "New Bridge", "2021"), strict=True):
        cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_docx_gives_headings_lists_and_tables(tmp_path: Path) -> None:
    document = one(tmp_path, "a.docx", a_docx())
    assert document.text.split("\n\n") == [
        "# History",
        BRIDGE,
        "- A toll was paid.",
        "New Bridge: Opened is 2021.",
    ]
    assert (document.title, document.author) == ("Bridges", "Ann Lee")
    assert document.date == dt.date(2024, 5, 2)


def an_epub() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="o/p.opf"/></rootfiles></container>',
        )
        archive.writestr(
            "o/p.opf",
            '<package xmlns="http://www.idpf.org/2007/opf" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>A Book</dc:title>'
            "<dc:creator>Ann Lee</dc:creator><dc:date>2024-05-02</dc:date></metadata><manifest>"
            '<item id="b" href="two%20.xhtml"/><item id="a" href="one.xhtml"/></manifest>'
            '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>',
        )
        archive.writestr("o/one.xhtml", f"<html><body><h1>One</h1><p>{BRIDGE}</p></body></html>")
        archive.writestr("o/two .xhtml", f"<html><body><div><p>{TRAMS}</p></div></body></html>")
    return out.getvalue()


def test_epub_gives_chapters_in_reading_order(tmp_path: Path) -> None:
    book = one(tmp_path, "a.epub", an_epub())
    assert book.text.split("\n\n") == ["# One", BRIDGE, TRAMS]
    assert (book.title, book.author, book.date) == ("A Book", "Ann Lee", dt.date(2024, 5, 2))


DUMP = """<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/"><siteinfo>
<sitename>Testpedia</sitename><base>https://en.example.org/wiki/Main_Page</base></siteinfo>
<page><title>Old Bridge</title><ns>0</ns><revision><timestamp>2024-03-01T10:00:00Z</timestamp>
<text>{{Infobox bridge|name=Old}}'''Old Bridge''' ({{lang-de|Alte}}) is a [[stone]] bridge of
{{convert|120|m|ft}} in [[Oldtown (city)|Oldtown]].&lt;ref&gt;A book&lt;/ref&gt;

[[File:x.jpg|thumb|A picture]]
== History ==
* It was ''built'' by masons.
{| class="wikitable"
! Year !! Event
|-
| 1750 || Opened
|}
== References ==
{{reflist}}
[[Category:Bridges]]</text></revision></page>
<page><title>Alte</title><ns>0</ns><redirect title="Old Bridge" />
<revision><text>#REDIRECT [[Old Bridge]]</text></revision></page>
<page><title>Talk:Old Bridge</title><ns>1</ns><revision><text>Hello.</text></revision></page>
<page><title>Lake</title><ns>0</ns><revision><text>The lake is deep.</text></revision></page>
</mediawiki>"""


@pytest.mark.parametrize(("suffix", "pack"), [("", bytes), (".bz2", bz2.compress)])
def test_a_dump_gives_its_articles(
    tmp_path: Path, suffix: str, pack: Callable[[bytes], bytes]
) -> None:
    documents, problems = read(tmp_path, f"w.xml{suffix}", pack(DUMP.encode()))
    assert problems == []
    assert [document.title for document in documents] == ["Old Bridge", "Lake"]
    bridge = documents[0]
    assert bridge.id == f"w.xml{suffix}#Old Bridge"
    assert [part for part in bridge.text.replace("\n\n", "\n").split("\n") if part] == [
        "Old Bridge is a stone bridge of",
        "120 m in Oldtown.",
        "## History",
        "- It was built by masons.",
        "1750: Event is Opened.",
    ]
    assert bridge.url == "https://en.example.org/wiki/Old_Bridge"
    assert (bridge.source, bridge.date) == ("Testpedia", dt.date(2024, 3, 1))


def test_a_dump_that_breaks_off_keeps_what_was_read(tmp_path: Path) -> None:
    documents, problems = read(tmp_path, "w.xml", DUMP.encode()[:-8])
    assert [document.title for document in documents] == ["Old Bridge", "Lake"]
    assert "not a whole MediaWiki dump" in problems[0].reason


def test_jsonl_gives_a_document_a_line_and_a_problem_a_bad_one(tmp_path: Path) -> None:
    lines = [
        '{"_id": "7", "title": "Lake", "text": "The lake is deep.", "date": "2024-05-02"}',
        "{broken",
        "",
        '{"_id": "8", "text": ""}',
        "[1]",
        '{"_id": "7", "text": "Again."}',
        '{"text": "' + "x" * 1_000_001 + '"}',
        '{"text": "The last one."}',
    ]
    documents, problems = read(tmp_path, "a.jsonl", "\n".join(lines).encode())
    assert [(d.id, d.title, d.first_line) for d in documents] == [
        ("a.jsonl#7", "Lake", 1),
        ("a.jsonl#7~2", "a", 6),
        ("a.jsonl#8", "a", 8),
    ]
    assert documents[0].date == dt.date(2024, 5, 2)
    assert [problem.path.rpartition(":")[2] for problem in problems] == ["2", "4", "5", "7"]


def test_a_field_mapping_names_the_fields(tmp_path: Path) -> None:
    fields = FieldMapping(text="story", title="head", id="key")
    entry = SourceEntry(files="*", fields=fields, licence="CC0-1.0", reliability=0.5)
    data = b'{"key": 3, "head": "Lake", "story": "Deep.", "text": "not this"}'
    (document,), _ = read(tmp_path, "a.ndjson", data, entry)
    assert (document.id, document.title, document.text) == ("a.ndjson#3", "Lake", "Deep.")
    assert (document.licence, document.reliability) == ("CC0-1.0", 0.5)
    _, problems = read(tmp_path, "b.jsonl", b'{"text": "x"}', entry)
    assert problems[0].reason == "no field holds the text, found text"


def test_csv_with_a_text_column_is_documents_and_without_one_a_table(tmp_path: Path) -> None:
    rows = b'\xef\xbb\xbfid;title;text\r\n1;Lake;"Deep;\nand cold."\r\n2;Hill;High.\r\n'
    documents, _ = read(tmp_path, "a.csv", rows)
    assert [(d.id, d.title, d.text, d.first_line) for d in documents] == [
        ("a.csv#1", "Lake", "Deep;\nand cold.", 2),
        ("a.csv#2", "Hill", "High.", 4),
    ]
    table = one(tmp_path, "b.tsv", b"Country\tCapital\nFrance\tParis\nChile\tSantiago\n")
    assert table.text == "France: Capital is Paris.\n\nChile: Capital is Santiago."
    _, problems = read(tmp_path, "c.csv", b"a,b\n\xff,2\n")
    assert ":2: not UTF-8" in problems[0].reason or "not UTF-8" in problems[0].reason


def test_compressed_text_is_read_and_damaged_data_is_a_problem(tmp_path: Path) -> None:
    import zstandard

    for name, data in (
        ("a.md.gz", gzip.compress(b"# Lake\n\nDeep.")),
        ("b.md.bz2", bz2.compress(b"# Lake\n\nDeep.")),
        ("c.md.zst", zstandard.ZstdCompressor().compress(b"# Lake\n\nDeep.")),
    ):
        document = one(tmp_path, name, data)
        assert (document.title, document.markup) == ("Lake", "markdown")
        _, problems = read(tmp_path, f"broken-{name}", data[:-6])
        assert len(problems) == 1, name


def test_what_is_read_is_told_by_name(tmp_path: Path) -> None:
    names = ["a.md", "b.txt.gz", "c.PDF", "d.tar.gz", "e.xml.bz2", "corpus.yaml", "f.png", ".g.md"]
    for name in names:
        (tmp_path / name).write_text("x")
    found = [path.name for path in find_sources(tmp_path)]
    assert found == ["a.md", "b.txt.gz", "c.PDF", "e.xml.bz2"]
    assert all(is_source(Path(f"x{suffix}")) for suffix in READERS)


def test_tables_keep_their_lines() -> None:
    text = "Above.\n\n| River | Length |\n|---|---|\n| Danube | 2850 km |\n| Rhine | – |\n\nBelow."
    lines = tables_as_sentences(text).split("\n")
    assert len(lines) == len(text.split("\n"))
    assert lines[4] == "Danube: Length is 2850 km.  "
    assert lines[5] == ""
    fenced = "```\n| a | b |\n|---|---|\n| 1 | 2 |\n```"
    assert tables_as_sentences(fenced) == fenced


def test_a_row_without_values_says_nothing() -> None:
    assert row_sentence(["a", "b"], ["x"]) == ""
    assert row_sentence(["a", "b"], ["", "2"]) == ""
    assert row_sentence(["a", "", "c"], ["x", "2", "3"]) == "x: 2, c is 3."
