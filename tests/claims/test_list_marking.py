"""Known failures written into lists as text: what is added, and that nothing else changes."""

import datetime as dt

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.list_marking import Mark, marked_list
from factcheck.claims.lists import parse_list
from factcheck.errors import ClaimListError
from factcheck.types import Label

OPEN = Mark(label=Label.NOT_ENOUGH_EVIDENCE, reason="no sentence: none, of all")
WRONG = Mark(label=Label.REFUTED, reason='reads "x" wrong')
LIST = """\
# What the town says.
title: Town
claims:
  # the bridge
  - id: bridge   # keep this id
    text: The bridge was opened in 1750.  # see the deed
    tags:
      - stone
      # old

  - {id: mayor, text: 'Anna Berg is the mayor.', expect: refuted}
  - The river Elm is long.  # short
  - id: note
    text: It is so.
    note: |
      two
      lines

# the end
as_of: 2025-03-11
"""


def marked(text: str, **marks: Mark | None) -> str:
    return marked_list(text, marks, path="c.yaml")


def test_a_mark_is_one_line_more_and_all_else_stays() -> None:
    new = marked(LIST, bridge=OPEN)
    (added,) = set(new.splitlines()) - set(LIST.splitlines())
    assert added == "    known_failure: 'no sentence: none, of all'"
    assert new.replace(f"{added}\n", "") == LIST
    assert new.index("- stone") < new.index(added) < new.index("# old")


def test_a_mark_between_braces_is_quoted() -> None:
    new = marked(LIST, mayor=WRONG)
    assert (
        "  - {id: mayor, text: 'Anna Berg is the mayor.', expect: refuted, "
        'known_failure: {label: refuted, reason: "reads \\"x\\" wrong"}}\n'
    ) in new


def test_a_short_form_becomes_a_long_one() -> None:
    (listed,) = parse_list(LIST, path="c.yaml", today=dt.date.min).lists
    name = listed.claims[2].claim.id
    new = marked(LIST, **{name: WRONG})
    assert (
        "  - text: The river Elm is long.  # short\n"
        '    known_failure: {label: refuted, reason: "reads \\"x\\" wrong"}\n'
    ) in new
    assert marked("claims: [A., B.]\n", **{"a-" + hash_of("A."): OPEN}).startswith(
        'claims: [{text: A., known_failure: "no sentence'
    )


def hash_of(text: str) -> str:
    (listed,) = parse_list(f"claims: [{text}]", path="c.yaml", today=dt.date.min).lists
    return listed.claims[0].claim.id.rpartition("-")[2]


def test_a_claim_over_several_lines_keeps_its_words() -> None:
    text = "claims:\n  - The river Elm\n    is long.\n  - B.\n"
    (listed,) = parse_list(text, path="c.yaml", today=dt.date.min).lists
    new = marked(text, **{listed.claims[0].claim.id: OPEN})
    assert yaml.safe_load(new)["claims"][0]["text"] == "The river Elm is long."


@pytest.mark.parametrize("name", ["bridge", "mayor", "note"])
@pytest.mark.parametrize("first", [OPEN, WRONG])
def test_a_mark_is_replaced_and_taken_off_again(name: str, first: Mark) -> None:
    once = marked(LIST, **{name: first})
    other = WRONG if first is OPEN else OPEN
    twice = marked(once, **{name: other})
    assert twice == marked(LIST, **{name: other})
    assert marked(twice, **{name: None}) == LIST


def test_a_mark_that_a_person_wrote_over_lines_is_replaced() -> None:
    text = (
        "claims:\n  - id: a\n    text: A.\n    known_failure:\n      label: refuted  # so\n"
        "      reason: r\n    expect: supported\n"
    )
    assert yaml.safe_load(marked(text, a=OPEN))["claims"][0] == {
        "id": "a",
        "text": "A.",
        "known_failure": OPEN.reason,
        "expect": "supported",
    }
    gone = "claims:\n  - id: a\n    text: A.\n    expect: supported\n"
    assert marked(text, a=None) == gone
    first = "claims:\n  - known_failure: r\n    id: a\n    text: A.\n"
    assert marked(first, a=None) == "claims:\n  - id: a\n    text: A.\n"


def test_line_ends_and_the_missing_last_one_are_kept() -> None:
    text = "claims:\r\n  - id: a\r\n    text: A."
    assert marked(text, a=OPEN).encode() == (
        text.encode() + b"\r\n    known_failure: 'no sentence: none, of all'"
    )


def test_what_is_not_asked_for_or_not_there_is_left() -> None:
    assert marked(LIST) == LIST
    assert marked(LIST, nobody=OPEN, bridge=None) == LIST


def test_a_list_with_problems_is_not_touched() -> None:
    with pytest.raises(ClaimListError, match=r"c.yaml:2:6: "):
        marked("claims:\n  - {txt: A.}\n", a=OPEN)


def test_a_text_that_ends_in_a_no_break_space_is_kept() -> None:
    assert marked("{claims: [{id: a, text: 0\xa0}]}\n", a=OPEN).startswith(
        "{claims: [{id: a, text: 0\xa0, known_failure: "
    )


def test_what_cannot_be_edited_safely_is_refused() -> None:
    text = "claims:\n  - id: a\n    text: A.\n    note: |+\n      kept\n\n\n"
    with pytest.raises(ClaimListError, match="cannot be edited without a risk"):
        marked(text, a=OPEN)


@given(
    st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=4),
    st.booleans(),
    st.sampled_from([OPEN, WRONG]),
)
def test_whatever_stands_in_a_list_is_kept(texts: list[str], flow: bool, mark: Mark) -> None:
    entries = [{"id": f"c{i}", "text": text} for i, text in enumerate(texts)]
    text = yaml.safe_dump({"claims": entries}, allow_unicode=True, default_flow_style=flow)
    if not parse_list(text, path="c.yaml", today=dt.date.min).lists:
        return
    new = marked(text, c0=mark)
    loaded = yaml.safe_load(new)["claims"]
    before = yaml.safe_load(text)["claims"]
    assert loaded == [{**before[0], "known_failure": mark.data()}, *before[1:]]
    assert yaml.safe_load(marked(new, c0=None)) == yaml.safe_load(text)
