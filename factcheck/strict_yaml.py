"""YAML as people write it by hand: read strictly, every problem reported with its place.

YAML 1.1 turns `no` into False, merges duplicate keys silently and builds objects from tags.
Here all three are problems with a line and a column, and so are anchors, which can explode.
It also turns 12:30 into 750, in base 60; here that stays text.
"""

import difflib
from collections.abc import Iterable, Sequence
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
        node = _compose(text)
        data = None if node is None else reader.build(node, ())
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        reader.report(line + first_line, column + 1, str(error.problem or error.context))
        data = None
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        reader.report(first_line, 1, str(error).splitlines()[0])
        data = None
    return LocatedYaml(
        path=path, data=data, positions=reader.positions, problems=tuple(reader.problems)
    )


def _compose(text: str) -> yaml.Node | None:
    """Return the root node; nesting is measured first, since composing recurses for each level."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _MAX_DEPTH:
            message = f"nested more than {_MAX_DEPTH} levels deep"
            raise yaml.MarkedYAMLError(
                problem=message, problem_mark=cast(yaml.Mark, event.start_mark)
            )
    node: yaml.Node | None = yaml.compose(text, Loader=_LOADER)
    return node


@dataclass(slots=True, kw_only=True)
class _Reader:
    """Builds plain data from nodes and notes positions and problems on the way."""

    path: str
    first_line: int
    positions: dict[KeyPath, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)

    def report(self, line: int, column: int, message: str) -> None:
        self.problems.append(Problem(path=self.path, line=line, column=column, message=message))

    def report_at(self, node: yaml.Node, message: str) -> None:
        self.report(node.start_mark.line + self.first_line, node.start_mark.column + 1, message)

    def build(self, node: yaml.Node, keys: KeyPath) -> Any:
        mark = node.start_mark
        self.positions[keys] = (mark.line + self.first_line, mark.column + 1)
        if id(node) in self.seen:
            self.report_at(node, "anchors and aliases are not allowed; write the value out")
            return None
        self.seen.add(id(node))
        if node.tag not in _SCALAR_TAGS | _COLLECTION_TAGS:
            self.report_at(node, f"tag {node.tag} is not allowed")
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, keys)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*keys, i)) for i, item in enumerate(node.value)]
        return self._scalar(node)

    def _mapping(self, node: yaml.MappingNode, keys: KeyPath) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self.report_at(key_node, "a key must be a plain word")
                continue
            self.seen.add(id(key_node))
            key = key_node.value
            if key in result:
                self.report_at(key_node, f"{key}: given twice; keep one of them")
                continue
            result[key] = self.build(value_node, (*keys, key))
            mark = key_node.start_mark
            self.positions[(*keys, key, "__key__")] = (
                mark.line + self.first_line,
                mark.column + 1,
            )
        return result

    def _scalar(self, node: yaml.Node) -> Any:
        value = str(node.value)
        is_quoted = bool(getattr(node, "style", None))  # plain is None or, in C, empty
        is_base_60 = ":" in value and node.tag.endswith((":int", ":float"))
        if is_quoted or is_base_60 or node.tag.endswith(_TEXT_TAGS):
            return value
        if node.tag.endswith(":bool"):
            if value.lower() in _YAML_1_1_BOOLEANS:
                self.report_at(node, f"{value}: YAML reads this as true or false; quote it")
                return value
            return _PLAIN_BOOLEANS.get(value.lower(), value)
        try:
            return yaml.safe_load(value)
        except ValueError as error:
            self.report_at(node, f"{_shortened(value)}: {error}")
            return None


def validate(model: type[Model], located: LocatedYaml) -> tuple[Model | None, list[Problem]]:
    """Return the record that the data describes, or None and every problem found."""
    problems = list(located.problems)
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
        problems.extend(_as_problem(model, located, detail) for detail in error.errors())
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
        message = f"{name}: {detail['msg'][:1].lower()}{detail['msg'][1:]}{found}"
    return Problem(path=located.path, line=line, column=column, message=message)


def _shown(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return _shortened(repr(value))


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."


def _known_keys(model: type[BaseModel], keys: Sequence[str | int]) -> Iterable[str]:
    """Return the keys allowed at `keys`, following nested models."""
    for key in keys:
        info = model.model_fields.get(str(key))
        if info is None:
            return ()
        candidates = (info.annotation, *get_args(info.annotation))
        nested = [c for c in candidates if isinstance(c, type) and issubclass(c, BaseModel)]
        if not nested:
            return ()
        model = nested[0]
    return tuple(model.model_fields)


def _suggest(found: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(found, list(known), n=1, cutoff=0.6)
    return f"; did you mean {close[0]}?" if close else ""
