import math
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
import snowballstemmer

from factcheck.errors import IndexDamagedError
from factcheck.retrieval.lexical import LexicalIndex

TEXTS = (
    "The old bridge over the river was built of stone in 1750.",
    "A new bridge of steel crosses the river near the harbour.",
    "Ferries crossed the harbour before any bridge stood there.",
    "Viktor Orbán spoke in the parliament on Monday.",
    "The parliament voted on the budget; the vote was 212 to 190.",
    "Rain fell on the town, and the river rose by two metres.",
    "Stone, stone and more stone: the quarry above the town.",
    "A short one.",
)
IDS = (10, 11, 12, 13, 14, 15, 16, 27)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> LexicalIndex:
    return LexicalIndex.build(tmp_path_factory.mktemp("lexical"), IDS, TEXTS)


def terms(text: str) -> list[str]:
    stemmer = snowballstemmer.stemmer("english")
    return stemmer.stemWords(re.findall(r"\w+", text.lower().replace("á", "a")))


def bm25(query: str, texts: Sequence[str], k1: float = 1.2, b: float = 0.75) -> list[float]:
    """Score all texts, written from the formula: Robertson and Zaragoza 2009, section 3."""
    counts = [Counter(terms(text)) for text in texts]
    mean = sum(sum(count.values()) for count in counts) / len(counts)
    values = []
    for count in counts:
        norm = k1 * (1 - b + b * sum(count.values()) / mean)
        value = 0.0
        for term in set(terms(query)):
            n = sum(term in other for other in counts)
            idf = math.log(1 + (len(texts) - n + 0.5) / (n + 0.5))
            value += idf * count[term] * (k1 + 1) / (count[term] + norm)
        values.append(value)
    return values


@pytest.mark.parametrize(
    "query",
    [
        "bridges of stone",
        "Who built the old stone bridge over the river?",
        "the parliament votes",
        "orban parliament Monday 212",
        "harbour harbour harbour ferry",
    ],
)
def test_values_and_ranks_are_those_of_the_formula(index: LexicalIndex, query: str) -> None:
    expected = {i: v for i, v in zip(IDS, bm25(query, TEXTS), strict=True) if v > 0}
    (found,) = index.search([query], 20)
    assert list(found) == sorted(expected, key=lambda i: (-round(expected[i], 5), i))
    assert found == pytest.approx(expected, rel=1e-4)


@pytest.mark.parametrize(
    "query",
    [
        'He said: "stone',
        "stone AND (bridge OR",
        "stone NOT NOT -bridge +town",
        "text:stone id:10 [a TO b] {",
        "stone^9999 stone~ sto*e /sto.e/ \\",
        "\udc80 stone \0",
        "stone " * 500,
        "stone" + " x" * 3000,
    ],
)
def test_a_query_is_words_and_nothing_else(index: LexicalIndex, query: str) -> None:
    assert 16 in index.search([query], 20)[0]


@pytest.mark.parametrize("query", ["", " ", "?!…", "(", '"', "zebra", "x" * 100_000])
def test_a_query_without_known_words_finds_nothing(index: LexicalIndex, query: str) -> None:
    assert index.search([query], 20) == [{}]


def test_accents_and_word_forms_do_not_matter(index: LexicalIndex) -> None:
    for query in ("Orbán", "ORBAN", "orban's"):
        assert 13 in index.search([query], 5)[0]
    assert list(index.search(["ferry"], 5)[0]) == [12]


def test_no_more_than_asked_best_first(index: LexicalIndex) -> None:
    (everything,) = index.search(["the river bridge stone"], 20)
    (two,) = index.search(["the river bridge stone"], 2)
    assert list(two.items()) == list(everything.items())[:2]
    assert list(everything.values()) == sorted(everything.values(), reverse=True)
    assert min(everything.values()) > 0


def test_equal_values_come_by_id(tmp_path: Path) -> None:
    index = LexicalIndex.build(tmp_path, range(30), ["the same words"] * 30)
    assert list(index.search(["words"], 5)[0]) == [0, 1, 2, 3, 4]


def test_it_is_the_same_when_opened_again(index: LexicalIndex, tmp_path: Path) -> None:
    built = LexicalIndex.build(tmp_path, IDS, TEXTS)
    opened = LexicalIndex.open(tmp_path)
    assert opened.n_passages == built.n_passages == len(IDS)
    queries = ["the river", "stone bridge"]
    assert opened.search(queries, 9) == built.search(queries, 9) == index.search(queries, 9)


def test_an_empty_index_finds_nothing(tmp_path: Path) -> None:
    assert LexicalIndex.build(tmp_path, [], []).search(["stone"], 3) == [{}]


def test_a_folder_without_an_index_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(IndexDamagedError, match="not a readable lexical index"):
        LexicalIndex.open(tmp_path)
    with pytest.raises(IndexDamagedError, match="not a readable lexical index"):
        LexicalIndex.open(tmp_path / "nowhere")


def test_a_folder_that_cannot_be_written_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nowhere"):
        LexicalIndex.build(tmp_path / "nowhere", IDS, TEXTS)
