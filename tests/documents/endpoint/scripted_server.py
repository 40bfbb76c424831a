"""A server on this machine that answers as a test tells it to: rightly, wrongly or not at all."""

from __future__ import annotations

import json
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from typing import Any


@dataclass
class Asked:
    """A request as it came.

    `said` is the question without the rules; `text` what stands between its fences.
    """

    path: str
    headers: Mapping[str, str]
    body: dict[str, Any]

    @property
    def said(self) -> str:
        return str(self.body["messages"][-1]["content"])

    @property
    def text(self) -> str:
        fence = self.said.splitlines()[0]
        return self.said.split(f"{fence}\n")[1]

    @property
    def sentences(self) -> dict[str, str]:
        """The numbered sentences of the text, by what they are called."""
        lines = (line.partition(": ") for line in self.text.splitlines())
        return {name: words for name, _, words in lines if name != "-"}


@dataclass
class Handling:
    """What a script may do with a request."""

    handler: BaseHTTPRequestHandler

    def send(
        self, body: bytes, status: int = 200, kind: str = "application/json", **headers: str
    ) -> None:
        """Send a whole answer; a header is named as in ``retry_after``."""
        self.start(status, kind, length=str(len(body)), **headers)
        self.write(body)

    def start(self, status: int = 200, kind: str = "application/json", **headers: str) -> None:
        self.handler.send_response(status)
        self.handler.send_header("Content-Type", kind)
        for name, value in headers.items():
            shown = "Content-Length" if name == "length" else name.replace("_", "-")
            self.handler.send_header(shown, value)
        self.handler.end_headers()

    def write(self, data: bytes) -> None:
        self.handler.wfile.write(data)
        self.handler.wfile.flush()


Script = Callable[[Asked, Handling], None]


@dataclass
class Server:
    """A server that runs, and what it was asked."""

    port: int
    asked: list[Asked] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    def options(self, **more: str) -> dict[str, str]:
        """What a case says to be read by it."""
        return {"url": self.url, "model": "scripted", "timeout": "60", **more}


@contextmanager
def serving(script: Script, certificate: Path | None = None) -> Iterator[Server]:
    """Run a server that answers each request by `script`, over TLS where it has a certificate."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            body = json.loads(self.rfile.read(length))
            names = {name.lower(): value for name, value in self.headers.items()}
            asked = Asked(self.path, names, body)
            server.asked.append(asked)
            with suppress(OSError):  # the client may have had enough
                script(asked, Handling(self))
            self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

        def handle_error(self, request: object, client_address: object) -> None:
            pass  # a client that does not trust us hangs up

    with Quiet(("127.0.0.1", 0), Handler) as http:
        if certificate:
            tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            tls.load_cert_chain(certificate)
            http.socket = tls.wrap_socket(http.socket, server_side=True)
        server = Server(http.server_address[1])
        thread = threading.Thread(target=http.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield server
        http.shutdown()
        thread.join()


_numbers = count(1)


def completion(content: str | None, finish: str = "stop", **more: object) -> bytes:
    """Return the body of a chat completion, with what differs each time."""
    number = next(_numbers)
    message = {"role": "assistant", "content": content}
    told = {
        "id": f"chatcmpl-{number}",
        "object": "chat.completion",
        "created": 1_700_000_000 + number,
        "model": "scripted-1",
        "choices": [{"index": 0, "message": message, "finish_reason": finish}],
        **more,
    }
    return json.dumps(told).encode()


def saying(*contents: str) -> Script:
    """Return a script that answers with these words in turn, and with the last ever after."""
    left = list(contents)

    def script(asked: Asked, handling: Handling) -> None:
        handling.send(completion(left.pop(0) if len(left) > 1 else left[0]))

    return script


def claim(quote: str, sentence: str, **changed: Any) -> dict[str, Any]:
    """Return a claim in the form of an answer: the ends are its first and last words."""
    words = quote.rstrip(".").split()
    told: dict[str, Any] = {
        "quote": quote,
        "sentence": sentence,
        "subject": thing(words[0]),
        "predicate": "linkedTo",
        "object": thing(words[-1]),
        "object_kind": "thing",
        "when": None,
        "where": None,
        "polarity": "asserted",
        "modality": "fact",
        "status": "silent",
        "speakers": [],
    }
    return told | changed


def thing(words: str, stands_for: str | None = None, type: str | None = None) -> dict[str, Any]:
    return {"words": words, "stands_for": stands_for, "type": type}


def answer(*claims: Mapping[str, Any]) -> str:
    return json.dumps({"claims": list(claims)}, ensure_ascii=False)
