import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from factcheck.report.csv import COLUMNS, render_csv
from factcheck.testing import (
    NASTY_TEXTS,
    make_claim,
    make_report,
    make_verdict,
    sample_list_report,
    sample_report,
)
from factcheck.types import Label, Report

FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def rows(report: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render_csv(report), newline="")))


def test_every_claim_is_a_row_whatever_it_holds() -> None:
    found = rows(sample_list_report())
    assert len(found) == 10
    assert all(row.keys() == set(COLUMNS) for row in found)
    assert found[2]["claim"].splitlines() == NASTY_TEXTS[2].splitlines()
    assert found[1]["claim"] == NASTY_TEXTS[1]


def test_formulas_are_text() -> None:
    (row, *_) = rows(sample_list_report())
    assert row["claim"] == "'" + NASTY_TEXTS[0]
    assert row["confidence"] == "0.6000"


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1))
def test_no_cell_is_a_formula(text: str) -> None:
    report = make_report([make_verdict(make_claim(text), Label.SUPPORTED, reason=text)])
    (row,) = rows(report)
    for cell in row.values():
        assert not cell.startswith(FORMULAS)
        assert not cell.strip().startswith(FORMULAS)
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    assert row["claim"].removeprefix("'") == plain.removeprefix("'")


def test_what_was_not_checked_has_no_label_but_a_reason() -> None:
    row = rows(sample_report())[-1]
    assert (row["label"], row["confidence"], row["reason"]) == ("", "", "the model ran dry")
    assert row["findings"] == "unchecked: the model ran dry"


def test_a_row_says_what_was_expected_and_found() -> None:
    row = rows(sample_list_report())[1]
    assert row["expected"].startswith("supported or conflicting, confidence 70% or more; the desk")
    assert "flipped: flipped from supported to refuted" in row["findings"]
    assert row["refuting_place"] == "notes/mosty český.md:2:1"
    assert row["refuting_date"] == "2025-03-11"


def test_a_known_failure_has_its_own_column() -> None:
    told = {row["id"]: row["known_failure"] for row in rows(sample_list_report())}
    assert told["claim-20"] == ""
    assert told["claim-22"] == f"expected failure: {NASTY_TEXTS[0]}"
    assert told["claim-23"].startswith("now right; ")


def test_without_claims_there_is_the_header() -> None:
    assert render_csv(make_report()) == ",".join(COLUMNS) + "\n"
