"""What `factcheck claims` shows: head, claims with their kind, changes and what is unclear."""

import datetime as dt
import json
from dataclasses import replace

from factcheck.report.json import render_extraction_json
from factcheck.report.text import TextStyle, render_extraction_text
from factcheck.testing import FakeSplitter, make_document
from factcheck.types import ArticleHead, Change, ChangeReason, ClaimKind, Extraction

HEAD = ArticleHead(
    title="A day in Oslo",
    author="Ana Lima",
    place="Oslo",
    agency="Reuters",
    date=dt.date(2025, 3, 11),
)


def an_extraction() -> Extraction:
    found = FakeSplitter().split(make_document("They met there on Tuesday."))
    (claim,) = found.claims
    changed = replace(
        claim,
        kind=ClaimKind.FACT,
        unresolved=("They",),
        changes=(
            Change(what="Tuesday", by="Tuesday, 11 March 2025", why=ChangeReason.DATE),
            Change(what="", by="is", why=ChangeReason.OFFICE),
        ),
    )
    return replace(found, claims=(changed,), article=HEAD)


def test_text_begins_with_the_head_and_says_what_each_claim_is() -> None:
    text = render_extraction_text(an_extraction(), TextStyle())
    title, said, blank, *_ = text.splitlines()
    assert (title, said, blank) == (
        "A day in Oslo",
        "by Ana Lima · Oslo · Reuters · 2025-03-11",
        "",
    )
    assert "fact · line 1, column 1 · unclear: “They”" in text
    assert "→" not in text


def test_verbose_text_names_every_change() -> None:
    text = render_extraction_text(an_extraction(), TextStyle(verbose=True))
    assert "date: “Tuesday” → “Tuesday, 11 March 2025”" in text
    assert "office: added “is”" in text


def test_json_has_the_head_with_null_for_what_is_not_said() -> None:
    found = replace(an_extraction(), article=replace(HEAD, agency="", date=None))
    assert json.loads(render_extraction_json(found))["article"] == {
        "title": "A day in Oslo",
        "author": "Ana Lima",
        "place": "Oslo",
        "agency": None,
        "date": None,
    }
