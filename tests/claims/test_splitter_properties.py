"""What holds for any text: exact spans, a stable order, nothing but the article's own words."""

import datetime as dt
import re
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.claims.atomic import AtomicSplitter
from factcheck.testing import make_document
from factcheck.types import Claim, Extraction

NAMES = ("Ana Lima", "the mayor of Dorn", "Velland", "the council", "Two ministers", "The bank")
VERBS = ("opened a bridge", "met the unions in Oslo", "wrote three plays", "left", "cut 40 jobs")
TIMES = ("", " on Tuesday", " in 2019", " last week", " yesterday")
TAILS = ("", ", police said", " and resigned", ", which surprised Norway", " with the unions")
SENTENCES = st.builds(
    "{}{} {}{}{}.".format,
    st.sampled_from(("", "However, ", "Although it rained, ")),
    st.sampled_from(NAMES),
    st.sampled_from(VERBS),
    st.sampled_from(TIMES),
    st.sampled_from(TAILS),
)
ARTICLES = st.lists(SENTENCES, min_size=1, max_size=4).map(" ".join)
LOOSE = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from(tuple("“”\"'‘’«»()[]-–—.…!?,;:#\n\t ’ \u00a0\u200b\u2028é")),
    ),
    max_size=120,
)
SLOW = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
FINDS_OFFICES_AGAIN = frozenset({"is", "are", "was", "were"})


def split(text: str) -> Extraction:
    return AtomicSplitter().split(make_document(text, date=dt.date(2025, 3, 11)))


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


def assert_made_of_its_sentence(claim: Claim) -> None:
    """Every word is the sentence's or recorded; a subject may serve for several verbs."""
    added = Counter[str]()
    for change in claim.changes:
        added += words(change.by)
    sentence = words(claim.sentence) + added
    strange = {w for w in words(claim.text) if w not in sentence}
    assert (
        strange <= words(claim.attribution.speaker).keys() | {"said"}
        if claim.attribution
        else (not strange)
    ), (claim.text, claim.sentence, strange)


def assert_exact(text: str, found: Extraction) -> None:
    for claim in found.claims:
        assert text[claim.span.start : claim.span.end] == claim.sentence
    for aside in found.set_aside:
        assert text[aside.span.start : aside.span.end] == aside.text
    for items in (found.claims, found.set_aside):
        assert [item.span for item in items] == sorted(item.span for item in items)


@SLOW
@given(text=ARTICLES)
def test_claims_are_exact_ordered_and_of_the_articles_own_words(text: str) -> None:
    found = split(text)
    assert_exact(text, found)
    assert found == split(text)
    for claim in found.claims:
        assert_made_of_its_sentence(claim)


@SLOW
@given(text=ARTICLES)
def test_no_claim_is_longer_than_its_sentence_and_what_was_added(text: str) -> None:
    for claim in split(text).claims:
        added = sum(words(c.by).total() for c in claim.changes)
        said = words(claim.attribution.speaker).total() + 1 if claim.attribution else 0
        assert words(claim.text).total() <= words(claim.sentence).total() + added + said


@SLOW
@given(text=LOOSE)
def test_any_text_survives(text: str) -> None:
    document = make_document(text, date=dt.date(2025, 3, 11))
    found = AtomicSplitter().split(document)
    assert_exact(document.text, found)
    assert all(claim.text.strip() for claim in found.claims)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Lima opened a bridge on Tuesday and resigned.",
        "Two ministers met the unions in Oslo last week, which surprised Norway.",
        "Velland, founded in 1901, is a town of 4,000 people.",
        "Marta Novak, the head of the bank, cut 40 jobs in 2019, police said.",
        "More than 20 mayors among the river towns met in Vienna without their deputies.",
    ],
)
def test_a_claim_split_again_is_itself(text: str) -> None:
    """A claim is taken apart to the end: split alone, it gives itself.

    The exception: a longer variant, `X met in Vienna without Y`, gives its core, `X met in
    Vienna`, once more beside itself, as the whole sentence did.
    """
    for claim in split(text).claims:
        again = split(claim.text).claims
        assert claim.text in [c.text for c in again]
        for other in again:
            assert words(other.text).keys() <= words(claim.text).keys() | FINDS_OFFICES_AGAIN
