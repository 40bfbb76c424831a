"""What a server may do to us: stall, cut, flood, send elsewhere, refuse, and be busy."""

from __future__ import annotations

import asyncio
import gzip
import json
import sys
import time
import tracemalloc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.documents.endpoint.scripted_server import (
    Asked,
    Handling,
    Script,
    Server,
    completion,
    saying,
    serving,
)

from claimgraph.documents.endpoint import connection
from claimgraph.documents.endpoint.asking import Asking
from claimgraph.documents.endpoint.settings import Settings
from claimgraph.errors import ClaimgraphError, DataError, MissingExtra, UsageError

QUESTION = [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Well?"}]
SCHEMA = {"type": "object", "properties": {}, "required": [], "additionalProperties": False}


# Signed by itself, for 127.0.0.1; the key in it is for nothing else.
CERTIFICATE = Path(__file__).with_name("self_signed.pem")


@dataclass
class Waits:
    """What would have been slept."""

    seconds: list[float] = field(default_factory=list)

    def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


def asking(server: Server, waits: Callable[[float], None] = time.sleep, **options: str) -> Asking:
    return Asking(Settings.of(server.options(**options)), sleep=waits)


def refusal(script: Script, waits: Callable[[float], None] = time.sleep, **options: str) -> str:
    """Return what is said where no answer is to be had; it has to have a mend."""
    with serving(script) as server, pytest.raises(ClaimgraphError) as caught:
        asking(server, waits, **options).ask(QUESTION, SCHEMA)
    assert caught.value.mend
    assert caught.value.place == f"{server.url}/chat/completions"
    return caught.value.message


def test_what_is_asked() -> None:
    with serving(saying("Well.")) as server:
        reply = asking(server, max_tokens="64").ask(QUESTION, SCHEMA)
    assert reply.content == "Well."
    (asked,) = server.asked
    assert asked.path == "/v1/chat/completions"
    assert asked.body == {
        "model": "scripted",
        "messages": QUESTION,
        "temperature": 0,
        "seed": 7,
        "max_tokens": 64,
        "stream": False,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "claims", "strict": True, "schema": SCHEMA},
        },
    }
    assert "authorization" not in asked.headers
    assert asked.headers["accept-encoding"] == "identity"


def test_a_record_is_the_same_whenever_the_words_are() -> None:
    with serving(saying("Well.", "Well.", "Other.")) as server:
        one, two, other = (asking(server).ask(QUESTION, SCHEMA) for _ in range(3))
    assert one.record == two.record
    assert one.digest == two.digest != other.digest
    told = json.loads(one.record)
    assert told["content"] == "Well."
    assert told["model"] == "scripted-1"
    assert told["schema"] is True


def test_the_environment_sends_nothing_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere")
    with serving(saying("Well.")) as server:
        assert asking(server).ask(QUESTION, SCHEMA).content == "Well."


def test_it_works_where_an_event_loop_runs_already() -> None:
    async def within() -> str:
        return asking(server).ask(QUESTION, SCHEMA).content

    # In a thread of its own: playwright's loop may run in this one.
    with serving(saying("Well.")) as server, ThreadPoolExecutor() as elsewhere:
        assert elsewhere.submit(lambda: asyncio.run(within())).result() == "Well."


def test_a_key_goes_with_the_request_and_into_no_message(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMGRAPH_FERRY_KEY", "sk-very-secret")

    def script(asked: Asked, handling: Handling) -> None:
        handling.send(f"no such model for {asked.headers['authorization']}".encode(), 404)

    said = refusal(script, key_env="CLAIMGRAPH_FERRY_KEY")
    assert said == "the server refuses (404): no such model for Bearer …"


# --- redirects, statuses ------------------------------------------------------------------------


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(status: int) -> None:
    with serving(saying("{}")) as elsewhere:

        def script(asked: Asked, handling: Handling) -> None:
            handling.send(b"", status, location=f"{elsewhere.url}/chat/completions")

        assert refusal(script) == "the server sends us elsewhere"
        assert not elsewhere.asked


def test_a_server_that_wants_a_key_is_asked_once() -> None:
    with serving(lambda _, handling: handling.send(b"{}", 401, retry_after="1")) as server:
        with pytest.raises(UsageError, match="another key") as caught:
            asking(server).ask(QUESTION, SCHEMA)
        assert len(server.asked) == 1
    assert "key_env" in (caught.value.mend or "")


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_server_is_asked_again_when_it_says(status: int) -> None:
    left = [b"busy", b"busy"]

    def script(asked: Asked, handling: Handling) -> None:
        if left:
            handling.send(left.pop(), status, retry_after="3")
        else:
            handling.send(completion("Well."))

    waits = Waits()
    with serving(script) as server:
        assert asking(server, waits).ask(QUESTION, SCHEMA).content == "Well."
    assert waits.seconds == [3.0, 3.0]


@pytest.mark.parametrize(
    ("header", "least", "most"),
    [
        ("0", 0, 0),
        ("999999999999", 60, 60),
        ("-5", 2, 2),
        ("1e9", 2, 2),
        ("soon", 2, 2),
        ("٣", 2, 2),
        ("Wed, 21 Oct 2099 07:28:00 GMT", 60, 60),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0, 0),
        ("Wed, 99 Oct 9999999 07:28:00 GMT", 2, 2),
    ],
)
def test_it_is_never_waited_for_long(header: str, least: float, most: float) -> None:
    waits = Waits()

    def script(asked: Asked, handling: Handling) -> None:
        handling.send(b"{}", 429, retry_after=header.encode().decode("latin-1"))

    assert refusal(script, waits) == "the server is busy or failing (429)"
    assert len(waits.seconds) == 2
    assert all(least <= seconds <= most for seconds in waits.seconds)


def test_a_server_that_knows_no_schema_is_asked_without() -> None:
    def script(asked: Asked, handling: Handling) -> None:
        if "response_format" in asked.body:
            handling.send(b'{"error": "response_format is not supported"}', 400)
        else:
            handling.send(completion("Well."))

    with serving(script) as server:
        model = asking(server)
        first, second = model.ask(QUESTION, SCHEMA), model.ask(QUESTION, SCHEMA)
        assert len(server.asked) == 3
    assert not model.takes_schema
    assert first.record == second.record
    assert json.loads(first.record)["schema"] is False


def test_a_server_that_refuses_without_a_schema_too_has_refused() -> None:
    said = refusal(lambda _, handling: handling.send(b"\x1b[31mno\xe2\x80\xaesuch model", 400))
    assert said == "the server refuses (400): [31mno such model"


# --- what is no answer --------------------------------------------------------------------------

NO_COMPLETIONS: dict[str, tuple[bytes, str]] = {
    "a page": (b"<html>Welcome</html>", "text/html"),
    "a completion that is called text": (completion("{}"), "text/plain"),
    "cut": (completion("{}")[:-30], "application/json"),
    "a list": (b"[]", "application/json"),
    "nothing": (b"", "application/json"),
    "not UTF-8": (b'{"choices": "\xff"}', "application/json"),
    "no choices": (b'{"choices": []}', "application/json"),
    "choices of another kind": (b'{"choices": {"message": 1}}', "application/json"),
    "no message": (b'{"choices": [{"text": "old"}]}', "application/json"),
    "words of another kind": (b'{"choices": [{"message": {"content": [1]}}]}', "application/json"),
    "deep": (b'{"choices": ' + b"[" * 100_000, "application/json"),
    "a number that JSON does not know": (b'{"choices": NaN}', "application/json"),
    "an error": (b'{"error": {"message": "out of memory"}}', "application/json"),
}


@pytest.mark.parametrize("name", NO_COMPLETIONS)
def test_what_is_no_completion_is_said_to_be_none(name: str) -> None:
    body, kind = NO_COMPLETIONS[name]
    said = refusal(lambda _, handling: handling.send(body, kind=kind))
    assert said == "what the server sends is no chat completion"


def test_no_words_are_an_answer_that_the_decoder_refuses() -> None:
    with serving(lambda _, handling: handling.send(completion(None))) as server:
        assert asking(server).ask(QUESTION, SCHEMA).content == ""


# --- stalls, cuts, floods -----------------------------------------------------------------------


def drip_head(asked: Asked, handling: Handling) -> None:
    for character in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"a" * 1000:
        handling.write(bytes([character]))
        time.sleep(0.05)


def drip_body(asked: Asked, handling: Handling) -> None:
    handling.start(length="1000")
    for _ in range(1000):
        handling.write(b" ")
        time.sleep(0.05)


def go_on_for_ever(asked: Asked, handling: Handling) -> None:
    while True:
        handling.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        time.sleep(0.01)


@pytest.mark.parametrize(
    "script", [lambda *_: time.sleep(60), drip_head, drip_body, go_on_for_ever]
)
def test_the_deadline_is_for_the_whole(script: Script) -> None:
    begun = time.monotonic()
    assert refusal(script, timeout="1") == "no whole answer after 1 s"
    assert time.monotonic() - begun < 30  # the scripts take longer, whatever else a machine does


def test_a_cut_answer_is_asked_for_again_and_then_given_up() -> None:
    def script(asked: Asked, handling: Handling) -> None:
        handling.start(length="1000")
        handling.write(b'{"choices"')

    with serving(script) as server, pytest.raises(DataError, match="can't be asked"):
        asking(server).ask(QUESTION, SCHEMA)
    assert len(server.asked) == 3


def test_nobody_there() -> None:
    with serving(saying("")) as server:
        pass
    with pytest.raises(DataError, match="can't be asked") as caught:
        asking(server).ask(QUESTION, SCHEMA)
    assert "url" in (caught.value.mend or "")


@pytest.mark.parametrize("length", [{"length": str(500 * 2**20)}, {}])
def test_a_flood_is_not_read(length: dict[str, str]) -> None:
    sent = 0

    def script(asked: Asked, handling: Handling) -> None:
        nonlocal sent
        handling.start(**length)
        for _ in range(500):
            handling.write(b" " * 2**20)
            sent += 1

    tracemalloc.start()
    assert refusal(script) == "the answer is larger than 4 MiB"
    assert tracemalloc.get_traced_memory()[1] < 32 * 2**20
    tracemalloc.stop()
    assert sent < 60


def test_a_compressed_answer_is_not_unpacked() -> None:
    bomb = gzip.compress(b" " * 50 * 2**20)
    said = refusal(lambda _, handling: handling.send(bomb, content_encoding="gzip"))
    assert said == "the answer is compressed, which was not asked for"


def test_an_endless_head_is_not_read() -> None:
    def script(asked: Asked, handling: Handling) -> None:
        handling.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(1_000_000):
            handling.write(b"X-%d: %s\r\n" % (number, b"a" * 1000))

    assert "can't be asked" in refusal(script)


def test_a_server_that_cannot_prove_who_it_is_gets_nothing() -> None:
    with serving(saying("Well."), CERTIFICATE) as server:
        url = server.url.replace("http:", "https:")
        with pytest.raises(DataError, match="CERTIFICATE_VERIFY_FAILED"):
            asking(server, url=url).ask(QUESTION, SCHEMA)
    assert not server.asked


def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "httpx", None)
    with pytest.raises(MissingExtra, match="httpx") as caught:
        connection.post("http://127.0.0.1:9", b"{}", "", 1)
    assert caught.value.mend == "Install it: pip install 'claimgraph[endpoint]'"
