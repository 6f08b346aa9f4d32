import subprocess
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.sentences import Block, BlockKind, split_blocks


def shown(text: str, markup: str = "text") -> list[list[str]]:
    """The sentences of each block, as they stand in the text."""
    return [[text[s.start : s.end] for s in b.sentences] for b in split_blocks(text, markup)]


def kinds(text: str, markup: str = "markdown") -> list[tuple[BlockKind, str]]:
    return [(b.kind, text[b.span.start : b.span.end]) for b in split_blocks(text, markup)]


def one_paragraph(text: str) -> list[str]:
    (sentences,) = shown(text)
    return sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["The dam was built in 1931.", "It holds back two rivers."],
        ["Gen. Ada Holm met Lt. Gen. Otto Brandt.", "They spoke for an hour."],
        ["She moved to the U.S. in 2001.", "He stayed."],
        ["She moved to New York.", "Anna Berg stayed."],
        ["Ida Holm heads the Central Bank.", "Anna Berg leads the army."],
        ["Ask Capt. Ada Holm or Prof. Anna Berg."],
        ["She moved to the U.S.", "He stayed in the U.K. until May."],
        ["The U.S. Senate voted.", "The E.U. did not."],
        ["Ada Holm has been U.S. Secretary of Energy since May.", "The U.K. Foreign Office knew."],
        ["He said: “The bridge is safe.”", "Nobody else agreed."],
        ["“The bridge is safe.”", "“It was checked twice,” she said."],
        ['"Is it safe?" he asked.', "Nobody knew."],
        ["Prices rose 3.5 percent to $1.25 million.", "Wages did not."],
        ["See No. 5 and Fig. 3 for details.", "The rest is in Vol. 2."],
        ["It opened on Jan. 5, 1999.", "It closed at 5 p.m. on Sunday."],
        ["He waited ... and then left.", "Nobody saw him."],
        ["J. K. Marsh and George W. Hill wrote it.", "It sold well."],
        ["He works for Brandt Inc. and lives on St. Mary Street.", "She does not."],
        ["They left at noon (the train was late).", "(It always is.)"],
        ["Was it true?", "Yes!", "It was."],
        ["The firm, e.g. its owner, knew.", "The court, i.e. the judge, did not."],
        ["“It is over.” Holm said.", "He left."],
    ],
)
def test_sentences_of_a_paragraph(sentences: list[str]) -> None:
    assert one_paragraph(" ".join(sentences)) == sentences


def test_line_ends_cut_newswire_into_paragraphs() -> None:
    text = (
        "By Jane Marsh\n"
        "OSLO (Wire) - The parliament of the country passed a law on Monday that bans the sale of"
        " fireworks to anyone under the age of twenty-one\n"
        "The vote was close.\n"
        "FIREWORKS IN NUMBERS\n"
        "Sales fell."
    )
    assert shown(text) == [[line] for line in text.split("\n")]


def test_a_wrapped_paragraph_is_read_as_one() -> None:
    text = (
        "The harbour was built in three stages, the first of which began in the\n"
        "spring of 1871. A storm destroyed the outer wall. It was rebuilt within\n"
        "a year.\n"
        "\n"
        "Nothing of it is left."
    )
    first, second = shown(text)
    assert [" ".join(s.split()) for s in first] == [
        "The harbour was built in three stages, the first of which began in the spring of 1871.",
        "A storm destroyed the outer wall.",
        "It was rebuilt within a year.",
    ]
    assert second == ["Nothing of it is left."]


def test_a_wrapped_paragraph_ends_where_its_last_line_had_room() -> None:
    text = (
        "The harbour was built in three stages, the first of which began in the\n"
        "spring of 1871.\n"
        "Sailors called it the long wall, since it took an hour to walk along it\n"
        "and back."
    )
    assert [len(block) for block in shown(text)] == [1, 1]


def test_a_list_of_short_lines_is_not_a_paragraph() -> None:
    text = "Oslo is in Norway\nBergen is in Norway\nMalmö is in Sweden"
    assert shown(text) == [[line] for line in text.split("\n")]
    assert {block.kind for block in split_blocks(text, "text")} == {BlockKind.PROSE}


def test_headings_of_plain_text() -> None:
    text = (
        "A day at sea\n\nThe ship left.\n\nTHE STORM\nIt rained.\n\nThe end\n=======\n\nAll slept."
    )
    found = kinds(text, "text")
    assert [words for kind, words in found if kind is BlockKind.HEADING] == [
        "A day at sea",
        "THE STORM",
        "The end",
    ]


def test_a_text_all_in_capitals_is_no_heap_of_headings() -> None:
    text = "THE SHIP LEFT AT NOON\n\nIT RAINED ALL DAY\n\nNOBODY WAS HURT"
    assert {kind for kind, _ in kinds(text, "text")} == {BlockKind.PROSE}


MARKDOWN = """\
# The *long* wall #

It was **built in 1871.** The [architect](https://example.org/a.b) was Mr. Holm[^1]. He
died young.

History
-------

- It burnt in 1880. It was
  rebuilt.
- It burnt again.

  Nobody rebuilt it.

1. North gate
2) South gate

> A wall that nobody
> needed. Or so it seemed.
>
> Yet it stood.

| gate | year |
|------|-----:|
| north | 1871 |

```python
x = "No. Sentence. Here."
```

    indented code

<!-- a comment
over two lines -->

[^1]: A footnote.
[ref]: https://example.org

![The wall](wall.png)
*The wall in 1900*

<div>raw</div>

***

The end
"""


def test_blocks_of_markdown() -> None:
    assert [(kind, words.split("\n")[0]) for kind, words in kinds(MARKDOWN)] == [
        (BlockKind.HEADING, "The *long* wall"),
        (
            BlockKind.PROSE,
            "It was **built in 1871.** The [architect](https://example.org/a.b) was "
            "Mr. Holm[^1]. He",
        ),
        (BlockKind.HEADING, "History"),
        (BlockKind.LIST_ITEM, "It burnt in 1880. It was"),
        (BlockKind.LIST_ITEM, "It burnt again."),
        (BlockKind.LIST_ITEM, "Nobody rebuilt it."),
        (BlockKind.LIST_ITEM, "North gate"),
        (BlockKind.LIST_ITEM, "South gate"),
        (BlockKind.QUOTE, "A wall that nobody"),
        (BlockKind.QUOTE, "Yet it stood."),
        (BlockKind.TABLE, "| gate | year |"),
        (BlockKind.CODE, "```python"),
        (BlockKind.CODE, "indented code"),
        (BlockKind.FURNITURE, "<!-- a comment"),
        (BlockKind.FURNITURE, "[^1]: A footnote."),
        (BlockKind.FURNITURE, "[ref]: https://example.org"),
        (BlockKind.CAPTION, "![The wall](wall.png)"),
        (BlockKind.CAPTION, "*The wall in 1900*"),
        (BlockKind.FURNITURE, "<div>raw</div>"),
        (BlockKind.PROSE, "The end"),
    ]


def test_levels_of_markdown_headings() -> None:
    text = "# One\n\n### Three\n\nTitle\n===\n\nSection\n---\n"
    assert [block.level for block in split_blocks(text, "markdown")] == [1, 3, 1, 2]


def test_sentences_of_markdown_hold_their_marks() -> None:
    assert shown(MARKDOWN, "markdown")[1] == [
        "It was **built in 1871.**",
        "The [architect](https://example.org/a.b) was Mr. Holm[^1].",
        "He\ndied young.",
    ]


def test_a_quote_s_sentence_may_hold_line_marks() -> None:
    quote = next(b for b in split_blocks(MARKDOWN, "markdown") if b.kind is BlockKind.QUOTE)
    first, second = quote.sentences
    assert MARKDOWN[first.start : first.end] == "A wall that nobody\n> needed."
    assert MARKDOWN[second.start : second.end] == "Or so it seemed."


@pytest.mark.parametrize("markup", ["text", "markdown"])
@pytest.mark.parametrize("text", ["", " \n\t\n", "\n\n\n"])
def test_nothing_gives_nothing(text: str, markup: str) -> None:
    assert split_blocks(text, markup) == ()


PIECES = st.sampled_from(
    "A b. |“Is it?” |no. 5 |U.S. |\n|\n\n|# |- |> |```\n|<!--|-->|**x.** |[a](b) |1. |    |\t"
    "|…|'|\"|İ|😀|\x85|He said “no.” |===\n|AB CD\n".split("|")
)


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map("".join)))
@example("a\u2028b. C d.")
@example("1. \n2. a")
@example("*\n*")
def test_spans_are_ordered_trimmed_and_inside_their_block(text: str) -> None:
    for markup in ("text", "markdown"):
        blocks = split_blocks(text, markup)
        check_blocks(text, blocks)
        assert blocks == split_blocks(text, markup)


def check_blocks(text: str, blocks: tuple[Block, ...]) -> None:
    position = 0
    for block in blocks:
        assert position <= block.span.start < block.span.end <= len(text)
        end = block.span.start
        for start, stop in block.sentences:
            assert end <= start < stop <= block.span.end
            assert text[start:stop] == text[start:stop].strip()
            end = stop
        position = block.span.end


@given(st.lists(PIECES, max_size=30).map("".join))
def test_every_letter_of_plain_text_stands_in_a_sentence(text: str) -> None:
    covered = {
        i for b in split_blocks(text, "text") for s in b.sentences for i in range(s.start, s.end)
    }
    assert all(i in covered for i, character in enumerate(text) if character.isalpha())


def test_importing_the_module_does_not_load_nupunkt() -> None:
    code = "import sys, factcheck.sentences; sys.exit('nupunkt' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
