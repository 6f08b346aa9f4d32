import datetime as dt
from pathlib import Path

import pytest

from factcheck.claims.list_lint import lint_lists

TODAY = dt.date(2026, 3, 1)


def warnings(folder: Path, text: str) -> list[str]:
    path = folder / "c.yaml"
    path.write_text(text)
    report = lint_lists([str(path)], today=TODAY)
    assert report.problems == ()
    return [warning.message for warning in report.warnings]


@pytest.mark.parametrize(
    ("claim", "warning"),
    [
        ("Was the bridge opened in 1750?", "is a question; a claim states something"),
        ("It has three arches.", "begins with “It”; name who or what is meant"),
        (
            "The mayor resigned last week.",
            "“last week” depends on the day; give the list an as_of, or name the day",
        ),
        ("The mayor resigned on Tuesday.", "“on Tuesday” depends on the day"),
        ("word " * 61, "has 61 words; split it into single statements"),
    ],
)
def test_what_a_person_may_want_to_mend_is_said(tmp_path: Path, claim: str, warning: str) -> None:
    (found,) = warnings(tmp_path, f'claims:\n  - "{claim}"\n')
    assert warning in found


def test_a_plain_claim_gives_no_warning(tmp_path: Path) -> None:
    assert warnings(tmp_path, "claims: [The bridge was opened in 1750.]\n") == []


def test_relative_days_are_right_in_a_list_with_a_day(tmp_path: Path) -> None:
    assert warnings(tmp_path, "as_of: 2025-03-11\nclaims: [The mayor resigned today.]\n") == []


def test_near_duplicates_and_empty_lists_are_named(tmp_path: Path) -> None:
    assert warnings(tmp_path, "claims: []\n") == ["holds no claims"]
    (found,) = warnings(
        tmp_path, "claims:\n  - {id: a, text: The bridge fell.}\n  - The Bridge fell\n"
    )
    assert found == "says the same as a on line 2"


def test_an_override_that_expires_soon_is_announced(tmp_path: Path) -> None:
    (found,) = warnings(
        tmp_path,
        "claims:\n  - text: A.\n    override:\n"
        "      {label: refuted, reason: r, by: desk, until: 2026-03-20}\n",
    )
    assert found == "the override by desk expires on 2026-03-20"


def test_a_known_failure_that_expires_soon_is_announced(tmp_path: Path) -> None:
    text = "claims:\n  - {text: A., known_failure: {reason: r, until: 2026-03-20}}\n"
    assert warnings(tmp_path, text) == ["the known_failure expires on 2026-03-20"]


def test_problems_are_told_apart_from_warnings(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("claims: [It fell.]\n")
    (tmp_path / "b.yaml").write_text("claims: [1]\n")
    report = lint_lists([str(tmp_path)], today=TODAY)
    assert (report.n_lists, report.n_claims) == (2, 1)
    assert len(report.problems) == len(report.warnings) == 1
