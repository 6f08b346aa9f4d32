import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.markup import closing_marks, plain_text, visible_characters


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("plain words", "plain words"),
        (
            "**bold** and *slanted* and __strong__ and _soft_",
            "bold and slanted and strong and soft",
        ),
        ("***both*** and ~~gone~~", "both and gone"),
        ("see [the *lake*](https://example.org/a_b_(c) 'Lake') today", "see the lake today"),
        ("see [the lake][lake] and [the hill][]", "see the lake and the hill"),
        ("a fact[^1] and more[^note]", "a fact and more"),
        ("`code * here` stays", "code * here stays"),
        ("<https://example.org/a_b> is a link", "https://example.org/a_b is a link"),
        ("line<br/>break <!-- hidden --> end", "linebreak end"),
        ("an ![image](a.png) inside", "an inside"),
        ("3 * 4 * 5 and snake_case_word", "3 * 4 * 5 and snake_case_word"),
        (r"\*not slanted\*", "*not slanted*"),
        ("Marks &amp; Spencer, 5 &lt; 6", "Marks & Spencer, 5 < 6"),
        ("> quoted\n> > twice", "quoted twice"),
        ("one\n  two\tthree", "one two three"),
    ],
)
def test_plain_text_is_what_a_reader_sees(written: str, shown: str) -> None:
    assert plain_text(written) == shown


def test_closing_marks_end_after_what_closes_the_words_before() -> None:
    text = "**Done.** Next [here.](https://example.org) Last."
    assert closing_marks(text, text.index("**", 2), len(text)) == len("**Done.**")
    link = text.index("](")
    assert text[: closing_marks(text, link, len(text))].endswith("example.org)")
    assert closing_marks("no marks", 2, 8) == 2


@given(st.text(alphabet="ab *_`[]()<>!\\^~\n&;", max_size=80))
def test_visible_characters_are_ascending_and_exist(text: str) -> None:
    seen = visible_characters(text)
    assert seen == sorted(set(seen))
    assert all(0 <= i < len(text) for i in seen)
    plain_text(text)
