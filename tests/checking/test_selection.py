import subprocess
from pathlib import Path

import pytest

from factcheck.checking.git import find_commit
from factcheck.errors import InputError
from tests.checking.conftest import BRIDGE, Project


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(project: Project) -> Project:
    """The project, committed."""
    git(project.folder, "init", "-q", "-b", "main")
    git(project.folder, "add", ".")
    git(project.folder, "commit", "-q", "-m", "first")
    return project


def chosen(project: Project, **options: object) -> list[str]:
    report = project.check(changed_since="main", **options).report
    return [verdict.claim.id for verdict in report.verdicts]


def rewrite(project: Project, name: str, old: str, new: str) -> None:
    path = project.folder / name
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))


def test_nothing_is_checked_where_nothing_changed(repository: Project) -> None:
    outcome = repository.check(changed_since="main")
    assert outcome.report.verdicts == ()
    assert outcome.n_listed == 3


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("in 1750", "in 1760"),
        (f"text: {BRIDGE}", f"text: {BRIDGE}, expect: any"),
        (f"text: {BRIDGE}", f"text: {BRIDGE}, min_confidence: 0.5"),
    ],
)
def test_a_changed_claim_is_checked(repository: Project, old: str, new: str) -> None:
    rewrite(repository, "claims/town.yaml", old, new)
    assert chosen(repository) == ["bridge"]


def test_a_changed_note_or_comment_is_no_change(repository: Project) -> None:
    rewrite(repository, "claims/town.yaml", f"text: {BRIDGE}", f"note: n, text: {BRIDGE}")
    rewrite(repository, "claims/town.yaml", "claims:", "# all of them\n\nclaims:")
    assert chosen(repository) == []


def test_another_day_of_the_list_touches_all_its_claims(repository: Project) -> None:
    rewrite(repository, "claims/town.yaml", "claims:", "as_of: 2025-01-01\nclaims:")
    assert chosen(repository) == ["bridge", "mayor", "river"]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("corpus/people.md", "since 2019", "since 2021"),
        ("corpus/people.md", "Anna Berg has been the mayor of Elmhaven since 2019.", "Gone."),
        ("corpus/river.md", "120 kilometres long.", "120 kilometres long. Anna Berg is its mayor."),
    ],
)
def test_a_changed_sentence_touches_the_claims_on_its_topic(
    repository: Project, name: str, old: str, new: str
) -> None:
    rewrite(repository, name, old, new)
    assert "mayor" in chosen(repository)
    assert "bridge" not in chosen(repository)


@pytest.mark.parametrize("is_new", [True, False])
def test_a_changed_row_of_a_table_touches_the_claims_on_its_topic(
    project: Project, is_new: bool
) -> None:
    rows = ("| Ada Holm | poet |", "| Anna Berg | mayor of Elmhaven |")
    before, after = rows if is_new else rows[::-1]
    project.write("corpus/list.md", f"# List\n\n| Name | Is |\n|---|---|\n{before}\n")
    git(project.folder, "init", "-q", "-b", "main")
    git(project.folder, "add", ".")
    git(project.folder, "commit", "-q", "-m", "first")
    rewrite(project, "corpus/list.md", before, after)
    assert chosen(project) == ["mayor"]


def test_a_document_that_came_or_went_touches_the_claims_on_its_topic(repository: Project) -> None:
    repository.write("corpus/new.md", "# New\n\nThe stone bridge of Elmhaven was opened late.\n")
    (repository.folder / "corpus/river.md").unlink()
    assert {"bridge", "river"} <= set(chosen(repository))


def test_a_changed_title_touches_the_claims_of_its_document(repository: Project) -> None:
    rewrite(repository, "corpus/river.md", "# The river", "# Rivers of the north")
    assert chosen(repository) == ["river"]


def test_an_unrelated_document_touches_nothing(repository: Project) -> None:
    repository.write("corpus/zebras.md", "# Zebras\n\nZebras graze in herds.\n")
    repository.write("corpus/logo.png", "\x00\x01")
    assert chosen(repository) == []


def test_a_claim_whose_evidence_is_pinned_to_a_changed_file_is_checked(project: Project) -> None:
    project.check(accept=())
    git(project.folder, "init", "-q", "-b", "main")
    git(project.folder, "add", ".")
    git(project.folder, "commit", "-q", "-m", "first")
    project.write("corpus/bridge.md", f"# The bridge\n\nIt is old. {BRIDGE}\n\nZebras graze.\n")
    assert "bridge" in chosen(project)
    assert "river" not in chosen(project)


def test_a_changed_settings_file_touches_everything(repository: Project) -> None:
    repository.write("strict.yaml", "verdict: {support_probability: 0.9}\n")
    assert len(chosen(repository, config="strict.yaml")) == 3
    assert chosen(repository) == []


def test_a_new_list_is_checked_whole(repository: Project) -> None:
    repository.write("claims/new.yaml", f"claims: [{{id: new, text: {BRIDGE}}}]\n")
    assert chosen(repository) == ["new"]


def test_a_list_that_was_broken_is_checked_whole(project: Project) -> None:
    text = (project.folder / "claims/town.yaml").read_text()
    project.write("claims/town.yaml", "claims: [")
    git(project.folder, "init", "-q", "-b", "main")
    git(project.folder, "add", ".")
    git(project.folder, "commit", "-q", "-m", "first")
    project.write("claims/town.yaml", text)
    assert len(chosen(project)) == 3


@pytest.mark.parametrize("name", ["nowhere", "--help", "main:corpus"])
def test_an_unknown_commit_is_an_error(repository: Project, name: str) -> None:
    with pytest.raises(InputError, match="no such commit"):
        repository.check(changed_since=name)


def test_a_folder_without_a_repository_is_an_error(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(project.folder.parent))
    with pytest.raises(InputError, match="not a git repository"):
        project.check(changed_since="main")


def test_names_that_git_would_quote_are_found(repository: Project) -> None:
    repository.write('corpus/größe "x".md', "# x\n\nText.\n")
    assert find_commit("main").changed("corpus") == ('corpus/größe "x".md',)
