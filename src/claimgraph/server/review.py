"""The review as a page: served to this machine alone, to whoever has the address.

The address holds a secret of 128 bits that is made anew for each session. A request is
answered where it names that secret, is meant for this machine (so that no foreign name
can be made to point here), and comes from the page itself (so that no other page that the
browser has open can decide). The page loads nothing from anywhere else.
"""

from __future__ import annotations

import hmac
import json
import secrets
import threading
from collections.abc import Callable
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from typing import Any
from urllib.parse import parse_qs, urlsplit

from claimgraph.errors import UsageError
from claimgraph.reviewing.desk import Desk
from claimgraph.server.answers import Answers

HOST = "127.0.0.1"
_MOST_BYTES = 256 * 1024
_SECONDS = 30
_ASSETS = {
    "": ("review.html", "text/html; charset=utf-8"),
    "review.css": ("review.css", "text/css; charset=utf-8"),
    "review.js": ("review.js", "text/javascript; charset=utf-8"),
    "dialogs.js": ("dialogs.js", "text/javascript; charset=utf-8"),
}
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


class ReviewServer:
    """Serves the page of one session.

    Args:
        desk: The session.
        port: Where to listen; any that is free where 0.

    Raises:
        UsageError: the port is taken.
    """

    def __init__(self, desk: Desk, port: int = 0) -> None:
        try:
            self._server = _Server((HOST, port), Answers(desk), secrets.token_urlsafe(16))
        except OSError as error:
            raise UsageError(
                f"port {port} can't be listened on: {error.strerror}",
                mend="Choose another with --port, or none.",
            ) from None

    @property
    def url(self) -> str:
        """The address of the page, its secret included."""
        return f"http://{HOST}:{self._server.server_port}/{self._server.key}/"

    def serve(self) -> None:
        """Answer until :meth:`stop`, or Ctrl-C."""
        try:
            self._server.serve_forever(poll_interval=0.2)
        finally:
            self._server.server_close()

    def stop(self) -> None:
        """Let :meth:`serve` come to its end; from another thread."""
        self._server.shutdown()


class _Server(ThreadingHTTPServer):
    """Listens, and holds what the handlers of requests share."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, address: tuple[str, int], answers: Answers, key: str) -> None:
        super().__init__(address, _Handler)
        self.answers = answers
        self.key = key
        self.deciding = threading.Lock()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: a browser that goes away is no fault."""


@cache
def _asset(name: str) -> bytes:
    return (files("claimgraph.server") / "assets" / name).read_bytes()


class _Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: _Server
    protocol_version = "HTTP/1.1"
    server_version = "claimgraph"
    sys_version = ""
    timeout = _SECONDS

    def do_GET(self) -> None:
        """Answer with a file of the page, what may be meant, or what a rule would accept."""
        path = self._path()
        if path is None:
            return
        parts = urlsplit(path)
        if parts.path in _ASSETS:
            name, media_type = _ASSETS[parts.path]
            self._send(HTTPStatus.OK, _asset(name), media_type)
        elif parts.path == "complete":
            asked = parse_qs(parts.query)
            field, text = (asked.get(each, [""])[0] for each in ("field", "text"))
            self._json(lambda: self.server.answers.complete(field, text))
        elif parts.path == "rules":
            self._json(self.server.answers.rules)
        elif parts.path == "preview":
            told = {name: values[0] for name, values in parse_qs(parts.query).items()}
            self._json(lambda: self.server.answers.preview(told))
        else:
            self._refuse(HTTPStatus.NOT_FOUND)

    def do_POST(self) -> None:
        """Do what the page asks for."""
        if self._path() != "do" or not self._is_from_page():
            self._refuse(HTTPStatus.FORBIDDEN)
            return
        told = self._told()
        if told is None:
            self._refuse(HTTPStatus.BAD_REQUEST)
            return
        with self.server.deciding:
            self._json(lambda: self.server.answers.do(told))

    def _path(self) -> str | None:
        """Return what stands behind the secret, or None where the request is not for us."""
        if self.headers.get("Host") not in self._hosts():
            self._refuse(HTTPStatus.FORBIDDEN)
            return None
        _, key, *rest = [*self.path.split("/", 2), "", ""]
        if not hmac.compare_digest(key.encode(), self.server.key.encode()):
            self._refuse(HTTPStatus.NOT_FOUND)
            return None
        return rest[0]

    def _hosts(self) -> tuple[str, str]:
        port = self.server.server_port
        return f"{HOST}:{port}", f"localhost:{port}"

    def _is_from_page(self) -> bool:
        origins = {f"http://{host}" for host in self._hosts()}
        is_json = self.headers.get("Content-Type", "").partition(";")[0] == "application/json"
        return is_json and self.headers.get("Origin") in origins

    def _told(self) -> dict[str, Any] | None:
        """Return what was sent, or None where it is no JSON object of a fair size."""
        try:
            size = int(self.headers.get("Content-Length", ""))
            told = json.loads(self.rfile.read(size)) if 0 < size <= _MOST_BYTES else None
        except (ValueError, RecursionError):
            return None
        return told if isinstance(told, dict) else None

    def _json(self, make: Callable[[], object]) -> None:
        data = json.dumps(make(), ensure_ascii=True).encode()
        self._send(HTTPStatus.OK, data, "application/json")

    def _refuse(self, status: HTTPStatus) -> None:
        self.close_connection = True
        self._send(status, status.phrase.encode(), "text/plain; charset=utf-8")

    def _send(self, status: HTTPStatus, data: bytes, media_type: str) -> None:
        self.send_response(status)
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:
        """Write no log: the address is a secret."""
