"""The index from outside: built, updated, added to, removed from, as users do it."""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from factcheck import index_reading, indexing
from factcheck.corpus import store
from factcheck.corpus.passages import MAX_SENTENCE_CHARS
from factcheck.documents.parsed import Problem
from factcheck.errors import CorpusError, IndexDamagedError, InputError
from factcheck.index_files import Cut, WantedFile, cut_documents_list
from factcheck.indexing import IndexChange, IndexJob
from factcheck.retrieval import dense_writing
from factcheck.retrieval.index import open_index
from factcheck.settings import CorpusSettings, RetrievalSettings, Settings
from factcheck.types import PassageFilter
from tests.fakes import WordEncoder

SETTINGS = Settings(corpus=CorpusSettings(n_sentences=1, stride=1))


def quiet(_stage: str, _n_done: int, _n_total: int) -> None:
    """Show nothing."""


@dataclass(frozen=True)
class Place:
    """A corpus and its index."""

    folder: Path
    directory: Path
    encoder: WordEncoder

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def job(self, **changes: object) -> IndexJob:
        return IndexJob(
            settings=SETTINGS, directory=self.directory, corpora=(self.folder,), **changes
        )

    def build(self, **changes: object) -> IndexChange:
        return indexing.build(self.job(**changes), quiet)

    def update(self, **changes: object) -> IndexChange:
        return indexing.update(self.job(**changes), quiet)

    def found(self, query: str, where: PassageFilter | None = None) -> list[str]:
        index = open_index(self.directory, store)
        try:
            retriever = index.retriever(self.encoder, RetrievalSettings(), where)
            return [hit.passage.text for hit in retriever.retrieve([query], 5)[0]]
        finally:
            index.close()


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    encoder = WordEncoder()
    monkeypatch.setattr(indexing, "load_encoder", lambda _name, _device: encoder)
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "cache"))
    (tmp_path / "corpus").mkdir()
    place = Place(tmp_path / "corpus", tmp_path / "index", encoder)
    place.write("bridge.md", "# Bridge\n\nThe old bridge is built of stone. It opened in 1750.\n")
    place.write("lake.txt", "The lake is deep. Fish live in the lake.")
    return place


def test_a_build_reads_everything_and_an_update_only_what_changed(place: Place) -> None:
    built = place.build()
    assert (built.added, built.n_unchanged) == (("bridge.md", "lake.txt"), 0)
    assert built.manifest is not None
    assert (built.manifest.n_documents, built.manifest.n_passages, built.n_embedded) == (2, 4, 4)
    place.write("lake.txt", "The lake is deep. Boats cross the lake.")
    place.write("rain.md", "Rain fell on the town.")
    (place.folder / "bridge.md").unlink()
    place.encoder.encoded.clear()
    change = place.update()
    assert (change.added, change.changed, change.removed) == (
        ("rain.md",),
        ("lake.txt",),
        ("bridge.md",),
    )
    assert len(place.encoder.encoded) == change.n_embedded == 2
    assert place.found("stone bridge")[0] != "The old bridge is built of stone."
    assert place.found("boats")[0] == "Boats cross the lake."
    assert indexing.verify(place.directory).generation == 2
    assert place.update().manifest == change.manifest


def test_an_updated_index_answers_as_one_built_at_once(place: Place, tmp_path: Path) -> None:
    place.build()
    for number in range(6):
        place.write(f"more{number}.md", f"Fact {number} is about town number{number}.")
        place.update()
    place.write("more3.md", "Fact 3 was changed. It is about a village.")
    (place.folder / "more4.md").unlink()
    place.update()
    fresh = Place(place.folder, tmp_path / "fresh", place.encoder)
    fresh.build()
    for query in ("town number2", "village", "stone", "lake"):
        assert place.found(query)[0] == fresh.found(query)[0]
    first, second = (open_index(p.directory, store) for p in (place, fresh))
    assert first.manifest.n_passages == second.manifest.n_passages
    assert first.manifest.key == second.manifest.key


def test_a_dry_run_says_what_would_be_done_and_does_nothing(place: Place) -> None:
    change = place.build(dry_run=True)
    assert change.added == ("bridge.md", "lake.txt")
    assert not place.directory.exists()
    place.build()
    before = parts(place.directory)
    place.write("rain.md", "Rain fell.")
    assert place.update(dry_run=True).added == ("rain.md",)
    indexing.remove(place.job(dry_run=True), ["lake.txt"], quiet)
    assert indexing.add(place.job(dry_run=True), [str(place.folder / "rain.md")], quiet).added
    assert parts(place.directory) == before
    assert indexing.verify(place.directory).generation == 1


def test_broken_documents_are_listed_and_the_rest_is_read(place: Place) -> None:
    place.write("broken.pdf", b"%PDF-1.4 nothing")
    place.write("broken.docx", b"PK\x03\x04nothing")
    place.write("binary.txt", b"\0\1\2")
    place.write("rows.jsonl", '{"_id": "1", "text": "The tower is tall."}\n{broken\n')
    change = place.build()
    assert [Path(p.path).name for p in change.problems] == [
        "binary.txt",
        "broken.docx",
        "broken.pdf",
        "rows.jsonl:2",
    ]
    assert place.found("tower")[0] == "The tower is tall."
    broken = {f.name for f in indexing.info(place.directory).files if f.problems}
    assert broken == {"binary.txt", "broken.docx", "broken.pdf", "rows.jsonl"}
    with pytest.raises(CorpusError, match=r"broken\.pdf.*\n.*\nnothing was changed"):
        place.build(strict=True)
    assert indexing.verify(place.directory).generation == 1


def test_what_was_not_read_is_listed_again_until_it_is(place: Place) -> None:
    place.write("broken.pdf", b"%PDF-1.4 nothing")
    before = place.build().problems
    assert before
    assert place.update().problems == before
    with pytest.raises(CorpusError, match=r"broken\.pdf: .*\nnothing was changed"):
        place.update(strict=True)
    place.write("rain.md", "Rain fell on the town.")
    with pytest.raises(CorpusError, match=r"broken\.pdf: .*\nnothing was changed"):
        place.update(strict=True)
    assert place.update().problems == before
    (place.folder / "broken.pdf").unlink()
    assert place.update(strict=True).problems == ()


def test_files_added_by_hand_stay_and_are_followed(place: Place, tmp_path: Path) -> None:
    place.build()
    other = tmp_path / "elsewhere.md"
    other.write_text("The tower is tall.")
    indexing.add(place.job(), [str(other)], quiet)
    place.write("rain.md", "Rain fell on the town.")
    place.update()
    assert place.found("tower")[0] == "The tower is tall."
    other.write_text("The tower is forty metres tall.")
    assert place.update().changed == (str(other),)
    assert place.found("tower")[0] == "The tower is forty metres tall."
    with pytest.raises(InputError, match="no such file"):
        indexing.add(place.job(), ["nowhere.md"], quiet)


def test_what_is_removed_is_nowhere_any_more(place: Place) -> None:
    secret = "Zanzibarine quokkas juggle."
    place.write("secret.md", secret)
    place.build()
    (place.folder / "secret.md").unlink()
    indexing.remove(place.job(), ["secret.md"], quiet)
    assert secret not in place.found("quokkas juggle")
    for path in place.directory.rglob("*"):
        if path.is_file():
            raw = path.read_bytes()
            assert b"quokkas juggle" not in raw, path.name
    index = open_index(place.directory, store)
    assert "secret.md" not in {document.id for document in index.store.documents()}
    assert index.dense.n_vectors == index.lexical.n_passages == 4
    assert index.lexical.search(["quokkas"], 5) == [{}]
    with pytest.raises(InputError, match=r"nope: no document"):
        indexing.remove(place.job(), ["nope"], quiet)


def test_an_export_builds_the_same_index(place: Place, tmp_path: Path) -> None:
    place.build()
    lines = list(indexing.export(place.directory))
    assert [json.loads(line)["_id"] for line in lines] == ["bridge.md", "lake.txt"]
    again = Place(tmp_path / "again", tmp_path / "second", place.encoder)
    again.write("export.jsonl", "".join(lines))
    again.build()
    assert sorted(again.found("stone")) == sorted(place.found("stone"))


def test_other_settings_are_refused_by_an_update_and_taken_by_a_build(place: Place) -> None:
    place.build()
    other = IndexJob(
        settings=Settings(corpus=CorpusSettings(n_sentences=2, stride=1)),
        directory=place.directory,
        corpora=(place.folder,),
    )
    place.write("rain.md", "Rain fell.")
    with pytest.raises(IndexDamagedError, match=r"n_sentences 1.*asked for.*n_sentences 2"):
        indexing.update(other, quiet)
    assert place.found("stone")
    assert indexing.build(other, quiet).manifest is not None
    indexing.verify(place.directory)


def test_a_build_takes_over_every_vector_of_a_text_it_knows(place: Place) -> None:
    place.build()
    assert place.build().n_embedded == 0
    assert indexing.verify(place.directory).generation == 2


def test_a_damaged_store_is_built_again_when_asked(place: Place) -> None:
    place.build()
    for name in ("store.sqlite-wal", "store.sqlite-shm"):
        (place.directory / name).unlink(missing_ok=True)
    (place.directory / "store.sqlite").write_bytes(b"not a database" * 100)
    with pytest.raises(IndexDamagedError, match="store"):
        place.update()
    place.build()
    assert place.found("stone")


def test_two_writers_at_once_are_told_who_writes(place: Place) -> None:
    place.build()
    with indexing._writing(place.job(), reset=False, progress=quiet):
        place.write("rain.md", "Rain fell.")
        with pytest.raises(CorpusError, match=f"held by process {os.getpid()}"):
            place.update()
        assert place.found("stone")
    place.update()


def test_a_reader_keeps_its_generation(place: Place) -> None:
    place.build()
    index = open_index(place.directory, store)
    retriever = index.retriever(place.encoder, RetrievalSettings())
    before = retriever.retrieve(["stone bridge", "lake"], 5)
    place.write("bridge.md", "All is new.")
    place.update()
    indexing.remove(place.job(), ["lake.txt"], quiet)
    assert retriever.retrieve(["stone bridge", "lake"], 5) == before
    assert place.found("lake") != [hit.passage.text for hit in before[1]]


def test_metadata_comes_from_corpus_yaml_and_filters_hold(place: Place) -> None:
    place.write(
        "corpus.yaml",
        "sources:\n  - files: 'lake*'\n    source: Water Board\n    licence: CC0-1.0\n"
        "    date: 2020-05-01\n    reliability: 0.9\n",
    )
    place.build()
    index = open_index(place.directory, store)
    cited = {p.citation.document_id: p.citation for p in index.store.passages([0, 1, 2, 3])}
    assert cited["lake.txt"].source == "Water Board"
    assert cited["lake.txt"].reliability == 0.9
    assert cited["bridge.md"].source is None
    for where in (PassageFilter(source="water"), PassageFilter(min_reliability=0.5)):
        assert set(place.found("stone bridge lake", where)) == {
            "The lake is deep.",
            "Fish live in the lake.",
        }
    with pytest.raises(CorpusError, match="no passage of the corpus is admitted by source nobody"):
        place.found("lake", PassageFilter(source="nobody"))
    place.write("corpus.yaml", "sources:\n  - files: 'lake*'\n    source: Fishers\n")
    assert place.update().changed == ("lake.txt",)
    place.write("corpus.yaml", "sources:\n  - filez: x\n")
    with pytest.raises(CorpusError, match="filez"):
        place.update()


def test_the_same_statement_in_two_files_is_one_passage(place: Place) -> None:
    place.write("copy.md", (place.folder / "bridge.md").read_text())
    built = place.build()
    assert built.manifest is not None
    assert (built.manifest.n_documents, built.manifest.n_passages) == (3, 4)
    (place.folder / "bridge.md").unlink()
    place.encoder.encoded.clear()
    place.update()
    index = open_index(place.directory, store)
    assert place.found("stone bridge")[0] == "The old bridge is built of stone."
    assert index.manifest.n_passages == 4
    assert indexing.verify(place.directory)


def test_large_changes_and_small_ones_give_the_same_index(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Small limits: compressed vectors, a delta beside the file, and the file written anew."""
    monkeypatch.setattr("factcheck.retrieval.dense.MAX_FLAT", 20)
    monkeypatch.setattr(dense_writing, "MAX_FLAT", 20)
    monkeypatch.setattr(dense_writing, "MAX_DELTA", 5)
    for number in range(30):
        place.write(f"f{number:02}.md", f"Town{number} has {number} wells.")
    place.build()
    kept = indexing.info(place.directory).manifest.dense
    assert kept.factory == "IDMap,SQ8"
    place.write("f03.md", "Town3 has a castle.")
    place.write("f50.md", "Town50 has 50 wells.")
    place.update()
    delta = indexing.info(place.directory).manifest.dense
    assert delta.file == kept.file
    assert len(delta.removed) == 1
    assert place.found("Town3 castle")[0] == "Town3 has a castle."
    assert place.found("Town50")[0] == "Town50 has 50 wells."
    for number in range(10):
        place.write(f"g{number}.md", f"City{number} has a tower.")
    place.update()
    assert indexing.info(place.directory).manifest.dense.removed == ()
    indexing.remove(place.job(), ["f05.md"], quiet)
    assert indexing.info(place.directory).manifest.dense.file != delta.file
    assert "Town5 has 5 wells." not in place.found("Town5 wells")
    assert place.found("City7 tower")[0] == "City7 has a tower."
    indexing.verify(place.directory)


def test_files_are_read_in_processes_of_their_own(place: Place) -> None:
    place.write("broken.pdf", b"%PDF-1.4 nothing")
    change = place.build(jobs=2)
    assert change.manifest is not None
    assert change.manifest.n_passages == 4
    assert len(change.problems) == 1


def test_a_file_that_ends_its_process_is_a_problem_and_the_others_are_read(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_reading, "cut_documents_list", _ends_at_the_lake)
    change = place.build(jobs=2)
    assert [Path(p.path).name for p in change.problems] == ["lake.txt"]
    assert "ended: the file may be harmful" in change.problems[0].reason
    assert place.found("stone")[0] == "The old bridge is built of stone."


def _ends_at_the_lake(wanted: WantedFile, settings: Settings) -> list[Cut | Problem]:
    if wanted.record.name == "lake.txt":
        os._exit(9)
    return cut_documents_list(wanted, settings)


def test_progress_tells_documents_and_passages_up_to_the_end(place: Place) -> None:
    for number in range(30):
        place.write(f"f{number:02}.md", f"Town{number} has {number} wells.")
    seen: dict[str, list[tuple[int, int]]] = {}
    indexing.build(place.job(), lambda stage, *counts: seen.setdefault(stage, []).append(counts))
    assert seen["documents read"][-1] == (32, 32)
    assert seen["embedding passages"][-1] == (34, 34)
    assert all(n_done < n_total for n_done, n_total in seen["documents read"][:-1])
    expected = [n_total for _, n_total in seen["documents read"][5:]]
    assert 25 <= min(expected) <= max(expected) <= 45


def parts(directory: Path) -> list[str]:
    """Return what lies in an index, but for SQLite's own files beside the store."""
    return sorted(p.name for p in directory.iterdir() if not p.name.startswith("store.sqlite-"))


def nasty(place: Place) -> Sequence[str]:
    place.write("new\nline.md", "The mill is old.")
    (place.folder / os.fsdecode(b"caf\xe9.md")).write_text("The inn is open.")
    place.write("one.txt", "word " * 4_000)
    (place.folder / "loop").symlink_to(place.folder)
    (place.folder / "nowhere.md").symlink_to(place.folder / "gone.md")
    return ("The mill is old.", "The inn is open.")


def test_odd_names_links_and_long_lines_are_read(place: Place) -> None:
    expected = nasty(place)
    change = place.build()
    assert [Path(p.path).name for p in change.problems] == ["nowhere.md"]
    assert place.found("mill")[0] == expected[0]
    assert place.found("inn open")[0] == expected[1]
    indexing.verify(place.directory)
    assert place.update().changed == ()
    indexing.remove(place.job(), [os.fsdecode(b"caf\xe9.md"), "new\nline.md"], quiet)
    assert all(text not in place.found("mill inn") for text in expected)


def test_bombs_and_giants_are_refused(place: Place) -> None:
    import gzip
    import zipfile

    small = Settings(corpus=CorpusSettings(n_sentences=1, stride=1, max_file_mb=1))
    place.write("bomb.txt.gz", gzip.compress(b"a " * 1_000_000))
    with (place.folder / "giant.txt").open("wb") as file:
        file.truncate(2_000_000_000)
    with zipfile.ZipFile(place.folder / "bomb.epub", "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(11):
            archive.writestr(f"{number}.xhtml", b"a" * 1_000_000)
    job = IndexJob(settings=small, directory=place.directory, corpora=(place.folder,))
    reasons = {Path(p.path).name: p.reason for p in indexing.build(job, quiet).problems}
    assert "is larger than 1 MB" in reasons["bomb.txt.gz"]
    assert "is larger than 1 MB" in reasons["giant.txt"]
    assert "unpacks to 11 MB" in reasons["bomb.epub"]


@pytest.mark.slow
def test_a_line_of_ten_megabytes_is_read_in_pieces(place: Place) -> None:
    place.write("line.txt", "The lake is wide and deep " * 400_000 + "and the mill is old.")
    rows = [{"text": "wool and salt " * 700_000}, {"text": "The inn is open."}]
    place.write("rows.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    assert place.build().problems == ()
    assert max(len(text) for text in place.found("mill is old")) <= MAX_SENTENCE_CHARS
    assert place.found("inn open")[0] == "The inn is open."
    indexing.verify(place.directory)


@pytest.mark.slow
def test_files_of_two_gigabytes_are_refused_or_read_a_record_at_a_time(place: Place) -> None:
    """Of empty blocks, which take no room on the disk."""
    rows = b'{"text": "The inn is open."}\n'
    for name in ("giant.txt", "giant.html", "giant.pdf", "giant.jsonl"):
        with (place.folder / name).open("wb") as file:
            if name == "giant.jsonl":
                file.write(rows)
            file.truncate(2_000_000_000)
    change = place.build()
    reasons = {Path(p.path.partition(":")[0]).name: p.reason for p in change.problems}
    for name in ("giant.txt", "giant.html", "giant.pdf"):
        assert "is larger than 20 MB" in reasons[name]
    assert "longer than 20 MB" in reasons["giant.jsonl"]
    assert place.found("inn open")[0] == "The inn is open."


def test_a_full_disk_leaves_the_index_as_it_was(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.build()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    place.write("rain.md", "Rain fell on the town.")
    with monkeypatch.context() as patched:
        patched.setattr("factcheck.retrieval.dense.DenseIndex.save", full)
        with pytest.raises(CorpusError, match="No space left on device"):
            place.update()
    assert indexing.verify(place.directory).generation == 1
    place.encoder.encoded.clear()
    assert place.update().manifest is not None
    assert place.encoder.encoded == []  # the vectors of the failed run were kept


def test_a_folder_that_cannot_be_written_is_a_clear_error(place: Place) -> None:
    (place.folder.parent / "file").write_text("")
    blocked = IndexJob(
        settings=SETTINGS,
        directory=place.folder.parent / "file" / "index",
        corpora=(place.folder,),
    )
    with pytest.raises(CorpusError, match="cannot be written") as caught:
        indexing.build(blocked, quiet)
    assert caught.value.hint


def test_a_clock_that_jumps_changes_nothing(place: Place) -> None:
    place.build()
    for name in ("bridge.md", "lake.txt"):
        os.utime(place.folder / name, (0, 0))
    assert place.update().changed == ()
    stamp = (place.folder / "lake.txt").stat()
    place.write("lake.txt", "The lake is wide. Fish live in the lake.")
    os.utime(place.folder / "lake.txt", ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert place.update().changed == ("lake.txt",)
