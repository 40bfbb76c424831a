"""The server of a review answers its own page, and nobody else."""

from __future__ import annotations

import errno
import http.client
import json
from typing import Any
from urllib.parse import urlsplit

import pytest
from tests.server.conftest import served

from claimgraph.case import Case
from claimgraph.errors import UsageError
from claimgraph.graph.folder import CaseFolder
from claimgraph.server.review import ReviewServer


class Caller:
    """Speaks to a server as no browser would."""

    def __init__(self, server: ReviewServer) -> None:
        self.url = urlsplit(server.url)
        self.origin = f"http://{self.url.netloc}"

    def call(
        self, method: str, path: str, body: bytes = b"", **headers: str
    ) -> tuple[int, dict[str, str], bytes]:
        """Return status, headers and body of an answer; in header names "_" means "-"."""
        connection = http.client.HTTPConnection(self.url.netloc, timeout=10)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body or None, named)
        answer = connection.getresponse()
        found = answer.status, dict(answer.getheaders()), answer.read()
        connection.close()
        return found

    def do(self, told: Any, **headers: str) -> tuple[int, dict[str, str], bytes]:
        usual = {"Content_Type": "application/json", "Origin": self.origin}
        body = told if isinstance(told, bytes) else json.dumps(told).encode()
        return self.call("POST", f"{self.url.path}do", body, **{**usual, **headers})

    def asked(self, what: str) -> Any:
        status, _, body = self.call("GET", self.url.path + what)
        assert status == 200
        return json.loads(body)

    def state(self, told: Any) -> Any:
        status, _, body = self.do(told)
        assert status == 200
        return json.loads(body)


@pytest.fixture
def caller(server: ReviewServer) -> Caller:
    return Caller(server)


def decided(case: Case) -> int:
    return len(Case(case.root).content.judgements)


def test_the_address_is_of_this_machine_and_holds_a_new_secret(case: Case) -> None:
    servers = [ReviewServer(case.review(by="desk")) for _ in range(2)]
    keys = {urlsplit(server.url).path for server in servers}
    assert {urlsplit(server.url).hostname for server in servers} == {"127.0.0.1"}
    assert len(keys) == 2
    assert min(map(len, keys)) >= 22
    for server in servers:
        server._server.server_close()


def test_a_port_that_is_taken_is_said(server: ReviewServer, case: Case) -> None:
    port = urlsplit(server.url).port
    assert port
    with pytest.raises(UsageError, match=f"port {port} can't be listened on"):
        ReviewServer(case.review(by="desk"), port)


def test_the_page_may_load_nothing_from_elsewhere(caller: Caller) -> None:
    status, headers, body = caller.call("GET", caller.url.path)
    assert (status, b"<title>claimgraph review" in body) == (200, True)
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == "no-store"
    assert "Access-Control-Allow-Origin" not in headers


@pytest.mark.parametrize("path", ["/", "/guess/", "/guess/do", "//", "/%2e%2e/"])
def test_without_the_secret_there_is_nothing(caller: Caller, path: str) -> None:
    status, _, body = caller.call("GET", path)
    assert (status, body) == (404, b"Not Found")


@pytest.mark.parametrize("name", ["../review.py", "review.py", "complete/x", "%2e%2e/answers.py"])
def test_no_other_file_is_handed_out(caller: Caller, name: str) -> None:
    assert caller.call("GET", caller.url.path + name)[0] == 404


def test_a_foreign_name_that_points_here_is_refused(caller: Caller, case: Case) -> None:
    rebound = f"evil.example:{caller.url.port}"
    assert caller.call("GET", caller.url.path, Host=rebound)[0] == 403
    assert caller.do({"action": "accept"}, Host=rebound)[0] == 403
    assert decided(case) == 0


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Content_Type": "text/plain"},
        {"Content_Type": "application/x-www-form-urlencoded"},
    ],
)
def test_another_page_can_decide_nothing(
    caller: Caller, case: Case, headers: dict[str, str]
) -> None:
    assert caller.do({"action": "accept"}, **headers)[0] == 403
    assert decided(case) == 0


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"7", b"[" * 100_000, b'{"action":' + b'"x"' * 100_000, b"\xff\xfe"],
)
def test_what_is_no_object_of_a_fair_size_is_refused(
    caller: Caller, case: Case, body: bytes
) -> None:
    assert caller.do(body)[0] == 400
    assert decided(case) == 0


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"action": "drop"},
        {"action": ["accept"]},
        {"action": "reject"},
        {"action": "reject", "reason": 7},
        {"action": "reject", "reason": " "},
        {"action": "move", "steps": "1"},
        {"action": "go", "id": "zzzz"},
        {"action": "edit", "fields": {"nonsense": "x"}},
        {"action": "edit", "fields": []},
        {"action": "merge", "ids": []},
        {"action": "merge", "ids": [1]},
        {"action": "split", "parts": [7]},
        {"action": "batch"},
        {"action": "batch", "extractor": "test", "rule": "made-up", "least": "0", "token": ""},
        {"action": "batch", "extractor": "test", "rule": "made-up", "least": 0.5},
        {"action": "batch", "extractor": "test", "rule": "made-up", "least": 0.5, "token": "0"},
        {"action": "batch", "extractor": "test", "rule": "other", "least": 0.5, "token": "0"},
        {"action": "split", "parts": [{"when": "x" * 20_000}]},
    ],
)
def test_what_makes_no_sense_is_said_and_nothing_is_decided(
    caller: Caller, case: Case, told: Any
) -> None:
    answer = caller.state(told)
    assert answer["fault"] is True
    assert answer["message"]
    assert answer["state"]["progress"]["waiting"] == 5
    assert decided(case) == 0


@pytest.mark.parametrize(
    "fields",
    [
        {"subject": "the old mill"},
        {"where": "who: knows"},
        {"object": "a\nb\0"},
        {"subject": "\ud800"},
        {"subject": "x" * 9_999},
        {"self": "x"},
        {"": "x"},
    ],
)
def test_whatever_is_written_in_a_field_is_answered(
    caller: Caller, case: Case, fields: dict[str, str]
) -> None:
    caller.state({"action": "edit", "fields": fields})
    caller.state({"action": "reset"})
    assert caller.state({"action": "accept"})["fault"] is False
    assert decided(case) == 1


def test_a_decision_is_written_before_it_is_answered(caller: Caller, case: Case) -> None:
    answer = caller.state({"action": "accept"})
    assert answer["message"] == "accepted dd065820, with 1 new thing"
    assert answer["state"]["progress"] | {"skipped": 0} == answer["state"]["progress"]
    assert decided(case) == 2 or decided(case) == 1
    assert len(Case(case.root).content.claims) == 1


def test_a_full_disk_is_told_and_the_session_goes_on(
    caller: Caller, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(CaseFolder, "commit", full)
        answer = caller.state({"action": "accept"})
    assert answer["fault"] is True
    assert answer["message"] == "it could not be written: No space left on device"
    assert caller.state({"action": "accept"})["fault"] is False
    assert decided(case) == 1


def test_names_are_completed_in_any_field(caller: Caller) -> None:
    known, new = caller.asked("complete?field=subject&text=Eel")
    assert (known["value"], known["text"], known["isNew"]) == ("eel-quay", "eel-quay", False)
    assert (new["value"], new["text"], new["isNew"]) == ("Eel", "Eel", True)
    assert caller.asked("complete?field=nonsense&text=Eel") == []


RULE = "extractor=test&rule=made-up"


def test_a_rule_is_accepted_as_it_was_shown(caller: Caller, case: Case) -> None:
    (rule,) = caller.asked("rules")
    assert rule["told"] == "made-up: 5 wait, 0.20–0.90, none decided yet (test)"
    assert ["0.70 and more: 2", 0.7] in rule["steps"]
    shown = caller.asked(f"preview?{RULE}&least=0,6")
    assert (shown["count"], len(shown["lines"]), shown["least"]) == (3, 3, 0.6)
    assert {thing["name"] for thing in shown["new"]} >= {"Odo Finch", "Salt Mill"}
    assert decided(case) == 0
    told = {"action": "batch", "extractor": "test", "rule": "made-up"}
    stale = caller.state({**told, "least": 0.2, "token": shown["token"]})
    assert (stale["fault"], decided(case)) == (True, 0)
    answer = caller.state({**told, "least": 0.6, "token": shown["token"]})
    assert answer["message"].endswith("with 3 new things; undo takes all of it back")
    assert decided(case) == 3
    assert caller.state({"action": "undo"})["state"]["progress"]["waiting"] == 5


@pytest.mark.parametrize(
    "asked", ["", RULE, f"{RULE}&least=much", f"{RULE}&least=2", "extractor=x&rule=y&least=0"]
)
def test_what_can_not_be_looked_at_is_said(caller: Caller, asked: str) -> None:
    assert list(caller.asked(f"preview?{asked}")) == ["fault"]


def test_a_damaged_file_is_told_with_all_that_is_shown(case: Case) -> None:
    (case.root / "proposals" / "merrow-letter.test.jsonl").write_bytes(b"{\n")
    with served(case) as server:
        (told,) = Caller(server).state({"action": "look"})["state"]["damaged"]
    assert told.startswith("proposals/merrow-letter.test.jsonl:1: damaged, and left out. ")
    assert "claimgraph extract merrow-letter --extractor test" in told


def test_the_list_says_what_is_denied_and_who_says_so(caller: Caller) -> None:
    lines = caller.state({"action": "look"})["state"]["list"]
    told = {(line["sentence"], line["voices"]) for line in lines}
    assert ("not: the Board owns Salt Mill", "Odo Finch (denied)") in told
