import datetime as dt
import time
from enum import StrEnum
from typing import Literal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

from factcheck.strict_yaml import read_yaml, validate


class Size(StrEnum):
    SMALL = "small"
    LARGE = "large"


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str
    weight: float = 1.0


class Machine(BaseModel):
    model_config = ConfigDict(extra="forbid")

    title: str
    n_wheels: int = 4
    size: Size = Size.SMALL
    fuel: Literal["petrol", "diesel"] = "petrol"
    engine: Part | None = None
    parts: tuple[Part, ...] = ()


def data_of(text: str) -> object:
    located = read_yaml(text, path="m.yaml")
    assert located.problems == ()
    return located.data


def problems_of(text: str, *, first_line: int = 1) -> list[str]:
    """What is wrong with a machine's file, as a user reads it."""
    record, problems = validate(Machine, read_yaml(text, path="m.yaml", first_line=first_line))
    assert (record is None) == bool(problems)
    return [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("", None),
        ("# nothing", None),
        ("a: 1", {"a": 1}),
        ("a: -1.5", {"a": -1.5}),
        ("a: 0x1F", {"a": 31}),
        ("a: .inf", {"a": float("inf")}),
        ("a: true", {"a": True}),
        ("a: False", {"a": False}),
        ("a:", {"a": None}),
        ("a: ~", {"a": None}),
        ("a: null", {"a": None}),
        ("a: words", {"a": "words"}),
        ("a: '1'", {"a": "1"}),
        ('a: "no"', {"a": "no"}),
        ("a: |\n  no\n", {"a": "no\n"}),
        ("a: 2025-03-11", {"a": dt.date(2025, 3, 11)}),
        ("a: [1, two, {b: 3}]", {"a": [1, "two", {"b": 3}]}),
        ("- 1\n- 2", [1, 2]),
        ("no: 1", {"no": 1}),
        ("1949: x", {"1949": "x"}),
        ("\ufeffa: 1", {"a": 1}),
    ],
)
def test_plain_data_is_read_as_written(text: str, data: object) -> None:
    assert data_of(text) == data


@pytest.mark.parametrize("time", ["12:30", "12:30:45", "190:20:30.15", "1:0"])
def test_a_time_stays_text_and_is_no_number_in_base_60(time: str) -> None:
    assert data_of(f"a: {time}") == {"a": time}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: no", "1:4: no: YAML reads this as true or false; quote it"),
        ("a: Yes", "1:4: Yes: YAML reads this as true or false; quote it"),
        ("a: [on, x]", "1:5: on: YAML reads this as true or false; quote it"),
        ("a: 1\nb: 2\na: 3", "3:1: a: given twice; keep one of them"),
        ("a: {b: 1, b: 1}", "1:11: b: given twice; keep one of them"),
        ("a: &x 1\nb: *x", "2:4: anchors and aliases are not allowed; write the value out"),
        ("&x a: *x", "1:7: anchors and aliases are not allowed; write the value out"),
        ("? [a]\n: b", "1:3: a key must be a plain word"),
        ("a: 2025-02-30", "1:4: 2025-02-30: day is out of range for month"),
        ("a: 0b_", "1:4: 0b_: invalid literal for int() with base 2: ''"),
    ],
)
def test_what_yaml_would_swallow_is_a_problem_with_its_place(text: str, problem: str) -> None:
    (found,) = read_yaml(text, path="m.yaml").problems
    assert str(found) == f"m.yaml:{problem}"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\nb: [2, 3\nc: 4\n", 3),
        ("a: 1\n\tb: 2", 2),
        ("a: 1\n---\nb: 2", 2),
        ("a: 'never closed", 1),
        ("a: \0", 1),
        ("\udc80", 1),
    ],
)
def test_broken_yaml_is_one_problem_on_its_line(text: str, line: int) -> None:
    located = read_yaml(text, path="m.yaml", first_line=11)
    assert located.data is None
    (found,) = located.problems
    assert found.line == line + 10
    assert found.message


@pytest.mark.parametrize(
    "tagged",
    [
        "!!python/object/apply:os.system [ls]",
        "!!python/name:os.system",
        "!!python/object:collections.OrderedDict {}",
        "!!set {x}",
        "!!binary aGVsbG8=",
        "!mine x",
    ],
)
def test_tags_build_nothing(tagged: str) -> None:
    located = read_yaml(f"a: {tagged}", path="m.yaml")
    assert located.data == {"a": None}
    (found,) = located.problems
    assert "is not allowed" in found.message
    assert (found.line, found.column) == (1, 4)


def test_an_alias_to_itself_ends() -> None:
    located = read_yaml("a: &x [*x, *x]", path="m.yaml")
    assert len(located.problems) == 2


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "!!x ["])
def test_deep_nesting_is_a_problem_and_not_the_end_of_the_process(opening: str) -> None:
    located = read_yaml(opening * 100_000, path="m.yaml")
    assert located.data is None
    assert located.problems[-1].message == "nested more than 50 levels deep"


def test_nesting_as_people_write_it_is_read() -> None:
    assert data_of("[" * 20 + "]" * 20) is not None


def test_aliases_do_not_explode() -> None:
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]" for i in range(1, 200)]
    assert len(read_yaml("\n".join(lines), path="m.yaml").problems) == 2 * 199


def test_a_position_is_that_of_the_nearest_part_written() -> None:
    located = read_yaml("a:\n  b: [1,\n   2]", path="m.yaml", first_line=10)
    assert located.position(("a", "b", 1)) == (12, 4)
    assert located.position(("a", "b", 7, "c")) == (11, 6)
    assert located.position(("a", "b", "__key__")) == (11, 3)
    assert located.position(("z",)) == (10, 1)


def test_a_position_in_nothing_is_its_beginning() -> None:
    assert read_yaml("", path="m.yaml", first_line=4).position(("a",)) == (4, 1)


def test_columns_count_characters() -> None:
    (found,) = problems_of('{title: "漢字 \N{BRIDGE AT NIGHT} é", wheels: 3}')
    assert found.startswith("m.yaml:1:19: wheels: unknown key")


def test_a_right_file_becomes_its_record() -> None:
    text = "title: Cart\nsize: large\nparts:\n  - name: wheel\n    weight: 2\n"
    record, problems = validate(Machine, read_yaml(text, path="m.yaml"))
    assert problems == []
    assert record == Machine(title="Cart", size=Size.LARGE, parts=(Part(name="wheel", weight=2.0),))


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("n_whels: 3", "2:1: n_whels: unknown key; did you mean n_wheels?"),
        ("colour: red", "2:1: colour: unknown key"),
        ("engine: {nam: x, name: y}", "2:10: engine.nam: unknown key; did you mean name?"),
        (
            "parts: [{name: x, wieght: 2}]",
            "2:19: parts.0.wieght: unknown key; did you mean weight?",
        ),
        ("size: larg", "2:7: size: 'larg' is not one of small, large; did you mean large?"),
        ("size: 7", "2:7: size: 7 is not one of small, large"),
        ("fuel: disel", "2:7: fuel: 'disel' is not one of petrol, diesel; did you mean diesel?"),
        ("engine: {weight: 1}", "2:9: engine.name: field required"),
        ("engine: 3", "2:9: engine: expected `key: value` lines, found 3"),
        ("parts: x", "2:8: parts: expected a list, found 'x'"),
        ("n_wheels: 2025-01-02", "2:11: n_wheels: input should be a valid integer"),
    ],
)
def test_a_wrong_line_is_named_with_what_is_allowed(line: str, problem: str) -> None:
    (found,) = problems_of(f"title: Cart\n{line}\n")
    assert found.startswith(f"m.yaml:{problem}")


@pytest.mark.parametrize("first_line", [1, 2, 40])
def test_every_problem_is_reported_at_once_and_in_order(first_line: int) -> None:
    text = "size: huge\nwheels: 4\nn_wheels: four\nfuel: yes\nfuel: petrol\nengine:\n  weight: x"
    found = problems_of(text, first_line=first_line)
    lines = [int(problem.split(":")[1]) - first_line + 1 for problem in found]
    assert lines == sorted(lines)
    said = "\n".join(found)
    for part in (
        "title: field required",
        "size: 'huge' is not one of",
        "wheels: unknown key",
        "n_wheels: input should be a valid integer",
        "yes: YAML reads this as true or false",
        "fuel: given twice",
        "engine.name: field required",
        "engine.weight: input should be a valid number",
    ):
        assert part in said
    assert f"m.yaml:{first_line + 3}:7: yes" in said


@pytest.mark.parametrize(("text", "kind"), [("- 1", "list"), ("word", "str"), ("3", "int")])
def test_a_file_that_holds_no_keys_says_so(text: str, kind: str) -> None:
    (found,) = problems_of(text, first_line=3)
    assert found == f"m.yaml:3:1: expected `key: value` lines, found a {kind}"


def test_an_empty_file_lacks_what_is_required_on_its_first_line() -> None:
    assert problems_of("", first_line=2) == ["m.yaml:2:1: title: field required"]


def test_a_tab_is_called_so() -> None:
    assert problems_of("title: x\nparts:\n\t- name: a") == [
        "m.yaml:3:1: a tab; YAML indents with blanks only"
    ]


@pytest.mark.parametrize("value", ["!!python/none x", "*a"])
def test_what_was_refused_is_one_problem_only(value: str) -> None:
    (found,) = problems_of(f"title: {value}\nsize: small")
    assert "not allowed" in found


def test_a_list_without_items_is_said_to_be_nothing() -> None:
    assert problems_of("title: x\nparts:\n")[0].endswith("parts: expected a list, found nothing")


def test_a_long_value_is_shortened() -> None:
    (found,) = problems_of(f"title: x\nn_wheels: {'w' * 500}")
    assert len(found) < 200


YAML_LIKE = st.lists(
    st.sampled_from(
        [*"abc:-[]{}&*!|>'\"%@`#?,\n\t ~.0123", "no", "!!int ", "!!bool ", "<<: ", ": "]
    )
).map("".join)


@given(text=st.one_of(st.text(), YAML_LIKE, st.text(st.characters(categories=("Cs", "Cc", "Lu")))))
@settings(max_examples=400)
@example(text="\ud800: 1")
@example(text="a: !!bool maybe")
@example(text="a: !!int [")
@example(text="a: " + "9" * 6000)
@example(text="a: 2001-01-01 00:00:00 +99:00")
@example(text="a: " + ":".join(["1"] * 300) + ".5")
def test_no_text_raises_or_takes_long(text: str) -> None:
    started = time.process_time()
    located = read_yaml(text, path="m.yaml", first_line=3)
    record, problems = validate(Machine, located)
    assert time.process_time() - started < 1
    assert (record is None) == bool(problems)
    for problem in problems:
        assert problem.line >= 3
        assert problem.column >= 1
        assert "\n" not in str(problem).replace("\\n", "")
