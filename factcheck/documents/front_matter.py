"""The YAML between two `---` lines at a file's head: title, date, source and the like."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import AliasChoices, BaseModel, BeforeValidator, ConfigDict, Field

from factcheck.errors import InputError
from factcheck.strict_yaml import read_yaml, validate


def _as_date(value: object) -> object:
    """Return the day a YAML date, a time stamp or an ISO string names, as written there."""
    if isinstance(value, dt.datetime):
        return value.date()
    if value is None or isinstance(value, dt.date):
        return value
    if isinstance(value, str):
        try:
            return dt.datetime.fromisoformat(value.strip()).date()
        except ValueError:
            pass
    raise ValueError("expected a day such as 2025-03-11")


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


_Words = Annotated[tuple[str, ...], BeforeValidator(_as_list)]
_Day = Annotated[dt.date | None, BeforeValidator(_as_date)]


class Publication(BaseModel):
    """Something published that a document rests on."""

    model_config = ConfigDict(frozen=True, extra="allow", coerce_numbers_to_str=True)

    publisher: str | None = None
    title: str | None = None
    year: int | None = None
    url: str | None = None


class FrontMatter(BaseModel):
    """What a file says of itself; keys not named here are allowed and not read."""

    model_config = ConfigDict(frozen=True, extra="allow", coerce_numbers_to_str=True)

    title: str | None = None
    date: _Day = None
    """The day the document speaks for."""
    url: str | None = None
    source: str | None = None
    licence: Annotated[str | None, Field(validation_alias=AliasChoices("licence", "license"))] = (
        None
    )
    sources: tuple[Publication, ...] = ()
    topics: _Words = ()
    author: _Words = ()
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitFile:
    """A file's front matter, and the body below it."""

    front: FrontMatter
    body: str
    first_line: int
    """The line of the file at which the body begins, counted from one."""


_OPENING = re.compile(r"---[ \t]*(?:\n|$)")
_CLOSING = re.compile(r"(?m)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_KEY = re.compile(r"""(?:[ \t]*(?:\#.*)?\n)*["']?([A-Za-z_][\w -]*)["']?[ \t]*:(?:\s|$)""")


def split_front_matter(text: str, *, path: str) -> SplitFile:
    """Return the front matter and the body of a file with `\\n` line ends.

    A leading `---` opens front matter only where a closing line follows and the first line
    between them reads `key: value`, or nothing stands between them; otherwise it is a
    thematic break, and the body begins with it.

    Raises:
        InputError: every problem in the front matter, one `path:line:column: message` a line.
    """
    whole = SplitFile(front=FrontMatter(), body=text, first_line=1)
    opening = _OPENING.match(text)
    if opening is None:
        return whole
    closing = _CLOSING.search(text, opening.end())
    key = _KEY.match(text, opening.end(), closing.start() if closing else len(text))
    if closing is None:
        if key and key.group(1) in {*FrontMatter.model_fields, "license"}:
            raise InputError(
                f"{path}:1:1: front matter is opened and never closed",
                hint="Put a line `---` below its last key.",
            )
        return whole
    content = text[opening.end() : closing.start()]
    if key is None and content.strip():
        return whole
    return SplitFile(
        front=_parse(content, path=path),
        body=text[closing.end() :],
        first_line=text.count("\n", 0, closing.end()) + 1,
    )


def _parse(content: str, *, path: str) -> FrontMatter:
    located = read_yaml(content, path=path, first_line=2)
    front, problems = validate(FrontMatter, located)
    if front is None:
        raise InputError(
            "\n".join(str(problem) for problem in problems),
            hint="Front matter is YAML between two `---` lines; quote what holds `: ` or `#`.",
        )
    return front
