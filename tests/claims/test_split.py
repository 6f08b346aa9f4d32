import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims import RuleSplitter
from factcheck.protocols import Splitter
from factcheck.types import Claim, Document, Extraction, SetAsideReason
from tests.fakes import a_document

ARTICLE = """\
Long wall falls after storm

By Ada Marsh and Otto de Vries

BERGEN/OSLO (Wire) – The long wall of Bergen fell on Monday, harbour officials said.
It had stood since 1871 and cost 3.5 million crowns.
“The wall was checked in May. No crack was found,” Mayor Ingrid Dahl told reporters.
“We will rebuild it,” Dahl said.
Is the old harbour safe? Nobody knows.
FILE PHOTO: The wall in 1999.
A DANGEROUS COAST
The engineer said the gate was shut, adding that two guards were hurt.
Dahl has often said she wants a new wall but Oslo says that would cost too much.
This is a disgrace.
“The sea took it.

“It came at night,” a fisherman said. “Nobody slept.”

Read more: Walls of the north
(Reporting by Ada Marsh; Editing by Otto de Vries)
"""


def split(
    text: str, *, markup: str = "text", title: str = "Long wall falls after storm"
) -> Extraction:
    return RuleSplitter().split(a_document(text, markup=markup, title=title))


def texts(text: str, *, markup: str = "text") -> list[str]:
    return [claim.text for claim in split(text, markup=markup).claims]


def aside(text: str, *, markup: str = "text") -> list[tuple[SetAsideReason, str]]:
    return [(s.reason, s.text) for s in split(text, markup=markup).set_aside]


def said(claim: Claim) -> str | None:
    return claim.attribution.speaker if claim.attribution else None


def test_the_claims_of_an_article() -> None:
    assert [(claim.text, said(claim)) for claim in split(ARTICLE).claims] == [
        ("The long wall of Bergen fell on Monday.", "harbour officials"),
        ("It had stood since 1871 and cost 3.5 million crowns.", None),
        ("The wall was checked in May.", "Mayor Ingrid Dahl"),
        ("No crack was found.", "Mayor Ingrid Dahl"),
        ("“We will rebuild it,” Dahl said.", "Dahl"),
        ("Nobody knows.", None),
        ("The gate was shut.", "The engineer"),
        ("Two guards were hurt.", "The engineer"),
        ("Dahl has often said she wants a new wall.", "Dahl"),
        ("Oslo says that would cost too much.", "Oslo"),
        ("The sea took it.", None),
        ("It came at night.", "a fisherman"),
        ("Nobody slept.", "a fisherman"),
    ]


def test_what_an_article_holds_besides() -> None:
    assert [(reason, text[:20]) for reason, text in aside(ARTICLE)] == [
        (SetAsideReason.HEADING, "Long wall falls afte"),
        (SetAsideReason.BYLINE, "By Ada Marsh and Ott"),
        (SetAsideReason.QUESTION, "Is the old harbour s"),
        (SetAsideReason.CAPTION, "FILE PHOTO: The wall"),
        (SetAsideReason.HEADING, "A DANGEROUS COAST"),
        (SetAsideReason.OPINION, "This is a disgrace."),
        (SetAsideReason.BOILERPLATE, "Read more: Walls of "),
        (SetAsideReason.CREDIT, "(Reporting by Ada Ma"),
    ]


def test_the_dateline_stays_in_the_sentence() -> None:
    claim = split(ARTICLE).claims[0]
    assert claim.sentence.startswith("BERGEN/OSLO (Wire) – The long wall")
    assert (claim.location.line, claim.location.column) == (5, 1)


def test_places_are_counted_as_editors_do() -> None:
    document = replace(
        a_document("One is long.\n\nIt fell. It is old.", markup="text"), first_line=7
    )
    places = [(c.location.line, c.location.column) for c in RuleSplitter().split(document).claims]
    assert places == [(7, 1), (9, 1), (9, 10)]
    assert RuleSplitter().split(document).claims[0].location.path == "a.md"


def test_claims_know_their_title_and_date() -> None:
    document = a_document("The wall fell.", markup="text", title="A storm")
    day = dt.date(2024, 5, 6)
    assert RuleSplitter().split(document).claims[0].date == document.date
    claim = RuleSplitter(article_date=day).split(document).claims[0]
    assert (claim.date, claim.context) == (day, "A storm")


def test_a_file_s_name_is_no_context() -> None:
    document = a_document("The wall fell.", id="notes/storm.txt", title="storm", markup="text")
    assert RuleSplitter().split(document).claims[0].context == ""


def test_ids_stay_when_other_claims_come_before() -> None:
    before = {claim.text: claim.id for claim in split("The wall fell. It was old.").claims}
    after = {
        claim.text: claim.id for claim in split("Rain fell. The wall fell. It was old.").claims
    }
    assert before.items() <= after.items()


def test_the_same_words_twice_have_two_ids() -> None:
    first, second = split("The wall fell.\n\nThe wall fell.").claims
    assert first.text == second.text
    assert first.id != second.id


def test_markdown_claims_are_plain_words() -> None:
    text = "# Walls\n\n- The **long** [wall](https://example.org) fell[^1].\n\n> It was `old`.\n"
    assert texts(text, markup="markdown") == ["The long wall fell.", "It was old."]
    claim = split(text, markup="markdown").claims[0]
    assert claim.sentence == "The **long** [wall](https://example.org) fell[^1]."


def test_blocks_without_prose_are_set_aside() -> None:
    text = "| a | b |\n|---|---|\n| 1 | 2 |\n\n```\nx = 1\n```\n\n![Wall](w.png)\n\n<!-- note -->\n"
    assert [reason for reason, _ in aside(text, markup="markdown")] == [
        SetAsideReason.FRAGMENT,
        SetAsideReason.CODE,
        SetAsideReason.CAPTION,
        SetAsideReason.BOILERPLATE,
    ]
    assert split(text, markup="markdown").n_sentences == 0


def test_sentences_of_prose_are_counted() -> None:
    assert split("# not a heading in text.\n\nThe wall fell. Why?").n_sentences == 3
    assert split("# A heading\n\nThe wall fell. Why?", markup="markdown").n_sentences == 2


def test_statements_without_full_stops_are_claims() -> None:
    assert texts("Oslo is the capital of Norway") == ["Oslo is the capital of Norway."]
    text = "Oslo is in Norway\nBergen is in Norway\n"
    assert texts(text) == ["Oslo is in Norway.", "Bergen is in Norway."]


def test_a_speaker_does_not_outlive_another_paragraph() -> None:
    text = "“It is old,” Holm said.\n\nThe gate was shut.\n\n“It fell in the night.”"
    assert [said(claim) for claim in split(text).claims] == ["Holm", None, None]


def test_a_signature_names_the_speaker() -> None:
    (claim,) = split("“It fell in the night.” — Ada Holm").claims
    assert (claim.text, said(claim)) == ("It fell in the night.", "Ada Holm")


def test_a_picture_s_caption_is_set_aside_with_its_credit() -> None:
    text = "Gate of the old harbour in winter. Image: Ada Holm."
    assert [reason for reason, _ in aside(text)] == [SetAsideReason.CAPTION] * 2


PIECES = st.sampled_from(
    "The wall fell. |“We won,” Holm said. |“It is old. |It fell.” |said |according to |\n|\n\n"
    "|# |- |> |By Ada Holm\n|OSLO (AP) — |; but |, adding that |'|“|”|Is it? |**x** |[a](b) |1. "
    '|"|İ|😀|\x85|\x00|that |Image: A |: |As Holm said, |I think '.split("|")
)


@given(
    st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=25).map("".join)),
    st.sampled_from(["text", "markdown"]),
)
def test_any_text_gives_exact_spans_in_order(text: str, markup: str) -> None:
    document = a_document(text, markup=markup)
    extraction = RuleSplitter().split(document)
    check_extraction(document, extraction)
    assert extraction == RuleSplitter().split(document)


def check_extraction(document: Document, extraction: Extraction) -> None:
    rows = [*extraction.claims, *extraction.set_aside]
    lines = document.text.split("\n")
    for row in rows:
        written = document.text[row.span.start : row.span.end]
        assert written == (row.sentence if isinstance(row, Claim) else row.text)
        assert lines[row.location.line - 1][row.location.column - 1 :].startswith(
            written.split("\n")[0]
        )
    for part in (extraction.claims, extraction.set_aside):
        starts = [row.span.start for row in part]
        assert starts == sorted(starts)
    ids = [claim.id for claim in extraction.claims]
    assert len(ids) == len(set(ids))
    assert all(claim.text.strip() for claim in extraction.claims)


def test_the_splitter_fits_its_protocol() -> None:
    splitter: Splitter = RuleSplitter()
    found = splitter.split(a_document("", markup="text"))
    assert (found.claims, found.set_aside, found.n_sentences) == ((), (), 0)


@pytest.mark.parametrize("ending", ["", "\n", "\n\n  "])
def test_every_sentence_is_a_claim_or_set_aside(ending: str) -> None:
    extraction = split(ARTICLE + ending)
    spans = {row.span for row in (*extraction.claims, *extraction.set_aside)}
    covered = {i for span in spans for i in range(span.start, span.end)}
    assert all(i in covered for i, c in enumerate(ARTICLE) if not c.isspace())
