"""Asking a model: the request, what to do about each status, and the words of the answer."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from hashlib import sha256
from typing import Any

from claimgraph.documents.endpoint import strict_json
from claimgraph.documents.endpoint.connection import ConnectionCut, Received, post
from claimgraph.documents.endpoint.settings import Settings
from claimgraph.errors import ClaimgraphError, DataError, UsageError

SEED = 7
"""Sent with each request: a model that takes one says the same thing twice."""
_TRIES = 3
_LONGEST_WAIT = 60.0
_WAIT = 2.0
_SHOWN = 160
_BUSY = (429, 500, 502, 503, 504)
_NO_SCHEMA = (400, 422)

Message = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model answered.

    Attributes:
        content: Its words.
        finish: Why it stopped, as the server says: "stop", "length".
        record: What is kept of it: canonical JSON of its words and of what the server
            says of itself, without what differs each time.
    """

    content: str
    finish: str
    record: bytes

    @property
    def digest(self) -> str:
        """The SHA-256 of the record, in hex."""
        return sha256(self.record).hexdigest()


@dataclass
class Asking:
    """A model that can be asked.

    Attributes:
        settings: Which one, and how.
        takes_schema: Whether the server takes one; found out by asking.
        sleep: Waits so many seconds.
    """

    settings: Settings
    takes_schema: bool = True
    sleep: Callable[[float], None] = field(default=time.sleep, repr=False)

    def ask(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> Reply:
        """Return what the model answers.

        A server that is busy, fails or breaks off is asked again, up to three times in
        all, after the time that it names. One that refuses the schema is asked without.

        Args:
            messages: What it is told and asked.
            schema: The JSON schema of its answer.

        Raises:
            DataError: no answer is to be had.
            UsageError: the server refuses the request, or wants another key.
        """
        for left in reversed(range(_TRIES)):
            try:
                received = self._sent(messages, schema)
            except ConnectionCut:
                if not left:
                    raise
                continue
            if received.status not in _BUSY or not left:
                break
            self.sleep(_wait(received.headers.get("retry-after", "")))
        if received.status != 200:
            raise self._refused(received)
        return self._reply(received, messages)

    def _sent(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> Received:
        received = self._post(messages, schema if self.takes_schema else None)
        if received.status in _NO_SCHEMA and self.takes_schema:
            without = self._post(messages, None)
            if without.status == 200:
                self.takes_schema = False
                return without
        return received

    def _post(self, messages: Sequence[Message], schema: Mapping[str, Any] | None) -> Received:
        settings = self.settings
        body = json.dumps(self._body(messages, schema)).encode()
        return post(settings.url, body, settings.key(), settings.timeout)

    def _body(
        self, messages: Sequence[Message], schema: Mapping[str, Any] | None
    ) -> dict[str, Any]:
        body: dict[str, Any] = {
            "model": self.settings.model,
            "messages": list(messages),
            "temperature": 0,
            "seed": SEED,
            "max_tokens": self.settings.max_tokens,
            "stream": False,
        }
        if schema is not None:
            named = {"name": "claims", "strict": True, "schema": schema}
            body["response_format"] = {"type": "json_schema", "json_schema": named}
        return body

    def _reply(self, received: Received, messages: Sequence[Message]) -> Reply:
        told = self._envelope(received)
        try:
            choice = told["choices"][0]
            content = choice["message"]["content"]
            finish = choice.get("finish_reason")
        except (KeyError, IndexError, TypeError, AttributeError):
            raise self._no_completion() from None
        if not isinstance(content, str | None):
            raise self._no_completion()
        record = {
            "content": content or "",
            "finish_reason": finish if isinstance(finish, str) else "",
            "model": _text(told.get("model")),
            "request": sha256(json.dumps(list(messages), sort_keys=True).encode()).hexdigest(),
            "schema": self.takes_schema,
            "system_fingerprint": _text(told.get("system_fingerprint")),
        }
        data = json.dumps(record, sort_keys=True, indent=1).encode() + b"\n"
        return Reply(content or "", str(record["finish_reason"]), data)

    def _envelope(self, received: Received) -> Mapping[str, Any]:
        kind = received.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind != "application/json":
            raise self._no_completion()
        try:
            told = strict_json.loads(received.body.decode("utf-8"))
        except ValueError:
            raise self._no_completion() from None
        if not isinstance(told, dict):
            raise self._no_completion()
        return told

    def _no_completion(self) -> DataError:
        return DataError(
            "what the server sends is no chat completion",
            place=self.settings.url,
            mend="Give the address of an OpenAI-compatible endpoint: it ends in /v1 as a rule.",
        )

    def _refused(self, received: Received) -> ClaimgraphError:
        """Return what to say of a status that is no success."""
        status = received.status
        place = self.settings.url
        if 300 <= status < 400:
            mend = (
                "No redirect is followed: a document goes where the case says. Name that address."
            )
            return UsageError("the server sends us elsewhere", place=place, mend=mend)
        if status in (401, 403):
            mend = "Name the environment variable that holds the key: key_env = CLAIMGRAPH_…"
            return UsageError(f"the server wants another key ({status})", place=place, mend=mend)
        if status in _BUSY:
            mend = "Wait, and extract again: what was read is kept."
            return DataError(f"the server is busy or failing ({status})", place=place, mend=mend)
        said = self._excerpt(received.body)
        mend = "See that the model's name and the address are right, and what the server logs."
        return UsageError(f"the server refuses ({status}): {said}", place=place, mend=mend)

    def _excerpt(self, body: bytes) -> str:
        words = body.decode("utf-8", "replace")
        key = self.settings.key()
        words = words.replace(key, "…") if key else words
        return "".join(c if c.isprintable() else " " for c in words)[:_SHOWN].strip()


def _text(value: object) -> str:
    return value[:_SHOWN] if isinstance(value, str) else ""


def _wait(header: str) -> float:
    """Return the seconds that a Retry-After asks for, within bounds."""
    header = header.strip()
    if header.isascii() and header.isdigit():
        seconds = float(header[:6])
    else:
        try:
            moment = parsedate_to_datetime(header)
        except ValueError:
            return _WAIT
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        seconds = (aware - datetime.now(UTC)).total_seconds()
    return min(max(seconds, 0.0), _LONGEST_WAIT)
