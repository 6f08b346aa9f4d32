"""What is read out of an answer, and what is refused."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.llm_answer import Answer, answer_schema, read_answer
from factcheck.errors import EndpointError

CLAIM = {"sentence": 3, "quote": "The bridge is old", "claim": "The bridge is old."}
SOUND = json.dumps({"claims": [CLAIM]})


@pytest.mark.parametrize(
    "text",
    [
        SOUND,
        f"\n  {SOUND}\n",
        f"```json\n{SOUND}\n```",
        f"```\n{SOUND}\n```\n",
        f"<think>Are there claims? {{}}</think>\n{SOUND}",
        json.dumps({"claims": [{**CLAIM, "speaker": None, "certainty": "high"}], "notes": []}),
    ],
)
def test_the_json_is_read_also_from_within_a_fence(text: str) -> None:
    (claim,) = read_answer(text).claims
    assert (claim.sentence, claim.quote, claim.speaker) == (3, "The bridge is old", None)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "JSON"),
        ("There are no claims.", "JSON"),
        (f"Here you are: {SOUND}", "JSON"),
        (f"{SOUND}{SOUND}", "JSON"),
        (SOUND[:-3], "JSON"),
        ("[" * 5000, "JSON"),
        ("null", "JSON: Input should be an object"),
        ("{}", "claims: Field required"),
        ('{"claims": "none"}', "claims: Input should be a valid array"),
        ('{"claims": [3]}', "claims.0"),
        (json.dumps({"claims": [{**CLAIM, "sentence": "3"}]}), "claims.0.sentence"),
        (json.dumps({"claims": [{**CLAIM, "sentence": 2.5}]}), "claims.0.sentence"),
        (json.dumps({"claims": [{**CLAIM, "claim": ""}]}), "claims.0.claim"),
        (json.dumps({"claims": [{**CLAIM, "claim": "x" * 2001}]}), "claims.0.claim"),
        (json.dumps({"claims": [CLAIM] * 501}), "claims: List should have at most 500"),
        (json.dumps({"claims": [{"sentence": 1}] * 9}), "and 15 more"),
        ('{"claims": [{"sentence": 1, "quote": "\\ud800", "claim": "x"}]}', "JSON"),
        ("\ud800", "JSON"),
        ("__import__('os').abort()", "JSON"),
    ],
)
def test_anything_else_is_an_error_that_says_where(text: str, said: str) -> None:
    with pytest.raises(EndpointError) as caught:
        read_answer(text)
    assert said in str(caught.value)
    assert len(str(caught.value)) < 400


@given(text=st.text(max_size=200))
def test_any_text_is_an_answer_or_an_error(text: str) -> None:
    try:
        answer = read_answer(text)
    except EndpointError:
        return
    assert isinstance(answer, Answer)


def test_the_schema_is_that_of_the_answer() -> None:
    schema = answer_schema()
    assert schema["required"] == ["claims"]
    assert sorted(schema["$defs"]["AnsweredClaim"]["required"]) == ["claim", "quote", "sentence"]
