"""The endpoint's connection against a server that misbehaves in every way."""

import gzip
import sys
import time
from collections.abc import Callable

import pytest

from factcheck.claims.llm_endpoint import ChatEndpoint, address_of
from factcheck.errors import EndpointError, EndpointRefusedError, MissingExtraError, SettingsError
from factcheck.settings import LlmSettings
from tests.chat_server import (
    ChatServer,
    Reply,
    chat_server,
    completion,
    cut,
    dropped,
    raw,
    says,
    silent,
    status,
    trickle,
)

MESSAGES = [{"role": "user", "content": "What is claimed?"}]
KEY = "sk-secret-4711"


def ask(
    *replies: Reply,
    look: Callable[[ChatServer], None] = lambda _: None,
    pauses: list[float] | None = None,
    key: str | None = None,
    **changed: object,
) -> str:
    """Ask a server once that replies so; `look` is shown the server after the answer."""
    waited: list[float] = [] if pauses is None else pauses
    with chat_server(*replies) as server:
        fields = {"base_url": server.url, "model": "m", "timeout_seconds": 5.0, **changed}
        if key is not None:
            fields["api_key_env"] = "KEY"
        endpoint = ChatEndpoint(
            LlmSettings.model_validate(fields),
            schema={"type": "object"},
            environment={"KEY": key or ""},
            sleep=waited.append,
        )
        try:
            with endpoint:
                return endpoint.ask(MESSAGES)
        finally:
            look(server)


def test_the_question_is_one_chat_completion() -> None:
    def look(server: ChatServer) -> None:
        assert server.paths == ["/v1/chat/completions"]
        (asked,) = server.asked
        assert asked["model"] == "m"
        assert asked["messages"] == MESSAGES
        assert asked["temperature"] == 0.0
        assert asked["response_format"] == {"type": "json_object"}
        assert server.headers[0]["accept-encoding"] == "identity"
        assert "authorization" not in server.headers[0]

    assert ask(says("all well"), look=look) == "all well"


def test_what_an_endpoint_does_not_take_can_be_left_out() -> None:
    def look(server: ChatServer) -> None:
        assert sorted(server.asked[0]) == ["messages", "model"]

    ask(says("."), look=look, temperature=None, response_format="none")


def test_the_schema_is_sent_where_it_is_wanted() -> None:
    def look(server: ChatServer) -> None:
        wanted = server.asked[0]["response_format"]
        assert wanted["type"] == "json_schema"
        assert wanted["json_schema"]["schema"] == {"type": "object"}

    ask(says("."), look=look, response_format="json_schema")


def test_the_key_goes_into_its_header_and_nowhere_else() -> None:
    def look(server: ChatServer) -> None:
        assert server.headers[0]["authorization"] == f"Bearer {KEY}"
        assert KEY not in server.said

    ask(says("."), look=look, key=KEY)


def test_a_server_that_tells_the_key_does_not_have_it_repeated() -> None:
    with pytest.raises(EndpointRefusedError, match="wrong key …") as caught:
        ask(status(401, f"wrong key {KEY}".encode()), key=KEY)
    assert KEY not in str(caught.value)


@pytest.mark.parametrize("code", [401, 403, 404])
def test_a_status_that_will_not_change_is_a_refusal(code: int) -> None:
    with pytest.raises(EndpointRefusedError, match=f"HTTP {code}: no such thing"):
        ask(status(code, b"no such\n\x1bthing"))


@pytest.mark.parametrize("code", [400, 413, 500, 502])
def test_another_error_status_is_named(code: int) -> None:
    with pytest.raises(EndpointError, match=f"HTTP {code}") as caught:
        ask(status(code, b"<html>" + b"x" * 100_000))
    assert not isinstance(caught.value, EndpointRefusedError)
    assert len(str(caught.value)) < 300


def test_an_endpoint_without_time_is_asked_once_more_after_what_it_names() -> None:
    pauses: list[float] = []
    assert ask(status(429, Retry_After="7"), says("now"), pauses=pauses) == "now"
    assert pauses == [7.0]


@pytest.mark.parametrize("named", ["-1", "Wed, 21 Oct 2015 07:28:00 GMT", "nan", "999999"])
def test_the_pause_is_short_whatever_is_named(named: str) -> None:
    pauses: list[float] = []
    with pytest.raises(EndpointError, match="HTTP 429"):
        ask(status(429, Retry_After=named), pauses=pauses)
    assert len(pauses) == 1
    assert 0 <= pauses[0] <= 20


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(code: int) -> None:
    with chat_server(says("caught")) as elsewhere:
        target = f"{elsewhere.url}/chat/completions"
        with pytest.raises(EndpointRefusedError, match=r"redirect to http://127.0.0.1"):
            ask(status(code, Location=target), key=KEY)
        assert elsewhere.asked == []


def test_a_redirect_to_nonsense_is_an_error_all_the_same() -> None:
    with pytest.raises(EndpointRefusedError, match="redirect to http"):
        ask(status(302, Location="http://[half"))


@pytest.mark.parametrize("reply", [dropped, cut], ids=["dropped", "cut"])
def test_a_connection_that_breaks_is_an_error(reply: Reply) -> None:
    with pytest.raises(EndpointError, match=r"127\.0\.0\.1:\d+: Remote"):
        ask(reply)


def test_nobody_there_is_an_error() -> None:
    with chat_server(dropped) as server:
        url = server.url
    settings = LlmSettings(base_url=url, model="m")
    with (
        ChatEndpoint(settings, schema={}, environment={}) as endpoint,
        pytest.raises(EndpointError, match="Connect"),
    ):
        endpoint.ask(MESSAGES)


def test_a_slow_answer_is_given_up() -> None:
    started = time.monotonic()
    with pytest.raises(EndpointError, match=r"within 0\.2 s"):
        ask(silent(2.0), timeout_seconds=0.2)
    assert time.monotonic() - started < 2.0


def test_an_answer_that_trickles_is_given_up_though_each_piece_is_in_time() -> None:
    started = time.monotonic()
    with pytest.raises(EndpointError, match=r"within 0\.3 s"):
        ask(trickle(b" ", 0.02, 100), timeout_seconds=0.3)
    assert time.monotonic() - started < 1.5


def test_an_answer_that_comes_in_chunks_is_read_whole() -> None:
    body = completion("in pieces")
    assert ask(trickle(body, 0.0, 1)) == "in pieces"


@pytest.mark.parametrize(
    "reply", [raw(b"x" * 20_000), trickle(b"x" * 1000, 0.0, 20)], ids=["whole", "chunked"]
)
def test_a_huge_answer_is_refused(reply: Reply) -> None:
    with pytest.raises(EndpointError, match="over 8 KB"):
        ask(reply, max_response_kb=8)


def test_a_packed_answer_is_refused_before_it_is_unpacked() -> None:
    bomb = gzip.compress(b"0" * 10_000_000)
    with pytest.raises(EndpointError, match="packed"):
        ask(raw(bomb, Content_Encoding="gzip"), max_response_kb=64)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "no chat completion"),
        (b"not JSON", "no chat completion"),
        (b"[" * 10_000, "no chat completion"),
        (b"\xff\xfe\x00", "no chat completion"),
        (b'{"choices": [{"message": {"content": "\xc3\x28"}}]}', "no chat completion"),
        (b'{"choices": [{"message": {"content": null}}]}', "no chat completion"),
        (b'{"choices": {}}', "no chat completion"),
        (b'{"error": "out of order"}', "no chat completion"),
        (b'{"choices": []}', "no choice"),
        (completion('{"claims": [', finish_reason="length"), "cut off"),
    ],
)
def test_a_body_that_is_no_completion_is_an_error(body: bytes, said: str) -> None:
    with pytest.raises(EndpointError, match=said):
        ask(raw(body))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "splitter.llm.base_url and splitter.llm.model"),
        ({"base_url": "http://localhost"}, "needs splitter.llm.model"),
        ({"base_url": "localhost:8080", "model": "m"}, "does not begin with http"),
        ({"base_url": "file:///etc/passwd", "model": "m"}, "does not begin with http"),
        ({"base_url": "https://", "model": "m"}, "does not begin with http"),
        ({"base_url": "http://a:99999", "model": "m"}, "cannot be asked"),
        ({"base_url": "http://[half", "model": "m"}, "cannot be asked"),
        ({"base_url": "https://me:secret@a.example", "model": "m"}, "more than scheme"),
        ({"base_url": "https://a.example?key=secret", "model": "m"}, "more than scheme"),
    ],
)
def test_settings_that_name_no_endpoint_are_wrong(fields: dict[str, str], said: str) -> None:
    with pytest.raises(SettingsError, match=said) as caught:
        address_of(LlmSettings.model_validate(fields))
    assert "secret" not in str(caught.value)


def test_the_host_is_named_with_its_port_and_what_guards_it() -> None:
    address = address_of(LlmSettings(base_url="https://api.example.org:8443/v1/", model="m"))
    assert (address.host, address.base_url) == (
        "api.example.org:8443",
        "https://api.example.org:8443/v1",
    )
    assert address.is_encrypted
    assert not address.is_local
    for here in ("http://localhost:1", "http://127.0.0.1", "http://[::1]:80"):
        assert address_of(LlmSettings(base_url=here, model="m")).is_local


@pytest.mark.parametrize("value", ["", "  ", "two\nlines", "schlüssel"])
def test_a_key_that_is_none_is_said_before_anything_is_sent(value: str) -> None:
    settings = LlmSettings(base_url="http://localhost:1", model="m", api_key_env="MY_KEY")
    with pytest.raises(SettingsError, match="MY_KEY"):
        ChatEndpoint(settings, schema={}, environment={"MY_KEY": value})


def test_without_httpx_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "httpx", None)
    settings = LlmSettings(base_url="http://localhost:1", model="m")
    with pytest.raises(MissingExtraError, match="httpx") as caught:
        ChatEndpoint(settings, schema={}, environment={})
    assert caught.value.hint == 'pip install "factcheck[llm]"'
