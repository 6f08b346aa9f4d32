import dataclasses
import multiprocessing
import sqlite3
from pathlib import Path

import pytest

from factcheck.checking.cache import VerdictCache, remove_cache
from factcheck.errors import CacheError
from factcheck.testing import (
    FakeScorer,
    make_claim,
    make_corpus_info,
    make_verdict,
    sample_list_report,
    sample_report,
)
from factcheck.types import Label, Report, Verdict
from tests.checking.conftest import BRIDGE, MAYOR, Project, by_numbers


def without_clock(report: Report) -> Report:
    return dataclasses.replace(report, seconds=0.0, created_at=report.corpus.built_at)


def test_an_unchanged_run_scores_nothing_and_opens_nothing(cached: Project) -> None:
    first = cached.check()
    assert first.n_scored == 3
    n_opened = len(cached.opened)
    again = cached.check()
    assert again.n_scored == 0
    assert len(cached.opened) == n_opened
    assert without_clock(again.report) == without_clock(first.report)


def test_the_cache_changes_no_verdict(project: Project, tmp_path: Path) -> None:
    plain = project.check().report
    project.cache = VerdictCache(tmp_path / "verdicts.sqlite")
    assert without_clock(project.check().report) == without_clock(plain)
    assert without_clock(project.check().report) == without_clock(plain)


def test_a_changed_document_rescores_only_the_claims_it_is_a_hit_for(cached: Project) -> None:
    cached.check()
    cached.write("corpus/river.md", "# The river\n\nThe river Elm is 340 kilometres long.\n")
    outcome = cached.check()
    assert outcome.n_scored == 1
    assert [v.label.value for v in outcome.report.verdicts] == ["supported"] * 3
    assert [f.claim.id for f in outcome.report.findings] == ["river"]


def test_a_new_document_that_is_no_hit_rescores_nothing(cached: Project) -> None:
    cached.check()
    cached.write("corpus/other.md", "# Zebras\n\nZebras graze.\n")
    assert cached.check().n_scored == 0


def test_evidence_that_moved_within_its_file_is_shown_where_it_is_now(cached: Project) -> None:
    cached.check()
    cached.write(
        "corpus/bridge.md", f"# The bridge\n\nZebras graze.\n\n\n## Old\n\nIt is old. {BRIDGE}\n"
    )
    cached.write("corpus/bridge.md", f"\n\n\n# The bridge\n\nIt is old. {BRIDGE}\n")
    outcome = cached.check()
    assert outcome.n_scored == 0
    evidence = outcome.report.verdicts[0].supporting
    assert evidence is not None
    assert evidence.location is not None
    assert (evidence.location.line, evidence.location.column) == (6, 12)
    text = (cached.folder / "corpus/bridge.md").read_text()
    assert text[evidence.span.start : evidence.span.end] == BRIDGE


def test_notes_and_expectations_are_not_part_of_the_key(cached: Project) -> None:
    cached.check()
    text = f"claims:\n  - {{id: new, text: {BRIDGE}, expect: refuted, note: n}}\n"
    cached.write("claims/town.yaml", text)
    outcome = cached.check()
    assert outcome.n_scored == 0
    assert [f.claim.id for f in outcome.report.findings] == ["new"]


@pytest.mark.parametrize("change", ["as_of: 2025-01-01\n", "evidence_until: 2999-01-01\n"])
def test_another_day_is_another_key(cached: Project, change: str) -> None:
    cached.write("claims/town.yaml", f"claims: [{BRIDGE}]\n")
    cached.check()
    cached.write("claims/town.yaml", f"{change}claims: [{BRIDGE}]\n")
    assert cached.check().n_scored == 1


def test_another_model_is_another_key(cached: Project) -> None:
    cached.check()
    cached.scorer.info = dataclasses.replace(cached.scorer.info, sha256="0" * 64)
    assert cached.check().n_scored == 3


def test_failures_are_not_kept(cached: Project) -> None:
    def broken(_: object) -> None:
        raise RuntimeError("out of order")

    cached.scorer = FakeScorer(broken)  # type: ignore[arg-type]
    assert len(cached.check().report.failures) == 3
    cached.scorer = FakeScorer(by_numbers)
    outcome = cached.check()
    assert (outcome.n_scored, outcome.report.failures) == (3, ())


@pytest.mark.parametrize("report", [sample_report(), sample_list_report()], ids=["plain", "list"])
def test_every_verdict_is_kept_whole(tmp_path: Path, report: Report) -> None:
    cache = VerdictCache(tmp_path / "v.sqlite")
    kept = {str(i).encode(): verdict for i, verdict in enumerate(report.verdicts)}
    cache.keep(kept)
    assert cache.verdicts([*kept, b"unknown"]) == kept
    cache.close()


def test_a_corpus_record_is_kept(tmp_path: Path) -> None:
    cache = VerdictCache(tmp_path / "v.sqlite")
    info = make_corpus_info(n_documents=2, n_passages=3)
    cache.keep_corpus(b"k", info)
    assert (cache.corpus(b"k"), cache.corpus(b"other")) == (info, None)
    cache.close()


def a_verdict(number: int) -> Verdict:
    return make_verdict(make_claim(f"Claim {number}."), Label.NOT_ENOUGH_EVIDENCE)


@pytest.mark.parametrize("damage", [b"no database", b"SQLite format 3\x00" + b"\x00" * 500])
def test_a_damaged_cache_is_begun_anew(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "v.sqlite"
    path.write_bytes(damage)
    cache = VerdictCache(path)
    cache.keep({b"k": a_verdict(1)})
    assert cache.info().n_verdicts == 1
    cache.close()


def test_a_cache_of_another_version_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "v.sqlite"
    with sqlite3.connect(path) as other:
        other.execute("PRAGMA user_version = 99")
        other.execute("CREATE TABLE verdicts (x)")
    other.close()
    cache = VerdictCache(path)
    assert cache.info().n_verdicts == 0
    cache.close()


def test_a_row_that_cannot_be_read_counts_as_unknown(tmp_path: Path) -> None:
    cache = VerdictCache(tmp_path / "v.sqlite")
    cache.keep({b"k": a_verdict(1)})
    with sqlite3.connect(tmp_path / "v.sqlite") as other:
        other.execute("UPDATE verdicts SET verdict = x'00ff'")
    other.close()
    assert cache.verdicts([b"k"]) == {}
    cache.close()


def test_a_cache_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CacheError, match="cannot be used") as caught:
        VerdictCache(tmp_path / "file" / "v.sqlite")
    assert caught.value.hint is not None
    assert "--no-cache" in caught.value.hint


def test_the_oldest_rows_go_where_there_are_too_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.checking.cache.MAX_VERDICTS", 3)
    cache = VerdictCache(tmp_path / "v.sqlite")
    cache.keep({str(i).encode(): a_verdict(i) for i in range(5)})
    cache.close()
    cache = VerdictCache(tmp_path / "v.sqlite")
    assert set(cache.verdicts([str(i).encode() for i in range(5)])) == {b"2", b"3", b"4"}
    cache.close()


def test_removing_a_cache_removes_what_lies_beside_it(tmp_path: Path) -> None:
    cache = VerdictCache(tmp_path / "v.sqlite")
    cache.keep({b"k": a_verdict(1)})
    remove_cache(tmp_path / "v.sqlite")
    cache.close()
    remove_cache(tmp_path / "v.sqlite")
    assert list(tmp_path.glob("v.sqlite*")) == []


def _write_many(path: Path, writer: int) -> None:
    cache = VerdictCache(path)
    for i in range(40):
        cache.keep({f"{writer}-{i}".encode(): a_verdict(i)})
    cache.close()


def test_several_processes_may_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "v.sqlite"
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write_many, args=(path, n)) for n in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(timeout=120)
    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    cache = VerdictCache(path)
    assert cache.info().n_verdicts == 120
    cache.close()


def test_both_facts_of_the_corpus_are_known_apart(cached: Project) -> None:
    """A claim on the river is not touched by what changes about the mayor."""
    cached.check()
    cached.write("corpus/people.md", f"# The mayor\n\n{MAYOR.replace('Berg', 'Holm')}\n")
    outcome = cached.check()
    assert outcome.n_scored == 1
    assert [f.claim.id for f in outcome.report.findings] == ["mayor"]
