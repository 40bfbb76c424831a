"""claimgraph review where somebody looks at it: a real terminal, a real server."""

from __future__ import annotations

import os
import re
import select
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from tests.reviewing.cases import letter_case

from claimgraph import terminal
from claimgraph.case import Case
from claimgraph.errors import MissingExtra

pty = pytest.importorskip("pty", reason="pseudo-terminals are of POSIX systems")
SECONDS = 60


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return letter_case(tmp_path / "merrow").root


def _command(case: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "claimgraph", "-C", str(case), "review", *arguments]


def _read_until(terminal: int, words: str) -> str:
    """Return what a terminal shows up to some words."""
    shown = b""
    end = time.monotonic() + SECONDS
    while words.encode() not in shown and time.monotonic() < end:
        if select.select([terminal], [], [], 0.2)[0]:
            shown += os.read(terminal, 65536)
    text = shown.decode(errors="replace")
    assert words in text, text[-2000:]
    return text


def test_on_a_terminal_it_opens_a_full_screen_on_which_keys_decide(case: Path) -> None:
    outer, inner = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "120", "LINES": "40"}
    with subprocess.Popen(
        _command(case), stdin=inner, stdout=inner, stderr=inner, env=environment
    ) as process:
        os.close(inner)
        _read_until(outer, "waiting")
        os.write(outer, b"a")
        _read_until(outer, "with 1 new thing")
        os.write(outer, b"q")
        _read_until(outer, "go on with")
        assert process.wait(SECONDS) == 0
    os.close(outer)
    assert len(Case(case).content.claims) == 1


def test_in_the_browser_it_serves_the_page_until_it_is_interrupted(case: Path) -> None:
    with subprocess.Popen(
        _command(case, "--browser", "--no-open"), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        url = process.stdout.readline().decode().strip()
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/[\w-]{22}/", url)
        with urllib.request.urlopen(url, timeout=SECONDS) as answer:
            assert b"<title>claimgraph review</title>" in answer.read()
        process.send_signal(signal.SIGINT)
        _, words = process.communicate(timeout=SECONDS)
        assert process.returncode == 0
    assert "for you alone" in words.decode()
    assert "review --browser" in words.decode()


def test_a_port_that_is_taken_is_a_usage_error(case: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        command = _command(case, "--browser", "--no-open", "--port", port)
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert f"port {port} can't be listened on" in done.stderr


def test_without_textual_the_extra_is_named(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimgraph.terminal.find_spec", lambda name: None)
    with pytest.raises(MissingExtra) as caught:
        terminal.run_review(Case(case).review(by="desk"))
    assert "claimgraph[review]" in str(caught.value)
