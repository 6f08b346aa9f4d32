import datetime as dt
from pathlib import Path

import pytest

from factcheck.claims.lists import (
    MAX_LIST_BYTES,
    generated_id,
    parse_list,
    read_claims,
    read_lists,
    scan_lists,
)
from factcheck.errors import ClaimListError
from factcheck.types import Attribution, Expectation, Label, Location, Override

TODAY = dt.date(2026, 3, 1)
WHOLE = """\
# yaml-language-server: $schema=../docs/schema/claims.schema.json
title: Bridges
corpus: corpus
as_of: 2025-03-11
evidence_until: as_of
defaults: {expect: supported, min_confidence: 0.7, tags: [bridges]}
claims:
  - The bridge of Elmhaven was opened in 1750.
  - id: bridge-length
    text: >-
      The bridge of Elmhaven
      is 90 metres long.
    expect: [refuted, conflicting]
    min_confidence: 0.8
    tags: [length]
    article: article.md
    line: 3
    sentence: It is 90 metres long, the mayor said.
    speaker: The mayor
    note: 80 metres in truth
    override: {label: refuted, reason: measured anew, by: desk, until: 2026-06-30}
  - {text: "The bridge is made of stone: granite.", expect: any}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with a corpus folder and an article."""
    (tmp_path / "corpus").mkdir()
    (tmp_path / "article.md").write_text("It is 90 metres long, the mayor said.\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def problems(text: str) -> list[str]:
    scan = parse_list(text, path="c.yaml", today=TODAY)
    return [str(problem).removeprefix("c.yaml:") for problem in scan.problems]


def claims_of(text: str) -> list[str]:
    """Return the problems of a list whose claims are `text`, indented."""
    return problems("claims:\n" + text)


def test_every_key_arrives_in_the_records(folder: Path) -> None:
    (folder / "c.yaml").write_text(WHOLE)
    (one,) = read_lists(["c.yaml"], today=TODAY)
    short, long, quoted = one.claims
    assert (one.path, one.title) == ("c.yaml", "Bridges")
    assert short.claim.id == generated_id("The bridge of Elmhaven was opened in 1750.")
    assert short.claim.location == Location(path="c.yaml", line=8, column=5)
    assert short.claim.expectation == Expectation(
        labels=(Label.SUPPORTED,), min_confidence=0.7, tags=("bridges",)
    )
    assert short.claim.date == short.claim.evidence_until == dt.date(2025, 3, 11)
    assert (short.corpus, short.quotation) == ("corpus", None)
    assert long.claim.text == "The bridge of Elmhaven is 90 metres long."
    assert long.claim.location == Location(path="c.yaml", line=10, column=11)
    assert long.claim.attribution == Attribution(speaker="The mayor", cue="", quoted=False)
    assert long.claim.expectation == Expectation(
        labels=(Label.REFUTED, Label.CONFLICTING),
        min_confidence=0.8,
        override=Override(
            label=Label.REFUTED, reason="measured anew", by="desk", until=dt.date(2026, 6, 30)
        ),
        tags=("length",),
        note="80 metres in truth",
    )
    assert long.quotation is not None
    assert long.quotation.text == "It is 90 metres long, the mayor said."
    assert (long.quotation.article, long.quotation.line) == ("article.md", 3)
    assert quoted.claim.expectation is not None
    assert quoted.claim.expectation.labels == ()


def test_read_claims_gives_the_claims_alone(folder: Path) -> None:
    (folder / "c.yaml").write_text(WHOLE)
    assert [c.id for c in read_claims(["c.yaml"], today=TODAY)][1] == "bridge-length"


def test_claims_are_expected_to_be_supported() -> None:
    (one,) = parse_list("claims: [A.]", path="c.yaml", today=TODAY).lists
    expectation = one.claims[0].claim.expectation
    assert expectation is not None
    assert expectation.labels == (Label.SUPPORTED,)


@pytest.mark.parametrize(
    ("claims", "problem"),
    [
        ("  - text: A.\n    expct: any\n", "3:5: expct: unknown key; did you mean expect?"),
        ("  - text: A.\n    text: B.\n", "3:5: text: given twice; keep one of them"),
        (
            "  - text: A.\n    expect: suported\n",
            "3:13: expect: 'suported' is not one of supported, refuted, not_enough_evidence, "
            "conflicting, any; did you mean supported?",
        ),
        ("  - text: A.\n    expect: []\n", "3:13: expect: expected a label, or several, found []"),
        ("  - 1949\n", "2:5: expected a text, or keys such as id and text, found 1949"),
        (
            "  - text: 1949\n",
            "2:11: text: expected a text, found 1949; quote it to make it text",
        ),
        (
            "  - {id: 2024-05-01, text: A.}\n",
            "2:10: id: expected a text, found 2024-05-01; quote it to make it text",
        ),
        ("  - text: ''\n", "2:11: text: holds no text, found ''"),
        ('  - " "\n', "2:5: text: holds no text, found ' '"),
        ("  - {id: a b, text: A.}\n", "use up to 100 letters, digits, '-', '_' and '.' only"),
        ("  - {id: x}\n", "2:5: text: field required"),
        (
            "  - {id: x, text: A.}\n  - {id: x, text: B.}\n",
            "3:10: id: x is the id of the claim on line 2, too",
        ),
        ("  - A b.\n  - A  b.\n", "3:5: the same text as on line 2"),
        (
            "  - {text: A., override: {label: refuted, reason: r, by: b, until: 2026-02-28}}\n",
            "override.until: expired on 2026-02-28; decide again, or remove the override",
        ),
        (
            "  - {text: A., override: {label: maybe, reason: r, by: b, until: soon}}\n",
            "override.label: 'maybe' is not one of supported",
        ),
        (
            "  - {text: A., known_failure: {reason: r, until: 2026-02-28}}\n",
            "known_failure.until: expired on 2026-02-28; name another day, or remove",
        ),
        (
            "  - {text: A., expect: refuted, known_failure: {label: supported, reason: r}}\n",
            "2:56: known_failure.label: supported is never excused where refuted is expected",
        ),
        (
            "  - {text: A., expect: not_enough_evidence, known_failure: r}\n",
            "known_failure: not_enough_evidence is expected; name the label that the tool gives",
        ),
        ("  - {text: A., expect: any, known_failure: r}\n", "with `expect: any` no verdict is"),
        (
            "  - text: A.\n    known_failure: r\n"
            "    override: {label: refuted, reason: r, by: b, until: 2026-03-01}\n",
            "3:20: known_failure: given beside an override; keep one of them",
        ),
        ("  - {text: A., known_failure: no}\n", "no: YAML reads this as true or false; quote it"),
        ("  - {text: A., known_failure: 5}\n", "expected a reason, or keys such as label and"),
        ("  - {text: A., known_failure: {reason: r, labl: refuted}}\n", "did you mean label?"),
        ("  - {text: A., min_confidence: 1.5}\n", "input should be less than or equal to 1"),
        ("  - {text: A., line: 3}\n", "line: given without an article"),
        ("  - {text: A., article: gone.md}\n", "article: gone.md: no such file"),
        ("  - !!python/name:os.system A\n", "tag tag:yaml.org,2002:python/name:os.system"),
        ("  - &a A.\n  - *a\n", "3:5: anchors and aliases are not allowed; write the value out"),
        ("  - {text: A., span: [1]}\n", "span.1: field required"),
        ("  - {text: A., tags: no}\n", "no: YAML reads this as true or false; quote it"),
    ],
)
def test_a_wrong_entry_is_named_with_its_place(claims: str, problem: str) -> None:
    assert any(problem in found for found in claims_of(claims)), claims_of(claims)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "1:1: claims: field required"),
        ("- A.\n", "1:1: expected `key: value` lines, found a list"),
        ("claims: A.\n", "1:9: claims: expected a list, found 'A.'"),
        ("corpus: nowhere\nclaims: [A.]\n", "1:9: corpus: nowhere: no such folder"),
        ("evidence_until: as_of\nclaims: [A.]\n", "1:17: evidence_until: as_of is not given"),
        (
            "as_of: now\nclaims: [A.]\n",
            "1:8: as_of: expected a day such as 2025-03-11, found 'now'",
        ),
        ("as_of: 2025-02-30\nclaims: [A.]\n", "1:8: 2025-02-30: day is out of range for month"),
        ("defaults: {expec: any}\nclaims: [A.]\n", "defaults.expec: unknown key; did you mean"),
        ("claims: [A.\n", "2:1: did not find expected ',' or ']'"),
        ("claims: [A.]\n---\nclaims: [B.]\n", "2:1: holds a second document; keep one a file"),
    ],
)
def test_a_wrong_list_is_named_with_its_place(text: str, problem: str) -> None:
    assert any(problem in found for found in problems(text)), problems(text)


def test_an_override_holds_on_its_last_day() -> None:
    claim = "  - {text: A., override: {label: refuted, reason: r, by: b, until: 2026-03-01}}\n"
    assert claims_of(claim) == []


def test_a_known_failure_is_held_against_what_the_defaults_expect() -> None:
    text = "defaults: {expect: refuted}\nclaims:\n  - {text: A., known_failure: KNOWN}\n"
    assert problems(text.replace("KNOWN", "r")) == []
    (problem,) = problems(text.replace("KNOWN", "{label: supported, reason: r}"))
    assert "supported is never excused where refuted is expected" in problem


def test_all_problems_of_all_files_come_in_one_run(folder: Path) -> None:
    (folder / "lists").mkdir()
    (folder / "lists" / "a.yaml").write_text("titel: x\nclaims:\n  - {text: 5}\n  - A.\n  - A.\n")
    (folder / "lists" / "b.yml").write_bytes(b"claims:\n  - caf\xe9\n")
    (folder / "lists" / "c.yaml").write_text("claims: [Fine.]\n")
    with pytest.raises(ClaimListError) as caught:
        read_lists(["lists"], today=TODAY)
    assert str(caught.value).splitlines() == [
        "lists/a.yaml:1:1: titel: unknown key; did you mean title?",
        "lists/a.yaml:3:12: text: expected a text, found 5; quote it to make it text",
        "lists/a.yaml:5:5: the same text as on line 4",
        "lists/b.yml:2:8: byte 0xe9 is not UTF-8; save the file as UTF-8",
    ]
    scan = scan_lists(["lists"], today=TODAY)
    assert [one.path for one in scan.lists] == ["lists/c.yaml"]


def test_folders_give_their_lists_sorted_and_files_stay_as_named(folder: Path) -> None:
    for name in ("b.yaml", "a.yml", "sub/c.YAML", ".hidden.yaml", ".git/d.yaml", "x.lock.json"):
        path = folder / "lists" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"claims: [{name}]\n")
    found = read_lists(["lists/b.yaml", "lists"], today=TODAY)
    assert [one.path for one in found] == ["lists/b.yaml", "lists/a.yml", "lists/sub/c.YAML"]


@pytest.mark.parametrize(
    ("path", "message"),
    [("nowhere", "nowhere: no such file or folder"), ("corpus", "corpus: holds no claim lists")],
)
@pytest.mark.usefixtures("folder")
def test_a_path_without_lists_is_an_error(path: str, message: str) -> None:
    with pytest.raises(ClaimListError, match=message):
        read_lists([path])


def test_a_file_over_the_limit_is_refused(folder: Path) -> None:
    (folder / "big.yaml").write_bytes(b"#" * (MAX_LIST_BYTES + 1))
    with pytest.raises(ClaimListError, match=r"big.yaml:1:1: larger than 10 MB; split the list"):
        read_lists(["big.yaml"])


def test_a_bom_and_windows_line_ends_are_read(folder: Path) -> None:
    (folder / "c.yaml").write_bytes(b"\xef\xbb\xbfclaims:\r\n  - A.\r\n  - B.\r\n")
    (one,) = read_lists(["c.yaml"])
    assert [listed.claim.location.line for listed in one.claims] == [2, 3]


def test_generated_ids_are_readable_stable_and_distinct() -> None:
    assert generated_id("NATO was founded in 1949.") == "nato-was-founded-in-1949-562521"
    assert generated_id("“日本”") != generated_id("“中国”")
    assert generated_id("Sébastien Lecornu spoke.").startswith("sebastien-lecornu-spoke-")


def test_the_projects_own_lists_are_read_without_a_problem() -> None:
    claims = Path(__file__).parents[2] / "claims"
    lists = read_lists([str(claims)])
    counts = [len(one.claims) for one in lists]
    assert len(lists) >= 4
    assert sum(counts) >= 150
