"""Known failures put on the claims of a list, or taken off, without touching anything else.

As in `list_editing`, the list is edited as text: comments, order, quotes and line ends stay.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from factcheck.claims.list_text import Edit, applied, entries_of, ids_of, scalar, unsafe_edit
from factcheck.claims.lists import shape_problems
from factcheck.errors import ClaimListError
from factcheck.strict_yaml import read_yaml
from factcheck.types import Label

_KEY = "known_failure"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A known failure as it is written to a list."""

    label: Label
    reason: str

    def data(self) -> str | dict[str, str]:
        """Return what a reader of YAML finds: the reason alone where that says it all."""
        if self.label is Label.NOT_ENOUGH_EVIDENCE:
            return self.reason
        return {"label": self.label.value, "reason": self.reason}

    def block(self) -> str:
        """Return the value as it stands behind a key on a line of its own."""
        return scalar(self.reason) if isinstance(self.data(), str) else self.flow()

    def flow(self) -> str:
        """Return the value as it stands between braces: JSON's quotes are YAML's, too."""
        reason = json.dumps(self.reason, ensure_ascii=False)
        if isinstance(self.data(), str):
            return reason
        return f"{{label: {self.label.value}, reason: {reason}}}"


def marked_list(text: str, marks: Mapping[str, Mark | None], *, path: str) -> str:
    """Return a list with these known failures, by the claims' ids; None takes one off.

    A claim in its short form becomes one with keys. Ids that are not in the list do nothing.

    Raises:
        ClaimListError: the list has problems, or cannot be edited safely.
    """
    problems = shape_problems(text, path=path)
    if problems:
        raise ClaimListError("\n".join(str(problem) for problem in problems))
    data = read_yaml(text, path=path).data
    claims = _claims(yaml.compose(text, Loader=_LOADER))
    wanted = [(i, marks[name]) for i, name in enumerate(ids_of(entries_of(data))) if name in marks]
    text_of = _Text(text, is_flow=bool(claims.flow_style))
    edits = [edit for i, mark in wanted for edit in text_of.edits(claims.value[i], mark)]
    edited = applied(text, edits)
    if _facts(read_yaml(edited, path=path).data) != _facts(data, dict(wanted)):
        raise unsafe_edit(path)
    return edited


@dataclass(frozen=True, slots=True)
class _Text:
    """A list's text, and the edits that mark an entry of it."""

    text: str
    is_flow: bool
    """Whether the claims are written in brackets."""

    def edits(self, node: Any, mark: Mark | None) -> Iterator[Edit]:
        """Yield what puts the mark on an entry, in place of the one that it has."""
        if isinstance(node, yaml.ScalarNode):
            if mark is not None:
                yield from self._of_a_short_form(node, mark)
            return
        keys = [key.value for key, _ in node.value]
        if _KEY not in keys:
            if mark is not None:
                yield self._addition(node, mark)
        elif mark is None:
            yield self._removal(node, keys.index(_KEY))
        else:
            value = node.value[keys.index(_KEY)][1]
            end = self._end(value)
            new = mark.flow() if node.flow_style else mark.block()
            yield Edit(start=value.start_mark.index, end=end, text=new)

    def _of_a_short_form(self, node: Any, mark: Mark) -> Iterator[Edit]:
        start, end = node.start_mark.index, self._end(node)
        source = self.text[start:end]
        words = source if len(source.splitlines()) == 1 else scalar(node.value)
        if self.is_flow:
            new = f"{{text: {words}, {_KEY}: {mark.flow()}}}"
            yield Edit(start=start, end=end, text=new)
        else:
            yield Edit(start=start, end=end, text=f"text: {words}")
            yield self._line_below(end, node.start_mark.column, mark)

    def _addition(self, node: Any, mark: Mark) -> Edit:
        end = self._end(node.value[-1][1])
        if node.flow_style:
            return Edit(start=end, end=end, text=f", {_KEY}: {mark.flow()}")
        return self._line_below(end, node.value[0][0].start_mark.column, mark)

    def _line_below(self, end: int, column: int, mark: Mark) -> Edit:
        """Return the edit that puts the mark on a line of its own, below a comment as well."""
        line_end = self.text.find("\n", end)
        new = f"{' ' * column}{_KEY}: {mark.block()}"
        if line_end < 0:
            return Edit(start=len(self.text), end=len(self.text), text=f"\n{new}")
        return Edit(start=line_end + 1, end=line_end + 1, text=f"{new}\n")

    def _removal(self, node: Any, i: int) -> Edit:
        key, value = node.value[i]
        end = self._end(value)
        if i == 0:  # on the line of the dash, or behind the brace
            following = node.value[1][0].start_mark.index
            return Edit(start=key.start_mark.index, end=following, text="")
        if node.flow_style:
            return Edit(start=self._end(node.value[i - 1][1]), end=end, text="")
        line_end = self.text.find("\n", end)
        start = self.text.rfind("\n", 0, key.start_mark.index) + 1
        return Edit(start=start, end=len(self.text) if line_end < 0 else line_end + 1, text="")

    def _end(self, node: Any) -> int:
        """Return where a value's own characters end; the parser's end may be lines below."""
        while not isinstance(node, yaml.ScalarNode) and not node.flow_style and node.value:
            last = node.value[-1]
            node = last[1] if isinstance(last, tuple) else last
        start, end = node.start_mark.index, node.end_mark.index
        return int(start + len(self.text[start:end].rstrip(" \t\r\n")))


def _claims(root: Any) -> Any:
    return next(value for key, value in root.value if key.value == "claims")


def _facts(data: Any, marks: Mapping[int, Mark | None] | None = None) -> Any:
    """Return the list's data with all claims in their long form, and with these marks."""
    if not isinstance(data, dict) or not isinstance(data.get("claims"), list):
        return None
    entries = [dict(entry) for entry in entries_of(data)]
    for i, mark in (marks or {}).items():
        entries[i].pop(_KEY, None)
        if mark is not None:
            entries[i][_KEY] = mark.data()
    return {**data, "claims": entries}
