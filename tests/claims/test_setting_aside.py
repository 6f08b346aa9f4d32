import pytest

from factcheck.claims.setting_aside import (
    furniture_reason,
    is_fragment,
    is_opinion,
    is_question,
)
from factcheck.types import SetAsideReason


@pytest.mark.parametrize(
    ("reason", "lines"),
    [
        (
            SetAsideReason.BYLINE,
            [
                "By Ada Holm",
                "By Ada Holm and Otto Brandt",
                "By the harbour desk",
                "By staff writers",
                "BY ADA HOLM",
                "By Ada Holm, Arts Editor",
                "By Ada Holm in Oslo and Otto de Vries",
                "Ada Holm, Science Correspondent",
                "Ada Holm, BBC News",
            ],
        ),
        (
            SetAsideReason.DATELINE,
            [
                "Friday, July 21, 2017",
                "Published: 3 March 2025",
                "Updated 3 March 2025 at 10:15 GMT",
                "2025-03-11",
                "Last updated: March 3rd, 2025",
            ],
        ),
        (
            SetAsideReason.CREDIT,
            [
                "(Additional reporting by Ada Holm; Editing by Otto Brandt)",
                "Reporting by Ada Holm",
                "Editing by Otto Brandt",
                "© 2025 The Harbour Times",
                "Copyright 2025 Holm Ltd.",
                "Image credit: Ada Holm",
                "Photo by Ada Holm",
                "Source: Harbour office",
                "Ada Holm contributed to this report.",
                "Holm Media. All rights reserved.",
            ],
        ),
        (
            SetAsideReason.CAPTION,
            [
                "FILE PHOTO: The wall in 1999.",
                "Photo: Ada Holm",
                "Image: Harbour office.",
                "The wall at dusk. REUTERS/Ada Holm",
                "The wall (AP Photo/Ada Holm)",
                "The wall. Ada Holm/Getty Images",
                "Holm (left) and Brandt (right) in May",
                "Figure 3: Walls by year",
            ],
        ),
        (
            SetAsideReason.BOILERPLATE,
            [
                "Read more: Walls of the north",
                "Sign up for our newsletter",
                "Related articles",
                "Our Standards: The Harbour Principles.",
                "Follow us on X",
                "Advertisement",
                "This article was first published in May.",
                "We use cookies to improve this page.",
                "Share this story",
                "5 min read",
                "https://example.org/wall",
                "Tags: walls, storms",
                "Subscribe to our daily briefing",
                "Click here for more",
                "Story continues below",
            ],
        ),
    ],
)
def test_furniture(reason: SetAsideReason, lines: list[str]) -> None:
    assert {line: furniture_reason(line) for line in lines} == dict.fromkeys(lines, reason)


@pytest.mark.parametrize(
    "sentence",
    [
        "By Tuesday the army had taken the town.",
        "By 2030 Norway wants to halve its emissions.",
        "Register offices closed in 2010.",
        "Related crimes fell by a third.",
        "Reporting restrictions were lifted on Monday.",
        "The photo by Ada Holm won a prize.",
        "Sources of the river lie in Norway.",
        "Left parties won 40 seats.",
        "On 3 March 2025 the wall fell.",
        "March 3, 2025 was a Monday.",
        "Share prices fell by 3 percent.",
        "Comments by the minister caused anger.",
        "Print runs fell in 2009.",
        "The newspaper follows us everywhere.",
        "Reuters reported on Monday that the wall had fallen.",
        "Copyright law was changed in 1998.",
        "Brandt (pictured) was elected in 2019.",
        "Imports ended in 2004.",
    ],
)
def test_statements_are_no_furniture(sentence: str) -> None:
    assert furniture_reason(sentence) is None
    assert not is_fragment(sentence)
    assert not is_question(sentence)
    assert not is_opinion(sentence)


@pytest.mark.parametrize(
    "sentence",
    ["Is it safe?", "“Is it safe?”", "“Is it safe?” he asked.", '"Why?" she asked.', "Really?!"],
)
def test_questions(sentence: str) -> None:
    assert is_question(sentence)


@pytest.mark.parametrize(
    "sentence",
    ["He asked whether it was safe.", "“Is it safe?” is a song by Ada Holm.", "It is safe."],
)
def test_no_questions(sentence: str) -> None:
    assert not is_question(sentence)


@pytest.mark.parametrize(
    "piece",
    [
        "A rare move.",
        "Oslo",
        "12.5",
        "…",
        "The old wall of Oslo in winter.",
        "Three of the gates.",
        "The main points are:",
        "“Absolutely not.",
        "Black gate and tower",
    ],
)
def test_fragments(piece: str) -> None:
    assert is_fragment(piece)


@pytest.mark.parametrize(
    "sentence",
    [
        "The wall fell.",
        "Inflation rises.",
        "Army chiefs meet in Paris.",
        "It works.",
        "He won't go.",
        "This costs money.",
        "Prices fell 3%.",
        "The firm employs 300 people.",
        "We face a storm.",
        "The storm of 1871 ended the trade.",
        "Norway overtook Sweden in 2023.",
        "The census of 2021 counted about 5 million people.",
    ],
)
def test_short_statements_are_no_fragments(sentence: str) -> None:
    assert not is_fragment(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Nobody should underestimate what lies ahead.",
        "This is a disgrace.",
        "What a disgrace!",
        "We must act now.",
        "I think the wall is too long.",
        "In my view, the minister lied.",
        "Let us build a wall.",
        "Imagine a city without walls.",
        "Shame on them!",
        "The decision was a complete disaster.",
        "I really hope it holds.",
        "The government must act.",
        "Hopefully, it will hold.",
        "That’s simply absurd.",
        "The minister should resign.",
        "Thank you, Oslo.",
        "May he rest in peace.",
        "If we were to get a draw it would have been an excellent result.",
        "Had it happened five hours earlier, the town would have burnt.",
        "No one's right to refuge should be at risk.",
    ],
)
def test_opinions(sentence: str) -> None:
    assert is_opinion(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The law says ministers must act within 30 days.",
        "Thanks to the wall, nobody drowned.",
        "Remembered by few, the wall fell in 1901.",
        "The film is a tragedy by Ada Holm from 1931.",
        "Stop signs were introduced in 1915.",
        "The Great Wall is a wall in China.",
        "It was the worst flood since 1953, and I think about it often.",
        "Imagined walls cost nothing.",
        "Candidates must be 35 years old.",
        "The wonderful wall was finished by Ada Holm.",
        "If water is cooled below zero, it freezes.",
        "If the bill passes, taxes will rise.",
    ],
)
def test_no_opinions(sentence: str) -> None:
    assert not is_opinion(sentence)
