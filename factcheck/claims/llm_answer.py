"""What a language model answers: JSON of one schema, and nothing else is read out of it."""

import re
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from factcheck.errors import EndpointError

_FENCED = re.compile(r"```(?:json)?[ \t]*\n(?P<inside>.*)\n[ \t]*```", re.DOTALL | re.IGNORECASE)
_THOUGHT = "</think>"
"""What some models end their reasoning with, before they answer."""
_MAX_PROBLEMS = 3
"""Told to the model; the first ones explain the others."""


class AnsweredClaim(BaseModel):
    """A claim as the model gives it; none of it is believed before it is checked."""

    model_config = ConfigDict(strict=True, frozen=True)

    sentence: int
    """The number of its sentence, as in the question."""
    quote: Annotated[str, Field(min_length=1, max_length=4000)]
    """The words of the sentence that say it."""
    claim: Annotated[str, Field(min_length=1, max_length=2000)]
    speaker: Annotated[str, Field(max_length=200)] | None = None
    """Who says so in the sentence, where it is somebody's statement."""


class Answer(BaseModel):
    """All claims of one window."""

    model_config = ConfigDict(strict=True, frozen=True)

    claims: Annotated[list[AnsweredClaim], Field(max_length=500)]


def answer_schema() -> dict[str, Any]:
    """Return the JSON schema of answers, for endpoints that hold a model to one."""
    return Answer.model_json_schema()


def read_answer(text: str) -> Answer:
    """Return the answer; a Markdown fence around the whole of it is taken off.

    Raises:
        EndpointError: it is not the JSON that was asked for; the message says why.
    """
    bare = text.rpartition(_THOUGHT)[2].strip()
    fenced = _FENCED.fullmatch(bare)
    try:
        return Answer.model_validate_json(bare if fenced is None else fenced["inside"])
    except ValidationError as error:
        raise EndpointError(f"the answer is not as asked: {_problems(error)}") from error


def _problems(error: ValidationError) -> str:
    found = error.errors(include_url=False, include_input=False, include_context=False)
    shown = [
        f"{'.'.join(map(str, detail['loc'])) or 'JSON'}: {detail['msg']}"
        for detail in found[:_MAX_PROBLEMS]
    ]
    more = len(found) - len(shown)
    return "; ".join(shown) + (f"; and {more} more" if more else "")
