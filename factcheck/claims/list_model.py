"""What a claim list may hold: the model behind the reader and behind the JSON Schema."""

import datetime as dt
import json
import re
from collections.abc import Sequence
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from factcheck.types import Label

MAX_TEXT_CHARS = 2000
"""A claim: some ten times what the stance model reads."""

LabelName = Literal["supported", "refuted", "not_enough_evidence", "conflicting"]
ExpectedName = Literal["supported", "refuted", "not_enough_evidence", "conflicting", "any"]

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_NOT_BLANK = r"\S"


def _as_day(value: object) -> object:
    """Return the day that a YAML date or an ISO string names."""
    if value is None or (isinstance(value, dt.date) and not isinstance(value, dt.datetime)):
        return value
    if isinstance(value, str):
        try:
            return dt.date.fromisoformat(value.strip())
        except ValueError:
            pass
    raise PydanticCustomError("day", "expected a day such as 2025-03-11")


def _as_limit(value: object) -> object:
    return value if value == "as_of" else _as_day(value)


def _as_tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _as_known_failure(value: object) -> object:
    """Return the mapping that a reason alone stands for."""
    if isinstance(value, str):
        return {"reason": value}
    if value is not None and not isinstance(value, dict):
        raise PydanticCustomError("known", "expected a reason, or keys such as label and reason")
    return value


def _as_several(value: object) -> object:
    return (value,) if isinstance(value, str) else _as_tuple(value)


def _at_least_one(value: object) -> object:
    if value == ():
        raise PydanticCustomError("none", "expected a label, or several")
    return value


def _as_id(value: str) -> str:
    if not _ID.fullmatch(value):
        raise PydanticCustomError("id", "use up to 100 letters, digits, '-', '_' and '.' only")
    return value


def _as_text(value: object) -> object:
    """Return the words on one line; the length counts without what YAML folds."""
    if not isinstance(value, str):
        return value
    text = " ".join(value.split())
    if not text:
        raise PydanticCustomError("blank", "holds no text")
    return text


Text = Annotated[
    str,
    BeforeValidator(_as_text, json_schema_input_type=Annotated[str, Field(pattern=_NOT_BLANK)]),
    Field(max_length=MAX_TEXT_CHARS),
]
Day = Annotated[dt.date, BeforeValidator(_as_day)]
Confidence = Annotated[float, Field(ge=0, le=1)]
Expected = Annotated[
    tuple[ExpectedName, ...],
    BeforeValidator(
        lambda value: _at_least_one(_as_several(value)),
        json_schema_input_type=ExpectedName | Annotated[list[ExpectedName], Field(min_length=1)],
    ),
]
Tags = Annotated[
    tuple[Text, ...], BeforeValidator(_as_several, json_schema_input_type=Text | list[Text])
]
Identifier = Annotated[
    str,
    BeforeValidator(
        lambda value: _as_id(value) if isinstance(value, str) else value,
        json_schema_input_type=Annotated[str, Field(pattern=f"^{_ID.pattern}$")],
    ),
]


class _Part(BaseModel):
    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        allow_inf_nan=False,
        use_attribute_docstrings=True,
    )


class OverrideEntry(_Part):
    """A person's decision, which stands above the tool's until it expires."""

    label: LabelName
    """What the person decided."""
    reason: Text
    """Why, for the next reader."""
    by: Text
    """Who decided: a name or a desk."""
    until: Day
    """The last day on which the decision holds."""


class KnownFailureEntry(_Part):
    """A wrong verdict that is excused; a plain string is the short form with only a reason."""

    label: LabelName = "not_enough_evidence"
    """The wrong verdict; any other than this one is still a finding."""
    reason: Text
    """Why the tool gets it wrong, for the next reader."""
    until: Day | None = None
    """The last day on which it is excused."""


_KNOWN_FAILURE = (
    Annotated[str, Field(pattern=_NOT_BLANK, max_length=MAX_TEXT_CHARS)] | KnownFailureEntry | None
)


class Defaults(_Part):
    """What holds for every claim of the list that says nothing else."""

    expect: Expected = ("supported",)
    """The label, or any of the labels, that is as expected; `any` accepts every label."""
    min_confidence: Confidence = 0.0
    """Confidence below which a claim is reported though its label is as expected."""
    tags: Tags = ()
    """Words to group claims by."""
    article: Text | None = None
    """The article that the claims are taken from, relative to this file."""
    speaker: Text | None = None
    """Who is said to have said it."""


class Entry(_Part):
    """A claim; a plain string is the short form of a claim with only a text."""

    id: Identifier | None = None
    """A name that stays when the text is edited; made from the text where it is left out."""
    text: Text
    """One statement that stands on its own: who, what, when."""
    expect: Expected | None = None
    """The label, or any of the labels, that is as expected; `any` accepts every label."""
    min_confidence: Confidence | None = None
    """Confidence below which the claim is reported though its label is as expected."""
    tags: Tags | None = None
    """Words to group claims by; they replace those of the defaults."""
    article: Text | None = None
    """Where it was said, relative to this file; the check finds it there or reports that."""
    line: Annotated[int, Field(ge=1)] | None = None
    """The article's line on which it begins."""
    span: (
        Annotated[
            tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=0)]],
            BeforeValidator(_as_tuple),
        ]
        | None
    ) = None
    """First character and the one after the last, in the article's text."""
    sentence: Text | None = None
    """The article's own words, where `text` says them differently."""
    speaker: Text | None = None
    """Who is said to have said it."""
    note: str | None = None
    """For people; the check does not read it."""
    override: OverrideEntry | None = None
    """A person's decision, which stands above the tool's until it expires."""
    known_failure: Annotated[
        KnownFailureEntry | None,
        BeforeValidator(_as_known_failure, json_schema_input_type=_KNOWN_FAILURE),
    ] = None
    """What the tool gets wrong today, as a reason or with the label: counted apart, no finding."""

    @model_validator(mode="before")
    @classmethod
    def _from_short_form(cls, value: Any) -> Any:
        if isinstance(value, str):
            return {"text": value}
        if not isinstance(value, dict):
            raise PydanticCustomError("claim", "expected a text, or keys such as id and text")
        return value


_CLAIMS = list[Annotated[str, Field(pattern=_NOT_BLANK, max_length=MAX_TEXT_CHARS)] | Entry]


class ListFile(_Part):
    """A claim list: statements, and what is expected of each."""

    model_config = ConfigDict(title="factcheck claim list")

    title: Text | None = None
    """What the list is about."""
    corpus: Text | None = None
    """Folder of reference documents, relative to this file; else as for `factcheck verify`."""
    as_of: Day | None = None
    """The day that “today” and “last month” are read from."""
    evidence_until: Annotated[
        dt.date | Literal["as_of"] | None,
        BeforeValidator(_as_limit, json_schema_input_type=dt.date | Literal["as_of"]),
    ] = None
    """The newest day that evidence may speak for: a day, or `as_of`."""
    defaults: Defaults = Defaults()
    """What holds for every claim of the list that says nothing else."""
    claims: Annotated[tuple[Entry, ...], BeforeValidator(_as_tuple, json_schema_input_type=_CLAIMS)]
    """The claims, in the order in which they are checked and reported."""


def labels_of(expected: Sequence[ExpectedName]) -> tuple[Label, ...]:
    """Return the labels that are as expected; none stands for all of them."""
    if "any" in expected:
        return ()
    return tuple(dict.fromkeys(Label(name) for name in expected))


def claims_schema() -> dict[str, Any]:
    """Return the JSON Schema of a claim list, for editors; docs/schema holds it."""
    schema = ListFile.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def render_schema() -> str:
    """Return the JSON Schema as `docs/schema/claims.schema.json` holds it."""
    return json.dumps(claims_schema(), indent=2, ensure_ascii=False) + "\n"
