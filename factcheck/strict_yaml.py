"""YAML as people write it by hand: read strictly, every problem reported with its place.

YAML 1.1 turns `no` into False, merges duplicate keys silently and builds objects from tags.
Here all three are problems with a line and a column, and so are anchors, which can explode.
It also turns 12:30 into 750, in base 60; here that stays text.
"""

import difflib
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar, cast, get_args

import yaml
from pydantic import BaseModel, ValidationError

KeyPath = tuple[str | int, ...]
Model = TypeVar("Model", bound=BaseModel)

_PLAIN_BOOLEANS = {"true": True, "false": False}
_YAML_1_1_BOOLEANS = {"yes", "no", "on", "off", "y", "n"}
_SCALAR_TAGS = {
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "merge", "value")
}
_COLLECTION_TAGS = {"tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"}
_TEXT_TAGS = (":str", ":merge", ":value")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_RESOLVERS: dict[str, list[Any]] = yaml.SafeLoader.yaml_implicit_resolvers
_MISREAD = (bool, int, float, date)
"""What YAML makes of words that look like numbers, days or switches."""
_EXPECTED = {
    "tuple_type": "expected a list",
    "list_type": "expected a list",
    "model_type": "expected `key: value` lines",
    "model_attributes_type": "expected `key: value` lines",
    "string_type": "expected a text",
}
"""What is said of values of the wrong kind, which pydantic names by their Python types."""
_MAX_KEYS = 10_000
"""Of one mapping."""
MAX_PROBLEMS = 1000
"""Told of one file: nobody reads more, and finding them takes time."""
MAX_NODES = 150_000
"""Values in a file: a list of 25,000 claims with five keys each; reading takes some 1 s."""
_MAX_DEPTH = 50
"""Levels of nesting: far more than people write, far fewer than the C parser's stack holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something wrong at a place in a file; lines and columns count from one."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatedYaml:
    """Plain data, and where in the file each part of it stands."""

    path: str
    data: Any
    positions: dict[KeyPath, tuple[int, int]]
    problems: tuple[Problem, ...]

    def position(self, keys: KeyPath) -> tuple[int, int]:
        """Return line and column of the nearest enclosing part that has one."""
        while keys not in self.positions and keys:
            keys = keys[:-1]
        return self.positions.get(keys, (1, 1))


def read_yaml(text: str, *, path: str, first_line: int = 1) -> LocatedYaml:
    """Return the one document of `text` as plain data with positions; never raises on bad YAML.

    `first_line` is the file's line on which `text` begins.
    """
    reader = _Reader(path=path, first_line=first_line, positions={(): (first_line, 1)})
    try:
        data = reader.read(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        said = _at_a_tab(text, line, column) or str(error.problem or error.context)
        reader.report(line + first_line, column + 1, said)
        data = None
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        reader.report(first_line, 1, str(error).splitlines()[0])
        data = None
    return LocatedYaml(
        path=path, data=data, positions=reader.positions, problems=tuple(reader.problems)
    )


@dataclass(slots=True, kw_only=True)
class _Reader:
    """Builds plain data from the parser's events and notes positions and problems on the way.

    Events rather than composed nodes: a file that is too deep or too long is given up where it
    becomes so, and nothing is held that is not wanted.
    """

    path: str
    first_line: int
    positions: dict[KeyPath, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    events: Iterator[yaml.Event] = field(default_factory=lambda: iter(()))
    n_nodes: int = 0

    def report(self, line: int, column: int, message: str) -> None:
        self.problems.append(Problem(path=self.path, line=line, column=column, message=message))

    def report_at(self, event: yaml.Event, message: str) -> None:
        self.report(*self._place(event), message)
        if len(self.problems) >= MAX_PROBLEMS:
            raise _stopped("too many problems above; the rest was not read", event)

    def read(self, text: str) -> Any:
        """Return the data of the one document; None where there is none."""
        self.events = iter(yaml.parse(text, Loader=_LOADER))
        data, n_documents = None, 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                n_documents += 1
                if n_documents > 1:
                    raise _stopped("holds a second document; keep one a file", event)
                data = self._build(next(self.events), (), 0)
        return data

    def _place(self, event: yaml.Event) -> tuple[int, int]:
        mark: Any = event.start_mark
        return mark.line + self.first_line, mark.column + 1

    def _build(self, event: yaml.Event, keys: KeyPath, depth: int) -> Any:
        self.n_nodes += 1
        if self.n_nodes > MAX_NODES:
            raise _stopped(f"holds more than {MAX_NODES:,} values; split the file", event)
        self.positions[keys] = self._place(event)
        if isinstance(event, yaml.AliasEvent):
            self.report_at(event, "anchors and aliases are not allowed; write the value out")
            return None
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if depth >= _MAX_DEPTH:
            raise _stopped(f"nested more than {_MAX_DEPTH} levels deep", event)
        if isinstance(event, yaml.MappingStartEvent):
            data: Any = self._mapping(keys, depth + 1)
        else:
            data = self._sequence(keys, depth + 1)
        return data if self._tag_is_allowed(event, _COLLECTION_TAGS) else None

    def _tag_is_allowed(self, event: Any, allowed: Set[str]) -> bool:
        if event.tag in (None, "!") or event.tag in allowed:
            return True
        self.report_at(event, f"tag {event.tag} is not allowed")
        return False

    def _sequence(self, keys: KeyPath, depth: int) -> list[Any]:
        result: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            result.append(self._build(event, (*keys, len(result)), depth))
        return result

    def _mapping(self, keys: KeyPath, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while not isinstance(key_event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(key_event, yaml.ScalarEvent):
                self.report_at(key_event, "a key must be a plain word")
                self._skip_pair(key_event, depth)
                continue
            key = str(key_event.value)
            if key in result:
                self.report_at(key_event, f"{key}: given twice; keep one of them")
                self._skip(next(self.events), depth)
                continue
            if len(result) >= _MAX_KEYS:
                raise _stopped(f"holds more than {_MAX_KEYS:,} keys", key_event)
            self._tag_is_allowed(key_event, _SCALAR_TAGS)
            result[key] = self._build(next(self.events), (*keys, key), depth)
            self.positions[(*keys, key, "__key__")] = self._place(key_event)
        return result

    def _skip_pair(self, key: yaml.Event, depth: int) -> None:
        self._skip(key, depth)
        self._skip(next(self.events), depth)

    def _skip(self, event: yaml.Event, depth: int) -> None:
        """Read past a value that is not used, without reporting what is wrong in it."""
        aside = _Reader(path=self.path, first_line=self.first_line, events=self.events)
        aside.n_nodes = self.n_nodes
        aside._build(event, (), depth)
        self.n_nodes = aside.n_nodes

    def _scalar(self, event: Any) -> Any:
        if not self._tag_is_allowed(event, _SCALAR_TAGS):
            return None
        value = str(event.value)
        tag = _resolved(value, event.implicit) if event.tag in (None, "!") else str(event.tag)
        is_quoted = bool(event.style)  # plain is None or, in C, empty
        is_base_60 = ":" in value and tag.endswith((":int", ":float"))
        is_mistagged = _resolved(value, (True, False)) != tag  # `!!int x`: left to the model
        if is_quoted or is_base_60 or is_mistagged or tag.endswith(_TEXT_TAGS):
            return value
        if tag.endswith(":bool"):
            if value.lower() in _YAML_1_1_BOOLEANS:
                self.report_at(event, f"{value}: YAML reads this as true or false; quote it")
                return value
            return _PLAIN_BOOLEANS[value.lower()]
        try:
            return _constructed(tag, value)
        except (ValueError, IndexError) as error:
            self.report_at(event, f"{_shortened(value)}: {error}")
            return None


def _at_a_tab(text: str, line: int, column: int) -> str | None:
    """Return what to do where the parser stopped at a tab; None where it did not."""
    lines = text.split("\n")
    if line < len(lines) and lines[line][column : column + 1] == "\t":
        return "a tab; YAML indents with blanks only"
    return None


def _stopped(message: str, event: yaml.Event) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=message, problem_mark=cast(yaml.Mark, event.start_mark))


def _resolved(value: str, implicit: tuple[bool, bool]) -> str:
    """Return the tag that YAML gives to a scalar without one."""
    if implicit[0]:
        for tag, pattern in _RESOLVERS.get(value[:1], ()):
            if pattern.match(value):
                return str(tag)
    return "tag:yaml.org,2002:str"


def _constructed(tag: str, value: str) -> Any:
    """Return the number, day, time or null that a plain scalar stands for.

    Raises:
        ValueError, IndexError: it stands for none, such as the 30th of February.
    """
    node = yaml.ScalarNode(tag, value)
    constructor = yaml.constructor.SafeConstructor()
    match tag.rsplit(":", 1)[-1]:
        case "int":
            return constructor.construct_yaml_int(node)
        case "float":
            return constructor.construct_yaml_float(node)
        case "null":
            return None
        case _ if constructor.timestamp_regexp.match(value):
            return constructor.construct_yaml_timestamp(node)
        case _:
            raise ValueError("neither a day nor a time")


def validate(model: type[Model], located: LocatedYaml) -> tuple[Model | None, list[Problem]]:
    """Return the record that the data describes, or None and every problem found."""
    problems = list(located.problems)
    if located.data is None and problems:  # not even keys could be read
        return None, problems
    data = {} if located.data is None else located.data
    if not isinstance(data, dict):
        line, column = located.position(())
        found = type(data).__name__
        message = f"expected `key: value` lines, found a {found}"
        return None, [
            *problems,
            Problem(path=located.path, line=line, column=column, message=message),
        ]
    try:
        record = model.model_validate(data)
    except ValidationError as error:
        details = error.errors(include_url=False)[:MAX_PROBLEMS]
        told = {(problem.line, problem.column) for problem in located.problems}
        problems.extend(
            _as_problem(model, located, detail)
            for detail in details
            # What was refused while reading is None here: that is no second problem.
            if detail["input"] is not None or located.position(tuple(detail["loc"])) not in told
        )
        return None, sorted(problems, key=lambda p: (p.line, p.column))
    return (None if problems else record), problems


def _as_problem(model: type[BaseModel], located: LocatedYaml, detail: Any) -> Problem:
    keys: KeyPath = tuple(detail["loc"])
    name = ".".join(str(key) for key in keys)
    if detail["type"] == "extra_forbidden":
        line, column = located.position((*keys, "__key__"))
        message = f"{name}: unknown key{_suggest(str(keys[-1]), _known_keys(model, keys[:-1]))}"
    elif detail["type"] in ("enum", "literal_error"):
        line, column = located.position(keys)
        expected = detail["ctx"]["expected"].replace("'", "").replace(" or ", ", ")
        hint = _suggest(str(detail["input"]), expected.split(", "))
        message = f"{name}: {detail['input']!r} is not one of {expected}{hint}"
    else:
        line, column = located.position(keys)
        found = "" if detail["type"] == "missing" else f", found {_shown(detail['input'])}"
        wanted = _EXPECTED.get(detail["type"], f"{detail['msg'][:1].lower()}{detail['msg'][1:]}")
        message = f"{name}: {wanted}{found}"
        if detail["type"] == "string_type" and isinstance(detail["input"], _MISREAD):
            message += "; quote it to make it text"
    return Problem(path=located.path, line=line, column=column, message=message)


def _shown(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, date | datetime):
        return value.isoformat()
    return _shortened(repr(value))


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."


def _known_keys(model: type[BaseModel], keys: Sequence[str | int]) -> Iterable[str]:
    """Return the keys allowed at `keys`, following nested models."""
    for key in keys:
        if isinstance(key, int):  # an item: its model was found with the list's
            continue
        info = model.model_fields.get(key)
        nested = None if info is None else _nested_model(info.annotation)
        if nested is None:
            return ()
        model = nested
    return tuple(model.model_fields)


def _nested_model(annotation: Any) -> type[BaseModel] | None:
    """Return the model in `Model`, `Model | None`, `tuple[Model, ...]` and the like."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((m for part in get_args(annotation) if (m := _nested_model(part))), None)


def _suggest(found: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(found, list(known), n=1, cutoff=0.6)
    return f"; did you mean {close[0]}?" if close else ""
