"""An OpenAI-compatible endpoint, asked with bounds on time and size; it is trusted with nothing."""

import ipaddress
import os
import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import SplitResult, urlsplit

from pydantic import BaseModel, ValidationError

from factcheck.errors import EndpointError, EndpointRefusedError, MissingExtraError, SettingsError
from factcheck.settings import LlmSettings

if TYPE_CHECKING:
    from httpx import Client, Response

Message = Mapping[str, str]
"""`role` and `content`, as the API has them."""

_REFUSING = frozenset({401, 402, 403, 404, 405, 410})
"""Statuses that the next question would get as well."""
_WORTH_WAITING = frozenset({429, 503})
_PAUSE_SECONDS = 1.0
"""Before a question is sent again that the endpoint had no time for, where it names no other."""
_MAX_PAUSE_SECONDS = 20.0
_MAX_ERROR_BYTES = 2048
"""Read of what an endpoint says beside an error status."""
_MAX_ERROR_CHARS = 200
_BYTES_PER_KB = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where questions go."""

    base_url: str
    host: str
    """With its port, where one is named."""
    is_encrypted: bool
    is_local: bool
    """Whether the host is this machine."""


def address_of(settings: LlmSettings) -> Address:
    """Return where questions go.

    Raises:
        SettingsError: no base URL or model is set, or the URL is none that can be asked.
    """
    missing = [name for name in ("base_url", "model") if not getattr(settings, name)]
    if missing or settings.base_url is None:
        names = " and ".join(f"splitter.llm.{name}" for name in missing)
        raise SettingsError(
            f"the splitter llm needs {names}, which no settings file sets", hint=_HOW
        )
    url = settings.base_url.rstrip("/")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise _bad_url(url, str(error)) from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise _bad_url(url, "it does not begin with http:// or https:// and a host")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise _bad_url(_without_secrets(parts), "it holds more than scheme, host, port and path")
    host = parts.hostname if port is None else f"{parts.hostname}:{port}"
    return Address(
        base_url=url,
        host=host,
        is_encrypted=parts.scheme == "https",
        is_local=_is_local(parts.hostname),
    )


def key_of(settings: LlmSettings, environment: Mapping[str, str]) -> str | None:
    """Return the key that the settings name the variable of; None where they name none.

    Raises:
        SettingsError: the variable is not set, or what it holds cannot be a key.
    """
    name = settings.api_key_env
    if name is None:
        return None
    key = environment.get(name, "").strip()
    if not key or not key.isascii() or not key.isprintable():
        found = "cannot be a key" if key else "is not set"
        raise SettingsError(f"splitter.llm.api_key_env: the environment variable {name} {found}")
    return key


class ChatEndpoint:
    """A connection to an endpoint's chat completions; to be used in a `with` statement."""

    def __init__(
        self,
        settings: LlmSettings,
        *,
        schema: Mapping[str, Any],
        environment: Mapping[str, str] = os.environ,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """`schema` is the JSON schema of answers; `environment` holds the key.

        Raises:
            SettingsError: the settings name no endpoint, or a key that is not there.
            MissingExtraError: httpx is not installed.
        """
        self.address = address_of(settings)
        self._settings = settings
        self._schema = schema
        self._key = key_of(settings, environment)
        self._sleep = sleep
        self._client = _client(settings, self.address, self._key)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def ask(self, messages: Sequence[Message]) -> str:
        """Return the text of the answer.

        A question that the endpoint has no time for is sent once more.

        Raises:
            EndpointError: no answer came in time, or one that is too long or no chat completion.
            EndpointRefusedError: the endpoint will not answer the next question either.
        """
        import httpx

        try:
            return self._ask(messages, is_last=False)
        except httpx.TimeoutException as error:
            raise EndpointError(f"{self.address.host}: {_too_slow(self._settings)}") from error
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            raise EndpointError(f"{self.address.host}: {_shown(error)}") from error

    def _ask(self, messages: Sequence[Message], *, is_last: bool) -> str:
        started = time.monotonic()
        url = f"{self.address.base_url}/chat/completions"
        with self._client.stream("POST", url, json=self._payload(messages)) as response:
            if response.is_success:
                return _content(self._read(response, started), self.address.host)
            if is_last or response.status_code not in _WORTH_WAITING:
                raise self._refusal(response, started)
            pause = _pause(response)
        self._sleep(pause)
        return self._ask(messages, is_last=True)

    def _payload(self, messages: Sequence[Message]) -> dict[str, Any]:
        payload: dict[str, Any] = {"model": self._settings.model, "messages": list(messages)}
        if self._settings.temperature is not None:
            payload["temperature"] = self._settings.temperature
        match self._settings.response_format:
            case "json_object":
                payload["response_format"] = {"type": "json_object"}
            case "json_schema":
                described = {"name": "claims", "schema": dict(self._schema)}
                payload["response_format"] = {"type": "json_schema", "json_schema": described}
            case "none":
                pass
        return payload

    def _read(self, response: "Response", started: float) -> bytes:
        """Return the whole body, unless it is too long, too slow or packed."""
        host, limit = self.address.host, self._settings.max_response_kb * _BYTES_PER_KB
        if response.headers.get("content-encoding", "identity").lower() != "identity":
            raise EndpointError(f"{host}: the answer is packed, which was not asked for")
        body = bytearray()
        for chunk in response.iter_raw():
            body += chunk
            if len(body) > limit:
                raise EndpointError(
                    f"{host}: the answer is over {self._settings.max_response_kb} KB "
                    "(splitter.llm.max_response_kb)"
                )
            self._check_time(started)
        return bytes(body)

    def _check_time(self, started: float) -> None:
        if time.monotonic() - started > self._settings.timeout_seconds:
            raise EndpointError(f"{self.address.host}: {_too_slow(self._settings)}")

    def _refusal(self, response: "Response", started: float) -> EndpointError:
        host, status = self.address.host, response.status_code
        if response.is_redirect:
            target = _clean(response.headers.get("location", "")) or "nowhere"
            return EndpointRefusedError(
                f"{host}: answered with a redirect to {target}; "
                "nothing is sent anywhere but to splitter.llm.base_url"
            )
        said = self._said(response, started)
        message = f"{host}: HTTP {status}" + (f": {said}" if said else "")
        return (EndpointRefusedError if status in _REFUSING else EndpointError)(message)

    def _said(self, response: "Response", started: float) -> str:
        """Return the beginning of what stands beside an error status, without the key."""
        body = bytearray()
        for chunk in response.iter_raw():
            body += chunk
            self._check_time(started)
            if len(body) >= _MAX_ERROR_BYTES:
                break
        text = bytes(body[:_MAX_ERROR_BYTES]).decode("utf-8", "replace")
        if self._key:
            text = text.replace(self._key, "…")
        return _clean(text)


class _Text(BaseModel):
    content: str


class _Choice(BaseModel):
    message: _Text
    finish_reason: str | None = None


class _Completion(BaseModel):
    choices: list[_Choice]


def _content(body: bytes, host: str) -> str:
    """Return the text of a chat completion."""
    try:
        choices = _Completion.model_validate_json(body).choices
    except ValidationError as error:
        raise EndpointError(f"{host}: the answer is no chat completion") from error
    if not choices:
        raise EndpointError(f"{host}: the answer holds no choice")
    if choices[0].finish_reason == "length":
        raise EndpointError(f"{host}: the answer was cut off at the model's limit of tokens")
    return choices[0].message.content


def _client(settings: LlmSettings, address: Address, key: str | None) -> "Client":
    try:
        import httpx
    except ImportError as error:
        raise MissingExtraError(
            f"the splitter llm needs httpx ({error})", hint='pip install "factcheck[llm]"'
        ) from error
    headers = {"Accept-Encoding": "identity", "Accept": "application/json"}
    if key is not None:
        headers["Authorization"] = f"Bearer {key}"
    return httpx.Client(
        headers=headers,
        timeout=settings.timeout_seconds,
        follow_redirects=False,
        trust_env=not address.is_local,  # what stays on this machine goes through no proxy
    )


def _pause(response: "Response") -> float:
    named = response.headers.get("retry-after", "")
    seconds = float(named) if re.fullmatch(r"\d{1,6}", named) else _PAUSE_SECONDS
    return min(seconds, _MAX_PAUSE_SECONDS)


def _shown(error: Exception) -> str:
    return _clean(f"{type(error).__name__}: {error}" if str(error) else type(error).__name__)


def _too_slow(settings: LlmSettings) -> str:
    return f"no whole answer within {settings.timeout_seconds:g} s (splitter.llm.timeout_seconds)"


def _clean(text: str) -> str:
    """Return the text's beginning on one line, without what could drive a terminal."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= _MAX_ERROR_CHARS else f"{line[: _MAX_ERROR_CHARS - 1]}…"


def _is_local(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _without_secrets(parts: SplitResult) -> str:
    place = parts.netloc.rpartition("@")[2]
    return f"{parts.scheme}://{place}{parts.path}" if parts.scheme else f"{place}{parts.path}"


def _bad_url(url: str, reason: str) -> SettingsError:
    return SettingsError(f"splitter.llm.base_url: {url} cannot be asked: {reason}", hint=_HOW)


_HOW = (
    "Write them to a file, and name it with --config:  "
    "splitter: {llm: {base_url: 'http://localhost:8080/v1', model: NAME}}"
)
