"""The JSON Schema against the model: what one accepts, the other does."""

import datetime as dt
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from factcheck.claims.list_model import ListFile, claims_schema, render_schema

SCHEMA_FILE = Path(__file__).parents[2] / "docs" / "schema" / "claims.schema.json"
VALIDATOR = Draft202012Validator(claims_schema())

RIGHT = [
    {"claims": ["A."]},
    {"claims": []},
    {"claims": [{"text": "A."}], "title": "T", "corpus": "../corpus"},
    {"claims": [{"text": "A.", "expect": "any", "min_confidence": 0.5, "tags": "x"}]},
    {"claims": [{"text": "A.", "expect": ["refuted", "conflicting"], "tags": ["x", "y"]}]},
    {"claims": ["A."], "as_of": "2025-03-11", "evidence_until": "as_of"},
    {"claims": ["A."], "evidence_until": "2025-03-11"},
    {"claims": ["A."], "defaults": {"expect": "refuted", "min_confidence": 1}},
    {"claims": [{"id": "a-1", "text": "A.", "article": "a.md", "line": 1, "span": [0, 2]}]},
    {
        "claims": [
            {
                "text": "A.",
                "override": {
                    "label": "refuted",
                    "reason": "r",
                    "by": "b",
                    "until": "2026-06-30",
                },
            }
        ]
    },
]
RIGHT += [
    {"claims": [{"text": "A.", "known_failure": "r"}]},
    {"claims": [{"text": "A.", "known_failure": None}]},
    {"claims": [{"text": "A.", "known_failure": {"reason": "r"}}]},
    {
        "claims": [
            {
                "text": "A.",
                "known_failure": {"label": "refuted", "reason": "r", "until": "2026-06-30"},
            }
        ]
    },
]
WRONG = [
    {},
    {"claims": "A."},
    {"claims": [""]},
    {"claims": [1949]},
    {"claims": [{}]},
    {"claims": [{"text": " "}]},
    {"claims": [{"text": "A.", "expect": "maybe"}]},
    {"claims": [{"text": "A.", "expect": []}]},
    {"claims": [{"text": "A.", "min_confidence": 2}]},
    {"claims": [{"text": "A.", "min_confidence": "high"}]},
    {"claims": [{"text": "A.", "line": 0}]},
    {"claims": [{"text": "A.", "span": [1]}]},
    {"claims": [{"text": "A.", "id": "a b"}]},
    {"claims": [{"text": "A.", "colour": "red"}]},
    {"claims": ["A."], "titel": "T"},
    {"claims": ["A."], "defaults": {"text": "A."}},
    {"claims": [{"text": "A.", "override": {"label": "refuted", "reason": "r", "by": "b"}}]},
    {"claims": ["x" * 2001]},
    {"claims": [{"text": "A.", "known_failure": " "}]},
    {"claims": [{"text": "A.", "known_failure": True}]},
    {"claims": [{"text": "A.", "known_failure": {"label": "refuted"}}]},
    {"claims": [{"text": "A.", "known_failure": {"label": "any", "reason": "r"}}]},
    {"claims": [{"text": "A.", "known_failure": {"reason": "r", "by": "desk"}}]},
    {"claims": ["A."], "defaults": {"known_failure": "r"}},
]


def model_accepts(data: object) -> bool:
    try:
        ListFile.model_validate(data)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("data", RIGHT)
def test_the_schema_and_the_model_accept_the_same(data: object) -> None:
    assert VALIDATOR.is_valid(data)
    assert model_accepts(data)


@pytest.mark.parametrize("data", WRONG)
def test_the_schema_and_the_model_refuse_the_same(data: object) -> None:
    assert not VALIDATOR.is_valid(data)
    assert not model_accepts(data)


def test_the_schema_is_a_valid_one() -> None:
    Draft202012Validator.check_schema(claims_schema())


def test_the_schema_file_is_up_to_date() -> None:
    """`factcheck lint --schema > docs/schema/claims.schema.json` writes it."""
    assert SCHEMA_FILE.read_text(encoding="utf-8") == render_schema()


def test_every_key_is_described_for_editors() -> None:
    definitions = claims_schema()["$defs"]
    undescribed = [
        f"{name}.{key}"
        for name, definition in definitions.items()
        for key, row in definition["properties"].items()
        if "description" not in row
    ]
    assert undescribed == []


def test_days_are_days_however_yaml_reads_them() -> None:
    day = ListFile.model_validate({"claims": ["A."], "as_of": dt.date(2025, 3, 11)})
    text = ListFile.model_validate({"claims": ["A."], "as_of": "2025-03-11"})
    assert day == text
    assert json.loads(render_schema())["properties"]["as_of"]["anyOf"][0]["format"] == "date"
