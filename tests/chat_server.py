"""A local endpoint for chat completions that answers as it is told, also badly."""

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Asked = Mapping[str, Any]
"""The JSON of a question."""
Reply = Callable[["Handler", Asked], None]


@dataclass(slots=True, kw_only=True)
class ChatServer:
    """A running server: what it is to reply, and what it was asked."""

    url: str
    replies: list[Reply]
    """One a question; the last one for all further questions."""
    asked: list[Asked] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)

    @property
    def said(self) -> str:
        """Everything that was sent here."""
        return json.dumps(self.asked, ensure_ascii=False)


class Handler(BaseHTTPRequestHandler):
    """Hands each question to the next reply."""

    protocol_version = "HTTP/1.1"
    server: "_Server"

    def do_POST(self) -> None:
        chat = self.server.chat
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        chat.asked.append(asked)
        chat.headers.append({name.lower(): value for name, value in self.headers.items()})
        chat.paths.append(self.path)
        reply = chat.replies[min(len(chat.asked), len(chat.replies)) - 1]
        with suppress(ConnectionError):  # who asked may have had enough
            reply(self, asked)

    def give(self, status: int, body: bytes, headers: Mapping[str, str] | None = None) -> None:
        """Send a whole response."""
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Stay quiet."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    chat: ChatServer

    def handle_error(self, *_: object) -> None:
        """Stay quiet where a client has gone."""


@contextmanager
def chat_server(*replies: Reply) -> Iterator[ChatServer]:
    """Run a server on a free port of this machine."""
    server = _Server(("127.0.0.1", 0), Handler)
    server.chat = ChatServer(
        url=f"http://127.0.0.1:{server.server_address[1]}/v1", replies=list(replies)
    )
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server.chat
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def material(asked: Asked) -> dict[str, Any]:
    """Return the article's part of a question."""
    found: dict[str, Any] = json.loads(asked["messages"][1]["content"])
    return found


def completion(content: str, **choice: object) -> bytes:
    """Return the body of a chat completion."""
    message = {"role": "assistant", "content": content}
    return json.dumps({"choices": [{"message": message, **choice}]}).encode()


def says(content: str, **choice: object) -> Reply:
    """Return a reply with this content."""
    return lambda handler, _: handler.give(200, completion(content, **choice))


def claims(*rows: Mapping[str, object]) -> Reply:
    """Return a reply with these claims."""
    return says(json.dumps({"claims": list(rows)}))


def status(code: int, body: bytes = b"", **headers: str) -> Reply:
    """Return a reply of this status; `_` in a header's name stands for `-`."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda handler, _: handler.give(code, body, named)


def raw(body: bytes, **headers: str) -> Reply:
    """Return a reply of status 200 with this body."""
    return status(200, body, **headers)


def echo(handler: Handler, asked: Asked) -> None:
    """Give each sentence back as its own claim."""
    rows = [
        {"sentence": s["number"], "quote": s["text"], "claim": s["text"], "speaker": None}
        for s in material(asked)["sentences"]
    ]
    handler.give(200, completion(json.dumps({"claims": rows})))


def dropped(handler: Handler, _: Asked) -> None:
    """Close the connection without a word."""
    handler.close_connection = True


def cut(handler: Handler, _: Asked) -> None:
    """Close the connection within the body."""
    handler.send_response(200)
    handler.send_header("Content-Length", "10000")
    handler.end_headers()
    handler.wfile.write(b'{"choices": [')
    handler.close_connection = True


def silent(seconds: float) -> Reply:
    """Return a reply that does not come for so long."""

    def reply(handler: Handler, _: Asked) -> None:
        threading.Event().wait(seconds)
        handler.give(200, completion('{"claims": []}'))

    return reply


def trickle(piece: bytes, pause: float, n_pieces: int) -> Reply:
    """Return a reply whose body comes in chunks, each of them in time."""

    def reply(handler: Handler, _: Asked) -> None:
        handler.send_response(200)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        for _n in range(n_pieces):
            handler.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
            handler.wfile.flush()
            threading.Event().wait(pause)
        handler.wfile.write(b"0\r\n\r\n")

    return reply
