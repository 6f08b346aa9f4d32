import errno
import json
from pathlib import Path

import pytest

from factcheck.checking.baseline import beside_list, read_baseline
from factcheck.errors import BaselineError, InputError
from tests.checking.conftest import BRIDGE, MAYOR, Project

LOCK = "claims/town.lock.json"


@pytest.fixture
def accepted(project: Project) -> Project:
    """The project with its verdicts as they are accepted."""
    outcome = project.check(accept=())
    assert outcome.acceptance is not None
    assert outcome.acceptance.written == (LOCK,)
    return project


def rewrite(project: Project, name: str, old: str, new: str) -> None:
    path = project.folder / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_a_lock_file_is_json_with_a_claim_a_line_sorted(accepted: Project) -> None:
    text = (accepted.folder / LOCK).read_text()
    data = json.loads(text)
    assert list(data["claims"]) == ["town.yaml#bridge", "town.yaml#mayor", "town.yaml#river"]
    (line,) = [line for line in text.splitlines() if "#bridge" in line]
    entry = json.loads(line.strip().rstrip(",").partition(": ")[2])
    assert (entry["label"], entry["confidence"]) == ("supported", 0.97)
    assert [pin["at"] for pin in entry["evidence"]] == ["../corpus/bridge.md:3"]
    assert len(entry["evidence"][0]["sha256"]) == 16
    assert text.endswith("}\n")


def test_nothing_is_a_finding_where_nothing_changed(accepted: Project) -> None:
    assert accepted.findings() == []


def test_a_flip_names_the_file_and_line_that_changed(accepted: Project) -> None:
    rewrite(accepted, "corpus/bridge.md", "in 1750", "in 1850")
    finding = accepted.finding()
    assert (finding.kind.value, finding.claim.id) == ("flipped", "bridge")
    assert finding.message == (
        "flipped from supported to refuted because corpus/bridge.md changed on line 3"
    )


def test_a_flip_names_a_document_that_is_gone(accepted: Project) -> None:
    (accepted.folder / "corpus/bridge.md").unlink()
    assert accepted.finding().message == (
        "flipped from supported to not enough evidence because corpus/bridge.md is gone"
    )


def test_a_flip_names_new_evidence(accepted: Project) -> None:
    accepted.write("corpus/new.md", "# News\n\nThe stone bridge of Elmhaven was opened in 1850.\n")
    message = accepted.finding().message
    assert "corpus/new.md:3" in message


def test_a_flip_without_changed_evidence_names_what_else_changed(accepted: Project) -> None:
    lock = json.loads((accepted.folder / LOCK).read_text())
    lock["claims"]["town.yaml#bridge"]["label"] = "conflicting"
    lock["made_with"]["models"] = {"other": "x"}
    (accepted.folder / LOCK).write_text(json.dumps(lock))
    rewrite(accepted, "claims/town.yaml", "{id: bridge, ", "{id: bridge, expect: any, ")
    assert accepted.finding().message == (
        "flipped from conflicting to supported because the models changed"
    )


def test_a_row_of_a_table_that_stands_as_it_was_is_no_change(project: Project) -> None:
    project.write(
        "corpus/mayors.md", "# Mayors\n\n| Town | Mayor |\n|---|---|\n| Elm | Ada Holm |\n"
    )
    project.write(
        "claims/town.yaml",
        "corpus: ../corpus\nclaims: [{text: Elm Mayor is Ada Holm, expect: any}]\n",
    )
    project.check(accept=())
    lock = json.loads((project.folder / LOCK).read_text())
    ((name, entry),) = lock["claims"].items()
    assert [pin["at"] for pin in entry["evidence"]] == ["../corpus/mayors.md:5"]
    lock["claims"][name]["label"] = "conflicting"
    lock["made_with"]["models"] = {"other": "x"}
    (project.folder / LOCK).write_text(json.dumps(lock))
    assert project.finding().message.endswith("because the models changed")


def test_the_backlog_is_no_finding_but_what_got_worse_is(project: Project) -> None:
    rewrite(project, "claims/town.yaml", "expect: refuted", "expect: supported")
    assert project.findings() == [("refuted", "river")]
    project.check(accept=())
    assert project.findings() == []
    rewrite(project, "corpus/people.md", "since 2019", "since 2021")
    assert project.findings() == [("flipped", "mayor")]


def test_what_got_better_is_no_finding(project: Project) -> None:
    rewrite(project, "claims/town.yaml", "expect: refuted", "expect: supported")
    project.check(accept=())
    rewrite(project, "corpus/river.md", "120", "340")
    assert project.findings() == []


def test_a_flip_to_another_expected_label_is_no_finding(project: Project) -> None:
    rewrite(project, "claims/town.yaml", "expect: refuted", "expect: [refuted, supported]")
    project.check(accept=())
    rewrite(project, "corpus/river.md", "120", "340")
    assert project.findings() == []


def test_low_confidence_that_was_accepted_is_backlog(project: Project) -> None:
    project.write("claims/town.yaml", f"claims: [{{text: {BRIDGE}, min_confidence: 0.99}}]\n")
    assert [kind for kind, _ in project.findings()] == ["low-confidence"]
    project.check(accept=())
    assert project.findings() == []


def test_a_reworded_claim_has_no_baseline(accepted: Project) -> None:
    rewrite(accepted, "claims/town.yaml", "in 1750", "in 1850")
    assert accepted.findings() == [("refuted", "bridge")]


def test_a_new_claim_is_checked_against_its_expectation(accepted: Project) -> None:
    with (accepted.folder / "claims/town.yaml").open("a") as file:
        file.write(f"  - {{id: new, text: {MAYOR.replace('2019', '2011')}}}\n")
    assert accepted.findings() == [("refuted", "new")]


def test_verdicts_are_accepted_by_id(accepted: Project) -> None:
    rewrite(accepted, "corpus/bridge.md", "in 1750", "in 1850")
    rewrite(accepted, "corpus/people.md", "since 2019", "since 2021")
    assert len(accepted.findings()) == 2
    outcome = accepted.check(accept=("bridge",))
    assert outcome.acceptance is not None
    assert outcome.acceptance.n_verdicts == 1
    assert accepted.findings() == [("flipped", "mayor")]


def test_accepting_by_id_leaves_the_lock_files_of_other_lists(accepted: Project) -> None:
    accepted.write("claims/more.yaml", f"claims: [{{id: other, text: {BRIDGE}}}]\n")
    outcome = accepted.check(accept=("bridge",))
    assert outcome.acceptance is not None
    assert outcome.acceptance.written == ()
    assert not Path("claims/more.lock.json").exists()


def test_a_lock_file_that_cannot_be_written_is_an_error(
    accepted: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(Path, "write_text", refuse)
    monkeypatch.setattr(Path, "unlink", refuse)
    accepted_before = read_baseline(LOCK)
    with pytest.raises(BaselineError, match=r"cannot be written \(Read-only file system\)"):
        accepted.check(accept=("mayor",), baseline="elsewhere.lock.json")
    assert read_baseline(LOCK) == accepted_before


def test_an_unknown_id_is_an_error_with_a_suggestion(accepted: Project) -> None:
    with pytest.raises(InputError, match=r"brigde: no claim of this id; bridge\?"):
        accepted.check(accept=("brigde",))


def test_accepting_all_drops_claims_that_are_gone(accepted: Project) -> None:
    accepted.write("claims/town.yaml", f"claims: [{{id: bridge, text: {BRIDGE}}}]\n")
    outcome = accepted.check(accept=())
    assert outcome.acceptance is not None
    assert outcome.acceptance.n_gone == 2
    assert list(read_baseline(LOCK).claims) == ["town.yaml#bridge"]


def test_accepting_the_same_again_changes_no_file(accepted: Project) -> None:
    outcome = accepted.check(accept=())
    assert outcome.acceptance is not None
    assert outcome.acceptance.written == ()


def test_a_baseline_that_is_named_and_missing_is_an_error(project: Project) -> None:
    with pytest.raises(BaselineError, match=r"all\.lock\.json: there is no such baseline") as error:
        project.check(baseline="all.lock.json")
    assert "--accept --baseline all.lock.json" in (error.value.hint or "")


def test_one_lock_file_may_serve_all_lists(project: Project) -> None:
    project.write("claims/more.yaml", f"claims: [{{id: bridge, text: {BRIDGE}}}]\n")
    project.check(accept=(), baseline="all.lock.json")
    keys = list(read_baseline("all.lock.json").claims)
    assert keys[0] == "claims/more.yaml#bridge"
    assert len(keys) == 4
    assert project.findings(baseline="all.lock.json") == []
    rewrite(project, "corpus/bridge.md", "in 1750", "in 1850")
    found = project.findings(baseline="all.lock.json")
    assert found == [("flipped", "bridge"), ("flipped", "bridge")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "invalid json"),
        ("[]", "input should be an object"),
        ('{"version": 1, "claims": {}}', "made_with: field required"),
        (
            '{"version": 2, "made_with": {"factcheck": "", "settings": "", "models": {}}, '
            '"claims": {}}',
            "version 2, this factcheck reads 1",
        ),
    ],
)
def test_a_broken_lock_file_is_an_error(project: Project, text: str, reason: str) -> None:
    project.write(LOCK, text)
    with pytest.raises(BaselineError, match=reason):
        project.check()


def test_lists_keep_their_lock_file_beside_them() -> None:
    assert beside_list("claims/europe.v2.yaml") == "claims/europe.v2.lock.json"
