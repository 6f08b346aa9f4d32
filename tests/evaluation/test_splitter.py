"""The claim splitter's evaluation on a small folder of our own words."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from factcheck.cli.main import app
from factcheck.errors import InputError
from factcheck.evaluation import run
from factcheck.evaluation.datasets import read_dataset
from factcheck.evaluation.results import Task, as_json, read_result
from factcheck.evaluation.run import evaluate, task_of
from factcheck.evaluation.splitter_data import SplitterSet, read_splitter_folder
from factcheck.evaluation.splitter_facts import token_f1
from factcheck.evaluation.splitter_measures import (
    articles,
    best_threshold,
    dates,
    is_same_person,
    pronouns,
    sentence_ends,
)
from tests.evaluation.samples import fake_tools, write_jsonl

TEXT = "The lake froze. Two boats sank."
DATE = {
    "context": "",
    "doc_date": "2025-03-11",
    "title": "Dorn",
    "genre": "news",
}
ARTICLE = (
    "Photo of the lake\n\nThe council of Dorn met on Tuesday. "
    "Mayor Ana Lima opened the bridge in 2019."
)
FACTS = {
    "sentence": "Ana Lima wrote a play and opened a bridge.",
    "context": "",
    "title": "Ana Lima",
    "facts": ["Ana Lima wrote a play.", "She opened a bridge."],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    data = tmp_path / "claims"
    write_jsonl(
        data / "sentences_gum.dev.jsonl.gz", [{"text": TEXT, "sentences": [[0, 15], [16, 31]]}]
    )
    write_jsonl(
        data / "dates_gum.dev.jsonl",
        [
            {
                **DATE,
                "sentence": "They met on Friday.",
                "date_text": "Friday",
                "value": {"when": "2025-03-07"},
            },
            {
                **DATE,
                "sentence": "They met yesterday.",
                "date_text": "yesterday",
                "value": {"when": "2025-03-09"},
            },
            {
                **DATE,
                "sentence": "It rains in July.",
                "date_text": "July",
                "value": {"when": "2025-07"},
            },
            {
                **DATE,
                "sentence": "He said, “I left today.”",
                "date_text": "today",
                "value": {"when": "2025-03-11"},
            },
            {
                **DATE,
                "sentence": "It began in 1998.",
                "date_text": "1998",
                "value": {"when": "1998"},
            },
            {**DATE, "sentence": "It began lately.", "date_text": "lately", "value": {}},
        ],
    )
    write_jsonl(
        data / "decontext_pronouns.dev.jsonl",
        [
            {
                "sentence": "She opened the bridge.",
                "paragraph": "Maria Lima wrote a play in 1990. She opened the bridge.",
                "title": "Maria Lima",
                "pronoun": "She",
                "antecedent": "Maria Lima",
            }
        ],
    )
    line_end = ARTICLE.index("\n")
    write_jsonl(
        data / "articles_wikinews.dev.jsonl",
        [
            {
                "text": ARTICLE,
                "title": "Dorn",
                "sentences": [[0, line_end], [line_end + 2, ARTICLE.index("Tuesday.") + 8]],
            }
        ],
    )
    write_jsonl(data / "atomic_facts_bios.dev.jsonl", [FACTS])
    return data


def read(folder: Path) -> SplitterSet:
    return read_splitter_folder(folder, name="claims")


def test_sentence_ends_are_counted(folder: Path) -> None:
    tally = sentence_ends(read(folder).rows("sentences_gum.dev"))
    assert (tally.value, tally.n) == (1.0, 2)


def test_dates_count_partial_ones_with_one_value_outside_quotations(folder: Path) -> None:
    found = dates(read(folder).rows("dates_gum.dev"))
    assert (found["changed"].value, found["changed"].n) == (0.5, 4)
    assert (found["exact"].value, found["exact"].n) == (0.5, 2)


@pytest.mark.parametrize(
    ("sentence", "words", "value", "changed", "exact"),
    [
        ("They met on Friday.", "Friday", "2025-03-07T09:30:00", [1.0, 1], [1.0, 1]),
        ("It rains in July.", "July", "--07", None, None),
        ("The fair ended in July.", "July", "--07", None, [0.0, 1]),
        ("They met on Friday.", "Friday", "w", None, None),
        ("They met today's guests.", "today 's", "2025-03-11", [0.0, 1], None),
        ("They met on Friday in Rome.", "in Rome", "2025-03-07", [0.0, 1], None),
    ],
)
def test_only_values_with_a_year_are_there_to_change(
    tmp_path: Path,
    sentence: str,
    words: str,
    value: str,
    changed: list[float] | None,
    exact: list[float] | None,
) -> None:
    row = {**DATE, "sentence": sentence, "date_text": words, "value": {"when": value}}
    write_jsonl(tmp_path / "dates_gum.dev.jsonl", [row])
    found = dates(read(tmp_path).rows("dates_gum.dev"))
    for name, expected in (("changed", changed), ("exact", exact)):
        tally = found[name]
        assert [tally.value, tally.n] == (expected or [tally.value, 0])


def test_a_date_named_twice_is_held_against_its_own_place(tmp_path: Path) -> None:
    sentence = "It froze in May, and it may freeze in May."
    rows = [
        {**DATE, "sentence": sentence, "date_text": "May", "value": {"when": when}}
        for when in ("2024-05", "2025-05")
    ]
    write_jsonl(tmp_path / "dates_gum.dev.jsonl", rows)
    found = dates(read(tmp_path).rows("dates_gum.dev"))
    assert (found["exact"].value, found["exact"].n) == (1.0, 2)


def test_pronouns_are_right_or_wrong_or_left(folder: Path) -> None:
    found = pronouns(read(folder).rows("decontext_pronouns.dev"))
    assert (found["right"].value, found["wrong"].value) == (1.0, 0.0)


def test_articles_are_read_whole(folder: Path) -> None:
    found = articles(read(folder).rows("articles_wikinews.dev"))
    assert found["inexact"].value == 0
    assert found["boilerplate"].value == 0
    assert found["seconds"].n == len(ARTICLE.split())


@pytest.mark.parametrize(
    ("found", "gold", "expected"),
    [("Ana Lima", "Lima", True), ("Lima", "Ana Lima's", True), ("Ana Lima", "Eva Lima", False)],
)
def test_a_part_of_a_name_is_the_same_person(found: str, gold: str, expected: bool) -> None:
    assert is_same_person(found, gold) is expected


def test_token_f1_counts_words_as_often_as_they_stand() -> None:
    assert token_f1("the cat saw the dog", "The dog saw it") == pytest.approx(2 * 3 / 9)
    assert token_f1("one", "two") == 0


def test_the_threshold_is_the_best_on_the_rows_it_is_given() -> None:
    assert best_threshold([0.2, 0.4, 0.6], [False, True, True], macro=False) == 0.21


@pytest.mark.usefixtures("folder")
def test_every_file_that_is_there_is_measured(tmp_path: Path) -> None:
    dataset = read_dataset("claims", data=tmp_path)
    assert task_of(dataset) is Task.CLAIMS
    result = evaluate(dataset, fake_tools())
    assert "verifiable_f1" not in result.metrics
    assert {"facts_covered", "dates_exact", "boilerplate_claims"} <= set(result.metrics)
    assert result.aims["dates_exact"] == {"bar": 0.92, "triumph": 0.97}
    assert result.counts["sentence_ends_news_f1"] == 2
    path = tmp_path / "result.json"
    path.write_text(as_json(result), encoding="utf-8")
    assert read_result(path).metrics == pytest.approx(result.metrics, abs=1e-4)


def test_a_folder_of_itself_is_found_by_its_name(folder: Path) -> None:
    assert isinstance(read_dataset("claims", data=folder), SplitterSet)
    assert isinstance(read_dataset(str(folder), data=None), SplitterSet)


def test_pairs_cannot_be_measured_on_it(folder: Path) -> None:
    with pytest.raises(InputError, match="a set for claims has no rows to measure pairs on"):
        evaluate(read(folder), fake_tools(), task=Task.PAIRS)


def test_the_command_prints_bar_and_triumph(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "open_tools", lambda *_: fake_tools())
    (folder / "atomic_facts_bios.dev.jsonl").unlink()
    outcome = CliRunner().invoke(app, ["evaluate", "claims", "--data", str(folder.parent)])
    assert outcome.exit_code == 0, outcome.output
    head, _, heading, *rows = outcome.stdout.splitlines()
    assert head == "claims: claim splitter"
    assert heading.split()[-3:] == ["bar", "triumph", "n"]
    exact = next(row.split() for row in rows if row.startswith("dates_exact"))
    assert exact[1] == "0.500"
    assert exact[-3:] == ["0.920", "0.970", "2"]


def test_a_folder_with_nothing_but_train_files_is_an_error(tmp_path: Path) -> None:
    write_jsonl(tmp_path / "objective_news.train.jsonl", [{"text": "A day.", "label": 1}])
    with pytest.raises(InputError, match="holds no dev file"):
        evaluate(read(tmp_path), fake_tools())
