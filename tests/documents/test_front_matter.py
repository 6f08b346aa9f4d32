import datetime as dt

import pytest

from factcheck.documents.front_matter import Publication, split_front_matter
from factcheck.errors import InputError

FULL = """\
---
title: "The long wall: a history"
date: 2025-03-11
url: https://example.org/wall
source: Harbour papers
licence: CC0-1.0
sources:
  - {publisher: Holm, title: Walls, year: 1999, url: "https://example.org", pages: 12}
topics: [walls, harbours]
author: Ada Holm
language: en
mood: bright
---

The wall is long.
"""


def test_front_matter_and_body() -> None:
    split = split_front_matter(FULL, path="wall.md")
    front = split.front
    assert (front.title, front.date) == ("The long wall: a history", dt.date(2025, 3, 11))
    assert (front.url, front.source) == ("https://example.org/wall", "Harbour papers")
    assert (front.licence, front.language) == ("CC0-1.0", "en")
    assert (front.topics, front.author) == (("walls", "harbours"), ("Ada Holm",))
    assert [(s.publisher, s.title, s.year, s.url) for s in front.sources] == [
        ("Holm", "Walls", 1999, "https://example.org")
    ]
    assert isinstance(front.sources[0], Publication)
    assert split.body == "\nThe wall is long.\n"
    assert split.first_line == 14
    assert FULL.split("\n")[split.first_line - 1 :] == split.body.split("\n")


@pytest.mark.parametrize(
    "written",
    [
        "2025-03-11",
        "2025-03-11T08:30:00",
        "2025-03-11 23:59:59 +02:00",
        '"2025-03-11"',
        '"2025-03-11T23:00:00+00:00"',
    ],
)
def test_days_however_written(written: str) -> None:
    split = split_front_matter(f"---\ndate: {written}\n---\nWords.", path="a.md")
    assert split.front.date == dt.date(2025, 3, 11)


def test_a_title_that_is_a_number_is_its_words() -> None:
    assert split_front_matter("---\ntitle: 1984\n---\nW.", path="a").front.title == "1984"


def test_license_as_spelt_elsewhere() -> None:
    assert split_front_matter("---\nlicense: MIT\n---\nW.", path="a").front.licence == "MIT"


@pytest.mark.parametrize(
    "text",
    [
        "Words without any.",
        "---\n\nA thematic break first, and no second one.\n",
        "---\nA paragraph between two thematic breaks.\n---\nMore.\n",
        "--- not alone\ntitle: x\n---\n",
        " ---\ntitle: x\n---\n",
        "",
    ],
)
def test_what_is_not_front_matter_is_body(text: str) -> None:
    split = split_front_matter(text, path="a.md")
    assert (split.body, split.first_line, split.front.title) == (text, 1, None)


@pytest.mark.parametrize(
    "text", ["---\n---\nWords.", "---\n# only a comment\nsource: x\n...\nWords."]
)
def test_empty_front_matter_and_other_fences(text: str) -> None:
    assert split_front_matter(text, path="a.md").body == "Words."


def test_every_problem_is_told_with_its_place() -> None:
    text = "---\ntitle: [a, b]\ndate: 2025-13-40\ntitle: twice\nsources: none\nurl: [u]\n---\nW."
    with pytest.raises(InputError) as caught:
        split_front_matter(text, path="bad.md")
    lines = str(caught.value).split("\n")
    assert [line.split(" ")[0] for line in lines] == [
        "bad.md:2:8:",
        "bad.md:3:7:",
        "bad.md:4:1:",
        "bad.md:5:10:",
        "bad.md:6:6:",
    ]
    assert "title: given twice" in lines[2]
    assert caught.value.hint


def test_broken_yaml_is_told_with_its_place() -> None:
    with pytest.raises(InputError, match=r"bad\.md:3:"):
        split_front_matter("---\ntitle: x\nsource: a: b\n---\nW.", path="bad.md")


def test_front_matter_never_closed() -> None:
    with pytest.raises(InputError, match=r"a\.md:1:1: front matter is opened and never closed"):
        split_front_matter("---\ntitle: x\n\nThe words.", path="a.md")
