"""What every splitter guarantees."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.claims.atomic import AtomicSplitter
from factcheck.claims.llm import LlmSplitter
from factcheck.claims.split import RuleSplitter
from factcheck.protocols import Splitter
from factcheck.settings import LlmSettings
from factcheck.testing import FakeSplitter, make_document
from factcheck.types import Document, Extraction
from tests.chat_server import Reply, chat_server, echo, says, status

ARTICLE = make_document(
    "# Towns build bridges\n"
    "\n"
    "The old bridge in Prague was built of stone. The old bridge in Prague was built of stone.\n"
    "  “The new bridge cost 34 million euros,” Marta Novak said. Is that much?\n"
    "\n"
    "Žofia and 漢字 opened the bridge on 4 April 1949, and \N{BRIDGE AT NIGHT} was sung.\n",
    date=dt.date(2025, 3, 11),
)
IMPLEMENTATIONS: dict[str, Callable[[], Splitter]] = {
    "fake": FakeSplitter,
    "rules": RuleSplitter,
    "atomic": AtomicSplitter,
}
REPLIES: dict[str, Reply] = {
    "llm": echo,
    "llm that answers nonsense": says("The bridge is old."),
    "llm that refuses": status(401),
}


@pytest.fixture(scope="module", params=[*IMPLEMENTATIONS, *REPLIES])
def splitter(request: pytest.FixtureRequest) -> Iterator[Splitter]:
    if request.param in IMPLEMENTATIONS:
        yield IMPLEMENTATIONS[request.param]()
        return
    with chat_server(REPLIES[request.param]) as server:
        yield LlmSplitter(LlmSettings(base_url=server.url, model="m", window_sentences=3))


def assert_extraction(document: Document, found: Extraction) -> None:
    """Spans are exact, ids unique, all is in order and in its place."""
    for claim in found.claims:
        assert document.text[claim.span.start : claim.span.end] == claim.sentence
        assert claim.text.strip()
    for aside in found.set_aside:
        assert document.text[aside.span.start : aside.span.end] == aside.text
    for items in (found.claims, found.set_aside):
        assert [item.span.start for item in items] == sorted(item.span.start for item in items)
        for item in items:
            before = document.text[: item.span.start]
            line = document.first_line + before.count("\n")
            column = len(before) - (before.rfind("\n") + 1) + 1
            assert item.location.path == document.id
            assert (item.location.line, item.location.column) == (line, column)
    ids = [claim.id for claim in found.claims]
    assert len(ids) == len(set(ids))
    assert found.n_sentences >= len({claim.span for claim in found.claims})


def test_an_article_is_split_in_order_with_exact_spans(splitter: Splitter) -> None:
    found = splitter.split(ARTICLE)
    assert_extraction(ARTICLE, found)
    assert any("built of stone" in claim.text for claim in found.claims)
    assert any("opened the bridge" in claim.text for claim in found.claims)
    assert found.set_aside


def test_the_article_s_day_is_the_claims_day(splitter: Splitter) -> None:
    assert {claim.date for claim in splitter.split(ARTICLE).claims} == {ARTICLE.date}


def test_lines_are_those_of_the_file(splitter: Splitter) -> None:
    later = replace(ARTICLE, first_line=7)
    assert_extraction(later, splitter.split(later))


def test_the_same_document_gives_the_same(splitter: Splitter) -> None:
    assert splitter.split(ARTICLE) == splitter.split(ARTICLE)


@pytest.mark.parametrize("text", ["", " \n\t\n", "\n"])
def test_nothing_in_nothing_out(splitter: Splitter, text: str) -> None:
    found = splitter.split(make_document(text))
    assert (found.claims, found.set_aside, found.n_sentences) == ((), (), 0)


@given(
    text=st.text(st.characters(exclude_characters="\r")),
    markup=st.sampled_from(["text", "markdown"]),
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_split_with_exact_spans(splitter: Splitter, text: str, markup: str) -> None:
    document = replace(make_document(text), markup=markup)
    assert_extraction(document, splitter.split(document))
