"""What a person at a terminal sees: colours or none, a bar while waiting, nothing hostile."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from rich.cells import cell_len
from tests.builders import NS
from tests.cli.conftest import PROGRAM, Cli, called
from tests.hostile import TEXTS, hostile

import claimgraph as cg
from claimgraph.cli.progress import bar

# What may stand in an answer: printable characters and line feeds.
FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


@pytest.fixture(scope="module")
def hostile_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case in which every text is hostile."""
    folder = tmp_path_factory.mktemp("hostile") / "case"
    case = cg.init(folder, title=TEXTS["control"] + TEXTS["bidi"], base=NS.base)
    case.merge(hostile())
    return folder


@pytest.mark.parametrize(
    "arguments",
    [
        ["status"],
        ["find", "e"],
        ["find", "\x1b[31m"],
        ["show", "control"],
        ["show", "bidi"],
        ["show", "lines"],
        ["show", "unicode-lines"],
        ["show", "paper"],
        ["show", "\x1b]0;owned\x07"],
        ["show", "long"],
        ["trace", "control", "knows"],
        ["trace", "\u202e", "knows"],
        ["path", "control", "bidi"],
        ["path", "control", "\x9b31m"],
        ["query", "-e", "SELECT ?a ?b ?c { ?a ?b ?c }"],
        ["query", "-e", "SELECT ?a { \x1b[31m }"],
        ["ask", "labels"],
        ["ask", "\x1b[31m"],
        ["ask", "about", "thing=\x1b[31m"],
        ["stats", "--all"],
        ["check"],
        ["check", "--format", "github"],
        ["export", "-o", "\x1b[31m/x.ttl"],
        ["import", "\x1b[31m.yaml"],
        ["\x1b[31m"],
        ["find", "x", "--\x1b[31m"],
    ],
    ids=lambda arguments: ascii(" ".join(arguments)),
)
def test_no_name_drives_the_terminal(
    hostile_case: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(hostile_case)
    done = called(*arguments)
    assert done.code in (0, 1, 2)
    assert done.out or done.err
    assert FORBIDDEN.findall(done.out) == []
    assert FORBIDDEN.findall(done.err) == []


def test_json_escapes_what_would_drive_the_terminal(
    hostile_case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(hostile_case)
    done = called("show", "control", "--json")
    assert done.json["entity"]["label"] == TEXTS["control"]
    assert re.findall("[\x00-\x09\x0b-\x1f]", done.out) == []


def test_a_difference_of_hostile_rows_is_harmless(cli: Cli, hostile_case: Path) -> None:
    sheet = called("-C", str(hostile_case), "export", "-o", "-", "--format", "yaml").data
    assert cli("init", "other", "--base", NS.base).code == 0
    done = cli("-C", "other", "import", "-", "--dry-run", stdin=sheet)
    assert done.out or done.err
    assert FORBIDDEN.findall(done.out) == []
    assert FORBIDDEN.findall(done.err) == []


# --- a real terminal --------------------------------------------------------------------------

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX terminals")


def seen(case: Path, *arguments: str, columns: int = 80, **environment: str) -> str:
    """Return what a command writes to a terminal, stdout and stderr as they come."""
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    dropped = {"COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "CLAIMGRAPH_CASE"}
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    process = subprocess.Popen(
        [*PROGRAM, *arguments],
        cwd=case,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**kept, "TERM": "xterm-256color", **environment},
    )
    os.close(theirs)
    written = b""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            part = os.read(ours, 65_536)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        written += part
    os.close(ours)
    process.wait(timeout=10)
    return written.decode().replace("\r\n", "\n")


@POSIX
def test_colours_are_for_terminals_that_want_them(fog_copy: Path) -> None:
    coloured = seen(fog_copy, "show", "fb-opera")
    assert re.search(r"\x1b\[[\d;]*36mfb-opera\x1b\[0m", coloured)
    assert "\x1b[1;31merror:" in seen(fog_copy, "show", "qqqq")
    for environment in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        assert not re.search(r"\x1b\[[\d;]*3\d", seen(fog_copy, "show", "fb-opera", **environment))
        # -q: on a slow machine a bar would be drawn, without colours.
        assert "\x1b" not in seen(fog_copy, "show", "qqqq", "-q", **environment)


@POSIX
@pytest.mark.parametrize("columns", [30, 80, 160])
def test_answers_fit_the_terminal(fog_copy: Path, columns: int) -> None:
    for arguments in (["ask", "who-says"], ["trace", "sr-c22"], ["find", "fog"]):
        text = re.sub(r"\x1b\[[\d;]*m", "", seen(fog_copy, *arguments, "-q", columns=columns))
        assert text.count("\n") > 5
        assert max(map(cell_len, text.split("\n"))) <= columns


@POSIX
def test_whoever_waits_sees_a_bar_that_goes_away(fog_copy: Path) -> None:
    slow = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c > ?f) } ORDER BY ?c"
    text = seen(fog_copy, "query", "--timeout", "2", "-e", slow)
    assert "asking" in text
    assert "━" in text
    # Whatever was drawn is wiped before the message.
    assert text.rpartition("\x1b[2K")[2].lstrip("\n\r").count("asking") == 0
    assert "asking" not in seen(fog_copy, "query", "--timeout", "2", "-e", slow, "-q")


class Screen(io.StringIO):
    """A terminal, as far as a stream can tell."""

    def isatty(self) -> bool:
        return True


def test_quick_work_shows_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    with bar("looking"):
        pass
    assert screen.getvalue() == ""
    end = time.monotonic() + 30
    with bar("looking"):
        while "looking" not in screen.getvalue() and time.monotonic() < end:
            time.sleep(0.02)
    assert "looking" in screen.getvalue()
