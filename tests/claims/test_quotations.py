from factcheck.claims.quotations import quoted_sentences


def rows(*sentences: str) -> list[tuple[bool, bool]]:
    return [(row.begins_inside, row.is_inside) for row in quoted_sentences(sentences)]


def test_a_quotation_over_three_sentences() -> None:
    assert rows("Holm said: “It is old.", "It is long.", "It fell.”", "Nobody knew.") == [
        (False, False),
        (True, True),
        (True, True),
        (False, False),
    ]


def test_straight_marks_open_and_close_in_turn() -> None:
    assert rows('"It is old.', 'It fell," Holm said.', '"It is gone."') == [
        (False, True),
        (True, False),
        (False, True),
    ]


def test_a_sentence_that_begins_inside_is_given_its_mark() -> None:
    assert [row.text for row in quoted_sentences(["“It is old.", "It fell,” Holm said."])] == [
        "“It is old.",
        "“It fell,” Holm said.",
    ]


def test_inches_are_no_quotation() -> None:
    assert rows('A 12" record was cut.', "It sold well.") == [(False, False), (False, False)]


def test_words_in_quotation_marks_are_no_quoted_sentence() -> None:
    assert rows("The “Long Wall” fell.", "So did the gate.") == [(False, False), (False, False)]
