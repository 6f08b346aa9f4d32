import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.list_editing import EditedList, merged_list, new_list
from factcheck.errors import ClaimListError
from factcheck.strict_yaml import read_yaml
from factcheck.testing import make_document
from factcheck.types import Attribution, Claim, Location, Span

LIST = "claims/new.yaml"
ARTICLE = "articles/news.md"


def a_claim(text: str, *, line: int = 1, start: int = 0, sentence: str = "") -> Claim:
    sentence = sentence or text
    return Claim(
        id=f"{line}",
        text=text,
        sentence=sentence,
        span=Span(start, start + len(sentence)),
        location=Location(path=ARTICLE, line=line, column=1),
    )


ARTICLE_DOCUMENT = make_document("A.", id=ARTICLE, date=dt.date(2025, 3, 11))


def merged(text: str, *claims: Claim) -> EditedList:
    return merged_list(text, ARTICLE_DOCUMENT, claims, list_path=LIST)


def texts(text: str) -> list[str]:
    entries = read_yaml(text, path=LIST).data["claims"]
    return [entry if isinstance(entry, str) else entry["text"] for entry in entries]


def test_a_new_list_holds_every_claim_with_its_place() -> None:
    said = a_claim("It is old.", line=7, start=40, sentence="It is old, she said.")
    claims = [a_claim("NATO: founded in 1949.", line=3, start=12), said]
    edited = new_list(ARTICLE_DOCUMENT, claims, list_path=LIST)
    data = read_yaml(edited.text, path=LIST).data
    assert data["as_of"] == dt.date(2025, 3, 11)
    assert data["defaults"]["article"] == "../articles/news.md"
    first, second = data["claims"]
    assert first["text"] == "NATO: founded in 1949."
    assert (first["line"], first["span"]) == (3, [12, 34])
    assert "sentence" not in first
    assert second["sentence"] == "It is old, she said."
    assert edited.n_added == 2


def test_who_said_it_is_listed() -> None:
    attribution = Attribution(speaker="The mayor: Berg", cue="said", quoted=True)
    claim = a_claim("It is old.")
    claim = Claim(**{f: getattr(claim, f) for f in claim.__slots__} | {"attribution": attribution})
    edited = new_list(ARTICLE_DOCUMENT, [claim], list_path=LIST)
    assert read_yaml(edited.text, path=LIST).data["claims"][0]["speaker"] == "The mayor: Berg"


EDITED = """\
# My list
title:   "News"   # the title
claims:
  # first things
  - id: b   # moved up by hand
    text: The bridge, which I reworded.
    sentence: 'The bridge is old.'
    line: 9  # where
    span: [ 1,  2 ]
    note: |
      Two lines
      of note.

  - The mayor resigned.
  # last words

# about the corpus
corpus: ../corpus
"""


def test_a_persons_edits_comments_and_order_stay_byte_for_byte() -> None:
    bridge = a_claim("The bridge is old.", line=12, start=100)
    edited = merged(EDITED, a_claim("A river runs."), a_claim("The mayor resigned."), bridge)
    added = """\
  - id: a-river-runs-b2d8f6
    text: A river runs.
    article: ../articles/news.md
    line: 1
    span: [0, 13]
"""
    expected = EDITED.replace("line: 9 ", "line: 12 ").replace("[ 1,  2 ]", "[100, 118]")
    expected = expected.replace("  # last words\n", "  # last words\n" + added)
    new_id = next(line for line in edited.text.splitlines() if "id: a-river" in line)
    assert edited.text == expected.replace("  - id: a-river-runs-b2d8f6", new_id)
    assert (edited.n_added, edited.n_moved) == (1, 1)


def test_merging_the_same_again_changes_nothing() -> None:
    claims = [a_claim("A river runs."), a_claim("A bridge stands.", line=2)]
    text = new_list(ARTICLE_DOCUMENT, claims, list_path=LIST).text
    edited = merged(text, *claims)
    assert (edited.text, edited.n_added, edited.n_moved) == (text, 0, 0)


def test_a_reworded_claim_is_known_by_its_id() -> None:
    claim = a_claim("A river runs.")
    text = new_list(ARTICLE_DOCUMENT, [claim], list_path=LIST).text
    text = text.replace("text: A river runs.", "text: The river Elm runs.")
    assert merged(text, claim).n_added == 0


def test_a_claim_that_left_the_article_stays_and_is_told() -> None:
    text = new_list(ARTICLE_DOCUMENT, [a_claim("A river runs.")], list_path=LIST).text
    edited = merged(text, a_claim("A bridge stands."))
    assert texts(edited.text) == ["A river runs.", "A bridge stands."]
    assert len(edited.gone) == 1
    assert edited.gone[0].startswith("a-river-runs-")


def test_claims_without_this_article_are_not_told_to_be_gone() -> None:
    assert merged("claims: [B.]\n".replace("[B.]", "\n  - B."), a_claim("C.")).gone == ()


@pytest.mark.parametrize(
    "text",
    [
        "claims: []\n",
        "claims: []  # none yet\ntitle: T\n",
        "claims: [ ]",
        "title: T\nclaims: []\n# end\n",
        "claims:\n- A.\n",
        "claims:\n- A.",
        "claims:\n      - A.\n\n\n",
        "claims:\n  - A.\n\ntitle: T\n",
        "claims:\r\n  - A.\r\ntitle: T\r\n",
        "claims:\n  - text: >-\n      A\n      b.\n",
        "claims:\n  - text: |\n      A b.\n\n\n# end\n",
        '"claims":\n  - A.\n',
    ],
)
def test_every_layout_takes_a_new_claim(text: str) -> None:
    edited = merged(text, a_claim("New."))
    assert texts(edited.text)[-1] == "New."
    assert ("\r\n" in text) == ("\r\n" in edited.text)
    if "\r\n" in text:
        assert "\n" not in edited.text.replace("\r\n", "")


def test_claims_in_brackets_are_refused_rather_than_mangled() -> None:
    with pytest.raises(ClaimListError, match="written in brackets"):
        merged("claims: [A., B.]\n", a_claim("New."))


def test_a_broken_list_is_refused_with_its_problems() -> None:
    with pytest.raises(ClaimListError, match=r"claims/new.yaml:1:1: clams: unknown key"):
        merged("clams: []\n", a_claim("New."))


@given(st.lists(st.text(min_size=1, max_size=80).filter(lambda t: t.strip()), max_size=6))
def test_any_text_survives_being_written_and_read(words: list[str]) -> None:
    claims = [a_claim(" ".join(text.split()), line=i + 1) for i, text in enumerate(words)]
    claims = [c for c in claims if c.text.encode("utf-8", "ignore").decode() == c.text and c.text]
    edited = new_list(ARTICLE_DOCUMENT, claims, list_path=LIST)
    located = read_yaml(edited.text, path=LIST)
    assert located.problems == ()
    assert texts(edited.text) == list(dict.fromkeys(claim.text for claim in claims))
