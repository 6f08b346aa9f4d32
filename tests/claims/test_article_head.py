"""What an article says of itself."""

from dataclasses import replace

from factcheck.claims.split import RuleSplitter
from factcheck.testing import make_document
from factcheck.types import ArticleHead


def head_of(text: str, *, title: str = "article.txt", author: str | None = None) -> ArticleHead:
    document = replace(make_document(text), id=title, title="article", author=author)
    head = RuleSplitter().split(document).article
    assert head is not None
    return head


def test_the_head_names_author_place_and_agency() -> None:
    head = head_of("By Ana Lima\n\nNEW YORK, March 10 (Reuters) - Ministers met in Oslo.\n")
    assert (head.author, head.place, head.agency) == ("Ana Lima", "New York", "Reuters")


def test_front_matter_stands_above_the_byline() -> None:
    assert (
        head_of("By Ana Lima\n\nMinisters met in Oslo.\n", author="Eva Holm").author == "Eva Holm"
    )


def test_the_title_is_the_first_heading() -> None:
    head = head_of("A NEW BRIDGE\n\nMinisters met in Oslo.\n\nNO DEAL YET\n\nThey left Oslo.\n")
    assert head.title == "A NEW BRIDGE"


def test_a_heading_below_the_first_claim_is_no_title() -> None:
    head = head_of("PARIS/QUEBEC (Reuters) - Ministers met.\n\nNO DEAL YET\n\nThey left Oslo.\n")
    assert (head.title, head.place) == ("", "Paris")


def test_what_is_not_said_is_empty() -> None:
    head = head_of("Ministers met in Oslo.\n")
    assert (head.title, head.author, head.place) == ("", "", "")


def test_a_heading_below_a_sentence_set_aside_is_no_title() -> None:
    head = head_of("Will it last?\n\nNO DEAL YET\n\nMinisters met in Oslo.\n")
    assert head.title == ""
