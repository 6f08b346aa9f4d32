"""What holds for any text: exact spans, a stable order, nothing but the article's own words."""

import datetime as dt
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.claims.atomic import AtomicSplitter
from factcheck.testing import make_document
from factcheck.types import ChangeReason, Claim, Extraction, SetAsideReason

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
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))
OWN_ARTICLE = """\
Dorn opens its second bridge

By Ana Lima

DORN, March 11 (Agency) – Mayor Ilse Brandt opened a bridge over the Velle on Tuesday, two years
after floods had swept the old one away. The bridge, which cost 40 million euros, was built by
Norbau, a company from Oslo, and carries two tracks and a path for cyclists. Brandt, a former
engineer who was elected in 2019, said that the toll would end in May. “We have waited long
enough,” she said. “The town needs both bridges.”

Police said that 4,000 people had come, more than at any opening since 1998. Although it rained,
the crowd stayed until evening and danced with the band. Not everyone was pleased: Jonas Falk, who
leads the opposition in the council, called the price absurd and left early. According to the
council, the toll brought in 3 million euros last year, and 12 of the 15 members voted to end it.

The old bridge was closed in 1970, opened again in 1984 and finally pulled down in 2023 after a
storm. Dorn, Velland and Rusk share its debts. The head of the bank, Marta Novak, who had refused
a loan in 2021, cut 40 jobs last week and resigned without giving a reason. More than 20 mayors
among the river towns met in Vienna without their deputies and agreed to seek help from the Union,
including money for dams and warnings by radio. Nobody in Dorn, except the ferryman, will lose
work, the mayor promised.
"""


def split(text: str) -> Extraction:
    return AtomicSplitter().split(make_document(text, date=dt.date(2025, 3, 11)))


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


def assert_made_of_its_sentence(claim: Claim) -> None:
    """Every word is the sentence's or recorded; a subject may serve for several verbs."""
    added = Counter[str]()
    for change in claim.changes:
        if change.why is not ChangeReason.FOLDED:  # what another claim said
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
        written = text[aside.span.start : aside.span.end]
        if aside.reason is SetAsideReason.UNCLEAR and any(
            claim.span == aside.span for claim in found.claims
        ):
            assert words(aside.text) <= words(written)  # one claim of a sentence that has others
        else:
            assert aside.text == written
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
        made = [c.by for c in claim.changes if c.why is not ChangeReason.FOLDED]
        added = sum(words(by).total() for by in made)
        said = words(claim.attribution.speaker).total() + 1 if claim.attribution else 0
        assert words(claim.text).total() <= words(claim.sentence).total() + added + said


@SLOW
@given(text=LOOSE)
def test_any_text_survives(text: str) -> None:
    document = make_document(text, date=dt.date(2025, 3, 11))
    found = AtomicSplitter().split(document)
    assert_exact(document.text, found)
    assert all(claim.text.strip() for claim in found.claims)


def splits_of_claims(text: str) -> list[tuple[Claim, set[str], set[str]]]:
    """Return each claim, what it gives as a document of its own, and what of this is new."""
    found = split(text).claims
    known = {claim.text for claim in found}
    again = [{other.text for other in split(claim.text).claims} for claim in found]
    return [(claim, texts, texts - known) for claim, texts in zip(found, again, strict=True)]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_a_claim_of_an_example_gives_itself_or_nothing(path: Path) -> None:
    """Beside itself a claim only gives what its article gave, such as its own core."""
    for claim, again, new in splits_of_claims(path.read_text(encoding="utf-8")):
        assert not again or claim.text in again, (claim.text, again)
        assert not new, (claim.text, new)


def assert_only_leaves_out(text: str) -> None:
    """A claim gives itself or nothing, and beside it only what the text gave, or less than itself.

    The exception there is: a shorter sentence is parsed afresh, and the parser may now see that
    a phrase of it can go: `Twenty mayors among the towns met` gives `Twenty mayors met`, too.
    """
    for claim, again, new in splits_of_claims(text):
        assert not again or claim.text in again, (claim.text, again)
        for other in new:
            strange = words(other) - words(claim.text)
            assert strange.keys() <= FINDS_OFFICES_AGAIN, (claim.text, other)
            assert len(other) < len(claim.text), (claim.text, other)


def test_a_claim_of_an_article_is_taken_apart_to_the_end() -> None:
    assert_only_leaves_out(OWN_ARTICLE)
    found = splits_of_claims(OWN_ARTICLE)
    assert sum(bool(new) for _, _, new in found) <= len(found) // 10


@SLOW
@given(text=ARTICLES)
def test_a_claim_of_any_article_is_taken_apart_to_the_end(text: str) -> None:
    assert_only_leaves_out(text)


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
